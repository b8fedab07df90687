"""Containers that are known as `object` alone, opened to be read: `if isinstance(value, list): value[0]`.

Which list it is, `list[int]` or `list[object]`, is known only when the program runs. Each container gives
what it holds as objects (`root_methods`): a list of these, or a dict of keys and values, is read in its
place. It is a copy, so that only methods that read are called on it; to change one takes its whole type.
"""

from __future__ import annotations

from mypy.nodes import Expression
from mypy.types import Instance, UnionType, get_proper_type

from ophion.compiler.frontend.lower.boxing import Boxing
from ophion.compiler.frontend.mypy_types import without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir.types import non_null

_ITEMS = {f"builtins.{name}" for name in ("list", "tuple", "set", "frozenset")}
_TABLE = {"builtins.dict"}
SLICE = "a slice"
_READING = {
    SLICE,
    "count",
    "index",
    "items",
    "keys",
    "values",
    "get",
    "__len__",
    "__getitem__",
    "__contains__",
}


class OpenedContainers(Boxing):
    """Lowers reads of containers whose items nobody knows the types of."""

    def opened(self, value: op.Value, e: Expression, method: str = "__getitem__") -> op.Value:
        """The value, or what it holds where that is a container known as an object alone, for a method that
        only reads.
        """
        if method not in _READING or not self.is_object(value) or self.is_union(value):
            return value
        names = self._classes_of(e)
        if names != _TABLE and not (names and names <= _ITEMS):
            return value
        if method == SLICE and names != {"builtins.list"}:
            return value
        held = self.hold_value(self.root_call("items", self.coerce(value, non_null(value.type))))
        return self.hold_value(self.runtime("forms.table_of", [held])) if names == _TABLE else held

    def _classes_of(self, e: Expression) -> set[str]:
        """The classes that an expression may be of; none where one of them is not known."""
        if e not in self.world.checked.types:
            return set()
        kind = without_none(self.type_of(e))
        kinds = [get_proper_type(each) for each in kind.items] if isinstance(kind, UnionType) else [kind]
        found = [each.type.fullname for each in kinds if isinstance(each, Instance)]
        return set(found) if len(found) == len(kinds) else set()

    def items_known(self, value: op.Value, e: Expression) -> op.Value:
        """What a list, tuple or set holds that is known as an object alone, or None: a list of it."""
        if not self._classes_of(e) <= _ITEMS or not self._classes_of(e):
            return value
        with self.unless(self.emit(op.Not(self.is_none(value)))):
            self.raise_builtin("TypeError", self.text("'NoneType' object is not iterable"))
        return self.hold_value(self.root_call("items", self.coerce(value, non_null(value.type))))
