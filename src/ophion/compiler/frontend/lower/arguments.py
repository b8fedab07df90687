"""`*values` in a call: written out before the call is lowered.

A tuple of fixed shape gives its items. Of any other iterable the call takes as many values as the function
has parameters left; that there are as many is checked when the program runs, with CPython's TypeError. Where
the function has a `*parameter`, an iterable stays as it is.
"""

from __future__ import annotations

from typing import NamedTuple

from mypy.nodes import (
    ARG_OPT,
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    ArgKind,
    CallExpr,
    Expression,
    FuncDef,
    MemberExpr,
    NameExpr,
    RefExpr,
    StarExpr,
    TupleExpr,
    TypeInfo,
)
from mypy.types import CallableType, Instance, ProperType, TupleType, get_proper_type

from ophion.compiler.frontend.lower.named_arguments import NamedArguments
from ophion.compiler.frontend.lower.objects import function_of
from ophion.compiler.frontend.lower.operators import is_simple
from ophion.compiler.frontend.mypy_types import proper
from ophion.compiler.frontend.named_tuples import named_tuple_fields
from ophion.compiler.frontend.walk import name_of
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

TAKES_ANY = ("builtins.max", "builtins.min", "builtins.print", "builtins.zip")
"""The builtins that take any number of values by themselves."""


class _Left(NamedTuple):
    """The parameters that a star in a call fills."""

    function: str
    """Its name in messages."""
    before: int
    """How many arguments there are already, the object of a method included."""
    names: list[str]
    defaults: int
    """How many of them, at the end, may be left out."""
    node: FuncDef | None


