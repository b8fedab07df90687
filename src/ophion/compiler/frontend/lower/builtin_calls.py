"""Builtin functions and the methods of values that are no objects."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    CallExpr,
    Context,
    Expression,
    GeneratorExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    RefExpr,
    StrExpr,
    TupleExpr,
    TypeInfo,
)
from mypy.types import CallableType, FunctionLike, Instance, TupleType, get_proper_type
from mypy.types import Type as MypyType

from ophion.compiler.frontend.classes import ClassInfo
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.closures import Closures
from ophion.compiler.frontend.lower.expressions import NOWHERE
from ophion.compiler.frontend.typemap import Untypable, may_be_none, non_null, proper, without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

_INTEGERS = (ir.INT, ir.U64, ir.BOOL)


class BuiltinCalls(Closures):
    """Lowers calls that the compiler knows by name."""

    def builtin_call(self, fullname: str, e: CallExpr, hint: ir.Type | None) -> op.Value | None:
        if fullname.startswith("ophion.lang.unsafe."):
            name = fullname.removeprefix("ophion.lang.unsafe.")
            return self.new_slots(e) if name == "Ptr" else self.unsafe_call(name, e)
        if fullname in ("ophion.lang.integers.u64", "ophion.lang.u64"):
            return self._to_u64(e)
        if fullname == "ophion.lang.structure.sizeof":
            return op.Constant(ir.INT, self.world.constants.evaluate(e))  # type: ignore[arg-type]
        if fullname in ("typing.cast", "typing.reveal_type"):
            return None
        if fullname.startswith("builtins."):
            handler: Callable[[CallExpr, ir.Type | None], op.Value | None] | None = getattr(
                self, "builtin_" + fullname.removeprefix("builtins.").replace(".", "_"), None
            )
            return handler(e, hint) if handler is not None else None
        return None

    def unsafe_call(self, name: str, e: CallExpr) -> op.Value | None:
        """A call of ophion.lang.unsafe."""
        raise NotImplementedError

    def new_slots(self, e: CallExpr) -> op.Value:
        """Ptr[T](count)."""
        raise NotImplementedError

    def slots_method(self, slots: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """Methods of Ptr."""
        raise NotImplementedError

    def view_method(self, view: op.Value, name: str) -> op.Value | None:
        """Methods of Struct."""
        raise NotImplementedError

    def apply_builtin(self, e: NameExpr, args: list[op.Register]) -> op.Value:
        value = args[0] if args else self.none()
        type = self.world.mypy_type(value.type)
        simple: dict[str, Callable[[], op.Value]] = {
            "len": lambda: self.length(value),
            "abs": lambda: self.absolute(value, e),
            "str": lambda: self.to_str(value, type),
            "repr": lambda: self.to_repr(value, type),
            "hash": lambda: self.hash_of(value),
            "bool": lambda: self.truth(value),
            "ord": lambda: self.runtime("strings.ord_of", [value]),
            "chr": lambda: self.runtime("strings.chr_of", [value]),
            "int": lambda: (
                self.coerce(value, ir.INT)
                if value.type in NUMBERS
                else self.runtime("numbers.int_from_str", [value, self.number(10)])
            ),
        }
        make = simple.get(e.name)
        if make is None or len(args) != 1:
            self.refuse(e, f"{e.name} cannot be a function value in compiled code", f"lambda x: {e.name}(x)")
        return make()

    # --- numbers ---

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
            return self.coerce(value, ir.INT)
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

    def builtin_bytes_fromhex(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """bytes.fromhex(text)."""
        return self.runtime("bytestrings.bytes_from_hex", [self.expr(e.args[0])])

    def builtin_dict_fromkeys(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """dict.fromkeys(keys, value)."""
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        keys = self.keep(self.expr(e.args[0]))
        value = self.expr(e.args[1]) if len(e.args) > 1 else self.none()
        return self.runtime("dicts.dict_fromkeys", [keys, value], *type.args)

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
        result = self.register(value.type)
        negative, end = self.new_block(), self.new_block()
        self.assign(result, value)
        zero = op.Constant(value.type, 0 if value.type == ir.INT else 0.0)
        self.branch(self.emit(op.Compare("lt", value, zero)), negative, end)
        self.start(negative)
        if value.type == ir.INT:
            self.assign(result, self.emit(op.Arithmetic("sub", zero, value, ir.INT)))
        else:
            self.assign(result, self.emit(op.FloatArithmetic("sub", zero, value, ir.FLOAT)))
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
        if value.type in _INTEGERS and len(e.args) == 1:
            return value
        if len(e.args) == 1:
            return self.runtime("numbers.round_to_int", [value])
        return self.runtime("numbers.round_to_digits", [value, self.expr(e.args[1])])

    def builtin_min(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """min(...)."""
        return self._extreme(e, "<")

    def builtin_max(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """max(...)."""
        return self._extreme(e, ">")

    def key_function(self, e: Expression, element: MypyType) -> op.Value:
        """The key= of sorted, min and max: a function of one element."""
        type = without_none(self.type_of(e))
        if isinstance(e, NameExpr) and e.fullname.startswith("builtins.") and isinstance(type, FunctionLike):
            result: MypyType = type.items[0].ret_type
            if e.name == "abs":
                result = self._abs_type(element)
            hint = ir.Function(
                (self.world.types.of(self.concrete(element)),), self.world.types.of(self.concrete(result))
            )
            return self.builtin_value(e, hint)
        return self.expr(e)

    def _abs_type(self, element: MypyType) -> MypyType:
        kind = proper(element)
        method = kind.type.get("__abs__") if isinstance(kind, Instance) else None
        signature = method.type if method is not None else None
        return signature.ret_type if isinstance(signature, CallableType) else element

    def _extreme(self, e: CallExpr, symbol: str) -> op.Value:
        named = dict(zip(e.arg_names, e.args, strict=True))
        args = [a for a, n in zip(e.args, e.arg_names, strict=True) if n is None]
        element = self.world.types.element(self.type_of(args[0])) if len(args) == 1 else self.type_of(e)
        key = self.hold_value(self.key_function(named["key"], element)) if "key" in named else None
        if len(args) == 1:
            return self._extreme_of(e, args[0], symbol, key, named.get("default"))
        type = self.ir_of(e)
        result = self.register(type)
        best = None
        for position, arg in enumerate(args):
            value = self.hold_value(self.coerce(self.expr(arg), type))
            rank = value if key is None else self.hold_value(self.call_value(key, [value]))
            if position == 0:
                self.assign(result, value)
                best = self.register(rank.type)
                self.assign(best, rank)
                continue
            assert best is not None
            self._take_better(symbol, value, rank, result, best, self.type_of(e), e)
        return result

    def _take_better(
        self,
        symbol: str,
        value: op.Value,
        rank: op.Value,
        result: op.Register,
        best: op.Register,
        type: MypyType,
        e: Context,
    ) -> None:
        better, after = self.new_block(), self.new_block()
        kind = self.world.mypy_type(rank.type) if rank.type != result.type else type
        self.branch(self.order(symbol, rank, kind, best, kind, e), better, after)
        self.start(better)
        self.assign(result, value)
        self.assign(best, rank)
        self.goto(after)
        self.start(after)

    def _extreme_of(
        self, e: CallExpr, source: Expression, symbol: str, key: op.Value | None, default: Expression | None
    ) -> op.Value:
        type = self.ir_of(e)
        result = self.register(type)
        seen = self.register(ir.BOOL)
        self.assign(seen, op.Constant(ir.BOOL, False))
        best: list[op.Register] = []

        def step(value: op.Value) -> None:
            held = self.hold_value(value)
            rank = held if key is None else self.hold_value(self.call_value(key, [held]))
            if not best:
                best.append(self.register(rank.type))
            first, later, after = self.new_block(), self.new_block(), self.new_block()
            self.branch(seen, later, first)
            self.start(first)
            self.assign(result, held)
            self.assign(best[0], rank)
            self.assign(seen, op.Constant(ir.BOOL, True))
            self.goto(after)
            self.start(later)
            kind = self.world.mypy_type(rank.type)
            better = self.new_block()
            self.branch(self.order(symbol, rank, kind, best[0], kind, e), better, after)
            self.start(better)
            self.assign(result, held)
            self.assign(best[0], rank)
            self.goto(after)
            self.start(after)

        self.each(source, step)
        empty, end = self.new_block(), self.new_block()
        self.branch(seen, end, empty)
        self.start(empty)
        if default is not None:
            self.assign(result, self.expr(default))
        else:
            name = "min" if symbol == "<" else "max"
            self.raise_builtin("ValueError", self.text(f"{name}() arg is an empty sequence"))
        self.goto(end)
        self.start(end)
        return result

    def call_value(self, function: op.Value, args: list[op.Value]) -> op.Value:
        """Call a function value with ready arguments."""
        function = self.coerce_non_null(function)
        assert isinstance(function.type, ir.Function)
        ready = [self.coerce(a, t) for a, t in zip(args, function.type.params, strict=True)]
        return self.emit(op.CallClosure([function, *ready], function.type.result))

    def coerce_non_null(self, value: op.Value) -> op.Value:
        """The value with a type that excludes None."""
        return self.coerce(value, non_null(value.type))

    # --- over iterables ---

    def each(self, source: Expression, step: Callable[[op.Value], None]) -> None:
        """Run `step` for every value of an iterable; a generator expression is looped over in place."""
        if isinstance(source, GeneratorExpr):
            self.comprehend(source, lambda: step(self.expr(source.left_expr)))
            return
        iteration = self.iterate(source)
        top, inside, following, end = (self.new_block() for _ in range(4))
        iteration.begin()
        self.goto(top)
        self.start(top)
        iteration.test(inside, end)
        self.start(inside)
        value = iteration.values()
        step(self.joined(value))
        self.goto(following)
        self.start(following)
        iteration.advance()
        self.goto(top)
        self.start(end)

    def builtin_sum(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """sum(iterable, start=0)."""
        type = self.ir_of(e)
        total = self.register(type)
        self.assign(
            total,
            self.expr(e.args[1]) if len(e.args) > 1 else op.Constant(type, 0.0 if type == ir.FLOAT else 0),
        )
        self.each(e.args[0], lambda value: self.assign(total, self.binary_values("+", total, value, e)))
        return total

    def builtin_any(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """any(iterable), stopping at the first true value."""
        return self._quantifier(e, True)

    def builtin_all(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """all(iterable), stopping at the first false value."""
        return self._quantifier(e, False)

    def _quantifier(self, e: CallExpr, stop_on: bool) -> op.Value:
        result = self.register(ir.BOOL)
        end = self.new_block()
        self.assign(result, op.Constant(ir.BOOL, stop_on))

        def step(value: op.Value) -> None:
            going = self.new_block()
            test = self.truth(value)
            self.branch(test, end if stop_on else going, going if stop_on else end)
            self.start(going)

        self.each(e.args[0], step)
        self.assign(result, op.Constant(ir.BOOL, not stop_on))
        self.goto(end)
        self.start(end)
        return result

    def builtin_len(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """len(x)."""
        known = self.world.constants.evaluate(e)
        if isinstance(known, int):
            return self.number(known)
        count = self.array_length(e.args[0])
        return count if count is not None else self.length(self.expr(e.args[0], borrow=True))

    def array_length(self, e: Expression) -> op.Value | None:
        """len() of an Array field of a Struct."""
        if isinstance(e, MemberExpr) and e.expr in self.world.checked.types:
            base = proper(self.type_of(e.expr))
            if isinstance(base, Instance) and self.world.structs.is_struct(base.type):
                field = self.world.structs.layout(base.type).fields.get(e.name)
                if field is not None and field.kind == "array":
                    return self.number(field.count)
        return None

    def length(self, value: op.Value) -> op.Value:
        if may_be_none(value.type):
            value = self.coerce(value, non_null(value.type))
        if isinstance(value.type, ir.Tuple):
            return self.number(len(value.type.items))
        cls = self.class_of(value)
        assert cls is not None
        return self.call_method(value, "__len__", [], cls.info)

    def builtin_sorted(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """sorted(iterable, key=..., reverse=...)."""
        named = dict(zip(e.arg_names, e.args, strict=True))
        result = self.hold_value(self.list_from(e.args[0], e))
        element = self.world.types.element(self.type_of(e))
        key = self.key_function(named["key"], element) if "key" in named else None
        reverse = self.expr(named["reverse"]) if "reverse" in named else op.Constant(ir.BOOL, False)
        self.sort(result, key, reverse, e)
        return result

    def sort(self, holder: op.Value, key: op.Value | None, reverse: op.Value, e: Context) -> None:
        """Sort a list in place."""
        if key is None or key.type == ir.VOID:
            self.call_method(holder, "sort_plain", [reverse], e)
        else:
            self.call_method(holder, "sort_by", [key, reverse], e)

    def list_from(self, source: Expression, e: CallExpr) -> op.Value:
        """A new list with the values of an iterable; the list's type is the call's."""
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        if type.type.fullname != "builtins.list":
            type = self.world.named_type("builtins.list", type.args[0])
        if not isinstance(source, RefExpr) or isinstance(source.node, TypeInfo):
            holder = self.hold_value(self.new_container(type))
            self.each(source, lambda value: self.append(holder, value))
            return holder
        value = self.expr(source)
        if isinstance(value.type, ir.Tuple):
            holder = self.hold_value(self.new_container(type))
            self.each(source, lambda item: self.append(holder, item))
            return holder
        return self.runtime("lists.list_from", [value], type.args[0])

    def append(self, holder: op.Value, value: op.Value) -> None:
        """holder.append(value)."""
        self.call_method(holder, "append", [value], NOWHERE)

    def builtin_list(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """list(iterable)."""
        if not e.args:
            type = without_none(self.type_of(e))
            assert isinstance(type, Instance)
            return self.new_container(type)
        return self.list_from(e.args[0], e)

    def builtin_tuple(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """tuple(iterable)."""
        type = without_none(self.type_of(e))
        if isinstance(type, TupleType):
            return self.expr(e.args[0]) if e.args else self.emit(op.MakeTuple([]))
        assert isinstance(type, Instance)
        if not e.args:
            return self.variable_tuple(self.emit(op.MakeTuple([])), self.world.types.of(type))
        return self.runtime("lists.tuple_from", [self.list_from(e.args[0], e)], type.args[0])

    def builtin_set(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """set(iterable)."""
        return self._make_set(e, "set")

    def builtin_frozenset(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """frozenset(iterable)."""
        return self._make_set(e, "frozenset")

    def _make_set(self, e: CallExpr, kind: str) -> op.Value:
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        if not e.args:
            if kind == "set":
                return self.new_container(type)
            empty = self.new_container(self.world.named_type("builtins.list", type.args[0]))
            return self.runtime("sets.frozenset_from", [empty], type.args[0])
        source = self.expr(e.args[0])
        if isinstance(source.type, ir.Tuple):
            source = self.list_of(
                [self.emit(op.TupleItem(source, i)) for i in range(len(source.type.items))], ir.VOID, e
            )
        return self.runtime(f"sets.{kind}_from", [source], type.args[0])

    def builtin_dict(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """dict(), dict(other), dict(pairs)."""
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        if not e.args:
            return self.new_container(type)
        source = self.expr(e.args[0])
        if self.is_builtin(source, "dict"):
            return self.runtime("dicts.dict_copy", [source], *type.args)
        return self.runtime("dicts.dict_from", [source], *type.args)

    def builtin_range(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """range(...) as a value."""
        values = [self.keep(self.coerce(self.expr(a), ir.INT)) for a in e.args]
        start = values[0] if len(values) > 1 else self.number(0)
        stop = values[1] if len(values) > 1 else values[0]
        step = values[2] if len(values) > 2 else self.number(1)
        return self.make_object(self.world.classes.named("builtins.range"), [start, stop, step])

    def builtin_iter(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """iter(x)."""
        return self.call_method(self.expr(e.args[0]), "__iter__", [], e)

    def builtin_next(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """next(iterator)."""
        if len(e.args) > 1:
            self.refuse(e, "next() with a default is not supported", "try: next(x) except StopIteration")
        return self.call_method(self.expr(e.args[0]), "__next__", [], e)

    # --- text ---

    def builtin_str(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """str(x), str(data, encoding)."""
        if not e.args:
            return self.text("")
        value = self.expr(e.args[0])
        if len(e.args) > 1:
            return self.call_method(self.runtime("bytestrings.bytes_from_buffer", [value]), "decode",
                                    [self.expr(a) for a in e.args[1:]], e)  # fmt: skip
        return self.to_str(value, self.type_of(e.args[0]))

    def builtin_repr(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """repr(x)."""
        return self.to_repr(self.expr(e.args[0]), self.type_of(e.args[0]))

    def builtin_ascii(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """ascii(x)."""
        return self.to_ascii(self.expr(e.args[0]), self.type_of(e.args[0]))

    def to_ascii(self, value: op.Value, type: MypyType) -> op.Value:
        """ascii(value)."""
        if self.is_builtin(value, "str"):
            return self.runtime("strings.ascii_str", [value])
        return self.to_repr(value, type)

    def builtin_chr(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """chr(n)."""
        return self.runtime("strings.chr_of", [self.expr(e.args[0])])

    def builtin_ord(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """ord(c)."""
        value = self.expr(e.args[0])
        if self.is_builtin(value, "str"):
            return self.runtime("strings.ord_of", [value])
        return self.call_method(value, "__getitem__", [self.number(0)], e)

    def builtin_hex(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """hex(n)."""
        return self.format_value(self.expr(e.args[0]), self.type_of(e.args[0]), self.text("#x"), e)

    def builtin_oct(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """oct(n)."""
        return self.format_value(self.expr(e.args[0]), self.type_of(e.args[0]), self.text("#o"), e)

    def builtin_bin(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """bin(n)."""
        return self.format_value(self.expr(e.args[0]), self.type_of(e.args[0]), self.text("#b"), e)

    def builtin_format(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """format(x, spec)."""
        spec = self.expr(e.args[1]) if len(e.args) > 1 else self.text("")
        return self.format_value(self.expr(e.args[0]), self.type_of(e.args[0]), spec, e)

    def builtin_hash(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """hash(x)."""
        return self.hash_of(self.expr(e.args[0], borrow=True))

    def builtin_id(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """id(x)."""
        address = self.emit(op.Intrinsic("address", [self.expr(e.args[0])], ir.U64))
        return self.emit(op.Convert(address, ir.INT, modular=True))

    def builtin_type(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """type(x)."""
        value = self.expr(e.args[0])
        if isinstance(value.type, ir.Ref):
            return self.emit(op.TypeOf(self.coerce(value, non_null(value.type)), ir.TypeRef()))
        self.refuse(e, "type() is supported for objects of classes")

    def builtin_bytes(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """bytes(n), bytes(ints), bytes(buffer), bytes(text, encoding)."""
        if not e.args:
            return self.emit(op.Literal(self.ir_of(e), b""))
        value = self.coerce_optional(self.expr(e.args[0]))
        if value.type in _INTEGERS:
            return self.runtime("bytestrings.bytes_from_size", [value])
        if self.is_builtin(value, "str"):
            return self.call_method(value, "encode", [self.expr(a) for a in e.args[1:]], e)
        if self.is_builtin(value, "bytes"):
            return value
        if self.is_builtin(value, "bytearray") or self.is_builtin(value, "memoryview"):
            return self.runtime("bytestrings.bytes_from_buffer", [value])
        cls = self.class_of(value)
        if cls is not None and self.world.classes.find(cls, "__bytes__") is not None:
            return self.call_method(value, "__bytes__", [], e)
        return self.runtime("bytestrings.bytes_from_ints", [value])

    def builtin_bytearray(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """bytearray(n), bytearray(ints), bytearray(buffer)."""
        if not e.args:
            return self.runtime("bytestrings.bytearray_from_size", [self.number(0)])
        value = self.coerce_optional(self.expr(e.args[0]))
        if value.type in _INTEGERS:
            return self.runtime("bytestrings.bytearray_from_size", [value])
        if any(self.is_builtin(value, name) for name in ("bytes", "bytearray", "memoryview")):
            return self.runtime("bytestrings.bytearray_from_buffer", [value])
        return self.runtime("bytestrings.bytearray_from_ints", [value])

    def builtin_memoryview(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """memoryview(buffer)."""
        return self.as_view(self.expr(e.args[0]))

    # --- output and input ---

    def builtin_print(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """print(...): one text, then one write."""
        named = {n: a for n, a in zip(e.arg_names, e.args, strict=True) if n is not None}
        positional = [a for a, n in zip(e.args, e.arg_names, strict=True) if n is None]
        separator = self.hold_value(self.expr(named["sep"])) if "sep" in named else self.text(" ")
        values = [self.keep(self.expr(argument)) for argument in positional]
        pieces: list[op.Value] = []
        for value, argument in zip(values, positional, strict=True):
            if pieces:
                pieces.append(separator)
            pieces.append(self.to_str(value, self.type_of(argument)))
        pieces.append(self.expr(named["end"]) if "end" in named else self.text("\n"))
        text = self.concatenate([self.coerce(p, self.str_type) for p in pieces])
        if self.world.target == "kernel":
            self.runtime("output.print_text", [text])
        else:
            node = self.world.named_function("user.lib.builtins.print_text")
            self.world.module_of(node.fullname)
            function = self.world.function(node, None, {})
            file = self.expr(named["file"]) if "file" in named else self.none()
            flush = self.expr(named["flush"]) if "flush" in named else op.Constant(ir.BOOL, False)
            self.call(function, [text, file, flush])
        return self.none()

    def _library(self, name: str, args: list[op.Value], e: CallExpr) -> op.Value:
        if self.world.target == "kernel":
            self.refuse(e, "this function is for user programs")
        node = self.world.named_function(f"user.lib.builtins.{name}")
        self.world.module_of(node.fullname)
        values = list(args)
        for position in range(len(values), len(node.arguments)):
            values.append(self.default(node, position, e))
        return self.call(self.world.function(node, None, {}), values)

    def builtin_input(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """input(prompt)."""
        return self._library("input", [self.expr(a) for a in e.args] or [self.text("")], e)

    def builtin_open(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """open(path, mode): the class depends on the mode, which mypy has worked out."""
        positional = [a for a, n in zip(e.args, e.arg_names, strict=True) if n in (None, "mode", "file")]
        args = [self.expr(a) for a in positional[:2]]
        type = proper(self.type_of(e))
        assert isinstance(type, Instance)
        kind = {"BufferedReader": "open_binary_reader", "BufferedWriter": "open_binary_writer"}.get(
            type.type.name, "open_text"
        )
        return self._library(kind, args, e)

    # --- classes ---

    def builtin_isinstance(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """isinstance(x, C), isinstance(x, (C, D)), isinstance(x, C | D)."""
        value = self.keep(self.expr(e.args[0]))
        infos = self.classes_named(e.args[1])
        if not isinstance(value.type, ir.Ref):
            return self._static_isinstance(value, infos)
        result = self.register(ir.BOOL)
        end = self.new_block()
        self.assign(result, op.Constant(ir.BOOL, False))
        if value.type.nullable:
            some = self.new_block()
            self.branch(self.emit(op.IsNone(value)), end, some)
            self.start(some)
            value = self.emit(op.Cast(value, ir.Ref(value.type.cls)))
        for info in infos:
            cls = self.narrow_class(info, value)
            if cls is None:
                continue
            test = self.emit(op.IsInstance(value, cls.ir))
            self.assign(result, self.emit(op.Select(result, op.Constant(ir.BOOL, True), test)))
        self.goto(end)
        self.start(end)
        return result

    def narrow_class(self, info: TypeInfo, value: op.Value) -> ClassInfo | None:
        """The concrete class meant by isinstance(value, C): generic ones with the value's type arguments."""
        current = self.class_of(value)
        if info.type_vars and current is not None and self.world.implementation(info) is current.info:
            return current
        try:
            args = list(current.instance.args) if info.type_vars and current is not None else []
            return self.world.classes.of(Instance(info, args))
        except Untypable:
            return None

    def _static_isinstance(self, value: op.Value, infos: list[TypeInfo]) -> op.Value:
        names: dict[ir.Type, set[str]] = {
            ir.INT: {"int"},
            ir.U64: {"int", "u64"},
            ir.BOOL: {"bool", "int"},
            ir.FLOAT: {"float"},
        }
        if isinstance(value.type, ir.Optional):
            known = names.get(value.type.value, {"tuple"})
            found = any(info.name in known or info.is_enum for info in infos)
            return self.emit(op.Not(self.emit(op.IsNone(value)))) if found else op.Constant(ir.BOOL, False)
        known = names.get(value.type, {"tuple"} if isinstance(value.type, ir.Tuple) else set())
        return op.Constant(ir.BOOL, any(info.name in known or info.is_enum for info in infos))

    def classes_named(self, e: Expression) -> list[TypeInfo]:
        """The classes of isinstance's second argument."""
        from mypy.nodes import OpExpr

        if isinstance(e, TupleExpr):
            return [info for item in e.items for info in self.classes_named(item)]
        if isinstance(e, OpExpr) and e.op == "|":
            return self.classes_named(e.left) + self.classes_named(e.right)
        if isinstance(e, RefExpr) and isinstance(e.node, TypeInfo):
            return [e.node]
        self.refuse(e, "isinstance needs classes by name")

    def exception_message(self, cls: ClassInfo, e: CallExpr) -> list[op.Value] | None:
        name = cls.info.name
        args = e.args
        if name in ("OSError", "SystemExit") or self._is_os_error(cls):
            return self._os_error(cls, e) if name != "SystemExit" else self._system_exit(e)
        if not args:
            return [self.none(ir.VOID)]
        value = self.expr(args[0])
        type = self.type_of(args[0])
        text = self.to_repr(value, type) if name == "KeyError" else self.to_str(value, type)
        return [text]

    def _is_os_error(self, cls: ClassInfo) -> bool:
        current: ClassInfo | None = cls
        while current is not None:
            if current.info.name == "OSError":
                return True
            current = current.base
        return False

    def _os_error(self, cls: ClassInfo, e: CallExpr) -> list[op.Value]:
        values = [self.keep(self.coerce_optional(self.expr(a))) for a in e.args[:3]]
        if values and values[0].type not in _INTEGERS:
            self.refuse(e, "OSError is made with an error number", "OSError(errno.EIO, message)")
        return values

    def _system_exit(self, e: CallExpr) -> list[op.Value]:
        if not e.args:
            return [self.number(0)]
        value = self.coerce_optional(self.expr(e.args[0]))
        if value.type in _INTEGERS:
            return [value]
        if value.type == ir.VOID:
            return [self.number(0)]
        return [self.number(1), self.coerce(value, self.str_type)]

    # --- str, repr, format ---

    def to_str(self, value: op.Value, type: MypyType) -> op.Value:
        if self.is_builtin(value, "str") and not may_be_none(value.type):
            return value
        kind = without_none(type)
        if isinstance(kind, Instance) and kind.type.is_enum and value.type == ir.INT:
            if self.world.enum_is_int(kind.type):
                return self.runtime("format.int_to_str", [value])
            name = self.call(self.world.enum_names(kind.type), [value])
            return self.concatenate([self.text(kind.type.name + "."), name])
        cls = self.class_of(value)
        if (
            cls is not None
            and not may_be_none(value.type)
            and self.world.classes.find(cls, "__str__") is not None
        ):
            return self.call_method(value, "__str__", [], cls.info)
        if may_be_none(value.type) and value.type != ir.VOID:
            return self._text_optional(value, type, self.to_str)
        return self.to_repr(value, type)

    def to_repr(self, value: op.Value, type: MypyType) -> op.Value:
        """repr(value)."""
        source = value.type
        if source == ir.VOID:
            return self.text("None")
        if may_be_none(source):
            return self._text_optional(value, type, self.to_repr)
        kind = without_none(type)
        if isinstance(kind, Instance) and kind.type.is_enum and source == ir.INT:
            return self._repr_enum(value, kind)
        if source == ir.INT:
            return self.runtime("format.int_to_str", [value])
        if source == ir.U64:
            return self.runtime("format.u64_to_str", [value])
        if source == ir.FLOAT:
            return self.runtime("format.float_to_str", [value])
        if source == ir.BOOL:
            return self._choice(value, "True", "False")
        if isinstance(source, ir.Tuple):
            return self._repr_tuple(value, kind)
        if isinstance(source, ir.TypeRef):
            name = self.emit(op.TypeName(value, self.str_type))
            return self.concatenate([self.text("<class '"), name, self.text("'>")])
        cls = self.class_of(value)
        if cls is None:
            return self.text(f"<{source}>")
        if self.is_builtin(value, "str"):
            return self.runtime("strings.repr_str", [value])
        if cls.is_dataclass and self.world.classes.own_method(cls, "__repr__") is None:
            return self.call(self.synthesized("repr", cls), [value])
        if self.world.classes.find(cls, "__repr__") is not None:
            return self.call_method(value, "__repr__", [], cls.info)
        if self.world.classes.find(cls, "__str__") is not None:
            return self.call_method(value, "__str__", [], cls.info)
        return self.text(f"<{cls.info.name} object>")

    def _choice(self, condition: op.Value, yes: str, no: str) -> op.Value:
        result = self.register(self.str_type)
        true, false, end = self.new_block(), self.new_block(), self.new_block()
        self.branch(condition, true, false)
        for block, text in ((true, yes), (false, no)):
            self.start(block)
            self.assign(result, self.text(text))
            self.goto(end)
        self.start(end)
        return result

    def _text_optional(
        self, value: op.Value, type: MypyType, text_of: Callable[[op.Value, MypyType], op.Value]
    ) -> op.Value:
        result = self.register(self.str_type)
        none, some, end = self.new_block(), self.new_block(), self.new_block()
        self.branch(self.emit(op.IsNone(value)), none, some)
        self.start(none)
        self.assign(result, self.text("None"))
        self.goto(end)
        self.start(some)
        inner = self.coerce(value, non_null(value.type))
        self.assign(result, text_of(inner, without_none(type)))
        self.goto(end)
        self.start(end)
        return result

    def _repr_enum(self, value: op.Value, kind: Instance) -> op.Value:
        name = self.call(self.world.enum_names(kind.type), [value])
        held = self.enum_value(value, kind)
        shown = self.to_repr(held, self.world.mypy_type(held.type))
        return self.concatenate(
            [self.text(f"<{kind.type.name}."), name, self.text(": "), shown, self.text(">")]
        )

    def _repr_tuple(self, value: op.Value, kind: MypyType) -> op.Value:
        assert isinstance(value.type, ir.Tuple)
        kind = get_proper_type(kind)
        pieces: list[op.Value] = [self.text("(")]
        for index in range(len(value.type.items)):
            if index:
                pieces.append(self.text(", "))
            item = self.emit(op.TupleItem(value, index))
            type = kind.items[index] if isinstance(kind, TupleType) else self.world.mypy_type(item.type)
            pieces.append(self.to_repr(item, type))
        pieces.append(self.text(",)" if len(value.type.items) == 1 else ")"))
        return self.concatenate(pieces)

    def concatenate(self, pieces: list[op.Value]) -> op.Value:
        """Texts joined, up to four at a time."""
        if not pieces:
            return self.text("")
        while len(pieces) > 1:
            grouped: list[op.Value] = []
            for at in range(0, len(pieces), 4):
                group = pieces[at : at + 4]
                grouped.append(
                    group[0] if len(group) == 1 else self.runtime(f"strings.concat{len(group)}", group)
                )
            pieces = grouped
        return pieces[0]

    def format_value(self, value: op.Value, type: MypyType, spec: op.Value, node: Context) -> op.Value:
        """format(value, spec)."""
        if isinstance(spec, op.Literal) and spec.value == "":
            return self.to_str(value, type)
        if value.type == ir.BOOL:
            value = self.coerce(value, ir.INT)
        functions = {ir.INT: "format_int", ir.U64: "format_u64", ir.FLOAT: "format_float"}
        kind = without_none(type)
        is_plain_enum = (
            isinstance(kind, Instance) and kind.type.is_enum and not self.world.enum_is_int(kind.type)
        )
        if value.type in functions and not is_plain_enum:
            return self.runtime(f"format.{functions[value.type]}", [value, spec])
        cls = self.class_of(value)
        if (
            cls is not None
            and self.world.classes.find(cls, "__format__") is not None
            and not self.is_builtin(value, "str")
        ):
            return self.call_method(value, "__format__", [spec], node)
        return self.runtime("format.format_str", [self.to_str(value, type), spec])

    def formatted(self, e: CallExpr) -> op.Value | None:
        callee = e.callee
        assert isinstance(callee, MemberExpr)
        assert isinstance(callee.expr, StrExpr)
        if (
            callee.name == "join"
            and callee.expr.value == ""
            and len(e.args) == 1
            and isinstance(e.args[0], ListExpr)
        ):
            items = e.args[0].items
            if all(isinstance(i, StrExpr) or _is_field(i) for i in items) and any(
                _is_field(i) for i in items
            ):
                return self.concatenate([self.hold_if_variable(self.expr(item)) for item in items])
        if callee.name == "format" and _is_field(e):
            return self._field(callee.expr.value, e)
        if callee.name == "format":
            self.refuse(e, "str.format is not supported", 'an f-string: f"{value:spec}"')
        return None

    def _field(self, template: str, e: CallExpr) -> op.Value:
        """One {value!conversion:spec} of an f-string."""
        value = self.expr(e.args[0])
        type = self.type_of(e.args[0])
        conversion = template[2:3] if template.startswith("{!") else ""
        if conversion:
            convert = {"r": self.to_repr, "a": self.to_ascii}.get(conversion, self.to_str)
            value = convert(value, type)
            type = self.world.named_type("builtins.str")
        spec = e.args[1]
        if isinstance(spec, StrExpr) and spec.value == "":
            return self.to_str(value, type)
        return self.format_value(value, type, self.expr(spec), e)

    # --- methods of values that are no objects ---

    def special_method(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        type = receiver.type
        if isinstance(type, ir.Slots):
            return self.slots_method(receiver, callee, e)
        if isinstance(type, ir.View) and callee.name in ("tobytes", "view"):
            return self.view_method(receiver, callee.name)
        if type in _INTEGERS:
            return self._int_method(receiver, callee, e)
        if type == ir.FLOAT and callee.name == "is_integer":
            return self.runtime("numbers.float_is_integer", [receiver])
        if isinstance(type, ir.Tuple) and callee.name in ("index", "count"):
            parts: list[op.Value] = [self.emit(op.TupleItem(receiver, i)) for i in range(len(type.items))]
            holder = self.list_of(parts, ir.VOID, e)
            return self.call_method(holder, callee.name, [self.expr(a) for a in e.args], e)
        if self.is_builtin(receiver, "dict") and callee.name in ("get", "pop"):
            return self._dict_lookup(receiver, callee.name, e)
        if self.is_builtin(receiver, "list") and callee.name == "sort":
            named = dict(zip(e.arg_names, e.args, strict=True))
            receiver = self.keep(receiver)
            element = self.world.types.element(self.type_of(callee.expr))
            key = self.key_function(named["key"], element) if "key" in named else None
            reverse = self.expr(named["reverse"]) if "reverse" in named else op.Constant(ir.BOOL, False)
            self.sort(receiver, key, reverse, e)
            return self.none()
        if (
            self.is_builtin(receiver, "str")
            and callee.name in ("startswith", "endswith")
            and len(e.args) == 1
        ):
            return self._affix(receiver, callee.name, e)
        if self.is_builtin(receiver, "str") and callee.name == "join" and len(e.args) == 1:
            receiver = self.keep(receiver)
            source = self.expr(e.args[0])
            if isinstance(source.type, ir.Tuple):
                source = self.list_of(
                    [self.emit(op.TupleItem(source, i)) for i in range(len(source.type.items))], ir.VOID, e
                )
            return self.call_method(receiver, "join", [source], e)
        return None

    def _affix(self, receiver: op.Value, name: str, e: CallExpr) -> op.Value | None:
        """text.startswith(("a", "b"))."""
        argument = e.args[0]
        if not isinstance(argument, TupleExpr):
            return None
        receiver = self.keep(receiver)
        result = self.register(ir.BOOL)
        end = self.new_block()
        self.assign(result, op.Constant(ir.BOOL, True))
        for item in argument.items:
            other = self.new_block()
            self.branch(self.call_method(receiver, name, [self.expr(item)], e), end, other)
            self.start(other)
        self.assign(result, op.Constant(ir.BOOL, False))
        self.goto(end)
        self.start(end)
        return result

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

    def _dict_lookup(self, receiver: op.Value, name: str, e: CallExpr) -> op.Value:
        """d.get(k), d.get(k, default), d.pop(k), d.pop(k, default)."""
        receiver = self.keep(receiver)
        key = self.keep(self.expr(e.args[0]))
        if len(e.args) == 1:
            return self.call_method(receiver, "get_or_none" if name == "get" else "pop", [key], e)
        cls = self.class_of(receiver)
        assert cls is not None
        value_type = self.world.types.of(cls.instance.args[1])
        default = self.expr(e.args[1], value_type)
        if default.type == ir.VOID or (may_be_none(default.type) and not may_be_none(value_type)):
            found = self.call_method(receiver, "get_or_none" if name == "get" else "pop_or_none", [key], e)
            if default.type == ir.VOID:
                return found
            result = self.register(found.type)
            some, none, end = self.new_block(), self.new_block(), self.new_block()
            self.branch(self.emit(op.IsNone(found)), none, some)
            self.start(some)
            self.assign(result, found)
            self.goto(end)
            self.start(none)
            self.assign(result, default)
            self.goto(end)
            self.start(end)
            return result
        return self.call_method(receiver, "get_or" if name == "get" else "pop_or", [key, default], e)


def given(e: CallExpr, names: tuple[str, ...]) -> dict[str, Expression]:
    """The arguments of a call by their parameters' names."""
    positional = iter(names)
    return {name or next(positional): a for a, name in zip(e.args, e.arg_names, strict=True)}


def _is_field(e: Expression) -> bool:
    """Whether an expression is '{:{}}'.format(value, spec), as mypy shows a field of an f-string."""
    return (
        isinstance(e, CallExpr)
        and isinstance(e.callee, MemberExpr)
        and e.callee.name == "format"
        and isinstance(e.callee.expr, StrExpr)
        and e.callee.expr.value in ("{:{}}", "{!r:{}}", "{!s:{}}", "{!a:{}}")
        and len(e.args) == 2
    )
