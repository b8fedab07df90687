"""raise, try, with and assert."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from mypy.nodes import (
    ARG_STAR,
    AssertStmt,
    Block,
    CallExpr,
    Expression,
    NameExpr,
    RaiseStmt,
    RefExpr,
    TryStmt,
    TupleExpr,
    TypeInfo,
    Var,
    WithStmt,
)
from mypy.types import CallableType, Instance, Overloaded, TupleType, TypeType, UnionType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_info import ClassInfo, Method
from ophion.compiler.frontend.decisions import decided_in, undecided_in
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.scope import Cell, Cleanup
from ophion.compiler.frontend.mypy_types import proper
from ophion.compiler.frontend.scan import parts
from ophion.compiler.frontend.source_paths import is_runtime
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import non_null


class ExceptionStatements(Closures):
    """raise, try, with and assert."""

    def stmt_AssertStmt(self, s: AssertStmt) -> None:
        good, bad = self.new_block(), self.new_block()
        self.condition(s.expr, good, bad)
        self.start(bad)
        self.raise_builtin("AssertionError", self.expr(s.msg) if s.msg is not None else None)
        self.start(good)

    def raise_builtin(self, name: str, message: op.Value | None = None) -> None:
        """Raise an exception of the runtime, with an argument; `name` says where it is if not in builtins."""
        cls = self.world.classes.named(name if "." in name else f"builtins.{name}")
        exception = self.make_object(cls, [] if message is None else self.kept_arguments([message]))
        self.emit(op.Raise(exception))

    def stmt_RaiseStmt(self, s: RaiseStmt) -> None:
        if s.expr is None:
            if not self.caught:
                self.refuse(s, "a bare raise stands outside an except block", "raise the exception by name")
            self.emit(op.Raise(self.caught[-1], note=False))
            return
        exception = self.exception_value(s.expr)
        if s.from_expr is not None:
            exception = self.keep(exception)
            cause = self.exception_value(s.from_expr)
            base = self.world.classes.named("builtins.BaseException")
            self.world.fields.complete(base)
            self.emit(op.SetField(exception, base.ir, "__suppress_context__", op.Constant(ir.BOOL, True)))
            if cause.type != ir.VOID:
                field = base.ir.fields[base.ir.field_index("__cause__")][1]
                self.emit(op.SetField(exception, base.ir, "__cause__", self.coerce(cause, field)))
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
            at_end = partial(self.body, finally_body)
            self.with_cleanup(partial(self.try_except, s), partial(self._finally, s, finally_body), at_end)
        else:
            self.try_except(s)

    def _finally(self, s: TryStmt, body: Block) -> None:
        """The finally block where an exception, a return or the like leaves the statement. mypy's types of it
        are those of the way on behind the statement: what is decided before it may not have been yet.
        """
        before = self.abnormal, self.undecided
        inside = [part for part in (s.body, *s.handlers, s.else_body) if part is not None]
        self.abnormal = True
        self.undecided = before[1] | undecided_in(body, decided_in(inside))
        self.body(body)
        self.abnormal, self.undecided = before

    def with_cleanup(
        self, work: Callable[[], None], cleanup: Callable[[], None], at_end: Callable[[], None] | None = None
    ) -> None:
        """Run `work`, then `cleanup` however work ends; `at_end`: that where it ends without leaving."""
        handler, end = self.new_block(), self.new_block()
        self.cleanups.append(Cleanup(cleanup, self.handler, len(self.caught)))
        with self.handling(handler):
            work()
        self.cleanups.pop()
        if not self.block.terminated:
            (at_end or cleanup)()
        self.goto(end)
        self.start(handler)
        exception = self.catch()
        self.while_handling(exception, cleanup)
        if not self.block.terminated:
            self.emit(op.Raise(exception, note=False))
        self.start(end)

    def while_handling(self, exception: op.Register, work: Callable[[], None]) -> None:
        """Do some work while an exception is being handled: it is the context of those raised meanwhile."""
        self.caught.append(exception)
        if not self.keeps_contexts:
            work()
        else:
            landing, end = self.new_block(), self.new_block()
            with self.handling(landing):
                work()
            self.goto(end)
            self.start(landing)
            self.emit(op.Raise(self.catch(), note=False))
            self.start(end)
        self.caught.pop()

    @property
    def keeps_contexts(self) -> bool:
        """Whether exceptions know which were being handled when they were raised. The kernel does without:
        its tracebacks are short, and each handler would grow.
        """
        return self.world.target != "kernel" and not is_runtime(self.scope.path)

    def catch(self) -> op.Register:
        """Take the current exception into a register; the one that is being handled here is its context."""
        type = ir.Ref(self.world.classes.named("builtins.BaseException").ir)
        register = self.register(type, ".exception")
        self.emit(op.Assign(register, self.emit(op.Catch(type))))
        if self.caught and self.keeps_contexts:
            self.runtime("exceptions.chain", [register, self.caught[-1]])
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
            work = partial(self.clause, body, exception, name)
            self.while_handling(exception, work)
            self.goto(end)
            self.start(other)
        if not self.block.terminated:
            self.emit(op.Raise(exception, note=False))
        self.start(end)

    def store_caught(self, name: NameExpr, types: Expression | None, exception: op.Value) -> None:
        """except ... as name: the name has the clause's class (mypy deletes its type afterwards)."""
        assert isinstance(name.node, Var)
        target = exception.type
        if types is not None:
            meant = UnionType.make_union(list(_caught(self.type_of(types))))
            target = self.world.types.of(meant)
        value = self.emit(op.Cast(exception, target))
        variables = self.scope.variables
        if self.is_late(name.node):
            self.store_variable(name.node, value, name)
        elif variables is not None and name.node in variables.cells:
            self.scope.places[name.node] = self.make_cell(target, name.name)
            self.store_place(name.node, value)
        else:
            place = self.register(target, name.name)
            self.assign(place, value)
            self.scope.places[name.node] = place

    def clause(self, body: Block, exception: op.Register, name: NameExpr | None) -> None:
        """The body of an except clause. When it is left the exception goes, if one can tell."""
        variable = name.node if name is not None and isinstance(name.node, Var) else None
        late = variable is not None and self.is_late(variable)
        lasting = self.world.lifetimes.lives_long(exception.type, self.function.file)
        if not late and not lasting:
            self.body(body)
            return
        place = self.scope.places.get(variable) if variable is not None else None

        def leave() -> None:
            if late or isinstance(place, op.Register):
                assert place is not None
                self.unbind(place)
            if lasting:
                self.unbind(exception)

        self.cleanups.append(Cleanup(leave, self.handler, len(self.caught)))
        self.body(body)
        self.cleanups.pop()
        if not self.block.terminated:
            leave()

    def is_late(self, variable: Var) -> bool:
        """Whether a variable of this function is in a cell that says whether it has a value."""
        variables = self.scope.variables
        return variables is not None and variable in variables.late

    def unbind(self, place: op.Register | Cell) -> None:
        """Drop what a variable holds; it has no value afterwards."""
        if isinstance(place, Cell):
            if place.late:
                held = place.cls.fields[0][1]
                self.emit(op.SetField(place.holder, place.cls, "assigned", op.Constant(ir.BOOL, False)))
                self.emit(op.SetField(place.holder, place.cls, "value", op.Constant(held, None)))
        elif not place.parameter:
            if self.world.lifetimes.lives_long(place.type, self.function.file):
                self.emit(op.Intrinsic("keep", [place], ir.VOID))  # not earlier
            self.emit(op.Assign(place, op.Constant(place.type, None), unbinds=True))

    def matches(self, exception: op.Value, types: Expression) -> op.Value:
        """Whether an exception is of a class, or of one of a tuple of classes."""
        infos = self.classes_named(types)
        if infos is None:
            kind = self.emit(op.TypeOf(exception, ir.TypeRef()))
            return self.is_below(kind, self.expr(types), types)
        return self.any_of(
            [self.emit(op.IsInstance(exception, self.world.classes.named(i.fullname).ir)) for i in infos]
        )

    def stmt_WithStmt(self, s: WithStmt) -> None:
        self.with_items(s, 0)

    def with_items(self, s: WithStmt, index: int) -> None:
        """The context managers of a with statement from `index` on, then its body."""
        if index == len(s.expr):
            self.body(s.body)
            return
        if self.suppressed(s, index):
            return
        manager = self.hold_in_register(self.expr(s.expr[index]))
        value = self.call_method(manager, "__enter__", [], s)
        target = s.target[index]

        def work() -> None:
            if target is not None:
                self.store(target, value)
            self.with_items(s, index + 1)

        self.managed(manager, work, s)

    def suppressed(self, s: WithStmt, index: int) -> bool:
        """with suppress(A, B): the rest of the statement in a try whose except clause does nothing."""
        e = s.expr[index]
        if not isinstance(e, CallExpr) or not isinstance(e.callee, RefExpr):
            return False
        if e.callee.fullname != "contextlib.suppress":
            return False
        types = TupleExpr(e.args)
        types.set_line(e)
        known = self.classes_named(types) is not None
        kinds = [] if known else [self.hold_value(self.expr(argument)) for argument in e.args]
        handler, end = self.new_block(), self.new_block()
        with self.handling(handler):
            self.with_items(s, index + 1)
        self.goto(end)
        self.start(handler)
        exception = self.catch()
        other = self.new_block()
        if known:
            test = self.matches(exception, types)
        else:
            kind = self.emit(op.TypeOf(exception, ir.TypeRef()))
            test = self.any_of([self.is_below(kind, each, e) for each in kinds])
        self.branch(test, end, other)
        self.start(other)
        self.emit(op.Raise(exception, note=False))
        self.start(end)
        return True

    def managed(self, manager: op.Value, work: Callable[[], None], s: WithStmt) -> None:
        """Run `work` between __enter__ and __exit__."""

        def leave() -> None:
            self.call_method(manager, "__exit__", [self.none(), self.none(), self.none()], s)

        handler, end = self.new_block(), self.new_block()
        self.cleanups.append(Cleanup(leave, self.handler, len(self.caught)))
        with self.handling(handler):
            work()
        self.cleanups.pop()
        left_early = self.block.terminated
        if not left_early:
            leave()
        self.goto(end)
        self.start(handler)
        exception = self.catch()
        swallowed = self._exit_with(manager, exception, s)
        again = self.new_block()
        if swallowed.type != ir.VOID:
            self.resumed = self.resumed or left_early
            self.branch(self.truth(swallowed), end, again)
        else:
            self.goto(again)
        self.start(again)
        self.emit(op.Raise(exception, note=False))
        self.start(end)

    def _exit_with(self, manager: op.Value, exception: op.Register, s: WithStmt) -> op.Value:
        """What `__exit__` says of an exception that leaves the body; of type VOID where it says nothing."""
        cls = self.class_of(manager)
        method = self.world.classes.find(cls, "__exit__") if cls is not None else None
        kind: op.Value = exception
        if cls is not None and method is not None and self._asks_for_class(method, cls):
            kind = self.emit(op.TypeOf(exception, ir.TypeRef()))
        said: list[op.Value] = []

        def leave() -> None:
            answer = self.call_method(manager, "__exit__", [kind, exception, self.none()], s)
            said.append(answer if answer.type == ir.VOID else self.hold_in_register(answer))

        self.while_handling(exception, leave)
        return said[0]

    def _asks_for_class(self, method: Method, cls: ClassInfo) -> bool:
        """Whether an `__exit__` looks at the exception's class. As an `object` that is put into a box, for
        which there may be no memory: one that nobody looks at is not made.
        """
        if isinstance(self.world.method_signature(method, cls).params[1].type, ir.TypeRef):
            return True
        node = method.function
        variable = node.arguments[1].variable
        mentioned = any(isinstance(part, NameExpr) and part.node is variable for part in parts(node.body))
        return mentioned or node.arg_kinds[1] == ARG_STAR or self.world.classes.overridden(cls, "__exit__")

    def hold_in_register(self, value: op.Value) -> op.Register:
        """A value in a register of its own."""
        register = self.register(value.type)
        self.emit(op.Assign(register, value))
        return register


def _caught(type: MypyType) -> Iterator[MypyType]:
    """The types of exceptions that an except clause with a value of a type catches."""
    held = proper(type)
    if isinstance(held, TypeType):
        yield held.item
    elif isinstance(held, CallableType):
        yield held.ret_type
    elif isinstance(held, TupleType | UnionType):
        for item in held.items:
            yield from _caught(item)
    elif isinstance(held, Overloaded):
        yield held.items[0].ret_type
    elif isinstance(held, Instance):
        yield from _caught(held.args[0])
