"""A module of many random cases: `module N` runs the case number N."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.diff.random_programs.flows import Flows
from tests.diff.random_programs.header import HEADER
from tests.diff.random_programs.scenes import SCENES


class Case(Flows):
    """One case: classes and functions of its own, and the function that uses them."""

    def write(self) -> list[str]:
        """The lines of the case."""
        kind = self.random.random()
        if kind < 0.15:
            self.of_flows()
        elif kind < 0.6:
            self.of_scenes()
        else:
            self.of_expressions()
        return self.lines

    def of_flows(self) -> None:
        """Functions with many ways through them."""
        names = [self.flow()]
        self.main([lambda name=name: self.use_flow(name) for name in names])  # type: ignore[misc]

    def of_scenes(self) -> None:
        """Scenes, and some statements."""
        if self.chance(0.3):
            self.function()
        scenes = self.random.sample(SCENES, self.random.choice([1, 1, 2]))
        uses = [self.scene(scene) for scene in scenes]
        self.main([*uses, *[self.group] * self.random.randint(0, 1)])

    def of_expressions(self) -> None:
        """Classes and functions of any kind, and statements with them."""
        for make, chance in ((self.enum, 0.35), (self.dataclass, 0.5), (self.plain_class, 0.5),
                             (self.plain_class, 0.4), (self.error, 0.3), (self.error, 0.2)):  # fmt: skip
            if self.chance(chance):
                make()
        for make in (self.function, self.recursive, self.generator, self.function):
            if self.chance(0.5):
                make()
        self.main([self.recursions_called, *[self.group] * self.random.randint(1, 4), self.result_told])

    def main(self, parts: list[Callable[[], None]]) -> None:
        """What is run, and the variables that it leaves."""
        self.line(f"def case{self.number}() -> None:")
        self.indent += 1
        with self.function_scope([]):
            for part in parts:
                part()
            for variable in self.variables:
                if variable.type.name != "function":
                    self.line(f"print({self.shown(variable)})")
        self.indent -= 1
        self.line("")

    def recursions_called(self) -> None:
        """The recursive functions, told."""
        for name, type in self.recursions:
            self.line(f"print({name}({self.random.randint(0, 4)}, {self.expression(type, 1)}))")

    def result_told(self) -> None:
        """An expression of any type."""
        self.line(f"print({self.expression(self.some_type())})")

    def group(self) -> None:
        """Statements, mostly such that an exception ends no more than them."""
        if self.chance(0.25):
            self.statements(self.random.randint(1, 4))
            return
        with self.block("try:"):
            self.statements(self.random.randint(2, 5))
        with self.block("except Exception as error:"):
            self.line("print(told(error))")


def module(cases: list[list[str]], numbers: list[int]) -> str:
    """The text of a module of cases."""
    text = HEADER + "\n".join("\n".join(lines) + "\n" for lines in cases)
    names = ", ".join(f"case{number}" for number in numbers)
    return text + f"\nCASES: list[Callable[[], None]] = [{names}]\nCASES[int(sys.argv[1])]()\n"


def some_cases(seed: int, count: int) -> list[list[str]]:
    """Random cases."""
    random = Random(seed)
    return [Case(Random(random.getrandbits(64)), number).write() for number in range(count)]


__all__ = ["HEADER", "module", "some_cases"]
