"""Other values as Iterable and Iterator: the objects that adapt them.

An adapter is a frame as a generator's, whose code walks the value in the way a loop over it would. Those of
`map`, `zip` and the like, and of objects with `__next__`, go on after the end and after an exception, as
CPython's do: what they give next is asked for anew.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import ARG_POS, ARG_STAR, CallExpr, Context, Expression, GeneratorExpr, IntExpr
from mypy.types import TupleType
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.captures import variables_of_generator
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.iterator_types import ITER
from ophion.compiler.frontend.lower.composed_walks import Enumerated, Filtered, Mapped, Zipped
from ophion.compiler.frontend.lower.finish import finish
from ophion.compiler.frontend.lower.generators import Generators
from ophion.compiler.frontend.lower.interface import Iteration
from ophion.compiler.frontend.lower.iterator_walks import CalledWalk, IteratorWalk, StepWalk
from ophion.compiler.frontend.lower.nested_functions import type_of_self
from ophion.compiler.frontend.lower.scope import Cell, Nested, Scope
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.world import shape
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import may_be_none, non_null

NOWHERE = IntExpr(0)
Walk = Callable[[Generators, list[op.Register]], Iteration]


class IteratorValues(Generators):
    """Turns values into iterators."""

    # --- conversion ---

    def as_iterable(self, value: op.Value, target: ir.Ref) -> op.Value:
        wanted = self.world.iterators.info(target)
        assert wanted is not None
        source = self.world.iterators.info(value.type)
        if source is not None:
            value = self.emit(op.Cast(value, non_null(value.type)))
        else:
            value = self.coerce(value, non_null(value.type))
        if source is not None and self._same_protocol(source, wanted):
            return self.emit(op.Cast(value, target))
        if may_be_none(value.type):
            return self._optional_as_iterable(value, target)
        if isinstance(value.type, ir.Tuple):
            row = self.world.named_type("builtins.tuple", wanted.instance.args[0])
            value = self.variable_tuple(value, self.world.types.of(row))
        if wanted.info.name == "Generator":
            raise Refusal(
                self.line, -1, f"a value of type {value.type} cannot be used as {target} in compiled code"
            )
        if wanted.info.name == "Iterable":
            return self.emit(op.Cast(self.call(self._holder(value.type, wanted), [value]), target))
        return self.emit(op.Cast(self._iterator(value, self.world.iterators.iterator_of(wanted)), target))

    def _optional_as_iterable(self, value: op.Value, target: ir.Ref) -> op.Value:
        """A value that may be None as one that may be None; or mypy has proved that it is not."""
        inner = op.Unwrap if isinstance(value.type, ir.Optional) else op.Cast
        if not target.nullable:
            return self.as_iterable(self.emit(inner(value, non_null(value.type))), target)
        return self.choose(
            self.emit(op.IsNone(value)),
            target,
            lambda: self.none(target),
            lambda: self.as_iterable(self.emit(inner(value, non_null(value.type))), target),
        )

    def _same_protocol(self, source: ClassInfo, wanted: ClassInfo) -> bool:
        """Whether an iterator of one class can be asked as if it were of another."""
        if source.ir.is_subclass(wanted.ir):
            return True
        order = ["Iterable", "Iterator", "Generator"]
        if order.index(source.info.name) < order.index(wanted.info.name):
            return False
        of = self.world.types.of
        pairs = zip(source.instance.args, wanted.instance.args, strict=False)
        return all(shape(of(a)) == shape(of(b)) for a, b in pairs)

    def to_iterator(self, value: op.Value, node: Context) -> op.Value:
        """iter(value) as an Iterator."""
        value = self.coerce(value, non_null(value.type)) if value.type != ir.VOID else value
        cls = self.world.iterators.info(value.type)
        if cls is not None:
            return self.iterator_of(value, cls)
        type: MypyType = self.world.mypy_type(value.type)
        if isinstance(node, Expression) and node in self.world.checked.types:
            type = self.type_of(node)
        element = self.world.inference.element(type)
        return self._iterator(value, self.world.iterators.named("Iterator", element))

    def _iterator(self, value: op.Value, wanted: ClassInfo) -> op.Value:
        """An Iterator over a value; an object's own __iter__ is called now."""
        cls = self.class_of(value)
        find = self.world.classes.find
        if (
            cls is not None
            and self.world.iterators.info(value.type) is None
            and not self._is_container(value)
        ):
            if find(cls, "__iter__") is not None:
                value = self.call_method(value, "__iter__", [], NOWHERE)
                made = self.world.iterators.info(value.type)
                if made is not None:
                    return self.coerce(value, ir.Ref(wanted.ir))
        return self.call(self._adapter(value.type, wanted), [value])

    def _is_container(self, value: op.Value) -> bool:
        names = (
            "list",
            "tuple",
            "str",
            "bytes",
            "bytearray",
            "memoryview",
            "range",
            "dict",
            "set",
            "frozenset",
        )
        return any(self.is_builtin(value, name) for name in names)

    def _writing(
        self, key: object, name: str, params: list[ir.Type], result: ir.Type,
        body: Callable[[IteratorValues, list[op.Value]], None],
    ) -> FunctionIR:  # fmt: skip
        """A function that the compiler writes, made once for a key."""
        if key not in self.world.made:
            registers = [op.Register(type, f"p{n}", parameter=True) for n, type in enumerate(params)]
            made = FunctionIR(self.world.unique(name), registers, result, display_name=name, noted=False)
            self.world.made[key] = made
            self.world.program.functions.append(made)
            body(type_of_self(self)(Scope(self.world, made, {}, self.scope.path)), list(registers))
            finish(made)
        return self.world.made[key]

    # --- Iterable ---

    def _holder(self, source: ir.Type, wanted: ClassInfo) -> FunctionIR:
        """value -> an Iterable that holds it."""

        def body(inner: IteratorValues, params: list[op.Value]) -> None:
            cls = inner._holder_class(source, wanted)
            made = inner.emit(op.New(cls))
            inner.emit(op.SetField(made, cls, "source", params[0], initial=True))
            inner.emit(op.Return(inner.emit(op.Cast(made, ir.Ref(wanted.ir)))))

        return self._writing(("iterable", source, wanted), "iterable", [source], ir.Ref(wanted.ir), body)

    def _holder_class(self, source: ir.Type, wanted: ClassInfo) -> ir.ClassIR:
        """The class of an Iterable over a kind of value."""
        name = self.world.unique(f"iterable over {source}")
        cls = ir.ClassIR(name, wanted.ir, [*wanted.ir.fields, ("source", source)], display_name="iterable")
        wanted.ir.subclasses.append(cls)
        self.world.program.classes.append(cls)
        iterator = self.world.iterators.iterator_of(wanted)

        def body(inner: IteratorValues, params: list[op.Value]) -> None:
            held = inner.emit(op.GetField(inner.emit(op.Cast(params[0], ir.Ref(cls))), cls, "source"))
            inner.emit(op.Return(inner.coerce(inner._iterator(held, iterator), ir.Ref(iterator.ir))))

        make = self._writing(("iter", cls), f"{name}.iter", [ir.Ref(wanted.ir)], ir.Ref(iterator.ir), body)
        cls.vtable = [make]
        assert ITER == 0
        return cls

    # --- Iterator ---

    def _adapter(self, source: ir.Type, wanted: ClassInfo) -> FunctionIR:
        """value -> an Iterator over it."""
        cls = self.class_of(source)
        find = self.world.classes.find
        own = (
            cls is not None
            and self.world.iterators.info(source) is None
            and find(cls, "__next__") is not None
        )

        def body(inner: IteratorValues, params: list[op.Value]) -> None:
            def walk(code: Generators, taken: list[op.Register]) -> Iteration:
                return IteratorWalk(code, taken[0], NOWHERE) if own else code.iterate_value(taken[0], NOWHERE)

            lasting = own or inner.world.iterators.info(source) is not None
            inner.emit(op.Return(inner.lazy("iterator", wanted, params, walk, lasting)))

        return self._writing(("iterator", source, wanted), "iterator", [source], ir.Ref(wanted.ir), body)

    def lazy(
        self,
        name: str,
        wanted: ClassInfo,
        values: list[op.Value],
        walk: Walk,
        lasting: bool,
        again: bool = True,
    ) -> op.Value:
        """An Iterator that walks some values in a way; `lasting`: it goes on after an exception, and after
        its end where `again`.
        """
        scope = Scope(self.world, self.function, self.env, self.scope.path)
        scope.noted = False

        def body(inner: Generators, taken: list[op.Register]) -> None:
            if lasting:
                _walk_for_good(inner, walk(inner, taken), again)
            else:
                _walk_once(inner, walk(inner, taken))

        frame = self.new_frame(name, wanted, scope, values, [""] * len(values), body)
        result = self.hold_value(self.emit(op.Cast(frame, ir.Ref(wanted.ir))))
        self.step(result, wanted)  # as far as the walk's beginning
        return result

    # --- generator expressions ---

    def generator_expr(self, e: GeneratorExpr) -> op.Value:
        """A generator expression as a value: the first iterable is evaluated now, all else when it is asked
        for.
        """
        variables, functions = self.captured(
            [*e.indices, *e.sequences[1:], *(c for each in e.condlists for c in each), e.left_expr]
        )
        values = [self.keep(self.iterable(e.sequences[0]))]
        held = [self.captured_function(f) for f in functions]
        flags = [flag for _, flag in held]
        variables += [flag for flag in flags if flag is not None]
        values += [self.captured_value(v) for v in variables]
        values += [value for value, _ in held]
        promised = self.world.iterators.returned(self.type_of(e))
        names = ["", *(variable.name for variable in variables), *(f.name for f in functions)]
        scope = Scope(
            self.world, self.function, self.env, self.scope.path, self.scope.owner, variables_of_generator(e)
        )
        places = [(variable, self.scope.places[variable]) for variable in variables]

        def body(inner: Generators, taken: list[op.Register]) -> None:
            for (variable, place), register in zip(places, taken[1:], strict=False):
                inner.scope.places[variable] = _taken_place(place, register)
            rest = zip(functions, taken[1 + len(variables) :], flags, strict=True)
            for function, register, flag in rest:
                known = self.scope.nested[function]
                inner.scope.nested[function] = Nested(register, known.type, known.code, known.cls, flag=flag)
            inner.generate(e, taken[0])

        frame = self.new_frame(
            f"{self.function.name}.<genexpr>", promised, scope, values, names, body, "<genexpr>"
        )
        result = self.hold_value(self.emit(op.Cast(frame, ir.Ref(promised.ir))))
        self.step(result, promised)
        self.emit(op.SetField(result, promised.ir, "generator", op.Constant(ir.BOOL, True)))
        return result

    # --- map, filter, zip, enumerate, reversed as values ---

    def lazy_call(self, e: CallExpr, name: str) -> op.Value:
        """map, filter, zip, enumerate or reversed where no loop goes over it."""
        if name == "zip" and e.arg_kinds[:1] == [ARG_STAR] and ARG_POS not in e.arg_kinds:
            return self._columns(e)
        self.refuse_star(e)
        wanted = self.world.iterators.named("Iterator", self.world.inference.element(self.type_of(e)))
        args = [a for a, n in zip(e.args, e.arg_names, strict=True) if n is None]
        if name == "reversed":
            return self.lazy(name, wanted, [self.expr(args[0])], _reversed, lasting=False)
        if name == "enumerate":
            source = self.keep(self.to_iterator(self.expr(args[0]), args[0]))
            start = self.expr(e.args[1]) if len(e.args) > 1 else self.number(0)
            values: list[op.Value] = [source, self.coerce(start, ir.INT)]
            return self.lazy(name, wanted, values, _enumerate, lasting=True)
        if name == "zip":
            sources = [self.keep(self.to_iterator(self.expr(a), a)) for a in args]
            return self.lazy(name, wanted, list(sources), _zip(self.zip_strict(e)), lasting=True)
        if name == "iter":
            function = self.keep(self.expr(args[0]))
            pair: list[op.Value] = [function, self.keep(self.expr(args[1]))]
            return self.lazy(name, wanted, pair, _called, lasting=True, again=False)
        return self._over_function(name, wanted, args)

    def _columns(self, e: CallExpr) -> op.Value:
        """zip(*rows), where it is not known how many rows there are."""
        if e.arg_kinds.count(ARG_STAR) > 1:
            self.refuse_star(e)
        args = [self._rows_of_objects(e.args[0]) or e.args[0], *e.args[1:]]
        call = CallExpr(e.callee, args, [ARG_POS, *e.arg_kinds[1:]], e.arg_names)
        call.set_line(e)
        self.world.checked.types[call] = self.world.checked.types[e]
        return self.call_function(self.world.named_function(f"{RUNTIME}.columns.columns"), call)

    def _rows_of_objects(self, rows: Expression) -> Expression | None:
        """Rows of items of several types as lists of objects, as mypy knows nothing of their columns."""
        row = self.world.inference.element(self.type_of(rows))
        if not isinstance(row, TupleType) or len({self.ir_type(item, rows) for item in row.items}) < 2:
            return None
        kind = self.world.named_type("builtins.list", self.world.root_methods.objects("list"))
        held = self.hold_value(self.new_container(kind))
        self.each(rows, lambda value: self.call_method(held, "append", [self._as_objects(value)], rows))
        return self.ready(held, kind, rows)

    def _as_objects(self, row: op.Value) -> op.Value:
        objects = self.world.types.of(self.world.root_methods.objects("list"))
        anything = ir.Ref(self.world.classes.object.ir, nullable=True)
        parts = [self.hold_value(self.coerce(part, anything)) for part in self.tuple_parts(self.keep(row))]
        return self.list_of(list(parts), objects)

    def _over_function(self, name: str, wanted: ClassInfo, args: list[Expression]) -> op.Value:
        """map or filter."""
        if len(args) > 2:
            values = [self.keep(self.expr(args[0]))]
            values += [self.keep(self.to_iterator(self.expr(a), a)) for a in args[1:]]
            return self.lazy(name, wanted, values, _map_several, lasting=True)
        function = self.keep(self.key_function(args[0], self.world.inference.element(self.type_of(args[1]))))
        source = self.keep(self.to_iterator(self.expr(args[1]), args[1]))
        if function.type == ir.VOID:
            return self.lazy(name, wanted, [source], _filter_true, lasting=True)
        return self.lazy(name, wanted, [function, source], _map if name == "map" else _filter, lasting=True)


