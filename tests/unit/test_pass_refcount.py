"""Reference counts of random functions: whatever way control and exceptions go, objects are freed once."""

from __future__ import annotations

import random
from typing import ClassVar

import pytest

from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import INT, ClassIR, Optional, Ref, Tuple
from tests.unit.ir_harness import Builder, Machine, World, integer

FUNCTIONS = 10


class _Random:
    """Writes a random function of a seed: loops bounded by fuel, calls that raise by its bits, handlers."""

    make: ClassVar[FunctionIR]
    make_pair: ClassVar[FunctionIR]
    risk: ClassVar[FunctionIR]

    def __init__(self, world: World, number: int, chance: random.Random) -> None:
        self.world = world
        self.chance = chance
        self.node: ClassIR = world.program.classes[-1]
        self.type = Ref(self.node)
        self.maybe = Ref(self.node, True)
        self.pair = Tuple((self.type, INT, self.maybe))
        self.wrapped = Optional(self.pair)
        self.b = world.function(f"random{number}", [("seed", INT), ("node", self.type)], INT)
        self.locals = [self.b.register(self.type, f"v{n}") for n in range(3)]
        self.maybes = [self.b.register(self.maybe, f"m{n}") for n in range(2)]
        self.pairs = [self.b.register(self.pair, f"p{n}") for n in range(2)]
        self.options = [self.b.register(self.wrapped, f"o{n}") for n in range(2)]
        self.fuel = self.b.register(INT, "fuel")
        self.sum = self.b.register(INT, "sum")
        self.temporaries: list[ir.Value] = []

    def new(self) -> ir.Value:
        return self.b.add(ir.Call(self.make, [self.sum]))

    def value(self) -> ir.Value:
        """A Node from anywhere."""
        kind = self.chance.randrange(9)
        if kind == 0:
            return self.b.params[1]
        if kind == 1:
            return self.new()
        if kind == 2 and self.temporaries:
            return self.chance.choice(self.temporaries)
        if kind == 3:
            pair = self.chance.choice(self.pairs)
            return self.b.add(ir.TupleItem(pair, 0))
        if kind == 4:
            source = self.chance.choice(self.maybes)
            return self.b.add(ir.CheckNone(source, self.type, "missing"))
        if kind == 5:
            made = self.b.add(ir.Call(self.make_pair, [self.sum]))
            self.b.add(ir.Assign(self.chance.choice(self.maybes), self.b.add(ir.TupleItem(made, 2))))
            return self.b.add(ir.TupleItem(made, 0))
        if kind == 6:
            return self.b.add(ir.Cast(self.chance.choice(self.locals), self.type))
        return self.chance.choice(self.locals)

    def step(self) -> None:
        b, choice = self.b, self.chance.choice
        kind = self.chance.randrange(12)
        if kind == 0:
            b.add(ir.Assign(choice(self.locals), self.value()))
        elif kind == 1:
            b.add(ir.Assign(choice(self.maybes), self.value()))
        elif kind == 2:
            next_node = b.add(ir.GetField(self.value(), self.node, "next", borrow=False))
            b.add(ir.Assign(choice(self.maybes), next_node))
        elif kind == 3:
            fresh = self.new()
            b.add(ir.SetField(fresh, self.node, "next", self.value(), initial=True))
            b.add(ir.Assign(choice(self.locals), fresh))
        elif kind == 4:
            b.add(ir.Assign(choice(self.pairs), b.add(ir.MakeTuple([self.value(), self.sum, self.value()]))))
        elif kind == 5:
            b.add(ir.Call(self.risk, [self.sum, self.value(), b.params[0]]))
        elif kind == 6:
            self.temporaries.append(self.value())
        elif kind == 7:
            read = b.add(ir.GetField(self.value(), self.node, "value"))
            b.add(ir.Assign(self.sum, b.add(ir.Arithmetic("add", self.sum, read, INT))))
        elif kind == 8:
            b.add(ir.Assign(choice(self.maybes), ir.Constant(self.maybe, None)))
        elif kind == 9:
            b.add(ir.Assign(choice(self.options), b.add(ir.Wrap(choice(self.pairs), self.wrapped))))
        elif kind == 10:
            self.value()
        else:
            self.option()

    def option(self) -> None:
        b = self.b
        source = self.chance.choice(self.options)
        there, out = b.block("", b.current.handler), b.block("", b.current.handler)
        b.add(ir.Branch(b.add(ir.IsNone(source)), out, there))
        b.at(there)
        saved = list(self.temporaries)
        inner = b.add(ir.Unwrap(source, self.pair))
        b.add(ir.Assign(self.chance.choice(self.locals), b.add(ir.TupleItem(inner, 0))))
        if self.chance.random() < 0.5:
            b.add(ir.Assign(source, ir.Constant(self.wrapped, None)))
            b.add(ir.Assign(self.chance.choice(self.maybes), b.add(ir.TupleItem(inner, 2))))
        b.add(ir.Goto(out))
        self.temporaries = saved
        b.at(out)

    def steps(self) -> None:
        for _ in range(self.chance.randrange(1, 6)):
            self.step()

    def region(self, depth: int) -> None:
        """A few steps, then perhaps a branch, a loop or a try."""
        b = self.b
        self.steps()
        if depth == 0:
            return
        saved = list(self.temporaries)
        kind = self.chance.randrange(4)
        handler = b.current.handler
        if kind == 0:
            sides, join = [b.block("", handler), b.block("", handler)], b.block("", handler)
            odd = b.add(ir.Compare("eq", b.add(ir.Arithmetic("and", self.sum, integer(1), INT)), integer(1)))
            b.add(ir.Branch(odd, sides[0], sides[1]))
            for side in sides:
                self.temporaries = list(saved)
                b.at(side)
                self.region(depth - 1)
                b.add(ir.Goto(join))
            self.after(join, saved, depth)
        elif kind == 1:
            head, body, out = (b.block("", handler) for _ in range(3))
            b.add(ir.Goto(head))
            b.at(head)
            b.add(ir.Assign(self.fuel, b.add(ir.Arithmetic("sub", self.fuel, integer(1), INT))))
            b.add(ir.Branch(b.add(ir.Compare("gt", self.fuel, integer(0))), body, out))
            b.at(body)
            self.region(depth - 1)
            b.add(ir.Goto(head))
            self.after(out, saved, depth)
        elif kind == 2:
            self.guarded(handler, saved, depth)

    def guarded(self, handler: Block | None, saved: list[ir.Value], depth: int) -> None:
        b = self.b
        catch, out = b.block("", handler), b.block("", handler)
        body = b.block("", catch)
        b.add(ir.Goto(body))
        b.at(body)
        self.region(depth - 1)
        b.add(ir.Goto(out))
        b.at(catch)
        self.temporaries = list(saved)
        caught = b.add(ir.Catch(Ref(self.world.error)))
        code = b.add(ir.GetField(caught, self.world.error, "code"))
        again, fine = b.block("", handler), b.block("", handler)
        b.add(ir.Branch(b.add(ir.Compare("gt", code, integer(50))), again, fine))
        b.at(again)
        b.add(ir.Raise(caught, note=False))
        b.at(fine)
        self.steps()
        b.add(ir.Goto(out))
        self.after(out, saved, depth)

    def after(self, block: Block, saved: list[ir.Value], depth: int) -> None:
        self.temporaries = list(saved)
        self.b.at(block)
        self.region(depth - 1)

    def write(self) -> Builder:
        b = self.b
        b.add(ir.Assign(self.fuel, integer(20)))
        b.add(ir.Assign(self.sum, b.add(ir.Arithmetic("and", b.params[0], integer(7), INT))))
        for register in self.locals:
            b.add(ir.Assign(register, self.new()))
        for register in self.pairs:
            b.add(ir.Assign(register, b.add(ir.Call(self.make_pair, [self.sum]))))
        for register in self.options:
            b.add(ir.Assign(register, ir.Constant(self.wrapped, None)))
        self.region(4)
        b.add(ir.Return(self.sum))
        return b


