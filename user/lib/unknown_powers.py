"""`**` of operands that mypy knows nothing of, apart because few programs have powers."""

from ophion.runtime.numbers import power
from user.lib.math_powers import float_power
from user.lib.unknown_operands import answered, by_class


def pow_(left: object, right: object, symbol: str) -> object:
    """left ** right"""
    if isinstance(left, int) and isinstance(right, int) and right >= 0:
        return power(left, right)
    if isinstance(left, int | float) and isinstance(right, int | float):
        return float_power(left, right)
    shown = "** or pow()" if symbol == "**" else symbol
    return answered(by_class(left, right, 6), left, right, shown)
