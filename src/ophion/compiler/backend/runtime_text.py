"""LLVM text that every program carries: objects, memory functions, float division; and what it refers to."""

from __future__ import annotations

from ophion.compiler import processor
from ophion.compiler.backend.float_text import FLOAT_DIVISION
from ophion.compiler.backend.function_text import FUNCTION_DECLARATIONS, FUNCTIONS
from ophion.compiler.backend.memory_text import MANY, MEMORY
from ophion.compiler.backend.module import ModuleWriter
from ophion.compiler.backend.object_text import CHECKS, objects_text
from ophion.compiler.ir.function import Program

_NEEDED = {
    "ophion_allocate_quickly": "declare i64 @ophion_allocate_quickly(i64)",
    "ophion_allocate": "declare i64 @ophion_allocate(i64)",
    "ophion_note_frame": "declare void @ophion_note_frame(i64, i64)",
    "llvm.bswap.i64": "declare i64 @llvm.bswap.i64(i64)",
    "llvm.memset.p0.i64": "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)",
    "ophion_free": "declare void @ophion_free(i64)",
    "ophion_free_to": "declare i1 @ophion_free_to(i64, i64)",
    "ophion_free_quickly": "declare i1 @ophion_free_quickly(i64)",
}
"""What the text refers to. Those of the heap that are to be inlined are: objects come and go by them."""
DECLARATIONS = """
declare hidden noalias ptr @ophion.allocate(i64, ptr) #0
declare hidden preserve_mostcc void @ophion.drop(ptr) #0
declare hidden preserve_mostcc void @ophion.drop.last(ptr) #1
declare hidden swiftcc void @ophion.note(ptr, ptr swifterror) #1
declare hidden noalias ptr @ophion.new(ptr) #0
declare hidden preserve_mostcc void @ophion.defer(ptr) #0
declare hidden preserve_mostcc void @ophion.drop.deferred() #0
@ophion.depth = external hidden global i64
@ophion.pending = external hidden global ptr
declare hidden double @ophion.float.mod(double, double) #0
declare hidden double @ophion.float.floordiv(double, double) #0
"""


def exported(program: Program) -> set[str]:
    """The symbols that a program's functions define."""
    return {function.symbol for function in program.functions if function.symbol and function.blocks}


def _for_processor(text: str) -> str:
    """Text with the processor's instructions where their names stand."""
    for name in ("COPY_WORDS", "FILL_WORDS", "REMAINDER"):
        text = text.replace(name, getattr(processor, name))
    return text.replace("MANY", str(MANY))


def declarations(program: Program) -> str:
    """What other modules than the one that has this text refer to."""
    counting = "declare hidden void @ophion.count(ptr) #0\n" if program.checked else ""
    return DECLARATIONS + FUNCTION_DECLARATIONS + counting


def add_runtime(module: ModuleWriter, defined: set[str], float_division: bool) -> None:
    """Add the text to a module whose program defines the symbols `defined` itself."""
    for symbol, text in _NEEDED.items():
        if module.optimise:
            module.copy_exported(symbol)
        module.declare(symbol, text)
    texts = [objects_text(module.program.checked)]
    if module.program.checked:
        module.declare("ophion_checked_broken", "declare void @ophion_checked_broken(i64)")
        texts.append(CHECKS)
    for name in [*(MEMORY.keys() - defined), "ophion_heap", "ophion_kept_objects"]:
        module.defines_symbol(name)
    texts += [_for_processor(text) for name, text in MEMORY.items() if name not in defined]
    if module.program.asks_functions:
        texts.append(FUNCTIONS)
    if float_division:
        module.declare("llvm.copysign.f64", "declare double @llvm.copysign.f64(double, double)")
        module.declare("llvm.fabs.f64", "declare double @llvm.fabs.f64(double)")
        texts.append(_for_processor(FLOAT_DIVISION))
    module.definitions += [text.replace("define internal", f"define {module.linkage}") for text in texts]
