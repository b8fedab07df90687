"""Functions nested in methods that have the names of members of the class."""

from collections.abc import Callable


class Namesakes:
    """Functions in methods have the names of members."""

    field: Callable[[], str]

    def __init__(self) -> None:
        def field() -> str:
            return "function in __init__"

        self.field = field

    def method(self) -> str:
        return "method"

    def other(self) -> list[str]:
        def method() -> str:
            return "function in other"

        def apply(work: Callable[[], str]) -> str:
            return work() + "!"

        return [method(), self.method(), apply(method), apply(self.method), apply(lambda: method())]


made = Namesakes()
print(made.field(), made.other())
