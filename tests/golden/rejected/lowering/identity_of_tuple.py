pairs = [(1, 2), (3, 4)]
print(pairs[0] is pairs[1])
