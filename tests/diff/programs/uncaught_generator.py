"""An exception that nobody catches passes generators: the traceback names their frames."""

from collections.abc import Iterator


def quotients(number: int) -> Iterator[int]:
    yield 1
    yield 10 // number


def through(number: int) -> Iterator[int]:
    yield 0
    yield from quotients(number)


def use(doubled: Iterator[int]) -> None:
    for number in doubled:
        print(number)


use(number * 2 for number in through(0))
