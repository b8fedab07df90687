"""Values as objects and back: boxes, the methods of all objects, and work on a union member by member."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import COVARIANT
from mypy.types import Instance, TypeVarType
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.builder import Unchecked
from ophion.compiler.frontend.lower.interface import Interface
from ophion.compiler.frontend.mypy_types import Untypable, without_none
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.source_paths import is_runtime
from ophion.compiler.frontend.world import shape
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.types import may_be_none, non_null

NUMBER_CLASSES = {"builtins.int": ir.INT, "builtins.bool": ir.BOOL, "builtins.float": ir.FLOAT}
READ_ONLY = {f"{RUNTIME}.{name}" for name in (
    "lists.VarTuple", "sets.FrozenSet", "iterators.Iterable", "iterators.Iterator", "iterators.Generator",
)}  # fmt: skip
"""The classes of the runtime whose objects may be read as those of more general items."""


class Boxing(Interface):
    """Lowers conversions to and from `object`, and what works on any object."""

    def is_object(self, value: op.Value) -> bool:
        """Whether a value may be any object, boxes among them."""
        return self.world.boxes.is_object(value.type)

    # --- into and out of boxes ---

    def box(self, value: op.Value, target: ir.Ref) -> op.Value:
        """A value that is no object as one; None becomes null."""
        if isinstance(value.type, ir.Optional):
            return self._box_optional(value, target)
        if isinstance(value.type, ir.Function):
            return self.emit(op.Cast(value, target))
        value = self._as_member(value, target)
        if isinstance(value.type, ir.Ref):
            return self.cast_object(value, target)
        held = non_null(value.type)
        cls = self.world.boxes.of(held)
        if isinstance(held, ir.Tuple):
            for item in held.items:
                self.world.root_methods.see(item, ir.Ref(self.world.classes.object.ir))
        obj = self.emit(op.New(cls))
        inner = self.coerce(value, cls.fields[0][1]) if held != ir.BOOL else self._as_int(value)
        self.emit(op.SetField(obj, cls, "value", inner, initial=True))
        return self.emit(op.Cast(obj, target))

    def _as_int(self, value: op.Value) -> op.Value:
        return self.emit(op.Convert(value, ir.INT))

    def _as_member(self, value: op.Value, target: ir.Ref) -> op.Value:
        """A tuple in the form that its union holds."""
        if isinstance(value.type, ir.Tuple):
            for member in target.union:
                if isinstance(member, ir.Tuple) and len(member.items) == len(value.type.items):
                    return self.coerce(value, member)
            for member in target.union:
                if self.is_builtin(member, "tuple"):
                    return self.coerce(value, member)
        return value

    def _box_optional(self, value: op.Value, target: ir.Ref) -> op.Value:
        assert isinstance(value.type, ir.Optional)
        held = value.type.value
        return self.choose(
            self.emit(op.IsNone(value)),
            target,
            lambda: self.none(target),
            lambda: self.box(self.emit(op.Unwrap(value, held)), target),
        )

    def unbox(self, value: op.Value, target: ir.Type) -> op.Value:
        """An object as the value that it is known to be; TypeError where that is not so."""
        assert isinstance(value.type, ir.Ref)
        if isinstance(target, ir.Optional) or (may_be_none(target) and value.type.nullable):
            return self._unbox_optional(value, target)
        if isinstance(target, ir.Function) and self.is_union(value):
            return self.by_member(value, target, lambda member: self._called(member, target))
        if self.is_builtin(target, "tuple") and self.only_tuples(value):
            return self.by_member(value, target, lambda part: self.coerce(part, target))
        value = self.coerce(value, non_null(value.type))
        with self.unless(self.holds(value, target)):
            name = self.emit(op.TypeName(self.emit(op.TypeOf(value, ir.TypeRef())), self.str_type))
            expected = self.text(f"a value of type {_whole_type(target)} was expected, not ")
            self.raise_builtin("TypeError", self.concatenate([expected, name]))
        return self.unboxed(value, target)

    def _called(self, value: op.Value, target: ir.Function) -> op.Value:
        """A member of a union as the function that is wanted; TypeError for one that cannot be called."""
        cls = self.class_of(value)
        called = cls is not None and self.world.classes.find(cls, "__call__") is not None
        if called or isinstance(value.type, ir.Function):
            return self.coerce(value, target)
        self.raise_builtin("TypeError", self.text("this value cannot be called"))
        return value

    def only_tuples(self, value: op.Value) -> bool:
        """Whether a value is of a union of tuples of fixed shape."""
        assert isinstance(value.type, ir.Ref)
        return bool(value.type.union) and all(isinstance(m, ir.Tuple) for m in value.type.union)

    def _unbox_optional(self, value: op.Value, target: ir.Type) -> op.Value:
        return self.choose(
            self.is_none(value),
            target,
            lambda: self.none(target),
            lambda: self.unbox(self.coerce(value, non_null(value.type)), non_null(target)),
        )

    def unboxed(self, value: op.Value, target: ir.Type) -> op.Value:
        """An object as the value that it holds, which has been tested."""
        if isinstance(target, ir.Ref | ir.Function):
            return self.emit(op.Cast(value, target))
        if target == ir.FLOAT:
            return self._unboxed_float(value)
        if target == ir.INT and self.enum_of(target) is None:
            return self._unboxed_int(value)
        held = self._in_box(value, self.world.boxes.of(target))
        if target == ir.BOOL:
            return self.emit(op.Compare("ne", held, self.number(0)))
        return held

    def _in_box(self, value: op.Value, box: ir.ClassIR) -> op.Value:
        """What a box of one class holds."""
        return self.emit(op.GetField(self.emit(op.Cast(value, ir.Ref(box))), box, "value"))

    def _unboxed_int(self, value: op.Value) -> op.Value:
        whole = self.world.boxes.of(ir.INT)
        result = self.register(ir.INT)
        self.assign(result, self._in_box(value, whole))
        wide = self.world.boxes.of(ir.U64)
        large, end = self.new_block(), self.new_block()
        self.branch(self.emit(op.IsInstance(value, wide)), large, end, False)
        self.start(large)
        self.assign(result, self._in_box(value, wide))
        self.goto(end)
        self.start(end)
        return result

    def _unboxed_float(self, value: op.Value) -> op.Value:
        real, whole = self.world.boxes.of(ir.FLOAT), self.world.boxes.of(ir.INT)
        return self.choose(
            self.emit(op.IsInstance(value, real)),
            ir.FLOAT,
            lambda: self._in_box(value, real),
            lambda: self._in_box(value, whole),
            likely=True,
        )

    def holds(self, value: op.Value, target: ir.Type) -> op.Value:
        """Whether an object (not None) is, or holds, a value of a type."""
        if isinstance(target, ir.Ref):
            return self.emit(op.IsInstance(value, target.cls))
        if isinstance(target, ir.Function):
            if not self.is_union(value):
                message = "whether an object is a function, and what it takes, is not known when compiling"
                raise Refusal(self.line, -1, message, "a variable or parameter of a Callable type")
            return op.Constant(ir.BOOL, True)  # the last one that is asked of a union
        test = self.emit(op.IsInstance(value, self.world.boxes.of(target)))
        if target == ir.FLOAT:
            whole = self.emit(op.IsInstance(value, self.world.boxes.of(ir.INT)))
            return self.emit(op.Select(test, op.Constant(ir.BOOL, True), whole))
        return test

    def cast_object(self, value: op.Value, target: ir.Ref) -> op.Value:
        """An object as one of another class: above it, or below as mypy knows; from `object` it is tested."""
        source = value.type
        assert isinstance(source, ir.Ref)
        self._check_member(source, target)
        self.world.root_methods.see(source, target)
        if self.is_object(value) and not self.world.boxes.is_object(target):
            return self.unbox(value, target)
        one, other = self.class_of(source), self.class_of(target)
        below = target.cls is not source.cls and target.cls.is_subclass(source.cls)
        if below and not is_runtime(self.scope.path):
            return self.unbox(value, target)
        if below or source.cls.is_subclass(target.cls) or one is None or other is None:
            return self.emit(op.Cast(value, target))
        if one.info is not other.info:
            raise self._unrelated(value, target)
        pairs = zip(one.instance.args, other.instance.args, strict=True)
        kinds = [(self.world.types.of(a), self.world.types.of(b)) for a, b in pairs]
        if all(shape(a) == shape(b) for a, b in kinds):
            self._check_items(one, other)
            return self.emit(op.Cast(value, target))
        return self._as_form(value, other, target)

    def _check_items(self, one: ClassInfo, other: ClassInfo) -> None:
        """Refuse to take a container for one of other objects: its items would not be tested."""
        reads_only = one.info.fullname in READ_ONLY
        variables = zip(one.info.defn.type_vars, one.instance.args, other.instance.args, strict=True)
        for variable, given, promised in variables:
            item, wanted = self.world.types.of(given), self.world.types.of(promised)
            covariant = isinstance(variable, TypeVarType) and variable.variance == COVARIANT
            if item != wanted and not ((reads_only or covariant) and self._may_be_read_as(item, wanted)):
                name = one.ir.display_name.lower()
                message = f"a {name} is not taken for a {name} of other items in compiled code"
                raise Refusal(self.line, -1, message, f"a new {name}, of items that are tested one by one")

    def _may_be_read_as(self, item: ir.Type, wanted: ir.Type) -> bool:
        """Whether what is held as one type, of the same shape as another, may be read as that."""
        if isinstance(item, ir.Tuple) and isinstance(wanted, ir.Tuple):
            return all(self._may_be_read_as(*pair) for pair in zip(item.items, wanted.items, strict=True))
        if not isinstance(item, ir.Ref) or not isinstance(wanted, ir.Ref):
            return True
        if item.nullable and not wanted.nullable:
            return False
        one, other = self.class_of(item), self.class_of(wanted)
        if item.cls.is_subclass(wanted.cls) or one is None or other is None or one.info is not other.info:
            return item.cls.is_subclass(wanted.cls)
        self._check_items(one, other)
        return True

    def _unrelated(self, value: op.Value, target: ir.Ref) -> Refusal:
        """What says no to an object of a class that has nothing to do with the wanted one."""
        python = getattr(target.cls, "python_name", "") or target
        return Refusal(
            self.line, -1, f"a value of type {value.type} cannot be used as {python} in compiled code"
        )

    def _check_member(self, source: ir.Ref, target: ir.Ref) -> None:
        """Refuse an object of a class that is not among those which a protocol is made of."""
        if not self.world.boxes.is_object(target) or target.union not in self.world.protocols.unions:
            return
        members = [member for member in target.union if isinstance(member, ir.Ref)]
        known = source.union or (source,)
        if all(isinstance(k, ir.Ref) and any(k.cls.is_subclass(m.cls) for m in members) for k in known):
            return
        name = source.cls.display_name or source.cls.name
        message = f"a {name} is kept as a protocol, which stands for classes at the top of modules only"
        raise Refusal(self.line, -1, message, "a parameter of the protocol's type, or an abstract base class")

    def _as_form(self, value: op.Value, cls: ClassInfo, target: ir.Ref) -> op.Value:
        """A tuple whose items are held otherwise; or a display without items, which fits every type."""
        if self.is_builtin(value, "tuple"):
            return self.converted_tuple(self.coerce(value, non_null(value.type)), cls)
        if not any(self.is_builtin(value, name) for name in ("list", "dict", "set")):
            raise self._unrelated(value, target)
        empty, other = self.new_block(), self.new_block()
        held = self.hold_value(self.coerce(value, non_null(value.type)))
        self.branch(self.emit(op.Compare("eq", self.length(held), self.number(0))), empty, other)
        self.start(other)
        self.raise_builtin("TypeError", self.text("a container with items of another type"))
        self.start(empty)
        return self.coerce(self.make_object(cls, []), target)

    def read_as(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """A list, dict or set that is only read, as one of more general items; a copy, where it holds its own
        otherwise.
        """
        known = self.class_of(value)
        kind = next((name for name in ("list", "dict", "set") if self.is_builtin(value, name)), None)
        if known is cls or known is None or kind is None:
            return value
        value = self.hold_value(self.coerce(value, non_null(value.type)))
        types = self.world.types
        pairs = zip(known.instance.args, cls.instance.args, strict=True)
        if all(shape(types.of(given)) == shape(types.of(wanted)) for given, wanted in pairs):
            return self.emit(op.Cast(value, ir.Ref(cls.ir)))
        made = self.hold_value(self.make_object(cls, []))

        def put(item: op.Value) -> None:
            if kind == "dict":
                found = self.call_method(value, "__getitem__", [item], cls.info)
                self.call_method(made, "__setitem__", [item, found], cls.info)
            else:
                self.call_method(made, "append" if kind == "list" else "add", [item], cls.info)

        self._for_each(value, cls, put)
        return made

    def _for_each(self, value: op.Value, cls: ClassInfo, work: Callable[[op.Value], object]) -> None:
        """Do some work with each item of a container."""
        walk = self.iterate_value(value, cls.info)
        top, inside, end = self.new_block(), self.new_block(), self.new_block()
        walk.begin()
        self.goto(top)
        self.start(top)
        walk.test(inside, end)
        self.start(inside)
        item = walk.values()
        assert isinstance(item, op.Value)
        work(item)
        walk.advance()
        self.goto(top)
        self.start(end)

    def converted_tuple(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """The items of a sequence as a tuple of a class."""
        if isinstance(value.type, ir.Tuple):
            return self.variable_tuple(value, ir.Ref(cls.ir))
        element = cls.instance.args[0]
        holder = self.hold_value(self.make_object(self.world.classes.named("builtins.list", element), []))
        self._for_each(value, cls, lambda item: self.call_method(holder, "append", [item], cls.info))
        return self.runtime("tuples.frozen", [holder], element)

    # --- what any object can do ---

    def root_call(self, kind: str, value: op.Value, *more: op.Value) -> op.Value:
        """repr, str, eq, hash, bool or format of any object that is not None."""
        declared, slot = self.world.root_methods.signature(kind)
        args = [self.coerce(a, p.type) for a, p in zip([value, *more], declared.params, strict=True)]
        return self.emit(op.CallVirtual(declared, slot, args, root=True))

    def takes_any(self, cls: ClassInfo) -> bool:
        """Whether a class has an __eq__ that takes any object."""
        method = self.world.classes.find(cls, "__eq__")
        if method is None or self.world.signature(method.function).variables:
            return False
        return self.world.boxes.is_object(self.world.method_signature(method, cls).params[1].type)

    # --- unions ---

    def members_of(self, value: op.Value) -> list[ir.Type]:
        """The members of a value's union, those that others include first."""
        assert isinstance(value.type, ir.Ref)

        def rank(type: ir.Type) -> int:
            if isinstance(type, ir.Function):
                return 3
            if type == ir.FLOAT:
                return 2
            return 1 if type == ir.INT and self.enum_of(type) is None else 0

        return sorted(value.type.union, key=rank)

    def by_member(self, value: op.Value, result: ir.Type, work: Callable[[op.Value], op.Value]) -> op.Value:
        """Do some work with a value of a union as each of its members, and join the results."""
        value = self.coerce(value, non_null(value.type))
        held = self.hold_value(value)
        joined = self.register(result) if result != ir.VOID else None
        end = self.new_block()
        members = self.members_of(held)
        if isinstance(held.type, ir.Ref) and held.type.union in self.world.types.open_unions:
            return self._by_open_member(held, joined, work, end)
        for position, member in enumerate(members):
            miss = self.new_block()
            if position < len(members) - 1:
                hit = self.new_block()
                self.branch(self.holds(held, member), hit, miss)
                self.start(hit)
            found = work(self.unboxed(held, member))
            if joined is not None and not self.block.terminated:
                self.assign(joined, found)
            self.goto(end)
            if position < len(members) - 1:
                self.start(miss)
        self.start(end)
        return joined if joined is not None else self.none()

    def _by_open_member(
        self, held: op.Value, joined: op.Register | None, work: Callable[[op.Value], op.Value], end: Block
    ) -> op.Value:
        """The same of a generic class whose items may be anything: TypeError for the members with which the
        work cannot be done.
        """
        members = self.members_of(held)
        if not [member for member in members if self.done_with(held, member, joined, work, end)]:
            message = "no form of this class that the program has can do this"
            raise Refusal(self.line, -1, message, "a type with what it holds in the place of Any")
        self.raise_builtin("TypeError", self.text("a value of another type was expected"))
        self.emit(op.Unreachable())
        self.start(end)
        return joined if joined is not None else self.none()

    def done_with(
        self,
        held: op.Value,
        member: ir.Type,
        joined: op.Register | None,
        work: Callable[[op.Value], op.Value],
        end: Block,
    ) -> bool:
        """Do some work with an object as a value of one type, where it is one, and go to `end`; go on where
        it is not. Whether the work can be done: what was emitted for one that cannot is taken back.
        """
        blocks, block, done = len(self.function.blocks), self.block, len(self.block.instructions)
        try:
            hit, miss = self.new_block(), self.new_block()
            self.branch(self.holds(held, member), hit, miss)
            self.start(hit)
            found = work(self.unboxed(held, member))
            if joined is not None and not self.block.terminated:
                self.assign(joined, self.none(joined.type) if found.type == ir.VOID else found)
        except (Refusal, Untypable, Unchecked):
            del self.function.blocks[blocks:], block.instructions[done:]
            self.block = block
            return False
        if not self.block.terminated:
            self.goto(end)
        self.start(miss)
        return True

    def one_iterable(self, value: op.Value, formal: MypyType) -> op.Value:
        """A value of one of several iterables as the Iterable that a parameter takes."""
        kind = without_none(formal)
        if not self.is_union(value) or not isinstance(kind, Instance) or kind.type.name != "Iterable":
            return value
        element = self.world.inference.element(self.world.mypy_type(value.type))
        held = ir.Ref(self.world.iterators.named("Iterable", element).ir)
        return self.by_member(value, held, lambda member: self.coerce(member, held))

    def is_union(self, value: op.Value) -> bool:
        """Whether a value is of a union whose members are known."""
        return isinstance(value.type, ir.Ref) and bool(value.type.union) and self.is_object(value)


def _whole_type(type: ir.Type) -> str:
    """The name of a type's class; of a container with what it holds, since others hold other things."""
    whole = type.cls.python_name if isinstance(type, ir.Ref) else ""
    return whole if "[" in whole else shown_type(type)


def shown_type(type: ir.Type) -> str:
    """The name of a type's class."""
    if type == ir.VOID:
        return "NoneType"
    if isinstance(type, ir.Ref):
        return type.cls.display_name or type.cls.name
    return "tuple" if isinstance(type, ir.Tuple) else str(type)
