"""ophion.lang.unsafe: raw memory, ports, assembly, symbols and typed slots."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr, Expression, MemberExpr, OpExpr, RefExpr, TypeInfo

from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

UNSAFE = "ophion.lang.unsafe."
_PLAIN = {
    "copy_memory": ("copy", 3),
    "move_memory": ("move", 3),
    "fill_memory": ("fill", 3),
    "compare_memory": ("compare", 3),
}


class UnsafeCalls(Closures):
    """Lowers calls of ophion.lang.unsafe."""

    def unsafe_call(self, name: str, e: CallExpr) -> op.Value | None:
        """A call of unsafe.`name`."""
        if name.startswith("load_u"):
            return self._load(int(name[6:]) // 8, e)
        if name.startswith("store_u"):
            return self._store(int(name[7:]) // 8, e)
        if name in ("inb", "inw", "inl"):
            return self.emit(op.Intrinsic(f"in{_bits(name)}", [self.word(e.args[0])], ir.INT))
        if name in ("outb", "outw", "outl"):
            return self.emit(op.Intrinsic(f"out{_bits(name)}", [self.word(a) for a in e.args], ir.VOID))
        if name in _PLAIN:
            intrinsic, _ = _PLAIN[name]
            type = ir.INT if intrinsic == "compare" else ir.VOID
            addresses = 1 if intrinsic == "fill" else 2
            args = [self.address(a) for a in e.args[:addresses]]
            return self.emit(op.Intrinsic(intrinsic, [*args, *map(self.word, e.args[addresses:])], type))
        special: dict[str, Callable[[CallExpr], op.Value]] = {
            "memory": self._memory,
            "struct_at": self._struct_at,
            "asm": self._asm,
            "symbol_address": self._symbol_address,
            "address_of": self._address_of,
            "object_address": self._object_address,
            "object_at": self._object_at,
            "syscall": self._syscall,
            "tail_address": self._tail_address,
            "immortal": self._immortal,
            "new_with_tail": self._new_with_tail,
            "reference_count": self._reference_count,
            "global_asm": self._global_asm,
            "float_bits": lambda e: self.emit(op.Intrinsic("bits", [self.expr(e.args[0])], ir.U64)),
            "float_from_bits": lambda e: self.emit(
                op.Intrinsic("from_bits", [self.word(e.args[0])], ir.FLOAT)
            ),
            "float_square_root": lambda e: self._float_intrinsic("sqrt", e),
            "float_magnitude": lambda e: self._float_intrinsic("fabs", e),
        }
        handler = special.get(name)
        return handler(e) if handler is not None else None

    def _float_intrinsic(self, name: str, e: CallExpr) -> op.Value:
        return self.emit(op.Intrinsic(name, [self.coerce(self.expr(e.args[0]), ir.FLOAT)], ir.FLOAT))

    def word(self, e: Expression) -> op.Value:
        """An integer operand, held until the others are evaluated."""
        value = self.expr(e)
        if value.type == ir.BOOL:
            value = self.coerce(value, ir.INT)
        return self.keep(value)

    def address(self, e: Expression) -> op.Value:
        """An address. In the runtime its sums wrap as the processor's do, unchecked: that memory is there is
        what the code that names it answers for anyway.
        """
        if self.function.noted or not isinstance(e, OpExpr) or e.op not in ("+", "-"):
            return self.word(e)
        parts = [self.address(part) for part in (e.left, e.right)]
        left, right = (
            part if part.type == ir.U64 else self.emit(op.Convert(part, ir.U64, modular=True))
            for part in parts
        )
        return self.emit(op.Arithmetic("add" if e.op == "+" else "sub", left, right, ir.U64, modular=True))

    def literal(self, e: Expression) -> str:
        """A string that must be known when compiling."""
        value = self.world.constants.evaluate(e)
        if not isinstance(value, str):
            self.refuse(
                e, "this text must be known when compiling", "a literal, or an f-string over constants"
            )
        return value

    def _load(self, size: int, e: CallExpr) -> op.Value:
        load = op.Load(self.address(e.args[0]), 0, size, False, ir.U64 if size == 8 else ir.INT)
        load.volatile = self.function.noted  # the memory that the runtime reads is no device
        return self.emit(load)

    def _store(self, size: int, e: CallExpr) -> op.Value:
        address = self.address(e.args[0])
        value = self.word(e.args[1])
        if size == 8:
            value = self.coerce(value, ir.U64)
        else:
            self.check_range(value, 0, (1 << (8 * size)) - 1)
        store = op.Store(address, 0, size, value)
        store.volatile = self.function.noted
        self.emit(store)
        return self.none()

    def _memory(self, e: CallExpr) -> op.Value:
        address, size = self.word(e.args[0]), self.word(e.args[1])
        root = ir.Ref(self.world.classes.object.ir, nullable=True)
        return self.runtime("views.view_of_memory", [self.none(root), address, size])

    def _struct_at(self, e: CallExpr) -> op.Value:
        target = e.args[0]
        assert isinstance(target, RefExpr)
        assert isinstance(target.node, TypeInfo)
        address = self.coerce(self.word(e.args[1]), ir.U64)
        root = ir.Ref(self.world.classes.object.ir, nullable=True)
        return self.emit(op.MakeView(self.none(root), address, self.world.structs.layout(target.node).ir))

    def _asm(self, e: CallExpr) -> op.Value:
        template, constraints = self.literal(e.args[0]), self.literal(e.args[1])
        return self.emit(op.InlineAssembly(template, constraints, [self.word(a) for a in e.args[2:]]))

    def _global_asm(self, e: CallExpr) -> op.Value:
        if self.function.display_name != "<module>":
            self.refuse(e, "global_asm stands at module level only")
        self.world.program.assembly.append(self.literal(e.args[0]))
        return self.none()

    def _symbol_address(self, e: CallExpr) -> op.Value:
        return self.emit(op.SymbolAddress(self.literal(e.args[0])))

    def _address_of(self, e: CallExpr) -> op.Value:
        """The first byte of a buffer; the buffer's variable is kept until the function ends."""
        buffer = self.pin(self.expr(e.args[0]))
        return self.buffer_address(buffer)

    def buffer_address(self, buffer: op.Value) -> op.Value:
        """The address of the bytes of a bytes, bytearray or memoryview object."""
        if self.is_builtin(buffer, "bytes"):
            return self.emit(op.Intrinsic("tail", [buffer], ir.U64))
        if self.is_builtin(buffer, "bytearray"):
            cls = self.class_of(buffer)
            assert cls is not None
            buffer = self.emit(op.GetField(buffer, cls.ir, "storage"))
        cls = self.class_of(buffer)
        assert cls is not None
        return self.emit(op.GetField(buffer, cls.ir, "address"))

    def pin(self, value: op.Value) -> op.Value:
        """Keep a value alive until the function returns, because its address is about to be used."""
        register = value if isinstance(value, op.Register) else self.hold_value(value)
        if not register.parameter:
            self.function.pinned.append(register)
        return register

    def _object_address(self, e: CallExpr) -> op.Value:
        return self.emit(op.Intrinsic("address", [self.pin(self.expr(e.args[0]))], ir.U64))

    def _object_at(self, e: CallExpr) -> op.Value:
        return self.emit(op.Intrinsic("object", [self.coerce(self.word(e.args[1]), ir.U64)], self.ir_of(e)))

    def _syscall(self, e: CallExpr) -> op.Value:
        values = [self.coerce_word(self.word(a)) for a in e.args]
        values += [self.number(0)] * (7 - len(values))
        return self.emit(op.Intrinsic("syscall", values, ir.INT))

    def coerce_word(self, value: op.Value) -> op.Value:
        """Any integer as 64 bits."""
        return value if value.type == ir.INT else self.emit(op.Convert(value, ir.INT, modular=True))

    def _tail_address(self, e: CallExpr) -> op.Value:
        return self.emit(op.Intrinsic("tail", [self.pin(self.expr(e.args[0]))], ir.U64))

    def _new_with_tail(self, e: CallExpr) -> op.Value:
        type = self.ir_of(e)
        assert isinstance(type, ir.Ref)
        cls = self.class_of(type)
        assert cls is not None
        cls.constructed = True
        return self.emit(op.New(type.cls, [self.coerce(self.word(e.args[1]), ir.INT)]))

    def _immortal(self, e: CallExpr) -> op.Value:
        type = self.ir_of(e)
        assert isinstance(type, ir.Ref)
        cls = self.class_of(type)
        assert cls is not None
        cls.constructed = True
        return self.emit(op.Immortal(type.cls))

    def _reference_count(self, e: CallExpr) -> op.Value:
        return self.emit(op.Intrinsic("count", [self.expr(e.args[0], borrow=True)], ir.INT))

    # --- Ptr ---

    def new_slots(self, e: CallExpr) -> op.Value:
        """Ptr[T](count)."""
        type = self.ir_of(e)
        assert isinstance(type, ir.Slots)
        count = self.coerce(self.expr(e.args[0]), ir.INT)
        good, bad = self.new_block(), self.new_block()
        self.branch(self.emit(op.Compare("ge", count, self.number(0))), good, bad, True)
        self.start(bad)
        self.raise_builtin("ValueError", self.text("a negative number of slots"))
        self.start(good)
        return self.emit(op.SlotsNew(count, type))

    def slots_method(self, slots: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """p.init, p.take, p.drop, p.move, p.move_from, p.free."""
        assert isinstance(slots.type, ir.Slots)
        element = slots.type.element
        slots = self.keep(slots)
        args = e.args
        if callee.name == "init":
            index = self.word(args[0])
            value = self.coerce(self.expr(args[1], element), element)
            self.emit(op.SlotsStore(slots, index, value, initial=True))
        elif callee.name == "take":
            return self.emit(op.SlotsLoad(slots, self.word(args[0]), take=True))
        elif callee.name == "drop":
            self.emit(op.SlotsDrop(slots, self.word(args[0])))
        elif callee.name == "move":
            to, source, count = (self.word(a) for a in args)
            self.emit(op.SlotsMove([slots, to, slots, source, count]))
        elif callee.name == "move_from":
            other, count = self.keep(self.expr(args[0])), self.word(args[1])
            self.emit(op.SlotsMove([slots, self.number(0), other, self.number(0), count]))
        elif callee.name == "free":
            self.emit(op.SlotsFree(slots))
        else:
            return None
        return self.none()


def _bits(name: str) -> int:
    return {"b": 8, "w": 16, "l": 32}[name[-1]]
