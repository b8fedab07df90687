"""Questions about a tree that need a walk over it: module assignments, captured variables, reassigned
parameters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mypy.nodes import (
    AssignmentExpr,
    AssignmentStmt,
    BytesExpr,
    CallExpr,
    ClassDef,
    Decorator,
    DelStmt,
    DictionaryComprehension,
    Expression,
    FloatExpr,
    ForStmt,
    FuncDef,
    FuncItem,
    GeneratorExpr,
    GlobalDecl,
    IntExpr,
    LambdaExpr,
    ListComprehension,
    ListExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    OperatorAssignmentStmt,
    OverloadedFuncDef,
    RefExpr,
    SetComprehension,
    StarExpr,
    Statement,
    StrExpr,
    TempNode,
    TryStmt,
    TupleExpr,
    Var,
    WhileStmt,
    WithStmt,
)
from mypy.patterns import AsPattern, StarredPattern

from ophion.compiler.frontend.declarations import declared
from ophion.compiler.frontend.walk import children

__all__ = ["Variables", "functions_of", "module_assignments", "variables_of"]


def _in_place(node: Node) -> list[GeneratorExpr]:
    """The generator expressions among a call's arguments that are loops in place."""
    if not isinstance(node, CallExpr):
        return []
    callee = node.callee
    joined = isinstance(callee, MemberExpr) and isinstance(callee.expr, StrExpr) and callee.name == "join"
    builtin = declared(callee.fullname) if isinstance(callee, RefExpr) else None
    if joined or (builtin is not None and builtin.consumes):
        return [argument for argument in node.args if isinstance(argument, GeneratorExpr)]
    return []


def is_lazy(e: Expression) -> bool:
    """Whether an expression's value is an iterator that computes its items when they are asked for."""
    if isinstance(e, CallExpr) and isinstance(e.callee, RefExpr):
        builtin = declared(e.callee.fullname)
        return builtin is not None and builtin.lazy
    return isinstance(e, GeneratorExpr)


def functions_of(statements: list[Statement]) -> Iterator[FuncDef]:
    """The functions defined directly among some statements, decorated ones and property setters too."""
    for statement in statements:
        if isinstance(statement, FuncDef):
            yield statement
        elif isinstance(statement, Decorator):
            yield statement.func
        elif isinstance(statement, OverloadedFuncDef):
            for item in statement.items:
                yield item.func if isinstance(item, Decorator) else item


class _ModuleNames:
    """Collects every store to a module-level name: (name, value expression, or None where it is not a plain
    one).
    """

    def __init__(self) -> None:
        self.found: list[tuple[str, Expression | None]] = []
        self.depth = 0
        self.globals: list[set[str]] = []

    def _store(self, target: Expression | None, value: Expression | None) -> None:
        if isinstance(target, TupleExpr | ListExpr):
            for item in target.items:
                self._store(item, None)
        elif isinstance(target, StarExpr):
            self._store(target.expr, None)
        elif isinstance(target, NameExpr):
            if not self.globals or target.name in self.globals[-1]:
                self.found.append((target.name, value))

    def visit(self, node: Node) -> None:
        """Walk a statement or expression."""
        if node.__class__ in _LEAVES:
            return
        plain = not self.globals and self.depth == 0
        if isinstance(node, AssignmentStmt):
            if not isinstance(node.rvalue, TempNode):
                for target in node.lvalues:
                    self._store(target, node.rvalue if plain else None)
        elif isinstance(node, ForStmt):
            self._store(node.index, None)
        elif isinstance(node, OperatorAssignmentStmt):
            self._store(node.lvalue, None)
        elif isinstance(node, AssignmentExpr):
            self._store(node.target, None)
        elif isinstance(node, TryStmt):
            for name in node.vars:
                self._store(name, None)
        elif isinstance(node, WithStmt):
            for target_or_none in node.target:
                self._store(target_or_none, None)
        self._into(node)

    def _into(self, node: Node) -> None:
        if isinstance(node, LambdaExpr):
            return
        if isinstance(node, ClassDef):
            for function in functions_of(node.defs.body):
                self.visit(function)
            return
        if isinstance(node, FuncDef):
            self._function(node)
            return
        self.depth += 1
        for child in children(node):
            self.visit(child)
        self.depth -= 1

    def _function(self, function: FuncDef) -> None:
        declared, functions = _global_names(function)
        if not declared:  # then only functions inside it may store module-level names
            for inner in functions:
                self.visit(inner)
            return
        self.globals.append(declared)
        for child in children(function):
            self.visit(child)
        self.globals.pop()


