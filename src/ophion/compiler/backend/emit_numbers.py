"""Comparisons, conversions between number types, and floating arithmetic."""

from __future__ import annotations

from ophion.compiler.backend.emit_arithmetic import Operand
from ophion.compiler.backend.emit_function import Emitter, FunctionEmitter
from ophion.compiler.backend.text import LIKELY, float_constant
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.instructions import Constant
from ophion.compiler.ir.types import BOOL, FLOAT, INT, U64, View

_ZERO_DIVISION = {
    "truediv": "raise_float_zero_division",
    "floordiv": "raise_float_floor_zero",
    "mod": "raise_float_modulo_zero",
}
_ORDERED = {"eq": "oeq", "ne": "une", "lt": "olt", "le": "ole", "gt": "ogt", "ge": "oge"}


def _integer_comparison(e: FunctionEmitter, i: ir.Compare) -> None:
    left, right = i.args
    wanted = right.type if isinstance(left, Constant) else left.type
    a, b = Operand(e, left, wanted), Operand(e, right, wanted)
    sign = "" if i.op in ("eq", "ne") else "s" if a.signed else "u"
    if a.signed == b.signed:
        e.compute(i, f"icmp {sign}{i.op} i64 {a.text}, {b.text}")
        return
    wide = [
        e.value(f"{'sext' if operand.signed else 'zext'} i64 {operand.text} to i128") for operand in (a, b)
    ]
    sign = "" if i.op in ("eq", "ne") else "s"
    e.compute(i, f"icmp {sign}{i.op} i128 {wide[0]}, {wide[1]}")


def _compare(e: FunctionEmitter, i: ir.Compare) -> None:
    a, b = i.args
    if a.type in (INT, U64):
        _integer_comparison(e, i)
    elif a.type == FLOAT:
        e.compute(i, f"fcmp {_ORDERED[i.op]} double {e.operand(a)}, {e.operand(b)}")
    elif a.type == BOOL:
        sign = "" if i.op in ("eq", "ne") else "u"
        e.compute(i, f"icmp {sign}{i.op} i1 {e.operand(a)}, {e.operand(b)}")
    elif isinstance(a.type, View):
        left, right = (e.value(f"extractvalue {{ ptr, ptr }} {e.operand(v, a.type)}, 1") for v in (a, b))
        e.compute(i, f"icmp {i.op} ptr {left}, {right}")
    else:
        e.compute(i, f"icmp {i.op} ptr {e.operand(a, b.type)}, {e.operand(b, a.type)}")


def _convert(e: FunctionEmitter, i: ir.Convert) -> None:
    value = i.args[0]
    source, target, text = value.type, i.type, e.operand(value)
    if source == target:
        e.result(i, text)
    elif target == BOOL:
        test = "fcmp une double" if source == FLOAT else "icmp ne i64"
        e.compute(i, f"{test} {text}, {'0.0' if source == FLOAT else '0'}")
    elif target == FLOAT:
        e.compute(i, f"{'sitofp' if source == INT else 'uitofp'} {e.text(source)} {text} to double")
    elif source == BOOL:
        e.compute(i, f"zext i1 {text} to i64")
    elif source == FLOAT:
        _truncate(e, i, text)
    else:
        if not i.modular:
            e.fail_if(e.value(f"icmp slt i64 {text}, 0"), "raise_overflow")
        e.result(i, text)


def _truncate(e: FunctionEmitter, i: ir.Convert, text: str) -> None:
    """float to integer: towards zero; OverflowError beyond the range, infinities and what is no number."""
    low, high, name = (-(2.0**63), 2.0**63, "fptosi") if i.type == INT else (-1.0, 2.0**64, "fptoui")
    above = e.value(f"fcmp {'oge' if i.type == INT else 'ogt'} double {text}, {float_constant(low)}")
    below = e.value(f"fcmp olt double {text}, {float_constant(high)}")
    inside = e.value(f"and i1 {above}, {below}")
    good, bad = e.label(), e.label()
    e.branch(inside, good, bad, LIKELY)
    e.place(bad)
    e.fail_if(e.value(f"fcmp uno double {text}, 0.0"), "raise_float_nan")
    for infinity in ("0x7FF0000000000000", "0xFFF0000000000000"):
        e.fail_if(e.value(f"fcmp oeq double {text}, {infinity}"), "raise_float_infinity")
    e.jump(e.failure("raise_overflow"))
    e.place(good)
    e.compute(i, f"{name} double {text} to i64")


def _not(e: FunctionEmitter, i: ir.Not) -> None:
    e.compute(i, f"xor i1 {e.operand(i.args[0])}, true")


def _float_arithmetic(e: FunctionEmitter, i: ir.FloatArithmetic) -> None:
    a, b = (e.operand(arg) for arg in i.args)
    if i.can_raise:
        e.fail_if(e.value(f"fcmp oeq double {b}, 0.0"), _ZERO_DIVISION[i.op])
    if i.op in ("floordiv", "mod"):
        e.module.uses_float_division = True
        e.compute(i, f"call double @ophion.float.{i.op}(double {a}, double {b})")
    else:
        name = {"add": "fadd", "sub": "fsub", "mul": "fmul", "truediv": "fdiv"}[i.op]
        e.compute(i, f"{name} double {a}, {b}")


EMITTERS: dict[type[ir.Instruction], Emitter] = {
    ir.Compare: _compare,
    ir.Convert: _convert,
    ir.Not: _not,
    ir.FloatArithmetic: _float_arithmetic,
}
