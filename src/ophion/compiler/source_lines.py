"""The text of source lines, to be shown between what they became."""

from __future__ import annotations

from pathlib import Path


class SourceLines:
    """Reads source files by the paths that programs know them by, which count from one of `folders`."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders
        self._files: dict[str, list[str]] = {}

    def line(self, file: str, number: int) -> str:
        """`12: total += value`, or nothing where there is no such line."""
        lines = self._files.get(file)
        if lines is None:
            lines = self._files[file] = self._read(file)
        return f"{number}: {lines[number - 1].strip()}" if 0 < number <= len(lines) else ""

    def _read(self, file: str) -> list[str]:
        for folder in self.folders:
            path = folder / file
            if file and path.is_file():
                return path.read_text(errors="replace").splitlines()
        return []
