"""Objects that LLVM may keep in machine registers: those of classes whose fields are numbers alone.

Nothing happens when such an object ends but that its memory is given back. LLVM is told which calls allocate
and which free (Language Reference, "allockind"), and sees the count and the type stored and the count come to
zero: an object that goes nowhere else, like the intermediate vectors of a sum, is never made at all.
"""

from __future__ import annotations

from ophion.compiler.backend.alias import COUNT, TYPE
from ophion.compiler.backend.emit_classes import drop_function, has_drop_function
from ophion.compiler.backend.emit_function import FunctionEmitter
from ophion.compiler.backend.object_text import block_size
from ophion.compiler.ir.types import ClassIR

_FAMILY = '"alloc-family"="ophion"'
ALLOCATES = f'allockind("alloc,uninitialized") {_FAMILY}'
"""What is written behind a call that makes a plain object."""


def is_plain(e: FunctionEmitter, cls: ClassIR) -> bool:
    """Whether objects that are seen as of a class are of exactly that one, and hold no references."""
    module = e.module
    if not module.optimise or module.kernel or module.program.checked:
        return False
    if cls.subclasses or cls.tail or cls.closure or not cls.fields:
        return False
    return block_size(module.layout(cls).size) is not None and not has_drop_function(module.naming, cls)


def first_reference(e: FunctionEmitter, pointer: str, type: str) -> None:
    """Store the count and the type of a new object once more, where LLVM sees it."""
    e.emit(f"store i64 1, ptr {pointer}{e.module.alias.kind(COUNT)}")
    place = e.value(f"getelementptr inbounds i8, ptr {pointer}, i64 8")
    e.emit(f"store ptr {type}, ptr {place}{e.module.alias.kind(TYPE)}")


def free_call(e: FunctionEmitter, cls: ClassIR, pointer: str) -> str:
    """The call that gives back the memory of a plain object."""
    free = drop_function(e.module, cls)
    return f'call preserve_mostcc void {free}(ptr allocptr {pointer}) allockind("free") {_FAMILY}'
