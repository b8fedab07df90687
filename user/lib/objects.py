"""What is asked of objects whose class is only known when the program runs, and of values of any type."""

from typing import TypeVar

T = TypeVar("T")


def items_of(container: object) -> list[object]:
    """What a list or tuple holds; the keys of a dict, each with its value behind it."""
    if isinstance(container, dict):
        return [part for pair in container.items() for part in pair]
    assert isinstance(container, list | tuple)
    return list(container)


def operated(value: object, other: object, place: int) -> object:
    """value op other by the class of `value`, the operator by its place; None where that has no answer."""
    raise NotImplementedError("the compiler writes it out")


def absolute(value: T) -> T:
    """abs(value)"""
    return abs(value)  # type: ignore[arg-type]
