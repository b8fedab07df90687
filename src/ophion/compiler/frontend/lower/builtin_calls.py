"""Builtin functions and the methods of values that are no objects."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    ArgKind,
    CallExpr,
    Context,
    Decorator,
    Expression,
    FuncDef,
    MemberExpr,
    NameExpr,
    OverloadedFuncDef,
    RefExpr,
    TypeInfo,
    Var,
)
from mypy.types import Instance
from mypy.types import Type as MypyType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.declarations import declared
from ophion.compiler.frontend.lower.attributes_by_name import AttributesByName
from ophion.compiler.frontend.lower.copies import Copies
from ophion.compiler.frontend.lower.named_operators import NamedOperators
from ophion.compiler.frontend.lower.number_calls import given
from ophion.compiler.frontend.lower.struct_module_calls import StructModuleCalls
from ophion.compiler.frontend.mypy_types import Untypable, proper
from ophion.compiler.frontend.names import is_wide
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null

OPENING = ("file", "mode", "buffering", "encoding", "errors", "newline")
"""The parameters of open, of which binary files have the first two."""
STREAMS = {
    "BufferedReader": "open_binary_reader",
    "BufferedWriter": "open_binary_writer",
    "BufferedRandom": "open_binary_random",
}
"""The functions of `user.lib.files` for the classes of streams."""


class BuiltinCalls(NamedOperators, Copies, StructModuleCalls, AttributesByName):
    """Lowers calls that the compiler knows by name."""

    def builtin_call(self, fullname: str, e: CallExpr) -> op.Value | None:
        builtin = declared(fullname)
        if builtin is None:
            return None
        if builtin.function:
            return self.call_function(self.declared_function(builtin, e), e)
        lower: Callable[..., op.Value | None] = getattr(self, builtin.lowering)
        return lower(e, *builtin.details)

    def apply_builtin(
        self,
        e: NameExpr | MemberExpr,
        args: list[op.Register],
        result: ir.Type,
        receiver: MypyType | None = None,
    ) -> op.Value:
        """The call that a function's or method's name stands for, of variables that hold the arguments."""
        names: list[Expression] = [self._variable(f"x{index}", arg, e) for index, arg in enumerate(args)]
        if receiver is not None:
            self.world.checked.types[names[0]] = receiver
        callee: Expression = e
        if isinstance(e, MemberExpr) and not _is_of_class(e):
            callee, names = MemberExpr(names[0], e.name), names[1:]
            callee.set_line(e)
        call = CallExpr(callee, names, [ArgKind.ARG_POS] * len(names), [None] * len(names))
        call.set_line(e)
        self.world.checked.types[call] = self.world.mypy_type(result)
        return self.call_expr(call)

    def _variable(self, name: str, held: op.Register, place: Context) -> NameExpr:
        """An expression that reads a register."""
        variable = NameExpr(name)
        variable.node = Var(name)
        variable.set_line(place)
        self.scope.places[variable.node] = held
        self.world.checked.types[variable] = self.world.mypy_type(held.type)
        return variable

    def sizeof_call(self, e: CallExpr) -> op.Value:
        """sizeof(X) of a Struct."""
        size = self.world.constants.evaluate(e)
        assert isinstance(size, int)
        return op.Constant(ir.INT, size)

    def items_of_call(self, e: CallExpr) -> op.Value:
        """items_of(x): what a container of any form holds, as objects."""
        return self.root_call("items", self.coerce_optional(self.expr(e.args[0])))

    def type_call(self, e: CallExpr) -> op.Value:
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
        return self.choose(
            self.is_none(value),
            ir.TypeRef(),
            lambda: self.emit(op.TypeLiteral(ir.TypeRef(), self.world.boxes.nothing)),
            lambda: self.type_of_value(self.coerce(value, non_null(value.type)), node),
        )

    # --- functions of user/lib ---

    def library(self, name: str, args: list[op.Value], e: Context) -> op.Value:
        node = self.library_function(f"user.lib.{name}", e)
        self.world.module_of(node.fullname)
        values = list(args)
        for position in range(len(values), len(node.arguments)):
            values.append(self.default(node, position, e))
        return self.call(self.world.function(node, None, {}), values)

    def open_call(self, e: CallExpr) -> op.Value:
        """open(path, mode, ...): the class depends on the mode, which mypy has worked out."""
        named = given(e, (*OPENING, "closefd", "opener"))
        file = self.keep(self.expr(named.pop("file")))
        return self._opened(file, named, e)

    def open_path(self, receiver: op.Value, callee: MemberExpr, e: CallExpr) -> op.Value:
        """path.open(mode, ...)."""
        return self._opened(self.keep(receiver), given(e, OPENING[1:]), e)

    def _opened(self, file: op.Value, named: dict[str, Expression], e: CallExpr) -> op.Value:
        for name in ("closefd", "opener"):
            if name in named:
                self.refuse(named[name], f"open has no {name} in compiled code", "os.open and os.fdopen")
        type = proper(self.type_of(e))
        assert isinstance(type, Instance)
        kind = STREAMS.get(type.type.name, "open_text")
        if type.type.name == "FileIO":
            self.refuse(e, "files without a buffer are not part of the language", "os.open and os.read")
        wanted = list(OPENING) if kind == "open_text" else ["file", "mode"]
        encoding = self.world.constants.evaluate(named["encoding"]) if "encoding" in named else None
        recoded = kind == "open_text" and isinstance(encoding, str) and is_wide(encoding)
        place = "recoded_files.open_recoded" if recoded else f"files.{kind}"
        values = {"file": file, **{name: self.keep(self.expr(a)) for name, a in named.items()}}
        node = self.world.named_function(f"user.lib.{place}")
        args = [
            values[name]
            if name in values and values[name].type != ir.VOID
            else self.default(node, position, e)
            for position, name in enumerate(wanted)
        ]
        return self.library(place, args, e)

    def as_path(self, value: op.Value) -> op.Value | None:
        """What an object stands for where a path is wanted: its `__fspath__`. None where it has none."""
        if self.is_union(value) and any(map(self._is_path, self.members_of(value))):
            return self.by_member(value, self.str_type, lambda member: self.coerce(member, self.str_type))
        cls = self.class_of(value)
        if cls is None or not self._is_path(value.type):
            return None
        return self.call_method(value, "__fspath__", [], cls.info)

    def _is_path(self, type: ir.Type) -> bool:
        cls = self.class_of(type)
        return cls is not None and self.world.classes.find(cls, "__fspath__") is not None

    # --- classes ---

    def isinstance_call(self, e: CallExpr) -> op.Value:
        """isinstance(x, C), isinstance(x, (C, D)), isinstance(x, C | D), with classes that may be values."""
        value = self.keep(self.asked(e.args[0]))
        infos = self.classes_named(e.args[1])
        if infos is None:
            kind = self.hold_value(self.type_of_value(value, e.args[0]))
            return self.is_below(kind, self.expr(e.args[1]), e.args[1])
        if not isinstance(value.type, ir.Ref):
            return self._static_isinstance(value, infos)
        result = self.register(ir.BOOL)
        end = self.new_block()
        self.assign(result, op.Constant(ir.BOOL, False))
        if value.type.nullable:
            some = self.new_block()
            self.branch(self.emit(op.IsNone(value)), end, some)
            self.start(some)
            value = self.emit(op.Cast(value, non_null(value.type)))
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
        self.refuse_hidden(value)
        current = self.class_of(value)
        if info.type_vars and current is not None and self.world.implementation(info) is current.info:
            return current
        try:
            args = list(current.instance.args) if info.type_vars and current is not None else []
            if current is not None and len(args) != len(info.type_vars):
                message = f"whether this is a {info.name}, and of what, is not known here"
                raise Refusal(self.line, -1, message, f"a {info.name} by its type")
            return self.world.classes.of(Instance(info, args))
        except Untypable:
            return None

    def _static_isinstance(self, value: op.Value, infos: list[TypeInfo]) -> op.Value:
        enum = self.enum_of(non_null(value.type))
        if enum is not None:
            found = any(enum.info.has_base(info.fullname) or self._answers(info, value) for info in infos)
            some = self.emit(op.Not(self.is_none(value)))
            return some if found else op.Constant(ir.BOOL, False)
        found = self._is_one_of_classes(value, infos)
        if isinstance(value.type, ir.Optional) and found:
            return self.emit(op.Not(self.emit(op.IsNone(value))))
        return op.Constant(ir.BOOL, found)

    def _is_one_of_classes(self, value: op.Value, infos: list[TypeInfo]) -> bool:
        """Whether a value that is no object is of one of some classes."""
        held = non_null(value.type)
        if isinstance(held, ir.Tuple) and held.cls is not None:
            record = self.world.records.types[held.cls].partial_fallback.type
            if any(info in record.mro for info in infos):
                return True
        return any(info.name in _class_names(held) or self._answers(info, value) for info in infos)

    def _answers(self, info: TypeInfo, value: op.Value) -> bool:
        """Whether a class is a protocol of the program whose members a value that is no object has."""
        return self.world.protocols.is_own(info) and self.has_members(non_null(value.type), info)

    def known_instance(self, value: op.Value, test: Expression) -> bool | None:
        infos = self.classes_named(test)
        if infos is None:
            return None
        if not isinstance(value.type, ir.Ref):
            found = self._is_one_of_classes(value, infos)
            unsure = self.enum_of(non_null(value.type)) is not None or (found and may_be_none(value.type))
            return None if unsure else found
        if self.is_object(value):
            return None
        classes = [cls.ir for cls in (self.narrow_class(info, value) for info in infos) if cls is not None]
        if any(value.type.cls.is_subclass(cls) for cls in classes):
            return None if value.type.nullable else True
        return None if any(cls.is_subclass(value.type.cls) for cls in classes) else False


def _is_of_class(e: MemberExpr) -> bool:
    """Whether a method is called without an object: `bytes.fromhex`."""
    info = e.expr.node if isinstance(e.expr, RefExpr) else None
    symbol = info.get(e.name) if isinstance(info, TypeInfo) else None
    method = symbol.node if symbol is not None else None
    method = method.items[0] if isinstance(method, OverloadedFuncDef) else method
    method = method.func if isinstance(method, Decorator) else method
    return isinstance(method, FuncDef) and (method.is_class or method.is_static)


def _class_names(type: ir.Type) -> set[str]:
    """The names of the classes of a value that is no object."""
    if isinstance(type, ir.Tuple):
        return {"tuple", "object"}
    names: dict[ir.Type, set[str]] = {
        ir.INT: {"int", "object"},
        ir.U64: {"int", "u64", "object"},
        ir.BOOL: {"bool", "int", "object"},
        ir.FLOAT: {"float", "object"},
    }
    return names.get(type, {"object"})
