"""Expressions: literals, names, members, items, displays, conditionals, comprehensions."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    AssignmentExpr,
    BytesExpr,
    CallExpr,
    CastExpr,
    ComparisonExpr,
    ConditionalExpr,
    Decorator,
    DictExpr,
    DictionaryComprehension,
    Expression,
    FloatExpr,
    FuncDef,
    GeneratorExpr,
    IndexExpr,
    IntExpr,
    LambdaExpr,
    ListComprehension,
    ListExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    OpExpr,
    OverloadedFuncDef,
    RefExpr,
    SetComprehension,
    SetExpr,
    SliceExpr,
    StarExpr,
    StrExpr,
    TupleExpr,
    TypeInfo,
    UnaryExpr,
    Var,
)
from mypy.types import Instance, ProperType

from ophion.compiler.frontend.classes import ClassInfo, Method
from ophion.compiler.frontend.constants import literal_bytes
from ophion.compiler.frontend.lower.builder import Cell
from ophion.compiler.frontend.lower.operators import Operators, is_simple
from ophion.compiler.frontend.typemap import Untypable, may_be_none, non_null, nullable, without_none
from ophion.compiler.frontend.walk import name_of
from ophion.compiler.frontend.world import shape
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir


class Expressions(Operators):
    """Lowers expressions that are not calls."""

    def expr(self, e: Expression, hint: ir.Type | None = None, borrow: bool = False) -> op.Value:
        line = self.line
        self.line = e.line if e.line > 0 else line
        try:
            if isinstance(e, MemberExpr):
                return self.narrowed(self.member_expr(e, borrow), e)
            if isinstance(e, NameExpr):
                if isinstance(hint, ir.Function) and e.fullname.startswith("builtins."):
                    return self.builtin_value(e, hint)
                return self.narrowed(self.name_expr(e), e)
            if isinstance(e, ListExpr | DictExpr | SetExpr | CallExpr):
                return self._hinted(e, hint)
            return self._plain(e)
        finally:
            self.line = line

    def unbound_method(self, cls: ClassInfo, method: Method, e: MemberExpr) -> op.Value:
        """Class.method as a function value whose first parameter is the object."""
        raise NotImplementedError

    def builtin_value(self, e: NameExpr, hint: ir.Function) -> op.Value:
        """A builtin function or class as a function value of a known signature."""
        raise NotImplementedError

    def _hinted(self, e: ListExpr | DictExpr | SetExpr | CallExpr, hint: ir.Type | None) -> op.Value:
        if isinstance(e, ListExpr):
            return self.list_expr(e)
        if isinstance(e, DictExpr):
            return self.dict_expr(e)
        if isinstance(e, SetExpr):
            return self.set_expr(e)
        return self.call_expr(e, hint)

    def _plain(self, e: Expression) -> op.Value:
        method: Callable[[Expression], op.Value] | None = getattr(
            self, _METHODS.get(type(e).__name__, ""), None
        )
        if method is None:
            self.refuse(e, f"{_describe(e)} is not part of the language")
        return method(e)

    def call_expr(self, e: CallExpr, hint: ir.Type | None) -> op.Value:
        """A call."""
        raise NotImplementedError

    # --- literals ---

    def int_expr(self, e: IntExpr) -> op.Value:
        """An integer literal; up to 2**64 - 1 where it is used as u64."""
        if not -(2**63) <= e.value < 2**64:
            self.refuse(e, f"the number {e.value} does not fit in 64 bits")
        return op.Constant(ir.INT if e.value < 2**63 else ir.U64, e.value)

    def float_expr(self, e: FloatExpr) -> op.Value:
        """A floating literal."""
        if self.world.target == "kernel":
            self.refuse(e, "the kernel has no floating point", "integers in a smaller unit")
        return op.Constant(ir.FLOAT, e.value)

    def str_expr(self, e: StrExpr) -> op.Value:
        """A text literal."""
        return self.text(e.value)

    def bytes_expr(self, e: BytesExpr) -> op.Value:
        """A bytes literal."""
        return self.emit(op.Literal(ir.Ref(self.world.classes.named("builtins.bytes").ir), literal_bytes(e)))

    # --- names ---

    def narrowed(self, value: op.Value, e: Expression) -> op.Value:
        """The value with the type that mypy has narrowed it to."""
        if e not in self.world.checked.types:
            return value
        type = self.type_of(e)
        source = value.type
        if not may_be_none(source) and not isinstance(source, ir.Ref):
            return value
        if source == ir.VOID or isinstance(source, ir.TypeRef | ir.Slots):
            return value
        try:
            target = self.world.types.of(type)
        except Untypable:
            return value
        if target == ir.VOID:
            return value
        if may_be_none(source) and not may_be_none(target):
            value = self._not_none(value, e)
            source = value.type
        if isinstance(target, ir.Ref) and isinstance(source, ir.Ref) and target.cls is not source.cls:
            if target.cls.is_subclass(source.cls):
                return self.emit(op.Cast(value, ir.Ref(target.cls, source.nullable)))
        return value

    def _not_none(self, value: op.Value, e: Expression) -> op.Value:
        """A value that mypy has proved not to be None: of a local variable surely, of a field or global
        checked again.
        """
        target = non_null(value.type)
        local = isinstance(e, NameExpr) and isinstance(e.node, Var) and isinstance(
            self.scope.places.get(e.node), op.Register
        )  # fmt: skip
        if local:
            if isinstance(value.type, ir.Optional):
                return self.emit(op.Unwrap(value, target))
            return self.emit(op.Cast(value, target))
        name = getattr(e, "name", "value")
        return self.emit(op.CheckNone(value, target, f"'NoneType' object: {name} is None"))

    def name_expr(self, e: NameExpr) -> op.Value:
        """A variable, constant, function or class by name."""
        if e.fullname in ("builtins.True", "builtins.False"):
            return op.Constant(ir.BOOL, e.fullname == "builtins.True")
        if e.fullname == "builtins.None":
            return self.none()
        node = e.node
        if isinstance(node, Var) and node in self.scope.places:
            return self.load_place(node, self.scope.places[node], e)
        return self.reference(e)

    def reference(self, e: RefExpr) -> op.Value:
        """A module-level name: variable, constant, function or class."""
        node = self.world.resolve(e.fullname) if e.fullname else e.node
        if node is None:
            node = e.node
        if name_of(e) == "__name__":
            return self.text("__main__" if self.scope.path in self.world.main_paths else e.fullname)
        if isinstance(node, Var):
            return self.global_value(node, e)
        if isinstance(node, Decorator):
            node = node.func
        if isinstance(node, FuncDef):
            return self.function_value(e, node)
        if isinstance(node, TypeInfo):
            return self.emit(op.TypeLiteral(ir.TypeRef(), self.world.classes.named(node.fullname).ir))
        if isinstance(node, MypyFile | OverloadedFuncDef) or node is None:
            self.refuse(e, f"{name_of(e)} cannot be used as a value here")
        self.refuse(e, f"{name_of(e)} has no compiled value")

    def global_value(self, node: Var, e: RefExpr) -> op.Value:
        """A module variable."""
        if node.fullname and "." not in node.fullname:
            self.refuse(e, f"the variable {name_of(e)} is not known here")
        if self.world._module(node.fullname) not in self.world.checked.trees:
            self.refuse(e, f"{e.fullname} is not available to compiled code")
        constant = self.world.constants.variable(node.fullname)
        if constant is not None:
            assert node.type is not None
            return self.constant(constant, self.ir_type(node.type, e))
        variable = self.world.variable(node)
        return self.emit(
            op.GetGlobal(variable, check=variable.type.counted and not may_be_none(variable.type))
        )

    def constant(self, value: int | str | bytes | bool, type: ir.Type) -> op.Value:
        """A compile-time value as an operand."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, bytes):
            return self.emit(op.Literal(ir.Ref(self.world.classes.named("builtins.bytes").ir), value))
        if isinstance(value, bool) and type == ir.BOOL:
            return op.Constant(ir.BOOL, value)
        if isinstance(type, ir.Optional):
            type = type.value
        if type not in (ir.INT, ir.U64):
            return op.Constant(type, float(value)) if type == ir.FLOAT else op.Constant(ir.INT, int(value))
        return op.Constant(ir.U64 if value >= 2**63 else type, int(value))

    def load_place(self, variable: Var, place: op.Register | Cell, e: NameExpr) -> op.Value:
        if isinstance(place, op.Register):
            return place
        return self.emit(op.GetField(place.holder, place.cls, place.field))

    def store_place(self, variable: Var, value: op.Value) -> None:
        """Store a local variable that has a place."""
        place = self.scope.places[variable]
        if isinstance(place, op.Register):
            self.assign(place, value)
            return
        type = place.cls.fields[place.cls.field_index(place.field)][1]
        self.emit(op.SetField(place.holder, place.cls, place.field, self.coerce(value, type)))

    def store_variable(self, variable: Var, value: op.Value, target: NameExpr) -> None:
        """Store a local or module variable, making its place at the first store."""
        if variable in self.scope.places:
            self.store_place(variable, value)
            return
        if "." in variable.fullname and not variable.info and self._is_module_level(target, variable):
            place = self.world.variable(variable, value.type)
            self.emit(op.SetGlobal(place, self.coerce(value, place.type)))
            return
        type = self.variable_type(variable, value, target)
        variables = self.scope.variables
        if variables is not None and variable in variables.deleted and type.counted:
            type = nullable(type)
        if variables is not None and variable in variables.cells:
            self.scope.places[variable] = self.make_cell(type, variable.name)
        else:
            self.scope.places[variable] = self.register(type, variable.name)
        self.store_place(variable, value)

    def _is_module_level(self, target: NameExpr, variable: Var) -> bool:
        return self.world._module(variable.fullname) + "." + variable.name == variable.fullname

    def variable_type(self, variable: Var, value: op.Value, target: Expression) -> ir.Type:
        """The type of a local variable: mypy's, or where that is abstract, that of its first value."""
        if variable.type is None:
            return value.type
        type = self.concrete(variable.type)
        try:
            return self.world.types.of(type)
        except Untypable:
            if value.type == ir.VOID:
                raise
            return value.type

    def make_cell(self, type: ir.Type, name: str) -> Cell:
        """A shared variable."""
        raise NotImplementedError

    # --- members ---

    def member_expr(self, e: MemberExpr, borrow: bool = False) -> op.Value:
        """base.name: a module's variable, a class's constant, a field, property or bound method."""
        if isinstance(e.expr, RefExpr) and isinstance(e.expr.node, MypyFile):
            return self.reference(e)
        if e.fullname and isinstance(e.node, Var) and not e.node.info and self._is_module_level_name(e):
            return self.reference(e)
        if isinstance(e.expr, RefExpr) and isinstance(e.expr.node, TypeInfo):
            return self.class_member(e, e.expr.node)
        known = self.world.constants.evaluate(e)
        if isinstance(known, int):
            return op.Constant(ir.INT, known)
        base = self.expr(e.expr, borrow=True)
        return self.member_of(base, e, borrow)

    def _is_module_level_name(self, e: MemberExpr) -> bool:
        return isinstance(e.expr, RefExpr) and isinstance(e.expr.node, MypyFile)

    def class_member(self, e: MemberExpr, info: TypeInfo) -> op.Value:
        """Class.name: an enum member, a class variable, a Struct's size, a static method."""
        if info.is_enum:
            return op.Constant(ir.INT, self.world.enum_value(info, e.name))
        known = self.world.constants.evaluate(e)
        if isinstance(known, int):
            return op.Constant(ir.INT, known)
        cls = self.world.classes.named(info.fullname)
        self.world.classes.complete(cls)
        if name_of(e) == "__name__":
            return self.text(info.name)
        if e.name in cls.defaults:
            return self.coerce(self.expr(cls.defaults[e.name]), self.world.types.of(cls.types[e.name]))
        method = self.world.classes.find(cls, e.name)
        if method is not None and method.is_static:
            return self.function_value(e, method.function)
        if method is not None and not method.is_class:
            return self.unbound_method(cls, method, e)
        self.refuse(e, f"{info.name}.{e.name} has no value in compiled code")

    def member_of(self, base: op.Value, e: MemberExpr, borrow: bool = False) -> op.Value:
        """A field, property or bound method of a value."""
        if e.name == "__name__" and isinstance(base.type, ir.TypeRef):
            return self.emit(op.TypeName(base, self.str_type))
        special = self.special_member(base, e)
        if special is not None:
            return special
        if may_be_none(base.type):
            base = self.coerce(base, non_null(base.type))
        if isinstance(base.type, ir.View):
            field = self.struct_member(base, e)
            return field if field is not None else self.bound_or_property(base, e)
        cls = self.class_of(base)
        if cls is None:
            self.refuse(e, f"{e.name} is not available on a value of type {base.type}")
        if e.name in cls.types:
            type = cls.types[e.name]
            counted = self.world.types.of(type).counted and not may_be_none(self.world.types.of(type))
            check = counted and e.name not in cls.assigned
            return self.emit(op.GetField(base, cls.ir, e.name, borrow=borrow, check=check))
        return self.bound_or_property(base, e)

    def bound_or_property(self, base: op.Value, e: MemberExpr) -> op.Value:
        """A property's value, or a method as a value."""
        info = self.static_info(base, e)
        method = self.world.classes.find(info, e.name) if info is not None else None
        if method is not None and method.is_property:
            return self.call_method(base, e.name, [], e)
        return self.bound_method(base, e.name, e)

    def static_info(self, base: op.Value, e: MemberExpr) -> ClassInfo | None:
        """The class in which members of a value are looked up."""
        raise NotImplementedError

    def special_member(self, base: op.Value, e: MemberExpr) -> op.Value | None:
        """name and value of an enum member; items of a named tuple; the cause of an exception."""
        if e.name == "__cause__":
            cls = self.class_of(base)
            if cls is not None and "cause" in cls.types:
                return self.emit(op.GetField(base, cls.ir, "cause"))
        type = without_none(self.type_of(e.expr)) if e.expr in self.world.checked.types else None
        if isinstance(type, Instance) and type.type.is_enum:
            value = self.coerce_optional(base)
            if e.name in ("value", "_value_"):
                return self.enum_value(value, type)
            if e.name in ("name", "_name_"):
                return self.call(self.world.enum_names(type.type), [value])
        if isinstance(base.type, ir.Tuple):
            fields = self.world.named_tuple_fields(type)
            if fields is not None and e.name in fields:
                return self.emit(op.TupleItem(base, fields.index(e.name)))
        return None

    def enum_value(self, member: op.Value, type: Instance) -> op.Value:
        """member.value."""
        if self.world.enum_is_int(type.type):
            return member
        return self.call(self.world.enum_values(type.type), [member])

    def store_member(self, target: MemberExpr, value: op.Value) -> None:
        """base.name = value."""
        if isinstance(target.expr, RefExpr) and isinstance(target.expr.node, MypyFile):
            self.refuse(
                target,
                "a module's variables are assigned in that module only",
                "a function there that sets it",
            )
        if isinstance(target.expr, RefExpr) and isinstance(target.expr.node, TypeInfo):
            self.refuse(
                target, "class variables cannot be assigned", "an instance field or a module variable"
            )
        self.store_member_of(self.expr(target.expr, borrow=is_simple(target.expr)), target, value)

    def store_member_of(self, base: op.Value, target: MemberExpr, value: op.Value) -> None:
        """Store a field or property of a ready base."""
        if may_be_none(base.type):
            base = self.coerce(base, non_null(base.type))
        if isinstance(base.type, ir.View) and self.store_struct_member(base, target, value):
            return
        cls = self.class_of(base)
        if cls is not None and target.name in cls.types:
            type = cls.ir.fields[cls.ir.field_index(target.name)][1]
            self.emit(op.SetField(base, cls.ir, target.name, self.coerce(value, type)))
            return
        if cls is not None:
            setter = self.world.classes.setter(cls, target.name)
            if setter is not None:
                self.call(self.world.method(setter, cls), [base, value])
                return
        self.refuse(target, f"{target.name} cannot be assigned")

    # --- items ---

    def index_expr(self, e: IndexExpr) -> op.Value:
        """base[index]."""
        if e.analyzed is not None:
            self.refuse(e, "a type cannot be used as a value here")
        if self.is_element(e):
            return self.element_value(e)
        if isinstance(e.index, SliceExpr):
            base = self.expr(e.base)
            return self.slice_of(base, e)
        base = self.expr(e.base, borrow=is_simple(e.index))
        if isinstance(base.type, ir.Optional):
            base = self.coerce(base, base.type.value)
        if isinstance(base.type, ir.Tuple):
            return self.tuple_item(base, e)
        if isinstance(base.type, ir.Slots):
            index = self.coerce(self.expr(e.index), ir.INT)
            return self.emit(op.SlotsLoad(base, index))
        return self.call_method(base, "__getitem__", [self.expr(e.index)], e)

    def element_value(self, e: IndexExpr) -> op.Value:
        """An element of an Array field."""
        raise NotImplementedError

    def tuple_item(self, base: op.Value, e: IndexExpr) -> op.Value:
        """An item of a fixed tuple by a constant index."""
        assert isinstance(base.type, ir.Tuple)
        index = self.world.constants.evaluate(e.index)
        if isinstance(index, int):
            count = len(base.type.items)
            if not -count <= index < count:
                self.refuse(e, "tuple index out of range")
            return self.emit(op.TupleItem(base, index % count))
        parts: list[op.Value] = [self.emit(op.TupleItem(base, i)) for i in range(len(base.type.items))]
        if len({shape(part.type) for part in parts}) > 1:
            self.refuse(e, "a tuple of different types needs a constant index")
        holder = self.list_of(parts, ir.VOID, e)
        return self.call_method(holder, "__getitem__", [self.expr(e.index)], e)

    def slice_of(self, base: op.Value, e: IndexExpr) -> op.Value:
        """base[a:b:c]."""
        assert isinstance(e.index, SliceExpr)
        if isinstance(base.type, ir.Tuple):
            parts = [self._bound(p) for p in (e.index.begin_index, e.index.end_index, e.index.stride)]
            chosen = range(len(base.type.items))[slice(*parts)]
            return self.emit(op.MakeTuple([self.emit(op.TupleItem(base, i)) for i in chosen]))
        return self.call_method(base, "get_slice", self.slice_parts(e.index), e)

    def _bound(self, part: Expression | None) -> int | None:
        """A bound of a slice of a tuple, which must be known when compiling."""
        value = self.world.constants.evaluate(part) if part is not None else None
        if part is not None and not isinstance(value, int):
            self.refuse(part, "a slice of a tuple needs bounds known when compiling")
        return value if isinstance(value, int) else None

    def slice_parts(self, e: SliceExpr) -> list[op.Value]:
        return [
            self.none() if part is None else self.expr(part)
            for part in (e.begin_index, e.end_index, e.stride)
        ]

    # --- displays ---

    def tuple_expr(self, e: TupleExpr) -> op.Value:
        """(a, b, c)."""
        values: list[op.Value] = []
        for item in e.items:
            if isinstance(item, StarExpr):
                inner = self.expr(item.expr)
                if not isinstance(inner.type, ir.Tuple):
                    self.refuse(item, "only a tuple of fixed shape can be unpacked here")
                values += [self.emit(op.TupleItem(inner, i)) for i in range(len(inner.type.items))]
            else:
                values.append(self.hold_if_variable(self.expr(item)))
        return self.emit(op.MakeTuple(values))

    def hold_if_variable(self, value: op.Value) -> op.Value:
        """The value as it is now."""
        return self.keep(value)

    def list_expr(self, e: ListExpr) -> op.Value:
        """[a, b, c]."""
        type = self.display_type(e)
        if any(isinstance(item, StarExpr) for item in e.items):
            return self._starred_list(e, type)
        return self.fill_list(type, [lambda item=item: self.expr(item) for item in e.items])  # type: ignore[misc]

    def display_type(self, e: ListExpr | SetExpr) -> Instance:
        """The type of a display; where its context says no more than `object` or a protocol, that of its
        first item.
        """
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        element = without_none(type.args[0])
        vague = isinstance(element, Instance) and (
            element.type.is_protocol or element.type.fullname == "builtins.object"
        )
        if vague and e.items:
            return type.copy_modified(args=[self.type_of(e.items[0])])
        return type

    def _starred_list(self, e: ListExpr, type: Instance) -> op.Value:
        holder = self.hold_value(self.new_container(type, len(e.items)))
        for item in e.items:
            if isinstance(item, StarExpr):
                self.call_method(holder, "extend", [self.expr(item.expr)], e)
            else:
                self.call_method(holder, "append", [self.expr(item)], e)
        return holder

    def hold_value(self, value: op.Value) -> op.Register:
        """A value in a register of its own."""
        register = self.register(value.type)
        self.emit(op.Assign(register, value))
        return register

    def new_container(self, type: Instance, capacity: int = 0) -> op.Value:
        """An empty list, dict or set of a type."""
        cls = self.world.classes.of(type)
        args = [self.number(capacity)] if capacity and type.type.fullname == "builtins.list" else []
        return self.make_object(cls, list(args))

    def fill_list(self, type: Instance, items: list[Callable[[], op.Value]]) -> op.Value:
        """A list made of items evaluated in order."""
        holder = self.new_container(type, len(items))
        if not items:
            return holder
        held = self.hold_value(holder)
        for item in items:
            self.call_method(held, "append", [item()], NOWHERE)
        return held

    def list_of(self, values: list[op.Value], type: ir.Type, node: object) -> op.Value:
        cls = self.class_of(type)
        if cls is None:
            if not values:
                raise Untypable("an empty list needs a type")
            element = self.world.mypy_type(values[0].type)
            instance = self.world.named_type("builtins.list", element)
        else:
            instance = cls.instance
        holder = self.hold_value(
            self.make_object(self.world.classes.of(instance), [self.number(len(values))])
        )
        for value in values:
            self.call_method(holder, "append", [value], NOWHERE)
        return holder

    def variable_tuple(self, value: op.Value, target: ir.Type) -> op.Value:
        assert isinstance(value.type, ir.Tuple)
        cls = self.class_of(target)
        assert cls is not None
        element = cls.instance.args[0]
        holder = self.hold_value(self.make_object(self.world.classes.named("builtins.list", element), []))
        for index in range(len(value.type.items)):
            self.call_method(holder, "append", [self.emit(op.TupleItem(value, index))], NOWHERE)
        return self.runtime("lists.tuple_from", [holder], element)

    def dict_expr(self, e: DictExpr) -> op.Value:
        """{a: b, ...}."""
        type = without_none(self.type_of(e))
        assert isinstance(type, Instance)
        holder = self.hold_value(self.new_container(type))
        for key, value in e.items:
            if key is None:
                self.call_method(holder, "update", [self.expr(value)], e)
            else:
                at = self.keep(self.expr(key))
                self.call_method(holder, "__setitem__", [at, self.expr(value)], e)
        return holder

    def set_expr(self, e: SetExpr) -> op.Value:
        """{a, b}."""
        type = self.display_type(e)
        holder = self.hold_value(self.new_container(type))
        for item in e.items:
            self.call_method(holder, "add", [self.expr(item)], e)
        return holder

    # --- the rest ---

    def op_expr(self, e: OpExpr) -> op.Value:
        """A binary operator."""
        if e.op in ("and", "or"):
            return self.logical_expr(e)
        known = self.world.constants.evaluate(e)
        if isinstance(known, int) and -(2**63) <= known < 2**64 and self.ir_of(e) in (ir.INT, ir.U64):
            return op.Constant(ir.INT if known < 2**63 else ir.U64, known)
        return self.binary_expr(e)

    def comparison_expr(self, e: ComparisonExpr) -> op.Value:
        """A chain of comparisons as a value."""
        if len(e.operators) == 1:
            left = self.expr(e.operands[0], borrow=is_simple(e.operands[1]))
            if not is_simple(e.operands[1]):
                left = self.keep(left)
            return self.compare(e.operators[0], left, self.type_of(e.operands[0]), e.operands[1], e)[0]
        return self.condition_value(e)

    def conditional_expr(self, e: ConditionalExpr) -> op.Value:
        """a if condition else b."""
        type = self.ir_of(e)
        result = self.register(type)
        true, false, end = self.new_block(), self.new_block(), self.new_block()
        self.condition(e.cond, true, false)
        for block, side in ((true, e.if_expr), (false, e.else_expr)):
            self.start(block)
            if side in self.world.checked.types or not isinstance(side, RefExpr | CallExpr):
                self.assign(result, self.expr(side, type))
            self.goto(end)
        self.start(end)
        return result

    def assignment_expr(self, e: AssignmentExpr) -> op.Value:
        """(name := value)."""
        value = self.expr(e.value)
        self.store(e.target, value)
        return self.expr(e.target)

    def cast_expr(self, e: CastExpr) -> op.Value:
        """typing.cast: the same object seen as another class."""
        value = self.expr(e.expr)
        target = self.ir_type(e.type, e)
        if isinstance(value.type, ir.Ref) and isinstance(target, ir.Ref):
            return self.emit(op.Cast(value, target)) if value.type != target else value
        return self.coerce(value, target)

    def list_comprehension(self, e: ListComprehension) -> op.Value:
        """[x for ...]."""
        type = self.type_of(e)
        assert isinstance(type, Instance)
        holder = self.hold_value(self.new_container(type))
        element = e.generator.left_expr
        self.comprehend(e.generator, lambda: self.call_method(holder, "append", [self.expr(element)], e))
        return holder

    def set_comprehension(self, e: SetComprehension) -> op.Value:
        """{x for ...}."""
        type = self.type_of(e)
        assert isinstance(type, Instance)
        holder = self.hold_value(self.new_container(type))
        element = e.generator.left_expr
        self.comprehend(e.generator, lambda: self.call_method(holder, "add", [self.expr(element)], e))
        return holder

    def dictionary_comprehension(self, e: DictionaryComprehension) -> op.Value:
        """{k: v for ...}."""
        type = self.type_of(e)
        assert isinstance(type, Instance)
        holder = self.hold_value(self.new_container(type))

        def add() -> None:
            assert e.key is not None
            key = self.keep(self.expr(e.key))
            self.call_method(holder, "__setitem__", [key, self.expr(e.value)], e)

        self.comprehend(e, add)
        return holder

    def generator_expr(self, e: GeneratorExpr) -> op.Value:
        """A generator expression, made into a list at once."""
        list_type = self.world.named_type("builtins.list", self.type_of(e.left_expr))
        holder = self.hold_value(self.new_container(list_type))
        self.comprehend(e, lambda: self.call_method(holder, "append", [self.expr(e.left_expr)], e))
        return holder

    def comprehend(
        self, e: GeneratorExpr | DictionaryComprehension, body: Callable[[], object], index: int = 0
    ) -> None:
        """The loops of a comprehension from `index` on, with `body` innermost."""
        if index == len(e.sequences):
            body()
            return
        iteration = self.iterate(e.sequences[index])
        top, inside, following, end = self.new_block(), self.new_block(), self.new_block(), self.new_block()
        iteration.begin()
        self.goto(top)
        self.start(top)
        iteration.test(inside, end)
        self.start(inside)
        self.store_iterated(e.indices[index], iteration.values())
        for condition in e.condlists[index]:
            good = self.new_block()
            self.condition(condition, good, following)
            self.start(good)
        self.comprehend(e, body, index + 1)
        self.goto(following)
        self.start(following)
        iteration.advance()
        self.goto(top)
        self.start(end)

    def store_iterated(self, target: Expression, values: op.Value | list[op.Value]) -> None:
        """Bind a loop's variables."""
        if not isinstance(values, list):
            self.store(target, values)
        elif isinstance(target, TupleExpr) and len(target.items) == len(values) and not any(
            isinstance(item, StarExpr) for item in target.items
        ):  # fmt: skip
            for item, value in zip(target.items, values, strict=True):
                self.store_iterated(item, value)
        else:
            self.store(target, self.emit(op.MakeTuple([self.joined(v) for v in values])))

    def joined(self, value: op.Value | list[op.Value]) -> op.Value:
        """A loop's value as one value: unpacked ones as a tuple."""
        return self.emit(op.MakeTuple([self.joined(v) for v in value])) if isinstance(value, list) else value

    def lambda_expr(self, e: LambdaExpr) -> op.Value:
        """lambda."""
        raise NotImplementedError

    def super_expr(self, e: Expression) -> op.Value:
        """super().name outside a call."""
        self.refuse(e, "super() is only supported in calls", "super().method(...)")


NOWHERE = IntExpr(0)

_METHODS = {
    "IntExpr": "int_expr",
    "FloatExpr": "float_expr",
    "StrExpr": "str_expr",
    "BytesExpr": "bytes_expr",
    "IndexExpr": "index_expr",
    "TupleExpr": "tuple_expr",
    "OpExpr": "op_expr",
    "UnaryExpr": "unary_expr",
    "ComparisonExpr": "comparison_expr",
    "ConditionalExpr": "conditional_expr",
    "AssignmentExpr": "assignment_expr",
    "CastExpr": "cast_expr",
    "ListComprehension": "list_comprehension",
    "SetComprehension": "set_comprehension",
    "DictionaryComprehension": "dictionary_comprehension",
    "GeneratorExpr": "generator_expr",
    "LambdaExpr": "lambda_expr",
    "SuperExpr": "super_expr",
}


def _describe(e: Expression) -> str:
    names = {"YieldExpr": "yield", "YieldFromExpr": "yield from", "AwaitExpr": "await", "EllipsisExpr": "..."}
    return names.get(type(e).__name__, type(e).__name__)


__all__ = ["Expressions", "ProperType", "UnaryExpr"]
