"""The texts of classes: as repr() shows them, and as a traceback names an exception's class."""


def class_text(module: str, name: str) -> str:
    """repr() of a class of a module and qualified name."""
    if module == "builtins":
        return "<class '" + name + "'>"
    return "<class '" + module + "." + name + "'>"


def exception_name(module: str, name: str) -> str:
    """How the last line of a traceback names a class."""
    return name if module == "builtins" or module == "__main__" else module + "." + name
