"""Making exceptions: the arguments that each keeps, as CPython's `args`."""

from __future__ import annotations

from mypy.nodes import ARG_POS, CallExpr, ExpressionStmt, FuncDef, MemberExpr, NameExpr, SuperExpr, TypeInfo

from ophion.compiler.frontend.class_info import ClassInfo, Method
from ophion.compiler.frontend.lower.iteration import Loops
from ophion.compiler.frontend.lower.operators import INTEGERS
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

EXCEPTIONS = f"{RUNTIME}.exceptions"
KEEPING = (f"{EXCEPTIONS}.BaseException", f"{EXCEPTIONS}.OSError")
"""The classes whose __init__ keeps any arguments."""


class ExceptionObjects(Loops):
    """Lowers what is particular to making exceptions."""

    def is_exception(self, cls: ClassInfo) -> bool:
        """Whether objects of a class can be raised."""
        return cls.ir.is_subclass(self.world.classes.named("builtins.BaseException").ir)

    def exception_arguments(self, cls: ClassInfo, e: CallExpr) -> list[op.Value] | None:
        """What the runtime's __init__ is given for the arguments of a call; None where a class of the
        program, or one with fields for them, has its own __init__.
        """
        method = self.world.classes.find(cls, "__init__")
        if method is None or method.owner.info.fullname not in KEEPING:
            return None
        if self.scope.function.name.startswith(f"{EXCEPTIONS}."):
            return None
        os_error = cls.ir.is_subclass(self.world.classes.named("builtins.OSError").ir)
        if os_error and len(e.args) > 1:
            return self._system_error(e)
        values = [self._held(self.expr(argument)) for argument in e.args]
        absent = [self.none() for _ in range(3)] if os_error else []
        return [*absent, *self.kept_arguments(list(values))]

    def kept_arguments(self, values: list[op.Value]) -> list[op.Value]:
        """The arguments of an exception as it keeps them: the value and their number."""
        anything = ir.Ref(self.world.classes.object.ir, nullable=True)
        if not values:
            return [self.none(anything), self.number(0)]
        if len(values) == 1:
            return [self.coerce(values[0], anything), self.number(1)]
        items = [self.coerce(value, anything) for value in values]
        object_type = self.world.named_type("builtins.object")
        kind = ir.Ref(self.world.classes.named("builtins.tuple", object_type).ir)
        several = self.coerce(self.emit(op.MakeTuple(items)), kind)
        return [self.coerce(several, anything), self.number(len(values))]

    def _held(self, value: op.Value) -> op.Value:
        return value if value.type == ir.VOID else self.hold_value(value)

    def _system_error(self, e: CallExpr) -> list[op.Value]:
        """OSError(number, text), OSError(number, text, name)."""
        values: list[op.Value] = [self._held(self.coerce_optional(self.expr(a))) for a in e.args[:3]]
        if values[0].type not in INTEGERS:
            self.refuse(e, "the first of several arguments of OSError is its number", "OSError(number, text)")
        return [*values, *[self.none() for _ in range(len(values), 3)], *self.kept_arguments([])]

    def init_exception(self, method: Method, cls: ClassInfo, obj: op.Value, e: CallExpr) -> None:
        """Call an __init__ of the program's that leaves the arguments to CPython's __new__."""
        node = method.function
        signature = self.world.signature(node)
        env = self.infer(signature, node, e, 1, dict(method.owner.env))
        values, actual = self.arguments(node, e, 1, env, signature)
        held: list[op.Value] = [self._held(value) for value in values]
        self.set_arguments(obj, held[: e.arg_kinds.count(ARG_POS)])
        self.finish_call(self.world.function(node, method.owner, env, actual), [obj, *held])

    def set_arguments(self, obj: op.Value, values: list[op.Value]) -> None:
        """Keep the arguments in an exception that is made."""
        base = self.world.classes.named("builtins.BaseException")
        self.world.fields.complete(base)
        value, count = self.kept_arguments(values)
        self.emit(op.SetField(obj, base.ir, "__value__", value))
        self.emit(op.SetField(obj, base.ir, "__count__", count))


def calls_base(function: FuncDef) -> bool:
    """Whether an __init__ surely calls that of its base class, which sets the arguments."""
    for statement in function.body.body:
        if not isinstance(statement, ExpressionStmt) or not isinstance(statement.expr, CallExpr):
            continue
        callee = statement.expr.callee
        if isinstance(callee, SuperExpr) and callee.name == "__init__":
            return True
        if isinstance(callee, MemberExpr) and callee.name == "__init__" and isinstance(callee.expr, NameExpr):
            return isinstance(callee.expr.node, TypeInfo)
    return False
