"""What is asked of values that mypy knows nothing of, beside operators: `in`, slices, members."""

from typing import Any, NoReturn


def contains(container: object, value: object) -> bool:
    """value in container. TypeError."""
    if isinstance(container, str):
        if not isinstance(value, str):
            name = type(value).__name__
            raise TypeError(f"'in <string>' requires string as left operand, not {name}")
        return value in container
    if isinstance(container, dict):
        return value in container
    return value in _listed(container)


def _listed(values: Any) -> list[object]:
    try:
        return list(values)
    except TypeError:
        raise TypeError(f"argument of type '{type(values).__name__}' is not iterable") from None


def unpacked(value: Any) -> list[object]:
    """The parts of `a, b = value`. TypeError."""
    try:
        return list(value)
    except TypeError:
        raise TypeError(f"cannot unpack non-iterable {type(value).__name__} object") from None


def sliced(value: object, start: int | None, stop: int | None, step: int | None) -> object:
    """value[start:stop:step]. TypeError."""
    if isinstance(value, str):
        return value[start:stop:step]
    if isinstance(value, bytes):
        return value[start:stop:step]
    if isinstance(value, bytearray):
        return value[start:stop:step]
    if isinstance(value, range):
        return value[start:stop:step]
    if isinstance(value, list):
        return list(value)[start:stop:step]
    if isinstance(value, tuple):
        return tuple(value)[start:stop:step]
    raise TypeError(f"'{type(value).__name__}' object is not subscriptable")


def no_member(value: object, name: str, having: str) -> NoReturn:
    """Raise what tells that a value has no such member; of a container that has it (`having`: their names),
    that it cannot be asked, since it does not hold objects.
    """
    kind = type(value).__name__
    if kind in having.split():
        raise TypeError(f"nothing is known of this {kind}, and what it holds is not held as objects")
    if name == "__setitem__":
        raise TypeError(f"'{kind}' object does not support item assignment")
    if name == "__delitem__":
        raise TypeError(f"'{kind}' object doesn't support item deletion")
    raise AttributeError(f"'{kind}' object has no attribute '{name}'")
