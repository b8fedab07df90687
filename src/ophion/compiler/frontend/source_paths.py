"""The paths of source files as a program names them, so that builds are equal wherever the source lies."""

from __future__ import annotations

import os

from ophion.compiler.frontend.check import ROOT


class SourcePaths:
    """From paths to those shown, and back."""

    def __init__(self) -> None:
        self.folders: list[str] = []
        """The folders of the programs."""
        self._real: dict[str, str] = {}

    def shown(self, path: str) -> str:
        """A file's path in the program: from our root, or from the program's folder."""
        for folder in (str(ROOT), *self.folders):
            if path.startswith(folder + os.sep):
                shown = path[len(folder) + 1 :]
                self._real[shown] = path
                return shown
        return path

    def real(self, shown: str) -> str:
        """Where a file is, by its shown path."""
        return self._real.get(shown, shown)

    def source(self, shown: str) -> str:
        """Where a file is, seen from the current folder."""
        return os.path.relpath(self.real(shown))


def is_runtime(shown: str) -> bool:
    """Whether a file is one of the runtime's, by its shown path."""
    return shown.startswith("src/ophion/runtime/")
