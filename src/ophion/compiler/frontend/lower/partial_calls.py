"""functools.partial: a function with some of its arguments; what is left and has a default gets that."""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, FuncDef, MemberExpr, RefExpr, TypeInfo
from mypy.types import CallableType

from ophion.compiler.frontend.lower.nested_functions import type_of_self
from ophion.compiler.frontend.lower.python_partials import PythonPartials
from ophion.compiler.frontend.lower.scope import Scope
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class PartialCalls(PythonPartials):
    """Lowers calls of functools.partial."""

    def partial_call(self, e: CallExpr, wanted: ir.Function | None = None) -> op.Value:
        """functools.partial(f, ...); `wanted`: the function that is asked for."""
        own = self.python_partial(e, wanted)
        return own if own is not None else self._partial_of(e, wanted)

    def _partial_of(self, e: CallExpr, wanted: ir.Function | None = None) -> op.Value:
        """A function value with some arguments, or with all of a builtin function."""
        target = e.args[0]
        value = self.hold_value(
            self.expr(target, self._constructor_type(target) or self._builtin_type(target, e))
        )
        node = self.function_named(target) if isinstance(target, RefExpr) else None
        called = self.as_function(value) if isinstance(value.type, ir.Ref) else None
        if called is not None:
            cls = self.class_of(value)
            method = self.world.classes.find(cls, "__call__") if cls is not None else None
            value, node = self.hold_value(called), method.function if method is not None else None
        if not isinstance(value.type, ir.Function):
            self.refuse(target, "partial() of this is not compiled", "a lambda")
        skip = len(node.arguments) - len(value.type.params) if node is not None else 0
        names = node.arg_names[skip:] if node is not None else self._names(target, len(value.type.params))
        given: dict[int, op.Value] = {}
        for place, (argument, name) in enumerate(zip(e.args[1:], e.arg_names[1:], strict=True)):
            at = place if name is None else names.index(name)
            type = value.type.params[at]
            given[at] = self.hold_value(self.coerce(self.expr(argument, type), type))
        asked = len(wanted.params) if wanted is not None else 0
        return self._partial(value, value.type, given, node, skip, asked, e)

    def _constructor_type(self, e: Expression) -> ir.Type | None:
        """The type of a class as a function with all its parameters; None where no class is named."""
        if not isinstance(e, RefExpr) or not isinstance(e.node, TypeInfo):
            return None
        signature = self.type_of(e)
        if not isinstance(signature, CallableType):
            return None
        params = tuple(self.ir_type(type, e) for type in signature.arg_types)
        return ir.Function(params, self.ir_type(signature.ret_type, e))

    def _builtin_type(self, target: Expression, e: CallExpr) -> ir.Type | None:
        """The type of a builtin function that takes what is given, all of it by position."""
        if not isinstance(target, RefExpr) or not target.fullname.startswith("builtins."):
            return None
        return ir.Function(tuple(self.ir_of(argument) for argument in e.args[1:]), ir.VOID)

    def exit_callback(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """ExitStack.callback(f, ...): f with its arguments, as they are now, is called later."""
        receiver = self.keep(receiver)
        self.call_method(receiver, "push_callback", [self._partial_of(e)], e)
        return self.none()

    def _names(self, e: Expression, count: int) -> list[str | None]:
        """The names of the parameters of a function value, as mypy knows them."""
        signature = self.type_of(e)
        return list(signature.arg_names) if isinstance(signature, CallableType) else [None] * count

    def _partial(
        self,
        value: op.Value,
        source: ir.Function,
        given: dict[int, op.Value],
        node: FuncDef | None,
        skip: int,
        asked: int,
        e: CallExpr,
    ) -> op.Value:
        """A function that calls another with some arguments that are known already. One with a default is
        left to the call where this is asked to give that many.
        """
        places = range(len(source.params))
        free = [at for at in places if at not in given]
        defaults = [
            at
            for order, at in enumerate(free)
            if node is not None and node.arguments[skip + at].initializer is not None and order >= asked
        ]
        left = [at for at in free if at not in defaults]
        cls = self.world.hidden.closure([source, *(held.type for held in given.values())])
        type = ir.Function(tuple(source.params[at] for at in left), source.result)
        code = self.code_for("partial", cls, type, e)
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        kept = [inner.emit(op.GetField(code.params[0], cls, name)) for name, _ in cls.fields]
        known: dict[int, op.Value] = dict(zip(given, kept[1:], strict=True))
        known.update(zip(left, code.params[1:], strict=True))
        for at in defaults:
            assert node is not None
            known[at] = inner.keep(inner.coerce(inner.default(node, skip + at, e), source.params[at]))
        result = inner.emit(op.CallClosure([kept[0], *(known[at] for at in places)], source.result))
        inner.emit(op.Return(None if source.result == ir.VOID else result))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, cls, [value, *given.values()], type))
