"""Defaults that Python makes once, where the function is defined: kept in variables beside it.

`def f(seen: list[int] = [])` becomes `_default_seen_of_f_1: list[int] = []` and, behind it, `def f(seen:
list[int] = _default_seen_of_f_1)`, before mypy sees it. Those of methods, and of a dataclass's fields, stand
before their class. What is the same at each call stays where it is: literals, names of what does not change,
what operators make of them, and lambdas. Defaults that name what the class body has bound are left to the
rules, and so are those of fields in functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from mypy.nodes import (
    Argument,
    AssignmentStmt,
    Block,
    CallExpr,
    ClassDef,
    Decorator,
    Expression,
    FuncDef,
    LambdaExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    OverloadedFuncDef,
    ReturnStmt,
    Statement,
)
from mypy.types import UnboundType

from ophion.compiler.frontend.assigned import assigned_by
from ophion.compiler.frontend.class_facts import names_of
from ophion.compiler.frontend.scan import module_assignments
from ophion.compiler.frontend.walk import children

MADE = {
    "CallExpr", "ListExpr", "DictExpr", "SetExpr", "IndexExpr", "ListComprehension", "SetComprehension",
    "DictionaryComprehension", "ConditionalExpr", "StarExpr",
}  # fmt: skip
"""The expressions that make a value, or look for one: another each time."""
_PREFIX = "_default_"
_CONSTANTS = {"None", "True", "False"}
_Names = Callable[[], set[str]]
"""Names that are found when a default mentions any."""


def keep_defaults(file: MypyFile, nested: bool) -> None:
    """Keep the defaults of a module's functions and methods in variables; `nested`: also inside functions."""

    @cache
    def changing() -> set[str]:
        stores: dict[str, list[bool]] = {}
        for name, value in module_assignments(file):
            stores.setdefault(name, []).append(value is not None)
        return {name for name, plain in stores.items() if plain != [True]}

    file.defs = _with_kept(file.defs, changing, nested, module=True)


def is_kept_default(name: str) -> bool:
    """Whether a variable keeps a default: it changes only where its function is defined anew."""
    return name.startswith(_PREFIX)


def _with_kept(
    statements: list[Statement], changing: _Names, nested: bool = True, module: bool = False
) -> list[Statement]:
    """Statements with the assignments of defaults before the definitions among them; `changing`: the names
    whose value may be another when the function is called.
    """
    for statement in statements if nested else ():
        _within(statement, changing)
    return [
        found for statement in statements for found in (*_kept(statement, changing, set(), module), statement)
    ]


def _within(node: Node, changing: _Names) -> None:
    """Keep the defaults of the functions inside a statement, down to those in functions."""
    if isinstance(node, FuncDef):
        changing = _with_names_of(node, changing)
    for part in children(node):
        if isinstance(part, Block) and not isinstance(node, ClassDef):
            part.body = _with_kept(part.body, changing)
        else:
            _within(part, changing)


def _with_names_of(function: FuncDef, changing: _Names) -> _Names:
    """Names, and those that a function itself binds."""

    @cache
    def found() -> set[str]:
        arguments = {argument.variable.name for argument in function.arguments}
        return changing() | arguments | _assigned_in(function.body)

    return found


def _assigned_in(node: Node) -> set[str]:
    """The names that anything in some code assigns or defines."""
    found = {name.name for target in assigned_by(node) if target is not None for name in names_of(target)}
    if isinstance(node, FuncDef | ClassDef):
        found.add(node.name)
    return found.union(*map(_assigned_in, children(node)))


def _kept(statement: Statement, changing: _Names, bound: set[str], module: bool) -> Iterator[AssignmentStmt]:
    """The assignments of the defaults of a definition, which mention them from now on. `bound`: the names
    that the body of the class around it binds; `module`: it stands in no function.
    """
    if isinstance(statement, ClassDef):
        inside = bound | {name for part in statement.defs.body for name in _bound_by(part)}
        for part in statement.defs.body:
            yield from _kept(part, changing, inside, module)
            yield from _factories(statement, part, inside)
            if module and _is_dataclass(statement):
                yield from _field_default(statement, part, inside)
    elif isinstance(statement, Decorator):
        yield from _kept(statement.func, changing, bound, module)
    elif isinstance(statement, OverloadedFuncDef):
        for item in statement.items:
            yield from _kept(item, changing, bound, module)
    elif isinstance(statement, FuncDef):
        for argument in statement.arguments:
            value = argument.initializer
            if value is None or isinstance(value, LambdaExpr):
                continue
            names = _mentioned(value)
            if (_is_made(value) or (names and changing() & names)) and not bound & names:
                yield _variable(statement, argument, value)


