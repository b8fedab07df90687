"""Instructions for values of every kind: variables, literals, tuples, None, type information."""

from __future__ import annotations

from ophion.compiler.ir.base import BORROWED_FOREVER, OWNED, Instruction, Register, Value
from ophion.compiler.ir.function import Global
from ophion.compiler.ir.types import BOOL, VOID, ClassIR, Ref, Tuple, Type


class Assign(Instruction):
    """dest = args[0]. `unbinds`: the variable has no value afterwards (the value is null or zero)."""

    def __init__(self, dest: Register, value: Value, line: int = -1, unbinds: bool = False) -> None:
        super().__init__(VOID, [value], line)
        self.steals = (0,)
        self.dest = dest
        self.unbinds = unbinds


class Literal(Instruction):
    """An immortal str or bytes object."""

    borrows = BORROWED_FOREVER

    def __init__(self, type: Type, value: str | bytes, line: int = -1) -> None:
        super().__init__(type, [], line)
        self.value = value

    def detail(self) -> str:
        return repr(self.value)


class Character(Instruction):
    """The immortal text of the one ASCII character whose code is args[0], an INT below 128."""

    borrows = BORROWED_FOREVER

    def __init__(self, type: Type, code: Value, line: int = -1) -> None:
        super().__init__(type, [code], line)


class Immortal(Instruction):
    """The one object of class `cls` that lies in the program's data, all fields zero at first: it needs no
    memory.
    """

    borrows = BORROWED_FOREVER

    def __init__(self, cls: ClassIR, line: int = -1) -> None:
        super().__init__(Ref(cls), [], line)
        self.cls = cls

    def detail(self) -> str:
        return self.cls.name


class GetGlobal(Instruction):
    """A module variable. `check`: NameError when it is still null."""

    def __init__(self, variable: Global, borrow: bool = False, check: bool = False, line: int = -1) -> None:
        super().__init__(variable.type, [], line)
        self.variable = variable
        self.borrows = BORROWED_FOREVER if borrow else OWNED
        self.can_raise = check

    def detail(self) -> str:
        return self.variable.name


class SetGlobal(Instruction):
    """Store into a module variable and drop what was there."""

    steals = (0,)

    def __init__(self, variable: Global, value: Value, line: int = -1) -> None:
        super().__init__(VOID, [value], line)
        self.variable = variable

    def detail(self) -> str:
        return self.variable.name


class MakeTuple(Instruction):
    """Put values side by side."""

    def __init__(self, args: list[Value], line: int = -1) -> None:
        super().__init__(Tuple(tuple(arg.type for arg in args)), args, line)
        self.steals = tuple(range(len(args)))


class TupleItem(Instruction):
    """One item of a tuple, borrowed from it."""

    borrows = 0

    def __init__(self, value: Value, index: int, line: int = -1) -> None:
        assert isinstance(value.type, Tuple)
        super().__init__(value.type.items[index], [value], line)
        self.index = index

    def detail(self) -> str:
        return str(self.index)


class Wrap(Instruction):
    """A value as an Optional that has it."""

    steals = (0,)

    def __init__(self, value: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [value], line)


class Unwrap(Instruction):
    """The value of an Optional known to have one; borrowed from it."""

    borrows = 0

    def __init__(self, value: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [value], line)


class IsNone(Instruction):
    """Whether a nullable reference, function, view or Optional is None."""

    def __init__(self, value: Value, line: int = -1) -> None:
        super().__init__(BOOL, [value], line)


class CheckNone(Instruction):
    """The same value with a type that is not nullable; AttributeError or TypeError(`message`) when it is
    None.
    """

    borrows = 0
    can_raise = True

    def __init__(self, value: Value, type: Type, message: str, line: int = -1) -> None:
        super().__init__(type, [value], line)
        self.message = message


class Cast(Instruction):
    """The same pointer with another type, known to be right."""

    borrows = 0

    def __init__(self, value: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [value], line)


class Select(Instruction):
    """args[1] if args[0] else args[2], for values that are not counted, both already computed."""

    def __init__(self, condition: Value, a: Value, b: Value, line: int = -1) -> None:
        super().__init__(a.type, [condition, a, b], line)
