"""copy.copy and copy.deepcopy: what they do follows from the type of the value.

For each type of objects that is copied deeply the compiler writes one function. It is given the objects that
were copied before, by their addresses, so that what was one object stays one, and a cycle ends.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr, Context
from mypy.types import Instance

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.boxing import shown_type
from ophion.compiler.frontend.lower.finish import finish
from ophion.compiler.frontend.lower.nested_functions import type_of_self
from ophion.compiler.frontend.lower.scope import Scope
from ophion.compiler.frontend.lower.template_calls import TemplateCalls
from ophion.compiler.frontend.mypy_types import Untypable
from ophion.compiler.frontend.names import python_name
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import may_be_none, non_null

_UNCHANGING = ("str", "bytes", "range", "frozenset")
"""Classes whose objects are not copied."""
_FILLED_BY = {
    "ophion.runtime.deques.Deque": "append",
    "user.lib.collections.defaultdict": "__setitem__",
    "user.lib.collections.OrderedDict": "__setitem__",
    "user.lib.collections.Counter": "__setitem__",
}
"""Containers with more than their items -> the method that adds one to an empty copy."""
_OURS = ("ophion.runtime.", "user.lib.")


class Copies(TemplateCalls):
    """Lowers calls of the module copy."""

    def copy_call(self, e: CallExpr) -> op.Value:
        """copy.copy(x)."""
        value = self.expr(e.args[0])
        if not isinstance(value.type, ir.Ref) or any(self.is_builtin(value, name) for name in _UNCHANGING):
            return value
        return self._some(value, lambda known: self._shallow(known, e))

    def deepcopy_call(self, e: CallExpr) -> op.Value:
        """copy.deepcopy(x)."""
        value = self.hold_value(self.expr(e.args[0]))
        return self._deep(value, self.hold_value(self._memo(e)), e)

    def _memo(self, e: CallExpr) -> op.Value:
        """What was copied before: nothing, or what the call is given for a part of something."""
        given = self.expr(e.args[1]) if len(e.args) > 1 else self.none()
        if given.type == ir.VOID:
            return self.new_container(self._memo_type())
        return self.coerce(given, self.world.types.of(self._memo_type()))

    def _memo_type(self) -> Instance:
        numbers, anything = self.world.named_type("builtins.int"), self.world.named_type("builtins.object")
        return self.world.named_type("builtins.dict", numbers, anything)

    def _some(self, value: op.Value, copied: Callable[[op.Value], op.Value]) -> op.Value:
        """None stays None; what is there is copied."""
        if not may_be_none(value.type):
            return copied(value)
        value = self.hold_value(value)
        result = self.register(value.type)
        none, some, end = self.new_block(), self.new_block(), self.new_block()
        self.branch(self.emit(op.IsNone(value)), none, some)
        self.start(none)
        self.assign(result, value)
        self.goto(end)
        self.start(some)
        inner = op.Unwrap if isinstance(value.type, ir.Optional) else op.Cast
        self.assign(result, self.coerce(copied(self.emit(inner(value, non_null(value.type)))), value.type))
        self.goto(end)
        self.start(end)
        return result

    # --- copies of one object ---

    def _shallow(self, value: op.Value, e: Context) -> op.Value:
        cls = self._class_to_copy(value, e)
        if cls.info.fullname.startswith(_OURS):
            return self.call_method(value, "copy", [], e)
        return self._by_class(value, cls, None, e)

    def _class_to_copy(self, value: op.Value, e: Context) -> ClassInfo:
        """The class of an object that is to be copied."""
        cls = self.class_of(value)
        if cls is None or self.is_object(value) or self.is_union(value):
            self.refuse(e, f"a value of type {value.type} is not copied by the module copy", "a copy by hand")
        return cls

    def _by_class(self, value: op.Value, cls: ClassInfo, memo: op.Value | None, e: Context) -> op.Value:
        """A copy of an object, of the class below `cls` that it is of; a deep one where there is a memo."""
        special = "__copy__" if memo is None else "__deepcopy__"
        value = self.hold_value(value)
        result = self.register(value.type)
        end = self.new_block()
        for own in [*self.below(cls.info), cls]:
            self.world.fields.complete(own)
            hit, miss = self.new_block(), self.new_block()
            self.branch(self.emit(op.IsInstance(value, own.ir)), hit, miss)
            self.start(hit)
            known = self.emit(op.Cast(value, ir.Ref(own.ir)))
            by_hand = self.world.classes.find(own, special) is not None
            made = self._by_hand(known, special, memo, e) if by_hand else self._cloned(known, own, memo, e)
            self.assign(result, self.coerce(made, value.type))
            self.goto(end)
            self.start(miss)
        self.emit(op.Unreachable())
        self.start(end)
        return result

    def _by_hand(self, value: op.Value, special: str, memo: op.Value | None, e: Context) -> op.Value:
        """What an object's own __copy__ or __deepcopy__ gives."""
        made = self.hold_value(self.call_method(value, special, [] if memo is None else [memo], e))
        if memo is not None:
            self._remember(value, made, memo, e)
        return made

    def _cloned(self, value: op.Value, cls: ClassInfo, memo: op.Value | None, e: Context) -> op.Value:
        """A new object with the fields of another, these copied where there is a memo."""
        made = self.hold_value(self.emit(op.New(cls.ir)))
        if memo is not None:
            self._remember(value, made, memo, e)
        for name, type in cls.ir.fields:
            held: op.Value = self.emit(op.GetField(value, cls.ir, name))
            if memo is not None and not name.endswith(" environment"):
                held = self._field_copied(self.hold_value(held), type, memo, e)
            self.emit(op.SetField(made, cls.ir, name, held, initial=True))
        return made

    def _field_copied(self, held: op.Value, type: ir.Type, memo: op.Value, e: Context) -> op.Value:
        """A copy of what a field holds, which may be nothing yet."""
        if isinstance(type, ir.Ref) and not type.nullable:
            loose = self.hold_value(self.emit(op.Cast(held, ir.Ref(type.cls, True, type.union))))
            return self.emit(op.Cast(self._deep(loose, memo, e), type))
        return self._deep(held, memo, e)

    # --- deep copies ---

    def _remember(self, value: op.Value, made: op.Value, memo: op.Value, e: Context) -> None:
        held = self.coerce(made, ir.Ref(self.world.classes.object.ir, nullable=True))
        self.call_method(memo, "__setitem__", [self._address(value), held], e)

    def _address(self, value: op.Value) -> op.Value:
        address = self.emit(op.Intrinsic("address", [value], ir.U64))
        return self.emit(op.Convert(address, ir.INT, modular=True))

    def _deep(self, value: op.Value, memo: op.Value, e: Context) -> op.Value:
        """A copy of a value and of all that it leads to."""
        type = value.type
        if isinstance(type, ir.Optional):
            return self._some(value, lambda known: self._deep(known, memo, e))
        if isinstance(type, ir.Tuple):
            parts = [self._deep(self.hold_value(part), memo, e) for part in self.tuple_parts(value)]
            made = self.emit(op.MakeTuple(parts))
            made.type = type
            return made
        if not isinstance(type, ir.Ref) or any(self.is_builtin(value, name) for name in _UNCHANGING):
            return value
        if self.is_object(value):
            return self._some(value, lambda known: self._object_copied(known, memo))
        return self._some(value, lambda known: self.call(self._copier(known, e), [known, memo]))

    def _object_copied(self, value: op.Value, memo: op.Value) -> op.Value:
        """A deep copy of an object, made by what it is."""
        made = self.root_call("copied", value, memo)
        return self.emit(op.Cast(made, value.type)) if made.type != value.type else made

    def copied_as(self, value: op.Value, memo: op.Value) -> op.Value:
        """A deep copy of what an object is, or holds; TypeError for what has none."""
        if self.is_object(value):
            return value
        blocks, block, done = len(self.function.blocks), self.block, len(self.block.instructions)
        try:
            return self._deep(self.hold_value(value), memo, self.world.classes.object.info)
        except (Refusal, Untypable):
            del self.function.blocks[blocks:], block.instructions[done:]
            self.block = block
            self._not_copied(value.type)
            return value

    def _not_copied(self, type: ir.Type) -> None:
        """TypeError: objects of a type have no copies."""
        self.raise_builtin("TypeError", self.text(f"cannot pickle '{shown_type(type)}' object"))

    def _copier(self, value: op.Value, e: Context) -> FunctionIR:
        """The function that copies objects of a type deeply."""
        cls = self._class_to_copy(value, e)
        told = e is self.world.classes.object.info
        key = ("deepcopy", cls.ir, told)
        if key not in self.world.made:
            memo = ir.Ref(self.world.classes.named("builtins.dict", *self._memo_type().args).ir)
            params = [op.Register(ir.Ref(cls.ir), "value", True), op.Register(memo, "memo", True)]
            name = self.world.unique(f"{cls.ir.name}.deepcopy")
            made = FunctionIR(name, params, ir.Ref(cls.ir), display_name="deepcopy", noted=False)
            self.world.made[key] = made
            self.world.program.functions.append(made)
            self._fill_copier(made, cls, e, told)
            finish(made)
        return self.world.made[key]

    def _fill_copier(self, made: FunctionIR, cls: ClassInfo, e: Context, told: bool) -> None:
        """Write the function that copies objects of a class; `told`: which they are is known when the program
        runs, so that it is there that those raise which have no copies.
        """
        inner = type_of_self(self)(Scope(self.world, made, {}, self.scope.path))
        try:
            inner._write_copier(made.params[0], made.params[1], cls, e)
        except (Refusal, Untypable):
            if not told:
                raise
            made.blocks.clear()
            made.locals.clear()
            inner = type_of_self(self)(Scope(self.world, made, {}, self.scope.path))
            inner._not_copied(made.params[0].type)

    def _write_copier(self, value: op.Value, memo: op.Value, cls: ClassInfo, e: Context) -> None:
        known, fresh = self.new_block(), self.new_block()
        self.branch(self.call_method(memo, "__contains__", [self._address(value)], e), known, fresh)
        self.start(known)
        found = self.call_method(memo, "__getitem__", [self._address(value)], e)
        self.emit(op.Return(self.emit(op.Cast(found, ir.Ref(cls.ir)))))
        self.start(fresh)
        self.emit(op.Return(self._copied_object(value, memo, cls, e)))

    def _copied_object(self, value: op.Value, memo: op.Value, cls: ClassInfo, e: Context) -> op.Value:
        """A copy of an object that was not copied before."""
        if self.is_builtin(value, "tuple"):
            items = self.world.named_type("builtins.list", *cls.instance.args)
            copies = self.hold_value(self.new_container(items))
            self.each_of(
                self.iterate_value(value, e),
                lambda item: self.append(copies, self._deep(self.hold_value(item), memo, e)),
            )
            return self.runtime("tuples.tuple_from", [copies], *cls.instance.args)
        if not cls.info.fullname.startswith(_OURS):
            return self._by_class(value, cls, memo, e)
        for name, method in (("list", "append"), ("set", "add"), ("dict", "__setitem__")):
            if self.is_builtin(value, name) and cls.info.fullname.startswith(_OURS[0]):
                return self._copied_container(value, memo, cls, method, e)
        if cls.info.fullname not in _FILLED_BY:
            shown = python_name(cls.info.fullname, ())
            self.refuse(e, f"deepcopy of a {shown} is not compiled", "a copy by hand")
        made = self.hold_value(self.call_method(value, "copy", [], e))
        self.call_method(made, "clear", [], e)
        return self._filled(made, value, memo, _FILLED_BY[cls.info.fullname], e)

    def _copied_container(
        self, value: op.Value, memo: op.Value, cls: ClassInfo, method: str, e: Context
    ) -> op.Value:
        """A list, set or dict of copies."""
        return self._filled(self.hold_value(self.make_object(cls, [])), value, memo, method, e)

    def _filled(self, made: op.Value, value: op.Value, memo: op.Value, method: str, e: Context) -> op.Value:
        """An empty container with copies of what another one holds."""
        self._remember(value, made, memo, e)
        source = self.call_method(value, "items", [], e) if method == "__setitem__" else value

        def step(item: op.Value) -> None:
            parts = self.tuple_parts(self.hold_value(item)) if method == "__setitem__" else [item]
            self.call_method(made, method, [self._deep(self.hold_value(p), memo, e) for p in parts], e)

        self.each_of(self.iterate_value(source, e), step)
        return made