def _bound_by(statement: Statement) -> Iterator[str]:
    """The names that a statement of a class body binds."""
    if isinstance(statement, AssignmentStmt):
        yield from (name.name for target in statement.lvalues for name in names_of(target))
    elif isinstance(statement, FuncDef | ClassDef):
        yield statement.name
    elif isinstance(statement, Decorator):
        yield statement.func.name


def _variable(function: FuncDef, argument: Argument, value: Expression) -> AssignmentStmt:
    """The variable that keeps a default."""
    name = f"{_PREFIX}{argument.variable.name}_of_{function.name}_{function.line}"
    target, mention = NameExpr(name), NameExpr(name)
    made = AssignmentStmt([target], value, argument.type_annotation, new_syntax=True)
    for node in (target, mention, made):
        node.set_line(value)
    argument.initializer = mention
    return made


def _is_dataclass(cls: ClassDef) -> bool:
    """Whether a class is decorated with what is called dataclass."""
    called = (each.callee if isinstance(each, CallExpr) else each for each in cls.decorators)
    return any(isinstance(each, NameExpr | MemberExpr) and each.name == "dataclass" for each in called)


def _field_default(cls: ClassDef, statement: Statement, bound: set[str]) -> Iterator[AssignmentStmt]:
    """The variable that keeps the default of a dataclass's field: `home: Place = Place()`."""
    if not isinstance(statement, AssignmentStmt) or statement.unanalyzed_type is None:
        return
    target, value = statement.lvalues[0], statement.rvalue
    of_class = (
        isinstance(statement.unanalyzed_type, UnboundType) and "ClassVar" in statement.unanalyzed_type.name
    )
    if (
        not isinstance(target, NameExpr)
        or of_class
        or not isinstance(value, CallExpr)
        or bound & _mentioned(value)
    ):
        return
    if isinstance(value.callee, NameExpr | MemberExpr) and value.callee.name == "field":
        return
    name = f"{_PREFIX}{target.name}_of_{cls.name}_{statement.line}"
    kept, statement.rvalue = NameExpr(name), NameExpr(name)
    made = AssignmentStmt([kept], value, statement.unanalyzed_type, new_syntax=True)
    for node in (kept, statement.rvalue, made):
        node.set_line(value)
    yield made


def _factories(cls: ClassDef, statement: Statement, bound: set[str]) -> Iterator[AssignmentStmt]:
    """The function that `field(default_factory=counter().__next__)` names, which Python looks for once."""
    value = statement.rvalue if isinstance(statement, AssignmentStmt) else None
    if not isinstance(value, CallExpr) or "default_factory" not in value.arg_names:
        return
    place = value.arg_names.index("default_factory")
    factory = value.args[place]
    if isinstance(factory, LambdaExpr) or not _is_made(factory) or bound & _mentioned(factory):
        return
    name = f"_factory_of_{cls.name}_{statement.line}"
    made = AssignmentStmt([NameExpr(name)], factory)
    value.args[place] = LambdaExpr([], Block([ReturnStmt(CallExpr(NameExpr(name), [], [], []))]))
    pending: list[Node] = [made.lvalues[0], value.args[place]]
    made.set_line(factory)
    while pending:
        node = pending.pop()
        node.set_line(factory)
        pending += children(node)
    yield made


def _is_made(node: Node) -> bool:
    return type(node).__name__ in MADE or (
        type(node).__name__ != "LambdaExpr" and any(map(_is_made, children(node)))
    )


def _mentioned(node: Node) -> set[str]:
    """The names in an expression."""
    own = {node.name} - _CONSTANTS if isinstance(node, NameExpr) else set()
    return own.union(*map(_mentioned, children(node)))
