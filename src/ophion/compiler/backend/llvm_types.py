"""Types of the intermediate form as LLVM sees them: their text, sizes, and the references they hold.

Sizes follow LLVM's data layout for x86_64 (System V ABI 3.1.2): everything is aligned to its size, a flag
takes a byte.
"""

from __future__ import annotations

from dataclasses import dataclass

from ophion.compiler.ir.types import (
    BOOL,
    FLOAT,
    INT,
    U64,
    VOID,
    ClassIR,
    Function,
    Optional,
    Ref,
    Slots,
    Tuple,
    Type,
    TypeRef,
    View,
)

HEADER_SIZE = 16
TYPEINFO_HEADER_SIZE = 64
TYPE_NAMES = {"__name__": 16, "__qualname__": 48, "__module__": 56}
"""Where the names of a class lie in its type information."""

_PRIMITIVES: dict[Type, str] = {INT: "i64", U64: "i64", BOOL: "i1", FLOAT: "double", VOID: "void"}


@dataclass(frozen=True)
class Leaf:
    """A counted pointer inside a value: the path to it, and whether it may be null though nobody said
    `maybe_null`.
    """

    path: tuple[int, ...]
    nullable: bool


class TypeTable:
    """Memoised answers about types."""

    def __init__(self) -> None:
        self._text: dict[Type, str] = dict(_PRIMITIVES)
        self._leaves: dict[Type, list[Leaf]] = {}
        self._layout: dict[Type, tuple[int, int]] = {}
        self._objects: dict[ClassIR, ClassLayout] = {}

    def text(self, type: Type) -> str:
        """The LLVM type of a value in a register (and in memory)."""
        found = self._text.get(type)
        if found is None:
            found = self._text[type] = self._make_text(type)
        return found

    def parameter(self, type: Type) -> str:
        """The LLVM type of a parameter: one that can only be None is a bit that nobody reads."""
        return "i1" if type == VOID else self.text(type)

    def _make_text(self, type: Type) -> str:
        if isinstance(type, Ref | Function | Slots | TypeRef):
            return "ptr"
        if isinstance(type, Tuple):
            return "{ " + ", ".join(self.text(item) for item in type.items) + " }" if type.items else "{ }"
        if isinstance(type, Optional):
            return "{ i1, " + self.text(type.value) + " }"
        if isinstance(type, View):
            return "{ ptr, ptr }"
        raise TypeError(f"{type} has no LLVM type")

    def leaves(self, type: Type) -> list[Leaf]:
        """The counted pointers in a value. The parts of an absent Optional are all null."""
        found = self._leaves.get(type)
        if found is None:
            found = self._leaves[type] = self._find_leaves(type)
        return found

    def _find_leaves(self, type: Type) -> list[Leaf]:
        if isinstance(type, Ref | Function):
            return [Leaf((), type.nullable)]
        if isinstance(type, View):
            return [Leaf((0,), True)]
        if isinstance(type, Optional):
            return [Leaf((1, *leaf.path), True) for leaf in self.leaves(type.value)]
        if isinstance(type, Tuple):
            return [
                Leaf((index, *leaf.path), leaf.nullable)
                for index, item in enumerate(type.items)
                for leaf in self.leaves(item)
            ]
        return []

    def layout(self, type: Type) -> tuple[int, int]:
        """Size, rounded up to the alignment, and alignment, in bytes."""
        found = self._layout.get(type)
        if found is None:
            found = self._layout[type] = self._find_layout(type)
        return found

    def _find_layout(self, type: Type) -> tuple[int, int]:
        if type == BOOL:
            return 1, 1
        if isinstance(type, Tuple):
            return self.record(list(type.items))
        if isinstance(type, Optional):
            return self.record([BOOL, type.value])
        return (16, 8) if isinstance(type, View) else (8, 8)

    def record(self, parts: list[Type]) -> tuple[int, int]:
        """Size and alignment of values side by side, in bytes."""
        alignment = max((self.layout(part)[1] for part in parts), default=1)
        end = self.offsets(parts)[-1] + self.layout(parts[-1])[0] if parts else 0
        return _round_up(end, alignment), alignment

    def offsets(self, parts: list[Type]) -> list[int]:
        """Where each of values side by side lies, in bytes."""
        found: list[int] = []
        end = 0
        for part in parts:
            size, alignment = self.layout(part)
            found.append(_round_up(end, alignment))
            end = found[-1] + size
        return found

    def object(self, cls: ClassIR) -> ClassLayout:
        """How objects of the class lie in memory."""
        found = self._objects.get(cls)
        if found is None:
            found = self._objects[cls] = ClassLayout(cls, self)
        return found


def _round_up(offset: int, alignment: int) -> int:
    return -(-offset // alignment) * alignment


class ClassLayout:
    """How objects of a class lie in memory: count, type information, a closure's code, the fields."""

    def __init__(self, cls: ClassIR, types: TypeTable) -> None:
        self.first_field = 3 if cls.closure else 2
        parts = ["i64", "ptr"] + ["ptr"] * cls.closure + [types.text(type) for _, type in cls.fields]
        self.text = "{ " + ", ".join(parts) + " }"
        words: list[Type] = [INT] * self.first_field
        whole = words + [type for _, type in cls.fields]
        self.size = types.record(whole)[0]
        places = types.offsets(whole)[self.first_field :]
        self.offsets = {name: place for (name, _), place in zip(cls.fields, places, strict=True)}
        self.indices = {name: self.first_field + i for i, (name, _) in enumerate(cls.fields)}