def _global_names(function: FuncDef) -> tuple[set[str], list[FuncDef]]:
    """The names that a function declares global, and the functions defined in it."""
    names: set[str] = set()
    functions: list[FuncDef] = []
    pending: list[Node] = [function.body]
    while pending:
        for child in children(pending.pop()):
            if isinstance(child, GlobalDecl):
                names.update(child.names)
            elif isinstance(child, FuncDef):
                functions.append(child)
            elif isinstance(child, Statement):
                pending.append(child)
    return names, functions


def module_assignments(tree: MypyFile) -> list[tuple[str, Expression | None]]:
    """Every store to a module-level name of a module, in order."""
    visitor = _ModuleNames()
    for statement in tree.defs:
        visitor.visit(statement)
    return visitor.found


class _Captures:
    """Collects local variables used in nested functions, and those assigned more than once or from inside
    them.
    """

    def __init__(self) -> None:
        self.owner: dict[Var, int] = {}
        self.used: list[tuple[Var, int]] = []
        self.stores: dict[Var, int] = {}
        self.outside: set[Var] = set()
        self.deleted: set[Var] = set()
        self.stack: list[int] = []
        self.loops = 0
        self.in_place: set[GeneratorExpr] = set()
        self.comprehended: set[GeneratorExpr] = set()
        self.enclosing: dict[int, int] = {}

    def enter_generator(self, e: GeneratorExpr) -> None:
        """Walk a generator expression as a place of its own, all but its first iterable."""
        if self.stack:
            self.enclosing[id(e)] = self.stack[-1]
        self.stack.append(id(e))
        for target in e.indices:
            self._target(target)
        for part in (*e.indices, *e.sequences[1:], *(c for each in e.condlists for c in each), e.left_expr):
            self.visit(part)
        self.stack.pop()

    def _bind(self, target: Expression) -> None:
        """(name := value) binds in the function around the generator expressions it stands in."""
        place = self.stack[-1]
        while place in self.enclosing:
            place = self.enclosing[place]
        if isinstance(target, NameExpr) and isinstance(target.node, Var):
            self.owner.setdefault(target.node, place)

    def enter(self, function: FuncItem) -> None:
        """Walk a function's body as a place of its own."""
        self.stack.append(id(function))
        for argument in function.arguments:
            self.owner[argument.variable] = id(function)
            if argument.initializer is not None:
                self.visit(argument.initializer)
        self.visit(function.body)
        self.stack.pop()

    def _target(self, e: Expression | None) -> None:
        if isinstance(e, TupleExpr | ListExpr):
            for item in e.items:
                self._target(item)
        elif isinstance(e, StarExpr):
            self._target(e.expr)
        elif isinstance(e, NameExpr) and isinstance(e.node, Var):
            self.stores[e.node] = self.stores.get(e.node, 0) + 1 + self.loops
            if self.owner.setdefault(e.node, self.stack[-1]) != self.stack[-1]:
                self.outside.add(e.node)

    def visit(self, node: Node) -> None:
        """Walk a statement, expression or pattern."""
        kind = node.__class__
        if kind is NameExpr:
            assert isinstance(node, NameExpr)
            if isinstance(node.node, Var):
                self.used.append((node.node, self.stack[-1]))
            return
        if kind not in _SPECIAL:
            if kind is CallExpr:
                self.in_place.update(_in_place(node))
            for child in children(node):
                self.visit(child)
            return
        if isinstance(node, DelStmt) and isinstance(node.expr, NameExpr) and isinstance(node.expr.node, Var):
            self.deleted.add(node.expr.node)
            self.stores[node.expr.node] = self.stores.get(node.expr.node, 0) + 1
        if isinstance(node, FuncDef | LambdaExpr):
            self.enter(node)
            return
        if isinstance(node, GeneratorExpr) and node not in self.in_place and node not in self.comprehended:
            self.visit(node.sequences[0])
            self.loops += 1
            self.enter_generator(node)
            self.loops -= 1
            return
        if isinstance(node, ListComprehension | SetComprehension):
            self.comprehended.add(node.generator)
        if isinstance(node, AssignmentExpr):
            self._bind(node.target)
        loop = isinstance(node, ForStmt | WhileStmt | GeneratorExpr | DictionaryComprehension)
        self.loops += loop
        for target in _targets(node):
            self._target(target)
        for child in children(node):
            self.visit(child)
        self.loops -= loop


