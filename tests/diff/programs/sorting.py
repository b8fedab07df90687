"""Sorting: stable, by key, reversed, of texts and tuples; many sizes."""


def scrambled(length: int) -> list[int]:
    value = 12345
    made: list[int] = []
    for _ in range(length):
        value = (value * 1103515245 + 12345) & 0x7FFFFFFF
        made.append(value % 1000)
    return made


for length in [0, 1, 2, 15, 16, 17, 33, 100, 1000]:
    values = scrambled(length)
    ordered = sorted(values)
    print(
        length,
        all(ordered[i] <= ordered[i + 1] for i in range(length - 1)),
        sum(values) == sum(ordered),
        ordered[:3],
    )
words = ["pear", "fig", "apple", "kiwi", "date"]
print(
    sorted(words), sorted(words, key=len), sorted(words, reverse=True), sorted(words, key=len, reverse=True)
)
words.sort(key=lambda word: word[-1])
print(words)
pairs = [(n % 4, n) for n in range(40)]
pairs.sort(key=lambda pair: pair[0])
print(pairs)
pairs.sort(reverse=True)
print(
    pairs[:5],
    sorted([(1, "b"), (1, "a"), (0, "z")]),
    sorted("hello"),
    sorted({3: "x", 1: "y"}),
    sorted([True, False]),
)
numbers = [5, 3, 9]
numbers.sort()
print(numbers, numbers.sort() is None, sorted([[2], [1, 5], [1]]), min(words, key=len), max(words))
