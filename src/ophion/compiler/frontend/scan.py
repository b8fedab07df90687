"""Questions about a tree that need a walk over it: module assignments, functions, targets."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    AssignmentExpr,
    AssignmentStmt,
    BytesExpr,
    CallExpr,
    ClassDef,
    Decorator,
    Expression,
    FloatExpr,
    ForStmt,
    FuncDef,
    GeneratorExpr,
    GlobalDecl,
    IntExpr,
    LambdaExpr,
    ListExpr,
    MypyFile,
    NameExpr,
    Node,
    OperatorAssignmentStmt,
    OverloadedFuncDef,
    RefExpr,
    StarExpr,
    Statement,
    StrExpr,
    TempNode,
    TryStmt,
    TupleExpr,
    TypeInfo,
    Var,
    WithStmt,
)

from ophion.compiler.frontend.declarations import declared
from ophion.compiler.frontend.walk import children, statements_in


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
        for child in statements_in(pending.pop()):
            if isinstance(child, GlobalDecl):
                names.update(child.names)
            elif isinstance(child, FuncDef):
                functions.append(child)
            else:
                pending.append(child)
    return names, functions


def module_assignments(tree: MypyFile) -> list[tuple[str, Expression | None]]:
    """Every store to a module-level name of a module, in order."""
    visitor = _ModuleNames()
    for statement in tree.defs:
        visitor.visit(statement)
    return visitor.found


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


def is_local(info: TypeInfo) -> bool:
    """Whether a class stands in a function."""
    return "@" in info.fullname


def methods_of(info: TypeInfo) -> list[FuncDef]:
    """The functions that stand in a class."""
    return [node for node in parts(info.defn) if isinstance(node, FuncDef)]


def parts(node: Node) -> Iterator[Node]:
    """All parts of some code."""
    for child in children(node):
        yield child
        yield from parts(child)


def classes_in(function: FuncDef) -> Iterator[ClassDef]:
    """The classes that stand in a function, in functions and classes in it too."""
    pending: list[Node] = [function.body]
    while pending:
        node = pending.pop()
        if isinstance(node, ClassDef):
            yield node
        pending += statements_in(node)
