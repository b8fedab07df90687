"""Which classes' objects may hang together in chains, so that dropping them counts how deep it is."""

from __future__ import annotations

from ophion.compiler.backend.depth import chained_classes
from ophion.compiler.ir.types import INT, ClassIR, Function, Optional, Ref, Slots, Tuple, Type
from tests.unit.ir_harness import World

Fields = dict[str, list[tuple[str, Type]]]


def _chained(world: World, classes: dict[str, ClassIR], fields: Fields) -> set[str]:
    for name, held in fields.items():
        classes[name].fields.extend(held)
    return {cls.name for cls in chained_classes(world.program) if cls.name in classes}


def _classes(world: World, *names: str) -> dict[str, ClassIR]:
    return {name: world.cls(name, []) for name in names}


def test_rings_of_fields_are_found() -> None:
    world = World()
    found = _classes(world, "Node", "Odd", "Even", "Holder", "Leaf")
    fields: Fields = {
        "Node": [("next", Ref(found["Node"], nullable=True)), ("leaf", Ref(found["Leaf"]))],
        "Odd": [("pair", Tuple((INT, Optional(Slots(Ref(found["Even"]))))))],
        "Even": [("odd", Ref(found["Odd"]))],
        "Holder": [("first", Ref(found["Node"])), ("second", Ref(found["Odd"]))],
        "Leaf": [("value", INT)],
    }
    assert _chained(world, found, fields) == {"Node", "Odd", "Even"}


def test_a_field_may_hold_what_is_below_its_class() -> None:
    world = World()
    found = _classes(world, "Base", "Inner", "Outer")
    found["Inner"].base = found["Base"]
    fields: Fields = {
        "Inner": [("held", Ref(found["Outer"]))],
        "Outer": [("held", Ref(found["Base"]))],
    }
    assert _chained(world, found, fields) == {"Inner", "Outer"}


def test_a_closure_may_hold_what_holds_closures() -> None:
    world = World()
    found = _classes(world, "Code", "Owner")
    found["Code"].closure = True
    fields: Fields = {
        "Code": [("owner", Ref(found["Owner"]))],
        "Owner": [("called", Function((), INT))],
    }
    assert _chained(world, found, fields) == {"Code", "Owner"}
