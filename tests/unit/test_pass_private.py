"""What is compiled in one unit with a small program's own code, and what of it other units may refer to."""

from __future__ import annotations

import pytest

from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.passes import inline
from ophion.compiler.passes.private import choose_private
from tests.unit.ir_harness import World

CALLS = {
    "m.main": ["m.inlined", "m.helper", "ophion.only", "ophion.both"],
    "m.inlined": ["ophion.behind_inlined"],
    "m.helper": [],
    "ophion.only": ["ophion.further", "ophion.twice"],
    "ophion.further": ["ophion.twice"],
    "ophion.twice": [],
    "ophion.both": ["ophion.behind_both", "m.helper", "m.inlined"],
    "ophion.behind_both": [],
    "ophion.behind_inlined": [],
    "ophion.core": ["ophion.both"],
    "ophion.entry": ["m.main", "ophion.core"],
}
"""Whom each function calls: `ophion.entry` has a symbol, `m.inlined` is inlined."""


def _functions() -> tuple[World, dict[str, FunctionIR]]:
    world = World()
    world.program.kernel = False
    builders = {name: world.function(name, []) for name in CALLS}
    for name, called in CALLS.items():
        for other in called:
            builders[name].add(ir.Call(builders[other].function, []))
        builders[name].add(ir.Return(None))
        builders[name].function.noted = name.startswith("m.")
    functions = {name: builder.function for name, builder in builders.items()}
    functions["ophion.entry"].symbol = "entry"
    functions["m.inlined"].inline = True
    return world, functions


def test_what_others_lead_to_stays_with_others() -> None:
    world, functions = _functions()
    choose_private(world.program)
    private = {name for name, function in functions.items() if function.private}
    assert private == {"m.main", "m.inlined", "m.helper", "ophion.only", "ophion.further", "ophion.twice"}
    internal = {name for name, function in functions.items() if function.internal}
    assert internal == {"ophion.only", "ophion.further", "ophion.twice"}
    apart = {name for name, function in functions.items() if function.apart}
    assert apart == {"m.main", "m.inlined", "m.helper"}


def test_what_is_known_by_its_address_is_not_internal() -> None:
    world, functions = _functions()
    functions["ophion.only"].address_taken = True
    world.program.support["raise_overflow"] = functions["ophion.twice"]
    choose_private(world.program)
    assert not any(function.private for name, function in functions.items() if name.startswith("ophion."))


def test_what_is_compiled_for_own_classes_stays_with_the_program() -> None:
    world, functions = _functions()
    functions["ophion.twice"].name = "ophion.lists.List.append<ophion.lists.List[m.Thing]>"
    functions["ophion.only"].name = "ophion.lists.List.append<ophion.lists.List[ophion.strings.Str]>"
    world.program.support["raise_overflow"] = functions["ophion.twice"]
    world.program.support["raise_zero_division"] = functions["ophion.only"]
    choose_private(world.program)
    assert functions["ophion.twice"].private
    assert not functions["ophion.twice"].internal
    assert not functions["ophion.only"].private


def test_a_large_program_shares_all(monkeypatch: pytest.MonkeyPatch) -> None:
    world, functions = _functions()
    monkeypatch.setattr(inline, "SMALL_PROGRAM", 0)
    choose_private(world.program)
    assert not any(function.private or function.apart for function in functions.values())