def targets_of(e: Expression) -> Iterator[Var]:
    """The variables of a loop's target."""
    if isinstance(e, TupleExpr | ListExpr):
        for item in e.items:
            yield from targets_of(item)
    elif isinstance(e, StarExpr):
        yield from targets_of(e.expr)
    elif isinstance(e, NameExpr) and isinstance(e.node, Var):
        yield e.node


_LEAVES = {NameExpr, IntExpr, StrExpr, BytesExpr, FloatExpr}
_SPECIAL = {
    AssignmentStmt, OperatorAssignmentStmt, AssignmentExpr, ForStmt, WhileStmt, GeneratorExpr,
    DictionaryComprehension, ListComprehension, SetComprehension, TryStmt, WithStmt, AsPattern,
    StarredPattern, DelStmt, FuncDef, LambdaExpr,
}  # fmt: skip
"""The kinds of nodes that assign to variables, or surround what does."""


def _targets(node: Node) -> list[Expression | None]:
    """What a node assigns to."""
    if isinstance(node, AssignmentStmt):
        return list(node.lvalues)
    if isinstance(node, OperatorAssignmentStmt):
        return [node.lvalue]
    if isinstance(node, AssignmentExpr):
        return [node.target]
    if isinstance(node, ForStmt):
        return [node.index]
    if isinstance(node, GeneratorExpr | DictionaryComprehension):
        return list(node.indices)
    if isinstance(node, TryStmt):
        return list(node.vars)
    if isinstance(node, WithStmt):
        return list(node.target)
    if isinstance(node, AsPattern):
        return [node.name]
    return [node.capture] if isinstance(node, StarredPattern) else []


@dataclass
class Variables:
    """`captured`: used by a nested function from outside itself; `cells`: those that need a shared cell;
    `stored`: all
    variables that the function or a nested one assigns; `deleted`: those that a `del` empties."""

    captured: set[Var]
    cells: set[Var]
    stored: set[Var]
    deleted: set[Var] = field(default_factory=set)


def variables_of(function: FuncItem | None, body: list[Statement]) -> Variables:
    """How the variables of a function (or of a module body) are used by the functions nested in it."""
    visitor = _Captures()
    arguments: set[Var] = set()
    if function is None:
        visitor.stack.append(0)
        for statement in body:
            visitor.visit(statement)
    else:
        visitor.enter(function)
        arguments = {argument.variable for argument in function.arguments}
    captured = {var for var, place in visitor.used if visitor.owner.get(var, place) != place}
    cells = {
        var
        for var in captured
        if var in visitor.outside or visitor.stores.get(var, 0) > (0 if var in arguments else 1)
    }
    return Variables(captured, cells, set(visitor.stores), visitor.deleted)


def variables_of_generator(e: GeneratorExpr) -> Variables:
    """How the variables of a generator expression are used by the functions in it."""
    visitor = _Captures()
    visitor.loops = 1
    visitor.enter_generator(e)
    captured = {var for var, place in visitor.used if visitor.owner.get(var, place) != place}
    return Variables(captured, captured, set(visitor.stores), visitor.deleted)
