"""Members of enums that are assigned together, `RED, GREEN = range(2)`: one by one, before mypy sees them."""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    ClassDef,
    Expression,
    IntExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Statement,
    TupleExpr,
)

_ENUMS = ("Enum", "IntEnum", "Flag", "IntFlag", "StrEnum")


def part_members(file: MypyFile) -> None:
    """Part the assignments in the enums of a module's top."""
    for statement in file.defs:
        if isinstance(statement, ClassDef) and any(map(_is_enum, statement.base_type_exprs)):
            statement.defs.body = [part for each in statement.defs.body for part in _parted(each)]


def _is_enum(base: Expression) -> bool:
    return isinstance(base, NameExpr | MemberExpr) and base.name in _ENUMS


def _parted(statement: Statement) -> Iterator[Statement]:
    """The assignments that one of several names stands for; any other statement itself."""
    if isinstance(statement, AssignmentStmt) and len(statement.lvalues) == 1:
        targets, values = statement.lvalues[0], _values(statement.rvalue)
        if isinstance(targets, TupleExpr) and values is not None and len(values) == len(targets.items):
            for target, value in zip(targets.items, values, strict=True):
                made = AssignmentStmt([target], value)
                made.set_line(statement)
                value.set_line(statement.rvalue)
                yield made
            return
    yield statement


def _values(e: Expression) -> list[Expression] | None:
    """The items of a tuple, or the numbers of a range of literals; None of anything else."""
    if isinstance(e, TupleExpr):
        return e.items
    if not isinstance(e, CallExpr) or not isinstance(e.callee, NameExpr) or e.callee.name != "range":
        return None
    ends = [argument.value for argument in e.args if isinstance(argument, IntExpr)]
    fits = len(ends) == len(e.args) and 1 <= len(ends) <= 2
    return [IntExpr(number) for number in range(*ends)] if fits and ends[-1] < 1000 else None
