"""The module struct: with a format known when compiling, plain loads and stores; else calls of user/lib.

Of `unpack` and its kin mypy has been told what they give (`mypy_plugin`): a tuple of fixed shape where the
format is known, tuples of one type where at least its letters are, else tuples of objects.
"""

from __future__ import annotations

import struct

from mypy.nodes import ARG_STAR, CallExpr, Context, Expression, MemberExpr, RefExpr, Var
from mypy.types import Instance

from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.interface import Interface, Iteration
from ophion.compiler.frontend.lower.interface.values import Values
from ophion.compiler.frontend.lower.number_calls import given
from ophion.compiler.frontend.mypy_types import proper
from ophion.compiler.frontend.struct_formats import FLOATS, MAKERS, SIGNED, Item, items_of
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block


class UnpackWalk(Iteration):
    """iter_unpack with a format that is known."""

    def __init__(
        self, b: Interface, view: op.Value, items: list[Item], size: int, big: bool, e: Context
    ) -> None:
        super().__init__(b)
        self.view = view
        self.items = items
        self.size = size
        self.big = big
        self.e = e

    def begin(self) -> None:
        self.place = self.b.register(ir.INT)
        self.b.assign(self.place, self.b.number(0))

    def test(self, body: Block, done: Block) -> None:
        self.b.branch(self.b.emit(op.Compare("lt", self.place, self.b.length(self.view))), body, done)

    def values(self) -> Values:
        return self.b.loaded_items(self.items, self.big, self.view, self.place, self.e)

    def advance(self) -> None:
        step = op.Arithmetic("add", self.place, self.b.number(self.size), ir.INT, modular=True)
        self.b.assign(self.place, self.b.emit(step))


