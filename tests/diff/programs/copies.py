"""copy.copy and copy.deepcopy."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field


@dataclass
class Leaf:
    """A value with a list."""

    name: str
    marks: list[int] = field(default_factory=list)


class Shape:
    """Something with children of any shape."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.children: list[Shape] = []

    def add(self, child: Shape) -> Shape:
        """Put a shape into this one."""
        self.children.append(child)
        return child

    def area(self) -> float:
        """Its area."""
        return sum(child.area() for child in self.children)


class Square(Shape):
    """A square."""

    def __init__(self, side: float) -> None:
        super().__init__("square")
        self.side = side

    def area(self) -> float:
        return self.side * self.side


rows = [[1, 2], [3]]
shallow, deep = copy.copy(rows), copy.deepcopy(rows)
rows[0].append(9)
rows.append([7])
print(rows, shallow, deep, copy.copy(5), copy.deepcopy("text"), copy.deepcopy((1, [2])))
table = {"a": [1], "b": [2]}
other = copy.deepcopy(table)
table["a"].append(5)
print(table, other, copy.copy(table)["a"] is table["a"], copy.deepcopy({1, 2}), copy.copy({3}))
leaf = Leaf("x", [1])
twin, clone = copy.copy(leaf), copy.deepcopy(leaf)
leaf.marks.append(2)
leaf.name = "y"
print(leaf, twin, clone, twin == clone)
root = Shape("root")
root.add(Square(2.0)).add(Square(9.0))
root.add(root.children[0])
tree = copy.deepcopy(root)
print(tree.area(), tree.children[0] is tree.children[1], type(tree.children[0]).__name__)
print(tree.children[0] is not root.children[0], len(tree.children[0].children))
same = [leaf, leaf]
pair = copy.deepcopy(same)
print(pair[0] is pair[1], pair[0] is not leaf, pair[0] == leaf)
nothing: list[int] | None = None
print(copy.copy(nothing), copy.deepcopy(nothing), copy.deepcopy([None, [1]]))
