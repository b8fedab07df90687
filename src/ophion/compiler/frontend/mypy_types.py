"""From types of the intermediate form back to mypy's, where only the former are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import ARG_POS
from mypy.types import CallableType, NoneType, TupleType, UnionType
from mypy.types import Type as MypyType

from ophion.compiler.ir import types as ir

if TYPE_CHECKING:
    from ophion.compiler.frontend.world import World


def mypy_type(world: World, type: ir.Type) -> MypyType:
    """A mypy type for an IR type."""
    names = {ir.INT: "builtins.int", ir.BOOL: "builtins.bool", ir.FLOAT: "builtins.float"}
    if isinstance(type, ir.Primitive) and type.cls is not None:
        return world.classes.by_ir[type.cls].instance
    if type in names:
        return world.named_type(names[type])
    if type == ir.U64:
        return world.named_type("ophion.lang.integers.u64")
    if type == ir.VOID:
        return NoneType()
    if isinstance(type, ir.Optional):
        return UnionType.make_union([mypy_type(world, type.value), NoneType()])
    if isinstance(type, ir.Tuple) and type.cls is not None:
        return world.boxes.records[type.cls]
    if isinstance(type, ir.Tuple):
        return TupleType([mypy_type(world, item) for item in type.items], world.named_type("builtins.tuple"))
    if isinstance(type, ir.Ref) and type.union and world.boxes.is_object(type):
        members: list[MypyType] = [mypy_type(world, member) for member in type.union]
        return UnionType.make_union([*members, NoneType()] if type.nullable else members)
    if isinstance(type, ir.Ref):
        instance = world.classes.by_ir[type.cls].instance
        return UnionType.make_union([instance, NoneType()]) if type.nullable else instance
    if isinstance(type, ir.View):
        return world.struct_class(type.struct).instance
    if isinstance(type, ir.Function):
        params = [mypy_type(world, p) for p in type.params]
        kinds = [ARG_POS] * len(params)
        return CallableType(
            params,
            kinds,
            [None] * len(params),
            mypy_type(world, type.result),
            world.named_type("builtins.function"),
        )
    if isinstance(type, ir.Slots):
        return world.named_type("ophion.lang.unsafe.Ptr", mypy_type(world, type.element))
    return world.named_type("builtins.object")
