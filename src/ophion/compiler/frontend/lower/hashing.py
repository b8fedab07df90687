"""hash() of values of every kind, with the numbers that CPython gives; and the cheaper hash of keys."""

from __future__ import annotations

from ophion.compiler.frontend.lower.operators import INTEGERS
from ophion.compiler.frontend.lower.ordering import Ordering
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null

START = 2870177450012600261
"""As in `ophion.runtime.hashing`."""


class Hashing(Ordering):
    """Lowers hash(): values that are equal have the same, of whatever type they are."""

    def hash_of(self, value: op.Value, as_key: bool = False) -> op.Value:
        """hash(value); `as_key`: only to be compared with those of other values of the same type."""
        type = value.type
        if self.is_object(value) and not may_be_none(type):
            return self.root_call("hash", value)
        enum = self.enum_of(value)
        if enum is not None and self.world.classes.find(enum, "__hash__") is not None:
            return self.call_method(value, "__hash__", [], enum.info)
        if enum is not None:
            text = self.as_text(value)
            return self.hash_of(text if text is not value else self.plain_number(value), as_key)
        if type in INTEGERS:
            return self._hash_integer(value, as_key)
        if type == ir.VOID:
            return self.number(0)
        if isinstance(type, ir.Tuple):
            return self._hash_key_tuple(value, type) if as_key else self._hash_tuple(value, type)
        if type == ir.FLOAT:
            return self.runtime("hashing.hash_float", [value])
        if may_be_none(type):
            return self._hash_of_optional(value, as_key)
        cls = self.class_of(value)
        if cls is not None and self.world.classes.generates(cls, "__hash__"):
            return self.call(self.synthesized("hash", cls), [value])
        if cls is not None and self.world.classes.find(cls, "__hash__") is not None:
            found = self.call_method(value, "__hash__", [], cls.info)
            plain = as_key or cls.info.fullname.startswith("ophion.runtime")
            return found if plain else self.runtime("hashing.settled", [found])
        if cls is not None and self.world.classes.unhashable(cls):
            name = cls.ir.display_name or cls.info.name
            self.raise_builtin("TypeError", self.text(f"unhashable type: '{name}'"))
            self.start(self.new_block())
            return self.number(0)
        return self.address_hash(value)

    def _hash_integer(self, value: op.Value, as_key: bool) -> op.Value:
        if isinstance(value, op.Constant) and isinstance(value.value, int):
            return self.number(hash(value.value))
        if value.type == ir.BOOL:
            return self.coerce(value, ir.INT)
        if as_key:
            return self.emit(op.Convert(value, ir.INT, modular=True)) if value.type != ir.INT else value
        name = "hash_u64" if value.type == ir.U64 else "hash_int"
        return self.runtime(f"hashing.{name}", [value])

    def _hash_of_optional(self, value: op.Value, as_key: bool) -> op.Value:
        """0 for None."""
        result = self.register(ir.INT)
        some, end = self.new_block(), self.new_block()
        self.assign(result, self.number(0))
        self.branch(self.emit(op.IsNone(value)), end, some)
        self.start(some)
        self.assign(result, self.hash_of(self.coerce(value, non_null(value.type)), as_key))
        self.goto(end)
        self.start(end)
        return result

    def address_hash(self, value: op.Value) -> op.Value:
        """The hash of an object that is equal to itself only."""
        if isinstance(value.type, ir.Function):
            return self.emit(op.FunctionFact("hash", [value], ir.INT))
        address = self.emit(op.Intrinsic("address", [value], ir.U64))
        return self.emit(
            op.Convert(self.emit(op.Arithmetic("shr", address, self.number(4), ir.U64)), ir.INT, modular=True)
        )

    def _hash_tuple(self, value: op.Value, type: ir.Tuple) -> op.Value:
        total: op.Value = op.Constant(ir.U64, START)
        for part in self.tuple_parts(value):
            total = self.runtime("hashing.mixed", [total, self.hash_of(part)])
        return self.runtime("hashing.finished", [total, self.number(len(type.items))])

    def _hash_key_tuple(self, value: op.Value, type: ir.Tuple) -> op.Value:
        """A mix of the items' hashes (xor and multiply by an odd constant)."""
        total: op.Value = op.Constant(ir.U64, 0x345678)
        for index in range(len(type.items)):
            part = self.emit(
                op.Convert(self.hash_of(self.emit(op.TupleItem(value, index)), True), ir.U64, modular=True)
            )
            mixed = self.emit(op.Arithmetic("xor", total, part, ir.U64, modular=True))
            factor = op.Constant(ir.U64, 0x9E3779B97F4A7C15)
            total = self.emit(op.Arithmetic("mul", mixed, factor, ir.U64, modular=True))
            high = self.emit(op.Arithmetic("shr", total, op.Constant(ir.U64, 32), ir.U64))
            total = self.emit(op.Arithmetic("xor", total, high, ir.U64, modular=True))
        return self.emit(op.Convert(total, ir.INT, modular=True))
