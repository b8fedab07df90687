"""functools.partial of Python's own functions, types and their methods: `partial(int, base=2)`.

Such a call is written out: a function value that calls what is named with the arguments that are given and
those that must still be. Of several signatures it is the one that is known and leaves the fewest.
"""

from __future__ import annotations

from mypy.nodes import ARG_NAMED, ARG_POS, ARG_STAR, CallExpr, Expression, MemberExpr, RefExpr
from mypy.types import CallableType, FunctionLike

from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.nested_functions import type_of_self
from ophion.compiler.frontend.lower.scope import Scope
from ophion.compiler.frontend.mypy_types import Untypable
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class PythonPartials(Closures):
    """Lowers functools.partial of what is Python's own."""

    def python_partial(self, e: CallExpr, wanted: ir.Function | None) -> op.Value | None:
        """partial(f, ...) of one of Python's own, as the function that is asked for; None of other
        functions.
        """
        target = e.args[0]
        known = self.world.checked.types.get(target)
        own = isinstance(target, MemberExpr) and self.is_python_method(target)
        named = isinstance(target, RefExpr) and target.fullname.startswith("builtins.")
        if not isinstance(known, FunctionLike) or not (own or named):
            return None
        fitting = [(self._left(signature, e, wanted), signature) for signature in known.items]
        found = [(rest, signature) for rest, signature in fitting if rest is not None]
        if not found:
            self.refuse(target, "partial() of this is not compiled", "a lambda")
        rest, signature = min(found, key=lambda pair: len(pair[0]))
        return self._written_out(e, rest, self.world.types.of(self.concrete(signature.ret_type)))

    def _left(self, signature: CallableType, e: CallExpr, asked: ir.Function | None) -> list[ir.Type] | None:
        """The types of the parameters that a call must still give; None where the signature does not fit."""
        names = [name for name in e.arg_names[1:] if name is not None]
        given = len(e.args) - 1 - len(names)
        if any(name not in signature.arg_names for name in names) or signature.variables:
            return None
        formal = list(zip(signature.arg_types, signature.arg_kinds, signature.arg_names, strict=True))
        if asked is not None and ARG_STAR in signature.arg_kinds:
            return list(asked.params)
        wanted = [type for type, kind, name in formal[given:] if kind == ARG_POS and name not in names]
        wanted = wanted or [type for type, kind, _ in formal if kind == ARG_STAR]
        try:
            self.world.types.of(self.concrete(signature.ret_type))
            return [self._first_of(self.world.types.of(self.concrete(type))) for type in wanted]
        except Untypable:
            return None

    def _first_of(self, type: ir.Type) -> ir.Type:
        """The first of several types: of what may be text or bytes, text."""
        return type.union[0] if isinstance(type, ir.Ref) and type.union else type

    def _written_out(self, e: CallExpr, rest: list[ir.Type], result: ir.Type) -> op.Value:
        given = [self.hold_value(self.expr(argument)) for argument in e.args[1:]]
        cls = self.world.hidden.closure([value.type for value in given])
        type = ir.Function(tuple(rest), result)
        code = self.code_for("partial", cls, type, e)
        inner = type_of_self(self)(Scope(self.world, code, self.env, self.scope.path))
        held = [inner.emit(op.GetField(code.params[0], cls, name)) for name, _ in cls.fields]
        ready: list[Expression] = [
            inner.ready(value, self.type_of(argument), e)
            for value, argument in zip(held, e.args[1:], strict=True)
        ]
        ready += [inner.ready(p, self.world.mypy_type(p.type), e) for p in code.params[1:]]
        names = [*e.arg_names[1:], *([None] * len(rest))]
        order = sorted(range(len(ready)), key=lambda at: names[at] is not None)
        kinds = [ARG_POS if names[at] is None else ARG_NAMED for at in order]
        call = CallExpr(e.args[0], [ready[at] for at in order], kinds, [names[at] for at in order])
        call.set_line(e)
        self.world.checked.types[call] = self.world.mypy_type(result)
        made = inner.call_expr(call)
        inner.emit(op.Return(None if result == ir.VOID else inner.coerce(made, result)))
        self.world.program.functions.append(code)
        return self.emit(op.MakeClosure(code, cls, list(given), type))
