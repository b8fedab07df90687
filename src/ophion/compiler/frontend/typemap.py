"""mypy's types as the intermediate form's, and the inference of type arguments.

Generic code is compiled once for each set of concrete type arguments: an `Env` maps type variables to
concrete mypy types, `expand` applies it, and `TypeMap.ir` turns a concrete mypy type into an IR type.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mypy.expandtype import expand_type
from mypy.maptype import map_instance_to_supertype
from mypy.nodes import ARG_POS, TypeInfo
from mypy.types import (
    AnyType,
    CallableType,
    DeletedType,
    Instance,
    LiteralType,
    NoneType,
    Overloaded,
    Parameters,
    ProperType,
    TupleType,
    TypeType,
    TypeVarId,
    TypeVarType,
    UninhabitedType,
    UnionType,
    get_proper_type,
)
from mypy.types import Type as MypyType

from ophion.compiler.frontend.declarations import declared
from ophion.compiler.frontend.names import PROTOCOLS
from ophion.compiler.ir import types as ir

if TYPE_CHECKING:
    from ophion.compiler.frontend.world import World

Env = dict[TypeVarId, MypyType]

NUMBERS = ("builtins.float", "typing.SupportsFloat", "typing.SupportsIndex", "fractions.Fraction")
"""What typeshed's unions for the arguments of `math` and `random` are made of: floats in compiled code."""


class Untypable(Exception):
    """A type that has no compiled representation; the message says why."""


def proper(type: MypyType) -> ProperType:
    """A type without aliases, literals replaced by the classes of their values.

    `X | Any` is what typeshed writes where None is possible, but need not be asked for; the streams of sys,
    of which it says so too, are there.
    """
    result = get_proper_type(type)
    if isinstance(result, UnionType):
        known = [item for item in result.items if not isinstance(get_proper_type(item), AnyType)]
        if 0 < len(known) < len(result.items):
            streams = any(
                isinstance(item, Instance) and item.type.fullname == "typing.TextIO" for item in known
            )
            return proper(UnionType.make_union(known if streams else [*known, NoneType()]))
    if isinstance(result, LiteralType):
        return result.fallback
    if isinstance(result, Instance) and result.last_known_value is not None:
        return result.copy_modified(last_known_value=None)
    if isinstance(result, UnionType) and any(
        isinstance(get_proper_type(i), LiteralType) for i in result.items
    ):
        return proper(UnionType.make_union(list(dict.fromkeys(proper(item) for item in result.items))))
    return result


def expand(type: MypyType, env: Mapping[TypeVarId, MypyType]) -> ProperType:
    """A type with its type variables replaced."""
    return proper(expand_type(type, env) if env else type)


def without_none(type: MypyType) -> ProperType:
    """`T` of `T | None`."""
    result = proper(type)
    if isinstance(result, UnionType):
        items = [item for item in result.items if not isinstance(get_proper_type(item), NoneType)]
        return proper(UnionType.make_union(items))
    return result


def is_protocol(type: MypyType) -> bool:
    """Whether a parameter of this type takes its type from each call."""
    result = without_none(type)
    if not isinstance(result, Instance):
        return False
    own = result.type.is_protocol and not result.type.fullname.startswith(("typing.", "_typeshed."))
    return own or result.type.fullname in PROTOCOLS


