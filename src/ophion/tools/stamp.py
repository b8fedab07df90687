"""Build steps that are skipped when none of their inputs changed.

A step's inputs are files and folders; their relative paths and contents are hashed together. The hash is kept
in build/stamps/NAME after the step succeeded, so that a step that failed runs again. One lock on the build
folder keeps two commands that run at the same time from writing the same files.
"""

import fcntl
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ophion.tools.paths import BUILD, ROOT, STAMPS


@contextmanager
def build_lock() -> Iterator[None]:
    """Hold the build folder alone: other processes that build wait here."""
    BUILD.mkdir(exist_ok=True)
    with open(BUILD / "build.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def input_files(inputs: Iterable[Path]) -> list[Path]:
    """Every file among `inputs` and below its folders, in a fixed order, without caches of Python."""
    files: set[Path] = set()
    for entry in inputs:
        if entry.is_dir():
            files.update(path for path in entry.rglob("*") if path.is_file())
        elif entry.exists():
            files.add(entry)
    return sorted(path for path in files if "__pycache__" not in path.parts)


def fingerprint(inputs: Iterable[Path], settings: str) -> str:
    """A hash of names and contents of all input files and of the step's settings."""
    digest = hashlib.sha256(settings.encode())
    for path in input_files(inputs):
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        digest.update(f"\0{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def run_step(
    name: str,
    inputs: Iterable[Path],
    outputs: Callable[[], Iterable[Path]],
    settings: str,
    step: Callable[[], None],
) -> bool:
    """Run `step` unless its outputs exist and were made from the same inputs; say whether it ran.

    `outputs` is asked again after the step, because some steps decide what they make. The caller holds
    `build_lock`.
    """
    stamp = STAMPS / name
    current = fingerprint(inputs, settings)
    if stamp.exists() and stamp.read_text() == current and all(path.exists() for path in outputs()):
        return False
    stamp.unlink(missing_ok=True)
    step()
    absent = [str(path) for path in outputs() if not path.exists()]
    assert not absent, f"the step {name} did not make {', '.join(absent)}"
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(current)
    return True
