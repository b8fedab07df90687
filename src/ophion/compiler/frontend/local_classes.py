"""Classes in functions: which variables and functions of the functions around them their methods use.

Objects of such a class hold what it needs in a field, as a nested function holds what it has captured. It
needs what its own code uses, and what the classes in functions need that it derives from or mentions.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mypy.nodes import Decorator, FuncDef, NameExpr, TypeInfo, Var

from ophion.compiler.frontend.captures import Captures
from ophion.compiler.frontend.scan import is_local, methods_of, parts
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR


@dataclass
class Around:
    """Variables and functions of the functions around some code, in the order in which it mentions them."""

    variables: dict[Var, None] = field(default_factory=dict)
    functions: dict[FuncDef, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.variables or self.functions)


@dataclass
class HeldVariable:
    """A variable as it is held: its type, and the class of its cell where it is one; `late`: it says itself
    whether it has a value.
    """

    variable: Var
    type: ir.Type
    cell: ir.ClassIR | None = None
    late: bool = False


@dataclass
class HeldFunction:
    """A function as it is held: its type, and its code and what that has captured where they are known."""

    function: FuncDef
    type: ir.Function
    code: FunctionIR | None
    cls: ir.ClassIR | None


@dataclass
class Surroundings:
    """How objects of a class in a function hold what it needs: an object of a class with fields for all."""

    variables: list[HeldVariable]
    functions: list[HeldFunction]
    cls: ir.ClassIR | None = None


class LocalClasses:
    """What the classes in a program's functions need of them."""

    def __init__(self) -> None:
        self._known: dict[TypeInfo, Around] = {}

    def needs(self, info: TypeInfo) -> Around:
        """What objects of a class hold of the functions around it."""
        known = self._known.get(info)
        if known is None:
            known = self._known[info] = Around()
            for other in _with_mentioned(info):
                own = _own_needs(other)
                known.variables.update(own.variables)
                known.functions.update(own.functions)
        return known


def environment_field(info: TypeInfo) -> str:
    """The field of an object that holds what its class needs of the functions around it."""
    return f"{info.name} environment"


def _with_mentioned(info: TypeInfo) -> list[TypeInfo]:
    """A class in a function, and those that it derives from or mentions, by way of others too."""
    found = [info] if is_local(info) else []
    for each in found:
        named = (node.node for node in parts(each.defn) if isinstance(node, NameExpr))
        others = [
            *(base.type for base in each.bases),
            *(node for node in named if isinstance(node, TypeInfo)),
        ]
        found += dict.fromkeys(other for other in others if is_local(other) and other not in found)
    return found


def _own_needs(info: TypeInfo) -> Around:
    """What the code of a class itself uses of the functions around it."""
    walk = Captures()
    walk.stack.append(id(info))
    walk.visit(info.defn)
    own = set(methods_of(info))
    found = Around({v: None for v, _ in walk.used if v not in walk.owner and _is_of_function(v)})
    for node in parts(info.defn):
        function = node.node if isinstance(node, NameExpr) else None
        function = function.func if isinstance(function, Decorator) else function
        if isinstance(function, FuncDef) and _is_of_function(function) and function not in own:
            found.functions[function] = None
    return found


def _is_of_function(node: Var | FuncDef) -> bool:
    """Whether a name is one of a function, and none of a module or class."""
    return not node.info and "." not in (node.fullname or "")
