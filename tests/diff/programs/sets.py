"""set and frozenset; printed in sorted order, because sets have none of their own."""

numbers = {3, 1, 2, 3}
numbers.add(5)
numbers.add(1)
numbers.discard(9)
print(sorted(numbers), len(numbers), 3 in numbers, 4 in numbers)
numbers.remove(3)
try:
    numbers.remove(3)
except KeyError as error:
    print("KeyError:", error)
other = {2, 5, 8}
print(sorted(numbers | other), sorted(numbers & other), sorted(numbers - other), sorted(numbers ^ other))
one, two = {1}, {1, 2}
print(one < two, two <= two, two == {2, 1}, one.issubset(two), two.issuperset(one), one.isdisjoint(two))
numbers |= other
numbers -= one
print(sorted(numbers), sorted(set("hello")), sorted({n % 3 for n in range(10)}), len(set("aa")))
words = set(["b", "a"])
words.update(["c", "a"])
print(sorted(words), words.pop() in {"a", "b", "c"}, len(words), {7}, frozenset([1]))
total = 0
for number in {1, 2, 3}:
    total += number
print(
    total,
    sorted(frozenset([3, 1]) | {2}),
    sorted(numbers.union([100])),
    hash(frozenset([1, 2])) == hash(frozenset([2, 1])),
)
words.clear()
print(words, bool(words), sorted({(1, 2), (0, 5)}))
