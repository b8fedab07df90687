"""What a value of type Any can do is not known when compiling."""

from typing import Any


def shout(value: Any) -> str:
    return str(value.upper())


def more(value: Any) -> int:
    return int(value.real)


def names(value: object) -> None:
    print(value, __file__)


shout("a")
more(1)
names(1)
