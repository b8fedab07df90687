"""set.union and its kin, called on the class with any number of sets."""

sets = [{1, 2, 3}, {2, 3}, {3, 4}]
print(set.intersection(*sets), set.union(*sets), set.union({1}, {2}), set().union(*sets))
print(set.intersection(*map(set, ["abc", "bcd", "cde"])), sorted(frozenset.union(*map(frozenset, sets))))
print(set.union(*(s for s in sets)), set.difference({1, 2}, {2}), set.difference({1, 2, 3}, [1], (2,)))
print(set.union({0}, *sets, [9]), set.intersection({3, 9}, *sets))
print(len(set.union(*[{letter} for letter in "hello"])), sets)
union = set.union(sets[0])
union.add(7)
print(union, sets[0])
try:
    set.union(*sets[:0])
except TypeError as problem:
    print(problem)
