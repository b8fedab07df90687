"""Iterable[T], Iterator[T] and Generator[T, S, R] as compiled classes, and the frames that derive from them.

Two methods are called through the table: ITER gives an Iterator, STEP gives an item, or none at the end.
An item of type None is held as a bool, because there is no value of type VOID to hand on.
"""

from __future__ import annotations

from mypy.types import Instance
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_fields import ClassFields
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.classes import Classes
from ophion.compiler.frontend.compilation import Compilation
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.typemap import TypeMap
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR

ITER = 0
STEP = 1
_MODULE = f"{RUNTIME}.iterators"


class IteratorTypes:
    """What the compiler knows about iterators as values."""

    def __init__(
        self, compilation: Compilation, classes: Classes, fields: ClassFields, types: TypeMap
    ) -> None:
        self._compilation = compilation
        self._classes = classes
        self._fields = fields
        self._types = types
        self._declared: dict[tuple[int, ir.ClassIR], FunctionIR] = {}

    def named(self, name: str, *arguments: MypyType) -> ClassInfo:
        """Iterable, Iterator or Generator of some types, complete."""
        cls = self._classes.named(f"{_MODULE}.{name}", *arguments)
        self._fields.complete(cls)
        return cls

    def kind(self, type: ir.Type) -> str | None:
        """ "Iterable", "Iterator" or "Generator" where a type is one of them as a value."""
        cls = self.info(type)
        return None if cls is None else cls.info.name

    def info(self, type: ir.Type) -> ClassInfo | None:
        """The class behind a type that is one of them."""
        if not isinstance(type, ir.Ref):
            return None
        cls = self._classes.by_ir.get(type.cls)
        if cls is None or cls.info.module_name != _MODULE:
            return None
        self._fields.complete(cls)
        return cls

    def iterator_of(self, cls: ClassInfo) -> ClassInfo:
        """The Iterator class of an Iterable, Iterator or Generator class."""
        return self.named("Iterator", cls.instance.args[0])

    def item(self, cls: ClassInfo) -> ir.Type:
        """What an iterator of a class gives, VOID where that is None."""
        return self._types.of(cls.instance.args[0])

    def carried(self, cls: ClassInfo) -> ir.Type:
        """How `step` hands an item on."""
        item = self.item(cls)
        return ir.BOOL if item == ir.VOID else item

    def step(self, cls: ClassInfo) -> FunctionIR:
        """The signature of `step`."""
        return self._declaration(STEP, self.iterator_of(cls), ir.Optional(self.carried(cls)))

    def iter(self, cls: ClassInfo) -> FunctionIR:
        """The signature of `iter`."""
        return self._declaration(ITER, cls, ir.Ref(self.iterator_of(cls).ir))

    def _declaration(self, slot: int, cls: ClassInfo, result: ir.Type) -> FunctionIR:
        key = (slot, cls.ir)
        if key not in self._declared:
            name = "step" if slot == STEP else "iter"
            receiver = op.Register(ir.Ref(cls.ir), "self", parameter=True)
            self._declared[key] = FunctionIR(f"{cls.ir.name}.{name}", [receiver], result, display_name=name)
        return self._declared[key]

    def returned(self, promised: object) -> ClassInfo:
        """The class of what a generator function gives: that of its annotation, at least an Iterator."""
        assert isinstance(promised, Instance)
        cls = self._classes.of(promised)
        self._fields.complete(cls)
        return self.iterator_of(cls) if cls.info.name == "Iterable" else cls

    def frame(self, name: str, base: ClassInfo, held: list[ir.Type]) -> ir.ClassIR:
        """A class of frames that begin with some values; its code adds the fields of what it keeps."""
        kept = [(f"argument.{n}", type) for n, type in enumerate(held) if type != ir.VOID]
        fields = [*base.ir.fields, *kept]
        frame = ir.ClassIR(
            self._compilation.unique(f"{name}.frame"), base.ir, fields, display_name="generator"
        )
        frame.first_unowned = len(base.ir.fields)
        base.ir.subclasses.append(frame)
        self._compilation.program.classes.append(frame)
        return frame
