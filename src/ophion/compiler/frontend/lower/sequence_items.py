"""Items of list, tuple[T, ...] and bytes without a call: the index is checked, the item read or written in
place.

What these methods do is what their namesakes in the runtime do; written out they can share loads
with the code around them, and checks that are proved fall away.
"""

from __future__ import annotations

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.interface import Interface
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

_MODULE = "ophion.runtime.lists."
PLAIN_LIST = _MODULE + "List"
_BYTES = "ophion.runtime.bytestrings.Bytes"
_READING = {"List": "list index out of range", "VarTuple": "tuple index out of range"}
_WRITING = "list assignment index out of range"
_HARMLESS = (op.Arithmetic, op.FloatArithmetic, op.CheckIndex, op.Convert, op.Compare, op.Select)
"""Instructions that compute with numbers, and change nothing."""


def direct_item(
    b: Interface, receiver: op.Value, cls: ClassInfo, name: str, args: list[op.Value]
) -> op.Value | None:
    """receiver.name(*args) for __len__, __getitem__, __setitem__ and pop() of these classes; None for
    others. The rules see to it that no class below has such a method of its own (`OF_LISTS`).
    """
    if cls.info.fullname == _BYTES:
        return _byte(b, receiver, cls, name, args)
    kind = cls.info.fullname.removeprefix(_MODULE)
    if kind not in _READING or cls.info.fullname == kind:
        return None
    if name == "__len__":
        return b.emit(op.GetField(receiver, cls.ir, "length"))
    if name == "__getitem__":
        return _read(b, receiver, cls, b.coerce(args[0], ir.INT), _READING[kind])
    if name == "__setitem__" and kind == "List":
        return _write(b, receiver, cls, b.coerce(args[0], ir.INT), args[1])
    if name == "pop" and isinstance(args[0], op.Constant) and args[0].value == -1:
        return _pop(b, receiver, cls)
    return None


def _byte(
    b: Interface, receiver: op.Value, cls: ClassInfo, name: str, args: list[op.Value]
) -> op.Value | None:
    if name == "__len__":
        return b.emit(op.GetField(receiver, cls.ir, "size"))
    if name != "__getitem__":
        return None
    b.world.support("raise_index")
    index = b.coerce(args[0], ir.INT)
    size = b.emit(op.GetField(receiver, cls.ir, "size"))
    place = b.emit(op.CheckIndex(index, size, "index out of range"))
    offset = b.emit(op.Convert(place, ir.U64, modular=True))
    first = b.emit(op.Intrinsic("tail", [receiver], ir.U64))
    address = b.emit(op.Arithmetic("add", first, offset, ir.U64, modular=True))
    value = b.emit(op.Load(address, 0, 1, False, ir.INT))
    b.emit(op.Intrinsic("keep", [receiver], ir.VOID))
    return value


def _place(
    b: Interface, receiver: op.Value, cls: ClassInfo, index: op.Value, message: str
) -> tuple[op.Value, op.Value]:
    """The items and the place of an index. Both fields are read before the check, so that both are read
    ahead of a loop.
    """
    b.world.support("raise_index")
    length = b.emit(op.GetField(receiver, cls.ir, "length"))
    items = b.emit(op.GetField(receiver, cls.ir, "items"))
    return items, b.emit(op.CheckIndex(index, length, message))


def _pop(b: Interface, receiver: op.Value, cls: ClassInfo) -> op.Value:
    """The last item, which moves out."""
    items, place = _place(b, receiver, cls, b.number(-1), "pop from empty list")
    b.emit(op.SetField(receiver, cls.ir, "length", place))  # first: what nobody takes ends at once
    value = b.emit(op.SlotsLoad(items, place, take=True))
    b.emit(op.Intrinsic("keep", [receiver], ir.VOID))  # the array lives as long as its list
    return value


def slice_items(
    b: Interface,
    receiver: op.Value,
    cls: ClassInfo,
    bounds: tuple[op.Value | None, op.Value | None],
    count: int,
) -> list[op.Value]:
    """The items of `receiver[first:end]`, of a list, which must be `count`; ValueError where they are not."""
    length = b.emit(op.GetField(receiver, cls.ir, "length"))
    first, end = (part and b.runtime("slices.clamp", [part, length]) for part in bounds)
    first = b.number(0) if first is None else first
    found = b.emit(op.Arithmetic("sub", length if end is None else end, first, ir.INT, modular=True))
    wanted = b.number(count)
    with b.unless(b.emit(op.Compare("eq", found, wanted))):
        b.runtime("errors.raise_unpack", [wanted, found])
    items = b.emit(op.GetField(receiver, cls.ir, "items"))
    places = [b.emit(op.Arithmetic("add", first, b.number(i), ir.INT, modular=True)) for i in range(count)]
    values: list[op.Value] = [b.emit(op.SlotsLoad(items, place)) for place in places]
    b.emit(op.Intrinsic("keep", [receiver], ir.VOID))
    return values


def _read(b: Interface, receiver: op.Value, cls: ClassInfo, index: op.Value, message: str) -> op.Value:
    items, place = _place(b, receiver, cls, index, message)
    value = b.emit(op.SlotsLoad(items, place))
    b.emit(op.Intrinsic("keep", [receiver], ir.VOID))  # the array lives as long as its list
    return value


def store_back(
    b: Interface, base: op.Value, old: op.Value, done: list[op.Instruction], value: op.Value
) -> bool:
    """Store a number where `old` was read from a list, if nothing that was done since then could move it;
    whether it is stored.
    """
    if not isinstance(old, op.SlotsLoad) or not isinstance(old.args[1], op.CheckIndex) or old.type.counted:
        return False
    if value.type != old.type or not all(isinstance(i, _HARMLESS) or _reads(i) for i in done):
        return False
    b.emit(op.SlotsStore(old.args[0], old.args[1], value))
    b.emit(op.Intrinsic("keep", [base], ir.VOID))
    return True


def _reads(i: op.Instruction) -> bool:
    """Whether an instruction reads what is not counted, or keeps something alive."""
    if isinstance(i, op.Intrinsic):
        return i.name == "keep"
    if isinstance(i, op.Assign):
        return not i.dest.type.counted
    return isinstance(i, op.SlotsLoad | op.GetField) and not i.take and not i.type.counted


def _write(b: Interface, receiver: op.Value, cls: ClassInfo, index: op.Value, value: op.Value) -> op.Value:
    slots = cls.ir.fields[cls.ir.field_index("items")][1]
    assert isinstance(slots, ir.Slots)
    value = b.coerce(value, slots.element)
    items, place = _place(b, receiver, cls, index, _WRITING)
    b.emit(op.SlotsStore(items, place, value))
    b.emit(op.Intrinsic("keep", [receiver], ir.VOID))
    return b.none()
