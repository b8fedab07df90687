"""Functions as values: nested functions, lambdas, bound methods, module functions."""

from __future__ import annotations

from mypy.nodes import (
    Context,
    Decorator,
    Expression,
    FuncDef,
    FuncItem,
    LambdaExpr,
    MemberExpr,
    NameExpr,
    Node,
    RefExpr,
    TypeInfo,
    Var,
)
from mypy.types import CallableType, Instance, get_proper_type

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.classes import ClassInfo, Method
from ophion.compiler.frontend.lower.builder import Cell, Scope
from ophion.compiler.frontend.lower.calls import Calls
from ophion.compiler.frontend.scan import variables_of
from ophion.compiler.frontend.walk import children
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR


class _Names:
    """Collects the variables and functions that some code mentions, in order."""

    def __init__(self) -> None:
        self.found: dict[Var, None] = {}
        self.functions: dict[FuncDef, None] = {}

    def visit(self, node: Node) -> None:
        """Walk some code."""
        if isinstance(node, NameExpr) and isinstance(node.node, Var):
            self.found.setdefault(node.node)
        elif isinstance(node, NameExpr) and isinstance(node.node, FuncDef):
            self.functions.setdefault(node.node)
        for child in children(node):
            self.visit(child)


class Closures(Calls):
    """Lowers function values."""

    def lambda_expr(self, e: LambdaExpr) -> op.Value:
        type = self.type_of(e)
        assert isinstance(type, CallableType)
        return self.closure(e, type)

    def nested_function(self, node: FuncDef) -> None:
        """def inside a function: a local variable that holds a closure."""
        signature = self.concrete(self.world.signature(node))
        assert isinstance(signature, CallableType)
        self.scope.nested[node] = self.hold_value(self.closure(node, signature))

    def generic_function(self, e: RefExpr, node: FuncDef, hint: ir.Function) -> op.Value:
        """A generic function as a value of a type: its type arguments are those of the type."""
        signature = self.world.signature(node)
        env = dict(self.env)
        for formal, held in zip(signature.arg_types, hint.params, strict=False):
            self.world.types.unify(formal, self.world.mypy_type(held), env)
        target = self.world.function(node, None, env)
        self.world.module_of(node.fullname)
        return self.wrap_function(target, [], [p.type for p in target.params])

    def function_value(self, e: Expression, node: FuncDef) -> op.Value:
        place = self.scope.nested.get(node)
        if place is not None:
            own = self.scope.self_types.get(place)
            return place if own is None else self.emit(op.Cast(place, own))
        signature = self.world.signature(node)
        env = dict(self.env)
        if signature.variables and e in self.world.checked.types:
            self.world.types.unify(signature, self.type_of(e), env)
        if node.info and not node.is_static:
            self.refuse(e, "a method without its object cannot be a value", "a lambda that calls it")
        target = self.world.function(node, None, env)
        self.world.module_of(node.fullname)
        return self.wrap_function(target, [], [p.type for p in target.params])

    def builtin_value(self, e: NameExpr, hint: ir.Function) -> op.Value:
        if e.fullname == "builtins.None":
            return self.none(hint) if hint.nullable else self.none()
        cls = self.world.closure_class([])
        code = self._code_for(f"{e.name}.value", cls, hint, e)
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        result = inner.apply_builtin(e, code.params[1:], hint.result)
        inner.emit(op.Return(None if hint.result == ir.VOID else inner.coerce(result, hint.result)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, cls, [], ir.Function(hint.params, hint.result)))

    def class_as_function(self, e: RefExpr, hint: ir.Function) -> op.Value:
        """A class where a function is wanted: what makes its objects, or their empty values."""
        name = e.fullname.rpartition(".")[2]
        if hint.params:
            if isinstance(e, NameExpr) and e.fullname.startswith("builtins."):
                return self.builtin_value(e, hint)
            self.refuse(e, f"the class {name} cannot be a function value here", f"lambda x: {name}(x)")
        closure = self.world.closure_class([])
        code = self._code_for(f"{name}.value", closure, hint, e)
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        inner.emit(op.Return(inner.empty_value(hint.result, e, name)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, closure, [], hint))

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
        node = self._function_named(e)
        wanted = len(hint.params)
        if node is None or wanted >= len(source.params):
            return value
        skip = len(node.arguments) - len(source.params)
        if any(argument.initializer is None for argument in node.arguments[skip + wanted :]):
            return value
        cls = self.world.closure_class([source])
        fewer = ir.Function(source.params[:wanted], source.result)
        code = self._code_for("closure.defaults", cls, fewer, e)
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        kept = inner.emit(op.GetField(code.params[0], cls, "0"))
        args: list[op.Value] = list(code.params[1:])
        for index, type in enumerate(source.params[wanted:], skip + wanted):
            args.append(inner.keep(inner.coerce(inner.default(node, index, e), type)))
        result = inner.emit(op.CallClosure([kept, *args], source.result))
        inner.emit(op.Return(None if source.result == ir.VOID else result))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, cls, [value], fewer))

    def _function_named(self, e: RefExpr) -> FuncDef | None:
        """The function or method behind a name or an attribute."""
        node = self.world.resolve(e.fullname) if e.fullname else None
        node = node or e.node
        if isinstance(e, MemberExpr) and not isinstance(node, FuncDef):
            holder = get_proper_type(self.type_of(e.expr))
            symbol = holder.type.get(e.name) if isinstance(holder, Instance) else None
            node = symbol.node if symbol is not None else node
        if isinstance(node, Decorator):
            node = node.func
        return node if isinstance(node, FuncDef) else None

    def unbound_method(self, cls: ClassInfo, method: Method, e: MemberExpr) -> op.Value:
        signature = self.type_of(e)
        assert isinstance(signature, CallableType)
        params = tuple(self.world.types.of(t) for t in signature.arg_types[: signature.min_args])
        type = ir.Function(params, self.world.types.of(signature.ret_type))
        closure = self.world.closure_class([])
        code = self._code_for(f"{cls.ir.name}.{e.name}.value", closure, type, e)
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        result = inner.call_method(code.params[1], e.name, list(code.params[2:]), e)
        inner.emit(op.Return(None if type.result == ir.VOID else inner.coerce(result, type.result)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, closure, [], type))

    def _code_for(self, name: str, cls: ir.ClassIR, type: ir.Function, node: Context) -> FunctionIR:
        """A closure's code, still empty: its first parameter is the closure itself."""
        params = [op.Register(ir.Ref(cls), "closure", True)]
        params += [op.Register(held, parameter=True) for held in type.params]
        return FunctionIR(
            self.world.unique(name), params, type.result,
            file=self.function.file, line=node.line, display_name=name,
            noted=False,
        )  # fmt: skip

    def bound_method(self, receiver: op.Value, name: str, e: MemberExpr) -> op.Value:
        info = self.static_info(receiver, e)
        method = self.world.classes.find(info, name) if info is not None else None
        if info is None or method is None:
            self.refuse(e, f"{name} is not available here in compiled code")
        declared = self.world.method_signature(method, info)
        params = [p.type for p in declared.params[1:]]
        type = ir.Function(tuple(params), declared.result)
        cls = self.world.closure_class([receiver.type])
        code = FunctionIR(self.world.unique(f"{declared.name}.bound"),
                          [op.Register(ir.Ref(cls), "closure", True)], declared.result,
                          file=self.function.file, line=e.line, display_name=name, noted=False)  # fmt: skip
        code.params += [op.Register(t, parameter=True) for t in params]
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        kept = inner.emit(op.GetField(code.params[0], cls, "0"))
        result = inner.call_method(kept, name, list(code.params[1:]), e)
        inner.emit(op.Return(None if declared.result == ir.VOID else inner.coerce(result, declared.result)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, cls, [receiver], type))

    def wrap_function(self, target: FunctionIR, captured: list[op.Value], params: list[ir.Type]) -> op.Value:
        """A closure object around a plain function."""
        cls = self.world.closure_class([])
        code = self.world.function_wrapper(target, cls, type_of_self(self))
        return self.emit(op.MakeClosure(code, cls, captured, ir.Function(tuple(params), target.result)))

    def adapt_closure(self, value: op.Value, source: ir.Function, target: ir.Function) -> op.Value:
        """A function value that converts arguments and result around another."""
        if len(source.params) != len(target.params):
            message = f"a function of type {source} cannot be used as {target} in compiled code"
            raise Refusal(self.line, -1, message, "a lambda that calls it with all its arguments")
        cls = self.world.closure_class([source])
        code = FunctionIR(self.world.unique("closure.adapter"), [op.Register(ir.Ref(cls), "closure", True)],
                          target.result, file=self.function.file, line=self.line, noted=False)  # fmt: skip
        code.params += [op.Register(t, parameter=True) for t in target.params]
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        kept = inner.emit(op.GetField(code.params[0], cls, "0"))
        args = [inner.coerce(p, t) for p, t in zip(code.params[1:], source.params, strict=True)]
        result = inner.emit(op.CallClosure([kept, *args], source.result))
        inner.emit(op.Return(None if target.result == ir.VOID else inner.coerce(result, target.result)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, cls, [value], target))

    def captured(self, parts: list[Node]) -> tuple[list[Var], list[FuncDef]]:
        """The variables and nested functions of this function that some code mentions."""
        names = _Names()
        for part in parts:
            names.visit(part)
        functions = [f for f in names.functions if f in self.scope.nested]
        return [v for v in names.found if v in self.scope.places], functions

    def closure(self, node: FuncItem, signature: CallableType) -> op.Value:
        """A nested function or lambda with the variables that it captures."""
        initial = [a.initializer for a in node.arguments if a.initializer is not None]
        captured, functions = self.captured([*initial, node.body])
        values = [self.captured_value(v) for v in captured]
        functions = [f for f in functions if f is not node]
        values += [self.function_value(NameExpr(f.name), f) for f in functions]
        cls = self.world.closure_class([value.type for value in values])
        params = [self.world.types.of(t) for t in signature.arg_types]
        type = ir.Function(tuple(params), self.world.types.of(signature.ret_type))
        code = self._code(node, cls, type, captured, functions)
        return self.emit(op.MakeClosure(code, cls, values, type))

    def captured_value(self, variable: Var) -> op.Value:
        """What a closure holds of a variable: its cell, or its value where that does not change."""
        place = self.scope.places[variable]
        if isinstance(place, op.Register):
            return place
        if place.closure:
            return self.emit(op.GetField(place.holder, place.cls, place.field))
        return place.holder

    def _code(
        self,
        node: FuncItem,
        cls: ir.ClassIR,
        type: ir.Function,
        captured: list[Var],
        functions: list[FuncDef],
    ) -> FunctionIR:
        name = node.name if isinstance(node, FuncDef) else "<lambda>"
        code = FunctionIR(
            self.world.unique(f"{self.function.name}.{name}"),
            [op.Register(ir.Ref(cls), "closure", True)], type.result,
            file=self.function.file, line=node.line, display_name=name,
        )  # fmt: skip
        for argument, held in zip(node.arguments, type.params, strict=True):
            code.params.append(op.Register(held, argument.variable.name, parameter=True))
        scope = Scope(self.world, code, self.env, self.scope.path, self.scope.owner, variables_of(node, []))
        outer = self.scope.variables
        if outer is not None and scope.variables is not None:
            scope.variables.cells |= outer.cells
        inner = type_of_self(self)(scope)

        def bind(inner: Closures, closure: op.Register) -> None:
            for index, variable in enumerate(captured):
                inner.scope.places[variable] = self._inner_place(variable, closure, cls, index, inner)
            if isinstance(node, FuncDef):
                inner.scope.nested[node] = closure
                inner.scope.self_types[closure] = type
            for index, function in enumerate(functions, len(captured)):
                inner.scope.nested[function] = inner.hold_value(
                    inner.emit(op.GetField(closure, cls, str(index)))
                )

        if isinstance(node, FuncDef) and node.is_generator:
            promised = self.world.iterators.returned(self.concrete(self.world.signature(node).ret_type))
            code.noted = False
            within = Scope(self.world, code, self.env, self.scope.path, self.scope.owner, scope.variables)
            inner.guarded(node, lambda: inner.nested_generator(node, code, promised, within, bind))
        else:
            bind(inner, code.params[0])
            inner.guarded(node, lambda: inner.function_body(node))
        from ophion.compiler.frontend.lower.functions import finish

        finish(code, self.world)
        self.world.program.functions.append(code)
        return code

    def _inner_place(
        self, variable: Var, closure: op.Register, cls: ir.ClassIR, index: int, inner: Closures
    ) -> op.Register | Cell:
        """Where a captured variable is found inside the closure's code."""
        place = self.scope.places[variable]
        if isinstance(place, Cell) and not place.closure:
            holder = inner.register(ir.Ref(place.cls), variable.name)
            inner.emit(op.Assign(holder, inner.emit(op.GetField(closure, cls, str(index)))))
            return Cell(holder, place.cls, place.field)
        if closure is inner.function.params[0]:
            inner.function.captured[variable.name] = str(index)
        return Cell(closure, cls, str(index), closure=True)


def type_of_self(lowering: Closures) -> type:
    """The complete Lowering class, which this part does not import."""
    return type(lowering)
