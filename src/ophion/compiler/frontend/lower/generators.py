"""Generators: functions with yield, and what is done with what they give.

A generator function makes a frame and returns it; its body is compiled into the code of that frame, which
runs from one yield to the next (passes/generators.py). `suspend` is every yield: behind it, an exception that
waits in the frame is raised.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mypy.nodes import (
    CallExpr,
    Expression,
    FuncDef,
    FuncItem,
    GeneratorExpr,
    ReturnStmt,
    YieldExpr,
    YieldFromExpr,
)

from ophion.compiler.frontend.classes import ClassInfo
from ophion.compiler.frontend.iterator_types import ITER, STEP
from ophion.compiler.frontend.lower.builder import Scope
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.exception_statements import ExceptionStatements
from ophion.compiler.frontend.lower.finish import finish
from ophion.compiler.frontend.lower.nested_functions import type_of_self
from ophion.compiler.frontend.lower.walks import StepWalk
from ophion.compiler.frontend.typemap import may_be_none, non_null
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.passes.generators import DONE


@dataclass
class Frame:
    """What the code of a generator knows of its frame: where it is, its class, and what it promises to be."""

    value: op.Register
    cls: ir.ClassIR
    promised: ClassInfo


Bind = Callable[[Closures, op.Register], None]
"""Makes the captured variables of a closure known to the code that has it in a register."""
Body = Callable[["Generators", list[op.Register]], None]


class Generators(ExceptionStatements):
    """Lowers generators."""

    # --- frames ---

    def new_frame(
        self,
        name: str,
        promised: ClassInfo,
        scope: Scope,
        values: list[op.Value],
        names: list[str],
        body: Body,
        shown: str = "",
    ) -> op.Value:
        """A frame that holds `values`, whose code is made by `body` from the registers that it takes them
        into; `scope` is what that code knows.
        """
        self.world.support("raise_generator_running")
        cls = self.world.iterators.frame(name, promised, [value.type for value in values])
        code = self._code_of_frame(name, promised, cls, scope, shown)
        inner: Generators = type_of_self(self)(scope)
        scope.frame = Frame(code.params[0], cls, promised)
        taken: list[op.Register] = []
        for number, (value, known) in enumerate(zip(values, names, strict=True)):
            register = inner.register(value.type, known)
            field = op.GetField(code.params[0], cls, f"argument.{number}", take=True)
            inner.emit(op.Assign(register, inner.emit(field)))
            taken.append(register)
        inner._guarded_body(lambda: body(inner, taken))
        finish(code, self.world)
        self.world.program.functions.append(code)
        cls.vtable = [self._itself(promised), code]
        cls.destructor = self.closing(promised)
        frame = self.emit(op.New(cls))
        for number, value in enumerate(values):
            self.emit(op.SetField(frame, cls, f"argument.{number}", value, initial=True))
        return frame

    def _code_of_frame(
        self, name: str, promised: ClassInfo, cls: ir.ClassIR, scope: Scope, shown: str
    ) -> FunctionIR:
        outer = scope.function
        code = FunctionIR(
            self.world.unique(f"{name}.code"), [op.Register(ir.Ref(cls), "frame", parameter=True)],
            self.world.iterators.step(promised).result, file=outer.file,
            line=self.line if shown else outer.line, display_name=shown or outer.display_name,
            noted=scope.noted, frame=cls,
        )  # fmt: skip
        scope.function = code
        return code

    def _guarded_body(self, body: Callable[[], None]) -> None:
        """The body of a generator; StopIteration does not leave it."""
        handler = self.new_block()
        with self.handling(handler):
            self.check_thrown()
            body()
            if not self.block.terminated:
                self.emit(op.Return(self._nothing()))
        self.start(handler)
        exception = self.catch()
        self.emit(op.Raise(self.runtime("iterators.escaping", [exception]), note=False))

    def _nothing(self) -> op.Value:
        return op.Constant(self.function.result, None)

    def _itself(self, promised: ClassInfo) -> FunctionIR:
        """`iter` of an iterator: itself."""
        cls = self.world.iterators.iterator_of(promised)

        def body(inner: Generators, params: list[op.Value]) -> None:
            inner.emit(op.Return(params[0]))

        return self._made("iter", cls, ir.Ref(cls.ir), body)

    def _made(
        self,
        what: str,
        cls: ClassInfo,
        result: ir.Type,
        body: Callable[[Generators, list[op.Value]], None],
    ) -> FunctionIR:
        """A method of an Iterator class that the compiler writes, made once."""
        key = (what, cls)
        if key not in self.world.made:
            receiver = op.Register(ir.Ref(cls.ir), "self", parameter=True)
            name = f"{cls.ir.name}.{what}"
            made = FunctionIR(self.world.unique(name), [receiver], result, display_name=what, noted=False)
            self.world.made[key] = made
            self.world.program.functions.append(made)
            body(type_of_self(self)(Scope(self.world, made, {}, "")), [receiver])
            finish(made)
        return self.world.made[key]

    def closing(self, promised: ClassInfo) -> FunctionIR:
        """close() of an Iterator class: also what is done when a frame is dropped."""
        return self._made("close", self.world.iterators.iterator_of(promised), ir.VOID, _close)

    # --- generator functions ---

    def generator_function(self, node: FuncDef, promised: ClassInfo, scope: Scope) -> None:
        """The whole body of a generator function: it returns a frame that holds the arguments."""
        values: list[op.Value] = list(self.function.params)
        names = [parameter.name for parameter in self.function.params]

        def body(inner: Generators, taken: list[op.Register]) -> None:
            if node.info and not node.is_static:
                inner.scope.receiver = taken[0]
            inner.generator_body(node, taken)

        frame = self.new_frame(self.function.name, promised, scope, values, names, body)
        self._return_frame(frame, promised)

    def _return_frame(self, frame: op.Value, promised: ClassInfo) -> None:
        cls = frame.type
        assert isinstance(cls, ir.Ref)
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
        self._return_frame(frame, promised)

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
        self.emit(op.Return(self._nothing()))

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
            self.refuse(e, "yield stands outside a function")
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

    def check_thrown(self) -> None:
        """Raise the exception that waits in the frame."""
        thrown, following = self._thrown()
        self.emit(op.Raise(thrown))
        self.start(following)

    def _thrown(self) -> tuple[op.Value, Block]:
        """Go on where an exception was thrown in, with it in hand; and where none was."""
        frame = self.scope.frame
        assert frame is not None
        thrown, following = self.new_block(), self.new_block()
        waiting = self.emit(op.GetField(frame.value, frame.cls, "thrown", borrow=True))
        self.branch(self.emit(op.IsNone(waiting)), following, thrown, True)
        self.start(thrown)
        taken = self.hold_value(self.emit(op.GetField(frame.value, frame.cls, "thrown")))
        self.emit(op.SetField(frame.value, frame.cls, "thrown", self.none(taken.type)))
        return self.emit(op.Cast(taken, non_null(taken.type))), following

    def _sent(self) -> op.Value | None:
        """Take what was sent to this generator, if anything can be."""
        frame = self.scope.frame
        assert frame is not None
        return self._take(frame.value, frame.cls, "sent")

    def _take(self, holder: op.Value, cls: ir.ClassIR, name: str) -> op.Value | None:
        """Take a field's value, leaving None there; None where the class has no such field."""
        type = dict(cls.fields).get(name)
        if type is None:
            return None
        value = self.hold_value(self.emit(op.GetField(holder, cls, name)))
        self.emit(op.SetField(holder, cls, name, self.none(type)))
        return value

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
            self.refuse(e, "yield from stands outside a function")
        walk = self.iterate(e.expr)
        if isinstance(walk, StepWalk):
            return self._delegate(walk, frame, e)
        item = self.world.iterators.item(frame.promised)
        top, inside, following, end = (self.new_block() for _ in range(4))
        walk.begin()
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
        return self.none()

    def _delegate(self, walk: StepWalk, frame: Frame, e: YieldFromExpr) -> op.Value:
        walk.begin()
        top, inside, end = self.new_block(), self.new_block(), self.new_block()
        self.goto(top)
        self.start(top)
        walk.test(inside, end)
        self.start(inside)
        item = self.world.iterators.item(frame.promised)
        value = walk.values()
        assert isinstance(value, op.Value)
        self.emit(op.Yield("value", self.carried(value, item)))
        thrown, quiet = self._thrown()
        self._throw_into(walk, thrown, top)
        self.start(quiet)
        sent = self._sent()
        if sent is not None and "sent" in dict(walk.cls.ir.fields):
            kind = dict(walk.cls.ir.fields)["sent"]
            self.emit(op.SetField(walk.iterator, walk.cls.ir, "sent", self.coerce(sent, kind)))
        self.goto(top)
        self.start(end)
        result = self._take(walk.iterator, walk.cls.ir, "result")
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

    # --- methods of iterators ---

    def step(self, iterator: op.Value, cls: ClassInfo) -> tuple[op.Value, op.Value]:
        """Ask an iterator for its next item: (whether there is one, the item)."""
        declared = self.world.iterators.step(cls)
        found = self.hold_value(self.emit(op.CallVirtual(declared, STEP, [iterator])))
        item = self.emit(op.Unwrap(found, self.world.iterators.carried(cls)))
        return self.emit(op.Not(self.emit(op.IsNone(found)))), item

    def given(self, item: op.Value, cls: ClassInfo) -> op.Value:
        """An item that `step` handed on as a value."""
        return self.none() if self.world.iterators.item(cls) == ir.VOID else item

    def iterator_of(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """iter(x) of an Iterable as a value; an iterator is its own."""
        if cls.info.name != "Iterable":
            return value
        return self.emit(op.CallVirtual(self.world.iterators.iter(cls), ITER, [value]))

    def next_of(
        self, iterator: op.Value, cls: ClassInfo, default: Expression | None, type: ir.Type
    ) -> op.Value:
        """next(iterator) and next(iterator, default)."""
        more, item = self.step(iterator, cls)
        value = self.given(item, cls)
        if default is None:
            self._or_stop(more, iterator, cls)
            return value
        result = self.register(type)
        some, none, end = self.new_block(), self.new_block(), self.new_block()
        self.branch(more, some, none)
        self.start(some)
        self.assign(result, value)
        self.goto(end)
        self.start(none)
        self.assign(result, self.expr(default, type))
        self.goto(end)
        self.start(end)
        return result

    def _or_stop(self, more: op.Value, iterator: op.Value, cls: ClassInfo) -> None:
        """StopIteration, unless there is an item."""
        good, bad = self.new_block(), self.new_block()
        self.branch(more, good, bad, True)
        self.start(bad)
        self._stop(self._take(iterator, cls.ir, "result"))
        self.start(good)

    def _stop(self, result: op.Value | None) -> None:
        """Raise StopIteration, with what the generator returned where that is not None."""
        if result is not None:
            something, nothing = self.new_block(), self.new_block()
            self.branch(self.is_none(result), nothing, something)
            self.start(something)
            self.raise_builtin("StopIteration", self.coerce(result, non_null(result.type)))
            self.start(nothing)
        self.raise_builtin("StopIteration")

    def iterator_method(self, receiver: op.Value, name: str, e: CallExpr) -> op.Value | None:
        """__next__, __iter__, send, throw and close."""
        cls = self.world.iterators.info(receiver.type)
        if cls is None:
            return None
        receiver = self.keep(self.coerce(receiver, non_null(receiver.type)))
        if name == "__iter__":
            return self.iterator_of(receiver, cls)
        if name == "__next__":
            return self.next_of(receiver, cls, None, self.ir_of(e))
        if name == "close":
            return self.call(self.closing(cls), [receiver])
        if name == "send":
            return self._send(receiver, cls, e)
        if name == "throw":
            return self._throw(receiver, cls, e)
        return None

    def _send(self, generator: op.Value, cls: ClassInfo, e: CallExpr) -> op.Value:
        kind = dict(cls.ir.fields).get("sent")
        value = self.hold_value(self.coerce(self.expr(e.args[0], kind), kind)) if kind is not None else None
        something: op.Value = op.Constant(ir.BOOL, False)
        if value is not None:
            something = self.emit(op.Not(self.emit(op.IsNone(value))))
        state = self.emit(op.GetField(generator, cls.ir, "state"))
        self.runtime("iterators.check_sending", [state, something])
        if value is not None:
            self.emit(op.SetField(generator, cls.ir, "sent", value))
        return self.next_of(generator, cls, None, self.ir_of(e))

    def _throw(self, generator: op.Value, cls: ClassInfo, e: CallExpr) -> op.Value:
        if len(e.args) != 1:
            self.refuse(e, "throw() takes one exception in compiled code", "throw(Error(...))")
        exception = self.keep(self.exception_value(e.args[0]))
        state = self.emit(op.GetField(generator, cls.ir, "state"))
        self.runtime("iterators.check_throwing", [state])
        over, going = self.new_block(), self.new_block()
        self.branch(self.emit(op.Compare("eq", state, self.number(DONE))), over, going)
        self.start(over)
        self.emit(op.Raise(exception))
        self.start(going)
        kind = dict(cls.ir.fields)["thrown"]
        self.emit(op.SetField(generator, cls.ir, "thrown", self.coerce(exception, kind)))
        return self.next_of(generator, cls, None, self.ir_of(e))


def _close(b: Generators, params: list[op.Value]) -> None:
    """Throw GeneratorExit into a generator that has not ended; RuntimeError if it yields."""
    generator = params[0]
    cls = b.world.iterators.info(generator.type)
    assert cls is not None
    over, going, handler, done = b.new_block(), b.new_block(), b.new_block(), b.new_block()
    state = b.emit(op.GetField(generator, cls.ir, "state"))
    b.branch(b.emit(op.Compare("eq", state, b.number(DONE))), over, going)
    b.start(over)
    b.emit(op.Return(None))
    b.start(going)
    b.runtime("iterators.check_throwing", [state])
    leaving = b.runtime("iterators.generator_exit", [])
    kind = dict(cls.ir.fields)["thrown"]
    b.emit(op.SetField(generator, cls.ir, "thrown", b.coerce(leaving, kind)))
    with b.handling(handler):
        more, _ = b.step(generator, cls)
        more = b.hold_value(more)
    ignored = b.new_block()
    b.branch(more, ignored, done)
    b.start(ignored)
    b.runtime("iterators.raise_ignored_exit", [])
    b.goto(done)
    b.start(handler)
    exception = b.catch()
    for name in ("GeneratorExit", "StopIteration"):
        other = b.new_block()
        known = b.world.classes.named(f"builtins.{name}")
        b.branch(b.emit(op.IsInstance(exception, known.ir)), done, other)
        b.start(other)
    b.emit(op.Raise(exception, note=False))
    b.start(done)
    b.emit(op.Return(None))
