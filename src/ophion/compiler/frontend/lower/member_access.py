"""Members: fields, properties, methods and what classes and modules have, read and stored."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    CallExpr,
    Expression,
    FuncDef,
    MemberExpr,
    MypyFile,
    NameExpr,
    RefExpr,
    TypeInfo,
    Var,
)
from mypy.types import CallableType, Instance, TypeType, UnionType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.unknown_members import UnknownMembers
from ophion.compiler.frontend.mypy_types import proper, without_none
from ophion.compiler.frontend.named_tuples import named_tuple_fields
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null

CLASS_NAMES = ("__name__", "__qualname__", "__module__")
"""What a class says of its names."""
FUNCTION_NAMES = ("__name__", "__qualname__")
"""What a function says of them."""

LOOKED_UP, STORED = "__getattr__", "_store"
"""Methods of a class of the library that read and store attributes which it does not have."""


class MemberAccess(UnknownMembers):
    """Members of values, classes and modules."""

    def member_expr(self, e: MemberExpr) -> op.Value:
        """base.name: a module's variable, a class's constant, a field, property or bound method."""
        if isinstance(e.expr, RefExpr) and isinstance(e.expr.node, MypyFile):
            return self.reference(e)
        if e.fullname and isinstance(e.node, Var) and not e.node.info and self._is_module_level_name(e):
            return self.reference(e)
        fields = self._fields_named(e) if e.name == "_fields" else None
        if fields is not None:
            return self.emit(op.MakeTuple([self.text(name) for name in fields]))
        named = self.class_of_name(e.expr)
        if named is not None:
            return self.class_member(e, named)
        enum = self.enum_named(e.expr)
        if enum is not None:
            return self._enum_class_member(e, enum)
        if isinstance(e.expr, NameExpr) and isinstance(e.expr.node, Var) and e.expr.node.is_cls:
            assert self.scope.owner is not None
            return self.class_member(e, self.scope.owner.info)
        known = self.world.constants.evaluate(e)
        if isinstance(known, int):
            return op.Constant(ir.INT, known)
        if e.name == "__name__" and isinstance(e.expr, CallExpr) and isinstance(e.expr.callee, RefExpr):
            if e.expr.callee.fullname == "builtins.type":
                asked = e.expr.args[0]
                return self.type_name(self.expr(asked), self.type_of(asked))
        if e.name in (*FUNCTION_NAMES, "__doc__") and isinstance(e.expr, RefExpr):
            node = self.function_named(e.expr)
            if node is not None:
                return self._said_of_function(e, node)
        base = self.expr(e.expr)
        if self.is_union(base):
            return self.by_member(base, self.ir_of(e), lambda member: self.member_of(member, e))
        if self.is_asked_by_name(base, e.expr):
            return self.of_kinds(base, e.name, self.ir_of(e), lambda member: self.member_of(member, e), e)
        return self.member_of(base, e)

    def _fields_named(self, e: MemberExpr) -> list[str] | None:
        """What `_fields` of a named tuple, or of its class, names."""
        info = self.class_named(e.expr)
        if info is not None:
            return named_tuple_fields(info.tuple_type)
        return named_tuple_fields(self.type_of(e.expr)) if e.expr in self.world.checked.types else None

    def _said_of_function(self, e: MemberExpr, node: FuncDef) -> op.Value:
        """What a function that is known says of itself; what decorators have made of it has its own names."""
        if e.name == "__doc__":
            return self.docstring(node.body.body)
        nested = self.nested(node)
        if nested is not None:
            return self.emit(op.FunctionFact(e.name, [self.nested_value(nested)], self.str_type))
        if node in self.world.decorated.own:
            made = self.world.code.decorated_variable(node)
            held = self.emit(op.GetGlobal(made, check=True))
            return self.emit(op.FunctionFact(e.name, [held], self.str_type))
        module = self.world.module_name(node.fullname)
        return self.text(node.name if e.name == "__name__" else self.world.qualified.of(node, module))

    def _is_module_level_name(self, e: MemberExpr) -> bool:
        return isinstance(e.expr, RefExpr) and isinstance(e.expr.node, MypyFile)

    def class_member(self, e: MemberExpr, info: TypeInfo) -> op.Value:
        """Class.name: an enum member, a class variable, a Struct's size, a static method."""
        if info.is_enum:
            return self._enum_class_member(e, info)
        known = self.world.constants.evaluate(e)
        if isinstance(known, int):
            return op.Constant(ir.INT, known)
        ours = self.world.implementation(info)
        if self.world.class_variables.root(ours, e.name) is not None:
            return self.class_variable(ours, e.name)
        if info.tuple_type is not None and e.name == "_fields":
            fields = named_tuple_fields(info.tuple_type.copy_modified(fallback=Instance(info, [])))
            return self.emit(op.MakeTuple([self.text(name) for name in fields or []]))
        if e.name in CLASS_NAMES:
            return self.class_text(info, e.name)
        if e.name == "__doc__":
            return self.docstring(info.defn.defs.body)
        if self.is_python_method(e):
            return self.python_method(e)
        symbol = info.names.get(e.name)
        if symbol is not None and isinstance(symbol.node, TypeInfo):
            return self.class_literal(symbol.node, e)
        cls = self.world.classes.named(info.fullname)
        self.world.fields.complete(cls)
        if e.name in cls.defaults:
            return self.coerce(self.expr(cls.defaults[e.name]), self.world.types.of(cls.types[e.name]))
        return self._method_of_class(cls, e)

    def class_text(self, info: TypeInfo, asked: str) -> op.Value:
        """What a class that is known says of its names."""
        ours = self.world.implementation(info)
        if asked == "__module__":
            return self.text(self.world.qualified.module_of_class(ours) or "builtins")
        return self.text(
            info.name if asked == "__name__" else self.world.qualified.of(ours, ours.module_name)
        )

    def _enum_class_member(self, e: MemberExpr, info: TypeInfo) -> op.Value:
        """Color.RED, Color.__name__, a static method."""
        if e.name in self.world.enums.members(info):
            return self.enum_member(info, e.name)
        if e.name in CLASS_NAMES:
            return self.class_text(info, e.name)
        if e.name == "__members__":
            return self.enum_table(info)
        return self._method_of_class(self.world.classes.named(info.fullname), e)

    def _method_of_class(self, cls: ClassInfo, e: MemberExpr) -> op.Value:
        """Class.method: a function, as nothing is bound to it."""
        method = self.world.classes.find(cls, e.name)
        if method is not None and method.is_static:
            return self.function_value(e, method.function)
        if method is not None and method.is_class:
            return self.class_method(cls, method, e)
        if method is not None:
            return self.unbound_method(cls, method, e)
        message = f"{cls.info.name}.{e.name} has no value in compiled code"
        self.refuse(e, message, f"an assignment of its own in the class: {e.name} = ...")

    def member_of(self, base: op.Value, e: MemberExpr) -> op.Value:
        """A field, property or bound method of a value."""
        if isinstance(base.type, ir.TypeRef):
            return self.member_of_type(base, e)
        if e.name == "__class__":
            return self.type_of_value(base, e)
        special = self.special_member(base, e)
        if special is not None:
            return special
        if may_be_none(base.type):
            base = self.coerce(base, non_null(base.type))
        if isinstance(base.type, ir.View):
            field = self.struct_member(base, e)
            return field if field is not None else self.bound_or_property(base, e)
        if isinstance(base.type, ir.Tuple) and base.type.cls is not None:
            return self.bound_or_property(base, e)
        if isinstance(base.type, ir.Function) and e.name in FUNCTION_NAMES:
            return self.emit(op.FunctionFact(e.name, [base], self.str_type))
        cls = self.class_of(base)
        if cls is None and self.is_python_method(e):
            return self.python_method(e, receiver=base)
        if cls is None:
            self.refuse(e, f"{e.name} is not available on a value of type {base.type}")
        held = self.attribute(base, cls, e.name)
        return held if held is not None else self.bound_or_property(base, e)

    def attribute(self, base: op.Value, cls: ClassInfo, name: str) -> op.Value | None:
        """A class variable or field of an object; None where its class has none of the name."""
        if self.world.class_variables.root(cls.info, name) is not None:
            return self.object_variable(base, cls, name)
        if name not in cls.types:
            return None
        type = self.world.types.of(cls.types[name])
        check = type.counted and not may_be_none(type) and name not in cls.assigned
        return self.field(base, cls, name, check)

    def member_of_type(self, kind: op.Value, e: MemberExpr) -> op.Value:
        """A member of a class that only the run knows."""
        if e.name in CLASS_NAMES:
            return self.emit(op.TypeName(kind, self.str_type, e.name))
        info = self.class_known(e.expr)
        if info is not None and self.world.class_variables.root(info, e.name) is None:
            found = self._constant_of_type(self.hold_value(kind), info, e)
            if found is not None:
                return found
        if info is None or self.world.class_variables.root(info, e.name) is None:
            self.refuse(e, f"{e.name} of a class that is not known when compiling", "a method of its objects")
        return self.variable_of_type(kind, info, e.name)

    def _constant_of_type(self, kind: op.Register, info: TypeInfo, e: MemberExpr) -> op.Value | None:
        """A constant in the body of a class that only the run knows: that of the class or of one below."""
        if info.type_vars or info.is_enum:
            return None
        top = self.world.classes.named(info.fullname)
        self.world.fields.complete(top)
        if e.name not in top.defaults:
            return None

        def default(each: TypeInfo) -> op.Value:
            cls = self.world.classes.named(each.fullname)
            self.world.fields.complete(cls)
            return self.expr(cls.defaults[e.name])

        return self.by_class(kind, info, self.world.types.of(top.types[e.name]), default)

    def by_class(
        self, kind: op.Value, info: TypeInfo, result: ir.Type, work: Callable[[TypeInfo], op.Value]
    ) -> op.Value:
        """Do some work for the class that `kind` describes, `info` or one below it, and join the results."""
        joined = self.register(result) if result != ir.VOID else None
        end = self.new_block()
        for each in [info, *self.world.class_variables.below(info)]:
            if each.type_vars:
                continue
            hit, miss = self.new_block(), self.new_block()
            literal = self.emit(op.TypeLiteral(kind.type, self.world.classes.named(each.fullname).ir))
            self.branch(self.emit(op.Compare("eq", kind, literal)), hit, miss)
            self.start(hit)
            found = work(each)
            if joined is not None and not self.block.terminated:
                self.assign(joined, found)
            self.goto(end)
            self.start(miss)
        self.emit(op.Unreachable())
        self.start(end)
        return joined if joined is not None else self.none()

    def class_known(self, e: Expression) -> TypeInfo | None:
        """The class that an expression of type[C], or of one of several such types, is at least."""
        held = self.type_of(e)
        found = [_class_meant(item) for item in (held.items if isinstance(held, UnionType) else [held])]
        known = [info for info in found if info is not None]
        if len(known) < len(found):
            return None
        return next(info for info in known[0].mro if all(info in other.mro for other in known))

    def member_read(self, base: op.Value, e: MemberExpr) -> op.Value:
        """base.name of a ready base, whatever it is held as."""
        if self.is_union(base):
            return self.by_member(base, self.ir_of(e), lambda member: self.member_of(member, e))
        if self.is_asked_by_name(base, e.expr):
            return self.of_kinds(base, e.name, self.ir_of(e), lambda member: self.member_of(member, e), e)
        return self.member_of(base, e)

    def bound_or_property(self, base: op.Value, e: MemberExpr) -> op.Value:
        """A property's value, or a method as a value."""
        info = self.static_info(base)
        method = self.world.classes.find(info, e.name) if info is not None else None
        if method is not None and method.is_property:
            return self.call_method(base, e.name, [], e)
        if method is None and info is not None and self.world.classes.find(info, LOOKED_UP) is not None:
            return self.call_method(base, LOOKED_UP, [self.text(e.name)], e)
        return self.bound_method(base, e.name, e)

    def special_member(self, base: op.Value, e: MemberExpr) -> op.Value | None:
        """name and value of an enum member; items of a named tuple; the cause of an exception."""
        enum = self.enum_of(non_null(base.type))
        if enum is not None:
            found = self.enum_attribute(self.coerce_optional(base), enum, e)
            return found if found is not None else self.bound_or_property(self.coerce_optional(base), e)
        type = without_none(self.type_of(e.expr)) if e.expr in self.world.checked.types else None
        if base.type in NUMBERS:
            return self.number_member(base, e.name)
        if isinstance(base.type, ir.Tuple):
            record = base.type.cls
            fields = named_tuple_fields(self.world.records.types[record] if record else type)
            if fields is not None and e.name in fields:
                return self.emit(op.TupleItem(base, fields.index(e.name)))
        return None

    def store_member(self, target: MemberExpr, value: op.Value) -> None:
        """base.name = value."""
        if isinstance(target.expr, RefExpr) and isinstance(target.expr.node, MypyFile):
            self.refuse(
                target,
                "a module's variables are assigned in that module only",
                "a function there that sets it",
            )
        info = self.class_named(target.expr)
        if info is not None:
            self.store_class_variable(info, target.name, value, target)
            return
        self.store_member_of(self.expr(target.expr), target, value)

    def class_named(self, e: Expression) -> TypeInfo | None:
        """The class that an expression names, `cls` among them."""
        if isinstance(e, RefExpr) and isinstance(e.node, TypeInfo):
            return e.node
        if isinstance(e, NameExpr) and isinstance(e.node, Var) and e.node.is_cls:
            return self.scope.owner.info if self.scope.owner is not None else None
        return None

    def store_member_of(self, base: op.Value, target: MemberExpr, value: op.Value) -> None:
        """Store a field or property of a ready base."""
        if self.is_union(base):
            held = self.hold_value(value)

            def store(member: op.Value) -> op.Value:
                self.store_member_of(member, target, held)
                return self.none()

            self.by_member(base, ir.VOID, store)
            return
        if self.is_asked_by_name(base, target.expr):
            held = self.hold_value(value)

            def put(member: op.Value) -> op.Value:
                self.store_member_of(member, target, held)
                return self.none()

            self.of_kinds(base, target.name, ir.VOID, put, target)
            return
        if isinstance(base.type, ir.TypeRef):
            info = self.class_known(target.expr)
            assert info is not None
            self.store_variable_of_type(base, info, target.name, value, target)
            return
        if may_be_none(base.type):
            base = self.coerce(base, non_null(base.type))
        if isinstance(base.type, ir.View) and self.store_struct_member(base, target, value):
            return
        enum = self.enum_of(base)
        if enum is not None and target.name in self.world.enums.fields(enum.info):
            self.store_enum_field(base, enum.info, target.name, value)
            return
        cls = self.class_of(base)
        if cls is not None and self._store_object_member(base, cls, target.name, value):
            return
        if cls is not None and self.world.classes.find(cls, LOOKED_UP) is not None:
            self.call_method(base, STORED, [self.text(target.name), value], target)
        else:
            self.refuse(target, f"{target.name} cannot be assigned", "a field that the class declares")

    def _store_object_member(self, base: op.Value, cls: ClassInfo, name: str, value: op.Value) -> bool:
        """Store a class variable, a field or a property of an object; False where it has none of the name."""
        if self.world.class_variables.root(cls.info, name) is not None:
            self.store_object_variable(base, cls, name, value)
            return True
        if name in cls.types:
            if cls.is_dataclass and cls.dataclass_option("frozen"):
                message = self.text(f"cannot assign to field {name!r}")
                self.raise_builtin("dataclasses.FrozenInstanceError", message)
                return True
            self.set_field(base, cls, name, value)
            return True
        setter = self.world.classes.setter(cls, name)
        if setter is not None:
            self.call(self.world.method(setter, cls), [base, value])
        return setter is not None


def _class_meant(type: MypyType) -> TypeInfo | None:
    """The class C of type[C], or of what mypy sees where a class is called."""
    held = proper(type)
    item = proper(held.item) if isinstance(held, TypeType) else None
    if isinstance(held, CallableType):
        item = proper(held.ret_type)
    return item.type if isinstance(item, Instance) else None
