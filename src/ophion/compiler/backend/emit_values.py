"""Values that are no objects: registers, tuples, optionals, views, casts."""

from __future__ import annotations

from ophion.compiler.backend.emit_function import Emitter, FunctionEmitter
from ophion.compiler.backend.emit_objects import is_null
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import Optional, Tuple


def _assign(e: FunctionEmitter, i: ir.Assign) -> None:
    e.emit(f"store {e.typed(i.args[0], i.dest.type)}, ptr {e.register(i.dest)}")


def _make_tuple(e: FunctionEmitter, i: ir.MakeTuple) -> None:
    text, built = e.text(i.type), "poison"
    assert isinstance(i.type, Tuple)
    for index, (arg, type) in enumerate(zip(i.args, i.type.items, strict=True)):
        built = e.value(f"insertvalue {text} {built}, {e.typed(arg, type)}, {index}")
    e.result(i, built if i.args else "zeroinitializer")


def _tuple_item(e: FunctionEmitter, i: ir.TupleItem) -> None:
    e.compute(i, f"extractvalue {e.typed(i.args[0])}, {i.index}")


def _wrap(e: FunctionEmitter, i: ir.Wrap) -> None:
    assert isinstance(i.type, Optional)
    text = e.text(i.type)
    flag = e.value(f"insertvalue {text} poison, i1 true, 0")
    e.compute(i, f"insertvalue {text} {flag}, {e.typed(i.args[0], i.type.value)}, 1")


def _unwrap(e: FunctionEmitter, i: ir.Unwrap) -> None:
    e.compute(i, f"extractvalue {e.typed(i.args[0])}, 1")


def _none_test(e: FunctionEmitter, value: ir.Value) -> str:
    if isinstance(value.type, Optional):
        flag = e.value(f"extractvalue {e.typed(value)}, 0")
        return e.value(f"xor i1 {flag}, true")
    return is_null(e, e.operand(value), value.type)


def _is_none(e: FunctionEmitter, i: ir.IsNone) -> None:
    e.result(i, _none_test(e, i.args[0]))


def _check_none(e: FunctionEmitter, i: ir.CheckNone) -> None:
    value = i.args[0]
    e.fail_if(_none_test(e, value), "raise_none", i.message)
    if isinstance(value.type, Optional) and i.type == value.type.value:
        e.compute(i, f"extractvalue {e.typed(value)}, 1")
    else:
        e.result(i, e.operand(value))


def _cast(e: FunctionEmitter, i: ir.Cast) -> None:
    e.result(i, e.operand(i.args[0], i.type))


def _select(e: FunctionEmitter, i: ir.Select) -> None:
    condition, a, b = i.args
    e.compute(i, f"select i1 {e.operand(condition)}, {e.typed(a, i.type)}, {e.typed(b, i.type)}")


def _make_view(e: FunctionEmitter, i: ir.MakeView) -> None:
    owner, address = i.args
    pointer = e.value(f"inttoptr i64 {e.operand(address)} to ptr")
    owner_text = "null" if isinstance(owner, ir.Constant) else e.operand(owner)
    first = e.value(f"insertvalue {{ ptr, ptr }} poison, ptr {owner_text}, 0")
    e.compute(i, f"insertvalue {{ ptr, ptr }} {first}, ptr {pointer}, 1")


def _view_address(e: FunctionEmitter, i: ir.ViewAddress) -> None:
    pointer = e.value(f"extractvalue {{ ptr, ptr }} {e.operand(i.args[0])}, 1")
    e.compute(i, f"ptrtoint ptr {pointer} to i64")


def _view_owner(e: FunctionEmitter, i: ir.ViewOwner) -> None:
    e.compute(i, f"extractvalue {{ ptr, ptr }} {e.operand(i.args[0])}, 0")


EMITTERS: dict[type[ir.Instruction], Emitter] = {
    ir.Assign: _assign,
    ir.MakeTuple: _make_tuple,
    ir.TupleItem: _tuple_item,
    ir.Wrap: _wrap,
    ir.Unwrap: _unwrap,
    ir.IsNone: _is_none,
    ir.CheckNone: _check_none,
    ir.Cast: _cast,
    ir.Select: _select,
    ir.MakeView: _make_view,
    ir.ViewAddress: _view_address,
    ir.ViewOwner: _view_owner,
}
