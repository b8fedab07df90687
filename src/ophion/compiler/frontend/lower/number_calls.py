"""Builtin functions of numbers: int, float, bool, abs, pow, round and conversions."""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    Context,
    Expression,
)

from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.operators import INTEGERS
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import non_null

EXACT = 2**53
"""Integers up to here are floats without rounding."""


class NumberCalls(Closures):
    """Builtin functions of numbers: int, float, bool, abs, pow, round and conversions."""

    def u64_call(self, e: CallExpr) -> op.Value:
        """u64(x)."""
        if not e.args:
            return op.Constant(ir.U64, 0)
        known = self.world.constants.evaluate(e.args[0])
        if isinstance(known, int) and 0 <= known < 2**64:
            return op.Constant(ir.U64, known)
        return self.whole(self.expr(e.args[0]), ir.U64)

    def int_call(self, e: CallExpr) -> op.Value:
        """int(x), int(text), int(text, base)."""
        if not e.args:
            return self.number(0)
        value = self.coerce_optional(self.expr(e.args[0]))
        if self.is_union(value):
            return self.by_member(value, ir.INT, lambda member: self._int_of(member, e))
        return self._int_of(value, e)

    def _int_of(self, value: op.Value, e: CallExpr) -> op.Value:
        if self.is_unknown(value) and len(e.args) == 1:
            return self.library("unknown_numbers.whole", [value], e)
        value = self.coerce(value, self.str_type) if self.is_unknown(value) else value
        if value.type in NUMBERS:
            return self.whole(value, ir.INT) if self.enum_of(value) is None else self.plain_number(value)
        if self.is_builtin(value, "str"):
            base = self.expr(e.args[1]) if len(e.args) > 1 else self.number(10)
            return self.runtime("numbers.int_from_str", [value, base])
        if self.is_builtin(value, "bytes") or self.is_builtin(value, "bytearray"):
            base = self.expr(e.args[1]) if len(e.args) > 1 else self.number(10)
            return self.runtime("numbers.int_from_digits", [value, base])
        cls = self.class_of(value)
        own = cls is not None and self.world.classes.find(cls, "__int__") is not None
        return self.call_method(value, "__int__" if own else "__index__", [], e)

    def int_from_bytes_call(self, e: CallExpr) -> op.Value:
        """int.from_bytes(data, order, signed=...)."""
        named = given(e, ("bytes", "byteorder", "signed"))
        source = self.expr(named["bytes"])
        buffer = self.is_buffer(source)
        data = self.keep(self.as_view(source) if buffer else source)
        text = self.expr(named["byteorder"]) if "byteorder" in named else self.text("big")
        signed = self.expr(named["signed"]) if "signed" in named else op.Constant(ir.BOOL, False)
        function = "numbers.int_from_bytes" if buffer else "numbers.int_from_ints"
        return self.runtime(function, [data, text, signed])

    def float_call(self, e: CallExpr) -> op.Value:
        """float(x)."""
        if not e.args:
            return op.Constant(ir.FLOAT, 0.0)
        value = self.coerce_optional(self.expr(e.args[0]))
        if self.is_union(value):
            return self.by_member(value, ir.FLOAT, lambda member: self._float_of(member, e))
        return self._float_of(value, e)

    def _float_of(self, value: op.Value, e: CallExpr) -> op.Value:
        if self.is_unknown(value):
            return self.library("unknown_numbers.real", [value], e)
        if value.type in NUMBERS:
            return self.coerce(value, ir.FLOAT)
        if self.is_builtin(value, "str"):
            return self.runtime("numbers.float_from_str", [value])
        if self.is_builtin(value, "bytes") or self.is_builtin(value, "bytearray"):
            return self.runtime("numbers.float_from_digits", [value])
        number = self.number_of(value, ir.FLOAT)
        return number if number is not None else self.call_method(value, "__float__", [], e)

    def number_of(self, value: op.Value, target: ir.Type) -> op.Value | None:
        cls = self.class_of(value)
        for name in ("__float__", "__index__") if target == ir.FLOAT else ("__index__",):
            if cls is not None and self.world.classes.find(cls, name) is not None:
                return self.coerce(self.call_method(value, name, [], cls.info), target)
        return None

    def bool_call(self, e: CallExpr) -> op.Value:
        """bool(x)."""
        return self.condition_value(e.args[0]) if e.args else op.Constant(ir.BOOL, False)

    def abs_call(self, e: CallExpr) -> op.Value:
        """abs(x)."""
        value = self.keep(self.expr(e.args[0]))
        if self.is_union(value):
            return self.by_member(value, self._numbers(value, e), lambda member: self.absolute(member, e))
        return self.absolute(value, e)

    def _numbers(self, value: op.Value, e: CallExpr) -> ir.Type:
        """The type of what is made of a number that is an int or a float: mypy says float."""
        members = value.type.union if isinstance(value.type, ir.Ref) else ()
        return non_null(value.type) if all(member in NUMBERS for member in members) else self.ir_of(e)

    def absolute(self, value: op.Value, e: Context) -> op.Value:
        """abs(value)."""
        if self.is_unknown(value):
            return self.library("unknown_numbers.absolute", [value], e)
        if value.type not in NUMBERS:
            return self.call_method(value, "__abs__", [], e)
        if value.type in (ir.U64, ir.BOOL):
            return self.coerce(value, ir.INT) if value.type == ir.BOOL else value
        if value.type == ir.FLOAT:
            return self.emit(op.Intrinsic("fabs", [value], ir.FLOAT))
        result = self.register(value.type)
        negative, end = self.new_block(), self.new_block()
        self.assign(result, value)
        zero = self.number(0)
        self.branch(self.emit(op.Compare("lt", value, zero)), negative, end)
        self.start(negative)
        self.assign(result, self.emit(op.Arithmetic("sub", zero, value, ir.INT)))
        self.goto(end)
        self.start(end)
        return result

    def pow_call(self, e: CallExpr) -> op.Value:
        """pow(a, b), pow(a, b, modulus)."""
        named = given(e, ("base", "exp", "mod"))
        values = [self.keep(self.coerce_optional(self.expr(named[name]))) for name in named]
        by_name = dict(zip(named, values, strict=True))
        a, b = by_name["base"], by_name["exp"]
        modulus = by_name.get("mod")
        if modulus is not None and modulus.type != ir.VOID:
            return self.runtime("exact.power_modulo", [a, b, modulus])
        return self.binary_values("**", a, b, e)

    def round_call(self, e: CallExpr) -> op.Value:
        """round(x), round(x, digits)."""
        named = given(e, ("number", "ndigits"))
        value = self.keep(self.expr(named["number"]))
        digits = self.coerce_optional(self.expr(named["ndigits"])) if "ndigits" in named else self.none()
        if self.is_union(value):
            result = ir.INT if digits.type == ir.VOID else self._numbers(value, e)
            digits = self.hold_value(digits) if digits.type != ir.VOID else digits
            return self.by_member(value, result, lambda member: self._rounded(member, digits, e))
        return self._rounded(value, digits, e)

    def _rounded(self, value: op.Value, digits: op.Value, e: CallExpr) -> op.Value:
        if self.is_unknown(value):
            return self.library("unknown_numbers.rounded", [value, digits], e)
        if value.type not in NUMBERS:
            return self.call_method(value, "__round__", [] if digits.type == ir.VOID else [digits], e)
        if value.type == ir.FLOAT:
            if digits.type == ir.VOID:
                return self.runtime("numbers.round_to_int", [value])
            return self.runtime("numbers.round_to_digits", [value, digits])
        value = self.coerce(value, ir.INT) if value.type == ir.BOOL else value
        return value if digits.type == ir.VOID else self.runtime("exact.round_tens", [value, digits])

    def true_divide(self, left: op.Value, right: op.Value) -> op.Value:
        if isinstance(left, op.Constant) or isinstance(right, op.Constant):
            known = [v.value for v in (left, right) if isinstance(v, op.Constant)]
            if len(known) == 2 and known[1] != 0 and all(abs(int(v or 0)) <= EXACT for v in known):
                return op.Constant(ir.FLOAT, int(known[0] or 0) / int(known[1] or 0))
        if ir.U64 in (left.type, right.type):
            left, right = self.coerce(left, ir.FLOAT), self.coerce(right, ir.FLOAT)
            return self.emit(op.FloatArithmetic("truediv", left, right, ir.FLOAT))
        return self.runtime("exact.true_divide", [left, right])

    def float_divmod(self, left: op.Value, right: op.Value) -> op.Value:
        """divmod() of floats."""
        a, b = (self.hold_value(self.coerce(value, ir.FLOAT)) for value in (left, right))
        zero, good = self.new_block(), self.new_block()
        self.branch(self.emit(op.Compare("eq", b, op.Constant(ir.FLOAT, 0.0))), zero, good, False)
        self.start(zero)
        self.raise_builtin("ZeroDivisionError", self.text("float divmod()"))
        self.start(good)
        parts: list[op.Value] = [
            self.emit(op.FloatArithmetic(name, a, b, ir.FLOAT)) for name in ("floordiv", "mod")
        ]
        return self.emit(op.MakeTuple(parts))

    def whole_call(self, e: CallExpr, method: str) -> op.Value | None:
        """math.floor, ceil and trunc of an int, which is its own, or of an object that knows; None for a
        float.
        """
        kind = self.ir_of(e.args[0])
        if kind in INTEGERS:
            return self.coerce(self.expr(e.args[0]), ir.INT)
        if kind == ir.FLOAT:
            return None
        value = self.expr(e.args[0])
        if self.is_union(value):
            return self.by_member(value, ir.INT, lambda member: self._whole_of(member, method, e))
        return self._whole_of(value, method, e)

    def _whole_of(self, value: op.Value, method: str, e: CallExpr) -> op.Value:
        if self.is_unknown(value):
            return self.library(f"unknown_numbers.{method.strip('_')}", [value], e)
        if value.type in INTEGERS:
            return self.coerce(value, ir.INT)
        if value.type == ir.FLOAT:
            return self.library(f"float_parts.{method.strip('_')}", [value], e)
        return self.call_method(value, method, [], e)

    def hash_call(self, e: CallExpr) -> op.Value:
        """hash(x)."""
        return self.hash_of(self.expr(e.args[0]))

    def key_hash_call(self, e: CallExpr) -> op.Value:
        """key_hash(x)."""
        return self.hash_of(self.expr(e.args[0]), as_key=True)

    def id_call(self, e: CallExpr) -> op.Value:
        """id(x)."""
        value = self.expr(e.args[0])
        if not isinstance(value.type, ir.Ref):
            self.refuse(e, "numbers, tuples and functions have no identity in compiled code", "==")
        address = self.emit(op.Intrinsic("address", [value], ir.U64))
        return self.emit(op.Convert(address, ir.INT, modular=True))

    def number_member(self, base: op.Value, name: str) -> op.Value | None:
        if base.type == ir.BOOL:
            base = self.coerce(base, ir.INT)
        if name == "real" or (name == "numerator" and base.type != ir.FLOAT):
            return base
        if name == "imag":
            return op.Constant(base.type, 0.0 if base.type == ir.FLOAT else 0)
        return self.number(1) if name == "denominator" and base.type != ir.FLOAT else None


def given(e: CallExpr, names: tuple[str, ...]) -> dict[str, Expression]:
    """The arguments of a call by their parameters' names."""
    positional = iter(names)
    return {name or next(positional): a for a, name in zip(e.args, e.arg_names, strict=True)}
