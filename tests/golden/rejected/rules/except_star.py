try:
    print(1)
except* ValueError:
    print(2)
