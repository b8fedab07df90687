"""`*values` in calls: of tuples, and of iterables whose length is checked when the program runs."""


class Pair:
    def __init__(self, a: int, b: str) -> None:
        self.a = a
        self.b = b

    def minus(self, x: int, y: int) -> int:
        return x - y + self.a


def two() -> tuple[int, str]:
    print("two", end=" ")
    return 1, "x"


def place(a: int, b: int, c: int = 0) -> int:
    return a * 100 + b * 10 + c


def named(n: int, text: str) -> str:
    return text * n


def three(a: int, b: int, c: int) -> int:
    return a + 2 * b + 3 * c


def note(n: int) -> int:
    print(n, end=" ")
    return n


print(place(*(1, 2)), place(*(1, 2), 3), place(0, *(1, 2)), place(*(4, 5), c=6), place(*(1,), *(2, 3)))
print(max(*(3, 4)), named(*two()), pow(*(2, 5)), Pair(*two()).a, Pair(1, "b").minus(*(5, 3)))
print(three(*[1, 2, 3]), three(1, *[2, 3]), three(*range(3)), three(*(x for x in [1, 2, 3])))
print(Pair(1, "b").minus(*[9, 4]), three(note(1), *[note(2), note(3)]), three(*(note(4), note(5)), c=note(6)))
empty: list[int] = []
for number in range(6):
    try:
        if number == 0:
            print(three(*[1, 2]))
        elif number == 1:
            print(three(*[1]))
        elif number == 2:
            print(three(*empty))
        elif number == 3:
            print(three(*[1, 2, 3, 4]))
        elif number == 4:
            print(Pair(1, "").minus(*[1]))
        else:
            print(three(7, 8, *empty))
    except TypeError as error:
        print(error)

print("x", "y", sep=None, end=None)
print(1, 2, sep="")
print(*[1, 2], *"ab", 3, sep="-")
print(*(1, "a", None))
print(*range(3))
print(*[])
print(*map(str, [1, 2]), end="!\n")
print(*{"a": 1}, *[Pair(1, "b").a])
print("a", *(x * 2 for x in [1, 2]), *empty, sep=", ")
print(*sorted({"b", "a"}), sep="\n")
