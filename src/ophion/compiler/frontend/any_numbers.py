"""Variables that begin as an int and take values of Any: `total = 0`, `total += item["price"]`.

mypy infers int from the first assignment, and lets Any pass in the others. In CPython the variable is a float
then, or whatever came. So such a variable is Any, and what is computed of it.
"""

from __future__ import annotations

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    ConditionalExpr,
    Expression,
    MypyFile,
    NameExpr,
    OperatorAssignmentStmt,
    OpExpr,
    RefExpr,
    UnaryExpr,
    Var,
)
from mypy.types import AnyType, Instance, Type, TypeOfAny, UnionType, get_proper_type

from ophion.compiler.frontend.any_displays import Types, is_any
from ophion.compiler.frontend.walk import all_nodes

_OF_NUMBERS = {f"builtins.{name}" for name in ("abs", "max", "min", "pow", "round", "sum")}


def widen_numbers(tree: MypyFile, types: Types) -> None:
    """Give the variables of a module that are ints at first, and Any later, the type Any."""
    nodes = all_nodes(tree)
    assignments = [node for node in nodes if isinstance(node, AssignmentStmt | OperatorAssignmentStmt)]
    while found := [var for node in assignments for var in _widened(node, types)]:
        for var in found:
            var.type, var.is_inferred = AnyType(TypeOfAny.explicit), False
        for node in nodes:
            if isinstance(node, Expression) and node in types and _follows(node, types):
                types[node] = AnyType(TypeOfAny.explicit)


def _widened(node: AssignmentStmt | OperatorAssignmentStmt, types: Types) -> list[Var]:
    """The variables inferred as int that an assignment gives a value of Any."""
    if not is_any(types.get(node.rvalue)):
        return []
    targets = node.lvalues if isinstance(node, AssignmentStmt) else [node.lvalue]
    variables = [target.node for target in targets if isinstance(target, NameExpr)]
    return [var for var in variables if isinstance(var, Var) and var.is_inferred and _is_int(var.type)]


def _is_int(type: Type | None) -> bool:
    held = get_proper_type(type)
    return _is_choice(held) or (isinstance(held, Instance) and held.type.fullname == "builtins.int")


def _is_choice(type: Type | None) -> bool:
    """Whether a type is what mypy makes of `1 if condition else value` with a value of Any."""
    held = get_proper_type(type)
    return isinstance(held, UnionType) and any(map(is_any, held.items))


def _follows(e: Expression, types: Types) -> bool:
    """Whether an expression is one of such a variable, or a number computed of Any."""
    if isinstance(e, NameExpr):
        return isinstance(e.node, Var) and is_any(e.node.type)
    if not _is_int(types[e]):
        return False
    if isinstance(e, OpExpr):
        return is_any(types.get(e.left)) or is_any(types.get(e.right))
    if isinstance(e, UnaryExpr):
        return e.op != "not" and is_any(types.get(e.expr))
    if isinstance(e, ConditionalExpr):
        return is_any(types.get(e.if_expr)) or is_any(types.get(e.else_expr))
    if isinstance(e, CallExpr) and isinstance(e.callee, RefExpr):
        several = e.callee.fullname != "builtins.round" or len(e.args) > 1
        return e.callee.fullname in _OF_NUMBERS and several and any(is_any(types.get(a)) for a in e.args)
    return False
