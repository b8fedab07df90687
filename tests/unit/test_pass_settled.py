"""Module variables that are assigned once are borrowed, and drops that are likely the last are known."""

from __future__ import annotations

import pytest

from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.function import Global
from ophion.compiler.ir.instructions import BORROWED_FOREVER, OWNED
from ophion.compiler.ir.types import Ref
from ophion.compiler.passes.fresh import find_fresh
from ophion.compiler.passes.refcount import count_references
from ophion.compiler.passes.settled import borrow_settled
from tests.unit.ir_harness import Builder, World


def _node(world: World) -> Ref:
    return Ref(world.cls("Node", []))


def _body(world: World, name: str) -> Builder:
    body = world.function(name, [])
    body.function.module_body = True
    return body


def _stored_once(world: World, type: Ref, variable: Global) -> Builder:
    body = _body(world, "m.<module>")
    body.add(ir.SetGlobal(variable, body.add(ir.New(type.cls))))
    return body


@pytest.mark.parametrize("way", ["once", "twice", "loop", "function"])
def test_only_what_is_assigned_once_by_its_module_is_borrowed(way: str) -> None:
    world = World()
    type = _node(world)
    variable = Global("m.value", type)
    body = _stored_once(world, type, variable)
    if way == "twice":
        body.add(ir.SetGlobal(variable, body.add(ir.New(type.cls))))
    if way == "loop":
        body.add(ir.Goto(body.current))
    else:
        body.add(ir.Return(None))
    reader = world.function("m.reader", [], type)
    read = reader.add(ir.GetGlobal(variable))
    if way == "function":
        reader.add(ir.SetGlobal(variable, reader.add(ir.New(type.cls))))
    reader.add(ir.Return(read))
    borrow_settled(world.program)
    assert read.borrows == (BORROWED_FOREVER if way == "once" else OWNED)


def test_what_a_function_makes_for_its_caller_is_fresh() -> None:
    world = World()
    type = _node(world)
    variable = Global("m.value", type)
    make, passed, kept = (world.function(name, [], type) for name in ("make", "passed", "kept"))
    make.add(ir.Return(make.add(ir.New(type.cls))))
    passed.add(ir.Return(passed.add(ir.Call(make.function, []))))
    kept.add(ir.Return(kept.add(ir.GetGlobal(variable))))
    user = world.function("user", [])
    for source in (passed, kept):
        user.add(ir.Call(source.function, []))
    user.add(ir.Return(None))
    find_fresh(world.program)
    assert [b.function.fresh for b in (make, passed, kept)] == [True, True, False]
    count_references(user.function)
    drops = [i for block in user.function.blocks for i in block.instructions if isinstance(i, ir.DecRef)]
    assert [drop.fresh for drop in drops] == [True, False]
