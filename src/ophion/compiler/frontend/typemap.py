"""mypy's types as the intermediate form's, and back."""

from __future__ import annotations

from mypy.nodes import ARG_POS, ARG_STAR, Var
from mypy.types import (
    AnyType,
    CallableType,
    DeletedType,
    Instance,
    NoneType,
    Overloaded,
    ProperType,
    TupleType,
    TypeAliasType,
    TypeType,
    TypeVarType,
    UninhabitedType,
    UnionType,
    flatten_nested_unions,
    get_proper_type,
)
from mypy.types import Type as MypyType

from ophion.compiler.frontend.boxes import Boxes
from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.declarations import declared
from ophion.compiler.frontend.inference import Inference
from ophion.compiler.frontend.mypy_types import Untypable, is_vague_container, proper
from ophion.compiler.frontend.named_tuples import Records
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.open_forms import OpenForms
from ophion.compiler.frontend.protocols import Protocols
from ophion.compiler.frontend.structs import Structs
from ophion.compiler.frontend.symbols import Symbols
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import nullable

ITERATOR = f"{RUNTIME}.iterators.Iterator"
NUMBERS = ("builtins.float", "typing.SupportsFloat", "typing.SupportsIndex", "fractions.Fraction")
"""What typeshed's unions for the arguments of `math` and `random` are made of: floats in compiled code."""


