for number in range(3):
    same = lambda n=number: n
