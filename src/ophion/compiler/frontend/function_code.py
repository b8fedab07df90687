"""What the front end's knowledge of a program asks of lowering: the code of functions.

`World` and its parts know what there is; `lower` asks them and makes code. This class is what they ask of
lowering in turn, without importing it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from mypy.nodes import FuncDef, TypeInfo

from ophion.compiler.frontend.typemap import Env
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Value
from ophion.compiler.ir.function import FunctionIR, Global

if TYPE_CHECKING:
    from ophion.compiler.frontend.classes import ClassInfo
    from ophion.compiler.frontend.world import World


class FunctionCode(ABC):
    """Makes the code of functions."""

    @abstractmethod
    def lower(
        self,
        world: World,
        function: FunctionIR,
        node: FuncDef,
        owner: ClassInfo | None,
        env: Env,
        actual: dict[int, ir.Type],
    ) -> None:
        """Fill in the blocks of a declared function."""

    @abstractmethod
    def lower_decorated(
        self,
        world: World,
        function: FunctionIR,
        node: FuncDef,
        owner: ClassInfo | None,
        env: Env,
        actual: dict[int, ir.Type],
    ) -> None:
        """Fill in the code that stands for a decorated function."""

    @abstractmethod
    def decorated_variable(self, world: World, node: FuncDef) -> Global:
        """The variable that holds what the decorators of a function have made of it."""

    @abstractmethod
    def cache(self, lowering: Any, plain: FunctionIR, node: FuncDef) -> Value:
        """The cache of a function."""

    @abstractmethod
    def new_cache(self, lowering: Any, params: list[ir.Type], result: ir.Type, node: FuncDef) -> Value:
        """A new cache for a function."""

    @abstractmethod
    def nested_cache(
        self,
        lowering: Any,
        code: FunctionIR,
        plain: FunctionIR,
        node: FuncDef,
        place: tuple[ir.ClassIR, str],
    ) -> None:
        """Fill in the code of a nested function that looks into its cache, which its closure holds."""

    @abstractmethod
    def adapter(self, world: World, target: FunctionIR, promised: FunctionIR) -> FunctionIR:
        """A function with the signature of `promised` that calls `target`."""

    @abstractmethod
    def dataclass_method(self, world: World, kind: str, cls: ClassInfo) -> FunctionIR:
        """A method that Python makes by itself for a dataclass: eq, <, <=, hash or repr."""

    @abstractmethod
    def enum_function(self, world: World, kind: str, info: TypeInfo) -> FunctionIR:
        """A function of an enum: names, values, of_value or of_name."""

    @abstractmethod
    def root_method(self, world: World, kind: str, type: ir.Type, declared: FunctionIR) -> FunctionIR:
        """A method that objects of all classes have, for values of a type."""

    @abstractmethod
    def fill_form_test(self, world: World, function: FunctionIR, forms: list[ir.ClassIR]) -> None:
        """The code that tells whether an object is of one of some classes."""
