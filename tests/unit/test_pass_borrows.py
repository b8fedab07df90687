"""What is read and used while it surely stays in its place is borrowed; copies of variables are, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from ophion.compiler import driver
from ophion.compiler.frontend.program import lower_programs
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.instructions import OWNED
from ophion.compiler.ir.ownership import check_function
from ophion.compiler.ir.types import BOOL, VOID, Ref
from ophion.compiler.ir.verifier import VerificationError
from ophion.compiler.passes.borrow_check import check_borrows
from ophion.compiler.passes.borrows import borrow_reads
from ophion.compiler.passes.copies import borrow_copies
from ophion.compiler.passes.order import PASSES
from ophion.compiler.passes.refcount import count_references, insert_reference_counts
from tests.unit.ir_harness import Builder, World


def _node(world: World) -> Ref:
    """A class with two fields of its own class."""
    cls = world.cls("Node", [])
    type = Ref(cls)
    cls.fields += [("left", type), ("right", type)]
    return type


def _user(world: World, type: Ref, name: str, stored: str = "") -> Builder:
    """A function that takes two nodes and stores the second in a field of the first, if one is named."""
    user = world.function(name, [("a", type), ("b", type)], VOID)
    first, second = user.function.params
    if stored:
        user.add(ir.SetField(first, type.cls, stored, second))
    user.add(ir.Return(None))
    return user


def _counts(builder: Builder) -> int:
    instructions = [i for block in builder.function.blocks for i in block.instructions]
    return sum(isinstance(i, ir.IncRef | ir.DecRef) for i in instructions)


@pytest.mark.parametrize(
    ("stored", "borrowed"), [("", True), ("right", True), ("left", False), ("deep", False), ("initial", True)]
)
def test_a_field_is_borrowed_until_a_call_may_drop_what_it_holds(stored: str, borrowed: bool) -> None:
    world = World()
    type = _node(world)
    user = _user(world, type, "user", stored if stored in ("left", "right") else "")
    if stored == "deep":
        inner = _user(world, type, "inner", "left")
        user.function.blocks[0].instructions.insert(0, ir.Call(inner.function, list(user.function.params)))
    if stored == "initial":
        a, b = user.function.params
        user.function.blocks[0].instructions.insert(0, ir.SetField(a, type.cls, "left", b, initial=True))
    reader = world.function("reader", [("node", type)])
    node = reader.function.params[0]
    read = reader.add(ir.GetField(node, type.cls, "left"))
    reader.add(ir.Call(user.function, [read, node]))
    reader.add(ir.Return(None))
    borrow_reads(world.program)
    assert (read.borrows == 0) is borrowed
    count_references(reader.function)
    assert _counts(reader) == (0 if borrowed else 1)  # the read itself counts where it owns


def test_what_is_read_from_a_borrowed_value_stays_as_long() -> None:
    """node.left.right is used behind a store to some node's left, which may be the first one's."""
    world = World()
    type = _node(world)
    reader = world.function("reader", [("node", type), ("other", type)])
    node, other = reader.function.params
    outer = reader.add(ir.GetField(node, type.cls, "left"))
    inner = reader.add(ir.GetField(outer, type.cls, "right"))
    reader.add(ir.SetField(node, type.cls, "left", other))
    reader.add(ir.Call(_user(world, type, "user").function, [inner, other]))
    reader.add(ir.Return(None))
    borrow_reads(world.program)
    assert [outer.borrows, inner.borrows] == [OWNED, 0]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_value_is_needed_as_long_as_what_is_borrowed_from_it(elsewhere: bool) -> None:
    """node.left, cast, is used in another block, behind a store to some node's left."""
    world = World()
    type = _node(world)
    reader = world.function("reader", [("node", type), ("other", type)])
    node, other = reader.function.params
    read = reader.add(ir.GetField(node, type.cls, "left"))
    cast = reader.add(ir.Cast(read, type))
    if elsewhere:
        following = reader.block()
        reader.add(ir.Goto(following))
        reader.at(following)
        reader.add(ir.SetField(node, type.cls, "left", other))
    reader.add(ir.Call(_user(world, type, "user").function, [cast, other]))
    reader.add(ir.Return(None))
    borrow_reads(world.program)
    assert (read.borrows == OWNED) is elsewhere


@pytest.mark.parametrize("stored", ["", "right", "left"])
def test_a_variable_is_lent_what_stays_while_it_is_used(stored: str) -> None:
    """A variable is used in a loop that may store to the field that it was read from."""
    world = World()
    type = _node(world)
    reader = world.function("reader", [("node", type), ("other", type)])
    node, other = reader.function.params
    variable = reader.register(type, "variable")
    reader.add(ir.Assign(variable, reader.add(ir.GetField(node, type.cls, "left"))))
    body = reader.block()
    reader.add(ir.Goto(body))
    reader.at(body)
    reader.add(ir.Call(_user(world, type, "user").function, [variable, other]))
    if stored:
        reader.add(ir.SetField(node, type.cls, stored, other))
    reader.add(ir.Goto(body))
    borrow_reads(world.program)
    assert variable.lent is (stored != "left")
    insert_reference_counts(world.program)
    check_function(reader.function)
    check_borrows(world.program)


