"""struct.pack, unpack and unpack_from with a format known when compiling: plain loads and stores."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from mypy.nodes import CallExpr, Expression

from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.number_calls import given
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

_SIGNED, _UNSIGNED = "bhilqn", "BHILQN"
_FLOATS = "efd"


@dataclass(frozen=True)
class Item:
    """One value of a format: its code, place and size in bytes."""

    code: str
    offset: int
    size: int


def items_of(layout: str) -> tuple[list[Item], int, bool]:
    """(the values of a format, its size, whether it is big endian); struct.error where it is no format."""
    order = layout[0] if layout.startswith(("@", "=", "<", ">", "!")) else "@"
    found: list[Item] = []
    done = order
    for count, code in re.findall(r"(\d*)([^\d\s])", layout.removeprefix(order)):
        for unit in [count + code] if code == "s" else [code] * int(count or 1):
            done += unit
            size = struct.calcsize(order + unit)
            if code != "x":
                found.append(Item(code, struct.calcsize(done) - size, size))
    return found, struct.calcsize(layout), order in ">!"


class StructModuleCalls(Closures):
    """Lowers calls of the struct module."""

    def _format(self, name: str, e: CallExpr) -> tuple[list[Item], int, bool]:
        """The format of a call of struct.`name`, as `items_of` gives it."""
        layout = self.world.constants.evaluate(e.args[0])
        if not isinstance(layout, str):
            self.refuse(e.args[0], f"struct.{name} needs a format known when compiling", "a literal")
        try:
            items, size, big = items_of(layout)
        except struct.error as problem:
            self.refuse(e.args[0], f"this is no format of struct: {problem}")
        for item in items:
            if item.code not in _SIGNED + _UNSIGNED + "?sc" + _FLOATS:
                self.refuse(e.args[0], f"the format {item.code} of struct is not supported", "s, and a slice")
        return items, size, big

    def _fail(self, text: str) -> None:
        """raise struct.error(text)."""
        cls = self.world.classes.named("user.lib.struct.error")
        self.world.module_of(cls.info.fullname)
        self.emit(op.Raise(self.make_object(cls, self.kept_arguments([self.text(text)]))))

    def _demand(self, test: op.Value, text: str) -> None:
        with self.unless(test):
            self._fail(text)

    # --- pack ---

    def struct_pack_call(self, e: CallExpr) -> op.Value:
        """struct.pack(format, values...)."""
        return self._packed("pack", e, e.args[1:])

    def struct_pack_into_call(self, e: CallExpr) -> op.Value:
        """struct.pack_into(format, buffer, offset, values...)."""
        view = self.keep(self.as_view(self.expr(e.args[1])))
        offset = self.keep(self.expr(e.args[2]))
        made = self._packed("pack_into", e, e.args[3:])
        return self.library("struct.put_packed", [view, offset, made], e)

    def _packed(self, name: str, e: CallExpr, arguments: list[Expression]) -> op.Value:
        """The bytes of some values in the format of a call."""
        items, size, big = self._format(name, e)
        if len(arguments) != len(items):
            self.refuse(e, f"this format takes {len(items)} values")
        values = [self.keep(self.expr(argument)) for argument in arguments]
        made = self.hold_value(self.runtime("bytestrings.bytes_from_size", [self.number(max(size, 1))]))
        address = self.emit(op.Intrinsic("tail", [made], ir.U64))
        for item, value, argument in zip(items, values, arguments, strict=True):
            self._store_item(address, item, value, big, argument)
        self.pin(made)
        return self.call_method(made, "get_slice", [self.number(0), self.number(size), self.none()], e)

    def _store_item(self, address: op.Value, item: Item, value: op.Value, big: bool, e: Expression) -> None:
        if item.code == "c":
            alone = self.emit(op.Compare("eq", self.length(value), self.number(1)))
            self._demand(alone, "char format requires a bytes object of length 1")
        if item.code in "sc":
            padded = self.call_method(value, "ljust", [self.number(item.size), self._zero()], e)
            cut = self.call_method(
                padded, "get_slice", [self.number(0), self.number(item.size), self.none()], e
            )
            at = self.emit(
                op.Arithmetic("add", address, op.Constant(ir.U64, item.offset), ir.U64, modular=True)
            )
            self.runtime("bytestrings.store_bytes", [at, self.number(item.size), cut])
            return
        if item.code in _FLOATS:
            if value.type not in NUMBERS:
                self.refuse(e, "required argument is not a float")
            value = self.coerce(value, ir.FLOAT)
            if item.size == 8:
                bits: op.Value = self.emit(op.Intrinsic("bits", [value], ir.U64))
            else:
                bits = self.runtime("narrow_floats.narrowed", [value, self.number(item.size)])
            self.emit(op.Store(address, item.offset, item.size, bits, big))
            return
        if item.code == "?":
            value = self.coerce(self.truth(value), ir.INT)
        value = self.coerce(value, ir.INT) if value.type == ir.BOOL else value
        if value.type not in (ir.INT, ir.U64):
            self.refuse(e, "required argument is not an integer")
        signed = item.code in _SIGNED
        low = -(1 << (8 * item.size - 1)) if signed else 0
        high = low + (1 << (8 * item.size)) - 1
        above = self.emit(op.Compare("ge", value, self.number(low)))
        below = self.emit(op.Compare("le", value, op.Constant(ir.U64 if high >= 2**63 else ir.INT, high)))
        inside = self.emit(op.Select(above, below, op.Constant(ir.BOOL, False)))
        self._demand(inside, f"'{item.code}' format requires {low} <= number <= {high}")
        self.emit(op.Store(address, item.offset, item.size, value, big))

    def _zero(self) -> op.Value:
        return self.emit(op.Literal(ir.Ref(self.world.classes.named("builtins.bytes").ir), b"\0"))

    # --- unpack ---

    def struct_unpack_call(self, e: CallExpr, from_offset: bool) -> op.Value:
        """struct.unpack(format, buffer), struct.unpack_from(format, buffer, offset)."""
        items, size, big = self._format("unpack_from" if from_offset else "unpack", e)
        given_by_name = given(e, ("format", "buffer", "offset"))
        view = self.pin(self.as_view(self.expr(given_by_name["buffer"])))
        cls = self.class_of(view)
        assert cls is not None
        offset: op.Value = self.number(0)
        if "offset" in given_by_name:
            offset = self.keep(self.coerce(self.expr(given_by_name["offset"]), ir.INT))
        length = self.emit(op.GetField(view, cls.ir, "length"))
        if from_offset:
            room = self.emit(op.Arithmetic("sub", length, self.number(size), ir.INT, modular=True))
            low = self.emit(op.Compare("ge", offset, self.number(0)))
            fits: op.Value = self.emit(
                op.Select(low, self.emit(op.Compare("le", offset, room)), op.Constant(ir.BOOL, False))
            )
            text = f"unpack_from requires a buffer of at least {size} bytes"
        else:
            fits = self.emit(op.Compare("eq", length, self.number(size)))
            text = f"unpack requires a buffer of {size} bytes"
        self._demand(fits, text)
        start = self.emit(op.GetField(view, cls.ir, "address"))
        address = self.emit(op.Arithmetic("add", start, offset, ir.U64, modular=True))
        return self.emit(op.MakeTuple([self._load_item(address, item, big) for item in items]))

    def _load_item(self, address: op.Value, item: Item, big: bool) -> op.Value:
        if item.code in "sc":
            at = self.emit(
                op.Arithmetic("add", address, op.Constant(ir.U64, item.offset), ir.U64, modular=True)
            )
            return self.runtime("bytestrings.bytes_from_memory", [at, self.number(item.size)])
        if item.code == "d":
            word = self.emit(op.Load(address, item.offset, 8, False, ir.U64, big))
            return self.emit(op.Intrinsic("from_bits", [word], ir.FLOAT))
        if item.code in _FLOATS:
            bits = self.emit(op.Load(address, item.offset, item.size, False, ir.INT, big))
            return self.runtime("narrow_floats.widened", [bits, self.number(item.size)])
        signed = item.code in _SIGNED
        type = ir.U64 if item.size == 8 and not signed else ir.INT
        value = self.emit(op.Load(address, item.offset, item.size, signed, type, big))
        return self.emit(op.Compare("ne", value, self.number(0))) if item.code == "?" else value
