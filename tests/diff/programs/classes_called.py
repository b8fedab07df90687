"""Classes without a class above them in common, called as values."""

from collections.abc import Callable


class A:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"A({self.name})"


class B:
    def __init__(self, name: str) -> None:
        self.size = len(name)

    def __repr__(self) -> str:
        return f"B({self.size})"


print([f("q") for f in (A, B)])
for kind in (A, B):
    print(kind("word"), kind)
makers: list[Callable[[str], object]] = [A, B, str, len]
print([maker("abc") for maker in makers])
