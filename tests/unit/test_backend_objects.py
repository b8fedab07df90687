"""Objects, tuples, optionals, views, arrays, closures, virtual calls: results, and reference balance."""

from __future__ import annotations

import pytest

from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.function import Global
from ophion.compiler.ir.types import (
    BOOL,
    INT,
    U64,
    Function,
    Optional,
    Ref,
    Slots,
    StructIR,
    Tuple,
    View,
)
from tests.unit.ir_harness import Builder, Machine, World, integer

LEVELS = pytest.mark.parametrize("opt", [0, 2])


def finish(world: World, b: Builder, opt: int) -> Machine:
    world.export(b.function)
    return Machine(world, opt)


def balanced(machine: Machine) -> bool:
    return machine.live == 0 and machine.faults == []


def node(world: World, b: Builder, value: ir.Value) -> ir.Instruction:
    """A new Node(value)."""
    cls = next(cls for cls in world.program.classes if cls.name == "Node")
    new = b.add(ir.New(cls))
    b.add(ir.SetField(new, cls, "value", value, initial=True))
    return new


def with_nodes() -> World:
    world = World()
    cls = world.cls("Node", [("value", INT)])
    cls.fields.append(("next", Ref(cls, nullable=True)))
    return world


@LEVELS
def test_a_long_chain_is_freed_without_recursion(opt: int) -> None:
    world = with_nodes()
    cls = world.program.classes[-1]
    b = world.function("chain", [("n", INT)], INT)
    head, count = b.register(Ref(cls, True), "head"), b.register(INT, "count")
    loop, body, done = b.block(), b.block(), b.block()
    b.add(ir.Assign(head, ir.Constant(Ref(cls, True), None)))
    b.add(ir.Assign(count, b.params[0]))
    b.add(ir.Goto(loop))
    b.at(loop)
    b.add(ir.Branch(b.add(ir.Compare("gt", count, integer(0))), body, done))
    b.at(body)
    new = node(world, b, count)
    b.add(ir.SetField(new, cls, "next", head, initial=True))
    b.add(ir.Assign(head, new))
    b.add(ir.Assign(count, b.add(ir.Arithmetic("sub", count, integer(1), INT))))
    b.add(ir.Goto(loop))
    b.at(done)
    checked = b.add(ir.CheckNone(head, Ref(cls), "no head"))
    b.add(ir.Return(b.add(ir.GetField(checked, cls, "value"))))
    machine = finish(world, b, opt)
    assert machine.run("chain", 20000) == 1
    assert machine.made == 20000
    assert balanced(machine)
    assert machine.run("chain", 0) == "none"


@LEVELS
def test_fields_globals_and_missing_ones(opt: int) -> None:
    world = with_nodes()
    cls = world.program.classes[-1]
    holder = world.cls("Holder", [("node", Ref(cls))])
    variable = Global("shared", Ref(cls))
    world.program.globals.append(variable)
    b = world.function("fields", [("n", INT)], INT)
    some, none, done = b.block(), b.block(), b.block()
    box = b.add(ir.New(holder))
    b.add(ir.Branch(b.add(ir.Compare("gt", b.params[0], integer(0))), some, none))
    b.at(some)
    first = node(world, b, b.params[0])
    b.add(ir.SetField(box, holder, "node", first))
    b.add(ir.SetField(box, holder, "node", node(world, b, integer(5))))
    b.add(ir.SetGlobal(variable, b.add(ir.GetField(box, holder, "node"))))
    b.add(ir.SetGlobal(variable, ir.Constant(Ref(cls, True), None)))
    b.add(ir.Goto(done))
    b.at(none)
    b.add(ir.Goto(done))
    b.at(done)
    got = b.add(ir.GetField(box, holder, "node", check=True))
    b.add(ir.Return(b.add(ir.GetField(got, cls, "value"))))
    machine = finish(world, b, opt)
    assert machine.run("fields", 3) == 5
    assert machine.run("fields", 0) == "unassigned"
    assert balanced(machine)


def _virtual_world() -> tuple[World, Builder]:
    world = World()
    base = world.cls("Shape", [("size", INT)])
    area = world.function("Shape.area", [("self", Ref(base)), ("k", INT)], INT)
    area.add(ir.Return(area.add(ir.GetField(area.params[0], base, "size"))))
    base.vtable.append(area.function)
    square = world.cls("Square", [], base)
    cube = world.cls("Cube", [], square)
    mul = world.function("Square.area", [("self", Ref(square)), ("k", INT)], INT)
    size = mul.add(ir.GetField(mul.params[0], square, "size"))
    mul.add(ir.Return(mul.add(ir.Arithmetic("mul", size, mul.params[1], INT))))
    square.vtable[0] = cube.vtable[0] = mul.function
    b = world.function("virtual", [("which", INT), ("size", INT), ("k", INT)], INT)
    which, extent, k = b.params
    shape = b.register(Ref(base), "shape")
    blocks = [b.block() for _ in range(3)]
    done = b.block()
    b.add(ir.Switch(which, [(0, blocks[0]), (1, blocks[1])], blocks[2]))
    for cls, block in zip((base, square, cube), blocks, strict=True):
        b.at(block)
        new = b.add(ir.New(cls))
        b.add(ir.SetField(new, cls, "size", extent, initial=True))
        b.add(ir.Assign(shape, new))
        b.add(ir.Goto(done))
    b.at(done)
    value = b.add(ir.CallVirtual(area.function, 0, [shape, k]))
    flags = [
        ir.IsInstance(shape, square),
        ir.IsInstance(shape, square, exact=True),
        ir.IsInstance(shape, cube),
    ]
    total: ir.Value = value
    for weight, flag in zip((1000, 2000, 4000), flags, strict=True):
        number = b.add(ir.Convert(b.add(flag), INT))
        total = b.add(
            ir.Arithmetic("add", total, b.add(ir.Arithmetic("mul", number, integer(weight), INT)), INT)
        )
    b.add(ir.Return(total))
    return world, b