class StructModuleCalls(Closures):
    """Lowers calls of the struct module."""

    def struct_call(self, e: CallExpr, name: str) -> op.Value:
        """struct.pack(format, ...) and its kin."""
        layout = self.world.constants.evaluate(e.args[0])
        if isinstance(layout, str) and self._is_static(e):
            return self._static(name, layout, e, e.args[0], 1)
        made = self.call_function(self.world.named_function(f"user.lib.struct.{name}"), e)
        return self._of_one_kind(made, e)

    def struct_method(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """format.pack(...) and its kin, of an object of struct.Struct."""
        layout = self._format_of(callee.expr)
        if layout is not None and self._is_static(e):
            return self._static(callee.name, layout, e, callee.expr, 0)
        cls = self.class_of(receiver)
        method = self.world.classes.find(cls, callee.name) if cls is not None else None
        assert cls is not None
        assert method is not None
        return self._of_one_kind(self.invoke(method, cls, self.keep(receiver), e), e)

    def _format_of(self, e: Expression) -> str | None:
        """The format of the object of struct.Struct that a module's variable holds, where it is known."""
        node = self.world.resolve(e.fullname) if isinstance(e, RefExpr) and "." in e.fullname else None
        made = self.world.constants.made_of(node.fullname) if isinstance(node, Var) else None
        if isinstance(made, CallExpr) and isinstance(made.callee, RefExpr) and made.callee.fullname in MAKERS:
            layout = self.world.constants.evaluate(made.args[0])
            return layout if isinstance(layout, str) else None
        return None

    def _is_static(self, e: CallExpr) -> bool:
        """Whether values are written out, or types of results are known one by one."""
        if ARG_STAR in e.arg_kinds:
            return False
        result = self.type_of(e)
        if isinstance(result, Instance) and result.type.fullname == "typing.Iterator":
            result = proper(result.args[0])
        return not (isinstance(result, Instance) and result.type.fullname == "builtins.tuple")

    def _of_one_kind(self, made: op.Value, e: CallExpr) -> op.Value:
        """What a function with a format that is not known gives, as the types that mypy has been told."""
        result = self.type_of(e)
        is_iterator = isinstance(result, Instance) and result.type.fullname == "typing.Iterator"
        values = proper(result.args[0]) if isinstance(result, Instance) and is_iterator else result
        if not isinstance(values, Instance) or values.type.fullname != "builtins.tuple":
            return made
        kind = proper(values.args[0])
        if not isinstance(kind, Instance) or kind.type.name == "object":
            return made
        name = f"{'rows' if is_iterator else 'values'}_of_{kind.type.name}"
        return self.library(f"struct.{name}", [made], e)

    def _static(self, name: str, layout: str, e: CallExpr, place: Expression, first: int) -> op.Value:
        """A call with a format that is known; its other arguments begin with the one numbered `first`."""
        try:
            items, size, big = items_of(layout)
        except struct.error as problem:
            self.refuse(place, f"this is no format of struct: {problem}")
        if name == "pack":
            return self._packed(items, size, big, e, e.args[first:])
        if name == "pack_into":
            view = self.keep(self.as_view(self.expr(e.args[first])))
            offset = self.keep(self.expr(e.args[first + 1]))
            made = self._packed(items, size, big, e, e.args[first + 2 :])
            return self.library("struct.put_packed", [view, offset, made], e)
        named = given(e, ("format", "buffer", "offset")[1 - first :])
        view = self.hold_value(self.as_view(self.expr(named["buffer"])))
        if name == "iter_unpack":
            return self._each_piece(items, size, big, view, e)
        offset = self.number(0)
        if name == "unpack_from":
            if "offset" in named:
                offset = self.coerce(self.expr(named["offset"]), ir.INT)
            offset = self.library("struct.place_of", [view, self.number(size), offset], e)
        else:
            fits = self.emit(op.Compare("eq", self.length(view), self.number(size)))
            self._demand(fits, f"unpack requires a buffer of {size} bytes")
        return self.loaded_items(items, big, view, offset, e)

    def _fail(self, text: str) -> None:
        """raise struct.error(text)."""
        cls = self.world.classes.named("user.lib.struct.error")
        self.world.module_of(cls.info.fullname)
        self.emit(op.Raise(self.make_object(cls, self.kept_arguments([self.text(text)]))))

    def _demand(self, test: op.Value, text: str) -> None:
        with self.unless(test):
            self._fail(text)

    # --- pack ---

    def _packed(
        self, items: list[Item], size: int, big: bool, e: CallExpr, arguments: list[Expression]
    ) -> op.Value:
        """The bytes of some values in the format of a call."""
        if len(arguments) != len(items):
            self.refuse(e, f"this format takes {len(items)} values")
        values = [self.keep(self.expr(argument)) for argument in arguments]
        made = self.hold_value(self.runtime("bytestrings.bytes_from_size", [self.number(max(size, 1))]))
        address = self.emit(op.Intrinsic("tail", [made], ir.U64))
        for item, value, argument in zip(items, values, arguments, strict=True):
            self._store_item(address, item, value, big, argument)
        self.pin(made)
        return self.call_hook(made, "get_slice", [self.number(0), self.number(size), self.none()], e)

    def _store_item(self, address: op.Value, item: Item, value: op.Value, big: bool, e: Expression) -> None:
        if item.code in "scp":
            self._store_bytes(address, item, value, e)
        elif item.code in FLOATS:
            bits = self._float_bits(item, value, e)
            self.emit(op.Store(address, item.offset, item.size, bits, big))
        else:
            number = self._number_inside(item, value, big, e)
            self.emit(op.Store(address, item.offset, item.size, number, big))

    def _store_bytes(self, address: op.Value, item: Item, value: op.Value, e: Expression) -> None:
        """Bytes, filled up with zeros or cut to their field."""
        size = self.number(item.size)
        if item.code == "p":
            value = self.library("struct_values.counted", [value, size], e)
        if item.code == "c":
            alone = self.emit(op.Compare("eq", self.length(value), self.number(1)))
            self._demand(alone, "char format requires a bytes object of length 1")
        padded = self.call_method(value, "ljust", [size, self._zero()], e)
        cut = self.call_hook(padded, "get_slice", [self.number(0), size, self.none()], e)
        self.runtime("bytestrings.store_bytes", [self._place(address, item), size, cut])

    def _float_bits(self, item: Item, value: op.Value, e: Expression) -> op.Value:
        """A number in the form of a float's field."""
        if value.type not in NUMBERS:
            self.refuse(e, "required argument is not a float")
        if item.size == 8:
            return self.emit(op.Intrinsic("bits", [self.coerce(value, ir.FLOAT)], ir.U64))
        size = self.number(item.size)
        if value.type == ir.FLOAT:
            return self.runtime("narrow_floats.narrowed", [value, size])
        return self.library("struct_values.narrowed_int", [self.coerce(value, ir.INT), size], e)

    def _number_inside(self, item: Item, value: op.Value, big: bool, e: Expression) -> op.Value:
        """A whole number or truth value that its field can hold; struct.error for others."""
        if item.code == "?":
            value = self.truth(value)
        value = self.coerce(value, ir.INT) if value.type == ir.BOOL else value
        if value.type not in (ir.INT, ir.U64):
            self.refuse(e, "required argument is not an integer")
        low = -(1 << (8 * item.size - 1)) if item.code in SIGNED else 0
        high = low + (1 << (8 * item.size)) - 1
        above = self.emit(op.Compare("ge", value, self.number(low)))
        below = self.emit(op.Compare("le", value, op.Constant(ir.U64 if high >= 2**63 else ir.INT, high)))
        inside = self.emit(op.Select(above, below, op.Constant(ir.BOOL, False)))
        good, bad = self.new_block(), self.new_block()
        self.branch(inside, good, bad, True)
        self.start(bad)
        name = "integer_bits" if value.type == ir.INT else "large_bits"
        code, order = self.text(item.code), op.Constant(ir.BOOL, big)
        self.library(f"struct_values.{name}", [code, self.number(item.size), value, order], e)
        self.emit(op.Unreachable())
        self.start(good)
        return value

    def _place(self, address: op.Value, item: Item) -> op.Value:
        """Where an item lies."""
        return self.emit(
            op.Arithmetic("add", address, op.Constant(ir.U64, item.offset), ir.U64, modular=True)
        )

    def _zero(self) -> op.Value:
        return self.emit(op.Literal(ir.Ref(self.world.classes.named("builtins.bytes").ir), b"\0"))

    # --- unpack ---

    def loaded_items(
        self, items: list[Item], big: bool, view: op.Value, offset: op.Value, e: Context
    ) -> op.Value:
        """The values of a format that lie in a buffer from an offset on."""
        view = self.pin(view)
        cls = self.class_of(view)
        assert cls is not None
        start = self.emit(op.GetField(view, cls.ir, "address"))
        address = self.emit(op.Arithmetic("add", start, offset, ir.U64, modular=True))
        return self.emit(op.MakeTuple([self._load_item(address, item, big, e) for item in items]))

    def _each_piece(self, items: list[Item], size: int, big: bool, view: op.Value, e: CallExpr) -> op.Value:
        """iter_unpack: the values of one piece of a buffer after the other."""
        self.library("struct.check_multiple", [self.length(view), self.number(size)], e)
        wanted = self.world.iterators.named("Iterator", self.world.inference.element(self.type_of(e)))

        def walk(b: Interface, taken: list[op.Register]) -> Iteration:
            return UnpackWalk(b, taken[0], items, size, big, e)

        return self.lazy("iter_unpack", wanted, [view], walk, lasting=True)

    def _load_item(self, address: op.Value, item: Item, big: bool, e: Context) -> op.Value:
        if item.code in "scp":
            place, size = self._place(address, item), self.number(item.size)
            data = self.runtime("bytestrings.bytes_from_memory", [place, size])
            return self.library("struct_values.text_of_counted", [data], e) if item.code == "p" else data
        if item.code == "d":
            word = self.emit(op.Load(address, item.offset, 8, False, ir.U64, big))
            return self.emit(op.Intrinsic("from_bits", [word], ir.FLOAT))
        if item.code in FLOATS:
            bits = self.emit(op.Load(address, item.offset, item.size, False, ir.INT, big))
            return self.runtime("narrow_floats.widened", [bits, self.number(item.size)])
        signed = item.code in SIGNED
        type = ir.U64 if item.size == 8 and not signed else ir.INT
        value = self.emit(op.Load(address, item.offset, item.size, signed, type, big))
        return self.emit(op.Compare("ne", value, self.number(0))) if item.code == "?" else value