def _steps(b: Generators, value: op.Value) -> StepWalk:
    cls = b.world.iterators.info(value.type)
    assert cls is not None
    return StepWalk(b, value, cls)


def _reversed(b: Generators, taken: list[op.Register]) -> Iteration:
    return b.reversed_value(taken[0], NOWHERE)


def _enumerate(b: Generators, taken: list[op.Register]) -> Iteration:
    return Enumerated(b, _steps(b, taken[0]), taken[1])


def _zip(strict: bool) -> Walk:
    return lambda b, taken: Zipped(b, [_steps(b, value) for value in taken], strict)


def _map(b: Generators, taken: list[op.Register]) -> Iteration:
    return Mapped(b, taken[0], _steps(b, taken[1]))


def _map_several(b: Generators, taken: list[op.Register]) -> Iteration:
    return Mapped(b, taken[0], Zipped(b, [_steps(b, value) for value in taken[1:]], False), True)


def _called(b: Generators, taken: list[op.Register]) -> Iteration:
    return CalledWalk(b, taken[0], taken[1])


def _filter(b: Generators, taken: list[op.Register]) -> Iteration:
    return Filtered(b, taken[0], _steps(b, taken[1]))


def _filter_true(b: Generators, taken: list[op.Register]) -> Iteration:
    return Filtered(b, b.none(), _steps(b, taken[0]))


