"""Which types are abstract containers: Collection, Sequence and the like as types of values."""

from __future__ import annotations

from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.ir import types as ir

MODULE = f"{RUNTIME}.abstract"
KINDS = ("Sized", "Container", "Reversible", "Collection", "Sequence")
HELD = {kind: f"{MODULE}.Held{kind}" for kind in KINDS}
"""The class of the objects that stand for containers of other classes."""


class AbstractTypes:
    """What the compiler knows about abstract containers."""

    def __init__(self, classes: Classes) -> None:
        self._classes = classes

    def is_abstract(self, type: ir.Type) -> bool:
        """Whether a value of a type may have any container behind it."""
        if not isinstance(type, ir.Ref):
            return False
        cls = self._classes.by_ir.get(type.cls)
        return cls is not None and cls.info.module_name == MODULE and cls.info.name in HELD
