"""Comparisons as Python writes them: chains of them, displays beside containers, membership."""

from __future__ import annotations

from collections.abc import Callable

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
from mypy.types import Instance
from mypy.types import Type as MypyType

from ophion.compiler.frontend.lower.builder import DISPLAYS
from ophion.compiler.frontend.lower.hashing import Hashing
from ophion.compiler.frontend.lower.operators import INTEGERS, is_simple
from ophion.compiler.frontend.lower.short_texts import among_characters
from ophion.compiler.frontend.mypy_types import Untypable, without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.types import may_be_none, non_null

ORDERS = ("<", "<=", ">", ">=")


class Comparisons(Hashing):
    """Lowers chains of comparisons."""

    def comparison(self, e: ComparisonExpr, true: Block, false: Block) -> None:
        """A chain of comparisons as a branch."""
        left = self.first_operand(e)
        for position, symbol in enumerate(e.operators):
            last = position == len(e.operators) - 1
            test, right = self.compare(symbol, left, e.operands[position + 1], e)
            following = true if last else self.new_block()
            self.branch(test, following, false)
            if not last:
                assert right is not None
                self.start(following)
                left = right

    def first_operand(self, e: ComparisonExpr) -> op.Value:
        """The value that a chain begins with, kept while others are evaluated."""
        first, second = e.operands[:2]
        if type(first) in DISPLAYS and second in self.world.checked.types:
            other = without_none(self.type_of(second))
            empty = isinstance(first, ListExpr | DictExpr | SetExpr) and not first.items
            if empty and isinstance(other, Instance) and other.type.name == DISPLAYS[type(first)]:
                self.display_types[first] = other
        if not is_simple(second):
            return self.keep(self._operand(e, first))
        return self._operand(e, first)

    def _operand(self, e: ComparisonExpr, side: Expression) -> op.Value:
        """One side of a comparison; only an order asks what the side is."""
        if all(symbol in ORDERS for symbol in e.operators):
            return self.expr(side)
        return self.asked(side)

    def compare(
        self, symbol: str, left: op.Value, right: Expression, node: ComparisonExpr
    ) -> tuple[op.Value, op.Value | None]:
        """One comparison: (its truth, the right side's value)."""
        if symbol in ("in", "not in"):
            found = self.contains(right, left, node)
            return (found if symbol == "in" else self.emit(op.Not(found))), None
        if isinstance(right, NameExpr) and right.fullname == "builtins.None":
            test = self.is_none(left)
            return (test if symbol in ("is", "==") else self.emit(op.Not(test))), None
        self.fit_display(right, left)
        value = self._operand(node, right)
        if symbol in ("is", "is not"):
            test = self.identical(left, value)
            return (test if symbol == "is" else self.emit(op.Not(test))), value
        if symbol in ("==", "!="):
            test = self.equal(left, value)
            return (test if symbol == "==" else self.emit(op.Not(test))), value
        return self.order(symbol, left, value, node), value

    def contains(self, container: Expression, value: op.Value, node: Context) -> op.Value:
        """value in container."""
        if value.type == ir.FLOAT and self._holds_integers(self.type_of(container)):
            return self._whole_among(value, lambda whole: self.contains(container, whole, node))
        if not may_be_none(value.type) and isinstance(container, CallExpr):
            named = container.callee.fullname if isinstance(container.callee, RefExpr) else ""
            if named == "builtins.range" and len(container.args) < 3:
                return self.in_range(container, value)
        enum = self.enum_named(container)
        if enum is not None:
            known = self.enum_of(value)
            return op.Constant(ir.BOOL, known is not None and known.info is enum)
        holder = self.opened(self.expr(container), container)
        if self.is_unknown(holder) and self.says_nothing(container):
            return self.library("unknown_members.contains", [holder, value], node)
        return self._held_by(holder, value, node)

    def _held_by(self, holder: op.Value, value: op.Value, node: Context) -> op.Value:
        """value in holder."""
        if isinstance(holder.type, ir.Tuple):
            return self._among_parts(holder, value)
        if may_be_none(value.type) and value.type != ir.VOID and not self._may_hold_none(holder):
            return self._some_held_by(self.hold_value(holder), self.hold_value(value), node)
        if holder.type == ir.INT:
            return self.emit(op.Compare("eq", self.emit(op.Arithmetic("and", holder, value, ir.INT)), value))
        if self.is_buffer(holder) and self.is_buffer(value):
            place = self.call_method(holder, "find", [value], node)
            return self.emit(op.Compare("ge", place, self.number(0)))
        if self.world.iterators.kind(holder.type) is not None:
            return self._among_items(holder, value, node)
        among = among_characters(self, value, holder)
        if among is not None:
            return among
        element = self._element_of(holder)
        if element not in (None, value.type) and self.world.forms.container(value.type) is not None:
            return self._among_items(holder, value, node)
        if element is not None and self.is_object(value) and not self.world.boxes.is_object(element):
            return self._object_among(holder, self.hold_value(value), element, node)
        cls = self.class_of(holder)
        if cls is not None and self.world.classes.find(cls, "__contains__") is None:
            return self._among_items(holder, value, node)
        return self.call_method(holder, "__contains__", [value], node)

    def _may_hold_none(self, holder: op.Value) -> bool:
        """Whether None may be among what a container holds, or may be asked of it."""
        cls = self.class_of(holder)
        method = self.world.classes.find(cls, "__contains__") if cls is not None else None
        if method is not None and not method.owner.info.fullname.startswith("ophion.runtime."):
            return may_be_none(self.world.method_signature(method, method.owner).params[1].type)
        try:
            return may_be_none(
                self.world.types.of(self.world.inference.element(self.world.mypy_type(holder.type)))
            )
        except Untypable:
            return True

    def _some_held_by(self, holder: op.Value, value: op.Value, node: Context) -> op.Value:
        """value in holder, of a value that may be None and a container that does not hold None."""
        some = self.emit(op.Not(self.is_none(value)))
        if self.is_builtin(holder, "str"):
            with self.unless(some):
                text = "'in <string>' requires string as left operand, not NoneType"
                self.raise_builtin("TypeError", self.text(text))

        def inner() -> op.Value:
            known = self.coerce(value, non_null(value.type))
            if known.type == ir.FLOAT and self._holds_integers(self.world.mypy_type(holder.type)):
                return self._whole_among(known, lambda whole: self._held_by(holder, whole, node))
            return self._held_by(holder, known, node)

        return self.both(some, inner)

    def _element_of(self, holder: op.Value) -> ir.Type | None:
        """How the items of a list, tuple, set or dict are held; None of other containers."""
        cls = self.class_of(holder)
        if cls is None or self.world.forms.container(holder.type) is None:
            return None
        return self.world.types.of(cls.instance.args[0])

    def _object_among(self, holder: op.Value, value: op.Value, element: ir.Type, node: Context) -> op.Value:
        """object in container: as an item where it is of their type, otherwise compared with each."""
        holder = self.hold_value(holder)
        if may_be_none(element):
            return self._among_items(holder, value, node)

        def is_element() -> op.Value:
            return self.holds(self.coerce(value, non_null(value.type)), element)

        def as_element() -> op.Value:
            item = self.unboxed(self.coerce(value, non_null(value.type)), element)
            return self.call_method(holder, "__contains__", [item], node)

        def other() -> op.Value:
            if not any(self.is_builtin(holder, name) for name in ("list", "tuple")):
                self.hash_of(value)
            return self._among_items(holder, value, node)

        known = self.both(self.emit(op.Not(self.is_none(value))), is_element)
        return self.choose(known, ir.BOOL, as_element, other)

    def _holds_integers(self, container: MypyType) -> bool:
        """Whether a container's items are ints, and no object that knows better."""
        type = without_none(container)
        if not isinstance(type, Instance):
            return False
        try:
            return self.world.types.of(self.world.inference.element(type)) in INTEGERS
        except Untypable:
            return False

    def _whole_among(self, value: op.Value, contains: Callable[[op.Value], op.Value]) -> op.Value:
        """value in container, of a float and ints: the int that it is equal to, where there is one."""
        whole = self.hold_value(self.runtime("numbers.whole_of", [value]))
        return self.both(
            self.emit(op.Not(self.emit(op.IsNone(whole)))),
            lambda: contains(self.emit(op.Unwrap(whole, ir.INT))),
        )

    def _among_parts(self, holder: op.Value, value: op.Value) -> op.Value:
        """Whether a tuple of fixed shape has an item that is equal to a value."""
        held = self.keep(value)
        result = self.register(ir.BOOL)
        end = self.new_block()
        self.assign(result, op.Constant(ir.BOOL, True))
        assert isinstance(holder.type, ir.Tuple)
        for index in range(len(holder.type.items)):
            other = self.new_block()
            self.branch(self.equal(held, self.emit(op.TupleItem(holder, index))), end, other)
            self.start(other)
        self.assign(result, op.Constant(ir.BOOL, False))
        self.goto(end)
        self.start(end)
        return result

    def _among_items(self, source: op.Value, value: op.Value, node: Context) -> op.Value:
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
        self.branch(self.equal(held, item), end, other)
        self.start(other)
        walk.advance()
        self.goto(top)
        self.start(none)
        self.assign(result, op.Constant(ir.BOOL, False))
        self.goto(end)
        self.start(end)
        return result

    def in_range(self, call: CallExpr, value: op.Value) -> op.Value:
        """value in range(a, b)."""
        first = self.expr(call.args[0]) if len(call.args) == 2 else self.number(0)
        last = self.expr(call.args[-1])
        above = self.emit(op.Compare("ge", value, first))
        return self.emit(
            op.Select(above, self.emit(op.Compare("lt", value, last)), op.Constant(ir.BOOL, False))
        )
