"""Decorators of functions: which of them run code, and those of Python's library that the compiler knows."""

from __future__ import annotations

from mypy.nodes import CallExpr, Decorator, Expression, FuncDef, FuncItem, MemberExpr, RefExpr
from mypy.types import CallableType, ParamSpecType, get_proper_type

SILENT = {
    "builtins.property", "builtins.staticmethod", "builtins.classmethod", "abc.abstractmethod",
    "typing.overload", "typing.final", "typing.override", "typing_extensions.override",
    "typing_extensions.final", "functools.wraps", "ophion.lang.unsafe.export", "ophion.lang.unsafe.symbol",
    "ophion.lang.unsafe.inline", "ophion.lang.unsafe.wrapping", "ophion.lang.unsafe.seldom",
}  # fmt: skip
"""Decorators that say something of a function, and run nothing."""
CACHES = ("functools.cache", "functools.lru_cache")
CACHED_PROPERTY = "functools.cached_property"
CONTEXT_MANAGER = "contextlib.contextmanager"


CLASS_DECORATORS = {
    "dataclasses.dataclass", "typing.final", "enum.unique", "functools.total_ordering",
    "typing.runtime_checkable",
}  # fmt: skip
"""The decorators of classes that the compiler knows itself."""


def decorator_name(e: Expression) -> str:
    """The full name of a decorator, or of what is called to make it."""
    callee = e.callee if isinstance(e, CallExpr) else e
    return callee.fullname if isinstance(callee, RefExpr) else ""


def passes_on(function: FuncItem) -> bool:
    """Whether a function takes what another does: `*args: P.args, **kwargs: P.kwargs`."""
    signature = function.type
    if not isinstance(signature, CallableType) or len(signature.arg_types) < 2:
        return False
    return isinstance(get_proper_type(signature.arg_types[-1]), ParamSpecType)


def running(node: Decorator) -> list[Expression]:
    """The decorators of a function that do something with it, the one applied first coming first."""
    found = [e for e in node.original_decorators if not _is_setter(e) and decorator_name(e) not in SILENT]
    return found[::-1]


def _is_setter(e: Expression) -> bool:
    return isinstance(e, MemberExpr) and e.name == "setter"


class Decorated:
    """The functions of a program that are decorated, by what is done with them."""

    def __init__(self) -> None:
        self.caches: dict[FuncDef, Expression] = {}
        self.kept: set[FuncDef] = set()
        """Properties that are computed once for each object."""
        self.managers: set[FuncDef] = set()
        """Generators that are context managers."""
        self.own: dict[FuncDef, Decorator] = {}
        """Functions with decorators of the program's own."""

    def add(self, node: Decorator) -> None:
        """Note a decorated function."""
        for e in running(node):
            name = decorator_name(e)
            if name in CACHES:
                self.caches[node.func] = e
            elif name == CACHED_PROPERTY:
                self.kept.add(node.func)
            elif name == CONTEXT_MANAGER:
                self.managers.add(node.func)
            else:
                self.own[node.func] = node

    def wraps(self, node: FuncDef) -> bool:
        """Whether a call of a function is not simply a call of what is written."""
        return node in self.caches or node in self.kept or node in self.own
