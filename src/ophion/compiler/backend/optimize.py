"""LLVM, through llvmlite: parse, optimise, and make an object file or assembly.

A module of a program with loops that are worth it is optimised as LLVM does at its level 3. In others, and in
the kernel, which has few hot loops, optimisation is inlining what the inline pass chose and a few passes over
everything; for the kernel's tight loops, LLVM's function simplification of level 1. Compact functions are
then told not to be optimised any more (`optnone`): their instructions are selected fast.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import llvmlite.binding as llvm  # type: ignore[import-untyped]

from ophion.compiler.backend.text import COMPACT_ATTRIBUTE, LOOP_ATTRIBUTE
from ophion.compiler.processor import CPU, KERNEL_FEATURES, TRIPLE

EVERYWHERE = [
    "always_inliner",
    "global_dead_code_eliminate",
    "sroa",
    "simplify_cfg",
    "instruction_combine",
    "jump_threading",
    "simplify_cfg",
]
"""The passes over all code."""
LEFT_OUT = ["copyprop", "lsr", "constant-hoisting", "postra-machine-sink"]
"""The parts of code generation that cost more time than they are worth: a fifteenth of it."""


@lru_cache(maxsize=1)
def prepare() -> None:
    """Make LLVM ready for use."""
    for name in LEFT_OUT:
        llvm.set_option("", f"-disable-{name}")
    llvm.initialize_all_targets()
    llvm.initialize_all_asmprinters()
    llvm.initialize_native_asmparser()


def target_machine(target: str, opt: int) -> Any:
    """LLVM's description of the processor, as a target uses it."""
    prepare()
    kernel = target == "kernel"
    return llvm.Target.from_triple(TRIPLE).create_target_machine(
        cpu=CPU,
        features=KERNEL_FEATURES if kernel else "",
        opt=opt,
        reloc="static",
        codemodel="kernel" if kernel else "small",
    )


class LLVMError(Exception):
    """LLVM does not accept what the compiler wrote: a mistake of the compiler."""


def _run(module: Any, builder: Any, passes: list[str]) -> None:
    manager = llvm.create_new_module_pass_manager()
    for name in passes:
        getattr(manager, f"add_{name}_pass")()
    manager.run(module, builder)


def _marked(module: Any, attribute: str) -> list[Any]:
    """The functions that the module defines with an attribute of ours."""
    defined = [function for function in module.functions if not function.is_declaration]
    return [function for function in defined if attribute.encode() in b" ".join(function.attributes)]


def _simplify(module: Any, builder: Any, looping: list[Any]) -> None:
    """The passes over all code, more over functions with loops, and none any more over compact ones."""
    _run(module, builder, EVERYWHERE)
    manager = builder.getFunctionPassManager()
    for function in looping:
        manager.run(function, builder)
    for function in _marked(module, COMPACT_ATTRIBUTE):
        function.add_function_attribute("noinline")
        function.add_function_attribute("optnone")
    _run(module, builder, ["global_dead_code_eliminate"])


def _optimise(module: Any, machine: Any, target: str, opt: int) -> None:
    kernel = target == "kernel"
    tuning = llvm.create_pipeline_tuning_options(speed_level=1 if kernel else 3)
    tuning.loop_vectorization = tuning.slp_vectorization = tuning.loop_unrolling = not kernel
    builder = llvm.create_pass_builder(machine, tuning)
    looping = _marked(module, LOOP_ATTRIBUTE)
    if not opt:
        _run(module, builder, ["always_inliner"])
    elif looping and not kernel:
        builder.getModulePassManager().run(module, builder)
    else:
        _simplify(module, builder, looping)


def optimised_module(text: str, machine: Any, target: str, opt: int) -> Any:
    """The module of a text, optimised. LLVMError if LLVM refuses the text."""
    header = f'target datalayout = "{machine.target_data}"\ntarget triple = "{TRIPLE}"\n'
    try:
        module = llvm.parse_assembly(header + text)  # which verifies it, too
    except RuntimeError as error:
        raise LLVMError(str(error)) from error
    _optimise(module, machine, target, opt)
    return module


def compile_text(text: str, target: str, opt: int) -> bytes:
    """An object file (ELF64 relocatable) from the text of a module."""
    machine = target_machine(target, opt)
    return bytes(machine.emit_object(optimised_module(text, machine, target, opt)))


def assembly_text(text: str, target: str, opt: int) -> str:
    """The same as assembly."""
    machine = target_machine(target, opt)
    return str(machine.emit_assembly(optimised_module(text, machine, target, opt)))
