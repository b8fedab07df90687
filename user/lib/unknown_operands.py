"""Operators whose operands mypy knows nothing of: what `+` or `round` of two objects is, told when the
program runs by what they are. TypeError in CPython's words where they do not fit.

`symbol` is the operator as CPython's message shows it; of `x += y` it ends in "=".
"""

from typing import Any, NoReturn

from user.lib.objects import operated

REFLECTED = 13
"""How far behind an operator's place in `PLACES` of `lower/unknown_operands.py` its reflected form stands."""


def add(left: object, right: object, symbol: str) -> object:
    """left + right"""
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left + right
    if isinstance(left, str) and isinstance(right, str):
        return left + right
    if isinstance(left, bytes) and isinstance(right, bytes):
        return left + right
    if isinstance(left, list):
        if symbol == "+=":
            return _extended(left, right)
        if isinstance(right, list):
            return [*left, *right]
    if isinstance(left, tuple) and isinstance(right, tuple):
        return (*left, *right)
    found = by_class(left, right, 0)
    if found is None and isinstance(left, str | bytes | list | tuple):
        _not_concatenated(left, right)
    return answered(found, left, right, symbol)


def _extended(left: Any, right: Any) -> object:
    """left += right of a list that holds objects, as all do that nothing is known of."""
    values: list[Any] = left
    for value in right:
        values.append(value)
    return values


def _not_concatenated(left: object, right: object) -> NoReturn:
    name, other = type(left).__name__, type(right).__name__
    if isinstance(left, bytes):
        raise TypeError(f"can't concat {other} to bytes")
    raise TypeError(f'can only concatenate {name} (not "{other}") to {name}')


def sub(left: object, right: object, symbol: str) -> object:
    """left - right"""
    if isinstance(left, int) and isinstance(right, int):
        return left - right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left - right
    if isinstance(left, set | frozenset) and isinstance(right, set | frozenset):
        return _as_kind(left, _members(left) - _members(right))
    return answered(by_class(left, right, 1), left, right, symbol)


def mul(left: object, right: object, symbol: str) -> object:
    """left * right"""
    if isinstance(left, int) and isinstance(right, int):
        return left * right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left * right
    if isinstance(left, str | bytes | list | tuple):
        return _repeated(left, right)
    if isinstance(right, str | bytes | list | tuple):
        return _repeated(right, left)
    return answered(by_class(left, right, 2), left, right, symbol)


def _repeated(value: str | bytes | list[object] | tuple[object, ...], count: object) -> object:
    if not isinstance(count, int):
        raise TypeError(f"can't multiply sequence by non-int of type '{type(count).__name__}'")
    if isinstance(value, str):
        return value * count
    if isinstance(value, bytes):
        return value * count
    if isinstance(value, list):
        return list(value) * count
    return tuple(value) * count


def truediv(left: object, right: object, symbol: str) -> object:
    """left / right"""
    if isinstance(left, int) and isinstance(right, int):
        return left / right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left / right
    return answered(by_class(left, right, 3), left, right, symbol)


def floordiv(left: object, right: object, symbol: str) -> object:
    """left // right"""
    if isinstance(left, int) and isinstance(right, int):
        return left // right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left // right
    return answered(by_class(left, right, 4), left, right, symbol)


def mod(left: object, right: object, symbol: str) -> object:
    """left % right"""
    if isinstance(left, int) and isinstance(right, int):
        return left % right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left % right
    if isinstance(left, str):
        return filled(left, right)
    return answered(by_class(left, right, 5), left, right, symbol)


def filled(template: str, value: object) -> str:
    """template % value"""
    if isinstance(value, tuple):
        return template % tuple(value)
    if isinstance(value, dict):
        return template % {str(name): part for name, part in value.items()}
    return template % (value,)


def lshift(left: object, right: object, symbol: str) -> object:
    """left << right"""
    if isinstance(left, int) and isinstance(right, int):
        return left << right
    return answered(by_class(left, right, 7), left, right, symbol)


def rshift(left: object, right: object, symbol: str) -> object:
    """left >> right"""
    if isinstance(left, int) and isinstance(right, int):
        return left >> right
    return answered(by_class(left, right, 8), left, right, symbol)


def and_(left: object, right: object, symbol: str) -> object:
    """left & right"""
    if isinstance(left, bool) and isinstance(right, bool):
        return left and right
    if isinstance(left, int) and isinstance(right, int):
        return left & right
    if isinstance(left, set | frozenset) and isinstance(right, set | frozenset):
        return _as_kind(left, _members(left) & _members(right))
    return answered(by_class(left, right, 9), left, right, symbol)


def or_(left: object, right: object, symbol: str) -> object:
    """left | right"""
    if isinstance(left, bool) and isinstance(right, bool):
        return left or right
    if isinstance(left, int) and isinstance(right, int):
        return left | right
    if isinstance(left, set | frozenset) and isinstance(right, set | frozenset):
        return _as_kind(left, _members(left) | _members(right))
    if isinstance(left, dict) and isinstance(right, dict):
        return {**left, **right}
    return answered(by_class(left, right, 10), left, right, symbol)


def xor(left: object, right: object, symbol: str) -> object:
    """left ^ right"""
    if isinstance(left, bool) and isinstance(right, bool):
        return left != right
    if isinstance(left, int) and isinstance(right, int):
        return left ^ right
    if isinstance(left, set | frozenset) and isinstance(right, set | frozenset):
        return _as_kind(left, _members(left) ^ _members(right))
    return answered(by_class(left, right, 11), left, right, symbol)


def matmul(left: object, right: object, symbol: str) -> object:
    """left @ right"""
    return answered(by_class(left, right, 12), left, right, symbol)


def divmod_(left: object, right: object, symbol: str) -> object:
    """divmod(left, right)"""
    if isinstance(left, int) and isinstance(right, int):
        return divmod(left, right)
    if isinstance(left, int | float) and isinstance(right, int | float):
        return divmod(float(left), float(right))
    return answered(None, left, right, symbol)


def _members(values: Any) -> set[object]:
    return set(values)


def _as_kind(left: object, found: set[object]) -> object:
    """A set as one of the kind that the left operand is."""
    return frozenset(found) if isinstance(left, frozenset) else found


def by_class(left: object, right: object, place: int) -> object:
    """What the classes of the program say; None where neither has an answer."""
    found = None if left is None else operated(left, right, place)
    if found is None and right is not None:
        return operated(right, left, place + REFLECTED)
    return found


def answered(found: object, left: object, right: object, symbol: str) -> object:
    """What was found; TypeError where that is nothing."""
    if found is None:
        names = f"'{type(left).__name__}' and '{type(right).__name__}'"
        raise TypeError(f"unsupported operand type(s) for {symbol}: {names}")
    return found
