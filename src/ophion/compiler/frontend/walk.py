"""Walking a mypy tree from interpreted Python: the parts of each kind of node.

mypy's own visitors are compiled classes that interpreted ones cannot derive from.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mypy.nodes import MemberExpr, MypyFile, NameExpr, Node, RefExpr

_PARTS: dict[str, tuple[str, ...]] = {
    "Block": ("body",),
    "ExpressionStmt": ("expr",),
    "AssignmentStmt": ("rvalue", "lvalues"),
    "OperatorAssignmentStmt": ("rvalue", "lvalue"),
    "WhileStmt": ("expr", "body", "else_body"),
    "ForStmt": ("index", "expr", "body", "else_body"),
    "ReturnStmt": ("expr",),
    "AssertStmt": ("expr", "msg"),
    "DelStmt": ("expr",),
    "IfStmt": ("expr", "body", "else_body"),
    "RaiseStmt": ("expr", "from_expr"),
    "TryStmt": ("body", "types", "vars", "handlers", "else_body", "finally_body"),
    "WithStmt": ("expr", "target", "body"),
    "MatchStmt": ("subject", "patterns", "guards", "bodies"),
    "Decorator": ("func",),
    "OverloadedFuncDef": ("items",),
    "ClassDef": ("defs",),
    "FuncDef": ("arguments", "body"),
    "LambdaExpr": ("arguments", "body"),
    "Argument": ("initializer",),
    "MemberExpr": ("expr",),
    "CallExpr": ("callee", "args"),
    "IndexExpr": ("base", "index"),
    "SliceExpr": ("begin_index", "end_index", "stride"),
    "UnaryExpr": ("expr",),
    "OpExpr": ("left", "right"),
    "ComparisonExpr": ("operands",),
    "AssignmentExpr": ("target", "value"),
    "CastExpr": ("expr",),
    "StarExpr": ("expr",),
    "SuperExpr": ("call",),
    "ListExpr": ("items",),
    "TupleExpr": ("items",),
    "SetExpr": ("items",),
    "DictExpr": ("items",),
    "ConditionalExpr": ("cond", "if_expr", "else_expr"),
    "GeneratorExpr": ("indices", "sequences", "condlists", "left_expr"),
    "DictionaryComprehension": ("indices", "sequences", "condlists", "key", "value"),
    "ListComprehension": ("generator",),
    "SetComprehension": ("generator",),
    "YieldExpr": ("expr",),
    "YieldFromExpr": ("expr",),
    "AwaitExpr": ("expr",),
    "AsPattern": ("pattern", "name"),
    "OrPattern": ("patterns",),
    "ValuePattern": ("expr",),
    "SequencePattern": ("patterns",),
    "StarredPattern": ("capture",),
    "MappingPattern": ("keys", "values", "rest"),
    "ClassPattern": ("class_ref", "positionals", "keyword_values"),
}


_STATEMENTS: dict[str, tuple[str, ...]] = {
    "Block": ("body",),
    "WhileStmt": ("body", "else_body"),
    "ForStmt": ("body", "else_body"),
    "IfStmt": ("body", "else_body"),
    "TryStmt": ("body", "handlers", "else_body", "finally_body"),
    "WithStmt": ("body",),
    "MatchStmt": ("bodies",),
    "Decorator": ("func",),
    "OverloadedFuncDef": ("items",),
    "ClassDef": ("defs",),
    "FuncDef": ("body",),
}


def children(node: Node) -> list[Node]:
    """The direct parts of a node, in source order where it matters."""
    return _parts(node, _PARTS.get(node.__class__.__name__, ()))


def all_nodes(tree: MypyFile) -> list[Node]:
    """The nodes of a module, parts before the whole."""
    found: list[Node] = []
    pending: list[Node] = list(tree.defs)
    while pending:
        node = pending.pop()
        found.append(node)
        pending += children(node)
    return found[::-1]


def statements_in(node: Node) -> list[Node]:
    """The statements among the direct parts of a statement; no walk into expressions is needed for them."""
    return _parts(node, _STATEMENTS.get(node.__class__.__name__, ()))


def _parts(node: Node, names: tuple[str, ...]) -> list[Node]:
    found: list[Node] = []
    for name in names:
        part = getattr(node, name)
        if part.__class__ is list or part.__class__ is tuple:
            _flatten(part, found)
        elif part is not None:
            found.append(part)
    return found


def _flatten(parts: Iterable[Any], found: list[Node]) -> None:
    for part in parts:
        if part.__class__ is list or part.__class__ is tuple:
            _flatten(part, found)
        elif part is not None:
            found.append(part)


def name_of(e: RefExpr) -> str:
    """The last part of a name as written: `b` of `a.b`."""
    return e.name if isinstance(e, NameExpr | MemberExpr) else e.fullname.rpartition(".")[2]
