"""The fields of a concrete class: those of its base, of its body, of its methods, and of a dataclass."""

from __future__ import annotations

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Decorator,
    Expression,
    NameExpr,
    RefExpr,
    TempNode,
    TypeInfo,
    Var,
)
from mypy.types import AnyType, Instance, get_proper_type
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.class_info import (
    ClassInfo,
    Parameter,
    alias_of,
    kept_flag,
    kept_value,
)
from ophion.compiler.frontend.class_variables import ClassVariables
from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.local_classes import LocalClasses, environment_field
from ophion.compiler.frontend.mypy_types import expand
from ophion.compiler.frontend.names import RUNTIME, is_special
from ophion.compiler.frontend.symbols import Symbols
from ophion.compiler.frontend.typemap import TypeMap
from ophion.compiler.frontend.unfinished import surely_assigned
from ophion.compiler.ir import types as ir

OPTIONS = ("compare", "hash", "init", "repr")
"""What `field(...)` says of a dataclass's field by True or False."""


class ClassFields:
    """Gives classes their fields."""

    def __init__(
        self,
        symbols: Symbols,
        classes: Classes,
        types: TypeMap,
        class_variables: ClassVariables,
        local: LocalClasses,
    ) -> None:
        self._symbols = symbols
        self._classes = classes
        self._types = types
        self._class_variables = class_variables
        self._local = local

    def complete(self, cls: ClassInfo) -> None:
        """Give a class its fields and its destructor, where it has none yet."""
        if cls.completed:
            return
        cls.completed = True
        if cls.info.is_enum:
            return
        base = cls.base
        assert base is not None
        self.complete(base)
        cls.ir.fields = list(base.ir.fields)
        seen = {name for name in base.types if not self._symbols.hides(cls.info, base.info, name)}
        cls.types = {name: type for name, type in base.types.items() if name in seen}
        cls.renamed = dict(base.renamed)
        cls.defaults = dict(base.defaults)
        cls.assigned = base.assigned & seen
        cls.quiet = base.quiet
        cls.parameters = list(base.parameters)
        if cls.is_dataclass:
            self._dataclass_fields(cls)
        if not self._classes.generates(cls, "__init__"):
            self._dataclass_defaults(cls)
        if self._local.needs(cls.info):
            held = ir.Ref(self._classes.object.ir, nullable=True)
            cls.ir.fields.append((environment_field(cls.info), held))
        self._class_body(cls)
        self._instance_fields(cls)
        constructor = self._classes.own_method(cls, "__init__")
        if constructor is not None:
            assigned, cls.quiet = surely_assigned(
                constructor.function, cls.info, base.assigned & seen, base.quiet
            )
            cls.assigned |= assigned
        elif cls.is_dataclass:
            cls.quiet = self._classes.find(cls, "__post_init__") is None
        if any(base in self._symbols.seen_unfinished for base in self._with_destructor(cls)):
            cls.assigned = set(cls.defaults)
        cls.destructor = self._classes.find(cls, "__del__")

    def _with_destructor(self, cls: ClassInfo) -> list[TypeInfo]:
        """The class, and the one whose `__del__` it inherits."""
        return [cls.info, *(base for base in cls.info.mro if "__del__" in base.names)]

    def _field(self, cls: ClassInfo, name: str, type: MypyType) -> None:
        if name in cls.types:
            return
        concrete = expand(type, cls.env)
        if isinstance(concrete, AnyType):
            concrete = self._symbols.named_type("builtins.object")
        cls.types[name] = concrete
        held = self._types.of(concrete)
        if held == ir.VOID:  # None alone
            held = ir.Ref(self._classes.object.ir, nullable=True)
        if any(known == name for known, _ in cls.ir.fields):
            cls.renamed[name] = f"{name} of {cls.info.fullname}"
        cls.ir.fields.append((cls.field(name), held))

    def _dataclass_fields(self, cls: ClassInfo) -> None:
        known = _attributes(cls.info)
        for statement in cls.info.defn.defs.body:
            if not isinstance(statement, AssignmentStmt) or statement.unanalyzed_type is None:
                continue
            target = statement.lvalues[0]
            attribute = known.get(target.name) if isinstance(target, NameExpr) else None
            type = get_proper_type(statement.type)
            if attribute is None or _is_of(type, "KW_ONLY"):
                continue
            assert isinstance(target, NameExpr)
            if _is_of(type, "InitVar"):
                assert isinstance(type, Instance)
                declared: MypyType = type.args[0]
            else:
                assert isinstance(target.node, Var)
                assert target.node.type is not None
                declared = target.node.type
            parameter = Parameter(target.name, expand(declared, cls.env))
            parameter.kw_only, parameter.passing = attribute["kw_only"], attribute["is_init_var"]
            self._default(parameter, statement.rvalue)
            self._add_parameter(cls, parameter)
            if not parameter.passing:
                self._field(cls, target.name, declared)
                given = parameter.init or parameter.default is not None or parameter.factory is not None
                if given and self._classes.generates(cls, "__init__"):
                    cls.assigned.add(target.name)

    def _dataclass_defaults(self, cls: ClassInfo) -> None:
        """Where no generated `__init__` sets them, a dataclass's defaults are class variables."""
        known = [(p.name, p.default) for p in cls.parameters if p.default is not None and not p.passing]
        cls.defaults.update(known)
        cls.assigned.update(name for name, _ in known)

    def _add_parameter(self, cls: ClassInfo, parameter: Parameter) -> None:
        """One of a name that a base has takes its place."""
        names = [p.name for p in cls.parameters]
        place = names.index(parameter.name) if parameter.name in names else len(names)
        cls.parameters[place : place + 1] = [parameter]

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
                elif key in OPTIONS and isinstance(argument, NameExpr) and argument.name != "None":
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
                    if self._class_variables.root(cls.info, target.name) is not None:
                        continue
                    if alias_of(cls.info, target.name) is not None:
                        self._check_alias(cls, statement, target.name)
                        continue
                    if isinstance(node, Var) and node.type is not None and not is_special(target.name):
                        cls.defaults[target.name] = statement.rvalue
                        self._field(cls, target.name, node.type)
                        cls.assigned.add(target.name)

    def _check_alias(self, cls: ClassInfo, statement: AssignmentStmt, name: str) -> None:
        """Refuse a second name of a method that a class below gives another meaning."""
        if self._classes.overridden(cls, name):
            message = f"{name} is a second name of a method, and a class below has another {name}"
            raise Refusal(statement.line, statement.column, message, f"def {name} that calls the method")

    def _instance_fields(self, cls: ClassInfo) -> None:
        for name, symbol in cls.info.names.items():
            node = symbol.node
            if not isinstance(node, Var) or node.is_property or node.type is None or name in cls.types:
                continue
            if _is_of(node.type, "KW_ONLY"):
                continue
            if symbol.plugin_generated or node.is_classvar or cls.info.is_named_tuple:
                continue
            if alias_of(cls.info, name) is not None:
                continue
            if is_special(name) and not cls.info.fullname.startswith(f"{RUNTIME}.exceptions."):
                continue
            if self._class_variables.root(cls.info, name) is not None:
                if self._class_variables.may_be_own(cls.info, name):
                    self._field(cls, name, node.type)
                    cls.ir.fields.append((f"{name} is own", ir.BOOL))
                continue
            self._field(cls, name, node.type)

        self._kept_properties(cls)
        self._weak_reference(cls)

    def _weak_reference(self, cls: ClassInfo) -> None:
        """An object holds the weak reference to itself."""
        info = cls.info
        slotted = cls.dataclass_option("slots") or "__slots__" in info.names
        if info not in self._symbols.checked.facts.weak or slotted or info.fullname.startswith(RUNTIME):
            return
        if not any(name == ir.WEAK_REFERENCE for name, _ in cls.ir.fields):
            cls.ir.fields.append((ir.WEAK_REFERENCE, ir.Ref(self._classes.object.ir, nullable=True)))

    def _kept_properties(self, cls: ClassInfo) -> None:
        """Properties that are computed once have their values in fields."""
        for name, symbol in cls.info.names.items():
            node = symbol.node
            if isinstance(node, Decorator) and node.func in self._symbols.decorated.kept:
                held = self._types.of(expand(self._symbols.signature(node.func).ret_type, cls.env))
                cls.ir.fields.append((kept_flag(name), ir.BOOL))
                if held != ir.VOID:
                    cls.ir.fields.append((kept_value(name), held))


def _attributes(info: TypeInfo) -> dict[str, dict[str, bool]]:
    """What mypy knows of a dataclass's fields and InitVars, by their names."""
    return {str(known["name"]): known for known in info.metadata["dataclass"]["attributes"]}


def _is_of(type: MypyType | None, name: str) -> bool:
    """Whether an annotation in a dataclass's body is one of those that mark no field."""
    known = get_proper_type(type)
    return isinstance(known, Instance) and known.type.fullname == f"dataclasses.{name}"
