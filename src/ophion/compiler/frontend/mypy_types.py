"""mypy's types as the compiler looks at them: without aliases and literals, type variables replaced.

Generic code is compiled once for each set of concrete type arguments: an `Env` maps type variables to
concrete types, and `expand` applies it.
"""

from __future__ import annotations

from collections.abc import Mapping

from mypy.expandtype import expand_type
from mypy.nodes import TypeInfo
from mypy.types import (
    AnyType,
    Instance,
    LiteralType,
    NoneType,
    Overloaded,
    ProperType,
    TypedDictType,
    TypeVarId,
    UnionType,
    get_proper_type,
)
from mypy.types import Type as MypyType

from ophion.compiler.frontend.names import PROTOCOLS, RUNTIME

Env = dict[TypeVarId, MypyType]


class Untypable(Exception):
    """A type that has no compiled representation; the message says why."""


def proper(type: MypyType) -> ProperType:
    """A type without aliases, literals replaced by the classes of their values.

    `X | Any` is what typeshed writes where None is possible, but need not be asked for; the streams of sys,
    of which it says so too, are there. `Any | X` is what mypy makes of `x or 0`: Any.
    """
    result = get_proper_type(type)
    if isinstance(result, TypedDictType):
        return _as_dict(result)
    if isinstance(result, UnionType):
        known = [item for item in result.items if not isinstance(get_proper_type(item), AnyType)]
        if 0 < len(known) < len(result.items):
            return _told_beside_any(known, result.items)
    if isinstance(result, LiteralType):
        return result.fallback
    if isinstance(result, Instance) and result.last_known_value is not None:
        return result.copy_modified(last_known_value=None)
    if isinstance(result, UnionType) and any(_is_literal(item) for item in result.items):
        return proper(UnionType.make_union(list(dict.fromkeys(proper(item) for item in result.items))))
    return result


def _told_beside_any(known: list[MypyType], items: list[MypyType]) -> ProperType:
    """What a union with Any is, by its other members; typeshed names these first."""
    first = get_proper_type(items[0])
    if isinstance(first, AnyType):
        return first
    streams = any(isinstance(item, Instance) and item.type.fullname == "typing.TextIO" for item in known)
    return proper(UnionType.make_union(known if streams else [*known, NoneType()]))


def _as_dict(type: TypedDictType) -> ProperType:
    """What a TypedDict is: dict[str, object], as typeshed says of one that is joined with a dict by `|`."""
    base = next(info for info in type.fallback.type.mro if info.name == "_TypedDict")
    signature = get_proper_type(base.names["__or__"].type)
    assert isinstance(signature, Overloaded)
    return get_proper_type(signature.items[-1].ret_type)


def is_typed_dict(type: MypyType | None) -> bool:
    """Whether a type is a TypedDict, whose items have types of their own; or one of several."""
    result = get_proper_type(type)
    if isinstance(result, UnionType):
        return any(map(is_typed_dict, result.items))
    return isinstance(result, TypedDictType)


def _is_literal(type: MypyType) -> bool:
    """Whether a type says which value it is."""
    result = get_proper_type(type)
    known = isinstance(result, Instance) and result.last_known_value is not None
    return known or isinstance(result, LiteralType)


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


_CONTAINERS = {"builtins.list", "builtins.dict", "builtins.set", "builtins.tuple"}
_HOLDING = {f"{RUNTIME}.{name}" for name in ("lists.List", "dicts.Dict", "lists.VarTuple")}
"""The containers whose items may be containers of Any."""


def is_vague_container(type: MypyType) -> bool:
    """Whether a type is a container of Python's own, or None, that holds Any, or such containers."""
    held = without_none(type)
    if not isinstance(held, Instance) or held.type.fullname not in _CONTAINERS:
        return False
    return any(isinstance(proper(arg), AnyType) or is_vague_container(arg) for arg in held.args)


def is_vague_item(type: MypyType, holder: TypeInfo) -> bool:
    """Whether what a container holds is held as objects, since it is not known of what form each is: nothing
    tells those of `rows: list[dict[str, Any]] = data["rows"]` when they are taken for such.
    """
    return holder.fullname in _HOLDING and is_vague_container(type)
