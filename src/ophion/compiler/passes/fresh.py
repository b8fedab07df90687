"""Finds the references that came with an object that was just made: dropping one is likely to free it.

Only a guess for the back end (`DecRef.fresh`): such a drop calls the runtime at once, where others are
counted in place and call it for the last reference alone. An object is made once, for more than the call.

`FunctionIR.fresh` is set first, for the whole program: all that the function returns was made for the caller.
A function that returns what lies in a field says no, and its callers that pass the result on.
"""

from __future__ import annotations

from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import (
    Assign,
    Call,
    Cast,
    Catch,
    CheckNone,
    Constant,
    Literal,
    MakeClosure,
    MakeView,
    New,
    Register,
    Return,
    Unwrap,
    Value,
    Wrap,
)

_MAKERS = (New, MakeClosure, MakeView, Catch, Literal, Constant)
_PASSED_THROUGH = (Cast, CheckNone, Unwrap, Wrap)


def _sources(function: FunctionIR) -> dict[Value, list[Value]]:
    """What is assigned to each register."""
    found: dict[Value, list[Value]] = {}
    for block in function.blocks:
        for instruction in block.instructions:
            if instruction.__class__ is Assign:
                assert isinstance(instruction, Assign)
                if instruction.type.counted or instruction.dest.type.counted:
                    found.setdefault(instruction.dest, []).append(instruction.args[0])
    return found


def _calls_behind(value: Value, sources: dict[Value, list[Value]]) -> set[FunctionIR] | None:
    """The functions whose results a value is, if it is one of these or an object made here; else None."""
    calls: set[FunctionIR] = set()
    seen = {value}
    work = [value]
    while work:
        current = work.pop()
        if isinstance(current, Call):
            calls.add(current.function)
            continue
        if isinstance(current, _MAKERS):
            continue
        further = sources.get(current) if isinstance(current, Register) else None
        if isinstance(current, _PASSED_THROUGH):
            further = [current.args[0]]
        if further is None:
            return None
        work.extend(each for each in further if each not in seen)
        seen.update(further)
    return calls


def _returned(function: FunctionIR) -> set[FunctionIR] | None:
    """The functions whose results it returns, if all else that it returns is made in it; else None."""
    sources: dict[Value, list[Value]] | None = None
    calls: set[FunctionIR] = set()
    for block in function.blocks:
        last = block.instructions[-1]
        if last.__class__ is Return and last.args:
            if sources is None:
                sources = _sources(function)
            behind = _calls_behind(last.args[0], sources)
            if behind is None:
                return None
            calls |= behind
    return calls


def find_fresh(program: Program) -> None:
    """Set `fresh` on every function whose result is counted."""
    callers: dict[FunctionIR, list[FunctionIR]] = {}
    doubtful: list[FunctionIR] = []
    for function in program.functions:
        if not function.result.counted:
            continue
        calls = _returned(function) if function.blocks else None
        function.fresh = calls is not None
        if calls is None:
            doubtful.append(function)
        for callee in calls or ():
            callers.setdefault(callee, []).append(function)
    while doubtful:
        for caller in callers.get(doubtful.pop(), ()):
            if caller.fresh:
                caller.fresh = False
                doubtful.append(caller)


def fresh_values(function: FunctionIR, values: list[Value]) -> set[Value]:
    """Those of `values` that hold what was just made."""
    sources = _sources(function)
    found: set[Value] = set()
    for value in values:
        calls = _calls_behind(value, sources)
        if calls is not None and all(callee.fresh for callee in calls):
            found.add(value)
    return found
