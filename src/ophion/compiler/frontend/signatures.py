"""The signatures of functions as the intermediate form has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import ARG_STAR, FuncDef
from mypy.types import NoneType
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.typemap import Env, expand, is_protocol, may_be_none, nullable
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Register
from ophion.compiler.ir.function import FunctionIR

if TYPE_CHECKING:
    from ophion.compiler.frontend.class_info import ClassInfo
    from ophion.compiler.frontend.world import World


def _self_type(world: World, owner: ClassInfo) -> ir.Type:
    if world.structs.is_struct(owner.info):
        return ir.View(world.structs.layout(owner.info).ir)
    return world.types.of(owner.instance)


def parameters(
    world: World, node: FuncDef, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type]
) -> list[Register]:
    """The parameter registers of a function for concrete types."""
    signature = world.signature(node)
    result: list[Register] = []
    for position, (kind, type) in enumerate(zip(signature.arg_kinds, signature.arg_types, strict=True)):
        name = node.arguments[position].variable.name  # mypy forgets those of methods like __eq__
        if position == 0 and owner is not None and not node.is_static:
            held: ir.Type = ir.TypeRef() if node.is_class else _self_type(world, owner)
        elif is_protocol(type) and position in actual:
            held = actual[position]
        elif kind == ARG_STAR:
            held = world.types.of(world.named_type("builtins.tuple", expand(type, env)))
        else:
            held = world.types.of(expand(type, env))
        result.append(Register(held, name, parameter=True, line=node.line))
    return result


def promised(world: World, node: FuncDef, env: Env) -> MypyType:
    """What a function gives: a generator where a context manager is made of it."""
    result = expand(world.signature(node).ret_type, env)
    if node not in world.decorated.managers:
        return result
    nothing = NoneType()
    item = world.classes.inhabited(world.types.element(result))
    return world.named_type("typing.Generator", item, nothing, nothing)


def declare(
    world: World, node: FuncDef, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type]
) -> FunctionIR:
    """The signature of a function as IR."""
    signature = world.signature(node)
    tree = world.module_of(
        node.fullname if owner is None else owner.info.fullname if node.info is None else node.info.fullname
    )
    params = parameters(world, node, owner, env, actual)
    manager = node in world.decorated.managers
    result = world.types.of(promised(world, node, env))
    declines = world.declines.may(node)
    if declines and may_be_none(result):
        message = f"{node.name} returns None or NotImplemented"
        raise Refusal(node.line, node.column, message, "a result that cannot be None")
    name = world.unique(node.fullname + (f"<{owner.ir.name}>" if owner is not None and owner.env else ""))
    file = world.paths.shown(tree.path)
    result = nullable(result) if declines else result
    function = FunctionIR(name, params, result, file=file, line=node.line, display_name=node.name)
    function.declines, function.manager = declines, manager
    function.noted = not tree.fullname.startswith(RUNTIME) and not node.is_generator
    shared = world.decorations.get(node)
    if shared is not None:
        function.convention = "c"
        function.symbol = shared[1]
        function.can_raise = False
        function.external = shared[0] == "symbol"
    function.inline = node in world.inlined
    function.wrapping = node in world.wrapping
    function.no_return = str(expand(signature.ret_type, env)) == "Never"
    return function
