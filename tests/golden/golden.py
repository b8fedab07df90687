"""Golden texts: compare with the file, or with OPHION_UPDATE_GOLDEN=1 write it."""

import os
from pathlib import Path

UPDATE = "OPHION_UPDATE_GOLDEN"


def compare(text: str, file: Path) -> None:
    """Fail unless `text` is what `file` holds."""
    if os.environ.get(UPDATE) == "1":
        file.write_text(text)
    assert file.exists(), f"{file.name} is missing: look at the text and set {UPDATE}=1"
    assert text == file.read_text(), f"to accept the new text set {UPDATE}=1"
