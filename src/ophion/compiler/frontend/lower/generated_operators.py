"""`operated`, a method of all objects: what a class makes of its operators with an operand of any type."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ophion.compiler.frontend.class_info import ClassInfo, Method
from ophion.compiler.frontend.lower.lowering import Lowering
from ophion.compiler.frontend.lower.unknown_operands import PLACES
from ophion.compiler.frontend.mypy_types import is_protocol
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null


def operated(b: Lowering, value: op.Value, other: op.Value, place: op.Value) -> op.Value:
    """What the operator at a place of `PLACES` gives for an object that holds, or is, `value`; None where its
    class has no answer.
    """
    cls = b.static_class(value)
    for number, name in enumerate(PLACES):
        method = b.world.classes.find(cls, name) if cls is not None else None
        if cls is None or method is None or method.owner.info.module_name.startswith(RUNTIME):
            continue
        taken = _taken(b, method, cls)
        if taken is None:
            continue
        asked = b.emit(op.Compare("eq", place, b.number(number)))
        _return_where(b, asked, partial(_answer, b, value, name, other, taken))
    return b.none(other.type)


def _taken(b: Lowering, method: Method, cls: ClassInfo) -> ir.Type | None:
    """The type of operand that a method takes; None where that is not one type."""
    signature = b.world.signature(method.function)
    if signature.variables or len(signature.arg_types) < 2 or is_protocol(signature.arg_types[1]):
        return None
    return b.world.method_signature(method, cls).params[1].type


def _answer(b: Lowering, value: op.Value, name: str, other: op.Value, taken: ir.Type) -> op.Value:
    """What a method makes of an operand, or None where the operand is of no type that it takes."""
    nothing = b.none(other.type)

    def call(operand: op.Value) -> op.Value:
        cls = b.world.classes.object.info
        return b.coerce(b.call_method(value, name, [operand], cls, lambda: nothing), other.type)

    if b.world.boxes.is_object(taken) and not (isinstance(taken, ir.Ref) and taken.union):
        return call(other if may_be_none(taken) else b.coerce(other, taken))
    there = b.emit(op.Not(b.is_none(other)))
    return b.choose(there, other.type, lambda: _fitting(b, other, taken, call), lambda: nothing)


def _fitting(b: Lowering, other: op.Value, taken: ir.Type, call: Callable[[op.Value], op.Value]) -> op.Value:
    """What a method makes of an operand that is there, if it is of one of the types that it takes."""
    operand = b.hold_value(b.coerce(other, non_null(other.type)))
    held = non_null(taken)
    kinds = held.union if isinstance(held, ir.Ref) and held.union else (held,)
    for kind in kinds:
        _return_where(b, b.holds(operand, kind), partial(_called_as, b, operand, kind, call))
    return b.none(other.type)


def _called_as(
    b: Lowering, operand: op.Value, kind: ir.Type, call: Callable[[op.Value], op.Value]
) -> op.Value:
    """What a method makes of an operand of one of its types."""
    return call(b.unboxed(operand, kind))


def _return_where(b: Lowering, test: op.Value, found: Callable[[], op.Value]) -> None:
    """Return what is found where a test holds."""
    hit, miss = b.new_block(), b.new_block()
    b.branch(test, hit, miss)
    b.start(hit)
    b.emit(op.Return(found()))
    b.start(miss)
