"""Operators: arithmetic, comparison, equality, truth, hashing."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    BytesExpr,
    CallExpr,
    ComparisonExpr,
    Context,
    Expression,
    FloatExpr,
    IndexExpr,
    IntExpr,
    MemberExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    StarExpr,
    StrExpr,
    TupleExpr,
    TypeInfo,
    UnaryExpr,
)

from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.unknown_operands import METHODS, UnknownOperands
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.types import may_be_none, non_null

ARITHMETIC = {
    "+": "add", "-": "sub", "*": "mul", "//": "floordiv", "%": "mod", "<<": "shl", ">>": "shr",
    "&": "and", "|": "or", "^": "xor",
}  # fmt: skip
INTEGERS = (ir.INT, ir.U64, ir.BOOL)


class Operators(UnknownOperands):
    """Lowers operators."""

    def operator_name(self, symbol: str) -> str:
        """The special method behind a binary operator."""
        return METHODS[symbol]

    # --- the mask rule ---

    def masked(self, e: OpExpr) -> op.Value | None:
        if e.op != "&":
            return None
        for inner, mask in ((e.left, e.right), (e.right, e.left)):
            value = self.world.constants.evaluate(mask)
            if (
                isinstance(value, int)
                and 0 < value < 2**64
                and value & (value + 1) == 0
                and self._may_wrap(inner)
            ):
                low = self._mask(self.modular(inner), value)
                return self.emit(op.Convert(low, ir.U64, modular=True)) if self.ir_of(e) == ir.U64 else low
        return None

    def _may_wrap(self, e: Expression) -> bool:
        if isinstance(e, UnaryExpr):
            return e.op in "-~" and self._is_integer(e)
        return isinstance(e, OpExpr) and e.op in ("+", "-", "*", "<<", "|", "^", "&") and self._is_integer(e)

    def _is_integer(self, e: Expression) -> bool:
        return self.ir_of(e) in INTEGERS

    def _mask(self, value: op.Value, mask: int) -> op.Value:
        if mask == 2**64 - 1:
            return value
        low = self.emit(op.Arithmetic("and", value, op.Constant(ir.U64, mask), ir.U64))
        return self.emit(op.Convert(low, ir.INT, modular=True))

    def modular(self, e: Expression) -> op.Value:
        """An integer expression modulo 2**64, as U64."""
        known = self.world.constants.evaluate(e)
        if isinstance(known, int):
            return op.Constant(ir.U64, known % 2**64)
        if isinstance(e, OpExpr) and e.op in ("+", "-", "*", "|", "^", "&") and self._is_integer(e):
            left = self.modular(e.left)
            return self.emit(
                op.Arithmetic(ARITHMETIC[e.op], left, self.modular(e.right), ir.U64, modular=True)
            )
        if isinstance(e, OpExpr) and e.op == "<<":
            count = self.world.constants.evaluate(e.right)
            if isinstance(count, int) and count >= 0:
                left = self.modular(e.left)
                if count >= 64:
                    return op.Constant(ir.U64, 0)
                return self.emit(op.Arithmetic("shl", left, op.Constant(ir.U64, count), ir.U64, modular=True))
        if isinstance(e, UnaryExpr) and e.op in "-~":
            start = op.Constant(ir.U64, 0 if e.op == "-" else 2**64 - 1)
            return self.emit(op.Arithmetic("sub", start, self.modular(e.expr), ir.U64, modular=True))
        if isinstance(e, CallExpr) and isinstance(e.callee, RefExpr) and len(e.args) == 1:
            if e.callee.fullname in ("builtins.int", "ophion.lang.integers.u64") and self._is_integer(
                e.args[0]
            ):
                return self.modular(e.args[0])
        value = self.expr(e)
        return value if value.type == ir.U64 else self.emit(op.Convert(value, ir.U64, modular=True))

    # --- arithmetic ---

    def binary_expr(self, e: OpExpr) -> op.Value:
        """left op right, the boolean ones excepted."""
        if e.op == "divmod":
            a, b = self.keep(self.expr(e.left)), self.keep(self.expr(e.right))
            unknown = self.of_unknown("divmod", a, b, e)
            if unknown is not None:
                return unknown
            if a.type not in NUMBERS or b.type not in NUMBERS:
                return self.call_method(a, "__divmod__", [b], e)
            if ir.FLOAT in (a.type, b.type):
                return self.float_divmod(a, b)
            return self.emit(op.MakeTuple([self.numeric("//", a, b, e), self.numeric("%", a, b, e)]))
        template = self.world.constants.evaluate(e.left) if e.op == "%" else None
        if isinstance(template, str) and not self._filled_when_it_runs(e.right):
            return self.percent(template, e.right, e)
        if isinstance(template, bytes):
            return self.percent_of_bytes(template, e.right, e)
        wrapped = self.masked(e)
        if wrapped is not None:
            return wrapped
        left = self.expr(e.left, self._beside(e.op, e.right) if isinstance(e.left, CallExpr) else None)
        if not is_simple(e.right):
            left = self.keep(left)
        return self.binary(e.op, left, e.right, e)

    def _filled_when_it_runs(self, right: Expression) -> bool:
        """Whether it is only known when the program runs how many values the right side of % has."""
        if isinstance(right, TupleExpr):
            return any(isinstance(item, StarExpr) for item in right.items)
        return self.is_any(right) or (
            right in self.world.checked.types and self.is_builtin(self.ir_of(right), "tuple")
        )

    def _beside(self, symbol: str, other: Expression) -> ir.Type | None:
        """FLOAT where a number is made one by the other side of an operator."""
        return ir.FLOAT if symbol in "+-*/" and self.ir_of(other) == ir.FLOAT else None

    def keep(self, value: op.Value) -> op.Value:
        """A register's value as it is now, though the variable may change."""
        if isinstance(value, op.Register) and not value.parameter:
            copy = self.register(value.type)
            self.emit(op.Assign(copy, value))
            if value in self.codes:
                self.codes[copy] = self.codes[value]
            return copy
        return value

    def binary(self, symbol: str, left: op.Value, right: Expression, node: Context) -> op.Value:
        """left op right with the left side ready."""
        self.fit_display(right, left)
        value = self.expr(right, ir.FLOAT if left.type == ir.FLOAT else None)
        found = self.binary_values(symbol, left, value, node)
        return self.narrowed(found, node) if isinstance(node, OpExpr) and self.is_object(found) else found

    def binary_values(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """left op right."""
        unknown = self.of_unknown(symbol, left, right, node)
        if unknown is not None:
            return unknown
        if isinstance(left.type, ir.Optional):
            left = self.coerce(left, left.type.value)
        if isinstance(right.type, ir.Optional):
            right = self.coerce(right, right.type.value)
        left, right = self._in_one_form(symbol, left, right, node)
        split = self._on_members(symbol, left, right, node)
        if split is not None:
            return split
        name, reflected = METHODS[symbol], "__r" + METHODS[symbol][2:]
        enum = self.enum_of(left)
        if enum is not None and self.world.classes.find(enum, name) is not None:
            return self.by_methods(symbol, left, right, (name, reflected), node)
        flags = self.flag_operator(symbol, left, right)
        if flags is not None:
            return flags
        left, right = self.as_text(left), self.as_text(right)
        if left.type in NUMBERS and right.type in NUMBERS:
            return self.numeric(symbol, left, right, node)
        tuples = self._on_tuples(symbol, left, right, node)
        if tuples is not None:
            return tuples
        if self.is_builtin(left, "str") and symbol == "%":
            return self.percent_at_run_time(left, right, node)
        if (self.is_builtin(left, "bytes") or self.is_builtin(left, "bytearray")) and symbol == "%":
            self.refuse(node, "the template of % is not known when compiling", "text, encoded")
        if self.is_view(right) and not self.is_view(left):
            left = self.runtime("sets.collected", [left])
            right = self.call_hook(right, "as_set", [], node)
        cls = self.static_class(left)
        if cls is not None and self.world.classes.find(cls, name) is not None:
            return self.by_methods(symbol, left, right, (name, reflected), node)
        if symbol == "*" and left.type in INTEGERS and self.class_of(right) is not None:
            other = self.class_of(right)
            if other is not None and self.world.classes.find(other, reflected) is None:
                return self.call_method(right, name, [left], node)
        return self.by_methods(symbol, left, right, (name, reflected), node)

    def _on_tuples(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value | None:
        """left + right and left * right of tuples of fixed shape, unless the class of the left one has a
        method of its own; None for other values.
        """
        own = self.static_class(left) if isinstance(left.type, ir.Tuple) else None
        if own is not None and self.world.classes.find(own, METHODS[symbol]) is not None:
            return None
        if isinstance(left.type, ir.Tuple) and isinstance(right.type, ir.Tuple) and symbol == "+":
            return self.emit(op.MakeTuple(self.tuple_parts(left) + self.tuple_parts(right)))
        if symbol == "*" and isinstance(node, Expression):
            if isinstance(left.type, ir.Tuple):
                return self._repeated(left, right, node)
            if isinstance(right.type, ir.Tuple):
                return self._repeated(right, left, node)
        return None

    def _in_one_form(
        self, symbol: str, left: op.Value, right: op.Value, node: Context
    ) -> tuple[op.Value, op.Value]:
        """Containers that are put together, as those of the items that the result has."""
        one, other = self.class_of(left), self.class_of(right)
        if symbol not in ("+", "|", "^") or one is other or one is None or other is None:
            return left, right
        if one.info is not other.info or not isinstance(node, OpExpr) or node not in self.world.checked.types:
            return left, right
        whole = self.class_of(self.ir_of(node))
        if whole is None or whole.info is not one.info:
            return left, right
        return self.read_as(left, whole), self.read_as(right, whole)

    def _on_members(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value | None:
        """left op right for each member of a union on either side; None where neither is one."""
        if not self.is_union(left) and not self.is_union(right):
            return None
        known = isinstance(node, Expression) and node in self.world.checked.types
        anything = ir.Ref(self.world.classes.object.ir, union=self._joined(left, right))
        result = self.ir_of(node) if known and isinstance(node, Expression) else anything
        if self.is_union(left):
            held = self.hold_value(right)
            return self.by_member(left, result, lambda member: self.binary_values(symbol, member, held, node))
        held = self.hold_value(left)
        return self.by_member(right, result, lambda member: self.binary_values(symbol, held, member, node))

    def _joined(self, *sides: op.Value) -> tuple[ir.Type, ...]:
        """What the sides of an operator may be, all together."""
        found: dict[str, ir.Type] = {}
        for side in sides:
            parts = side.type.union if isinstance(side.type, ir.Ref) and side.type.union else (side.type,)
            found.update((str(part), part) for part in parts)
        return tuple(found.values())

    def _repeated(self, value: op.Value, count: op.Value, node: Expression) -> op.Value:
        """A tuple of fixed shape several times."""
        target = self.ir_of(node)
        parts = self.tuple_parts(value)
        if isinstance(target, ir.Tuple):
            return self.emit(op.MakeTuple(parts * (len(target.items) // max(len(parts), 1))))
        return self.call_method(self.variable_tuple(value, target), "__mul__", [count], node)

    def numeric(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """Arithmetic on numbers."""
        if symbol == "/" and left.type in INTEGERS and right.type in INTEGERS:
            return self.true_divide(left, right)
        if left.type == ir.FLOAT or right.type == ir.FLOAT or symbol == "/":
            a, b = self.coerce(left, ir.FLOAT), self.coerce(right, ir.FLOAT)
            if symbol == "**":
                return self.library("math_powers.float_power", [a, b], node)
            names = {"+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod"}
            return self.emit(op.FloatArithmetic(names[symbol], a, b, ir.FLOAT))
        if left.type == right.type == ir.BOOL and symbol in "&|^":
            return self._logical(symbol, left, right)
        if symbol == "**":
            if isinstance(node, Expression) and self.ir_of(node) == ir.FLOAT:
                a, b = self.coerce(left, ir.FLOAT), self.coerce(right, ir.FLOAT)
                return self.library("math_powers.float_power", [a, b], node)
            return self.runtime("numbers.power", [left, right])
        a = self.coerce(left, ir.INT) if left.type == ir.BOOL else left
        b = self.coerce(right, ir.INT) if right.type == ir.BOOL else right
        shift = symbol in ("<<", ">>")
        result = ir.U64 if a.type == ir.U64 or (b.type == ir.U64 and not shift) else ir.INT
        if result == ir.U64:
            a, b = self._unsigned(a), self._unsigned(b)
        modular = self.function.wrapping and symbol in ("+", "-", "*")
        return self.emit(op.Arithmetic(ARITHMETIC[symbol], a, b, result, modular=modular))

    def _unsigned(self, value: op.Value) -> op.Value:
        """A constant that is not negative as a U64; any other value as it is."""
        known = value.value if isinstance(value, op.Constant) and value.type == ir.INT else None
        return op.Constant(ir.U64, known) if isinstance(known, int) and known >= 0 else value

    def _logical(self, symbol: str, left: op.Value, right: op.Value) -> op.Value:
        """& | ^ of two bools, which is a bool."""
        if symbol == "^":
            return self.emit(op.Compare("ne", left, right))
        yes, no = (op.Constant(ir.BOOL, value) for value in (True, False))
        pair = (right, no) if symbol == "&" else (yes, right)
        return self.emit(op.Select(left, *pair))

    def unary_expr(self, e: UnaryExpr) -> op.Value:
        """-x, +x, ~x, not x."""
        if e.op == "not":
            return self.condition_value(e)
        known = self.world.constants.evaluate(e)
        if isinstance(known, int) and -(2**63) <= known < 2**64 and self.ir_of(e) in (ir.INT, ir.U64):
            return op.Constant(ir.INT if known < 2**63 else ir.U64, known)
        value = self.expr(e.expr)
        if self.is_union(value):
            return self.by_member(value, self.ir_of(e), lambda member: self.unary_value(e, member))
        return self.unary_value(e, value)

    def unary_value(self, e: UnaryExpr, value: op.Value) -> op.Value:
        """-x, +x, ~x of a ready value."""
        if self.is_unknown(value):
            return self.unary_of_unknown(e.op, value, e)
        enum = self.enum_of(value)
        if enum is not None and e.op == "~" and self.world.enums.is_flag(enum.info):
            return self.flag_inverted(value, enum)
        if value.type == ir.BOOL:
            value = self.coerce(value, ir.INT)
        if value.type not in NUMBERS:
            return self.call_method(value, {"-": "__neg__", "+": "__pos__", "~": "__invert__"}[e.op], [], e)
        if e.op == "+":
            return value
        if e.op == "~":
            ones = op.Constant(value.type, -1 if value.type == ir.INT else 2**64 - 1)
            return self.emit(op.Arithmetic("xor", value, ones, value.type))
        if value.type == ir.FLOAT:
            return self.emit(op.FloatArithmetic("mul", value, op.Constant(ir.FLOAT, -1.0), ir.FLOAT))
        return self.emit(op.Arithmetic("sub", self.number(0), value, ir.INT))

    # --- truth ---

    def condition(self, e: Expression, true: Block, false: Block) -> None:
        if isinstance(e, UnaryExpr) and e.op == "not":
            self.condition(e.expr, false, true)
        elif isinstance(e, OpExpr) and e.op in ("and", "or"):
            middle = self.new_block()
            if e.op == "and":
                self.condition(e.left, middle, false)
            else:
                self.condition(e.left, true, middle)
            self.start(middle)
            if self._never_asked(e):
                self.never_comes_here()
                return
            self.condition(e.right, true, false)
        elif isinstance(e, ComparisonExpr):
            self.comparison(e, true, false)
        else:
            self.branch(self.truth(self.asked(e)), true, false)

    def condition_value(self, e: Expression) -> op.Value:
        """The truth of an expression as a BOOL."""
        true, false = self.new_block(), self.new_block()
        self.condition(e, true, false)
        yes, no = (op.Constant(ir.BOOL, value) for value in (True, False))
        return self.merge(ir.BOOL, (true, lambda: yes), (false, lambda: no))

    def truth(self, value: op.Value) -> op.Value:
        """bool(value)."""
        type = value.type
        if type == ir.BOOL:
            return value
        if not may_be_none(type):
            if not self.world.abstract.is_abstract(type):
                self.refuse_hidden(value)
        enum = self.enum_of(value)
        if enum is not None:
            return self.enum_truth(value, enum)
        if type in NUMBERS:
            return self.emit(op.Compare("ne", value, op.Constant(type, 0.0 if type == ir.FLOAT else 0)))
        if type == ir.VOID:
            return op.Constant(ir.BOOL, False)
        if isinstance(type, ir.Tuple):
            return op.Constant(ir.BOOL, bool(type.items))
        if may_be_none(type):
            some = self.emit(op.Not(self.emit(op.IsNone(value))))
            if not self._has_truth(non_null(type)):
                return some
            return self.both(some, lambda: self.truth(self.coerce(value, non_null(type))))
        if self.is_object(value):
            return self.root_call("bool", value)
        cls = self.class_of(value)
        if cls is not None and self.world.classes.find(cls, "__bool__") is not None:
            return self.call_method(value, "__bool__", [], cls.info)
        if cls is not None and self.world.classes.find(cls, "__len__") is not None:
            return self.truth(self.length(value))
        return op.Constant(ir.BOOL, True)

    def _has_truth(self, type: ir.Type) -> bool:
        if self.world.boxes.is_object(type):
            return True
        cls = self.class_of(type)
        if cls is None:
            return type in NUMBERS or isinstance(type, ir.Tuple)
        return any(self.world.classes.find(cls, name) is not None for name in ("__bool__", "__len__"))

    def both(self, first: op.Value, second: Callable[[], op.Value]) -> op.Value:
        """first and second(), the second only evaluated where the first holds."""
        return self.choose(first, ir.BOOL, second, lambda: op.Constant(ir.BOOL, False))

    def logical_expr(self, e: OpExpr) -> op.Value:
        """`and` and `or` as values."""
        type = self.ir_of(e)
        if type == ir.BOOL:
            return self.condition_value(e)
        result = self.register(type) if type != ir.VOID else None
        left = self.asked(e.left) if e.op == "or" else self.expr(e.left)
        if left.type == ir.VOID:  # it is None, and decides
            return self.expr(e.right) if e.op == "or" else self.none(type)
        take, other, end = self.new_block(), self.new_block(), self.new_block()
        test = self.truth(left)
        self.branch(test, other if e.op == "and" else take, take if e.op == "and" else other)
        self.start(take)
        if e.op == "or":
            left = self.narrowed(left, e.left) if isinstance(e.left, RefExpr | IndexExpr) else left
            left = left if left.type == type else self.coerce(left, type)
        if result is not None:
            self.assign(result, self.none(type) if e.op == "and" and self._only_none(left, type) else left)
        self.goto(end)
        self.start(other)
        if self._never_asked(e):
            self.never_comes_here()
        else:
            right = self.expr(e.right)
            if result is not None:
                self.assign(result, right)
        self.goto(end)
        self.start(end)
        return result if result is not None else self.none()

    def _never_asked(self, e: OpExpr) -> bool:
        """Whether mypy proved that the left side decides."""
        typed = e.right in self.world.checked.types
        return getattr(e, "right_unreachable", False) and not (self.abnormal and typed)

    def _only_none(self, left: op.Value, type: ir.Type) -> bool:
        """Whether a false left side can only be None: an object without a truth of its own."""
        return may_be_none(left.type) and not self._has_truth(non_null(left.type)) and may_be_none(type)

    # --- comparison ---

    # --- generated methods ---


def is_simple(e: Expression) -> bool:
    """Whether evaluating an expression changes nothing: names, literals, fields and arithmetic on them."""
    if isinstance(e, NameExpr | IntExpr | StrExpr | BytesExpr | FloatExpr):
        return True
    if isinstance(e, MemberExpr):
        return not isinstance(e.node, TypeInfo) and is_simple(e.expr)
    if isinstance(e, OpExpr):
        return is_simple(e.left) and is_simple(e.right)
    if isinstance(e, UnaryExpr):
        return is_simple(e.expr)
    return False
