"""Comparison, equality, order, membership and hashing."""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    ComparisonExpr,
    Context,
    DictExpr,
    Expression,
    ListExpr,
    NameExpr,
    RefExpr,
    SetExpr,
)
from mypy.types import Instance, TupleType, UninhabitedType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.classes import ClassInfo
from ophion.compiler.frontend.lower.boxing import shown_type
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.operators import INTEGERS, Operators, is_simple
from ophion.compiler.frontend.typemap import is_protocol, may_be_none, non_null, proper, without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR

COMPARISONS = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
MIRRORED = {"eq": "eq", "ne": "ne", "lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}
ORDERINGS = {"<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}
SWAPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Comparisons(Operators):
    """Comparison, equality, order, membership and hashing."""

    def comparison(self, e: ComparisonExpr, true: Block, false: Block) -> None:
        """A chain of comparisons as a branch."""
        left = self.expr(e.operands[0], borrow=len(e.operators) == 1)
        left_type = self.type_of(e.operands[0])
        if not is_simple(e.operands[1]):
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
        self._as_compared(right, left)
        self.fit_display(right, left)
        value = self.expr(right)
        right_type = self.type_of(right)
        if symbol in ("is", "is not"):
            test = self.identical(left, value)
            return (test if symbol == "is" else self.emit(op.Not(test))), value
        if symbol in ("==", "!="):
            test = self.equal(left, left_type, value, right_type, node)
            return (test if symbol == "==" else self.emit(op.Not(test))), value
        return self.order(symbol, left, left_type, value, right_type, node), value

    def _as_compared(self, e: Expression, other: op.Value) -> None:
        """A display that is compared with a container holds its items as that one does."""
        cls = self.class_of(other)
        kinds = {ListExpr: "list", DictExpr: "dict", SetExpr: "set"}
        kind = kinds.get(type(e))
        if kind is not None and cls is not None and self.is_builtin(other, kind):
            self.display_types[e] = cls.instance

    def is_none(self, value: op.Value) -> op.Value:
        """value is None."""
        if not may_be_none(value.type):
            return op.Constant(ir.BOOL, False)
        return op.Constant(ir.BOOL, True) if value.type == ir.VOID else self.emit(op.IsNone(value))

    def identical(self, left: op.Value, right: op.Value) -> op.Value:
        """left is right."""
        self.refuse_hidden(left, right)
        if left.type in NUMBERS and right.type in NUMBERS:
            return self.emit(op.Compare("eq", left, right))
        if self.is_object(left) and right.type == ir.BOOL and not may_be_none(left.type):
            return self.both(
                self.holds(left, ir.BOOL),
                lambda: self.emit(op.Compare("eq", self.unboxed(left, ir.BOOL), right)),
            )
        if isinstance(left.type, ir.Optional) or isinstance(right.type, ir.Optional):
            kind = left.type if isinstance(left.type, ir.Optional) else right.type
            return self.equal(self.coerce(left, kind), None, self.coerce(right, kind), None, None)
        return self.emit(op.Compare("eq", left, right))

    def compare_numbers(self, kind: str, left: op.Value, right: op.Value) -> op.Value:
        """Compare two numbers: an int with a float exactly, a bool with an int as ints."""
        if left.type == ir.FLOAT and right.type == ir.INT:
            return self._compare_mixed(MIRRORED[kind], right, left)
        if left.type == ir.INT and right.type == ir.FLOAT:
            return self._compare_mixed(kind, left, right)
        if ir.FLOAT in (left.type, right.type) and left.type != right.type:
            left, right = self.coerce(left, ir.FLOAT), self.coerce(right, ir.FLOAT)
        elif ir.BOOL in (left.type, right.type) and left.type != right.type:
            left = self.coerce(left, ir.INT) if left.type == ir.BOOL else left
            right = self.coerce(right, ir.INT) if right.type == ir.BOOL else right
        return self.emit(op.Compare(kind, left, right))

    def _compare_mixed(self, kind: str, number: op.Value, value: op.Value) -> op.Value:
        """Compare an int with a float."""
        known = number.value if isinstance(number, op.Constant) else None
        if known is not None and -(2**53) <= int(known) <= 2**53:
            return self.emit(op.Compare(kind, self.coerce(number, ir.FLOAT), value))
        order = self.runtime("exact.order", [number, value])  # 2 for what is no number
        if kind == "lt":
            return self.emit(op.Compare("eq", order, self.number(-1)))
        if kind == "gt":
            return self.emit(op.Compare("eq", order, self.number(1)))
        if kind == "ge":
            order = self.emit(op.Arithmetic("and", order, self.number(-2), ir.INT))
        return self.emit(op.Compare({"ge": "eq", "le": "le"}.get(kind, kind), order, self.number(0)))

    def equal(
        self,
        left: op.Value,
        left_type: MypyType | None,
        right: op.Value,
        right_type: MypyType | None,
        node: Context | None,
    ) -> op.Value:
        """left == right."""
        self.refuse_hidden(left, right)
        if left.type in NUMBERS and right.type in NUMBERS:
            return self._equal_numbers(left, right)
        left, right = self.as_text(left), self.as_text(right)
        if may_be_none(left.type) or may_be_none(right.type):
            return self.equal_optional(left, left_type, right, right_type, node)
        if self.is_object(left) or self.is_object(right):
            anything = ir.Ref(self.world.classes.object.ir)
            return self.root_call("eq", self.coerce(left, anything), self.coerce(right, anything))
        if isinstance(left.type, ir.Tuple) and isinstance(right.type, ir.Tuple):
            return self.equal_tuples(left, left_type, right, right_type, node)
        left, right = self._one_shape(left, right)
        if isinstance(left.type, ir.TypeRef):
            return self.emit(op.Compare("eq", left, right))
        cls, other = self.class_of(left), self.class_of(right)
        if cls is not None and other is None and self.takes_any(cls):
            return self.call_method(left, "__eq__", [right], cls.info)
        if other is not None and cls is None and self.takes_any(other):
            return self.call_method(right, "__eq__", [left], other.info)
        if cls is None or other is None:
            return op.Constant(ir.BOOL, False)
        if (
            cls.is_dataclass
            and cls.dataclass_option("eq")
            and self.world.classes.own_method(cls, "__eq__") is None
        ):
            if cls.ir.is_subclass(other.ir) and other.is_dataclass:
                cls = other
            elif not other.ir.is_subclass(cls.ir):
                return op.Constant(ir.BOOL, False)
            return self.call(self.synthesized("eq", cls), [left, right])
        method = self.world.classes.find(cls, "__eq__")
        if method is None:
            return self.emit(op.Compare("eq", left, right))
        views = [cls.info.name == "DictKeys", other.info.name == "DictKeys"]
        if any(views) and all(view or self._is_set(v) for view, v in zip(views, (left, right), strict=True)):
            keys, values = (left, right) if views[0] else (right, left)
            return self.call_method(keys, "__eq__", [values], cls.info)
        if self.world.signature(method.function).variables:
            buffers = any(self.is_builtin(right, name) for name in ("bytes", "bytearray", "memoryview"))
            return (
                self.call_method(left, "__eq__", [right], cls.info)
                if buffers
                else op.Constant(ir.BOOL, False)
            )
        promised = self.world.method_signature(method, cls).params[1].type
        if isinstance(promised, ir.Ref) and not other.ir.is_subclass(promised.cls):
            if cls.info is other.info:
                return self._equal_containers(left, left_type, right, right_type, node)
            return op.Constant(ir.BOOL, False)
        return self.call_method(left, "__eq__", [right], cls.info)

    def _equal_numbers(self, left: op.Value, right: op.Value) -> op.Value:
        """left == right of numbers and enum members: a plain enum's equal their own kind only."""
        enum, other = self.enum_of(left), self.enum_of(right)
        if enum is not None and self.world.classes.find(enum, "__eq__") is not None:
            return self.call_method(left, "__eq__", [right], enum.info)
        if enum is not other:
            plain = [c for c in (enum, other) if c is not None and not c.info.has_base("builtins.int")]
            if plain:
                return op.Constant(ir.BOOL, False)
        return self.compare_numbers("eq", left, right)

    def _equal_containers(
        self,
        left: op.Value,
        left_type: MypyType | None,
        right: op.Value,
        right_type: MypyType | None,
        node: Context | None,
    ) -> op.Value:
        """Two containers of different element types: `x == []` asks whether both are empty."""
        if node is not None and not any(_is_empty_display(t) for t in (left_type, right_type)):
            self.refuse(
                node,
                "containers of different element types are compared",
                "annotate both with the same type",
            )
        lengths = self.emit(op.Arithmetic("or", self.length(left), self.length(right), ir.INT))
        return self.emit(op.Compare("eq", lengths, self.number(0)))

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
        for side, other in ((left, right), (right, left)):
            if self.is_union(side):
                held = self.hold_value(other)

                def compared(member: op.Value, side: op.Value = side, held: op.Value = held) -> op.Value:
                    pair = (member, held) if side is left else (held, member)
                    kinds = [self.world.mypy_type(one.type) for one in pair]
                    return self.order(symbol, pair[0], kinds[0], pair[1], kinds[1], node)

                return self.by_member(side, ir.BOOL, node, compared)
        enum = self.enum_of(left)
        if enum is not None and self.world.classes.find(enum, ORDERINGS[symbol]) is not None:
            return self.call_method(left, ORDERINGS[symbol], [right], node)
        if enum is not None and self.world.classes.find(enum, ORDERINGS[SWAPPED[symbol]]) is not None:
            return self.call_method(right, ORDERINGS[SWAPPED[symbol]], [left], node)
        left, right = self.as_text(left), self.as_text(right)
        if left.type in NUMBERS and right.type in NUMBERS:
            return self.compare_numbers(COMPARISONS[symbol], left, right)
        if isinstance(left.type, ir.Tuple) and isinstance(right.type, ir.Tuple):
            return self.order_tuples(symbol, left, left_type, right, right_type, node)
        left, right = self._one_shape(left, right)
        cls = self.class_of(left)
        if cls is not None and cls.is_dataclass and cls.dataclass_option("order"):
            if symbol in (">", ">="):
                return self.call(self.synthesized(SWAPPED[symbol], cls), [right, left])
            return self.call(self.synthesized(symbol, cls), [left, right])
        if self._orders(left, symbol, right):
            return self.call_method(left, ORDERINGS[symbol], [right], node)
        if self._orders(right, SWAPPED[symbol], left):
            return self.call_method(right, ORDERINGS[SWAPPED[symbol]], [left], node)
        return self._unordered(symbol, left, right)

    def _one_shape(self, left: op.Value, right: op.Value) -> tuple[op.Value, op.Value]:
        """A tuple of fixed shape beside one of any length becomes one of any length, where its items fit."""
        for fixed, other in ((left, right), (right, left)):
            if isinstance(fixed.type, ir.Tuple) and self.is_builtin(other, "tuple"):
                cls = self.class_of(other)
                assert cls is not None
                element = self.world.types.of(cls.instance.args[0])
                if all(item == element for item in fixed.type.items):
                    made = self.variable_tuple(fixed, non_null(other.type))
                    return (made, other) if fixed is left else (other, made)
        return left, right

    def _orders(self, left: op.Value, symbol: str, right: op.Value) -> bool:
        """Whether the left side's class has a method for this order that takes the right side."""
        cls, other = self.class_of(left), self.class_of(right)
        method = self.world.classes.find(cls, ORDERINGS[symbol]) if cls is not None else None
        if cls is None or method is None:
            return False
        signature = self.world.signature(method.function)
        if signature.variables or is_protocol(signature.arg_types[1]):
            return True
        promised = self.world.method_signature(method, cls).params[1].type
        if not isinstance(promised, ir.Ref):
            return other is None
        return self.world.boxes.is_object(promised) or (
            other is not None and other.ir.is_subclass(promised.cls)
        )

    def _unordered(self, symbol: str, left: op.Value, right: op.Value) -> op.Value:
        """Two values that have no order, met where a union's members or sorted values are compared."""
        names = [shown_type(side.type) for side in (left, right)]
        text = f"'{symbol}' not supported between instances of '{names[0]}' and '{names[1]}'"
        self.raise_builtin("TypeError", self.text(text))
        self.start(self.new_block())
        return op.Constant(ir.BOOL, False)

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
        enum = self.enum_named(container)
        if enum is not None:
            known = self.enum_of(value)
            return op.Constant(ir.BOOL, known is not None and known.info is enum)
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
        if self.world.iterators.kind(holder.type) is not None:
            return self._among_items(holder, value, type, node)
        return self.call_method(holder, "__contains__", [value], node)

    def _among_items(self, source: op.Value, value: op.Value, type: MypyType, node: Context) -> op.Value:
        """Whether an iterable gives a value; no item behind it is asked for."""
        held = self.keep(value)
        result = self.register(ir.BOOL)
        top, inside, other, none, end = (self.new_block() for _ in range(5))
        walk = self.iterate_value(source, node)
        walk.begin()
        self.assign(result, op.Constant(ir.BOOL, True))
        self.goto(top)
        self.start(top)
        walk.test(inside, none)
        self.start(inside)
        item = self.joined(walk.values())
        self.branch(self.equal(held, type, item, self.world.mypy_type(item.type), node), end, other)
        self.start(other)
        walk.advance()
        self.goto(top)
        self.start(none)
        self.assign(result, op.Constant(ir.BOOL, False))
        self.goto(end)
        self.start(end)
        return result

    def _is_set(self, value: op.Value) -> bool:
        return self.is_builtin(value, "set") or self.is_builtin(value, "frozenset")

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

    def synthesized(self, kind: str, cls: ClassInfo) -> FunctionIR:
        """A method that Python makes by itself for a dataclass: eq, <, <=, hash or repr."""
        from ophion.compiler.frontend.lower.generated import generate

        return generate(self.world, kind, cls)

    def hash_of(self, value: op.Value) -> op.Value:
        """hash(value)."""
        type = value.type
        if self.is_object(value) and not may_be_none(type):
            return self.root_call("hash", value)
        enum = self.enum_of(value)
        if enum is not None and self.world.classes.find(enum, "__hash__") is not None:
            return self.call_method(value, "__hash__", [], enum.info)
        if enum is not None:
            text = self.as_text(value)
            return self.hash_of(text) if text is not value else self.plain_number(value)
        if type in INTEGERS:
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
        return self.address_hash(value)

    def address_hash(self, value: op.Value) -> op.Value:
        """The hash of an object that is equal to itself only."""
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


def _is_empty_display(type: MypyType | None) -> bool:
    """Whether a type is that of `[]` or `{}` alone: a container of nothing."""
    if type is None:
        return False
    kind = without_none(type)
    return isinstance(kind, Instance) and any(isinstance(proper(a), UninhabitedType) for a in kind.args)
