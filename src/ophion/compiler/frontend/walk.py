"""Walking a mypy tree from interpreted Python: the parts of each kind of node.

mypy's own visitors are compiled classes that interpreted ones cannot derive from.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import MemberExpr, NameExpr, Node, RefExpr

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


def children(node: Node) -> Iterator[Node]:
    """The direct parts of a node, in source order where it matters."""
    for name in _PARTS.get(type(node).__name__, ()):
        yield from _flat(getattr(node, name))


def _flat(part: object) -> Iterator[Node]:
    if isinstance(part, Node):
        yield part
    elif isinstance(part, list | tuple):
        for item in part:
            yield from _flat(item)


def name_of(e: RefExpr) -> str:
    """The last part of a name as written: `b` of `a.b`."""
    return e.name if isinstance(e, NameExpr | MemberExpr) else e.fullname.rpartition(".")[2]
