"""Calls of methods that one signature does not describe: each is declared in METHODS, and handled here.

Every other method of a builtin type is called as the runtime's class defines it.
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import CallExpr, Context, Expression, FuncDef, MemberExpr
from mypy.types import Instance, TupleType

from ophion.compiler.frontend.declarations import METHODS, Builtin
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.number_calls import NumberCalls, given
from ophion.compiler.frontend.lower.text_calls import TextCalls
from ophion.compiler.frontend.mypy_types import without_none
from ophion.compiler.frontend.names import PYTHON_NAMES, RUNTIME
from ophion.compiler.frontend.scan import is_lazy
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none


class MethodCalls(NumberCalls, TextCalls):
    """Calls of methods that one signature does not describe."""

    def special_method(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        type = receiver.type
        if self.world.iterators.kind(type) is not None:
            return self.iterator_method(receiver, callee.name, e)
        if isinstance(type, ir.Slots):
            return self.slots_method(receiver, callee, e)
        if isinstance(type, ir.View) and callee.name in ("tobytes", "view"):
            return self.view_method(receiver, callee.name)
        method = METHODS.get(f"{self._kind(receiver)}.{callee.name}")
        if method is None or self._is_replaced(receiver, callee.name):
            return None
        if method.function:
            return self._declared_method(method, receiver, e)
        lower: Callable[[op.Value, MemberExpr, CallExpr], op.Value | None] = getattr(self, method.lowering)
        return lower(receiver, callee, e)

    def _declared_method(self, method: Builtin, receiver: op.Value, e: CallExpr) -> op.Value:
        """A call of a function that takes the object first."""
        node = self.declared_function(method, e)
        signature = self.world.signature(node)
        receiver = self.keep(receiver)
        env = self.infer(signature, node, e, 1, {})
        values, actual = self.arguments(node, e, 1, env, signature)
        return self.finish_call(self.world.function(node, None, env, actual), [receiver, *values])

    def itself(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """x.conjugate()."""
        return self.coerce(receiver, ir.INT) if receiver.type == ir.BOOL else receiver

    def declared_function(self, builtin: Builtin, e: CallExpr) -> FuncDef:
        """The function that a declaration names."""
        if builtin.function.startswith("user.lib."):
            return self.library_function(builtin.function, e)
        return self.world.named_function(builtin.function)

    def library_function(self, fullname: str, e: Context) -> FuncDef:
        """A function of user/lib, which the program may not import; kernels have none."""
        if self.world.target == "kernel":
            self.refuse(e, "this function is for user programs")
        node = self.world.named_function(fullname)
        self.world.need_library(node.fullname.rpartition(".")[0], self.function.file)
        return node

    def _kind(self, value: op.Value) -> str:
        """The builtin type that a value is of, or of a subclass of."""
        if value.type in NUMBERS:
            return {ir.FLOAT: "float", ir.U64: "u64"}.get(value.type, "int")
        if isinstance(value.type, ir.Tuple):
            return "tuple"
        if self.mapping_class(value) is not None:
            return "dict"
        cls = self.class_of(value)
        while cls is not None and not self.world.is_ours(cls.info):
            cls = cls.base
        return PYTHON_NAMES.get(cls.info.fullname, "") if cls is not None else ""

    def _is_replaced(self, receiver: op.Value, name: str) -> bool:
        """Whether a class of the program has a method of its own in the place of one of a builtin type."""
        cls = self.class_of(receiver)
        method = self.world.classes.find(cls, name) if cls is not None else None
        return method is not None and not self.world.is_ours(method.owner.info)

    def _kept(self, e: CallExpr) -> list[op.Value]:
        """The arguments of a call, evaluated in order."""
        return [self.keep(self.expr(argument)) for argument in e.args]

    def tuple_search(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """(a, b).index(x), (a, b).count(x) of a tuple of fixed shape."""
        if not isinstance(receiver.type, ir.Tuple):
            return None
        parts = self.tuple_parts(receiver)
        if len({part.type for part in parts}) > 1:
            return self._search_of_parts(parts, callee.name, e)
        holder = self.list_of(parts, ir.VOID)
        wanted = self._kept(e)
        made = self.variable_tuple(receiver, self.world.types.of(self.world.named_type(
            "builtins.tuple", self.world.mypy_type(parts[0].type)))) if parts else holder  # fmt: skip
        return self.call_method(made, callee.name, wanted, e)

    def _search_of_parts(self, parts: list[op.Value], name: str, e: CallExpr) -> op.Value:
        """index(x) or count(x) among items of several types."""
        if len(e.args) != 1:
            self.refuse(
                e, "a tuple of several types is searched as a whole in compiled code", "a slice of it"
            )
        wanted = self.keep(self.expr(e.args[0]))
        result = self.register(ir.INT)
        end = self.new_block()
        self.assign(result, self.number(0))
        for place, part in enumerate(parts):
            hit, miss = self.new_block(), self.new_block()
            self.branch(self.equal(part, wanted), hit, miss)
            self.start(hit)
            if name == "count":
                self.assign(
                    result, self.emit(op.Arithmetic("add", result, self.number(1), ir.INT, modular=True))
                )
                self.goto(miss)
            else:
                self.assign(result, self.number(place))
                self.goto(end)
            self.start(miss)
        if name == "index":
            self.raise_builtin("ValueError", self.text("tuple.index(x): x not in tuple"))
        self.goto(end)
        self.start(end)
        return result

    # --- list ---

    def list_extend(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """values.extend(iterable) of what is lazy, whose items go in one by one, and of a list."""
        if is_lazy(e.args[0]):
            held = self.keep(receiver)
            self.each(e.args[0], lambda value: self.append(held, value))
            return self.none()
        if self.ir_of(e.args[0]) != receiver.type:
            return None
        receiver = self.keep(receiver)
        return self.call_hook(receiver, "append_all", [self.expr(e.args[0])], e)

    def list_sort(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """values.sort(key=..., reverse=...)."""
        named = dict(zip(e.arg_names, e.args, strict=True))
        receiver = self.keep(receiver)
        element = self.world.inference.element(self.type_of(callee.expr))
        key = self.key_function(named["key"], element) if "key" in named else None
        reverse = self.expr(named["reverse"]) if "reverse" in named else op.Constant(ir.BOOL, False)
        self.sort(receiver, key, reverse, e)
        return self.none()

    # --- str and bytes ---

    def affix(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """text.startswith(("a", "b"), ...): whether any of the texts stands there."""
        type = self.type_of(e.args[0])
        several = isinstance(type, TupleType) or (
            isinstance(type, Instance) and type.type.fullname == "builtins.tuple"
        )
        if not several:
            return None
        receiver = self.keep(receiver)
        choices, *bounds = self._kept(e)
        result = self.register(ir.BOOL)
        end = self.new_block()
        self.assign(result, op.Constant(ir.BOOL, True))

        def step(item: op.Value) -> None:
            other = self.new_block()
            self.branch(self.call_method(receiver, callee.name, [item, *bounds], e), end, other)
            self.start(other)

        if isinstance(choices.type, ir.Tuple):
            for part in self.tuple_parts(choices):
                step(part)
        else:
            self.each_of(self.iterate_value(choices, e), step)
        self.assign(result, op.Constant(ir.BOOL, False))
        self.goto(end)
        self.start(end)
        return result

    def codec_call(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """text.encode(...), data.decode(...)."""
        return self.coded(self.keep(receiver), callee.name, given(e, ("encoding", "errors")), e)

    def text_join(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """text.join(parts)."""
        receiver = self.keep(receiver)
        source = self.joined_any(e.args[0], receiver) or self.at_once(e.args[0])
        if isinstance(source.type, ir.Tuple):
            source = self.list_of(self.tuple_parts(source), self._list_type(receiver))
        listed = self.is_builtin(receiver, "str") and self.is_builtin(source, "list")
        return self.call_method(receiver, "join_list" if listed else "join", [source], e)

    def joined_any(self, e: Expression, receiver: op.Value) -> op.Value | None:
        """The parts to join as a list, where nothing is known of them."""
        known = self.is_any(e)
        return self.collect(e, self.world.mypy_type(receiver.type)) if known else None

    def _list_type(self, item: op.Value) -> ir.Type:
        """The type of a list of such items."""
        return self.world.types.of(self.world.named_type("builtins.list", self.world.mypy_type(item.type)))

    def byte_search(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """data.find(value) and its kin of one byte's value."""
        if self.ir_of(e.args[0]) not in (ir.INT, ir.BOOL):
            return None
        receiver = self.keep(receiver)
        value, *bounds = self._kept(e)
        if callee.name == "find" and len(bounds) < 2:
            return self.call_method(receiver, "find_byte", [value, *bounds], e)
        return self.call_method(
            receiver, callee.name, [self.runtime("bytestrings.one_byte", [value]), *bounds], e
        )

    def byte_extend(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """data.extend(values) by anything but a buffer."""
        kind = without_none(self.type_of(e.args[0]))
        known = kind.type.fullname if isinstance(kind, Instance) else ""
        if known in ("builtins.bytes", "builtins.bytearray", "builtins.memoryview"):
            return None
        receiver = self.keep(receiver)
        return self.call_hook(receiver, "extend_ints", [self.at_once(e.args[0])], e)

    def view_cast(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """view.cast("B")."""
        if len(e.args) != 1 or self.world.constants.evaluate(e.args[0]) not in ("B", "@B"):
            self.refuse(e, "a memoryview holds bytes in compiled code", "struct.unpack of its parts")
        return self.call_method(receiver, "cast", [], e)

    # --- sets ---

    # --- dict ---

    def dict_update(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """table.update(other), table.update(pairs), table.update(name=value)."""
        cls, known = self.class_of(receiver), self.mapping_class(receiver)
        method = self.world.classes.find(cls, "update") if cls is not None else None
        if method is None or known is None or not method.owner.info.fullname.startswith(RUNTIME):
            return self._update_by_name(receiver, e)
        receiver = self.hold_value(receiver)
        for argument, name in zip(e.args, e.arg_names, strict=True):
            if name is not None:
                self.call_method(receiver, "__setitem__", [self.text(name), self.expr(argument)], e)
                continue
            source = self.opened(self.at_once(argument), argument, "keys")
            if self.is_read_by_keys(source, known.instance):
                self.put_by_keys(receiver, self.hold_value(source), argument)
                continue
            adding = "update" if self.dict_class(source) is not None else "update_pairs"
            if isinstance(source.type, ir.Tuple):
                source = self.list_of(self.tuple_parts(source), ir.VOID)
            self.call_hook(receiver, adding, [source], e)
        return self.none()

    def _update_by_name(self, receiver: op.Value, e: CallExpr) -> op.Value | None:
        """counts.update(a=3, b=1) of a Counter."""
        if not e.args or any(name is None for name in e.arg_names):
            return None
        receiver = self.hold_value(receiver)
        counts = self.world.named_type(
            "builtins.dict", self.world.named_type("builtins.str"), self.world.named_type("builtins.int")
        )
        named = self.hold_value(self.new_container(counts))
        for argument, name in zip(e.args, e.arg_names, strict=True):
            self.call_method(named, "__setitem__", [self.text(name or ""), self.expr(argument)], e)
        self.call_hook(receiver, "update_of_mapping", [named], e)
        return self.none()

    def dict_setdefault(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        """d.setdefault(k): None is the default."""
        if len(e.args) > 1:
            return None
        receiver = self.keep(receiver)
        cls = self.mapping_class(receiver)
        assert cls is not None
        default = self.none(self.world.types.of(cls.instance.args[1]))
        return self.call_method(receiver, "setdefault", [self.expr(e.args[0]), default], e)

    def dict_lookup(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """d.get(k), d.get(k, default), d.pop(k), d.pop(k, default)."""
        name = callee.name
        receiver = self.keep(receiver)
        key = self.keep(self.expr(e.args[0]))
        if len(e.args) == 1:
            return self.call_hook(receiver, "get_or_none" if name == "get" else "pop", [key], e)
        cls = self.mapping_class(receiver)
        assert cls is not None
        value_type = self.world.types.of(cls.instance.args[1])
        default = self.expr(e.args[1], value_type)
        if default.type == ir.VOID or (may_be_none(default.type) and not may_be_none(value_type)):
            found = self.call_hook(receiver, "get_or_none" if name == "get" else "pop_or_none", [key], e)
            if default.type == ir.VOID:
                return found
            return self.choose(self.emit(op.IsNone(found)), found.type, lambda: default, lambda: found)
        return self.call_hook(receiver, "get_or" if name == "get" else "pop_or", [key, default], e)
