"""Frames of generators: the objects that hold what lives between two yields, and their code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.exception_statements import ExceptionStatements
from ophion.compiler.frontend.lower.finish import finish
from ophion.compiler.frontend.lower.nested_functions import type_of_self
from ophion.compiler.frontend.lower.scope import Frame, Scope
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import non_null
from ophion.compiler.passes.generators import DONE

Body = Callable[[Any, list[op.Register]], None]
"""Writes the code of a frame with a complete Lowering, from the registers that the values are in."""


class Frames(ExceptionStatements):
    """Makes frames, and what every one has: iter, close, and the exception that was thrown in."""

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
        inner: Frames = type_of_self(self)(scope)
        scope.frame = Frame(code.params[0], cls, promised)
        taken: list[op.Register] = []
        for number, (value, known) in enumerate(zip(values, names, strict=True)):
            register = inner.register(value.type, known)
            taken.append(register)
            if value.type == ir.VOID:
                continue  # None has nothing to be kept
            field = op.GetField(code.params[0], cls, f"argument.{number}", take=True)
            inner.emit(op.Assign(register, inner.emit(field)))
        code.arguments = taken
        inner._guarded_body(lambda: body(inner, taken))
        finish(code, self.world)
        self.world.program.functions.append(code)
        cls.vtable = [self._itself(promised), code]
        cls.destructor = self._ending(promised)
        frame = self.emit(op.New(cls))
        for number, value in enumerate(values):
            if value.type != ir.VOID:
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
            noted=scope.noted, frame=cls, qualified=outer.qualified,
        )  # fmt: skip
        scope.function = code
        return code

    def _guarded_body(self, body: Callable[[], None]) -> None:
        """The body of a generator; StopIteration does not leave it."""
        handler = self.new_block()
        self.way_out = handler
        with self.handling(handler):
            self.check_thrown()
            body()
            if not self.block.terminated:
                self.emit(op.Return(self.no_item()))
        self.start(handler)
        exception = self.catch()
        self.emit(op.Raise(self.runtime("iterators.escaping", [exception]), note=False))

    def no_item(self) -> op.Value:
        """What a generator's code returns at the end."""
        return op.Constant(self.function.result, None)

    def _itself(self, promised: ClassInfo) -> FunctionIR:
        """`iter` of an iterator: itself."""
        cls = self.world.iterators.iterator_of(promised)

        def body(inner: Frames, params: list[op.Value]) -> None:
            inner.emit(op.Return(params[0]))

        return self._made("iter", cls, ir.Ref(cls.ir), body)

    def _made(
        self,
        what: str,
        cls: ClassInfo,
        result: ir.Type,
        body: Callable[[Frames, list[op.Value]], None],
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
        """close() of an Iterator class."""
        return self._made("close", self.world.iterators.iterator_of(promised), ir.VOID, _close)

    def _ending(self, promised: ClassInfo) -> FunctionIR:
        """What is done when a frame of an Iterator class is dropped."""
        return self._made("dropped", self.world.iterators.iterator_of(promised), ir.VOID, _end)

    def check_thrown(self) -> None:
        """Raise the exception that waits in the frame."""
        thrown, following = self.thrown()
        self.leave_if_dropped(thrown)
        self.emit(op.Raise(thrown))
        self.start(following)

    def leave_if_dropped(self, thrown: op.Value) -> None:
        """Leave past all handlers, which drops what the frame holds, if the frame itself is dropped and has
        yielded once more instead of ending.
        """
        if self.handler is self.way_out:
            return
        handler, self.handler = self.handler, self.way_out
        leaving = self.new_block()
        self.handler = handler
        going = self.new_block()
        marked = self.world.classes.named(f"{RUNTIME}.iterators.Dropped")
        self.branch(self.emit(op.IsInstance(thrown, marked.ir)), leaving, going, False)
        self.start(leaving)
        self.emit(op.Raise(thrown, note=False))
        self.start(going)

    def thrown(self) -> tuple[op.Value, Block]:
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

    def take_field(self, holder: op.Value, cls: ir.ClassIR, name: str) -> op.Value | None:
        """Take a field's value, leaving None there; None where the class has no such field."""
        type = dict(cls.fields).get(name)
        if type is None:
            return None
        value = self.hold_value(self.emit(op.GetField(holder, cls, name)))
        self.emit(op.SetField(holder, cls, name, self.none(type)))
        return value


def _close(b: Frames, params: list[op.Value]) -> None:
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


def _end(b: Frames, params: list[op.Value]) -> None:
    """Close a generator that nothing refers to any more, and if it yields, drop what it holds as it is."""
    generator = params[0]
    cls = b.world.iterators.info(generator.type)
    assert cls is not None
    failed, ignored, dropped, done = (b.new_block() for _ in range(4))
    with b.handling(failed):
        b.call(b.closing(cls), [generator])
    b.emit(op.Return(None))
    b.start(failed)
    exception = b.catch()
    state = b.emit(op.GetField(generator, cls.ir, "state"))
    b.branch(b.emit(op.Compare("eq", state, b.number(DONE))), done, ignored)
    b.start(ignored)
    kind = dict(cls.ir.fields)["thrown"]
    b.emit(op.SetField(generator, cls.ir, "thrown", b.coerce(b.runtime("iterators.dropping", []), kind)))
    with b.handling(dropped):
        b.step(generator, cls)
    b.goto(done)
    b.start(dropped)
    b.catch()
    b.goto(done)
    b.start(done)
    b.emit(op.Raise(exception, note=False))
