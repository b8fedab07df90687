"""Builtin functions and the methods of values that are no objects."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    ArgKind,
    CallExpr,
    Context,
    Expression,
    MemberExpr,
    NameExpr,
    RefExpr,
    TupleExpr,
    TypeInfo,
    Var,
)
from mypy.types import Instance

from ophion.compiler.frontend.classes import ClassInfo
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.number_calls import NumberCalls
from ophion.compiler.frontend.lower.operators import INTEGERS
from ophion.compiler.frontend.lower.struct_module_calls import NAMES, StructModuleCalls
from ophion.compiler.frontend.lower.text_calls import TextCalls
from ophion.compiler.frontend.typemap import Untypable, may_be_none, non_null, proper, without_none
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class BuiltinCalls(NumberCalls, TextCalls, StructModuleCalls):
    """Lowers calls that the compiler knows by name."""

    def builtin_call(self, fullname: str, e: CallExpr, hint: ir.Type | None) -> op.Value | None:
        if fullname.startswith("ophion.lang.unsafe."):
            name = fullname.removeprefix("ophion.lang.unsafe.")
            return self.new_slots(e) if name == "Ptr" else self.unsafe_call(name, e)
        if fullname in ("ophion.lang.integers.u64", "ophion.lang.u64"):
            return self._to_u64(e)
        if fullname == "ophion.lang.structure.sizeof":
            return op.Constant(ir.INT, self.world.constants.evaluate(e))  # type: ignore[arg-type]
        if fullname in NAMES:
            return self.struct_module_call(fullname.rpartition(".")[2], e)
        if fullname in ("typing.cast", "typing.reveal_type"):
            return None
        if fullname.startswith(("builtins.", "math.")):
            module, _, name = fullname.partition(".")
            prefix = "builtin" if module == "builtins" else module
            handler: Callable[[CallExpr, ir.Type | None], op.Value | None] | None = getattr(
                self, f"{prefix}_{name.replace('.', '_')}", None
            )
            return handler(e, hint) if handler is not None else None
        return None

    def apply_builtin(self, e: NameExpr, args: list[op.Register], result: ir.Type) -> op.Value:
        """The call that the name stands for, made of variables that hold the arguments."""
        names: list[Expression] = [self._variable(f"x{index}", arg, e) for index, arg in enumerate(args)]
        call = CallExpr(e, names, [ArgKind.ARG_POS] * len(args), [None] * len(args))
        call.set_line(e)
        self.world.checked.types[call] = self.world.mypy_type(result)
        return self.call_expr(call, result)

    def _variable(self, name: str, held: op.Register, place: Context) -> NameExpr:
        """An expression that reads a register."""
        variable = NameExpr(name)
        variable.node = Var(name)
        variable.set_line(place)
        self.scope.places[variable.node] = held
        self.world.checked.types[variable] = self.world.mypy_type(held.type)
        return variable

    # --- numbers ---

    # --- over iterables ---

    # --- text ---

    def builtin_type(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """type(x)."""
        return self.type_of_value(self.expr(e.args[0]), e)

    def type_of_value(self, value: op.Value, node: Context) -> op.Value:
        """The class of a value."""
        type = value.type
        if type == ir.VOID:
            return self.emit(op.TypeLiteral(ir.TypeRef(), self.world.boxes.nothing))
        if may_be_none(type):
            return self._type_of_optional(value, node)
        if isinstance(type, ir.Ref | ir.Function):
            return self.emit(op.TypeOf(value, ir.TypeRef()))
        try:
            return self.emit(op.TypeLiteral(ir.TypeRef(), self.world.boxes.of(type)))
        except Untypable as problem:
            self.refuse(node, str(problem))

    def _type_of_optional(self, value: op.Value, node: Context) -> op.Value:
        result = self.register(ir.TypeRef())
        none, some, end = self.new_block(), self.new_block(), self.new_block()
        self.branch(self.is_none(value), none, some)
        self.start(none)
        self.assign(result, self.emit(op.TypeLiteral(ir.TypeRef(), self.world.boxes.nothing)))
        self.goto(end)
        self.start(some)
        self.assign(result, self.type_of_value(self.coerce(value, non_null(value.type)), node))
        self.goto(end)
        self.start(end)
        return result

    # --- output and input ---

    def library(self, name: str, args: list[op.Value], e: Context) -> op.Value:
        if self.world.target == "kernel":
            self.refuse(e, "this function is for user programs")
        node = self.world.named_function(f"user.lib.{name}")
        self.world.module_of(node.fullname)
        self.world.need_library(node.fullname.rpartition(".")[0], self.function.file)
        values = list(args)
        for position in range(len(values), len(node.arguments)):
            values.append(self.default(node, position, e))
        return self.call(self.world.function(node, None, {}), values)

    def builtin_input(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """input(prompt)."""
        return self.library("builtins.input", [self.expr(a) for a in e.args] or [self.text("")], e)

    def builtin_open(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """open(path, mode): the class depends on the mode, which mypy has worked out."""
        positional = [a for a, n in zip(e.args, e.arg_names, strict=True) if n in (None, "mode", "file")]
        args = [self.expr(a) for a in positional[:2]]
        type = proper(self.type_of(e))
        assert isinstance(type, Instance)
        kind = {"BufferedReader": "open_binary_reader", "BufferedWriter": "open_binary_writer"}.get(
            type.type.name, "open_text"
        )
        return self.library(f"builtins.{kind}", args, e)

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
            test = self.class_test(info, value)
            if test is None:
                continue
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
        enum = self.enum_of(non_null(value.type))
        if enum is not None:
            found = any(enum.info.has_base(info.fullname) for info in infos)
            some = self.emit(op.Not(self.is_none(value)))
            return some if found else op.Constant(ir.BOOL, False)
        names: dict[ir.Type, set[str]] = {
            ir.INT: {"int", "object"},
            ir.U64: {"int", "u64", "object"},
            ir.BOOL: {"bool", "int", "object"},
            ir.FLOAT: {"float", "object"},
        }
        others = {"tuple", "object"} if isinstance(non_null(value.type), ir.Tuple) else {"object"}
        if isinstance(value.type, ir.Optional):
            known = names.get(value.type.value, others)
            found = any(info.name in known for info in infos)
            return self.emit(op.Not(self.emit(op.IsNone(value)))) if found else op.Constant(ir.BOOL, False)
        known = names.get(value.type, others)
        return op.Constant(ir.BOOL, any(info.name in known for info in infos))

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
        if len(args) > 1:
            self.refuse(
                args[1], "an exception holds one value in compiled code", "one text, or your own __init__"
            )
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
        if values and values[0].type not in INTEGERS:
            self.refuse(e, "OSError is made with an error number", "OSError(errno.EIO, message)")
        return values

    def _system_exit(self, e: CallExpr) -> list[op.Value]:
        if not e.args:
            return [self.number(0)]
        value = self.coerce_optional(self.expr(e.args[0]))
        if value.type in INTEGERS:
            return [value]
        if value.type == ir.VOID:
            return [self.number(0)]
        return [self.number(1), self.coerce(value, self.str_type)]

    # --- str, repr, format ---

    # --- methods of values that are no objects ---

    def special_method(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value | None:
        type = receiver.type
        if self.world.iterators.kind(type) is not None:
            return self.iterator_method(receiver, callee.name, e)
        if isinstance(type, ir.Slots):
            return self.slots_method(receiver, callee, e)
        if isinstance(type, ir.View) and callee.name in ("tobytes", "view"):
            return self.view_method(receiver, callee.name)
        if type in NUMBERS:
            return self.number_method(receiver, callee.name, e)
        if isinstance(type, ir.Tuple) and callee.name in ("index", "count"):
            parts: list[op.Value] = [self.emit(op.TupleItem(receiver, i)) for i in range(len(type.items))]
            holder = self.list_of(parts, ir.VOID, e)
            return self.call_method(holder, callee.name, [self.expr(a) for a in e.args], e)
        if callee.name in ("get", "pop") and self.dict_class(receiver) is not None:
            return self._dict_lookup(receiver, callee.name, e)
        if self.is_builtin(receiver, "bytes") or self.is_builtin(receiver, "bytearray"):
            return self._byte_method(receiver, callee.name, e)
        if self.is_builtin(receiver, "list") and callee.name == "sort":
            named = dict(zip(e.arg_names, e.args, strict=True))
            receiver = self.keep(receiver)
            element = self.world.types.element(self.type_of(callee.expr))
            key = self.key_function(named["key"], element) if "key" in named else None
            reverse = self.expr(named["reverse"]) if "reverse" in named else op.Constant(ir.BOOL, False)
            self.sort(receiver, key, reverse, e)
            return self.none()
        if self.is_builtin(receiver, "str") and callee.name in ("format", "format_map"):
            self.refuse(
                e, "the template of format is not known when compiling", 'an f-string: f"{value:spec}"'
            )
        if (
            self.is_builtin(receiver, "str")
            and callee.name in ("startswith", "endswith")
            and len(e.args) == 1
        ):
            return self._affix(receiver, callee.name, e)
        if self.is_builtin(receiver, "str") and callee.name == "join" and len(e.args) == 1:
            receiver = self.keep(receiver)
            source = self.at_once(e.args[0])
            if isinstance(source.type, ir.Tuple):
                source = self.list_of(
                    [self.emit(op.TupleItem(source, i)) for i in range(len(source.type.items))], ir.VOID, e
                )
            return self.call_method(receiver, "join", [source], e)
        return None

    def _byte_method(self, receiver: op.Value, name: str, e: CallExpr) -> op.Value | None:
        """data.find(value) of one byte, data.extend(values) by anything but a buffer."""
        if name not in ("find", "extend") or not e.args:
            return None
        kind = without_none(self.type_of(e.args[0]))
        known = kind.type.fullname if isinstance(kind, Instance) else ""
        if name == "find" and known not in ("builtins.int", "builtins.bool"):
            return None
        if name == "extend" and known in ("builtins.bytes", "builtins.bytearray", "builtins.memoryview"):
            return None
        receiver = self.keep(receiver)
        special = "find_byte" if name == "find" else "extend_ints"
        return self.call_method(receiver, special, [self.expr(a) for a in e.args], e)

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

    def _dict_lookup(self, receiver: op.Value, name: str, e: CallExpr) -> op.Value:
        """d.get(k), d.get(k, default), d.pop(k), d.pop(k, default)."""
        receiver = self.keep(receiver)
        key = self.keep(self.expr(e.args[0]))
        if len(e.args) == 1:
            return self.call_method(receiver, "get_or_none" if name == "get" else "pop", [key], e)
        cls = self.dict_class(receiver)
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
