"""Integer arithmetic, exact or modulo 2**64: every result is Python's, or an exception.

Where operands and result have one type, LLVM's arithmetic with overflow flag does the work. A constant takes
the type of the result where it fits. What remains mixed is computed in 128 bits and then checked.
"""

from __future__ import annotations

from collections.abc import Callable

from ophion.compiler.backend.emit_function import Emitter, FunctionEmitter
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.instructions import Constant, Value
from ophion.compiler.ir.types import INT, U64, Type

LOWEST = -(1 << 63)
_SIGNED: dict[Type, bool] = {INT: True, U64: False}
_PLAIN = {"add": "add", "sub": "sub", "mul": "mul", "and": "and", "or": "or", "xor": "xor"}


class Operand:
    """An integer operand: its text, its constant value if known, and whether it is read as signed."""

    def __init__(self, e: FunctionEmitter, value: Value, wanted: Type) -> None:
        self.text = e.operand(value)
        self.signed = _SIGNED[value.type]
        self.constant: int | None = None
        if isinstance(value, Constant):
            self.constant = int(value.value or 0)
            low, high = (LOWEST, 1 << 63) if wanted == INT else (0, 1 << 64)
            if low <= self.constant < high:
                self.signed = wanted == INT


def arithmetic(e: FunctionEmitter, i: ir.Arithmetic) -> None:
    """Emit an Arithmetic instruction."""
    a, b = Operand(e, i.args[0], i.type), Operand(e, i.args[1], i.type)
    signed = i.type == INT
    if i.modular:
        e.result(i, _modular(e, i.op, a, b))
        return
    e.result(i, _EXACT[i.op](e, i.op, a, b, signed))


def _modular(e: FunctionEmitter, op: str, a: Operand, b: Operand) -> str:
    if op in _PLAIN:
        return e.value(f"{_PLAIN[op]} i64 {a.text}, {b.text}")
    if op == "shr":
        return _shift_right(e, a, b)
    if op != "shl":
        raise ValueError(f"no modular {op}")
    if b.constant is not None:
        return e.value(f"shl i64 {a.text}, {b.constant}") if 0 <= b.constant < 64 else "0"
    small = e.value(f"icmp ult i64 {b.text}, 64")
    count = e.value(f"and i64 {b.text}, 63")
    return e.value(f"select i1 {small}, i64 {e.value(f'shl i64 {a.text}, {count}')}, i64 0")


def _with_overflow(e: FunctionEmitter, op: str, a: str, b: str, signed: bool) -> str:
    name = f"llvm.{'s' if signed else 'u'}{op}.with.overflow.i64"
    e.module.declare(name, f"declare {{ i64, i1 }} @{name}(i64, i64)")
    pair = e.value(f"call {{ i64, i1 }} @{name}(i64 {a}, i64 {b})")
    e.fail_if(e.value(f"extractvalue {{ i64, i1 }} {pair}, 1"), "raise_overflow")
    return e.value(f"extractvalue {{ i64, i1 }} {pair}, 0")


def _widen(e: FunctionEmitter, operand: Operand) -> str:
    return e.value(f"{'sext' if operand.signed else 'zext'} i64 {operand.text} to i128")


def _narrow(e: FunctionEmitter, wide: str, signed: bool) -> str:
    """A 128-bit number as one of 64 bits, or OverflowError."""
    low = e.value(f"trunc i128 {wide} to i64")
    back = e.value(f"{'sext' if signed else 'zext'} i64 {low} to i128")
    e.fail_if(e.value(f"icmp ne i128 {back}, {wide}"), "raise_overflow")
    return low


def _require_not_negative(e: FunctionEmitter, text: str) -> None:
    e.fail_if(e.value(f"icmp slt i64 {text}, 0"), "raise_overflow")


def _sum(e: FunctionEmitter, op: str, a: Operand, b: Operand, signed: bool) -> str:
    """add, sub and mul."""
    if a.signed == b.signed == signed:
        return _with_overflow(e, op, a.text, b.text, signed)
    if not a.signed and not b.signed and op == "mul":
        product = _with_overflow(e, op, a.text, b.text, signed=False)
        _require_not_negative(e, product)
        return product
    if op == "add" and a.signed != b.signed and not signed:
        return _add_signed(e, *((b, a) if a.signed else (a, b)))
    return _narrow(e, e.value(f"{op} i128 {_widen(e, a)}, {_widen(e, b)}"), signed)


