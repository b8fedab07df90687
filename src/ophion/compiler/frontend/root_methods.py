"""What any object can do: text, `==`, `<`, hash, truth, format, the items of a container (of a dict its keys,
each with its value), what a loop over it gives (`walked`), what its operators give (`operated`), and a deep
copy (`copied`).

These methods are called through the first slots of a type's table. They are filled for the classes whose
objects are seen as `object` somewhere in the program.
"""

from __future__ import annotations

from mypy.types import Instance

from ophion.compiler.frontend.boxes import Boxes
from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.forms import Forms
from ophion.compiler.frontend.function_code import FunctionCode
from ophion.compiler.frontend.symbols import Symbols
from ophion.compiler.frontend.typemap import TypeMap
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Register
from ophion.compiler.ir.function import FunctionIR


class RootMethods:
    """The methods of all objects."""

    def __init__(
        self, symbols: Symbols, boxes: Boxes, classes: Classes, forms: Forms, types: TypeMap
    ) -> None:
        self._symbols = symbols
        self._boxes = boxes
        self._classes = classes
        self._forms = forms
        self._types = types
        self._seen: dict[ir.ClassIR, None] = {}
        self._signatures: dict[str, FunctionIR] = {}

    def see(self, source: ir.Type, target: ir.Type) -> None:
        """Note that values of a type are given where another is expected: their classes may be looked at as
        `object`.
        """
        if isinstance(source, ir.Ref) and isinstance(target, ir.Ref):
            if source.cls is self._classes.object.ir:
                return
            if target.cls is self._classes.object.ir:
                self._seen.setdefault(source.cls)
            elif source.cls is not target.cls:
                one, other = (self._classes.by_ir.get(t.cls) for t in (source, target))
                if one is not None and other is not None and one.info is other.info:
                    for arg, wanted in zip(one.instance.args, other.instance.args, strict=True):
                        self.see(self._types.of(arg), self._types.of(wanted))
        elif isinstance(source, ir.Tuple) and isinstance(target, ir.Tuple):
            for a, b in zip(source.items, target.items, strict=False):
                self.see(a, b)
        elif isinstance(source, ir.Optional) and isinstance(target, ir.Optional):
            self.see(source.value, target.value)
        elif isinstance(source, ir.Function) and isinstance(target, ir.Function):
            self.see(source.result, target.result)
            for a, b in zip(target.params, source.params, strict=False):
                self.see(a, b)

    def objects(self, container: str) -> Instance:
        """The type of a list or tuple of objects."""
        return self._symbols.named_type(f"builtins.{container}", self._symbols.named_type("builtins.object"))

    def _memo_type(self) -> Instance:
        """The type of what a deep copy has copied before, by addresses."""
        numbers, anything = (self._symbols.named_type(f"builtins.{name}") for name in ("int", "object"))
        return self._symbols.named_type("builtins.dict", numbers, anything)

    def signature(self, kind: str) -> tuple[FunctionIR, int]:
        """What a method of all objects takes and gives, and its slot; it is in use from now on."""
        if kind not in self._signatures:
            self._signatures[kind] = self._declare(kind)
        return self._signatures[kind], ir.ROOT_METHODS.index(kind)

    def _declare(self, kind: str) -> FunctionIR:
        root = ir.Ref(self._classes.object.ir)
        text = self._types.of(self._symbols.named_type("builtins.str"))
        items = self._types.of(self.objects("list"))
        anything = ir.Ref(self._classes.object.ir, nullable=True)
        more: dict[str, list[ir.Type]] = {
            "eq": [root],
            "lt": [root],
            "format": [text],
            "operated": [anything, ir.INT],
            "copied": [self._types.of(self._memo_type())],
        }
        results: dict[str, ir.Type] = {
            "eq": ir.BOOL,
            "lt": ir.BOOL,
            "hash": ir.INT,
            "bool": ir.BOOL,
            "items": items,
            "walked": items,
            "operated": anything,
            "copied": root,
        }
        params = [Register(type, f"p{n}", True) for n, type in enumerate([root, *more.get(kind, [])])]
        return FunctionIR(f"object.{kind}", params, results.get(kind, text), display_name=kind)

    def fill(self, code: FunctionCode, missing: FunctionIR) -> None:
        """Make the methods in use, for each class whose objects are seen as `object`; `missing` for those
        that a class has not.
        """
        while lacking := [(c, t) for c, t in self._subjects() if len(c.root_table) < len(self._signatures)]:
            for cls, type in lacking:
                kind = list(self._signatures)[len(cls.root_table)]
                lacks = kind == "items" and self._forms.container(type) is None
                made = missing if lacks else code.root_method(kind, type, self._signatures[kind])
                cls.root_table[ir.ROOT_METHODS.index(kind)] = made

    def _subjects(self) -> list[tuple[ir.ClassIR, ir.Type]]:
        if not self._signatures:
            return []
        found = [(cls, type) for cls, type in self._boxes.held.items()]
        for info in self._classes.order:
            bare = info is self._classes.object
            if info.constructed and (bare or any(info.ir.is_subclass(cls) for cls in self._seen)):
                found.append((info.ir, ir.Ref(info.ir)))
        return found
