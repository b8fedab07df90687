"""What is kept of mypy's answers."""

import gc
from pathlib import Path

import pytest

from ophion.compiler.frontend import check
from ophion.compiler.frontend.check import Source


def test_old_trees_are_collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "MOST_KEPT", 1)
    program = tmp_path / "program.py"
    program.write_text("print(1)\n")
    kept = []
    for _ in range(3):
        check.check([Source("program", program)], [tmp_path], "linux")
        kept.append(gc.get_freeze_count())
    assert kept[2] < kept[1] * 1.1
