"""Variables that walk along lists, trees and arrays: while these stay as they are, and while they change."""

from __future__ import annotations


class Node:
    """An item of a list, or of a tree; it says when it goes."""

    def __init__(self, name: str, next: Node | None = None, left: Node | None = None) -> None:
        self.name = name
        self.next = next
        self.left = left
        self.children: list[Node] = []


class Loud(Node):
    def __del__(self) -> None:
        print("gone:", self.name)


class Chain:
    def __init__(self) -> None:
        self.head: Node | None = None

    def find(self, name: str) -> Node | None:
        node = self.head
        while node is not None and node.name != name:
            node = node.next
        return node

    def last(self) -> Node:
        node = self.head
        assert node is not None
        while node.next is not None:
            node = node.next
        return node

    def push(self, node: Node) -> None:
        node.next = self.head
        self.head = node

    def pop_all(self) -> list[str]:
        names: list[str] = []
        node = self.head
        while node is not None:
            names.append(node.name)
            self.head = node.next  # the node goes, but for the variable
            names.append(node.name.upper())
            node = self.head
        return names

    def reverse(self) -> None:
        before: Node | None = None
        node = self.head
        while node is not None:
            node.next, before, node = before, node, node.next
        self.head = before

    def drop_next(self, name: str) -> str:
        node = self.find(name)
        assert node is not None and node.next is not None
        gone = node.next
        node.next = gone.next
        return gone.name + "!"


def names_of(node: Node | None) -> str:
    found = ""
    while node:
        found += node.name
        node = node.next
    return found


def zigzag(root: Node, ways: str) -> str:
    """Left or right by the letters; where there is none, from the top again."""
    node = root
    path: list[str] = []
    for way in ways:
        following = node.left if way == "l" else node.next
        if following is None:
            node = root
        else:
            node = following
        path.append(node.name)
    return "".join(path)


def deepest(node: Node) -> tuple[Node, int]:
    best, depth = node, 0
    pending = [(node, 0)]
    while pending:
        current, level = pending.pop()
        if level > depth:
            best, depth = current, level
        for child in current.children:
            pending.append((child, level + 1))
    return best, depth


def longest(names: list[str]) -> str:
    best = names[0]
    for name in names:
        if len(name) > len(best):
            best = name
    return best


def longest_and_clear(names: list[str]) -> str:
    best = names[0]
    for index in range(len(names)):
        if len(names[index]) > len(best):
            best = names[index]
    names.clear()
    names.append("x" * 3)
    return best


def swap(nodes: list[Node], name: str) -> str:
    first = nodes[0]
    nodes[0] = Loud(name)
    return first.name


def follow_and_cut(node: Node | None) -> str:
    """The callee drops what the variable walks along."""
    found = ""
    while node is not None:
        here = node
        node = node.next
        cut(here)
        found += here.name
    return found


def cut(node: Node) -> None:
    node.next = None


def safely(node: Node | None, limit: int) -> str:
    try:
        while True:
            if node is None:
                raise LookupError("end")
            if limit == 0:
                raise ValueError(node.name)
            limit -= 1
            node = node.next
    except LookupError as problem:
        return f"{problem} {node is None}"
    except ValueError as problem:
        return f"at {problem} {node.name if node else '-'}"


def make(names: str) -> Chain:
    chain = Chain()
    for name in reversed(names):
        chain.push(Loud(name) if name.isupper() else Node(name))
    return chain


def main() -> None:
    chain = make("abCdE")
    found = chain.find("C")
    print(found.name if found else None, chain.find("x"), chain.last().name, names_of(chain.head))
    chain.reverse()
    print(names_of(chain.head), safely(chain.head, 3), safely(chain.head, 9))
    print(chain.drop_next("d"), names_of(chain.head))
    print("found", found.name if found else None)
    found = None
    print(chain.pop_all())
    print(follow_and_cut(make("xYz").head))
    tree = Node("t", Node("r", None, Node("s")), Node("l", Node("m")))
    print(zigzag(tree, "lrrlrlrrl"))
    for name in "pq":
        tree.children.append(Node(name))
    tree.children[1].children.append(Node("w"))
    node, depth = deepest(tree)
    print(node.name, depth)
    print(longest(["a", "bcd", "ef"]), longest_and_clear(["ab" * 3, "c" * 9, "d"]))
    row: list[Node] = [Loud("one"), Node("two")]
    print(swap(row, "THREE"))
    row.clear()
    print("end")


main()
