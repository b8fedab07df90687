"""Generators: functions with yield, and what is done with what they give.

A generator function makes a frame and returns it; its body is compiled into the code of that frame, which
runs from one yield to the next (passes/generators.py). `suspend` is every yield: behind it, an exception that
waits in the frame is raised.
"""

from __future__ import annotations

from mypy.nodes import (
    FuncDef,
    FuncItem,
    GeneratorExpr,
    ReturnStmt,
    YieldExpr,
    YieldFromExpr,
)

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.interface import Iteration
from ophion.compiler.frontend.lower.iterator_methods import IteratorMethods
from ophion.compiler.frontend.lower.iterator_walks import StepWalk
from ophion.compiler.frontend.lower.scope import Bind, Frame, Scope
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import may_be_none, non_null


class Generators(IteratorMethods):
    """Lowers generators."""

    # --- generator functions ---

    def generator_function(self, node: FuncDef, promised: ClassInfo, scope: Scope) -> None:
        """The whole body of a generator function: it returns a frame that holds the arguments."""
        values: list[op.Value] = list(self.function.params)
        names = [parameter.name for parameter in self.function.params]

        def body(inner: Generators, taken: list[op.Register]) -> None:
            if node.info and not node.is_static:
                inner.scope.receiver = taken[0]
                inner.bind_surroundings(node, taken[0])
            inner.generator_body(node, taken)

        frame = self.new_frame(self.function.name, promised, scope, values, names, body)
        self._return_frame(frame)

    def _return_frame(self, frame: op.Value) -> None:
        cls = frame.type
        assert isinstance(cls, ir.Ref)
        self.function.hidden = True
        self.emit(op.SetField(frame, cls.cls, "generator", op.Constant(ir.BOOL, True), initial=True))
        self.emit(op.Return(self.emit(op.Cast(frame, self.function.result))))

    def generator_body(self, node: FuncItem, taken: list[op.Register]) -> None:
        """The statements of a generator, after its parameters have got their places."""
        variables = self.scope.variables
        assert variables is not None
        for argument, register in zip(node.arguments, taken, strict=True):
            if argument.variable in variables.cells:
                self.scope.places[argument.variable] = self.make_cell(register.type, register.name)
                self.store_place(argument.variable, register)
            else:
                self.scope.places[argument.variable] = register
        self.statements(node.body.body)

    def generate(self, e: GeneratorExpr, source: op.Register) -> None:
        """The code of a generator expression: it waits where the walk over its first iterable begins."""
        frame = self.scope.frame
        assert frame is not None
        item = self.world.iterators.item(frame.promised)
        walk = self.iterate_value(source, e.sequences[0])
        walk.begin()
        self.suspend(op.Constant(self.world.iterators.carried(frame.promised), None))
        self.comprehend_over(walk, e, lambda: self.suspend(self.carried(self.expr(e.left_expr, item), item)))

    def nested_generator(
        self, node: FuncItem, closure: FunctionIR, promised: ClassInfo, scope: Scope, bind: Bind
    ) -> None:
        """The code of a closure that is a generator function: its frame holds the closure, too."""
        values: list[op.Value] = list(closure.params)
        names = [parameter.name for parameter in closure.params]

        def body(inner: Generators, taken: list[op.Register]) -> None:
            bind(inner, taken[0])
            inner.generator_body(node, taken[1:])

        frame = self.new_frame(closure.name, promised, scope, values, names, body)
        self._return_frame(frame)

    def generator_return(self, s: ReturnStmt) -> None:
        """return in a generator: the value is kept in the frame."""
        frame = self.scope.frame
        assert frame is not None
        value = None if s.expr is None else self.keep(self.expr(s.expr))
        if value is not None and value.type != ir.VOID and "result" in dict(frame.promised.ir.fields):
            kept = dict(frame.promised.ir.fields)["result"]
            value = self.hold_value(self.coerce(value, kept))
            self.leave(0)
            self.emit(op.SetField(frame.value, frame.cls, "result", value))
        else:
            self.leave(0)
        self.emit(op.Return(self.no_item()))

    # --- yield ---

    def yield_statement(self, e: YieldExpr) -> None:
        self.line = e.line
        self.yield_value(e)
        self._sent()

    def yield_expr(self, e: YieldExpr) -> op.Value:
        """yield as a value: what was sent."""
        self.yield_value(e)
        sent = self._sent()
        if sent is None:
            return self.none()
        wanted = self.ir_of(e)
        return self._required(sent, wanted, "iterators.raise_nothing_sent")

    def yield_value(self, e: YieldExpr) -> None:
        """Hand on the value of a yield."""
        frame = self.scope.frame
        if frame is None:
            self.refuse(e, "a lambda is no generator in compiled code", "a function")
        item = self.world.iterators.item(frame.promised)
        value = self.none() if e.expr is None else self.expr(e.expr, item)
        self.suspend(self.carried(value, item))

    def carried(self, value: op.Value, item: ir.Type) -> op.Value:
        """An item as `step` hands it on."""
        return op.Constant(ir.BOOL, False) if item == ir.VOID else self.coerce(value, item)

    def suspend(self, value: op.Value) -> None:
        """Yield a value, and raise what was thrown in."""
        self.emit(op.Yield("value", value))
        self.check_thrown()

    def _sent(self) -> op.Value | None:
        """Take what was sent to this generator, if anything can be."""
        frame = self.scope.frame
        assert frame is not None
        return self.take_field(frame.value, frame.cls, "sent")

    def _required(self, value: op.Value, wanted: ir.Type, failed: str) -> op.Value:
        """A value of a type that excludes None, or the exception that `failed` raises."""
        if may_be_none(wanted) or not may_be_none(value.type):
            return value
        good, bad = self.new_block(), self.new_block()
        self.branch(self.emit(op.IsNone(value)), bad, good, False)
        self.start(bad)
        self.runtime(failed, [])
        self.goto(good)
        self.start(good)
        kind = op.Unwrap if isinstance(value.type, ir.Optional) else op.Cast
        return self.emit(kind(value, non_null(value.type)))

    # --- yield from ---

    def yield_from_expr(self, e: YieldFromExpr) -> op.Value:
        """yield from: the items of an iterable; of a generator its result, and what is sent goes there."""
        frame = self.scope.frame
        if frame is None:
            self.refuse(e, "a lambda is no generator in compiled code", "a function")
        walk = self.iterate(e.expr)
        if isinstance(walk, StepWalk):
            return self._delegate(walk, frame)
        walk.begin()
        self.give_all(walk, self.world.iterators.item(frame.promised))
        return self.none()

    def give_all(self, walk: Iteration, item: ir.Type) -> None:
        """Give the values of a walk that has begun, one after the other, as items of a type."""
        top, inside, following, end = (self.new_block() for _ in range(4))
        self.goto(top)
        self.start(top)
        walk.test(inside, end)
        self.start(inside)
        self.suspend(self.carried(self.joined(walk.values()), item))
        self.goto(following)
        self.start(following)
        walk.advance()
        self.goto(top)
        self.start(end)

    def _delegate(self, walk: StepWalk, frame: Frame) -> op.Value:
        walk.begin()
        top, inside, end = self.new_block(), self.new_block(), self.new_block()
        self.goto(top)
        self.start(top)
        walk.test(inside, end)
        self.start(inside)
        item = self.world.iterators.item(frame.promised)
        value = walk.values()
        assert isinstance(value, op.Value)
        self.emit(op.Yield("value", self.carried(value, item), delegates=True))
        thrown, quiet = self.thrown()
        self.leave_if_dropped(thrown)
        self._throw_into(walk, thrown, top)
        self.start(quiet)
        sent = self._sent()
        if sent is not None and "sent" in dict(walk.cls.ir.fields):
            kind = dict(walk.cls.ir.fields)["sent"]
            self.emit(op.SetField(walk.iterator, walk.cls.ir, "sent", self.coerce(sent, kind)))
        self.goto(top)
        self.start(end)
        result = self.take_field(walk.iterator, walk.cls.ir, "result")
        if result is None:
            return self.none()
        wanted = self.world.types.of(walk.cls.instance.args[2])
        return self._required(result, wanted, "iterators.raise_no_result")

    def _throw_into(self, walk: StepWalk, exception: op.Value, again: Block) -> None:
        """Hand an exception on to the generator that is delegated to; other iterators know nothing of it."""
        generator, plain, leaving, going = (self.new_block() for _ in range(4))
        taking = self.emit(op.GetField(walk.iterator, walk.cls.ir, "generator"))
        self.branch(taking, generator, plain)
        self.start(generator)
        closing = self.world.classes.named("builtins.GeneratorExit")
        self.branch(self.emit(op.IsInstance(exception, closing.ir)), leaving, going)
        self.start(leaving)
        self.call(self.closing(walk.cls), [walk.iterator])
        self.goto(plain)
        self.start(plain)
        self.emit(op.Raise(exception))
        self.start(going)
        kind = dict(walk.cls.ir.fields)["thrown"]
        self.emit(op.SetField(walk.iterator, walk.cls.ir, "thrown", self.coerce(exception, kind)))
        self.goto(again)
