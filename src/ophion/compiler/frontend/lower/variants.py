"""Which of several functions of user/lib a call means, where one signature does not say all.

NAME_with_PARAMETER is called where an argument is given that may be None or that NAME does not take,
NAME_of_3 where there are three and NAME takes fewer, NAME_of_mapping where the last is a mapping,
NAME_calling where one is a function, NAME_of_floats where the result is a float or of floats, NAME_in_2 where
its items are pairs, NAME_rows where it is a list of tuples. Two may stand behind each other:
NAME_with_PARAMETER_in_2.
"""

from __future__ import annotations

from collections.abc import Iterator

from mypy.nodes import ARG_OPT, ARG_POS, ARG_STAR, Argument, CallExpr, Expression, FuncDef, NameExpr
from mypy.types import FunctionLike, Instance, TupleType

from ophion.compiler.frontend.lower.arguments import Arguments
from ophion.compiler.frontend.mypy_types import proper, without_none


def _is_none(e: Expression) -> bool:
    return isinstance(e, NameExpr) and e.fullname == "builtins.None"


class Variants(Arguments):
    """Names the variants of a function of user/lib."""

    def variants(self, node: FuncDef, e: CallExpr, skip: int) -> Iterator[str]:
        """The names of what may stand for a function of user/lib in this call, best first."""
        if not node.fullname.startswith("user.lib."):
            return
        name = "init" if node.name == "__init__" else node.name
        given = [f"{name}_with_{parameter}" for parameter in self._given_parameters(node, e, skip)]
        shapes = [*self._shapes_of_arguments(node, e, skip), *self._shapes_of_result(e)]
        for known in given:
            yield from (f"{known}_{shape}" for shape in shapes)
        yield from given
        yield from (f"{name}_{shape}" for shape in shapes)

    def _given_parameters(self, node: FuncDef, e: CallExpr, skip: int) -> Iterator[str]:
        """The parameters that are given a value and may be None, or that the function does not have."""
        parameters = self._taken(node, skip)
        for position, (argument, given) in enumerate(zip(e.args, e.arg_names, strict=True)):
            parameter = parameters[position] if given is None and position < len(parameters) else None
            default = parameter.initializer if parameter is not None else None
            if given is None and (default is None or not _is_none(default)):
                continue
            if not _is_none(argument):
                yield str(given) if parameter is None else parameter.variable.name

    def _taken(self, node: FuncDef, skip: int) -> list[Argument]:
        """The parameters that take arguments by their place, each one."""
        if ARG_STAR in node.arg_kinds:
            return []
        return [a for a in node.arguments[skip:] if a.kind in (ARG_POS, ARG_OPT)]

    def _shapes_of_arguments(self, node: FuncDef, e: CallExpr, skip: int) -> Iterator[str]:
        if len(e.args) > len(self._taken(node, skip)) and ARG_STAR not in node.arg_kinds:
            yield f"of_{len(e.args)}"
        if e.args and e.args[-1] in self.world.checked.types:
            last = without_none(self.type_of(e.args[-1]))
            if isinstance(last, Instance) and last.type.has_base("typing.Mapping"):
                yield "of_mapping"
        if any(isinstance(self.type_of(a), FunctionLike) for a in e.args if a in self.world.checked.types):
            yield "calling"

    def _shapes_of_result(self, e: CallExpr) -> Iterator[str]:
        result = self.type_of(e) if e in self.world.checked.types else None
        if _is(result, "builtins.float"):
            yield "of_floats"
        if not isinstance(result, Instance) or not result.args:
            return
        item = proper(result.args[0])
        of_tuples = isinstance(item, TupleType) or _is(item, "builtins.tuple")
        if _is(result, "builtins.list") and of_tuples:
            yield "rows"
        elif result.type.module_name == "itertools" and isinstance(item, TupleType):
            yield f"in_{len(item.items)}"
        elif result.type.module_name == "itertools" and _is(item, "builtins.float"):
            yield "of_floats"


def _is(type: object, fullname: str) -> bool:
    return isinstance(type, Instance) and type.type.fullname == fullname
