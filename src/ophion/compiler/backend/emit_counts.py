"""Reference counting: IncRef and DecRef of any value, one pointer at a time.

The count is the object's first word. Counting it up or down is written inline; where it comes to zero, and on
the ways of exceptions, the runtime text is called, which saves the registers itself.
"""

from __future__ import annotations

from ophion.compiler.backend.alias import COUNT
from ophion.compiler.backend.emit_function import Emitter, FunctionEmitter
from ophion.compiler.backend.plain_objects import free_call, is_plain
from ophion.compiler.backend.text import UNLIKELY
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import Ref, Type


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
        if e.module.program.checked:
            e.emit(f"call void @ophion.count(ptr {pointer})")
            continue
        following = ""
        if nullable:
            there, following = e.label(), e.label()
            e.branch(e.value(f"icmp eq ptr {pointer}, null"), following, there)
            e.place(there)
        kind = e.module.alias.kind(COUNT)
        count = e.value(f"load i64, ptr {pointer}{kind}")
        e.emit(f"store i64 {e.value(f'add i64 {count}, 1')}, ptr {pointer}{kind}")
        if following:
            e.jump(following)
            e.place(following)


def drop_value(e: FunctionEmitter, value: str, type: Type, maybe_null: bool, fresh: bool = False) -> None:
    """Drop one reference to each object in a value; `fresh`: it is likely the last."""
    if "counts" in e.module.program.unchecked:
        return
    plain = isinstance(type, Ref) and is_plain(e, type.cls) and not e.function.compact
    for pointer, nullable in _pointers(e, value, type, maybe_null):
        if pointer.startswith(("@", "null", "zeroinitializer")):
            continue
        if plain and isinstance(type, Ref):
            _drop_here(e, pointer, nullable, free_call(e, type.cls, pointer), "")
        elif e.cold or e.function.compact or not e.module.optimise:
            _drop_by_call(e, pointer)
        elif fresh:
            _drop_fresh(e, pointer, nullable)
        else:
            last = f"call preserve_mostcc void @ophion.drop.last(ptr {pointer})"
            _drop_here(e, pointer, nullable, last, UNLIKELY)


def _drop_by_call(e: FunctionEmitter, pointer: str) -> None:
    e.emit(f"call preserve_mostcc void @ophion.drop(ptr {pointer})")


def _drop_fresh(e: FunctionEmitter, pointer: str, nullable: bool) -> None:
    """What may be null often is, and LLVM knows where."""
    if not nullable:
        _drop_by_call(e, pointer)
        return
    there, following = e.label(), e.label()
    e.branch(e.value(f"icmp eq ptr {pointer}, null"), following, there)
    e.place(there)
    _drop_by_call(e, pointer)
    e.jump(following)
    e.place(following)


def _drop_here(e: FunctionEmitter, pointer: str, nullable: bool, end: str, weight: str) -> None:
    """Count one reference less; `end` is what happens with the last, as likely as `weight` says."""
    following, last = e.label(), e.label()
    if nullable:
        there = e.label()
        e.branch(e.value(f"icmp eq ptr {pointer}, null"), following, there)
        e.place(there)
    kind = e.module.alias.kind(COUNT)
    left = e.value(f"sub i64 {e.value(f'load i64, ptr {pointer}{kind}')}, 1")
    e.emit(f"store i64 {left}, ptr {pointer}{kind}")
    e.branch(e.value(f"icmp eq i64 {left}, 0"), last, following, weight)
    e.place(last)
    e.emit(end)
    e.jump(following)
    e.place(following)


def _inc_ref(e: FunctionEmitter, i: ir.IncRef) -> None:
    value = i.args[0]
    count_value(e, e.operand(value), value.type, i.maybe_null)


def _dec_ref(e: FunctionEmitter, i: ir.DecRef) -> None:
    value = i.args[0]
    drop_value(e, e.operand(value), value.type, i.maybe_null, i.fresh)


EMITTERS: dict[type[ir.Instruction], Emitter] = {ir.IncRef: _inc_ref, ir.DecRef: _dec_ref}
