"""Walks that ask for one item after another: iterators of every kind."""

from __future__ import annotations

from mypy.nodes import Context

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.interface import Interface, Iteration
from ophion.compiler.frontend.lower.interface.values import Values
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir.base import Block


class IteratorWalk(Iteration):
    """An object with __next__: until it raises StopIteration."""

    def __init__(self, b: Interface, iterator: op.Value, node: Context) -> None:
        super().__init__(b)
        self.iterator = b.keep(iterator)
        self.node = node
        self.current: op.Register | None = None

    def begin(self) -> None:
        pass

    def test(self, body: Block, done: Block) -> None:
        b = self.b
        handler, got = b.new_block(), b.new_block()
        with b.handling(handler):
            value = b.call_method(self.iterator, "__next__", [], self.node)
            self.current = b.register(value.type)
            b.assign(self.current, value)
            b.goto(got)
        b.start(handler)
        exception = b.catch()
        again = b.new_block()
        stop = self.b.world.classes.named("builtins.StopIteration")
        b.branch(b.emit(op.IsInstance(exception, stop.ir)), done, again)
        b.start(again)
        b.emit(op.Raise(exception, note=False))
        b.start(got)
        b.goto(body)

    def values(self) -> Values:
        assert self.current is not None
        return self.current

    def advance(self) -> None:
        pass


class StepWalk(Iteration):
    """An Iterable or Iterator as a value: until `step` says that there is no item."""

    def __init__(self, b: Interface, source: op.Value, cls: ClassInfo) -> None:
        super().__init__(b)
        self.iterator: op.Value = b.hold_value(b.iterator_of(source, cls))
        self.cls = cls if cls.info.name != "Iterable" else b.world.iterators.iterator_of(cls)

    def begin(self) -> None:
        pass

    def test(self, body: Block, done: Block) -> None:
        more, self.current = self.b.step(self.iterator, self.cls)
        self.b.branch(more, body, done)

    def values(self) -> Values:
        return self.b.given(self.current, self.cls)

    def advance(self) -> None:
        pass


class CalledWalk(Iteration):
    """iter(function, sentinel): until the function returns the sentinel."""

    def __init__(self, b: Interface, function: op.Value, sentinel: op.Value) -> None:
        super().__init__(b)
        self.function = function
        self.sentinel = sentinel

    def begin(self) -> None:
        pass

    def test(self, body: Block, done: Block) -> None:
        b = self.b
        self.current = b.hold_value(b.call_value(self.function, []))
        b.branch(b.equal(self.current, self.sentinel), done, body)

    def values(self) -> Values:
        return self.current

    def advance(self) -> None:
        pass
