"""Statements: assignments, control flow, exceptions, with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mypy.nodes import (
    AssertStmt,
    AssignmentStmt,
    Block,
    BreakStmt,
    ClassDef,
    ContinueStmt,
    Decorator,
    DelStmt,
    Expression,
    ExpressionStmt,
    ForStmt,
    FuncDef,
    GlobalDecl,
    IfStmt,
    Import,
    ImportAll,
    ImportFrom,
    IndexExpr,
    ListExpr,
    MatchStmt,
    MemberExpr,
    NameExpr,
    NonlocalDecl,
    OperatorAssignmentStmt,
    OverloadedFuncDef,
    PassStmt,
    RaiseStmt,
    RefExpr,
    ReturnStmt,
    SliceExpr,
    StarExpr,
    Statement,
    TempNode,
    TryStmt,
    TupleExpr,
    TypeInfo,
    Var,
    WhileStmt,
    WithStmt,
)
from mypy.types import UnionType

from ophion.compiler.frontend.lower.builder import Cell, Cleanup, Loop
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.typemap import Untypable, may_be_none, non_null
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import Block as IRBlock


class Statements(Closures):
    """Lowers statements."""

    def statements(self, body: list[Statement]) -> None:
        """A run of statements; a refusal in one does not stop the others from being looked at."""
        for statement in body:
            if self.block.terminated:
                return
            self.line = statement.line
            self.guarded(statement, partial(self.statement, statement))

    def statement(self, s: Statement) -> None:
        """One statement, by its kind."""
        name = "stmt_" + type(s).__name__
        method: Callable[[Statement], None] | None = getattr(self, name, None)
        if method is None:
            self.refuse(s, f"the statement {type(s).__name__} is not part of the language")
        method(s)

    def body(self, block: Block | None) -> None:
        """A nested block of statements."""
        if block is not None and not block.is_unreachable:
            self.statements(block.body)

    # --- simple ones ---

    def stmt_Block(self, s: Block) -> None:
        self.body(s)

    def stmt_ExpressionStmt(self, s: ExpressionStmt) -> None:
        from mypy.nodes import EllipsisExpr, StrExpr

        if not isinstance(s.expr, StrExpr | EllipsisExpr):
            self.expr(s.expr)

    def nothing(self, s: Statement) -> None:
        """Statements that only mypy needs."""

    stmt_PassStmt = stmt_Import = stmt_ImportFrom = stmt_ImportAll = nothing
    stmt_GlobalDecl = stmt_NonlocalDecl = stmt_OverloadedFuncDef = stmt_ClassDef = nothing

    def stmt_FuncDef(self, s: FuncDef) -> None:
        if self.function.display_name != "<module>":
            self.nested_function(s)

    def stmt_Decorator(self, s: Decorator) -> None:
        if self.function.display_name != "<module>":
            self.refuse(s, "a nested function cannot be decorated")

    def stmt_ReturnStmt(self, s: ReturnStmt) -> None:
        result = self.function.result
        value: op.Value | None = None
        if s.expr is not None:
            value = self.expr(s.expr)
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

    def leave(self, depth: int) -> None:
        """Run the cleanups that lie inside `depth`, innermost first."""
        cleanups, handler = self.cleanups, self.handler
        try:
            for position in range(len(cleanups) - 1, depth - 1, -1):
                self.cleanups = cleanups[:position]
                with self.handling(cleanups[position].handler):
                    cleanups[position].emit()
                if self.block.terminated:
                    break
        finally:
            self.cleanups, self.handler = cleanups, handler

    def stmt_BreakStmt(self, s: BreakStmt) -> None:
        loop = self.loops[-1]
        self.leave(loop.depth)
        self.goto(loop.leave)

    def stmt_ContinueStmt(self, s: ContinueStmt) -> None:
        loop = self.loops[-1]
        self.leave(loop.depth)
        self.goto(loop.again)

    def stmt_AssertStmt(self, s: AssertStmt) -> None:
        good, bad = self.new_block(), self.new_block()
        self.condition(s.expr, good, bad)
        self.start(bad)
        message = self.to_str(self.expr(s.msg), self.type_of(s.msg)) if s.msg is not None else self.none()
        self.raise_builtin("AssertionError", message)
        self.start(good)

    def raise_builtin(self, name: str, message: op.Value | None = None) -> None:
        """Raise an exception of the runtime with a text."""
        cls = self.world.classes.named(f"builtins.{name}")
        exception = self.make_object(cls, [message if message is not None else self.none()])
        self.emit(op.Raise(exception))

    def stmt_DelStmt(self, s: DelStmt) -> None:
        targets = s.expr.items if isinstance(s.expr, TupleExpr) else [s.expr]
        for target in targets:
            if isinstance(target, IndexExpr):
                self.delete_item(target)
            elif isinstance(target, NameExpr):
                self.delete_name(target)
            else:
                self.refuse(s, "only items and names can be deleted")

    def delete_name(self, target: NameExpr) -> None:
        """del name: what it held is dropped now; mypy refuses to read it afterwards."""
        variable = target.node
        assert isinstance(variable, Var)
        place = self.scope.places.get(variable)
        if isinstance(place, op.Register) and may_be_none(place.type):
            self.emit(op.Assign(place, self.none(place.type)))
        elif place is None and self._is_module_level(target, variable):
            holder = self.world.variable(variable)
            if isinstance(holder.type, ir.Ref | ir.Function):
                self.emit(op.SetGlobal(holder, self.none(holder.type)))

    def delete_item(self, target: IndexExpr) -> None:
        """del base[index] or del base[a:b]."""
        base = self.expr(target.base)
        if isinstance(target.index, SliceExpr):
            self.call_method(base, "delete_slice", self.slice_parts(target.index), target)
        else:
            self.call_method(base, "__delitem__", [self.expr(target.index)], target)

    # --- assignment ---

    def stmt_AssignmentStmt(self, s: AssignmentStmt) -> None:
        if isinstance(s.rvalue, TempNode) or s.is_alias_def or self.is_definition(s):
            return
        first = s.lvalues[0]
        if (
            len(s.lvalues) == 1
            and isinstance(first, TupleExpr)
            and isinstance(s.rvalue, TupleExpr | ListExpr)
        ):
            # mypy looks at the items of a list here, and gives the list itself no type
            if not any(isinstance(item, StarExpr) for item in first.items + s.rvalue.items):
                values = [self.expr(item) for item in s.rvalue.items]
                held = [self.hold(value) for value in values]
                for target, value in zip(first.items, held, strict=True):
                    self.store(target, value)
                return
            if isinstance(s.rvalue, ListExpr):
                self.store(first, self.emit(op.MakeTuple([self.expr(item) for item in s.rvalue.items])))
                return
        value = self.expr(s.rvalue, self.target_type(first))
        if len(s.lvalues) > 1:
            value = self.hold(value)
        for target in s.lvalues:
            self.store(target, value)

    def hold(self, value: op.Value) -> op.Value:
        """A value that stays what it is while variables change: a copy of a register in a register of its
        own.
        """
        if isinstance(value, op.Register) and not value.parameter:
            copy = self.register(value.type)
            self.emit(op.Assign(copy, value))
            return copy
        return value

    def is_definition(self, s: AssignmentStmt) -> bool:
        """Type variables, NewTypes and constants need no code."""
        from mypy.nodes import CallExpr, NewTypeExpr, TypeVarExpr

        if isinstance(s.rvalue, CallExpr) and isinstance(s.rvalue.analyzed, NewTypeExpr | TypeVarExpr):
            return True
        if isinstance(s.rvalue, NewTypeExpr | TypeVarExpr):
            return True
        target = s.lvalues[0]
        if (
            self.function.display_name == "<module>"
            and isinstance(target, NameExpr)
            and isinstance(target.node, Var)
        ):
            if target.name == "__all__":
                return True
            return self.world.constants.variable(target.node.fullname) is not None
        return isinstance(target, RefExpr) and isinstance(target.node, TypeInfo)

    def target_type(self, target: Expression) -> ir.Type | None:
        """The declared type of what is assigned to, as a hint for displays like [] and None."""
        if isinstance(target, NameExpr) and isinstance(target.node, Var) and target.node.type is not None:
            try:
                return self.world.types.of(self.concrete(target.node.type))
            except Untypable:
                return None
        return None

    def store(self, target: Expression, value: op.Value) -> None:
        """Assign to a name, field, item or pattern of these."""
        if isinstance(target, NameExpr):
            assert isinstance(target.node, Var)
            self.store_variable(target.node, value, target)
        elif isinstance(target, MemberExpr):
            self.store_member(target, value)
        elif isinstance(target, IndexExpr):
            self.store_item(target, value)
        elif isinstance(target, TupleExpr | ListExpr):
            self.unpack(target, value)
        else:
            self.refuse(target, "this cannot be assigned to")

    def store_item(self, target: IndexExpr, value: op.Value) -> None:
        """base[index] = value."""
        if self.store_element(target, value):
            return
        base = self.expr(target.base, borrow=True)
        if isinstance(base.type, ir.Slots):
            self.emit(op.SlotsStore(base, self.expr(target.index), self.coerce(value, base.type.element)))
        elif isinstance(target.index, SliceExpr):
            self.call_method(base, "set_slice", [*self.slice_parts(target.index), value], target)
        else:
            self.call_method(base, "__setitem__", [self.expr(target.index), value], target)

    def unpack(self, target: TupleExpr | ListExpr, value: op.Value) -> None:
        """Assign the parts of a value to several targets."""
        if isinstance(value.type, ir.Tuple) and not any(isinstance(item, StarExpr) for item in target.items):
            for index, item in enumerate(target.items):
                self.store(item, self.emit(op.TupleItem(value, index)))
            return
        if isinstance(value.type, ir.Tuple):
            self.unpack_starred(target, value)
            return
        sequence = self.hold(value)
        length = self.length(sequence)
        starred = [i for i, item in enumerate(target.items) if isinstance(item, StarExpr)]
        fixed = self.number(len(target.items) - len(starred))
        good, bad = self.new_block(), self.new_block()
        self.branch(self.emit(op.Compare("ge" if starred else "eq", length, fixed)), good, bad, True)
        self.start(bad)
        self.runtime("errors.raise_unpack", [fixed, length])
        self.emit(op.Unreachable())
        self.start(good)
        for index, item in enumerate(target.items):
            if isinstance(item, StarExpr):
                rest = len(target.items) - 1 - index
                end = self.emit(op.Arithmetic("sub", length, self.number(rest), ir.INT))
                part = self.call_method(sequence, "get_slice", [self.number(index), end, self.none()], item)
                self.store(
                    item.expr,
                    self.runtime(
                        "lists.list_from", [part], self.world.types.element(self.world.mypy_type(part.type))
                    ),
                )
            else:
                at: op.Value = self.number(index)
                if starred and index > starred[0]:
                    at = self.emit(
                        op.Arithmetic("sub", length, self.number(len(target.items) - index), ir.INT)
                    )
                self.store(item, self.call_method(sequence, "__getitem__", [at], item))

    def unpack_starred(self, target: TupleExpr | ListExpr, value: op.Value) -> None:
        """a, *b, c = a tuple of fixed shape."""
        assert isinstance(value.type, ir.Tuple)
        count, total = len(target.items), len(value.type.items)
        for index, item in enumerate(target.items):
            if isinstance(item, StarExpr):
                parts = self.tuple_parts(value)[index : total - (count - 1 - index)]
                self.store(item.expr, self.list_of(parts, self.ir_of(item.expr), item))
                continue
            at = (
                index
                if not any(isinstance(t, StarExpr) for t in target.items[:index])
                else total - (count - index)
            )
            self.store(item, self.emit(op.TupleItem(value, at)))

    def stmt_OperatorAssignmentStmt(self, s: OperatorAssignmentStmt) -> None:
        target = s.lvalue
        if isinstance(target, NameExpr):
            old = self.expr(target)
            self.store(target, self.in_place(s, old))
        elif isinstance(target, MemberExpr):
            base = self.hold(self.expr(target.expr))
            old = self.member_of(base, target)
            self.store_member_of(base, target, self.in_place(s, old))
        elif isinstance(target, IndexExpr) and not isinstance(target.index, SliceExpr):
            self.item_in_place(s, target)
        else:
            self.refuse(s, "this cannot be assigned to")

    def item_in_place(self, s: OperatorAssignmentStmt, target: IndexExpr) -> None:
        """base[index] op= value."""
        if self.is_element(target):
            self.store(target, self.in_place(s, self.expr(target)))
            return
        base = self.hold(self.expr(target.base))
        index = self.hold(self.expr(target.index))
        if isinstance(base.type, ir.Slots):
            old: op.Value = self.emit(op.SlotsLoad(base, index))
            self.emit(op.SlotsStore(base, index, self.coerce(self.in_place(s, old), base.type.element)))
            return
        old = self.call_method(base, "__getitem__", [index], target)
        self.call_method(base, "__setitem__", [index, self.in_place(s, old)], target)

    def in_place(self, s: OperatorAssignmentStmt, old: op.Value) -> op.Value:
        """old op= rvalue as a value."""
        special = "__i" + self.operator_name(s.op)[2:]
        cls = self.class_of(old)
        if cls is not None and self.world.classes.find(cls, special) is not None:
            right = self.expr(s.rvalue)
            result = self.call_method(old, special, [right], s)
            return old if result.type == ir.VOID else result
        return self.binary(s.op, old, self.type_of(s.lvalue), s.rvalue, s)

    # --- choices and loops ---

    def stmt_IfStmt(self, s: IfStmt) -> None:
        end = self.new_block()
        for condition, body in zip(s.expr, s.body, strict=True):
            known = self.world.constants.evaluate(condition)
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
        self.goto(end)
        self.start(end)

    def stmt_WhileStmt(self, s: WhileStmt) -> None:
        top, body, done, end = self.new_block(), self.new_block(), self.new_block(), self.new_block()
        self.goto(top)
        self.start(top)
        self.condition(s.expr, body, done)
        self.start(body)
        self.loop_body(s.body, end, top)
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
        self.goto(following)
        self.start(following)
        self.line = s.line
        iteration.advance()
        self.goto(top)
        self.start(done)
        self.body(s.else_body)
        self.goto(end)
        self.start(end)

    # --- exceptions ---

    def stmt_RaiseStmt(self, s: RaiseStmt) -> None:
        if s.expr is None:
            if not self.caught:
                self.refuse(s, "a bare raise stands outside an except block", "raise the exception by name")
            self.emit(op.Raise(self.caught[-1], note=False))
            return
        exception = self.exception_value(s.expr)
        if s.from_expr is not None:
            cause = self.exception_value(s.from_expr)
            base = self.world.classes.named("builtins.BaseException")
            self.world.classes.complete(base)
            if cause.type != ir.VOID:
                field = base.ir.fields[base.ir.field_index("cause")][1]
                self.emit(op.SetField(exception, base.ir, "cause", self.coerce(cause, field)))
        self.emit(op.Raise(exception))

    def exception_value(self, e: Expression) -> op.Value:
        """The exception of a raise statement: an object, or a class that is called without arguments."""
        if isinstance(e, RefExpr) and isinstance(e.node, TypeInfo):
            return self.make_object(self.world.classes.named(e.node.fullname), [])
        return self.coerce_non_null(self.expr(e))

    def coerce_non_null(self, value: op.Value) -> op.Value:
        """The value with a type that excludes None."""
        return value if value.type == ir.VOID else self.coerce(value, non_null(value.type))

    def stmt_TryStmt(self, s: TryStmt) -> None:
        if s.finally_body is not None:
            finally_body = s.finally_body
            self.with_cleanup(lambda: self.try_except(s), lambda: self.body(finally_body))
        else:
            self.try_except(s)

    def with_cleanup(self, work: Callable[[], None], cleanup: Callable[[], None]) -> None:
        """Run `work`, then `cleanup` however work ends."""
        handler, end = self.new_block(), self.new_block()
        self.cleanups.append(Cleanup(cleanup, self.handler))
        with self.handling(handler):
            work()
        self.cleanups.pop()
        if not self.block.terminated:
            cleanup()
        self.goto(end)
        self.start(handler)
        exception = self.catch()
        self.caught.append(exception)
        cleanup()
        self.caught.pop()
        if not self.block.terminated:
            self.emit(op.Raise(exception, note=False))
        self.start(end)

    def catch(self) -> op.Register:
        """Take the current exception into a register."""
        type = ir.Ref(self.world.classes.named("builtins.BaseException").ir)
        register = self.register(type, "exception")
        self.emit(op.Assign(register, self.emit(op.Catch(type))))
        return register

    def try_except(self, s: TryStmt) -> None:
        """try/except/else without the finally."""
        if not s.handlers:
            self.body(s.body)
            return
        handler, end = self.new_block(), self.new_block()
        with self.handling(handler):
            self.body(s.body)
        if not self.block.terminated:
            self.body(s.else_body)
        self.goto(end)
        self.start(handler)
        exception = self.catch()
        for types, name, body in zip(s.types, s.vars, s.handlers, strict=True):
            self.line = body.line
            matched, other = self.new_block(), self.new_block()
            if types is None:
                self.goto(matched)
            else:
                self.branch(self.matches(exception, types), matched, other)
            self.start(matched)
            if name is not None:
                assert isinstance(name.node, Var)
                self.store_caught(name, types, exception)
            self.caught.append(exception)
            self.body(body)
            self.caught.pop()
            self.goto(end)
            self.start(other)
        if not self.block.terminated:
            self.emit(op.Raise(exception, note=False))
        self.start(end)

    def store_caught(self, name: NameExpr, types: Expression | None, exception: op.Value) -> None:
        """except ... as name: the name has the clause's class (mypy deletes its type afterwards)."""
        assert isinstance(name.node, Var)
        target = exception.type
        if isinstance(types, RefExpr) and isinstance(types.node, TypeInfo):
            target = ir.Ref(self.world.classes.named(types.node.fullname).ir)
        elif isinstance(types, TupleExpr):
            items = [i.node for i in types.items if isinstance(i, RefExpr) and isinstance(i.node, TypeInfo)]
            union = UnionType([self.world.named_type(i.fullname) for i in items])
            target = self.world.types.of(union)
        value = self.emit(op.Cast(exception, target))
        variables = self.scope.variables
        if variables is not None and name.node in variables.cells:
            self.scope.places[name.node] = self.make_cell(target, name.name)
            self.store_place(name.node, value)
        else:
            place = self.register(target, name.name)
            self.assign(place, value)
            self.scope.places[name.node] = place

    def matches(self, exception: op.Value, types: Expression) -> op.Value:
        """Whether an exception is of a class, or of one of a tuple of classes."""
        items = types.items if isinstance(types, TupleExpr) else [types]
        result: op.Value | None = None
        for item in items:
            if not (isinstance(item, RefExpr) and isinstance(item.node, TypeInfo)):
                self.refuse(item, "an except clause names exception classes")
            cls = self.world.classes.named(item.node.fullname)
            test = self.emit(op.IsInstance(exception, cls.ir))
            result = (
                test if result is None else self.emit(op.Select(result, op.Constant(ir.BOOL, True), test))
            )
        assert result is not None
        return result

    def stmt_WithStmt(self, s: WithStmt) -> None:
        self.with_items(s, 0)

    def with_items(self, s: WithStmt, index: int) -> None:
        """The context managers of a with statement from `index` on, then its body."""
        if index == len(s.expr):
            self.body(s.body)
            return
        manager = self.hold_in_register(self.expr(s.expr[index]))
        value = self.call_method(manager, "__enter__", [], s)
        target = s.target[index]

        def work() -> None:
            if target is not None:
                self.store(target, value)
            self.with_items(s, index + 1)

        self.managed(manager, work, s)

    def managed(self, manager: op.Value, work: Callable[[], None], s: WithStmt) -> None:
        """Run `work` between __enter__ and __exit__."""

        def leave() -> None:
            self.call_method(manager, "__exit__", [self.none(), self.none(), self.none()], s)

        handler, end = self.new_block(), self.new_block()
        self.cleanups.append(Cleanup(leave, self.handler))
        with self.handling(handler):
            work()
        self.cleanups.pop()
        if not self.block.terminated:
            leave()
        self.goto(end)
        self.start(handler)
        exception = self.catch()
        cls = self.class_of(manager)
        method = self.world.classes.find(cls, "__exit__") if cls is not None else None
        promised = self.world.method_signature(method, cls).params[1].type if method and cls else None
        kind: op.Value = exception
        if isinstance(promised, ir.TypeRef):
            kind = self.emit(op.TypeOf(exception, ir.TypeRef()))
        swallowed = self.call_method(manager, "__exit__", [kind, exception, self.none()], s)
        again = self.new_block()
        if swallowed.type != ir.VOID:
            self.branch(self.truth(swallowed), end, again)
        else:
            self.goto(again)
        self.start(again)
        self.emit(op.Raise(exception, note=False))
        self.start(end)

    def hold_in_register(self, value: op.Value) -> op.Register:
        """A value in a register of its own."""
        register = self.register(value.type)
        self.emit(op.Assign(register, value))
        return register

    def stmt_MatchStmt(self, s: MatchStmt) -> None:
        subject = self.hold_in_register(self.expr(s.subject))
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


__all__ = ["Cell", "ClassDef", "GlobalDecl", "Import", "ImportAll", "ImportFrom", "NonlocalDecl", "OverloadedFuncDef",
           "PassStmt", "Statements"]  # fmt: skip