def _walk_once(b: Generators, walk: Iteration) -> None:
    """Wait at the beginning of a walk, then give its values; at the end it is over."""
    frame = b.scope.frame
    assert frame is not None
    walk.begin()
    b.suspend(op.Constant(b.world.iterators.carried(frame.promised), None))
    b.give_all(walk, b.world.iterators.item(frame.promised))


def _taken_place(place: op.Register | Cell, register: op.Register) -> op.Register | Cell:
    """Where a captured variable is for who has taken what it is held by into a register."""
    if isinstance(place, Cell) and not place.closure:
        return Cell(register, place.cls, place.field, late=place.late, free=True)
    return register


def _walk_for_good(b: Generators, walk: Iteration, again: bool) -> None:
    """Wait at the beginning of a walk, then give its values; ends and exceptions are handed on."""
    frame = b.scope.frame
    assert frame is not None
    item = b.world.iterators.item(frame.promised)
    top, inside, following, end, failed = (b.new_block() for _ in range(5))
    walk.begin()
    b.suspend(op.Constant(b.world.iterators.carried(frame.promised), None))
    b.goto(top)
    b.start(top)
    value = b.register(b.world.iterators.carried(frame.promised))
    with b.handling(failed):
        ready = b.new_block()
        walk.test(ready, end)
        b.start(ready)
        b.assign(value, b.carried(b.joined(walk.values()), item))
    b.goto(inside)
    b.start(inside)
    b.suspend(value)
    b.goto(following)
    b.start(following)
    walk.advance()
    b.goto(top)
    b.start(end)
    if again:
        b.emit(op.Yield("end", None))
        b.check_thrown()
        b.goto(top)
    else:
        b.emit(op.Return(op.Constant(b.function.result, None)))
    b.start(failed)
    _hand_on_exception(b, end)
    b.goto(top)


def _hand_on_exception(b: Generators, end: Block) -> None:
    """Raise an exception in who asks for the next value; StopIteration is the end."""
    exception = b.catch()
    other = b.new_block()
    stop = b.world.classes.named("builtins.StopIteration")
    b.branch(b.emit(op.IsInstance(exception, stop.ir)), end, other)
    b.start(other)
    b.emit(op.Yield("raise", exception))
    b.check_thrown()
