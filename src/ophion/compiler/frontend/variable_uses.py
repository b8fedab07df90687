"""A walk through a function and those nested in it, which notes where variables are used and assigned."""

from __future__ import annotations

from dataclasses import dataclass, field

from mypy.nodes import (
    AssignmentExpr,
    AssignmentStmt,
    Block,
    CallExpr,
    Decorator,
    DelStmt,
    DictionaryComprehension,
    Expression,
    ForStmt,
    FuncDef,
    FuncItem,
    GeneratorExpr,
    LambdaExpr,
    ListComprehension,
    ListExpr,
    MatchStmt,
    MemberExpr,
    NameExpr,
    Node,
    OperatorAssignmentStmt,
    RefExpr,
    SetComprehension,
    StarExpr,
    StrExpr,
    TryStmt,
    TupleExpr,
    TypeInfo,
    Var,
    WhileStmt,
    WithStmt,
)

from ophion.compiler.frontend.assigned import ASSIGNING, assigned_by, nonlocal_names
from ophion.compiler.frontend.declarations import declared
from ophion.compiler.frontend.scan import is_local, methods_of, targets_of
from ophion.compiler.frontend.walk import children

Path = tuple[int, ...]
"""The blocks around a statement, outermost first."""


@dataclass
class Point:
    """A place in the source: its position in the walk, and the blocks around it."""

    at: int
    path: Path

    def follows(self, other: Point) -> bool:
        """Whether control has surely passed the other place here."""
        return other.at < self.at and self.path[: len(other.path)] == other.path


@dataclass
class Child:
    """A function or generator expression directly in the function that is looked at, and what it mentions."""

    made: Point
    variables: set[Var] = field(default_factory=set)
    functions: set[FuncDef] = field(default_factory=set)


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


