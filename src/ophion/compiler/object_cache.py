"""Objects of earlier compilations, kept in a folder by what they were made from.

A key is a hash of everything that an object depends on, so an entry is never out of date. Its name ends in
the hash of its content: an entry that is cut short or damaged is not used and made again. Entries are put in
place whole, and read whole, so that compilations at the same time may share the folder.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

LARGEST = 128 << 20
"""Bytes that the folder may hold; from there on the entries that were not used for longest go."""


def digest(*parts: bytes) -> str:
    """A hash of some byte strings, each on its own."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()[:40]


class ObjectCache:
    """The objects in `folder`."""

    def __init__(self, folder: Path, largest: int = LARGEST) -> None:
        self._folder = folder
        self._largest = largest
        folder.mkdir(parents=True, exist_ok=True)
        self._names = {name.partition(".")[0]: name for name in os.listdir(folder) if name.endswith(".o")}

    def find(self, key: str) -> bytes | None:
        """The object of a key, if it is here and whole."""
        name = self._names.get(key)
        if name is None:
            return None
        path = self._folder / name
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:  # another compilation has just removed it
            return None
        return content if name == self._name(key, content) else None

    def place(self, key: str, output: Path) -> bool:
        """Put the object of a key at `output`, if it is here and whole: as another name of the same file
        where the file system allows it, which costs a fiftieth of writing one.
        """
        content = self.find(key)
        if content is None:
            return False
        try:
            os.link(self._folder / self._names[key], output)
        except OSError:
            output.write_bytes(content)
        return True

    def keep(self, key: str, content: bytes) -> None:
        """Add an object, or leave it out where the folder cannot take it."""
        unfinished = self._folder / f"{key}.{os.getpid()}"
        with suppress(OSError):
            unfinished.write_bytes(content)
            unfinished.replace(self._folder / self._name(key, content))

    def prune(self) -> None:
        """Remove the entries that were not used for longest, if there are too many, and what was left
        unfinished.
        """
        with suppress(OSError):
            entries = [(entry.stat(), entry.path) for entry in os.scandir(self._folder)]
            entries.sort(key=lambda entry: (entry[0].st_mtime_ns, entry[1]))
            total = sum(state.st_size for state, _ in entries)
            for state, path in entries:
                if total <= self._largest:
                    return
                os.unlink(path)
                total -= state.st_size

    @staticmethod
    def _name(key: str, content: bytes) -> str:
        return f"{key}.{digest(content)[:16]}.o"
