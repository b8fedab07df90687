"""Enums in expressions: members by name, value and key, their texts, and the arithmetic of flags."""

from __future__ import annotations

from mypy.nodes import CallExpr, Context, Expression, IndexExpr, MemberExpr, RefExpr, TypeInfo, Var
from mypy.types import Instance

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.builder import NUMBERS
from ophion.compiler.frontend.lower.opened_containers import OpenedContainers
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

FLAG_OPERATORS = {"|": "or", "&": "and", "^": "xor"}


class Enumerations(OpenedContainers):
    """Lowers what is particular to enums."""

    def enum_of(self, value: op.Value | ir.Type) -> ClassInfo | None:
        """The enum whose members a type holds, None for all other types."""
        type = value.type if isinstance(value, op.Value) else value
        if isinstance(type, ir.Primitive) and type.cls is not None:
            return self.world.classes.by_ir[type.cls]
        return None

    def enum_named(self, e: Expression) -> TypeInfo | None:
        """The enum class that an expression names: by its name, or as `cls` in a class method."""
        if not isinstance(e, RefExpr):
            return None
        info = e.node if isinstance(e.node, TypeInfo) else None
        if isinstance(e.node, Var) and e.node.is_cls and self.scope.owner is not None:
            info = self.scope.owner.info
        return info if info is not None and info.is_enum else None

    def retagged(self, value: op.Value, e: Expression) -> op.Value:
        """The value of an operator whose result is a member (of combined flags)."""
        if value.type != ir.INT or e not in self.world.checked.types:
            return value
        type = self.type_of(e)
        if not isinstance(type, Instance) or not type.type.is_enum:
            return value
        target = self.world.types.of(type)
        if isinstance(value, op.Constant):
            return op.Constant(target, value.value)
        value.type = target
        return value

    # --- members ---

    def enum_member(self, info: TypeInfo, name: str) -> op.Value:
        """Color.RED."""
        return op.Constant(self.world.enums.type(info), self.world.enums.held(info, name))

    def enum_lookup(self, info: TypeInfo, e: CallExpr) -> op.Value:
        """Color(value)."""
        value = self.expr(e.args[0])
        enum = self.enum_of(value)
        if enum is not None and enum.info is info:
            return value
        kind = self.world.types.of(self.world.enums.value_type(info))
        known = value.type == kind or (value.type in NUMBERS and kind in NUMBERS and value.type != ir.FLOAT)
        if known and self.world.classes.find(self.world.classes.named(info.fullname), "_missing_") is None:
            return self.call(self.world.enum_function("of_value", info), [value])
        return self.call(self.world.enum_function("of_object", info), [value])

    def enum_item(self, info: TypeInfo, e: IndexExpr) -> op.Value:
        """Color[name]."""
        return self.call(self.world.enum_function("of_name", info), [self.expr(e.index)])

    def enum_value(self, member: op.Value, info: TypeInfo) -> op.Value:
        """member.value."""
        if self.world.enums.is_number(info):
            return self.plain_number(member)
        return self.call(self.world.enum_function("values", info), [member])

    def plain_number(self, member: op.Value) -> op.Value:
        """The number that a member is, as an int."""
        if isinstance(member, op.Constant):
            return op.Constant(ir.INT, member.value)
        number = self.register(ir.INT)
        self.assign(number, member)
        return number

    def enum_list(self, info: TypeInfo) -> op.Value:
        """The members of an enum class in their order, aliases left out."""
        members = self.world.enums.canonical(info)
        element = self.world.enums.type(info)
        kind = ir.Ref(self.world.classes.named("builtins.list", Instance(info, [])).ir)
        return self.list_of([op.Constant(element, m.held) for m in members], kind)

    def iterable(self, e: Expression) -> op.Value:
        """What is iterated over: of an enum class, its members."""
        enum = self.enum_named(e)
        return self.expr(e) if enum is None else self.enum_list(enum)

    def flag_list(self, value: op.Value, cls: ClassInfo, node: Context) -> op.Value:
        """The members of one bit in combined flags, in the order of their definition."""
        element = self.world.enums.type(cls.info)
        kind = ir.Ref(self.world.classes.named("builtins.list", Instance(cls.info, [])).ir)
        holder = self.list_of([], kind)
        for member in self.world.enums.canonical(cls.info):
            there, following = self.new_block(), self.new_block()
            common = self.emit(op.Arithmetic("and", value, self.number(member.held), ir.INT))
            self.branch(self.emit(op.Compare("ne", common, self.number(0))), there, following)
            self.start(there)
            self.call_method(holder, "append", [op.Constant(element, member.held)], node)
            self.goto(following)
            self.start(following)
        return holder

    def enum_attribute(self, member: op.Value, cls: ClassInfo, e: MemberExpr) -> op.Value | None:
        """member.name, member.value, another member of the enum; None where the name is none of these."""
        if e.name in ("value", "_value_"):
            return self.enum_value(member, cls.info)
        if e.name in ("name", "_name_"):
            return self.call(self.world.enum_function("names", cls.info), [member])
        if e.name in self.world.enums.members(cls.info):
            return self.enum_member(cls.info, e.name)
        if e.name in self.world.enums.fields(cls.info):
            return self.call(self.world.enum_function("field", cls.info, e.name), [member])
        return None

    def store_enum_field(self, member: op.Value, info: TypeInfo, name: str, value: op.Value) -> None:
        """self.name = value in the `__init__` of an enum."""
        held = self.hold_value(self.coerce(value, self.world.types.of(self.world.enums.fields(info)[name])))
        members = self.world.enums.canonical(info)
        cases, end = [(m.held, self.new_block()) for m in members], self.new_block()
        self.emit(op.Switch(member, list(cases), end))
        for known, (_, block) in zip(members, cases, strict=True):
            self.start(block)
            self.emit(op.SetGlobal(self.world.enums.field(info, known, name), held))
            self.goto(end)
        self.start(end)

    def enum_table(self, info: TypeInfo) -> op.Value:
        """Color.__members__: the members and aliases by their names."""
        text, member = self.world.named_type("builtins.str"), Instance(info, [])
        made = self.hold_value(self.make_object(self.world.classes.named("builtins.dict", text, member), []))
        for name in self.world.enums.members(info):
            self.call_method(made, "__setitem__", [self.text(name), self.enum_member(info, name)], info)
        return made

    def as_text(self, value: op.Value) -> op.Value:
        """A member that is a text as that text; any other value as it is."""
        cls = self.enum_of(value)
        if cls is None or not self.world.enums.is_text(cls.info):
            return value
        return self.enum_value(value, cls.info)

    # --- operators ---

    def flag_operator(self, symbol: str, left: op.Value, right: op.Value) -> op.Value | None:
        """left | right and its kin where either holds flags; None where neither does."""
        cls = self.enum_of(left) or self.enum_of(right)
        if cls is None or symbol not in FLAG_OPERATORS or not self.world.enums.is_flag(cls.info):
            return None
        result = self.world.enums.type(cls.info)
        value = self.emit(op.Arithmetic(FLAG_OPERATORS[symbol], left, right, result))
        one, other = self.enum_of(left), self.enum_of(right)
        if one is not None and other is not None and one.info is other.info:
            return value
        return self.call(self.world.enum_function("of_value", cls.info), [value])

    def flag_inverted(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """~flags."""
        inverted = self.emit(op.Arithmetic("xor", value, self.number(-1), ir.INT))
        if not cls.info.has_base("builtins.int"):
            mask = sum(member.held for member in self.world.enums.canonical(cls.info))
            inverted = self.emit(op.Arithmetic("and", inverted, self.number(mask), ir.INT))
        return self.call(self.world.enum_function("of_value", cls.info), [inverted])

    def enum_truth(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """bool(member): a plain enum's members are true."""
        if self.world.classes.find(cls, "__bool__") is not None:
            return self.call_method(value, "__bool__", [], cls.info)
        if self.world.enums.is_number(cls.info):
            return self.emit(op.Compare("ne", value, self.number(0)))
        if self.world.enums.is_text(cls.info):
            return self.truth(self.enum_value(value, cls.info))
        return op.Constant(ir.BOOL, True)

    # --- text ---

    def enum_str(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """str(member)."""
        info = cls.info
        if self.world.classes.find(cls, "__str__") is not None:
            return self.call_method(value, "__str__", [], info)
        if self.world.enums.shows_value(info):
            held = self.enum_value(value, info)
            return self.to_str(held, self.world.mypy_type(held.type))
        name = self.call(self.world.enum_function("names", info), [value])
        if not self.world.enums.is_flag(info):
            return self.concatenate([self.text(info.name + "."), name])
        number = self.runtime("format.int_to_str", [self.plain_number(value)])
        bare = self.concatenate([self.text(info.name + "("), number, self.text(")")])
        full = self.concatenate([self.text(info.name + "."), name])
        return self._named_or(name, full, bare)

    def enum_repr(self, value: op.Value, cls: ClassInfo) -> op.Value:
        """repr(member)."""
        info = cls.info
        if self.world.classes.find(cls, "__repr__") is not None:
            return self.call_method(value, "__repr__", [], info)
        held = self.enum_value(value, info)
        shown = self.to_repr(held, self.world.mypy_type(held.type))
        name = self.call(self.world.enum_function("names", info), [value])
        full = self.concatenate([self.text(f"<{info.name}."), name, self.text(": "), shown, self.text(">")])
        if not self.world.enums.is_flag(info):
            return full
        return self._named_or(
            name, full, self.concatenate([self.text(f"<{info.name}: "), shown, self.text(">")])
        )

    def _named_or(self, name: op.Value, full: op.Value, bare: op.Value) -> op.Value:
        """`full` where there is a name, otherwise `bare`."""
        return self.choose(self.truth(name), self.str_type, lambda: full, lambda: bare)

    def enum_formatted(self, value: op.Value, cls: ClassInfo, spec: op.Value) -> op.Value:
        """format(member, spec)."""
        if self.world.classes.find(cls, "__format__") is not None:
            return self.call_method(value, "__format__", [spec], cls.info)
        own = self.world.classes.find(cls, "__str__") is not None
        if self.world.enums.shows_value(cls.info) and not (own and _is_empty(spec)):
            held = self.enum_value(value, cls.info)
            return self.format_value(held, self.world.mypy_type(held.type), spec, cls.info)
        return self.runtime("format.format_str", [self.enum_str(value, cls), spec])


def _is_empty(spec: op.Value) -> bool:
    return isinstance(spec, op.Literal) and spec.value == ""
