"""What the layers of Lowering expect of each other.

Lowering is one class in layers, a file each, from `builder` at the bottom to `lowering` at the top. A layer
calls what lies below it; of what lies above it, since expressions stand in statements and statements in
expressions, it may call what is declared here. `Iteration` is what loops are made of.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from mypy.nodes import (
    Block,
    CallExpr,
    ComparisonExpr,
    Context,
    Decorator,
    Expression,
    FuncDef,
    FuncItem,
    IndexExpr,
    LambdaExpr,
    MemberExpr,
    NameExpr,
    RefExpr,
    ReturnStmt,
    Statement,
    TypeInfo,
    YieldExpr,
)
from mypy.patterns import Pattern
from mypy.types import CallableType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.classes import ClassInfo, Method
from ophion.compiler.frontend.lower.conversions import Conversions
from ophion.compiler.frontend.lower.scope import Bind, Cell, Nested, Scope
from ophion.compiler.frontend.typemap import Env
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block as IRBlock
from ophion.compiler.ir.function import FunctionIR

Values = op.Value | list["Values"]


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


class Interface(Conversions):
    """What a layer needs of layers above it, by the files that have it."""

    # --- decorator_calls ---

    @abstractmethod
    def as_manager(self, generator: op.Value) -> op.Value:
        """The generator that a function with @contextmanager gives, as a context manager."""

    @abstractmethod
    def cache_call(self, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """f.cache_clear() and f.cache_info() of a function with a cache."""

    @abstractmethod
    def define_decorated(self, node: Decorator) -> None:
        """Call the decorators of a function at the top of a module or of a class."""

    @abstractmethod
    def decorate(self, node: Decorator, value: op.Value) -> op.Value:
        """What a function's own decorators make of its value."""

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
    def equal(self, left: op.Value, right: op.Value, node: Context | None) -> op.Value:
        """left == right."""

    @abstractmethod
    def is_none(self, value: op.Value) -> op.Value:
        """value is None."""

    # --- comparisons ---

    @abstractmethod
    def comparison(self, e: ComparisonExpr, true: IRBlock, false: IRBlock) -> None:
        """A chain of comparisons as a branch."""

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
    def expr(self, e: Expression, hint: ir.Type | None = None, borrow: bool = False) -> op.Value:
        """The value of an expression. `hint`: the type it will be stored as; `borrow`: a borrowed result will
        do.
        """

    # --- iteration ---

    @abstractmethod
    def iterate(self, e: Expression) -> Iteration:
        """How to loop over an expression."""

    @abstractmethod
    def iterate_value(self, value: op.Value, node: Context) -> Iteration:
        """How to loop over a value."""

    # --- objects ---

    @abstractmethod
    def make_object(self, cls: ClassInfo, args: list[op.Value]) -> op.Value:
        """A new object of a class by its __init__ with ready arguments."""

    # --- parameters ---

    @abstractmethod
    def arguments(
        self, node: FuncDef, e: CallExpr, skip: int, env: Env, signature: CallableType
    ) -> tuple[list[op.Value], dict[int, ir.Type]]:
        """Evaluate the arguments of a call in order."""

    @abstractmethod
    def default(self, node: FuncDef | LambdaExpr, position: int, e: Context) -> op.Value:
        """A parameter's default value."""

    @abstractmethod
    def infer(self, signature: CallableType, node: FuncDef, e: CallExpr, skip: int, env: Env) -> Env:
        """Type arguments of a generic function from the types of its arguments and of the call."""

    # --- invocations ---

    @abstractmethod
    def call_method(
        self,
        receiver: op.Value,
        name: str,
        args: list[op.Value],
        node: Context,
        declined: Callable[[], op.Value] | None = None,
    ) -> op.Value:
        """Call a method by name with ready arguments. `declined`: what there is where it returns
        NotImplemented.
        """

    @abstractmethod
    def finish_call(
        self,
        function: FunctionIR,
        values: list[op.Value],
        declined: Callable[[], op.Value] | None = None,
    ) -> op.Value:
        """Call, and know that nothing follows a function that never returns."""

    @abstractmethod
    def invoke(
        self,
        method: Method,
        info: ClassInfo,
        receiver: op.Value,
        e: CallExpr,
        direct: bool = False,
        declined: Callable[[], op.Value] | None = None,
        begin: Callable[[], object] | None = None,
    ) -> op.Value:
        """Call a method found in a class with the arguments of a call expression; `begin` makes the receiver,
        when the arguments are there.
        """

    @abstractmethod
    def static_info(self, base: op.Value) -> ClassInfo | None:
        """The class in which members of a value are looked up."""

    # --- calls ---

    @abstractmethod
    def call_expr(self, e: CallExpr) -> op.Value:
        """A call."""

    @abstractmethod
    def call_function(self, node: FuncDef, e: CallExpr, owner: ClassInfo | None = None) -> op.Value:
        """Call a module-level function."""

    # --- nested_functions ---

    @abstractmethod
    def nested(self, node: FuncDef) -> Nested | None:
        """A function that is nested in this one, or that this one has captured."""

    @abstractmethod
    def nested_call(self, node: FuncDef, known: Nested, e: CallExpr) -> op.Value:
        """A call of a nested function by its name."""

    # --- closures ---

    @abstractmethod
    def bound_method(self, receiver: op.Value, name: str, e: MemberExpr) -> op.Value:
        """A method with its object as a value."""

    @abstractmethod
    def builtin_value(self, e: NameExpr, hint: ir.Function) -> op.Value:
        """A builtin function or class as a function value of a known signature."""

    @abstractmethod
    def class_as_function(self, e: RefExpr, hint: ir.Function) -> op.Value:
        """A class where a function is wanted."""

    @abstractmethod
    def function_value(self, e: Expression, node: FuncDef) -> op.Value:
        """A function as a value."""

    @abstractmethod
    def generic_function(self, node: FuncDef, hint: ir.Function) -> op.Value:
        """A generic function as a value of a type."""

    @abstractmethod
    def unbound_method(self, cls: ClassInfo, method: Method, e: MemberExpr) -> op.Value:
        """Class.method as a function value whose first parameter is the object."""

    @abstractmethod
    def with_defaults(self, value: op.Value, e: RefExpr, hint: ir.Type | None) -> op.Value:
        """A function value with the parameters that are wanted."""

    # --- patterns ---

    @abstractmethod
    def pattern(self, p: Pattern, subject: op.Value, type: MypyType, other: IRBlock) -> None:
        """Test one pattern of a match statement."""

    # --- iterable_calls ---

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

    # --- method_calls ---

    @abstractmethod
    def special_method(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """Methods of values that are no objects."""

    # --- builtin_calls ---

    @abstractmethod
    def record_fields(self, value: op.Value) -> list[str] | None:
        """The field names of a named tuple."""

    @abstractmethod
    def known_instance(self, value: op.Value, test: Expression) -> bool | None:
        """isinstance(value, test), where the value's type alone says it."""

    @abstractmethod
    def apply_builtin(self, e: NameExpr, args: list[op.Register], result: ir.Type) -> op.Value:
        """A builtin function applied to ready values."""

    @abstractmethod
    def builtin_call(self, fullname: str, e: CallExpr) -> op.Value | None:
        """A call that the compiler knows by name, or None."""

    @abstractmethod
    def library(self, name: str, args: list[op.Value], e: Context) -> op.Value:
        """Call a function of user/lib by name ("builtins.input")."""

    @abstractmethod
    def narrow_class(self, info: TypeInfo, value: op.Value) -> ClassInfo | None:
        """The concrete class that a class test of a value means."""

    @abstractmethod
    def type_of_value(self, value: op.Value, node: Context) -> op.Value:
        """The class of a value."""

    # --- unsafe_calls ---

    @abstractmethod
    def pin(self, value: op.Value) -> op.Value:
        """Keep a value alive until the function returns, because its address is about to be used."""

    @abstractmethod
    def slots_method(self, slots: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """Methods of Ptr."""

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

    # --- iterator_values ---

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
