"""Which variables some statements decide about, and which uses of them no such decision comes before.

mypy checks a `finally` block twice: for the ways of exceptions and returns, and for the way on behind it. It
keeps the types of the second time, which may be too narrow for the first: see `ExceptionStatements`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mypy.nodes import (
    AssertStmt,
    ConditionalExpr,
    Expression,
    IfStmt,
    MatchStmt,
    NameExpr,
    Node,
    OpExpr,
    Var,
    WhileStmt,
)

from ophion.compiler.frontend.assigned import assigned_by
from ophion.compiler.frontend.scan import targets_of
from ophion.compiler.frontend.walk import children


def decided_in(nodes: Iterable[Node]) -> set[Var]:
    """The variables that some statements assign or test: mypy may know more of them behind those."""
    found: set[Var] = set()
    work = list(nodes)
    while work:
        node = work.pop()
        for target in assigned_by(node):
            if target is not None:
                found.update(targets_of(target))
        for test in _tests(node):
            found.update(_names_in(test))
        work += children(node)
    return found


def _tests(node: Node) -> list[Expression | None]:
    """What a node looks at to decide."""
    if isinstance(node, IfStmt):
        return list(node.expr)
    if isinstance(node, WhileStmt | AssertStmt):
        return [node.expr]
    if isinstance(node, ConditionalExpr):
        return [node.cond]
    if isinstance(node, MatchStmt):
        return [node.subject]
    return [node.left] if isinstance(node, OpExpr) and node.op in ("and", "or") else []


def _names_in(e: Node | None) -> Iterator[Var]:
    if isinstance(e, NameExpr) and isinstance(e.node, Var):
        yield e.node
    if e is not None:
        for part in children(e):
            yield from _names_in(part)


def undecided_in(body: Node, variables: set[Var]) -> set[NameExpr]:
    """The uses of some variables in a block that nothing in the block decides about before."""
    search = _Undecided(variables)
    search.visit(body, set())
    return search.found


class _Undecided:
    """A walk in the order in which things happen. `decided`: the variables tested or assigned so far."""

    def __init__(self, variables: set[Var]) -> None:
        self.variables = variables
        self.found: set[NameExpr] = set()

    def visit(self, node: Node, decided: set[Var]) -> set[Var]:
        """Look at a node; what is decided behind it."""
        if isinstance(node, NameExpr):
            if node.node in self.variables and node.node not in decided:
                self.found.add(node)
            return decided
        tests = [test for test in _tests(node) if test is not None]
        inside = set(decided)
        for test in tests:
            self.visit(test, inside)
            inside.update(_names_in(test))
        for part in children(node):
            if part not in tests:
                inside = self.visit(part, inside) | inside
        if isinstance(node, Expression):
            return decided | self._assigned(node)
        assigned = {v for t in assigned_by(node) if t is not None for v in targets_of(t)}
        return inside | assigned

    @staticmethod
    def _assigned(node: Node) -> set[Var]:
        """What `:=` assigns in an expression."""
        found = {v for t in assigned_by(node) if t is not None for v in targets_of(t)}
        for part in children(node):
            found |= _Undecided._assigned(part)
        return found
