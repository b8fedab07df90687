"""The passes that count references, broken on purpose in one way each: a check finds every one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.base import Block, Instruction
from ophion.compiler.ir.ownership import check_function
from ophion.compiler.ir.types import VOID, Ref
from ophion.compiler.ir.verifier import VerificationError
from ophion.compiler.passes import borrows, refcount, walkers
from ophion.compiler.passes.borrow_check import check_borrows
from ophion.compiler.passes.copies import borrow_copies
from ophion.compiler.passes.effects import Effects
from ophion.compiler.passes.refcount import _Inserter
from tests.unit.ir_harness import World
from tests.unit.test_ir_ownership import is_found, random_functions

Break = Callable[[pytest.MonkeyPatch], None]

_steal, _drops, _edge, _block = _Inserter.steal, _Inserter.drops, _Inserter.edge, _Inserter.block


def _retain_dropped(patch: pytest.MonkeyPatch) -> None:
    """What is taken over is not counted first."""
    patch.setattr(_Inserter, "steal", lambda self, i, live: (_steal(self, i, live)[0], []))


def _release_doubled(patch: pytest.MonkeyPatch) -> None:
    """What dies is dropped twice."""
    patch.setattr(_Inserter, "drops", lambda self, bits, line: _drops(self, bits, line) * 2)


def _release_missed(patch: pytest.MonkeyPatch) -> None:
    """What dies is not dropped."""
    patch.setattr(_Inserter, "drops", lambda self, bits, line: [])


def _move_kept(patch: pytest.MonkeyPatch) -> None:
    """What moves is counted as a copy, and its own reference is left."""

    def steal(self: _Inserter, i: Instruction, live: int) -> tuple[int, list[Instruction]]:
        moved, before = _steal(self, i, live)
        kept = [value for value in self.live.values if self.live.own.get(value, 0) & moved]
        return moved, [*before, *(self.inc(value, i.line) for value in kept)]

    patch.setattr(_Inserter, "steal", steal)


def _copy_moved(patch: pytest.MonkeyPatch) -> None:
    """What is needed later moves all the same."""
    patch.setattr(_Inserter, "steal", lambda self, i, live: _steal(self, i, 0))


def _release_early(patch: pytest.MonkeyPatch) -> None:
    """What dies is dropped before its last use."""

    def block(self: _Inserter, block: Block) -> None:
        _block(self, block)
        row = self.rewritten[block]
        for place in range(1, len(row)):
            if isinstance(row[place], ir.DecRef) and row[place].args[0] in row[place - 1].args:
                row[place - 1 : place + 1] = [row[place], row[place - 1]]

    patch.setattr(_Inserter, "block", block)


def _edge_missed(exceptional: bool) -> Break:
    """What dies on a way out of an instruction is not dropped there."""

    def edge(self: _Inserter, block: Block, target: Block, bits: int) -> None:
        if (target is block.instructions[-1].error) is not exceptional:
            _edge(self, block, target, bits)

    return lambda patch: patch.setattr(_Inserter, "edge", edge)


BREAKS: dict[str, Break] = {
    "a retain is dropped": _retain_dropped,
    "a release is doubled": _release_doubled,
    "a release is missed": _release_missed,
    "a move is kept as a copy": _move_kept,
    "a copy moves": _copy_moved,
    "a release comes before the last use": _release_early,
    "a release is missed on a way of exceptions": _edge_missed(exceptional=True),
    "a release is missed on another way": _edge_missed(exceptional=False),
    "a variable without a value is not null": lambda patch: patch.setattr(
        refcount, "_initialise", lambda function, live: None
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_count_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any(map(is_found, random_functions(3)))
    BREAKS[name](monkeypatch)
    assert any(map(is_found, random_functions(3)))


def test_a_copy_that_does_not_own_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable is assigned while what was borrowed from it is needed."""
    monkeypatch.setattr(refcount, "_make_owner", lambda function, borrower: None)
    never = property(lambda self: 0, lambda self, bits: None)
    monkeypatch.setattr(_Inserter, "must_own", never, raising=False)
    world = World()
    cls = world.cls("Node", [])
    type = Ref(cls)
    user = world.function("user", [("a", type), ("b", type)], VOID)
    user.add(ir.Return(None))
    builder = world.function("holder", [("node", type)])
    variable, copy = builder.register(type, "variable"), builder.register(type, "")
    builder.add(ir.Assign(variable, builder.add(ir.New(cls))))
    builder.add(ir.Assign(copy, variable))
    builder.add(ir.Assign(variable, builder.function.params[0]))
    builder.add(ir.Call(user.function, [copy, variable]))
    builder.add(ir.Return(None))
    borrow_copies(world.program)
    refcount.count_references(builder.function)
    with pytest.raises(VerificationError, match="after the variable it is borrowed from was assigned"):
        check_function(builder.function)


class _Harmless(Effects):
    """Takes every instruction for one that drops nothing."""

    def during(self, i: Instruction) -> int:
        """Nothing."""
        return 0

    def until_next(self, i: Instruction) -> int:
        """Nothing."""
        return 0


def _itself(value: ir.Value) -> Iterator[ir.Value]:
    yield value


@pytest.mark.parametrize(
    ("broken", "by", "elsewhere"), [("Effects", _Harmless, False), ("borrowed_along", _itself, True)]
)
def test_a_borrow_over_a_store_that_frees_it_is_found(
    broken: str, by: object, elsewhere: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """node.left is read and stored, and what was read, cast, is used; `elsewhere`: in another block."""
    monkeypatch.setattr(borrows, broken, by)
    world = World()
    cls = world.cls("Node", [])
    type = Ref(cls)
    cls.fields.append(("left", type))
    user = world.function("user", [("a", type)], VOID)
    user.add(ir.Return(None))
    reader = world.function("reader", [("node", type), ("other", type)])
    node, other = reader.function.params
    read = reader.add(ir.Cast(reader.add(ir.GetField(node, cls, "left")), type))
    if elsewhere:
        following = reader.block()
        reader.add(ir.Goto(following))
        reader.at(following)
    reader.add(ir.SetField(node, cls, "left", other))
    reader.add(ir.Call(user.function, [read]))
    reader.add(ir.Return(None))
    borrows.borrow_reads(world.program)
    refcount.insert_reference_counts(world.program)
    with pytest.raises(VerificationError, match="may be gone from where it was read"):
        check_borrows(world.program)


def test_a_variable_that_walks_along_what_is_stored_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """at = at.left: what was read from it before is used behind a store to some node's left."""
    monkeypatch.setattr(walkers._Walkers, "_drops", lambda self, read: False)
    world = World()
    cls = world.cls("Node", [])
    type = Ref(cls)
    cls.fields.append(("left", type))
    user = world.function("user", [("a", type)], VOID)
    user.add(ir.Return(None))
    reader = world.function("reader", [("node", type)])
    node, at = reader.function.params[0], reader.register(type, "at")
    reader.add(ir.Assign(at, node))
    read = reader.add(ir.GetField(at, cls, "left"))
    reader.add(ir.Assign(at, read))
    reader.add(ir.SetField(node, cls, "left", node))
    reader.add(ir.Call(user.function, [at]))
    reader.add(ir.Return(None))
    borrows.borrow_reads(world.program)
    refcount.insert_reference_counts(world.program)
    with pytest.raises(VerificationError, match="may be gone from where it was read"):
        check_borrows(world.program)
