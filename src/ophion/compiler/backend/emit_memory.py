"""Memory and the machine: slot arrays, raw loads and stores, intrinsics, inline assembly, linker symbols.

Raw accesses assume no alignment. Port instructions: Intel SDM vol. 2, IN and OUT.
"""

from __future__ import annotations

from collections.abc import Callable

from ophion.compiler import processor
from ophion.compiler.backend.emit_counts import count_value, drop_value
from ophion.compiler.backend.emit_function import Emitter, FunctionEmitter
from ophion.compiler.backend.emit_objects import replace
from ophion.compiler.backend.text import quote
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.instructions import OWNED, Constant, Value
from ophion.compiler.ir.types import FLOAT, INT, U64, VOID, Ref, Slots, Type


def _element(value: Value) -> Type:
    assert isinstance(value.type, Slots)
    return value.type.element


def _place(e: FunctionEmitter, slots: Value, index: Value) -> str:
    return e.value(
        f"getelementptr inbounds {e.text(_element(slots))}, ptr {e.operand(slots)}, i64 {e.operand(index)}"
    )


def _slots_new(e: FunctionEmitter, i: ir.SlotsNew) -> None:
    assert isinstance(i.type, Slots)
    if isinstance(i.args[0], Constant) and i.args[0].value == 0:
        e.compute(i, "inttoptr i64 0 to ptr")  # what nothing is stored in needs no memory
        return
    allocator = e.module.declare("ophion_allocate", "declare i64 @ophion_allocate(i64)")
    address = e.value(f"call i64 {allocator}(i64 {_size(e, i.type.element, i.args[0])})")
    e.fail_if(e.value(f"icmp eq i64 {address}, 0"), "raise_memory")
    e.compute(i, f"inttoptr i64 {address} to ptr")


def _size(e: FunctionEmitter, element: Type, count: Value) -> str:
    """The bytes of an array, one at least; MemoryError where they are more than a number holds."""
    size = max(1, e.types.layout(element)[0])
    name = "llvm.umul.with.overflow.i64"
    e.module.declare(name, f"declare {{ i64, i1 }} @{name}(i64, i64)")
    product = e.value(f"call {{ i64, i1 }} @{name}(i64 {e.operand(count)}, i64 {size})")
    e.fail_if(e.value(f"extractvalue {{ i64, i1 }} {product}, 1"), "raise_memory")
    wanted = e.value(f"extractvalue {{ i64, i1 }} {product}, 0")
    e.module.declare("llvm.umax.i64", "declare i64 @llvm.umax.i64(i64, i64)")
    return e.value(f"call i64 @llvm.umax.i64(i64 {wanted}, i64 1)")


def _slots_grow(e: FunctionEmitter, i: ir.SlotsGrow) -> None:
    slots, used, wanted = i.args
    element = _element(slots)
    old = e.value(f"ptrtoint ptr {e.operand(slots)} to i64")
    kept = e.value(f"mul i64 {e.operand(used)}, {e.types.layout(element)[0]}")
    allocator = e.module.declare("ophion_reallocate", "declare i64 @ophion_reallocate(i64, i64, i64)")
    address = e.value(f"call i64 {allocator}(i64 {old}, i64 {kept}, i64 {_size(e, element, wanted)})")
    e.fail_if(e.value(f"icmp eq i64 {address}, 0"), "raise_memory")
    e.compute(i, f"inttoptr i64 {address} to ptr")


def _slots_free(e: FunctionEmitter, i: ir.SlotsFree) -> None:
    free = e.module.declare("ophion_free", "declare void @ophion_free(i64)")
    address = e.value(f"ptrtoint ptr {e.operand(i.args[0])} to i64")
    e.emit(f"call void {free}(i64 {address})")


def _slots_load(e: FunctionEmitter, i: ir.SlotsLoad) -> None:
    kind = e.module.alias.slot(_element(i.args[0])) + e.object_of(i.type)
    e.compute(i, f"load {e.text(i.type)}, ptr {_place(e, i.args[0], i.args[1])}{kind}")
    if i.borrows == OWNED and not i.take:
        count_value(e, e.values[i], i.type, maybe_null=False)


def _slots_store(e: FunctionEmitter, i: ir.SlotsStore) -> None:
    type = _element(i.args[0])
    value = e.operand(i.args[2], type)
    replace(e, _place(e, i.args[0], i.args[1]), value, type, i.initial, e.module.alias.slot(type))


