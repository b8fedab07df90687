"""Which fields of an object surely have a value wherever somebody can see the object.

A field that its constructor assigns is read without a check, unless the object may be seen before: because
`__init__` shows `self` to somebody (it passes it on, stores it, or calls a method on it) before the
assignment, because it reads the field itself before, because a subclass's `__init__` does not call this one
first, or because a `__del__` sees what an `__init__` that failed has left.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    AssignmentStmt,
    Block,
    CallExpr,
    Expression,
    ExpressionStmt,
    ForStmt,
    FuncDef,
    IfStmt,
    LambdaExpr,
    MemberExpr,
    NameExpr,
    Node,
    PassStmt,
    ReturnStmt,
    Statement,
    SuperExpr,
    TryStmt,
    TupleExpr,
    TypeInfo,
    Var,
    WhileStmt,
    WithStmt,
)

from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.walk import children


def _self_targets(e: Expression) -> Iterator[str]:
    if isinstance(e, TupleExpr):
        for item in e.items:
            yield from _self_targets(item)
    elif isinstance(e, MemberExpr) and _is_self(e.expr):
        yield e.name


def _is_self(e: Node) -> bool:
    return isinstance(e, NameExpr) and e.name == "self"


def _may_return(node: Node) -> bool:
    """Whether a `return` stands in a statement."""
    return any(isinstance(child, ReturnStmt) or _may_return(child) for child in children(node))


def _falls_through(statement: Statement) -> bool:
    return isinstance(
        statement, ExpressionStmt | PassStmt | ForStmt | WhileStmt | IfStmt | WithStmt | TryStmt | FuncDef
    )


def _base_call(statement: Statement) -> CallExpr | None:
    """`super().__init__(...)` or `Base.__init__(self, ...)` as a statement."""
    call = statement.expr if isinstance(statement, ExpressionStmt) else None
    if not isinstance(call, CallExpr) or not isinstance(call.callee, SuperExpr | MemberExpr):
        return None
    callee = call.callee
    if callee.name != "__init__":
        return None
    if isinstance(callee, MemberExpr):
        named = callee.expr
        if not isinstance(named, NameExpr) or not isinstance(named.node, TypeInfo):
            return None
    return call


class _Constructor:
    """Follows one `__init__`: the fields assigned so far, and those read too early."""

    def __init__(self, info: TypeInfo) -> None:
        self.info = info
        self.assigned: set[str] = set()
        self.early: set[str] = set()

    def shows(self, node: Node) -> bool:
        """Whether somebody else sees `self` through a part of the source."""
        if _is_self(node):
            return True
        if isinstance(node, SuperExpr):
            return True
        if isinstance(node, MemberExpr) and _is_self(node.expr):
            return self._reads(node.name)
        if isinstance(node, FuncDef | LambdaExpr):
            return self._mentions(node)
        if isinstance(node, AssignmentStmt):
            targets = [target for target in node.lvalues if not self._plain(target)]
            return any(self.shows(part) for part in [node.rvalue, *targets])
        return any(self.shows(child) for child in children(node))

    def _reads(self, name: str) -> bool:
        symbol = self.info.get(name)
        node = symbol.node if symbol is not None else None
        if isinstance(node, Var) and not node.is_property:
            if name not in self.assigned:
                self.early.add(name)
            return False
        return True

    def _mentions(self, node: Node) -> bool:
        return _is_self(node) or any(self._mentions(child) for child in children(node))

    @staticmethod
    def _plain(target: Expression) -> bool:
        return isinstance(target, MemberExpr) and _is_self(target.expr)

    def assign(self, statement: AssignmentStmt) -> None:
        for target in statement.lvalues:
            self.assigned.update(_self_targets(target))


def surely_assigned(
    function: FuncDef, info: TypeInfo, inherited: set[str], base_is_quiet: bool
) -> tuple[set[str], bool]:
    """The fields with a value before anybody sees the object (`inherited`: by the base's `__init__`), and
    whether the whole constructor shows the object to nobody.
    """
    follow = _Constructor(info)
    for statement in function.body.body:
        call = _base_call(statement)
        if call is not None:
            if any(follow.shows(argument) for argument in call.args if not _is_self(argument)):
                return follow.assigned - follow.early, False
            follow.assigned |= inherited
            if not base_is_quiet:
                return follow.assigned - follow.early, False
        elif follow.shows(statement):
            return follow.assigned - follow.early, False
        elif isinstance(statement, AssignmentStmt):
            follow.assign(statement)
        elif not _falls_through(statement) or _may_return(statement):
            return follow.assigned - follow.early, not _rest_shows(follow, function.body, statement)
    return follow.assigned - follow.early, True


def _rest_shows(follow: _Constructor, body: Block, last: Statement) -> bool:
    rest = body.body[body.body.index(last) :]
    return any(_base_call(statement) is not None or follow.shows(statement) for statement in rest)


def bypasses_base(function: FuncDef, info: TypeInfo) -> bool:
    """Whether an `__init__` may leave the base's fields without a value where somebody sees the object."""
    follow = _Constructor(info)
    for statement in function.body.body:
        if _base_call(statement) is not None:
            return bool(follow.early)
        if follow.shows(statement) or _may_return(statement):
            return True
        if isinstance(statement, AssignmentStmt):
            follow.assign(statement)
    return True


def seen_unfinished(info: TypeInfo) -> list[TypeInfo]:
    """The classes of objects that may be seen before `__init__` has finished, because of the class `info`.

    The runtime's own `__del__` take what they find.
    """
    found: list[TypeInfo] = []
    if "__del__" in info.names and not info.module_name.startswith(RUNTIME):
        found += info.mro
    constructor = info.names.get("__init__")
    if constructor is not None and constructor.plugin_generated:
        found += [base for base in info.mro[1:] if _has_own_constructor(base)]
    elif constructor is not None and isinstance(constructor.node, FuncDef):
        if bypasses_base(constructor.node, info):
            found += info.mro[1:]
    return found


def _has_own_constructor(info: TypeInfo) -> bool:
    """Whether a class says how its objects are made, which no `__init__` of a dataclass calls."""
    constructor = info.names.get("__init__")
    return constructor is not None and not constructor.plugin_generated
