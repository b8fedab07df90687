"""Enums: their members, and how each is held.

A member is held as an integer: its own value where the enum is a number or a set of flags, otherwise its
position among the members. The type of such an integer names the enum (`ir.Primitive.cls`).
"""

from __future__ import annotations

import operator
from dataclasses import dataclass

from mypy.nodes import (
    AssignmentStmt,
    BytesExpr,
    CallExpr,
    Decorator,
    Expression,
    FloatExpr,
    FuncDef,
    IntExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    StrExpr,
    TempNode,
    TupleExpr,
    TypeInfo,
    UnaryExpr,
    Var,
)
from mypy.types import Type as MypyType
from mypy.types import UnionType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.compilation import Compilation
from ophion.compiler.frontend.constants import Constants, literal_bytes
from ophion.compiler.frontend.mypy_types import proper
from ophion.compiler.frontend.typemap import TypeMap
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import Global

WITHOUT_MEANING = ("_generate_next_value_", "__new__")
"""Methods of an enum class that CPython calls while it makes the members."""


@dataclass(frozen=True)
class Member:
    """A member, or an alias of one: `held` is its integer; `value` is None where it is no number or text;
    `literal` is what the value is, whatever its type.
    """

    name: str
    held: int
    value: int | str | None
    expression: Expression
    literal: object = None


def _literal(e: Expression) -> object:
    """The value of an immutable literal."""
    if isinstance(e, TupleExpr):
        return tuple(_literal(item) for item in e.items)
    if isinstance(e, UnaryExpr):
        value = _literal(e.expr)
        assert isinstance(value, int | float)
        return {"-": -value, "+": +value, "not": not value}.get(e.op, ~int(value))
    if isinstance(e, BytesExpr):
        return literal_bytes(e)
    if isinstance(e, NameExpr):
        return {"True": True, "False": False}.get(e.name)
    assert isinstance(e, IntExpr | FloatExpr | StrExpr)
    return e.value


def _is_immutable(e: Expression) -> bool:
    """Whether evaluating an expression again gives the same value."""
    if isinstance(e, TupleExpr):
        return all(_is_immutable(item) for item in e.items)
    if isinstance(e, UnaryExpr):
        return _is_immutable(e.expr)
    if isinstance(e, NameExpr):
        return e.fullname in ("builtins.None", "builtins.True", "builtins.False")
    return isinstance(e, IntExpr | FloatExpr | StrExpr | BytesExpr)


def _is_member(name: str) -> bool:
    """Whether a name in the body of an enum is one of a member: neither private nor `_special_`."""
    return not name.startswith("__") and not (name.startswith("_") and name.endswith("_"))


