"""mypy takes a field for what a test said of it, whatever is called since: the unreachable is reached."""

from collections.abc import Callable


class Lamp:
    def __init__(self) -> None:
        self.level: int | None = None

    def light(self) -> bool:
        self.level = 3
        return True


def statement(lamp: Lamp) -> str:
    if lamp.level is None:
        lamp.light()
        if lamp.level is None:
            return "dark"
        print("light")
        return "light"
    return "light before"


def end(lamp: Lamp) -> int:
    if lamp.level is None:
        lamp.light()
        while lamp.level is None:
            lamp.light()
    else:
        return 1


def operator(lamp: Lamp) -> bool:
    return bool(lamp.level is None and lamp.light() and lamp.level is not None and lamp.light())


def value(lamp: Lamp) -> object:
    found = lamp.light() and lamp.level is None and lamp.light() and lamp.level is not None and "x".upper()
    return found or None


def conditional(lamp: Lamp) -> str:
    lamp.level = None
    return ("dark" if lamp.level is None else "light".upper()) if lamp.light() else "out"


TESTS: list[Callable[[Lamp], object]] = [statement, end, operator, value, conditional]
for function in TESTS:
    try:
        print(function(Lamp()))
    except RuntimeError as error:
        print(error)
