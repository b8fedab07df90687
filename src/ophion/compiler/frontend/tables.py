"""Constants that are functions of ophion.lang: they run while compiling, and what they give is kept.

Making the tables of all characters takes longer than compiling most programs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from ophion.compiler.frontend.check import ROOT
from ophion.compiler.object_cache import ObjectCache, digest
from ophion.lang import powers, unicode

TABLES: dict[str, Callable[[str], str | bytes]] = {
    "ophion.lang.unicode.ranges": unicode.ranges,
    "ophion.lang.unicode.mapping": unicode.mapping,
    "ophion.lang.unicode.expansions": unicode.expansions,
    "ophion.lang.powers.significands": powers.significands,
}
"""The functions by full name."""
FOLDER = ROOT / "build" / "tables"


@cache
def table(function: str, name: str) -> str | bytes:
    """What a function of TABLES gives for a name."""
    kept = ObjectCache(FOLDER)
    module, _, _ = function.rpartition(".")
    source = Path(str(sys.modules[module].__file__)).read_bytes()
    key = digest(sys.version.encode(), source, function.encode(), name.encode())
    found = kept.find(key)
    if found is not None:
        return found[1:].decode() if found[:1] == b"s" else found[1:]
    made = TABLES[function](name)
    kept.keep(key, b"s" + made.encode() if isinstance(made, str) else b"b" + made)
    return made