def _add_signed(e: FunctionEmitter, a: Operand, b: Operand) -> str:
    """Unsigned plus signed is unsigned: a carry is right exactly where the signed number is negative."""
    name = "llvm.uadd.with.overflow.i64"
    e.module.declare(name, f"declare {{ i64, i1 }} @{name}(i64, i64)")
    pair = e.value(f"call {{ i64, i1 }} @{name}(i64 {a.text}, i64 {b.text})")
    carry = e.value(f"extractvalue {{ i64, i1 }} {pair}, 1")
    negative = e.value(f"icmp slt i64 {b.text}, 0")
    e.fail_if(e.value(f"xor i1 {carry}, {negative}"), "raise_overflow")
    return e.value(f"extractvalue {{ i64, i1 }} {pair}, 0")


def _bitwise(e: FunctionEmitter, op: str, a: Operand, b: Operand, signed: bool) -> str:
    plain = f"{op} i64 {a.text}, {b.text}"
    if a.signed == b.signed == signed:
        return e.value(plain)
    if op == "and" and not (a.signed and b.signed):
        result = e.value(plain)  # not negative, and no greater than the unsigned operand
        masked = any(o.constant is not None and 0 <= o.constant < 1 << 63 for o in (a, b))
        if signed and not masked:
            _require_not_negative(e, result)
        return result
    return _narrow(e, e.value(f"{op} i128 {_widen(e, a)}, {_widen(e, b)}"), signed)


def _divide(e: FunctionEmitter, op: str, a: Operand, b: Operand, signed: bool) -> str:
    if b.constant is None or b.constant == 0:
        support = "raise_zero_division" if op == "floordiv" else "raise_modulo_zero"
        e.fail_if(e.value(f"icmp eq i64 {b.text}, 0"), support)
    if a.signed == b.signed == signed:
        if not signed:
            return e.value(f"{'udiv' if op == 'floordiv' else 'urem'} i64 {a.text}, {b.text}")
        return _floor_divide(e, a.text, b) if op == "floordiv" else _floor_modulo(e, a.text, b)
    return _divide_mixed(e, op, a, b, signed)


def _floor_divide(e: FunctionEmitter, a: str, b: Operand) -> str:
    """Rounds towards minus infinity (Python reference, 6.7)."""
    if b.constant is not None and b.constant > 0 and b.constant & (b.constant - 1) == 0:
        return e.value(f"ashr i64 {a}, {b.constant.bit_length() - 1}")
    if b.constant == -1:
        return _with_overflow(e, "sub", "0", a, signed=True)
    if b.constant is None:
        lowest = e.value(f"icmp eq i64 {a}, {LOWEST}")
        minus_one = e.value(f"icmp eq i64 {b.text}, -1")
        e.fail_if(e.value(f"and i1 {lowest}, {minus_one}"), "raise_overflow")
    quotient = e.value(f"sdiv i64 {a}, {b.text}")
    product = e.value(f"mul i64 {quotient}, {b.text}")
    remainder = e.value(f"sub i64 {a}, {product}")
    below = e.value(f"zext i1 {_wrong_side(e, remainder, b)} to i64")
    return e.value(f"sub i64 {quotient}, {below}")


def _floor_modulo(e: FunctionEmitter, a: str, b: Operand) -> str:
    """The remainder has the divisor's sign."""
    divisor = b.text
    if b.constant is not None and b.constant > 0 and b.constant & (b.constant - 1) == 0:
        return e.value(f"and i64 {a}, {b.constant - 1}")
    if b.constant == -1:
        return "0"
    if b.constant is None:
        minus_one = e.value(f"icmp eq i64 {divisor}, -1")  # the lowest int % -1 traps on the processor
        divisor = e.value(f"select i1 {minus_one}, i64 1, i64 {divisor}")
    remainder = e.value(f"srem i64 {a}, {divisor}")
    correction = e.value(f"select i1 {_wrong_side(e, remainder, b)}, i64 {b.text}, i64 0")
    return e.value(f"add i64 {remainder}, {correction}")


def _wrong_side(e: FunctionEmitter, remainder: str, b: Operand) -> str:
    """Whether a truncated remainder is not zero and has not the divisor's sign."""
    if b.constant is not None and b.constant > 0:
        return e.value(f"icmp slt i64 {remainder}, 0")
    signs = e.value(f"xor i64 {remainder}, {b.text}")
    differ = e.value(f"icmp slt i64 {signs}, 0")
    uneven = e.value(f"icmp ne i64 {remainder}, 0")
    return e.value(f"and i1 {uneven}, {differ}")


def _magnitude(e: FunctionEmitter, operand: Operand) -> tuple[str, str]:
    """Absolute value, and whether the number is negative."""
    if not operand.signed:
        return operand.text, "false"
    negative = e.value(f"icmp slt i64 {operand.text}, 0")
    opposite = e.value(f"sub i64 0, {operand.text}")
    return e.value(f"select i1 {negative}, i64 {opposite}, i64 {operand.text}"), negative


