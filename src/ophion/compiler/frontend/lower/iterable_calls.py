"""Builtin functions over iterables: sum, any, all, min, max, len, sorted, and the making of containers."""

from __future__ import annotations

from collections.abc import Callable

from mypy.expandtype import expand_type
from mypy.infer import infer_type_arguments
from mypy.nodes import (
    CallExpr,
    Context,
    Expression,
    GeneratorExpr,
    MemberExpr,
    NameExpr,
    RefExpr,
)
from mypy.subtypes import is_subtype
from mypy.types import FunctionLike, Instance, TupleType
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.displays import NOWHERE
from ophion.compiler.frontend.lower.operators import INTEGERS
from ophion.compiler.frontend.lower.walks import Iteration, IteratorWalk
from ophion.compiler.frontend.scan import is_lazy
from ophion.compiler.frontend.typemap import may_be_none, non_null, proper, without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class IterableCalls(Closures):
    """Builtin functions over iterables: sum, any, all, min, max, len, sorted, and the making
    of containers.
    """

    def dict_fromkeys_call(self, e: CallExpr) -> op.Value:
        """dict.fromkeys(keys, value)."""
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        keys = self.keep(self.at_once(e.args[0]))
        value = self.expr(e.args[1]) if len(e.args) > 1 else self.none()
        return self.runtime("dicts.dict_fromkeys", [keys, value], *type.args)

    def key_function(self, e: Expression, element: MypyType) -> op.Value:
        """The key= of sorted, min and max: a function of one element."""
        type = without_none(self.type_of(e))
        if isinstance(e, NameExpr) and e.fullname.startswith("builtins.") and isinstance(type, FunctionLike):
            params = (self.world.types.of(self.concrete(element)),)
            return self.builtin_value(e, ir.Function(params, self.ir_type(_applied(type, element), e)))
        return self.expr(e)

    def extreme_call(self, e: CallExpr, symbol: str) -> op.Value:
        """min(...) and max(...)."""
        named = dict(zip(e.arg_names, e.args, strict=True))
        args = [a for a, n in zip(e.args, e.arg_names, strict=True) if n is None]
        element = self.world.types.element(self.type_of(args[0])) if len(args) == 1 else self.type_of(e)
        key = self.hold_value(self.key_function(named["key"], element)) if "key" in named else None
        if len(args) == 1:
            return self._extreme_of(e, args[0], symbol, key, named.get("default"))
        type = self.ir_of(e)
        result = self.register(type)
        best = None
        for position, arg in enumerate(args):
            value = self.hold_value(self.coerce(self.expr(arg), type))
            rank = value if key is None else self.hold_value(self.call_value(key, [value]))
            if position == 0:
                self.assign(result, value)
                best = self.register(rank.type)
                self.assign(best, rank)
                continue
            assert best is not None
            self._take_better(symbol, value, rank, result, best, e)
        return result

    def _take_better(
        self,
        symbol: str,
        value: op.Value,
        rank: op.Value,
        result: op.Register,
        best: op.Register,
        e: Context,
    ) -> None:
        better, after = self.new_block(), self.new_block()
        self.branch(self.order(symbol, rank, best, e), better, after)
        self.start(better)
        self.assign(result, value)
        self.assign(best, rank)
        self.goto(after)
        self.start(after)

    def _extreme_of(
        self, e: CallExpr, source: Expression, symbol: str, key: op.Value | None, default: Expression | None
    ) -> op.Value:
        type = self.ir_of(e)
        result = self.register(type if type != ir.VOID else ir.INT)
        seen = self.register(ir.BOOL)
        self.assign(seen, op.Constant(ir.BOOL, False))
        best: list[op.Register] = []

        def step(value: op.Value) -> None:
            held = self.hold_value(value)
            rank = held if key is None else self.hold_value(self.call_value(key, [held]))
            if not best:
                best.append(self.register(rank.type))
            first, later, after = self.new_block(), self.new_block(), self.new_block()
            self.branch(seen, later, first)
            self.start(first)
            self.assign(result, held)
            self.assign(best[0], rank)
            self.assign(seen, op.Constant(ir.BOOL, True))
            self.goto(after)
            self.start(later)
            self._take_better(symbol, held, rank, result, best[0], e)
            self.goto(after)
            self.start(after)

        self.each(source, step)
        empty, end = self.new_block(), self.new_block()
        self.branch(seen, end, empty)
        self.start(empty)
        if default is not None:
            self.assign(result, self.expr(default))
        else:
            name = "min" if symbol == "<" else "max"
            self.raise_builtin("ValueError", self.text(f"{name}() arg is an empty sequence"))
        self.goto(end)
        self.start(end)
        return result

    def call_value(self, function: op.Value, args: list[op.Value]) -> op.Value:
        """Call a function value with ready arguments."""
        function = self.coerce_non_null(function)
        assert isinstance(function.type, ir.Function)
        if len(args) != len(function.type.params):
            message = f"a function of type {function.type} is called with {len(args)} arguments here"
            raise Refusal(self.line, -1, message, "a lambda that calls it with all its arguments")
        ready = [self.coerce(a, t) for a, t in zip(args, function.type.params, strict=True)]
        return self.emit(op.CallClosure([function, *ready], function.type.result))

    def coerce_non_null(self, value: op.Value) -> op.Value:
        """The value with a type that excludes None."""
        return self.coerce(value, non_null(value.type))

    def each(self, source: Expression, step: Callable[[op.Value], object]) -> None:
        """Run `step` for every value of an iterable; a generator expression is looped over in place."""
        if isinstance(source, GeneratorExpr):
            self.comprehend(source, lambda: step(self.expr(source.left_expr)))
            return
        self.each_of(self.iterate(source), step)

    def each_of(self, iteration: Iteration, step: Callable[[op.Value], object]) -> None:
        """Run `step` for every value of a walk."""
        top, inside, following, end = (self.new_block() for _ in range(4))
        iteration.begin()
        self.goto(top)
        self.start(top)
        iteration.test(inside, end)
        self.start(inside)
        value = iteration.values()
        step(self.joined(value))
        self.goto(following)
        self.start(following)
        iteration.advance()
        self.goto(top)
        self.start(end)

    def reduced_call(self, e: CallExpr, symbol: str, neutral: int) -> op.Value:
        """sum(iterable, start=0), math.prod(iterable, start=1)."""
        type = self.ir_of(e)
        total = self.register(type)
        start = self.number(neutral)
        self.assign(total, self.expr(e.args[1]) if len(e.args) > 1 else start)
        self.each(e.args[0], lambda value: self.assign(total, self.binary_values(symbol, total, value, e)))
        return total

    def quantifier_call(self, e: CallExpr, stop_on: bool) -> op.Value:
        """any(iterable) and all(iterable), which stop at the first true or false value."""
        result = self.register(ir.BOOL)
        end = self.new_block()
        self.assign(result, op.Constant(ir.BOOL, stop_on))

        def step(value: op.Value) -> None:
            going = self.new_block()
            test = self.truth(value)
            self.branch(test, end if stop_on else going, going if stop_on else end)
            self.start(going)

        self.each(e.args[0], step)
        self.assign(result, op.Constant(ir.BOOL, not stop_on))
        self.goto(end)
        self.start(end)
        return result

    def len_call(self, e: CallExpr) -> op.Value:
        """len(x)."""
        known = self.world.constants.evaluate(e)
        if isinstance(known, int):
            return self.number(known)
        enum = self.enum_named(e.args[0])
        if enum is not None:
            return self.number(len(self.world.enums.canonical(enum)))
        count = self.array_length(e.args[0])
        return count if count is not None else self.length(self.expr(e.args[0], borrow=True))

    def array_length(self, e: Expression) -> op.Value | None:
        """len() of an Array field of a Struct."""
        if isinstance(e, MemberExpr) and e.expr in self.world.checked.types:
            base = proper(self.type_of(e.expr))
            if isinstance(base, Instance) and self.world.structs.is_struct(base.type):
                field = self.world.structs.layout(base.type).fields.get(e.name)
                if field is not None and field.kind == "array":
                    return self.number(field.count)
        return None

    def length(self, value: op.Value) -> op.Value:
        if may_be_none(value.type):
            value = self.coerce(value, non_null(value.type))
        value = self.as_text(value)
        if isinstance(value.type, ir.Tuple):
            return self.number(len(value.type.items))
        cls = self.class_of(value)
        assert cls is not None
        return self.call_method(value, "__len__", [], cls.info)

    def sorted_call(self, e: CallExpr) -> op.Value:
        """sorted(iterable, key=..., reverse=...)."""
        named = dict(zip(e.arg_names, e.args, strict=True))
        result = self.hold_value(self.list_from(e.args[0], e))
        element = self.world.types.element(self.type_of(e))
        key = self.key_function(named["key"], element) if "key" in named else None
        reverse = self.expr(named["reverse"]) if "reverse" in named else op.Constant(ir.BOOL, False)
        self.sort(result, key, reverse, e)
        return result

    def sort(self, holder: op.Value, key: op.Value | None, reverse: op.Value, e: Context) -> None:
        """Sort a list in place."""
        if key is None or key.type == ir.VOID:
            self.call_method(holder, "sort_plain", [reverse], e)
        else:
            self.call_method(holder, "sort_by", [key, reverse], e)

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
        value = self.expr(source)
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
        return self.runtime("lists.tuple_from", [self.list_from(e.args[0], e)], type.args[0])

    def set_call(self, e: CallExpr, kind: str) -> op.Value:
        """set(iterable), frozenset(iterable)."""
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        if not e.args:
            if kind == "set":
                return self.new_container(type)
            empty = self.new_container(self.world.named_type("builtins.list", type.args[0]))
            return self.runtime("sets.frozenset_from", [empty], type.args[0])
        source = self.at_once(e.args[0])
        if isinstance(source.type, ir.Tuple):
            source = self.list_of(
                [self.emit(op.TupleItem(source, i)) for i in range(len(source.type.items))], ir.VOID, e
            )
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
        value = self.at_once(source)
        if isinstance(value.type, ir.Tuple):
            value = self.list_of(self.tuple_parts(value), ir.VOID, source)
        known = self.dict_class(value)
        if known is not None:
            plain = self.emit(op.Cast(value, ir.Ref(known.ir)))
            return self.runtime("dicts.dict_copy", [plain], *type.args)
        return self.runtime("dicts.dict_from", [value], *type.args)

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
            return self.expr(e, hint)
        holder = self.hold_value(
            self.new_container(self.world.named_type("builtins.list", self.element_of(e)))
        )
        self.each(e, lambda value: self.append(holder, value))
        return holder

    def element_of(self, e: Expression) -> MypyType:
        """What iterating over an expression gives."""
        return self.world.types.element(self.type_of(e))

    def iter_call(self, e: CallExpr) -> op.Value:
        """iter(x)."""
        if len(e.args) > 1:
            return self.lazy_call(e, "iter")
        return self.to_iterator(self.expr(e.args[0]), e)

    def next_call(self, e: CallExpr) -> op.Value:
        """next(iterator), next(iterator, default)."""
        iterator = self.expr(e.args[0])
        cls = self.world.iterators.info(iterator.type)
        default = e.args[1] if len(e.args) > 1 else None
        if cls is not None:
            return self.next_of(self.keep(self.coerce_non_null(iterator)), cls, default, self.ir_of(e))
        if default is not None:
            return self._next_or(iterator, default, e)
        return self.call_method(iterator, "__next__", [], e)

    def _next_or(self, iterator: op.Value, default: Expression, e: CallExpr) -> op.Value:
        """next(x, default) of an object with its own __next__."""
        type = self.ir_of(e)
        result = self.register(type)
        some, none, end = self.new_block(), self.new_block(), self.new_block()
        walk = IteratorWalk(self, iterator, e)
        walk.test(some, none)
        self.start(some)
        self.assign(result, self.joined(walk.values()))
        self.goto(end)
        self.start(none)
        self.assign(result, self.expr(default, type))
        self.goto(end)
        self.start(end)
        return result

    def bytes_call(self, e: CallExpr) -> op.Value:
        """bytes(n), bytes(ints), bytes(buffer), bytes(text, encoding)."""
        if not e.args:
            return self.emit(op.Literal(self.ir_of(e), b""))
        value = self.coerce_optional(self.at_once(e.args[0]))
        if value.type in INTEGERS:
            return self.runtime("bytestrings.bytes_from_size", [value])
        if self.is_builtin(value, "str"):
            return self.call_method(value, "encode", [self.expr(a) for a in e.args[1:]], e)
        if self.is_builtin(value, "bytes"):
            return value
        if self.is_builtin(value, "bytearray") or self.is_builtin(value, "memoryview"):
            return self.runtime("bytestrings.bytes_from_buffer", [value])
        cls = self.class_of(value)
        if cls is not None and self.world.classes.find(cls, "__bytes__") is not None:
            return self.call_method(value, "__bytes__", [], e)
        return self.runtime("bytearrays.bytes_from_ints", [value])

    def bytearray_call(self, e: CallExpr) -> op.Value:
        """bytearray(n), bytearray(ints), bytearray(buffer)."""
        if not e.args:
            return self.runtime("bytearrays.bytearray_from_size", [self.number(0)])
        value = self.coerce_optional(self.at_once(e.args[0]))
        if value.type in INTEGERS:
            return self.runtime("bytearrays.bytearray_from_size", [value])
        if any(self.is_builtin(value, name) for name in ("bytes", "bytearray", "memoryview")):
            return self.runtime("bytearrays.bytearray_from_buffer", [value])
        return self.runtime("bytearrays.bytearray_from_ints", [value])

    def memoryview_call(self, e: CallExpr) -> op.Value:
        """memoryview(buffer)."""
        return self.as_view(self.expr(e.args[0]))


def _applied(function: FunctionLike, argument: MypyType) -> MypyType:
    """What a function gives for one argument: that of its signatures, generic ones too, which takes it."""
    for signature in function.items:
        if not signature.arg_types or signature.min_args > 1:
            continue
        given = infer_type_arguments(signature.variables, signature.arg_types[0], argument, is_supertype=True)
        known = {v.id: t for v, t in zip(signature.variables, given, strict=True) if t is not None}
        if is_subtype(argument, expand_type(signature.arg_types[0], known)):
            return expand_type(signature.ret_type, known)
    return function.items[0].ret_type
