"""How containers, texts and ranges are walked: without an iterator object."""

from __future__ import annotations

from mypy.nodes import Context

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.interface import Interface, Iteration
from ophion.compiler.frontend.lower.interface.values import Values
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block


class Counted(Iteration):
    """A walk by an index register from 0."""

    def begin(self) -> None:
        self.index = self.b.register(ir.INT)
        self.b.assign(self.index, self.b.number(0))

    def advance(self) -> None:
        step = self.b.emit(op.Arithmetic("add", self.index, self.b.number(1), ir.INT, modular=True))
        self.b.assign(self.index, step)


class ListWalk(Counted):
    """list and tuple[T, ...]: `items` and `length` are read anew at each step, as Python does."""

    def __init__(self, b: Interface, sequence: op.Value, cls: ClassInfo, backwards: bool = False) -> None:
        super().__init__(b)
        self.sequence = b.keep(sequence)
        self.cls = cls
        self.backwards = backwards

    def begin(self) -> None:
        if not self.backwards:
            super().begin()
            return
        self.index = self.b.register(ir.INT)
        length = self.b.emit(op.GetField(self.sequence, self.cls.ir, "length"))
        self.b.assign(
            self.index, self.b.emit(op.Arithmetic("sub", length, self.b.number(1), ir.INT, modular=True))
        )

    def test(self, body: Block, done: Block) -> None:
        if self.backwards:
            more = self.b.emit(op.Compare("ge", self.index, self.b.number(0)))
            if self.cls.info.name == "List":
                length = self.b.emit(op.GetField(self.sequence, self.cls.ir, "length"))
                inside = self.b.emit(op.Compare("lt", self.index, length))
                more_ = self.b.emit(op.Select(more, inside, op.Constant(ir.BOOL, False)))
                self.b.branch(more_, body, done)
                return
            self.b.branch(more, body, done)
            return
        length = self.b.emit(op.GetField(self.sequence, self.cls.ir, "length"))
        self.b.branch(self.b.emit(op.Compare("lt", self.index, length)), body, done)

    def values(self) -> Values:
        items = self.b.emit(op.GetField(self.sequence, self.cls.ir, "items"))
        value = self.b.emit(op.SlotsLoad(items, self.index))
        self.b.emit(op.Intrinsic("keep", [self.sequence], ir.VOID))  # the array lives as long as its list
        return value

    def advance(self) -> None:
        kind = "sub" if self.backwards else "add"
        self.b.assign(
            self.index, self.b.emit(op.Arithmetic(kind, self.index, self.b.number(1), ir.INT, modular=True))
        )

    def expected(self) -> op.Value:
        return self.b.emit(op.GetField(self.sequence, self.cls.ir, "length"))


class IndexWalk(Counted):
    """Anything with __len__ and __getitem__ (bytes, bytearray, memoryview), forwards or backwards."""

    def __init__(self, b: Interface, sequence: op.Value, node: Context, backwards: bool = False) -> None:
        super().__init__(b)
        self.sequence = b.keep(sequence)
        self.node = node
        self.backwards = backwards

    def begin(self) -> None:
        super().begin()
        if self.backwards:
            length = self.b.length(self.sequence)
            self.b.assign(
                self.index, self.b.emit(op.Arithmetic("sub", length, self.b.number(1), ir.INT, modular=True))
            )

    def test(self, body: Block, done: Block) -> None:
        if self.backwards:
            self.b.branch(self.b.emit(op.Compare("ge", self.index, self.b.number(0))), body, done)
            return
        self.b.branch(self.b.emit(op.Compare("lt", self.index, self.b.length(self.sequence))), body, done)

    def values(self) -> Values:
        return self.b.call_method(self.sequence, "__getitem__", [self.index], self.node)

    def advance(self) -> None:
        kind = "sub" if self.backwards else "add"
        self.b.assign(
            self.index, self.b.emit(op.Arithmetic(kind, self.index, self.b.number(1), ir.INT, modular=True))
        )


