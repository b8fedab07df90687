"""Kept objects: the same bytes as without them, damaged ones made again, only what changed compiled anew."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ophion.compiler import driver
from ophion.compiler.driver import compile_program
from ophion.compiler.object_cache import ObjectCache
from ophion.tools.objects import USUAL

PROGRAM = """\
import helper
from shapes import Square


def total(sides: list[int]) -> int:
    result = 0
    for side in sides:
        result += Square(side).area()
    return result


print(total([1, 2, 3]), helper.twice("ab"), isinstance(Square(1), Square))
"""
HELPER = """\
def twice(text: str) -> str:
    pieces = [text, "{}", text]
    for piece in pieces:
        if not piece:  # long enough not to be inlined into the program's own object
            raise ValueError("an empty piece of " + text)
    return "".join(pieces)
"""
SHAPES = """\
class Shape:
    def area(self) -> int:
        return 0


class Square(Shape):
    def __init__(self, side: int) -> None:
        self.side = side

    def area(self) -> int:
        return self.side * self.side
"""


TYPICAL = """\
from dataclasses import dataclass


@dataclass
class Order:
    item: str
    price: float


def total(orders: list[Order]) -> float:
    return sum(order.price for order in orders)


lines = ["tea: 2.5", "bread: 1.25"]
orders = [Order(line.split(":")[0].strip(), float(line.split(":")[1])) for line in lines]
print(f"{total(orders):.2f}", orders, [order.item.upper() for order in orders][::-1])
"""
"""A program that shares with others all but its own functions and classes."""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program of three modules, compiled when no objects were kept."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "helper.py").write_text(HELPER.format("-"))
    (folder / "shapes.py").write_text(SHAPES)
    (folder / "program.py").write_text(PROGRAM)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driver, "OBJECTS", folder / "objects")
        compiled(folder / "program.py", "-")
    return folder


@pytest.fixture
def program(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the program and of the kept objects."""
    shutil.copytree(first, tmp_path / "copy")
    monkeypatch.setattr(driver, "OBJECTS", tmp_path / "copy" / "objects")
    return tmp_path / "copy" / "program.py"


def names(program: Path) -> set[str]:
    """The kept objects."""
    return {path.name for path in (program.parent / "objects").iterdir()}


def compiled(program: Path, sign: str) -> bytes:
    """The program's bytes, when it was compiled and has run."""
    output = program.with_suffix("")
    compile_program(program, output)
    done = subprocess.run([output], capture_output=True, check=True, text=True)
    assert done.stdout == f"14 ab{sign}ab True\n"
    return output.read_bytes()


def test_kept_objects_give_the_same_bytes(first: Path, program: Path) -> None:
    assert compiled(program, "-") == (first / "program").read_bytes()
    assert names(program) == names(first / "program.py")


def test_a_change_compiles_its_own_file_only(program: Path) -> None:
    before = names(program)
    (program.parent / "helper.py").write_text(HELPER.format("+"))
    changed = compiled(program, "+")
    assert len(names(program) - before) == 1
    for path in (program.parent / "objects").iterdir():
        path.unlink()
    assert compiled(program, "+") == changed


def test_what_most_programs_use_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "OBJECTS", tmp_path / "objects")
    driver.keep_objects(USUAL / "values.py")
    before = set(os.listdir(tmp_path / "objects"))
    (tmp_path / "typical.py").write_text(TYPICAL)
    compile_program(tmp_path / "typical.py", tmp_path / "typical")
    shown = subprocess.run([tmp_path / "typical"], capture_output=True, check=True, text=True).stdout
    assert shown == "3.75 [Order(item='tea', price=2.5), Order(item='bread', price=1.25)] ['BREAD', 'TEA']\n"
    made = set(os.listdir(tmp_path / "objects")) - before
    assert len(made) < 15  # of more than a hundred


@pytest.mark.parametrize("program", sorted(USUAL.glob("*.py")), ids=lambda path: path.stem)
def test_the_usual_programs_do_the_same_as_under_cpython(program: Path, tmp_path: Path) -> None:
    compile_program(program, tmp_path / "program")
    ours = subprocess.run([tmp_path / "program"], capture_output=True, check=True)
    theirs = subprocess.run([sys.executable, program], capture_output=True, check=True)
    assert (ours.stdout, ours.stderr) == (theirs.stdout, theirs.stderr)


def test_damaged_objects_are_made_again(first: Path, program: Path) -> None:
    damaged = sorted((program.parent / "objects").iterdir())
    for path, length in zip(damaged[::9], range(10), strict=False):
        content = path.read_bytes()
        path.write_bytes(content[: length * 50] if length % 2 else content[:-1] + b"?")
    for _ in ("made again", "kept again"):
        assert compiled(program, "-") == (first / "program").read_bytes()


def test_the_folder_is_bounded(tmp_path: Path) -> None:
    for turn in range(20):
        ObjectCache(tmp_path).keep(f"key{turn}", bytes([turn]) * 1000)
        for path in tmp_path.glob(f"key{turn}.*"):
            os.utime(path, (turn, turn))
    assert ObjectCache(tmp_path).find("key0") == bytes(1000)  # now the one used last
    assert ObjectCache(tmp_path).place("key0", tmp_path / "placed")
    assert (tmp_path / "placed").read_bytes() == bytes(1000)
    assert not ObjectCache(tmp_path).place("key", tmp_path / "none")
    (tmp_path / "placed").unlink()
    ObjectCache(tmp_path, largest=5000).prune()
    cache = ObjectCache(tmp_path)
    left = [turn for turn in range(20) if cache.find(f"key{turn}") is not None]
    assert left == [0, 16, 17, 18, 19]


def test_a_folder_that_cannot_be_used_costs_time_only(tmp_path: Path) -> None:
    cache = ObjectCache(tmp_path / "objects")
    cache.keep("key", b"content")
    full = ObjectCache(tmp_path / "objects")
    for path in (tmp_path / "objects").iterdir():
        path.unlink()
    (tmp_path / "objects").rmdir()
    assert full.find("key") is None
    assert not full.place("key", tmp_path / "object")
    full.keep("other", b"content")
    full.prune()
