"""Comprehensions and generator expressions."""

print(
    [n * n for n in range(5)], [n for n in range(10) if n % 3 == 0], [(a, b) for a in "xy" for b in range(2)]
)
print({n: str(n) for n in range(3)}, sorted({c for c in "hello"}), [[j for j in range(i)] for i in range(3)])
print(
    sum(n for n in range(5)),
    any(n > 3 for n in range(5)),
    all(n < 3 for n in range(5)),
    ",".join(str(n) for n in [1, 2]),
)
print(
    max(len(w) for w in ["a", "bbb"]),
    min((n * -1 for n in range(3))),
    sorted(n % 3 for n in range(4)),
    list(n for n in (1, 2)),
)
words = ["apple", "fig", "kiwi"]
print(
    {word[0]: len(word) for word in words}, [word.upper() for word in words if "i" in word if len(word) > 3]
)
matrix = [[1, 2], [3, 4]]
print([value for row in matrix for value in row], [[row[i] for row in matrix] for i in range(2)])
n = 99
print([n for n in range(2)], n, [y := 5, y + 1], dict((w, i) for i, w in enumerate(words)))
try:
    print([1 // (3 - n) for n in range(10**15)])
except ZeroDivisionError as error:
    print(error)
print([n for n in range(3, -3)], [n for n in range(-(2**63), -(2**63) + 2)], len([n for n in range(5_000)]))
print([a + b for a, b in zip("ab", "cd", strict=True)], [i for i, _ in enumerate("äöü")], [c for c in "aé"])
