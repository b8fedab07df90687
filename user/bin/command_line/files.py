"""Files as several programs take them: where each source goes, and writing all of something."""

import os
import sys

from command_line.options import wrong_usage


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`. OSError."""
    view = memoryview(data)
    while len(view) > 0:
        view = view[os.write(descriptor, view) :]


def targets(usage: str, paths: list[str]) -> list[tuple[str, str]]:
    """Of SOURCE... DESTINATION, each source and where it goes: into a folder under its own name, or, where
    there is no such folder, to that name. What cannot be ends the program.
    """
    if not paths:
        sys.exit(wrong_usage(usage, "missing file operand"))
    if len(paths) < 2:
        sys.exit(wrong_usage(usage, f"missing destination file operand after '{paths[0]}'"))
    destination = paths[-1]
    if os.path.isdir(destination):
        return [(path, os.path.join(destination, os.path.basename(path.rstrip("/")))) for path in paths[:-1]]
    if len(paths) > 2:
        sys.stderr.write(f"{usage.split()[0]}: target '{destination}': Not a directory\n")
        sys.exit(1)
    return [(paths[0], destination)]
