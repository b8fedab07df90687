"""Classes that only the compiler knows: those of shared variables and of function values."""

from __future__ import annotations

from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import Program


class HiddenClasses:
    """Made when they are first needed, one for each shape."""

    def __init__(self, program: Program, root: ir.ClassIR) -> None:
        self._program = program
        self._root = root
        self._closures: dict[tuple[str, ...], ir.ClassIR] = {}
        self._cells: dict[str, ir.ClassIR] = {}

    def cell(self, type: ir.Type, late: bool = False) -> ir.ClassIR:
        """The class of shared variables of a type; of `late` ones, which say whether they have a value."""
        key = f"{type}{', assigned' * late}"
        if key not in self._cells:
            fields = [("value", type), *([("assigned", ir.BOOL)] if late else [])]
            self._cells[key] = self._made(f"cell[{key}]", fields, "cell")
            self._cells[key].cell = True
        return self._cells[key]

    def closure(self, captured: list[ir.Type]) -> ir.ClassIR:
        """The class of function values that capture values of these types."""
        key = tuple(map(str, captured))
        if key not in self._closures:
            fields = [(str(index), type) for index, type in enumerate(captured)]
            self._closures[key] = self._made(f"function[{', '.join(key)}]", fields, "function")
            self._closures[key].closure = True
        return self._closures[key]

    def environment(self, name: str, held: list[ir.Type]) -> ir.ClassIR:
        """The class of what objects of a class in a function hold of the functions around it."""
        fields = [(str(index), type) for index, type in enumerate(held)]
        return self._made(f"{name}.environment", fields, "environment")

    def _made(self, name: str, fields: list[tuple[str, ir.Type]], shown: str) -> ir.ClassIR:
        cls = ir.ClassIR(name, self._root, fields, display_name=shown)
        self._root.subclasses.append(cls)
        self._program.classes.append(cls)
        return cls
