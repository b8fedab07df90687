"""Linking with LLD: a static ELF for Linux and Ophion, or the kernel by its own linker script."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory


class LinkError(Exception):
    """The linker's own words."""


def _linker() -> str:
    path = shutil.which("ld.lld")
    if path is None:
        raise LinkError("ld.lld is not installed (Debian package lld)")
    return path


def link(objects: list[Path], output: Path, script: str | None = None, entry: str = "_start") -> None:
    """Link `objects`; `script` is the text of a linker script, for the kernel. LinkError."""
    with TemporaryDirectory(prefix="ophion-link-") as scratch:
        command = [_linker(), "-static", "--gc-sections", "--build-id=none", "-z", "noexecstack"]
        if script is not None:
            path = Path(scratch, "script.ld")
            path.write_text(script)
            command += ["-T", str(path), "-z", "max-page-size=4096", "--no-gc-sections"]
        else:
            command += ["-e", entry]
        command += ["-o", str(output), *map(str, objects)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise LinkError(done.stderr.strip())
