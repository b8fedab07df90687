"""Objects: what Class(...) does, for classes, dataclasses, enums and named tuples."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import (
    CallExpr,
    Decorator,
    Expression,
    FuncDef,
    LambdaExpr,
    NameExpr,
    OverloadedFuncDef,
    RefExpr,
    TypeInfo,
)
from mypy.types import Instance
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_info import ClassInfo, Method, Parameter
from ophion.compiler.frontend.lower.exception_objects import EXCEPTIONS, ExceptionObjects, calls_base
from ophion.compiler.frontend.mypy_types import without_none
from ophion.compiler.frontend.named_tuples import class_default, named_tuple_fields
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

FILLED = ("list", "dict", "set")
"""The builtin containers that are called with what they hold."""
LIST = "ophion.runtime.lists.List"
"""The class whose `__init__` without arguments leaves a new object as it is: all zero."""


class Objects(ExceptionObjects):
    """Objects: what Class(...) does, for classes, dataclasses, enums and named tuples."""

    def construct(self, info: TypeInfo, e: CallExpr) -> op.Value:
        """Class(...)."""
        if info.is_newtype:
            return self.coerce(self.expr(e.args[0]), self.ir_type(info.bases[0], e))
        if info.is_enum:
            return self.enum_lookup(info, e)
        if self.world.structs.is_struct(info):
            return self.new_struct(info)
        if info.typeddict_type is not None:
            return self.dict_call(e)
        type = without_none(self.type_of(e))
        if not isinstance(type, Instance):
            fields = named_tuple_fields(type)
            if fields is not None:
                return self.named_tuple(info, fields, e)
            self.refuse(
                e, "this class cannot be called in compiled code", "a NamedTuple, or a class with fields"
            )
        return self.construct_class(self.world.classes.of(self.world.types.open_forms.made(type, e)), e)

    def construct_class(self, cls: ClassInfo, e: CallExpr) -> op.Value:
        """A new object of a class: its generated or written __init__ with the arguments of a call."""
        info = cls.info
        self.world.fields.complete(cls)
        if cls.info.is_abstract:
            self.refuse(e, f"{info.name} is abstract")
        if self.world.classes.generates(cls, "__init__"):
            obj = self.register(ir.Ref(cls.ir))
            self.fill_dataclass(cls, obj, e, begin=partial(self.allocate, cls, obj))
            if self.is_exception(cls):
                names = [p.name for p, name in zip(cls.parameters, e.arg_names, strict=False) if name is None]
                self.set_arguments(obj, [self.field(obj, cls, name) for name in names])
            return obj
        if cls.info.has_base("builtins.str"):
            return self._text_object(cls, e)
        converted = self.exception_arguments(cls, e)
        if converted is not None:
            of_runtime = self.scope.function.name.startswith(f"{EXCEPTIONS}.")
            if cls.info.fullname == f"{EXCEPTIONS}.OSError" and not of_runtime:
                return self.runtime("exceptions.os_error", converted)
            return self.make_object(cls, converted)
        method = self.world.classes.find(cls, "__init__")
        if self.fills(cls, method):
            holder = self.hold_value(self.make_object(cls, []))
            self.fill(cls, holder, e)
            return holder
        if method is None or (cls.info.fullname == LIST and not e.args):
            return self.allocate(cls)
        if self.is_exception(cls) and not calls_base(method.function):
            obj = self.allocate(cls)
            self.init_exception(method, cls, obj, e)
            return obj
        obj = self.register(ir.Ref(cls.ir))
        self.invoke(method, cls, obj, e, direct=True, begin=partial(self.allocate, cls, obj))
        return obj

    def _text_object(self, cls: ClassInfo, e: CallExpr) -> op.Value:
        """An object of a class below str, which has nothing but the text."""
        plain = self.world.classes.named("builtins.str")
        method = self.world.classes.find(cls, "__init__")
        if len(cls.ir.fields) > len(plain.ir.fields) or (method is not None and method.owner is not plain):
            self.refuse(e, f"{cls.info.name} is a text with fields", "a class with the text as a field")
        text = self.hold_value(self.str_call(e))
        size = self.emit(op.GetField(text, plain.ir, "size"))
        cls.constructed = cls.ir.tail = True
        whole = self.emit(op.Arithmetic("add", size, self.number(1), ir.INT))
        made = self.hold_value(self.emit(op.New(cls.ir, [whole])))
        self.runtime("strings.fill", [made, text])
        return made

    def fills(self, cls: ClassInfo, method: Method | None) -> bool:
        """Whether what a class below list, dict or set is called with are items for it."""
        below = any(cls.info.has_base(f"builtins.{kind}") for kind in FILLED)
        return below and method is not None and method.owner.info.module_name.startswith(f"{RUNTIME}.")

    def fill(self, cls: ClassInfo, holder: op.Value, e: CallExpr) -> None:
        """What `__init__` of list, dict or set does, which asks no method of a class below."""
        if not e.args:
            return
        kind = next(kind for kind in FILLED if cls.info.has_base(f"builtins.{kind}"))
        plain = map_instance_to_supertype(cls.instance, self.world.type_info(f"builtins.{kind}"))
        call = CallExpr(NameExpr(kind), e.args, e.arg_kinds, e.arg_names)
        call.set_line(e)
        self.world.checked.types[call] = plain
        if kind == "set":
            self.call_hook(holder, "put_all", [self.set_call(call, kind)], e)
        elif kind == "dict":
            self.call_hook(holder, "put_all", [self.dict_call(call)], e)
        else:
            self.call_hook(holder, "append_all", [self.list_call(call)], e)

    def named_tuple(self, info: TypeInfo, fields: list[str], e: CallExpr) -> op.Value:
        """A NamedTuple: its items side by side."""
        by_name = {name: arg for name, arg in zip(e.arg_names, e.args, strict=True) if name is not None}
        positional = [arg for name, arg in zip(e.arg_names, e.args, strict=True) if name is None]
        target = self.ir_of(e)
        assert isinstance(target, ir.Tuple)
        values: list[op.Value] = []
        for index, name in enumerate(fields):
            argument = positional[index] if index < len(positional) else by_name.get(name)
            if argument is None:
                argument = class_default(info, name)
            if argument is None:
                self.refuse(e, f"{info.name} needs {name}")
            values.append(self.coerce(self.keep(self.expr(argument)), target.items[index]))
        made = self.emit(op.MakeTuple(values))
        made.type = target
        return made

    def allocate(self, cls: ClassInfo, place: op.Register | None = None) -> op.Register:
        """A new object with the defaults of its class bodies, in `place`."""
        self.world.fields.complete(cls)
        cls.constructed = True
        obj = place or self.register(ir.Ref(cls.ir))
        self.emit(op.Assign(obj, self.emit(op.New(cls.ir))))
        self.surround(obj, cls)
        for name, value in cls.defaults.items():
            type = self.field_type(cls, name)
            known = self.world.constants.evaluate(value)
            if known is not None and not isinstance(known, str | bytes) and int(known) == 0:
                continue
            ready = self.expr(value) if known is None else self.constant(known, type)
            self.set_field(obj, cls, name, ready, initial=True)
        return obj

    def make_object(self, cls: ClassInfo, args: list[op.Value]) -> op.Value:
        obj = self.allocate(cls)
        method = self.world.classes.find(cls, "__init__")
        if method is not None and not (cls.info.fullname == LIST and not args):
            values = list(args)
            for position in range(len(values) + 1, len(method.function.arguments)):
                values.append(self.default(method.function, position, method.function))
            self.call(self.world.method(method, cls), [obj, *values])
        return obj

    def fill_dataclass(
        self, cls: ClassInfo, obj: op.Value, e: CallExpr, begin: Callable[[], object] | None = None
    ) -> None:
        """What the generated __init__ of a dataclass does; `begin` makes the object, when all values are
        there.
        """
        self.world.fields.complete(cls)
        taken = [p for p in cls.parameters if p.init and not p.kw_only]
        given: dict[str, Expression] = {}
        for position, (argument, name) in enumerate(zip(e.args, e.arg_names, strict=True)):
            given[name or taken[position].name] = argument
        values: list[tuple[Parameter, op.Value]] = []
        for parameter in cls.parameters:
            type = self.world.types.of(parameter.type)
            if parameter.name in given:
                value = self.expr(given[parameter.name], type)
                if len(given) > 1:
                    value = self.keep(value)
            elif parameter.factory is not None:
                value = self.factory_value(parameter.factory, parameter.type, e)
            elif parameter.default is not None:
                value = self.expr(parameter.default, type)
            else:
                continue
            values.append((parameter, self.coerce(value, type)))
        if begin is not None:
            begin()
        for parameter, value in values:
            if not parameter.passing:
                self.set_field(obj, cls, parameter.name, value, initial=begin is not None)
        if self.world.classes.find(cls, "__post_init__") is not None:
            passed = [value for parameter, value in values if parameter.passing]
            self.call_method(obj, "__post_init__", passed, e)

    def factory_value(self, factory: Expression, type: MypyType, e: CallExpr) -> op.Value:
        """field(default_factory=...)."""
        concrete = without_none(type)
        if (
            isinstance(factory, RefExpr)
            and isinstance(factory.node, TypeInfo)
            and isinstance(concrete, Instance)
        ):
            return self.make_object(self.world.classes.of(concrete), [])
        if isinstance(factory, LambdaExpr):
            return self.expr(factory.expr())
        call = CallExpr(factory, [], [], [])
        call.set_line(e)
        node = function_of(factory.node) if isinstance(factory, RefExpr) else None
        if node is None:
            return self.value_call(self.expr(factory), call)
        return self.call_function(node, call)


def function_of(node: object) -> FuncDef | None:
    """The function behind a symbol; of an overloaded one, the implementation."""
    if isinstance(node, Decorator):
        node = node.func
    if isinstance(node, OverloadedFuncDef):
        implementation = node.impl
        node = implementation.func if isinstance(implementation, Decorator) else implementation
    return node if isinstance(node, FuncDef) else None