class TupleWalk(Counted):
    """A tuple of fixed shape: the item is chosen by the index; no object is made."""

    def __init__(self, b: Interface, value: op.Value, element: ir.Type) -> None:
        super().__init__(b)
        self.items = [b.hold_value(b.coerce(part, element)) for part in b.tuple_parts(value)]
        self.element = element

    def test(self, body: Block, done: Block) -> None:
        self.b.branch(self.b.emit(op.Compare("lt", self.index, self.b.number(len(self.items)))), body, done)

    def values(self) -> Values:
        b = self.b
        result = b.register(self.element)
        end = b.new_block()
        if not self.items:
            return result
        places = [b.new_block() for _ in self.items]
        b.emit(op.Switch(self.index, list(enumerate(places[:-1])), places[-1]))
        for place, item in zip(places, self.items, strict=True):
            b.start(place)
            b.assign(result, item)
            b.goto(end)
        b.start(end)
        return result


class RangeWalk(Iteration):
    """range(...): bounds are evaluated once; the variable is free to be assigned in the body."""

    def __init__(self, b: Interface, start: op.Value, stop: op.Value, step: op.Value) -> None:
        super().__init__(b)
        types = {value.type for value in (start, stop)}
        self.type = ir.U64 if types == {ir.U64} else ir.INT
        self.start, self.stop, self.step = b.keep(start), b.keep(stop), b.keep(step)

    def begin(self) -> None:
        b = self.b
        self.step = b.coerce(self.step, ir.INT)
        self.index = b.register(ir.INT)
        b.assign(self.index, self.start)
        self.stop = b.coerce(self.stop, ir.INT)
        self.direction = self.step.value if isinstance(self.step, op.Constant) else None
        if not self.direction:
            with b.unless(b.emit(op.Compare("ne", self.step, b.number(0)))):
                b.raise_builtin("ValueError", b.text("range() arg 3 must not be zero"))
        if self.direction not in (1, -1):
            self.limit = self._last_start()
            self.more = b.register(ir.BOOL)
            b.assign(self.more, self._upwards("lt", "gt", self.stop))

    def test(self, body: Block, done: Block) -> None:
        steps = self.direction in (1, -1)
        self.b.branch(self._upwards("lt", "gt", self.stop) if steps else self.more, body, done)

    def values(self) -> Values:
        current = self.b.register(ir.INT)
        self.b.assign(current, self.index)
        return current

    def advance(self) -> None:
        b = self.b
        if self.direction not in (1, -1):
            b.assign(self.more, self._upwards("lt", "gt", self.limit))
        b.assign(self.index, b.emit(op.Arithmetic("add", self.index, self.step, ir.INT, modular=True)))

    def expected(self) -> op.Value | None:
        if self.direction != 1 or self.type != ir.INT:
            return None
        return self.b.emit(op.Arithmetic("sub", self.stop, self.start, ir.INT, modular=True))

    def _upwards(self, up: str, down: str, bound: op.Value) -> op.Value:
        """How the index compares with a bound: `up` where the steps go up, else `down`."""
        b = self.b
        if isinstance(self.direction, int):
            return b.emit(op.Compare(up if self.direction > 0 else down, self.index, bound))
        rising = b.emit(op.Compare("gt", self.step, b.number(0)))
        above, below = (b.emit(op.Compare(kind, self.index, bound)) for kind in (up, down))
        return b.emit(op.Select(rising, above, below))

    def _last_start(self) -> op.Register:
        """stop - step, or the end of the numbers: an index on this side of it has another one after it."""
        b = self.b
        rising = b.emit(op.Compare("gt", self.step, b.number(0)))
        end = b.emit(op.Select(rising, b.number(-(1 << 63)), b.number((1 << 63) - 1)))
        bound = b.emit(op.Arithmetic("add", end, self.step, ir.INT, modular=True))
        under, over = (b.emit(op.Compare(kind, self.stop, bound)) for kind in ("lt", "gt"))
        beyond = b.emit(op.Select(rising, under, over))
        before = b.emit(op.Arithmetic("sub", self.stop, self.step, ir.INT, modular=True))
        limit = b.register(ir.INT)
        b.assign(limit, b.emit(op.Select(beyond, end, before)))
        return limit


