"""Running programs of a checked build: what their heap reports, and every allocation failing in turn."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

FAIL = "OPHION_FAIL_ALLOCATION"
TIMEOUT = 20
BROKEN = 86
BROKEN_INVARIANT = "broken invariant"
"""What a program prints that looks over its own data and finds it wrong."""
EVERY = 64
"""So many allocations, from the first, all fail in turn; of later ones a sample does."""
_REPORT = re.compile(r"checked: (\d+) allocations, (\d+) live\n((?:  \d+ .*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """What one run came to. `live` maps the names of types to numbers of objects; None: nothing reported."""

    output: str
    errors: str
    status: int
    allocations: int
    live: dict[str, int] | None

    def fault(self, allowed: frozenset[str]) -> str:
        """What is wrong with it, apart from living objects of the types in `allowed`; or nothing."""
        if self.status < 0:
            return f"ended by signal {-self.status}"
        if self.status == BROKEN:
            return self.errors.splitlines()[-1]
        if BROKEN_INVARIANT in self.output:
            return self.output[self.output.index(BROKEN_INVARIANT) :].splitlines()[0]
        if self.live is None:
            return f"no report, status {self.status}"
        left = {name: count for name, count in self.live.items() if name not in allowed}
        return f"leaks {left}" if left else ""


def run(program: Path, fail: str = "", *arguments: str) -> Run:
    """Run a program, with a setting of OPHION_FAIL_ALLOCATION."""
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    if fail:
        environment[FAIL] = fail
    try:
        done = subprocess.run(
            [str(program), *arguments], capture_output=True, timeout=TIMEOUT, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        return Run("", "", -14, 0, None)
    output = done.stdout.decode("utf-8", "backslashreplace")
    errors = done.stderr.decode("utf-8", "backslashreplace")
    reports = _REPORT.findall(errors)
    if not reports:
        return Run(output, errors, done.returncode, 0, None)
    allocations, _, types = reports[-1]
    live = {line.split(" ", 1)[1]: int(line.split(" ", 1)[0]) for line in re.findall("  (.*)", types)}
    return Run(output, errors, done.returncode, int(allocations), live)


def failing(allocations: int, samples: int) -> Iterator[str]:
    """Which allocations to fail, of the later ones a sample: each alone, and with all that follow it."""
    numbers = [*range(1, min(EVERY, allocations) + 1)]
    rest = max(0, allocations - EVERY)
    chosen = min(samples, rest)
    numbers += [EVERY + 1 + index * rest // chosen for index in range(chosen)]
    for number in numbers:
        yield str(number)
        yield f"{number}+"


def faults(program: Path, allowed: frozenset[str], samples: int, seconds: float) -> tuple[int, list[str]]:
    """Fail allocations of a program in turn; how many runs there were, and what was wrong with them."""
    end = time.monotonic() + seconds
    plain = run(program)
    found = [f"{program.name}: {plain.fault(allowed)}"] if plain.fault(allowed) else []
    runs = 1

    def attempt(setting: str) -> str:
        if time.monotonic() > end:
            return "late"
        fault = run(program, setting).fault(allowed)
        return f"{program.name} {FAIL}={setting}: {fault}" if fault else ""

    with ThreadPoolExecutor(2) as pool:
        for result in pool.map(attempt, failing(plain.allocations, samples)):
            runs += result != "late"
            if result not in ("", "late"):
                found.append(result)
    return runs, found
