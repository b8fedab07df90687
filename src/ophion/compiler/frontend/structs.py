"""Layouts of Struct classes: where each field lies and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mypy.nodes import AssignmentStmt, CallExpr, Expression, NameExpr, RefExpr, TypeInfo

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.walk import name_of
from ophion.compiler.ir.types import StructIR

STRUCT = "ophion.lang.structure.Struct"

INTEGERS = {
    "U8": (1, False, False),
    "U16": (2, False, False),
    "U32": (4, False, False),
    "U64": (8, False, False),
    "I8": (1, True, False),
    "I16": (2, True, False),
    "I32": (4, True, False),
    "I64": (8, True, False),
    "U16BE": (2, False, True),
    "U32BE": (4, False, True),
}
"""Field class -> (bytes, signed, big endian)."""


@dataclass(frozen=True)
class FieldLayout:
    """One field. `kind`: integer, bytes, bits, bit or array; `low` and `width` in bits for bit fields."""

    kind: str
    offset: int
    size: int = 0
    signed: bool = False
    big: bool = False
    low: int = 0
    width: int = 0
    count: int = 0


@dataclass
class Layout:
    """A Struct's fields by name and its size in bytes."""

    ir: StructIR
    fields: dict[str, FieldLayout]


class Structs:
    """Computes layouts from class bodies, once for each class; `evaluate` knows the constants in them."""

    def __init__(self, evaluate: Callable[[Expression], object]) -> None:
        self._evaluate = evaluate
        self._layouts: dict[TypeInfo, Layout] = {}
        self._infos: dict[StructIR, TypeInfo] = {}

    def is_struct(self, info: TypeInfo) -> bool:
        """Whether a class derives from Struct."""
        return info.has_base(STRUCT)

    def layout(self, info: TypeInfo) -> Layout:
        """The layout of a Struct class."""
        if info not in self._layouts:
            self._layouts[info] = self._compute(info)
            self._infos[self._layouts[info].ir] = info
        return self._layouts[info]

    def info_of(self, struct: StructIR) -> TypeInfo:
        """The class that a layout is of."""
        return self._infos[struct]

    def sizes(self, node: object) -> tuple[int, dict[str, int]] | None:
        """(size, offset of each field) of what a name refers to, if that is a Struct class."""
        if not isinstance(node, TypeInfo) or not self.is_struct(node) or node.fullname == STRUCT:
            return None
        layout = self.layout(node)
        return layout.ir.size, {name: field.offset for name, field in layout.fields.items()}

    def _compute(self, info: TypeInfo) -> Layout:
        base = info.bases[0].type
        inherited = self.layout(base) if self.is_struct(base) and base.fullname != STRUCT else None
        fields = dict(inherited.fields) if inherited else {}
        size = inherited.ir.size if inherited else 0
        for statement in info.defn.defs.body:
            if isinstance(statement, AssignmentStmt) and isinstance(statement.rvalue, CallExpr):
                target = statement.lvalues[0]
                assert isinstance(target, NameExpr)
                field = self._field(statement.rvalue, size)
                fields[target.name] = field
                size += field.size
        return Layout(StructIR(info.name, size), fields)

    def _field(self, call: CallExpr, offset: int) -> FieldLayout:
        name = name_of(call.callee) if isinstance(call.callee, RefExpr) else ""
        if name in INTEGERS:
            size, signed, big = INTEGERS[name]
            return FieldLayout("integer", offset, size, signed, big)
        if name == "Bytes":
            return FieldLayout("bytes", offset, self._number(call.args[0]))
        if name == "Bit":
            return FieldLayout("bit", 0, low=self._number(call.args[0]), width=1)
        if name == "Bits":
            return FieldLayout("bits", 0, low=self._number(call.args[0]), width=self._number(call.args[1]))
        if name == "Array" and isinstance(call.args[0], RefExpr) and name_of(call.args[0]) in INTEGERS:
            size, signed, big = INTEGERS[name_of(call.args[0])]
            count = self._number(call.args[1])
            return FieldLayout("array", offset, size * count, signed, big, width=size, count=count)
        raise Refusal(
            call.line,
            call.column,
            "this is not a Struct field",
            "U8(), U16(), ..., Bytes(n), Bit(n), Bits(low, width), Array(U32, n)",
        )

    def _number(self, expression: Expression) -> int:
        value = self._evaluate(expression)
        if not isinstance(value, int):
            raise Refusal(expression.line, expression.column, "a Struct's layout needs constants")
        return value