@LEVELS
def test_virtual_calls_and_instance_tests(opt: int) -> None:
    world, b = _virtual_world()
    machine = finish(world, b, opt)
    assert machine.run("virtual", 0, 7, 3) == 7
    assert machine.run("virtual", 1, 7, 3) == 21 + 3000
    assert machine.run("virtual", 2, 7, 3) == 21 + 5000
    assert machine.run("virtual", 2, 1 << 62, 3) == "overflow"
    assert balanced(machine)


@LEVELS
def test_tuples_taken_apart(opt: int) -> None:
    world = with_nodes()
    cls = world.program.classes[-1]
    pair = Tuple((Ref(cls), INT, Ref(cls, True)))
    make = world.function("make", [("n", INT)], pair)
    new = node(world, make, make.params[0])
    other = node(world, make, integer(9))
    make.add(ir.Return(make.add(ir.MakeTuple([new, make.params[0], other]))))
    b = world.function("apart", [("n", INT)], INT)
    made = b.add(ir.Call(make.function, [b.params[0]]))
    left, right = b.register(Ref(cls), "left"), b.register(Ref(cls, True), "right")
    b.add(ir.Assign(left, b.add(ir.TupleItem(made, 0))))
    b.add(ir.Assign(right, b.add(ir.TupleItem(made, 2))))
    again = b.add(ir.Call(make.function, [b.add(ir.TupleItem(made, 1))]))
    kept = b.register(pair, "kept")
    b.add(ir.Assign(kept, again))
    b.add(ir.Assign(left, b.add(ir.TupleItem(kept, 0))))
    b.add(ir.Assign(kept, b.add(ir.MakeTuple([left, integer(4), left]))))
    value = b.add(ir.GetField(b.add(ir.TupleItem(kept, 0)), cls, "value"))
    b.add(ir.Return(b.add(ir.Arithmetic("add", value, b.add(ir.TupleItem(kept, 1)), INT))))
    machine = finish(world, b, opt)
    assert machine.run("apart", 8) == 12
    assert machine.made == 4
    assert balanced(machine)


@LEVELS
def test_optionals_and_views(opt: int) -> None:
    world = with_nodes()
    cls = world.program.classes[-1]
    struct = StructIR("Word", 8)
    view = View(struct)
    maybe = Optional(Tuple((INT, Ref(cls))))
    b = world.function("optional", [("n", INT)], INT)
    some, none, done, present, absent = (b.block() for _ in range(5))
    value = b.register(maybe, "value")
    b.add(ir.Branch(b.add(ir.Compare("gt", b.params[0], integer(0))), some, none))
    b.at(some)
    item = b.add(ir.MakeTuple([b.params[0], node(world, b, integer(30))]))
    b.add(ir.Assign(value, b.add(ir.Wrap(item, maybe))))
    b.add(ir.Goto(done))
    b.at(none)
    b.add(ir.Assign(value, ir.Constant(maybe, None)))
    b.add(ir.Goto(done))
    b.at(done)
    b.add(ir.Branch(b.add(ir.IsNone(value)), absent, present))
    b.at(absent)
    b.add(ir.Return(integer(-1)))
    b.at(present)
    inner = b.add(ir.Unwrap(value, maybe.value))
    owner = b.add(ir.TupleItem(inner, 1))
    address = b.add(ir.Intrinsic("tail", [owner], U64))
    start = b.add(ir.Arithmetic("sub", address, integer(16, U64), U64))
    window = b.register(view, "window")
    b.add(ir.Assign(window, b.add(ir.MakeView(owner, start, struct))))
    b.add(ir.Assign(value, ir.Constant(maybe, None)))
    place = b.add(ir.ViewAddress(window))
    loaded = b.add(ir.Load(place, 0, 8, True, INT))
    b.add(ir.Return(b.add(ir.Arithmetic("add", loaded, b.params[0], INT))))
    machine = finish(world, b, opt)
    assert machine.run("optional", 12) == 42
    assert machine.run("optional", 0) == -1
    assert balanced(machine)


