"""Protocols of a program's own: which of its classes have what a protocol asks for.

A value of a protocol's type is an object of one of these classes, as one of a union is; a parameter takes its
type from each call.
"""

from __future__ import annotations

from mypy.nodes import ClassDef, TypeInfo
from mypy.subtypes import find_member, is_subtype
from mypy.types import CallableType, Instance, get_proper_type

from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.structs import Structs
from ophion.compiler.frontend.symbols import Symbols
from ophion.compiler.ir import types as ir

OWN = ("int", "float", "bool", "tuple", "str", "bytes", "list", "dict", "set")
"""Python's own classes, whose methods are not all methods of classes of the runtime."""


class Protocols:
    """The classes behind the protocols of a program."""

    def __init__(self, symbols: Symbols, structs: Structs, classes: Classes) -> None:
        self._symbols = symbols
        self._structs = structs
        self._classes = classes
        self.unions: set[tuple[ir.Type, ...]] = set()
        """The unions that stand for protocols: no object of another class is taken for one."""

    def is_own(self, info: TypeInfo) -> bool:
        """Whether a class is a protocol that the program defines."""
        return info.is_protocol and info.module_name in self._symbols.checked.trees

    def type(self, protocol: Instance) -> ir.Type:
        """How a value of a protocol's type is held."""
        members = [ir.Ref(self._classes.of(member).ir) for member in self.members(protocol)]
        if len(members) == 1:
            return members[0]
        if members:
            self.unions.add(tuple(members))
        return ir.Ref(self._classes.object.ir, union=tuple(members))

    @staticmethod
    def function(protocol: Instance) -> CallableType | None:
        """How the values of a protocol are called, where it asks for no more: they may be functions."""
        if protocol.type.protocol_members != ["__call__"]:
            return None
        found = get_proper_type(find_member("__call__", protocol, protocol))
        return found if isinstance(found, CallableType) else None

    def members(self, protocol: Instance) -> list[Instance]:
        """The topmost classes of the program that have what a protocol asks for."""
        found: list[Instance] = []
        for info in self._symbols.defined:
            instance = Instance(info, [])
            held_otherwise = info.is_enum or info.is_named_tuple or self._structs.is_struct(info)
            if info.is_protocol or info.type_vars or held_otherwise:
                continue
            if is_subtype(instance, protocol) and not any(known.type in info.mro for known in found):
                found = [known for known in found if info not in known.type.mro] + [instance]
        return found

    @property
    def classes(self) -> list[TypeInfo]:
        """All classes whose objects there may be: Python's own, those of its library and the program's."""
        trees = self._symbols.checked.trees.values()
        ours = [node.info for tree in trees for node in tree.defs if isinstance(node, ClassDef)]
        own = [self._symbols.type_info(f"builtins.{name}") for name in OWN]
        return [info for info in [*own, *ours, *self._symbols.defined] if not info.is_protocol]
