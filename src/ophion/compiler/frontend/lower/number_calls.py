"""Builtin functions of numbers: int, float, bool, abs, pow, round and conversions."""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    Context,
    Expression,
    MemberExpr,
)

from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.operators import INTEGERS
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class NumberCalls(Closures):
    """Builtin functions of numbers: int, float, bool, abs, pow, round and conversions."""

    def _to_u64(self, e: CallExpr) -> op.Value:
        if not e.args:
            return op.Constant(ir.U64, 0)
        known = self.world.constants.evaluate(e.args[0])
        if isinstance(known, int) and 0 <= known < 2**64:
            return op.Constant(ir.U64, known)
        return self.coerce(self.expr(e.args[0]), ir.U64)

    def builtin_int(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """int(x), int(text), int(text, base)."""
        if not e.args:
            return self.number(0)
        value = self.coerce_optional(self.expr(e.args[0]))
        if value.type in NUMBERS:
            if value.type == ir.U64 and hint == ir.U64:
                return value
            return self.coerce(value, ir.INT) if self.enum_of(value) is None else self.plain_number(value)
        if self.is_builtin(value, "str"):
            base = self.expr(e.args[1]) if len(e.args) > 1 else self.number(10)
            return self.runtime("numbers.int_from_str", [value, base])
        if self.is_builtin(value, "bytes"):
            text = self.call_method(value, "decode", [], e)
            return self.runtime("numbers.int_from_str", [text, self.number(10)])
        return self.call_method(value, "__int__", [], e)

    def builtin_int_from_bytes(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """int.from_bytes(data, order, signed=...)."""
        named = given(e, ("bytes", "byteorder", "signed"))
        data = self.keep(self.as_view(self.expr(named["bytes"])))
        text = self.expr(named["byteorder"]) if "byteorder" in named else self.text("big")
        signed = self.expr(named["signed"]) if "signed" in named else op.Constant(ir.BOOL, False)
        return self.runtime("numbers.int_from_bytes", [data, text, signed])

    def builtin_float(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """float(x)."""
        if not e.args:
            return op.Constant(ir.FLOAT, 0.0)
        value = self.coerce_optional(self.expr(e.args[0]))
        if value.type in NUMBERS:
            return self.coerce(value, ir.FLOAT)
        if self.is_builtin(value, "str"):
            return self.runtime("numbers.float_from_str", [value])
        return self.call_method(value, "__float__", [], e)

    def builtin_bool(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """bool(x)."""
        return self.condition_value(e.args[0]) if e.args else op.Constant(ir.BOOL, False)

    def builtin_abs(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """abs(x)."""
        return self.absolute(self.keep(self.expr(e.args[0])), e)

    def absolute(self, value: op.Value, e: Context) -> op.Value:
        """abs(value)."""
        if value.type not in NUMBERS:
            return self.call_method(value, "__abs__", [], e)
        if value.type in (ir.U64, ir.BOOL):
            return value
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

    def builtin_pow(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """pow(a, b)."""
        a, b = self.keep(self.expr(e.args[0])), self.keep(self.expr(e.args[1]))
        if len(e.args) == 3:
            return self.runtime("numbers.power_modulo", [a, b, self.expr(e.args[2])])
        return self.numeric("**", a, b, e)

    def builtin_round(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """round(x), round(x, digits)."""
        value = self.expr(e.args[0])
        if value.type in INTEGERS and len(e.args) == 1:
            return value
        if len(e.args) == 1:
            return self.runtime("numbers.round_to_int", [value])
        return self.runtime("numbers.round_to_digits", [value, self.expr(e.args[1])])

    def _whole(self, name: str, e: CallExpr) -> op.Value | None:
        """math.floor, ceil and trunc of an int, which is its own, or of an object that knows; None for a
        float.
        """
        kind = self.ir_of(e.args[0])
        if kind in INTEGERS:
            return self.coerce(self.expr(e.args[0]), ir.INT)
        if kind == ir.FLOAT:
            return None
        return self.call_method(self.expr(e.args[0]), f"__{name}__", [], e)

    def math_floor(self, e: CallExpr, hint: ir.Type | None) -> op.Value | None:
        """math.floor(x)."""
        return self._whole("floor", e)

    def math_ceil(self, e: CallExpr, hint: ir.Type | None) -> op.Value | None:
        """math.ceil(x)."""
        return self._whole("ceil", e)

    def math_trunc(self, e: CallExpr, hint: ir.Type | None) -> op.Value | None:
        """math.trunc(x)."""
        return self._whole("trunc", e)

    def builtin_hash(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """hash(x)."""
        return self.hash_of(self.expr(e.args[0], borrow=True))

    def builtin_id(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """id(x)."""
        value = self.expr(e.args[0])
        if not isinstance(value.type, ir.Ref):
            self.refuse(e, "numbers, tuples and functions have no identity in compiled code", "==")
        address = self.emit(op.Intrinsic("address", [value], ir.U64))
        return self.emit(op.Convert(address, ir.INT, modular=True))

    def _int_method(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        name = callee.name
        if name in ("bit_length", "bit_count"):
            word = self.coerce(receiver, ir.INT) if receiver.type == ir.BOOL else receiver
            function = f"numbers.{name}" if word.type == ir.INT else f"numbers.{name}_u64"
            return self.runtime(function, [word])
        if name == "to_bytes":
            named = given(e, ("length", "byteorder", "signed"))
            length = self.expr(named["length"]) if "length" in named else self.number(1)
            order = self.expr(named["byteorder"]) if "byteorder" in named else self.text("big")
            signed = self.expr(named["signed"]) if "signed" in named else op.Constant(ir.BOOL, False)
            function = "numbers.u64_to_bytes" if receiver.type == ir.U64 else "numbers.int_to_bytes"
            return self.runtime(function, [receiver, length, order, signed])
        return None


def given(e: CallExpr, names: tuple[str, ...]) -> dict[str, Expression]:
    """The arguments of a call by their parameters' names."""
    positional = iter(names)
    return {name or next(positional): a for a, name in zip(e.args, e.arg_names, strict=True)}
