"""Which functions no exception can leave, found for the whole program at once.

First every arithmetic instruction whose constant operand rules an error out loses its `can_raise`. Then all
functions are taken not to raise, until an instruction that does says otherwise; calls spread that to their
callers. Functions of the C convention never raise: an exception inside one ends in the `uncaught` support
function.
"""

from __future__ import annotations

from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import Arithmetic, Call, Constant, Value
from ophion.compiler.ir.types import INT


def _constant(value: Value) -> int | None:
    if value.__class__ is Constant:
        assert isinstance(value, Constant)
        return int(value.value or 0)
    return None


def arithmetic_can_raise(instruction: Arithmetic) -> bool:
    """Whether any values of the operands that are not constants raise."""
    if not instruction.can_raise:
        return False
    a, b = instruction.args
    left, right = _constant(a), _constant(b)
    low, high = (-(1 << 63), 1 << 63) if instruction.type == INT else (0, 1 << 64)
    if instruction.op == "and":
        return not any(mask is not None and 0 <= mask < high for mask in (left, right))
    if a.type != instruction.type or right is None:
        return True
    if instruction.op == "shr":
        return right < 0
    if instruction.op == "mod":
        return right == 0 or not low <= right < high
    if instruction.op == "floordiv":
        return right in (0, -1) or not low <= right < high
    return True


def _scan(function: FunctionIR) -> tuple[bool, list[FunctionIR]]:
    """Whether an instruction other than a call lets an exception leave, and the functions called where one
    could.
    """
    leaves = False
    callees: list[FunctionIR] = []
    for block in function.blocks:
        leaves_here = block.handler is None
        for instruction in block.instructions:
            kind = instruction.__class__
            if kind is Call:
                if leaves_here:
                    assert isinstance(instruction, Call)
                    callees.append(instruction.function)
                continue
            if kind is Arithmetic and instruction.can_raise:
                assert isinstance(instruction, Arithmetic)
                instruction.can_raise = arithmetic_can_raise(instruction)
            if leaves_here and instruction.can_raise:
                leaves = True
    return leaves, callees


def find_can_raise(program: Program) -> None:
    """Set `can_raise` of every function of the program."""
    callers: dict[FunctionIR, list[FunctionIR]] = {}
    work: list[FunctionIR] = []
    for function in program.functions:
        if function.external:
            function.can_raise = function.can_raise and function.convention == "python"
            if function.can_raise:
                work.append(function)
            continue
        leaves, callees = _scan(function)
        function.can_raise = leaves and function.convention == "python"
        if function.can_raise:
            work.append(function)
        for callee in callees:
            callers.setdefault(callee, []).append(function)
    while work:
        for caller in callers.get(work.pop(), ()):
            if not caller.can_raise and caller.convention == "python":
                caller.can_raise = True
                work.append(caller)
