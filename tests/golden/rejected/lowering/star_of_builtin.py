rows = [[1, 2], [3, 4]]
for pair in zip(*rows, [5, 6]):
    print(pair)
