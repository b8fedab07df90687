"""Named tuples and dataclasses as wholes: `_replace`, `_asdict`, and replace, asdict and astuple."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import ARG_NAMED, CallExpr, Context, Expression, MemberExpr, NameExpr

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.partial_calls import PartialCalls
from ophion.compiler.frontend.named_tuples import named_tuple_fields
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import non_null

Inner = Callable[[op.Value, ClassInfo, CallExpr], op.Value]
"""Takes a dataclass apart."""


class Records(PartialCalls):
    """Lowers what is done with all fields of a value."""

    # --- named tuples ---

    def record_fields(self, value: op.Value) -> list[str] | None:
        """The field names of a named tuple."""
        record = value.type.cls if isinstance(value.type, ir.Tuple) else None
        return None if record is None else named_tuple_fields(self.world.records.types[record])

    def record_replace(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """row._replace(name=value)."""
        fields = self.record_fields(receiver)
        if fields is None or not isinstance(receiver.type, ir.Tuple):
            return None
        held = receiver.type
        parts = self.tuple_parts(self.hold_value(receiver))
        for name, argument in zip(e.arg_names, e.args, strict=True):
            assert name is not None
            at = fields.index(name)
            type = held.items[at]
            parts[at] = self.hold_value(self.coerce(self.expr(argument, type), type))
        made = self.emit(op.MakeTuple(parts))
        made.type = held
        return made

    def record_dict(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """row._asdict()."""
        fields = self.record_fields(receiver)
        if fields is None:
            return None
        receiver = self.hold_value(receiver)
        return self._record_dict(dict(zip(fields, self.tuple_parts(receiver), strict=True)), e)

    def _record_dict(self, values: dict[str, op.Value], node: Context) -> op.Value:
        """A dict[str, object] of some values."""
        names = self.world.named_type("builtins.str")
        anything = self.world.named_type("builtins.object")
        made = self.hold_value(
            self.make_object(self.world.classes.named("builtins.dict", names, anything), [])
        )
        for name, value in values.items():
            self.call_method(made, "__setitem__", [self.text(name), value], node)
        return made

    # --- dataclasses ---

    def _dataclass_of(self, value: op.Value, e: CallExpr) -> ClassInfo:
        cls = self.class_of(value)
        if cls is None or not cls.is_dataclass or self.world.subclasses(cls.info):
            self.refuse(e, "the argument is not of a dataclass without subclasses", "a call of its class")
        return cls

    def replace_call(self, e: CallExpr) -> op.Value:
        """dataclasses.replace(object, name=value)."""
        value = self.expr(e.args[0])
        value = self.hold_value(self.coerce(value, non_null(value.type)))
        cls = self._dataclass_of(value, e)
        types = {p.name: p.type for p in cls.parameters if p.init}
        args: dict[str, Expression] = {}
        for name, argument in zip(e.arg_names[1:], e.args[1:], strict=True):
            assert name is not None
            kind = types[name]
            given = self.coerce(self.expr(argument, self.world.types.of(kind)), self.world.types.of(kind))
            args[name] = self.ready(given, kind, argument)
        for name in types:
            if name not in args:
                held = self.field(value, cls, name)
                args[name] = self.ready(held, types[name], e)
        call = CallExpr(NameExpr(cls.info.name), list(args.values()), [ARG_NAMED] * len(args), list(args))
        call.set_line(e)
        return self.construct_class(cls, call)

    def set_frozen_call(self, e: CallExpr) -> op.Value:
        """object.__setattr__(self, "name", value): how a frozen dataclass sets what it computes."""
        base = self.hold_value(self.expr(e.args[0]))
        name = self.world.constants.evaluate(e.args[1])
        cls = self.class_of(base)
        if cls is None or not isinstance(name, str) or name not in cls.types:
            self.refuse(
                e, "no field of a class is named here", 'a field: object.__setattr__(self, "name", value)'
            )
        self.set_field(base, cls, name, self.expr(e.args[2], self.field_type(cls, name)))
        return self.none()

    def astuple_call(self, e: CallExpr) -> op.Value:
        """dataclasses.astuple(object)."""
        value = self.hold_value(self.expr(e.args[0]))
        cls = self._dataclass_of(value, e)
        values = self._field_values(value, cls)
        return self.emit(op.MakeTuple([self._copied(v, e, self._as_tuple) for v in values.values()]))

    def asdict_call(self, e: CallExpr) -> op.Value:
        """dataclasses.asdict(object)."""
        value = self.hold_value(self.expr(e.args[0]))
        return self._as_dictionary(value, self._dataclass_of(value, e), e)

    def _field_values(self, value: op.Value, cls: ClassInfo) -> dict[str, op.Value]:
        return {p.name: self.field(value, cls, p.name) for p in cls.kept}

    def _as_dictionary(self, value: op.Value, cls: ClassInfo, e: CallExpr) -> op.Value:
        values = self._field_values(value, cls)
        return self._record_dict(
            {name: self._copied(v, e, self._as_dictionary) for name, v in values.items()}, e
        )

    def _as_tuple(self, value: op.Value, cls: ClassInfo, e: CallExpr) -> op.Value:
        values = self._field_values(value, cls)
        return self.emit(op.MakeTuple([self._copied(v, e, self._as_tuple) for v in values.values()]))

    def _copied(self, value: op.Value, e: CallExpr, inner: Inner) -> op.Value:
        """A field's value as asdict and astuple give it: dataclasses taken apart, containers copied."""
        cls = self.class_of(value)
        if cls is None or self.is_builtin(value, "str") or self.is_builtin(value, "bytes"):
            return value
        if cls.is_dataclass:
            return inner(self.hold_value(value), self._dataclass_of(value, e), e)
        if not any(self.is_builtin(value, name) for name in ("list", "dict", "set")):
            return value
        held = [self.class_of(self.world.types.of(argument)) for argument in cls.instance.args]
        if any(item is not None and not item.info.fullname.endswith("strings.Str") for item in held):
            self.refuse(e, "a field holds containers or dataclasses in a container", "a dict written out")
        return self.call_method(value, "copy", [], e)
