"""Equality and identity of values, whatever they are held as."""

from __future__ import annotations

from collections.abc import Callable

from mypy.types import UnionType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.operators import Operators
from ophion.compiler.frontend.lower.short_texts import equal_characters, equal_to_literal
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import may_be_none, non_null

MIRRORED = {"eq": "eq", "ne": "ne", "lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}


class Equality(Operators):
    """Lowers `==` and `is`."""

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
        if isinstance(left.type, ir.Function) and isinstance(right.type, ir.Function):
            return self._identical_functions(left, right)
        if self.is_object(left) and right.type == ir.BOOL:
            return self._is_truth(self.hold_value(left), right)
        if self.is_object(right) and left.type == ir.BOOL:
            return self._is_truth(self.hold_value(right), left)
        for held, kind_of in ((left, right), (right, left)):
            if (
                self.is_object(held)
                and isinstance(kind_of.type, ir.TypeRef)
                and not may_be_none(kind_of.type)
            ):
                return self._holds_class(held, kind_of)
        if isinstance(left.type, ir.Optional) or isinstance(right.type, ir.Optional):
            kind = left.type if isinstance(left.type, ir.Optional) else right.type
            return self.equal(self.coerce(left, kind), self.coerce(right, kind))
        if isinstance(left.type, ir.Tuple) or isinstance(right.type, ir.Tuple):
            raise Refusal(self.line, -1, "tuples have no identity in compiled code", "==")
        return self.emit(op.Compare("eq", left, right))

    def _is_truth(self, value: op.Value, truth: op.Value) -> op.Value:
        """Whether an object, or None, is a truth value."""
        truth = self.hold_value(truth)
        present: op.Value = op.Constant(ir.BOOL, True)
        if may_be_none(value.type):
            present = self.emit(op.Not(self.is_none(value)))

        def same() -> op.Value:
            held = self.coerce(value, non_null(value.type))
            return self.both(
                self.holds(held, ir.BOOL),
                lambda: self.emit(op.Compare("eq", self.unboxed(held, ir.BOOL), truth)),
            )

        return self.both(present, same)

    def _holds_class(self, held: op.Value, kind: op.Value) -> op.Value:
        """Whether an object is a class."""
        held = self.keep(held)

        def same() -> op.Value:
            known = self.coerce(held, non_null(held.type))
            return self.both(
                self.holds(known, ir.TypeRef()),
                lambda: self.emit(op.Compare("eq", self.unboxed(known, ir.TypeRef()), kind)),
            )

        return self.both(self.emit(op.Not(self.is_none(held))), same)

    def _identical_functions(self, left: op.Value, right: op.Value) -> op.Value:
        """left is right of functions, which either may lack."""
        if not may_be_none(left.type) and not may_be_none(right.type):
            return self.emit(op.FunctionFact("identical", [left, right], ir.BOOL))
        return self._equal_optional(left, right, self.identical)

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

    def equal(self, left: op.Value, right: op.Value) -> op.Value:
        """left == right."""
        self.refuse_hidden(left, right)
        if left.type in NUMBERS and right.type in NUMBERS:
            return self._equal_numbers(left, right)
        left, right = self.as_text(left), self.as_text(right)
        if may_be_none(left.type) or may_be_none(right.type):
            return self._equal_optional(left, right)
        if self.is_object(left) or self.is_object(right):
            anything = ir.Ref(self.world.classes.object.ir)
            return self.root_call("eq", self.coerce(left, anything), self.coerce(right, anything))
        if isinstance(left.type, ir.Tuple) and isinstance(right.type, ir.Tuple):
            return self._equal_tuples(left, right)
        left, right = self.one_shape(left, right)
        if isinstance(left.type, ir.TypeRef):
            return self.emit(op.Compare("eq", left, right))
        if isinstance(left.type, ir.Function) and isinstance(right.type, ir.Function):
            return self.emit(op.FunctionFact("same", [left, right], ir.BOOL))
        return self._equal_objects(left, right)

    def _equal_objects(self, left: op.Value, right: op.Value) -> op.Value:
        """left == right where at least one is an object."""
        if self.is_builtin(left, "str") and self.is_builtin(right, "str"):
            short = equal_characters(self, left, right) or equal_to_literal(self, left, right)
            if short is not None:
                return short
        cls, other = self.class_of(left), self.class_of(right)
        if cls is not None and other is None and self.takes_any(cls):
            return self.call_method(left, "__eq__", [right], cls.info, _different)
        if other is not None and cls is None and self.takes_any(other):
            return self.call_method(right, "__eq__", [left], other.info, _different)
        if cls is None or other is None:
            return self._equal_forms(left, right)
        if self.world.classes.generates(cls, "__eq__"):
            return self._equal_dataclasses(left, cls, right, other)
        method = self.world.classes.find(cls, "__eq__")
        if method is None:
            return self.emit(op.Compare("eq", left, right))
        views = [self.is_view(left), self.is_view(right)]
        if any(views) and all(view or self._is_set(v) for view, v in zip(views, (left, right), strict=True)):
            keys, values = (left, right) if views[0] else (right, left)
            return self.call_method(keys, "__eq__", [values], cls.info)
        if self.world.signature(method.function).variables:
            if not self.is_buffer(right):
                return op.Constant(ir.BOOL, False)
            return self.call_method(left, "__eq__", [right], cls.info)
        promised = self.world.method_signature(method, cls).params[1].type
        if isinstance(promised, ir.Ref) and not other.ir.is_subclass(promised.cls):
            if self.takes_any(other):
                return self.call_method(right, "__eq__", [left], other.info, _different)
            return self._equal_forms(left, right)
        left, right = self.operands(left, right, "__eq__")
        return self._equal_by_methods(left, cls, right, other)

    def _equal_by_methods(
        self, left: op.Value, cls: ClassInfo, right: op.Value, other: ClassInfo
    ) -> op.Value:
        """left == right of objects by the methods of their classes."""

        def same() -> op.Value:
            return self.emit(op.Compare("eq", left, right))

        def by_left() -> op.Value:
            return self.call_method(
                left, "__eq__", [right], cls.info, lambda: self._equal_reflected(left, right)
            )

        def by_right() -> op.Value:
            def declined() -> op.Value:
                return self.call_method(left, "__eq__", [right], cls.info, same)

            return self.call_method(right, "__eq__", [left], other.info, declined)

        return self.in_order(left, right, ("__eq__", "__eq__"), by_left, by_right)

    def _equal_reflected(self, left: op.Value, right: op.Value) -> op.Value:
        """left == right of objects, where the left side's class has no answer."""

        def same() -> op.Value:
            return self.emit(op.Compare("eq", left, right))

        cls = self.class_of(right)
        if cls is not None and self.accepts(right, "__eq__", left):
            return self.call_method(right, "__eq__", [left], cls.info, same)
        return same()

    def _equal_dataclasses(
        self, left: op.Value, cls: ClassInfo, right: op.Value, other: ClassInfo
    ) -> op.Value:
        """left == right of dataclasses: those of one class."""
        if cls.ir.is_subclass(other.ir) and self.world.classes.generates(other, "__eq__"):
            cls = other
        elif not other.ir.is_subclass(cls.ir):
            return op.Constant(ir.BOOL, False)
        return self.call(self.synthesized("eq", cls), [left, right])

    def _equal_numbers(self, left: op.Value, right: op.Value) -> op.Value:
        """left == right of numbers and enum members: a plain enum's equal their own kind only."""
        enum, other = self.enum_of(left), self.enum_of(right)
        if enum is not None and self.world.classes.find(enum, "__eq__") is not None:
            return self.call_method(
                left, "__eq__", [right], enum.info, lambda: self.compare_numbers("eq", left, right)
            )
        if enum is not other:
            plain = [c for c in (enum, other) if c is not None and not c.info.has_base("builtins.int")]
            if plain:
                return op.Constant(ir.BOOL, False)
        return self.compare_numbers("eq", left, right)

    def _equal_forms(self, left: op.Value, right: op.Value) -> op.Value:
        """left == right of containers in two forms, as objects; False of other objects."""
        one, other = (self.world.forms.container(side.type) for side in (left, right))
        if one is None or one != other:
            return op.Constant(ir.BOOL, False)
        anything = ir.Ref(self.world.classes.object.ir)
        return self.root_call("eq", self.coerce(left, anything), self.coerce(right, anything))

    def _equal_optional(
        self, left: op.Value, right: op.Value, equal: Callable[[op.Value, op.Value], op.Value] | None = None
    ) -> op.Value:
        """left == right where either may be None; `equal` compares those that are not."""
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
            self.assign(result, (equal or self.equal)(a, b))
        self.goto(end)
        self.start(end)
        return result

    def _equal_tuples(self, left: op.Value, right: op.Value) -> op.Value:
        """Item by item, stopping at the first difference."""
        assert isinstance(left.type, ir.Tuple)
        assert isinstance(right.type, ir.Tuple)
        if len(left.type.items) != len(right.type.items):
            return op.Constant(ir.BOOL, False)
        result: op.Value = op.Constant(ir.BOOL, True)
        for index in range(len(left.type.items)):

            def step(index: int = index) -> op.Value:
                a, b = self.emit(op.TupleItem(left, index)), self.emit(op.TupleItem(right, index))
                return self.equal(a, b)

            result = step() if index == 0 else self.both(result, step)
        return result

    def one_shape(self, left: op.Value, right: op.Value) -> tuple[op.Value, op.Value]:
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

    def one_form(self, left: op.Value, right: op.Value) -> tuple[op.Value, op.Value]:
        """Two lists or tuples of different forms as tuples of one, whose items are of either's types."""
        kinds = [self.world.forms.container(side.type) for side in (left, right)]
        if kinds[0] is None or kinds[0] is not kinds[1] or kinds[0].comparison != "equal_sequences":
            return left, right
        if left.type == right.type:
            return left, right
        items = [self.world.inference.element(self.world.mypy_type(side.type)) for side in (left, right)]
        cls = self.world.classes.named("builtins.tuple", UnionType.make_union(items))
        return self.converted_tuple(left, cls), self.converted_tuple(right, cls)

    def _is_set(self, value: op.Value) -> bool:
        return self.is_builtin(value, "set") or self.is_builtin(value, "frozenset")

    def synthesized(self, kind: str, cls: ClassInfo) -> FunctionIR:
        """A method that Python makes by itself for a dataclass: eq, <, <=, hash or repr."""
        return self.world.code.dataclass_method(kind, cls)


def _different() -> op.Value:
    """What == is of two values of which neither side's class has an answer."""
    return op.Constant(ir.BOOL, False)
