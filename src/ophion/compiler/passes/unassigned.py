"""Checks that a local variable has a value where it is read: UnboundLocalError, as in CPython.

Forward dataflow finds the reads that an assignment surely precedes; only the others get a check. Such a
variable has a BOOL beside it that says whether it was assigned; LLVM removes what can be proved.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import (
    Assign,
    Branch,
    Call,
    Constant,
    Instruction,
    Intrinsic,
    Literal,
    Register,
    Unreachable,
)
from ophion.compiler.ir.types import BOOL, Ref


def check_assigned(program: Program) -> None:
    """Insert the checks into every function; before the exceptions pass.

    They raise by `support["raise_unbound"]`:
    a program made without it (in a test of another pass) is left as it is.
    """
    if "raise_unbound" not in program.support:
        return
    for function in program.functions:
        if function.blocks and function.convention == "python":
            _Checker(program, function).run()


class _Checker:
    """One function. `bits` numbers its variables."""

    def __init__(self, program: Program, function: FunctionIR) -> None:
        self.program = program
        self.function = function
        self.bits: dict[Register, int] = {}
        for register in function.locals:
            if register.name:
                self.bits[register] = 1 << len(self.bits)
        self.flags: dict[Register, Register] = {}

    def run(self) -> None:
        """Find the doubtful reads and check them."""
        if not self.bits:
            return
        before = self._assigned_before()
        doubtful = [block for block in self.function.blocks if self._doubts(block, before[block])]
        for block in doubtful:
            self._check_block(block, before[block])
        if self.flags:
            self._keep_flags()

    def _assigned_before(self) -> dict[Block, int]:
        """For each block, the variables that are assigned whichever way it is reached."""
        blocks = self.function.blocks
        everything = (1 << len(self.bits)) - 1
        changes = {block: self._changes_in(block) for block in blocks}
        known = dict.fromkeys(blocks, everything)
        known[blocks[0]] = 0
        pending = list(blocks)
        while pending:
            block = pending.pop()
            made, lost = changes[block]
            after = known[block] & ~lost | made
            last = block.instructions[-1] if block.instructions else None
            ways = [(target, after) for target in (last.targets() if last is not None else ())]
            if block.handler is not None:
                ways.append((block.handler, known[block] & ~lost))
            for target, state in ways:
                if target in known and known[target] & state != known[target]:
                    known[target] &= state
                    pending.append(target)
        return known

    def _changes_in(self, block: Block) -> tuple[int, int]:
        """The variables that have a value after a block, and those that it unbinds somewhere."""
        made = lost = 0
        for instruction in block.instructions:
            if isinstance(instruction, Assign):
                made = self._after(instruction, made)
                lost |= self.bits.get(instruction.dest, 0) if instruction.unbinds else 0
        return made, lost

    def _after(self, assignment: Assign, state: int) -> int:
        bit = self.bits.get(assignment.dest, 0)
        return state & ~bit if assignment.unbinds else state | bit

    def _reads(self, instruction: Instruction, state: int) -> list[Register]:
        """The variables that an instruction reads though they may have no value."""
        if isinstance(instruction, Intrinsic) and instruction.name == "keep":
            return []
        found: dict[Register, None] = {}
        for arg in instruction.args:
            if isinstance(arg, Register) and self.bits.get(arg, 0) & ~state:
                found[arg] = None
        return list(found)

    def _doubts(self, block: Block, state: int) -> bool:
        for instruction in block.instructions:
            if self._reads(instruction, state):
                return True
            if isinstance(instruction, Assign):
                state = self._after(instruction, state)
        return False

    def _check_block(self, block: Block, state: int) -> None:
        rest, block.instructions = block.instructions, []
        current = block
        for instruction in rest:
            for register in self._reads(instruction, state):
                current = self._check(current, register, instruction.line)
                state |= self.bits[register]
            current.instructions.append(instruction)
            if isinstance(instruction, Assign):
                state = self._after(instruction, state)

    def _check(self, block: Block, register: Register, line: int) -> Block:
        """End a block with a check of one variable; the block to go on in."""
        flag = self.flags.setdefault(register, Register(BOOL, ""))
        good, bad = Block(block.handler), Block(block.handler)
        block.instructions.append(Branch(flag, good, bad, True, line))
        name = Literal(Ref(self.program.well_known["str"]), register.name, line)
        failed = self.program.support["raise_unbound"]
        bad.instructions += [name, Call(failed, [name], line), Unreachable(line)]
        place = self.function.blocks.index(block)
        self.function.blocks[place + 1 : place + 1] = [good, bad]
        return good

    def _keep_flags(self) -> None:
        """Set each flag beside its variable's assignments, and clear it at the start."""
        for block in self.function.blocks:
            for place in range(len(block.instructions) - 1, -1, -1):
                instruction = block.instructions[place]
                if isinstance(instruction, Assign) and instruction.dest in self.flags:
                    flag = self.flags[instruction.dest]
                    value = Constant(BOOL, not instruction.unbinds)
                    block.instructions.insert(place + 1, Assign(flag, value, instruction.line))
        start = [Assign(flag, Constant(BOOL, False), self.function.line) for flag in self.flags.values()]
        self.function.blocks[0].instructions[:0] = start
        self.function.locals += self.flags.values()
