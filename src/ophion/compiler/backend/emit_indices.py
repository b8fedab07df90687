"""Indices of sequences: one unsigned comparison, and the rest out of the way.

An index below the length as an unsigned number is a place. Any other is negative and counts from the end, or
is outside. No way on from here but the one that raises writes memory, so that a loop keeps the length and the
address of the items in registers.
"""

from __future__ import annotations

from ophion.compiler.backend.emit_function import Emitter, FunctionEmitter
from ophion.compiler.backend.text import LIKELY
from ophion.compiler.ir import instructions as ir


def _check_index(e: FunctionEmitter, i: ir.CheckIndex) -> None:
    index, length = i.args
    checked = "bounds" not in e.module.program.unchecked
    if isinstance(index, ir.Constant):
        _constant(e, i, int(index.value or 0), e.operand(length), checked)
    elif checked:
        _variable(e, i, e.operand(index), e.operand(length))
    else:
        e.result(i, e.operand(index))


def _constant(e: FunctionEmitter, i: ir.CheckIndex, constant: int, length: str, checked: bool) -> None:
    needed = constant + 1 if constant >= 0 else -constant
    if checked:
        e.fail_if(e.value(f"icmp ult i64 {length}, {needed}"), "raise_index", i.message)
    e.result(i, str(constant) if constant >= 0 else e.value(f"add i64 {length}, {constant}"))


def _variable(e: FunctionEmitter, i: ir.CheckIndex, index: str, length: str) -> None:
    following, outside = e.label(), e.label()
    inside = e.value(f"icmp ult i64 {index}, {length}")
    before = e.current
    e.branch(inside, following, outside, LIKELY)
    e.place(outside)
    wrapped = e.value(f"add i64 {index}, {length}")
    negative = e.value(f"icmp slt i64 {index}, 0")
    from_end = e.value(f"icmp ult i64 {wrapped}, {length}")
    e.branch(
        e.value(f"and i1 {negative}, {from_end}"), following, e.failure("raise_index", i.message), LIKELY
    )
    e.place(following)
    e.compute(i, f"phi i64 [ {index}, %{before} ], [ {wrapped}, %{outside} ]")


EMITTERS: dict[type[ir.Instruction], Emitter] = {ir.CheckIndex: _check_index}
