"""f-strings, str.format and format_map.

A template that is known when compiling is taken apart here: each field becomes a call that fits its value's
type, and may look into it (`{0[1]}`, `{point.x}`). Others are filled in by `ophion.runtime.templates`, with
objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter
from typing import NamedTuple

from mypy.nodes import (
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    CallExpr,
    Expression,
    IndexExpr,
    IntExpr,
    ListExpr,
    MemberExpr,
    StrExpr,
)
from mypy.types import Instance, get_proper_type

from ophion.compiler.frontend.lower.container_calls import ContainerCalls
from ophion.compiler.frontend.lower.format_calls import FormatCalls, Typed
from ophion.compiler.frontend.mypy_types import proper
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

_PART = re.compile(r"(^[^.\[]*|\.[^.\[]+)|\[([^\]]*)\]")
"""The name at the begin of a field, a name behind a dot, or a key in brackets."""


class Given(NamedTuple):
    """The arguments of a template: by position or name, and a mapping that has others."""

    values: dict[str, Typed]
    mapping: op.Value | None
    numbers: Iterator[int]


class TemplateCalls(FormatCalls, ContainerCalls):
    """f-strings, str.format and format_map."""

    def formatted(self, e: CallExpr) -> op.Value | None:
        """An f-string, or a call of format or format_map of a text; None for other calls."""
        callee = e.callee
        assert isinstance(callee, MemberExpr)
        if isinstance(callee.expr, StrExpr) and callee.name == "join" and callee.expr.value == "":
            items = e.args[0].items if len(e.args) == 1 and isinstance(e.args[0], ListExpr) else []
            if all(isinstance(i, StrExpr) or _is_field(i) for i in items) and any(map(_is_field, items)):
                return self.concatenate([self.hold_if_variable(self.expr(item)) for item in items])
        if callee.name not in ("format", "format_map"):
            return None
        template = self.world.constants.evaluate(callee.expr)
        if isinstance(template, str):
            return self._field(template, e) if _is_field(e) else self._known_template(template, e)
        type = get_proper_type(self.world.checked.types.get(callee.expr))
        if not isinstance(type, Instance) or type.type.fullname != "builtins.str":
            return None
        return self._unknown_template(callee, e)

    def _field(self, template: str, e: CallExpr) -> op.Value:
        """One {value!conversion:spec} of an f-string."""
        value = self.asked(e.args[0])
        converted = self.converted(value, self.type_of(e.args[0]), template[2:3] if "!" in template else "")
        return self.format_value(*converted, self.expr(e.args[1]), e)

    # --- templates that are known ---

    def _known_template(self, template: str, e: CallExpr) -> op.Value:
        """ "template".format(...): all values first, in order, then the fields."""
        pieces = self._pieces(template, self._evaluated(e), e)
        return self.concatenate(pieces)

    def _evaluated(self, e: CallExpr) -> Given:
        """The arguments of a call, evaluated."""
        mapping, rest = _without_mapping(e)
        values: dict[str, Typed] = {}
        position = 0
        rest = self.spread(rest)
        for argument, name in zip(rest.args, rest.arg_names, strict=True):
            values[name if name is not None else str(position)] = (
                self.keep(self.expr(argument)), self.type_of(argument)
            )  # fmt: skip
            position += name is None
        found: op.Value | None = None
        if mapping is not None:
            found = self.hold_value(self.expr(mapping))
        return Given(values, found, iter(range(position)))

    def _pieces(self, template: str, given: Given, e: CallExpr) -> list[op.Value]:
        """The texts that a template is made of."""
        pieces: list[op.Value] = []
        for text, name, spec, conversion in Formatter().parse(template):
            if text:
                pieces.append(self.text(text))
            if name is None:
                continue
            value = self.converted(*self._named(name, given, e), conversion)
            inner = self._pieces(spec, given, e) if spec else []
            pieces.append(self.format_value(*value, self.concatenate(inner), e))
        return pieces

    def _named(self, field: str, given: Given, e: CallExpr) -> Typed:
        """The value that a field names, looked into as it says."""
        first, *looks = _PART.findall(field) or [("", "")]
        name = first[0] or str(next(given.numbers, "none"))
        if name in given.values:
            found = given.values[name]
        elif given.mapping is not None and first[0] and not name.isdecimal():
            value = self.call_method(given.mapping, "__getitem__", [self.text(name)], e)
            found = (value, proper(self.world.mypy_type(value.type)))
        else:
            self.refuse(e, f"the template has a field {{{field}}}, and there is no such argument")
        return self._looked_into(found, looks, e)

    def _looked_into(self, found: Typed, looks: list[tuple[str, str]], e: CallExpr) -> Typed:
        """value.name[key] for the names and keys of a field."""
        for name, key in looks:
            base = self.ready(*found, e)
            if name:
                member = MemberExpr(base, name.removeprefix("."))
                member.set_line(e)
                value = self.member_of(self.expr(base), member)
            else:
                item = IndexExpr(base, IntExpr(int(key)) if key.isdecimal() else StrExpr(key))
                item.set_line(e)
                value = self.expr(item)
            found = (self.hold_value(value), proper(self.world.mypy_type(value.type)))
        return found

    # --- templates that only the run knows ---

    def _unknown_template(self, callee: MemberExpr, e: CallExpr) -> op.Value:
        """text.format(...), text.format_map(mapping)"""
        template = self.hold_value(self.expr(callee.expr))
        if callee.name == "format_map":
            return self._from_mapping("fill_from", template, callee.expr, e.args[0])
        anything = self.world.named_type("builtins.object")
        positional = self.hold_value(self.new_container(self.world.named_type("builtins.list", anything)))
        named = self.hold_value(self.new_container(self._name_table()))
        held = ir.Ref(self.world.classes.object.ir, nullable=True)
        for argument, kind, name in zip(e.args, e.arg_kinds, e.arg_names, strict=True):
            if kind == ARG_STAR:
                self.each(argument, lambda item: self.append(positional, self.coerce(item, held)))
            elif kind == ARG_STAR2:
                self._from_mapping("add_names", named, self.ready(named, self._name_table(), e), argument)
            elif name is None:
                self.append(positional, self.coerce(self.expr(argument), held))
            else:
                value = self.coerce(self.expr(argument), held)
                self.call_method(named, "__setitem__", [self.text(name), value], e)
        return self.runtime("templates.fill", [template, positional, named])

    def _name_table(self) -> Instance:
        anything = self.world.named_type("builtins.object")
        return self.world.named_type("builtins.dict", self.world.named_type("builtins.str"), anything)

    def _from_mapping(self, name: str, first: op.Value, place: Expression, mapping: Expression) -> op.Value:
        """A call of the runtime with a mapping of any values."""
        values = self.hold_value(self.expr(mapping))
        ready = self.ready(values, self.world.mypy_type(values.type), mapping)
        args: list[Expression] = [self.ready(first, self.type_of(place), place), ready]
        call = CallExpr(place, args, [ARG_POS, ARG_POS], [None, None])
        call.set_line(mapping)
        return self.call_function(self.world.named_function(f"{RUNTIME}.templates.{name}"), call)


def _without_mapping(e: CallExpr) -> tuple[Expression | None, CallExpr]:
    """The mapping of `**mapping`, or the argument of format_map, and the call without it."""
    assert isinstance(e.callee, MemberExpr)
    places = [place for place, kind in enumerate(e.arg_kinds) if kind == ARG_STAR2]
    if e.callee.name == "format_map":
        places = [0]
    if not places:
        return None, e
    kept = [place for place in range(len(e.args)) if place != places[0]]
    rest = CallExpr(
        e.callee,
        [e.args[place] for place in kept],
        [e.arg_kinds[place] for place in kept],
        [e.arg_names[place] for place in kept],
    )
    rest.set_line(e)
    return e.args[places[0]], rest


def _is_field(e: Expression) -> bool:
    """Whether an expression is '{:{}}'.format(value, spec), as mypy shows a field of an f-string."""
    return (
        isinstance(e, CallExpr)
        and isinstance(e.callee, MemberExpr)
        and e.callee.name == "format"
        and isinstance(e.callee.expr, StrExpr)
        and e.callee.expr.value in ("{:{}}", "{!r:{}}", "{!s:{}}", "{!a:{}}")
        and len(e.args) == 2
    )
