"""ophion.lang.unsafe: raw memory, ports, assembly, symbols and typed slots."""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, MemberExpr, OpExpr, RefExpr, TypeInfo

from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class UnsafeCalls(Closures):
    """Lowers calls of ophion.lang.unsafe."""

    def port_in(self, e: CallExpr, bits: int) -> op.Value:
        """inb(port), inw(port), inl(port)."""
        return self.emit(op.Intrinsic(f"in{bits}", [self.word(e.args[0])], ir.INT))

    def port_out(self, e: CallExpr, bits: int) -> op.Value:
        """outb(port, value), outw(port, value), outl(port, value)."""
        return self.emit(op.Intrinsic(f"out{bits}", [self.word(a) for a in e.args], ir.VOID))

    def memory_intrinsic(self, e: CallExpr, name: str, addresses: int) -> op.Value:
        """copy_memory, move_memory, fill_memory, compare_memory: addresses first, then numbers."""
        args = [self.address(a) for a in e.args[:addresses]]
        args += map(self.word, e.args[addresses:])
        return self.emit(op.Intrinsic(name, args, ir.INT if name == "compare" else ir.VOID))

    def float_intrinsic(self, e: CallExpr, name: str) -> op.Value:
        """float_magnitude(x), float_square_root(x)."""
        return self.emit(op.Intrinsic(name, [self.coerce(self.expr(e.args[0]), ir.FLOAT)], ir.FLOAT))

    def bit_counts(self, e: CallExpr, name: str) -> op.Value:
        """count_ones(bits), leading_zeros(bits), trailing_zeros(bits)."""
        return self.emit(op.Intrinsic(name, [self.coerce(self.expr(e.args[0]), ir.U64)], ir.INT))

    def float_bits_call(self, e: CallExpr) -> op.Value:
        """float_bits(x)."""
        return self.emit(op.Intrinsic("bits", [self.expr(e.args[0])], ir.U64))

    def float_from_bits_call(self, e: CallExpr) -> op.Value:
        """float_from_bits(bits)."""
        return self.emit(op.Intrinsic("from_bits", [self.word(e.args[0])], ir.FLOAT))

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

    def load_call(self, e: CallExpr, size: int) -> op.Value:
        """load_u8(address) and the like."""
        load = op.Load(self.address(e.args[0]), 0, size, False, ir.U64 if size == 8 else ir.INT)
        load.volatile = self.function.noted  # the memory that the runtime reads is no device
        return self.emit(load)

    def store_call(self, e: CallExpr, size: int) -> op.Value:
        """store_u8(address, value) and the like."""
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

    def memory_call(self, e: CallExpr) -> op.Value:
        """memory(address, size)."""
        address, size = self.word(e.args[0]), self.word(e.args[1])
        root = ir.Ref(self.world.classes.object.ir, nullable=True)
        return self.runtime("views.view_of_memory", [self.none(root), address, size])

    def struct_at_call(self, e: CallExpr) -> op.Value:
        """struct_at(class, address)."""
        target = e.args[0]
        assert isinstance(target, RefExpr)
        assert isinstance(target.node, TypeInfo)
        address = self.coerce(self.word(e.args[1]), ir.U64)
        root = ir.Ref(self.world.classes.object.ir, nullable=True)
        return self.emit(op.MakeView(self.none(root), address, self.world.structs.layout(target.node).ir))

    def asm_call(self, e: CallExpr) -> op.Value:
        """asm(template, constraints, operands...)."""
        template, constraints = self.literal(e.args[0]), self.literal(e.args[1])
        return self.emit(op.InlineAssembly(template, constraints, [self.word(a) for a in e.args[2:]]))

    def global_asm_call(self, e: CallExpr) -> op.Value:
        """global_asm(text)."""
        if not self.function.module_body:
            self.refuse(e, "global_asm stands at module level only")
        self.world.program.assembly.append(self.literal(e.args[0]))
        return self.none()

    def symbol_address_call(self, e: CallExpr) -> op.Value:
        """symbol_address(name)."""
        return self.emit(op.SymbolAddress(self.literal(e.args[0])))

    def address_of_call(self, e: CallExpr) -> op.Value:
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

    def object_address_call(self, e: CallExpr) -> op.Value:
        """object_address(x)."""
        return self.emit(op.Intrinsic("address", [self.pin(self.expr(e.args[0]))], ir.U64))

    def object_at_call(self, e: CallExpr) -> op.Value:
        """object_at(class, address)."""
        return self.emit(op.Intrinsic("object", [self.coerce(self.word(e.args[1]), ir.U64)], self.ir_of(e)))

    def syscall_call(self, e: CallExpr) -> op.Value:
        """syscall(number, arguments...)."""
        values = [self.coerce_word(self.word(a)) for a in e.args]
        values += [self.number(0)] * (7 - len(values))
        return self.emit(op.Intrinsic("syscall", values, ir.INT))

    def coerce_word(self, value: op.Value) -> op.Value:
        """Any integer as 64 bits."""
        return value if value.type == ir.INT else self.emit(op.Convert(value, ir.INT, modular=True))

    def tail_address_call(self, e: CallExpr) -> op.Value:
        """tail_address(x)."""
        return self.emit(op.Intrinsic("tail", [self.pin(self.expr(e.args[0]))], ir.U64))

    def new_with_tail_call(self, e: CallExpr) -> op.Value:
        """new_with_tail(class, size)."""
        type = self.ir_of(e)
        assert isinstance(type, ir.Ref)
        cls = self.class_of(type)
        assert cls is not None
        cls.constructed = True
        type.cls.tail = True
        return self.emit(op.New(type.cls, [self.coerce(self.word(e.args[1]), ir.INT)]))

    def ascii_character_call(self, e: CallExpr) -> op.Value:
        """ascii_character(code)."""
        return self.emit(op.Character(self.ir_of(e), self.word(e.args[0])))

    def immortal_call(self, e: CallExpr) -> op.Value:
        """immortal(class)."""
        type = self.ir_of(e)
        assert isinstance(type, ir.Ref)
        cls = self.class_of(type)
        assert cls is not None
        cls.constructed = True
        return self.emit(op.Immortal(type.cls))

    def reference_count_call(self, e: CallExpr) -> op.Value:
        """reference_count(x)."""
        value = self.expr(e.args[0])
        if isinstance(value, op.GetField):
            value.borrows = 0  # the reading is not to be among what is counted
        return self.emit(op.Intrinsic("count", [value], ir.INT))

    # --- Ptr ---

    def new_slots(self, e: CallExpr) -> op.Value:
        """Ptr[T](count)."""
        type = self.ir_of(e)
        assert isinstance(type, ir.Slots)
        count = self.coerce(self.expr(e.args[0]), ir.INT)
        with self.unless(self.emit(op.Compare("ge", count, self.number(0)))):
            self.raise_builtin("ValueError", self.text("a negative number of slots"))
        return self.emit(op.SlotsNew(count, type))

    def slots_method(self, slots: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """p.init, p.take, p.drop, p.move, p.grown, p.free."""
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
            self.emit(op.SlotsMove([slots, to, source, count]))
        elif callee.name == "grown":
            return self.emit(op.SlotsGrow(slots, self.word(args[0]), self.word(args[2])))
        elif callee.name == "free":
            self.emit(op.SlotsFree(slots))
        else:
            return None
        return self.none()
