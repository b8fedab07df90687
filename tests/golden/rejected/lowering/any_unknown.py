"""What a value of type Any can do is not known when compiling."""

from collections import deque
from typing import Any


def shout(value: Any) -> str:
    return str(value.whispered())


def more(value: Any) -> int:
    return int(value(1))


def names(value: object) -> None:
    print(value, __file__)
    if isinstance(value, deque):
        value.append(1)


shout("a")
more(1)
names(1)
