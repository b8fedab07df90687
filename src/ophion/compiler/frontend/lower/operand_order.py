"""Which operand's method is asked first: the right one's where its class is below the left one's and has a
method of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import Context, Node, TypeInfo

from ophion.compiler.frontend.lower.declining import Declining
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import non_null

Side = Callable[[], op.Value]
"""Asks one side's method, and then the other's where it declines."""


class OperandOrder(Declining):
    """Lowers operators of two objects by the methods that their classes have."""

    def by_methods(
        self, symbol: str, left: op.Value, right: op.Value, names: tuple[str, str], node: Context
    ) -> op.Value:
        """left op right by the left side's method, or the right side's reflected one (`names`)."""
        name, reflected = names
        if not self.accepts(left, name, right) and self.accepts(right, reflected, left):
            return self._reflected(symbol, left, right, reflected, node)
        left, right = self.operands(left, right, reflected)

        def by_left() -> op.Value:
            return self.call_method(
                left, name, [right], node, lambda: self._reflected(symbol, left, right, reflected, node)
            )

        def by_right() -> op.Value:
            def declined() -> op.Value:
                return self.call_method(
                    left, name, [right], node, lambda: self.unsupported(symbol, left, right, node)
                )

            return self.call_method(right, reflected, [left], node, declined)

        return self.in_order(left, right, (name, reflected), by_left, by_right)

    def _reflected(self, symbol: str, left: op.Value, right: op.Value, name: str, node: Context) -> op.Value:
        if left.type != right.type and self.accepts(right, name, left):
            return self.call_method(
                right, name, [left], node, lambda: self.unsupported(symbol, left, right, node)
            )
        return self.unsupported(symbol, left, right, node)

    def operands(self, left: op.Value, right: op.Value, name: str) -> tuple[op.Value, op.Value]:
        """Both sides, in registers of their own where it is tested which one is asked first."""
        if not self._asked_first(left, right, name):
            return left, right
        return self.hold_value(left), self.hold_value(right)

    def in_order(
        self, left: op.Value, right: op.Value, names: tuple[str, str], by_left: Side, by_right: Side
    ) -> op.Value:
        """The value of the side that is asked first."""
        cls = self.class_of(left)
        method = self.world.classes.find(cls, names[0]) if cls is not None else None
        first = self._right_first(left, right, names[1]) if method is not None else None
        if first is None or cls is None or method is None:
            return by_left()
        result = non_null(self.world.method_signature(method, cls).result)
        return self.choose(first, result, by_right, by_left)

    def _right_first(self, left: op.Value, right: op.Value, name: str) -> op.Value | None:
        """Whether the right side is asked first; None where no class of the program has such a method."""
        result: op.Value | None = None
        for info, own in self._asked_first(left, right, name):
            test = self._one_above_the_other(left, info, right, own)
            result = test if result is None else self._either(result, test)
        return result

    def _asked_first(
        self, left: op.Value, right: op.Value, name: str
    ) -> list[tuple[TypeInfo, list[TypeInfo]]]:
        """The classes that the left side may be of, with those below each that the right side is asked as."""
        cls, other = self.class_of(left), self.class_of(right)
        if cls is None or other is None or not self.accepts(right, name, left):
            return []
        found: list[tuple[TypeInfo, list[TypeInfo]]] = []
        for info in [cls.info, *self.world.class_variables.below(cls.info)]:
            own = [
                sub for sub in self._overriding(info, name) if other.info in sub.mro or sub in other.info.mro
            ]
            if own:
                found.append((info, own))
        return found

    def _overriding(self, info: TypeInfo, name: str) -> list[TypeInfo]:
        """The highest classes below one that have another method of that name."""
        if info.type_vars:
            return []
        below = [sub for sub in self.world.class_variables.below(info) if not sub.type_vars]
        found = [sub for sub in below if _method(sub, name) is not _method(info, name)]
        return [sub for sub in found if not any(base in found for base in sub.mro[1:])]

    def _one_above_the_other(
        self, left: op.Value, info: TypeInfo, right: op.Value, own: list[TypeInfo]
    ) -> op.Value:
        """Whether `left` is of one class exactly, and `right` of some that are below it."""
        kind = self.emit(op.TypeOf(left, ir.TypeRef()))
        exact = self.emit(op.TypeLiteral(ir.TypeRef(), self.world.classes.named(info.fullname).ir))
        result: op.Value = op.Constant(ir.BOOL, False)
        for sub in own:
            result = self._either(
                self.emit(op.IsInstance(right, self.world.classes.named(sub.fullname).ir)), result
            )
        same = self.emit(op.Compare("eq", kind, exact))
        return self.emit(op.Select(same, result, op.Constant(ir.BOOL, False)))

    def _either(self, one: op.Value, other: op.Value) -> op.Value:
        return self.emit(op.Select(one, op.Constant(ir.BOOL, True), other))


def _method(info: TypeInfo, name: str) -> Node | None:
    """The method of that name that objects of a class have."""
    symbol = info.get(name)
    return symbol.node if symbol is not None else None
