"""Reference counting: IncRef and DecRef of any value, one pointer at a time.

The count is the object's first word. Counting up is one instruction, so it is written inline; dropping is a
call of the runtime text, which saves the registers itself: inline it would be a quarter of all code.
"""

from __future__ import annotations

from ophion.compiler.backend.emit_function import Emitter, FunctionEmitter
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import Type


def _pointers(e: FunctionEmitter, value: str, type: Type, maybe_null: bool) -> list[tuple[str, bool]]:
    """The counted pointers in a value, each with whether it may be null."""
    found: list[tuple[str, bool]] = []
    text = e.text(type)
    for leaf in e.types.leaves(type):
        pointer = value
        if leaf.path:
            pointer = e.value(f"extractvalue {text} {value}, {', '.join(map(str, leaf.path))}")
        found.append((pointer, leaf.nullable or maybe_null))
    return found


def count_value(e: FunctionEmitter, value: str, type: Type, maybe_null: bool) -> None:
    """Count one more reference to each object in a value."""
    if "counts" in e.module.program.unchecked:
        return
    for pointer, nullable in _pointers(e, value, type, maybe_null):
        if pointer.startswith(("@", "null", "zeroinitializer")):
            continue  # a literal is immortal
        following = ""
        if nullable:
            there, following = e.label(), e.label()
            e.branch(e.value(f"icmp eq ptr {pointer}, null"), following, there)
            e.place(there)
        count = e.value(f"load i64, ptr {pointer}")
        e.emit(f"store i64 {e.value(f'add i64 {count}, 1')}, ptr {pointer}")
        if following:
            e.jump(following)
            e.place(following)


def drop_value(e: FunctionEmitter, value: str, type: Type, maybe_null: bool) -> None:
    """Drop one reference to each object in a value."""
    if "counts" in e.module.program.unchecked:
        return
    for pointer, _ in _pointers(e, value, type, maybe_null):
        if pointer.startswith(("@", "null", "zeroinitializer")):
            continue
        e.emit(f"call preserve_mostcc void @ophion.drop(ptr {pointer})")


def _inc_ref(e: FunctionEmitter, i: ir.IncRef) -> None:
    value = i.args[0]
    count_value(e, e.operand(value), value.type, i.maybe_null)


def _dec_ref(e: FunctionEmitter, i: ir.DecRef) -> None:
    value = i.args[0]
    drop_value(e, e.operand(value), value.type, i.maybe_null)


EMITTERS: dict[type[ir.Instruction], Emitter] = {ir.IncRef: _inc_ref, ir.DecRef: _dec_ref}
