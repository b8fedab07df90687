"""What the layers of Lowering expect of each other.

Lowering is one class in layers, a file each, from `builder` at the bottom to `lowering` at the top. A layer
calls what lies below it; of what lies above it, since expressions stand in statements and statements in
expressions, it may call what is declared here: values in `values`, functions in `calls`, walks and statements
in this file. `Iteration` is what loops are made of.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from mypy.nodes import (
    Block,
    CallExpr,
    Context,
    Expression,
    FuncItem,
    ReturnStmt,
    Statement,
    YieldExpr,
)
from mypy.patterns import Pattern
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.interface.calls import CallInterface
from ophion.compiler.frontend.lower.interface.values import Values
from ophion.compiler.frontend.lower.scope import Bind, Cell, Scope
from ophion.compiler.frontend.struct_formats import Item
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block as IRBlock
from ophion.compiler.ir.function import FunctionIR


class Iteration(ABC):
    """One way to walk; `b` is the function being lowered."""

    def __init__(self, b: Interface) -> None:
        self.b = b

    @abstractmethod
    def begin(self) -> None:
        """Set up before the loop."""

    @abstractmethod
    def test(self, body: IRBlock, done: IRBlock) -> None:
        """Branch to the body if there is another value."""

    @abstractmethod
    def values(self) -> Values:
        """The current value; a list where it is a tuple, unpacked."""

    @abstractmethod
    def advance(self) -> None:
        """Step to the next value."""

    def expected(self) -> op.Value | None:
        """How many values there will be, if all goes as it looks once the walk has begun; None: who knows."""
        return None


class Interface(CallInterface):
    """Walks and statements, by the files that have them; and, above, all the rest."""

    # --- iteration ---

    @abstractmethod
    def iterate(self, e: Expression) -> Iteration:
        """How to loop over an expression."""

    @abstractmethod
    def iterate_value(self, value: op.Value, node: Context) -> Iteration:
        """How to loop over a value."""

    # --- patterns ---

    @abstractmethod
    def pattern(self, p: Pattern, subject: op.Value, type: MypyType, other: IRBlock) -> None:
        """Test one pattern of a match statement."""

    # --- iterable_calls ---

    @abstractmethod
    def float_sum(self, e: CallExpr) -> op.Value | None:
        """sum(iterable) of floats where a float is wanted, which 0 becomes, too; None for other calls."""

    @abstractmethod
    def each_of(self, iteration: Iteration, step: Callable[[op.Value], object]) -> None:
        """Run `step` for every value of a walk."""

    @abstractmethod
    def call_value(self, function: op.Value, args: list[op.Value]) -> op.Value:
        """Call a function value with ready arguments."""

    @abstractmethod
    def each(self, source: Expression, step: Callable[[op.Value], object]) -> None:
        """Run `step` for every value of an iterable."""

    @abstractmethod
    def key_function(self, e: Expression, element: MypyType, *more: MypyType) -> op.Value:
        """A function of one element, given by name or as a value."""

    @abstractmethod
    def length(self, value: op.Value) -> op.Value:
        """len(value)."""

    # --- container_calls ---

    @abstractmethod
    def at_once(self, e: Expression, hint: ir.Type | None = None) -> op.Value:
        """An argument that the function called iterates over to its end."""

    @abstractmethod
    def collect(self, source: Expression, element: MypyType) -> op.Value:
        """A new list of the values of an iterable."""

    # --- exception_statements ---

    @abstractmethod
    def catch(self) -> op.Register:
        """Take the current exception."""

    @abstractmethod
    def unbind(self, place: op.Register | Cell) -> None:
        """Drop what a variable holds; it has no value afterwards."""

    # --- assignments ---

    @abstractmethod
    def store(self, target: Expression, value: op.Value) -> None:
        """Assign to a target."""

    # --- statements ---

    @abstractmethod
    def body(self, block: Block | None) -> None:
        """A nested block of statements."""

    @abstractmethod
    def leave(self, depth: int) -> None:
        """Run the cleanups that lie inside `depth`, innermost first."""

    @abstractmethod
    def statement(self, s: Statement) -> None:
        """One statement."""

    @abstractmethod
    def statements(self, body: list[Statement]) -> None:
        """A run of statements."""

    # --- iterator_methods ---

    @abstractmethod
    def given(self, item: op.Value, cls: ClassInfo) -> op.Value:
        """An item of `step` as a value."""

    @abstractmethod
    def iterator_method(self, receiver: op.Value, name: str, e: CallExpr) -> op.Value | None:
        """Methods of Iterable, Iterator and Generator as values."""

    @abstractmethod
    def iterator_of(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """iter(x) of an Iterable as a value."""

    @abstractmethod
    def next_of(
        self, iterator: op.Value, cls: ClassInfo, default: op.Value | None, type: ir.Type
    ) -> op.Value:
        """next(iterator) and next(iterator, default) of an Iterator as a value."""

    @abstractmethod
    def step(self, iterator: op.Value, cls: ClassInfo) -> tuple[op.Value, op.Value]:
        """Ask an iterator for its next item: (whether there is one, the item)."""

    # --- generators ---

    @abstractmethod
    def generator_return(self, s: ReturnStmt) -> None:
        """return in a generator."""

    @abstractmethod
    def nested_generator(
        self, node: FuncItem, closure: FunctionIR, promised: ClassInfo, scope: Scope, bind: Bind
    ) -> None:
        """The code of a closure that is a generator function."""

    @abstractmethod
    def yield_statement(self, e: YieldExpr) -> None:
        """yield as a statement."""

    # --- struct_module_calls ---

    @abstractmethod
    def loaded_items(
        self, items: list[Item], big: bool, view: op.Value, offset: op.Value, e: Context
    ) -> op.Value:
        """The values of a format of struct that lie in a buffer from an offset on."""

    # --- iterator_values ---

    @abstractmethod
    def lazy(
        self,
        name: str,
        wanted: ClassInfo,
        values: list[op.Value],
        walk: Callable[[Interface, list[op.Register]], Iteration],
        lasting: bool,
        again: bool = True,
    ) -> op.Value:
        """An Iterator that walks some values in a way; `lasting`: it goes on after an exception."""

    @abstractmethod
    def lazy_call(self, e: CallExpr, name: str) -> op.Value:
        """map, filter, zip, enumerate or reversed as an Iterator."""

    @abstractmethod
    def to_iterator(self, value: op.Value, node: Context) -> op.Value:
        """iter(value) as an Iterator."""

    # --- lowering ---

    @abstractmethod
    def cell_of_call(self, type: ir.Type, name: str, late: bool = False) -> Cell:
        """A shared variable of this call, made where the function begins."""

    @abstractmethod
    def guarded(self, node: Context, work: Callable[[], None]) -> None:
        """Do some work; a refusal becomes a diagnostic."""

    @abstractmethod
    def late_cell(self, type: ir.Type, name: str) -> Cell:
        """A shared variable of this call that says itself whether it has a value."""

    @abstractmethod
    def make_cell(self, type: ir.Type, name: str) -> Cell:
        """A shared variable."""