class Arguments(NamedArguments):
    """`*values` in a call, written out."""

    def spread(self, e: CallExpr) -> CallExpr:
        """The call with its `*values` written out; the call itself where it has none."""
        if self.scope.passed_on and ARG_STAR2 in e.arg_kinds:
            e = self._with_passed_on(e)
        signature = self._signature(e.callee)
        takes_names = isinstance(signature, CallableType) and ARG_STAR2 in signature.arg_kinds
        if ARG_STAR2 in e.arg_kinds:
            e = self.by_name(e, takes_names)
        if ARG_STAR not in e.arg_kinds:
            return e
        takes_any = isinstance(signature, CallableType) and ARG_STAR in signature.arg_kinds
        takes_any = takes_any or (isinstance(e.callee, RefExpr) and e.callee.fullname in TAKES_ANY)
        stars = [a for a, kind in zip(e.args, e.arg_kinds, strict=True) if kind == ARG_STAR]
        later = all(is_simple(star) for star in stars)
        positional: list[tuple[ArgKind, Expression]] = []
        named: list[tuple[ArgKind, str | None, Expression]] = []
        for position, (argument, kind, name) in enumerate(zip(e.args, e.arg_kinds, e.arg_names, strict=True)):
            if kind == ARG_STAR:
                last = ARG_POS not in e.arg_kinds[position + 1 :]
                positional += self._parts(argument, e, len(positional), last, takes_any)
                continue
            if not later and ARG_STAR in e.arg_kinds[position:]:
                argument = self.ready(self.expr(argument), self.type_of(argument), argument)
            if kind == ARG_POS:
                positional.append((kind, argument))
            else:
                named.append((kind, name, argument))
        return self._written(e, positional, named)

    def _signature(self, callee: Expression) -> ProperType | None:
        """What a callee takes: of an object, its `__call__`."""
        signature = get_proper_type(self.world.checked.types.get(callee))
        method = signature.type.get("__call__") if isinstance(signature, Instance) else None
        return get_proper_type(method.type) if method is not None else signature

    def _with_passed_on(self, e: CallExpr) -> CallExpr:
        """f(*args, **kwargs) of a decorator's function with the parameters that these stand for."""
        positional: list[tuple[ArgKind, Expression]] = []
        named: list[tuple[ArgKind, str | None, Expression]] = []
        for argument, kind, name in zip(e.args, e.arg_kinds, e.arg_names, strict=True):
            variable = argument.node if isinstance(argument, NameExpr) else None
            if kind in (ARG_STAR, ARG_STAR2) and variable in self.scope.passed_on:
                for held in self.scope.passed_on[variable]:
                    positional.append((ARG_POS, self.ready(held, self.world.mypy_type(held.type), argument)))
            elif name is None:
                positional.append((kind, argument))
            else:
                named.append((kind, name, argument))
        return self._written(e, positional, named)

    def _written(
        self,
        e: CallExpr,
        positional: list[tuple[ArgKind, Expression]],
        named: list[tuple[ArgKind, str | None, Expression]],
    ) -> CallExpr:
        """The call with other arguments."""
        args = [argument for _, argument in positional] + [argument for _, _, argument in named]
        kinds = [kind for kind, _ in positional] + [kind for kind, _, _ in named]
        names = [None for _ in positional] + [name for _, name, _ in named]
        made = CallExpr(e.callee, args, kinds, names)
        made.set_line(e)
        if e in self.world.checked.types:
            self.world.checked.types[made] = self.world.checked.types[e]
        return made

    def _parts(
        self, e: Expression, call: CallExpr, given: int, last: bool, takes_any: bool
    ) -> list[tuple[ArgKind, Expression]]:
        """What `*e` stands for, behind `given` other arguments."""
        if isinstance(e, TupleExpr) and not any(isinstance(item, StarExpr) for item in e.items):
            return [(ARG_POS, item) for item in e.items]
        type = self.type_of(e)
        if not isinstance(type, TupleType) and named_tuple_fields(type) is None:
            if takes_any:
                return [(ARG_STAR, e)]
            return [(ARG_POS, part) for part in self._counted(e, type, call, given, last)]
        value = self.hold_value(self.expr(e))
        assert isinstance(value.type, ir.Tuple)
        kinds = [self.world.mypy_type(t) for t in value.type.items]
        kinds = list(type.items) if isinstance(type, TupleType) else kinds
        parts = zip(self.tuple_parts(value), kinds, strict=True)
        return [(ARG_POS, self.ready(part, kind, e)) for part, kind in parts]

    def _counted(
        self, e: Expression, type: ProperType, call: CallExpr, given: int, last: bool
    ) -> list[NameExpr]:
        """The values of an iterable, as many as the function has parameters left."""
        element = self.world.inference.element(type)
        left = self._parameters_left(call, given) if last else None
        if left is None:
            self.refuse(e, "* in a call needs a length known when compiling", "the arguments written out")
        values = self.hold_value(self.collect(e, element))
        shown = [self.text(left.function), self.number(left.before), self.text(",".join(left.names))]
        length = self.hold_value(self.length(values))
        self.runtime("arguments.check_count", [length, *shown, self.number(left.defaults)])
        sure = len(left.names) - left.defaults
        found = [
            self.ready(self.call_method(values, "__getitem__", [self.number(i)], e), element, e)
            for i in range(sure)
        ]
        for place in range(sure, len(left.names)):
            found.append(self._given_or_default(values, length, place, left, e))
        return found

    def _given_or_default(
        self, values: op.Value, length: op.Value, place: int, left: _Left, e: Expression
    ) -> NameExpr:
        """One of counted values, or the default of its parameter where there are fewer."""
        node = left.node
        assert node is not None
        position = node.arg_names.index(left.names[place])
        type = self.world.signature(node).arg_types[position]
        held = self.ir_type(type, e)
        value = self.choose(
            self.emit(op.Compare("gt", length, self.number(place))),
            held,
            lambda: self.call_method(values, "__getitem__", [self.number(place)], e),
            lambda: self.default(node, position, e),
        )
        return self.ready(value, self.concrete(type), e)

    def _parameters_left(self, call: CallExpr, given: int) -> _Left | None:
        """The parameters that a star behind `given` arguments fills; None where that is not known."""
        callee = call.callee
        signature = get_proper_type(self.world.checked.types.get(callee))
        if not isinstance(signature, CallableType) or not isinstance(callee, RefExpr):
            return None
        if callee.fullname.startswith("builtins."):
            return None
        named = [name for name in call.arg_names if name is not None]
        kinds = list(zip(signature.arg_kinds, signature.arg_names, strict=True))
        rest = [(k, n) for k, n in kinds if k in (ARG_POS, ARG_OPT) and n not in named][given:]
        is_class = isinstance(callee.node, TypeInfo)
        node = self._function_called(callee)
        optional = sum(kind == ARG_OPT for kind, _ in rest)
        known = node is not None and all(name in node.arg_names for _, name in rest)
        if not rest or (optional and not (known and _have_defaults(node, optional))):
            return None
        owner = node.info.name + "." if node is not None and node.info else ""
        if isinstance(callee, MemberExpr) and node is None and not is_class:
            holder = proper(self.type_of(callee.expr))
            owner = getattr(getattr(holder, "type", None), "name", "") + "."
        name = name_of(callee) + ".__init__" if is_class else owner + name_of(callee)
        before = given + 1 if is_class or owner else given
        return _Left(name, before, [n or "" for _, n in rest], optional, node)

    def _function_called(self, callee: RefExpr) -> FuncDef | None:
        """The function, method or `__init__` behind what is called."""
        node: object = callee.node
        symbol = node.get("__init__") if isinstance(node, TypeInfo) else None
        if isinstance(callee, MemberExpr) and node is None:
            holder = proper(self.type_of(callee.expr))
            info = holder.type if isinstance(holder, Instance) else None
            symbol = info.get(callee.name) if info is not None else None
        return function_of(symbol.node if symbol is not None else node)


def _have_defaults(node: FuncDef | None, count: int) -> bool:
    """Whether the last positional parameters of a function have defaults that are written down."""
    if node is None:
        return False
    taken = [argument for argument in node.arguments if argument.kind in (ARG_POS, ARG_OPT)]
    return all(a.initializer is not None and a.initializer.line > 0 for a in taken[-count:])
