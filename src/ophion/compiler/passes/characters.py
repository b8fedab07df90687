"""Leaves out the texts of characters that only their code points are asked of.

A loop over a text gives its variable a text of one character and keeps the code point beside it, which is
what `==`, `<`, `in` and `ord` look at. Before: both are made in each round. After: the texts are made where
something else uses the variable. Not run on variables that are kept for a debugger (`keep_variables`).
"""

from __future__ import annotations

from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import Assign, Call, Character, Instruction, Value

_MAKING = ("ophion.runtime.strings.Str.decode_at", "ophion.runtime.strings.Str.code")
"""What a loop calls for a character that is not ASCII: it does nothing else."""


def _makes_character(i: Value) -> bool:
    return i.__class__ is Character or (isinstance(i, Call) and i.function.name in _MAKING)


def _instructions(function: FunctionIR) -> list[Instruction]:
    return [i for block in function.blocks for i in block.instructions]


def _holders(assigns: list[Assign]) -> set[Value]:
    """The registers that get what such an instruction has made, from it or from one another."""
    found: set[Value] = {assign.dest for assign in assigns if _makes_character(assign.args[0])}
    size = 0
    while size != len(found):
        size = len(found)
        found |= {assign.dest for assign in assigns if assign.args[0] in found}
    return found


def _unread(instructions: list[Instruction], assigns: list[Assign]) -> set[Value]:
    """The registers among them that nothing reads but assignments to others of this set."""
    holders = _holders(assigns)
    moves = [assign for assign in assigns if assign.dest in holders]
    read = {arg for i in instructions if not (isinstance(i, Assign) and i.dest in holders) for arg in i.args}
    size = -1
    while size != len(read):
        size = len(read)
        read |= {move.args[0] for move in moves if move.dest in read}
    return holders - read


def _leave_out(function: FunctionIR) -> None:
    """Remove what makes or moves a character that nobody reads."""
    instructions = _instructions(function)
    assigns = [i for i in instructions if isinstance(i, Assign)]
    unread = _unread(instructions, assigns)
    if not unread:
        return
    moves = {assign for assign in assigns if assign.dest in unread}
    read = {arg for i in instructions if i not in moves for arg in i.args}
    for assign in assigns:
        variable = assign.dest.code_of
        if variable in unread and assign.dest not in unread:  # a debugger shows it instead
            assign.dest.name, assign.dest.line = variable.name, variable.line
    for block in function.blocks:
        block.instructions = [
            i for i in block.instructions if i not in moves and (i in read or not _makes_character(i))
        ]


def leave_out_characters(program: Program) -> None:
    """The pass for the whole program."""
    for function in program.functions:
        if any(i.__class__ is Character for i in _instructions(function)):
            _leave_out(function)
