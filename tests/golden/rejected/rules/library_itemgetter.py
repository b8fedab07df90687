from operator import itemgetter

rows = [(2, "b"), (1, "a")]
first = itemgetter(0)
print(sorted(rows, key=first))
