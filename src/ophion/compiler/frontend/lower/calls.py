"""Calls: who is called, how arguments meet parameters, how objects are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from mypy.nodes import (
    ARG_OPT,
    ARG_POS,
    ARG_STAR,
    CallExpr,
    Context,
    Expression,
    FuncDef,
    IndexExpr,
    LambdaExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    RefExpr,
    StarExpr,
    SuperExpr,
    TupleExpr,
    TypeApplication,
    TypeInfo,
    Var,
)
from mypy.types import CallableType, Instance, TupleType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.classes import ClassInfo, Method
from ophion.compiler.frontend.lower.arguments import Arguments
from ophion.compiler.frontend.lower.declining import Declined
from ophion.compiler.frontend.lower.objects import function_of
from ophion.compiler.frontend.lower.operators import is_simple
from ophion.compiler.frontend.lower.sequence_items import direct_item
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.typemap import (
    Env,
    Untypable,
    expand,
    is_protocol,
    may_be_none,
    non_null,
    proper,
    without_none,
)
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR

PURE = {"__getitem__", "__len__", "get_slice", "live", "key_at", "value_at"}
"""Methods of builtin containers that cannot drop what a borrowed receiver is kept by."""


def _is_none(e: Expression) -> bool:
    return isinstance(e, NameExpr) and e.fullname == "builtins.None"


def _is_surplus(argument: Expression | None, e: CallExpr) -> TypeGuard[TupleExpr]:
    """Whether an argument is the tuple of those that a *parameter takes."""
    return isinstance(argument, TupleExpr) and argument not in e.args


def _place(e: CallExpr, argument: Expression) -> int:
    """The place of an argument in the call; that of the first one for a *parameter's."""
    if not _is_surplus(argument, e):
        return e.args.index(argument)
    first = argument.items[0] if argument.items else None
    return e.args.index(first.expr if isinstance(first, StarExpr) else first) if first else len(e.args)


