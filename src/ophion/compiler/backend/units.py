"""Cuts a program into units: LLVM modules that are compiled side by side, and whose objects are kept.

A unit's text depends on its own functions and on what they refer to, not on how many others there are: names
come from naming.py, type ids are filled in by the linker, literals are named by what they say. So a change in
one source file changes the unit of that file, and those where its small functions are inlined.

    program           of a small program: its own functions, and those that only they lead to
    FILE core         the functions of a source file that every program has
    FILE FUNCTION     of a small program: another function of the library, so that programs share its object,
                      whatever else they need
    FILE              the functions of a source file
    FILE [number]     functions for concrete types (`List[int].append`), spread over a few units
    drops PACKAGE     the drop functions of a package's classes
    drops program     of a small program: those of classes that not every program has
    data              type information, module variables; no code
    runtime           the text of runtime_text.py, and the program's assembly
    gdb               the printers for gdb
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ophion.compiler.backend.emit_classes import drop_function, write_drop_function
from ophion.compiler.backend.gdb_script import script_text
from ophion.compiler.backend.module import ModuleWriter, number_types
from ophion.compiler.backend.naming import Naming
from ophion.compiler.backend.program import write_functions
from ophion.compiler.backend.runtime_text import add_runtime, declarations, exported
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.types import ClassIR
from ophion.compiler.passes.inline import is_small

PROGRAM = "program"
INSTANCES = 6
"""Units for the functions of one file that are compiled for concrete types."""


def _unit_name(function: FunctionIR, small: bool) -> str:
    """The unit that a function belongs to; `small`: of a small program."""
    if function.private:
        return PROGRAM
    name = function.file
    if small and not function.core:
        return f"{name} {function.name}"
    _, generic, types = function.name.partition("<")
    if generic and not types.startswith("module>"):
        name += f" {zlib.crc32(types.encode()) % INSTANCES}"
    return f"{name} core" if function.core else name


class _Units:
    """The modules of one program while they are written."""

    def __init__(self, program: Program, target: str, opt: int) -> None:
        number_types(program)
        self.program = program
        self.target = target
        self.optimise = opt > 0
        self.small = is_small(program)
        self.naming = Naming(program)
        self.float_division = False

    def module(self, own: list[FunctionIR], runtime: bool = False) -> ModuleWriter:
        """A new module that defines these functions."""
        module = ModuleWriter(self.naming, self.target, self.optimise, own, alone=False)
        if not runtime:
            module.definitions.append(declarations(self.program))
        return module

    def code(self) -> Iterator[tuple[str, ModuleWriter]]:
        """The modules with the program's functions."""
        groups: dict[str, list[FunctionIR]] = {}
        for function in self.program.functions:
            if function.blocks:
                groups.setdefault(_unit_name(function, self.small), []).append(function)
        for name in sorted(groups):
            module = self.module(groups[name])
            write_functions(module, groups[name])
            self.finish(module)
            yield name, module

    def finish(self, module: ModuleWriter) -> None:
        """Write the functions that are to be inlined in a module."""
        write_copies(module)
        self.float_division |= module.uses_float_division

    def _drop_package(self, cls: ClassIR) -> str:
        if self.small and not cls.core:
            return PROGRAM
        return ".".join(cls.name.partition("[")[0].split(".")[:2])

    def drops(self) -> Iterator[tuple[str, ModuleWriter]]:
        """The modules with the drop functions of all classes that are in use."""
        self.naming.typeinfo(self.program.well_known["str"])  # of which their names are
        modules: dict[str, ModuleWriter] = {}
        known: set[ClassIR] = set()
        while len(known) < len(self.naming.classes):
            new = [cls for cls in self.naming.classes if cls not in known]
            known.update(new)
            for cls in sorted(new, key=self.naming.typeinfo):
                if cls.base is not None:
                    self.naming.typeinfo(cls.base)
                package = self._drop_package(cls)
                module = modules.get(package) or modules.setdefault(package, self.module([]))
                write_drop_function(module, cls)
                self.finish(module)
        for package in sorted(modules):
            yield f"drops {package}", modules[package]

    def data(self) -> ModuleWriter:
        """The module with type information and variables."""
        module = self.module([])
        module.holds_data = True
        module.write_characters()
        for cls in sorted(self.naming.classes, key=self.naming.typeinfo):
            module.write_typeinfo(cls, drop_function(module, cls))
        for variable, name in sorted(self.naming.variables.items(), key=lambda item: item[1]):
            module.write_variable(variable, name)
        for cls in sorted(self.naming.numbers, key=self.naming.number):
            values = (cls.type_id, cls.last_id - cls.type_id)
            for symbol, value in zip(self.naming.number(cls), values, strict=True):
                quoted = '"' + symbol[1:].strip('"') + '"'
                module.write_assembly([f".globl {quoted}", f".hidden {quoted}", f"{quoted} = {value}"])
        return module

    def runtime(self) -> ModuleWriter:
        """The module with the runtime's text and the program's assembly."""
        module = self.module([], runtime=True)
        module.write_assembly(line for part in self.program.assembly for line in part.splitlines())
        # Symbols of the program's assembly may be local to it, and the functions that use them elsewhere.
        module.write_assembly(f".globl {symbol}" for symbol in sorted(self.naming.outside))
        add_runtime(module, exported(self.program), self.float_division)
        write_copies(module)
        return module


def write_copies(module: ModuleWriter) -> None:
    """Write the functions of other modules that are to be inlined in this one."""
    while module.copied:
        write_functions(module, [module.copied.pop(0)])


def emit_units(program: Program, target: str, opt: int) -> Iterator[tuple[str, str]]:
    """The units of a program that has gone through the passes, by name, each as soon as it is written."""
    units = _Units(program, target, opt)
    for name, module in units.code():
        yield name, module.text()
    for name, module in units.drops():
        yield name, module.text()
    yield "data", units.data().text()
    yield "runtime", units.runtime().text()
    if program.debug:
        yield "gdb", script_text()
