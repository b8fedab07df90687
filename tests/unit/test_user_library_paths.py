"""user/lib's pathlib, fnmatch and glob, and CPython's."""

import fnmatch
import glob
import os
import pathlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import host_calls

host_calls.install()

from user.lib import fnmatch as our_fnmatch  # noqa: E402
from user.lib import glob as our_glob  # noqa: E402
from user.lib.pathlib import Path as OurPath  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def real_system_calls() -> Iterator[None]:
    """The machine's system calls while this module's tests run."""
    host_calls.install()
    yield
    host_calls.remove()


texts = st.text("ab./", max_size=9)


def outcome(function: Callable[..., object], *arguments: object) -> object:
    """What a function returns, as a text, or what it raises."""
    try:
        return str(function(*arguments))
    except ValueError as problem:
        return str(problem).replace("PurePosixPath", "PosixPath")


@settings(max_examples=400, deadline=None)
@given(first=texts, second=texts, third=texts)
def test_paths(first: str, second: str, third: str) -> None:
    mine, theirs = OurPath(first, second), PurePosixPath(first, second)
    for name in ("name", "stem", "suffix", "suffixes", "parent", "parts", "root", "anchor", "drive"):
        assert str(getattr(mine, name)) == str(getattr(theirs, name)), name
    assert [str(path) for path in mine.parents] == [str(path) for path in theirs.parents]
    assert (str(mine), mine.is_absolute()) == (str(theirs), theirs.is_absolute())
    for name in ("with_name", "with_stem", "with_suffix", "relative_to", "is_relative_to", "joinpath"):
        assert outcome(getattr(mine, name), third) == outcome(getattr(theirs, name), third), name
    assert outcome(lambda: mine / third) == outcome(lambda: theirs / third)
    other, others = OurPath(third), PurePosixPath(third)
    assert (mine == other, mine < other, mine >= other) == (
        theirs == others,
        theirs < others,
        theirs >= others,
    )
    assert outcome(mine.match, third) == outcome(theirs.match, third)


@settings(max_examples=500, deadline=None)
@given(name=st.text("ab-]!", max_size=6), pattern=st.text("ab*?[]!-", max_size=7))
def test_patterns(name: str, pattern: str) -> None:
    assert our_fnmatch.fnmatchcase(name, pattern) == fnmatch.fnmatchcase(name, pattern)
    assert our_fnmatch.filter([name, "ab"], pattern) == fnmatch.filter([name, "ab"], pattern)
    assert our_glob.escape(pattern) == glob.escape(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "*",
        "*.py",
        "a*/*",
        "**",
        "**/*.py",
        "sub/**/*",
        "sub/deep",
        "none/*",
        ".*",
        "s??/*",
        "[!s]*",
        "**/",
        "sub/",
    ],
)
def test_found_files(pattern: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.py", "b.txt", ".hidden", "sub/c.py", "sub/deep/d.py", "apple/e"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    for recursive in (False, True):
        theirs = sorted(glob.glob(pattern, recursive=recursive))
        assert sorted(our_glob.glob(pattern, recursive=recursive)) == theirs
        absolute = os.path.join(tmp_path, pattern)
        assert sorted(our_glob.glob(absolute)) == sorted(glob.glob(absolute))
    mine = sorted(str(path) for path in OurPath(".").glob(pattern))
    assert mine == sorted(str(path) for path in pathlib.Path(".").glob(pattern))
    mine = sorted(str(path) for path in OurPath(".").rglob(pattern))
    assert mine == sorted(str(path) for path in pathlib.Path(".").rglob(pattern))
