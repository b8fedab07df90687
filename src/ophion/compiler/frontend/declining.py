"""Which methods may decline, by `return NotImplemented`: those that say so, and their namesakes around."""

from __future__ import annotations

from mypy.nodes import FuncDef, NameExpr, Node, TypeInfo

from ophion.compiler.frontend.symbols import Symbols
from ophion.compiler.frontend.walk import children

NOT_IMPLEMENTED = "builtins.NotImplemented"


class Declines:
    """Knows the operators' methods that may decline."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols
        self._says: dict[FuncDef, bool] = {}
        self._families: dict[tuple[TypeInfo, str], bool] = {}

    def may(self, node: FuncDef) -> bool:
        """Whether a method, or one that stands in for it in a class below or above, may decline."""
        if not node.info or not (node.name.startswith("__") and node.name.endswith("__")):
            return False
        top = next(
            (cls for cls in reversed(node.info.mro) if self._own(cls, node.name) is not None), node.info
        )
        key = (top, node.name)
        if key not in self._families:
            pending = [top]
            for cls in pending:
                pending += [sub for sub in self._symbols.subclasses(cls) if sub not in pending]
            methods = [self._own(cls, node.name) for cls in pending]
            self._families[key] = any(method is not None and self._says_so(method) for method in methods)
        return self._families[key]

    def _own(self, info: TypeInfo, name: str) -> FuncDef | None:
        symbol = info.names.get(name)
        if info.module_name not in self._symbols.checked.trees or symbol is None:
            return None
        return symbol.node if isinstance(symbol.node, FuncDef) else None

    def _says_so(self, node: FuncDef) -> bool:
        if node not in self._says:
            pending: list[Node] = [node.body]
            found = False
            while pending and not found:
                part = pending.pop()
                found = isinstance(part, NameExpr) and part.fullname == NOT_IMPLEMENTED
                pending += children(part)
            self._says[node] = found
        return self._says[node]
