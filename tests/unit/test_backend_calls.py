"""Functions, calls, control flow and exceptions, run at both levels of optimisation."""

from __future__ import annotations

import pytest

from ophion.compiler.backend.program import emit_llvm_text
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import INT, Ref
from ophion.compiler.passes.order import run_passes
from tests.unit.ir_harness import Machine, World, integer


def _fib(world: World) -> None:
    b = world.function("fib", [("n", INT)], INT)
    (n,) = b.params
    small, large = b.block(), b.block()
    b.add(ir.Branch(b.add(ir.Compare("lt", n, integer(2))), small, large))
    b.at(small)
    b.add(ir.Return(n))
    b.at(large)
    left = b.add(ir.Call(b.function, [b.add(ir.Arithmetic("sub", n, integer(1), INT))]))
    right = b.add(ir.Call(b.function, [b.add(ir.Arithmetic("sub", n, integer(2), INT))]))
    b.add(ir.Return(b.add(ir.Arithmetic("add", left, right, INT))))
    world.export(b.function)


def _checked(world: World) -> None:
    """outer(n): n + 1 through two frames; Error 42 for a negative n; `guarded` gives 7 instead."""
    b = world.function("inner", [("n", INT)], INT)
    bad, good = b.block(), b.block()
    b.add(ir.Branch(b.add(ir.Compare("lt", b.params[0], integer(0))), bad, good))
    b.at(bad)
    error = b.add(ir.New(world.error, line=10))
    b.add(ir.SetField(error, world.error, "code", integer(42), initial=True))
    b.add(ir.Raise(error, line=11))
    b.at(good)
    b.add(ir.Return(b.add(ir.Arithmetic("add", b.params[0], integer(1), INT))))
    outer = world.function("outer", [("n", INT)], INT)
    outer.add(ir.Return(outer.add(ir.Call(b.function, [outer.params[0]], line=20))))
    world.export(outer.function)
    guarded = world.function("guarded", [("n", INT)], INT)
    handler = guarded.block("handler")
    body = guarded.block("body", handler)
    guarded.add(ir.Goto(body))
    guarded.at(body)
    guarded.add(ir.Return(guarded.add(ir.Call(outer.function, [guarded.params[0]], line=30))))
    guarded.at(handler)
    guarded.add(ir.Catch(Ref(world.error)))
    guarded.add(ir.Return(integer(7)))
    world.export(guarded.function)


@pytest.mark.parametrize("opt", [0, 2])
def test_recursion(opt: int) -> None:
    world = World()
    _fib(world)
    machine = Machine(world, opt)
    assert machine.run("fib", 20) == 6765
    assert machine.run("fib", -(1 << 63)) == -(1 << 63)


@pytest.mark.parametrize("opt", [0, 2])
def test_exceptions_cross_frames_and_are_noted(opt: int) -> None:
    world = World()
    _checked(world)
    machine = Machine(world, opt)
    assert machine.run("outer", 4) == 5
    assert machine.frames == []
    assert machine.run("outer", -1) == "error 42"
    assert machine.frames[:2] == [("/src/test.py", 11, "inner"), ("/src/test.py", 20, "outer")]
    assert machine.run("guarded", -5) == 7
    assert machine.run("guarded", 5) == 6
    assert machine.live == 0
    assert machine.made == 2


@pytest.mark.parametrize("opt", [0, 2])
def test_overflow_leaves_a_function(opt: int) -> None:
    world = World()
    _checked(world)
    machine = Machine(world, opt)
    assert machine.run("outer", (1 << 63) - 1) == "overflow"
    assert machine.live == 0


@pytest.mark.parametrize(("compact", "debug"), [(False, False), (True, False), (True, True)])
def test_compact_code_inlines_nothing_and_freezes_errors_where_selected_fast(
    compact: bool, debug: bool
) -> None:
    world = World()
    world.program.debug = debug
    small = world.function("small", [])
    error = small.add(ir.New(world.error))
    small.add(ir.Raise(error))
    caller = world.function("caller", [])
    caller.add(ir.Call(small.function, []))
    caller.add(ir.Return(None))
    world.export(caller.function)
    run_passes(world.program)
    small.function.inline, caller.function.inline, caller.function.compact = True, False, compact
    text = emit_llvm_text(world.program, "linux", 2)
    body = text[text.index("@caller(") :].split("\n}", 1)[0]
    assert ("@small(ptr swifterror %error) noinline" in body) == compact
    assert ("freeze" in body) == (compact and not debug)
    assert ("minsize" in body) == (compact and debug)
