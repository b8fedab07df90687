"""hash() of values of every kind."""

from __future__ import annotations

from ophion.compiler.frontend.lower.operators import INTEGERS
from ophion.compiler.frontend.lower.ordering import Ordering
from ophion.compiler.frontend.typemap import may_be_none, non_null
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class Hashing(Ordering):
    """Lowers hash(): values that are equal have the same, of whatever type they are."""

    def hash_of(self, value: op.Value) -> op.Value:
        """hash(value)."""
        type = value.type
        if self.is_object(value) and not may_be_none(type):
            return self.root_call("hash", value)
        enum = self.enum_of(value)
        if enum is not None and self.world.classes.find(enum, "__hash__") is not None:
            return self.call_method(value, "__hash__", [], enum.info)
        if enum is not None:
            text = self.as_text(value)
            return self.hash_of(text) if text is not value else self.plain_number(value)
        if type in INTEGERS:
            return self.emit(op.Convert(value, ir.INT, modular=True)) if type != ir.INT else value
        if type == ir.VOID:
            return self.number(0)
        if isinstance(type, ir.Tuple):
            return self.hash_tuple(value, type)
        if type == ir.FLOAT:
            return self.runtime("numbers.float_hash", [value])
        if may_be_none(type):
            return self._hash_of_optional(value)
        cls = self.class_of(value)
        if cls is not None and self.world.classes.find(cls, "__hash__") is not None:
            return self.call_method(value, "__hash__", [], cls.info)
        if cls is not None and cls.is_dataclass and cls.dataclass_option("frozen"):
            return self.call(self.synthesized("hash", cls), [value])
        return self.address_hash(value)

    def _hash_of_optional(self, value: op.Value) -> op.Value:
        """0 for None."""
        result = self.register(ir.INT)
        some, end = self.new_block(), self.new_block()
        self.assign(result, self.number(0))
        self.branch(self.emit(op.IsNone(value)), end, some)
        self.start(some)
        self.assign(result, self.hash_of(self.coerce(value, non_null(value.type))))
        self.goto(end)
        self.start(end)
        return result

    def address_hash(self, value: op.Value) -> op.Value:
        """The hash of an object that is equal to itself only."""
        address = self.emit(op.Intrinsic("address", [value], ir.U64))
        return self.emit(
            op.Convert(self.emit(op.Arithmetic("shr", address, self.number(4), ir.U64)), ir.INT, modular=True)
        )

    def hash_tuple(self, value: op.Value, type: ir.Tuple) -> op.Value:
        """A mix of the items' hashes (xor and multiply by an odd constant)."""
        total: op.Value = op.Constant(ir.U64, 0x345678)
        for index in range(len(type.items)):
            part = self.emit(
                op.Convert(self.hash_of(self.emit(op.TupleItem(value, index))), ir.U64, modular=True)
            )
            mixed = self.emit(op.Arithmetic("xor", total, part, ir.U64, modular=True))
            factor = op.Constant(ir.U64, 0x9E3779B97F4A7C15)
            total = self.emit(op.Arithmetic("mul", mixed, factor, ir.U64, modular=True))
            high = self.emit(op.Arithmetic("shr", total, op.Constant(ir.U64, 32), ir.U64))
            total = self.emit(op.Arithmetic("xor", total, high, ir.U64, modular=True))
        return self.emit(op.Convert(total, ir.INT, modular=True))
