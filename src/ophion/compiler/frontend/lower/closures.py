"""Functions as values: nested functions, lambdas, bound methods, module functions."""

from __future__ import annotations

from typing import NoReturn

from mypy.nodes import (
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    CallExpr,
    Decorator,
    Expression,
    FuncDef,
    LambdaExpr,
    MemberExpr,
    NameExpr,
    RefExpr,
    TypeInfo,
)
from mypy.types import CallableType, Instance, get_proper_type
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.lower.class_tests import ClassTests
from ophion.compiler.frontend.lower.nested_functions import type_of_self
from ophion.compiler.frontend.lower.scope import Scope
from ophion.compiler.frontend.scan import is_local
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR


class Closures(ClassTests):
    """Lowers function values."""

    def lambda_expr(self, e: LambdaExpr) -> op.Value:
        type = self.type_of(e)
        assert isinstance(type, CallableType)
        return self.closure(e, type)

    def generic_function(self, node: FuncDef, hint: ir.Function) -> op.Value:
        """A generic function as a value of a type: its type arguments are those of the type."""
        signature = self.world.signature(node)
        env = dict(self.env)
        for formal, held in zip(signature.arg_types, hint.params, strict=False):
            self.world.inference.unify(formal, self.world.mypy_type(held), env)
        target = self.world.function(node, None, env)
        self.world.module_of(node.fullname)
        return self.wrap_function(target, [], [p.type for p in target.params])

    def function_value(self, e: Expression, node: FuncDef) -> op.Value:
        known = self.nested(node)
        if known is not None:
            return self.nested_value(known)
        signature = self.world.signature(node)
        env = dict(self.env)
        if signature.variables and e in self.world.checked.types:
            self.world.inference.unify(signature, self.type_of(e), env)
        if node.info and not node.is_static:
            self.refuse(e, "a method without its object cannot be a value", "a lambda that calls it")
        target = self.world.function(node, None, env)
        self.world.module_of(node.fullname)
        return self.wrap_function(target, [], [p.type for p in target.params])

    def class_as_function(self, e: RefExpr, hint: ir.Function) -> op.Value:
        """A class where a function is wanted: what makes its objects, or their empty values."""
        name = e.fullname.rpartition(".")[2]
        if hint.params:
            if isinstance(e.node, TypeInfo) and e.node.type_vars and self._is_anything(hint.result):
                self._refuse_generic(e)
            exception = isinstance(e.node, TypeInfo) and e.node.has_base("builtins.BaseException")
            if isinstance(e, NameExpr) and e.fullname.startswith("builtins.") and not exception:
                return self.builtin_value(e, hint)
            return self._constructor(e, hint)
        closure = self.world.hidden.closure([])
        code = self.code_for(f"{name}.value", closure, hint, e)
        self._named_as_class(code, e)
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        inner.emit(op.Return(inner.empty_value(hint.result, e, name)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, closure, [], hint, shared=True))

    def _refuse_generic(self, e: RefExpr) -> NoReturn:
        name = e.fullname.rpartition(".")[2]
        self.refuse(e, f"what a {name} holds is not known here", "a function that makes it, such as a lambda")

    def _is_anything(self, type: ir.Type) -> bool:
        cls = self.class_of(type)
        return cls is not None and cls is self.world.classes.object

    def _named_as_class(self, code: FunctionIR, e: RefExpr) -> None:
        if isinstance(e.node, TypeInfo):
            code.called, code.stands = e.node.name, "class"
            code.module = self.world.qualified.module_of_class(self.world.implementation(e.node))
            code.qualified = self.world.qualified.of(e.node, e.node.module_name)

    def _constructor(self, e: RefExpr, hint: ir.Function) -> op.Value:
        """A class of the program as a function that makes its objects."""
        assert isinstance(e.node, TypeInfo)
        around = self.with_surroundings(self.world.classes.named(e.node.fullname)) if is_local(e.node) else []
        held = [self.hold_value(self.environment_of(each)) for each in around]
        closure = self.world.hidden.closure([value.type for value in held])
        code = self.code_for(f"{e.node.fullname}.value", closure, hint, e)
        self._named_as_class(code, e)
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        for each, (name, _) in zip(around, closure.fields, strict=True):
            inner.scope.around[each.info] = inner.emit(op.GetField(code.params[0], closure, name))
        args: list[Expression] = [inner.ready(p, self.world.mypy_type(p.type), e) for p in code.params[1:]]
        call = CallExpr(e, args, [ARG_POS] * len(args), [None] * len(args))
        call.set_line(e)
        self.world.checked.types[call] = self._made_by(e, e.node, hint)
        made = inner.construct(e.node, call)
        inner.emit(op.Return(inner.coerce(made, hint.result)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, closure, list(held), hint))

    def _made_by(self, e: RefExpr, info: TypeInfo, hint: ir.Function) -> MypyType:
        """What the objects of a class are, which may be wanted as something above it."""
        if not info.type_vars:
            return info.tuple_type or Instance(info, [])
        cls = self.class_of(hint.result)
        if cls is None or cls.info is not self.world.implementation(info):
            self._refuse_generic(e)
        return self.world.mypy_type(hint.result)

    def empty_value(self, type: ir.Type, e: RefExpr, name: str) -> op.Value:
        """What a class gives that is called without arguments."""
        if type in (ir.INT, ir.BOOL, ir.FLOAT, ir.U64):
            return op.Constant(type, 0.0 if type == ir.FLOAT else 0)
        if self.is_builtin(type, "str"):
            return self.text("")
        cls = self.class_of(type)
        wanted = self.world.implementation(e.node) if isinstance(e.node, TypeInfo) else None
        if cls is None or wanted is not cls.info:
            self.refuse(e, f"the class {name} cannot be a function value here", f"lambda: {name}()")
        return self.make_object(cls, [])

    def with_defaults(self, value: op.Value, e: RefExpr, hint: ir.Type | None) -> op.Value:
        """A function value that takes only the arguments that are wanted: the others get their defaults."""
        source = value.type
        if not isinstance(hint, ir.Function) or not isinstance(source, ir.Function):
            return value
        node = self.function_named(e)
        wanted = len(hint.params)
        if node is None or wanted >= len(source.params):
            return value
        skip = len(node.arguments) - len(source.params)
        left = node.arguments[skip + wanted :]
        if any(a.initializer is None and a.kind not in (ARG_STAR, ARG_STAR2) for a in left):
            return value
        defaults = [
            self.hold_value(self.coerce(self.default(node, index, e), type))
            for index, type in enumerate(source.params[wanted:], skip + wanted)
        ]
        cls = self.world.hidden.closure([source, *source.params[wanted:]])
        fewer = ir.Function(source.params[:wanted], source.result)
        code = self.code_for("closure.defaults", cls, fewer, e)
        code.stands, code.behind = "adapter", "0"
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        kept = inner.emit(op.GetField(code.params[0], cls, "0"))
        args: list[op.Value] = list(code.params[1:])
        for name, _ in cls.fields[1:]:
            args.append(inner.emit(op.GetField(code.params[0], cls, name)))
        result = inner.emit(op.CallClosure([kept, *args], source.result))
        inner.emit(op.Return(None if source.result == ir.VOID else result))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, cls, [value, *defaults], fewer))

    def called_with(self, e: RefExpr, node: FuncDef, hint: ir.Function) -> op.Value:
        """A function of any number of arguments where one of a certain number is wanted: what calls it."""
        closure = self.world.hidden.closure([])
        code = self.code_for(f"{node.fullname}.value", closure, hint, e)
        code.called = node.name
        code.qualified = self.world.qualified.of(node, self.world.module_name(node.fullname))
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        given: list[Expression] = [inner.ready(p, self.world.mypy_type(p.type), e) for p in code.params[1:]]
        call = CallExpr(e, given, [ARG_POS] * len(given), [None] * len(given))
        call.set_line(e)
        self.world.checked.types[call] = self.world.signature(node).ret_type
        result = inner.expr(call)
        inner.emit(op.Return(None if hint.result == ir.VOID else inner.coerce(result, hint.result)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, closure, [], hint, shared=True))

    def function_named(self, e: RefExpr) -> FuncDef | None:
        """The function or method behind a name or an attribute."""
        node = self.world.resolve(e.fullname) if e.fullname else None
        node = node or e.node
        if isinstance(e, MemberExpr) and not isinstance(node, FuncDef):
            holder = get_proper_type(self.type_of(e.expr))
            info = holder.type if isinstance(holder, Instance) else None
            if isinstance(e.expr, RefExpr) and isinstance(e.expr.node, TypeInfo):
                info = e.expr.node
            symbol = info.get(e.name) if info is not None else None
            node = symbol.node if symbol is not None else node
        if isinstance(node, Decorator):
            node = node.func
        return node if isinstance(node, FuncDef) else None

    def wrap_function(self, target: FunctionIR, captured: list[op.Value], params: list[ir.Type]) -> op.Value:
        """A closure object around a plain function."""
        cls = self.world.hidden.closure([])
        code = self.world.generated(("wrapper", target), lambda: self._wrapper(target, cls))
        kind = ir.Function(tuple(params), target.result)
        return self.emit(op.MakeClosure(code, cls, captured, kind, shared=not captured))

    def _wrapper(self, target: FunctionIR, cls: ir.ClassIR) -> FunctionIR:
        """The code of a closure around a plain function."""
        params = [op.Register(ir.Ref(cls), "closure", parameter=True)]
        params += [op.Register(p.type, p.name, parameter=True) for p in target.params]
        code = FunctionIR(
            self.world.unique(f"{target.name}.value"), params, target.result,
            file=target.file, line=target.line, noted=False,
            called=target.display_name, qualified=target.qualified,
        )  # fmt: skip
        self.world.program.functions.append(code)
        inner = type_of_self(self)(Scope(self.world, code, {}, target.file))
        result = inner.call(target, list(params[1:]))
        inner.emit(op.Return(None if target.result == ir.VOID else result))
        return code

    def adapt_closure(self, value: op.Value, source: ir.Function, target: ir.Function) -> op.Value:
        """A function value that converts arguments and result around another."""
        if len(source.params) != len(target.params):
            message = f"a function of type {source} cannot be used as {target} in compiled code"
            raise Refusal(self.line, -1, message, "a lambda that calls it with all its arguments")
        cls = self.world.hidden.closure([source])
        code = FunctionIR(self.world.unique("closure.adapter"), [op.Register(ir.Ref(cls), "closure", True)],
                          target.result, file=self.function.file, line=self.line, noted=False)  # fmt: skip
        code.params += [op.Register(t, parameter=True) for t in target.params]
        code.stands, code.behind = "adapter", "0"
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        kept = inner.emit(op.GetField(code.params[0], cls, "0"))
        args = [inner.coerce(p, t) for p, t in zip(code.params[1:], source.params, strict=True)]
        result = inner.emit(op.CallClosure([kept, *args], source.result))
        inner.emit(op.Return(None if target.result == ir.VOID else inner.coerce(result, target.result)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, cls, [value], target))
