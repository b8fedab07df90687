"""Functions of a number that mypy knows nothing of: abs, round, int, math.floor, `-x`, told when the program
runs by what it is. TypeError in CPython's words where it is none.
"""

import math


def neg(value: object) -> object:
    """-value"""
    if isinstance(value, int):
        return -value
    if isinstance(value, float):
        return -value
    raise TypeError(f"bad operand type for unary -: '{type(value).__name__}'")


def pos(value: object) -> object:
    """+value"""
    if isinstance(value, int):
        return +value
    if isinstance(value, float):
        return value
    raise TypeError(f"bad operand type for unary +: '{type(value).__name__}'")


def invert(value: object) -> object:
    """~value"""
    if isinstance(value, int):
        return ~value
    raise TypeError(f"bad operand type for unary ~: '{type(value).__name__}'")


def absolute(value: object) -> object:
    """abs(value)"""
    if isinstance(value, int):
        return abs(int(value))
    if isinstance(value, float):
        return abs(value)
    raise TypeError(f"bad operand type for abs(): '{type(value).__name__}'")


def rounded(value: object, digits: int | None) -> object:
    """round(value, digits)"""
    if isinstance(value, int):
        return round(value, digits) if digits is not None else int(value)
    if isinstance(value, float):
        return round(value, digits) if digits is not None else round(value)
    raise TypeError(f"type {type(value).__name__} doesn't define __round__ method")


def whole(value: object) -> int:
    """int(value)"""
    if isinstance(value, int | float):
        return int(value)
    if isinstance(value, str):
        return int(value)
    if isinstance(value, bytes):
        return int(value)
    name = type(value).__name__
    message = f"int() argument must be a string, a bytes-like object or a real number, not '{name}'"
    raise TypeError(message)


def real(value: object) -> float:
    """float(value)"""
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, str):
        return float(value)
    if isinstance(value, bytes):
        return float(value)
    raise TypeError(f"float() argument must be a string or a real number, not '{type(value).__name__}'")


def floor(value: object) -> int:
    """math.floor(value)"""
    if isinstance(value, int):
        return value
    return math.floor(_number(value))


def ceil(value: object) -> int:
    """math.ceil(value)"""
    if isinstance(value, int):
        return value
    return math.ceil(_number(value))


def trunc(value: object) -> int:
    """math.trunc(value)"""
    if isinstance(value, int | float):
        return int(value)
    raise TypeError(f"type {type(value).__name__} doesn't define __trunc__ method")


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return value
    raise TypeError(f"must be real number, not {type(value).__name__}")
