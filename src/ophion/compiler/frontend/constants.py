"""Values known at compile time: literals, module constants, sizes and offsets of Structs, and arithmetic on
them.
"""

from __future__ import annotations

import operator
from ast import literal_eval
from collections.abc import Callable
from typing import Any

from mypy.nodes import (
    BytesExpr,
    CallExpr,
    Expression,
    IntExpr,
    ListExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    OpExpr,
    RefExpr,
    StrExpr,
    UnaryExpr,
    Var,
)

from ophion.compiler.frontend.scan import module_assignments
from ophion.compiler.frontend.tables import TABLES, table
from ophion.lang import u64

Constant = int | str | bytes | bool

_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
    "<<": operator.lshift,
    ">>": operator.rshift,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
    "**": operator.pow,
}

_CASTS = {"builtins.int", "ophion.lang.integers.u64", "ophion.lang.u64"}


class NotConstant(Exception):
    """The expression has no value at compile time."""


class Constants:
    """Evaluates expressions; `assignments` are the module-level names assigned exactly once in the whole
    program.
    """

    def __init__(
        self,
        trees: dict[str, MypyFile],
        resolve: Callable[[str], object],
        layout: Callable[[object], tuple[int, dict[str, int]] | None],
        target: str,
    ) -> None:
        self._resolve = resolve
        self._layout = layout
        self._assigned: dict[str, Expression | None] = {}
        self._values: dict[str, Constant | None] = {"ophion.lang.target.FLOATING_POINT": target != "kernel"}
        for tree in trees.values():
            self._collect(tree)

    def _collect(self, tree: MypyFile) -> None:
        for name, rvalue in module_assignments(tree):
            fullname = f"{tree.fullname}.{name}"
            self._assigned[fullname] = None if fullname in self._assigned else rvalue

    def made_of(self, fullname: str) -> Expression | None:
        """The expression that a module variable is assigned, where that happens once."""
        return self._assigned.get(fullname)

    def variable(self, fullname: str) -> Constant | None:
        """The value of a module variable that never changes, or None."""
        if fullname not in self._values:
            self._values[fullname] = None
            rvalue = self._assigned.get(fullname)
            if rvalue is not None:
                self._values[fullname] = self.evaluate(rvalue)
        return self._values[fullname]

    def evaluate(self, expression: Expression) -> Constant | None:
        """The expression's value, or None where it has none at compile time."""
        try:
            return self._value(expression)
        except (NotConstant, ArithmeticError, ValueError, TypeError):
            return None

    def _value(self, e: Expression) -> Constant:
        if isinstance(e, IntExpr | StrExpr):
            return e.value
        if isinstance(e, BytesExpr):
            return literal_bytes(e)
        if isinstance(e, OpExpr) and e.op in _OPERATORS:
            return self._binary(e.op, self._value(e.left), self._value(e.right))
        if isinstance(e, UnaryExpr) and e.op in "-+~":
            operand = self._value(e.expr)
            if not isinstance(operand, int):
                raise NotConstant
            if e.op == "~":
                return ~operand
            return -operand if e.op == "-" else operand
        if isinstance(e, CallExpr):
            return self._call(e)
        if isinstance(e, RefExpr):
            return self._reference(e)
        raise NotConstant

    def _binary(self, op: str, left: Constant, right: Constant) -> Constant:
        if op in ("<<", "**") and isinstance(right, int) and right > 128:
            raise NotConstant
        if op == "*" and not (isinstance(left, int) and isinstance(right, int)):
            raise NotConstant  # a repeated text may be of any size: it is made when the program runs
        value: Constant = _OPERATORS[op](left, right)
        return value

    def _reference(self, e: RefExpr) -> Constant:
        if isinstance(e, NameExpr) and e.fullname in ("builtins.True", "builtins.False"):
            return e.fullname == "builtins.True"
        if isinstance(e, MemberExpr) and e.name in ("offset", "SIZE"):
            return self._struct_member(e)
        if isinstance(e.node, Var) and not e.node.info:
            node = self._resolve(e.fullname)
            fullname = node.fullname if isinstance(node, Var) else e.fullname
            value = self.variable(fullname)
            if value is not None:
                return value
        raise NotConstant

    def _struct_member(self, e: MemberExpr) -> Constant:
        if e.name == "SIZE" and isinstance(e.expr, RefExpr):
            layout = self._layout(e.expr.node)
            if layout is not None:
                return layout[0]
        if e.name == "offset" and isinstance(e.expr, MemberExpr) and isinstance(e.expr.expr, RefExpr):
            layout = self._layout(e.expr.expr.node)
            if layout is not None and e.expr.name in layout[1]:
                return layout[1][e.expr.name]
        raise NotConstant

    def _call(self, e: CallExpr) -> Constant:
        callee = e.callee
        if isinstance(callee, RefExpr) and len(e.args) == 1:
            if callee.fullname in _CASTS or _is_newtype(callee):
                value = self._value(e.args[0])
                if isinstance(value, int):
                    return value if callee.fullname == "builtins.int" else u64(value)
            if callee.fullname.endswith(".sizeof") and isinstance(e.args[0], RefExpr):
                layout = self._layout(e.args[0].node)
                if layout is not None:
                    return layout[0]
            if callee.fullname in TABLES:
                return table(callee.fullname, str(self._value(e.args[0])))
            if callee.fullname == "builtins.len":
                value = self._value(e.args[0])
                if isinstance(value, str | bytes):
                    return len(value)
        if isinstance(callee, MemberExpr) and isinstance(callee.expr, StrExpr):
            return self._format(callee, e)
        raise NotConstant

    def _format(self, callee: MemberExpr, e: CallExpr) -> Constant:
        """The pieces that an f-string is made of: ''.join([...]) and '{:{}}'.format(value, spec)."""
        assert isinstance(callee.expr, StrExpr)
        if callee.name == "join" and isinstance(e.args[0], ListExpr):
            return "".join(str(self._value(item)) for item in e.args[0].items)
        if callee.name == "format":
            return callee.expr.value.format(*[self._value(argument) for argument in e.args])
        raise NotConstant


def _is_newtype(callee: RefExpr) -> bool:
    node = callee.node
    return bool(getattr(node, "is_newtype", False))


def literal_bytes(e: BytesExpr) -> bytes:
    """The bytes of a literal (mypy keeps what repr() shows between the quotes)."""
    for quote in ("'", '"'):
        try:
            value = literal_eval(f"b{quote}{e.value}{quote}")
        except SyntaxError:
            continue
        assert isinstance(value, bytes)
        return value
    raise NotConstant
