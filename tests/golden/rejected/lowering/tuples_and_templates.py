"""Indices beyond a tuple, and templates whose values do not fit."""

POINT = "%d %d"
NAMED = "%(name)s"


def shown(pair: tuple[int, str]) -> None:
    print(pair[1 + 4])
    print(pair.index("a", 1))
    print(POINT % (1,))
    print(NAMED % ["name"])


shown((1, "a"))


def nothing(none: tuple[()], place: int) -> None:
    print(none[place])


nothing((), 1)


def searched(none: tuple[()]) -> None:
    print(none.count(3))


searched(())
