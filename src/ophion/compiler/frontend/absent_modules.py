"""Standard modules that compiled programs do not have: what to write instead, and which modules there are."""

from __future__ import annotations

import sys

from ophion.compiler.frontend.check import ROOT

KNOWN = ("abc", "collections.abc", "dataclasses", "enum", "os.path", "types", "typing", "weakref")
"""Modules that a program may import and that are no file of their own in user/lib."""

INSTEAD = {
    "array": "list, or bytearray with struct",
    "ast": "a parser of your own: source text is compiled, not run",
    "asyncio": "generators, or os.fork and os.pipe: there is no event loop",
    "cmath": "pairs of floats: there are no complex numbers",
    "concurrent.futures": "os.fork and os.pipe: there are no threads",
    "configparser": "text.splitlines() and line.partition('=')",
    "ctypes": "struct, or a Struct of ophion.lang",
    "decimal": "int in the smallest unit, such as cents",
    "fractions": "a dataclass of two ints and math.gcd",
    "gc": "weakref.ref for back links: there is no collector",
    "importlib": "import statements at the top of the module",
    "inspect": "names written out: compiled code has none",
    "multiprocessing": "os.fork and os.pipe",
    "numbers": "int, float, or a type variable bound to them",
    "pickle": "struct, or text of your own that a function reads again",
    "queue": "collections.deque: there are no threads",
    "secrets": "os.urandom",
    "socket": "os.pipe between processes: there is no network",
    "subprocess": "os.system, or os.fork, os.execvp, os.pipe and os.waitpid",
    "threading": "os.fork, os.pipe and os.waitpid: there are no threads",
    "timeit": "time.perf_counter before and after",
    "unittest": "assert",
    "urllib": "files: there is no network",
}  # fmt: skip
"""Module, or the package that it is in -> what to write instead."""


def instead_of(module: str) -> str:
    """What to write instead of a standard module that is not there."""
    packages = [module, module.partition(".")[0]]
    advice = next((INSTEAD[name] for name in packages if name in INSTEAD), "a module of your own")
    return f"{advice}. user/lib has {', '.join(_present())}"


def _present() -> list[str]:
    """The standard modules that programs may import."""
    files = {path.stem for path in (ROOT / "user/lib").glob("*.py")}
    return sorted({name for name in files if name in sys.stdlib_module_names} - {"builtins"} | {*KNOWN})
