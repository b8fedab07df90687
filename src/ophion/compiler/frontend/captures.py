"""Which variables of a function its nested functions use, and how they must therefore be held.

A variable that is assigned once, before any function that uses it is made, is copied into that function. Any
other is a cell that all share; it is a late one, whose reads are checked, where it may have no value yet when
the function is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mypy.nodes import (
    ClassDef,
    Decorator,
    FuncDef,
    FuncItem,
    GeneratorExpr,
    Node,
    OverloadedFuncDef,
    Statement,
    Var,
)

from ophion.compiler.frontend.variable_uses import Child, Point, VariableUses


@dataclass
class Variables:
    """How a function's variables are used."""

    captured: set[Var]
    """Those that a nested function uses and that are not its own."""
    cells: set[Var]
    """Those that need a shared cell."""
    stored: set[Var]
    """All that the function or a nested one assigns."""
    deleted: set[Var] = field(default_factory=set)
    """Those that a `del` empties."""
    late: set[Var] = field(default_factory=set)
    """Those whose cell says whether it has a value."""
    functions: set[FuncDef] = field(default_factory=set)
    """The functions defined directly in it."""
    flags: dict[FuncDef, Var] = field(default_factory=dict)
    """Of functions that others may call before they are defined, the variable that says whether they are."""
    walked: set[Var] = field(default_factory=set)
    """The variables that nothing but loops assign, none of them within another."""
    once: set[Var] = field(default_factory=set)
    """The variables with one assignment, in no loop."""
    varied: set[FuncDef] = field(default_factory=set)
    """The functions that an `if` defines in several ways, by the first."""
    decorators: dict[FuncDef, Decorator] = field(default_factory=dict)
    """What decorates functions."""


class Captures(VariableUses):
    """What follows of the uses of variables for those that nested functions see."""

    def captured(self) -> set[Var]:
        """The variables that are used in a place which is not their own."""
        return {var for var, place in self.used if self.owner.get(var, place) != place}

    def mentions(self, child: Child) -> tuple[set[Var], set[FuncDef]]:
        """What a nested function mentions, by way of other nested functions too."""
        variables, functions = set(child.variables), set(child.functions)
        pending = list(functions)
        while pending:
            other = self.children.get(pending.pop())
            if other is not None:
                variables |= other.variables
                pending += other.functions - functions
                functions |= other.functions
        return variables, functions

    def late(self) -> set[Var]:
        """The captured variables that may have no value when a function that uses them is made, or later."""
        found = set()
        for child in self.children.values():
            for variable in self.mentions(child)[0]:
                first = self.first.get(variable)
                ends = variable in self.deleted or variable in self.caught
                if ends or first is None or not child.made.follows(first):
                    found.add(variable)
        return found

    def flags(self) -> dict[FuncDef, Var]:
        """A variable for each nested function that another may call before it is defined."""
        reached = {node: self.mentions(child)[1] for node, child in self.children.items()}
        found: dict[FuncDef, Var] = {}
        for node in self.children:
            if isinstance(node, FuncDef) and any(
                node in functions and self._doubtful(node, self.children[other].made, reached)
                for other, functions in reached.items()
            ):
                found[node] = Var(node.name)
        return found

    def _doubtful(self, function: FuncDef, caller: Point, reached: dict[Node, set[FuncDef]]) -> bool:
        """Whether a function made at `caller` may run before `function`, which it calls, is defined."""
        defined = self.children[function].made
        if caller.at >= defined.at:
            return False
        ways = {node for node, functions in reached.items() if function in functions}
        between = (node for at, node in self.mentioned if caller.at < at < defined.at)
        others = (c.made.at for n, c in self.children.items() if n in ways and not isinstance(n, FuncDef))
        early = any(node in ways for node in between) or any(at < defined.at for at in others)
        return early or caller.path[: len(defined.path)] != defined.path


def _run_by_module(body: list[Statement]) -> Iterator[Statement]:
    """What a module's body runs: all but its functions and methods, which capture none of its variables."""
    for statement in body:
        if isinstance(statement, ClassDef):
            yield from _run_by_module(statement.defs.body)
        elif not isinstance(statement, FuncDef | OverloadedFuncDef | Decorator):
            yield statement


def variables_of(function: FuncItem | None, body: list[Statement]) -> Variables:
    """How the variables of a function (or of a module body) are used by the functions nested in it."""
    visitor = Captures()
    arguments: set[Var] = set()
    if function is None:
        visitor.stack.append(0)
        for statement in _run_by_module(body):
            visitor.visit(statement)
    else:
        visitor.enter(function)
        arguments = {argument.variable for argument in function.arguments}
    captured = visitor.captured()
    cells = {
        var
        for var in captured
        if var in visitor.outside or visitor.stores.get(var, 0) > (0 if var in arguments else 1)
    }
    found = Variables(captured, cells, set(visitor.stores), visitor.deleted)
    found.walked = visitor.walked - visitor.assigned - visitor.deleted
    if function is not None:
        found.late = {var for var in visitor.late() & captured if visitor.owner.get(var) == id(function)}
        found.cells |= found.late
        found.functions = {node for node in visitor.children if isinstance(node, FuncDef)}
        found.once = {var for var, count in visitor.stores.items() if count == 1}
        found.flags = visitor.flags()
        found.decorators = visitor.decorators
        found.varied = {f.original_def for f in found.functions if isinstance(f.original_def, FuncDef)}
    return found


def variables_of_generator(e: GeneratorExpr) -> Variables:
    """How the variables of a generator expression are used by the functions in it."""
    visitor = Captures()
    visitor.loops = 1
    visitor.enter_generator(e)
    captured = visitor.captured()
    return Variables(captured, captured, set(visitor.stores), visitor.deleted)
