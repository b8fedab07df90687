"""What layers of Lowering expect of those above them: objects, functions and calls."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from mypy.nodes import (
    CallExpr,
    Context,
    Decorator,
    Expression,
    FuncDef,
    LambdaExpr,
    MemberExpr,
    NameExpr,
    RefExpr,
    TypeInfo,
)
from mypy.types import CallableType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_info import ClassInfo, Method
from ophion.compiler.frontend.lower.interface.values import ValueInterface
from ophion.compiler.frontend.lower.scope import Nested
from ophion.compiler.frontend.mypy_types import Env
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR


class CallInterface(ValueInterface):
    """Objects, functions and calls, by the files that have them."""

    # --- objects ---

    @abstractmethod
    def make_object(self, cls: ClassInfo, args: list[op.Value]) -> op.Value:
        """A new object of a class by its __init__ with ready arguments."""

    # --- invocations ---

    @abstractmethod
    def value_call(self, callee: op.Value, e: CallExpr) -> op.Value:
        """A call of a function that is held as a value."""

    # --- container_calls ---

    @abstractmethod
    def list_call(self, e: CallExpr) -> op.Value:
        """list(iterable)."""

    @abstractmethod
    def set_call(self, e: CallExpr, kind: str) -> op.Value:
        """set(iterable), frozenset(iterable)."""

    @abstractmethod
    def dict_call(self, e: CallExpr) -> op.Value:
        """dict(...)."""

    # --- text_calls ---

    @abstractmethod
    def str_call(self, e: CallExpr) -> op.Value:
        """str(x), str(data, encoding)."""

    # --- arguments ---

    @abstractmethod
    def ready(self, value: op.Value, type: MypyType, node: Expression) -> NameExpr:
        """A value that is there already, as the expression that a call wants."""

    @abstractmethod
    def spread(self, e: CallExpr) -> CallExpr:
        """The call with its `*values` written out."""

    # --- parameters ---

    @abstractmethod
    def arguments(
        self, node: FuncDef, e: CallExpr, skip: int, env: Env, signature: CallableType
    ) -> tuple[list[op.Value], dict[int, ir.Type]]:
        """Evaluate the arguments of a call in order."""

    @abstractmethod
    def default(
        self, node: FuncDef | LambdaExpr, position: int, e: Context, hint: ir.Type | None = None
    ) -> op.Value:
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
    def call_hook(self, receiver: op.Value, name: str, args: list[op.Value], node: Context) -> op.Value:
        """Call a method of the library that Python has no name for: the program's by that name is another."""

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
    def method_of(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """receiver.name(...) of a ready receiver."""

    @abstractmethod
    def static_info(self, base: op.Value) -> ClassInfo | None:
        """The class in which members of a value are looked up."""

    # --- calls ---

    @abstractmethod
    def partial_call(self, e: CallExpr, wanted: ir.Function | None = None) -> op.Value:
        """functools.partial(f, ...); `wanted`: the function that is asked for."""

    @abstractmethod
    def call_expr(self, e: CallExpr) -> op.Value:
        """A call."""

    @abstractmethod
    def call_function(self, node: FuncDef, e: CallExpr, owner: ClassInfo | None = None) -> op.Value:
        """Call a module-level function."""

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

    # --- nested_functions ---

    @abstractmethod
    def nested(self, node: FuncDef) -> Nested | None:
        """A function that is nested in this one, or that this one has captured."""

    @abstractmethod
    def nested_value(self, known: Nested) -> op.Value:
        """A nested function as a value."""

    @abstractmethod
    def nested_call(self, node: FuncDef, known: Nested, e: CallExpr) -> op.Value:
        """A call of a nested function by its name."""

    # --- local_objects ---

    @abstractmethod
    def surround(self, obj: op.Value, cls: ClassInfo) -> None:
        """Give a new object what its class needs of the functions around it."""

    @abstractmethod
    def bind_surroundings(self, node: FuncDef, receiver: op.Value) -> None:
        """Make what a method uses of the functions around its class known to its code."""

    # --- closures ---

    @abstractmethod
    def bound_method(self, receiver: op.Value, name: str, e: MemberExpr) -> op.Value:
        """A method with its object as a value."""

    @abstractmethod
    def builtin_value(self, e: NameExpr | MemberExpr, hint: ir.Function) -> op.Value:
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
    def called_with(self, e: RefExpr, node: FuncDef, hint: ir.Function) -> op.Value:
        """A function of any number of arguments where one of a certain number is wanted."""

    @abstractmethod
    def is_python_method(self, e: MemberExpr) -> bool:
        """Whether an attribute is a method of one of Python's own types."""

    @abstractmethod
    def python_method(
        self, e: MemberExpr, hint: ir.Function | None = None, receiver: op.Value | None = None
    ) -> op.Value:
        """A method of one of Python's own types as a function value."""

    @abstractmethod
    def class_method(self, cls: ClassInfo, method: Method, e: MemberExpr) -> op.Value:
        """A class method as a value, bound to its class."""

    @abstractmethod
    def unbound_method(self, cls: ClassInfo, method: Method, e: MemberExpr) -> op.Value:
        """Class.method as a function value whose first parameter is the object."""

    @abstractmethod
    def function_named(self, e: RefExpr) -> FuncDef | None:
        """The function or method behind a name or an attribute."""

    @abstractmethod
    def with_defaults(self, value: op.Value, e: RefExpr, hint: ir.Type | None) -> op.Value:
        """A function value with the parameters that are wanted."""

    # --- method_calls ---

    @abstractmethod
    def special_method(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """Methods of values that are no objects."""

    # --- named_operators ---

    @abstractmethod
    def operator_call(self, receiver: op.Value, name: str, e: CallExpr) -> op.Value | None:
        """A special method called by its name."""

    # --- builtin_calls ---

    @abstractmethod
    def record_fields(self, value: op.Value) -> list[str] | None:
        """The field names of a named tuple."""

    @abstractmethod
    def known_instance(self, value: op.Value, test: Expression) -> bool | None:
        """isinstance(value, test), where the value's type alone says it."""

    @abstractmethod
    def apply_builtin(
        self,
        e: NameExpr | MemberExpr,
        args: list[op.Register],
        result: ir.Type,
        receiver: MypyType | None = None,
    ) -> op.Value:
        """A builtin function, or a method of a receiver of a type, applied to ready values."""

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
