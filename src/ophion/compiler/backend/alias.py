"""What LLVM may know about memory: which loads and stores cannot meet, and which numbers are not negative.

Every typed place has a kind: a field of a class (named by the class that declares it), a slot of an element
type, a module variable, an object's count, an object's type. Two places of different kinds never overlap, so
a store to one leaves what was loaded from the other valid (type based alias analysis, LLVM Language
Reference, "tbaa"). Raw loads and stores have no kind and may meet anything; so may calls, those of the heap
among them, which hand the memory of a dead object to a new one.
"""

from __future__ import annotations

from collections.abc import Callable

from ophion.compiler.ir.types import ClassIR, Type, declaring_class

COUNT = "count"
TYPE = "type"
GLOBAL = "global"
_MANY = 1 << 60
"""More bytes or items than there is memory for."""
LIMITS = {
    "ophion.runtime.lists.List": {"length": _MANY, "capacity": _MANY},
    "ophion.runtime.tuples.VarTuple": {"length": _MANY},
    "ophion.runtime.strings.Str": {"size": _MANY, "length": _MANY},
    "ophion.runtime.bytestrings.Bytes": {"size": _MANY},
    "ophion.runtime.tables.Table": {"count": _MANY, "used": _MANY, "mask": _MANY, "shift": 64},
}
"""Fields of the runtime whose numbers lie between 0 and a limit, by class that declares them."""


class AliasWriter:
    """Memoised metadata operands; `node` adds a metadata node and gives its number."""

    def __init__(self, node: Callable[[str], int], optimise: bool) -> None:
        self._node = node
        self._optimise = optimise
        self._operands: dict[str, str] = {}
        self._fields: dict[tuple[ClassIR, str], str] = {}
        self._root = -1
        self._ranges: dict[int, int] = {}
        self._numbers: dict[int | None, int] = {}

    def kind(self, name: str) -> str:
        """What is written behind a load or store of a kind of place."""
        if not self._optimise:
            return ""
        found = self._operands.get(name)
        if found is None:
            if self._root < 0:
                self._root = self._node('!{!"ophion"}')
            type = self._node(f'!{{!"{len(self._operands)}", !{self._root}, i64 0}}')
            found = f", !tbaa !{self._node(f'!{{!{type}, !{type}, i64 0}}')}"
            self._operands[name] = found
        return found

    def field(self, cls: ClassIR, name: str) -> str:
        """The same for a field."""
        found = self._fields.get((cls, name))
        if found is None:
            owner = declaring_class(cls, name)
            found = self._fields[cls, name] = self.kind(f"field {id(owner)}.{name}")
        return found

    def slot(self, element: Type) -> str:
        """The same for an element of an array."""
        return self.kind(f"slot {element}")

    def loaded_field(self, cls: ClassIR, name: str) -> str:
        """The same for a load of a field, with the range of its value where that is known."""
        kind = self.field(cls, name)
        owner = declaring_class(cls, name)
        limit = LIMITS.get(owner.name.partition("[")[0], {}).get(name)
        if not kind or limit is None:
            return kind
        if limit not in self._ranges:
            self._ranges[limit] = self._node(f"!{{i64 0, i64 {limit}}}")
        return f"{kind}, !range !{self._ranges[limit]}"

    def object_of(self, size: int, nullable: bool) -> str:
        """What is written behind a load of a reference to an object of so many bytes or more, or, `nullable`,
        null: it lives as long as the reference is used, so that its fields may be read before a loop that
        needs them.
        """
        if not self._optimise:
            return ""
        known = f", !dereferenceable_or_null !{self._number(size)}, !align !{self._number(8)}"
        return known if nullable else f"{known}, !nonnull !{self._number(None)}"

    def _number(self, value: int | None) -> int:
        """The node that holds a number, or nothing."""
        if value not in self._numbers:
            self._numbers[value] = self._node("!{}" if value is None else f"!{{i64 {value}}}")
        return self._numbers[value]
