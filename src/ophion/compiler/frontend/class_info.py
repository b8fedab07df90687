"""A concrete class, its methods and the fields of a dataclass, as the front end knows them."""

from __future__ import annotations

from dataclasses import dataclass, field

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Decorator,
    Expression,
    FuncDef,
    NameExpr,
    OverloadedFuncDef,
    SymbolNode,
    TypeInfo,
)
from mypy.types import Instance
from mypy.types import Type as MypyType

from ophion.compiler.frontend.mypy_types import Env
from ophion.compiler.ir import types as ir


@dataclass
class Parameter:
    """A dataclass field: its default is an expression, or `factory` is a callable expression
    that makes it. One that is `passing` (InitVar) is no field: `__post_init__` takes it.
    """

    name: str
    type: MypyType
    default: Expression | None = None
    factory: Expression | None = None
    compare: bool = True
    hash: bool | None = None
    init: bool = True
    kw_only: bool = False
    passing: bool = False
    repr: bool = True


@dataclass
class Method:
    """A method as found in a class or above it; `owner` defines it.

    One that is a function of a module has bindings: what its type variables are for this class.
    """

    function: FuncDef
    owner: ClassInfo
    is_static: bool = False
    is_class: bool = False
    is_property: bool = False
    is_abstract: bool = False
    alias: bool = False
    """Found under a second name, under which classes below do not replace it."""
    bindings: Env | None = None

    @property
    def env(self) -> Env:
        """The type variables that the class binds."""
        return self.owner.env if self.bindings is None else self.bindings

    @property
    def holder(self) -> ClassInfo | None:
        """The class that its code stands in."""
        return self.owner if self.bindings is None else None


@dataclass(eq=False)
class ClassInfo:
    """A concrete class: its definition, its type arguments (`env` covers the bases' too) and its layout."""

    info: TypeInfo
    instance: Instance
    ir: ir.ClassIR
    base: ClassInfo | None
    env: Env
    types: dict[str, MypyType] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    """What fields are called in the layout where our class above, behind one of Python's, has another of
    the name.
    """
    defaults: dict[str, Expression] = field(default_factory=dict)
    assigned: set[str] = field(default_factory=set)
    quiet: bool = True
    parameters: list[Parameter] = field(default_factory=list)
    destructor: Method | None = None
    completed: bool = False
    constructed: bool = False

    def field(self, name: str) -> str:
        """What the layout calls a field."""
        return self.renamed.get(name, name)

    @property
    def is_dataclass(self) -> bool:
        """Whether the class is decorated with @dataclass."""
        return "dataclass" in self.info.metadata or "dataclass_tag" in self.info.metadata

    @property
    def kept(self) -> list[Parameter]:
        """The fields of a dataclass, without what it only passes on."""
        return [parameter for parameter in self.parameters if not parameter.passing]

    def dataclass_option(self, name: str) -> bool:
        """An option given to @dataclass(...), or what it is unless said otherwise."""
        for decorator in self.info.defn.decorators:
            if isinstance(decorator, CallExpr):
                for key, value in zip(decorator.arg_names, decorator.args, strict=True):
                    if key == name and isinstance(value, NameExpr):
                        return value.name == "True"
        return name in ("eq", "init", "repr")

    def makes(self, name: str) -> bool:
        """Whether Python makes a method of this class itself, because it is a dataclass."""
        if not self.is_dataclass:
            return False
        if name == "__hash__":
            frozen = self.dataclass_option("eq") and self.dataclass_option("frozen")
            return frozen or self.dataclass_option("unsafe_hash")
        kinds = {"__init__": "init", "__repr__": "repr", "__eq__": "eq"}
        return self.dataclass_option(kinds.get(name, "order"))


def kept_flag(name: str) -> str:
    """The field that says whether a property of an object has been computed."""
    return f"{name} is kept"


def kept_value(name: str) -> str:
    """The field that holds what a property of an object was computed to be."""
    return f"{name} kept"


def alias_of(info: TypeInfo, name: str) -> SymbolNode | None:
    """The method that `name = method` in a class body stands for."""
    for statement in info.defn.defs.body:
        if isinstance(statement, AssignmentStmt) and isinstance(statement.rvalue, NameExpr):
            bound = any(isinstance(target, NameExpr) and target.name == name for target in statement.lvalues)
            method = statement.rvalue.node
            if bound and isinstance(method, FuncDef | OverloadedFuncDef | Decorator):
                return method if method.info is info else None
    return None
