"""Displays with containers of several kinds in them: `{"hosts": ["a", "b"], "limits": {"cpu": 2}}`.

mypy gives what these have in common the type Collection or Sequence, of objects or of whatever their items
have in common. What stands behind such a value is not known, and its items may be held otherwise than its
type says. So the values of such a display are Any, and what is taken from it is; a type that the program
writes is left as it is.
"""

from __future__ import annotations

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    ConditionalExpr,
    DictExpr,
    DictionaryComprehension,
    Expression,
    ForStmt,
    FuncDef,
    GeneratorExpr,
    ListComprehension,
    ListExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    SetComprehension,
    SetExpr,
    TupleExpr,
    Var,
)
from mypy.types import (
    AnyType,
    CallableType,
    Instance,
    TupleType,
    Type,
    TypeAliasType,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

from ophion.compiler.frontend.any_displays import Types
from ophion.compiler.frontend.walk import all_nodes, children

_DISPLAYS = (ListExpr, DictExpr, SetExpr, TupleExpr)


def widen_joins(tree: MypyFile, types: Types) -> None:
    """Give the displays of a module that hold such containers, and what comes of them, Any for these."""
    nodes = all_nodes(tree)
    if any(_begins(node, types) for node in nodes):
        _Widening(types, _declared(nodes, types)).run(nodes)


def _begins(node: Node, types: Types) -> bool:
    """Whether a node has containers of several kinds in it; of a choice of two, whose items differ too."""
    if isinstance(node, ConditionalExpr):
        held = get_proper_type(types.get(node))
        item = get_proper_type(held.args[0]) if isinstance(held, Instance) and _is_join(held) else None
        return isinstance(item, UnionType) or _is_object(item)
    return isinstance(node, _DISPLAYS) and _has_join(types.get(node))


def _is_join(type: Instance) -> bool:
    return type.type.fullname in ("typing.Collection", "typing.Sequence")


def _is_object(type: Type | None) -> bool:
    """Whether a type is object."""
    return isinstance(type, Instance) and type.type.fullname == "builtins.object"


def _has_join(type: Type | None) -> bool:
    return type is not None and _widened(type) is not type


def _widened(type: Type) -> Type:
    """A type with Any for what containers of several kinds have in common; itself where there is none."""
    if isinstance(type, TypeAliasType):  # what the program has written
        return type
    held = get_proper_type(type)
    if isinstance(held, Instance) and _is_join(held):
        return AnyType(TypeOfAny.explicit)
    parts: list[Type] = []
    if isinstance(held, Instance):
        parts = list(held.args)
    elif isinstance(held, TupleType | UnionType):
        parts = list(held.items)
    elif isinstance(held, CallableType):
        parts = [*held.arg_types, held.ret_type]
    wide = [_widened(part) for part in parts]
    if all(new is old for new, old in zip(wide, parts, strict=True)):
        return type
    if isinstance(held, Instance):
        return held.copy_modified(args=wide)
    if isinstance(held, TupleType):
        return held.copy_modified(items=wide)
    if isinstance(held, CallableType):
        return held.copy_modified(arg_types=wide[:-1], ret_type=wide[-1])
    return UnionType.make_union(wide)


def _declared(nodes: list[Node], types: Types) -> set[Node]:
    """What stands where the program says itself that it wants such a type."""
    found: set[Node] = set()
    for node in nodes:
        if isinstance(node, AssignmentStmt) and node.unanalyzed_type is not None:
            found.add(node.rvalue)
        elif isinstance(node, FuncDef) and isinstance(node.type, CallableType) and _has_join(node.type):
            found.add(node.body)
        elif isinstance(node, CallExpr):
            if _takes_join(get_proper_type(types.get(node.callee))):
                found |= set(node.args)
    pending = list(found)
    while pending:
        parts = children(pending.pop())
        found |= set(parts)
        pending += parts
    return found


def _takes_join(callee: Type | None) -> bool:
    """Whether a function says of a parameter that it is such a type, as it is written."""
    written = callee.definition if isinstance(callee, CallableType) else None
    return isinstance(written, FuncDef) and isinstance(written.type, CallableType) and _has_join(written.type)


class _Widening:
    """The expressions and variables of a module that are widened, until nothing more follows from them."""

    def __init__(self, types: Types, declared: set[Node]) -> None:
        self._types = types
        self._declared = declared
        self._wide: set[Node] = set()

    def run(self, nodes: list[Node]) -> None:
        """Widen what the displays are, and what follows."""
        before = -1
        while before != len(self._wide):
            before = len(self._wide)
            for node in nodes:
                if isinstance(node, Expression):
                    self._expression(node)
                elif isinstance(node, AssignmentStmt) and node.rvalue in self._wide:
                    self._variables(node.lvalues)
                elif isinstance(node, ForStmt) and node.expr in self._wide:
                    self._variables([node.index])

    def _expression(self, e: Expression) -> None:
        if isinstance(e, GeneratorExpr | DictionaryComprehension):
            for index, sequence in zip(e.indices, e.sequences, strict=True):
                if sequence in self._wide:
                    self._variables([index])
        if e in self._declared or e in self._wide or not _has_join(self._types.get(e)):
            return
        if _begins(e, self._types) or self._variable(e) in self._wide or self._is_made_of_wide(e):
            self._types[e] = _widened(self._types[e])
            self._wide.add(e)

    def _is_made_of_wide(self, e: Expression) -> bool:
        inner = e.generator if isinstance(e, ListComprehension | SetComprehension) else e
        return any(part in self._wide for part in children(inner))

    def _variable(self, e: Expression) -> Node | None:
        """The variable or field that an expression names."""
        if isinstance(e, NameExpr):
            return e.node
        if not isinstance(e, MemberExpr):
            return None
        holder = get_proper_type(self._types.get(e.expr))
        found = holder.type.get(e.name) if isinstance(holder, Instance) else None
        return found.node if found is not None else e.node

    def _variables(self, targets: list[Expression]) -> None:
        """The variables without a type of the program's own that take what is wide."""
        for target in targets:
            if isinstance(target, TupleExpr | ListExpr):
                self._variables(target.items)
                continue
            var = self._variable(target)
            if isinstance(var, Var) and var.is_inferred and _has_join(var.type):
                assert var.type is not None
                var.type = _widened(var.type)
                self._wide.add(var)
