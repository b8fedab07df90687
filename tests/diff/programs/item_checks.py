"""Indices near the ends of lists and tuples, and items that change while they are used."""


class Loud:
    """Empties a list when it dies."""

    def __init__(self, name: str, others: "list[Loud]") -> None:
        self.name = name
        self.others = others

    def __del__(self) -> None:
        print("del", self.name)
        self.others.clear()


def attempt(items: list[int], index: int) -> None:
    try:
        print(index, items[index], end=" ")
        items[index] = items[index] + 1
        items[index] += 10
        print(items)
    except IndexError as error:
        print(index, error)


def pops(items: list[str]) -> None:
    while True:
        try:
            print(items.pop(), len(items))
        except IndexError as error:
            print(error)
            return


def shrinking(items: list[int]) -> int:
    total = 0
    try:
        for index in range(len(items)):
            if index % 3 == 2:
                items.pop()
            total += items[index]
    except IndexError as error:
        print(error, total)
    return total


def growing(items: list[int]) -> int:
    total = 0
    for value in items:
        if len(items) < 20:
            items.append(value + 1)
        total += value
    return total


def replaced() -> None:
    """The old value of an item dies in the middle of the store, and its list with it."""
    pool: list[Loud] = []
    try:
        pool.append(Loud("a", pool))
        pool.append(Loud("b", []))
        pool[0] = Loud("c", [])
        print(len(pool))
    finally:
        pool.clear()


def through_another_name(items: list[list[int]]) -> None:
    row = items[0]
    for index in range(len(row)):
        items[0] = [index]
        row[index] += len(items[0]) + items[0][-1]
    print(row, items)


def main() -> None:
    for index in (0, 2, 3, -1, -3, -4, 9_223_372_036_854_775_807, -9_223_372_036_854_775_808):
        attempt([1, 2, 3], index)
        attempt([], index)
    for index in (1, -2, 2, -3):
        try:
            print(["p", "q"][index], tuple(["u", "v"])[index])
        except IndexError as error:
            print(error)
    pops(["a", "b", "c"])
    print(shrinking(list(range(10))), growing([1, 2, 3]))
    replaced()
    through_another_name([[1, 2, 3], [4]])
    print([0] * 5, ["a"] * 3, [1, 2] * 2, [[]] * 0, [None] * -1)


main()
