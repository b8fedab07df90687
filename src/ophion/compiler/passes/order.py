"""All passes by name, in their order; each takes a whole program and changes it."""

from __future__ import annotations

from collections.abc import Callable

from ophion.compiler.ir.function import Program
from ophion.compiler.passes.borrows import borrow_reads
from ophion.compiler.passes.can_raise import find_can_raise
from ophion.compiler.passes.characters import leave_out_characters
from ophion.compiler.passes.copies import borrow_copies
from ophion.compiler.passes.effort import choose_effort
from ophion.compiler.passes.exceptions import split_at_exceptions
from ophion.compiler.passes.first_stores import find_first_stores
from ophion.compiler.passes.fresh import find_fresh
from ophion.compiler.passes.generators import split_generators
from ophion.compiler.passes.inline import choose_inlined
from ophion.compiler.passes.keep_variables import keep_variables
from ophion.compiler.passes.private import choose_private
from ophion.compiler.passes.reachability import remove_unreachable
from ophion.compiler.passes.recursion import guard_recursion
from ophion.compiler.passes.refcount import insert_reference_counts
from ophion.compiler.passes.settled import borrow_settled
from ophion.compiler.passes.unassigned import check_assigned

PASSES: list[tuple[str, Callable[[Program], None]]] = [
    ("unassigned", check_assigned),
    ("characters", leave_out_characters),
    ("reachability", remove_unreachable),
    ("first_stores", find_first_stores),
    ("settled", borrow_settled),
    ("copies", borrow_copies),
    ("borrows", borrow_reads),
    ("recursion", guard_recursion),
    ("can_raise", find_can_raise),
    ("exceptions", split_at_exceptions),
    ("fresh", find_fresh),
    ("refcount", insert_reference_counts),
    ("generators", split_generators),
    ("inline", choose_inlined),
    ("private", choose_private),
    ("effort", choose_effort),
]
"""The passes by name, in their order."""


def run_passes(program: Program, opt: int = 2) -> None:
    """All passes, in their order. Without optimisation, variables live as long as their functions run."""
    if not opt:
        keep_variables(program)
    for _, run in PASSES:
        run(program)
