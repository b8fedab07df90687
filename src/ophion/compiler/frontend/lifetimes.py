"""How long values live: to their last use, or as long as in CPython where a program can tell."""

from __future__ import annotations

from ophion.compiler.frontend.class_fields import ClassFields
from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.compilation import Compilation
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import Global


class Lifetimes:
    """Who can tell the end of a value's life: a `__del__` of the program, a weak reference, or whoever has
    its address.
    """

    def __init__(self, compilation: Compilation, classes: Classes, fields: ClassFields) -> None:
        self._compilation = compilation
        self._classes = classes
        self._fields = fields
        self._unsafe_files: set[str] | None = None

    def lives_long(self, type: ir.Type, file: str) -> bool:
        """Whether a variable must live until its function ends, as CPython's do, and not only to its last
        use.

        Nobody can tell the difference, except where a `__del__` of the program may run, or where the address
        of what it holds may be in use: in modules that import `unsafe`.
        """
        if not type.counted:
            return False
        return file in self._unsafe() or self.destructor_tells(type)

    def _unsafe(self) -> set[str]:
        """The shown paths of the files that import `unsafe`."""
        if self._unsafe_files is None:
            self._unsafe_files = {
                self._compilation.paths.shown(tree.path)
                for tree in self._compilation.checked.trees.values()
                if any(getattr(statement, "id", "") == "ophion.lang.unsafe" for statement in tree.imports)
            }
        return self._unsafe_files

    def destructor_tells(self, type: ir.Type) -> bool:
        """Whether the end of a value of this type may run a `__del__` of the program."""
        return type.counted and self._compilation.has_destructors and self._observable(type, set())

    def globals_with_destructors(self, modules: list[str]) -> list[Global]:
        """The variables of these modules whose end a `__del__` may tell of, in CPython's order of dropping
        them.
        """
        if self._compilation.target == "kernel" or not self._compilation.has_destructors:
            return []
        own = [name for name in modules if not name.startswith(("ophion.", "user.lib", "abi"))]
        found = [
            variable
            for name, variable in self._compilation.globals.items()
            if self._compilation.module_name(name) in own and self.destructor_tells(variable.type)
        ]
        return sorted(found, key=lambda v: not v.name.rpartition(".")[2].startswith("_"))

    def _observable(self, type: ir.Type, seen: set[ir.ClassIR]) -> bool:
        if isinstance(type, ir.Tuple):
            return any(self._observable(item, seen) for item in type.items)
        if isinstance(type, ir.Optional):
            return self._observable(type.value, seen)
        if isinstance(type, ir.Slots):
            return self._observable(type.element, seen)
        if isinstance(type, ir.Function):
            return True
        if not isinstance(type, ir.Ref) or type.cls in seen:
            return False
        seen.add(type.cls)
        cls = self._classes.by_ir.get(type.cls)
        if cls is None or cls is self._classes.object:
            return True
        self._fields.complete(cls)
        if any(name == ir.WEAK_REFERENCE for name, _ in cls.ir.fields):
            return True
        destructor = self._classes.find(cls, "__del__")
        if destructor is not None and not destructor.owner.info.fullname.startswith(RUNTIME):
            return True
        below = any(self._observable(ir.Ref(other), seen) for other in type.cls.subclasses)
        return below or any(self._observable(held, seen) for _, held in cls.ir.fields)
