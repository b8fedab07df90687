"""The rules of import statements: where they may stand, what may be imported, and who may import
ophion.lang.unsafe.

The allow-list of unsafe is by module and place: a program of the same module name elsewhere is not on it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from mypy.nodes import Import, ImportAll, ImportBase, ImportFrom, MypyFile, SymbolTableNode

from ophion.compiler.diagnostics import Diagnostic
from ophion.compiler.frontend.absent_modules import instead_of
from ophion.compiler.frontend.check import ROOT, Checked
from ophion.compiler.frontend.names import MODULES, RUNTIME

UNSAFE = "ophion.lang.unsafe"
UNSAFE_FOLDERS = (RUNTIME, "kernel.arch", "kernel.drivers")
UNSAFE_FILES = ("kernel.mm.physical", "user.lib.linux", "user.lib.start")
LANGUAGE = (
    "__future__",
    "abc",
    "collections.abc",
    "dataclasses",
    "enum",
    "types",
    "typing",
    "typing_extensions",
    "weakref",
)
"""Standard modules that the compiler knows itself."""


def is_inside(module: str, package: str) -> bool:
    """Whether a module is a package or in it."""
    return module == package or module.startswith(package + ".")


def may_use_unsafe(tree: MypyFile) -> bool:
    """Whether a module is on the allow-list."""
    listed = tree.fullname in UNSAFE_FILES or any(is_inside(tree.fullname, f) for f in UNSAFE_FOLDERS)
    return listed and tree.path.startswith(str(ROOT) + os.sep)


def _of_kernel(tree: MypyFile) -> bool:
    """Whether a module is one of our kernel's."""
    return is_inside(tree.fullname, "kernel") and tree.path.startswith(str(ROOT / "kernel") + os.sep)


def _module_names(statement: ImportBase) -> list[str]:
    """The modules that an import statement names; for `from a import b` perhaps also `a.b`."""
    if isinstance(statement, Import):
        return [name for name, _ in statement.ids]
    if isinstance(statement, ImportFrom):
        return [statement.id, *(f"{statement.id}.{name}" for name, _ in statement.names)]
    return [statement.id] if isinstance(statement, ImportAll) else []


def _from_unsafe(symbol: SymbolTableNode | None) -> bool:
    return symbol is not None and symbol.node is not None and is_inside(symbol.node.fullname or "", UNSAFE)


def imports_unsafe(statement: ImportBase, tree: MypyFile) -> bool:
    """Whether a statement imports the module unsafe, or a name of it by way of another module."""
    if any(is_inside(name, UNSAFE) for name in _module_names(statement)):
        return True
    if not isinstance(statement, ImportFrom):
        return False
    return any(_from_unsafe(tree.names.get(alias or name)) for name, alias in statement.names)


class ImportRules:
    """Checks the import statements of modules; `unsafe_files` collects those that import unsafe."""

    def __init__(self, checked: Checked, target: str) -> None:
        self.trees = checked.trees
        self.target = target
        self.unsafe_files: list[str] = []

    def check(self, tree: MypyFile) -> Iterator[Diagnostic]:
        """The offences of one module."""
        for statement in tree.imports:
            if statement.is_unreachable or statement.is_mypy_only:
                continue
            for message, hint in self._offences(statement, tree):
                yield Diagnostic(tree.path, statement.line, statement.column, message, hint)
        if any(imports_unsafe(statement, tree) for statement in tree.imports):
            self.unsafe_files.append(tree.path)

    def _offences(self, statement: ImportBase, tree: MypyFile) -> Iterator[tuple[str, str]]:
        if not statement.is_top_level and any(name in self.trees for name in _module_names(statement)):
            message = "an import of a module of the program stands inside a function or class"
            yield message, "an import at the top of the module"
        if isinstance(statement, ImportAll):
            yield f"from {statement.id} import * hides what is imported", "the names, one by one"
        elif isinstance(statement, ImportFrom) and statement.relative:
            yield "relative imports are not part of the language", "the module's full name"
        elif (unknown := self._unknown(statement)) is not None:
            yield unknown
        if self.target != "kernel" and not _of_kernel(tree) and self._imports_kernel(statement):
            message = "a program for Linux and Ophion has no parts of the kernel in it"
            yield message, "./ophion run FILE, which builds a kernel from it and boots that"
        if imports_unsafe(statement, tree) and not may_use_unsafe(tree):
            message = f"{tree.fullname} may not import {UNSAFE}: only runtime, processor and drivers may"
            yield message, "what kernel.arch, or user/lib's os, offers"

    def _imports_kernel(self, statement: ImportBase) -> bool:
        known = [self.trees[name] for name in _module_names(statement) if name in self.trees]
        return any(_of_kernel(tree) for tree in known)

    def _unknown(self, statement: ImportBase) -> tuple[str, str] | None:
        """Message and hint where a standard module is imported that compiled programs do not have."""
        names = _module_names(statement)
        for name in names if isinstance(statement, Import) else names[:1]:
            if name in self.trees or name in LANGUAGE:
                continue
            if self.target == "kernel":
                return f"the module {name} does not exist in the kernel", "modules of kernel, abi and ophion"
            if f"user.lib.{MODULES.get(name, name)}" not in self.trees:
                return f"the module {name} is not in user/lib", instead_of(name)
        return None
