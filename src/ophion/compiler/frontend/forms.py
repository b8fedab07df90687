"""The concrete forms of generic classes: which a program has, how one asks for any of them, which compare."""

from __future__ import annotations

from dataclasses import dataclass

from mypy.nodes import TypeInfo

from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.compilation import Compilation
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Register
from ophion.compiler.ir.function import FunctionIR


@dataclass(frozen=True)
class Container:
    """A class of containers whose forms are equal where their items are. `above`: that of all which compare;
    `comparison`: the function of `ophion.runtime.forms` for their items.
    """

    above: str
    comparison: str


CONTAINERS = {
    "lists.List": Container("builtins.list", "equal_sequences"),
    "tuples.VarTuple": Container("builtins.tuple", "equal_sequences"),
    "deques.Deque": Container("collections.deque", "equal_sequences"),
    "sets.BaseSet": Container(f"{RUNTIME}.sets.BaseSet", "equal_sets"),
    "dicts.Dict": Container("builtins.dict", "equal_tables"),
}
"""By the names of their classes in the runtime."""


class Forms:
    """The forms of a program's generic classes."""

    def __init__(self, compilation: Compilation, classes: Classes) -> None:
        self._compilation = compilation
        self._classes = classes
        self.tests: dict[TypeInfo, FunctionIR] = {}
        """The functions that `test` has given, whose code is made when all forms are known."""

    def of(self, info: TypeInfo) -> list[ir.ClassIR]:
        """The concrete forms of a generic class, and of those below it, that the program has."""
        known = self._classes.order
        return [c.ir for c in known if info in c.info.mro]

    def test(self, info: TypeInfo) -> FunctionIR:
        """The function that tells whether an object is of a generic class, in whichever concrete form."""
        known = self.tests.get(info)
        if known is None:
            param = Register(ir.Ref(self._classes.object.ir), "value", parameter=True)
            name = self._compilation.unique(f"{info.fullname}.is_form")
            known = FunctionIR(name, [param], ir.BOOL, display_name="isinstance", noted=False)
            self.tests[info] = known
            self._compilation.program.functions.append(known)
        return known

    def container(self, type: ir.Type) -> Container | None:
        """What is known of a type's class as one of containers."""
        if isinstance(type, ir.Tuple):
            return CONTAINERS["tuples.VarTuple"]
        cls = self._classes.by_ir.get(type.cls) if isinstance(type, ir.Ref) else None
        above = cls.info.mro if cls is not None else []
        found = [CONTAINERS.get(info.fullname.removeprefix(f"{RUNTIME}.")) for info in above]
        return next(filter(None, found), None)
