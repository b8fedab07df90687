"""Class variables that are kept for each class (`class_variables`): definition, reading, assignment."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import (
    ARG_POS,
    AssignmentStmt,
    CallExpr,
    ClassDef,
    Context,
    Decorator,
    NameExpr,
    TempNode,
    TupleExpr,
    TypeInfo,
)

from ophion.compiler.frontend.class_facts import names_of
from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.class_variables import Storage
from ophion.compiler.frontend.lower.comparisons import Comparisons
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none

Test = Callable[[TypeInfo], op.Value]
"""Whether what a variable is looked up in is of a class, or one below it."""


class ClassVariableAccess(Comparisons):
    """Lowers class variables."""

    def class_body(self, node: ClassDef) -> None:
        """Give the variables of a class their first values, and the members of an enum theirs, where `class`
        stands.
        """
        if node.info.is_enum:
            self._begin_members(node.info)
        for statement in node.defs.body:
            if isinstance(statement, ClassDef):
                self.statement(statement)
            elif isinstance(statement, Decorator):
                self.define_decorated(statement)
            elif isinstance(statement, AssignmentStmt) and not isinstance(statement.rvalue, TempNode):
                names = [name for target in statement.lvalues for name in names_of(target)]
                if any(self.world.class_variables.root(node.info, name.name) for name in names):
                    if not self.function.module_body:
                        message = f"a class in a function shares {names[0].name} among its calls"
                        self.refuse(statement, message, "the class at the top of the module")
                    self.line = statement.line
                    self.statement(statement)

    def _begin_members(self, info: TypeInfo) -> None:
        """Run the `__init__` of an enum for each of its members."""
        cls = self.world.classes.named(info.fullname)
        method = self.world.classes.find(cls, "__init__")
        for member in self.world.enums.canonical(info) if method is not None else ():
            assert method is not None
            e = member.expression
            values = list(e.items) if isinstance(e, TupleExpr) else [e]
            if isinstance(e, CallExpr) and isinstance(member.value, int):  # auto()
                values = [self.ready(self.number(member.value), self.world.named_type("builtins.int"), e)]
            call = CallExpr(NameExpr(info.name), values, [ARG_POS] * len(values), [None] * len(values))
            call.set_line(e)
            self.line = e.line
            self.invoke(method, cls, op.Constant(self.world.enums.type(info), member.held), call, direct=True)

    # --- reading ---

    def class_variable(self, info: TypeInfo, name: str) -> op.Value:
        """Class.name."""
        return self._look_up(self.world.class_variables.chain(info, name), info, name)

    def object_variable(self, base: op.Value, cls: ClassInfo, name: str) -> op.Value:
        """object.name: the object's own value, or that of its class."""
        if name not in cls.types:
            return self._varying(cls.info, name, self._object_test(base))
        if name in cls.assigned:
            return self.field(base, cls, name)
        held = self.field_type(cls, name)
        return self.choose(
            self.emit(op.GetField(base, cls.ir, own_flag(name))),
            held,
            lambda: self.field(base, cls, name),
            lambda: self._varying(cls.info, name, self._object_test(base)),
        )

    def variable_of_type(self, kind: op.Value, info: TypeInfo, name: str) -> op.Value:
        """type(object).name, of a class that is `info` or one below it."""
        return self._varying(info, name, self._type_test(kind))

    def _object_test(self, value: op.Value) -> Test:
        def test(info: TypeInfo) -> op.Value:
            if info.type_vars:
                return self.call(self.world.forms.test(info), [value])
            return self.emit(op.IsInstance(value, self.world.classes.named(info.fullname).ir))

        return test

    def _type_test(self, kind: op.Value) -> Test:
        def test(info: TypeInfo) -> op.Value:
            result: op.Value = op.Constant(ir.BOOL, False)
            for cls in [info, *self.world.class_variables.below(info)]:
                literal = self.emit(op.TypeLiteral(kind.type, self.world.classes.named(cls.fullname).ir))
                same = self.emit(op.Compare("eq", kind, literal))
                result = self.emit(op.Select(same, op.Constant(ir.BOOL, True), result))
            return result

        return test

    def _varying(self, info: TypeInfo, name: str, test: Test) -> op.Value:
        """A variable of `info` or of the class below it that passes the test."""
        variables = self.world.class_variables
        varying = variables.varying(info, name)
        if not varying:
            return self._look_up(variables.chain(info, name), info, name)
        root = variables.root(info, name)
        assert root is not None
        result = self.register(variables.type(root, name))
        end = self.new_block()
        for cls in varying:
            hit, miss = self.new_block(), self.new_block()
            self.branch(test(cls), hit, miss)
            self.start(hit)
            self.assign(result, self._look_up(variables.chain(cls, name), cls, name))
            self.goto(end)
            self.start(miss)
        self.assign(result, self._look_up(variables.chain(info, name), info, name))
        self.goto(end)
        self.start(end)
        return result

    def _look_up(self, chain: list[Storage], info: TypeInfo, name: str) -> op.Value:
        """The first of some storages that has a value."""
        root = self.world.class_variables.root(info, name)
        assert root is not None
        type = self.world.class_variables.type(root, name)
        result = self.register(type)
        end = self.new_block()
        for storage in chain:
            check = storage.variable.type.counted and not may_be_none(storage.variable.type)
            value = self.emit(op.GetGlobal(storage.variable, check=check))
            has = self._has_value(storage, value, type)
            if has is None:
                self.assign(result, value)
                self.goto(end)
                break
            hit, miss = self.new_block(), self.new_block()
            self.branch(has, hit, miss)
            self.start(hit)
            self.assign(result, value)
            self.goto(end)
            self.start(miss)
        else:
            message = f"type object '{info.name}' has no attribute '{name}'"
            self.raise_builtin("AttributeError", self.text(message))
        self.start(end)
        return result

    def _has_value(self, storage: Storage, value: op.Value, type: ir.Type) -> op.Value | None:
        """Whether a class has a variable; None where it surely has."""
        if storage.flag is not None:
            return self.emit(op.GetGlobal(storage.flag))
        return self.emit(op.Not(self.is_none(value))) if value.type != type else None

    # --- assignment ---

    def store_class_variable(self, info: TypeInfo, name: str, value: op.Value, node: Context) -> None:
        """Class.name = value."""
        storage = self.world.class_variables.storage(info, name)
        if storage is None:
            message = f"{name} is a field of the objects of {info.name}, which the class does not have"
            self.refuse(node, message, f"{name} in the body of the class")
        self.emit(op.SetGlobal(storage.variable, self.coerce(value, storage.variable.type)))
        if storage.flag is not None:
            self.emit(op.SetGlobal(storage.flag, op.Constant(ir.BOOL, True)))

    def store_variable_of_type(
        self, kind: op.Value, info: TypeInfo, name: str, value: op.Value, node: Context
    ) -> None:
        """type(object).name = value, of a class that is `info` or one below it."""
        value = self.hold_value(value)
        end = self.new_block()
        for cls in self.world.class_variables.below(info):
            literal = self.emit(op.TypeLiteral(kind.type, self.world.classes.named(cls.fullname).ir))
            hit, miss = self.new_block(), self.new_block()
            self.branch(self.emit(op.Compare("eq", kind, literal)), hit, miss)
            self.start(hit)
            self.store_class_variable(cls, name, value, node)
            self.goto(end)
            self.start(miss)
        self.store_class_variable(info, name, value, node)
        self.goto(end)
        self.start(end)

    def store_object_variable(self, base: op.Value, cls: ClassInfo, name: str, value: op.Value) -> None:
        """object.name = value: from now on the object has a value of its own."""
        self.set_field(base, cls, name, value)
        self.emit(op.SetField(base, cls.ir, own_flag(name), op.Constant(ir.BOOL, True)))


def own_flag(name: str) -> str:
    """The field that says whether an object has a value of its own."""
    return f"{name} is own"
