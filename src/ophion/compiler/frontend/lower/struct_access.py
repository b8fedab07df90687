"""Struct fields: loads and stores at constant offsets, with range checks, and views laid over buffers."""

from __future__ import annotations

from mypy.nodes import CallExpr, IndexExpr, MemberExpr, TypeInfo

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.lower.builder import Emitted, Unchecked
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.structs import FieldLayout
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

BUFFERS = ("memoryview", "bytes", "bytearray")
"""The classes that memoryview stands for where a value may be of several of them."""


class StructAccess(Closures):
    """Lowers what concerns Structs."""

    def field_layout(self, view: op.Value, name: str) -> FieldLayout | None:
        """The layout of a field of a view, or None."""
        assert isinstance(view.type, ir.View)
        info = self.world.classes.struct(view.type.struct).info
        return self.world.structs.layout(info).fields.get(name)

    def struct_member(self, view: op.Value, e: MemberExpr) -> op.Value | None:
        field = self.field_layout(view, e.name)
        if field is None:
            return None
        address = self.emit(op.ViewAddress(view))
        if field.kind == "integer":
            type = ir.U64 if field.size == 8 and not field.signed else ir.INT
            return self.held_by(
                view, op.Load(address, field.offset, field.size, field.signed, type, field.big)
            )
        if field.kind == "bytes":
            at = self.emit(
                op.Arithmetic("add", address, op.Constant(ir.U64, field.offset), ir.U64, modular=True)
            )
            return self.keep_alive(
                view, self.runtime("bytestrings.bytes_from_memory", [at, self.number(field.size)])
            )
        if field.kind == "array":
            self.refuse(e, "an Array field is used by its elements", f"{e.name}[index] or len(...)")
        bits = self._bits(view, address, field)
        if field.kind == "bit":
            return self.emit(op.Compare("ne", bits, self.number(0)))
        return bits

    def held_by(self, view: op.Value, instruction: Emitted) -> Emitted:
        """Emit a load or store that keeps the view alive: the view is one of its args."""
        instruction.args.append(view)
        return self.emit(instruction)

    def keep_alive(self, view: op.Value, result: op.Value) -> op.Value:
        """A result computed from a view's memory; using the address again keeps the view until here."""
        self.emit(op.ViewAddress(view))
        return result

    def _window(self, field: FieldLayout) -> tuple[int, int, int]:
        """(first byte, bytes, shift) of the smallest aligned-size load that covers a bit field."""
        first, last = field.low // 8, (field.low + field.width - 1) // 8
        size = next(size for size in (1, 2, 4, 8) if size >= last - first + 1)
        info = 8 * first
        return first, size, field.low - info

    def _bits(self, view: op.Value, address: op.Value, field: FieldLayout) -> op.Value:
        first, size, shift = self._window(field)
        word: op.Value = self.held_by(view, op.Load(address, first, size, False, ir.U64))
        if shift:
            word = self.emit(op.Arithmetic("shr", word, op.Constant(ir.U64, shift), ir.U64))
        mask = op.Constant(ir.U64, (1 << field.width) - 1)
        low = self.emit(op.Arithmetic("and", word, mask, ir.U64))
        return self.emit(op.Convert(low, ir.INT, modular=True))

    def store_struct_member(self, view: op.Value, e: MemberExpr, value: op.Value) -> bool:
        field = self.field_layout(view, e.name)
        if field is None:
            return False
        self.check_writable(view)
        address = self.emit(op.ViewAddress(view))
        if field.kind == "integer":
            self._store_integer(view, address, field, field.size, value)
        elif field.kind == "bytes":
            at = self.emit(
                op.Arithmetic("add", address, op.Constant(ir.U64, field.offset), ir.U64, modular=True)
            )
            self.runtime("bytestrings.store_bytes", [at, self.number(field.size), value])
            self.emit(op.ViewAddress(view))
        elif field.kind in ("bit", "bits"):
            self._store_bits(view, address, field, value)
        else:
            self.refuse(e, "an Array field is assigned by its elements")
        return True

    def check_writable(self, view: op.Value) -> None:
        """TypeError for a view of immutable bytes."""
        root = ir.Ref(self.world.classes.object.ir, nullable=True)
        owner = self.emit(op.ViewOwner(view, root))
        some, bad, good = self.new_block(), self.new_block(), self.new_block()
        self.branch(self.emit(op.IsNone(owner)), good, some)
        self.start(some)
        immutable = self.world.classes.named("builtins.bytes").ir
        known = self.emit(op.Cast(owner, ir.Ref(self.world.classes.object.ir)))
        self.branch(self.emit(op.IsInstance(known, immutable, exact=True)), bad, good, False)
        self.start(bad)
        self.runtime("errors.raise_read_only", [])
        self.emit(op.Unreachable())
        self.start(good)

    def _store_integer(
        self, view: op.Value, address: op.Value, field: FieldLayout, size: int, value: op.Value
    ) -> None:
        if value.type == ir.BOOL:
            value = self.coerce(value, ir.INT)
        if size == 8:
            value = self.coerce(value, ir.INT if field.signed else ir.U64)
        else:
            low = -(1 << (8 * size - 1)) if field.signed else 0
            self.check_range(value, low, low + (1 << (8 * size)) - 1)
        self.held_by(view, op.Store(address, field.offset, size, value, field.big))

    def check_range(self, value: op.Value, low: int, high: int) -> None:
        """OverflowError unless low <= value <= high."""
        if isinstance(value, op.Constant) and isinstance(value.value, int) and low <= value.value <= high:
            return
        if low == 0:
            bits = value if value.type == ir.U64 else self.emit(op.Convert(value, ir.U64, modular=True))
            inside: op.Value = self.emit(op.Compare("le", bits, op.Constant(ir.U64, high)))
        else:
            above = self.emit(op.Compare("ge", value, self.number(low)))
            below = self.emit(op.Compare("le", value, self.number(high)))
            inside = self.emit(op.Select(above, below, op.Constant(ir.BOOL, False)))
        with self.unless(inside):
            self.runtime("errors.raise_overflow", [])

    def _store_bits(self, view: op.Value, address: op.Value, field: FieldLayout, value: op.Value) -> None:
        if value.type == ir.BOOL:
            value = self.coerce(value, ir.INT)
        self.check_range(value, 0, (1 << field.width) - 1)
        first, size, shift = self._window(field)
        mask = ((1 << field.width) - 1) << shift
        old = self.held_by(view, op.Load(address, first, size, False, ir.U64))
        rest = self.emit(op.Arithmetic("and", old, op.Constant(ir.U64, (2**64 - 1) ^ mask), ir.U64))
        bits = self.emit(op.Convert(value, ir.U64, modular=True))
        moved = self.emit(op.Arithmetic("shl", bits, op.Constant(ir.U64, shift), ir.U64, modular=True))
        self.held_by(
            view, op.Store(address, first, size, self.emit(op.Arithmetic("or", rest, moved, ir.U64)))
        )

    # --- elements of Array fields ---

    def _array(self, e: IndexExpr) -> FieldLayout | None:
        if not isinstance(e.base, MemberExpr) or e.base.expr not in self.world.checked.types:
            return None
        try:
            type = self.ir_of(e.base.expr)
        except (Refusal, Unchecked):
            return None
        if not isinstance(type, ir.View):
            return None
        info = self.world.classes.struct(type.struct).info
        field = self.world.structs.layout(info).fields.get(e.base.name)
        return field if field is not None and field.kind == "array" else None

    def is_element(self, e: IndexExpr) -> bool:
        return self._array(e) is not None

    def _element_address(self, e: IndexExpr, field: FieldLayout) -> tuple[op.Value, op.Value]:
        assert isinstance(e.base, MemberExpr)
        view = self.expr(e.base.expr)
        index = self.coerce(self.expr(e.index), ir.INT)
        inside = self.emit(
            op.Compare(
                "lt", self.emit(op.Convert(index, ir.U64, modular=True)), op.Constant(ir.U64, field.count)
            )
        )
        with self.unless(inside):
            self.raise_builtin("IndexError", self.text("array index out of range"))
        scaled = self.emit(op.Arithmetic("mul", index, self.number(field.width), ir.U64, modular=True))
        address = self.emit(op.ViewAddress(view))
        return view, self.emit(op.Arithmetic("add", address, scaled, ir.U64, modular=True))

    def element_value(self, e: IndexExpr) -> op.Value:
        field = self._array(e)
        assert field is not None
        view, address = self._element_address(e, field)
        type = ir.U64 if field.width == 8 and not field.signed else ir.INT
        value = self.emit(op.Load(address, field.offset, field.width, field.signed, type, field.big))
        return self.keep_alive(view, value)

    def store_element(self, target: IndexExpr, value: op.Value) -> bool:
        field = self._array(target)
        if field is None:
            return False
        view, address = self._element_address(target, field)
        self.check_writable(view)
        self._store_integer(view, address, field, field.width, value)
        return True

    # --- making views ---

    def new_struct(self, info: TypeInfo) -> op.Value:
        layout = self.world.structs.layout(info)
        record = self.runtime("views.new_record", [self.number(layout.ir.size)])
        return self.emit(op.MakeView(record, self.emit(op.Intrinsic("tail", [record], ir.U64)), layout.ir))

    def _memory_of(self, buffer: op.Value) -> tuple[op.Value, op.Value, op.Value]:
        """The owner, the address and the length of a buffer's memory."""
        cls = self.class_of(buffer)
        assert cls is not None
        if self.is_builtin(buffer, "bytes"):
            address: op.Value = self.emit(op.Intrinsic("tail", [buffer], ir.U64))
            return buffer, address, self.emit(op.GetField(buffer, cls.ir, "size"))
        if self.is_builtin(buffer, "bytearray"):
            owner: op.Value = self.emit(op.GetField(buffer, cls.ir, "storage"))
            storage = self.class_of(owner)
            assert storage is not None
            address = self.emit(op.GetField(owner, storage.ir, "address"))
        else:
            owner = self.emit(op.GetField(buffer, cls.ir, "owner"))
            address = self.emit(op.GetField(buffer, cls.ir, "address"))
        return owner, address, self.emit(op.GetField(buffer, cls.ir, "length"))

    def struct_class_call(self, info: TypeInfo, name: str, e: CallExpr) -> op.Value | None:
        if name != "over":
            return None
        struct = self.world.structs.layout(info).ir
        buffer = self.keep(self.expr(e.args[0]))
        offset = self.coerce(self.expr(e.args[1]), ir.INT) if len(e.args) > 1 else self.number(0)
        owner, address, length = self._memory_of(buffer)
        room = self.emit(op.Arithmetic("sub", length, self.number(struct.size), ir.INT, modular=True))
        low = self.emit(op.Compare("ge", offset, self.number(0)))
        inside = self.emit(
            op.Select(low, self.emit(op.Compare("le", offset, room)), op.Constant(ir.BOOL, False))
        )
        with self.unless(inside):
            told = [self.text(struct.name), self.number(struct.size), offset, length]
            self.runtime("errors.raise_outside_buffer", told)
        at = self.emit(op.Arithmetic("add", address, offset, ir.U64, modular=True))
        return self.emit(op.MakeView(owner, at, struct))

    def as_view(self, buffer: op.Value) -> op.Value:
        """bytes, bytearray or memoryview as a memoryview."""
        if self.is_builtin(buffer, "bytes"):
            return self.runtime("views.memoryview_of_bytes", [buffer])
        if self.is_builtin(buffer, "bytearray"):
            return self.runtime("views.memoryview_of_bytearray", [buffer])
        return self._view_of_object(buffer) if self.is_object(buffer) else buffer

    def _view_of_object(self, value: op.Value) -> op.Value:
        """An object that is one of several kinds of buffers as a memoryview."""
        assert isinstance(value.type, ir.Ref)
        kinds = [self.world.types.of(self.world.named_type(f"builtins.{name}")) for name in BUFFERS]
        buffers = tuple(kind for kind in kinds if not value.type.union or kind in value.type.union)
        narrowed = self.emit(op.Cast(value, ir.Ref(value.type.cls, value.type.nullable, buffers)))
        return self.by_member(narrowed, kinds[0], lambda member: self.coerce(member, kinds[0]))

    def view_method(self, view: op.Value, name: str) -> op.Value | None:
        """tobytes() and view() of a Struct."""
        assert isinstance(view.type, ir.View)
        address = self.emit(op.ViewAddress(view))
        size = self.number(view.type.struct.size)
        if name == "tobytes":
            return self.keep_alive(view, self.runtime("bytestrings.bytes_from_memory", [address, size]))
        if name == "view":
            root = ir.Ref(self.world.classes.object.ir, nullable=True)
            owner = self.emit(op.ViewOwner(view, root))
            return self.runtime("views.view_of_memory", [owner, address, size])
        return None
