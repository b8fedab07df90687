"""The mypy plugin: types that typeshed leaves open, and what is written out before (`written_out`).

typeshed calls `x ** y` and `pow(x, y)` Any where the sign of a number decides: 2 ** -n is a float, (-2.0) **
0.5 complex. Compiled code has int for ints and float for floats, and raises ValueError where the value is not
of that type. What `zip(*rows)` gives has the type of the rows' items; what `struct.unpack` gives follows from
its format, what `re.findall` gives from its pattern, as far as these are known.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

from mypy.maptype import map_instance_to_supertype
from mypy.nodes import ARG_STAR, CallExpr, Expression, MemberExpr, MypyFile, NameExpr
from mypy.options import Options
from mypy.plugin import FunctionContext, FunctionSigContext, MethodContext, Plugin, ReportConfigContext
from mypy.types import (
    AnyType,
    CallableType,
    FunctionLike,
    Instance,
    NoneType,
    TupleType,
    Type,
    TypeOfAny,
    UnionType,
    get_proper_type,
)

from ophion.compiler.frontend.elided_parameters import write_out_parameters
from ophion.compiler.frontend.enum_members import part_members
from ophion.compiler.frontend.kept_defaults import keep_defaults
from ophion.compiler.frontend.library_bodies import LibraryBodies
from ophion.compiler.frontend.struct_formats import Formats, items_of, type_of_item
from ophion.compiler.frontend.stub_rows import CHANGED, change_rows
from ophion.compiler.frontend.written_out import write_out

_LIBRARY = ("ophion.", "user.lib.")
_UNPACKING = {
    f"_struct.{owner}{name}" for owner in ("", "Struct.") for name in ("unpack", "unpack_from", "iter_unpack")
}
_TEXTS_OF_PATTERNS = {f"re.{owner}{name}" for owner in ("", "Pattern.") for name in ("findall", "split")}
_METHODS = {f"builtins.{kind}.{name}" for kind in ("int", "float") for name in ("__pow__", "__rpow__")}


def _is_float(type: Type) -> bool:
    proper = get_proper_type(type)
    return isinstance(proper, Instance) and proper.type.fullname == "builtins.float"


def _power(context: MethodContext | FunctionContext, operands: list[Type]) -> Type:
    if not isinstance(get_proper_type(context.default_return_type), AnyType):
        return context.default_return_type
    kind = "builtins.float" if any(map(_is_float, operands)) else "builtins.int"
    return context.api.named_generic_type(kind, [])


def _method(context: MethodContext) -> Type:
    return _power(context, [context.type, *(type for types in context.arg_types for type in types)])


def _function(context: FunctionContext) -> Type:
    return _power(context, [type for types in context.arg_types for type in types])


def _columns(context: FunctionContext) -> Type:
    """zip(*rows): tuples of the items of the rows."""
    first = context.arg_types[0][0] if context.arg_types and context.arg_types[0] else None
    result = get_proper_type(context.default_return_type)
    if first is None or context.arg_kinds[0][0] != ARG_STAR or not isinstance(result, Instance):
        return context.default_return_type
    item = _item(_item(first))
    if item is None:
        return context.default_return_type
    column = context.api.named_generic_type("builtins.tuple", [item])
    return result.copy_modified(args=[column])


def _item(type: Type | None) -> Type | None:
    """What iterating over a value of a type gives; None where that is not one type."""
    proper = get_proper_type(type)
    if isinstance(proper, TupleType) and proper.items and all(t == proper.items[0] for t in proper.items):
        return proper.items[0]
    if not isinstance(proper, Instance):
        return None
    iterable = next((base for base in proper.type.mro if base.fullname == "typing.Iterable"), None)
    if iterable is not None:
        return map_instance_to_supertype(proper, iterable).args[0]
    method = proper.type.get("__iter__")
    signature = get_proper_type(method.type) if method is not None else None
    if not isinstance(signature, CallableType) or proper.type.type_vars:
        return None
    return _item(signature.ret_type)


def _accumulated(context: FunctionContext) -> Type:
    """accumulate(iterable, operator.mul): what begins with an item goes on with values of its type."""
    result = get_proper_type(context.default_return_type)
    item = _item(context.arg_types[0][0]) if context.arg_types and context.arg_types[0] else None
    if not isinstance(result, Instance) or not isinstance(get_proper_type(result.args[0]), AnyType):
        return context.default_return_type
    return context.default_return_type if item is None else result.copy_modified(args=[item])


def _of_ints(context: FunctionSigContext) -> FunctionLike:
    """median([1, 2, 3]), which typeshed calls a float, is an int where it is whole."""
    signature = context.default_signature
    data = context.args[0][0] if context.args and context.args[0] else None
    item = get_proper_type(_item(context.api.get_expression_type(data))) if data is not None else None
    if not isinstance(item, Instance) or item.type.fullname not in ("builtins.int", "builtins.bool"):
        return signature
    named = context.api.named_generic_type
    number = named("builtins.float", [])
    others = [UnionType([number, NoneType()])] * (len(signature.arg_types) - 1)
    whole = named("builtins.int", [])
    return signature.copy_modified(
        arg_types=[named("typing.Iterable", [whole]), *others],
        ret_type=UnionType([whole, number]),
        variables=[],
    )


_OF_INTS = {f"statistics.{name}" for name in ("mean", "median", "variance", "pvariance")}


def _signals(context: FunctionContext) -> Type:
    """Sets of signals hold numbers, which typeshed has as a number or a member of an enum."""
    return context.api.named_generic_type(
        "builtins.set", [context.api.named_generic_type("builtins.int", [])]
    )


_HOOKS = {
    "builtins.pow": _function,
    "builtins.zip": _columns,
    "itertools.accumulate": _accumulated,
    "signal.pthread_sigmask": _signals,
    "signal.sigpending": _signals,
    "signal.valid_signals": _signals,
}


class OphionPlugin(Plugin):
    """What compiled code has mypy see otherwise than typeshed says."""

    def __init__(self, options: Options, library: LibraryBodies | None) -> None:
        super().__init__(options)
        self.formats = Formats()
        self.library = library

    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        """Called once for each module that was parsed; nothing more is imported."""
        write_out(file)
        part_members(file)
        change_rows(file)
        library = file.fullname.startswith(_LIBRARY)  # written without what is looked for inside functions
        keep_defaults(file, nested=not library)
        if not library:
            write_out_parameters(file)
        self.formats.collect(file)
        if self.library is not None:
            self.library.was_parsed(file)
        return []

    def report_config_data(self, ctx: ReportConfigContext) -> object:
        """What the cache of a module depends on beside its text."""
        return CHANGED.get(ctx.id)

    def get_method_hook(self, fullname: str) -> Callable[[MethodContext], Type] | None:
        """The hooks of x ** y and of what `struct.Struct` unpacks."""
        if fullname in _METHODS:
            return _method
        if fullname in _TEXTS_OF_PATTERNS:
            return self._texts
        return self._unpacked if fullname in _UNPACKING else None

    def get_function_signature_hook(
        self, fullname: str
    ) -> Callable[[FunctionSigContext], FunctionLike] | None:
        """The functions whose parameters and result depend on what they are given."""
        return _of_ints if fullname in _OF_INTS else None

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        """The hooks of functions: pow(x, y), zip(*rows), struct.unpack(format, data), ..."""
        if fullname in _UNPACKING:
            return self._unpacked
        if fullname in _TEXTS_OF_PATTERNS:
            return self._texts
        return _HOOKS.get(fullname)

    def _unpacked(self, context: FunctionContext | MethodContext) -> Type:
        """What unpack, unpack_from and iter_unpack give: tuples of the types of the format's values."""
        call = context.context
        assert isinstance(call, CallExpr)
        if isinstance(context, FunctionContext):
            source = context.args[0][0]
        else:
            assert isinstance(call.callee, MemberExpr)
            source = call.callee.expr
        values = self._values(source, context)
        result = get_proper_type(context.default_return_type)
        is_iterator = isinstance(result, Instance) and result.type.fullname == "typing.Iterator"
        return context.api.named_generic_type("typing.Iterator", [values]) if is_iterator else values

    def _texts(self, context: FunctionContext | MethodContext) -> Type:
        """What re.findall and re.split give: texts, or tuples of them where a pattern has several groups."""
        call = context.context
        assert isinstance(call, CallExpr)
        is_method = isinstance(context, MethodContext)
        source = call.callee.expr if is_method and isinstance(call.callee, MemberExpr) else context.args[0][0]
        item = _builtin("str", context)
        if _name(call.callee) == "findall" and _groups(self.formats.known(source)) > 1:
            item = context.api.named_generic_type("builtins.tuple", [item])
        return context.api.named_generic_type("builtins.list", [item])

    def _values(self, source: Expression, context: FunctionContext | MethodContext) -> Type:
        """The tuple of the values of a format."""
        layout = self.formats.known(source)
        if layout is None:
            kind = self.formats.kind(source) or "object"
            return context.api.named_generic_type("builtins.tuple", [_builtin(kind, context)])
        try:
            items, _, _ = items_of(layout)
        except struct.error:
            return context.default_return_type
        fallback = context.api.named_generic_type("builtins.tuple", [_builtin("object", context)])
        return TupleType([_builtin(type_of_item(item), context) for item in items], fallback)


def _name(callee: Expression) -> str:
    return callee.name if isinstance(callee, NameExpr | MemberExpr) else ""


def _groups(pattern: str | None) -> int:
    """How many groups a pattern has; 0 where it is not known, or none."""
    if pattern is None:
        return 0
    try:
        return re.compile(pattern).groups
    except re.error:
        return 0


def _builtin(name: str, context: FunctionContext | MethodContext) -> Type:
    """A builtin class; without a name, the type of what mypy shall not check."""
    return context.api.named_generic_type(f"builtins.{name}", []) if name else AnyType(TypeOfAny.special_form)