def _helpers(world: World) -> None:
    cls = world.cls("Node", [("value", INT)])
    cls.fields.append(("next", Ref(cls, nullable=True)))
    make = world.function("make", [("n", INT)], Ref(cls))
    new = make.add(ir.New(cls))
    make.add(ir.SetField(new, cls, "value", make.params[0], initial=True))
    make.add(ir.Return(new))
    pair = world.function("make_pair", [("n", INT)], Tuple((Ref(cls), INT, Ref(cls, True))))
    parts = [pair.add(ir.Call(make.function, [pair.params[0]])) for _ in range(2)]
    pair.add(ir.Return(pair.add(ir.MakeTuple([parts[0], pair.params[0], parts[1]]))))
    risk = world.function("risk", [("n", INT), ("node", Ref(cls)), ("seed", INT)])
    value = risk.add(ir.GetField(risk.params[1], cls, "value"))
    mixed = risk.add(
        ir.Arithmetic("mul", risk.add(ir.Arithmetic("add", value, risk.params[0], INT)), integer(7), INT)
    )
    mixed = risk.add(ir.Arithmetic("add", mixed, risk.params[2], INT))
    bad, good = risk.block(), risk.block()
    low = risk.add(ir.Arithmetic("and", mixed, integer(3), INT))
    risk.add(ir.Branch(risk.add(ir.Compare("eq", low, integer(0))), bad, good))
    risk.at(bad)
    error = risk.add(ir.New(world.error))
    code = risk.add(
        ir.Arithmetic("add", risk.add(ir.Arithmetic("and", mixed, integer(31), INT)), integer(40), INT)
    )
    risk.add(ir.SetField(error, world.error, "code", code, initial=True))
    risk.add(ir.Raise(error))
    risk.at(good)
    risk.add(ir.Return(None))
    _Random.make, _Random.make_pair, _Random.risk = make.function, pair.function, risk.function


def _drive(world: World, b: Builder, number: int) -> None:
    """Call a random function with a node of its own, and check that the node's count is one again."""
    d = world.function(f"drive{number}", [("seed", INT)], INT)
    node = d.add(ir.Call(_Random.make, [d.params[0]]))
    kept = d.register(INT, "outcome")
    catch, done = d.block(), d.block()
    body = d.block("", catch)
    d.add(ir.Goto(body))
    d.at(body)
    d.add(ir.Assign(kept, d.add(ir.Call(b.function, [d.params[0], node]))))
    d.add(ir.Goto(done))
    d.at(catch)
    d.add(ir.Catch(Ref(world.error)))
    d.add(ir.Assign(kept, integer(-1)))
    d.add(ir.Goto(done))
    d.at(done)
    d.add(ir.Return(d.add(ir.Intrinsic("count", [node], INT))))
    world.export(d.function)


@pytest.mark.parametrize("opt", [0, 2])
@pytest.mark.parametrize("seed", range(3))
def test_random_functions_give_back_every_reference(seed: int, opt: int) -> None:
    world = World()
    _helpers(world)
    for number in range(FUNCTIONS):
        b = _Random(world, number, random.Random(seed * 1000 + number)).write()
        _drive(world, b, number)
    machine = Machine(world, opt)
    for number in range(FUNCTIONS):
        for argument in range(12):
            assert machine.run(f"drive{number}", argument) == 1, (number, argument)
            assert machine.faults == [], (number, argument)
            assert machine.live == 0, (number, argument)
    assert machine.made > 400
