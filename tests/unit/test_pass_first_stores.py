"""The first stores of an `__init__` that sees only new objects drop nothing."""

from __future__ import annotations

import pytest

from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import INT, VOID, ClassIR, Ref
from ophion.compiler.passes.first_stores import find_first_stores
from tests.unit.ir_harness import Builder, World


def _init(world: World, cls: ClassIR) -> Builder:
    return world.function(f"m.{cls.name}.__init__", [("self", Ref(cls)), ("leaf", Ref(world.str))])


def _store(builder: Builder, cls: ClassIR, name: str) -> ir.SetField:
    store = ir.SetField(builder.params[0], cls, name, builder.params[1])
    builder.add(store)
    return store


def _make(world: World, init: Builder, cls: ClassIR) -> Builder:
    """A function that makes an object."""
    builder = world.function("make", [("leaf", Ref(world.str))])
    made = builder.register(Ref(cls))
    builder.add(ir.Assign(made, builder.add(ir.New(cls))))
    builder.add(ir.Call(init.function, [made, builder.params[0]]))
    return builder


def test_the_first_store_in_each_field_drops_nothing() -> None:
    world = World()
    cls = world.cls("Pair", [("a", Ref(world.str)), ("b", Ref(world.str))])
    init = _init(world, cls)
    stores = [_store(init, cls, name) for name in ("a", "b", "a")]
    init.add(ir.Return(None))
    _make(world, init, cls).add(ir.Return(None))
    find_first_stores(world.program)
    assert [store.initial for store in stores] == [True, True, False]


@pytest.mark.parametrize("way", ["again", "virtual", "default"])
def test_an_object_that_may_not_be_new_loses_what_it_had(way: str) -> None:
    world = World()
    cls = world.cls("Pair", [("a", Ref(world.str))])
    init = _init(world, cls)
    store = _store(init, cls, "a")
    init.add(ir.Return(None))
    builder = world.function("make", [("leaf", Ref(world.str))])
    made = builder.register(Ref(cls))
    builder.add(ir.Assign(made, builder.add(ir.New(cls))))
    if way == "default":
        builder.add(ir.SetField(made, cls, "a", builder.params[0], initial=True))
    builder.add(ir.Call(init.function, [made, builder.params[0]]))
    if way == "again":
        builder.add(ir.Call(init.function, [made, builder.params[0]]))
    init.function.address_taken = way == "virtual"
    builder.add(ir.Return(None))
    find_first_stores(world.program)
    assert not store.initial


def test_only_stores_before_others_see_the_object_are_first() -> None:
    world = World()
    cls = world.cls("Pair", [("a", Ref(world.str)), ("b", Ref(world.str))])
    other = world.function("other", [("pair", Ref(cls))], VOID)
    other.add(ir.Return(None))
    init = _init(world, cls)
    first = _store(init, cls, "a")
    init.add(ir.Call(other.function, [init.params[0]]))
    second = _store(init, cls, "b")
    init.add(ir.Return(None))
    _make(world, init, cls).add(ir.Return(None))
    find_first_stores(world.program)
    assert (first.initial, second.initial) == (True, False)


@pytest.mark.parametrize("order", ["base first", "base later"])
def test_the_init_of_the_class_above_sees_the_same_object(order: str) -> None:
    world = World()
    base = world.cls("Base", [("a", Ref(world.str))])
    cls = world.cls("Derived", [("b", Ref(world.str)), ("n", INT)], base)
    above = _init(world, base)
    stored = _store(above, base, "a")
    above.add(ir.Return(None))
    init = _init(world, cls)
    early = _store(init, cls, "a") if order == "base later" else None
    init.add(ir.Call(above.function, [init.add(ir.Cast(init.params[0], Ref(base))), init.params[1]]))
    stores = [_store(init, cls, name) for name in ("a", "b")]
    init.add(ir.Return(None))
    _make(world, init, cls).add(ir.Return(None))
    find_first_stores(world.program)
    assert early is None or early.initial
    assert stored.initial == (early is None)
    assert not stores[0].initial
    assert stores[1].initial == (early is None)
