"""Scenes: classes and functions that belong together, and what is done with them, from scenes/*.txt.

A file holds scenes, each below a line `=== title`: definitions, a line `---`, and uses, with an empty line
between them. Each case takes some of the uses. In guillemets stands what `Expressions.fill` fills in, and

    ? line      lines of which all are there or none; a `?` alone ends them
    | line      one line of several; a `|` alone ends them
    name§       a name of this scene alone; name¤: of this use alone
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.diff.random_programs.classes import Classes

_NAME = re.compile(r"(\w+)§")


@dataclass(frozen=True)
class Scene:
    """The text of a scene: definitions, and blocks of lines that use them."""

    title: str
    definitions: list[str]
    uses: list[list[str]]

    @property
    def names(self) -> set[str]:
        """The names that the definitions bring."""
        return set(_NAME.findall("\n".join(self.definitions)))


def _blocks(lines: list[str]) -> list[list[str]]:
    """Lines between empty lines; what is indented after one belongs to the block."""
    blocks: list[list[str]] = [[]]
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if line == "" and not following.startswith(" "):
            blocks.append([])
        else:
            blocks[-1].append(line)
    return [block for block in blocks if block]


def read(text: str) -> list[Scene]:
    """The scenes of a file's text."""
    found = []
    for part in text.split("=== ")[1:]:
        title, _, rest = part.partition("\n")
        definitions, _, uses = rest.partition("---\n")
        found.append(Scene(title, definitions.splitlines(), _blocks(uses.splitlines())))
    return found


SCENES = [
    scene
    for path in sorted(Path(__file__).with_name("scenes").glob("*.txt"))
    for scene in read(path.read_text())
]


class Scenes(Classes):
    """Writes scenes, and keeps their uses for the function that runs the case."""

    def scene(self, scene: Scene) -> Callable[[], None]:
        """Write the definitions; the result writes uses where it is called."""
        mark = f"_{self.number}{self.name('s')}"
        with self.function_scope([]):
            for line in self.chosen_lines(scene.definitions):
                self.filled_line(line.replace("§", mark))
        self.line("")

        def use() -> None:
            count = self.random.randint(2, 5)
            for block in self.random.sample(scene.uses, min(count, len(scene.uses))):
                self.use(block, scene.names, mark)

        return use

    def use(self, block: list[str], names: set[str], mark: str) -> None:
        """One block of uses, behind which an exception does not go."""
        own = self.name("u")
        known = len(self.variables)
        with self.block("try:"):
            for line in self.chosen_lines(block):
                line = line.replace("¤", own)
                line = _NAME.sub(lambda m: m[1] + (mark if m[1] in names else own), line)
                self.filled_line(line.replace("§", mark))
        del self.variables[known:]
        with self.block("except Exception as error:"):
            self.line("print(told(error))")

    def filled_line(self, line: str) -> None:
        """Write a line with its holes filled."""
        self.line(self.fill(line, 1))

    def chosen_lines(self, lines: list[str]) -> Iterator[str]:
        """The lines without those that are left out."""
        for kind, group in groupby(lines, lambda line: line[:1] if line[:1] in ("?", "|") else ""):
            some = list(group)
            if kind == "|":
                for ends, choice in groupby(some, lambda line: line == "|"):
                    if not ends:
                        yield self.pick(list(choice))[1:].removeprefix(" ")
            elif kind == "?":
                yield from self.optional_lines(some)
            else:
                yield from some

    def optional_lines(self, lines: list[str]) -> Iterator[str]:
        """Groups of lines, each there by chance."""
        for ends, group in groupby(lines, lambda line: line == "?"):
            if ends:
                yield ""
            elif self.chance(0.5):
                yield from (line[1:].removeprefix(" ") for line in group)
            else:
                list(group)
