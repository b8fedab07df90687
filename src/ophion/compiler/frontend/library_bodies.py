"""The function bodies of the library, which mypy checks only when a program reaches them.

A program reaches a fifth of the functions of the runtime and of user/lib, and their bodies are most of what
mypy checks for it. mypy leaves out the bodies of a module whose errors nobody asks for, as it does for
installed packages; so the library's modules are such modules while mypy builds. A function of theirs that is
to be compiled is checked by itself, as mypy's daemon checks one that was changed.

That the library as a whole passes mypy is for the tests to see, and for the build of all programs, which
checks every body.
"""

from __future__ import annotations

import os
from pathlib import Path

from mypy.build import BuildResult, State
from mypy.checker import DeferredNode
from mypy.nodes import Decorator, Expression, FuncDef, LambdaExpr, MypyFile, OverloadedFuncDef
from mypy.options import Options
from mypy.types import Type

FOLDERS = {
    "ophion.lang": "src/ophion/lang",
    "ophion.runtime": "src/ophion/runtime",
    "abi": "abi",
    "user.lib": "user/lib",
}


def library_names(root: Path) -> list[str]:
    """The library's modules."""
    return [
        f"{package}.{path.stem}"
        for package, folder in FOLDERS.items()
        for path in root.joinpath(folder).glob("*.py")
    ]


class LibraryBodies:
    """The functions of the library, each checked at most once."""

    def __init__(self, root: Path, chosen: Options) -> None:
        self._chosen = chosen
        self._modules = set(library_names(root))
        self._states: dict[str, State] = {}
        self._types: dict[Expression, Type] = {}
        self._unchecked: dict[FuncDef | LambdaExpr, tuple[State, DeferredNode]] = {}
        for name in self._modules:
            chosen.per_module_options[name] = {"cache_dir": os.devnull}

    def __contains__(self, module: str) -> bool:
        return module in self._modules

    def was_parsed(self, file: MypyFile) -> None:
        """Have mypy leave out the bodies of a module's functions; any earlier, it would not parse them."""
        if file.fullname in self._modules:
            options = self._chosen.clone_for_module(file.fullname)
            options.ignore_errors, options.preserve_asts = True, False

    def begin(self, result: BuildResult) -> None:
        """Take note of what mypy has left out."""
        self._types = result.types
        for name in self._modules & result.graph.keys():
            state = result.graph[name]
            assert state.tree is not None
            for _, symbol, info in state.tree.local_definitions():
                node = symbol.node
                if isinstance(node, FuncDef | Decorator | OverloadedFuncDef):
                    for function in _functions(node):
                        self._unchecked[function] = state, DeferredNode(node, info)

    def complete(self, function: FuncDef | LambdaExpr) -> list[str]:
        """Check a function, if it is the library's; what mypy finds wrong."""
        state, node = self._unchecked.pop(function, (None, None))
        if state is None or node is None:
            return []
        if state.id not in self._states:
            self._states[state.id] = state
            state.options.ignore_errors, state.options.preserve_asts = False, True
            state.free_state()  # its checker was made for a module without bodies
            state.manager.errors.flushed_files.discard(state.xpath)
            state.type_checker()._type_maps[0] = self._types
        checker = state.type_checker()
        checker.pass_num = 0
        state.type_check_second_pass([node])
        while checker.deferred_nodes:
            state.type_check_second_pass()
        errors = state.manager.errors
        if not errors.is_errors_for_file(state.xpath):
            return []
        return errors.format_messages(state.xpath, errors.file_messages(state.xpath))


def _functions(node: FuncDef | Decorator | OverloadedFuncDef) -> list[FuncDef]:
    """The functions of a definition: one, or those of an overloaded one."""
    if isinstance(node, FuncDef):
        return [node]
    if isinstance(node, Decorator):
        return [node.func]
    items = [*node.items, *([node.impl] if node.impl is not None else [])]
    return [
        function for item in items if isinstance(item, FuncDef | Decorator) for function in _functions(item)
    ]
