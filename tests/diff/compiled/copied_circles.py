"""copy.deepcopy of objects that lead to each other in a circle, which the program opens at its end."""

from __future__ import annotations

import copy


class Node:
    """A node that knows its parent."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.children: list[Node] = []
        self.parent: Node | None = None

    def add(self, child: Node) -> Node:
        """Put a node below this one."""
        child.parent = self
        self.children.append(child)
        return child

    def open(self) -> None:
        """Let nobody know a parent."""
        self.parent = None
        for child in self.children:
            child.open()


root = Node("root")
root.add(Node("one")).add(Node("below"))
root.add(Node("two"))
tree = copy.deepcopy(root)
first = tree.children[0]
print(
    first.parent is tree, first.children[0].parent is first, tree is not root, first is not root.children[0]
)
first.name = "other"
print([child.name for child in root.children], [child.name for child in tree.children])
root.open()
tree.open()
