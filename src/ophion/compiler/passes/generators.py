"""Splits the code of generators at each Yield: what is needed later moves into the frame, and back when it
goes on.

Runs after the reference count pass, when every owned value is dropped or moved by some instruction: what
lives across a Yield is then all that there is to keep, and no reference has to be counted. Afterwards the
function begins with a switch on the frame's `state`:

    0            at the start                    1, 2, ...    behind that Yield
    RUNNING      it is running now               DONE         it has returned or raised

While it is suspended the frame holds its values in fields that the class's drop function leaves alone. A
suspended frame that is dropped is run once more, with GeneratorExit thrown in, so that the ordinary ways of
exceptions release them.
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import (
    Assign,
    Branch,
    Call,
    Compare,
    Constant,
    GetField,
    Goto,
    Instruction,
    Literal,
    Propagate,
    Raise,
    Register,
    Return,
    SetField,
    Switch,
    Value,
    Wrap,
    Yield,
)
from ophion.compiler.ir.types import INT, VOID, ClassIR

DONE = -1
RUNNING = -2

Saved = dict[Value, None]


class _Splitter:
    """The rewriting of one function."""

    def __init__(self, program: Program, function: FunctionIR, frame: ClassIR) -> None:
        self.program = program
        self.function = function
        self.frame = frame
        self.places: dict[Value, str] = {}
        self.resumed: list[tuple[int, Block]] = []

    def run(self) -> None:
        """Split at each Yield and put the switch at the start."""
        pieces = self._cut()
        saved = self._needed(list(pieces.values()))
        self._repeat_literals(saved)
        self._into_registers(saved)
        for number, (block, following) in enumerate(pieces.items(), 1):
            self._suspend(block, following, number, list(saved[following]))
        self._finish()
        self._begin()

    # --- what is needed behind each Yield ---

    def _cut(self) -> dict[Block, Block]:
        """End a block behind each Yield: the block that ends there -> the one that goes on."""
        pieces: dict[Block, Block] = {}
        blocks: list[Block] = []
        for block in self.function.blocks:
            rest, block.instructions = block.instructions, []
            blocks.append(block)
            for instruction in rest:
                block.instructions.append(instruction)
                if isinstance(instruction, Yield):
                    following = Block(None, "resumed")
                    following.cold = block.cold
                    pieces[block] = following
                    block = following
                    blocks.append(block)
        self.function.blocks = blocks
        self.pieces = pieces
        return pieces

    def _following(self, block: Block) -> list[Block]:
        after = self.pieces.get(block)
        return [after] if after is not None else block.instructions[-1].targets()

    def _summary(self, block: Block) -> tuple[Saved, set[Value]]:
        """What a block needs from before it, and what it gives a value."""
        needed: Saved = {}
        made: set[Value] = set()
        for instruction in block.instructions:
            for arg in instruction.args:
                lasting = isinstance(arg, Constant) or arg.type == VOID
                known = lasting or (isinstance(arg, Register) and arg.parameter)
                if not known and arg not in made:
                    needed[arg] = None
            made.add(instruction.dest if isinstance(instruction, Assign) else instruction)
        return needed, made

    def _needed(self, places: list[Block]) -> dict[Block, Saved]:
        """The values that live where each of some blocks begins."""
        rows = [(block, *self._summary(block)) for block in reversed(self.function.blocks)]
        live: dict[Block, Saved] = {block: dict(needed) for block, needed, _ in rows}
        changed = True
        while changed:
            changed = False
            for block, _, made in rows:
                known = live[block]
                for target in self._following(block):
                    for value in live[target]:
                        if value not in made and value not in known:
                            known[value] = None
                            changed = True
        return {block: live[block] for block in places}

    def _repeat_literals(self, saved: dict[Block, Saved]) -> None:
        """Name a literal that lives across a Yield anew where it is used: it needs no place and no count."""
        repeated = {value for values in saved.values() for value in values if isinstance(value, Literal)}
        if not repeated:
            return
        for block in self.function.blocks:
            made: list[Instruction] = []
            for instruction in block.instructions:
                for place, arg in enumerate(instruction.args):
                    if isinstance(arg, Literal) and arg in repeated:
                        again = Literal(arg.type, arg.value, instruction.line)
                        made.append(again)
                        instruction.args[place] = again
                made.append(instruction)
            block.instructions = made
        for values in saved.values():
            for literal in repeated:
                values.pop(literal, None)

    def _into_registers(self, saved: dict[Block, Saved]) -> None:
        """Give each result that lives across a Yield a register, which can be set again."""
        moved: dict[Value, Register] = {}
        for values in saved.values():
            for value in values:
                if not isinstance(value, Register) and value not in moved:
                    moved[value] = Register(value.type, "")
        if not moved:
            return
        for block in self.function.blocks:
            for instruction in block.instructions:
                instruction.args = [moved.get(arg, arg) for arg in instruction.args]
        for block in list(self.function.blocks):
            self._assign_moved(block, moved)
        for block, values in saved.items():
            saved[block] = {moved.get(value, value): None for value in values}

    def _assign_moved(self, block: Block, moved: dict[Value, Register]) -> None:
        instructions: list[Instruction] = []
        for instruction in block.instructions:
            instructions.append(instruction)
            register = moved.get(instruction)
            if register is None:
                continue
            copy = Assign(register, instruction, instruction.line)
            if instruction.normal is None:
                instructions.append(copy)
                continue
            between = Block(None, block.label)
            between.instructions = [copy, Goto(instruction.normal, instruction.line)]
            instruction.normal = between
            self.function.blocks.insert(self.function.blocks.index(block) + 1, between)
        block.instructions = instructions

    # --- leaving and going on ---

    def _place(self, value: Value) -> str:
        """The field of the frame in which a value waits."""
        if value not in self.places:
            name = f"{getattr(value, 'name', '') or 'value'}.{len(self.places)}"
            self.places[value] = name
            self.frame.fields.append((name, value.type))
        return self.places[value]

    def _set_state(self, state: int, line: int) -> SetField:
        frame = self.function.params[0]
        return SetField(frame, self.frame, "state", Constant(INT, state), initial=True, line=line)

    def _suspend(self, block: Block, following: Block, number: int, values: list[Value]) -> None:
        frame = self.function.params[0]
        last = block.instructions.pop()
        assert isinstance(last, Yield)
        line = last.line
        resumed = Block(None, "resume")
        for value in values:
            assert isinstance(value, Register)
            name = self._place(value)
            block.instructions.append(SetField(frame, self.frame, name, value, initial=True, line=line))
            taken = GetField(frame, self.frame, name, take=True, line=line)
            resumed.instructions += [taken, Assign(value, taken, line)]
        resumed.instructions.append(Goto(following, line))
        block.instructions += [self._set_state(number, line), *self._leave(last)]
        self.function.blocks.append(resumed)
        self.resumed.append((number, resumed))

    def _leave(self, last: Yield) -> list[Instruction]:
        line = last.line
        if last.kind == "value":
            item = Wrap(last.args[0], self.function.result, line)
            return [item, Return(item, line)]
        if last.kind == "end":
            return [Return(Constant(self.function.result, None), line)]
        out = Block(None, "raise")
        out.cold = True
        out.instructions = [Propagate(line)]
        self.function.blocks.append(out)
        raised = Raise(last.args[0], line, note=False)
        raised.error = out
        return [raised]

    def _finish(self) -> None:
        """Whoever leaves for good says so."""
        kept = {block.instructions[-1] for block in self.pieces}
        raised = {i.error for i in kept if isinstance(i, Raise)}
        for block in self.function.blocks:
            last = block.instructions[-1]
            if isinstance(last, Return | Propagate) and last not in kept and block not in raised:
                block.instructions.insert(-1, self._set_state(DONE, last.line))

    def _begin(self) -> None:
        """The switch at the start."""
        line = self.function.line
        frame = self.function.params[0]
        start = self.function.blocks[0]
        first, other = Block(None, "start"), Block(None, "over")
        state = GetField(frame, self.frame, "state", line=line)
        choice = Switch(state, [(0, start), *self.resumed], other, line)
        first.instructions = [state, self._set_state(RUNNING, line), choice]
        running, done, out = Block(None, "running"), Block(None, "done"), Block(None, "out")
        busy = Compare("eq", state, Constant(INT, RUNNING), line)
        other.instructions = [busy, Branch(busy, running, done, False, line)]
        failed = Call(self.program.support["raise_generator_running"], [], line)
        failed.error = out
        failed.normal = done
        running.instructions = [failed]
        out.instructions = [Propagate(line)]
        finished = Return(Constant(self.function.result, None), line)
        done.instructions = [self._set_state(DONE, line), finished]
        running.cold = out.cold = True
        self.function.blocks[:0] = [first]
        self.function.blocks += [other, running, done, out]


def split_generators(program: Program) -> None:
    """The pass for the whole program."""
    for function in program.functions:
        if function.frame is not None and function.blocks:
            _Splitter(program, function, function.frame).run()
