"""Named tuples: what mypy's types say of them, and the names that the intermediate form has for them."""

from __future__ import annotations

from mypy.nodes import AssignmentStmt, Expression, NameExpr, TempNode, TypeInfo, Var
from mypy.types import TupleType

from ophion.compiler.frontend.qualified_names import QualifiedNames
from ophion.compiler.ir import types as ir


def named_tuple_fields(type: object) -> list[str] | None:
    """The field names of a named tuple type."""
    if isinstance(type, TupleType) and type.partial_fallback.type.is_named_tuple:
        info = type.partial_fallback.type
        declared = [
            s.lvalues[0].name
            for s in info.defn.defs.body
            if isinstance(s, AssignmentStmt) and isinstance(s.lvalues[0], NameExpr) and s.type is not None
        ]
        return declared or _fields_of_call(info)
    return None


def _fields_of_call(info: TypeInfo) -> list[str]:
    """The fields of a class that a call of `namedtuple` or `NamedTuple` makes."""
    found = [(name, symbol.node) for name, symbol in info.names.items() if not name.startswith("_")]
    return [name for name, node in found if isinstance(node, Var) and node.is_property]


def class_default(info: TypeInfo, name: str) -> Expression | None:
    """The default of a named tuple's field."""
    for s in info.defn.defs.body:
        if isinstance(s, AssignmentStmt) and isinstance(s.lvalues[0], NameExpr) and s.lvalues[0].name == name:
            return None if isinstance(s.rvalue, TempNode) else s.rvalue
    return None


class Records:
    """The names of a program's named tuple classes: values of one are tuples whose type has such a name."""

    def __init__(self, qualified: QualifiedNames) -> None:
        self._qualified = qualified
        self.types: dict[ir.ClassIR, TupleType] = {}
        """What mypy knows of the class behind a name."""
        self._known: dict[TypeInfo, ir.ClassIR] = {}

    def of(self, type: TupleType) -> ir.ClassIR:
        """The name of a named tuple class."""
        info = type.partial_fallback.type
        known = self._known.get(info)
        if known is None:
            known = self._known[info] = ir.ClassIR(info.fullname, display_name=info.name)
            known.module = self._qualified.module_of_class(info)
            known.qualified = self._qualified.of(info, info.module_name)
            self.types[known] = type
        return known