class Calls(Arguments):
    """Lowers calls."""

    def call_expr(self, e: CallExpr) -> op.Value:
        if e.analyzed is not None:
            return self.expr(e.analyzed)
        callee = e.callee
        if isinstance(callee, IndexExpr) and isinstance(callee.analyzed, TypeApplication):
            callee = callee.analyzed.expr
        if isinstance(callee, MemberExpr) and callee.name in ("join", "format"):
            text = self.formatted(e)
            if text is not None:
                return text
        e = self.spread(e)
        if isinstance(callee, SuperExpr):
            return self.super_call(callee, e)
        if isinstance(callee, NameExpr) and isinstance(callee.node, Var) and callee.node.is_cls:
            assert self.scope.owner is not None
            if self.scope.owner.info.is_enum:
                return self.enum_lookup(self.scope.owner.info, e)
            return self.construct_class(self.scope.owner, e)
        if isinstance(callee, NameExpr) and isinstance(callee.node, FuncDef):
            nested = self.nested(callee.node)
            if nested is not None:
                return self.nested_call(callee.node, nested, e)
        if isinstance(callee, RefExpr) and not self._is_local(callee):
            result = self._named_call(callee, e)
            if result is not None:
                return result
        if isinstance(callee, MemberExpr):
            return self.method_call(callee, e)
        return self.value_call(self.expr(callee), e)

    def _is_local(self, callee: RefExpr) -> bool:
        return isinstance(callee.node, Var) and (
            callee.node in self.scope.places or (isinstance(callee, MemberExpr) and bool(callee.node.info))
        )

    def _named_call(self, callee: RefExpr, e: CallExpr) -> op.Value | None:
        """A call of something with a full name: known to the compiler, a class, or a function."""
        if isinstance(callee, MemberExpr) and not self._is_qualified(callee):
            return None
        name = callee.fullname
        if (
            isinstance(callee, MemberExpr)
            and isinstance(callee.expr, RefExpr)
            and isinstance(callee.expr.node, TypeInfo)
        ):
            name = f"{callee.expr.fullname}.{callee.name}"
        if name:
            known = self.builtin_call(name, e)
            if known is not None:
                return known
        node = self.world.resolve(callee.fullname) if "." in name else callee.node
        node = node if node is not None else callee.node
        if isinstance(node, TypeInfo):
            return self.construct(node, e)
        if (
            isinstance(callee, MemberExpr)
            and isinstance(callee.expr, RefExpr)
            and isinstance(callee.expr.node, TypeInfo)
        ):
            return self.class_call(callee, callee.expr.node, e)
        function = function_of(node)
        if (
            function is None
            or function.info
            or (isinstance(callee.node, FuncDef) and self._is_nested(callee))
        ):
            return None
        if function.fullname and self.world.module_name(function.fullname) not in self.world.checked.trees:
            self.refuse(e, f"{callee.fullname} is not available to compiled code")
        return self.call_function(function, e)

    def _is_nested(self, callee: RefExpr) -> bool:
        return callee.kind == 0

    def _is_qualified(self, callee: MemberExpr) -> bool:
        return isinstance(callee.expr, RefExpr) and isinstance(callee.expr.node, MypyFile | TypeInfo)

    # --- arguments ---

    def bind(self, node: FuncDef | LambdaExpr, e: CallExpr, skip: int) -> list[Expression | None]:
        """The argument expression of each parameter after the first `skip`; None where the
        default is meant.
        """
        names = node.arg_names[skip:]
        bound: list[Expression | None] = [None] * len(names)
        variadic = node.arg_kinds.index(ARG_STAR) - skip if ARG_STAR in node.arg_kinds else len(e.args)
        surplus: list[Expression] = []
        position = 0
        for argument, kind, name in zip(e.args, e.arg_kinds, e.arg_names, strict=True):
            if position == variadic and kind in (ARG_POS, ARG_STAR):
                surplus.append(argument if kind == ARG_POS else StarExpr(argument))
            elif kind == ARG_POS:
                if position >= len(names):
                    self.refuse(argument, f"{node.name} takes {len(names)} arguments in compiled code")
                bound[position] = argument
                position += 1
            elif kind == ARG_STAR:
                self.refuse(
                    argument, "* in a call needs a length known when compiling", "the arguments written out"
                )
            else:
                if name not in names:
                    self.refuse(argument, f"{node.name} has no parameter {name} in compiled code")
                bound[names.index(name)] = argument
        if ARG_STAR in node.arg_kinds:
            bound[variadic] = self._surplus(surplus, e)
        return bound

    def _surplus(self, items: list[Expression], e: CallExpr) -> TupleExpr:
        """The tuple of the arguments that a *parameter takes."""
        made = TupleExpr(items)
        made.set_line(e)
        if any(isinstance(item, StarExpr) for item in items):
            first = items[0]
            inside = isinstance(first, StarExpr)
            type = self.type_of(first.expr if isinstance(first, StarExpr) else first)
            element = self.world.types.element(type) if inside else type
            self.world.checked.types[made] = self.world.named_type("builtins.tuple", element)
        return made

    def default(self, node: FuncDef | LambdaExpr, position: int, e: Context) -> op.Value:
        """A parameter's default value."""
        initializer = node.arguments[position].initializer
        if initializer is None:
            self.refuse(e, f"{node.name} needs its argument {node.arg_names[position]}")
        known = self.world.constants.evaluate(initializer)
        if isinstance(known, int | str | bytes):
            return self.constant(known, ir.BOOL if isinstance(known, bool) else ir.INT)
        return self.expr(initializer)

    def arguments(
        self, node: FuncDef, e: CallExpr, skip: int, env: Env, signature: CallableType
    ) -> tuple[list[op.Value], dict[int, ir.Type]]:
        """Evaluate the arguments in order: (values for all parameters after `skip`, types of protocol
        parameters).
        """
        bound = self.bind(node, e, skip)
        order = sorted((_place(e, a), i) for i, a in enumerate(bound) if a is not None)
        values: list[op.Value | None] = [None] * len(bound)
        later = [a for a in bound if a is not None]
        for count, (_, index) in enumerate(order):
            argument = bound[index]
            assert argument is not None
            formal = self.formal(signature, index + skip)
            evaluate = self.at_once if node.fullname.startswith(RUNTIME) else self.expr
            value = evaluate(argument, self.hint_for(formal, env))
            if any(not is_simple(other) for other in later[count + 1 :]):
                value = self.keep(value)
            values[index] = value
        actual: dict[int, ir.Type] = {}
        result: list[op.Value] = []
        for index, value_or_none in enumerate(values):
            value = value_or_none if value_or_none is not None else self.default(node, index + skip, e)
            if is_protocol(signature.arg_types[index + skip]):
                actual[index + skip] = value.type
            result.append(value)
        return result, actual

    def formal(self, signature: CallableType, position: int) -> MypyType:
        """The type of a parameter inside its function: a tuple for *parameter."""
        type = signature.arg_types[position]
        if signature.arg_kinds[position] == ARG_STAR:
            return self.world.named_type("builtins.tuple", type)
        return type

    def hint_for(self, formal: MypyType, env: Env) -> ir.Type | None:
        """The IR type of a parameter, where it has one yet."""
        try:
            return self.world.types.of(expand(formal, env))
        except Untypable:
            return None

    def infer(self, signature: CallableType, node: FuncDef, e: CallExpr, skip: int, env: Env) -> Env:
        """Type arguments of a generic function from the types of its arguments and of the call."""
        if not signature.variables:
            return env
        result = dict(env)
        for index, bound in enumerate(self.bind(node, e, skip)):
            for argument in bound.items if _is_surplus(bound, e) else [bound]:
                if argument is not None and argument in self.world.checked.types:
                    self.world.types.unify(signature.arg_types[index + skip], self.type_of(argument), result)
        if e in self.world.checked.types:
            self.world.types.unify(signature.ret_type, self.type_of(e), result)
        self.bind_defaults(signature, result)
        return result

    def variants(self, node: FuncDef, e: CallExpr, skip: int) -> Iterator[str]:
        """The names of what may stand for a function of user/lib in this call.

        NAME_with_PARAMETER where an argument is given that may be None or that NAME does not take, NAME_of_3
        where there are three and NAME takes fewer, NAME_of_mapping where the first is a mapping,
        NAME_of_floats and NAME_in_2 where the items of the result are floats or pairs.
        """
        if not node.fullname.startswith("user.lib."):
            return
        name = "init" if node.name == "__init__" else node.name
        kinds = (ARG_POS, ARG_OPT)
        variadic = ARG_STAR in node.arg_kinds
        parameters = [] if variadic else [a for a in node.arguments[skip:] if a.kind in kinds]
        for position, (argument, given) in enumerate(zip(e.args, e.arg_names, strict=True)):
            parameter = parameters[position] if given is None and position < len(parameters) else None
            default = parameter.initializer if parameter is not None else None
            if given is None and (default is None or not _is_none(default)):
                continue
            if not _is_none(argument):
                yield f"{name}_with_{given if parameter is None else parameter.variable.name}"
        if len(e.args) > len(parameters) and not variadic:
            yield f"{name}_of_{len(e.args)}"
        if e.args and e.args[0] in self.world.checked.types:
            first = without_none(self.type_of(e.args[0]))
            if isinstance(first, Instance) and first.type.has_base("typing.Mapping"):
                yield f"{name}_of_mapping"
        result = self.type_of(e) if e in self.world.checked.types else None
        if isinstance(result, Instance) and result.type.module_name == "itertools" and result.args:
            item = proper(result.args[0])
            if isinstance(item, TupleType):
                yield f"{name}_in_{len(item.items)}"
            elif isinstance(item, Instance) and item.type.fullname == "builtins.float":
                yield f"{name}_of_floats"

    def call_function(self, node: FuncDef, e: CallExpr, owner: ClassInfo | None = None) -> op.Value:
        """Call a module-level function."""
        for name in self.variants(node, e, 0):
            other = self.world.lookup(f"{node.fullname.rpartition('.')[0]}.{name}")
            if isinstance(other, FuncDef):
                node = other
                break
        signature = self.world.signature(node)
        env = self.infer(signature, node, e, 0, {})
        values, actual = self.arguments(node, e, 0, env, signature)
        self.world.module_of(node.fullname)
        return self.finish_call(self.world.function(node, owner, env, actual), values)

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
        if not isinstance(callee.type, ir.Function):
            cls = self.class_of(callee)
            if cls is not None and self.world.classes.find(cls, "__call__") is not None:
                return self.call_method(callee, "__call__", [self.expr(a) for a in e.args], e)
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

    # --- methods ---

    def static_info(self, base: op.Value, e: MemberExpr) -> ClassInfo | None:
        enum = self.enum_of(base)
        if enum is not None:
            return enum
        return (
            self.class_of(base)
            if not isinstance(base.type, ir.View)
            else self.world.struct_class(base.type.struct)
        )

    def method_call(self, callee: MemberExpr, e: CallExpr) -> op.Value:
        """receiver.name(...)."""
        if (
            isinstance(callee.expr, NameExpr)
            and isinstance(callee.expr.node, Var)
            and callee.expr.node.is_cls
        ):
            assert self.scope.owner is not None
            return self.class_call(callee, self.scope.owner.info, e)
        receiver = self.expr(callee.expr, borrow=callee.name in PURE and all(map(is_simple, e.args)))
        if self.is_union(receiver):
            result = self.ir_of(e)
            return self.by_member(receiver, result, e, lambda member: self.method_of(member, callee, e))
        return self.method_of(receiver, callee, e)

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
        info = self.static_info(receiver, callee)
        if info is None:
            self.refuse(e, f"a value of type {receiver.type} has no method {callee.name} in compiled code")
        self.world.classes.complete(info)
        if callee.name in info.types:
            return self.value_call(self.member_of(receiver, callee), e)
        method = self.world.classes.find(info, callee.name)
        if method is None:
            self.refuse(e, f"{info.info.name} has no method {callee.name} in compiled code")
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
    ) -> op.Value:
        """Call a method found in a class with the arguments of a call expression."""
        skip = 0 if method.is_static else 1
        for name in self.variants(method.function, e, skip):
            method = self.world.classes.find(info, name) or method
        node = method.function
        signature = self.world.signature(node)
        env = self.infer(signature, node, e, skip, dict(method.env))
        values, actual = self.arguments(node, e, skip, env, signature)
        known = direct_item(self, receiver, info, node.name, values) if skip else None
        if known is not None:
            return known
        own = {k: v for k, v in env.items() if k not in method.env}
        if method.is_static:
            return self.finish_call(self.world.function(node, method.holder, env, actual), values)
        if method.is_class:
            cls: op.Value = self.emit(op.TypeLiteral(ir.TypeRef(), info.ir))
            return self.finish_call(self.world.function(node, info, env, actual), [cls, *values])
        if not direct and not own and self._is_virtual(method, info):
            return self.dispatch(method, info, receiver, values, declined)
        function = self.world.function(node, method.holder, env, actual)
        return self.finish_call(function, [self.receiver(receiver, function), *values], declined)

    def _is_virtual(self, method: Method, info: ClassInfo) -> bool:
        return method.is_abstract or self.world.classes.overridden(info, method.function.name)

    def dispatch(
        self,
        method: Method,
        info: ClassInfo,
        receiver: op.Value,
        values: list[op.Value],
        declined: Declined | None = None,
    ) -> op.Value:
        """Call through the vtable, with the topmost declaration's signature."""
        name = method.function.name
        slot = self.world.classes.slot(info, name)
        root = self.world.classes.root_of(info, name)
        top = self.world.classes.find(root, name)
        assert top is not None
        declared = self.world.method_signature(top, root)
        receiver = self.receiver(receiver, declared)
        args = [self.coerce(v, p.type) for v, p in zip([receiver, *values], declared.params, strict=True)]
        called = self.emit(op.CallVirtual(declared, slot, args))
        result = self.settled(declared, called, declined)
        promised = self.world.types.of(expand(self.world.signature(method.function).ret_type, method.env))
        return self.coerce(result, promised)

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
        enum = self.enum_of(receiver)
        if enum is not None:
            info: ClassInfo | None = enum
        elif isinstance(receiver.type, ir.View):
            info = self.world.struct_class(receiver.type.struct)
        else:
            info = self.class_of(receiver)
        if info is None:
            self.refuse(node, f"a value of type {receiver.type} has no {name} in compiled code")
        direct = direct_item(self, receiver, info, name, args)
        if direct is not None:
            return direct
        method = self.world.classes.find(info, name)
        if method is None:
            self.refuse(node, f"{info.info.name} has no {name} in compiled code")
        signature = self.world.signature(method.function)
        env: Env = dict(method.env)
        for formal, arg in zip(signature.arg_types[1:], args, strict=False):
            if signature.variables:
                self.unify_value(formal, arg, env)
        self.bind_defaults(signature, env)
        values = list(args)
        for position in range(len(values) + 1, len(signature.arg_types)):
            values.append(self.default(method.function, position, node))
        actual = self.actual_types(signature, [receiver, *values])
        own = {k: v for k, v in env.items() if k not in method.env}
        if not own and self._is_virtual(method, info):
            return self.dispatch(method, info, receiver, values, declined)
        function = self.world.function(method.function, method.holder, env, actual)
        return self.finish_call(function, [self.receiver(receiver, function), *values], declined)

    def super_call(self, callee: SuperExpr, e: CallExpr) -> op.Value:
        """super().name(...): the base's method, called directly."""
        owner = self.scope.owner
        if owner is None or owner.base is None:
            self.refuse(e, "super() stands outside a class")
        receiver: op.Value = self.scope.receiver or self.scope.function.params[0]
        method = self.world.classes.find(owner.base, callee.name)
        if method is None or owner.base is self.world.classes.object:
            if callee.name == "__init__":
                return self.none()
            self.refuse(e, f"the base class has no {callee.name} in compiled code")
        if owner.base.is_dataclass and callee.name == "__init__":
            self.fill_dataclass(owner.base, receiver, e)
            return self.none()
        of_runtime = owner.info.fullname.startswith("ophion.runtime.exceptions.")
        converted = (
            self.exception_arguments(owner.base, e) if callee.name == "__init__" and not of_runtime else None
        )
        if converted is not None:
            return self.call(self.world.method(method, owner.base), [receiver, *converted])
        declined = self._decline_too if self.function.declines else None
        return self.invoke(method, owner.base, receiver, e, direct=True, declined=declined)

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
        owner = self.scope.owner
        is_own = owner is not None and owner.info is info
        cls = owner if is_own and owner else self.world.classes.of(self._class_instance(info, e))
        self.world.classes.complete(cls)
        method = self.world.classes.find(cls, callee.name)
        if method is None:
            self.refuse(e, f"{info.name} has no method {callee.name} in compiled code")
        if method.is_static or method.is_class:
            return self.invoke(method, cls, self.none(), e)
        receiver = self.expr(e.args[0])
        rest = CallExpr(e.callee, e.args[1:], e.arg_kinds[1:], e.arg_names[1:])
        rest.set_line(e)
        return self.invoke(method, method.owner, receiver, rest, direct=True)

    def _class_instance(self, info: TypeInfo, e: CallExpr) -> Instance:
        """The concrete class of Class.name(...): type arguments are those of the result, where it is of that
        class.
        """
        if info.type_vars and e in self.world.checked.types:
            result = without_none(self.type_of(e))
            if isinstance(result, Instance) and result.type is info:
                return result
        return Instance(info, [])

    # --- objects ---