@LEVELS
def test_closures_keep_what_they_capture(opt: int) -> None:
    world = with_nodes()
    cls = world.program.classes[-1]
    captured = world.cls("add.closure", [("node", Ref(cls)), ("step", INT)])
    captured.closure = True
    code = world.function("add", [("closure", Ref(captured)), ("x", INT)], INT)
    held = code.add(ir.GetField(code.params[0], captured, "node", borrow=True))
    value = code.add(ir.GetField(held, cls, "value"))
    step = code.add(ir.GetField(code.params[0], captured, "step"))
    total = code.add(ir.Arithmetic("add", value, step, INT))
    code.add(ir.Return(code.add(ir.Arithmetic("add", total, code.params[1], INT))))
    b = world.function("closed", [("n", INT)], INT)
    new = node(world, b, integer(100))
    type = Function((INT,), INT)
    closure = b.register(type, "closure")
    b.add(ir.Assign(closure, b.add(ir.MakeClosure(code.function, captured, [new, integer(20)], type))))
    b.add(ir.Return(b.add(ir.CallClosure([closure, b.params[0]], INT))))
    machine = finish(world, b, opt)
    assert machine.run("closed", 3) == 123
    assert machine.run("closed", (1 << 63) - 1) == "overflow"
    assert balanced(machine)


@LEVELS
def test_arrays_of_slots(opt: int) -> None:
    world = with_nodes()
    cls = world.program.classes[-1]
    element = Tuple((BOOL, Ref(cls)))
    b = world.function("slots", [("n", INT)], INT)
    array = b.add(ir.SlotsNew(integer(2), Slots(element)))
    for index in range(2):
        new = node(world, b, b.params[0])
        item = b.add(ir.MakeTuple([ir.Constant(BOOL, True), new]))
        b.add(ir.SlotsStore(array, integer(index), item, initial=True))
    array = b.add(ir.SlotsGrow(array, integer(2), integer(4)))
    b.add(ir.SlotsMove([array, integer(2), integer(0), integer(2)]))
    taken = b.add(ir.SlotsLoad(array, integer(2), take=True))
    read = b.add(ir.SlotsLoad(array, integer(3)))
    b.add(ir.SlotsStore(array, integer(3), taken))
    first = b.add(ir.GetField(b.add(ir.TupleItem(read, 1)), cls, "value"))
    again = b.add(ir.SlotsLoad(array, integer(3)))
    second = b.add(ir.GetField(b.add(ir.TupleItem(again, 1)), cls, "value"))
    b.add(ir.SlotsDrop(array, integer(3)))
    b.add(ir.SlotsFree(array))
    b.add(ir.Return(b.add(ir.Arithmetic("add", first, second, INT))))
    machine = finish(world, b, opt)
    assert machine.run("slots", 21) == 42
    assert balanced(machine)


@LEVELS
def test_destructors_run_once_and_may_keep_the_object(opt: int) -> None:
    world = World()
    cls = world.cls("Resource", [("value", INT)])
    total, kept = Global("total", INT), Global("kept", Ref(cls, True))
    world.program.globals += [total, kept]
    delete = world.function("Resource.__del__", [("self", Ref(cls))])
    value = delete.add(ir.GetField(delete.params[0], cls, "value"))
    delete.add(
        ir.SetGlobal(total, delete.add(ir.Arithmetic("add", delete.add(ir.GetGlobal(total)), value, INT)))
    )
    rare, usual = delete.block(), delete.block()
    delete.add(ir.Branch(delete.add(ir.Compare("eq", value, integer(1))), rare, usual))
    delete.at(rare)
    delete.add(ir.SetField(delete.params[0], cls, "value", integer(50)))
    delete.add(ir.SetGlobal(kept, delete.params[0]))
    delete.add(ir.Return(None))
    delete.at(usual)
    delete.add(ir.Arithmetic("mul", value, integer(1 << 62), INT))
    delete.add(ir.Return(None))
    cls.destructor = delete.function
    b = world.function("resources", [("n", INT)], INT)
    for number in (1, 2, 3):
        new = b.add(ir.New(cls))
        b.add(ir.SetField(new, cls, "value", integer(number), initial=True))
    b.add(ir.SetGlobal(kept, ir.Constant(Ref(cls, True), None)))
    b.add(ir.Return(b.add(ir.GetGlobal(total))))
    machine = finish(world, b, opt)
    assert machine.run("resources", 0) == 56
    assert balanced(machine)


@LEVELS
def test_absurd_sizes_are_memory_errors(opt: int) -> None:
    world = World()
    b = world.function("huge", [("n", INT)], INT)
    new = b.add(ir.New(world.bytes, [b.params[0]]))
    b.add(ir.Return(b.add(ir.GetField(new, world.bytes, "size"))))
    array = world.function("array", [("n", INT)], INT)
    slots = array.add(ir.SlotsNew(array.params[0], Slots(INT)))
    array.add(ir.SlotsFree(slots))
    array.add(ir.Return(integer(1)))
    world.export(array.function)
    machine = finish(world, b, opt)
    machine.limit = 1 << 30
    assert machine.run("huge", 100) == 0
    assert machine.run("huge", -1) == "memory"
    assert machine.run("array", 0) == 1
    assert machine.run("array", 1 << 62) == "memory"
    assert balanced(machine)
