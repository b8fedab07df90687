from operator import itemgetter

rows = [(2, "b"), (1, "a")]
print(sorted(rows, key=itemgetter(0)))
