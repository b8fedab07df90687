"""The rows of csv.DictReader: `dict[str, str]` instead of typeshed's `dict[str | Any, str | Any]`.

People write `dict[str, str]` for them, which mypy takes for the same type and compiled code cannot. The
stub is changed where it is parsed; its cache is told so by `CHANGED`.
"""

from __future__ import annotations

from mypy.nodes import ClassDef, Expression, FuncDef, IndexExpr, MypyFile, NameExpr, OpExpr, TupleExpr
from mypy.types import Type, UnboundType, UnionType

CHANGED = {"csv": "rows are dict[str, str]"}
"""Module of typeshed -> what is changed in it, for the cache."""


def change_rows(file: MypyFile) -> None:
    """Take `Any` out of the unions in DictReader's rows, where the stub of csv was parsed."""
    if file.fullname != "csv":
        return
    for definition in file.defs:
        if isinstance(definition, ClassDef) and definition.name == "DictReader":
            definition.base_type_exprs = [_expression(base) for base in definition.base_type_exprs]
            for member in definition.defs.body:
                if isinstance(member, FuncDef) and member.name == "__next__":
                    _change_result(member)


def _change_result(method: FuncDef) -> None:
    for signature in (method.type, method.unanalyzed_type):
        if signature is not None:
            signature.ret_type = _type(signature.ret_type)  # type: ignore[attr-defined]


def _expression(base: Expression) -> Expression:
    """A type that is written as an expression, without `| Any`."""
    if isinstance(base, OpExpr) and isinstance(base.right, NameExpr) and base.right.name == "Any":
        return base.left
    if isinstance(base, IndexExpr):
        base.index = _expression(base.index)
    elif isinstance(base, TupleExpr):
        base.items = [_expression(item) for item in base.items]
    return base


def _type(held: Type) -> Type:
    """A type without `| Any`."""
    if isinstance(held, UnionType):
        return held.items[0]
    if isinstance(held, UnboundType):
        held.args = tuple(_type(arg) for arg in held.args)
    return held
