names = []
print(names)
