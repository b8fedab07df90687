"""Instructions that call functions, and those that make function values."""

from __future__ import annotations

from ophion.compiler.ir.base import BORROWED_FOREVER, Instruction, Value
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import ClassIR, Type


class Call(Instruction):
    """Call a known function. Args are borrowed, the result is owned."""

    def __init__(self, function: FunctionIR, args: list[Value], line: int = -1) -> None:
        super().__init__(function.result, args, line)
        self.function = function

    @property
    def can_raise(self) -> bool:  # type: ignore[override]
        return self.function.can_raise

    def detail(self) -> str:
        return self.function.name


class CallVirtual(Instruction):
    """Call slot `slot` of the vtable of args[0], with all args; `declaration` gives the signature. `root`: a
    method that all objects have.
    """

    can_raise = True

    def __init__(
        self, declaration: FunctionIR, slot: int, args: list[Value], line: int = -1, root: bool = False
    ) -> None:
        super().__init__(declaration.result, args, line)
        self.declaration = declaration
        self.slot = slot
        self.root = root

    def detail(self) -> str:
        return f"{self.declaration.name} slot {self.slot}"


class CallClosure(Instruction):
    """Call the function value args[0] with the remaining args.

    The code behind a closure takes the closure object itself first: it reads its captured values from there.
    """

    can_raise = True

    def __init__(self, args: list[Value], result: Type, line: int = -1) -> None:
        super().__init__(result, args, line)


class MakeClosure(Instruction):
    """A closure object of class `cls` (fields: the captured values, in the order of args) whose code is
    `function`. A `shared` one captures nothing, and is always the same object.
    """

    can_raise = True

    def __init__(
        self,
        function: FunctionIR,
        cls: ClassIR,
        args: list[Value],
        type: Type,
        line: int = -1,
        shared: bool = False,
    ) -> None:
        super().__init__(type, args, line)
        self.function = function
        self.cls = cls
        self.shared = shared
        self.can_raise = not shared

    def detail(self) -> str:
        return self.function.name


class FunctionFact(Instruction):
    """What is asked of function values: `__name__` and `__qualname__`, each an immortal str; `hash`, `kind`;
    whether two are `identical`, and whether they are the `same`: one function, or one method of one object.
    """

    borrows = BORROWED_FOREVER

    def __init__(self, asked: str, args: list[Value], type: Type, line: int = -1) -> None:
        super().__init__(type, args, line)
        self.asked = asked

    def detail(self) -> str:
        return self.asked
