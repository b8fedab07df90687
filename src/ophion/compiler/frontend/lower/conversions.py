"""The same Python value held as another type, and calls of known functions, which convert their arguments."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from mypy.types import CallableType, UnionType, get_proper_type
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.builder import NUMBERS, Builder
from ophion.compiler.frontend.mypy_types import Env, Untypable, is_protocol
from ophion.compiler.frontend.names import RUNTIME, SEPARATE
from ophion.compiler.frontend.source_paths import is_runtime
from ophion.compiler.frontend.world import shape
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import may_be_none, non_null


class Conversions(Builder, ABC):
    """Converts values between representations."""

    def assign(self, register: op.Register, value: op.Value) -> None:
        """Store into a local variable, converting."""
        self.emit(op.Assign(register, self.coerce(value, register.type)))

    def merge(self, type: ir.Type, *ways: tuple[Block, Callable[[], op.Value]]) -> op.Register:
        """A value that each block makes in its own way: that of the one where control has come."""
        result = self.register(type)
        end = self.new_block()
        for block, make in ways:
            self.start(block)
            self.assign(result, make())
            self.goto(end)
        self.start(end)
        return result

    def choose(
        self,
        test: op.Value,
        type: ir.Type,
        true: Callable[[], op.Value],
        false: Callable[[], op.Value],
        likely: bool | None = None,
    ) -> op.Register:
        """A value made in one way where a test holds, and in another where it does not."""
        yes, no = self.new_block(), self.new_block()
        self.branch(test, yes, no, likely)
        return self.merge(type, (yes, true), (no, false))

    def refuse_hidden(self, *values: op.Value) -> None:
        """Refuse what depends on the object that an Iterable hides. Methods of the runtime, and those that
        the compiler writes, are made for every class and raise instead: nobody may ever call them.
        """
        for value in values:
            abstract = self.world.abstract.is_abstract(value.type)
            if abstract or self.world.iterators.kind(value.type) == "Iterable":
                message = "an Iterable can only be iterated over: what object stands behind it is not known"
                if abstract:
                    message = "what object stands behind an abstract container is not known"
                if self.scope.path and not self.function.name.startswith(f"{RUNTIME}."):
                    raise Refusal(self.line, -1, message, "the type of the object")
                self.raise_builtin("TypeError", self.text(message))

    def _is_below(self, source: ir.Type, target: ir.Ref) -> bool:
        """Whether a value is one of an abstract type already, and needs no other form."""
        return isinstance(source, ir.Ref) and source.cls is target.cls and target.nullable

    def set_field(
        self, obj: op.Value, cls: ClassInfo, name: str, value: op.Value, initial: bool = False
    ) -> None:
        """Set a field of an object; `initial`: of a new one, where nothing is to be dropped."""
        held = self.coerce(value, self.field_type(cls, name))
        self.emit(op.SetField(obj, cls.ir, cls.field(name), held, initial=initial))

    def coerce(self, value: op.Value, target: ir.Type) -> op.Value:
        """The same Python value held as another type. None-ness has been proved by mypy where it matters."""
        source = value.type
        if source == target or target == ir.VOID:
            return value
        if source == ir.VOID and may_be_none(target):
            return self.none(target)
        if may_be_none(source) and not may_be_none(target) and not self._is_trusted():
            value = self.emit(op.CheckNone(value, non_null(source), "'NoneType' object"))
            source = value.type
        if isinstance(target, ir.Ref) and self.world.iterators.info(target) is not None:
            return self.as_iterable(value, target)
        if isinstance(target, ir.Ref) and self.world.abstract.is_abstract(target):
            return value if self._is_below(source, target) else self.as_abstract(value, target)
        boxes = self.world.boxes
        if boxes.is_object(target):
            self.refuse_hidden(value)
        if isinstance(target, ir.Ref) and boxes.is_object(target) and not isinstance(source, ir.Ref):
            return self.box(value, target)
        if boxes.is_object(source) and not isinstance(target, ir.Ref):
            return self.unbox(value, target)
        if isinstance(target, ir.Optional):
            return self._to_optional(value, target)
        if isinstance(source, ir.Optional):
            return self.coerce(self.emit(op.Unwrap(value, source.value)), target)
        if source in NUMBERS and target in NUMBERS and (source != ir.FLOAT or target == ir.FLOAT):
            return self._to_number(value, target)
        found = self._in_form(value, target)
        if found is None:
            message = f"a value of type {source} cannot be used as {target} in compiled code"
            raise Refusal(self.line, -1, message)
        return found

    def _in_form(self, value: op.Value, target: ir.Type) -> op.Value | None:
        """A tuple, an object, a function or the like in another form of its kind; None where it has none."""
        source = value.type
        if isinstance(source, ir.Tuple) and isinstance(target, ir.Tuple):
            if len(source.items) == len(target.items):
                parts = zip(self.tuple_parts(value), target.items, strict=True)
                return self.emit(op.MakeTuple([self.coerce(part, type) for part, type in parts]))
        if isinstance(source, ir.Tuple) and self.is_builtin(target, "tuple"):
            return self.variable_tuple(value, target)
        if self.is_builtin(source, "tuple") and isinstance(target, ir.Tuple):
            return self._fixed_tuple(value, target)
        if isinstance(target, ir.Ref) and isinstance(source, ir.Ref):
            if source.cls is not target.cls and self.is_builtin(target, "memoryview"):
                value = self.as_view(value)
            path = self.as_path(value) if self.is_builtin(target, "str") else None
            if path is not None:
                return path
            self._check_separate(source, target)
            return self.cast_object(value, target)
        if isinstance(source, ir.Primitive) and source.cls is not None and self.is_builtin(target, "str"):
            return self.call(
                self.world.enum_function("values", self.world.classes.by_ir[source.cls].info), [value]
            )
        if type(source) is type(target) and shape(source) == shape(target):
            self.world.root_methods.see(source, target)
            return self.emit(op.Cast(value, target))
        if isinstance(target, ir.Function) and isinstance(source, ir.Function):
            return self.adapt_closure(value, source, target)
        if isinstance(target, ir.Function) and isinstance(source, ir.Ref):
            called = self.as_function(value, len(target.params))
            return None if called is None else self.coerce(called, target)
        return self.number_of(value, target) if target in NUMBERS else None

    def _fixed_tuple(self, value: op.Value, target: ir.Tuple) -> op.Value:
        """A tuple of any length as one of fixed shape, as mypy was told that it is; TypeError otherwise."""
        held, cls = self.register(value.type), self.class_of(value)
        assert cls is not None
        self.assign(held, value)
        length = self.emit(op.GetField(held, cls.ir, "length"))
        with self.unless(self.emit(op.Compare("eq", length, self.number(len(target.items))))):
            self.raise_builtin("TypeError", self.text(f"a tuple of {len(target.items)} items was expected"))
        slots = self.emit(op.GetField(held, cls.ir, "items"))
        parts = [self.emit(op.SlotsLoad(slots, self.number(place))) for place in range(len(target.items))]
        items = [self.coerce(part, type) for part, type in zip(parts, target.items, strict=True)]
        made = self.emit(op.MakeTuple(items))
        self.emit(op.Intrinsic("keep", [held], ir.VOID))
        return made

    def whole(self, value: op.Value, target: ir.Primitive) -> op.Value:
        """A number as an integer, a float without its fraction."""
        return self.emit(op.Convert(value, target)) if value.type == ir.FLOAT else self.coerce(value, target)

    def _is_trusted(self) -> bool:
        """Whether mypy has proved what it says of the types here."""
        return self.world.proves(self.scope.path) or is_runtime(self.scope.path)

    def _check_separate(self, source: ir.Ref, target: ir.Ref) -> None:
        """Refuse to take a Counter or the like for the dict that it is in Python."""
        cls = self.world.classes.by_ir.get(source.cls)
        if cls is None or cls.info.fullname not in SEPARATE or source.cls is target.cls:
            return
        if target.cls.base is not None and source.cls.is_subclass(target.cls):
            name = target.cls.display_name.lower()
            message = f"a {cls.info.name} is not taken for a {name} in compiled code"
            raise Refusal(self.line, -1, message, f"{name}(...) of it, or a parameter of type Mapping")

    def receiver(self, value: op.Value, function: FunctionIR) -> op.Value:
        """An object as the first argument of one of its methods."""
        target = function.params[0].type
        if isinstance(value.type, ir.Ref) and isinstance(target, ir.Ref) and value.type != target:
            return self.emit(op.Cast(value, target))
        return value

    def _to_optional(self, value: op.Value, target: ir.Optional) -> op.Value:
        source = value.type
        if not isinstance(source, ir.Optional):
            return self.emit(op.Wrap(self.coerce(value, target.value), target))

        def inner() -> op.Value:
            held = self.coerce(self.emit(op.Unwrap(value, source.value)), target.value)
            return self.emit(op.Wrap(held, target))

        return self.choose(self.emit(op.IsNone(value)), target, lambda: self.none(target), inner)

    def _to_number(self, value: op.Value, target: ir.Type) -> op.Value:
        if isinstance(value, op.Constant) and isinstance(value.value, int):
            if target == ir.FLOAT:
                return op.Constant(target, float(value.value))
            if target == ir.BOOL:
                return op.Constant(target, bool(value.value))
            low, high = (0, 2**64) if target == ir.U64 else (-(2**63), 2**63)
            if low <= value.value < high:
                return op.Constant(target, int(value.value))
        return self.emit(op.Convert(value, target))

    @abstractmethod
    def raise_builtin(self, name: str, message: op.Value | None = None) -> None:
        """Raise an exception of the runtime."""

    @abstractmethod
    def one_iterable(self, value: op.Value, formal: MypyType) -> op.Value:
        """A value of one of several iterables as the Iterable that a parameter takes."""

    @abstractmethod
    def as_abstract(self, value: op.Value, target: ir.Ref) -> op.Value:
        """A container as a Collection or Sequence."""

    @abstractmethod
    def as_iterable(self, value: op.Value, target: ir.Ref) -> op.Value:
        """A value as an Iterable, Iterator or Generator."""

    @abstractmethod
    def number_of(self, value: op.Value, target: ir.Type) -> op.Value | None:
        """What `__index__` says of an object, or `__float__`; None where it has neither."""

    @abstractmethod
    def box(self, value: op.Value, target: ir.Ref) -> op.Value:
        """A value that is no object as one."""

    @abstractmethod
    def unbox(self, value: op.Value, target: ir.Type) -> op.Value:
        """An object as the value that it is known to be."""

    @abstractmethod
    def cast_object(self, value: op.Value, target: ir.Ref) -> op.Value:
        """An object as one of another class."""

    @abstractmethod
    def as_view(self, buffer: op.Value) -> op.Value:
        """bytes or bytearray as a memoryview."""

    def tuple_parts(self, value: op.Value) -> list[op.Value]:
        """The items of a tuple of fixed shape, borrowed."""
        assert isinstance(value.type, ir.Tuple)
        return [self.emit(op.TupleItem(value, index)) for index in range(len(value.type.items))]

    @abstractmethod
    def variable_tuple(self, value: op.Value, target: ir.Type) -> op.Value:
        """A tuple of fixed shape as tuple[T, ...]."""

    @abstractmethod
    def as_path(self, value: op.Value) -> op.Value | None:
        """What an object stands for where a path is wanted: its `__fspath__`. None where it has none."""

    @abstractmethod
    def as_function(self, value: op.Value, count: int = -1) -> op.Value | None:
        """An object with `__call__` as a function of `count` arguments, or of all; None of other objects."""

    @abstractmethod
    def adapt_closure(self, value: op.Value, source: ir.Function, target: ir.Function) -> op.Value:
        """A function value with another signature."""

    # --- calls to known functions ---

    def call(self, function: FunctionIR, args: list[op.Value]) -> op.Value:
        """Call with conversion of each argument to its parameter's type."""
        converted = [self.coerce(a, p.type) for a, p in zip(args, function.params, strict=True)]
        return self.emit(op.Call(function, converted))

    def runtime(self, name: str, args: list[op.Value], *types: MypyType) -> op.Value:
        """Call a function of the runtime by name ("strings.concat2"); `types` are its type arguments, in
        order.
        """
        node = self.world.named_function(f"ophion.runtime.{name}")
        self.world.module_of(node.fullname)
        signature = self.world.signature(node)
        args = [self.one_iterable(a, t) for a, t in zip(args, signature.arg_types, strict=True)]
        env: Env = {
            v.id: self.world.classes.inhabited(t) for v, t in zip(signature.variables, types, strict=False)
        }
        if len(types) < len(signature.variables):
            for formal, arg in zip(signature.arg_types, args, strict=True):
                self.unify_value(formal, arg, env)
        actual = self.actual_types(signature, args)
        return self.call(self.world.function(node, None, env, actual), args)

    def never_comes_here(self) -> None:
        """Code that mypy proved to be unreachable, and so gave no types. A proof may err: it takes a
        field that was tested for unchanged by the calls behind the test.
        """
        if not is_runtime(self.scope.path):
            self.runtime("errors.raise_unreachable", [])
        self.emit(op.Unreachable())

    def unify_value(self, formal: MypyType, arg: op.Value, env: Env) -> None:
        """Infer type variables from a value whose IR type only is known."""
        try:
            self.world.inference.unify(formal, self.world.mypy_type(arg.type), env)
        except Untypable:
            return

    def bind_defaults(self, signature: CallableType, env: Env) -> None:
        """Give the type variables that no argument has bound the first type of their bounds."""
        for variable in signature.variables:
            bound = get_proper_type(variable.upper_bound)
            if variable.id not in env and isinstance(bound, UnionType):
                env[variable.id] = bound.items[0]

    def actual_types(self, signature: object, args: list[op.Value]) -> dict[int, ir.Type]:
        """The concrete types of the arguments that stand for protocol parameters."""
        assert isinstance(signature, CallableType)
        return {
            i: arg.type
            for i, (formal, arg) in enumerate(zip(signature.arg_types, args, strict=False))
            if is_protocol(formal)
        }
