"""Displays beside a container: they have its type where their items fit, whatever mypy's context says."""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    DictExpr,
    Expression,
    GeneratorExpr,
    ListComprehension,
    ListExpr,
    RefExpr,
    SetComprehension,
    SetExpr,
    StarExpr,
)
from mypy.types import Type as MypyType

from ophion.compiler.frontend.lower.builder import DISPLAYS
from ophion.compiler.frontend.lower.member_access import MemberAccess
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null

SETS = ("builtins.set", "builtins.frozenset")


class Fitting(MemberAccess):
    """Chooses the types of displays and of calls of `set` that are an operand."""

    def fit_display(self, e: Expression, beside: op.Value) -> None:
        """A display beside a container of its kind has that one's type where its items fit, whatever its
        context says.
        """
        cls, kind = self.class_of(beside), DISPLAYS.get(type(e))
        while cls is not None and not self.world.is_ours(cls.info):
            cls = cls.base  # a class of the program is fitted as the container that it is below
        if isinstance(e, CallExpr) and cls is not None and cls.instance.args:
            self._fit_set_call(e, cls.instance.args[0])
        if cls is None or kind is None or not cls.instance.args:
            return
        if kind != "set" and not self.is_builtin(beside, kind):
            return
        columns = _columns(e)
        args = cls.instance.args[: len(columns)]
        wanted = [self.world.types.of(argument) for argument in args]
        if all(self._fits(item, type) for items, type in zip(columns, wanted, strict=True) for item in items):
            self.display_types[e] = self.world.named_type(f"builtins.{kind}", *args)

    def _fit_set_call(self, e: CallExpr, element: MypyType) -> None:
        """set(...) and frozenset(...) beside a set, likewise."""
        if not isinstance(e.callee, RefExpr) or e.callee.fullname not in SETS:
            return
        if not e.args or self._gives(e.args[0], element):
            self.display_types[e] = self.world.named_type(e.callee.fullname, element)

    def _gives(self, source: Expression, element: MypyType) -> bool:
        """Whether what an expression iterates over may be held as a type; a display is fitted."""
        wanted = self.world.types.of(element)
        if isinstance(source, GeneratorExpr):
            return self._fits(source.left_expr, wanted)
        if not isinstance(source, ListExpr | SetExpr | SetComprehension | ListComprehension):
            return self.world.types.of(self.world.inference.element(self.type_of(source))) == wanted
        if not all(self._fits(item, wanted) for item in _columns(source)[0]):
            return False
        kind = "set" if isinstance(source, SetExpr | SetComprehension) else "list"
        self.display_types[source] = self.world.named_type(f"builtins.{kind}", element)
        return True

    def _fits(self, e: Expression | None, wanted: ir.Type) -> bool:
        """Whether an item of a display may be held as a type without another value coming of it."""
        if e is None:
            return False
        held = self.world.types.of(self.part_type(e))
        if held in (wanted, non_null(wanted)) or (held == ir.VOID and may_be_none(wanted)):
            return True
        return isinstance(wanted, ir.Ref) and held in wanted.union

    def part_type(self, e: Expression) -> MypyType:
        """The type of what an item of a display gives."""
        if isinstance(e, StarExpr):
            return self.world.inference.element(self.type_of(e.expr))
        return self.type_of(e)


def _columns(e: Expression) -> list[list[Expression | None]]:
    """The items of a display; of a dict its keys and its values."""
    if isinstance(e, DictExpr):
        return [[key for key, _ in e.items], [value if key is not None else None for key, value in e.items]]
    if isinstance(e, SetComprehension | ListComprehension):
        return [[e.generator.left_expr]]
    assert isinstance(e, ListExpr | SetExpr)
    return [list(e.items)]