class StringWalk(Iteration):
    """str: by byte position, one code point a step."""

    def __init__(self, b: Interface, text: op.Value, cls: ClassInfo) -> None:
        super().__init__(b)
        self.text = b.keep(text)
        self.cls = cls

    def begin(self) -> None:
        self.position = self.b.register(ir.INT)
        self.b.assign(self.position, self.b.number(0))

    def test(self, body: Block, done: Block) -> None:
        size = self.b.emit(op.GetField(self.text, self.cls.ir, "size"))
        self.b.branch(self.b.emit(op.Compare("lt", self.position, size)), body, done)

    def values(self) -> Values:
        b = self.b
        offset = b.emit(op.Convert(self.position, ir.U64, modular=True))
        first = b.emit(op.Intrinsic("tail", [self.text], ir.U64))
        address = b.emit(op.Arithmetic("add", first, offset, ir.U64, modular=True))
        lead = b.emit(op.Load(address, 0, 1, False, ir.INT))
        b.emit(op.Intrinsic("keep", [self.text], ir.VOID))
        ascii = b.emit(op.Compare("lt", lead, b.number(0x80)))
        type = ir.Ref(self.cls.ir)
        self.width, self.code = b.register(ir.INT), b.register(ir.INT)
        character = b.choose(ascii, type, lambda: self._ascii(lead, type), self._wide)
        b.codes[character] = self.code
        return character

    def _ascii(self, code: op.Value, type: ir.Ref) -> op.Value:
        self.b.assign(self.width, self.b.number(1))
        self.b.assign(self.code, code)
        return self.b.emit(op.Character(type, code))

    def _wide(self) -> op.Value:
        self.b.assign(self.width, self.b.call_method(self.text, "width_at", [self.position], self.cls.info))
        self.b.assign(self.code, self.b.call_method(self.text, "code", [self.position], self.cls.info))
        return self.b.call_method(self.text, "decode_at", [self.position], self.cls.info)

    def advance(self) -> None:
        b = self.b
        b.assign(self.position, b.emit(op.Arithmetic("add", self.position, self.width, ir.INT, modular=True)))

    def expected(self) -> op.Value:
        return self.b.emit(op.GetField(self.text, self.cls.ir, "length"))


class TableWalk(Counted):
    """dict (keys, values or items) and set: entries by number, the deleted ones skipped."""

    def __init__(
        self,
        b: Interface,
        table: op.Value,
        cls: ClassInfo,
        parts: tuple[str, ...],
        backwards: bool = False,
    ) -> None:
        super().__init__(b)
        self.table = b.keep(table)
        self.cls = cls
        self.parts = parts
        self.backwards = backwards

    def begin(self) -> None:
        super().begin()
        self.version = self.b.register(ir.INT)
        self.b.assign(self.version, self.b.emit(op.GetField(self.table, self.cls.ir, "version")))
        if self.backwards:
            self.b.assign(self.index, self.b.emit(op.GetField(self.table, self.cls.ir, "used")))
            self.advance()
        else:
            self.b.assign(self.index, self.b.call_hook(self.table, "start", [], self.cls.info))

    def advance(self) -> None:
        kind = "sub" if self.backwards else "add"
        step = self.b.emit(op.Arithmetic(kind, self.index, self.b.number(1), ir.INT, modular=True))
        self.b.assign(self.index, step)

    def test(self, body: Block, done: Block) -> None:
        b = self.b
        top, look, skip = b.new_block(), b.new_block(), b.new_block()
        b.goto(top)
        b.start(top)
        b.call_hook(self.table, "check", [self.version], self.cls.info)
        if self.backwards:
            b.branch(b.emit(op.Compare("ge", self.index, b.number(0))), look, done)
        else:
            used = b.emit(op.GetField(self.table, self.cls.ir, "used"))
            b.branch(b.emit(op.Compare("lt", self.index, used)), look, done)
        b.start(look)
        b.branch(b.call_hook(self.table, "live", [self.index], self.cls.info), body, skip)
        b.start(skip)
        self.advance()
        b.goto(top)

    def values(self) -> Values:
        found: list[Values] = [
            self.b.call_method(self.table, part, [self.index], self.cls.info) for part in self.parts
        ]
        return found[0] if len(found) == 1 else found
