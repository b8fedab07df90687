"""What classes and functions call themselves: `__module__` and `__qualname__`.

`Outer.Inner` and `Outer.method` by the classes around, `make.<locals>.inner` by the functions around.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mypy.nodes import ClassDef, FuncDef, MypyFile, Node, TypeInfo

from ophion.compiler.frontend.names import CLASSES, PYTHON_NAMES, RUNTIME
from ophion.compiler.frontend.walk import statements_in

PYTHON_MODULES = {ours: name.rpartition(".")[0] for name, ours in reversed(CLASSES.items())}
"""Our class -> the module that Python has it in."""
LOCALS = ".<locals>."


class QualifiedNames:
    """The names of all classes and functions, module by module as they are asked for."""

    def __init__(self, trees: Mapping[str, MypyFile]) -> None:
        self._trees = trees
        self._known: dict[str, dict[TypeInfo | FuncDef, str]] = {}
        self.mains: Collection[str] = ()
        """The modules that are run as programs."""

    def of(self, node: TypeInfo | FuncDef, module: str) -> str:
        """`__qualname__` of a class or function of a module."""
        known = PYTHON_NAMES.get(node.fullname) if isinstance(node, TypeInfo) else None
        if known is not None or module not in self._trees:
            owner = node.info.name + "." if isinstance(node, FuncDef) and node.info else ""
            return known or owner + node.name
        if module not in self._known:
            self._known[module] = {}
            for statement in self._trees[module].defs:
                _visit(statement, "", self._known[module])
        return self._known[module].get(node, node.name)

    def module(self, name: str) -> str:
        """`__module__` of what stands in a module of ours; of Python's builtins, nothing."""
        if name in self.mains:
            return "__main__"
        return "" if name.startswith(f"{RUNTIME}.") else name.removeprefix("user.lib.")

    def module_of_class(self, info: TypeInfo) -> str:
        """`__module__` of a class; of a builtin one, nothing."""
        known = PYTHON_MODULES.get(info.fullname)
        if known in ("builtins", "_collections_abc") or info.fullname == "builtins.object":
            return ""
        return self.module(info.module_name) if known is None else known


def _visit(node: Node, prefix: str, found: dict[TypeInfo | FuncDef, str]) -> None:
    """Note the names of what stands in a statement."""
    inner = prefix
    if isinstance(node, FuncDef):
        found[node] = prefix + node.name
        inner = prefix + node.name + LOCALS
    elif isinstance(node, ClassDef):
        found[node.info] = prefix + node.name
        inner = f"{prefix}{node.name}."
    for child in statements_in(node):
        _visit(child, inner, found)
