"""Every public name of CPython's modules is in user/lib, or docs/language.md says that it is left out."""

import importlib
import re
from types import ModuleType

import pytest

from ophion.compiler.frontend.check import ROOT
from ophion.compiler.frontend.declarations import BUILTINS
from tests.fakes import host_calls

host_calls.install()

MODULES = {
    "os": "os", "os.path": "posixpath", "sys": "sys", "math": "math", "time": "time", "struct": "struct",
    "errno": "errno", "heapq": "heapq", "bisect": "bisect", "collections": "collections",
    "itertools": "itertools", "functools": "functools",
}  # fmt: skip
OURS = {name: importlib.import_module(f"user.lib.{file}") for name, file in MODULES.items()}
host_calls.remove()

ROW = re.compile(r"^\| (?P<modules>[^|]*) \| (?P<rest>.*) \|$", re.MULTILINE)


def told(module: str) -> set[str]:
    """The names that the rows about a module have between backticks."""
    text = (ROOT / "docs/language.md").read_text()
    rows = [row["rest"] for row in ROW.finditer(text) if f"`{module}`" in row["modules"]]
    quoted = re.findall("`([^`]*)`", " ".join(rows))
    return {word.rpartition(".")[2] for words in quoted for word in words.split()}


@pytest.mark.parametrize("name", MODULES)
def test_names(name: str) -> None:
    theirs = importlib.import_module(name)
    public = {n for n in dir(theirs) if not n.startswith("_")}
    public -= {n for n in public if isinstance(getattr(theirs, n), ModuleType)}
    ours = {re.sub("_(with|of|in)_.*", "", n) for n in dir(OURS[name])} | set(dir(OURS[name]))
    ours |= {full.rpartition(".")[2] for full in BUILTINS if full.startswith(f"{name}.")}
    missing = public - ours - told(name)
    assert not missing, sorted(missing)
