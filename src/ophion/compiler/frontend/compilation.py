"""A compilation in progress: what the sources say, and the program that has been made of them so far."""

from __future__ import annotations

from mypy.nodes import MypyFile

from ophion.compiler.frontend.check import Checked
from ophion.compiler.frontend.source_paths import SourcePaths
from ophion.compiler.frontend.symbols import Symbols
from ophion.compiler.ir.function import Global, Program


class Compilation(Symbols):
    """The program being made, its modules and variables; `target` is "kernel" or "linux"."""

    def __init__(self, checked: Checked, target: str) -> None:
        super().__init__(checked)
        self.target = target
        self.program = Program(kernel=target == "kernel")
        self.paths = SourcePaths()
        self.globals: dict[str, Global] = {}
        self.modules_used: dict[str, None] = {}
        self._names: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """A function name not used before."""
        count = self._names.get(name, 0)
        self._names[name] = count + 1
        return f"{name}#{count}" if count else name

    def module_of(self, fullname: str) -> MypyFile:
        """The tree in which a name is defined; the module is initialised at start."""
        name = self.module_name(fullname)
        self.modules_used.setdefault(name)
        return self.checked.trees[name]

    def shown_path(self, fullname: str) -> str:
        """The shown path of the source file in which a name is defined, as `module_of`."""
        return self.paths.shown(self.module_of(fullname).path)

    def add_variable(self, variable: Global) -> Global:
        """Make a module's or a class's variable known by its name."""
        self.globals[variable.name] = variable
        self.program.globals.append(variable)
        return variable

    def globals_of(self, modules: list[str]) -> list[Global]:
        """The variables of these modules, module by module."""
        place = {name: number for number, name in enumerate(modules)}
        found = [(place.get(self.module_name(name)), variable) for name, variable in self.globals.items()]
        known = [(number, variable) for number, variable in found if number is not None]
        return [variable for _, variable in sorted(known, key=lambda pair: pair[0])]
