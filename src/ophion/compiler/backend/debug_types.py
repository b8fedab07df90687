"""Types in DWARF, by their Python names: numbers, classes with bases and fields, tuples, optionals, views.

A variable that holds an object is described as a reference to the class's structure, not as a pointer, so
that in gdb `print items` shows the object and `items[2]` may be defined for it. A class is described once,
when the first variable that can hold it is; its fields bring further classes with them. Every object begins
with `__references__`, its count, and `__class__`, its type information.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ophion.compiler.backend.llvm_types import TypeTable
from ophion.compiler.backend.text import quote
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import (
    BOOL,
    CHARACTER,
    FLOAT,
    INT,
    U64,
    VOID,
    ClassIR,
    Optional,
    Ref,
    Slots,
    Tuple,
    Type,
)

_BASIC: dict[Type, tuple[str, int, str]] = {
    INT: ("int", 64, "DW_ATE_signed"),
    U64: ("u64", 64, "DW_ATE_unsigned"),
    BOOL: ("bool", 8, "DW_ATE_boolean"),
    FLOAT: ("float", 64, "DW_ATE_float"),
    CHARACTER: ("char32_t", 32, "DW_ATE_UTF"),
}
_RETURN_REGISTERS = 2
"""How many eightbytes of a value a C function returns in registers (System V ABI 3.2.3)."""


def python_type(type: Type) -> str:
    """A type as a Python annotation would say it."""
    if isinstance(type, Ref):
        return type.cls.full_name + " | None" * type.nullable
    if isinstance(type, ir.Function):
        params = ", ".join(map(python_type, type.params))
        return f"Callable[[{params}], {python_type(type.result)}]" + " | None" * type.nullable
    if isinstance(type, Tuple):
        return f"tuple[{', '.join(map(python_type, type.items))}]"
    if isinstance(type, Optional):
        return f"{python_type(type.value)} | None"
    if isinstance(type, Slots):
        return f"Ptr[{python_type(type.element)}]"
    if isinstance(type, ir.View):
        return type.struct.name + " | None" * type.nullable
    return "None" if type == VOID else str(type)


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
        self._known: dict[Type | str, int] = {}
        self._classes: dict[ClassIR, int] = {}
        self._signatures: dict[tuple[int, ...], int] = {}
        self._header: list[str] = []
        self._typeinfo = -1

    def type(self, type: Type) -> int:
        """The node of a type."""
        # The types of enums equal INT, also inside other types, but go by another name.
        plain = isinstance(type, Ref) or (isinstance(type, ir.Primitive) and type.cls is None)
        key = type if plain else python_type(type)
        found = self._known.get(key)
        if found is None:
            found = self._describe(type)
            self._known[key] = found
        return found

    def signature(self, result: Type, params: list[Type]) -> int:
        """The node of a function's type."""
        key = tuple(0 if part == VOID else self.type(part) for part in (result, *params))
        found = self._signatures.get(key)
        if found is None:
            parts = ", ".join(f"!{part}" if part else "null" for part in key)
            convention = "" if self._returned_as_in_c(result) else "cc: DW_CC_nocall, "
            found = self._signatures[key] = self._node(f"!DISubroutineType({convention}types: !{{{parts}}})")
        return found

    def _returned_as_in_c(self, result: Type) -> bool:
        """Whether gdb finds a returned value where it looks for it: each register holds one number of it."""
        numbers = self._numbers(result, 0)
        return len(numbers) <= _RETURN_REGISTERS and len({at // 8 for at in numbers}) == len(numbers)

    def _numbers(self, type: Type, at: int) -> list[int]:
        """Where the numbers and pointers lie that a value consists of."""
        if isinstance(type, Tuple | Optional):
            parts = list(type.items) if isinstance(type, Tuple) else [BOOL, type.value]
            return [
                place
                for part, offset in zip(parts, self.types.offsets(parts), strict=True)
                for place in self._numbers(part, at + offset)
            ]
        if isinstance(type, ir.View):
            return [at, at + 8]
        return [] if type == VOID else [at]

    def _describe(self, type: Type) -> int:
        if isinstance(type, ir.Primitive) and type.cls is not None and type.cls.members:
            return self._enumeration(type.cls)
        if type in _BASIC:
            name, size, encoding = _BASIC[type]
            return self._node(f'!DIBasicType(name: "{name}", size: {size}, encoding: {encoding})')
        if isinstance(type, Ref) and type.nullable:  # another name, so that null is told from no value yet
            name = quote(python_type(type).encode())
            held = self.type(replace(type, nullable=False))
            return self._node(f'!DIDerivedType(tag: DW_TAG_typedef, name: "{name}", baseType: !{held})')
        if isinstance(type, Ref):
            return self._pointer(self.structure(type.cls), "reference")
        if isinstance(type, ir.Function):
            return self._pointer(self._function(type), "reference")
        if isinstance(type, ir.TypeRef):
            return self._pointer(self._type_information(), "reference")
        if isinstance(type, Slots):
            node = self._known[python_type(type)] = self._node("")
            self._replace(node, self._pointer_text(self.type(type.element), "pointer"))
            return node
        if isinstance(type, Tuple):
            return self._record(
                python_type(type), [(str(index), item) for index, item in enumerate(type.items)]
            )
        if isinstance(type, Optional):
            return self._record(python_type(type), [("present", BOOL), ("value", type.value)])
        return self._record(python_type(type), [("owner", U64), ("address", U64)])

    def _enumeration(self, cls: ClassIR) -> int:
        numbers = [
            self._node(f'!DIEnumerator(name: "{quote(name.encode())}", value: {held})')
            for name, held in cls.members.items()
        ]
        members = ", ".join(f"!{number}" for number in numbers)
        return self._node(
            f'!DICompositeType(tag: DW_TAG_enumeration_type, name: "{quote(cls.full_name.encode())}", '
            f"baseType: !{self.type(INT)}, size: 64, elements: !{{{members}}})"
        )

    def _pointer(self, target: int, kind: str) -> int:
        return self._node(self._pointer_text(target, kind))

    @staticmethod
    def _pointer_text(target: int, kind: str) -> str:
        return f"!DIDerivedType(tag: DW_TAG_{kind}_type, baseType: !{target}, size: 64)"

    def _member(self, name: str, type: int, size: int, offset: int) -> str:
        text = f'!DIDerivedType(tag: DW_TAG_member, name: "{quote(name.encode())}", baseType: !{type}, '
        return f"!{self._node(f'{text}size: {8 * size}, offset: {8 * offset})')}"

    def _field(self, name: str, type: Type, offset: int) -> str:
        return self._member(name, self.type(type), self.types.layout(type)[0], offset)

    def _structure(self, name: str, size: int, members: list[str]) -> str:
        return (
            f'!DICompositeType(tag: DW_TAG_structure_type, name: "{quote(name.encode())}", size: {8 * size}, '
            f"elements: !{{{', '.join(members)}}})"
        )

    def _record(self, name: str, parts: list[tuple[str, Type]]) -> int:
        types = [type for _, type in parts]
        offsets = self.types.offsets(types)
        members = [
            self._field(part, type, offset) for (part, type), offset in zip(parts, offsets, strict=True)
        ]
        return self._node(self._structure(name, self.types.record(types)[0], members))

    def _type_information(self) -> int:
        """The structure that ModuleWriter.write_typeinfo writes."""
        if self._typeinfo < 0:
            self._typeinfo = self._node("")
            pointer = self._pointer(self._typeinfo, "pointer")
            members = [self._field(name, INT, 8 * n) for n, name in enumerate(("id", "last_id"))]
            members += [self._field("name", U64, 16), self._field("drop", U64, 24)]
            members += [self._field("size", INT, 32), self._member("base", pointer, 8, 40)]
            self._replace(self._typeinfo, self._structure("type", 48, members))
        return self._typeinfo

    def _header_members(self) -> list[str]:
        if not self._header:
            information = self._pointer(self._type_information(), "pointer")
            count = self._field("__references__", INT, 0)
            self._header = [count, self._member("__class__", information, 8, 8)]
        return self._header

    def _function(self, type: ir.Function) -> int:
        code = self._pointer(self.signature(type.result, list(type.params)), "pointer")
        members = [*self._header_members(), self._member("__code__", code, 8, 16)]
        return self._node(self._structure(python_type(type), 24, members))

    def structure(self, cls: ClassIR) -> int:
        """The node of a class's objects: its base, if it has one, and its own fields."""
        node = self._classes.get(cls)
        if node is not None:
            return node
        node = self._classes[cls] = self._node("")
        layout = self.types.object(cls)
        known = cls.base.fields if cls.base is not None else []
        inherits = cls.base is not None and cls.fields[: len(known)] == known
        if inherits and cls.base is not None:
            size = 8 * self.types.object(cls.base).size
            base = f"baseType: !{self.structure(cls.base)}, size: {size}, offset: 0"
            members = [f"!{self._node(f'!DIDerivedType(tag: DW_TAG_inheritance, {base})')}"]
        else:
            members = list(self._header_members())
        for number, (name, type) in enumerate(cls.fields):
            if not inherits or number >= len(known):
                members.append(self._field(name, type, layout.offsets[name]))
        self._replace(node, self._structure(cls.full_name, layout.size, members))
        return node
