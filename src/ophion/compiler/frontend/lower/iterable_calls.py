"""Builtin functions that go through iterables: sum, any, all, min, max, len, iter, next."""

from __future__ import annotations

from collections.abc import Callable

from mypy.expandtype import expand_type
from mypy.infer import infer_type_arguments
from mypy.nodes import (
    ARG_POS,
    ARG_STAR,
    CallExpr,
    Context,
    Expression,
    GeneratorExpr,
    ListComprehension,
    ListExpr,
    MemberExpr,
    NameExpr,
    RefExpr,
    StarExpr,
    TypeInfo,
)
from mypy.subtypes import is_subtype
from mypy.types import CallableType, FunctionLike, Instance
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.interface import Iteration
from ophion.compiler.frontend.lower.iterator_walks import IteratorWalk
from ophion.compiler.frontend.mypy_types import proper, without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null


class IterableCalls(Closures):
    """Lowers loops that a call stands for."""

    def key_function(self, e: Expression, element: MypyType, *more: MypyType) -> op.Value:
        """The key= of sorted, min and max, and what map calls: a function of one element, or of several."""
        type = without_none(self.type_of(e))
        if isinstance(e, RefExpr) and isinstance(e.node, TypeInfo) and isinstance(type, FunctionLike):
            if not e.fullname.startswith("builtins."):
                taken = tuple(self.ir_type(each, e) for each in (element, *more))
                return self.expr(e, ir.Function(taken, self.ir_type(type.items[0].ret_type, e)))
        if isinstance(e, NameExpr) and e.fullname.startswith("builtins.") and isinstance(type, FunctionLike):
            params = (self.world.types.of(self.concrete(element)),)
            return self.builtin_value(e, ir.Function(params, self.ir_type(_applied(type, element), e)))
        if isinstance(e, MemberExpr) and isinstance(type, FunctionLike) and self.is_python_method(e):
            wanted = tuple(self.ir_type(each, e) for each in (element, *more))
            return self.python_method(e, ir.Function(wanted, ir.VOID))
        if isinstance(e, RefExpr) and isinstance(type, CallableType) and type.is_var_arg:
            wanted = tuple(self.ir_type(each, e) for each in (element, *more))
            return self.expr(e, ir.Function(wanted, self.ir_type(type.ret_type, e)))
        value = self.expr(e)
        if isinstance(e, RefExpr) and isinstance(value.type, ir.Function):
            fewer = ir.Function(value.type.params[: 1 + len(more)], value.type.result)
            return self.with_defaults(value, e, fewer)
        called = self.as_function(value, 1 + len(more)) if isinstance(value.type, ir.Ref) else None
        return value if called is None else called

    def extreme_call(self, e: CallExpr, symbol: str) -> op.Value:
        """min(...) and max(...)."""
        named = dict(zip(e.arg_names, e.args, strict=True))
        args = [a for a, n in zip(e.args, e.arg_names, strict=True) if n is None]
        if ARG_STAR in e.arg_kinds:
            args = [self._starred_arguments(e)]
        element = self.world.inference.element(self.type_of(args[0])) if len(args) == 1 else self.type_of(e)
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

    def _starred_arguments(self, e: CallExpr) -> Expression:
        """The arguments of max(a, *values) as a list; TypeError for a single one, which is no iterable."""
        kinds = [pair for pair in zip(e.args, e.arg_kinds, strict=True) if pair[1] in (ARG_POS, ARG_STAR)]
        shown = ListExpr([StarExpr(a) if kind == ARG_STAR else a for a, kind in kinds])
        shown.set_line(e)
        type = self.world.named_type("builtins.list", self.type_of(e))
        self.world.checked.types[shown] = type
        held = self.hold_value(self.expr(shown))
        if len(kinds) == 1:
            alone = self.emit(op.Compare("eq", self.length(held), self.number(1)))
            with self.unless(self.emit(op.Not(alone))):
                self.raise_builtin("TypeError", self.text("the only argument is not iterable"))
        return self.ready(held, type, shown)

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
        otherwise = None if default is None else self.hold_value(self.coerce(self.expr(default), result.type))

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
        if otherwise is not None:
            return self.choose(seen, result.type, lambda: result, lambda: otherwise)
        with self.unless(seen):
            name = "min" if symbol == "<" else "max"
            self.raise_builtin("ValueError", self.text(f"{name}() arg is an empty sequence"))
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
        if symbol == "+" and self._sums_floats(e):
            total, some = self._float_total(e)
            zero = self.number(0)
            return self.choose(some, type, lambda: self.coerce(total, type), lambda: self.coerce(zero, type))
        source = e.args[0]
        if type in (ir.INT, ir.BOOL) and self._gives_floats(source):
            type = ir.FLOAT  # as an operand of an int, mypy takes it for the 0 that it begins with
            source = source.generator if isinstance(source, ListComprehension) else source
        total = self.register(type)
        start = self.number(neutral)
        self.assign(total, self.expr(e.args[1]) if len(e.args) > 1 else start)
        self.each(source, lambda value: self.assign(total, self.binary_values(symbol, total, value, e)))
        return total

    def _gives_floats(self, e: Expression) -> bool:
        """Whether an iterable gives floats, whatever mypy takes it for."""
        generator = e.generator if isinstance(e, ListComprehension) else e
        if isinstance(generator, GeneratorExpr):
            return self.ir_of(generator.left_expr) == ir.FLOAT
        return self.world.types.of(self.world.inference.element(self.type_of(e))) == ir.FLOAT

    def float_sum(self, e: CallExpr) -> op.Value | None:
        """sum(iterable) of floats where a float is wanted, which 0 becomes, too; None for other calls."""
        if not isinstance(e.callee, RefExpr) or e.callee.fullname != "builtins.sum":
            return None
        return self._float_total(e)[0] if self._sums_floats(e) else None

    def _sums_floats(self, e: CallExpr) -> bool:
        """Whether a call of sum gives a float, or 0 of nothing."""
        type = self.ir_of(e)
        return isinstance(type, ir.Ref) and set(type.union) == {ir.FLOAT, ir.INT} and len(e.args) == 1 and (
            self.world.types.of(self.world.inference.element(self.type_of(e.args[0]))) == ir.FLOAT
        )  # fmt: skip

    def _float_total(self, e: CallExpr) -> tuple[op.Register, op.Register]:
        """The sum of floats, and whether there are any."""
        total, some = self.register(ir.FLOAT), self.register(ir.BOOL)
        self.assign(total, op.Constant(ir.FLOAT, 0.0))
        self.assign(some, op.Constant(ir.BOOL, False))

        def add(value: op.Value) -> None:
            value = self.coerce(value, ir.FLOAT)  # `min(1, n)` is one to mypy where a float is wanted
            self.assign(total, self.emit(op.FloatArithmetic("add", total, value, ir.FLOAT)))
            self.assign(some, op.Constant(ir.BOOL, True))

        self.each(e.args[0], add)
        return total, some

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
        return (
            count
            if count is not None
            else self.length(self.opened(self.expr(e.args[0]), e.args[0], "__len__"))
        )

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
        enum = self.enum_of(value)
        if enum is not None and self.world.enums.is_flag(enum.info):
            return self.runtime("numbers.bit_count", [self.plain_number(value)])
        value = self.as_text(value)
        if self.is_union(value):
            return self.by_member(value, ir.INT, self.length)
        if isinstance(value.type, ir.Tuple):
            return self.number(len(value.type.items))
        if self.is_unknown(value):
            value = self.root_call("walked", value)
        cls = self.class_of(value)
        assert cls is not None
        found = self.call_method(value, "__len__", [], cls.info)
        return found if self.world.is_ours(cls.info) else self._never_negative(found)

    def _never_negative(self, length: op.Value) -> op.Value:
        """A length that a class of the program gives."""
        held = self.hold_value(length)
        with self.unless(self.emit(op.Compare("ge", held, self.number(0)))):
            self.raise_builtin("ValueError", self.text("__len__() should return >= 0"))
        return held

    def iter_call(self, e: CallExpr) -> op.Value:
        """iter(x)."""
        if len(e.args) > 1:
            return self.lazy_call(e, "iter")
        return self.to_iterator(self.iterable(e.args[0]), e)

    def next_call(self, e: CallExpr) -> op.Value:
        """next(iterator), next(iterator, default)."""
        iterator = self.keep(self.expr(e.args[0]))
        cls = self.world.iterators.info(iterator.type)
        type = self.ir_of(e)
        default = self.coerce(self.expr(e.args[1], type), type) if len(e.args) > 1 else None
        if cls is not None:
            return self.next_of(self.keep(self.coerce_non_null(iterator)), cls, default, type)
        if default is not None:
            return self._next_or(iterator, default, e)
        return self.call_method(iterator, "__next__", [], e)

    def _next_or(self, iterator: op.Value, default: op.Value, e: CallExpr) -> op.Value:
        """next(x, default) of an object with its own __next__."""
        some, none = self.new_block(), self.new_block()
        walk = IteratorWalk(self, iterator, e)
        walk.test(some, none)
        return self.merge(self.ir_of(e), (some, lambda: self.joined(walk.values())), (none, lambda: default))


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
