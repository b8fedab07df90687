"""Finds the functions that only a small program's own code leads to. Runs after `inline`.

They are compiled in one unit with the program's own functions: LLVM sees all calls of them, and may put what
is called once where it is called. Others are compiled by themselves, so that programs share the objects; of
those for concrete types, the ones that are called seldom, unless the types are the program's own.
"""

from __future__ import annotations

import re

from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.ir.instructions import Call
from ophion.compiler.passes.inline import LIBRARY, is_own, is_small
from ophion.compiler.passes.reachability import find_destructor

LARGEST = 48
"""Instructions of a function of the library, compiled for no types in particular, that is compiled again with
each program.
"""


def _for_own_classes(function: FunctionIR) -> bool:
    """Whether a function of the library is compiled for a class of the program's own."""
    names = re.findall(r"[\w.]+", function.name)[1:]
    return any("." in name and not name.startswith(LIBRARY) for name in names)


def _kept(function: FunctionIR) -> bool:
    """Whether the object of a library's function is better kept than made anew with each program."""
    if is_own(function) or _for_own_classes(function):
        return False
    if "<" in function.name:
        return function.seldom
    return sum(len(block.instructions) for block in function.blocks) > LARGEST


def _calls(program: Program) -> dict[FunctionIR, list[FunctionIR]]:
    """Which functions each function calls."""
    return {
        function: [i.function for block in function.blocks for i in block.instructions if isinstance(i, Call)]
        for function in program.functions
    }


class _Sharing:
    """Which functions the other units have, and which of the program's they refer to."""

    def __init__(self, program: Program) -> None:
        self.calls = _calls(program)
        self.shared: set[FunctionIR] = set()
        """Those whose code is in another unit, if only to be inlined there."""
        self.referred: set[FunctionIR] = set()
        """Those that another unit calls, or knows the address of."""
        for function in [*self._known_by_address(program), *filter(_kept, program.functions)]:
            self.refer(function)

    def _known_by_address(self, program: Program) -> list[FunctionIR]:
        """What is referred to from elsewhere than instructions."""
        destructors = [found for cls in program.classes if (found := find_destructor(cls)) is not None]
        taken = [f for f in program.functions if f.address_taken or f.symbol is not None]
        return [*program.support.values(), *destructors, *taken]

    def refer(self, function: FunctionIR) -> None:
        """A function is referred to from outside the program's unit; what it calls too, if it is there."""
        work = [function]
        while work:
            function = work.pop()
            self.referred.add(function)
            elsewhere = function.inline or not (is_own(function) or _for_own_classes(function))
            if elsewhere and function not in self.shared:
                self.shared.add(function)
                work += self.calls.get(function, [])


def choose_private(program: Program) -> None:
    """Set `private` on the functions of the program's unit, `internal` on those that no other refers to, and
    `apart` on the program's own.
    """
    if not is_small(program):
        return
    sharing = _Sharing(program)
    for function in program.functions:
        if function.blocks and function.symbol is None:
            function.apart = is_own(function)
            function.private = function.apart or function not in sharing.shared
            function.internal = function.private and function not in sharing.referred
