"""Readable text of the intermediate form, for golden tests, `--emit ir` and error messages.

def fib(n: int) -> int:  # fib.py:3
  entry:
    %0: bool = Compare lt n, 2
    Branch %0 -> b1, b2
"""

from __future__ import annotations

from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.instructions import Assign, Constant, Instruction, Register, Switch, Value
from ophion.compiler.ir.types import VOID
from ophion.compiler.source_lines import SourceLines


class FunctionPrinter:
    """Names the values and blocks of one function and prints them."""

    def __init__(self, function: FunctionIR) -> None:
        self.function = function
        self.blocks = {block: f"b{index}" for index, block in enumerate(function.blocks)}
        self.names: dict[Value, str] = {}
        self.taken: set[str] = set()
        self.temporaries = 0
        for register in [*function.params, *function.locals]:
            self.value(register)
        for block in function.blocks:
            for instruction in block.instructions:
                if instruction.type is not VOID:
                    self.value(instruction)

    def _register(self, register: Register) -> str:
        name = base = register.name or "r"
        count = 1
        while name in self.taken:
            count += 1
            name = f"{base}.{count}"
        self.taken.add(name)
        return name

    def _temporary(self) -> str:
        self.temporaries += 1
        return f"%{self.temporaries}"

    def value(self, value: Value) -> str:
        """The name of a value as an operand."""
        if isinstance(value, Constant):
            return "None" if value.value is None else repr(value.value)
        name = self.names.get(value)
        if name is None:
            name = self._register(value) if isinstance(value, Register) else self._temporary()
            self.names[value] = name
        return name

    def block_name(self, block: Block) -> str:
        """The name of a block; `?` for one that is not the function's."""
        return self.blocks.get(block, "?")

    def instruction(self, instruction: Instruction) -> str:
        """One line of text."""
        args = ", ".join(self.value(arg) for arg in instruction.args)
        if isinstance(instruction, Assign):
            return f"{self.value(instruction.dest)} = {args}"
        words = [type(instruction).__name__, instruction.detail(), args]
        text = " ".join(word for word in words if word)
        if isinstance(instruction, Switch):
            cases = [f"{value}: {self.block_name(block)}" for value, block in instruction.cases]
            text += f" -> {', '.join(cases)}, else {self.block_name(instruction.default)}"
        elif targets := instruction.targets():
            text += " -> " + ", ".join(self.block_name(block) for block in targets)
        if instruction.type is not VOID:
            text = f"{self.value(instruction)}: {instruction.type} = {text}"
        return text

    def _block(self, block: Block, sources: SourceLines | None) -> list[str]:
        handler = f"  # errors: {self.block_name(block.handler)}" if block.handler is not None else ""
        lines = [f"  {self.block_name(block)}:{handler}"]
        line = -1
        for instruction in block.instructions:
            if sources is not None and instruction.line >= 0 and instruction.line != line:
                line = instruction.line
                if text := sources.line(self.function.file, line):
                    lines.append(f"    # {text}")
            lines.append("    " + self.instruction(instruction))
        return lines

    def text(self, sources: SourceLines | None = None) -> str:
        """The whole function; with `sources`, their lines are comments above what they became."""
        function = self.function
        params = ", ".join(f"{self.value(param)}: {param.type}" for param in function.params)
        where = f"  # {function.file}:{function.line}" if function.file else ""
        lines = [f"def {function.name}({params}) -> {function.result}:{where}"]
        for block in function.blocks:
            lines.extend(self._block(block, sources))
        if not function.blocks:
            lines.append("  external")
        return "\n".join(lines) + "\n"


def print_function(function: FunctionIR, sources: SourceLines | None = None) -> str:
    """The text of a function."""
    return FunctionPrinter(function).text(sources)
