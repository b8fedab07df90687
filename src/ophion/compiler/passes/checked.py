"""Makes a program a checked one: the heap and the end of the program go through `ophion.runtime.checked`.

The first pass of a checked build; other builds do not run it. What the back end calls by symbol
(`ophion_allocate`, `ophion_free`) becomes the checked function, and so do the calls of the routed functions
everywhere but in the checked module itself. Each program gets the function that releases its variables.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Global, Program
from ophion.compiler.ir.instructions import Call, Constant, Return, SetGlobal

CHECKED = "ophion.runtime.checked"
ROUTES = {
    "ophion.runtime.heap.allocate": f"{CHECKED}.allocate",
    "ophion.runtime.heap.allocate_quickly": f"{CHECKED}.allocate_quickly",
    "ophion.runtime.heap.free": f"{CHECKED}.free",
    "ophion.runtime.heap.reallocate": f"{CHECKED}.reallocate",
    "ophion.runtime.heap.free_quickly": f"{CHECKED}.free_quickly",
    "ophion.runtime.heap.free_to": f"{CHECKED}.free_to",
    "user.lib.start.end": f"{CHECKED}.end",
}
RELEASE = "ophion_release_globals"


def release_symbol(main: str) -> str:
    """The symbol of the function that releases one program's variables."""
    return f"{RELEASE}.{main}"


def add_release(program: Program, main: str, variables: list[Global]) -> None:
    """Add the function that drops what `variables` hold."""
    symbol = release_symbol(main)
    block = Block()
    for variable in variables:
        if variable.type.counted:
            block.instructions.append(SetGlobal(variable, Constant(variable.type, None)))
    block.instructions.append(Return(None))
    program.functions.append(
        FunctionIR(
            symbol, [], blocks=[block], convention="c", symbol=symbol, can_raise=False, display_name=symbol,
            noted=False, at_end=True,
        )
    )  # fmt: skip


def route(program: Program) -> None:
    """Send heap and end through the checked module."""
    program.checked = True
    named = {function.name: function for function in program.functions}
    routes = {named[source]: named[target] for source, target in ROUTES.items()}
    for plain, checked in routes.items():
        plain.symbol, checked.symbol = None, plain.symbol
    for function in program.functions:
        if function.name.startswith(f"{CHECKED}."):
            continue
        for block in function.blocks:
            for instruction in block.instructions:
                if isinstance(instruction, Call):
                    instruction.function = routes.get(instruction.function, instruction.function)
