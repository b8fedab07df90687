"""Where a function stands that is being lowered: its variables, loops, cleanups, and what is around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mypy.nodes import FuncDef, FuncItem, SymbolNode, TypeInfo, Var

from ophion.compiler.frontend.captures import Variables
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.mypy_types import Env
from ophion.compiler.frontend.world import World
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR

Bind = Callable[[Any, op.Register], None]
"""Makes the captured variables of a closure known to the Lowering that has it in a register."""


@dataclass
class Cleanup:
    """Code to run when control leaves a `try ... finally` or `with` early; `handler` is the one around it,
    `caught` how many exceptions are being handled there.
    """

    emit: Callable[[], None]
    handler: Block | None
    caught: int


@dataclass
class Loop:
    """Where `break` and `continue` go, and how many cleanups lie outside the loop."""

    leave: Block
    again: Block
    depth: int


@dataclass
class Cell:
    """A captured variable: a shared object with one field, or a field of the closure itself. An object that
    is made where the function begins is in `home`, and in `holder` once the variable has a value. That of a
    late variable says itself whether it has one; a `free` variable is one of an outer function.
    """

    holder: op.Value
    cls: ir.ClassIR
    field: str
    closure: bool = False
    home: op.Register | None = None
    late: bool = False
    free: bool = False


@dataclass
class Nested:
    """A nested function. `holder`: an object of class `cls` with what its code has captured, its value where
    `itself`; without `code` the value alone is known. `flag`: the variable that says whether it is defined.
    """

    holder: op.Value
    type: ir.Function
    code: FunctionIR | None = None
    cls: ir.ClassIR | None = None
    itself: bool = True
    flag: Var | None = None


@dataclass
class Environment:
    """What some nested functions that mention each other capture together, and their code."""

    cls: ir.ClassIR
    variables: list[Var]
    functions: list[FuncDef]
    codes: dict[FuncItem, FunctionIR]
    types: dict[FuncItem, ir.Function]


@dataclass
class Frame:
    """What the code of a generator knows of its frame: where it is, its class, and what it promises to be."""

    value: op.Register
    cls: ir.ClassIR
    promised: ClassInfo


@dataclass
class Scope:
    """What a function knows of its place: class, type arguments, file."""

    world: World
    function: FunctionIR
    env: Env
    path: str
    owner: ClassInfo | None = None
    variables: Variables | None = None
    places: dict[Var, op.Register | Cell] = field(default_factory=dict)
    nested: dict[FuncDef, Nested] = field(default_factory=dict)
    environments: dict[FuncItem, Environment] = field(default_factory=dict)
    """Those of functions that are not defined yet, but were compiled with one that mentions them."""
    passed_on: dict[SymbolNode | None, list[op.Register]] = field(default_factory=dict)
    """The parameters that `*args: P.args` and `**kwargs: P.kwargs` stand for; all are with the first."""
    caches: dict[FuncDef, Var] = field(default_factory=dict)
    """The variables that hold the caches of nested functions."""
    around: dict[TypeInfo, op.Value] = field(default_factory=dict)
    """What the object of a method holds of the functions around its class."""
    frame: Frame | None = None
    receiver: op.Value | None = None
    noted: bool = True
