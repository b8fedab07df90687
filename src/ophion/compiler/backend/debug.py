"""DWARF through LLVM's metadata: a compile unit for each source file, with functions, lines and variables.

Functions and variables go by their plain Python names, `break area` and `print counter`; the full names,
`shapes.Circle.area`, are those of the ELF's symbols. One unit a file makes gdb look for a module's variables
in the module where it stopped. debug_types describes types.
"""

from __future__ import annotations

from ophion.compiler.backend.debug_types import DebugTypes
from ophion.compiler.backend.llvm_types import TypeTable
from ophion.compiler.backend.text import quote
from ophion.compiler.ir.function import FunctionIR, Global
from ophion.compiler.ir.types import INT, Type


class DebugWriter:
    """Numbers and writes metadata nodes. Nodes 0 and 1 are the branch weights of text.UNLIKELY and
    text.LIKELY.
    """

    def __init__(self, types: TypeTable, optimised: bool) -> None:
        self.nodes = ['!{!"branch_weights", i32 1, i32 4000}', '!{!"branch_weights", i32 4000, i32 1}']
        self._files: dict[str, int] = {}
        self._units: dict[str, int] = {}
        self._globals: dict[str, list[int]] = {}
        self.types = DebugTypes(types, self.node, self._fill)
        self._locations: dict[tuple[int, int], str] = {}
        self._optimised = "true" if optimised else "false"
        self.empty = self.node("!{}")

    def node(self, text: str) -> int:
        """Add a metadata node; its number."""
        self.nodes.append(text)
        return len(self.nodes) - 1

    def _fill(self, number: int, text: str) -> None:
        self.nodes[number] = text

    def file(self, path: str) -> int:
        """The node of a source file; a relative path counts from where the debugger starts."""
        node = self._files.get(path)
        if node is None:
            text = f'!DIFile(filename: "{quote(path.encode())}", directory: ".")'
            node = self._files[path] = self.node(text)
        return node

    def place(self, file: str) -> int:
        """The place of a file among those whose functions are described, in the order of their units."""
        return list(self._units).index(file) if file in self._units else -1

    def _unit(self, path: str) -> int:
        node = self._units.get(path)
        if node is None:
            node = self._units[path] = self.node("")
        return node

    def subprogram(self, function: FunctionIR) -> int:
        """The node of a function."""
        file, unit = self.file(function.file), self._unit(function.file)
        signature = self.types.signature(function.result, [param.type for param in function.params])
        name = quote((function.display_name or function.name).encode())
        flags = "" if function.symbol else "DISPFlagLocalToUnit | "
        flags += "DISPFlagDefinition" + " | DISPFlagOptimized" * (self._optimised == "true")
        return self.node(
            f'distinct !DISubprogram(name: "{name}", scope: !{file}, file: !{file}, '
            f"line: {function.line}, type: !{signature}, scopeLine: {function.line}, "
            f"spFlags: {flags}, unit: !{unit})"
        )

    def location(self, subprogram: int, line: int) -> str:
        """What is written behind an instruction to say its line."""
        text = self._locations.get((subprogram, line))
        if text is None:
            node = self.node(f"!DILocation(line: {line}, scope: !{subprogram})")
            text = self._locations[subprogram, line] = f", !dbg !{node}"
        return text

    def variable(
        self, subprogram: int, file: str, name: str, line: int, type: Type, argument: int = 0
    ) -> int:
        """The node of a local variable, or of parameter number `argument` (from 1)."""
        position = f"arg: {argument}, " if argument else ""
        return self.node(
            f'!DILocalVariable(name: "{quote(name.encode())}", {position}scope: !{subprogram}, '
            f"file: !{self.file(file)}, line: {line}, type: !{self.types.type(type)})"
        )

    def module_variable(self, variable: Global) -> str:
        """What is written behind a module variable to describe it."""
        if not variable.file:
            return ""
        file, unit = self.file(variable.file), self._unit(variable.file)
        name = quote(variable.name.rpartition(".")[2].encode())
        described = self.node(
            f'distinct !DIGlobalVariable(name: "{name}", scope: !{unit}, file: !{file}, '
            f"line: {variable.line}, type: !{self.types.type(variable.type)}, isLocal: true, "
            "isDefinition: true)"
        )
        node = self.node(f"!DIGlobalVariableExpression(var: !{described}, expr: !DIExpression())")
        self._globals.setdefault(variable.file, []).append(node)
        return f", !dbg !{node}"

    def _fill_units(self) -> None:
        # Without a type to keep, LLVM would put the units that have no variables behind all others.
        kept = f"!{self.types.type(INT)}"
        for path, node in self._units.items():
            variables = ", ".join(f"!{variable}" for variable in self._globals.get(path, []))
            self.nodes[node] = (
                f"distinct !DICompileUnit(language: DW_LANG_Python, file: !{self.file(path)}, "
                f'producer: "ophion", isOptimized: {self._optimised}, runtimeVersion: 0, '
                f"emissionKind: FullDebug, retainedTypes: !{{{kept}}}, "
                f"globals: !{{{variables}}}, nameTableKind: None)"
            )

    def metadata(self) -> list[str]:
        """All nodes and the named metadata that refers to them."""
        self._fill_units()
        flags = [
            self.node('!{i32 2, !"Debug Info Version", i32 3}'),
            self.node('!{i32 7, !"Dwarf Version", i32 4}'),
        ]
        lines = [f"!{number} = {text}" for number, text in enumerate(self.nodes)]
        lines.append(f"!llvm.dbg.cu = !{{{', '.join(f'!{unit}' for unit in self._units.values())}}}")
        lines.append(f"!llvm.module.flags = !{{{', '.join(f'!{flag}' for flag in flags)}}}")
        return lines
