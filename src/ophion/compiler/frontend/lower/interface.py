"""What the parts of Lowering expect of each other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from mypy.nodes import (
    Block,
    CallExpr,
    ComparisonExpr,
    Context,
    Expression,
    FuncDef,
    IndexExpr,
    LambdaExpr,
    MemberExpr,
    NameExpr,
    OpExpr,
    SliceExpr,
    TypeInfo,
    Var,
)
from mypy.patterns import Pattern
from mypy.types import Type as MypyType

from ophion.compiler.frontend.classes import ClassInfo, Method
from ophion.compiler.frontend.lower.builder import Builder, Cell
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import Block as IRBlock

if TYPE_CHECKING:
    from ophion.compiler.frontend.lower.iteration import Iteration


class Interface(ABC, Builder):
    """The abstract operations that lowering one construct needs of the others."""

    @abstractmethod
    def expr(self, e: Expression, hint: ir.Type | None = None, borrow: bool = False) -> op.Value:
        """The value of an expression. `hint`: the type it will be stored as; `borrow`: a borrowed result will
        do.
        """

    @abstractmethod
    def guarded(self, node: Context, work: Callable[[], None]) -> None:
        """Do some work; a refusal becomes a diagnostic."""

    @abstractmethod
    def pattern(self, p: Pattern, subject: op.Value, type: MypyType, other: IRBlock) -> None:
        """Test one pattern of a match statement."""

    @abstractmethod
    def narrow_class(self, info: TypeInfo, value: op.Value) -> ClassInfo | None:
        """The concrete class that a class test of a value means."""

    @abstractmethod
    def body(self, block: Block | None) -> None:
        """A nested block of statements."""

    @abstractmethod
    def comparison(self, e: ComparisonExpr, true: IRBlock, false: IRBlock) -> None:
        """A chain of comparisons as a branch."""

    @abstractmethod
    def invoke(
        self, method: Method, info: ClassInfo, receiver: op.Value, e: CallExpr, direct: bool = False
    ) -> op.Value:
        """Call a method found in a class with the arguments of a call expression."""

    @abstractmethod
    def default(self, node: FuncDef | LambdaExpr, position: int, e: Context) -> op.Value:
        """A parameter's default value."""

    @abstractmethod
    def call_function(self, node: FuncDef, e: CallExpr, owner: ClassInfo | None = None) -> op.Value:
        """Call a module-level function."""

    @abstractmethod
    def condition(self, e: Expression, true: IRBlock, false: IRBlock) -> None:
        """Branch on the truth of an expression."""

    @abstractmethod
    def call_method(self, receiver: op.Value, name: str, args: list[op.Value], node: Context) -> op.Value:
        """Call a method by name with ready arguments."""

    @abstractmethod
    def make_object(self, cls: ClassInfo, args: list[op.Value]) -> op.Value:
        """A new object of a class by its __init__ with ready arguments."""

    @abstractmethod
    def iterate(self, e: Expression) -> Iteration:
        """How to loop over an expression."""

    @abstractmethod
    def iterate_value(self, value: op.Value, node: Context) -> Iteration:
        """How to loop over a value."""

    @abstractmethod
    def store(self, target: Expression, value: op.Value) -> None:
        """Assign to a target."""

    @abstractmethod
    def list_of(self, values: list[op.Value], type: ir.Type, node: Context) -> op.Value:
        """A new list of values."""

    @abstractmethod
    def slice_parts(self, e: SliceExpr) -> list[op.Value]:
        """start, stop and step of a slice, None where left out."""

    @abstractmethod
    def store_element(self, target: IndexExpr, value: op.Value) -> bool:
        """Store into an Array field of a Struct; False where the target is something else."""

    @abstractmethod
    def is_element(self, e: IndexExpr) -> bool:
        """Whether an index expression names an element of an Array field."""

    @abstractmethod
    def struct_member(self, view: op.Value, e: MemberExpr) -> op.Value | None:
        """A field of a Struct, or None where the name is no field."""

    @abstractmethod
    def store_struct_member(self, view: op.Value, e: MemberExpr, value: op.Value) -> bool:
        """Store a field of a Struct; False where the name is no field."""

    @abstractmethod
    def builtin_call(self, fullname: str, e: CallExpr, hint: ir.Type | None) -> op.Value | None:
        """A call that the compiler knows by name, or None."""

    @abstractmethod
    def function_value(self, e: Expression, node: FuncDef) -> op.Value:
        """A function as a value."""

    @abstractmethod
    def bound_method(self, receiver: op.Value, name: str, e: MemberExpr) -> op.Value:
        """A method with its object as a value."""

    @abstractmethod
    def load_place(self, variable: Var, place: op.Register | Cell, e: NameExpr) -> op.Value:
        """Read a local variable."""

    @abstractmethod
    def masked(self, e: OpExpr) -> op.Value | None:
        """An expression under the mask rule, or None where it does not apply."""

    @abstractmethod
    def to_str(self, value: op.Value, type: MypyType) -> op.Value:
        """str(value)."""

    @abstractmethod
    def length(self, value: op.Value) -> op.Value:
        """len(value)."""
