"""./ophion test: formatting, lint, types, then the tests, with one line at the end that counts them.

Without a suite all of it runs; with a suite or -k only tests do. A check (ruff, mypy) counts as one test.
Nothing that ran is a failure too: a suite without tests does not pass. The status is 0 when nothing failed.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from ophion.tools import build
from ophion.tools.iso import build_iso
from ophion.tools.paths import ROOT
from ophion.tools.report import complain

SUITES = ["unit", "golden", "diff", "boot"]
SOURCES = ["src", "abi", "kernel", "user", "tests", "bench", "examples"]
WORKERS = 2
NOTHING_COLLECTED = 5


@dataclass
class Counts:
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, other: "Counts") -> None:
        """Count another group of tests too."""
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped

    def summary(self) -> str:
        """The last line of ./ophion test."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}


def _with_python(folders: Iterable[str]) -> list[str]:
    """Those of the folders that hold Python source."""
    return [folder for folder in folders if next((ROOT / folder).rglob("*.py"), None)]


def run_check(name: str, words: list[str]) -> Counts:
    """Run one checker over the whole source; its output is shown when it complains."""
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=_environment(), capture_output=True, text=True
    )
    if done.returncode == 0:
        print(f"{name}: passed", flush=True)
        return Counts(passed=1)
    print(f"{name}: failed\n{done.stdout}{done.stderr}", flush=True)
    return Counts(failed=1)


def run_checks() -> Counts:
    """ruff and mypy over everything."""
    folders = _with_python(SOURCES)
    counts = run_check("ruff format", ["ruff", "format", "--check", *folders])
    counts.add(run_check("ruff check", ["ruff", "check", *folders]))
    counts.add(run_check("mypy", ["mypy", "--strict", *folders]))
    return counts


def build_for_tests() -> Counts:
    """Build what the boot tests boot, before their workers start; a failure counts as one failed test."""
    try:
        build_iso(build.build_all())
    except Exception as error:  # whatever is wrong, the other suites still run
        print(f"build: failed\n{error}", flush=True)
        return Counts(failed=1)
    print("build: passed", flush=True)
    return Counts(passed=1)


def read_counts(junit: Path) -> Counts:
    """The counts in pytest's JUnit report."""
    counts = Counts()
    for suite in ElementTree.parse(junit).getroot().iter("testsuite"):
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        counts.add(Counts(int(suite.get("tests", 0)) - failed - skipped, failed, skipped))
    return counts


def run_suite(suite: str, name: str | None) -> Counts:
    """Run one folder of tests with pytest."""
    with TemporaryDirectory(prefix="ophion-") as scratch:
        report = Path(scratch, "report.xml")
        words = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            str(WORKERS),
            "--dist=loadgroup",
            f"--junitxml={report}",
        ]
        words += [f"tests/{suite}", *(["-k", name] if name else [])]
        print(f"tests/{suite}:", flush=True)
        status = subprocess.run(words, cwd=ROOT, env=_environment()).returncode
        counts = read_counts(report) if report.exists() else Counts()
    if status not in (0, NOTHING_COLLECTED) and not counts.failed:
        counts.failed = 1
    if status == NOTHING_COLLECTED and not name:
        complain(f"tests/{suite} has no tests")
        counts.failed += 1
    return counts


def run_tests(suite: str | None, name: str | None) -> int:
    """Run the checks and the suites asked for; print the summary; return the exit status."""
    counts = Counts()
    if suite is None and name is None:
        counts.add(run_checks())
    if suite in (None, "boot"):
        counts.add(build_for_tests())
    for each in [suite] if suite else SUITES:
        counts.add(run_suite(each, name))
    print(counts.summary(), flush=True)
    return 0 if counts.failed == 0 and counts.passed > 0 else 1
