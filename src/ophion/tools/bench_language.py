"""./ophion bench language: programs of the usual benchmark kinds, beside their C twins and CPython.

Each program is bench/language/NAME.py with the same algorithm in NAME.c (gcc -O2). All three must print the
same. Instructions are those of user space as valgrind's callgrind counts them; times are the processor's, in
the program and in the system for it, so that what else the machine does matters little.
The tax of a kind of check is the share of the program's instructions that goes away when the compiler leaves
that kind out, which it does for this measurement alone; a program that needs its checks, as one whose
iterators end by an exception does, has none.
"""

import math
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from ophion.tools.bench_plot import write_bars
from ophion.tools.paths import BUILD, ROOT
from ophion.tools.report import ToolError, progress, progress_done

PROGRAMS = ROOT / "bench" / "language"
PLOT = BUILD / "bench_language.svg"
LEAST_SECONDS = 0.3
KINDS = ("bounds", "overflow", "None", "counts", "exceptions")
"""The kinds of checks whose tax is measured; ophion.compiler.ir.function.Program.unchecked knows them."""


@dataclass
class Measured:
    """One program: instructions and processor seconds of the compiled program, its C twin and CPython."""

    name: str
    instructions: int
    c_instructions: int
    seconds: float
    c_seconds: float
    python_seconds: float
    tax: dict[str, float | None] = field(default_factory=dict)

    @property
    def ratio(self) -> float:
        """Instructions for each one of C."""
        return self.instructions / self.c_instructions

    @property
    def faster(self) -> float:
        """How many times faster than CPython it runs."""
        return self.python_seconds / self.seconds


def _output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise ToolError(f"{command[0]}: status {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def _processor_time(command: list[str]) -> float:
    """Processor seconds: the mean of as many runs as take LEAST_SECONDS, as the clock is a coarse one."""
    before = _spent()
    runs, spent = 0, 0.0
    while spent < LEAST_SECONDS:
        _output(command)
        runs += 1
        spent = _spent() - before
    return spent / runs


def _spent() -> float:
    """What all programs that have ended took."""
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def count_instructions(program: Path, folder: Path) -> int:
    """The instructions that a program executes in user space."""
    counts = folder / "callgrind"
    _output(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}", str(program)])
    lines = counts.read_text().splitlines()
    return int(next(line for line in lines if line.startswith("totals:")).split()[1])


def _measure(name: str, folder: Path) -> Measured:
    from ophion.compiler.driver import compile_program  # mypy and LLVM take a second to import

    source, compiled, twin = PROGRAMS / f"{name}.py", folder / name, folder / f"{name}.c"
    compile_program(source, compiled)
    _output(["gcc", "-O2", "-o", str(twin), str(PROGRAMS / f"{name}.c"), "-lm"])
    python = [sys.executable, "-P", str(source)]
    expected = _output(python)
    for program in (compiled, twin):
        if _output([str(program)]) != expected:
            raise ToolError(f"{program.name} does not print what CPython prints")
    measured = Measured(
        name,
        count_instructions(compiled, folder),
        count_instructions(twin, folder),
        _processor_time([str(compiled)]),
        _processor_time([str(twin)]),
        _processor_time(python),
    )
    for kind in KINDS:
        progress(f"{name} without {kind}")
        compile_program(source, compiled, unchecked=frozenset({kind}))
        measured.tax[kind] = _tax(compiled, expected, measured.instructions, folder)
    return measured


def _tax(program: Path, expected: str, checked: int, folder: Path) -> float | None:
    """The share of instructions that a program without some checks saves; None where it needs them."""
    try:
        if _output([str(program)]) != expected:
            return None
        return 1 - count_instructions(program, folder) / checked
    except ToolError:
        return None


def geometric_mean(values: list[float]) -> float:
    """The mean of ratios."""
    return math.exp(sum(map(math.log, values)) / len(values))


def _mean(taxes: list[float | None]) -> float | None:
    known = [tax for tax in taxes if tax is not None]
    return sum(known) / len(known) if known else None


def print_head() -> None:
    """The names of the columns."""
    head = f"{'program':16}{'instructions':>15}{'of C':>15}{'ratio':>7}{'time/C':>8}{'CPython/time':>14}"
    print(head + "".join(f"{kind:>12}" for kind in KINDS), flush=True)


def print_row(r: Measured) -> None:
    """The line of a program."""
    line = f"{r.name:16}{r.instructions:15,}{r.c_instructions:15,}{r.ratio:7.2f}"
    line += f"{r.seconds / r.c_seconds:8.2f}{r.faster:14.1f}"
    print(line + "".join(_share(r.tax[kind]) for kind in KINDS), flush=True)


def _share(tax: float | None) -> str:
    return f"{'-':>12}" if tax is None else f"{tax:12.1%}"


def print_summary(results: list[Measured]) -> None:
    """The means, the worst, and the tax by kind."""
    columns: list[Callable[[Measured], float]] = [
        lambda r: r.ratio,
        lambda r: r.seconds / r.c_seconds,
        lambda r: r.faster,
    ]
    means = [geometric_mean([column(r) for r in results]) for column in columns]
    tax = [_mean([r.tax[kind] for r in results]) for kind in KINDS]
    print(f"{'mean':46}{means[0]:7.2f}{means[1]:8.2f}{means[2]:14.1f}" + "".join(map(_share, tax)))
    worst = max(results, key=lambda r: r.ratio)
    slowest = min(results, key=lambda r: r.faster)
    print(f"most instructions: {worst.name}, {worst.ratio:.2f} times C's")
    print(f"least gained on CPython {platform.python_version()}: {slowest.name}, {slowest.faster:.1f} times")


def measure_language(names: list[str]) -> int:
    """Measure the programs, all of them unless some are named; print the table, write the plot."""
    known = sorted(path.stem for path in PROGRAMS.glob("*.py"))
    for name in names:
        if name not in known:
            raise ToolError(f"no program {name}; there are: {', '.join(known)}", 2)
    results: list[Measured] = []
    with TemporaryDirectory(prefix="ophion-") as scratch:
        for name in names or known:
            progress(name)
            results.append(_measure(name, Path(scratch)))
            progress_done()
            if len(results) == 1:
                print_head()
            print_row(results[-1])
    print_summary(results)
    BUILD.mkdir(exist_ok=True)
    rows = [(r.name, r.ratio, f"{r.ratio:.2f} x C, {r.faster:.0f} x faster than CPython") for r in results]
    write_bars(PLOT, "Instructions for each one of C (gcc -O2)", rows)
    print(f"plot: {PLOT.relative_to(ROOT)}")
    return 0
