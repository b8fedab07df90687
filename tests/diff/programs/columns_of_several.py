"""zip(*rows) of rows with items of several types: the columns hold objects."""

pairs = [(1, "a"), (2, "b"), (3, "c")]
numbers, letters = zip(*pairs)
print(numbers, letters, "".join(letters), len(numbers), numbers[1])
total: int = 0
for n in numbers:
    value: int = n
    total += value
print(total)
for column in zip(*[(1, None, 2.5), (2, "x", 3.5)]):
    print(column)
empty: list[tuple[int, str]] = []
try:
    a, b = zip(*empty)
except ValueError as error:
    print(error)
print(list(zip(*pairs, strict=True)))