def _slots_drop(e: FunctionEmitter, i: ir.SlotsDrop) -> None:
    type = _element(i.args[0])
    if type.counted:
        place = _place(e, i.args[0], i.args[1])
        value = e.value(f"load {e.text(type)}, ptr {place}{e.module.alias.slot(type)}")
        drop_value(e, value, type, maybe_null=True)


def _slots_move(e: FunctionEmitter, i: ir.SlotsMove) -> None:
    slots, to, source, count = i.args
    target, origin = _place(e, slots, to), _place(e, slots, source)
    size = e.value(f"mul i64 {e.operand(count)}, {e.types.layout(_element(slots))[0]}")
    _memory_call(e, "memmove", target, f"ptr {origin}", size)


def _memory_call(e: FunctionEmitter, name: str, target: str, source: str, size: str) -> None:
    kind = source.split(" ", 1)[0]
    intrinsic = f"llvm.{name}.p0.i64" if kind == "i8" else f"llvm.{name}.p0.p0.i64"
    e.module.declare(intrinsic, f"declare void @{intrinsic}(ptr, {kind}, i64, i1)")
    e.emit(f"call void @{intrinsic}(ptr {target}, {source}, i64 {size}, i1 false)")


def _pointer(e: FunctionEmitter, address: Value, offset: int = 0) -> str:
    pointer = e.value(f"inttoptr i64 {e.operand(address)} to ptr")
    return e.value(f"getelementptr i8, ptr {pointer}, i64 {offset}") if offset else pointer


def _swap(e: FunctionEmitter, value: str, bits: int) -> str:
    if bits == 8:
        return value
    name = f"llvm.bswap.i{bits}"
    e.module.declare(name, f"declare i{bits} @{name}(i{bits})")
    return e.value(f"call i{bits} @{name}(i{bits} {value})")


def _load(e: FunctionEmitter, i: ir.Load) -> None:
    bits = 8 * i.size
    volatile = "volatile " if i.volatile else ""
    value = e.value(f"load {volatile}i{bits}, ptr {_pointer(e, i.args[0], i.offset)}, align 1")
    if i.big:
        value = _swap(e, value, bits)
    if bits == 64:
        e.result(i, value)
    else:
        e.compute(i, f"{'sext' if i.signed else 'zext'} i{bits} {value} to i64")


def _store(e: FunctionEmitter, i: ir.Store) -> None:
    bits = 8 * i.size
    value = e.operand(i.args[1])
    if i.args[1].type not in (U64, INT):
        value = e.value(f"zext {e.typed(i.args[1])} to i64")
    if bits != 64:
        value = e.value(f"trunc i64 {value} to i{bits}")
    if i.big:
        value = _swap(e, value, bits)
    volatile = "volatile " if i.volatile else ""
    e.emit(f"store {volatile}i{bits} {value}, ptr {_pointer(e, i.args[0], i.offset)}, align 1")


def _in(bits: int) -> Callable[[FunctionEmitter, ir.Intrinsic], None]:
    def emit(e: FunctionEmitter, i: ir.Intrinsic) -> None:
        port = e.value(f"trunc i64 {e.operand(i.args[0])} to i16")
        e.compute(i, f"zext i{bits} {e.value(processor.port_in(bits, port))} to i64")

    return emit


def _out(bits: int) -> Callable[[FunctionEmitter, ir.Intrinsic], None]:
    def emit(e: FunctionEmitter, i: ir.Intrinsic) -> None:
        port = e.value(f"trunc i64 {e.operand(i.args[0])} to i16")
        value = e.value(f"trunc i64 {e.operand(i.args[1])} to i{bits}")
        e.emit(processor.port_out(bits, port, value))

    return emit


def _copy(name: str) -> Callable[[FunctionEmitter, ir.Intrinsic], None]:
    def emit(e: FunctionEmitter, i: ir.Intrinsic) -> None:
        target, source = _pointer(e, i.args[0]), _pointer(e, i.args[1])
        _memory_call(e, name, target, f"ptr {source}", e.operand(i.args[2]))

    return emit


