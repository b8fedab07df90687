"""The texts of classes and functions: as repr() shows them, and as a traceback names an exception's class."""

from typing import TypeVar, cast

from ophion.lang import u64

T = TypeVar("T")


def is_below_any(kind: type[object], classes: tuple[T, ...]) -> bool:
    """Whether a class is one of some classes, or below one."""
    for above in classes:
        if issubclass(kind, cast(type[object], above)):
            return True
    return False


def class_text(module: str, name: str) -> str:
    """repr() of a class of a module and qualified name."""
    if module == "builtins":
        return "<class '" + name + "'>"
    return "<class '" + module + "." + name + "'>"


def exception_name(module: str, name: str) -> str:
    """How the last line of a traceback names a class."""
    return name if module == "builtins" or module == "__main__" else module + "." + name


def function_text(kind: int, module: str, name: str, address: u64) -> str:
    """repr() of a function value: of a class (`kind` 4), or of a function by its name and address."""
    if kind == 4:
        return class_text(module, name)
    return f"<function {name} at {address:#x}>"
