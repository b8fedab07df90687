"""Values of Collection, Sequence and the like (`ophion.runtime.abstract`), made of what is behind them."""

from __future__ import annotations

from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.abstract_types import HELD
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.mypy_types import Untypable
from ophion.compiler.frontend.world import shape
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null


class AbstractValues(Closures):
    """Lowers conversions to abstract containers."""

    def as_abstract(self, value: op.Value, target: ir.Ref) -> op.Value:
        """A container as a Collection or Sequence."""
        if self.is_union(value):
            return self.by_member(value, target, lambda member: self.as_abstract(member, target))
        if self.world.boxes.is_object(value.type):
            return self.unbox(value, target)
        if may_be_none(value.type) and target.nullable:
            return self._abstract_or_none(value, target)
        value = self._there(value)
        if isinstance(value.type, ir.Ref) and value.type.cls.is_subclass(target.cls):
            return self.emit(op.Cast(value, target))
        cls = self.class_of(target)
        assert cls is not None
        item = cls.instance.args[0] if cls.instance.args else None
        if isinstance(value.type, ir.Tuple):
            held_item = item or self.world.inference.element(self.world.mypy_type(value.type))
            row = self.world.named_type("builtins.tuple", held_item)
            value = self.variable_tuple(value, self.world.types.of(row))
        kind = self.world.mypy_type(value.type)
        if item is not None and not self._holds(value, kind, item, cls.info.name):
            message = f"a value of type {value.type} cannot be used as {target} in compiled code"
            raise Refusal(self.line, -1, message, "a container whose items have that type")
        if self.world.abstract.is_abstract(value.type) and self._is_above(value.type, target):
            self.world.root_methods.see(value.type, target)
            return self.emit(op.Cast(value, target))
        held = self.world.classes.named(HELD[cls.info.name], kind, *([item] if item is not None else []))
        return self.emit(op.Cast(self.make_object(held, [value]), target))

    def _is_above(self, type: ir.Type, target: ir.Ref) -> bool:
        """Whether what a type says of a container is what another says, and perhaps more."""
        source, wanted = self.class_of(type), self.class_of(target)
        return source is not None and wanted is not None and wanted.info in source.info.mro

    def _holds(self, value: op.Value, kind: MypyType, item: MypyType, wanted: str) -> bool:
        """Whether a container's items are held as items of a type. A Container of one's own may have none."""
        try:
            found = self.world.types.of(self.world.inference.element(kind))
        except Untypable:
            return wanted == "Container"
        return shape(found) == shape(self.world.types.of(item))

    def _abstract_or_none(self, value: op.Value, target: ir.Ref) -> op.Value:
        return self.choose(
            self.is_none(value),
            target,
            lambda: self.none(target),
            lambda: self.as_abstract(self._there(value), target),
        )

    def _there(self, value: op.Value) -> op.Value:
        """A value that is not None, as one of a type that excludes it."""
        if not may_be_none(value.type):
            return value
        kind = op.Unwrap if isinstance(value.type, ir.Optional) else op.Cast
        return self.emit(kind(value, non_null(value.type)))
