"""Containers that are known as `object` alone, opened to be read: `if isinstance(value, list): value[0]`.

Which list it is, `list[int]` or `list[object]`, is known only when the program runs. Each container gives
what it holds as objects (`root_methods`): a list of these, or a dict of keys and values, is read in its
place. It is a copy, so that only methods that read are called on it; to change one takes its whole type.
"""

from __future__ import annotations

from mypy.nodes import Expression, IndexExpr
from mypy.types import AnyType, Instance, UnionType, get_proper_type

from ophion.compiler.frontend.lower.object_tests import ObjectTests
from ophion.compiler.frontend.mypy_types import without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import non_null

_ITEMS = {f"builtins.{name}" for name in ("list", "tuple", "set", "frozenset")}
_TABLE = {"builtins.dict"}
_ABSTRACT = {f"typing.{name}" for name in ("Collection", "Iterable", "Mapping", "Reversible", "Sequence")}
_JSON = ("builtins.str", "builtins.object")
_OF_ALL = ("__len__", "__iter__")
_OF_TABLES = ("items", "keys", "values", "get")
_ROWS = ("list", "tuple", "str", "bytes", "bytearray", "range")
SLICE = "a slice"
_READING = {
    SLICE,
    "__iter__",
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


class OpenedContainers(ObjectTests):
    """Lowers reads of containers whose items nobody knows the types of."""

    def opened(self, value: op.Value, e: Expression, method: str = "__getitem__") -> op.Value:
        """The value, or what it holds where that is a container known as an object alone, for a method that
        only reads.
        """
        if method not in _READING or not self.is_object(value) or self.is_union(value):
            return value
        if self.says_nothing(e):
            return self._opened_any(value, method)
        names = self._classes_of(e)
        if method in _OF_ALL and names & _TABLE and names & _ITEMS and names <= _TABLE | _ITEMS:
            return self._opened_any(value, method)
        if names != _TABLE and not (names and names <= _ITEMS):
            return value
        if method == SLICE and names != {"builtins.list"}:
            return value
        held = self.hold_value(self.root_call("items", self.coerce(value, non_null(value.type))))
        return self.hold_value(self.runtime("forms.table_of", [held])) if names == _TABLE else held

    def any_item(self, base: op.Value, e: IndexExpr) -> op.Value | None:
        """base[key] where nothing is known of the base, and it is asked for as dicts, lists and texts are."""
        if not self.says_nothing(e.base) or not self.is_object(base):
            return None
        anything = self.ir_of(e)
        base = self.hold_value(self._not_nothing(base, "subscriptable"))
        key = self.keep(self.expr(e.index))
        table = self.world.types.of(
            self.world.named_type("builtins.dict", *map(self.world.named_type, _JSON))
        )
        if self.is_builtin(key, "str"):
            return self.choose(
                self.holds(base, table),
                anything,
                lambda: self.call_method(self.unboxed(base, table), "__getitem__", [key], e),
                lambda: self.call_method(self._table(base), "__getitem__", [key], e),
            )
        if key.type != ir.INT:
            return None
        return self.choose(
            self._is_one_of(base, "dict"),
            anything,
            lambda: self.call_method(self._table(base), "__getitem__", [key], e),
            lambda: self.call_method(self._row(base), "__getitem__", [key], e),
        )

    def is_any(self, e: Expression) -> bool:
        """Whether mypy knows nothing of an expression."""
        return e in self.world.checked.types and isinstance(get_proper_type(self.type_of(e)), AnyType)

    def says_nothing(self, e: Expression) -> bool:
        """Whether mypy knows nothing of an expression, or what it knows is of a parameter that has been given
        such a value: `values: Sequence[object]`.
        """
        names = self._classes_of(e)
        return self.is_any(e) or (bool(names) and names <= _ABSTRACT)

    def _not_nothing(self, value: op.Value, what: str) -> op.Value:
        """A value that is not None; TypeError where it is."""
        with self.unless(self.emit(op.Not(self.is_none(value)))):
            self.raise_builtin("TypeError", self.text(f"'NoneType' object is not {what}"))
        return self.coerce(value, non_null(value.type))

    def _is_one_of(self, value: op.Value, *names: str) -> op.Value:
        found: op.Value = op.Constant(ir.BOOL, False)
        for name in names:
            test = self.class_test(self.world.type_info(f"builtins.{name}"), value)
            if test is not None:
                found = self.emit(op.Select(test, op.Constant(ir.BOOL, True), found))
        return found

    def _table(self, value: op.Value) -> op.Value:
        """The dict that an object is, to be read; TypeError where it is none."""
        with self.unless(self._is_one_of(value, "dict")):
            self.raise_builtin("TypeError", self.text("nothing is known of this value, and it is no dict"))
        return self.hold_value(self.runtime("forms.table_of", [self.root_call("items", value)]))

    def _row(self, value: op.Value) -> op.Value:
        """The items of the list, tuple, text or the like that an object is; TypeError where it is none."""
        with self.unless(self._is_one_of(value, *_ROWS)):
            self.raise_builtin("TypeError", self.text("nothing is known of this value, and it has no items"))
        return self.hold_value(self.root_call("walked", value))

    def _opened_any(self, value: op.Value, method: str) -> op.Value:
        """What is read of a value of which nothing is known: a dict's methods, the length, a loop."""
        if method in _OF_TABLES:
            return self._table(self.hold_value(self._not_nothing(value, f"a dict, which has {method}()")))
        if method in _OF_ALL:
            return self.hold_value(self.root_call("walked", self._not_nothing(value, "iterable")))
        return value

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
        if self.says_nothing(e):
            return self.hold_value(self.root_call("walked", self._not_nothing(value, "iterable")))
        names = self._classes_of(e)
        if not names or not names <= _ITEMS:
            return value
        return self.hold_value(self.root_call("items", self._not_nothing(value, "iterable")))
