"""What layers of Lowering expect of those above them: values, operators, texts, memory."""

from __future__ import annotations

from abc import abstractmethod

from mypy.nodes import (
    CallExpr,
    ComparisonExpr,
    Context,
    Expression,
    IndexExpr,
    MemberExpr,
    TypeInfo,
)
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.conversions import Conversions
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block as IRBlock

Values = op.Value | list["Values"]
"""What a walk gives: a value, or a list where it is a tuple, unpacked."""


class ValueInterface(Conversions):
    """Values, operators, texts and memory, by the files that have them."""

    # --- class_values ---

    @abstractmethod
    def call_of_type(self, kind: op.Value, e: CallExpr) -> op.Value:
        """kind(...): an object of a class that only the run knows."""

    # --- enumerations ---

    @abstractmethod
    def enum_of(self, value: op.Value | ir.Type) -> ClassInfo | None:
        """The enum whose members a type holds."""

    # --- operators ---

    @abstractmethod
    def keep(self, value: op.Value) -> op.Value:
        """A register's value as it is now, though the variable may change."""

    @abstractmethod
    def truth(self, value: op.Value) -> op.Value:
        """bool(value)."""

    # --- equality ---

    @abstractmethod
    def equal(self, left: op.Value, right: op.Value) -> op.Value:
        """left == right."""

    @abstractmethod
    def is_none(self, value: op.Value) -> op.Value:
        """value is None."""

    # --- comparisons ---

    @abstractmethod
    def comparison(self, e: ComparisonExpr, true: IRBlock, false: IRBlock) -> None:
        """A chain of comparisons as a branch."""

    # --- name_access ---

    @abstractmethod
    def asked(self, e: Expression) -> op.Value:
        """The operand of a question that every value answers, as it is held."""

    @abstractmethod
    def narrowed(self, value: op.Value, e: Expression) -> op.Value:
        """The value with the type that mypy has narrowed it to."""

    # --- member_access ---

    @abstractmethod
    def class_member(self, e: MemberExpr, info: TypeInfo) -> op.Value:
        """Class.name."""

    # --- displays ---

    @abstractmethod
    def fit_display(self, e: Expression, beside: op.Value) -> None:
        """Give a set display the type of the set beside it, where its items fit."""

    @abstractmethod
    def hold_value(self, value: op.Value) -> op.Register:
        """A value in a register of its own."""

    @abstractmethod
    def joined(self, value: Values) -> op.Value:
        """A loop's value as one value: unpacked ones as a tuple."""

    @abstractmethod
    def list_of(self, values: list[op.Value], type: ir.Type) -> op.Value:
        """A new list of values."""

    # --- expressions ---

    @abstractmethod
    def expr(self, e: Expression, hint: ir.Type | None = None) -> op.Value:
        """The value of an expression. `hint`: the type it will be stored as."""

    # --- texts ---

    @abstractmethod
    def concatenate(self, pieces: list[op.Value]) -> op.Value:
        """Texts joined."""

    @abstractmethod
    def to_repr(self, value: op.Value, type: MypyType) -> op.Value:
        """repr(value)."""

    @abstractmethod
    def to_str(self, value: op.Value, type: MypyType) -> op.Value:
        """str(value)."""

    # --- format_calls ---

    @abstractmethod
    def format_value(self, value: op.Value, type: MypyType, spec: op.Value, node: Context) -> op.Value:
        """format(value, spec)."""

    @abstractmethod
    def formatted(self, e: CallExpr) -> op.Value | None:
        """An f-string, which mypy shows as ''.join([...]) of '{:{}}'.format(...)."""

    @abstractmethod
    def percent(self, template: str, right: Expression, node: Context) -> op.Value:
        """template % right."""

    @abstractmethod
    def percent_at_run_time(self, template: op.Value, right: op.Value, node: Context) -> op.Value:
        """text % values with a template that only the run knows."""

    @abstractmethod
    def percent_of_bytes(self, template: bytes, right: Expression, node: Context) -> op.Value:
        """template % right of bytes."""

    @abstractmethod
    def type_name(self, value: op.Value, type: MypyType) -> op.Value:
        """type(value).__name__ as a text."""

    # --- number_calls ---

    @abstractmethod
    def float_divmod(self, left: op.Value, right: op.Value) -> op.Value:
        """divmod(left, right) of floats."""

    @abstractmethod
    def number_member(self, base: op.Value, name: str) -> op.Value | None:
        """real, imag, numerator and denominator of a number."""

    @abstractmethod
    def true_divide(self, left: op.Value, right: op.Value) -> op.Value:
        """left / right of two integers, correctly rounded."""

    # --- struct_access ---

    @abstractmethod
    def check_range(self, value: op.Value, low: int, high: int) -> None:
        """OverflowError outside a range."""

    @abstractmethod
    def element_value(self, e: IndexExpr) -> op.Value:
        """An element of an Array field."""

    @abstractmethod
    def is_element(self, e: IndexExpr) -> bool:
        """Whether an index expression names an element of an Array field."""

    @abstractmethod
    def new_struct(self, info: TypeInfo) -> op.Value:
        """A zeroed Struct."""

    @abstractmethod
    def store_element(self, target: IndexExpr, value: op.Value) -> bool:
        """Store into an Array field of a Struct; False where the target is something else."""

    @abstractmethod
    def store_struct_member(self, view: op.Value, e: MemberExpr, value: op.Value) -> bool:
        """Store a field of a Struct; False where the name is no field."""

    @abstractmethod
    def struct_class_call(self, info: TypeInfo, name: str, e: CallExpr) -> op.Value | None:
        """X.over(...) of a Struct."""

    @abstractmethod
    def struct_member(self, view: op.Value, e: MemberExpr) -> op.Value | None:
        """A field of a Struct, or None where the name is no field."""

    @abstractmethod
    def view_method(self, view: op.Value, name: str) -> op.Value | None:
        """Methods of Struct."""

    # --- unsafe_calls ---

    @abstractmethod
    def pin(self, value: op.Value) -> op.Value:
        """Keep a value alive until the function returns, because its address is about to be used."""

    @abstractmethod
    def slots_method(self, slots: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """Methods of Ptr."""
