"""Linking with LLD: a static ELF for Linux and Ophion, or the kernel by its own linker script."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

LINKERS = ["ld.lld-14", "ld.lld"]
"""What LLD is called in Debian's packages lld-14 and lld; `./ophion` asks for either."""

DEAD_CODE = [
    "-z",
    "dead-reloc-in-nonalloc=.debug_info=0xffffffffffffffff",
    "-z",
    "dead-reloc-in-nonalloc=.debug_ranges=0xfffffffffffffffe",
]
"""The addresses that debug information gives to functions that were left out: none that exists. Unless told,
LLD writes 0, and all of them seem to lie there, over each other."""


class LinkError(Exception):
    """The linker's own words."""


def _linker() -> str:
    path = next(filter(None, map(shutil.which, LINKERS)), None)
    if path is None:
        raise LinkError(f"no {' or '.join(LINKERS)} is installed (Debian package lld-14)")
    return path


def link(
    objects: list[Path],
    output: Path,
    script: str | None = None,
    symbols: dict[str, str] | None = None,
    debug: bool = True,
) -> None:
    """Link `objects`, leaving out what `_start` does not lead to; LinkError.

    `script` is the text of a linker script, for the kernel, which says what to keep and where to begin.
    `symbols` gives names to symbols that the objects define under another. `debug`: keep the debug
    information.
    """
    with TemporaryDirectory(prefix="ophion-link-") as scratch:
        command = [_linker(), "-static", "--gc-sections", "--build-id=none", "-z", "noexecstack"]
        command += ["--threads=1"]  # others run beside it, and it is soon done
        if script is not None:
            path = Path(scratch, "script.ld")
            path.write_text(script)
            command += ["-T", str(path), "-z", "max-page-size=4096", "--no-gc-sections"]
        else:
            command += ["-e", "_start"]
        command += [f"--defsym={name}={target}" for name, target in (symbols or {}).items()]
        command += DEAD_CODE if debug else ["--strip-debug"]
        command += ["-o", str(output), *map(str, objects)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise LinkError(done.stderr.strip())
