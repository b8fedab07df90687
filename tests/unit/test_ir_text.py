"""The intermediate form as text after each pass, and what the verifier refuses."""

from __future__ import annotations

import pytest

from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.printer import print_function
from ophion.compiler.ir.types import BOOL, INT, U64, Ref
from ophion.compiler.ir.verifier import VerificationError, verify_function
from ophion.compiler.passes.can_raise import find_can_raise
from ophion.compiler.passes.exceptions import split_at_exceptions
from ophion.compiler.passes.reachability import remove_unreachable
from ophion.compiler.passes.refcount import insert_reference_counts
from tests.unit.ir_harness import Builder, World, integer

LOWERED = """\
def keep(n: int) -> Error:  # /src/test.py:1
  b0:
    %1: Error = New Error
    made = %1
    %2: int = Arithmetic add n, 1
    SetField Error.code made, %2
    Return made
"""

SPLIT = """\
def keep(n: int) -> Error:  # /src/test.py:1
  b0:
    %1: Error = New Error -> b1, b3
  b1:
    made = %1
    %2: int = Arithmetic add n, 1 -> b2, b3
  b2:
    SetField Error.code made, %2
    Return made
  b3:
    NoteFrame
    Propagate
"""

COUNTED = """\
def keep(n: int) -> Error:  # /src/test.py:1
  b0:
    %1: Error = New Error -> b1, b3
  b1:
    made = %1
    %2: int = Arithmetic add n, 1 -> b2, b4
  b2:
    SetField Error.code made, %2
    Return made
  b3:
    NoteFrame
    Propagate
  b4:
    DecRef fresh made
    Goto -> b3
"""


def _keep(world: World) -> Builder:
    b = world.function("keep", [("n", INT)], Ref(world.error))
    made = b.register(Ref(world.error), "made")
    b.add(ir.Assign(made, b.add(ir.New(world.error))))
    total = b.add(ir.Arithmetic("add", b.params[0], integer(1), INT))
    b.add(ir.SetField(made, world.error, "code", total))
    b.add(ir.Return(made))
    b.function.symbol = "keep"
    return b


def test_each_pass_as_text() -> None:
    world = World()
    function = _keep(world).function
    assert print_function(function) == LOWERED
    remove_unreachable(world.program)
    find_can_raise(world.program)
    split_at_exceptions(world.program)
    assert print_function(function) == SPLIT
    insert_reference_counts(world.program)
    assert print_function(function) == COUNTED
    verify_function(function)


def test_functions_that_nothing_calls_go() -> None:
    world = World()
    _keep(world)
    unused = world.function("unused", [])
    unused.add(ir.Return(None))
    remove_unreachable(world.program)
    assert unused.function not in world.program.functions


def test_raising_spreads_to_callers_and_stops_at_handlers() -> None:
    world = World()
    bad = world.function("bad", [("n", INT)], INT)
    bad.add(ir.Return(bad.add(ir.Arithmetic("mul", bad.params[0], integer(3), INT))))
    good = world.function("good", [("n", INT)], INT)
    masked = good.add(ir.Arithmetic("and", good.params[0], integer(255), INT))
    shifted = good.add(ir.Arithmetic("shr", masked, integer(4), INT))
    good.add(ir.Return(good.add(ir.Arithmetic("mod", shifted, integer(10), INT))))
    caller = world.function("caller", [("n", INT)], INT)
    caller.add(ir.Return(caller.add(ir.Call(bad.function, [caller.params[0]]))))
    careful = world.function("careful", [("n", INT)], INT)
    handler = careful.block()
    careful.current.handler = handler
    careful.add(ir.Return(careful.add(ir.Call(bad.function, [careful.params[0]]))))
    careful.at(handler)
    careful.add(ir.Catch(Ref(world.error)))
    careful.add(ir.Return(integer(0)))
    find_can_raise(world.program)
    assert [b.function.can_raise for b in (bad, good, caller, careful)] == [True, False, True, False]


def _function() -> Builder:
    return World().function("wrong", [("n", INT), ("u", U64)], INT)


def _refused(b: Builder) -> str:
    with pytest.raises(VerificationError) as caught:
        verify_function(b.function)
    return str(caught.value)


def test_the_verifier_names_function_block_and_instruction() -> None:
    b = _function()
    b.add(ir.Return(b.params[1], line=7))
    assert _refused(b) == "wrong, b0, line 7: Return u: the value is u64, not int"


def test_what_the_verifier_refuses() -> None:
    b = _function()
    assert "does not end in a terminator" in _refused(b)
    b.add(ir.Assign(b.params[0], integer(1)))
    b.add(ir.Return(b.params[0]))
    assert "a parameter is assigned" in _refused(b)
    b = _function()
    b.add(ir.Return(b.params[0]))
    b.add(ir.Return(b.params[0]))
    assert "terminator inside a block" in _refused(b)
    b = _function()
    b.add(ir.Branch(ir.Constant(BOOL, True), b.current, Block()))
    assert "target is a block of another function" in _refused(b)
    b = _function()
    other = _function()
    b.add(ir.Return(other.add(ir.Arithmetic("add", other.params[0], integer(1), INT))))
    assert "operand Arithmetic is of another function" in _refused(b)
    b = _function()
    b.add(ir.Call(other.function, [b.params[0]]))
    b.add(ir.Return(b.params[0]))
    assert "1 arguments for 2 parameters" in _refused(b)
