"""Canonical names of mypy's types: equal for types that hold the same values.

mypy calls `int | str` and `str | int` the same, leaves `bool` out of a union with `int`, knows the value of a
number just written, and shows a recursive alias (`JSON = dict[str, "JSON"] | str`) expanded or not. Generic
code is compiled once for each name.
"""

from __future__ import annotations

from mypy.types import (
    CallableType,
    Instance,
    NoneType,
    TupleType,
    TypeAliasType,
    UnionType,
    flatten_nested_unions,
    get_proper_type,
)
from mypy.types import Type as MypyType


class TypeKeys:
    """Names types; remembers the recursive aliases that it has met, by what they stand for."""

    def __init__(self) -> None:
        self._aliases: dict[str, str] = {}
        self._named: dict[TypeAliasType, str] = {}

    def key(self, type: MypyType) -> str:
        """The name of a concrete type."""
        if isinstance(type, TypeAliasType) and type.is_recursive:
            return self._alias(type)
        type = get_proper_type(type)
        if isinstance(type, UnionType):
            text = self._union(type)
            return self._aliases.get(text, text)
        if isinstance(type, Instance) and type.args:
            name, args = type.type.fullname.removeprefix("builtins."), [self.key(a) for a in type.args]
            rest = ", ..." if name == "tuple" else ""
            return f"{name}[{', '.join(args)}{rest}]"
        if isinstance(type, TupleType) and not type.partial_fallback.type.is_named_tuple:
            return f"tuple[{', '.join(self.key(item) for item in type.items)}]"
        if isinstance(type, CallableType) and not type.is_type_obj():
            params = ", ".join(self.key(param) for param in type.arg_types)
            return f"def ({params}) -> {self.key(type.ret_type)}"
        if isinstance(type, Instance) and type.last_known_value is not None:
            return self.key(type.copy_modified(last_known_value=None))
        return str(type)

    def _alias(self, type: TypeAliasType) -> str:
        known = self._named.get(type)
        if known is None:
            assert type.alias is not None
            args = f"[{', '.join(self.key(a) for a in type.args)}]" if type.args else ""
            known = self._named[type] = type.alias.fullname + args
            expanded = get_proper_type(type)
            if isinstance(expanded, UnionType):
                self._aliases[self._union(expanded)] = known
        return known

    def _union(self, type: UnionType) -> str:
        flat = flatten_nested_unions(type.items, handle_recursive=False)
        items = [get_proper_type(i) if not isinstance(i, TypeAliasType) else i for i in flat]
        names = {self.key(item) for item in items if not isinstance(item, NoneType)}
        if "int" in names and len(names) > 2:
            names.discard("bool")
        ending = ["None"] if any(isinstance(item, NoneType) for item in items) else []
        return " | ".join([*sorted(names), *ending])
