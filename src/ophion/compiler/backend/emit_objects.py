"""Objects and module variables: New, fields, globals, literals, type information and questions about it."""

from __future__ import annotations

from ophion.compiler.backend.alias import GLOBAL, TYPE
from ophion.compiler.backend.emit_counts import count_value, drop_value
from ophion.compiler.backend.emit_function import Emitter, FunctionEmitter
from ophion.compiler.backend.llvm_types import HEADER_SIZE, TYPE_NAMES
from ophion.compiler.backend.object_text import CLEARED, block_size
from ophion.compiler.backend.plain_objects import ALLOCATES, first_reference, is_plain
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.instructions import OWNED
from ophion.compiler.ir.types import ClassIR, Function, Ref, Type, View


def allocate(e: FunctionEmitter, cls: ClassIR, size: str) -> str:
    """A new object with its header; `size` bytes. MemoryError. The fields are not set."""
    return checked_object(e, f"call ptr @ophion.allocate(i64 {size}, ptr {e.module.typeinfo(cls)})")


def checked_object(e: FunctionEmitter, call: str) -> str:
    """The object that a call makes, or MemoryError."""
    pointer = e.value(call)
    e.fail_if(e.value(f"icmp eq ptr {pointer}, null"), "raise_memory")
    return pointer


def _make(e: FunctionEmitter, cls: ClassIR, size: int) -> str:
    """A new object of so many bytes, all fields zero."""
    made = block_size(size)
    if made is None:
        return checked_object(e, f"call ptr @ophion.new(ptr {e.module.typeinfo(cls)})")
    maker = f"@ophion.new.{made}"
    if not e.module.alone:
        e.module.declarations[maker] = f"declare hidden noalias ptr {maker}(ptr) #0"
    call = f"call ptr {maker}(ptr {e.module.typeinfo(cls)})"
    plain = is_plain(e, cls)
    pointer = checked_object(e, f"{call} {ALLOCATES}" if plain else call)
    if plain:
        first_reference(e, pointer, e.module.typeinfo(cls))
    if plain or made <= CLEARED:
        _clear(e, pointer, size)
    return pointer


def _clear(e: FunctionEmitter, pointer: str, size: int) -> None:
    """Set the fields of an object of so many bytes to zero."""
    if size > HEADER_SIZE:
        fields = e.value(f"getelementptr inbounds i8, ptr {pointer}, i64 {HEADER_SIZE}")
        e.module.declare("llvm.memset.p0.i64", "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)")
        e.emit(
            f"call void @llvm.memset.p0.i64(ptr align 8 {fields}, i8 0, i64 {size - HEADER_SIZE}, i1 false)"
        )


def _new(e: FunctionEmitter, i: ir.New) -> None:
    size = e.module.layout(i.cls).size
    if not i.args:
        e.result(i, _make(e, i.cls, size))
        return
    # A negative or absurd number of extra bytes becomes a size that no allocator has.
    wanted = e.value(f"call i64 @llvm.uadd.sat.i64(i64 {e.operand(i.args[0])}, i64 {size})")
    e.module.declare("llvm.uadd.sat.i64", "declare i64 @llvm.uadd.sat.i64(i64, i64)")
    pointer = allocate(e, i.cls, wanted)
    _clear(e, pointer, size)
    e.result(i, pointer)


def _field(e: FunctionEmitter, i: ir.GetField | ir.SetField) -> str:
    layout = e.module.layout(i.cls)
    index = layout.indices[i.name]
    return e.value(f"getelementptr inbounds {layout.text}, ptr {e.operand(i.args[0])}, i64 0, i32 {index}")


def is_null(e: FunctionEmitter, value: str, type: Type) -> str:
    """Whether a pointer, function or view is null, as an i1."""
    if isinstance(type, View):
        value = e.value(f"extractvalue {{ ptr, ptr }} {value}, 1")
    return e.value(f"icmp eq ptr {value}, null")


def _check_assigned(e: FunctionEmitter, value: str, type: Type, name: str) -> None:
    if isinstance(type, Ref | Function | View) and not type.nullable:
        e.fail_if(is_null(e, value, type), "raise_unassigned", name)


def _get_field(e: FunctionEmitter, i: ir.GetField) -> None:
    e.compute(i, f"load {e.text(i.type)}, ptr {_field(e, i)}{e.module.alias.loaded_field(i.cls, i.name)}")
    value = e.values[i]
    if i.can_raise:
        _check_assigned(e, value, i.type, i.name)
    if i.borrows == OWNED and not i.take:
        count_value(e, value, i.type, maybe_null=False)