def _divide_mixed(e: FunctionEmitter, op: str, a: Operand, b: Operand, signed: bool) -> str:
    """Division of magnitudes, then the floor and the signs."""
    size_a, negative_a = _magnitude(e, a)
    size_b, negative_b = _magnitude(e, b)
    differ = e.value(f"xor i1 {negative_a}, {negative_b}")
    remainder = e.value(f"urem i64 {size_a}, {size_b}")
    uneven = e.value(f"icmp ne i64 {remainder}, 0")
    rounded = e.value(f"and i1 {differ}, {uneven}")
    if op == "floordiv":
        quotient = e.value(f"udiv i64 {size_a}, {size_b}")
        size = e.value(f"add i64 {quotient}, {e.value(f'zext i1 {rounded} to i64')}")
        return _signed_magnitude(e, size, differ, signed)
    other = e.value(f"sub i64 {size_b}, {remainder}")
    return _signed_magnitude(
        e, e.value(f"select i1 {rounded}, i64 {other}, i64 {remainder}"), negative_b, signed
    )


def _signed_magnitude(e: FunctionEmitter, size: str, negative: str, signed: bool) -> str:
    """A number from its absolute value and sign, or OverflowError."""
    opposite = e.value(f"sub i64 0, {size}")
    result = e.value(f"select i1 {negative}, i64 {opposite}, i64 {size}")
    if signed:
        limit = e.value(f"select i1 {negative}, i64 {LOWEST}, i64 {(1 << 63) - 1}")
        e.fail_if(e.value(f"icmp ugt i64 {size}, {limit}"), "raise_overflow")
    else:
        some = e.value(f"icmp ne i64 {size}, 0")
        e.fail_if(e.value(f"and i1 {negative}, {some}"), "raise_overflow")
    return result


def _check_count(e: FunctionEmitter, b: Operand) -> None:
    if b.signed and (b.constant is None or b.constant < 0):
        e.fail_if(e.value(f"icmp slt i64 {b.text}, 0"), "raise_negative_shift")


def _shl(e: FunctionEmitter, op: str, a: Operand, b: Operand, signed: bool) -> str:
    _check_count(e, b)
    if a.signed and not signed:
        _require_not_negative(e, a.text)
    if b.constant == 1 and a.signed == signed:
        return _sum(e, "add", a, a, signed)
    count = b.text
    far = ""
    if b.constant is None or not 0 <= b.constant < 64:
        far = e.value(f"icmp ugt i64 {b.text}, 63")
        count = e.value(f"and i64 {b.text}, 63")
    shifted = e.value(f"shl i64 {a.text}, {count}")
    back = e.value(f"{'ashr' if signed and a.signed else 'lshr'} i64 {shifted}, {count}")
    lost = e.value(f"icmp ne i64 {back}, {a.text}")
    if signed and not a.signed:
        lost = e.value(f"or i1 {lost}, {e.value(f'icmp slt i64 {shifted}, 0')}")
    if far:
        some = e.value(f"icmp ne i64 {a.text}, 0")
        lost = e.value(f"select i1 {far}, i1 {some}, i1 {lost}")
    e.fail_if(lost, "raise_overflow")
    return shifted


def _shift_right(e: FunctionEmitter, a: Operand, b: Operand) -> str:
    name = "ashr" if a.signed else "lshr"
    if b.constant is not None:
        if 0 <= b.constant < 64:
            return e.value(f"{name} i64 {a.text}, {b.constant}")
        return e.value(f"ashr i64 {a.text}, 63") if a.signed else "0"
    if a.signed:
        e.module.declare("llvm.umin.i64", "declare i64 @llvm.umin.i64(i64, i64)")
        return e.value(f"ashr i64 {a.text}, {e.value(f'call i64 @llvm.umin.i64(i64 {b.text}, i64 63)')}")
    near = e.value(f"icmp ult i64 {b.text}, 64")
    shifted = e.value(f"lshr i64 {a.text}, {e.value(f'and i64 {b.text}, 63')}")
    return e.value(f"select i1 {near}, i64 {shifted}, i64 0")


def _shr(e: FunctionEmitter, op: str, a: Operand, b: Operand, signed: bool) -> str:
    _check_count(e, b)
    result = _shift_right(e, a, b)
    if a.signed != signed:
        _require_not_negative(e, result)
    return result


_EXACT: dict[str, Callable[[FunctionEmitter, str, Operand, Operand, bool], str]] = {
    "add": _sum,
    "sub": _sum,
    "mul": _sum,
    "and": _bitwise,
    "or": _bitwise,
    "xor": _bitwise,
    "floordiv": _divide,
    "mod": _divide,
    "shl": _shl,
    "shr": _shr,
}

EMITTERS: dict[type[ir.Instruction], Emitter] = {ir.Arithmetic: arithmetic}