class TypeMap:
    """Turns concrete mypy types into IR types, making classes as they are met."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._cache: dict[MypyType, ir.Type] = {}

    def of(self, type: MypyType) -> ir.Type:
        """The IR type of a concrete mypy type; Untypable."""
        known = self._cache.get(type)
        if known is None:
            known = self._cache[type] = self._convert(proper(type))
        return known

    def _convert(self, type: ProperType) -> ir.Type:
        if isinstance(type, Instance):
            return self._instance(type)
        if isinstance(type, NoneType | UninhabitedType | DeletedType):
            return ir.VOID
        if isinstance(type, UnionType):
            return self._union(type)
        if isinstance(type, TupleType):
            record = type.partial_fallback.type
            ours = self.world.implementation(record) if record.fullname != "builtins.tuple" else record
            if ours.is_named_tuple and ours.tuple_type is not None:
                type, record = ours.tuple_type.copy_modified(fallback=Instance(ours, [])), ours
            elif ours is not record:
                return self._instance(type.partial_fallback)
            named = self.world.boxes.record(type) if record.is_named_tuple else None
            return ir.Tuple(tuple(self._item(item) for item in type.items), named)
        if isinstance(type, CallableType) and not type.is_type_obj():
            return ir.Function(tuple(self.of(t) for t in type.arg_types), self.of(type.ret_type))
        if isinstance(type, TypeType | CallableType | Overloaded):
            return ir.TypeRef()
        if isinstance(type, AnyType):
            raise Untypable("this value is of type Any, and compiled code needs a type")
        if isinstance(type, TypeVarType):
            raise Untypable(f"the type variable {type.name} is not bound to a type here")
        raise Untypable(f"values of type {type} are not supported")

    def _item(self, type: MypyType) -> ir.Type:
        """An item of a tuple: None alone is held as an object that is not there."""
        held = self.of(type)
        return held if held != ir.VOID else ir.Ref(self.world.classes.object.ir, nullable=True)

    def _instance(self, type: Instance) -> ir.Type:
        name = type.type.fullname
        if name == "builtins.object":
            return ir.Ref(self.world.classes.object.ir, nullable=True)
        if name in ("builtins.int", "typing.SupportsIndex"):
            return ir.INT
        if name == "builtins.bool":
            return ir.BOOL
        if name == "builtins.float":
            return ir.FLOAT
        if name.endswith(".u64") and name.startswith("ophion.lang"):
            return ir.U64
        if type.type.is_newtype:
            return self.of(type.type.bases[0])
        if type.type.is_enum:
            return ir.Primitive("int", self.world.classes.of(type).ir)
        if name == "ophion.lang.unsafe.Ptr":
            return ir.Slots(self.of(type.args[0]))
        if name == "builtins.function":
            raise Untypable("this function's type is not known")
        if name in ("builtins.type", "types.TracebackType"):
            return ir.TypeRef(nullable=True)
        if type.type.tuple_type is not None and type.type.is_named_tuple:
            return self.of(type.type.tuple_type.copy_modified(fallback=type))
        if self.world.structs.is_struct(type.type):
            return ir.View(self.world.structs.layout(type.type).ir)
        if self.world.protocols.is_own(type.type):
            return self.world.protocols.type(type)
        builtin = declared(name)
        if (builtin is not None and builtin.lazy) or type.type.module_name == "itertools":
            return ir.Ref(self.world.iterators.named("Iterator", self.element(type)).ir)
        if name in PROTOCOLS and self.world.implementation(type.type) is type.type:
            raise Untypable(f"{type} is abstract: only a parameter may have this type")
        return ir.Ref(self.world.classes.of(type).ir)

    def _union(self, type: UnionType) -> ir.Type:
        items = [get_proper_type(item) for item in type.items]
        rest = [item for item in items if not isinstance(item, NoneType | AnyType)]
        if not rest:
            raise Untypable("this value is of type Any, and compiled code needs a type")
        if all(isinstance(item, Instance) and item.type.fullname in NUMBERS for item in rest):
            rest = [self.world.named_type("builtins.float")]
        shapes = [item for item in rest if isinstance(item, TupleType)]
        if len(shapes) == len(rest) > 1 and len({len(shape.items) for shape in shapes}) == 1:
            columns = zip(*(shape.items for shape in shapes), strict=True)
            joined: ir.Type = ir.Tuple(tuple(self._item(UnionType.make_union(column)) for column in columns))
            return nullable(joined) if len(rest) < len(items) else joined
        distinct = {str(held): held for held in (self.of(item) for item in rest)}
        converted = list(distinct.values())
        value = converted[0] if len(converted) == 1 else self._common(converted, type)
        return nullable(value) if any(isinstance(item, NoneType) for item in items) else value

    def _common(self, types: list[ir.Type], union: UnionType) -> ir.Type:
        if all(type in (ir.INT, ir.U64) and str(type) == type.name for type in types):
            return ir.INT
        classes = [item.cls for item in types if isinstance(item, ir.Ref)]
        if any(isinstance(item, ir.Slots) for item in types):
            raise Untypable(f"the union {union} has a raw pointer among its values")
        anything = self.world.classes.object.ir
        if len(classes) != len(types):
            return ir.Ref(anything, union=tuple(types))
        if {cls.display_name for cls in classes} <= {"bytes", "bytearray", "memoryview"}:
            return self.of(self.world.named_type("builtins.memoryview"))
        common: ir.ClassIR | None = classes[0]
        while common is not None and not all(cls.is_subclass(common) for cls in classes):
            common = common.base
        while common is not None and common not in self.world.classes.by_ir:
            common = common.base
        if common is None or common is anything:
            return ir.Ref(anything, union=tuple(types))
        return ir.Ref(common)

    def element(self, type: MypyType) -> MypyType:
        """What iterating over a value of this type gives; Untypable."""
        result = proper(type)
        if isinstance(result, CallableType) and result.is_type_obj() and result.type_object().is_enum:
            return proper(result.ret_type)
        if isinstance(result, TypeType) and isinstance(result.item, Instance) and result.item.type.is_enum:
            return result.item
        if isinstance(result, TupleType):
            items = list(dict.fromkeys(proper(item) for item in result.items))
            return proper(UnionType.make_union(items)) if items else UninhabitedType()
        if isinstance(result, Instance):
            name = result.type.fullname
            if name in ("builtins.bytes", "builtins.bytearray", "builtins.memoryview", "builtins.range"):
                return self.world.named_type("builtins.int")
            if name == "builtins.str":
                return result
            if name == "_collections_abc.dict_items" and len(result.args) == 2:
                return TupleType(list(result.args), self.world.named_type("builtins.tuple"))
            if name == "_collections_abc.dict_values" and len(result.args) == 2:
                return result.args[1]
            if name == "builtins.enumerate":
                pair = [self.world.named_type("builtins.int"), result.args[0]]
                return TupleType(pair, self.world.named_type("builtins.tuple"))
            iterable = self.world.type_info("typing.Iterable")
            if result.type.has_base("typing.Iterable"):
                return map_instance_to_supertype(result, iterable).args[0]
            if result.args:
                return result.args[0]
            iterator = result.type.get("__next__") or result.type.get("__iter__")
            if iterator is not None and isinstance(iterator.type, CallableType):
                returned = proper(iterator.type.ret_type)
                return returned if result.type.get("__next__") is not None else self.element(returned)
        raise Untypable(f"{result} cannot be iterated over")

    def unify(self, formal: MypyType, actual: MypyType, env: Env) -> None:
        """Bind the type variables of `formal` so that it becomes `actual`; the first binding of
        each stays.
        """
        f, a = proper(formal), proper(actual)
        if isinstance(a, AnyType):
            return
        if isinstance(f, TypeVarType):
            known = env.get(f.id)
            if known is None or isinstance(proper(known), UninhabitedType) or is_protocol(known):
                env[f.id] = a
        elif isinstance(f, UnionType):
            self._unify_union(f, a, env)
        elif isinstance(f, TypeType):
            if isinstance(a, TypeType):
                self.unify(f.item, a.item, env)
            elif isinstance(a, CallableType):
                self.unify(f.item, a.ret_type, env)
        elif isinstance(f, CallableType) and isinstance(a, CallableType):
            spec = f.param_spec()
            own = f.arg_types if spec is None else f.arg_types[:-2]
            for one, other in zip(own, a.arg_types, strict=False):
                self.unify(one, other, env)
            if spec is not None:
                rest = a.arg_types[len(own) :]
                env.setdefault(spec.id, Parameters(rest, [ARG_POS] * len(rest), [None] * len(rest)))
            self.unify(f.ret_type, a.ret_type, env)
        elif isinstance(f, TupleType) and isinstance(a, TupleType):
            for one, other in zip(f.items, a.items, strict=False):
                self.unify(one, other, env)
        elif isinstance(f, Instance):
            self._unify_instance(f, a, env)

    def _unify_union(self, f: UnionType, a: ProperType, env: Env) -> None:
        rest = without_none(f)
        if isinstance(a, NoneType):
            return
        if not isinstance(rest, UnionType):
            self.unify(rest, without_none(a), env)

    def _unify_instance(self, f: Instance, a: ProperType, env: Env) -> None:
        if not f.args:
            return
        if isinstance(a, Instance) and self._same(f.type, a.type):
            for one, other in zip(f.args, a.args, strict=False):
                self.unify(one, other, env)
        elif f.type.fullname in ("typing.Mapping",) and isinstance(a, Instance) and len(a.args) == 2:
            for one, other in zip(f.args, a.args, strict=False):
                self.unify(one, other, env)
        elif f.type.fullname in PROTOCOLS or self._same_name(f.type, "builtins.tuple"):
            self.unify(f.args[0], self.element(a), env)
        elif isinstance(a, Instance) and a.type.has_base(f.type.fullname):
            self._unify_instance(f, map_instance_to_supertype(a, f.type), env)

    def _same(self, one: TypeInfo, other: TypeInfo) -> bool:
        return one is other or self.world.implementation(one) is self.world.implementation(other)

    def _same_name(self, info: TypeInfo, fullname: str) -> bool:
        return self.world.implementation(info) is self.world.implementation(self.world.type_info(fullname))


def nullable(type: ir.Type) -> ir.Type:
    """The type of `T | None`."""
    if isinstance(type, ir.Ref):
        return ir.Ref(type.cls, True, type.union)
    if isinstance(type, ir.Function):
        return ir.Function(type.params, type.result, True)
    if isinstance(type, ir.View):
        return ir.View(type.struct, True)
    if isinstance(type, ir.TypeRef):
        return ir.TypeRef(True)
    if type == ir.VOID or isinstance(type, ir.Optional):
        return type
    return ir.Optional(type)


def non_null(type: ir.Type) -> ir.Type:
    """The type of a value of `T | None` that is not None."""
    if isinstance(type, ir.Ref):
        return ir.Ref(type.cls, union=type.union)
    if isinstance(type, ir.Function):
        return ir.Function(type.params, type.result)
    if isinstance(type, ir.View):
        return ir.View(type.struct)
    if isinstance(type, ir.TypeRef):
        return ir.TypeRef()
    return type.value if isinstance(type, ir.Optional) else type


def may_be_none(type: ir.Type) -> bool:
    """Whether None is among the values of a type."""
    return isinstance(type, ir.Optional) or type == ir.VOID or bool(getattr(type, "nullable", False))