def test_a_variable_that_may_hold_what_was_read_before_is_not_lent() -> None:
    """It is used between the read and its assignment, in the first round without a value."""
    world = World()
    type = _node(world)
    user = _user(world, type, "user")
    reader = world.function("reader", [("node", type)])
    node = reader.function.params[0]
    variable = reader.register(type, "variable")
    body = reader.block()
    reader.add(ir.SetField(node, type.cls, "left", node))
    reader.add(ir.Goto(body))
    reader.at(body)
    read = reader.add(ir.GetField(node, type.cls, "left"))
    reader.add(ir.Call(user.function, [variable, node]))
    reader.add(ir.Assign(variable, read))
    reader.add(ir.Goto(body))
    borrow_reads(world.program)
    assert not variable.lent
    assert read.borrows == OWNED


@pytest.mark.parametrize("needed", [False, True])
def test_what_has_no_name_does_not_live_longer_for_what_is_read_from_it(needed: bool) -> None:
    """`variable = make().left`, used in another block."""
    world = World()
    type = _node(world)
    user = _user(world, type, "user")
    reader = world.function("reader", [("node", type)])
    node = reader.function.params[0]
    unnamed, variable = reader.register(type, ""), reader.register(type, "variable")
    reader.add(ir.Assign(unnamed, reader.add(ir.New(type.cls))))
    reader.add(ir.Assign(variable, reader.add(ir.GetField(unnamed, type.cls, "left"))))
    following = reader.block()
    reader.add(ir.Goto(following))
    reader.at(following)
    reader.add(ir.Call(user.function, [variable, node]))
    if needed:
        reader.add(ir.Call(user.function, [unnamed, node]))
    reader.add(ir.Return(None))
    borrow_reads(world.program)
    assert variable.lent is needed


def _stale(world: World, type: Ref, borrows: int, looped: bool) -> None:
    """A field is read, stored, and what was read is used; `looped`: in the next round."""
    user = _user(world, type, "user")
    reader = world.function("reader", [("node", type), ("other", type)])
    node, other = reader.function.params
    read = reader.add(ir.GetField(node, type.cls, "left"))
    read.borrows = borrows
    body = reader.block()
    reader.add(ir.Goto(body))
    reader.at(body)
    store = ir.SetField(node, type.cls, "left", other)
    use = ir.Call(user.function, [read, other])
    for instruction in (use, store) if looped else (store, use):
        reader.add(instruction)
    reader.add(ir.Goto(body) if looped else ir.Return(None))
    insert_reference_counts(world.program)


@pytest.mark.parametrize("looped", [False, True])
def test_a_borrow_that_is_held_over_a_store_is_found(looped: bool) -> None:
    world = World()
    _stale(world, _node(world), 0, looped)
    with pytest.raises(VerificationError, match="%1 may be gone from where it was read"):
        check_borrows(world.program)
    world = World()
    _stale(world, _node(world), OWNED, looped)
    check_borrows(world.program)


def test_a_borrow_that_is_lent_to_what_may_drop_it_is_found() -> None:
    world = World()
    type = _node(world)
    dropper = _user(world, type, "dropper", "left")
    reader = world.function("reader", [("node", type)])
    node = reader.function.params[0]
    read = reader.add(ir.GetField(node, type.cls, "left", borrow=True))
    reader.add(ir.Call(dropper.function, [read, node]))
    reader.add(ir.Return(None))
    insert_reference_counts(world.program)
    with pytest.raises(VerificationError, match="may be gone from where it was read"):
        check_borrows(world.program)


def test_what_moves_into_a_store_is_counted_before_it() -> None:
    world = World()
    type = _node(world)
    mover = world.function("mover", [("node", type)])
    node = mover.function.params[0]
    read = mover.add(ir.GetField(node, type.cls, "left"))
    mover.add(ir.SetField(node, type.cls, "left", read))
    mover.add(ir.Return(None))
    borrow_reads(world.program)
    assert read.borrows == 0
    count_references(mover.function)
    kinds = [i.__class__ for i in mover.function.blocks[0].instructions]
    assert kinds == [ir.GetField, ir.IncRef, ir.SetField, ir.Return]


