"""Calls of methods whose versions below differ: in the order, the names or the defaults of their parameters.

A slot of the vtable takes what the topmost declaration takes. That serves a call if all versions of the
method have the same parameters, and the same defaults for the arguments that are left out. If not, what the
call gives gets a slot of its own, whose entry for each class binds it to the parameters of that class's
version. So do calls of generic methods, and of static and class methods through an object.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mypy.nodes import Argument, Expression, FuncDef, RefExpr, TypeInfo

from ophion.compiler.frontend.class_info import Method
from ophion.compiler.frontend.constants import Constants
from ophion.compiler.frontend.mypy_types import Env
from ophion.compiler.frontend.symbols import Symbols


@dataclass(frozen=True)
class Given:
    """What a call gives: the positions of the parameters, without the receiver, each with its name where the
    version of the method that is called is asked for that; and what type variables of the method stand for.
    """

    arguments: tuple[tuple[int, str | None], ...]
    types: tuple[str, ...] = ()
    env: Env = field(default_factory=dict, compare=False)


def given(method: Method, arguments: list[tuple[int, str | None]], env: Env) -> Given:
    """What a call gives, the parameters that have to be named by their names."""
    parameters = method.function.arguments[0 if method.is_static else 1 :]
    named = [
        (position, parameters[position].variable.name if parameters[position].kind.is_named() else name)
        for position, name in arguments
    ]
    own = {variable: type for variable, type in env.items() if variable not in method.env}
    return Given(tuple(named), tuple(str(type) for type in own.values()), env)


class Overriding:
    """Tells for which calls one slot serves all versions of a method."""

    def __init__(self, symbols: Symbols, constants: Constants) -> None:
        self._symbols = symbols
        self._constants = constants
        self._known: dict[tuple[FuncDef, TypeInfo, FuncDef, Given], bool] = {}

    def agree(self, method: Method, info: TypeInfo, top: Method, call: Given) -> bool:
        """Whether a call through the slot of the topmost declaration does what it should in every class."""
        if call.types or method.is_static or method.is_class:
            return False
        key = (method.function, info, top.function, call)
        if key not in self._known:
            versions = [top.function, *self._below(info, method.function.name)]
            self._known[key] = all(self._alike(method.function, other, call) for other in versions)
        return self._known[key]

    def _below(self, info: TypeInfo, name: str) -> list[FuncDef]:
        """The versions of a method in the classes below one."""
        found: list[FuncDef] = []
        pending = list(self._symbols.subclasses(info))
        while pending:
            below = pending.pop()
            pending += self._symbols.subclasses(below)
            symbol = below.names.get(name)
            node = getattr(symbol, "node", None)
            node = getattr(node, "impl", None) or node
            node = getattr(node, "func", node)
            if isinstance(node, FuncDef) and not self._symbols.hides(below, info, name):
                found.append(node)
        return found

    def _alike(self, one: FuncDef, other: FuncDef, call: Given) -> bool:
        if len(one.arguments) != len(other.arguments):
            return False
        names = {position + 1: name for position, name in call.arguments}
        pairs = list(zip(one.arguments, other.arguments, strict=True))
        return all(
            names[place] in (None, b.variable.name) if place in names else self._same_default(a, b)
            for place, (a, b) in enumerate(pairs)
            if place
        )

    def _same_default(self, one: Argument, other: Argument) -> bool:
        first, second = one.initializer, other.initializer
        if first is None or second is None:
            return first is second
        return self._value(first) == self._value(second)

    def _value(self, e: Expression) -> object:
        """What tells a default from others."""
        known = self._constants.evaluate(e)
        if known is not None:
            return type(known), known
        return e.fullname if isinstance(e, RefExpr) else e
