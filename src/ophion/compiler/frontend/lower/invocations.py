"""Calls of methods and of function values: what is called, directly or through a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from mypy.nodes import (
    ARG_POS,
    ARG_STAR,
    CallExpr,
    Context,
    Expression,
    MemberExpr,
    NameExpr,
    SuperExpr,
    TypeInfo,
    Var,
)
from mypy.types import Instance

from ophion.compiler.frontend.class_info import ClassInfo, Method
from ophion.compiler.frontend.lower.boxing import NUMBER_CLASSES
from ophion.compiler.frontend.lower.declining import Declined
from ophion.compiler.frontend.lower.member_access import LOOKED_UP
from ophion.compiler.frontend.lower.operators import is_simple
from ophion.compiler.frontend.lower.parameters import Parameters
from ophion.compiler.frontend.lower.sequence_items import direct_item
from ophion.compiler.frontend.mypy_types import Env, expand, without_none
from ophion.compiler.frontend.names import CLASSES, is_special
from ophion.compiler.frontend.overriding import Given, given
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import may_be_none, non_null


class Invocations(Parameters):
    """Lowers calls whose callee is an attribute or a value."""

    def finish_call(
        self, function: FunctionIR, values: list[op.Value], declined: Declined | None = None
    ) -> op.Value:
        """Call, and know that nothing follows a function that never returns."""
        result = self.call(function, values)
        if function.no_return:
            self.emit(op.Unreachable())
        return self.settled(function, result, declined)

    def value_call(self, callee: op.Value, e: CallExpr) -> op.Value:
        """Call a function value."""
        if may_be_none(callee.type):
            callee = self.coerce(callee, non_null(callee.type))
        if isinstance(callee.type, ir.TypeRef):
            return self.call_of_type(callee, e)
        if not isinstance(callee.type, ir.Function):
            cls = self.class_of(callee)
            method = self.world.classes.find(cls, "__call__") if cls is not None else None
            if cls is not None and method is not None:
                return self.invoke(method, cls, self.keep(callee), e)
            self.refuse(e, "this value cannot be called in compiled code")
        kind = callee.type
        if len(e.args) != len(kind.params) or any(given != ARG_POS for given in e.arg_kinds):
            message = "a function value is called with all its arguments, by position"
            self.refuse(e, message, "the call by the function's own name, or a lambda")
        callee = self.keep(callee)
        values = [
            self.coerce(self.keep(self.expr(a, t)), t) for a, t in zip(e.args, kind.params, strict=True)
        ]
        return self.emit(op.CallClosure([callee, *values], kind.result))

    def static_info(self, base: op.Value) -> ClassInfo | None:
        enum = self.enum_of(base)
        if enum is not None:
            return enum
        return self.static_class(base)

    def method_call(self, callee: MemberExpr, e: CallExpr) -> op.Value:
        """receiver.name(...)."""
        if (
            isinstance(callee.expr, NameExpr)
            and isinstance(callee.expr.node, Var)
            and callee.expr.node.is_cls
        ):
            assert self.scope.owner is not None
            return self.class_call(callee, self.scope.owner.info, e)
        if callee.name == "__class__":
            return self.value_call(self.expr(callee), e)
        asked = self.cache_call(callee, e)
        if asked is not None:
            return asked
        receiver = self.opened(self.expr(callee.expr), callee.expr, callee.name)
        if isinstance(receiver.type, ir.TypeRef):
            info = self.class_known(callee.expr)
            if info is not None and self._is_of_classes(info, callee.name):
                kind = self.hold_value(self.coerce(receiver, non_null(receiver.type)))
                return self.by_class(kind, info, self.ir_of(e), lambda each: self.class_call(callee, each, e))
        if self.is_union(receiver):
            result = self.ir_of(e)
            return self.by_member(receiver, result, lambda member: self.method_of(member, callee, e))
        if self.is_asked_by_name(receiver, callee.expr):
            return self.method_of_unknown(receiver, callee, e)
        found = self.method_of(receiver, callee, e)
        if found.type != ir.VOID and self.is_typed(callee.expr):
            return self.coerce(found, self.ir_of(e))
        return found

    def _is_of_classes(self, info: TypeInfo, name: str) -> bool:
        """Whether a class that is not generic has a static or class method of a name."""
        if info.type_vars or self.world.structs.is_struct(info) or info.is_enum or info.is_named_tuple:
            return False
        method = self.world.classes.find(self.world.classes.named(info.fullname), name)
        return method is not None and (method.is_static or method.is_class)

    def method_of(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """receiver.name(...) of a ready receiver."""
        enum = self.enum_of(non_null(receiver.type))
        special = self.special_method(receiver, callee, e) if enum is None else None
        if enum is not None:
            receiver = self.coerce_optional(receiver)
            if self.world.classes.find(enum, callee.name) is None:
                special = self._value_method(receiver, enum, callee, e)
        if special is not None:
            return special
        if may_be_none(receiver.type):
            receiver = self.coerce(receiver, non_null(receiver.type))
        named = self.operator_call(receiver, callee.name, e)
        if named is not None:
            return named
        info = self.static_info(receiver)
        if info is None:
            self.refuse(e, f"a value of type {receiver.type} has no method {callee.name} in compiled code")
        self.world.fields.complete(info)
        if callee.name in info.types or self.world.class_variables.root(info.info, callee.name) is not None:
            return self.value_call(self.member_of(receiver, callee), e)
        method = self.world.classes.find(info, callee.name)
        if method is None and self.world.classes.find(info, LOOKED_UP) is not None:
            return self.value_call(self.member_of(receiver, callee), e)
        if method is None:
            self._refuse_member(e, info, f"method {callee.name}")
        if any(not is_simple(a) for a in e.args):
            receiver = self.keep(receiver)
        return self.invoke(method, info, receiver, e)

    def _value_method(
        self, member: op.Value, enum: ClassInfo, callee: MemberExpr, e: CallExpr
    ) -> op.Value | None:
        """A method of the number or text that an enum's member is."""
        if not self.world.enums.is_text(enum.info):
            return self.special_method(self.plain_number(member), callee, e)
        text = self.enum_value(member, enum.info)
        special = self.special_method(text, callee, e)
        if special is not None:
            return special
        info = self.class_of(text)
        method = self.world.classes.find(info, callee.name) if info is not None else None
        if info is None or method is None:
            self.refuse(e, f"{enum.info.name} has no method {callee.name} in compiled code")
        return self.invoke(method, info, text, e)

    def invoke(
        self,
        method: Method,
        info: ClassInfo,
        receiver: op.Value,
        e: CallExpr,
        direct: bool = False,
        declined: Declined | None = None,
        begin: Callable[[], object] | None = None,
    ) -> op.Value:
        """Call a method found in a class with the arguments of a call expression; `begin` makes the receiver,
        when the arguments are there.
        """
        skip = 0 if method.is_static else 1
        for name in self.variants(method.function, e, skip):
            method = self.world.classes.find(info, name) or method
        node = method.function
        signature = self.world.signature(node)
        env = self.infer(signature, node, e, skip, dict(method.env))
        values, actual = self.arguments(node, e, skip, env, signature)
        if begin is not None:
            begin()
        known = direct_item(self, receiver, info, node.name, values) if skip else None
        if known is not None:
            return known
        if not direct and self._is_virtual(method, info, receiver):
            order = [(index, _name_of(argument, e)) for index, argument in enumerate(self.bind(node, e, skip))
                     if argument is not None]  # fmt: skip
            return self.dispatch(method, info, receiver, values, given(method, order, env), declined)
        if method.is_static:
            return self.finish_call(self.world.function(node, method.holder, env, actual), values)
        if method.is_class:
            cls: op.Value = self.emit(op.TypeLiteral(ir.TypeRef(), info.ir))
            return self.finish_call(self.world.function(node, info, env, actual), [cls, *values])
        function = self.world.function(node, method.holder, env, actual)
        return self.finish_call(function, [self.receiver(receiver, function), *values], declined)

    def _is_virtual(self, method: Method, info: ClassInfo, receiver: op.Value) -> bool:
        """Whether a call may be one of a method of a class below."""
        if method.alias:
            return False
        if method.is_static or method.is_class:
            if not isinstance(receiver.type, ir.Ref) or receiver.type.cls is not info.ir:
                return False
            if method.is_class and self.world.subclasses(info.info):
                return True
        return method.is_abstract or self.world.classes.overridden(info, method.function.name)

    def dispatch(
        self,
        method: Method,
        info: ClassInfo,
        receiver: op.Value,
        values: list[op.Value],
        call: Given,
        declined: Declined | None = None,
    ) -> op.Value:
        """Call through the vtable, with the topmost declaration's signature where it serves all versions."""
        name = method.function.name
        root = self.world.classes.root_of(info, name)
        top = self.world.classes.find(root, name)
        assert top is not None
        if self.world.overriding.agree(method, info.info, top, call):
            declared = self.world.method_signature(top, root)
            slot = self.world.classes.slot(info, name)
        else:
            declared = self.world.call_signature(method, method.owner, call)
            slot = self.world.classes.slot(method.owner, name, call)
            values = [values[position] for position, _ in call.arguments]
        receiver = self.receiver(receiver, declared)
        args = [self.coerce(v, p.type) for v, p in zip([receiver, *values], declared.params, strict=True)]
        called = self.emit(op.CallVirtual(declared, slot, args))
        result = self.settled(declared, called, declined)
        promised = self.world.types.of(expand(self.world.signature(method.function).ret_type, call.env))
        return self.coerce(result, promised)

    def bind_given(self, method: Method, cls: ClassInfo, target: FunctionIR, call: Given) -> None:
        """The body of a vtable entry: what a call gives goes to the parameters of a version of the method."""
        node, params = method.function, self.function.params
        skip = 0 if method.is_static else 1
        names = node.arg_names[skip:]
        bound: list[op.Value | None] = [None] * len(names)
        for (position, name), value in zip(call.arguments, params[1:], strict=True):
            at = names.index(name) if name in names else position
            if at >= len(bound):
                message = f"{node.name} takes fewer arguments than what it overrides"
                self.refuse(node, message, "the same arguments")
            bound[at] = value
        kind: op.Value = self.emit(op.TypeLiteral(ir.TypeRef(), cls.ir)) if method.is_class else params[0]
        values = [kind] if skip else []
        for index, given_value in enumerate(bound):
            values.append(self.default(node, index + skip, node) if given_value is None else given_value)
        if skip and not method.is_class:
            values[0] = self.receiver(params[0], target)
        result, promised = self.call(target, values), self.function.result
        self.emit(op.Return(None if promised == ir.VOID else self.coerce(result, promised)))

    def call_method(
        self,
        receiver: op.Value,
        name: str,
        args: list[op.Value],
        node: Context,
        declined: Declined | None = None,
    ) -> op.Value:
        if may_be_none(receiver.type):
            receiver = self.coerce(receiver, non_null(receiver.type))
        info = self.static_class(receiver)
        if info is None:
            self.refuse(node, f"a value of type {receiver.type} has no {name} in compiled code")
        direct = direct_item(self, receiver, info, name, args)
        if direct is not None:
            return direct
        method = self.world.classes.find(info, name)
        if method is None:
            self._refuse_member(node, info, name)
        signature = self.world.signature(method.function)
        taken = signature.arg_types[1 : len(args) + 1]
        args = [self.one_iterable(a, t) for a, t in zip(args, taken, strict=False)] + args[len(taken) :]
        if ARG_STAR in signature.arg_kinds:
            args = self._with_tuple(args, signature.arg_kinds.index(ARG_STAR) - 1, method, info)
        env: Env = dict(method.env)
        if signature.variables:
            taking = (
                [] if method.is_static or method.is_class else [receiver]
            )  # a Self is the receiver's type
            for formal, arg in zip(signature.arg_types[1 - len(taking) :], [*taking, *args], strict=False):
                self.unify_value(formal, arg, env)
        self.bind_defaults(signature, env)
        values = list(args)
        for position in range(len(values) + 1, len(signature.arg_types)):
            values.append(self.default(method.function, position, node))
        actual = self.actual_types(signature, [receiver, *values])
        if self._is_virtual(method, info, receiver):
            whole = given(method, [(place, None) for place in range(len(args))], env)
            return self.dispatch(method, info, receiver, values, whole, declined)
        function = self.world.function(method.function, method.holder, env, actual)
        return self.finish_call(function, [self.receiver(receiver, function), *values], declined)

    def call_hook(self, receiver: op.Value, name: str, args: list[op.Value], node: Context) -> op.Value:
        """Call a method of the library that Python has no name for: the program's by that name is another."""
        receiver = self.coerce(receiver, non_null(receiver.type))
        cls = self.static_class(receiver)
        answering = self.world.classes.answering(cls, name) if cls is not None else None
        if answering is not None and answering is not cls:
            receiver = self.emit(op.Cast(receiver, ir.Ref(answering.ir)))
        return self.call_method(receiver, name, args, node)

    def _with_tuple(
        self, args: list[op.Value], place: int, method: Method, info: ClassInfo
    ) -> list[op.Value]:
        """The arguments of a method with `*values`, these as one tuple."""
        target = self.world.method_signature(method, info).params[place + 1].type
        anything = ir.Ref(self.world.classes.object.ir, nullable=True)
        parts = [self.none(anything) if arg.type == ir.VOID else arg for arg in args[place:]]
        return [*args[:place], self.variable_tuple(self.emit(op.MakeTuple(parts)), target)]

    def _refuse_member(self, node: Context, cls: ClassInfo, what: str) -> NoReturn:
        """Refuse what a class does not have; `object`, or Any, may have anything."""
        if cls is self.world.classes.object:
            message = f"whether an object has the {what} is not known when compiling"
            self.refuse(
                node,
                message,
                "isinstance of a class that is not generic, or a variable of its type: x: str = value",
            )
        self.refuse(node, f"{cls.info.name} has no {what} in compiled code")

    def super_call(self, callee: SuperExpr, e: CallExpr) -> op.Value:
        """super().name(...): the base's method, called directly."""
        owner = self._where_written(callee)
        assert owner is not None and owner.base is not None, "mypy wants super() in a method"
        receiver: op.Value = self.scope.receiver or self.scope.function.params[0]
        if callee.name == "__init__" and self.world.classes.generates(owner.base, "__init__"):
            self.fill_dataclass(owner.base, receiver, e)
            return self.none()
        method = self.world.classes.find(owner.base, callee.name)
        if method is None or owner.base is self.world.classes.object:
            if callee.name == "__init__":
                return self.none()
            self.refuse(e, f"the base class has no {callee.name} in compiled code")
        if callee.name == "__init__" and self.fills(owner, method):
            empty = CallExpr(e.callee, [], [], [])
            empty.set_line(e)
            self.invoke(method, owner.base, receiver, empty, direct=True)
            self.fill(owner, receiver, e)
            return self.none()
        of_runtime = owner.info.fullname.startswith("ophion.runtime.exceptions.")
        converted = (
            self.exception_arguments(owner.base, e) if callee.name == "__init__" and not of_runtime else None
        )
        if converted is not None:
            return self.call(self.world.method(method, owner.base), [receiver, *converted])
        declined = self._decline_too if self.function.declines else None
        if not method.is_class or self.scope.owner is None:
            return self.invoke(method, owner.base, receiver, e, direct=True, declined=declined)
        return self._super_of_class(method, self.scope.owner, receiver, e)

    def _super_of_class(self, method: Method, cls: ClassInfo, receiver: op.Value, e: CallExpr) -> op.Value:
        """super().name(...) of a class method, which takes the class of this one, or of its object."""
        if not isinstance(receiver.type, ir.Ref) or not self.world.subclasses(cls.info):
            return self.invoke(method, cls, self.none(), e, direct=True)

        def call(info: TypeInfo) -> op.Value:
            return self.invoke(method, self.world.classes.named(info.fullname), self.none(), e, direct=True)

        kind = self.hold_value(self.emit(op.TypeOf(receiver, ir.TypeRef())))
        return self.by_class(kind, cls.info, self.ir_of(e), call)

    def is_root_told(self, callee: SuperExpr) -> bool:
        """Whether super().__init_subclass__ is that of `object`."""
        cls = self._where_written(callee)
        found = self.world.classes.find(cls.base, callee.name) if cls is not None and cls.base else None
        return callee.name == "__init_subclass__" and found is None

    def root_told(self, e: CallExpr) -> op.Value:
        """object.__init_subclass__(**mapping): nothing, where the mapping is empty."""
        assert self.scope.owner is not None
        message = f"{self.scope.owner.info.name}.__init_subclass__() takes no keyword arguments"
        for argument in e.args:
            with self.unless(self.emit(op.Not(self.truth(self.expr(argument))))):
                self.raise_builtin("TypeError", self.text(message))
        return self.none()

    def _where_written(self, callee: SuperExpr) -> ClassInfo | None:
        """The class whose body has a super(): the one that a method was asked of, or one above it."""
        cls = self.scope.owner
        while cls is not None and callee.info is not None and cls.info is not callee.info:
            cls = cls.base
        return cls

    def _decline_too(self) -> op.Value:
        """What a method does whose base's method declines: it declines, too."""
        self.decline()
        return self.none()

    def class_call(self, callee: MemberExpr, info: TypeInfo, e: CallExpr) -> op.Value:
        """Class.name(...): static and class methods, or a method with its object given first."""
        if self.world.structs.is_struct(info):
            special = self.struct_class_call(info, callee.name, e)
            if special is not None:
                return special
        if e.args and (info.fullname in NUMBER_CLASSES or self._is_python_operator(callee, info)):
            return self.method_of(self.expr(e.args[0]), callee, self._without_first(e))
        owner = self.scope.owner
        is_own = owner is not None and owner.info is info
        if info.is_named_tuple:
            cls = self.world.classes.record(info)
        else:
            cls = owner if is_own and owner else self.world.classes.of(self._class_instance(info, e))
        self.world.fields.complete(cls)
        method = self.world.classes.find(cls, callee.name)
        if method is None and self.world.class_variables.root(info, callee.name) is not None:
            return self.value_call(self.class_variable(info, callee.name), e)
        if method is None:
            self.refuse(e, f"{info.name} has no method {callee.name} in compiled code")
        if method.is_static or method.is_class:
            return self.invoke(method, cls, self.none(), e)
        receiver = self.expr(e.args[0])
        return self.invoke(method, method.owner, receiver, self._without_first(e), direct=True)

    def _without_first(self, e: CallExpr) -> CallExpr:
        """A call of a method with its object given first, without the object."""
        rest = CallExpr(e.callee, e.args[1:], e.arg_kinds[1:], e.arg_names[1:])
        rest.set_line(e)
        if e in self.world.checked.types:
            self.world.checked.types[rest] = self.world.checked.types[e]
        return rest

    def _is_python_operator(self, callee: MemberExpr, info: TypeInfo) -> bool:
        """Whether a special method of one of Python's own types is meant."""
        return is_special(callee.name) and info.fullname in CLASSES

    def _class_instance(self, info: TypeInfo, e: CallExpr) -> Instance:
        """The concrete class of Class.name(...): type arguments are those of the result, where it is of that
        class.
        """
        if info.type_vars and e in self.world.checked.types:
            result = without_none(self.type_of(e))
            if isinstance(result, Instance) and result.type is info:
                return result
        return Instance(info, [])


def _name_of(argument: Expression, e: CallExpr) -> str | None:
    """The name by which an argument is given."""
    return next((n for a, n in zip(e.args, e.arg_names, strict=True) if a is argument), None)