def _fill(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    target = _pointer(e, i.args[0])
    byte = e.value(f"trunc i64 {e.operand(i.args[1])} to i8")
    _memory_call(e, "memset", target, f"i8 {byte}", e.operand(i.args[2]))


def _compare(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    a, b = _pointer(e, i.args[0]), _pointer(e, i.args[1])
    compare = e.module.declare("memcmp", "declare i32 @memcmp(ptr, ptr, i64)")
    outcome = e.value(f"call i32 {compare}(ptr {a}, ptr {b}, i64 {e.operand(i.args[2])})")
    e.compute(i, f"sext i32 {outcome} to i64")


def _address(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    e.compute(i, f"ptrtoint ptr {e.operand(i.args[0])} to i64")


def _tail(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    type = i.args[0].type
    assert isinstance(type, Ref)
    size = e.module.layout(type.cls).size
    behind = e.value(f"getelementptr inbounds i8, ptr {e.operand(i.args[0])}, i64 {size}")
    e.compute(i, f"ptrtoint ptr {behind} to i64")


def _object(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    e.compute(i, f"inttoptr i64 {e.operand(i.args[0])} to ptr")
    if i.borrows == OWNED:
        count_value(e, e.values[i], i.type, maybe_null=False)


def _count(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    e.compute(i, f"load i64, ptr {e.operand(i.args[0])}")


def _syscall(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    e.compute(i, processor.system_call([e.operand(arg) for arg in i.args]))


def _unary(name: str, type: str, extra: str = "") -> Callable[[FunctionEmitter, ir.Intrinsic], None]:
    kind = "f64" if type == "double" else type
    symbol = f"llvm.{name}.{kind}"

    def emit(e: FunctionEmitter, i: ir.Intrinsic) -> None:
        e.module.declare(symbol, f"declare {type} @{symbol}({type}{', i1' if extra else ''})")
        e.compute(i, f"call {type} @{symbol}({type} {e.operand(i.args[0])}{extra})")

    return emit


def _bits(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    source, target = ("double", "i64") if i.args[0].type == FLOAT else ("i64", "double")
    e.compute(i, f"bitcast {source} {e.operand(i.args[0])} to {target}")


def _trap(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    e.module.declare("llvm.trap", "declare void @llvm.trap()")
    e.emit("call void @llvm.trap()")


def _keep(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    """Nothing: the reference count pass has seen its args live until here."""


_INTRINSICS: dict[str, Callable[[FunctionEmitter, ir.Intrinsic], None]] = {
    **{f"in{bits}": _in(bits) for bits in processor.PORTS},
    **{f"out{bits}": _out(bits) for bits in processor.PORTS},
    "copy": _copy("memcpy"),
    "move": _copy("memmove"),
    "fill": _fill,
    "compare": _compare,
    "address": _address,
    "slots_address": _address,
    "tail": _tail,
    "object": _object,
    "count": _count,
    "syscall": _syscall,
    "sqrt": _unary("sqrt", "double"),
    "fabs": _unary("fabs", "double"),
    "bits": _bits,
    "from_bits": _bits,
    "popcount": _unary("ctpop", "i64"),
    "leading_zeros": _unary("ctlz", "i64", ", i1 false"),
    "trailing_zeros": _unary("cttz", "i64", ", i1 false"),
    "trap": _trap,
    "keep": _keep,
}


def _intrinsic(e: FunctionEmitter, i: ir.Intrinsic) -> None:
    _INTRINSICS[i.name](e, i)


def _inline_assembly(e: FunctionEmitter, i: ir.InlineAssembly) -> None:
    constraints = ",".join(part for part in (i.constraints.replace(" ", ""), processor.CLOBBERS) if part)
    args = ", ".join(f"i64 {e.operand(arg)}" for arg in i.args)
    body = f'asm sideeffect "{quote(i.template.encode())}", "{quote(constraints.encode())}"({args})'
    if constraints.startswith("="):
        e.compute(i, f"call i64 {body}")
    else:
        e.emit(f"call void {body}")
        if i.type != VOID:
            e.result(i, "0")


def _symbol_address(e: FunctionEmitter, i: ir.SymbolAddress) -> None:
    name = e.module.declare(i.symbol, f'@"{i.symbol}" = external global i8')
    e.compute(i, f"ptrtoint ptr {name} to i64")


EMITTERS: dict[type[ir.Instruction], Emitter] = {
    ir.SlotsNew: _slots_new,
    ir.SlotsGrow: _slots_grow,
    ir.SlotsFree: _slots_free,
    ir.SlotsLoad: _slots_load,
    ir.SlotsStore: _slots_store,
    ir.SlotsDrop: _slots_drop,
    ir.SlotsMove: _slots_move,
    ir.Load: _load,
    ir.Store: _store,
    ir.Intrinsic: _intrinsic,
    ir.InlineAssembly: _inline_assembly,
    ir.SymbolAddress: _symbol_address,
}
