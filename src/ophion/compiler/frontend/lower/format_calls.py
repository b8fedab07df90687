"""Formatting: format() and the % operator; `template_calls` has f-strings and str.format.

Templates are taken apart when compiling, so that each field becomes a call that fits its value's type; mypy
has checked that fields and values agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mypy.nodes import (
    BytesExpr,
    Context,
    DictExpr,
    Expression,
    StarExpr,
    StrExpr,
    TupleExpr,
)
from mypy.types import Instance, ProperType, TupleType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.constants import literal_bytes
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.field_specs import Field, number_field, text_field
from ophion.compiler.frontend.lower.operators import INTEGERS
from ophion.compiler.frontend.lower.texts import Texts
from ophion.compiler.frontend.mypy_types import proper, without_none
from ophion.compiler.frontend.named_tuples import named_tuple_fields
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null

CONVERSION = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?(?P<flags>[-+ #0]*)(?P<width>\*|\d+)?(?P<point>\.(?P<precision>\*|\d*))?"
    r"[hlL]?(?P<kind>.)",
    re.DOTALL,
)
"""A conversion of the % operator (library reference, "printf-style String Formatting")."""
NO_WIDTH = -(2**63)
"""What stands for a width or precision that is not given, as `ophion.runtime.percent` has it."""

Typed = tuple[op.Value, ProperType]


class Conversion(NamedTuple):
    """The text before a conversion, and its parts; `kind` is "" behind the last."""

    before: str
    key: str | None = None
    flags: str = ""
    width: str = ""
    precision: str | None = None
    kind: str = ""

    @property
    def plain(self) -> bool:
        """Whether it only says how the value becomes text."""
        return not self.flags and not self.width and self.precision is None

    @property
    def values(self) -> int:
        """How many values it takes."""
        return 1 + (self.width == "*") + (self.precision == "*")


def conversions(template: str) -> list[Conversion]:
    """A template of the % operator in parts; "%%" is text."""
    found: list[Conversion] = []
    text, at = "", 0
    for match in CONVERSION.finditer(template):
        text += template[at : match.start()]
        at = match.end()
        if match["kind"] == "%":
            text += "%"
            continue
        precision = (match["precision"] or "0") if match["point"] else None
        found.append(
            Conversion(text, match["key"], match["flags"], match["width"] or "", precision, match["kind"])
        )
        text = ""
    return [*found, Conversion(text + template[at:])]


def _key_text(key: Expression | None) -> str:
    """A key of a display as text."""
    if isinstance(key, BytesExpr):
        return literal_bytes(key).decode("latin-1")
    assert isinstance(key, StrExpr)
    return key.value


class FormatCalls(Texts):
    """Formatting: format() and the % operator."""

    def format_value(self, value: op.Value, type: MypyType, spec: op.Value, node: Context) -> op.Value:
        """format(value, spec)."""
        enum = self.enum_of(value)
        if enum is not None:
            return self.enum_formatted(value, enum, spec)
        if isinstance(spec, op.Literal) and spec.value == "" and not self._has_format(value):
            return self.to_str(value, type)
        if self.is_object(value) and not may_be_none(value.type):
            return self.root_call("format", value, spec)
        if value.type == ir.BOOL:
            return self.runtime("format.format_bool", [value, spec])
        if isinstance(spec, op.Literal) and isinstance(spec.value, str):
            simple = self._in_field(value, spec.value)
            if simple is not None:
                return simple
        functions = {ir.INT: "format_int", ir.U64: "format_u64", ir.FLOAT: "format_float"}
        if value.type in functions:
            return self.runtime(f"format.{functions[value.type]}", [value, spec])
        if self._has_format(value):
            return self.call_method(value, "__format__", [spec], node)
        if self.is_builtin(value, "str") and not may_be_none(value.type):
            return self.runtime("format.format_str", [value, spec])
        return self._format_object(value, type, spec, node)

    def _in_field(self, value: op.Value, spec: str) -> op.Value | None:
        """format() where the specification is known, and only asks for a field."""
        if self.is_builtin(value, "str") and not may_be_none(value.type):
            field = text_field(spec)
            if field is None:
                return None
            return self.runtime("fields.text_field", [value, *self._shape(field)])
        field = number_field(spec) if value.type in (ir.INT, ir.U64) else None
        if field is None:
            return None
        if field.shift == 0 and field.width == 0:
            return self.to_str(value, self.world.mypy_type(value.type))
        name = "u64_field" if value.type == ir.U64 else "int_field"
        return self.runtime(f"fields.{name}", [value, self.number(field.shift), *self._shape(field)])

    def _shape(self, field: Field) -> list[op.Value]:
        """The width, filling and alignment of a field as operands."""
        return [self.number(field.width), self.number(ord(field.fill)), self.number(ord(field.align))]

    def _format_object(self, value: op.Value, type: MypyType, spec: op.Value, node: Context) -> op.Value:
        """format() of what has no format of its own: str() for an empty specification, or TypeError."""
        if may_be_none(value.type) and value.type != ir.VOID:
            held = self.hold_value(value)
            return self.choose(
                self.emit(op.IsNone(held)),
                self.str_type,
                lambda: self.runtime("format.format_none", [spec]),
                lambda: self.format_value(
                    self.coerce(held, non_null(held.type)), without_none(type), spec, node
                ),
            )
        if value.type == ir.VOID:
            return self.runtime("format.format_none", [spec])
        value = self.keep(value)
        self.runtime("format.check_empty", [spec, self.type_name(value, type)])
        return self.to_str(value, type)

    def type_name(self, value: op.Value, type: MypyType) -> op.Value:
        """type(value).__name__ as a text."""
        kind = without_none(type)
        if isinstance(value.type, ir.Ref) and value.type.nullable:
            return self.emit(
                op.TypeName(self.type_of_value(value, self.world.classes.object.info), self.str_type)
            )
        if isinstance(value.type, ir.Ref) and self.class_of(value) is not None:
            return self.emit(op.TypeName(self.emit(op.TypeOf(value, ir.TypeRef())), self.str_type))
        names: dict[ir.Type, str] = {
            ir.INT: "int", ir.U64: "int", ir.BOOL: "bool", ir.FLOAT: "float", ir.VOID: "NoneType",
        }  # fmt: skip
        if isinstance(kind, Instance) and (kind.type.is_enum or self.world.structs.is_struct(kind.type)):
            return self.text(kind.type.name)
        fields = named_tuple_fields(kind)
        if isinstance(value.type, ir.Tuple):
            record: MypyType = kind.partial_fallback if isinstance(kind, TupleType) else kind
            named = fields is not None and isinstance(record, Instance)
            return self.text(record.type.name if named and isinstance(record, Instance) else "tuple")
        return self.text(names.get(value.type, "function"))

    def _has_format(self, value: op.Value) -> bool:
        """Whether an object's class says itself how it is formatted."""
        cls = self.class_of(value)
        if cls is None or may_be_none(value.type) or self.is_builtin(value, "str"):
            return False
        return self.world.classes.find(cls, "__format__") is not None

    def converted(self, value: op.Value, type: ProperType, conversion: str | None) -> Typed:
        """A value after !r, !s or !a."""
        if not conversion:
            return value, type
        convert = {"r": self.to_repr, "a": self.to_ascii}.get(conversion, self.to_str)
        return convert(value, type), self.world.named_type("builtins.str")

    # --- the % operator ---

    def percent(self, template: str, right: Expression, node: Context, of_bytes: bool = False) -> op.Value:
        parts = conversions(template)
        by_key = any(part.key is not None for part in parts)
        values = self._mapped(parts, right, node, of_bytes) if by_key else self._listed(parts, right, node)
        following = iter(values)
        pieces: list[op.Value] = []
        for part in parts:
            if part.before:
                pieces.append(self.text(part.before))
            if part.kind:
                width = self._size(part.width, following)
                precision = self._size(part.precision, following)
                value, type = next(following)
                if of_bytes and part.kind in "sbcr":
                    part, value, type = self._of_bytes(part, value, type, node)
                pieces.append(self._conversion(part, value, type, width, precision, node))
        return self.concatenate(pieces)

    def percent_at_run_time(self, template: op.Value, right: op.Value, node: Context) -> op.Value:
        """The same with a template that only the run knows: its values are objects."""
        template, right = self.hold_value(template), self.hold_value(right)
        texts, anything = self.world.named_type("builtins.str"), self.world.named_type("builtins.object")
        held = ir.Ref(self.world.classes.object.ir, nullable=True)
        values = self.hold_value(self.new_container(self.world.named_type("builtins.list", anything)))
        table = self.world.named_type("builtins.dict", texts, anything)
        absent = ir.Ref(self.world.classes.named("builtins.dict", texts, anything).ir, nullable=True)
        named: op.Value = self.none(absent)
        if isinstance(right.type, ir.Tuple):
            for part in self.tuple_parts(right):
                self.call_method(values, "append", [self.coerce(part, held)], node)
        elif self.is_builtin(right, "tuple"):
            self.each_of(
                self.iterate_value(right, node),
                lambda item: self.call_method(values, "append", [self.coerce(item, held)], node),
            )
        else:
            self.call_method(values, "append", [self.coerce(right, held)], node)
        cls = self.dict_class(right)
        if cls is not None and self.world.types.of(cls.instance.args[0]) == self.str_type:
            copied = self.hold_value(self.new_container(table))
            self.runtime("templates.add_names", [copied, right], cls.instance.args[1])
            named = self.coerce(copied, absent)
        return self.runtime("percent_templates.fill", [template, values, named])

    def percent_of_bytes(self, template: bytes, right: Expression, node: Context) -> op.Value:
        """The same for bytes: made as text of Latin-1, where each byte is a character."""
        made = self.percent(template.decode("latin-1"), right, node, of_bytes=True)
        return self.call_method(made, "encode", [self.text("latin-1")], node)

    def _size(self, given: str | None, following: Iterator[Typed]) -> op.Value:
        """A width or precision: a number, or the next value."""
        if given == "*":
            return self.coerce(next(following)[0], ir.INT)
        return self.number(int(given) if given else NO_WIDTH)

    def _of_bytes(
        self, part: Conversion, value: op.Value, type: ProperType, node: Context
    ) -> tuple[Conversion, op.Value, ProperType]:
        """What a conversion of text makes of a value as the conversion of bytes does it."""
        text = self.world.named_type("builtins.str")
        if part.kind == "r":
            return part._replace(kind="a"), value, type
        value = self.coerce_optional(value)
        if part.kind == "c" and value.type in INTEGERS:
            return part._replace(kind="s"), self.runtime("percent.byte_of_number", [value]), text
        if not self.is_buffer(value):
            value = self.call_method(value, "__bytes__", [], node)
        name = "byte_of_one" if part.kind == "c" else "latin"
        return part._replace(kind="s"), self.runtime(f"percent.{name}", [value]), text

    def _listed(self, parts: list[Conversion], right: Expression, node: Context) -> list[Typed]:
        """The values on the right of %: the items of a tuple, or one value."""
        count = sum(part.values for part in parts if part.kind)
        if isinstance(right, TupleExpr) and not any(isinstance(item, StarExpr) for item in right.items):
            values = [(self.keep(self.expr(item)), self.type_of(item)) for item in right.items]
        else:
            value, type = self.expr(right), self.type_of(right)
            values = [(value, type)]
            if isinstance(value.type, ir.Tuple):
                kinds = [self.world.mypy_type(t) for t in value.type.items]
                kinds = list(getattr(type, "items", kinds))
                values = [(v, proper(t)) for v, t in zip(self.tuple_parts(value), kinds, strict=True)]
            elif self.is_builtin(value, "tuple"):
                self.refuse(node, "% needs a tuple whose length is known when compiling", "an f-string")
        if len(values) != count:
            self.refuse(node, f"the template has {count} conversions, and {len(values)} values are given")
        return values

    def _mapped(
        self, parts: list[Conversion], right: Expression, node: Context, of_bytes: bool
    ) -> list[Typed]:
        """The values that %(name)s takes from a dict: of a display each by itself, else by look-up."""
        keys = [part.key for part in parts if part.key is not None]
        if isinstance(right, DictExpr) and all(
            isinstance(key, StrExpr | BytesExpr) for key, _ in right.items
        ):
            shown = [(_key_text(key), value) for key, value in right.items]
            ready = {key: (self.keep(self.expr(value)), self.type_of(value)) for key, value in shown}
            if all(key in ready for key in keys):
                return [ready[key] for key in keys]
            self.refuse(node, f"the values have no {next(key for key in keys if key not in ready)}")
        table = self.hold_value(self.expr(right))
        type = without_none(self.type_of(right))
        if not self.is_builtin(table, "dict") or not isinstance(type, Instance):
            self.refuse(node, "%(name)s takes its values from a dict", "an f-string")
        return [
            (self.call_method(table, "__getitem__", [self._key(key, of_bytes)], node), proper(type.args[1]))
            for key in keys
        ]

    def _key(self, key: str, of_bytes: bool) -> op.Value:
        """What a template calls a value: a text, or bytes."""
        if not of_bytes:
            return self.text(key)
        return self.emit(
            op.Literal(ir.Ref(self.world.classes.named("builtins.bytes").ir), key.encode("latin-1"))
        )

    def _shown_number(self, part: Conversion, value: op.Value) -> op.Value:
        """The number or character that a conversion shows of a value of which nothing is known."""
        if part.kind == "c":
            return self.runtime("percent_templates.one_character", [value])
        if part.kind in "eEfFgG":
            return self.runtime("percent_templates.real", [value])
        return self.runtime("percent_templates.integer", [value, self.text(part.kind)])

    def _conversion(
        self,
        part: Conversion,
        value: op.Value,
        type: ProperType,
        width: op.Value,
        precision: op.Value,
        node: Context,
    ) -> op.Value:
        """The text of one value."""
        shape = [self.text(part.flags), width, precision]
        if part.kind in "sra":
            text = self.converted(value, type, part.kind)[0]
            return text if part.plain else self.runtime("percent.text", [text, *shape])
        value = self.coerce_optional(value)
        if self.is_unknown(value):
            value = self._shown_number(part, value)
        if part.kind == "c":
            name = "percent.character" if value.type in INTEGERS else "percent.one_character"
            return self.runtime(name, [value, *shape])
        if self.is_union(value):
            shown = self.str_type
            return self.by_member(
                value, shown, lambda member: self._conversion(part, member, type, width, precision, node)
            )
        if value.type not in NUMBERS:
            special = "__float__" if part.kind in "eEfFgG" else "__int__"
            value = self.call_method(value, special, [], node)
        if part.kind in "eEfFgG":
            return self.runtime("percent.real", [self.coerce(value, ir.FLOAT), *shape, self.text(part.kind)])
        if value.type == ir.FLOAT:
            value = self.whole(value, ir.INT)
        if value.type == ir.BOOL:
            value = self.whole(value, ir.INT)
        if part.plain and part.kind in "diu":
            return self.to_repr(value, self.world.mypy_type(value.type))
        name = "percent.unsigned" if value.type == ir.U64 else "percent.integer"
        return self.runtime(name, [value, *shape, self.text(part.kind)])