class TypeMap:
    """Turns concrete mypy types into IR types, making classes as they are met."""

    def __init__(
        self,
        symbols: Symbols,
        structs: Structs,
        records: Records,
        boxes: Boxes,
        classes: Classes,
        protocols: Protocols,
        inference: Inference,
    ) -> None:
        self._symbols = symbols
        self._classes = classes
        self._structs = structs
        self._records = records
        self._boxes = boxes
        self._protocols = protocols
        self._inference = inference
        self.open_forms = OpenForms(symbols, classes, inference)
        self.open_unions: set[tuple[ir.Type, ...]] = set()
        """The unions that stand for them: what can be done with one member need not fit another."""
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
            ours = self._symbols.implementation(record) if record.fullname != "builtins.tuple" else record
            if ours.is_named_tuple and ours.tuple_type is not None:
                type, record = ours.tuple_type.copy_modified(fallback=Instance(ours, [])), ours
            elif ours is not record:
                return self._instance(type.partial_fallback)
            named = self._records.of(type) if record.is_named_tuple else None
            return ir.Tuple(tuple(self._item(item) for item in type.items), named)
        if isinstance(type, CallableType) and not type.is_type_obj():
            return ir.Function(tuple(self.of(t) for t in type.arg_types), self.of(type.ret_type))
        if isinstance(type, Overloaded) and not type.is_type_obj():
            return self._overloaded(type)
        if isinstance(type, TypeType | CallableType | Overloaded):
            return ir.TypeRef()
        if isinstance(type, AnyType):
            return self.of(self._symbols.named_type("builtins.object"))
        if isinstance(type, TypeVarType):
            raise Untypable(f"the type variable {type.name} is not bound to a type here")
        raise Untypable(f"values of type {type} are not supported")

    def _partial(self, type: Instance) -> ir.Type:
        """functools.partial(f, ...) as a value: a function of what a call must still give."""
        known = type.extra_attrs.attrs.get("__mypy_partial") if type.extra_attrs is not None else None
        signature = get_proper_type(known)
        if not isinstance(signature, CallableType):
            raise Untypable("a partial() of several signatures has no type of its own: say Callable[[A], R]")
        kinds = list(zip(signature.arg_types, signature.arg_kinds, strict=True))
        wanted = [held for held, kind in kinds if kind == ARG_POS]
        wanted = wanted or [held for held, kind in kinds if kind == ARG_STAR]
        return ir.Function(tuple(self.of(held) for held in wanted), self.of(signature.ret_type))

    def _overloaded(self, type: Overloaded) -> ir.Type:
        """A function with several signatures as a value: the first of them, with what each call gives."""
        for signature in type.items:
            try:
                taken = [self.of(t) for t in signature.arg_types[: signature.min_args]]
                return ir.Function(tuple(taken), self.of(signature.ret_type))
            except Untypable:
                continue
        raise Untypable(f"values of type {type} are not supported")

    def is_whole(self, type: MypyType) -> bool:
        """Whether a type says of all values in it what they are, and of none Any."""
        if isinstance(type, TypeAliasType) and type.is_recursive:
            return True
        held = proper(type)
        if isinstance(held, Instance):
            parameters = len(self._symbols.implementation(held.type).type_vars)
            return all(map(self.is_whole, held.args[:parameters]))
        if isinstance(held, UnionType | TupleType):
            return all(map(self.is_whole, held.items))
        if isinstance(held, CallableType) and not held.is_type_obj():
            return all(map(self.is_whole, [*held.arg_types, held.ret_type]))
        return not isinstance(held, AnyType)

    def is_vague(self, variable: Var) -> bool:
        """Whether mypy has found no whole type for a variable that the program gives none."""
        known = variable.type
        if not variable.is_inferred or known is None or is_vague_container(known):
            return False
        return not self.is_whole(known)

    def _item(self, type: MypyType) -> ir.Type:
        """An item of a tuple: None alone is held as an object that is not there."""
        held = self.of(type)
        return held if held != ir.VOID else ir.Ref(self._classes.object.ir, nullable=True)

    def _instance(self, type: Instance) -> ir.Type:
        name = type.type.fullname
        if name in ("builtins.object", "typing.Hashable"):
            return ir.Ref(self._classes.object.ir, nullable=True)
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
            return ir.Primitive("int", self._classes.of(type).ir)
        if name == "ophion.lang.unsafe.Ptr":
            return ir.Slots(self.of(type.args[0]))
        if name == "functools.partial":
            return self._partial(type)
        if name == "builtins.function":
            raise Untypable("this function's type is not known")
        if name in ("builtins.type", "types.TracebackType"):
            return ir.TypeRef(nullable=True)
        if type.type.tuple_type is not None and type.type.is_named_tuple:
            return self.of(type.type.tuple_type.copy_modified(fallback=type))
        if self._structs.is_struct(type.type):
            return ir.View(self._structs.layout(type.type).ir)
        if self._protocols.is_own(type.type):
            function = self._protocols.function(type)
            return self._protocols.type(type) if function is None else self.of(function)
        if self.open_forms.is_open(type):
            members = self.open_forms.members(type)
            self.open_unions.add(tuple(members))
            return members[0] if len(members) == 1 else self._common(members, type)
        builtin = declared(name)
        if (builtin is not None and builtin.lazy) or type.type.module_name == "itertools":
            return ir.Ref(self._classes.named(ITERATOR, self._inference.element(type)).ir)
        return ir.Ref(self._classes.of(type).ir)

    def _union(self, type: UnionType) -> ir.Type:
        items = [get_proper_type(item) for item in flatten_nested_unions(type.items)]
        rest = [item for item in items if not isinstance(item, NoneType | AnyType)]
        if not rest:
            return self.of(self._symbols.named_type("builtins.object"))
        if all(isinstance(item, Instance) and item.type.fullname in NUMBERS for item in rest):
            rest = [self._symbols.named_type("builtins.float")]
        shapes = [item for item in rest if isinstance(item, TupleType)]
        if len(shapes) == len(rest) > 1 and len({len(shape.items) for shape in shapes}) == 1:
            columns = zip(*(shape.items for shape in shapes), strict=True)
            joined: ir.Type = ir.Tuple(tuple(self._item(UnionType.make_union(column)) for column in columns))
            return nullable(joined) if len(rest) < len(items) else joined
        distinct = {str(held): held for held in (self.of(item) for item in rest)}
        converted = list(distinct.values())
        value = converted[0] if len(converted) == 1 else self._common(converted, type)
        return nullable(value) if any(isinstance(item, NoneType) for item in items) else value

    def _common(self, types: list[ir.Type], union: MypyType) -> ir.Type:
        if all(type in (ir.INT, ir.U64) and str(type) == type.name for type in types):
            return ir.INT
        classes = [item.cls for item in types if isinstance(item, ir.Ref)]
        if any(isinstance(item, ir.Slots) for item in types):
            raise Untypable(f"the union {union} has a raw pointer among its values")
        anything = self._classes.object.ir
        if len(classes) != len(types):
            return ir.Ref(anything, union=tuple(types))
        if {cls.display_name for cls in classes} <= {"bytes", "bytearray", "memoryview"}:
            return self.of(self._symbols.named_type("builtins.memoryview"))
        common: ir.ClassIR | None = classes[0]
        while common is not None and not all(cls.is_subclass(common) for cls in classes):
            common = common.base
        while common is not None and common not in self._classes.by_ir:
            common = common.base
        if common is None or common is anything:
            return ir.Ref(anything, union=tuple(types))
        return ir.Ref(common)

    def mypy_type(self, type: ir.Type) -> MypyType:
        """A mypy type for an IR type, where only that is known."""
        names = {ir.INT: "builtins.int", ir.BOOL: "builtins.bool", ir.FLOAT: "builtins.float"}
        if isinstance(type, ir.Primitive) and type.cls is not None:
            return self._classes.by_ir[type.cls].instance
        if type in names:
            return self._symbols.named_type(names[type])
        if type == ir.U64:
            return self._symbols.named_type("ophion.lang.integers.u64")
        if type == ir.VOID:
            return NoneType()
        if isinstance(type, ir.Optional):
            return UnionType.make_union([self.mypy_type(type.value), NoneType()])
        if isinstance(type, ir.Tuple) and type.cls is not None:
            return self._records.types[type.cls]
        if isinstance(type, ir.Tuple):
            return TupleType(
                [self.mypy_type(item) for item in type.items], self._symbols.named_type("builtins.tuple")
            )
        if isinstance(type, ir.Ref) and type.union and self._boxes.is_object(type):
            members: list[MypyType] = [self.mypy_type(member) for member in type.union]
            return UnionType.make_union([*members, NoneType()] if type.nullable else members)
        if isinstance(type, ir.Ref):
            instance = self._classes.by_ir[type.cls].instance
            return UnionType.make_union([instance, NoneType()]) if type.nullable else instance
        if isinstance(type, ir.View):
            return self._classes.struct(type.struct).instance
        if isinstance(type, ir.Function):
            params = [self.mypy_type(p) for p in type.params]
            kinds = [ARG_POS] * len(params)
            return CallableType(
                params,
                kinds,
                [None] * len(params),
                self.mypy_type(type.result),
                self._symbols.named_type("builtins.function"),
            )
        if isinstance(type, ir.Slots):
            return self._symbols.named_type("ophion.lang.unsafe.Ptr", self.mypy_type(type.element))
        return self._symbols.named_type("builtins.object")
