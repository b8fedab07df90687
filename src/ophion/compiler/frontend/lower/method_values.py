"""Methods as values: those of classes, with their object and without, and those of Python's own types."""

from __future__ import annotations

from mypy.nodes import ARG_POS, CallExpr, Context, Expression, MemberExpr, NameExpr, RefExpr, TypeInfo
from mypy.types import CallableType, FunctionLike, Instance, TupleType

from ophion.compiler.frontend.class_info import ClassInfo, Method
from ophion.compiler.frontend.lower.boxing import NUMBER_CLASSES
from ophion.compiler.frontend.lower.local_objects import LocalObjects
from ophion.compiler.frontend.lower.nested_functions import type_of_self
from ophion.compiler.frontend.lower.scope import Scope
from ophion.compiler.frontend.mypy_types import Untypable, without_none
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR


class MethodValues(LocalObjects):
    """Lowers methods and builtin functions as values."""

    def builtin_value(self, e: NameExpr | MemberExpr, hint: ir.Function) -> op.Value:
        if e.fullname == "builtins.None":
            return self.none(hint) if hint.nullable else self.none()
        cls = self.world.hidden.closure([])
        type = ir.Function(hint.params, hint.result)
        name = f"{self._owner_of(e)}.{e.name}" if isinstance(e, MemberExpr) else e.fullname
        key = ("builtin value", name, str(type))
        code = self.world.generated(key, lambda: self._builtin_code(e, hint, cls))
        return self.emit(op.MakeClosure(code, cls, [], type, shared=True))

    def _builtin_code(self, e: NameExpr | MemberExpr, hint: ir.Function, cls: ir.ClassIR) -> FunctionIR:
        code = self.code_for(f"{e.name}.value", cls, hint, e)
        code.called = e.name
        code.qualified = f"{self._owner_of(e)}.{e.name}" if isinstance(e, MemberExpr) else e.name
        code.stands = "class" if isinstance(e.node, TypeInfo) else ""
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        result = inner.apply_builtin(e, code.params[1:], hint.result)
        inner.emit(op.Return(None if hint.result == ir.VOID else inner.coerce(result, hint.result)))
        self.world.program.functions.append(code)
        return code

    # --- methods of Python's own types ---

    def is_python_method(self, e: MemberExpr) -> bool:
        """Whether an attribute is a method of one of Python's own types."""
        if not isinstance(self.world.checked.types.get(e), FunctionLike):
            return False
        info = self._class_of_method(e)
        if info is None or info.is_named_tuple:
            return False
        name = self.world.implementation(info).fullname
        return name in NUMBER_CLASSES or name.startswith(f"{RUNTIME}.")

    def _class_of_method(self, e: MemberExpr) -> TypeInfo | None:
        """The class in which an attribute is looked up: the one named, or that of the value."""
        info = e.expr.node if isinstance(e.expr, RefExpr) else None
        if isinstance(info, TypeInfo):
            return info
        if e.expr not in self.world.checked.types:
            return None
        held = without_none(self.type_of(e.expr))
        held = held.partial_fallback if isinstance(held, TupleType) else held
        return held.type if isinstance(held, Instance) else None

    def _owner_of(self, e: MemberExpr) -> str:
        """The name of that class, or of a module."""
        info = self._class_of_method(e)
        return info.name if info is not None else getattr(e.expr, "fullname", "")

    def python_method(
        self, e: MemberExpr, hint: ir.Function | None = None, receiver: op.Value | None = None
    ) -> op.Value:
        """A method of one of Python's own types as a value: `values.append`, `str.upper`. It is called by its
        name, of arguments that are given.
        """
        type = self._signature_as(e, hint)
        if isinstance(e.expr, RefExpr) and isinstance(e.expr.node, TypeInfo):
            return self.builtin_value(e, type)
        held = [self.expr(e.expr) if receiver is None else receiver]
        cls = self.world.hidden.closure([value.type for value in held])
        code = self.code_for(f"{e.name}.bound", cls, type, e)
        code.stands, code.called, code.qualified = "method", e.name, f"{self._owner_of(e)}.{e.name}"
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        kept = inner.hold_value(inner.emit(op.GetField(code.params[0], cls, "0")))
        of = without_none(self.type_of(e.expr)) if e.expr in self.world.checked.types else None
        result = inner.apply_builtin(e, [kept, *code.params[1:]], type.result, of)
        inner.emit(op.Return(None if type.result == ir.VOID else inner.coerce(result, type.result)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, cls, held, type))

    def _signature_as(self, e: MemberExpr, hint: ir.Function | None) -> ir.Function:
        """The type of a method as a value: of several signatures, the first that takes what is wanted."""
        known = self.world.checked.types.get(e)
        for signature in known.items if isinstance(known, FunctionLike) else ():
            count = signature.min_args if hint is None else len(hint.params)
            unknown = (
                isinstance(e.expr, RefExpr) and isinstance(e.expr.node, TypeInfo) and signature.variables
            )
            if signature.min_args <= count <= len(signature.arg_types) and not (unknown and hint is None):
                try:
                    taken = [self.world.types.of(self.concrete(t)) for t in signature.arg_types[:count]]
                    result = self.world.types.of(self.concrete(signature.ret_type))
                except Untypable:
                    continue
                return ir.Function(tuple(taken) if hint is None else hint.params, result)
        self.refuse(e, f"{e.name} is no value here in compiled code", "a lambda that calls it")

    # --- methods of classes ---

    def unbound_method(self, cls: ClassInfo, method: Method, e: MemberExpr) -> op.Value:
        signature = self.type_of(e)
        assert isinstance(signature, CallableType)
        params = tuple(self.world.types.of(t) for t in signature.arg_types[: signature.min_args])
        type = ir.Function(params, self.world.types.of(signature.ret_type))
        if method.is_abstract:
            message = f"{cls.info.name}.{e.name} is abstract: it has no code of its own"
            self.refuse(e, message, f"lambda item: item.{e.name}()")
        closure = self.world.hidden.closure([])
        key = ("unbound method", method.function, cls.ir, str(type))
        code = self.world.generated(key, lambda: self._unbound_code(cls, method, e, type))
        return self.emit(op.MakeClosure(code, closure, [], type, shared=True))

    def class_method(self, cls: ClassInfo, method: Method, e: MemberExpr) -> op.Value:
        """Class.method of a class method as a value: a function that calls it."""
        signature = self.type_of(e)
        assert isinstance(signature, CallableType)
        taken = signature.arg_types[: signature.min_args]
        params = tuple(self.world.types.of(self.concrete(t)) for t in taken)
        type = ir.Function(params, self.world.types.of(self.concrete(signature.ret_type)))
        key = ("class method", method.function, cls.ir, str(type))
        code = self.world.generated(key, lambda: self._class_method_code(cls, method, e, type))
        return self.emit(op.MakeClosure(code, self.world.hidden.closure([]), [], type, shared=True))

    def _class_method_code(
        self, cls: ClassInfo, method: Method, e: MemberExpr, type: ir.Function
    ) -> FunctionIR:
        code = self.code_for(f"{cls.ir.name}.{e.name}.value", self.world.hidden.closure([]), type, e)
        code.called = method.function.name
        code.qualified = self.world.qualified.of(method.function, method.owner.info.module_name)
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        given: list[Expression] = [inner.ready(p, self.world.mypy_type(p.type), e) for p in code.params[1:]]
        call = CallExpr(e, given, [ARG_POS] * len(given), [None] * len(given))
        call.set_line(e)
        result = inner.invoke(method, cls, inner.none(), call)
        inner.emit(op.Return(None if type.result == ir.VOID else inner.coerce(result, type.result)))
        self.world.program.functions.append(code)
        return code

    def _unbound_code(self, cls: ClassInfo, method: Method, e: MemberExpr, type: ir.Function) -> FunctionIR:
        code = self.code_for(f"{cls.ir.name}.{e.name}.value", self.world.hidden.closure([]), type, e)
        code.called = method.function.name
        code.qualified = self.world.qualified.of(method.function, method.owner.info.module_name)
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        if self.world.classes.overridden(cls, e.name):
            function = self.world.method(method, cls)
            args = [inner.receiver(code.params[1], function), *code.params[2:]]
            result = inner.finish_call(function, args)
        else:
            result = inner.call_method(code.params[1], e.name, list(code.params[2:]), e)
        inner.emit(op.Return(None if type.result == ir.VOID else inner.coerce(result, type.result)))
        self.world.program.functions.append(code)
        return code

    def bound_method(self, receiver: op.Value, name: str, e: MemberExpr) -> op.Value:
        info = self.static_info(receiver)
        if info is None or info.info.fullname.startswith(f"{RUNTIME}."):
            return self.python_method(e, receiver=receiver)
        method = self.world.classes.find(info, name)
        if method is None and self.is_python_method(e):
            return self.python_method(e, receiver=receiver)
        if method is None:
            self.refuse(e, f"{name} is not available here in compiled code")
        declared = self.world.method_signature(method, info)
        params = [p.type for p in declared.params[1:]]
        type = ir.Function(tuple(params), declared.result)
        cls = self.world.hidden.closure([receiver.type])
        code = FunctionIR(self.world.unique(f"{declared.name}.bound"),
                          [op.Register(ir.Ref(cls), "closure", True)], declared.result,
                          file=self.function.file, line=e.line, display_name=name, noted=False)  # fmt: skip
        code.params += [op.Register(t, parameter=True) for t in params]
        code.stands, code.called, code.qualified = "method", method.function.name, declared.qualified
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        kept = inner.emit(op.GetField(code.params[0], cls, "0"))
        result = inner.call_method(kept, name, list(code.params[1:]), e)
        inner.emit(op.Return(None if declared.result == ir.VOID else inner.coerce(result, declared.result)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, cls, [receiver], type))

    def as_function(self, value: op.Value, count: int = -1) -> op.Value | None:
        cls = self.class_of(value)
        method = self.world.classes.find(cls, "__call__") if cls is not None else None
        if method is None:
            return None
        e = MemberExpr(NameExpr(method.owner.info.name), "__call__")
        e.set_line(self.line)
        made = self.bound_method(value, "__call__", e)
        assert isinstance(made.type, ir.Function)
        if not 0 <= count < len(made.type.params):
            return made
        e.node = method.function
        return self.with_defaults(made, e, ir.Function(made.type.params[:count], made.type.result))

    def code_for(self, name: str, cls: ir.ClassIR, type: ir.Function, node: Context) -> FunctionIR:
        """A closure's code, still empty: its first parameter is the closure itself."""
        params = [op.Register(ir.Ref(cls), "closure", True)]
        params += [op.Register(held, parameter=True) for held in type.params]
        return FunctionIR(
            self.world.unique(name), params, type.result,
            file=self.function.file, line=node.line, display_name=name,
            noted=False,
        )  # fmt: skip