@pytest.mark.parametrize("assigned", [False, True])
def test_a_copy_borrows_unless_its_variable_is_assigned_meanwhile(assigned: bool) -> None:
    world = World()
    type = _node(world)
    user = _user(world, type, "user")
    builder = world.function("holder", [("node", type)])
    node = builder.function.params[0]
    variable, copy = builder.register(type, "variable"), builder.register(type, "")
    builder.add(ir.Assign(variable, node))
    builder.add(ir.Assign(copy, variable))
    if assigned:
        builder.add(ir.Assign(variable, builder.add(ir.GetField(node, type.cls, "left"))))
    builder.add(ir.Call(user.function, [copy, variable]))
    builder.add(ir.Return(None))
    borrow_copies(world.program)
    kinds = [i.__class__ for i in builder.function.blocks[0].instructions]
    assert kinds.count(ir.Cast) == 1
    count_references(builder.function)
    incs = [i for i in builder.function.blocks[0].instructions if isinstance(i, ir.IncRef)]
    assert len(incs) == (2 if assigned else 1)


def test_a_variable_that_steps_to_its_own_field_drops_what_it_held() -> None:
    """node = node.left: the field is counted before the node goes that holds it."""
    world = World()
    type = _node(world)
    builder = world.function("step", [("start", type)])
    node = builder.register(type, "node")
    builder.add(ir.Assign(node, builder.function.params[0]))
    read = builder.add(ir.GetField(node, type.cls, "left"))
    builder.add(ir.Assign(node, read))
    builder.add(ir.SetField(node, type.cls, "left", builder.function.params[0]))
    builder.add(ir.Return(None))
    borrow_reads(world.program)
    count_references(builder.function)
    kinds = [i.__class__ for i in builder.function.blocks[0].instructions]
    assert read.borrows == OWNED
    assert kinds[2:5] == [ir.GetField, ir.DecRef, ir.Assign]


def test_a_copy_that_must_own_is_counted_before_its_variable_goes() -> None:
    world = World()
    type = _node(world)
    user = _user(world, type, "user")
    builder = world.function("holder", [("node", type)])
    variable, copy = builder.register(type, "variable"), builder.register(type, "")
    builder.add(ir.Assign(variable, builder.add(ir.New(type.cls))))
    builder.add(ir.Assign(copy, variable))
    builder.add(ir.Assign(variable, builder.function.params[0]))
    builder.add(ir.Call(user.function, [copy, variable]))
    builder.add(ir.Return(None))
    borrow_copies(world.program)
    count_references(builder.function)
    kinds = [i.__class__ for i in builder.function.blocks[0].instructions]
    assert kinds.index(ir.IncRef) < kinds.index(ir.DecRef)


def test_a_stream_closed_by_its_destructor_does_not_run_generators(tmp_path: Path) -> None:
    source = tmp_path / "program.py"
    source.write_text(
        "from collections.abc import Iterable, Iterator\n"
        "def count(n: int) -> Iterator[int]:\n"
        "    yield n\n"
        "def total(rows: list[list[int]]) -> int:\n"
        "    rows.append([5])\n"
        "    return rows[0][1] + rows[1][0]\n"
        "held: list[Iterable[int]] = [[1, 2], count(3)]\n"
        "print(total([[1, 2], [3, 4]]), [list(values) for values in held])\n"
    )
    checked, names = driver._check_programs([source], reached=True)
    program = lower_programs(checked, "linux", names)
    for name, run in PASSES:
        run(program)
        if name == "borrows":
            break
    total = next(function for function in program.functions if function.name == "program.total")
    rows = [
        i
        for block in total.blocks
        for i in block.instructions
        if isinstance(i, ir.SlotsLoad) and i.type.counted
    ]
    assert len(rows) == 2
    assert all(row.borrows != OWNED for row in rows)


def _walker(world: World, *, stored: str = "", owned: bool = False) -> Builder:
    """A loop that goes from a node to its right one: `at = a; while use(at): at = at.right`; something may be
    stored in each, and the first may be made in the function itself.
    """
    type = _node(world)
    user = _user(world, type, "user", stored)
    walker = world.function("walker", [("a", type)])
    at = walker.register(type, "at")
    first = walker.add(ir.New(type.cls)) if owned else walker.function.params[0]
    walker.add(ir.Assign(at, first))
    loop, end = walker.block(), walker.block()
    walker.add(ir.Goto(loop))
    walker.at(loop)
    walker.add(ir.Call(user.function, [at, at]))
    walker.add(ir.Assign(at, walker.add(ir.GetField(at, type.cls, "right"))))
    walker.add(ir.Branch(ir.Constant(BOOL, True), loop, end))
    walker.at(end)
    walker.add(ir.Return(None))
    return walker


@pytest.mark.parametrize(
    ("stored", "owned", "lent"),
    [("", False, True), ("left", False, True), ("right", False, False), ("", True, False)],
)
def test_a_variable_that_walks_along_a_parameter_owns_nothing(stored: str, owned: bool, lent: bool) -> None:
    world = World()
    walker = _walker(world, stored=stored, owned=owned)
    borrow_reads(world.program)
    variable = next(
        i.dest for b in walker.function.blocks for i in b.instructions if isinstance(i, ir.Assign)
    )
    assert variable.lent is lent
    insert_reference_counts(world.program)
    check_function(walker.function)
    check_borrows(world.program)
    assert (_counts(walker) == 0) is lent
