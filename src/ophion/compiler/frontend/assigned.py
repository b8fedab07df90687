"""What statements, expressions and patterns assign to."""

from __future__ import annotations

from mypy.nodes import (
    AssignmentExpr,
    AssignmentStmt,
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
    MatchStmt,
    Node,
    NonlocalDecl,
    OperatorAssignmentStmt,
    SetComprehension,
    TryStmt,
    WhileStmt,
    WithStmt,
)
from mypy.patterns import AsPattern, MappingPattern, StarredPattern

from ophion.compiler.frontend.walk import statements_in

ASSIGNING = {
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


def nonlocal_names(function: FuncItem) -> set[str]:
    """The names that a function itself declares nonlocal."""
    names: set[str] = set()
    pending: list[Node] = [function.body]
    while pending:
        for child in statements_in(pending.pop()):
            if isinstance(child, NonlocalDecl):
                names.update(child.names)
            elif not isinstance(child, FuncDef):
                pending.append(child)
    return names
