"""Concrete classes: layout, base, method lookup and virtual dispatch, once for each set of type arguments.

A class is registered when its name is first met and gets its fields later (`complete`), because a field's
type may be a subclass of the class that holds it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Decorator,
    Expression,
    FuncDef,
    NameExpr,
    OverloadedFuncDef,
    RefExpr,
    SymbolNode,
    TempNode,
    TypeInfo,
    Var,
)
from mypy.types import AnyType, Instance, NoneType, UninhabitedType, UnionType
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.names import METHOD_MODULES, PYTHON_NAMES, RUNTIME, SEPARATE, python_name
from ophion.compiler.frontend.typemap import Env, Untypable, expand
from ophion.compiler.frontend.unfinished import surely_assigned
from ophion.compiler.ir import types as ir

if TYPE_CHECKING:
    from ophion.compiler.frontend.world import World


@dataclass
class Parameter:
    """A dataclass field: its default is an expression, or `factory` is a callable expression
    that makes it.
    """

    name: str
    type: MypyType
    default: Expression | None = None
    factory: Expression | None = None
    compare: bool = True
    init: bool = True


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
    defaults: dict[str, Expression] = field(default_factory=dict)
    assigned: set[str] = field(default_factory=set)
    quiet: bool = True
    parameters: list[Parameter] = field(default_factory=list)
    completed: bool = False
    constructed: bool = False

    @property
    def is_dataclass(self) -> bool:
        """Whether the class is decorated with @dataclass."""
        return "dataclass" in self.info.metadata or "dataclass_tag" in self.info.metadata

    def dataclass_option(self, name: str) -> bool:
        """An option given to @dataclass(...): eq is true unless said otherwise, the others false."""
        for decorator in self.info.defn.decorators:
            if isinstance(decorator, CallExpr):
                for key, value in zip(decorator.arg_names, decorator.args, strict=True):
                    if key == name and isinstance(value, NameExpr):
                        return value.name == "True"
        return name == "eq"


def kept_flag(name: str) -> str:
    """The field that says whether a property of an object has been computed."""
    return f"{name} is kept"


def kept_value(name: str) -> str:
    """The field that holds what a property of an object was computed to be."""
    return f"{name} kept"


def _alias(info: TypeInfo, name: str) -> SymbolNode | None:
    """The method that `name = method` in a class body stands for."""
    for statement in info.defn.defs.body:
        if isinstance(statement, AssignmentStmt) and isinstance(statement.rvalue, NameExpr):
            bound = any(isinstance(target, NameExpr) and target.name == name for target in statement.lvalues)
            method = statement.rvalue.node
            if bound and isinstance(method, FuncDef | OverloadedFuncDef | Decorator):
                return method if method.info is info else None
    return None


def is_special(name: str) -> bool:
    """Whether a name is one that Python itself gives a meaning."""
    return name.startswith("__") and name.endswith("__")


class Classes:
    """All concrete classes of a program."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._known: dict[tuple[TypeInfo, tuple[str, ...]], ClassInfo] = {}
        self.by_ir: dict[ir.ClassIR, ClassInfo] = {}
        self.order: list[ClassInfo] = []
        root = ir.ClassIR("object", display_name="object")
        builtin = world.type_info("builtins.object")
        self.object = ClassInfo(builtin, Instance(builtin, []), root, None, {}, completed=True)
        self._add((builtin, ()), self.object)
        self._structs: dict[ir.StructIR, ClassInfo] = {}
        self._records: dict[TypeInfo, ClassInfo] = {}
        self._virtual: dict[tuple[ir.ClassIR, str], int] = {}
        self._slots: dict[ir.ClassIR, int] = {}

    def _add(self, key: tuple[TypeInfo, tuple[str, ...]], info: ClassInfo) -> None:
        self._known[key] = info
        self.by_ir[info.ir] = info
        self.order.append(info)
        self.world.program.classes.append(info.ir)

    def of(self, type: Instance) -> ClassInfo:
        """The class of a concrete instance type."""
        info = self.world.implementation(type.type)
        arguments = tuple(self.inhabited(a, info) for a in type.args[: len(info.type_vars)])
        key = (info, tuple(self.world.keys.key(expand(argument, {})) for argument in arguments))
        known = self._known.get(key)
        if known is None:
            known = self._create(info, tuple(arguments), key)
        return known

    def inhabited(self, argument: MypyType, info: TypeInfo | None = None) -> MypyType:
        """The element type of a container that is always empty (`[]` alone) may be any."""
        concrete = expand(argument, {})
        if isinstance(concrete, AnyType):
            raise Untypable("this value holds values of type Any, and compiled code needs a type")
        if isinstance(concrete, NoneType) and (info is None or info.module_name != f"{RUNTIME}.iterators"):
            return UnionType.make_union([concrete, self.world.named_type("builtins.object")])
        return self.world.named_type("builtins.int") if isinstance(concrete, UninhabitedType) else concrete

    def named(self, fullname: str, *arguments: MypyType) -> ClassInfo:
        """The class with a full name of ours and some type arguments."""
        return self.of(Instance(self.world.type_info(fullname), list(arguments)))

    def _create(
        self, info: TypeInfo, arguments: tuple[MypyType, ...], key: tuple[TypeInfo, tuple[str, ...]]
    ) -> ClassInfo:
        if info.module_name not in self.world.checked.trees and info.fullname != "builtins.object":
            raise Untypable(f"the class {info.fullname} is not available to compiled code")
        env: Env = {}
        for variable, argument in zip(info.defn.type_vars, arguments, strict=True):
            env[variable.id] = expand(argument, {})
        base = self._base(info, env)
        env.update({k: v for k, v in base.env.items() if k not in env})
        name = info.fullname + (f"[{', '.join(key[1])}]" if key[1] else "")
        shown = PYTHON_NAMES.get(info.fullname, info.name)
        above = self._above(info, base)
        created = ir.ClassIR(name, above, display_name=shown)
        created.python_name = python_name(info.fullname, key[1])
        above.subclasses.append(created)
        if info.is_enum:
            created.fields = [("value", ir.Primitive("int", created))]
        result = ClassInfo(info, Instance(info, list(arguments)), created, base, env)
        self._add(key, result)
        return result

    def _above(self, info: TypeInfo, base: ClassInfo) -> ir.ClassIR:
        """The class above that of an info, seen as objects: whole-number enums are below int."""
        if info.is_enum and base is self.object and info.has_base("builtins.int"):
            return self.world.boxes.of(ir.INT)
        return base.ir

    def _base(self, info: TypeInfo, env: Env) -> ClassInfo:
        if info.is_enum:
            above = [base for base in info.bases if base.type.module_name in self.world.checked.trees]
            return self.of(above[0]) if above else self.object
        ignored = ("builtins.object", "typing.Generic", "abc.ABC", "typing.Protocol")
        bases = [
            base for base in info.bases
            if base.type.fullname not in ignored and not base.type.is_protocol
            and not base.type.fullname.startswith(("typing.", "collections.abc."))
        ]  # fmt: skip
        if len(bases) > 1:
            raise Refusal(
                info.line,
                info.column,
                f"class {info.name} has more than one base class",
                "single inheritance, and fields",
            )
        if not bases:
            return self.object
        base = expand(bases[0], env)
        assert isinstance(base, Instance)
        return self.of(base)

    def complete(self, cls: ClassInfo) -> None:
        """Give a class its fields."""
        if cls.completed:
            return
        cls.completed = True
        if cls.info.is_enum:
            return
        base = cls.base
        assert base is not None
        self.complete(base)
        cls.ir.fields = list(base.ir.fields)
        cls.types = dict(base.types)
        cls.defaults = dict(base.defaults)
        cls.assigned = set(base.assigned)
        cls.quiet = base.quiet
        cls.parameters = list(base.parameters)
        if cls.is_dataclass:
            self._dataclass_fields(cls)
        self._class_body(cls)
        self._instance_fields(cls)
        constructor = self.own_method(cls, "__init__")
        if constructor is not None and not cls.is_dataclass:
            assigned, cls.quiet = surely_assigned(constructor.function, cls.info, base.assigned, base.quiet)
            cls.assigned |= assigned
        elif cls.is_dataclass:
            cls.quiet = self.find(cls, "__post_init__") is None
        if any(base in self.world.seen_unfinished for base in self._with_destructor(cls)):
            cls.assigned = set(cls.defaults)
        destructor = self.find(cls, "__del__")
        if destructor is not None:
            cls.ir.destructor = self.world.method(destructor, cls)

    def _with_destructor(self, cls: ClassInfo) -> list[TypeInfo]:
        """The class, and the one whose `__del__` it inherits."""
        return [cls.info, *(base for base in cls.info.mro if "__del__" in base.names)]

    def _field(self, cls: ClassInfo, name: str, type: MypyType) -> None:
        if name in cls.types:
            return
        concrete = expand(type, cls.env)
        if isinstance(concrete, AnyType):
            raise Untypable(f"the field {name} of {cls.info.name} has no type")
        cls.types[name] = concrete
        held = self.world.types.of(concrete)
        if held != ir.VOID:
            cls.ir.fields.append((name, held))

    def _dataclass_fields(self, cls: ClassInfo) -> None:
        for statement in cls.info.defn.defs.body:
            if not isinstance(statement, AssignmentStmt) or statement.unanalyzed_type is None:
                continue
            target = statement.lvalues[0]
            if (
                not isinstance(target, NameExpr)
                or not isinstance(target.node, Var)
                or target.node.is_classvar
            ):
                continue
            assert target.node.type is not None
            parameter = Parameter(target.name, expand(target.node.type, cls.env))
            self._default(parameter, statement.rvalue)
            cls.parameters = [p for p in cls.parameters if p.name != target.name] + [parameter]
            self._field(cls, target.name, target.node.type)
            cls.assigned.add(target.name)

    def _default(self, parameter: Parameter, value: Expression) -> None:
        if isinstance(value, TempNode):
            return
        if (
            isinstance(value, CallExpr)
            and isinstance(value.callee, RefExpr)
            and value.callee.fullname == "dataclasses.field"
        ):
            for key, argument in zip(value.arg_names, value.args, strict=True):
                if key == "default":
                    parameter.default = argument
                elif key == "default_factory":
                    parameter.factory = argument
                elif key in ("compare", "init") and isinstance(argument, NameExpr):
                    setattr(parameter, key, argument.name == "True")
        else:
            parameter.default = value

    def _class_body(self, cls: ClassInfo) -> None:
        """Class variables with a value become fields which every new object gets from the nearest
        class body.
        """
        for statement in cls.info.defn.defs.body:
            if isinstance(statement, AssignmentStmt) and not isinstance(statement.rvalue, TempNode):
                for target in statement.lvalues:
                    if not isinstance(target, NameExpr) or target.name in [p.name for p in cls.parameters]:
                        continue
                    node = target.node
                    if self.world.class_variables.root(cls.info, target.name) is not None:
                        continue
                    if _alias(cls.info, target.name) is not None:
                        self._check_alias(cls, statement, target.name)
                        continue
                    if isinstance(node, Var) and node.type is not None and not is_special(target.name):
                        cls.defaults[target.name] = statement.rvalue
                        self._field(cls, target.name, node.type)
                        cls.assigned.add(target.name)

    def _check_alias(self, cls: ClassInfo, statement: AssignmentStmt, name: str) -> None:
        """Refuse a second name of a method that a class below gives another meaning."""
        if self.overridden(cls, name):
            message = f"{name} is a second name of a method, and a class below has another {name}"
            raise Refusal(statement.line, statement.column, message, f"def {name} that calls the method")

    def _instance_fields(self, cls: ClassInfo) -> None:
        for name, symbol in cls.info.names.items():
            node = symbol.node
            if not isinstance(node, Var) or node.is_property or node.type is None or name in cls.types:
                continue
            if symbol.plugin_generated or node.is_classvar or cls.info.is_named_tuple:
                continue
            if _alias(cls.info, name) is not None:
                continue
            if is_special(name) and not cls.info.fullname.startswith(f"{RUNTIME}.exceptions."):
                continue
            if self.world.class_variables.root(cls.info, name) is not None:
                if self.world.class_variables.may_be_own(cls.info, name):
                    self._field(cls, name, node.type)
                    cls.ir.fields.append((f"{name} is own", ir.BOOL))
                continue
            self._field(cls, name, node.type)

        self._kept_properties(cls)

    def _kept_properties(self, cls: ClassInfo) -> None:
        """Properties that are computed once have their values in fields."""
        for name, symbol in cls.info.names.items():
            node = symbol.node
            if isinstance(node, Decorator) and node.func in self.world.decorated.kept:
                held = self.world.types.of(expand(self.world.signature(node.func).ret_type, cls.env))
                cls.ir.fields.append((kept_flag(name), ir.BOOL))
                if held != ir.VOID:
                    cls.ir.fields.append((kept_value(name), held))

    def own_method(self, cls: ClassInfo, name: str) -> Method | None:
        """A method that the class itself defines."""
        symbol = cls.info.names.get(name)
        node = symbol.node if symbol is not None and not symbol.plugin_generated else None
        alias = isinstance(node, Var) and not node.is_property
        if alias:
            node = _alias(cls.info, name) if not self.overridden(cls, name) else None
        if isinstance(node, OverloadedFuncDef):
            first = node.items[0] if node.is_property else node.impl
            if first is None:
                return None
            node = first
        if isinstance(node, Decorator):
            node = node.func
        if not isinstance(node, FuncDef):
            return self._elsewhere(cls, name)
        abstract = node.abstract_status != 0
        return Method(node, cls, node.is_static, node.is_class, node.is_property, abstract, alias=alias)

    def _elsewhere(self, cls: ClassInfo, name: str) -> Method | None:
        """A method that is a function of one of the modules for the class."""
        for module in METHOD_MODULES.get(cls.info.fullname, ()):
            node = self.world.lookup(f"{RUNTIME}.{module}.{name}")
            node = node.func if isinstance(node, Decorator) else node
            if isinstance(node, FuncDef) and node.fullname.startswith(f"{RUNTIME}.{module}."):
                bindings: Env = {}
                subject = self.world.named_type(f"builtins.{PYTHON_NAMES[cls.info.fullname]}")
                self.world.types.unify(self.world.signature(node).arg_types[0], subject, bindings)
                return Method(node, cls, bindings=bindings)
        return None

    def setter(self, cls: ClassInfo, name: str) -> Method | None:
        """The setter of a property."""
        current: ClassInfo | None = cls
        while current is not None:
            symbol = current.info.names.get(name)
            if symbol is not None and isinstance(symbol.node, OverloadedFuncDef) and symbol.node.is_property:
                item = symbol.node.items[1]
                assert isinstance(item, Decorator)
                return Method(item.func, current)
            current = current.base
        return None

    def find(self, cls: ClassInfo, name: str) -> Method | None:
        """A method of the class or the nearest base that has it."""
        current: ClassInfo | None = cls
        while current is not None and current is not self.object:
            method = self.own_method(current, name)
            if method is not None:
                return method
            current = current.base
        return None

    def overridden(self, cls: ClassInfo, name: str) -> bool:
        """Whether a class below this one has its own version of a method."""
        pending = list(self.world.subclasses(cls.info))
        while pending:
            info = pending.pop()
            if info.fullname in SEPARATE:
                continue
            symbol = info.names.get(name)
            if symbol is not None and isinstance(symbol.node, FuncDef | Decorator | OverloadedFuncDef):
                return True
            if name == "__repr__" and ("dataclass" in info.metadata or "dataclass_tag" in info.metadata):
                return True
            pending.extend(self.world.subclasses(info))
        return False

    def slot(self, cls: ClassInfo, name: str) -> int:
        """The vtable slot of a method, shared by the whole tree of classes below `object`."""
        root = self.root_of(cls, name).ir
        key = (root, name)
        if key not in self._virtual:
            top = root
            while top.base is not None and top.base is not self.object.ir:
                top = top.base
            self._virtual[key] = self._slots.get(top, 0)
            self._slots[top] = self._virtual[key] + 1
        return self._virtual[key]

    def root_of(self, cls: ClassInfo, name: str) -> ClassInfo:
        """The topmost class that declares a method."""
        root = cls
        current: ClassInfo | None = cls
        while current is not None and current is not self.object:
            if self.own_method(current, name) is not None:
                root = current
            current = current.base
        return root

    def struct(self, struct: ir.StructIR) -> ClassInfo:
        """A Struct seen as a class: it has methods, but no objects."""
        return self._structs[struct]

    def record(self, info: TypeInfo) -> ClassInfo:
        """A named tuple seen as a class: it has methods, but no objects."""
        known = self._records.get(info)
        if known is None:
            shown = ir.ClassIR(info.fullname, display_name=info.name)
            known = ClassInfo(info, Instance(info, []), shown, self.object, {}, completed=True)
            self._records[info] = known
        return known

    def add_struct(self, struct: ir.StructIR, info: TypeInfo) -> None:
        """Make a Struct known."""
        self._structs[struct] = ClassInfo(
            info, Instance(info, []), ir.ClassIR(info.fullname), self.object, {}, completed=True
        )

    def fill_vtables(self) -> None:
        """Compile what virtual calls may reach: each slot in use, for each class that has objects."""
        for (root, name), slot in list(self._virtual.items()):
            for cls in list(self.order):
                if cls.constructed and cls.ir.is_subclass(root):
                    self._fill(cls, self.by_ir[root], name, slot)

    def _fill(self, cls: ClassInfo, root: ClassInfo, name: str, slot: int) -> None:
        table = cls.ir.vtable
        missing = self.world.unimplemented()
        while len(table) <= slot:
            table.append(missing)
        if table[slot] is not missing:
            return
        method = self.find(cls, name)
        declared = self.find(root, name)
        if name == "__repr__" and cls.is_dataclass and self.own_method(cls, name) is None:
            table[slot] = self.world.code.dataclass_method(self.world, "repr", cls)
            return
        if method is not None and declared is not None and not method.is_abstract:
            table[slot] = self.world.override(method, declared, cls, root)
