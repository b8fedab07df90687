"""What `--emit` prints: each form of a small function, with the source lines between."""

import re
from pathlib import Path

import pytest

from ophion.compiler.driver import emit_program
from tests.golden.golden import compare

SOURCE = Path(__file__).with_name("emitted") / "steps.py"


def emitted(form: str, opt: int, functions: str | None = None) -> str:
    """The text, without the numbers that say how many names the whole program has."""
    text = emit_program(SOURCE, form, opt, functions)
    return re.sub(r"\b(site|str|bytes)\.[0-9a-f]+", r"\1.N", text)


@pytest.mark.parametrize(("form", "opt"), [("ir", 2), ("llvm", 2), ("asm", 2), ("asm", 0)])
def test_forms(form: str, opt: int) -> None:
    compare(emitted(form, opt, "steps"), SOURCE.with_name(f"steps.{form}{opt}.txt"))


def test_own_functions_unless_told() -> None:
    own = emitted("ir", 2)
    assert re.findall(r"^def (\S+)\(", own, re.MULTILINE) == ["steps.steps", "steps.<module>"]


def test_functions_by_pattern() -> None:
    found = re.findall(r"^def ([^(<]+)", emitted("ir", 2, "List._grow"), re.MULTILINE)
    assert found == []
    found = re.findall(r"^def ([^(<]+)", emitted("ir", 2, "*.List._grow"), re.MULTILINE)
    assert set(found) == {"ophion.runtime.lists.List._grow"}
