"""What each function is worth: loops that LLVM works on, code that is kept short."""

from __future__ import annotations

import pytest

from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import BOOL
from ophion.compiler.passes import inline
from ophion.compiler.passes.effort import choose_effort
from tests.unit.ir_harness import Builder, World


def _looping(world: World, name: str, calls: bool) -> Builder:
    """A function with a loop, which calls another function in each round or does not."""
    called = world.function(f"{name}.called", [])
    called.add(ir.Return(None))
    b = world.function(name, [("more", BOOL)])
    top, end = b.block("top"), b.block("end")
    b.add(ir.Goto(top))
    b.at(top)
    if calls:
        b.add(ir.Call(called.function, []))
    b.add(ir.Branch(b.params[0], top, end))
    b.at(end)
    b.add(ir.Return(None))
    return b


@pytest.mark.parametrize("size", ["small", "large", "kernel"])
def test_what_is_worth_the_time_depends_on_the_size_of_the_program(
    size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World()
    tight, calling = _looping(world, "tight", False).function, _looping(world, "calling", True).function
    runtime = _looping(world, "runtime", True).function
    runtime.noted = False
    body = world.function("m.<module>", [])
    body.function.module_body = True
    body.add(ir.Return(None))
    world.program.kernel = size == "kernel"
    monkeypatch.setattr(inline, "SMALL_PROGRAM", 8000 if size == "small" else 1)
    choose_effort(world.program)
    assert tight.loop == (size != "large") and not tight.compact
    assert calling.loop == (size == "small")
    assert calling.compact == (size == "large")
    assert runtime.loop == (size != "kernel")
    assert body.function.compact


def test_what_a_module_body_runs_once_is_cold() -> None:
    world = World()
    body, other = (_looping(world, name, True).function for name in ("m.<module>", "m.main"))
    body.module_body = True
    choose_effort(world.program)
    assert [(block.label, block.cold) for block in body.blocks] == [
        ("entry", True),
        ("top", False),
        ("end", True),
    ]
    assert not any(block.cold for block in other.blocks)
