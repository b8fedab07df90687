"""str(), repr() and ascii() of values of every kind, and the joining of texts."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import TypeInfo
from mypy.types import FunctionLike, Instance, TupleType, TypeType, UnionType, get_proper_type
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.mypy_types import proper, without_none
from ophion.compiler.frontend.named_tuples import named_tuple_fields
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null

_NUMBER_TEXTS: dict[ir.Type, str] = {
    ir.INT: "format.int_to_str",
    ir.U64: "format.u64_to_str",
    ir.FLOAT: "format.float_to_str",
}
"""The functions of the runtime that write numbers."""


class Texts(Closures):
    """str(), repr() and ascii() of values of every kind, and the joining of texts."""

    def to_ascii(self, value: op.Value, type: MypyType) -> op.Value:
        """ascii(value)."""
        return self.runtime("text_buffer.ascii_of", [self.to_repr(value, type)])

    def to_str(self, value: op.Value, type: MypyType) -> op.Value:
        if not self.world.abstract.is_abstract(value.type):
            self.refuse_hidden(value)
        if self.is_builtin(value, "str") and not may_be_none(value.type):
            return value
        own = self._record_text(value, "__str__")
        if own is not None:
            return own
        enum = self.enum_of(value)
        if enum is not None:
            return self.enum_str(value, enum)
        kind = without_none(type)
        cls = self.class_of(value)
        if self.is_object(value) and not may_be_none(value.type):
            return self.root_call("str", value)
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
        if not self.world.abstract.is_abstract(value.type):
            self.refuse_hidden(value)
        source = value.type
        if source == ir.VOID:
            return self.text("None")
        own = self._record_text(value, "__repr__")
        if own is not None:
            return own
        if may_be_none(source):
            return self._text_optional(value, type, self.to_repr)
        if self.is_object(value):
            return self.root_call("repr", value)
        enum = self.enum_of(value)
        if enum is not None:
            return self.enum_repr(value, enum)
        kind = without_none(type)
        if source in _NUMBER_TEXTS:
            return self.runtime(_NUMBER_TEXTS[source], [value])
        if source == ir.BOOL:
            return self._choice(value, "True", "False")
        if isinstance(source, ir.Tuple):
            return self._repr_tuple(value, kind)
        if isinstance(source, ir.TypeRef):
            return self._class_text(value, kind)
        cls = self.class_of(value)
        if isinstance(source, ir.Function):
            return self._function_text(value)
        if cls is None:
            return self.text(f"<{source}>")
        if self.is_builtin(value, "str"):
            return self.runtime("strings.repr_str", [value])
        if isinstance(kind, UnionType) and isinstance(source, ir.Ref):
            return self._text_by_class(value, self._members(kind), self.to_repr)
        below = [] if self._has_text(cls) else self.below(cls.info)
        if not self._has_text(cls) and self._generic_below(cls.info):
            return self.to_repr(self.coerce(value, ir.Ref(self.world.classes.object.ir)), type)
        if below:
            return self._text_by_class(value, below, self.to_repr)
        return self._own_text(value, cls)

    def _class_text(self, value: op.Value, kind: MypyType) -> op.Value:
        """repr() of a class."""
        name = self.emit(op.TypeName(value, self.str_type, "__qualname__"))
        item: MypyType | None = kind.item if isinstance(kind, TypeType) else None
        item = kind.items[0].ret_type if isinstance(kind, FunctionLike) and kind.is_type_obj() else item
        known = get_proper_type(item)
        if isinstance(known, Instance) and known.type.is_enum:
            return self.concatenate([self.text("<enum '"), name, self.text("'>")])
        module = self.emit(op.TypeName(value, self.str_type, "__module__"))
        return self.runtime("class_names.class_text", [module, name])

    def _function_text(self, value: op.Value) -> op.Value:
        """repr() of a function, or of a class where a function is wanted."""
        held = self.hold_value(value)
        module, name = (
            self.emit(op.FunctionFact(asked, [held], self.str_type))
            for asked in ("__module__", "__qualname__")
        )
        kind = self.emit(op.FunctionFact("kind", [held], ir.INT))
        address = self.emit(op.Intrinsic("address", [held], ir.U64))
        return self.runtime("class_names.function_text", [kind, module, name, address])

    def _record_text(self, value: op.Value, name: str) -> op.Value | None:
        """The text that a named tuple has a method of its own for."""
        cls = self.static_class(value) if isinstance(value.type, ir.Tuple) else None
        if cls is None or self.world.classes.find(cls, name) is None:
            return None
        return self.call_method(value, name, [], cls.info)

    def _own_text(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """repr() of an object by the class that is known of it."""
        if self.world.classes.generates(cls, "__repr__"):
            return self.call(self.synthesized("repr", cls), [value])
        if self.world.classes.find(cls, "__repr__") is not None:
            return self.call_method(value, "__repr__", [], cls.info)
        if self.world.classes.find(cls, "__str__") is not None:
            return self.call_method(value, "__str__", [], cls.info)
        return self.text(f"<{cls.info.name} object>")

    def _has_text(self, cls: ClassInfo) -> bool:
        """Whether a class has a method for its text, which a call finds for subclasses too."""
        if self.world.classes.generates(cls, "__repr__"):
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

    def _generic_below(self, info: TypeInfo) -> bool:
        """Whether there are generic classes below a class, whose forms only the program's end tells."""
        below = self.world.subclasses(info)
        return any(sub.type_vars or self._generic_below(sub) for sub in below)

    def _text_by_class(
        self, value: op.Value, classes: list[ClassInfo], text_of: Callable[[op.Value, MypyType], op.Value]
    ) -> op.Value:
        """The text of an object by the first of some classes that it is of, or by what is known of it."""
        value = self.hold_value(value)
        result = self.register(self.str_type)
        end = self.new_block()
        for cls in classes:
            self.world.fields.complete(cls)
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
        return self.choose(condition, self.str_type, lambda: self.text(yes), lambda: self.text(no))

    def _text_optional(
        self, value: op.Value, type: MypyType, text_of: Callable[[op.Value, MypyType], op.Value]
    ) -> op.Value:
        return self.choose(
            self.emit(op.IsNone(value)),
            self.str_type,
            lambda: self.text("None"),
            lambda: text_of(self.coerce(value, non_null(value.type)), without_none(type)),
        )

    def _repr_tuple(self, value: op.Value, kind: MypyType) -> op.Value:
        assert isinstance(value.type, ir.Tuple)
        record = value.type.cls
        kind = get_proper_type(kind) if record is None else self.world.records.types[record]
        names = named_tuple_fields(kind) or []
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
