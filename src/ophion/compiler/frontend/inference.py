"""What iterating gives, and what type variables stand for: questions to mypy's types alone."""

from __future__ import annotations

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import ARG_POS, TypeInfo
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    NoneType,
    Parameters,
    ProperType,
    TupleType,
    TypeType,
    TypeVarType,
    UninhabitedType,
    UnionType,
)
from mypy.types import Type as MypyType

from ophion.compiler.frontend.mypy_types import Env, Untypable, is_protocol, proper, without_none
from ophion.compiler.frontend.names import PROTOCOLS, RUNTIME
from ophion.compiler.frontend.symbols import Symbols


class Inference:
    """Infers types from types."""

    def __init__(self, symbols: Symbols) -> None:
        self._symbols = symbols

    def element(self, type: MypyType) -> MypyType:
        """What iterating over a value of this type gives; Untypable."""
        result = proper(type)
        if isinstance(result, FunctionLike) and result.is_type_obj() and result.type_object().is_enum:
            return proper(result.items[0].ret_type)
        if isinstance(result, TypeType) and isinstance(result.item, Instance) and result.item.type.is_enum:
            return result.item
        if isinstance(result, AnyType):
            return self._symbols.named_type("builtins.object")
        if isinstance(result, TupleType):
            items = list(dict.fromkeys(proper(item) for item in result.items))
            return proper(UnionType.make_union(items)) if items else UninhabitedType()
        if isinstance(result, UnionType):
            return UnionType.make_union(list(dict.fromkeys(proper(self.element(i)) for i in result.items)))
        if isinstance(result, Instance):
            name = result.type.fullname
            if name in ("builtins.bytes", "builtins.bytearray", "builtins.memoryview", "builtins.range"):
                return self._symbols.named_type("builtins.int")
            if name == "builtins.str":
                return result
            if (
                name in ("_collections_abc.dict_items", f"{RUNTIME}.dicts.DictItems")
                and len(result.args) == 2
            ):
                return TupleType(list(result.args), self._symbols.named_type("builtins.tuple"))
            if (
                name in ("_collections_abc.dict_values", f"{RUNTIME}.dicts.DictValues")
                and len(result.args) == 2
            ):
                return result.args[1]
            if name == "builtins.enumerate":
                pair = [self._symbols.named_type("builtins.int"), result.args[0]]
                return TupleType(pair, self._symbols.named_type("builtins.tuple"))
            iterable = self._symbols.type_info("typing.Iterable")
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
            if isinstance(f, TypeVarType):
                env.setdefault(f.id, a)
            return
        if isinstance(f, TypeVarType):
            known = env.get(f.id)
            if known is None or isinstance(proper(known), UninhabitedType | AnyType) or is_protocol(known):
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
                self._unify_known(one, other, env)
            if spec is not None:
                rest = a.arg_types[len(own) :]
                env.setdefault(spec.id, Parameters(rest, [ARG_POS] * len(rest), [None] * len(rest)))
            self._unify_known(f.ret_type, a.ret_type, env)
        elif isinstance(f, TupleType) and isinstance(a, TupleType):
            for one, other in zip(f.items, a.items, strict=False):
                self.unify(one, other, env)
        elif isinstance(f, Instance):
            self._unify_instance(f, a, env)

    def _unify_known(self, formal: MypyType, actual: MypyType, env: Env) -> None:
        """Unify what a function takes or gives; one of Python's own that says Any takes what comes."""
        if not isinstance(proper(actual), AnyType):
            self.unify(formal, actual, env)

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
        return one is other or self._symbols.implementation(one) is self._symbols.implementation(other)

    def _same_name(self, info: TypeInfo, fullname: str) -> bool:
        return self._symbols.implementation(info) is self._symbols.implementation(
            self._symbols.type_info(fullname)
        )
