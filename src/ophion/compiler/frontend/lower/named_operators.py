"""Special methods called by their names: `x.__add__(y)` is the operator, `x.__len__()` the builtin function.

Classes of the program have methods of their own by these names; what is here is for Python's own types, and
for what a class has from `object` or is given by `@dataclass`.
"""

from __future__ import annotations

from mypy.nodes import ArgKind, CallExpr, ComparisonExpr, Expression, IndexExpr, NameExpr, OpExpr, UnaryExpr

from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.method_calls import MethodCalls
from ophion.compiler.frontend.lower.unknown_operands import METHODS
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.source_paths import is_runtime
from ophion.compiler.ir import instructions as op

BINARY = {name: symbol for symbol, name in METHODS.items() if name != "__matmul__"} | {"__divmod__": "divmod"}
REFLECTED = {f"__r{name[2:]}": symbol for name, symbol in BINARY.items()}
UNARY = {"__neg__": "-", "__pos__": "+", "__invert__": "~"}
COMPARED = {"__eq__": "==", "__ne__": "!=", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
FUNCTIONS = {
    **{
        f"__{name}__": f"builtins.{name}"
        for name in (
            "abs", "bool", "bytes", "float", "format", "hash", "int", "iter", "len", "next", "repr",
            "reversed", "round", "str",
        )
    },
    "__index__": "builtins.int",
    "__trunc__": "builtins.int",
    "__ceil__": "math.ceil",
    "__floor__": "math.floor",
}  # fmt: skip
ALIKE = ({"set", "frozenset"}, {"bytes", "bytearray", "memoryview"}, {"int", "u64"})
"""Kinds of values that know of each other whether they are equal."""


class NamedOperators(MethodCalls):
    """Lowers calls of special methods by name."""

    def operator_call(self, receiver: op.Value, name: str, e: CallExpr) -> op.Value | None:
        """receiver.__name__(...) where that is an operator or a builtin function; None for other calls."""
        if is_runtime(self.scope.path) or not name.endswith("__") or self._has_own(receiver, name):
            return None
        call = self._as_expression(name, self._ready_side(receiver, e), e)
        if call is None:
            return None
        call.set_line(e)
        self.world.checked.types[call] = self.type_of(e)
        if not isinstance(call, CallExpr):
            return self.expr(call)
        assert isinstance(call.callee, NameExpr)
        known = self.builtin_call(call.callee.name, call)
        if known is None and self.world.lookup(f"user.lib.{call.callee.name}") is not None:
            return self.library(call.callee.name, [receiver], e)
        return known

    def _has_own(self, receiver: op.Value, name: str) -> bool:
        """Whether a class of the program, below too, says what the method does."""
        info = self.static_info(receiver)
        method = self.world.classes.find(info, name) if info is not None else None
        if info is not None and self.world.classes.overridden(info, name):
            return True
        return method is not None and not method.owner.info.fullname.startswith(f"{RUNTIME}.")

    def _ready_side(self, value: op.Value, e: CallExpr) -> Expression:
        return self.ready(value, self.world.mypy_type(value.type), e)

    def _as_expression(self, name: str, left: Expression, e: CallExpr) -> Expression | None:
        """The expression that says the same without the method's name."""
        if name in FUNCTIONS:
            kinds = [ArgKind.ARG_POS, *e.arg_kinds]
            return CallExpr(NameExpr(FUNCTIONS[name]), [left, *e.args], kinds, [None, *e.arg_names])
        if name in UNARY and not e.args:
            return UnaryExpr(UNARY[name], left)
        if len(e.args) != 1:
            return None
        right = e.args[0]
        if name in BINARY:
            return OpExpr(BINARY[name], left, right)
        if name in REFLECTED:
            return OpExpr(REFLECTED[name], self._ready_side(self.expr(right), e), left)
        if name in COMPARED:
            return ComparisonExpr([COMPARED[name]], [left, self._comparable(name, left, right, e)])
        if name == "__contains__":
            return ComparisonExpr(["in"], [self._ready_side(self.expr(right), e), left])
        return IndexExpr(left, right) if name == "__getitem__" else None

    def _comparable(self, name: str, left: Expression, right: Expression, e: CallExpr) -> Expression:
        """The other side of a comparison, of a kind for which the method has an answer."""
        one, other = self.expr(left), self.expr(right)
        kinds = [self._kind(side) for side in (one, other)]
        alike = kinds[0] == kinds[1] != "" or any(set(kinds) <= group for group in ALIKE)
        if (
            not alike
            and not (kinds[0] == "float" and other.type in NUMBERS)
            and not self._same_class(one, other)
        ):
            message = f"{name} has no answer for every value: it gives NotImplemented, which is no value here"
            self.refuse(e, message, f"the operator {COMPARED[name]}")
        return self._ready_side(other, e)

    def _same_class(self, one: op.Value, other: op.Value) -> bool:
        """Whether both are objects of one dataclass that has none below it."""
        cls = self.class_of(one)
        if cls is None or cls is not self.class_of(other) or self.world.subclasses(cls.info):
            return False
        return self.world.classes.generates(cls, "__eq__")
