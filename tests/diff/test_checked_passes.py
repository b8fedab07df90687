"""Passes broken on purpose where no check of the intermediate form can see it: a checked build finds each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ophion.compiler.driver import compile_program
from ophion.compiler.ir.base import Instruction
from ophion.compiler.ir.function import Global, Program
from ophion.compiler.ir.instructions import SetField
from ophion.compiler.passes import generators, order, settled
from ophion.compiler.passes.effects import Effects
from tests.diff.checked import run

SOURCE = """
from collections.abc import Iterator

class Leaf:
    def __init__(self, n: int) -> None:
        self.name = str(n) * 3

class Box:
    def __init__(self) -> None:
        self.leaf = Leaf(1)

    def change(self) -> str:
        self.leaf = Leaf(7)
        return "changed"

shared = Leaf(2)

def replace() -> str:
    global shared
    shared = Leaf(8)
    return "replaced"

def use(leaf: Leaf, text: str) -> str:
    return leaf.name + text

def change_and_use(leaf: Leaf, box: Box) -> str:
    box.change()
    return leaf.name

def names(count: int) -> Iterator[str]:
    leaf = Leaf(count)
    for n in range(count):
        yield leaf.name + str(n)

box = Box()
box.change()
print(change_and_use(box.leaf, box), use(shared, replace()), list(names(3)))
"""

Break = Callable[[pytest.MonkeyPatch], None]


def _every_store_first(patch: pytest.MonkeyPatch) -> None:
    """Every store to a field is taken for the first one."""

    def find(program: Program) -> None:
        for function in program.functions:
            for block in function.blocks:
                for i in block.instructions:
                    if isinstance(i, SetField) and function.name.endswith(".change"):
                        i.initial = True

    _replace(patch, "first_stores", find)


def _replace(patch: pytest.MonkeyPatch, name: str, run: Callable[[Program], None]) -> None:
    patch.setattr(order, "PASSES", [(each, run if each == name else old) for each, old in order.PASSES])


def _nothing_drops(patch: pytest.MonkeyPatch) -> None:
    """No instruction is known to drop anything: the check is as blind as the pass."""
    patch.setattr(Effects, "during", lambda self, i: 0)
    patch.setattr(Effects, "until_next", lambda self, i: 0)


def _every_variable_settled(patch: pytest.MonkeyPatch) -> None:
    """Variables that are assigned anew are taken for settled."""

    def every(program: Program) -> set[Global]:
        return {variable for variable in program.globals if variable.name.endswith(".shared")}

    patch.setattr(settled, "settled_variables", every)


def _frame_counts_nothing(patch: pytest.MonkeyPatch) -> None:
    """What a generator takes back out of its frame stays there too."""
    suspend = generators._Splitter._suspend

    def twice(self: generators._Splitter, *args: object) -> None:
        suspend(self, *args)  # type: ignore[arg-type]
        resumed: list[Instruction] = self.resumed[-1][1].instructions
        resumed[:] = [i for i in resumed if i.__class__.__name__ != "Assign" or not i.args[0].type.counted]

    patch.setattr(generators._Splitter, "_suspend", twice)


BREAKS: dict[str, Break] = {
    "nothing drops": _nothing_drops,
    "every variable settled": _every_variable_settled,
    "every store first": _every_store_first,
    "a generator takes nothing back": _frame_counts_nothing,
}


def _fault(folder: Path) -> str:
    program = folder / "program.py"
    program.write_text(SOURCE)
    compile_program(program, folder / "program", 0, verify=True)
    return run(folder / "program").fault(frozenset())


def test_the_program_has_no_fault(tmp_path: Path) -> None:
    assert _fault(tmp_path) == ""


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_pass_is_found(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    BREAKS[name](monkeypatch)
    assert _fault(tmp_path) != ""
