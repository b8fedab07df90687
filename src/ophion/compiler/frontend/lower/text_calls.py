"""Text: str, repr, format, f-strings, print, and the functions that make or take apart characters."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    CallExpr,
    Context,
    Expression,
    ListExpr,
    MemberExpr,
    StrExpr,
    TypeInfo,
)
from mypy.types import Instance, TupleType, UnionType, get_proper_type
from mypy.types import Type as MypyType

from ophion.compiler.frontend.classes import ClassInfo
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.typemap import may_be_none, non_null, proper, without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class TextCalls(Closures):
    """Text: str, repr, format, f-strings, print, and the functions that make or take apart characters."""

    def builtin_str(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """str(x), str(data, encoding)."""
        if not e.args:
            return self.text("")
        value = self.expr(e.args[0])
        if len(e.args) > 1:
            return self.call_method(self.runtime("bytestrings.bytes_from_buffer", [value]), "decode",
                                    [self.expr(a) for a in e.args[1:]], e)  # fmt: skip
        return self.to_str(value, self.type_of(e.args[0]))

    def builtin_repr(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """repr(x)."""
        return self.to_repr(self.expr(e.args[0]), self.type_of(e.args[0]))

    def builtin_ascii(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """ascii(x)."""
        return self.to_ascii(self.expr(e.args[0]), self.type_of(e.args[0]))

    def to_ascii(self, value: op.Value, type: MypyType) -> op.Value:
        """ascii(value)."""
        if self.is_builtin(value, "str"):
            return self.runtime("strings.ascii_str", [value])
        return self.to_repr(value, type)

    def builtin_chr(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """chr(n)."""
        return self.runtime("strings.chr_of", [self.expr(e.args[0])])

    def builtin_ord(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """ord(c)."""
        value = self.expr(e.args[0])
        if self.is_builtin(value, "str"):
            return self.runtime("strings.ord_of", [value])
        return self.call_method(value, "__getitem__", [self.number(0)], e)

    def builtin_hex(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """hex(n)."""
        return self.format_value(self.expr(e.args[0]), self.type_of(e.args[0]), self.text("#x"), e)

    def builtin_oct(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """oct(n)."""
        return self.format_value(self.expr(e.args[0]), self.type_of(e.args[0]), self.text("#o"), e)

    def builtin_bin(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """bin(n)."""
        return self.format_value(self.expr(e.args[0]), self.type_of(e.args[0]), self.text("#b"), e)

    def builtin_format(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """format(x, spec)."""
        spec = self.expr(e.args[1]) if len(e.args) > 1 else self.text("")
        return self.format_value(self.expr(e.args[0]), self.type_of(e.args[0]), spec, e)

    def builtin_print(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """print(...): one text, then one write."""
        named = {n: a for n, a in zip(e.arg_names, e.args, strict=True) if n is not None}
        positional = [a for a, n in zip(e.args, e.arg_names, strict=True) if n is None]
        separator = self.hold_value(self.expr(named["sep"])) if "sep" in named else self.text(" ")
        values = [self.keep(self.expr(argument)) for argument in positional]
        pieces: list[op.Value] = []
        for value, argument in zip(values, positional, strict=True):
            if pieces:
                pieces.append(separator)
            pieces.append(self.to_str(value, self.type_of(argument)))
        pieces.append(self.expr(named["end"]) if "end" in named else self.text("\n"))
        text = self.concatenate([self.coerce(p, self.str_type) for p in pieces])
        if self.world.target == "kernel":
            self.runtime("output.print_text", [text])
        else:
            node = self.world.named_function("user.lib.builtins.print_text")
            self.world.module_of(node.fullname)
            function = self.world.function(node, None, {})
            file = self.expr(named["file"]) if "file" in named else self.none()
            flush = self.expr(named["flush"]) if "flush" in named else op.Constant(ir.BOOL, False)
            self.call(function, [text, file, flush])
        return self.none()

    def to_str(self, value: op.Value, type: MypyType) -> op.Value:
        if self.is_builtin(value, "str") and not may_be_none(value.type):
            return value
        enum = self.enum_of(value)
        if enum is not None:
            return self.enum_str(value, enum)
        kind = without_none(type)
        cls = self.class_of(value)
        if isinstance(kind, UnionType) and isinstance(value.type, ir.Ref) and not value.type.nullable:
            return self._text_by_class(value, self._members(kind), self.to_str)
        if (
            cls is not None
            and not may_be_none(value.type)
            and self.world.classes.find(cls, "__str__") is not None
        ):
            return self.call_method(value, "__str__", [], cls.info)
        if may_be_none(value.type) and value.type != ir.VOID:
            return self._text_optional(value, type, self.to_str)
        return self.to_repr(value, type)

    def to_repr(self, value: op.Value, type: MypyType) -> op.Value:
        """repr(value)."""
        source = value.type
        if source == ir.VOID:
            return self.text("None")
        if may_be_none(source):
            return self._text_optional(value, type, self.to_repr)
        enum = self.enum_of(value)
        if enum is not None:
            return self.enum_repr(value, enum)
        kind = without_none(type)
        if source == ir.INT:
            return self.runtime("format.int_to_str", [value])
        if source == ir.U64:
            return self.runtime("format.u64_to_str", [value])
        if source == ir.FLOAT:
            return self.runtime("format.float_to_str", [value])
        if source == ir.BOOL:
            return self._choice(value, "True", "False")
        if isinstance(source, ir.Tuple):
            return self._repr_tuple(value, kind)
        if isinstance(source, ir.TypeRef):
            name = self.emit(op.TypeName(value, self.str_type))
            return self.concatenate([self.text("<class '"), name, self.text("'>")])
        cls = self.class_of(value)
        if cls is None:
            return self.text(f"<{source}>")
        if self.is_builtin(value, "str"):
            return self.runtime("strings.repr_str", [value])
        if isinstance(kind, UnionType) and isinstance(source, ir.Ref):
            return self._text_by_class(value, self._members(kind), self.to_repr)
        below = [] if self._has_text(cls) else self.below(cls.info)
        if below:
            return self._text_by_class(value, below, self.to_repr)
        return self._own_text(value, cls)

    def _own_text(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """repr() of an object by the class that is known of it."""
        if cls.is_dataclass and self.world.classes.own_method(cls, "__repr__") is None:
            return self.call(self.synthesized("repr", cls), [value])
        if self.world.classes.find(cls, "__repr__") is not None:
            return self.call_method(value, "__repr__", [], cls.info)
        if self.world.classes.find(cls, "__str__") is not None:
            return self.call_method(value, "__str__", [], cls.info)
        return self.text(f"<{cls.info.name} object>")

    def _has_text(self, cls: ClassInfo) -> bool:
        """Whether a class has a method for its text, which a call finds for subclasses too."""
        if cls.is_dataclass and self.world.classes.own_method(cls, "__repr__") is None:
            return False
        return any(self.world.classes.find(cls, name) is not None for name in ("__repr__", "__str__"))

    def _members(self, union: UnionType) -> list[ClassInfo]:
        """The classes of a union."""
        items = [proper(item) for item in union.items]
        return [self.world.classes.of(item) for item in items if isinstance(item, Instance)]

    def below(self, info: TypeInfo) -> list[ClassInfo]:
        """The classes of objects below a class, the lowest first."""
        found: list[ClassInfo] = []
        for sub in self.world.subclasses(info):
            held_otherwise = sub.is_enum or sub.is_newtype or self.world.structs.is_struct(sub)
            if not sub.type_vars and not held_otherwise and not sub.module_name.startswith("ophion.lang"):
                found += [*self.below(sub), self.world.classes.of(Instance(sub, []))]
        return found

    def _text_by_class(
        self, value: op.Value, classes: list[ClassInfo], text_of: Callable[[op.Value, MypyType], op.Value]
    ) -> op.Value:
        """The text of an object by the first of some classes that it is of, or by what is known of it."""
        value = self.hold_value(value)
        result = self.register(self.str_type)
        end = self.new_block()
        for cls in classes:
            self.world.classes.complete(cls)
            hit, miss = self.new_block(), self.new_block()
            self.branch(self.emit(op.IsInstance(value, cls.ir)), hit, miss)
            self.start(hit)
            self.assign(result, text_of(self.emit(op.Cast(value, ir.Ref(cls.ir))), cls.instance))
            self.goto(end)
            self.start(miss)
        known = self.class_of(value)
        assert known is not None
        self.assign(result, self._own_text(value, known))
        self.goto(end)
        self.start(end)
        return result

    def _choice(self, condition: op.Value, yes: str, no: str) -> op.Value:
        result = self.register(self.str_type)
        true, false, end = self.new_block(), self.new_block(), self.new_block()
        self.branch(condition, true, false)
        for block, text in ((true, yes), (false, no)):
            self.start(block)
            self.assign(result, self.text(text))
            self.goto(end)
        self.start(end)
        return result

    def _text_optional(
        self, value: op.Value, type: MypyType, text_of: Callable[[op.Value, MypyType], op.Value]
    ) -> op.Value:
        result = self.register(self.str_type)
        none, some, end = self.new_block(), self.new_block(), self.new_block()
        self.branch(self.emit(op.IsNone(value)), none, some)
        self.start(none)
        self.assign(result, self.text("None"))
        self.goto(end)
        self.start(some)
        inner = self.coerce(value, non_null(value.type))
        self.assign(result, text_of(inner, without_none(type)))
        self.goto(end)
        self.start(end)
        return result

    def _repr_tuple(self, value: op.Value, kind: MypyType) -> op.Value:
        assert isinstance(value.type, ir.Tuple)
        kind = get_proper_type(kind)
        names = self.world.named_tuple_fields(kind) or []
        opening = f"{kind.partial_fallback.type.name}(" if names and isinstance(kind, TupleType) else "("
        pieces: list[op.Value] = [self.text(opening)]
        for index in range(len(value.type.items)):
            if index or names:
                pieces.append(self.text((", " if index else "") + (f"{names[index]}=" if names else "")))
            item = self.emit(op.TupleItem(value, index))
            type = kind.items[index] if isinstance(kind, TupleType) else self.world.mypy_type(item.type)
            pieces.append(self.to_repr(item, type))
        pieces.append(self.text(",)" if len(value.type.items) == 1 and not names else ")"))
        return self.concatenate(pieces)

    def concatenate(self, pieces: list[op.Value]) -> op.Value:
        """Texts joined, up to four at a time."""
        if not pieces:
            return self.text("")
        while len(pieces) > 1:
            grouped: list[op.Value] = []
            for at in range(0, len(pieces), 4):
                group = pieces[at : at + 4]
                grouped.append(
                    group[0] if len(group) == 1 else self.runtime(f"strings.concat{len(group)}", group)
                )
            pieces = grouped
        return pieces[0]

    def format_value(self, value: op.Value, type: MypyType, spec: op.Value, node: Context) -> op.Value:
        """format(value, spec)."""
        enum = self.enum_of(value)
        if enum is not None:
            return self.enum_formatted(value, enum, spec)
        if isinstance(spec, op.Literal) and spec.value == "" and not self._has_format(value):
            return self.to_str(value, type)
        if value.type == ir.BOOL:
            value = self.coerce(value, ir.INT)
        functions = {ir.INT: "format_int", ir.U64: "format_u64", ir.FLOAT: "format_float"}
        if value.type in functions:
            return self.runtime(f"format.{functions[value.type]}", [value, spec])
        if self._has_format(value):
            return self.call_method(value, "__format__", [spec], node)
        return self.runtime("format.format_str", [self.to_str(value, type), spec])

    def _has_format(self, value: op.Value) -> bool:
        """Whether an object's class says itself how it is formatted."""
        cls = self.class_of(value)
        if cls is None or may_be_none(value.type) or self.is_builtin(value, "str"):
            return False
        return self.world.classes.find(cls, "__format__") is not None

    def formatted(self, e: CallExpr) -> op.Value | None:
        callee = e.callee
        assert isinstance(callee, MemberExpr)
        assert isinstance(callee.expr, StrExpr)
        if (
            callee.name == "join"
            and callee.expr.value == ""
            and len(e.args) == 1
            and isinstance(e.args[0], ListExpr)
        ):
            items = e.args[0].items
            if all(isinstance(i, StrExpr) or _is_field(i) for i in items) and any(
                _is_field(i) for i in items
            ):
                return self.concatenate([self.hold_if_variable(self.expr(item)) for item in items])
        if callee.name == "format" and _is_field(e):
            return self._field(callee.expr.value, e)
        if callee.name == "format":
            self.refuse(e, "str.format is not supported", 'an f-string: f"{value:spec}"')
        return None

    def _field(self, template: str, e: CallExpr) -> op.Value:
        """One {value!conversion:spec} of an f-string."""
        value = self.expr(e.args[0])
        type = self.type_of(e.args[0])
        conversion = template[2:3] if template.startswith("{!") else ""
        if conversion:
            convert = {"r": self.to_repr, "a": self.to_ascii}.get(conversion, self.to_str)
            value = convert(value, type)
            type = self.world.named_type("builtins.str")
        spec = e.args[1]
        return self.format_value(value, type, self.expr(spec), e)


def _is_field(e: Expression) -> bool:
    """Whether an expression is '{:{}}'.format(value, spec), as mypy shows a field of an f-string."""
    return (
        isinstance(e, CallExpr)
        and isinstance(e.callee, MemberExpr)
        and e.callee.name == "format"
        and isinstance(e.callee.expr, StrExpr)
        and e.callee.expr.value in ("{:{}}", "{!r:{}}", "{!s:{}}", "{!a:{}}")
        and len(e.args) == 2
    )
