"""Reference counts: borrowed parameters, owned results, the last use moves, what an error drops."""


class Node:
    def __init__(self, name: str, next: "Node | None") -> None:
        self.name = name
        self.next = next


def push(head: Node | None, name: str) -> Node:
    return Node(name, head)


def length(head: Node | None) -> int:
    count = 0
    while head is not None:
        count += 1
        head = head.next
    return count


def names(head: Node) -> list[str]:
    found: list[str] = []
    found.append(head.name)
    return found


def greeting(name: str) -> str:
    return "hello, " + name


print(length(push(None, "a")), names(push(None, "b")), greeting("c"))
