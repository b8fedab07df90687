"""What is done with iterators and generators: next, send, throw, close."""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
)

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.iterator_types import ITER, STEP
from ophion.compiler.frontend.lower.frames import Frames
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import non_null
from ophion.compiler.passes.generators import DONE


class IteratorMethods(Frames):
    """Lowers methods of iterators."""

    def step(self, iterator: op.Value, cls: ClassInfo) -> tuple[op.Value, op.Value]:
        """Ask an iterator for its next item: (whether there is one, the item)."""
        declared = self.world.iterators.step(cls)
        found = self.hold_value(self.emit(op.CallVirtual(declared, STEP, [iterator])))
        item = self.emit(op.Unwrap(found, self.world.iterators.carried(cls)))
        return self.emit(op.Not(self.emit(op.IsNone(found)))), item

    def given(self, item: op.Value, cls: ClassInfo) -> op.Value:
        """An item that `step` handed on as a value."""
        return self.none() if self.world.iterators.item(cls) == ir.VOID else item

    def iterator_of(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """iter(x) of an Iterable as a value; an iterator is its own."""
        if cls.info.name != "Iterable":
            return value
        return self.emit(op.CallVirtual(self.world.iterators.iter(cls), ITER, [value]))

    def next_of(
        self, iterator: op.Value, cls: ClassInfo, default: op.Value | None, type: ir.Type
    ) -> op.Value:
        """next(iterator) and next(iterator, default)."""
        more, item = self.step(iterator, cls)
        value = self.given(item, cls)
        if default is None:
            self._or_stop(more, iterator, cls)
            return value
        if type == ir.VOID:
            return default
        return self.choose(more, type, lambda: value, lambda: default)

    def _or_stop(self, more: op.Value, iterator: op.Value, cls: ClassInfo) -> None:
        """StopIteration, unless there is an item."""
        with self.unless(more):
            self._stop(self.take_field(iterator, cls.ir, "result"))

    def _stop(self, result: op.Value | None) -> None:
        """Raise StopIteration, with what the generator returned where that is not None."""
        if result is not None:
            something, nothing = self.new_block(), self.new_block()
            self.branch(self.is_none(result), nothing, something)
            self.start(something)
            self.raise_builtin("StopIteration", self.coerce(result, non_null(result.type)))
            self.start(nothing)
        self.raise_builtin("StopIteration")

    def iterator_method(self, receiver: op.Value, name: str, e: CallExpr) -> op.Value | None:
        """__next__, __iter__, send, throw and close."""
        cls = self.world.iterators.info(receiver.type)
        if cls is None:
            return None
        receiver = self.keep(self.coerce(receiver, non_null(receiver.type)))
        if name == "__iter__":
            return self.iterator_of(receiver, cls)
        if name == "__next__":
            return self.next_of(receiver, cls, None, self.ir_of(e))
        if name == "close":
            return self.call(self.closing(cls), [receiver])
        if name == "send":
            return self._send(receiver, cls, e)
        if name == "throw":
            return self._throw(receiver, cls, e)
        return None

    def _send(self, generator: op.Value, cls: ClassInfo, e: CallExpr) -> op.Value:
        kind = dict(cls.ir.fields).get("sent")
        value = self.hold_value(self.coerce(self.expr(e.args[0], kind), kind)) if kind is not None else None
        something: op.Value = op.Constant(ir.BOOL, False)
        if value is not None:
            something = self.emit(op.Not(self.emit(op.IsNone(value))))
        state = self.emit(op.GetField(generator, cls.ir, "state"))
        self.runtime("iterators.check_sending", [state, something])
        if value is not None:
            self.emit(op.SetField(generator, cls.ir, "sent", value))
        return self.next_of(generator, cls, None, self.ir_of(e))

    def _throw(self, generator: op.Value, cls: ClassInfo, e: CallExpr) -> op.Value:
        if len(e.args) != 1:
            self.refuse(e, "throw() takes one exception in compiled code", "throw(Error(...))")
        exception = self.keep(self.exception_value(e.args[0]))
        state = self.emit(op.GetField(generator, cls.ir, "state"))
        self.runtime("iterators.check_throwing", [state])
        over, going = self.new_block(), self.new_block()
        self.branch(self.emit(op.Compare("eq", state, self.number(DONE))), over, going)
        self.start(over)
        self.emit(op.Raise(exception))
        self.start(going)
        kind = dict(cls.ir.fields)["thrown"]
        self.emit(op.SetField(generator, cls.ir, "thrown", self.coerce(exception, kind)))
        return self.next_of(generator, cls, None, self.ir_of(e))
