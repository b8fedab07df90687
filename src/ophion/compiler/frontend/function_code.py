"""What the front end's knowledge of a program asks of lowering: the code of functions.

`World` and its parts know what there is; `lower` asks them and makes code. This is what they, and the lower
layers of `Lowering`, ask of its upper ones in turn, without importing them; `lower/function_code.py` fills it
in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mypy.nodes import FuncDef, TypeInfo

from ophion.compiler.frontend.class_info import ClassInfo, Method
from ophion.compiler.frontend.mypy_types import Env
from ophion.compiler.frontend.overriding import Given
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Value
from ophion.compiler.ir.function import FunctionIR, Global


@dataclass(frozen=True)
class FunctionCode:
    """Functions that make the code of functions. An `Any` is a Lowering."""

    lower: Callable[[FunctionIR, FuncDef, ClassInfo | None, Env], None]
    """Fills in the blocks of a declared function, for concrete types."""
    lower_decorated: Callable[[FunctionIR, FuncDef, ClassInfo | None, Env, dict[int, ir.Type]], None]
    """The same with what stands for a decorated function; the last: the types of protocol parameters."""
    decorated_variable: Callable[[FuncDef], Global]
    """The variable that holds what the decorators of a function have made of it."""
    cache: Callable[[Any, FunctionIR, FuncDef], Value]
    """The cache of a function."""
    new_cache: Callable[[Any, list[ir.Type], ir.Type, FuncDef], Value]
    """A new cache, for a function of these parameters and that result."""
    nested_cache: Callable[[Any, FunctionIR, FunctionIR, FuncDef, tuple[ir.ClassIR, str]], None]
    """Fills in the code of a nested function that looks into its cache, which its closure holds."""
    adapter: Callable[[FunctionIR, FunctionIR], FunctionIR]
    """A function with the signature of the second that calls the first."""
    binder: Callable[[Method, ClassInfo, FunctionIR, Given], FunctionIR]
    """A function of that signature that calls a class's version of a method with what a call gives."""
    attribute: Callable[[ClassInfo, FunctionIR, str], FunctionIR]
    """A function with the signature of a property that gives an attribute which a class has in its place."""
    dataclass_method: Callable[[str, ClassInfo], FunctionIR]
    """A method that Python makes by itself for a dataclass: eq, <, <=, hash or repr."""
    enum_function: Callable[[str, TypeInfo, str], FunctionIR]
    """A function of an enum: names, values, of_value, of_object, of_name, or field, of the last argument."""
    root_method: Callable[[str, ir.Type, FunctionIR], FunctionIR]
    """A method that objects of all classes have, for values of a type, as it is declared."""
    fill_form_test: Callable[[FunctionIR, list[ir.ClassIR]], None]
    """The code that tells whether an object is of one of some classes."""
