"""Class variables that are more than constants: those that are assigned, and those whose value objects share.

A class variable whose value is a constant that nobody replaces is a field which every object gets when it is
made. Any other is kept once for each class that has it: `ClassFacts` is what the rules have seen of a
program, `ClassVariables` knows where a variable is kept. A class that gets one by an assignment, not in its
body, has a flag beside it; without it the base's is meant. An object that has a value of its own keeps it in
a field.
"""

from __future__ import annotations

from dataclasses import dataclass

from mypy.nodes import AssignmentStmt, TempNode, TypeInfo, Var
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_facts import Named, names_of
from ophion.compiler.frontend.compilation import Compilation
from ophion.compiler.frontend.mypy_types import expand
from ophion.compiler.frontend.names import is_special
from ophion.compiler.frontend.typemap import TypeMap
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import Global
from ophion.compiler.ir.types import may_be_none, nullable


@dataclass
class Storage:
    """Where a class keeps a variable. `flag`: whether it has one; without a flag the variable of a class that
    may have none is nullable, and that of another has a value as soon as the class is there.
    """

    info: TypeInfo
    variable: Global
    flag: Global | None


class ClassVariables:
    """Where the class variables of a program are kept."""

    def __init__(self, compilation: Compilation, types: TypeMap) -> None:
        self._compilation = compilation
        self._types = types
        facts = compilation.checked.facts
        self._names = {
            name for known in (facts.shared, facts.stored, facts.stored_below) for _, name in known
        }
        self._facts = facts
        self._roots: dict[Named, TypeInfo | None] = {}
        self._storages: dict[Named, Storage] = {}

    def root(self, info: TypeInfo, name: str) -> TypeInfo | None:
        """The topmost class that declares a class variable which is kept for its class; None for any other
        name.
        """
        if name not in self._names or info.is_enum:
            return None
        key = (info, name)
        if key not in self._roots:
            declaring = [cls for cls in info.mro if isinstance(_declared(cls, name), Var)]
            top = declaring[-1] if declaring else None
            self._roots[key] = top if top is not None and self._is_shared(top, name) else None
        return self._roots[key]

    def _is_shared(self, top: TypeInfo, name: str) -> bool:
        facts = self._facts
        below = [top, *self.below(top)]
        return any((cls, name) in known for cls in below for known in (
            facts.shared, facts.stored, facts.stored_below)
        )  # fmt: skip

    def below(self, info: TypeInfo) -> list[TypeInfo]:
        """All classes below a class."""
        found = list(self._compilation.subclasses(info))
        for cls in found:
            found += [sub for sub in self._compilation.subclasses(cls) if sub not in found]
        return found

    def type(self, root: TypeInfo, name: str) -> ir.Type:
        """How a class variable is held."""
        return self._types.of(self.declared_type(root, name))

    def declared_type(self, root: TypeInfo, name: str) -> MypyType:
        """What mypy knows a class variable to be."""
        node = _declared(root, name)
        assert isinstance(node, Var) and node.type is not None
        return expand(node.type, {})

    def may_be_own(self, info: TypeInfo, name: str) -> bool:
        """Whether an object of a class may have a value of its own."""
        return any((cls, name) in self._facts.own for top in info.mro[:-1] for cls in (top, *self.below(top)))

    def storage(self, info: TypeInfo, name: str) -> Storage | None:
        """Where a class itself keeps a variable, if it may have it."""
        root = self.root(info, name)
        if root is None or not self._may_have(info, name):
            return None
        known = self._storages.get((info, name))
        if known is None:
            full = f"{info.fullname}.{name}"
            type, sure = self.type(root, name), _has_value(info, name)
            object = type.counted and not may_be_none(type)
            variable = self._variable(info, full, nullable(type) if object and not sure else type)
            flag = None if sure or object else self._variable(info, f"{full} is set", ir.BOOL)
            known = self._storages[info, name] = Storage(info, variable, flag)
        return known

    def _variable(self, info: TypeInfo, fullname: str, type: ir.Type) -> Global:
        path = self._compilation.shown_path(info.fullname)
        return self._compilation.add_variable(Global(fullname, type, file=path, line=info.line))

    def _may_have(self, info: TypeInfo, name: str) -> bool:
        facts = self._facts
        if _has_value(info, name) or (info, name) in facts.stored:
            return True
        return any((cls, name) in facts.stored_below for cls in info.mro)

    def chain(self, info: TypeInfo, name: str) -> list[Storage]:
        """Where a variable of a class is looked for, in order."""
        found = [self.storage(cls, name) for cls in info.mro]
        return [storage for storage in found if storage is not None]

    def varying(self, info: TypeInfo, name: str) -> list[TypeInfo]:
        """The classes below a class that may have a variable of their own, lowest first."""
        own = [cls for cls in self.below(info) if self.storage(cls, name) is not None]
        return sorted(own, key=lambda cls: -len(cls.mro))


def _declared(info: TypeInfo, name: str) -> object:
    """What a class says of a name in its body."""
    symbol = info.names.get(name)
    if symbol is None or symbol.plugin_generated or is_special(name):
        return None
    node = symbol.node
    if not isinstance(node, Var) or node.is_property or node.info is not info:
        return None
    return node if any(name in _bound(statement) for statement in _statements(info)) else None


def _statements(info: TypeInfo) -> list[AssignmentStmt]:
    return [s for s in info.defn.defs.body if isinstance(s, AssignmentStmt)]


def _bound(statement: AssignmentStmt) -> list[str]:
    return [name.name for target in statement.lvalues for name in names_of(target)]


def _has_value(info: TypeInfo, name: str) -> bool:
    """Whether a class's body gives a name a value."""
    return any(name in _bound(s) and not isinstance(s.rvalue, TempNode) for s in _statements(info))
