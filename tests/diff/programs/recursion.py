"""Recursive functions and structures."""


class Tree:
    """A search tree."""

    def __init__(self, key: int) -> None:
        self.key = key
        self.left: Tree | None = None
        self.right: Tree | None = None

    def insert(self, key: int) -> None:
        if key < self.key:
            if self.left is None:
                self.left = Tree(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Tree(key)
        else:
            self.right.insert(key)

    def keys(self) -> list[int]:
        before = self.left.keys() if self.left is not None else []
        after = self.right.keys() if self.right is not None else []
        return before + [self.key] + after


def fibonacci(n: int) -> int:
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def hanoi(height: int, source: str, target: str, spare: str, moves: list[str]) -> None:
    if height > 0:
        hanoi(height - 1, source, spare, target, moves)
        moves.append(source + target)
        hanoi(height - 1, spare, target, source, moves)


def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


def permutations(items: list[int]) -> list[list[int]]:
    if not items:
        return [[]]
    return [
        [item] + rest for i, item in enumerate(items) for rest in permutations(items[:i] + items[i + 1 :])
    ]


print(fibonacci(20), ackermann(2, 3))
moves: list[str] = []
hanoi(4, "a", "c", "b", moves)
print(len(moves), moves[:6])
tree = Tree(50)
for key in [30, 70, 20, 40, 60, 80, 10]:
    tree.insert(key)
print(tree.keys(), permutations([1, 2, 3]))


class Link:
    """A long chain, freed without deep recursion."""

    def __init__(self, following: "Link | None") -> None:
        self.following = following


chain: Link | None = None
for _ in range(20000):
    chain = Link(chain)
chain = None
print("freed")
