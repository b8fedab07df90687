"""Builtin functions that make containers: list, tuple, set, dict, range, bytes, sorted; joining sets."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import ARG_STAR, CallExpr, Context, Expression, MemberExpr, RefExpr
from mypy.types import Instance, TupleType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.lower.displays import NOWHERE
from ophion.compiler.frontend.lower.iterable_calls import IterableCalls
from ophion.compiler.frontend.lower.number_calls import given
from ophion.compiler.frontend.lower.operators import INTEGERS
from ophion.compiler.frontend.mypy_types import without_none
from ophion.compiler.frontend.names import is_wide
from ophion.compiler.frontend.scan import is_lazy
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import nullable

CODEC = {"encoding": "utf-8", "errors": "strict"}
"""The parameters of encode and decode, and their defaults."""


class ContainerCalls(IterableCalls):
    """Lowers the making of containers from iterables."""

    def slice_call(self, e: CallExpr) -> op.Value:
        """slice(stop), slice(start, stop), slice(start, stop, step)."""
        parts = [self.keep(self.expr(a)) for a in e.args]
        parts = [self.none(), *parts] if len(parts) == 1 else parts
        return self.make_object(self.world.classes.named("builtins.slice"), [*parts, self.none()][:3])

    def dict_fromkeys_call(self, e: CallExpr) -> op.Value:
        """dict.fromkeys(keys, value)."""
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        keys = self.keep(self.at_once(e.args[0]))
        value = self.expr(e.args[1]) if len(e.args) > 1 else self.none()
        return self.runtime("dicts.dict_fromkeys", [keys, value], *type.args)

    def sorted_call(self, e: CallExpr) -> op.Value:
        """sorted(iterable, key=..., reverse=...)."""
        named = dict(zip(e.arg_names, e.args, strict=True))
        result = self.hold_value(self.list_from(e.args[0], e))
        element = self.world.inference.element(self.type_of(e))
        key = self.key_function(named["key"], element) if "key" in named else None
        reverse = self.expr(named["reverse"]) if "reverse" in named else op.Constant(ir.BOOL, False)
        self.sort(result, key, reverse, e)
        return result

    def sort(self, holder: op.Value, key: op.Value | None, reverse: op.Value, e: Context) -> None:
        """Sort a list in place."""
        if key is None or key.type == ir.VOID:
            self.call_hook(holder, "sort_plain", [reverse], e)
        else:
            self.call_hook(holder, "sort_by", [key, reverse], e)

    def list_from(self, source: Expression, e: CallExpr) -> op.Value:
        """A new list with the values of an iterable; the list's type is the call's."""
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        return self.collect(source, type.args[0])

    def collect(self, source: Expression, element: MypyType) -> op.Value:
        type = self.world.named_type("builtins.list", element)
        if not isinstance(source, RefExpr) or self.enum_named(source) is not None:
            holder = self.hold_value(self.new_container(type))
            self.each(source, lambda value: self.append(holder, value))
            return holder
        value = self.opened(self.expr(source), source, "__iter__")
        if isinstance(value.type, ir.Tuple):
            holder = self.hold_value(self.new_container(type))
            self.each(source, lambda item: self.append(holder, item))
            return holder
        return self.runtime("lists.list_from", [value], element)

    def append(self, holder: op.Value, value: op.Value) -> None:
        """holder.append(value)."""
        self.call_method(holder, "append", [value], NOWHERE)

    def list_call(self, e: CallExpr) -> op.Value:
        """list(iterable)."""
        if not e.args:
            type = without_none(self.type_of(e))
            assert isinstance(type, Instance)
            return self.new_container(type)
        return self.list_from(e.args[0], e)

    def tuple_call(self, e: CallExpr) -> op.Value:
        """tuple(iterable)."""
        type = without_none(self.type_of(e))
        if isinstance(type, TupleType):
            return self.expr(e.args[0]) if e.args else self.emit(op.MakeTuple([]))
        assert isinstance(type, Instance)
        if not e.args:
            return self.variable_tuple(self.emit(op.MakeTuple([])), self.world.types.of(type))
        return self.runtime("tuples.tuple_from", [self.list_from(e.args[0], e)], type.args[0])

    def set_call(self, e: CallExpr, kind: str) -> op.Value:
        """set(iterable), frozenset(iterable)."""
        fitted = self.display_types.get(e)
        type = fitted or without_none(self.type_of(e))
        assert isinstance(type, Instance)
        if not e.args:
            if kind == "set":
                return self.new_container(type)
            empty = self.new_container(self.world.named_type("builtins.list", type.args[0]))
            return self.runtime("sets.frozenset_from", [empty], type.args[0])
        lazy = fitted is not None and is_lazy(e.args[0])
        source = self.collect(e.args[0], type.args[0]) if lazy else self.at_once(e.args[0])
        source = self.opened(source, e.args[0], "__iter__")
        if isinstance(source.type, ir.Tuple):
            source = self.list_of(self.tuple_parts(source), ir.VOID)
        return self.runtime(f"sets.{kind}_from", [source], type.args[0])

    def dict_call(self, e: CallExpr) -> op.Value:
        """dict(), dict(other), dict(pairs), dict(name=value)."""
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        made = self._dict_of(e.args[0], type) if e.args and e.arg_names[0] is None else None
        if made is not None and len(e.args) == 1:
            return made
        holder = self.hold_value(made if made is not None else self.new_container(type))
        for argument, name in zip(e.args, e.arg_names, strict=True):
            if name is not None:
                self.call_method(holder, "__setitem__", [self.text(name), self.expr(argument)], e)
        return holder

    def _dict_of(self, source: Expression, type: Instance) -> op.Value:
        """A dict with the entries of another or with those that pairs give."""
        value = self.opened(self.at_once(source), source, "keys")
        if isinstance(value.type, ir.Tuple):
            value = self.list_of(self.tuple_parts(value), ir.VOID)
        if self.is_read_by_keys(value, type):
            return self._dict_by_keys(self.hold_value(value), type, source)
        known = self.dict_class(value)
        if known is not None:
            plain = self.emit(op.Cast(value, ir.Ref(known.ir)))
            return self.runtime("dicts.dict_copy", [plain], *type.args)
        return self.runtime("dicts.dict_from", [value], *type.args)

    def _dict_by_keys(self, value: op.Value, type: Instance, e: Expression) -> op.Value:
        """A dict with what an object that is none has for each of its keys."""
        made = self.hold_value(self.new_container(type))
        self.put_by_keys(made, value, e)
        return made

    def range_call(self, e: CallExpr) -> op.Value:
        """range(...) as a value."""
        values = [self.keep(self.coerce(self.expr(a), ir.INT)) for a in e.args]
        start = values[0] if len(values) > 1 else self.number(0)
        stop = values[1] if len(values) > 1 else values[0]
        step = values[2] if len(values) > 2 else self.number(1)
        return self.make_object(self.world.classes.named("builtins.range"), [start, stop, step])

    def at_once(self, e: Expression, hint: ir.Type | None = None) -> op.Value:
        """An argument that the function called iterates over to its end: no iterator is made for it."""
        if not is_lazy(e):
            return self.iterable(e) if hint is None else self.expr(e, hint)
        holder = self.hold_value(
            self.new_container(self.world.named_type("builtins.list", self.element_of(e)))
        )
        self.each(e, lambda value: self.append(holder, value))
        return holder

    def element_of(self, e: Expression) -> MypyType:
        """What iterating over an expression gives."""
        return self.world.inference.element(self.type_of(e))

    def bytes_call(self, e: CallExpr) -> op.Value:
        """bytes(n), bytes(ints), bytes(buffer), bytes(text, encoding)."""
        if not e.args:
            return self.emit(op.Literal(self.ir_of(e), b""))
        value = self.coerce_optional(self.at_once(e.args[0]))
        if value.type in INTEGERS:
            return self.runtime("bytestrings.bytes_from_size", [value])
        if self.is_builtin(value, "str"):
            return self._encoded(value, e)
        if self.is_builtin(value, "bytes"):
            return value
        if self.is_builtin(value, "bytearray") or self.is_builtin(value, "memoryview"):
            return self.runtime("bytestrings.bytes_from_buffer", [value])
        cls = self.class_of(value)
        if cls is not None and self.world.classes.find(cls, "__bytes__") is not None:
            return self.call_method(value, "__bytes__", [], e)
        ints = self.world.named_type("builtins.list", self.world.named_type("builtins.int"))
        if value.type == self.world.types.of(ints):
            return self.runtime("bytestrings.bytes_from_list", [value])
        return self.runtime("bytearrays.bytes_from_ints", [value])

    def _encoded(self, text: op.Value, e: CallExpr) -> op.Value:
        """The bytes of a text that is given with its encoding."""
        named = given(e, ("source", "encoding", "errors"))
        return self.coded(self.keep(text), "encode", named, e)

    def coded(self, value: op.Value, name: str, named: dict[str, Expression], e: CallExpr) -> op.Value:
        """text.encode(...), data.decode(...): the wider encodings are linked where one may be meant."""
        encoding = self.world.constants.evaluate(named["encoding"]) if "encoding" in named else "utf-8"
        values = {key: self.keep(self.expr(a)) for key, a in named.items() if key in CODEC}
        rest = [values.get(key) or self.text(default) for key, default in CODEC.items()]
        wide = not isinstance(encoding, str) or is_wide(encoding)
        return self.call_method(value, f"{name}_any" if wide else name, rest, e)

    def bytearray_call(self, e: CallExpr) -> op.Value:
        """bytearray(n), bytearray(ints), bytearray(buffer)."""
        if not e.args:
            return self.runtime("bytearrays.bytearray_from_size", [self.number(0)])
        value = self.coerce_optional(self.at_once(e.args[0]))
        if value.type in INTEGERS:
            return self.runtime("bytearrays.bytearray_from_size", [value])
        if self.is_builtin(value, "str"):
            value = self._encoded(value, e)
        if self.is_buffer(value):
            return self.runtime("bytearrays.bytearray_from_buffer", [value])
        return self.runtime("bytearrays.bytearray_from_ints", [value])

    def memoryview_call(self, e: CallExpr) -> op.Value:
        """memoryview(buffer)."""
        return self.as_view(self.expr(e.args[0]))

    # --- sets ---

    def set_chain(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """values.union(a, b) and its kin: one after the other; a copy where there is nothing."""
        if len(e.args) == 1 and ARG_STAR not in e.arg_kinds:
            return None
        changes = callee.name.endswith("update")
        receiver = self.hold_value(receiver)
        arguments = self._kept_arguments(e)
        result = receiver
        if not changes:
            result = self.hold_value(self.call_method(receiver, "copy", [], e))

        def step(value: op.Value) -> None:
            made = self.call_method(result, callee.name, [value], e)
            if not changes:
                self.assign(result, made)

        self._each_argument(e, arguments, step)
        return self.none() if changes else result

    def set_of_sets(self, e: CallExpr, kind: str, name: str) -> op.Value | None:
        """set.union(*values), set.intersection(a, b, c): the first is what the others are joined with."""
        if len(e.args) == 2 and ARG_STAR not in e.arg_kinds:
            return None
        type = nullable(self.ir_of(e))
        assert isinstance(type, ir.Ref)
        result = self.register(type)
        arguments = self._kept_arguments(e)
        self.assign(result, self.none(type))

        def step(value: op.Value) -> None:
            first, later, end = self.new_block(), self.new_block(), self.new_block()
            self.branch(self.is_none(result), first, later)
            self.start(first)
            if isinstance(value.type, ir.Ref) and value.type.cls.is_subclass(type.cls):
                self.assign(result, self.call_method(value, "copy", [], e))
                self.goto(end)
            else:
                message = f"descriptor '{name}' for '{kind}' objects doesn't apply to another object"
                self.raise_builtin("TypeError", self.text(message))
                self.emit(op.Unreachable())
            self.start(later)
            self.assign(result, self.call_method(self.coerce_non_null(result), name, [value], e))
            self.goto(end)
            self.start(end)

        self._each_argument(e, arguments, step)
        none, some = self.new_block(), self.new_block()
        self.branch(self.is_none(result), none, some)
        self.start(none)
        self.raise_builtin("TypeError", self.text(f"unbound method {kind}.{name}() needs an argument"))
        self.emit(op.Unreachable())
        self.start(some)
        return self.coerce_non_null(result)

    def _kept_arguments(self, e: CallExpr) -> list[op.Value]:
        return [self.keep(self.expr(argument)) for argument in e.args]

    def _each_argument(self, e: CallExpr, values: list[op.Value], step: Callable[[op.Value], None]) -> None:
        """Go through the arguments of a call, and those that are in a starred one."""
        for value, kind, argument in zip(values, e.arg_kinds, e.args, strict=True):
            if kind == ARG_STAR:
                self.each_of(self.iterate_value(value, argument), step)
            else:
                step(value)
