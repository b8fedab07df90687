"""Walks over what other walks give: enumerate, zip, map and filter without iterators."""

from __future__ import annotations

from ophion.compiler.frontend.lower.interface import Interface, Iteration
from ophion.compiler.frontend.lower.interface.values import Values
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block


class Enumerated(Iteration):
    """enumerate(...)."""

    def __init__(self, b: Interface, inner: Iteration, start: op.Value) -> None:
        super().__init__(b)
        self.inner = inner
        self.first = start

    def begin(self) -> None:
        self.inner.begin()
        self.number = self.b.register(ir.INT)
        self.b.assign(self.number, self.first)

    def test(self, body: Block, done: Block) -> None:
        self.inner.test(body, done)

    def values(self) -> Values:
        current = self.b.register(ir.INT)
        self.b.assign(current, self.number)
        return [current, self.inner.values()]

    def advance(self) -> None:
        b = self.b
        b.assign(self.number, b.emit(op.Arithmetic("add", self.number, b.number(1), ir.INT, modular=True)))
        self.inner.advance()

    def expected(self) -> op.Value | None:
        return self.inner.expected()


class Zipped(Iteration):
    """zip(...): ends with the shortest; `strict` raises where lengths differ."""

    def __init__(self, b: Interface, inner: list[Iteration], strict: bool) -> None:
        super().__init__(b)
        self.inner = inner
        self.strict = strict

    def begin(self) -> None:
        for iteration in self.inner:
            iteration.begin()

    def test(self, body: Block, done: Block) -> None:
        b = self.b
        for position, iteration in enumerate(self.inner):
            last = position == len(self.inner) - 1
            following = body if last else b.new_block()
            short = done
            if self.strict:
                short = b.new_block()
            iteration.test(following, short)
            if self.strict:
                b.start(short)
                if position > 0:
                    self._mismatch(position, "shorter")
                else:
                    self._check_ended(done)
            if not last:
                b.start(following)

    def _check_ended(self, done: Block) -> None:
        b = self.b
        for position, iteration in enumerate(self.inner[1:], 1):
            longer, following = b.new_block(), b.new_block()
            iteration.test(longer, following)
            b.start(longer)
            self._mismatch(position, "longer")
            b.start(following)
        b.goto(done)

    def _mismatch(self, position: int, word: str) -> None:
        others = "argument 1" if position == 1 else f"arguments 1-{position}"
        self.b.raise_builtin(
            "ValueError", self.b.text(f"zip() argument {position + 1} is {word} than {others}")
        )

    def values(self) -> Values:
        return [iteration.values() for iteration in self.inner]

    def advance(self) -> None:
        for iteration in self.inner:
            iteration.advance()

    def expected(self) -> op.Value | None:
        return self.inner[0].expected() if self.inner and self.strict else None


class Mapped(Iteration):
    """map(function, iterable); `spread`: the items are tuples of arguments."""

    def __init__(self, b: Interface, function: op.Value, inner: Iteration, spread: bool = False) -> None:
        super().__init__(b)
        self.function = function
        self.inner = inner
        self.spread = spread

    def begin(self) -> None:
        self.inner.begin()

    def test(self, body: Block, done: Block) -> None:
        self.inner.test(body, done)

    def values(self) -> Values:
        values = self.inner.values()
        if self.spread and isinstance(values, list):
            return self.b.call_value(self.function, [self.b.joined(value) for value in values])
        return self.b.call_value(self.function, [self.b.joined(values)])

    def advance(self) -> None:
        self.inner.advance()


class Filtered(Mapped):
    """filter(function, iterable); with None, the values that are true."""

    def test(self, body: Block, done: Block) -> None:
        b = self.b
        top, look, skip = b.new_block(), b.new_block(), b.new_block()
        b.goto(top)
        b.start(top)
        self.inner.test(look, done)
        b.start(look)
        self.current = b.hold_value(b.joined(self.inner.values()))
        wanted = (
            self.current if self.function.type == ir.VOID else b.call_value(self.function, [self.current])
        )
        b.branch(b.truth(wanted), body, skip)
        b.start(skip)
        self.inner.advance()
        b.goto(top)

    def values(self) -> Values:
        return self.current
