"""What mypy's types say of named tuples."""

from __future__ import annotations

from mypy.nodes import AssignmentStmt, Expression, NameExpr, TempNode, TypeInfo
from mypy.types import TupleType


def named_tuple_fields(type: object) -> list[str] | None:
    """The field names of a named tuple type."""
    if isinstance(type, TupleType) and type.partial_fallback.type.is_named_tuple:
        info = type.partial_fallback.type
        return [
            s.lvalues[0].name
            for s in info.defn.defs.body
            if isinstance(s, AssignmentStmt) and isinstance(s.lvalues[0], NameExpr) and s.type is not None
        ]
    return None


def class_default(info: TypeInfo, name: str) -> Expression | None:
    """The default of a named tuple's field."""
    for s in info.defn.defs.body:
        if isinstance(s, AssignmentStmt) and isinstance(s.lvalues[0], NameExpr) and s.lvalues[0].name == name:
            return None if isinstance(s.rvalue, TempNode) else s.rvalue
    return None
