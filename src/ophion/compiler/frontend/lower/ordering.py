"""Order: `<` and its kin, of numbers, texts, tuples and objects with methods for it."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import Context, TypeInfo

from ophion.compiler.frontend.decorators import decorator_name
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.equality import Equality
from ophion.compiler.frontend.lower.short_texts import order_of_characters
from ophion.compiler.frontend.mypy_types import is_protocol
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import non_null

COMPARISONS = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge"}
METHODS = {"<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"}
COMPLEMENT = {"<": ">=", ">=": "<", ">": "<=", "<=": ">"}
SWAPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


class Ordering(Equality):
    """Lowers `<`, `<=`, `>` and `>=`."""

    def order(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """left < right and its kin."""
        left, right = self.coerce_optional(left), self.coerce_optional(right)
        if self.is_union(left):
            held = self.hold_value(right)
            return self.by_member(left, ir.BOOL, lambda member: self.order(symbol, member, held, node))
        if self.is_union(right):
            held = self.hold_value(left)
            return self.by_member(right, ir.BOOL, lambda member: self.order(symbol, held, member, node))
        enum = self.enum_of(left)
        if enum is not None and self.world.classes.find(enum, METHODS[symbol]) is not None:
            return self.call_method(left, METHODS[symbol], [right], node)
        if enum is not None and self.world.classes.find(enum, METHODS[SWAPPED[symbol]]) is not None:
            return self.call_method(right, METHODS[SWAPPED[symbol]], [left], node)
        left, right = self.as_text(left), self.as_text(right)
        if left.type in NUMBERS and right.type in NUMBERS:
            return self.compare_numbers(COMPARISONS[symbol], left, right)
        if isinstance(left.type, ir.Tuple) and isinstance(right.type, ir.Tuple):
            return self._order_tuples(symbol, left, right, node)
        return self._order_objects(symbol, *self.one_form(*self.one_shape(left, right)), node)

    def _order_objects(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """The order of a dataclass, or that of a method of either side."""
        characters = order_of_characters(self, COMPARISONS[symbol], left, right)
        if characters is not None:
            return characters
        cls = self.class_of(left)
        if cls is not None and self.world.classes.generates(cls, METHODS[symbol]):
            if symbol in (">", ">="):
                return self.call(self.synthesized(SWAPPED[symbol], cls), [right, left])
            return self.call(self.synthesized(symbol, cls), [left, right])
        derived = self._derived(symbol, left, right, node)
        if derived is not None:
            return derived
        if self._orders(left, symbol, right):
            left, right = self.operands(left, right, METHODS[SWAPPED[symbol]])
            return self._order_by_methods(symbol, left, right, node)
        return self._reflected_order(symbol, left, right, node)

    def _order_by_methods(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """left < right by the left side's method, or by the right side's for right > left."""
        name, reflected = METHODS[symbol], METHODS[SWAPPED[symbol]]

        def by_left() -> op.Value:
            return self.call_method(
                left, name, [right], node, lambda: self._reflected_order(symbol, left, right, node)
            )

        def by_right() -> op.Value:
            def declined() -> op.Value:
                return self.call_method(
                    left, name, [right], node, lambda: self._order_unknown(symbol, left, right, node)
                )

            return self.call_method(right, reflected, [left], node, declined)

        return self.in_order(left, right, (name, reflected), by_left, by_right)

    def _derived(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value | None:
        """left < right by another method of a class with @total_ordering; None where it has this one."""
        cls = self.class_of(left)
        if cls is None or self.world.classes.find(cls, METHODS[symbol]) is not None:
            return None
        if not any(map(is_totally_ordered, cls.info.mro)):
            return None
        defined = [s for s in METHODS if self.world.classes.find(cls, METHODS[s]) is not None]
        if not defined or not self._orders(left, max(defined, key=METHODS.__getitem__), right):
            return None
        root = max(defined, key=METHODS.__getitem__)
        left, right = self.hold_value(left), self.hold_value(right)
        test = self.call_method(
            left, METHODS[root], [right], node, lambda: self._reflected_order(symbol, left, right, node)
        )
        if symbol[0] != root[0]:
            test = self.emit(op.Not(test))
        if symbol == COMPLEMENT[root]:
            return test
        if len(symbol) > 1:
            return self.either(test, lambda: self.equal(left, right))
        return self.both(test, lambda: self.emit(op.Not(self.equal(left, right))))

    def either(self, first: op.Value, second: Callable[[], op.Value]) -> op.Value:
        """first or second(), the second only evaluated where the first does not hold."""
        return self.emit(op.Not(self.both(self.emit(op.Not(first)), lambda: self.emit(op.Not(second())))))

    def _reflected_order(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """left < right as right > left."""
        if self._orders(right, SWAPPED[symbol], left):
            return self.call_method(
                right,
                METHODS[SWAPPED[symbol]],
                [left],
                node,
                lambda: self._order_unknown(symbol, left, right, node),
            )
        return self._order_unknown(symbol, left, right, node)

    def _orders(self, left: op.Value, symbol: str, right: op.Value) -> bool:
        """Whether the left side's class has a method for this order that takes the right side."""
        cls, other = self.class_of(left), self.class_of(right)
        method = self.world.classes.find(cls, METHODS[symbol]) if cls is not None else None
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

    def _order_unknown(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """The order of two values that have no method for it: of one that is known as an object alone, what
        that says when the program runs.
        """
        sides = (left, right)
        if not any(self.is_object(side) and not self.is_union(side) for side in sides):
            return self.unordered(symbol, left, right, node)
        anything = ir.Ref(self.world.classes.object.ir, nullable=True)
        left, right = (self.hold_value(self.coerce(side, anything)) for side in sides)
        for side in (left, right):
            with self.unless(self.emit(op.Not(self.is_none(side)))):
                self.unordered(symbol, left, right, node)
        there = [self.coerce(side, non_null(anything)) for side in (left, right)]
        less = self.root_call("lt", *(there if symbol[0] == "<" else there[::-1]))
        return self.either(less, lambda: self.equal(left, right)) if len(symbol) > 1 else less

    def unordered(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """Two values that have no order, met where a union's members or sorted values are compared."""
        names = [self.kind_name(side, node) for side in (left, right)]
        begin = f"'{symbol}' not supported between instances of '"
        pieces = [self.text(begin), names[0], self.text("' and '"), names[1], self.text("'")]
        self.raise_builtin("TypeError", self.concatenate(pieces))
        self.start(self.new_block())
        return op.Constant(ir.BOOL, False)

    def coerce_optional(self, value: op.Value) -> op.Value:
        """The value inside an Optional."""
        return self.coerce(value, value.type.value) if isinstance(value.type, ir.Optional) else value

    def _order_tuples(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """Lexicographic order: the first differing item decides, otherwise the lengths."""
        assert isinstance(left.type, ir.Tuple)
        assert isinstance(right.type, ir.Tuple)
        result = self.register(ir.BOOL)
        end = self.new_block()
        for index in range(min(len(left.type.items), len(right.type.items))):
            a, b = self.emit(op.TupleItem(left, index)), self.emit(op.TupleItem(right, index))
            differ, same = self.new_block(), self.new_block()
            self.branch(self.equal(a, b), same, differ)
            self.start(differ)
            self.assign(result, self.order(symbol[0], a, b, node))
            self.goto(end)
            self.start(same)
        lengths = (len(left.type.items), len(right.type.items))
        answer = {"<": lengths[0] < lengths[1], "<=": lengths[0] <= lengths[1],
                  ">": lengths[0] > lengths[1], ">=": lengths[0] >= lengths[1]}[symbol]  # fmt: skip
        self.assign(result, op.Constant(ir.BOOL, answer))
        self.goto(end)
        self.start(end)
        return result


def is_totally_ordered(info: TypeInfo) -> bool:
    """Whether a class is decorated with @total_ordering."""
    return any(decorator_name(e) == "functools.total_ordering" for e in info.defn.decorators)
