"""What a call calls, as far as its parameters are known by their names, each with what makes its default."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mypy.nodes import (
    ARG_NAMED,
    ARG_POS,
    ArgKind,
    CallExpr,
    Expression,
    FuncDef,
    MemberExpr,
    NameExpr,
    RefExpr,
    SuperExpr,
    TypeInfo,
    Var,
)
from mypy.types import Instance
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_info import ClassInfo, Method, Parameter
from ophion.compiler.frontend.lower.objects import Objects, function_of
from ophion.compiler.frontend.mypy_types import proper
from ophion.compiler.frontend.named_tuples import class_default, named_tuple_fields
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class Taken(NamedTuple):
    """A parameter, and what makes its default; the name of one that is given by position alone is empty."""

    name: str
    kind: ArgKind
    type: MypyType
    default: Callable[[], op.Value] | None


class Callee(NamedTuple):
    """What is called, with its parameters, those before the arguments of the call left out."""

    title: str
    """What its own messages call it."""
    whole: str
    """What the call's messages call it: with its module."""
    parameters: list[Taken]
    method: Method | None = None


class Callees(Objects):
    """Finds what calls call."""

    def callee_of(self, e: CallExpr) -> Callee | None:
        """What a call calls; None where its parameters are not known by their names."""
        callee = e.callee
        if isinstance(callee, SuperExpr):
            return self._of_super(callee, e)
        made = self.class_named(callee) or self.inner_class(callee)
        if made is not None:
            return self._of_class(made, e)
        if not isinstance(callee, RefExpr):
            return None
        node = function_of(callee.node)
        if node is not None and not node.info:
            known = self.nested(node) is not None or self._is_of_program(node.fullname)
            return self._of_function(node, 0, e) if known else None
        return self._of_method(callee, e) if isinstance(callee, MemberExpr) else None

    def _is_of_program(self, fullname: str) -> bool:
        return self.world.module_name(fullname) in self.world.checked.trees

    def _of_super(self, callee: SuperExpr, e: CallExpr) -> Callee | None:
        """super().name(...)."""
        owner = self.scope.owner
        while owner is not None and callee.info is not None and owner.info is not callee.info:
            owner = owner.base
        if owner is None or owner.base is None:
            return None
        if callee.name == "__init__":
            return self.callee_of_init(owner.base, e)
        method = self.world.classes.find(owner.base, callee.name)
        return None if method is None else self._of_function(method.function, 1, e)

    def _of_method(self, callee: MemberExpr, e: CallExpr) -> Callee | None:
        """object.name(...), Class.name(...)."""
        named = self.class_named(callee.expr)
        holder = proper(self.type_of(callee.expr)) if named is None else Instance(named, [])
        if not isinstance(holder, Instance) or not self._is_of_program(holder.type.fullname):
            return None
        if holder.type.type_vars and named is not None:
            return None
        method = self.world.classes.find(self.world.classes.of(holder), callee.name)
        if method is None:
            return None
        of_object = named is not None and not method.is_static and not method.is_class
        found = self._of_function(method.function, 0 if method.is_static or of_object else 1, e)
        return found if named is not None else found._replace(method=method)

    def _of_function(self, node: FuncDef, skip: int, e: CallExpr) -> Callee:
        """A function, method or `__init__`."""
        signature = self.world.signature(node)
        parameters = [
            Taken(
                "" if argument.pos_only else argument.variable.name,
                argument.kind,
                signature.arg_types[place],
                self._default_of(node, place, e) if argument.initializer is not None else None,
            )
            for place, argument in enumerate(node.arguments)
            if place >= skip
        ]
        module = node.info.module_name if node.info else self.world.module_name(node.fullname)
        if self.nested(node) is not None:
            path = self.world.paths.real(self.scope.path)
            module = next(name for name, tree in self.world.checked.trees.items() if tree.path == path)
        title = self.world.qualified.of(node, module)
        return Callee(title, self._with_module(title, module), parameters)

    def _default_of(self, node: FuncDef, place: int, e: CallExpr) -> Callable[[], op.Value]:
        return lambda: self.default(node, place, e)

    def _with_module(self, title: str, module: str) -> str:
        shown = self.world.qualified.module(module)
        return f"{shown}.{title}" if shown else title

    def _of_class(self, info: TypeInfo, e: CallExpr) -> Callee | None:
        """Class(...)."""
        if info.is_enum or info.is_newtype or not self._is_of_program(info.fullname):
            return None
        if info.typeddict_type is not None or self.world.structs.is_struct(info):
            return None
        title = self.world.qualified.of(info, info.module_name)
        whole = self._with_module(title, info.module_name)
        fields = named_tuple_fields(self.type_of(e)) if info.is_named_tuple else None
        if fields is not None:
            return Callee(f"{info.name}.__new__", whole, self._of_record(info, fields, e))
        owner = self.scope.owner
        type = proper(self.type_of(e)) if info.type_vars else Instance(info, [])
        if not isinstance(type, Instance) or type.type is not info:
            return None
        own = isinstance(e.callee, NameExpr) and isinstance(e.callee.node, Var) and owner is not None
        cls = owner if own and owner is not None else self.world.classes.of(type)
        found = self.callee_of_init(cls, e)
        return None if found is None else found._replace(whole=whole)

    def _of_record(self, info: TypeInfo, fields: list[str], e: CallExpr) -> list[Taken]:
        """The parameters of a named tuple."""
        held = self.ir_of(e)
        assert isinstance(held, ir.Tuple)
        found = []
        for name, type in zip(fields, held.items, strict=True):
            written = class_default(info, name)
            default = None if written is None else self._expression(written, type)
            found.append(Taken(name, ARG_POS, self.world.mypy_type(type), default))
        return found

    def _expression(self, e: Expression, type: ir.Type) -> Callable[[], op.Value]:
        return lambda: self.expr(e, type)

    def callee_of_init(self, cls: ClassInfo, e: CallExpr) -> Callee | None:
        """What makes the objects of a class."""
        self.world.fields.complete(cls)
        if self.world.classes.generates(cls, "__init__"):
            title = self.world.qualified.of(cls.info, cls.info.module_name) + ".__init__"
            parameters = [self._of_field(p, e) for p in cls.parameters if p.init]
            return Callee(title, self._with_module(title, cls.info.module_name), parameters)
        method = self.world.classes.find(cls, "__init__")
        if method is None or not self._is_of_program(method.owner.info.fullname):
            return None
        return self._of_function(method.function, 1, e)

    def _of_field(self, field: Parameter, e: CallExpr) -> Taken:
        """A field of a dataclass as a parameter."""
        default: Callable[[], op.Value] | None = None
        factory = field.factory
        if factory is not None:
            made = factory

            def default() -> op.Value:
                return self.factory_value(made, field.type, e)

        elif field.default is not None:
            default = self._expression(field.default, self.world.types.of(field.type))
        return Taken(field.name, ARG_NAMED if field.kw_only else ARG_POS, field.type, default)
