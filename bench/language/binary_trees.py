"""Object trees: builds, walks and drops binary trees."""

from __future__ import annotations


class Tree:
    def __init__(self, left: Tree | None, right: Tree | None) -> None:
        self.left = left
        self.right = right

    def count(self) -> int:
        if self.left is None or self.right is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def build(depth: int) -> Tree:
    if depth == 0:
        return Tree(None, None)
    return Tree(build(depth - 1), build(depth - 1))


def main() -> None:
    deepest = 14
    long_lived = build(deepest)
    for depth in range(4, deepest + 1, 2):
        rounds = 1 << (deepest - depth + 2)
        total = 0
        for _ in range(rounds):
            total += build(depth).count()
        print(f"{rounds} trees of depth {depth}: {total}")
    print(long_lived.count())


main()
