"""Types in DWARF: numbers, pointers to classes with their fields, tuples, optionals, views.

A class is described once, when the first variable that can hold it is; its fields bring further classes with
them.
"""

from __future__ import annotations

from collections.abc import Callable

from ophion.compiler.backend.llvm_types import ClassLayout, TypeTable
from ophion.compiler.backend.text import quote
from ophion.compiler.ir.types import BOOL, FLOAT, INT, U64, VOID, ClassIR, Optional, Ref, Tuple, Type, View

_BASIC: dict[Type, tuple[str, int, str]] = {
    INT: ("int", 64, "DW_ATE_signed"),
    U64: ("u64", 64, "DW_ATE_unsigned"),
    BOOL: ("bool", 8, "DW_ATE_boolean"),
    FLOAT: ("float", 64, "DW_ATE_float"),
}


class DebugTypes:
    """Numbers of the metadata nodes of types. `node` adds a node, `replace` fills in one that was added
    empty.
    """

    def __init__(
        self, types: TypeTable, node: Callable[[str], int], replace: Callable[[int, str], None]
    ) -> None:
        self.types = types
        self._node = node
        self._replace = replace
        self._known: dict[Type, int] = {}
        self._classes: dict[ClassIR, int] = {}
        self._signatures: dict[tuple[Type, ...], int] = {}

    def type(self, type: Type) -> int:
        """The node of a type."""
        found = self._known.get(type)
        if found is None:
            found = self._known[type] = self._describe(type)
        return found

    def signature(self, result: Type, params: list[Type]) -> int:
        """The node of a function's type."""
        key = (result, *params)
        found = self._signatures.get(key)
        if found is None:
            parts = ", ".join("null" if part == VOID else f"!{self.type(part)}" for part in key)
            found = self._signatures[key] = self._node(f"!DISubroutineType(types: !{{{parts}}})")
        return found

    def _describe(self, type: Type) -> int:
        if type in _BASIC:
            name, size, encoding = _BASIC[type]
            return self._node(f'!DIBasicType(name: "{name}", size: {size}, encoding: {encoding})')
        if isinstance(type, Ref):
            return self._pointer(f"!{self._class(type.cls)}")
        if isinstance(type, Tuple):
            return self._record(str(type), [(str(index), item) for index, item in enumerate(type.items)])
        if isinstance(type, Optional):
            return self._record(str(type), [("present", BOOL), ("value", type.value)])
        if isinstance(type, View):
            return self._record(str(type), [("owner", U64), ("address", U64)])
        return self._pointer("null")

    def _pointer(self, target: str) -> int:
        return self._node(f"!DIDerivedType(tag: DW_TAG_pointer_type, baseType: {target}, size: 64)")

    def _member(self, name: str, type: Type, offset: int) -> str:
        text = f'!DIDerivedType(tag: DW_TAG_member, name: "{quote(name.encode())}", '
        text += f"baseType: !{self.type(type)}, "
        return f"!{self._node(f'{text}size: {8 * self.types.layout(type)[0]}, offset: {8 * offset})')}"

    def _structure(self, name: str, size: int, members: list[str]) -> str:
        return (
            f'!DICompositeType(tag: DW_TAG_structure_type, name: "{quote(name.encode())}", size: {8 * size}, '
            f"elements: !{{{', '.join(members)}}})"
        )

    def _record(self, name: str, parts: list[tuple[str, Type]]) -> int:
        types = [type for _, type in parts]
        members = [
            self._member(part, type, self.types.offset(types, n)) for n, (part, type) in enumerate(parts)
        ]
        return self._node(self._structure(name, self.types.record(types)[0], members))

    def _class(self, cls: ClassIR) -> int:
        node = self._classes.get(cls)
        if node is not None:
            return node
        node = self._classes[cls] = self._node("")
        layout = ClassLayout(cls, self.types)
        header: list[Type] = [INT] * layout.first_field
        types = header + [type for _, type in cls.fields]
        members = [self._member("count", INT, 0)]
        for number, (name, type) in enumerate(cls.fields, layout.first_field):
            members.append(self._member(name, type, self.types.offset(types, number)))
        self._replace(node, self._structure(cls.display_name or cls.name, layout.size, members))
        return node
