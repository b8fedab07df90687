"""Values as objects: what `object` and unions like `int | str` hold.

A number, a truth value, a tuple of fixed shape, a Struct or a class is put into a box: an object with the
value as its one field, of a class of its own (below that of int for truth values and whole-number enums, so
that isinstance is one comparison as for all classes). Boxes are made where a value is given to an `object`.

What any object can do (repr, str, ==, hash, truth, format) is called through the first slots of its type's
table. They are filled for the classes whose objects are seen as `object` somewhere in the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mypy.nodes import TypeInfo
from mypy.types import Instance, TupleType

from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.typemap import Untypable
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Register
from ophion.compiler.ir.function import FunctionIR

if TYPE_CHECKING:
    from ophion.compiler.frontend.class_info import ClassInfo
    from ophion.compiler.frontend.world import World

KINDS = ("repr", "str", "eq", "hash", "bool", "format", "items")


@dataclass(frozen=True)
class Container:
    """A class of containers whose forms are equal where their items are. `above`: that of all which compare;
    `comparison`: the function of `ophion.runtime.forms` for their items.
    """

    above: str
    comparison: str


CONTAINERS = {
    "lists.List": Container("builtins.list", "equal_sequences"),
    "tuples.VarTuple": Container("builtins.tuple", "equal_sequences"),
    "deques.Deque": Container("collections.deque", "equal_sequences"),
    "sets.BaseSet": Container(f"{RUNTIME}.sets.BaseSet", "equal_sets"),
    "dicts.Dict": Container("builtins.dict", "equal_tables"),
}
"""By the names of their classes in the runtime."""


class Boxes:
    """The boxes of a program, and the methods of all objects."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._known: dict[str, ir.ClassIR] = {}
        self.held: dict[ir.ClassIR, ir.Type] = {}
        self.form_tests: dict[TypeInfo, FunctionIR] = {}
        self._seen: dict[ir.ClassIR, None] = {}
        self.records: dict[ir.ClassIR, TupleType] = {}
        self._record_of: dict[TypeInfo, ir.ClassIR] = {}
        self._signatures: dict[str, FunctionIR] = {}

    # --- classes ---

    def of(self, type: ir.Type) -> ir.ClassIR:
        """The class of boxes for values of a type; Untypable."""
        if isinstance(type, ir.Primitive) and type.cls is not None:
            self.held.setdefault(type.cls, type)
            return type.cls
        known = self._known.get(str(type))
        if known is None:
            known = self._known[str(type)] = self._make(type)
            self.held[known] = type
        return known

    def _make(self, type: ir.Type) -> ir.ClassIR:
        root = self.world.classes.object.ir
        if isinstance(type, ir.Primitive) and type != ir.VOID:
            base = self.of(ir.INT) if type in (ir.BOOL, ir.U64) else root
            field = ir.INT if type == ir.BOOL else type
            return self._add(type.name, base, [("value", field)], type.name)
        if isinstance(type, ir.Tuple):
            name = type.cls.display_name if type.cls is not None else "tuple"
            return self._add(str(type), self.tuples, [("value", type)], name)
        if isinstance(type, ir.View):
            return self._add(str(type), root, [("value", type)], type.struct.name.rpartition(".")[2])
        if isinstance(type, ir.TypeRef):
            return self._add("type", root, [("value", type)], "type")
        raise Untypable(f"a value of type {type} cannot be an object")

    def _add(self, name: str, base: ir.ClassIR, fields: list[tuple[str, ir.Type]], shown: str) -> ir.ClassIR:
        cls = ir.ClassIR(f"box[{name}]", base, fields, display_name=shown)
        base.subclasses.append(cls)
        self.world.program.classes.append(cls)
        return cls

    @property
    def nothing(self) -> ir.ClassIR:
        """The class of None."""
        known = self._known.get("NoneType")
        if known is None:
            root = self.world.classes.object.ir
            known = self._known["NoneType"] = self._add("NoneType", root, [], "NoneType")
        return known

    @property
    def tuples(self) -> ir.ClassIR:
        """The class above the boxes of all tuples of fixed shape."""
        known = self._known.get("tuple")
        if known is None:
            known = self._known["tuple"] = self._add("tuple", self.world.classes.object.ir, [], "tuple")
        return known

    def record(self, type: TupleType) -> ir.ClassIR:
        """The name of a named tuple class, for its values' types."""
        info = type.partial_fallback.type
        known = self._record_of.get(info)
        if known is None:
            known = self._record_of[info] = ir.ClassIR(info.fullname, display_name=info.name)
            self.records[known] = type
        return known

    def form_test(self, info: TypeInfo) -> FunctionIR:
        """The function that tells whether an object is of a generic class, in whichever concrete form."""
        known = self.form_tests.get(info)
        if known is None:
            param = Register(ir.Ref(self.world.classes.object.ir), "value", parameter=True)
            name = self.world.unique(f"{info.fullname}.is_form")
            known = FunctionIR(name, [param], ir.BOOL, display_name="isinstance", noted=False)
            self.form_tests[info] = known
            self.world.program.functions.append(known)
        return known

    def forms(self, info: TypeInfo) -> list[ir.ClassIR]:
        """The concrete forms of a generic class, and of those below it, that the program has."""
        known = self.world.classes.order
        return [c.ir for c in known if info in c.info.mro]

    def is_object(self, type: ir.Type) -> bool:
        """Whether a type may hold objects of any class, boxes among them."""
        return isinstance(type, ir.Ref) and type.cls is self.world.classes.object.ir

    def container(self, type: ir.Type) -> Container | None:
        """What is known of a type's class as one of containers."""
        if isinstance(type, ir.Tuple):
            return CONTAINERS["tuples.VarTuple"]
        cls = self.class_info(type.cls) if isinstance(type, ir.Ref) else None
        above = cls.info.mro if cls is not None else []
        found = [CONTAINERS.get(info.fullname.removeprefix(f"{RUNTIME}.")) for info in above]
        return next(filter(None, found), None)

    def objects(self, container: str) -> Instance:
        """The type of a list or tuple of objects."""
        return self.world.named_type(f"builtins.{container}", self.world.named_type("builtins.object"))

    # --- methods of all objects ---

    def see(self, source: ir.Type, target: ir.Type) -> None:
        """Note that values of a type are given where another is expected: their classes may be looked at as
        `object`.
        """
        if isinstance(source, ir.Ref) and isinstance(target, ir.Ref):
            if source.cls is self.world.classes.object.ir:
                return
            if target.cls is self.world.classes.object.ir:
                self._seen.setdefault(source.cls)
            elif source.cls is not target.cls:
                one, other = (self.world.classes.by_ir.get(t.cls) for t in (source, target))
                if one is not None and other is not None and one.info is other.info:
                    for arg, wanted in zip(one.instance.args, other.instance.args, strict=True):
                        self.see(self.world.types.of(arg), self.world.types.of(wanted))
        elif isinstance(source, ir.Tuple) and isinstance(target, ir.Tuple):
            for a, b in zip(source.items, target.items, strict=False):
                self.see(a, b)
        elif isinstance(source, ir.Optional) and isinstance(target, ir.Optional):
            self.see(source.value, target.value)
        elif isinstance(source, ir.Function) and isinstance(target, ir.Function):
            self.see(source.result, target.result)
            for a, b in zip(target.params, source.params, strict=False):
                self.see(a, b)

    def signature(self, kind: str) -> tuple[FunctionIR, int]:
        """What a method of all objects takes and gives, and its slot; it is in use from now on."""
        kinds = self.world.program.root_methods
        if kind not in kinds:
            kinds.append(kind)
            self._signatures[kind] = self._declare(kind)
        return self._signatures[kind], kinds.index(kind)

    def _declare(self, kind: str) -> FunctionIR:
        root = ir.Ref(self.world.classes.object.ir)
        text = self.world.types.of(self.world.named_type("builtins.str"))
        items = self.world.types.of(self.objects("list"))
        more: dict[str, list[ir.Type]] = {"eq": [root], "format": [text]}
        results: dict[str, ir.Type] = {"eq": ir.BOOL, "hash": ir.INT, "bool": ir.BOOL, "items": items}
        params = [Register(type, f"p{n}", True) for n, type in enumerate([root, *more.get(kind, [])])]
        return FunctionIR(f"object.{kind}", params, results.get(kind, text), display_name=kind)

    def fill(self) -> None:
        """Make the methods in use, for each class whose objects are seen as `object`."""
        kinds = self.world.program.root_methods
        while lacking := [(c, t) for c, t in self._subjects() if len(c.root_table) < len(kinds)]:
            for cls, type in lacking:
                cls.root_table.append(self._root_method(kinds[len(cls.root_table)], type))
        for info, test in self.form_tests.items():
            self.world.code.fill_form_test(self.world, test, self.forms(info))

    def _root_method(self, kind: str, type: ir.Type) -> FunctionIR:
        if kind == "items" and self.container(type) is None:
            return self.world.unimplemented()
        return self.world.code.root_method(self.world, kind, type, self._signatures[kind])

    def _subjects(self) -> list[tuple[ir.ClassIR, ir.Type]]:
        if not self.world.program.root_methods:
            return []
        found = [(cls, type) for cls, type in self.held.items()]
        for info in self.world.classes.order:
            bare = info is self.world.classes.object
            if info.constructed and (bare or any(info.ir.is_subclass(cls) for cls in self._seen)):
                found.append((info.ir, ir.Ref(info.ir)))
        return found

    def class_info(self, cls: ir.ClassIR) -> ClassInfo | None:
        """The class of the program behind a class of the intermediate form."""
        return self.world.classes.by_ir.get(cls)
