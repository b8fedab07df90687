"""Runs mypy over a program's sources and gives its typed trees.

mypy is the parser, the name resolver and the type checker: `check()` returns the tree of every module that is
ours and the type of every expression. Its cache, one for each target, keeps the standard library's
stubs only, and so lies beside mypy in the environment; our own modules are always analysed, because the cache
holds no trees.
"""

from __future__ import annotations

import fcntl
import gc
import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mypy import build, errors, options
from mypy.modulefinder import BuildSource
from mypy.nodes import Expression, FuncDef, LambdaExpr, MypyFile
from mypy.types import Type

from ophion.compiler.diagnostics import CompileError, Diagnostic, indentation
from ophion.compiler.frontend.class_facts import ClassFacts
from ophion.compiler.frontend.library_bodies import LibraryBodies
from ophion.compiler.frontend.mypy_plugin import OphionPlugin

ROOT = Path(__file__).resolve().parents[4]
CACHE = Path(sys.prefix) / "mypy_cache"
MOST_KEPT = 3_000_000
"""Objects that are kept from the collector; the trees of a small program are some 300,000."""
_ERROR = re.compile(r"^(?P<file>.*?):(?P<line>\d+):(?:(?P<column>\d+):)? (?P<kind>error|note): (?P<text>.*)$")


@dataclass
class Source:
    """A module to compile: its dotted name and file."""

    module: str
    path: Path


@dataclass
class Checked:
    """mypy's answer: our modules' trees by name, every expression's type, and all modules, typeshed's too."""

    trees: dict[str, MypyFile]
    types: dict[Expression, Type]
    modules: dict[str, MypyFile]
    imports: dict[str, list[str]] = field(default_factory=dict)
    facts: ClassFacts = field(default_factory=ClassFacts)
    """What the rules have found out about class variables."""
    library: LibraryBodies | None = None
    """The library, where its functions are checked as they are reached."""

    def complete(self, function: FuncDef | LambdaExpr) -> None:
        """Have types for all expressions in a function; CompileError where mypy finds errors."""
        if self.library is not None:
            _raise_errors(self.library.complete(function))


def _own_names(sources: list[Source], search: list[Path]) -> list[str]:
    """The top-level modules and packages of ours: the sources', whatever they are called, and those in the
    folders that are searched before the standard library's.
    """
    found = {source.module.partition(".")[0] for source in sources}
    for folder in search:
        names = (entry.name.removesuffix(".py") for entry in os.scandir(folder))
        found.update(name for name in names if name.isidentifier())
    return sorted(found)


def _options(sources: list[Source], search: list[Path], cache: Path) -> options.Options:
    chosen = options.Options()
    chosen.export_types = True
    chosen.preserve_asts = True
    chosen.python_version = (3, 11)
    chosen.cache_dir = str(cache)
    chosen.sqlite_num_shards = 1
    nowhere: dict[str, object] = {"cache_dir": os.devnull}
    for name in _own_names(sources, search):
        chosen.per_module_options[name] = chosen.per_module_options[f"{name}.*"] = nowhere
    chosen.namespace_packages = True
    chosen.explicit_package_bases = True
    chosen.mypy_path = [str(path) for path in search]
    chosen.show_column_numbers = True
    chosen.show_traceback = True
    for name in ("disallow_untyped_defs", "disallow_incomplete_defs", "check_untyped_defs", "strict_equality",
                 "disallow_any_generics", "disallow_untyped_calls", "disallow_subclassing_any",
                 "extra_checks"):  # fmt: skip
        setattr(chosen, name, True)
    chosen.hide_error_codes = True
    return chosen


def _diagnostic(message: str) -> Diagnostic | None:
    match = _ERROR.match(message)
    if match is None:
        return Diagnostic("mypy", 0, -1, message)
    if match["kind"] == "note":
        return None
    file = os.path.relpath(match["file"])
    line = int(match["line"])
    column = int(match["column"]) - 1 if match["column"] else indentation(file, line)
    return Diagnostic(file, line, column, match["text"])


def _build(
    sources: list[Source], search: list[Path], cache: Path, reached: bool
) -> tuple[build.BuildResult, LibraryBodies | None]:
    chosen = _options(sources, search, cache)
    library = LibraryBodies(ROOT, chosen) if reached else None
    try:
        result = build.build(
            [BuildSource(str(source.path), source.module, None) for source in sources],
            chosen,
            extra_plugins=[OphionPlugin(chosen, library)],
        )
        return result, library
    except SystemExit as failure:
        raise AssertionError("mypy has failed") from failure
    except errors.CompileError as failure:
        raise CompileError([d for d in map(_diagnostic, failure.messages) if d is not None]) from None


@contextmanager
def _cache_lock(cache: Path) -> Iterator[None]:
    """Hold a cache: two compilations at once would see each other's half-made state."""
    cache.parent.mkdir(parents=True, exist_ok=True)
    with open(f"{cache}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def check(sources: list[Source], search: list[Path], target: str, reached: bool = False) -> Checked:
    """Type-check `sources` and all they import; CompileError with mypy's words where it finds errors.

    `reached`: of the library, only those functions for which `Checked.complete` asks.
    """
    cache = CACHE / target
    _collect_old()
    with _cache_lock(cache):
        checked = _check(sources, search, cache, reached)
    gc.freeze()  # the trees live as long as the compilation: no collection need walk over them
    return checked


def _collect_old() -> None:
    """Have the trees of earlier compilations collected, if there were many in this process."""
    if gc.get_freeze_count() > MOST_KEPT:
        gc.unfreeze()
        gc.collect()


def _raise_errors(messages: list[str]) -> None:
    found = [d for d in map(_diagnostic, messages) if d is not None]
    if found:
        raise CompileError(found)


def _check(sources: list[Source], search: list[Path], cache: Path, reached: bool) -> Checked:
    try:
        result, library = _build(sources, search, cache, reached)
    except (AssertionError, sqlite3.DatabaseError):  # at a cache that an interrupted run left behind
        shutil.rmtree(cache, ignore_errors=True)
        result, library = _build(sources, search, cache, reached)
    _raise_errors(result.errors)
    ours = sorted(n for n, state in result.graph.items() if state.path and "typeshed" not in state.path)
    if any(name not in result.files or result.files[name].is_cache_skeleton for name in ours):
        shutil.rmtree(cache, ignore_errors=True)
        result, library = _build(sources, search, cache, reached)
    trees = {name: result.files[name] for name in ours}
    imports = {name: list(result.graph[name].dependencies) for name in ours}
    if library is not None:
        library.begin(result)
    return Checked(trees, result.types, result.manager.modules, imports, library=library)
