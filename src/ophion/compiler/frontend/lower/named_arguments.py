"""`**mapping` in a call: written out before the call is lowered.

Each parameter that no other argument fills is looked up by its name. The names that there are, and whether
one is missing, is checked when the program runs, with CPython's TypeError. Where the function has a
`**parameter`, that gets the others.
"""

from __future__ import annotations

from mypy.nodes import (
    ARG_NAMED,
    ARG_OPT,
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    CallExpr,
    Expression,
    IndexExpr,
    NameExpr,
    StrExpr,
    Var,
)
from mypy.types import AnyType, CallableType, Instance, TypedDictType, TypeOfAny, TypeType, get_proper_type
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.callees import Callee, Callees, Taken
from ophion.compiler.frontend.lower.operators import is_simple
from ophion.compiler.frontend.mypy_types import proper
from ophion.compiler.frontend.overriding import given
from ophion.compiler.ir import instructions as op


class NamedArguments(Callees):
    """`**mapping` in a call, written out."""

    def ready(self, value: op.Value, type: MypyType, node: Expression) -> NameExpr:
        """A value that is there already, as the expression that a call wants."""
        variable = Var("argument", type)
        self.scope.places[variable] = self.hold_value(value)
        e = NameExpr(variable.name)
        e.node = variable
        e.set_line(node)
        self.world.checked.types[e] = type
        return e

    def by_name(self, e: CallExpr, takes_names: bool) -> CallExpr:
        """The call with its `**mapping` written out; the call itself where a `**parameter` takes all of it,
        and that of a class that only the run knows, which is written out for each.
        """
        kind = get_proper_type(self.world.checked.types.get(e.callee))
        is_class = isinstance(kind, TypeType) or (isinstance(kind, CallableType) and kind.is_type_obj())
        if is_class and self.class_named(e.callee) is None and self.inner_class(e.callee) is None:
            return e
        return self._looked_up_by_name(e, self.callee_of(e), takes_names)

    def by_name_of(self, cls: ClassInfo, e: CallExpr) -> CallExpr:
        """The call of a class with its `**mapping` written out, if it has one."""
        callee = self.callee_of_init(cls, e) if ARG_STAR2 in e.arg_kinds else None
        takes = callee is not None and any(p.kind == ARG_STAR2 for p in callee.parameters)
        return self._looked_up_by_name(e, callee, takes) if ARG_STAR2 in e.arg_kinds else e

    def _looked_up_by_name(self, e: CallExpr, callee: Callee | None, takes_names: bool) -> CallExpr:
        """The call of something with its `**mapping` written out."""
        mappings = [a for a, kind in zip(e.args, e.arg_kinds, strict=True) if kind == ARG_STAR2]
        named = [p for p in callee.parameters if p.kind not in (ARG_STAR, ARG_STAR2)] if callee else []
        if takes_names and not any(p.name for p in named):
            return e
        if callee is None:
            self.refuse(
                mappings[0],
                "** in this call is for parameters that are not known",
                "the arguments written out",
            )
        if len(mappings) > 1 or ARG_STAR in e.arg_kinds:
            message = "** in this call stands beside another * or **"
            self.refuse(mappings[0], message, "one mapping, or the arguments written out")
        return self._with_names(e, callee, named, takes_names)

    def _with_names(self, e: CallExpr, callee: Callee, named: list[Taken], takes_names: bool) -> CallExpr:
        """The call with the parameters that a mapping fills."""
        kept: list[Expression] = []
        for argument in e.args:
            simple = is_simple(argument) or e.arg_kinds[e.args.index(argument)] == ARG_STAR2
            kept.append(
                argument if simple else self.ready(self.expr(argument), self.type_of(argument), argument)
            )
        at = e.arg_kinds.index(ARG_STAR2)
        mapping = self._held_mapping(kept.pop(at))
        kinds, names = list(e.arg_kinds), list(e.arg_names)
        del kinds[at], names[at]
        places = [p.name for p in named if p.kind in (ARG_POS, ARG_OPT)]
        before = places[: kinds.count(ARG_POS)]
        said = [name for name in names if name is not None]
        left = [p for p in named if p.name not in ("", *before, *said)]
        if not takes_names and "" in places:
            message = f"{callee.title} has parameters that take no name"
            self.refuse(e, message, "the arguments written out")
        self._check_names(callee, mapping, (before, said, left), takes_names)
        self._check_overriding(callee, left, mapping)
        for parameter in left:
            kept.append(self._looked_up(parameter, mapping))
            kinds.append(ARG_NAMED)
            names.append(parameter.name)
        if takes_names:
            others = self.runtime(
                "arguments.others", [self.expr(mapping), self.text(",".join(p.name for p in left))]
            )
            kept.append(self.ready(others, self.type_of(mapping), mapping))
            kinds.append(ARG_STAR2)
            names.append(None)
        made = CallExpr(e.callee, kept, kinds, names)
        made.set_line(e)
        if e in self.world.checked.types:
            self.world.checked.types[made] = self.world.checked.types[e]
        return made

    def _held_mapping(self, e: Expression) -> NameExpr:
        """The mapping, evaluated; one of which nothing is known has to be a dict."""
        type: MypyType = self.type_of(e)
        if not isinstance(type, Instance | TypedDictType) or type == self.world.named_type("builtins.object"):
            texts, anything = self.world.named_type("builtins.str"), AnyType(TypeOfAny.explicit)
            type = self.world.named_type("builtins.dict", texts, anything)
        return self.ready(self.coerce(self.expr(e), self.ir_type(type, e)), type, e)

    def _check_names(
        self,
        callee: Callee,
        mapping: NameExpr,
        parts: tuple[list[str], list[str], list[Taken]],
        takes_names: bool,
    ) -> None:
        """TypeError where a mapping does not fit the parameters that are left."""
        before, said, left = parts
        texts = self.world.named_type("builtins.str")
        needed = [p.name for p in left if p.default is None and p.kind in (ARG_POS, ARG_OPT)]
        by_name = [p.name for p in left if p.default is None and p.kind not in (ARG_POS, ARG_OPT)]
        takes = ["*"] if takes_names else [p.name for p in left]
        shown = [self.text(",".join(each)) for each in (before, said, takes, needed, by_name)]
        names = self.hold_value(self.collect(mapping, texts))
        self.runtime(
            "arguments.check_names", [names, self.text(callee.title), self.text(callee.whole), *shown]
        )

    def _check_overriding(self, callee: Callee, left: list[Taken], node: Expression) -> None:
        """Refuse a method whose versions below have other names or defaults."""
        method = callee.method
        if method is None or not self.world.classes.overridden(method.owner, method.function.name):
            return
        order: list[tuple[int, str | None]] = [
            (place, p.name) for place, p in enumerate(callee.parameters) if p in left and p.default is None
        ]
        if not self.world.overriding.agree(method, method.owner.info, method, given(method, order, {})):
            message = f"{callee.title} has other parameters or defaults in a class below"
            self.refuse(node, message, "the arguments written out")

    def _looked_up(self, parameter: Taken, mapping: NameExpr) -> NameExpr:
        """The value that a mapping has for a parameter, or its default."""
        type = self._item_type(mapping, parameter.name)
        key = StrExpr(parameter.name)
        item = IndexExpr(mapping, key)
        for made, kind in ((key, self.world.named_type("builtins.str")), (item, type)):
            made.set_line(mapping)
            self.world.checked.types[made] = kind
        default = parameter.default
        if default is None:
            return self.ready(self.expr(item), type, mapping)
        there = self.call_method(self.expr(mapping), "__contains__", [self.text(parameter.name)], mapping)
        held = self.ir_type(parameter.type, mapping)
        value = self.choose(there, held, lambda: self.coerce(self.expr(item, held), held), default)
        return self.ready(value, self.concrete(parameter.type), mapping)

    def _item_type(self, mapping: NameExpr, name: str) -> MypyType:
        """The type of what stands under a name."""
        type = proper(self.world.checked.types[mapping])
        if isinstance(type, TypedDictType):
            return type.items.get(name, AnyType(TypeOfAny.explicit))
        return type.args[-1] if isinstance(type, Instance) and type.args else AnyType(TypeOfAny.explicit)
