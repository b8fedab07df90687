"""Values of the types Collection and Sequence (`ophion.runtime.abstract`), made of what is behind them."""

from __future__ import annotations

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.abstract_types import HELD
from ophion.compiler.frontend.lower.closures import Closures
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
        if may_be_none(value.type):
            return self._abstract_or_none(value, target)
        if isinstance(value.type, ir.Ref) and value.type.cls.is_subclass(target.cls):
            return self.emit(op.Cast(value, target))
        cls = self.class_of(target)
        assert cls is not None
        item = cls.instance.args[0]
        if isinstance(value.type, ir.Tuple):
            value = self.variable_tuple(
                value, self.world.types.of(self.world.named_type("builtins.tuple", item))
            )
        kind = self.world.mypy_type(value.type)
        if shape(self.world.types.of(self.world.inference.element(kind))) != shape(self.world.types.of(item)):
            message = f"a value of type {value.type} cannot be used as {target} in compiled code"
            raise Refusal(self.line, -1, message, "a container whose items have that type")
        source = self.class_of(value)
        if source is not None and self.world.abstract.is_abstract(value.type):
            self.world.root_methods.see(value.type, target)
            return self.emit(op.Cast(value, target))
        held = self.world.classes.named(HELD[cls.info.name], kind, item)
        return self.emit(op.Cast(self.make_object(held, [value]), target))

    def _abstract_or_none(self, value: op.Value, target: ir.Ref) -> op.Value:
        return self.choose(
            self.is_none(value),
            target,
            lambda: self.none(target),
            lambda: self.as_abstract(self.coerce(value, non_null(value.type)), target),
        )
