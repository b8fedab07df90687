"""Which variables of a function its nested functions use, and how they must therefore be held.

A variable that is assigned once, before any function that uses it is made, is copied into that function. Any
other is a cell that all share; it is a late one, whose reads are checked, where it may have no value yet when
the function is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mypy.nodes import (
    AssignmentExpr,
    AssignmentStmt,
    Block,
    CallExpr,
    ClassDef,
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
    NonlocalDecl,
    OperatorAssignmentStmt,
    OverloadedFuncDef,
    RefExpr,
    SetComprehension,
    StarExpr,
    Statement,
    StrExpr,
    TryStmt,
    TupleExpr,
    TypeInfo,
    Var,
    WhileStmt,
    WithStmt,
)
from mypy.patterns import AsPattern, MappingPattern, StarredPattern

from ophion.compiler.frontend.declarations import declared
from ophion.compiler.frontend.scan import is_local, methods_of
from ophion.compiler.frontend.walk import children

Path = tuple[int, ...]
"""The blocks around a statement, outermost first."""


@dataclass
class Variables:
    """How a function's variables are used. `captured`: by a nested function, from outside itself; `cells`:
    those that need a shared cell, `late` ones a checked one; `stored`: all that the function or a nested one
    assigns; `deleted`: those that a `del` empties. `once`: those with one assignment, in no loop.
    `functions`: those defined directly in it; `flags`: of
    those that others may call before they are defined, the variable that says whether they are; `varied`:
    those that an `if` defines in several ways, by the first; `decorators`: what decorates them.
    """

    captured: set[Var]
    cells: set[Var]
    stored: set[Var]
    deleted: set[Var] = field(default_factory=set)
    late: set[Var] = field(default_factory=set)
    functions: set[FuncDef] = field(default_factory=set)
    flags: dict[FuncDef, Var] = field(default_factory=dict)
    once: set[Var] = field(default_factory=set)
    varied: set[FuncDef] = field(default_factory=set)
    decorators: dict[FuncDef, Decorator] = field(default_factory=dict)


@dataclass
class _Point:
    """A place in the source: its position in the walk, and the blocks around it."""

    at: int
    path: Path

    def follows(self, other: _Point) -> bool:
        """Whether control has surely passed the other place here."""
        return other.at < self.at and self.path[: len(other.path)] == other.path


@dataclass
class _Child:
    """A function or generator expression directly in the function that is looked at, and what it mentions."""

    made: _Point
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


class Captures:
    """Collects local variables used in nested functions, and those assigned more than once or from inside
    them. `stack`: the functions around, outermost first; `path`: the blocks around.
    """

    def __init__(self) -> None:
        self.owner: dict[Var, int] = {}
        self.used: list[tuple[Var, int]] = []
        self.stores: dict[Var, int] = {}
        self.outside: set[Var] = set()
        self.deleted: set[Var] = set()
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
        self.children: dict[Node, _Child] = {}
        self.child: _Child | None = None
        self.first: dict[Var, _Point] = {}
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
        self.foreign[id(function)] = _nonlocal_names(function)
        outer = self._begin(function)
        for argument in function.arguments:
            self.owner[argument.variable] = id(function)
            self._store(argument.variable)
            if argument.initializer is not None:
                self.visit(argument.initializer)
        self.visit(function.body)
        self._end(outer)

    def _begin(self, node: Node) -> _Child | None:
        outer = self.child
        if len(self.stack) == 1:
            self.child = self.children[node] = _Child(self._here())
        self.stack.append(id(node))
        return outer

    def _end(self, outer: _Child | None) -> None:
        self.stack.pop()
        self.child = outer

    def _here(self) -> _Point:
        self.clock += 1
        return _Point(self.clock, self.path)

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

    # --- the walk ---

    def visit(self, node: Node) -> None:
        """Walk a statement, expression or pattern."""
        kind = node.__class__
        if kind is NameExpr:
            assert isinstance(node, NameExpr)
            self._name(node)
        elif kind is Block:
            self._within(node, *children(node))
        elif kind not in _SPECIAL:
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
        outer = self.path
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
        self.path = outer

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
            self.visit(handler)
        for block in (node.else_body, node.finally_body):
            if block is not None:
                self.visit(block)

    # --- what follows ---

    def captured(self) -> set[Var]:
        """The variables that are used in a place which is not their own."""
        return {var for var, place in self.used if self.owner.get(var, place) != place}

    def mentions(self, child: _Child) -> tuple[set[Var], set[FuncDef]]:
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

    def _doubtful(self, function: FuncDef, caller: _Point, reached: dict[Node, set[FuncDef]]) -> bool:
        """Whether a function made at `caller` may run before `function`, which it calls, is defined."""
        defined = self.children[function].made
        if caller.at >= defined.at:
            return False
        ways = {node for node, functions in reached.items() if function in functions}
        between = (node for at, node in self.mentioned if caller.at < at < defined.at)
        others = (c.made.at for n, c in self.children.items() if n in ways and not isinstance(n, FuncDef))
        early = any(node in ways for node in between) or any(at < defined.at for at in others)
        return early or caller.path[: len(defined.path)] != defined.path


def _nonlocal_names(function: FuncItem) -> set[str]:
    """The names that a function itself declares nonlocal."""
    names: set[str] = set()
    pending: list[Node] = [function.body]
    while pending:
        for child in children(pending.pop()):
            if isinstance(child, NonlocalDecl):
                names.update(child.names)
            elif isinstance(child, Statement) and not isinstance(child, FuncDef):
                pending.append(child)
    return names


_SPECIAL = {
    AssignmentStmt, OperatorAssignmentStmt, AssignmentExpr, ForStmt, WhileStmt, GeneratorExpr,
    DictionaryComprehension, ListComprehension, SetComprehension, TryStmt, WithStmt, AsPattern,
    StarredPattern, MappingPattern, DelStmt, FuncDef, LambdaExpr, MatchStmt, Decorator,
}  # fmt: skip
"""The kinds of nodes that assign to variables, or surround what does."""


def assigned_by(node: Node) -> list[Expression | None]:
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
    if isinstance(node, WithStmt):
        return list(node.target)
    if isinstance(node, AsPattern):
        return [node.name]
    if isinstance(node, MappingPattern):
        return [node.rest]
    return [node.capture] if isinstance(node, StarredPattern) else []


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
