rows = [[1, 2], [3, 4]]
for pair in zip(*rows):
    print(pair)
