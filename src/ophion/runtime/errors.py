"""Functions that raise, called by compiled code where a check fails: the texts are CPython's.

Out of memory raises one object that lies in the program's data, because none can be made then.
"""

from typing import NoReturn, cast

from ophion.lang.unsafe import immortal
from ophion.runtime.exceptions import MemoryError as OutOfMemory
from ophion.runtime.traceback import uncaught

__all__ = ["uncaught"]


def raise_memory() -> NoReturn:
    """MemoryError, without allocating."""
    forget_out_of_memory()
    raise cast(MemoryError, immortal(OutOfMemory))


def forget_out_of_memory() -> None:
    """Drop what the object of an earlier MemoryError holds."""
    immortal(OutOfMemory).forget()


def raise_overflow() -> NoReturn:
    """An integer left 64 bits."""
    raise OverflowError("integer does not fit in 64 bits")


def raise_zero_division() -> NoReturn:
    """`//` by zero."""
    raise ZeroDivisionError("integer division or modulo by zero")


def raise_modulo_zero() -> NoReturn:
    """`%` by zero."""
    raise ZeroDivisionError("integer modulo by zero")


def raise_true_division_zero() -> NoReturn:
    """`/` of integers by zero."""
    raise ZeroDivisionError("division by zero")


def raise_float_zero_division() -> NoReturn:
    """`/` of floats by zero."""
    raise ZeroDivisionError("float division by zero")


def raise_float_floor_zero() -> NoReturn:
    """`//` of floats by zero."""
    raise ZeroDivisionError("float floor division by zero")


def raise_float_modulo_zero() -> NoReturn:
    """`%` of floats by zero."""
    raise ZeroDivisionError("float modulo")


def raise_float_nan() -> NoReturn:
    """int() of what is no number."""
    raise ValueError("cannot convert float NaN to integer")


def raise_float_infinity() -> NoReturn:
    """int() of an infinity."""
    raise OverflowError("cannot convert float infinity to integer")


def raise_negative_shift() -> NoReturn:
    """A shift by less than zero."""
    raise ValueError("negative shift count")


def raise_negative_power() -> NoReturn:
    """`int ** negative`, which would be a float."""
    raise ValueError("negative exponent of an integer")


def raise_unassigned() -> NoReturn:
    """A field or variable that has no value yet, or a method without a body."""
    raise AttributeError("used before it was assigned")


def raise_unbound(name: str) -> NoReturn:
    """A local variable that has no value yet."""
    raise UnboundLocalError(
        "cannot access local variable '" + name + "' where it is not associated with a value"
    )


def raise_free(name: str) -> NoReturn:
    """A variable of an outer function that has no value yet."""
    raise NameError(
        "cannot access free variable '"
        + name
        + "' where it is not associated with a value in enclosing scope"
    )


def raise_unreachable() -> NoReturn:
    """Code that mypy takes for unreachable, and that is reached: it was compiled into this."""
    raise RuntimeError("mypy takes this for unreachable")


def raise_none(message: str) -> NoReturn:
    """None where a value was needed."""
    raise AttributeError(message)


def raise_generator_running() -> NoReturn:
    """A generator that is asked for its next value by its own code."""
    raise ValueError("generator already executing")


def raise_index(message: str) -> NoReturn:
    """An index outside its sequence."""
    raise IndexError(message)


def raise_unpack(expected: int, found: int) -> NoReturn:
    """Unpacking a sequence of another length than there are targets. `found` is negative for a slice whose
    end lies before its begin.
    """
    if found > expected:
        raise ValueError("too many values to unpack (expected " + str(expected) + ")")
    got = str(found) if found > 0 else "0"
    raise ValueError("not enough values to unpack (expected " + str(expected) + ", got " + got + ")")


def raise_unpack_starred(expected: int, found: int) -> NoReturn:
    """Unpacking a sequence that is shorter than the targets beside the starred one."""
    text = "not enough values to unpack (expected at least " + str(expected)
    raise ValueError(text + ", got " + str(found) + ")")


def raise_recursion() -> NoReturn:
    """The stack is nearly used up."""
    raise RecursionError("maximum recursion depth exceeded")


def raise_read_only() -> NoReturn:
    """A store to a Struct that lies over bytes."""
    raise TypeError("cannot modify read-only memory")


def raise_outside_buffer(name: str, size: int, offset: int, length: int) -> NoReturn:
    """A Struct that would leave its buffer."""
    text = name + " of " + str(size) + " bytes at " + str(offset)
    raise ValueError(text + " leaves a buffer of " + str(length))
