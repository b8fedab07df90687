"""Turns the copies that hold a variable's value during an expression into values borrowed from the variable.

Lowering copies a variable wherever it may be assigned anew before the value is used, as in `f(x, g())`.
Before: such a copy is an unnamed register, assigned once. After, where it is counted: a Cast that borrows
from the variable's register. The reference count pass makes it own where the variable is assigned in between,
which is rare; everywhere else nothing is counted. What moves on from one unnamed register to the next is left
alone: that counts nothing as it is.
"""

from __future__ import annotations

from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import Assign, Cast, Instruction, Register, Value


def _copies(function: FunctionIR) -> dict[Register, Assign]:
    """The unnamed counted registers that are assigned once, from a register, and by that assignment."""
    found: dict[Register, Assign] = {}
    moved: set[Value] = set()
    others: set[Value] = set()
    for block in function.blocks:
        for instruction in block.instructions:
            moved.update(instruction.args[at] for at in instruction.steals)
            if instruction.__class__ is not Assign:
                continue
            assert isinstance(instruction, Assign)
            copy, source = instruction.dest, instruction.args[0]
            if copy.name or copy.parameter or not copy.type.counted:
                continue
            if copy in found or source.__class__ is not Register or source.type != copy.type:
                others.add(copy)
            found[copy] = instruction
    others.update(copy for copy in found if copy in moved and not _is_variable(found[copy].args[0]))
    return {copy: assign for copy, assign in found.items() if copy not in others}


def _is_variable(value: Value) -> bool:
    """Whether a value is what a person's variable holds, which is likely to be needed on."""
    return isinstance(value, Register) and bool(value.name)


def _replace(function: FunctionIR, copies: dict[Register, Assign]) -> None:
    casts: dict[Value, Value] = {}
    for copy, assign in copies.items():
        casts[copy] = Cast(assign.args[0], copy.type, assign.line)
    for block in function.blocks:
        made: list[Instruction] = []
        for instruction in block.instructions:
            instruction.args = [casts.get(arg, arg) for arg in instruction.args]
            if isinstance(instruction, Assign) and instruction.dest in casts:
                cast = casts[instruction.dest]
                assert isinstance(cast, Cast)
                cast.args = instruction.args
                made.append(cast)
            else:
                made.append(instruction)
        block.instructions = made


def borrow_copies(program: Program) -> None:
    """The pass for the whole program, but for code of generators: what lives across a Yield is owned."""
    for function in program.functions:
        if function.frame is None and function.blocks:
            copies = _copies(function)
            if copies:
                _replace(function, copies)
