"""Items of list and tuple[T, ...] without a call: the index is checked, the slot read or written in place.

What these methods do is what their namesakes in ophion.runtime.lists do; written out they can share loads
with the code around them, and checks that are proved fall away.
"""

from __future__ import annotations

from ophion.compiler.frontend.classes import ClassInfo
from ophion.compiler.frontend.lower.interface import Interface
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

_MODULE = "ophion.runtime.lists."
_READING = {"List": "list index out of range", "VarTuple": "tuple index out of range"}
_WRITING = "list assignment index out of range"


def direct_item(
    b: Interface, receiver: op.Value, cls: ClassInfo, name: str, args: list[op.Value]
) -> op.Value | None:
    """receiver.name(*args) for __len__, __getitem__ and __setitem__ of these classes; None for others."""
    kind = cls.info.fullname.removeprefix(_MODULE)
    if kind not in _READING or cls.info.fullname == kind:
        return None
    if name == "__len__":
        return b.emit(op.GetField(receiver, cls.ir, "length"))
    if name == "__getitem__":
        return _read(b, receiver, cls, b.coerce(args[0], ir.INT), _READING[kind])
    if name == "__setitem__" and kind == "List":
        return _write(b, receiver, cls, b.coerce(args[0], ir.INT), args[1])
    return None


def _place(b: Interface, receiver: op.Value, cls: ClassInfo, index: op.Value, message: str) -> op.Value:
    b.world.support("raise_index")
    length = b.emit(op.GetField(receiver, cls.ir, "length"))
    return b.emit(op.CheckIndex(index, length, message))


def _read(b: Interface, receiver: op.Value, cls: ClassInfo, index: op.Value, message: str) -> op.Value:
    place = _place(b, receiver, cls, index, message)
    items = b.emit(op.GetField(receiver, cls.ir, "items"))
    value = b.emit(op.SlotsLoad(items, place))
    b.emit(op.Intrinsic("keep", [receiver], ir.VOID))  # the array lives as long as its list
    return value


def _write(b: Interface, receiver: op.Value, cls: ClassInfo, index: op.Value, value: op.Value) -> op.Value:
    slots = cls.ir.fields[cls.ir.field_index("items")][1]
    assert isinstance(slots, ir.Slots)
    value = b.coerce(value, slots.element)
    place = _place(b, receiver, cls, index, _WRITING)
    items = b.emit(op.GetField(receiver, cls.ir, "items"))
    b.emit(op.SlotsStore(items, place, value))
    b.emit(op.Intrinsic("keep", [receiver], ir.VOID))
    return b.none()
