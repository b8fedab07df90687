"""A mypy plugin: the types of powers, which typeshed leaves open.

typeshed calls `x ** y` and `pow(x, y)` Any where the sign of a number decides: 2 ** -n is a float, (-2.0) **
0.5 complex. Compiled code has int for ints and float for floats, and raises ValueError where the value is not
of that type.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.plugin import FunctionContext, MethodContext, Plugin
from mypy.types import AnyType, Instance, Type, get_proper_type

_METHODS = {f"builtins.{kind}.{name}" for kind in ("int", "float") for name in ("__pow__", "__rpow__")}


def _is_float(type: Type) -> bool:
    proper = get_proper_type(type)
    return isinstance(proper, Instance) and proper.type.fullname == "builtins.float"


def _power(context: MethodContext | FunctionContext, operands: list[Type]) -> Type:
    if not isinstance(get_proper_type(context.default_return_type), AnyType):
        return context.default_return_type
    kind = "builtins.float" if any(map(_is_float, operands)) else "builtins.int"
    return context.api.named_generic_type(kind, [])


def _method(context: MethodContext) -> Type:
    return _power(context, [context.type, *(type for types in context.arg_types for type in types)])


def _function(context: FunctionContext) -> Type:
    return _power(context, [type for types in context.arg_types for type in types])


class Powers(Plugin):
    """Gives a power of ints the type int, and one of floats the type float."""

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """The hook of x ** y."""
        return _method if fullname in _METHODS else None

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """The hook of pow(x, y)."""
        return _function if fullname == "builtins.pow" else None
