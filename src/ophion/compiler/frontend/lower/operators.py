"""Operators: arithmetic, comparison, equality, truth, hashing."""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    ComparisonExpr,
    Context,
    Expression,
    MemberExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    TypeInfo,
    UnaryExpr,
)
from mypy.types import Instance, TupleType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.classes import ClassInfo
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.interface import Interface
from ophion.compiler.frontend.typemap import may_be_none, non_null, proper, without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import Block

ARITHMETIC = {
    "+": "add", "-": "sub", "*": "mul", "//": "floordiv", "%": "mod", "<<": "shl", ">>": "shr", "&": "and", "|": "or",
    "^": "xor",
}  # fmt: skip
METHODS = {
    "+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__", "//": "__floordiv__", "%": "__mod__",
    "**": "__pow__", "<<": "__lshift__", ">>": "__rshift__", "&": "__and__", "|": "__or__", "^": "__xor__",
    "@": "__matmul__",
}  # fmt: skip
COMPARISONS = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
ORDERINGS = {"<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}
SWAPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_INTEGERS = (ir.INT, ir.U64, ir.BOOL)


class Operators(Interface):
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
                return self._mask(self.modular(inner), value)
        return None

    def _may_wrap(self, e: Expression) -> bool:
        if isinstance(e, UnaryExpr):
            return e.op in "-~" and self._is_integer(e)
        return isinstance(e, OpExpr) and e.op in ("+", "-", "*", "<<", "|", "^", "&") and self._is_integer(e)

    def _is_integer(self, e: Expression) -> bool:
        return self.ir_of(e) in _INTEGERS

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
            if isinstance(count, int) and 0 <= count < 64:
                shifted = op.Constant(ir.U64, count)
                return self.emit(op.Arithmetic("shl", self.modular(e.left), shifted, ir.U64, modular=True))
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
            return self.emit(op.MakeTuple([self.numeric("//", a, b, e), self.numeric("%", a, b, e)]))
        wrapped = self.masked(e)
        if wrapped is not None:
            return wrapped
        left = self.expr(e.left)
        if not _is_simple(e.right):
            left = self.keep(left)
        return self.binary(e.op, left, self.type_of(e.left), e.right, e)

    def keep(self, value: op.Value) -> op.Value:
        """A register's value as it is now, though the variable may change."""
        if isinstance(value, op.Register) and not value.parameter:
            copy = self.register(value.type)
            self.emit(op.Assign(copy, value))
            return copy
        return value

    def binary(
        self, symbol: str, left: op.Value, left_type: MypyType, right: Expression, node: Context
    ) -> op.Value:
        """left op right with the left side ready."""
        value = self.expr(right)
        return self.binary_values(symbol, left, value, node)

    def binary_values(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """left op right."""
        if isinstance(left.type, ir.Optional):
            left = self.coerce(left, left.type.value)
        if isinstance(right.type, ir.Optional):
            right = self.coerce(right, right.type.value)
        if left.type in NUMBERS and right.type in NUMBERS:
            return self.numeric(symbol, left, right, node)
        if isinstance(left.type, ir.Tuple) and isinstance(right.type, ir.Tuple) and symbol == "+":
            return self.emit(op.MakeTuple(self.tuple_parts(left) + self.tuple_parts(right)))
        if self.is_builtin(left, "str") and symbol == "%":
            self.refuse(node, "the % operator on text is not supported", 'an f-string: f"{value:spec}"')
        name = METHODS[symbol]
        cls = self.class_of(left)
        if cls is not None and self.world.classes.find(cls, name) is not None:
            return self.call_method(left, name, [right], node)
        if isinstance(left.type, ir.View):
            return self.call_method(left, name, [right], node)
        reflected = "__r" + name[2:]
        if symbol == "*" and left.type in _INTEGERS and self.class_of(right) is not None:
            other = self.class_of(right)
            if other is not None and self.world.classes.find(other, reflected) is None:
                return self.call_method(right, name, [left], node)
        return self.call_method(right, reflected, [left], node)

    def numeric(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """Arithmetic on numbers."""
        if left.type == ir.FLOAT or right.type == ir.FLOAT or symbol == "/":
            a, b = self.coerce(left, ir.FLOAT), self.coerce(right, ir.FLOAT)
            if symbol == "**":
                return self.runtime("numbers.float_power", [a, b])
            names = {"+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod"}
            return self.emit(op.FloatArithmetic(names[symbol], a, b, ir.FLOAT))
        if left.type == right.type == ir.BOOL and symbol in "&|^":
            return self.emit(op.Arithmetic(ARITHMETIC[symbol], left, right, ir.BOOL))
        if symbol == "**":
            return self.runtime("numbers.power", [left, right])
        a = self.coerce(left, ir.INT) if left.type == ir.BOOL else left
        b = self.coerce(right, ir.INT) if right.type == ir.BOOL else right
        shift = symbol in ("<<", ">>")
        result = ir.U64 if a.type == ir.U64 or (b.type == ir.U64 and not shift) else ir.INT
        if (
            isinstance(a, op.Constant)
            and a.type == ir.INT
            and result == ir.U64
            and isinstance(a.value, int)
            and a.value >= 0
        ):
            a = op.Constant(ir.U64, a.value)
        if (
            isinstance(b, op.Constant)
            and b.type == ir.INT
            and result == ir.U64
            and isinstance(b.value, int)
            and b.value >= 0
        ):
            b = op.Constant(ir.U64, b.value)
        return self.emit(op.Arithmetic(ARITHMETIC[symbol], a, b, result))

    def unary_expr(self, e: UnaryExpr) -> op.Value:
        """-x, +x, ~x, not x."""
        if e.op == "not":
            return self.condition_value(e)
        known = self.world.constants.evaluate(e)
        if isinstance(known, int) and -(2**63) <= known < 2**64 and self.ir_of(e) in (ir.INT, ir.U64):
            return op.Constant(ir.INT if known < 2**63 else ir.U64, known)
        value = self.expr(e.expr)
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
            if getattr(e, "right_unreachable", False):
                self.goto(true)
                return
            self.condition(e.right, true, false)
        elif isinstance(e, ComparisonExpr):
            self.comparison(e, true, false)
        else:
            self.branch(self.truth(self.expr(e)), true, false)

    def condition_value(self, e: Expression) -> op.Value:
        """The truth of an expression as a BOOL."""
        result = self.register(ir.BOOL)
        true, false, end = self.new_block(), self.new_block(), self.new_block()
        self.condition(e, true, false)
        for block, answer in ((true, True), (false, False)):
            self.start(block)
            self.assign(result, op.Constant(ir.BOOL, answer))
            self.goto(end)
        self.start(end)
        return result

    def truth(self, value: op.Value) -> op.Value:
        """bool(value)."""
        type = value.type
        if type == ir.BOOL:
            return value
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
        cls = self.class_of(value)
        if cls is not None and self.world.classes.find(cls, "__bool__") is not None:
            return self.call_method(value, "__bool__", [], cls.info)
        if cls is not None and self.world.classes.find(cls, "__len__") is not None:
            return self.truth(self.length(value))
        return op.Constant(ir.BOOL, True)

    def _has_truth(self, type: ir.Type) -> bool:
        cls = self.class_of(type)
        if cls is None:
            return type in NUMBERS or isinstance(type, ir.Tuple)
        return any(self.world.classes.find(cls, name) is not None for name in ("__bool__", "__len__"))

    def both(self, first: op.Value, second: object) -> op.Value:
        """first and second(), the second only evaluated where the first holds."""
        assert callable(second)
        result = self.register(ir.BOOL)
        yes, no, end = self.new_block(), self.new_block(), self.new_block()
        self.branch(first, yes, no)
        self.start(yes)
        self.assign(result, second())
        self.goto(end)
        self.start(no)
        self.assign(result, op.Constant(ir.BOOL, False))
        self.goto(end)
        self.start(end)
        return result

    def logical_expr(self, e: OpExpr) -> op.Value:
        """`and` and `or` as values."""
        type = self.ir_of(e)
        if type == ir.BOOL:
            return self.condition_value(e)
        result = self.register(type)
        left = self.expr(e.left)
        take, other, end = self.new_block(), self.new_block(), self.new_block()
        test = self.truth(left)
        self.branch(test, other if e.op == "and" else take, take if e.op == "and" else other)
        self.start(take)
        if e.op == "or" and left.type != type:
            left = self.coerce(left, type)
        self.assign(result, self.none(type) if e.op == "and" and self._only_none(left, type) else left)
        self.goto(end)
        self.start(other)
        if not getattr(e, "right_unreachable", False):
            self.assign(result, self.expr(e.right))
        self.goto(end)
        self.start(end)
        return result

    def _only_none(self, left: op.Value, type: ir.Type) -> bool:
        """Whether a false left side can only be None: an object without a truth of its own."""
        return may_be_none(left.type) and not self._has_truth(non_null(left.type)) and may_be_none(type)

    # --- comparison ---

    def comparison(self, e: ComparisonExpr, true: Block, false: Block) -> None:
        """A chain of comparisons as a branch."""
        left = self.expr(e.operands[0], borrow=len(e.operators) == 1)
        left_type = self.type_of(e.operands[0])
        if not _is_simple(e.operands[1]):
            left = self.keep(left)
        for position, symbol in enumerate(e.operators):
            right_expr = e.operands[position + 1]
            last = position == len(e.operators) - 1
            test, right = self.compare(symbol, left, left_type, right_expr, e)
            following = true if last else self.new_block()
            self.branch(test, following, false)
            if not last:
                assert right is not None
                self.start(following)
                left, left_type = right, self.type_of(right_expr)

    def compare(
        self, symbol: str, left: op.Value, left_type: MypyType, right: Expression, node: ComparisonExpr
    ) -> tuple[op.Value, op.Value | None]:
        """One comparison: (its truth, the right side's value)."""
        if symbol in ("in", "not in"):
            found = self.contains(right, left, left_type, node)
            return (found if symbol == "in" else self.emit(op.Not(found))), None
        if isinstance(right, NameExpr) and right.fullname == "builtins.None":
            test = self.is_none(left)
            return (test if symbol in ("is", "==") else self.emit(op.Not(test))), None
        value = self.expr(right)
        right_type = self.type_of(right)
        if symbol in ("is", "is not"):
            test = self.identical(left, value)
            return (test if symbol == "is" else self.emit(op.Not(test))), value
        if symbol in ("==", "!="):
            test = self.equal(left, left_type, value, right_type, node)
            return (test if symbol == "==" else self.emit(op.Not(test))), value
        return self.order(symbol, left, left_type, value, right_type, node), value

    def is_none(self, value: op.Value) -> op.Value:
        """value is None."""
        if not may_be_none(value.type):
            return op.Constant(ir.BOOL, False)
        return op.Constant(ir.BOOL, True) if value.type == ir.VOID else self.emit(op.IsNone(value))

    def identical(self, left: op.Value, right: op.Value) -> op.Value:
        """left is right."""
        if left.type in NUMBERS and right.type in NUMBERS:
            return self.emit(op.Compare("eq", left, right))
        if isinstance(left.type, ir.Optional) or isinstance(right.type, ir.Optional):
            kind = left.type if isinstance(left.type, ir.Optional) else right.type
            return self.equal(self.coerce(left, kind), None, self.coerce(right, kind), None, None)
        return self.emit(op.Compare("eq", left, right))

    def compare_numbers(self, kind: str, left: op.Value, right: op.Value) -> op.Value:
        """Compare two numbers; an int with a float as floats."""
        if ir.FLOAT in (left.type, right.type) and left.type != right.type:
            left, right = self.coerce(left, ir.FLOAT), self.coerce(right, ir.FLOAT)
        return self.emit(op.Compare(kind, left, right))

    def equal(
        self,
        left: op.Value,
        left_type: MypyType | None,
        right: op.Value,
        right_type: MypyType | None,
        node: Context | None,
    ) -> op.Value:
        """left == right."""
        if left.type in NUMBERS and right.type in NUMBERS:
            return self.compare_numbers("eq", left, right)
        if may_be_none(left.type) or may_be_none(right.type):
            return self.equal_optional(left, left_type, right, right_type, node)
        if isinstance(left.type, ir.Tuple) and isinstance(right.type, ir.Tuple):
            return self.equal_tuples(left, left_type, right, right_type, node)
        if isinstance(left.type, ir.TypeRef):
            return self.emit(op.Compare("eq", left, right))
        cls, other = self.class_of(left), self.class_of(right)
        if cls is None or other is None:
            return op.Constant(ir.BOOL, False)
        if (
            cls.is_dataclass
            and cls.dataclass_option("eq")
            and self.world.classes.own_method(cls, "__eq__") is None
        ):
            if other is not cls:
                return op.Constant(ir.BOOL, False)
            return self.call(self.synthesized("eq", cls), [left, right])
        method = self.world.classes.find(cls, "__eq__")
        if method is None:
            return self.emit(op.Compare("eq", left, right))
        if self.world.signature(method.function).variables:
            buffers = any(self.is_builtin(right, name) for name in ("bytes", "bytearray", "memoryview"))
            return (
                self.call_method(left, "__eq__", [right], cls.info)
                if buffers
                else op.Constant(ir.BOOL, False)
            )
        promised = self.world.method_signature(method, cls).params[1].type
        if isinstance(promised, ir.Ref) and not other.ir.is_subclass(promised.cls):
            return op.Constant(ir.BOOL, False)
        return self.call_method(left, "__eq__", [right], cls.info)

    def equal_optional(
        self,
        left: op.Value,
        left_type: MypyType | None,
        right: op.Value,
        right_type: MypyType | None,
        node: Context | None,
    ) -> op.Value:
        """left == right where either may be None."""
        left_none, right_none = self.is_none(left), self.is_none(right)
        result = self.register(ir.BOOL)
        some, none, both, end = self.new_block(), self.new_block(), self.new_block(), self.new_block()
        self.branch(left_none, none, some)
        self.start(none)
        self.assign(result, right_none)
        self.goto(end)
        self.start(some)
        self.assign(result, op.Constant(ir.BOOL, False))
        self.branch(right_none, end, both)
        self.start(both)
        if left.type != ir.VOID and right.type != ir.VOID:
            a, b = self.coerce(left, non_null(left.type)), self.coerce(right, non_null(right.type))
            inner = [without_none(t) if t is not None else None for t in (left_type, right_type)]
            self.assign(result, self.equal(a, inner[0], b, inner[1], node))
        self.goto(end)
        self.start(end)
        return result

    def equal_tuples(
        self,
        left: op.Value,
        left_type: MypyType | None,
        right: op.Value,
        right_type: MypyType | None,
        node: Context | None,
    ) -> op.Value:
        """Item by item, stopping at the first difference."""
        assert isinstance(left.type, ir.Tuple)
        assert isinstance(right.type, ir.Tuple)
        if len(left.type.items) != len(right.type.items):
            return op.Constant(ir.BOOL, False)
        result: op.Value = op.Constant(ir.BOOL, True)
        for index in range(len(left.type.items)):

            def step(index: int = index) -> op.Value:
                a, b = self.emit(op.TupleItem(left, index)), self.emit(op.TupleItem(right, index))
                return self.equal(a, _item(left_type, index), b, _item(right_type, index), node)

            result = step() if index == 0 else self.both(result, step)
        return result

    def order(
        self,
        symbol: str,
        left: op.Value,
        left_type: MypyType,
        right: op.Value,
        right_type: MypyType,
        node: Context,
    ) -> op.Value:
        """left < right and its kin."""
        left, right = self.coerce_optional(left), self.coerce_optional(right)
        if left.type in NUMBERS and right.type in NUMBERS:
            return self.compare_numbers(COMPARISONS[symbol], left, right)
        if isinstance(left.type, ir.Tuple) and isinstance(right.type, ir.Tuple):
            return self.order_tuples(symbol, left, left_type, right, right_type, node)
        cls = self.class_of(left)
        if cls is not None and cls.is_dataclass and cls.dataclass_option("order"):
            if symbol in (">", ">="):
                return self.call(self.synthesized(SWAPPED[symbol], cls), [right, left])
            return self.call(self.synthesized(symbol, cls), [left, right])
        if cls is not None and self.world.classes.find(cls, ORDERINGS[symbol]) is None:
            return self.call_method(right, ORDERINGS[SWAPPED[symbol]], [left], node)
        return self.call_method(left, ORDERINGS[symbol], [right], node)

    def coerce_optional(self, value: op.Value) -> op.Value:
        """The value inside an Optional."""
        return self.coerce(value, value.type.value) if isinstance(value.type, ir.Optional) else value

    def order_tuples(
        self,
        symbol: str,
        left: op.Value,
        left_type: MypyType,
        right: op.Value,
        right_type: MypyType,
        node: Context,
    ) -> op.Value:
        """Lexicographic order: the first differing item decides, otherwise the lengths."""
        assert isinstance(left.type, ir.Tuple)
        assert isinstance(right.type, ir.Tuple)
        result = self.register(ir.BOOL)
        end = self.new_block()
        for index in range(min(len(left.type.items), len(right.type.items))):
            a, b = self.emit(op.TupleItem(left, index)), self.emit(op.TupleItem(right, index))
            types = _item(left_type, index), _item(right_type, index)
            differ, same = self.new_block(), self.new_block()
            self.branch(self.equal(a, types[0], b, types[1], node), same, differ)
            self.start(differ)
            assert types[0] is not None
            assert types[1] is not None
            self.assign(result, self.order(symbol[0], a, types[0], b, types[1], node))
            self.goto(end)
            self.start(same)
        lengths = (len(left.type.items), len(right.type.items))
        answer = {"<": lengths[0] < lengths[1], "<=": lengths[0] <= lengths[1],
                  ">": lengths[0] > lengths[1], ">=": lengths[0] >= lengths[1]}[symbol]  # fmt: skip
        self.assign(result, op.Constant(ir.BOOL, answer))
        self.goto(end)
        self.start(end)
        return result

    def contains(self, container: Expression, value: op.Value, type: MypyType, node: Context) -> op.Value:
        """value in container."""
        if isinstance(container, CallExpr) and isinstance(container.callee, RefExpr):
            if container.callee.fullname == "builtins.range" and len(container.args) < 3:
                return self.in_range(container, value)
        holder = self.expr(container)
        if isinstance(holder.type, ir.Tuple):
            held = self.keep(value)
            result = self.register(ir.BOOL)
            end = self.new_block()
            self.assign(result, op.Constant(ir.BOOL, True))
            for index in range(len(holder.type.items)):
                other = self.new_block()
                item = self.emit(op.TupleItem(holder, index))
                item_type = _item(self.type_of(container), index)
                self.branch(self.equal(held, type, item, item_type, node), end, other)
                self.start(other)
            self.assign(result, op.Constant(ir.BOOL, False))
            self.goto(end)
            self.start(end)
            return result
        if holder.type == ir.INT:
            return self.emit(op.Compare("eq", self.emit(op.Arithmetic("and", holder, value, ir.INT)), value))
        if self._is_buffer(holder) and self._is_buffer(value):
            place = self.call_method(holder, "find", [value], node)
            return self.emit(op.Compare("ge", place, self.number(0)))
        return self.call_method(holder, "__contains__", [value], node)

    def _is_buffer(self, value: op.Value) -> bool:
        return any(self.is_builtin(value, name) for name in ("bytes", "bytearray", "memoryview"))

    def in_range(self, call: CallExpr, value: op.Value) -> op.Value:
        """value in range(a, b)."""
        first = self.expr(call.args[0]) if len(call.args) == 2 else self.number(0)
        last = self.expr(call.args[-1])
        above = self.emit(op.Compare("ge", value, first))
        return self.emit(
            op.Select(above, self.emit(op.Compare("lt", value, last)), op.Constant(ir.BOOL, False))
        )

    # --- generated methods ---

    def synthesized(self, kind: str, cls: ClassInfo) -> ir_function:
        """A method that Python makes by itself for a dataclass: eq, <, <=, hash or repr."""
        from ophion.compiler.frontend.lower.generated import generate

        return generate(self.world, kind, cls)

    def hash_of(self, value: op.Value) -> op.Value:
        """hash(value)."""
        type = value.type
        if type in _INTEGERS:
            return self.emit(op.Convert(value, ir.INT, modular=True)) if type != ir.INT else value
        if type == ir.VOID:
            return self.number(0)
        if isinstance(type, ir.Tuple):
            return self.hash_tuple(value, type)
        if type == ir.FLOAT:
            return self.runtime("numbers.float_hash", [value])
        if may_be_none(type):
            result = self.register(ir.INT)
            none, some, end = self.new_block(), self.new_block(), self.new_block()
            self.assign(result, self.number(0))
            self.branch(self.emit(op.IsNone(value)), end, some)
            self.start(some)
            self.assign(result, self.hash_of(self.coerce(value, non_null(type))))
            self.goto(end)
            self.start(end)
            del none
            return result
        cls = self.class_of(value)
        if cls is not None and self.world.classes.find(cls, "__hash__") is not None:
            return self.call_method(value, "__hash__", [], cls.info)
        if cls is not None and cls.is_dataclass and cls.dataclass_option("frozen"):
            return self.call(self.synthesized("hash", cls), [value])
        address = self.emit(op.Intrinsic("address", [value], ir.U64))
        return self.emit(
            op.Convert(self.emit(op.Arithmetic("shr", address, self.number(4), ir.U64)), ir.INT, modular=True)
        )

    def hash_tuple(self, value: op.Value, type: ir.Tuple) -> op.Value:
        """A mix of the items' hashes (xor and multiply by an odd constant)."""
        total: op.Value = op.Constant(ir.U64, 0x345678)
        for index in range(len(type.items)):
            part = self.emit(
                op.Convert(self.hash_of(self.emit(op.TupleItem(value, index))), ir.U64, modular=True)
            )
            mixed = self.emit(op.Arithmetic("xor", total, part, ir.U64, modular=True))
            factor = op.Constant(ir.U64, 0x9E3779B97F4A7C15)
            total = self.emit(op.Arithmetic("mul", mixed, factor, ir.U64, modular=True))
            high = self.emit(op.Arithmetic("shr", total, op.Constant(ir.U64, 32), ir.U64))
            total = self.emit(op.Arithmetic("xor", total, high, ir.U64, modular=True))
        return self.emit(op.Convert(total, ir.INT, modular=True))


def _item(type: MypyType | None, index: int) -> MypyType | None:
    if type is None:
        return None
    type = proper(type)
    if isinstance(type, TupleType):
        return type.items[index]
    if isinstance(type, Instance) and type.args:
        return type.args[0]
    return None


def _is_simple(e: Expression) -> bool:
    """Whether evaluating an expression changes nothing: names, literals, fields and arithmetic on them."""
    from mypy.nodes import BytesExpr, FloatExpr, IntExpr, StrExpr

    if isinstance(e, NameExpr | IntExpr | StrExpr | BytesExpr | FloatExpr):
        return True
    if isinstance(e, MemberExpr):
        return not isinstance(e.node, TypeInfo) and _is_simple(e.expr)
    if isinstance(e, OpExpr):
        return _is_simple(e.left) and _is_simple(e.right)
    if isinstance(e, UnaryExpr):
        return _is_simple(e.expr)
    return False


is_simple = _is_simple

from ophion.compiler.ir.function import FunctionIR as ir_function