class VariableUses:
    """Collects what a function and those nested in it do with variables. `stack`: the functions around,
    outermost first; `path`: the blocks around.
    """

    def __init__(self) -> None:
        self.owner: dict[Var, int] = {}
        self.used: list[tuple[Var, int]] = []
        self.stores: dict[Var, int] = {}
        self.outside: set[Var] = set()
        self.deleted: set[Var] = set()
        self.walked: set[Var] = set()
        """Those that a loop in place assigns."""
        self.assigned: set[Var] = set()
        """Those that anything else assigns, or a loop within such a loop."""
        self.walking: set[Var] = set()
        self.caught: set[Var] = set()
        self.stack: list[int] = []
        self.loops = 0
        self.in_place: set[GeneratorExpr] = set()
        self.comprehended: set[GeneratorExpr] = set()
        self.enclosing: dict[int, int] = {}
        self.foreign: dict[int, set[str]] = {}
        """The names that each function declares nonlocal."""
        self.decorators: dict[FuncDef, Decorator] = {}
        self.clock = 0
        self.path: Path = ()
        self.children: dict[Node, Child] = {}
        self.child: Child | None = None
        self.first: dict[Var, Point] = {}
        self.mentioned: list[tuple[int, FuncDef]] = []
        """The functions that the function itself mentions, and when."""

    # --- places ---

    def enter_generator(self, e: GeneratorExpr) -> None:
        """Walk a generator expression as a place of its own, all but its first iterable."""
        if self.stack:
            self.enclosing[id(e)] = self.stack[-1]
        outer = self._begin(e)
        for target in e.indices:
            self._target(target)
        for part in (*e.indices, *e.sequences[1:], *(c for each in e.condlists for c in each), e.left_expr):
            self.visit(part)
        self._end(outer)

    def enter(self, function: FuncItem) -> None:
        """Walk a function's body as a place of its own."""
        self.foreign[id(function)] = nonlocal_names(function)
        outer = self._begin(function)
        for argument in function.arguments:
            self.owner[argument.variable] = id(function)
            self._store(argument.variable)
            if argument.initializer is not None:
                self.visit(argument.initializer)
        self.visit(function.body)
        self._end(outer)

    def _begin(self, node: Node) -> Child | None:
        outer = self.child
        if len(self.stack) == 1:
            self.child = self.children[node] = Child(self._here())
        self.stack.append(id(node))
        return outer

    def _end(self, outer: Child | None) -> None:
        self.stack.pop()
        self.child = outer

    def _here(self) -> Point:
        self.clock += 1
        return Point(self.clock, self.path)

    def _within(self, block: Node, *parts: Node | None) -> None:
        """Walk what runs together with a block, as part of it."""
        self.path += (id(block),)
        for part in parts:
            if part is not None:
                self.visit(part)
        self.path = self.path[:-1]

    # --- variables ---

    def _bind(self, target: Expression) -> None:
        """(name := value) binds in the function around the generator expressions it stands in."""
        place = self.stack[-1]
        while place in self.enclosing:
            place = self.enclosing[place]
        if isinstance(target, NameExpr) and isinstance(target.node, Var):
            if target.name not in self.foreign.get(place, ()):
                self.owner.setdefault(target.node, place)

    def _store(self, variable: Var) -> None:
        """A variable gets a value here; only the first time counts."""
        if len(self.stack) == 1 and variable not in self.first:
            self.first[variable] = self._here()

    def _target(self, e: Expression | None) -> None:
        if isinstance(e, TupleExpr | ListExpr):
            for item in e.items:
                self._target(item)
        elif isinstance(e, StarExpr):
            self._target(e.expr)
        elif isinstance(e, NameExpr) and isinstance(e.node, Var):
            self.stores[e.node] = self.stores.get(e.node, 0) + 1 + self.loops
            if e.name in self.foreign.get(self.stack[-1], ()):
                self.outside.add(e.node)
            elif self.owner.setdefault(e.node, self.stack[-1]) != self.stack[-1]:
                self.outside.add(e.node)
            self._store(e.node)

    def _name(self, e: NameExpr) -> None:
        if isinstance(e.node, Var):
            self.used.append((e.node, self.stack[-1]))
            if self.child is not None:
                self.child.variables.add(e.node)
        function = e.node.func if isinstance(e.node, Decorator) else e.node
        called = [function] if isinstance(function, FuncDef) else []
        if isinstance(function, TypeInfo) and is_local(function):
            called = methods_of(function)
        if self.child is not None:
            self.child.functions.update(called)
        if len(self.stack) == 1 and called:
            at = self._here().at
            self.mentioned += [(at, function) for function in called]

    def _note_kind(self, node: Node) -> set[Var]:
        """Note which variables a loop assigns and which something else does; those of a loop."""
        targets = [target for target in assigned_by(node) if target is not None]
        variables = {var for target in targets for var in targets_of(target)}
        if not isinstance(node, ForStmt | GeneratorExpr):
            self.assigned |= variables
            return set()
        self.assigned |= variables & self.walking
        self.walked |= variables
        return variables

    # --- the walk ---

    def visit(self, node: Node) -> None:
        """Walk a statement, expression or pattern."""
        kind = node.__class__
        if kind is NameExpr:
            assert isinstance(node, NameExpr)
            self._name(node)
        elif kind is Block:
            self._within(node, *children(node))
        elif kind not in ASSIGNING:
            if kind is CallExpr:
                self.in_place.update(_in_place(node))
            for child in children(node):
                self.visit(child)
        elif isinstance(node, FuncDef | LambdaExpr):
            self.enter(node)
        elif isinstance(node, Decorator):
            for decorator in node.original_decorators:
                self.visit(decorator)
            if len(self.stack) == 1:
                self.decorators[node.func] = node
            self.enter(node.func)
        elif isinstance(node, MatchStmt):
            self._match(node)
        elif isinstance(node, TryStmt):
            self._try(node)
        elif isinstance(node, GeneratorExpr) and node not in self.in_place and node not in self.comprehended:
            self.visit(node.sequences[0])
            self.loops += 1
            self.enter_generator(node)
            self.loops -= 1
        else:
            self._assigning(node)

    def _assigning(self, node: Node) -> None:
        """Walk what assigns to variables."""
        if isinstance(node, DelStmt) and isinstance(node.expr, NameExpr) and isinstance(node.expr.node, Var):
            self.deleted.add(node.expr.node)
            self.stores[node.expr.node] = self.stores.get(node.expr.node, 0) + 1
        if isinstance(node, ListComprehension | SetComprehension):
            self.comprehended.add(node.generator)
        outer, walking = self.path, self.walking
        self.walking = walking | self._note_kind(node)
        if isinstance(node, AssignmentExpr | GeneratorExpr | DictionaryComprehension):
            self.path += (id(node),)
        if isinstance(node, AssignmentExpr):
            self._bind(node.target)
        loop = isinstance(node, ForStmt | WhileStmt | GeneratorExpr | DictionaryComprehension)
        self.loops += loop
        later = isinstance(node, AssignmentStmt | OperatorAssignmentStmt)
        if isinstance(node, ForStmt | WithStmt):
            self.path += (id(node.body),)
        if not later:
            for target in assigned_by(node):
                self._target(target)
        if isinstance(node, ForStmt | WithStmt):
            self.path = outer
        for child in children(node):
            self.visit(child)
        if later:
            for target in assigned_by(node):
                self._target(target)
        self.loops -= loop
        self.path, self.walking = outer, walking

    def _match(self, node: MatchStmt) -> None:
        self.visit(node.subject)
        for pattern, guard, body in zip(node.patterns, node.guards, node.bodies, strict=True):
            self._within(body, pattern, guard)
            self.visit(body)

    def _try(self, node: TryStmt) -> None:
        self.visit(node.body)
        for types, name, handler in zip(node.types, node.vars, node.handlers, strict=True):
            if types is not None:
                self.visit(types)
            if name is not None:
                self._target(name)
                if isinstance(name.node, Var):
                    self.caught.add(name.node)
                    self.assigned.add(name.node)
            self.visit(handler)
        for block in (node.else_body, node.finally_body):
            if block is not None:
                self.visit(block)
