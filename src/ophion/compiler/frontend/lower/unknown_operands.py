"""Operators of values that mypy knows nothing of: `data["price"] * data["count"]`, `round(value, 2)`.

Which operator is meant is known when the program runs, by what the operands are. Numbers, texts and Python's
own containers are told apart in `user/lib/unknown_operands.py`; of the program's classes each says what it
makes of its operators (`operated`, one of the methods of all objects).
"""

from __future__ import annotations

from mypy.nodes import CallExpr, Context, Expression, OperatorAssignmentStmt

from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.operand_order import OperandOrder
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

METHODS = {
    "+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__", "//": "__floordiv__", "%": "__mod__",
    "**": "__pow__", "<<": "__lshift__", ">>": "__rshift__", "&": "__and__", "|": "__or__", "^": "__xor__",
    "@": "__matmul__",
}  # fmt: skip
PLACES = [*METHODS.values(), *(f"__r{name[2:]}" for name in METHODS.values())]
"""The special methods of binary operators, by the places that `operated` knows them by."""
_RESERVED = ("pow", "and", "or", "divmod")
"""Names that the library's functions do not have alone."""
_UNARY = {"-": "neg", "+": "pos", "~": "invert"}


class UnknownOperands(OperandOrder):
    """Lowers operators of objects of which nothing is known."""

    def is_unknown(self, value: op.Value) -> bool:
        """Whether what a value is is told when the program runs alone."""
        return self.is_object(value) and not self.is_union(value)

    def of_unknown(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value | None:
        """left op right where nothing is known of a side, and the other one does not decide what is meant."""
        if not self.is_unknown(left) and not (self.is_unknown(right) and self._leaves_open(left)):
            return None
        if symbol == "%" and self.is_builtin(left, "str"):
            return self.library("unknown_operands.filled", [left, right], node)
        name = METHODS.get(symbol, symbol).strip("_")
        name = f"{name}_" if name in _RESERVED else name
        shown = f"{symbol}=" if isinstance(node, OperatorAssignmentStmt) else symbol
        module = "unknown_powers" if symbol == "**" else "unknown_operands"
        return self.library(f"{module}.{name}", [left, right, self.text(shown)], node)

    def _leaves_open(self, left: op.Value) -> bool:
        """Whether an operator of a known left side takes right sides of several types."""
        texts = self.is_builtin(left, "str") or self.is_builtin(left, "bytes")
        return left.type in (*NUMBERS, ir.VOID) or isinstance(left.type, ir.Tuple) or texts

    def unary_of_unknown(self, symbol: str, value: op.Value, node: Context) -> op.Value:
        """-x, +x, ~x of a value of which nothing is known."""
        return self.library(f"unknown_numbers.{_UNARY[symbol]}", [value], node)

    def operated_call(self, e: CallExpr) -> op.Value:
        """operated(x, other, place): what the class of x says of an operator; None where it has no answer."""
        values = [self.keep_operand(argument) for argument in e.args]
        return self.root_call("operated", self.coerce_present(values[0]), *values[1:])

    def keep_operand(self, e: Expression) -> op.Value:
        """An operand, in a register of its own."""
        return self.hold_value(self.expr(e))

    def coerce_present(self, value: op.Value) -> op.Value:
        """An object that is not None."""
        return self.coerce(value, ir.Ref(self.world.classes.object.ir))
