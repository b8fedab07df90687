"""Decorated functions where they are defined: what decorators make of them; and what caches can be asked."""

from __future__ import annotations

from mypy.nodes import (
    ARG_NAMED,
    ARG_POS,
    CallExpr,
    ClassDef,
    Decorator,
    Expression,
    FuncDef,
    MemberExpr,
    NameExpr,
    RefExpr,
)
from mypy.types import CallableType, Instance, TypeType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.decorators import CLASS_DECORATORS, decorator_name, running
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.objects import function_of
from ophion.compiler.frontend.mypy_types import Env, expand
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

CONTEXT_MANAGER_CLASS = "user.lib.contextlib._GeneratorContextManager"


class DecoratorCalls(Closures):
    """Lowers decorators."""

    def decorate(self, node: Decorator, value: op.Value) -> op.Value:
        """What a function's own decorators make of its value."""
        kind: MypyType = self.concrete(self.world.signature(node.func))
        for e in running(node):
            call = CallExpr(e, [self.ready(value, kind, e)], [ARG_POS], [None])
            call.set_line(e)
            taken, kind = kind, self._made_of(e, kind)
            self.world.checked.types[call] = kind
            factory = (
                function_of(e.callee.node)
                if isinstance(e, CallExpr) and isinstance(e.callee, RefExpr)
                else None
            )
            if factory is not None and self.nested(factory) is None and isinstance(e, CallExpr):
                value = self.value_call(self._from_factory(factory, e, taken, kind), call)
            else:
                value = self.expr(call)
        if not isinstance(value.type, ir.Function):
            self.refuse(
                node.original_decorators[0], "this decorator gives no function", "a call instead of it"
            )
        return value

    def stmt_ClassDef(self, s: ClassDef) -> None:
        self.class_body(s)
        self._tell_above(s)
        for decorator in reversed(s.decorators):
            if decorator_name(decorator) not in CLASS_DECORATORS:
                self._decorate_class(s, decorator)

    def _tell_above(self, node: ClassDef) -> None:
        """Call the `__init_subclass__` of the classes above a class, with the arguments of `class`."""
        told = any("__init_subclass__" in info.names for info in node.info.mro[1:-1])
        if not told or node.info.is_enum or self.world.structs.is_struct(node.info):
            return
        if node.info.type_vars:
            message = f"{node.name} is generic, and a class above it has an __init_subclass__"
            self.refuse(node, message, "a class that is not generic")
        cls = self.world.classes.named(node.info.fullname)
        method = self.world.classes.find(cls.base, "__init_subclass__") if cls.base is not None else None
        if method is None:
            return
        names = list(node.keywords)
        call = CallExpr(NameExpr(node.name), list(node.keywords.values()), [ARG_NAMED] * len(names), [*names])
        call.set_line(node)
        self.invoke(method, cls, self.none(), call, direct=True)

    def _decorate_class(self, node: ClassDef, e: Expression) -> None:
        """Call a decorator of a class, which gives the class itself."""
        name = NameExpr(node.name)
        name.node, name.fullname = node.info, node.info.fullname
        name.set_line(e)
        made = self.hold_value(self.class_literal(node.info, name))
        kind = TypeType(Instance(node.info, []))
        call = CallExpr(e, [self.ready(made, kind, e)], [ARG_POS], [None])
        call.set_line(e)
        self.world.checked.types[call] = kind
        factory = e.callee.node if isinstance(e, CallExpr) and isinstance(e.callee, NameExpr) else None
        if isinstance(factory, FuncDef) and isinstance(e, CallExpr):
            value = self.value_call(self._from_factory(factory, e, kind, kind), call)
        else:
            value = self.value_call(self.expr(e), call) if isinstance(e, CallExpr) else self.expr(call)
        if not isinstance(value.type, ir.TypeRef):
            self.refuse(
                e, "this decorator gives no class", "the class as it is, and what the decorator makes of it"
            )
        with self.unless(self.emit(op.Compare("eq", value, made))):
            self.raise_builtin("TypeError", self.text("a class decorator that gives another class"))

    def _from_factory(self, node: FuncDef, e: CallExpr, taken: MypyType, given: MypyType) -> op.Value:
        """The decorator that a function gives, the type variables of the decorator itself bound, too."""
        signature = self.world.signature(node)
        env = self.infer(signature, node, e, 0, {})
        function = self.world.named_type("builtins.function")
        wanted = CallableType([taken], [ARG_POS], [None], given, function)
        inner = [s.func if isinstance(s, Decorator) else s for s in node.body.body]
        nested = [self.world.signature(s) for s in inner if isinstance(s, FuncDef)]
        for formal in (signature.ret_type, *(s for s in nested if s.variables)):
            self.world.inference.unify(formal, wanted, env)
        values, actual = self.arguments(node, e, 0, env, signature)
        self.world.module_of(node.fullname)
        return self.finish_call(self.world.function(node, None, env, actual), values)

    def _made_of(self, decorator: Expression, kind: MypyType) -> MypyType:
        """The type of what a decorator gives for a function of a type."""
        callable = self.type_of(decorator)
        if not isinstance(callable, CallableType) or not callable.arg_types:
            self.refuse(decorator, "this decorator is not a function of a function", "a call instead of it")
        env: Env = {}
        self.world.inference.unify(callable.arg_types[0], kind, env)
        return expand(callable.ret_type, env)

    def define_decorated(self, node: Decorator) -> None:
        """Call the decorators of a function at the top of a module or of a class."""
        if node.func not in self.world.decorated.own:
            return
        signature = self.world.signature(node.func)
        owner = self.world.owner_of(node.func)
        if signature.variables or (owner is not None and owner.env) or node.func.is_class:
            self.refuse(node, "a generic function or class method has no decorators of one's own", "a call")
        variable = self.world.code.decorated_variable(node.func)
        plain = self.world.undecorated(node.func, owner, {}, {})
        value = self.decorate(node, self.wrap_function(plain, [], [p.type for p in plain.params]))
        kind = value.type
        if kind != variable.type:
            self.refuse(
                node.original_decorators[0],
                f"the decorators make a function of type {kind} of one of type {variable.type}",
                "a function of its own that calls this one",
            )
        self.emit(op.SetGlobal(variable, value))

    def cache_call(self, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """f.cache_clear() and f.cache_info() of a function with a cache."""
        if callee.name not in ("cache_clear", "cache_info") or not isinstance(callee.expr, RefExpr):
            return None
        node = self.function_named(callee.expr)
        if node is None or node not in self.world.decorated.caches:
            return None
        if node in self.scope.caches:
            variable = self.scope.caches[node]
            cache = self.load_place(variable, self.scope.places[variable])
        else:
            self.world.module_of(node.fullname)
            plain = self.world.undecorated(node, self.world.owner_of(node), {}, {})
            cache = self.world.code.cache(self, plain, node)
        return self.call_method(cache, callee.name, [], e)

    def as_manager(self, generator: op.Value) -> op.Value:
        """The generator that a function with @contextmanager gives, as a context manager."""
        cls = self.world.iterators.info(generator.type)
        assert cls is not None
        made = self.world.classes.named(CONTEXT_MANAGER_CLASS, cls.instance.args[0])
        self.world.fields.complete(made)
        return self.make_object(made, [generator])
