"""Members of values that mypy knows nothing of: `data["name"].upper()`, `data["tags"].append(tag)`.

Which class is asked is known when the program runs. The classes that have a member of the name are known
when compiling: Python's own, its containers in the form that holds objects, and those of the program. There
is code for each of them; a value of another class has no such attribute.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.erasetype import erase_typevars
from mypy.nodes import ARG_NAMED, ARG_POS, CallExpr, Context, Expression, MemberExpr, TypeInfo
from mypy.subtypes import find_member, is_subtype
from mypy.types import CallableType, FunctionLike, Instance, get_proper_type

from ophion.compiler.frontend.lower.name_access import NameAccess
from ophion.compiler.frontend.mypy_types import is_vague_container
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import non_null

_OBJECT = "builtins.object"
_OF_PYTHON = (
    ("builtins.str",),
    ("builtins.bytes",),
    ("builtins.list", _OBJECT),
    ("builtins.dict", "builtins.str", _OBJECT),
    ("builtins.dict", "builtins.int", _OBJECT),
    ("builtins.dict", _OBJECT, _OBJECT),
    ("builtins.set", _OBJECT),
    ("builtins.float",),
    ("builtins.int",),
)
"""The types of Python's own that a value may be of, containers with what they hold."""


class UnknownMembers(NameAccess):
    """Lowers what is asked of objects by the name of a member."""

    def of_kinds(
        self, value: op.Value, name: str, result: ir.Type, work: Callable[[op.Value], op.Value], node: Context
    ) -> op.Value:
        """work(value as what it is) for each class that has a member of that name and can do the work;
        AttributeError for others.
        """
        held = self.hold_value(value)
        joined = self.register(result) if result != ir.VOID else None
        end, found = self.new_block(), False
        with self.unless(self.emit(op.Not(self.is_none(held)))):
            self._missing(held, name, node)
        there = self.hold_value(self.coerce(held, non_null(held.type)))
        for kind in self._kinds_with(name, node if isinstance(node, CallExpr) else None):
            found = self.done_with(there, kind, joined, work, end) or found
        if not found:
            self.refuse(node, f"nothing in the program has a {name} that could be meant")
        self._missing(there, name, node)
        self.start(end)
        return joined if joined is not None else self.none()

    def _missing(self, value: op.Value, name: str, node: Context) -> None:
        """AttributeError; TypeError for a container that has the member, and does not hold objects."""
        kinds = ("list", "dict", "set")
        having = " ".join(kind for kind in kinds if self.world.type_info(f"builtins.{kind}").get(name))
        self.library("unknown_members.no_member", [value, self.text(name), self.text(having)], node)
        self.emit(op.Unreachable())

    def _kinds_with(self, name: str, call: CallExpr | None) -> list[ir.Type]:
        """The types of which values may be that have a member of a name, which takes what a call gives."""
        world = self.world
        known = [world.named_type(base, *map(world.named_type, args)) for base, *args in _OF_PYTHON]
        known += [Instance(info, []) for info in world.defined if self._may_be_meant(info, name)]
        having = [held for held in known if held.type.get(name) is not None]
        fitting = [held for held in having if call is None or self._takes(held, name, call)]
        return [world.types.of(held) for held in fitting]

    def _takes(self, held: Instance, name: str, call: CallExpr) -> bool:
        """Whether a method of a class takes the arguments of a call."""
        method = get_proper_type(find_member(name, held, held))
        if not isinstance(method, FunctionLike):
            return True
        return any(self._fits_signature(signature, call) for signature in method.items)

    def _fits_signature(self, signature: CallableType, call: CallExpr) -> bool:
        """Whether the arguments of a call are of the types of a signature."""
        if any(kind not in (ARG_POS, ARG_NAMED) for kind in call.arg_kinds):
            return True
        names, last = signature.arg_names, len(signature.arg_types) - 1
        if len(call.args) < signature.min_args or (len(call.args) > last + 1 and not signature.is_var_arg):
            return False
        for place, (argument, given) in enumerate(zip(call.args, call.arg_names, strict=True)):
            if given is not None and given not in names:
                return False
            at = min(place, last) if given is None else names.index(given)
            if not is_subtype(self.type_of(argument), erase_typevars(signature.arg_types[at])):
                return False
        return True

    def _may_be_meant(self, info: TypeInfo, name: str) -> bool:
        """Whether a class of the program is one that has a member, and no class above it is."""
        if info.is_protocol or info.type_vars or info.typeddict_type is not None or info.is_newtype:
            return False
        if not self.world.may_meet(info, self.scope.path):
            return False
        above = [base for base in info.mro[1:] if base in self.world.defined]
        return info.get(name) is not None and not any(base.get(name) is not None for base in above)

    def is_asked_by_name(self, value: op.Value, e: Expression) -> bool:
        """Whether nothing is known of a value but perhaps that it is a list, so that its members are told by
        their names.
        """
        return self.is_unknown(value) and (self.says_nothing(e) or is_vague_container(self.type_of(e)))

    def method_of_unknown(self, value: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """value.name(...)."""
        return self.of_kinds(
            value, callee.name, self.ir_of(e), lambda member: self.method_of(member, callee, e), e
        )
