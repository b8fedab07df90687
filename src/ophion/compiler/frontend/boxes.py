"""Values as objects: what `object` and unions like `int | str` hold.

A number, a truth value, a tuple of fixed shape, a Struct or a class is put into a box: an object with the
value as its one field, of a class of its own (below that of int for truth values and whole-number enums, so
that isinstance is one comparison as for all classes). Boxes are made where a value is given to an `object`.
"""

from __future__ import annotations

from ophion.compiler.frontend.mypy_types import Untypable
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import Program


class Boxes:
    """The classes of a program's boxes; `root` is the class of all objects."""

    def __init__(self, program: Program, root: ir.ClassIR) -> None:
        self._program = program
        self._root = root
        self._known: dict[str, ir.ClassIR] = {}
        self.held: dict[ir.ClassIR, ir.Type] = {}

    def is_object(self, type: ir.Type) -> bool:
        """Whether a type may hold objects of any class, boxes among them."""
        return isinstance(type, ir.Ref) and type.cls is self._root

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
        root = self._root
        if isinstance(type, ir.Primitive) and type != ir.VOID:
            base = self.of(ir.INT) if type in (ir.BOOL, ir.U64) else root
            field = ir.INT if type == ir.BOOL else type
            return self._add(type.name, base, [("value", field)], type.name)
        if isinstance(type, ir.Tuple):
            name = type.cls.display_name if type.cls is not None else "tuple"
            box = self._add(str(type), self.tuples, [("value", type)], name)
            if type.cls is not None:
                box.module, box.qualified = type.cls.module, type.cls.qualified
            return box
        if isinstance(type, ir.View):
            return self._add(str(type), root, [("value", type)], type.struct.name.rpartition(".")[2])
        if isinstance(type, ir.TypeRef):
            return self._add("type", root, [("value", type)], "type")
        raise Untypable(f"a value of type {type} cannot be an object")

    def _add(self, name: str, base: ir.ClassIR, fields: list[tuple[str, ir.Type]], shown: str) -> ir.ClassIR:
        cls = ir.ClassIR(f"box[{name}]", base, fields, display_name=shown)
        base.subclasses.append(cls)
        self._program.classes.append(cls)
        return cls

    @property
    def nothing(self) -> ir.ClassIR:
        """The class of None."""
        known = self._known.get("NoneType")
        if known is None:
            root = self._root
            known = self._known["NoneType"] = self._add("NoneType", root, [], "NoneType")
        return known

    @property
    def tuples(self) -> ir.ClassIR:
        """The class above the boxes of all tuples of fixed shape."""
        known = self._known.get("tuple")
        if known is None:
            known = self._known["tuple"] = self._add("tuple", self._root, [], "tuple")
        return known
