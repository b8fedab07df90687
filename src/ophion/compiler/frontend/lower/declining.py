"""NotImplemented: operators whose method declines, so that the other side is asked.

An operator's method that says `return NotImplemented`, or that stands in a tree of classes with one that
does, returns `T | None` in compiled code: None where it declines. Who calls it says what to do then.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import ConditionalExpr, Context, Expression, NameExpr, OperatorAssignmentStmt

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.declining import NOT_IMPLEMENTED
from ophion.compiler.frontend.lower.boxing import shown_type
from ophion.compiler.frontend.lower.enumerations import Enumerations
from ophion.compiler.frontend.mypy_types import is_protocol
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import non_null

Declined = Callable[[], op.Value]
"""What an operator does where a method declines: its value then."""


class Declining(Enumerations):
    """Lowers operators by the methods of either side."""

    # --- in the method ---

    def is_not_implemented(self, e: Expression | None) -> bool:
        """Whether an expression is NotImplemented."""
        return isinstance(e, NameExpr) and e.fullname == NOT_IMPLEMENTED

    def decline(self) -> None:
        """return NotImplemented."""
        self.leave(0)
        self.emit(op.Return(self.none(self.function.result)))

    def returns_choice(self, e: Expression | None) -> ConditionalExpr | None:
        """`x if condition else NotImplemented` as what a method returns."""
        if self.function.declines and isinstance(e, ConditionalExpr):
            if self.is_not_implemented(e.if_expr) or self.is_not_implemented(e.else_expr):
                return e
        return None

    # --- where it is called ---

    def settled(self, function: FunctionIR, result: op.Value, declined: Declined | None = None) -> op.Value:
        """The result of a call, or what there is instead where the method declines."""
        if function.manager:
            return self.as_manager(result)
        if not function.declines:
            return result
        joined = self.register(non_null(result.type))
        none, some, end = self.new_block(), self.new_block(), self.new_block()
        self.branch(self.emit(op.IsNone(result)), none, some, False)
        self.start(some)
        inner = op.Unwrap if isinstance(result.type, ir.Optional) else op.Cast
        self.assign(joined, self.emit(inner(result, joined.type)))
        self.goto(end)
        self.start(none)
        if declined is None:
            text = f"{function.display_name} returned NotImplemented"
            self.raise_builtin("TypeError", self.text(text))
        else:
            other = declined()
            if not self.block.terminated:
                self.assign(joined, other)
                self.goto(end)
        self.start(end)
        return joined

    def unsupported(self, symbol: str, left: op.Value, right: op.Value, node: Context) -> op.Value:
        """TypeError: neither side has an answer."""
        names = [self.kind_name(side, node) for side in (left, right)]
        shown = "** or pow()" if symbol == "**" else symbol
        shown = f"{symbol}=" if isinstance(node, OperatorAssignmentStmt) else shown
        begin = f"unsupported operand type(s) for {shown}: '"
        pieces = [self.text(begin), names[0], self.text("' and '"), names[1], self.text("'")]
        self.raise_builtin("TypeError", self.concatenate(pieces))
        if isinstance(node, Expression) and node in self.world.checked.types:
            return op.Constant(self.ir_of(node), None)
        return op.Constant(left.type, None)

    def kind_name(self, value: op.Value, node: Context) -> op.Value:
        """The name of a value's class."""
        if isinstance(value.type, ir.Ref):
            return self.emit(op.TypeName(self.type_of_value(value, node), self.str_type))
        return self.text(shown_type(value.type))

    def accepts(self, left: op.Value, name: str, right: op.Value) -> bool:
        """Whether the left side's class has a method that takes the right side."""
        cls = self.static_class(left)
        method = self.world.classes.find(cls, name) if cls is not None else None
        if cls is None or method is None:
            return False
        signature = self.world.signature(method.function)
        if signature.variables or is_protocol(signature.arg_types[1]):
            return name != "__eq__" or self.is_buffer(right)
        if cls.info.module_name.startswith("ophion.runtime") and name != "__eq__":
            return True
        promised = self.world.method_signature(method, cls).params[1].type
        return self.fits(right.type, promised)

    def static_class(self, value: op.Value) -> ClassInfo | None:
        """The class in which a value's operators are looked up."""
        if isinstance(value.type, ir.View):
            return self.world.classes.struct(value.type.struct)
        record = value.type.cls if isinstance(value.type, ir.Tuple) else None
        if record is not None:
            return self.world.classes.record(self.world.records.types[record].partial_fallback.type)
        return self.enum_of(value) or self.class_of(value)

    def fits(self, given: ir.Type, taken: ir.Type) -> bool:
        """Whether a value of a type may be handed on where another is expected."""
        if given == taken or self.world.boxes.is_object(taken):
            return True
        if isinstance(taken, ir.Ref) and isinstance(given, ir.Ref):
            return given.cls.is_subclass(taken.cls)
        if given in (ir.BOOL, ir.INT, ir.U64) and taken in (ir.INT, ir.U64, ir.FLOAT):
            return True
        return isinstance(taken, ir.Optional) and self.fits(non_null(given), taken.value)
