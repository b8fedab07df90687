"""Objects of numbers alone that go nowhere else are never made."""

from __future__ import annotations

from pathlib import Path

import pytest

from ophion.compiler.driver import emit_program

CLASSES = """
from __future__ import annotations
class Vector:
    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y
class Named:
    def __init__(self, name: str) -> None:
        self.name = name
        self.size = 1
class Above:
    def __init__(self, size: int) -> None:
        self.size = size
class Below(Above):
    pass
kept: list[Vector] = []
"""


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("return Vector(a, 2.0).x", False),
        ("one, other = Vector(a, 2.0), Vector(1.0, a); return one.x + other.y", False),
        ("vector = Vector(a, 2.0); kept.append(vector); return vector.x", True),
        ("return float(Named(str(a)).size)", True),
        ("return float(Above(int(a)).size)", True),
    ],
)
def test_an_object_is_made_where_somebody_may_see_it(body: str, made: bool, tmp_path: Path) -> None:
    source = tmp_path / "program.py"
    asked = f"def asked(a: float) -> float:\n    {body}\n"
    source.write_text(f"{CLASSES}{asked}print(asked(3.0), Below(2).size, Named('b').name)\n")
    text = emit_program(source, "asm", functions="program.asked")
    assert ("ophion.new." in text) is made
