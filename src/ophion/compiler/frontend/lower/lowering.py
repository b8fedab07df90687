"""Lowering: one function's tree to IR, put together from its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mypy.nodes import Context, Expression, FuncItem, Node

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.decorators import passes_on
from ophion.compiler.frontend.lower.abstract_values import AbstractValues
from ophion.compiler.frontend.lower.builder import Unchecked
from ophion.compiler.frontend.lower.builtin_calls import BuiltinCalls
from ophion.compiler.frontend.lower.decorator_calls import DecoratorCalls
from ophion.compiler.frontend.lower.iterator_values import IteratorValues
from ophion.compiler.frontend.lower.patterns import Patterns
from ophion.compiler.frontend.lower.scope import Cell
from ophion.compiler.frontend.lower.statements import Statements
from ophion.compiler.frontend.lower.struct_access import StructAccess
from ophion.compiler.frontend.lower.unsafe_calls import UnsafeCalls
from ophion.compiler.frontend.mypy_types import Untypable
from ophion.compiler.frontend.walk import children
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import may_be_none


class Lowering(
    IteratorValues,
    Statements,
    StructAccess,
    UnsafeCalls,
    BuiltinCalls,
    Patterns,
    DecoratorCalls,
    AbstractValues,
):
    """Everything that turns one function into IR."""

    has_refusals = False

    def guarded(self, node: Context, work: Callable[[], None]) -> None:
        """Do some work; a refusal becomes a diagnostic, and the rest of the program goes on being checked."""
        blocks, block, done = len(self.function.blocks), self.block, len(self.block.instructions)
        try:
            work()
        except (Refusal, Untypable, Unchecked) as problem:
            if self._is_unreachable(node):
                del self.function.blocks[blocks:], block.instructions[done:]
                self.block = block
                self._left_out(node)
            elif isinstance(problem, Unchecked):
                raise AssertionError("mypy has no type for an expression that the compiler made") from problem
            else:
                self._refused(placed(problem, node))
        except Exception as problem:
            if not self.world.proves(self.scope.path):
                message = "there is no code for this: a silenced error or a TypeGuard says what is not so"
                self._refused(Refusal(node.line, node.column, message, "types that mypy accepts"))
                return
            if self.world.diagnostics:
                return  # what follows a refused statement may lack what that one would have made
            if not getattr(problem, "__notes__", None):
                file = self.world.paths.source(self.scope.path)
                problem.add_note(f"while compiling {file}:{node.line} in {self.function.name}")
            raise

    def _is_unreachable(self, node: Context) -> bool:
        """Whether mypy proved that control never comes to a statement: then it gave no part of it a type."""
        expressions = 0
        parts = [node] if isinstance(node, Node) else []
        while parts:
            part = parts.pop()
            if part in self.world.checked.types:
                return False
            expressions += isinstance(part, Expression)
            parts += children(part)
        return expressions > 0

    def _left_out(self, node: Context) -> None:
        """End the block where a statement stands that control never comes to."""
        if self.resumed:
            message = "mypy takes this for unreachable, as the `with` before it swallows no exception"
            self._refused(Refusal(node.line, node.column, message, "-> bool for its __exit__, or try"))
        self.never_comes_here()

    def _refused(self, refusal: Refusal) -> None:
        """Note a refusal and go on behind it; that a variable is missing then says nothing."""
        if not (self.has_refusals and refusal.message.startswith("the variable ")):
            self.world.report(self.scope.path, refusal)
        self.has_refusals = True
        self.emit(op.Unreachable())
        self.start(self.new_block())

    def function_body(self, node: FuncItem) -> None:
        """The whole body: parameters that are assigned or shared get places of their own first."""
        self.bind_parameters(node)
        if self.function.convention == "c":
            with self.uncaught():
                self.statements(node.body.body)
        else:
            self.statements(node.body.body)
        if not self.block.terminated:
            self.fall_off(node)

    def fall_off(self, node: FuncItem) -> None:
        """Control reaches the end of a function: it returns None."""
        self.line = max(node.end_line or node.line, node.line)
        if self.function.result == ir.VOID:
            self.emit(op.Return(None))
        elif self.function.no_return or not may_be_none(self.function.result):
            self.never_comes_here()
        else:
            self.emit(op.Return(self.none(self.function.result)))

    def bind_parameters(self, node: FuncItem) -> None:
        """Give every parameter a place."""
        variables = self.scope.variables
        assert variables is not None
        arguments, params = node.arguments, self.function.params
        offset = len(params) - len(arguments)
        if passes_on(node):
            arguments, offset = arguments[:-2], 1
            given = [argument.variable for argument in node.arguments[-2:]]
            self.scope.passed_on = dict(zip(given, (params[1 + len(arguments) :], []), strict=True))
        for argument, register in zip(arguments, params[offset : offset + len(arguments)], strict=True):
            variable = argument.variable
            if variable in variables.cells:
                cell = self.make_cell(register.type, argument.variable.name)
                assert isinstance(cell.holder, op.Register)
                cell.holder.origin = register
                self.scope.places[variable] = cell
                self.store_place(variable, register)
            elif variable in variables.stored:
                local = self.register(register.type, register.name)
                local.origin = register
                self.assign(local, register)
                self.scope.places[variable] = local
            else:
                self.scope.places[variable] = register

    def make_cell(self, type: ir.Type, name: str) -> Cell:
        """A shared variable: an object with one field."""
        cls = self.world.hidden.cell(type)
        holder = self.register(ir.Ref(cls), name)
        self.emit(op.Assign(holder, self.emit(op.New(cls))))
        return Cell(holder, cls, "value")

    def cell_of_call(self, type: ir.Type, name: str, late: bool = False) -> Cell:
        """A shared variable of this call, made where the function begins: loops do not make it anew."""
        cls = self.world.hidden.cell(type, late)
        home = self.register(ir.Ref(cls))
        made = op.New(cls, line=self.function.line)
        instructions = self.function.blocks[0].instructions
        place = len(instructions) - self.function.blocks[0].terminated
        instructions[place:place] = [made, op.Assign(home, made, self.function.line)]
        return Cell(self.register(ir.Ref(cls), name), cls, "value", home=home)

    def late_cell(self, type: ir.Type, name: str) -> Cell:
        """A shared variable of this call that says itself whether it has a value."""
        made = self.cell_of_call(type, name, late=True)
        assert made.home is not None
        return Cell(made.home, made.cls, "value", late=True)

    @contextmanager
    def uncaught(self, failed: FunctionIR | None = None) -> Iterator[None]:
        """Whatever exception leaves the block goes to `failed`, or ends the program by the runtime's
        `uncaught`.
        """
        handler = self.new_block()
        with self.handling(handler):
            yield
        end = self.new_block()
        self.goto(end)
        self.start(handler)
        exception = self.emit(op.Catch(ir.Ref(self.world.classes.named("builtins.BaseException").ir)))
        if failed is not None:
            self.call(failed, [exception])
            self.goto(end)
        else:
            self.runtime("errors.uncaught", [exception])
            self.emit(op.Unreachable())
        self.start(end)


def placed(problem: Refusal | Untypable, node: Context) -> Refusal:
    """A refusal with its place, at least that of the statement."""
    if not isinstance(problem, Refusal):
        return Refusal(node.line, node.column, str(problem))
    if problem.column < 0 or problem.line <= 0:
        problem.line, problem.column = node.line, node.column
    return problem