def replace(e: FunctionEmitter, place: str, value: str, type: Type, initial: bool, kind: str) -> None:
    """Store a value that moves into memory, a place of the kind (alias), and drop what was there, which may
    be null.
    """
    text = e.text(type)
    counted = type.counted and not initial
    old = e.value(f"load {text}, ptr {place}{kind}") if counted else ""
    e.emit(f"store {text} {value}, ptr {place}{kind}")
    if counted:
        drop_value(e, old, type, maybe_null=True)


def _set_field(e: FunctionEmitter, i: ir.SetField) -> None:
    type = i.cls.fields[i.cls.field_index(i.name)][1]
    value = e.operand(i.args[1], type)
    replace(e, _field(e, i), value, type, i.initial, e.module.alias.field(i.cls, i.name))


def _get_global(e: FunctionEmitter, i: ir.GetGlobal) -> None:
    place = e.module.variable(i.variable)
    e.compute(i, f"load {e.text(i.type)}, ptr {place}{e.module.alias.kind(GLOBAL)}")
    value = e.values[i]
    if i.can_raise:
        _check_assigned(e, value, i.type, i.variable.name)
    if i.borrows == OWNED:
        count_value(e, value, i.type, maybe_null=False)


def _set_global(e: FunctionEmitter, i: ir.SetGlobal) -> None:
    type = i.variable.type
    place, kind = e.module.variable(i.variable), e.module.alias.kind(GLOBAL)
    replace(e, place, e.operand(i.args[0], type), type, initial=False, kind=kind)


def _literal(e: FunctionEmitter, i: ir.Literal) -> None:
    e.result(i, e.module.literal(i.value))


def _character(e: FunctionEmitter, i: ir.Character) -> None:
    table, size = e.module.characters()
    offset = e.value(f"mul nuw nsw i64 {e.operand(i.args[0])}, {size}")
    e.compute(i, f"getelementptr inbounds i8, ptr {table}, i64 {offset}")


def _immortal(e: FunctionEmitter, i: ir.Immortal) -> None:
    e.result(i, e.module.immortal(i.cls))


def _type_literal(e: FunctionEmitter, i: ir.TypeLiteral) -> None:
    e.result(i, e.module.typeinfo(i.cls))


def load_typeinfo(e: FunctionEmitter, pointer: str) -> str:
    """The type information of an object."""
    place = e.value(f"getelementptr inbounds i8, ptr {pointer}, i64 8")
    return e.value(f"load ptr, ptr {place}{e.module.alias.kind(TYPE)}")


def _is_instance(e: FunctionEmitter, i: ir.IsInstance) -> None:
    typeinfo = load_typeinfo(e, e.operand(i.args[0]))
    cls = i.cls
    if i.exact or cls.type_id == cls.last_id:
        e.compute(i, f"icmp eq ptr {typeinfo}, {e.module.typeinfo(cls)}")
        return
    number = e.value(f"load i64, ptr {typeinfo}, !invariant.load !{e.module.debug.empty}")
    first, following = e.module.type_range(cls)
    e.compute(i, f"icmp ule i64 {e.value(f'sub i64 {number}, {first}')}, {following}")


def _is_subclass(e: FunctionEmitter, i: ir.IsSubclass) -> None:
    kind, above = (e.operand(arg) for arg in i.args)
    number, first, last = (
        e.value(f"load i64, ptr {place}, !invariant.load !{e.module.debug.empty}")
        for place in (kind, above, e.value(f"getelementptr inbounds i8, ptr {above}, i64 8"))
    )
    following = e.value(f"sub i64 {last}, {first}")
    e.compute(i, f"icmp ule i64 {e.value(f'sub i64 {number}, {first}')}, {following}")


def _type_of(e: FunctionEmitter, i: ir.TypeOf) -> None:
    e.result(i, load_typeinfo(e, e.operand(i.args[0])))


def _type_name(e: FunctionEmitter, i: ir.TypeName) -> None:
    offset = TYPE_NAMES[i.asked]
    place = e.value(f"getelementptr inbounds i8, ptr {e.operand(i.args[0])}, i64 {offset}")
    e.compute(i, f"load ptr, ptr {place}")


EMITTERS: dict[type[ir.Instruction], Emitter] = {
    ir.New: _new,
    ir.GetField: _get_field,
    ir.SetField: _set_field,
    ir.GetGlobal: _get_global,
    ir.SetGlobal: _set_global,
    ir.Literal: _literal,
    ir.Character: _character,
    ir.Immortal: _immortal,
    ir.TypeLiteral: _type_literal,
    ir.IsInstance: _is_instance,
    ir.IsSubclass: _is_subclass,
    ir.TypeOf: _type_of,
    ir.TypeName: _type_name,
}
