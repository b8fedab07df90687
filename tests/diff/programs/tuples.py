"""Tuples of fixed shape and of any length."""


def divide(a: int, b: int) -> tuple[int, int]:
    return a // b, a % b


def spread(values: tuple[int, ...]) -> int:
    total = 0
    for value in values:
        total += value
    return total


pair = (1, "a")
quotient, rest = divide(17, 5)
print(pair, pair[0], pair[1], quotient, rest, divide(9, 2), (1,), (), len(pair))
a, b = 1, 2
a, b = b, a
print(
    a, b, (1, 2) < (1, 3), (1, 2) == (1, 2), (1, "x") != (1, "y"), (2,) > (1, 5), hash((1, 2)) == hash((1, 2))
)
many: tuple[int, ...] = (1, 2, 3)
print(
    many,
    len(many),
    many[-1],
    many[1:],
    spread(many),
    spread(()),
    2 in many,
    many + (4,),
    many * 2,
    many.index(3),
    many.count(1),
)
print(tuple([1, 2]), tuple(range(3)), tuple("ab"), sorted([(2, "b"), (1, "z"), (2, "a")]))
(x, y), z = (1, 2), 3
print(x, y, z, [(i, j) for i in range(2) for j in range(2)], min((3, 1), (2, 9)))
nested = ((1, 2), ("a", (True, 5)))
print(nested, nested[1][1][0], nested[0])
try:
    print(many[7])
except IndexError as error:
    print("IndexError:", error)
points = {(0, 0): "origin"}
points[(1, 0)] = "east"
print(points[(1, 0)], (5, 5) in points)
for index, (name, value) in enumerate([("a", 1), ("b", 2)]):
    print(index, name, value)
