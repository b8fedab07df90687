"""Names: variables, where they are held, constants, functions and classes."""

from __future__ import annotations

from mypy.nodes import (
    Decorator,
    Expression,
    ExpressionStmt,
    FuncDef,
    IndexExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    OverloadedFuncDef,
    RefExpr,
    Statement,
    StrExpr,
    TypeAlias,
    TypeInfo,
    Var,
)
from mypy.types import DeletedType, Instance, NoneType, TypeType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.lower.boxing import NUMBER_CLASSES
from ophion.compiler.frontend.lower.class_variable_access import ClassVariableAccess
from ophion.compiler.frontend.lower.scope import Cell
from ophion.compiler.frontend.mypy_types import Untypable, is_vague_container, proper
from ophion.compiler.frontend.source_paths import is_runtime
from ophion.compiler.frontend.walk import name_of
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null, nullable


def _always_none(variable: Var) -> bool:
    """Whether a variable can hold nothing but None, and so needs no place."""
    return variable.type is not None and isinstance(proper(variable.type), NoneType)


class NameAccess(ClassVariableAccess):
    """Names: variables, constants, functions and classes."""

    def narrowed(self, value: op.Value, e: Expression) -> op.Value:
        """The value with the type that mypy has narrowed it to."""
        source = value.type
        if not isinstance(source, ir.Ref) and not may_be_none(source):
            return value
        if source == ir.VOID or isinstance(source, ir.TypeRef | ir.Slots):
            return value
        if e not in self.world.checked.types or e in self.undecided or self._is_asked(e):
            return value
        known = self.type_of(e)
        if not self.world.types.is_whole(known):
            item = isinstance(e, IndexExpr) and is_vague_container(self.type_of(e.base))
            return self.as_container(value, known) if item else value
        try:
            target = self.world.types.of(known)
        except Untypable:
            return value
        if target == ir.VOID:
            return value
        if self.world.abstract.is_abstract(target):  # whatever it is, it stays
            return value if may_be_none(target) or not may_be_none(source) else self._not_none(value, e)
        if may_be_none(source) and not may_be_none(target):
            value = self._not_none(value, e)
            source = value.type
        if self.is_object(value) and not isinstance(target, ir.Ref):
            return self.coerce(value, target)
        if self.is_object(value) and self.world.iterators.info(target) is not None:
            return value  # it is an object for the function's caller, too
        if isinstance(target, ir.Ref) and isinstance(source, ir.Ref):
            if target.cls is source.cls and target.union != source.union:
                return self.emit(op.Cast(value, ir.Ref(target.cls, source.nullable, target.union)))
            if self.is_object(value) and self.is_builtin(target, "memoryview"):
                return self.as_view(value)
            if target.cls is not source.cls and target.cls.is_subclass(source.cls):
                narrow = ir.Ref(target.cls, source.nullable)
                return self.emit(op.Cast(value, narrow)) if self._is_own(e) else self._tested(value, narrow)
        return value

    def as_container(self, value: op.Value, known: MypyType) -> op.Value:
        """An object as the container that mypy knows it to be, of which it does not know what it holds."""
        if not self.is_object(value) or self.is_union(value) or not is_vague_container(known):
            return value
        return self.coerce(value, self.world.types.of(known))

    def asked(self, e: Expression) -> op.Value:
        """The operand of a question that every value answers: is it None, what is it equal to, of which class
        is it, its truth, its text. A field may have got another value since mypy has narrowed it.
        """
        if not isinstance(e, MemberExpr | NameExpr | IndexExpr):
            return self.expr(e)
        self.unnarrowed.add(e)
        try:
            return self.expr(e)
        finally:
            self.unnarrowed.discard(e)

    def _is_asked(self, e: Expression) -> bool:
        return e in self.unnarrowed and not self._is_own(e)

    def _is_own(self, e: Expression) -> bool:
        """Whether an expression is a local variable that only this function can set."""
        return (
            not self.abnormal
            and self.world.proves(self.scope.path)
            and isinstance(e, NameExpr)
            and isinstance(e.node, Var)
            and isinstance(self.scope.places.get(e.node), op.Register)
        )

    def _tested(self, value: op.Value, target: ir.Ref) -> op.Value:
        """An object that mypy has seen to be of a class, tested again: it may have been replaced since."""
        if value.type == target or is_runtime(self.scope.path):
            return self.emit(op.Cast(value, target))
        return self.unbox(value, target)

    def _not_none(self, value: op.Value, e: Expression) -> op.Value:
        """A value that mypy has proved not to be None: of a local variable surely, of a field or global
        checked again.
        """
        target = non_null(value.type)
        if self._is_own(e):
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
        if isinstance(node, Var) and _always_none(node):
            return self.none()
        if isinstance(node, Decorator) and self.nested(node.func) is not None:
            return self.function_value(e, node.func)
        if isinstance(node, FuncDef) and self.nested(node) is not None:  # mypy names it as a member
            return self.function_value(e, node)
        if isinstance(node, Var) and node in self.scope.passed_on:
            self.refuse(e, f"{e.name} is only passed on: to a function of the same signature", "a parameter")
        if isinstance(node, Var):
            place = self.place(node)
            if place is not None:
                return self.load_place(node, place)
            if node.info and not node.info.is_enum:
                return self._of_class_body(node, e)
            if node.type is None and isinstance(self.type_of(e), NoneType):
                return self.none()
        return self.reference(e)

    def _of_class_body(self, node: Var, e: NameExpr) -> op.Value:
        """A name that the class body around has bound before."""
        member = MemberExpr(NameExpr(node.info.name), e.name)
        member.set_line(e)
        return self.class_member(member, node.info)

    def place(self, variable: Var) -> op.Register | Cell | None:
        """Where a local variable is held; None where it has no place yet, or is none."""
        variables = self.scope.variables
        if variable not in self.scope.places and variables is not None and variable in variables.late:
            if _always_none(variable) or variable.type is None:
                return None
            self.scope.places[variable] = self.late_cell(self._late_type(variable), variable.name)
        return self.scope.places.get(variable)

    def _late_type(self, variable: Var) -> ir.Type:
        assert variable.type is not None
        type = self.concrete(variable.type)
        if isinstance(type, DeletedType):  # the name of an except clause
            return ir.Ref(self.world.classes.named("builtins.BaseException").ir)
        return self.world.types.of(type)

    def reference(self, e: RefExpr) -> op.Value:
        """A module-level name: variable, constant, function or class."""
        node = self.world.resolve(e.fullname) if e.fullname else e.node
        if node is None:
            node = e.node
        if name_of(e) == "__name__":
            return self.text("__main__" if self.scope.path in self.world.main_paths else e.fullname)
        if name_of(e) == "__doc__" and isinstance(node, Var):
            return self.docstring(self.world.checked.trees[self.world.module_name(node.fullname)].defs)
        if name_of(e) == "__file__" and isinstance(node, Var):
            self.refuse(e, "a compiled program has no file of its source", "sys.argv[0], the program's name")
        if isinstance(node, Var):
            return self.global_value(node, e)
        if isinstance(node, Decorator):
            node = node.func
        if isinstance(node, FuncDef):
            if node.fullname.startswith("builtins."):
                self.refuse(e, f"{name_of(e)} is no value in compiled code", f"lambda x: {name_of(e)}(x)")
            if "." in node.fullname and self.world.module_name(node.fullname) not in self.world.checked.trees:
                self.refuse(e, f"{e.fullname} is not available to compiled code")
            return self.function_value(e, node)
        node = self.class_of_name(e) or node
        if isinstance(node, TypeInfo):
            return self.class_literal(node, e)
        if isinstance(node, MypyFile | OverloadedFuncDef) or node is None:
            self.refuse(e, f"{name_of(e)} cannot be used as a value here")
        self.refuse(e, f"{name_of(e)} has no compiled value", "its name in annotations only")

    def docstring(self, body: list[Statement]) -> op.Value:
        """The text that stands first in a body; None where there is none."""
        first = body[0].expr if body and isinstance(body[0], ExpressionStmt) else None
        if isinstance(first, StrExpr):
            return self.text(first.value)
        return self.none(nullable(self.str_type))

    def class_of_name(self, e: Expression) -> TypeInfo | None:
        """The class that a name stands for, a second name of one (`k = C`) too."""
        node = e.node if isinstance(e, RefExpr) else None
        if isinstance(node, TypeAlias) and not isinstance(e, IndexExpr):
            target = proper(node.target)
            return target.type if isinstance(target, Instance) and not target.args else None
        return self.inner_class(e) or (node if isinstance(node, TypeInfo) else None)

    def inner_class(self, e: Expression) -> TypeInfo | None:
        """The class in the body of another that `self.Name` or `cls.Name` stands for."""
        if not isinstance(e, MemberExpr) or not isinstance(e.expr, NameExpr):
            return None
        outer = self._class_behind(e.expr)
        symbol = outer.get(e.name) if outer is not None else None
        if outer is None or symbol is None or not isinstance(symbol.node, TypeInfo):
            return None
        if any(e.name in below.names for below in self.world.class_variables.below(outer)):
            message = f"{e.name} is another class in a class below {outer.name}"
            self.refuse(e, message, f"a method of {outer.name} that makes a {e.name}")
        return symbol.node

    def _class_behind(self, e: NameExpr) -> TypeInfo | None:
        """The class of the object, or the class, that a variable holds."""
        if isinstance(e.node, Var) and (e.node.is_self or e.node.is_cls) and self.scope.owner is not None:
            return self.scope.owner.info
        known = proper(self.type_of(e)) if isinstance(e.node, Var) and e in self.world.checked.types else None
        held = proper(known.item) if isinstance(known, TypeType) else known
        return held.type if isinstance(held, Instance) else None

    def class_literal(self, node: TypeInfo, e: RefExpr) -> op.Value:
        """A class as a value."""
        if self.world.local_classes.needs(node):
            message = f"{node.name} uses variables of the function around it, and is no value"
            self.refuse(e, message, f"a function that makes a {node.name}")
        if node.type_vars:
            self.refuse(
                e, f"{name_of(e)} is a generic class, and no value", f"{name_of(e)}(...), or its name"
            )
        return self.description(node)

    def description(self, info: TypeInfo) -> op.Value:
        """What describes a class that is not generic."""
        number = NUMBER_CLASSES.get(info.fullname)
        held = self.world.classes.named(info.fullname).ir if number is None else self.world.boxes.of(number)
        return self.emit(op.TypeLiteral(ir.TypeRef(), held))

    def global_value(self, node: Var, e: RefExpr) -> op.Value:
        """A module variable."""
        if node.fullname and "." not in node.fullname:
            self.refuse(e, f"the variable {name_of(e)} is not known here", "an argument, or a class variable")
        if self.world.module_name(node.fullname) not in self.world.checked.trees:
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

    def load_place(self, variable: Var, place: op.Register | Cell) -> op.Value:
        if isinstance(place, op.Register):
            return place
        if place.late:
            failed = "errors.raise_free" if place.free else "errors.raise_unbound"
            with self.unless(self.emit(op.GetField(place.holder, place.cls, "assigned"))):
                self.runtime(failed, [self.text(variable.name)])
        return self.emit(op.GetField(place.holder, place.cls, place.field))

    def store_place(self, variable: Var, value: op.Value) -> None:
        """Store a local variable that has a place."""
        place = self.scope.places[variable]
        if isinstance(place, op.Register):
            self.assign(place, value)
            return
        if place.late:
            self.emit(op.SetField(place.holder, place.cls, "assigned", op.Constant(ir.BOOL, True)))
        if place.home is not None:
            assert isinstance(place.holder, op.Register)
            self.emit(op.Assign(place.holder, place.home))
        type = place.cls.fields[place.cls.field_index(place.field)][1]
        self.emit(op.SetField(place.holder, place.cls, place.field, self.coerce(value, type)))

    def store_variable(self, variable: Var, value: op.Value, target: NameExpr) -> None:
        """Store a local or module variable, making its place at the first store."""
        if _always_none(variable) or (variable.type is None and value.type == ir.VOID):
            return
        if self.place(variable) is not None:
            self.store_place(variable, value)
            return
        if variable.info:
            self.store_class_variable(variable.info, variable.name, value, target)
            return
        if "." in variable.fullname and not variable.info and self.is_module_level(variable):
            place = self.world.variable(variable, value.type)
            self.emit(op.SetGlobal(place, self.coerce(value, place.type)))
            return
        type = self.variable_type(variable, value)
        variables = self.scope.variables
        if variables is not None and variable in variables.deleted and type.counted:
            type = nullable(type)
        if variables is not None and variable in variables.cells:
            self.scope.places[variable] = self.cell_of_call(type, variable.name)
        else:
            self.scope.places[variable] = self.register(type, variable.name)
        self.store_place(variable, value)

    def is_module_level(self, variable: Var) -> bool:
        """Whether a variable is one of a module."""
        return self.world.module_name(variable.fullname) + "." + variable.name == variable.fullname

    def variable_type(self, variable: Var, value: op.Value) -> ir.Type:
        """The type of a local variable: mypy's, or where that is abstract, that of its first value."""
        if variable.type is None:
            return value.type
        type = self.concrete(variable.type)
        if isinstance(type, DeletedType):  # the name of an except clause too
            return ir.Ref(self.world.classes.named("builtins.BaseException").ir)
        if self.world.types.is_vague(variable) and value.type != ir.VOID:
            return value.type
        try:
            held = self.world.types.of(type)
        except Untypable:
            if value.type == ir.VOID:
                raise
            return value.type
        once = self.scope.variables.once if self.scope.variables is not None else ()
        if self.world.abstract.is_abstract(held) and variable in once and not may_be_none(value.type):
            return value.type
        return held
