"""Lowering, as the front end's knowledge of a program asks for it."""

from __future__ import annotations

from typing import Any

from mypy.nodes import FuncDef, TypeInfo

from ophion.compiler.frontend.classes import ClassInfo
from ophion.compiler.frontend.function_code import FunctionCode
from ophion.compiler.frontend.lower import (
    decorated_functions,
    functions,
    generated,
    generated_enums,
    generated_objects,
)
from ophion.compiler.frontend.typemap import Env
from ophion.compiler.frontend.world import World
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Value
from ophion.compiler.ir.function import FunctionIR, Global


class LoweredCode(FunctionCode):
    """Makes the code of functions by lowering them, and of those that the compiler writes itself."""

    def lower(
        self,
        world: World,
        function: FunctionIR,
        node: FuncDef,
        owner: ClassInfo | None,
        env: Env,
        actual: dict[int, ir.Type],
    ) -> None:
        functions.lower_function(world, function, node, owner, env, actual)

    def lower_decorated(
        self,
        world: World,
        function: FunctionIR,
        node: FuncDef,
        owner: ClassInfo | None,
        env: Env,
        actual: dict[int, ir.Type],
    ) -> None:
        decorated_functions.lower_decorated(world, function, node, owner, env, actual)

    def decorated_variable(self, world: World, node: FuncDef) -> Global:
        return decorated_functions.made_by_decorators(world, node)

    def cache(self, lowering: Any, plain: FunctionIR, node: FuncDef) -> Value:
        return decorated_functions.the_cache(lowering, plain, node)

    def new_cache(self, lowering: Any, params: list[ir.Type], result: ir.Type, node: FuncDef) -> Value:
        return decorated_functions.new_cache(lowering, params, result, node)

    def nested_cache(
        self,
        lowering: Any,
        code: FunctionIR,
        plain: FunctionIR,
        node: FuncDef,
        place: tuple[ir.ClassIR, str],
    ) -> None:
        decorated_functions.nested_cache(lowering, code, plain, node, place)

    def adapter(self, world: World, target: FunctionIR, promised: FunctionIR) -> FunctionIR:
        return functions.adapter(world, target, promised)

    def dataclass_method(self, world: World, kind: str, cls: ClassInfo) -> FunctionIR:
        return generated.generate(world, kind, cls)

    def enum_function(self, world: World, kind: str, info: TypeInfo) -> FunctionIR:
        return generated_enums.MAKERS[kind](world, info)

    def root_method(self, world: World, kind: str, type: ir.Type, declared: FunctionIR) -> FunctionIR:
        return generated_objects.root_method(world, kind, type, declared)

    def fill_form_test(self, world: World, function: FunctionIR, forms: list[ir.ClassIR]) -> None:
        generated_objects.fill_form_test(world, function, forms)