class Enums:
    """The facts about all enums of a program."""

    def __init__(
        self, compilation: Compilation, constants: Constants, classes: Classes, types: TypeMap
    ) -> None:
        self._compilation = compilation
        self._constants = constants
        self._classes = classes
        self._types = types
        self._members: dict[TypeInfo, dict[str, Member]] = {}

    # --- kinds ---

    def is_number(self, info: TypeInfo) -> bool:
        """Whether members are held as their own value: IntEnum, IntFlag, Flag."""
        return info.has_base("builtins.int") or self.is_flag(info)

    def is_flag(self, info: TypeInfo) -> bool:
        """Whether members are bits that may be combined."""
        return bool(info.has_base("enum.Flag"))

    def is_text(self, info: TypeInfo) -> bool:
        """Whether members are texts too: StrEnum, and (str, Enum)."""
        return bool(info.has_base("builtins.str"))

    def shows_value(self, info: TypeInfo) -> bool:
        """Whether str() of a member is that of its value: IntEnum, IntFlag, StrEnum."""
        return bool(info.has_base("enum.ReprEnum")) or any(
            info.has_base(f"enum.{name}") for name in ("IntEnum", "IntFlag", "StrEnum")
        )

    # --- members ---

    def members(self, info: TypeInfo) -> dict[str, Member]:
        """The members and aliases of an enum, in order."""
        known = self._members.get(info)
        if known is None:
            known = self._members[info] = {}
            for name, value in self._assignments(info):
                known[name] = self._member(info, name, value, known)
        return known

    def _assignments(self, info: TypeInfo) -> list[tuple[str, Expression]]:
        found: list[tuple[str, Expression]] = []
        for statement in info.defn.defs.body:
            method = statement.func if isinstance(statement, Decorator) else statement
            if isinstance(method, FuncDef) and method.name in WITHOUT_MEANING:
                raise Refusal(
                    statement.line, statement.column, f"{method.name} of an enum is not compiled",
                    "the values written out, or __init__",
                )  # fmt: skip
            if isinstance(statement, AssignmentStmt) and not isinstance(statement.rvalue, TempNode):
                found += [
                    (target.name, statement.rvalue)
                    for target in statement.lvalues
                    if isinstance(target, NameExpr) and _is_member(target.name)
                ]
        return found

    def _member(self, info: TypeInfo, name: str, e: Expression, before: dict[str, Member]) -> Member:
        value = self._value(info, name, e, before)
        if self.is_number(info):
            if not isinstance(value, int):
                raise Refusal(e.line, e.column, "the value must be a number known when compiling")
            return Member(name, int(value), int(value), e)
        literal = value if value is not None else self._literal_of(e, before)
        same = self._alias(e, literal, before)
        held = same.held if same is not None else 1 + max((m.held for m in before.values()), default=-1)
        if same is not None:
            return Member(name, held, same.value, same.expression, same.literal)
        return Member(name, held, value, e, literal)

    def _literal_of(self, e: Expression, before: dict[str, Member]) -> object:
        """What the value of a member is that is no number or text."""
        if isinstance(e, NameExpr) and e.name in before:
            return before[e.name].literal
        return _literal(e)

    def _alias(self, e: Expression, literal: object, before: dict[str, Member]) -> Member | None:
        """The earlier member with an equal value."""
        if isinstance(e, NameExpr) and e.name in before:
            return before[e.name]
        return next((m for m in before.values() if m.literal == literal), None)

    def _value(self, info: TypeInfo, name: str, e: Expression, before: dict[str, Member]) -> int | str | None:
        if isinstance(e, CallExpr) and isinstance(e.callee, RefExpr) and e.callee.fullname == "enum.auto":
            if self.is_text(info):
                return name.lower()
            numbers = [member.value for member in before.values() if isinstance(member.value, int)]
            if self.is_flag(info):
                return 1 << (max(numbers).bit_length()) if numbers else 1
            return max(numbers) + 1 if numbers else 1
        if isinstance(e, NameExpr) and e.name in before:
            return before[e.name].value
        if isinstance(e, OpExpr) and e.op in "|&^+-":
            left, right = (self._value(info, name, side, before) for side in (e.left, e.right))
            known = {"|": operator.or_, "&": operator.and_, "^": operator.xor, "+": operator.add}
            if isinstance(left, int) and isinstance(right, int):
                return int(known.get(e.op, operator.sub)(left, right))
        value = self._constants.evaluate(e)
        if isinstance(value, int | str):
            return value
        if not _is_immutable(e):
            message = "an enum member's value must be a number, text or tuple known when compiling"
            raise Refusal(e.line, e.column, message)
        return None

    def describe(self) -> None:
        """Give the classes of the enums that are in use their members, for a debugger."""
        for info, members in self._members.items():
            cls = self._classes.named(info.fullname).ir
            cls.members = {member.name: member.held for member in members.values()}

    def held(self, info: TypeInfo, name: str) -> int:
        """How a member is held."""
        return self.members(info)[name].held

    def canonical(self, info: TypeInfo) -> list[Member]:
        """The members without aliases; of flags, those of one bit."""
        found: dict[int, Member] = {}
        for member in self.members(info).values():
            found.setdefault(member.held, member)
        if self.is_flag(info):
            return [m for m in found.values() if m.held > 0 and m.held & (m.held - 1) == 0]
        return list(found.values())

    def fields(self, info: TypeInfo) -> dict[str, MypyType]:
        """What `__init__` gives each member, by name."""
        found: dict[str, MypyType] = {}
        for base in info.mro if info.get("__init__") is not None else ():
            for name, symbol in (
                base.names.items() if base.module_name in self._compilation.checked.trees else ()
            ):
                node = symbol.node
                own = isinstance(node, Var) and not node.is_property and not node.is_classvar
                if own and not name.endswith("_") and name not in self.members(info):
                    assert isinstance(node, Var)
                    assert node.type is not None
                    found.setdefault(name, proper(node.type))
        return found

    def field(self, info: TypeInfo, member: Member, name: str) -> Global:
        """The variable that holds what `__init__` has given a member."""
        fullname = f"{info.fullname}.{member.name}.{name}"
        known = self._compilation.globals.get(fullname)
        if known is None:
            path = self._compilation.shown_path(info.fullname)
            type = self._types.of(self.fields(info)[name])
            known = self._compilation.add_variable(Global(fullname, type, file=path, line=info.line))
        return known

    def value_type(self, info: TypeInfo) -> MypyType:
        """The type of a member's value."""
        if self.is_number(info):
            return self._compilation.named_type("builtins.int")
        found: list[MypyType] = []
        for member in self.members(info).values():
            if isinstance(member.value, int | str):
                kind = {str: "str", int: "int", bool: "bool"}[type(member.value)]
                type_: MypyType = self._compilation.named_type(f"builtins.{kind}")
            else:
                type_ = proper(self._compilation.checked.types[member.expression])
            if type_ not in found:
                found.append(type_)
        return UnionType.make_union(found)

    def type(self, info: TypeInfo) -> ir.Type:
        """The type of a member as it is held."""
        return self._types.of(self._classes.named(info.fullname).instance)
