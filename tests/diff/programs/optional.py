"""T | None: values, objects, narrowing, containers."""


class Node:
    """A linked list."""

    def __init__(self, value: int, following: "Node | None" = None) -> None:
        self.value = value
        self.following = following


def find(values: list[int], wanted: int) -> int | None:
    for index, value in enumerate(values):
        if value == wanted:
            return index
    return None


def describe(text: str | None, number: int | None = None) -> str:
    if text is None:
        return "nothing" if number is None else f"number {number}"
    return text + ("" if number is None else str(number))


def total(node: Node | None) -> int:
    count = 0
    while node is not None:
        count += node.value
        node = node.following
    return count


print(find([4, 5, 6], 5), find([4], 9), find([4], 4) is None, find([0], 0) == 0)
print(describe(None), describe("a"), describe(None, 0), describe("b", 2))
print(total(Node(1, Node(2, Node(3)))), total(None))
maybe: list[int | None] = [1, None, 3]
print(maybe, [value for value in maybe if value is not None], maybe[1] is None, maybe == [1, None, 3])
flag: bool | None = None
print(flag, flag is None, str(flag), [flag])
flag = True
print(flag, not flag)
text: str | None = "x"
print((text or "default") + "!", len(text) if text else 0)
pair: tuple[int, str] | None = (1, "p")
print(pair, None, pair[1] if pair is not None else "none")


def number_and_word(flag: bool) -> tuple[int | None, str]:
    if flag:
        return None, "none"
    return 3, "three"


held: tuple[int | None, int] = (None, 1)
print(number_and_word(True), number_and_word(False), held)
