"""What a program does with class variables, as the rules see it: whether they are more than constants."""

from __future__ import annotations

from dataclasses import dataclass, field

from mypy.nodes import Expression, ListExpr, NameExpr, StarExpr, TupleExpr, TypeInfo

Named = tuple[TypeInfo, str]


@dataclass
class ClassFacts:
    """What a program does with class variables, each by a class and a name. `shared`: its value is no
    constant, or it is looked up in a class that only the run knows; `stored`: it is assigned on this class,
    `stored_below` on this one or one below it; `own`: it is assigned on an object.
    `weak`: the classes whose objects weak references are made to.
    """

    shared: set[Named] = field(default_factory=set)
    stored: set[Named] = field(default_factory=set)
    stored_below: set[Named] = field(default_factory=set)
    own: set[Named] = field(default_factory=set)
    weak: set[TypeInfo] = field(default_factory=set)


def names_of(target: Expression) -> list[NameExpr]:
    """The names that an assignment in a class body binds."""
    if isinstance(target, TupleExpr | ListExpr):
        return [name for item in target.items for name in names_of(item)]
    if isinstance(target, StarExpr):
        return names_of(target.expr)
    return [target] if isinstance(target, NameExpr) else []
