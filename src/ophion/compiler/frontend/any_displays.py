"""Displays where Any is wanted hold Any: `config: dict[str, Any] = {"port": {"number": 80}}`.

mypy infers `dict[str, int]` for the inner one, which says more than its place does: who reads it from there
knows nothing of it, and may put anything in. As a container of objects it can be changed like that.
"""

from __future__ import annotations

from mypy.nodes import (
    ARG_POS,
    AssignmentStmt,
    CallExpr,
    ConditionalExpr,
    DictExpr,
    DictionaryComprehension,
    Expression,
    FuncDef,
    ListComprehension,
    ListExpr,
    MypyFile,
    Node,
    ReturnStmt,
    SetComprehension,
    SetExpr,
    TupleExpr,
)
from mypy.types import AnyType, CallableType, Instance, Type, TypeOfAny, get_proper_type

from ophion.compiler.frontend.walk import children

Types = dict[Expression, Type]


def widen_displays(tree: MypyFile, types: Types) -> None:
    """Give the displays of a module that stand where Any is wanted a type that says so."""
    pending: list[tuple[Node, bool]] = [(node, False) for node in tree.defs]
    while pending:
        node, returns_any = pending.pop()
        if isinstance(node, FuncDef):
            kind = get_proper_type(node.type)
            returns_any = isinstance(kind, CallableType) and is_any(kind.ret_type)
        for e in _given_to_any(node, types, returns_any):
            _widen(e, types)
        pending += [(child, returns_any) for child in children(node)]


def _given_to_any(node: Node, types: Types, returns_any: bool) -> list[Expression]:
    """What a node gives to a place where Any is wanted."""
    if isinstance(node, AssignmentStmt):
        return [node.rvalue] if any(is_any(types.get(target)) for target in node.lvalues) else []
    if isinstance(node, ReturnStmt):
        return [node.expr] if returns_any and node.expr is not None else []
    if isinstance(node, CallExpr):
        return _arguments(node, types)
    kind = get_proper_type(types.get(node)) if isinstance(node, Expression) else None
    if isinstance(kind, Instance) and kind.args and is_any(kind.args[-1]):
        return _items(node)
    return []


def _arguments(call: CallExpr, types: Types) -> list[Expression]:
    """The arguments of a call that a parameter of type Any takes."""
    callee = get_proper_type(types.get(call.callee))
    if isinstance(callee, AnyType):
        return call.args
    if not isinstance(callee, CallableType):
        return []
    formals = callee.arg_types if all(kind == ARG_POS for kind in call.arg_kinds) else []
    return [argument for argument, formal in zip(call.args, formals, strict=False) if is_any(formal)]


def _items(node: Node) -> list[Expression]:
    """What a display holds; of a dict its values."""
    if isinstance(node, DictExpr):
        return [value for key, value in node.items if key is not None]
    if isinstance(node, ListExpr | SetExpr | TupleExpr):
        return list(node.items)
    if isinstance(node, ListComprehension | SetComprehension):
        return [node.generator.left_expr]
    return [node.value] if isinstance(node, DictionaryComprehension) else []


def _widen(e: Expression, types: Types) -> None:
    """Have a display hold Any, and so the displays in it."""
    if isinstance(e, ConditionalExpr):
        _widen(e.if_expr, types)
        _widen(e.else_expr, types)
        return
    items, kind = _items(e), get_proper_type(types.get(e))
    if isinstance(kind, Instance) and kind.args and (items or isinstance(e, ListExpr | DictExpr)):
        types[e] = kind.copy_modified(args=[*kind.args[:-1], AnyType(TypeOfAny.explicit)])
    for item in items:
        _widen(item, types)


def is_any(type: Type | None) -> bool:
    """Whether a type is Any."""
    return isinstance(get_proper_type(type), AnyType)
