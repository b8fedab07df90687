"""DWARF through LLVM's metadata: a compile unit, a file per source file, functions, lines, variables.

Registers are described by `#dbg_declare` of their stack slot, parameters by `#dbg_value`; debug_types
describes their types.
"""

from __future__ import annotations

import os

from ophion.compiler.backend.debug_types import DebugTypes
from ophion.compiler.backend.llvm_types import TypeTable
from ophion.compiler.backend.text import quote
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import Type


class DebugWriter:
    """Numbers and writes metadata nodes. Nodes 0 and 1 are the branch weights of text.UNLIKELY and
    text.LIKELY.
    """

    def __init__(self, types: TypeTable, optimised: bool) -> None:
        self.nodes = ['!{!"branch_weights", i32 1, i32 4000}', '!{!"branch_weights", i32 4000, i32 1}']
        self._files: dict[str, int] = {}
        self.types = DebugTypes(types, self._node, self._fill)
        self._locations: dict[tuple[int, int], str] = {}
        self._optimised = "true" if optimised else "false"
        self._unit = self._node("")
        self.empty = self._node("!{}")

    def _node(self, text: str) -> int:
        self.nodes.append(text)
        return len(self.nodes) - 1

    def file(self, path: str) -> int:
        """The node of a source file; a relative path counts from where the debugger starts."""
        node = self._files.get(path)
        if node is None:
            folder, name = os.path.split(path) if os.path.isabs(path) else (".", path)
            text = f'!DIFile(filename: "{quote(name.encode())}", directory: "{quote(folder.encode())}")'
            node = self._files[path] = self._node(text)
        return node

    def subprogram(self, function: FunctionIR, linkage: str) -> int:
        """The node of a function."""
        file = self.file(function.file)
        signature = self.types.signature(function.result, [param.type for param in function.params])
        name = quote((function.display_name or function.name).encode())
        return self._node(
            f'distinct !DISubprogram(name: "{name}", linkageName: "{quote(linkage.encode())}", '
            f"scope: !{file}, "
            f"file: !{file}, line: {function.line}, type: !{signature}, scopeLine: {function.line}, "
            f"spFlags: DISPFlagDefinition{' | DISPFlagOptimized' * (self._optimised == 'true')}, "
            f"unit: !{self._unit})"
        )

    def location(self, subprogram: int, line: int) -> str:
        """What is written behind an instruction to say its line."""
        text = self._locations.get((subprogram, line))
        if text is None:
            node = self._node(f"!DILocation(line: {line}, scope: !{subprogram})")
            text = self._locations[subprogram, line] = f", !dbg !{node}"
        return text

    def _fill(self, number: int, text: str) -> None:
        self.nodes[number] = text

    def variable(
        self, subprogram: int, file: str, name: str, line: int, type: Type, argument: int = 0
    ) -> int:
        """The node of a local variable, or of parameter number `argument` (from 1)."""
        position = f"arg: {argument}, " if argument else ""
        return self._node(
            f'!DILocalVariable(name: "{quote(name.encode())}", {position}scope: !{subprogram}, '
            f"file: !{self.file(file)}, line: {line}, type: !{self.types.type(type)})"
        )

    def metadata(self) -> list[str]:
        """All nodes and the named metadata that refers to them."""
        first = next(iter(self._files.values()), None)
        if first is None:
            first = self.file("none.py")
        self.nodes[self._unit] = (
            f'distinct !DICompileUnit(language: DW_LANG_Python, file: !{first}, producer: "ophion", '
            f"isOptimized: {self._optimised}, runtimeVersion: 0, emissionKind: FullDebug)"
        )
        flags = [
            self._node('!{i32 2, !"Debug Info Version", i32 3}'),
            self._node('!{i32 7, !"Dwarf Version", i32 4}'),
        ]
        lines = [f"!{number} = {text}" for number, text in enumerate(self.nodes)]
        lines.append(f"!llvm.dbg.cu = !{{!{self._unit}}}")
        lines.append(f"!llvm.module.flags = !{{{', '.join(f'!{flag}' for flag in flags)}}}")
        return lines
