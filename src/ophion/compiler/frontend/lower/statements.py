"""Statements: assignments, control flow, exceptions, with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mypy.nodes import (
    Block,
    BreakStmt,
    CallExpr,
    ComparisonExpr,
    ConditionalExpr,
    ContinueStmt,
    Decorator,
    EllipsisExpr,
    Expression,
    ExpressionStmt,
    ForStmt,
    FuncDef,
    IfStmt,
    MatchStmt,
    NameExpr,
    ReturnStmt,
    Statement,
    StrExpr,
    Var,
    WhileStmt,
    YieldExpr,
)
from mypy.types import TypeVarType, get_proper_type

from ophion.compiler.frontend.lower.assignments import Assignments
from ophion.compiler.frontend.lower.scope import Loop
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block as IRBlock
from ophion.compiler.ir.types import may_be_none


class Statements(Assignments):
    """Lowers statements."""

    def statements(self, body: list[Statement]) -> None:
        """A run of statements; a refusal in one does not stop the others from being looked at."""
        for statement in body:
            if self.block.terminated:
                return
            self.line = statement.line
            resumed = self.resumed
            self.guarded(statement, partial(self.statement, statement))
            self.resumed = self.resumed and not resumed

    def statement(self, s: Statement) -> None:
        """One statement, by its kind."""
        method: Callable[[Statement], None] = getattr(self, "stmt_" + type(s).__name__)
        method(s)

    def body(self, block: Block | None) -> None:
        """A nested block of statements."""
        if block is not None and not block.is_unreachable:
            self.statements(block.body)

    # --- simple ones ---

    def stmt_Block(self, s: Block) -> None:
        self.body(s)

    def stmt_ExpressionStmt(self, s: ExpressionStmt) -> None:
        if isinstance(s.expr, YieldExpr):
            self.yield_statement(s.expr)
        elif not isinstance(s.expr, StrExpr | EllipsisExpr):
            self.expr(s.expr)

    def nothing(self, s: Statement) -> None:
        """Statements that only mypy needs."""

    stmt_PassStmt = stmt_Import = stmt_ImportFrom = stmt_ImportAll = nothing
    stmt_GlobalDecl = stmt_NonlocalDecl = stmt_OverloadedFuncDef = nothing

    def stmt_FuncDef(self, s: FuncDef) -> None:
        if not self.function.module_body:
            self.nested_function(s)

    def stmt_Decorator(self, s: Decorator) -> None:
        if not self.function.module_body:
            self.nested_function(s.func, s)
        else:
            self.define_decorated(s)

    def stmt_ReturnStmt(self, s: ReturnStmt) -> None:
        if self.scope.frame is not None:
            self.generator_return(s)
            return
        if self.function.declines and self.is_not_implemented(s.expr):
            self.decline()
            return
        choice = self.returns_choice(s.expr)
        if choice is not None:
            self._return_choice(choice)
            return
        result = self.function.result
        value: op.Value | None = None
        if s.expr is not None:
            value = self.expr(s.expr, result)
        if result == ir.VOID:
            self.leave(0)
            self.emit(op.Return(None))
            return
        value = self.coerce(value if value is not None else self.none(), result)
        if self.cleanups:
            held = self.register(result)
            self.assign(held, value)
            value = held
        self.leave(0)
        self.emit(op.Return(value))

    def _return_choice(self, e: ConditionalExpr) -> None:
        """return a if condition else b."""
        true, false = self.new_block(), self.new_block()
        self.condition(e.cond, true, false)
        for block, side in ((true, e.if_expr), (false, e.else_expr)):
            self.start(block)
            self.stmt_ReturnStmt(ReturnStmt(side))

    def leave(self, depth: int) -> None:
        """Run the cleanups that lie inside `depth`, innermost first."""
        cleanups, handler, caught = self.cleanups, self.handler, self.caught
        try:
            for position in range(len(cleanups) - 1, depth - 1, -1):
                self.cleanups, self.caught = cleanups[:position], caught[: cleanups[position].caught]
                with self.handling(cleanups[position].handler):
                    cleanups[position].emit()
                if self.block.terminated:
                    break
        finally:
            self.cleanups, self.handler, self.caught = cleanups, handler, caught

    def stmt_BreakStmt(self, s: BreakStmt) -> None:
        loop = self.loops[-1]
        self.leave(loop.depth)
        self.goto(loop.leave)

    def stmt_ContinueStmt(self, s: ContinueStmt) -> None:
        loop = self.loops[-1]
        self.leave(loop.depth)
        self.goto(loop.again)

    # --- assignment ---

    # --- choices and loops ---

    def stmt_IfStmt(self, s: IfStmt) -> None:
        end = self.new_block()
        for condition, body in zip(s.expr, s.body, strict=True):
            known = self.world.constants.evaluate(condition)
            if known is None:
                known = self._known_presence(condition)
            if known is None:
                known = self._known_class(condition)
            if body.is_unreachable or known is False:
                continue
            if known is True:
                self.body(body)
                self.goto(end)
                self.start(end)
                return
            then, otherwise = self.new_block(), self.new_block()
            self.condition(condition, then, otherwise)
            self.start(then)
            self.body(body)
            self.goto(end)
            self.start(otherwise)
        if s.else_body is not None:
            self.body(s.else_body)
        else:
            self.line = s.line  # where nothing is true, a debugger does not come to the last branch
        self.goto(end)
        self.start(end)

    def _known_presence(self, e: Expression) -> bool | None:
        """The value of `parameter is not None` where the parameter's type is that of the argument of this
        call.
        """
        if not isinstance(e, ComparisonExpr) or e.operators not in (["is"], ["is not"]):
            return None
        name, other = e.operands
        if (
            not isinstance(name, NameExpr)
            or not isinstance(other, NameExpr)
            or not isinstance(name.node, Var)
        ):
            return None
        place = self.scope.places.get(name.node)
        if other.fullname != "builtins.None" or not isinstance(place, op.Register) or not place.parameter:
            return None
        if place.type == ir.VOID:
            return e.operators == ["is"]
        return None if may_be_none(place.type) else e.operators == ["is not"]

    def _known_class(self, e: Expression) -> bool | None:
        """The value of isinstance(x, C) where the type of x is a type variable, which is known here."""
        if not isinstance(e, CallExpr) or not isinstance(e.callee, NameExpr) or len(e.args) != 2:
            return None
        name, test = e.args
        if e.callee.fullname != "builtins.isinstance" or not isinstance(name, NameExpr):
            return None
        if not isinstance(name.node, Var) or not isinstance(get_proper_type(name.node.type), TypeVarType):
            return None
        place = self.scope.places.get(name.node)
        return self.known_instance(place, test) if isinstance(place, op.Register) else None

    def stmt_WhileStmt(self, s: WhileStmt) -> None:
        top, body, following = self.new_block(), self.new_block(), self.new_block()
        done, end = self.new_block(), self.new_block()
        self.goto(top)
        self.start(top)
        self.condition(s.expr, body, done)
        self.start(body)
        self.loop_body(s.body, end, following)
        self.line = s.line  # a debugger comes to the loop's line in each round
        self.goto(following)
        self.start(following)
        self.goto(top)
        self.start(done)
        self.body(s.else_body)
        self.goto(end)
        self.start(end)

    def loop_body(self, body: Block, leave: IRBlock, again: IRBlock) -> None:
        """The statements of a loop, with break and continue bound."""
        self.loops.append(Loop(leave, again, len(self.cleanups)))
        self.body(body)
        self.loops.pop()

    def stmt_ForStmt(self, s: ForStmt) -> None:
        iteration = self.iterate(s.expr)
        top, body, following = self.new_block(), self.new_block(), self.new_block()
        done, end = self.new_block(), self.new_block()
        iteration.begin()
        self.goto(top)
        self.start(top)
        iteration.test(body, done)
        self.start(body)
        self.store_iterated(s.index, iteration.values())
        self.loop_body(s.body, end, following)
        self.forget_codes(s.index)
        self.line = s.line
        self.goto(following)
        self.start(following)
        iteration.advance()
        self.goto(top)
        self.start(done)
        self.body(s.else_body)
        self.goto(end)
        self.start(end)

    # --- exceptions ---

    def stmt_MatchStmt(self, s: MatchStmt) -> None:
        subject = self.hold_in_register(self.asked(s.subject))
        subject_type = self.type_of(s.subject)
        end = self.new_block()
        for pattern, guard, body in zip(s.patterns, s.guards, s.bodies, strict=True):
            if body.is_unreachable:
                continue
            other = self.new_block()
            self.line = pattern.line
            self.pattern(pattern, subject, subject_type, other)
            if guard is not None:
                good = self.new_block()
                self.condition(guard, good, other)
                self.start(good)
            self.body(body)
            self.goto(end)
            self.start(other)
        self.goto(end)
        self.start(end)
