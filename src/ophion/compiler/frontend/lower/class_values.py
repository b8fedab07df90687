"""Classes as values: calls of a `type[C]`, `issubclass`, `callable`."""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, RefExpr, TypeInfo
from mypy.types import CallableType, Instance, Overloaded, TypeType, UnionType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.lower.records import Records
from ophion.compiler.frontend.mypy_types import Untypable
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null

_NOT_KNOWN = "whether this is callable is not known when compiling"


class ClassValues(Records):
    """Lowers what is done with classes as values."""

    def call_of_type(self, kind: op.Value, e: CallExpr) -> op.Value:
        """kind(...): an object of a class that only the run knows."""
        info = self.class_known(e.callee)
        if info is None or info.is_enum or info.type_vars or self.world.structs.is_struct(info):
            self.refuse(e, "only classes of objects, and no generic ones, are called as values", "a function")
        type = ir.Ref(self.world.classes.named(info.fullname).ir)
        kind = self.hold_value(kind)
        call = self._ready_call(e)
        result = self.register(type)
        end = self.new_block()
        for cls in self._classes_of_program(info):
            hit, miss = self.new_block(), self.new_block()
            self.branch(self._is_class(kind, cls), hit, miss)
            self.start(hit)
            self._construct_one(cls, call, result)
            self.goto(end)
            self.start(miss)
        if info.fullname == "builtins.object":
            self.raise_builtin("TypeError", self.text("this class is none of the program's"))
        else:
            self.emit(op.Unreachable())
        self.start(end)
        return result

    def _classes_of_program(self, info: TypeInfo) -> list[TypeInfo]:
        """A class and those below it; of object those of the program alone."""
        below = [cls for cls in self.world.class_variables.below(info) if not cls.type_vars]
        if info.fullname != "builtins.object":
            return [info, *below]
        ours = [cls for cls in below if cls in self.world.defined]
        return [cls for cls in ours if self.world.may_meet(cls, self.scope.path)]

    def _ready_call(self, e: CallExpr) -> CallExpr:
        """A call whose arguments have been evaluated."""
        args: list[Expression] = [self.ready(self.expr(a), self.type_of(a), a) for a in e.args]
        call = CallExpr(e.callee, args, e.arg_kinds, e.arg_names)
        call.set_line(e)
        return call

    def _is_class(self, kind: op.Value, info: TypeInfo) -> op.Value:
        literal = op.TypeLiteral(kind.type, self.world.classes.named(info.fullname).ir)
        return self.emit(op.Compare("eq", kind, self.emit(literal)))

    def _construct_one(self, info: TypeInfo, call: CallExpr, result: op.Register) -> None:
        """An object of one class; TypeError where that takes other arguments, or is abstract."""
        if info.is_abstract or info.type_vars:
            names = ", ".join(sorted(name for name, _ in info.abstract_attributes))
            several = "methods" if len(info.abstract_attributes) > 1 else "method"
            text = f"Can't instantiate abstract class {info.name} with abstract {several} {names}"
            self.raise_builtin("TypeError", self.text(text))
            return
        if self.world.local_classes.needs(info) and info not in self.scope.around:
            self.raise_builtin("TypeError", self.text(f"{info.name}() uses variables of a function"))
            return
        blocks = list(self.function.blocks)
        place, count = self.block, len(self.block.instructions)
        try:
            cls = self.world.classes.named(info.fullname)
            made = self.construct_class(cls, self.by_name_of(cls, call))
            self.assign(result, made)
        except (Refusal, Untypable):
            self.function.blocks[:] = blocks
            self.block = place
            del place.instructions[count:]
            self.raise_builtin("TypeError", self.text(f"{info.name}() takes other arguments"))

    def weak_reference_call(self, e: CallExpr) -> op.Value:
        """weakref.ref(x): the one reference that the object holds, made when it is first asked for."""
        if len(e.args) != 1:
            self.refuse(e, "weakref.ref takes no function to be called at the end", "a __del__")
        target = self.hold_value(self.expr(e.args[0]))
        cls, made = self.class_of(target), self.ir_of(e)
        assert isinstance(made, ir.Ref)
        if (
            cls is None
            or may_be_none(target.type)
            or not any(n == ir.WEAK_REFERENCE for n, _ in cls.ir.fields)
        ):
            message = f"there are no weak references to a value of type {self.type_of(e.args[0])}"
            self.refuse(e, message, "an object of a class of the program, without __slots__")
        held = self.hold_value(self.emit(op.GetField(target, cls.ir, ir.WEAK_REFERENCE)))
        new, end = self.new_block(), self.new_block()
        self.branch(self.is_none(held), new, end)
        self.start(new)
        reference = self.class_of(made)
        assert reference is not None
        kind = self.emit(op.TypeLiteral(ir.TypeRef(), cls.ir))
        address = self.emit(op.Intrinsic("address", [target], ir.U64))
        self.assign(held, self.emit(op.Cast(self.make_object(reference, [kind, address]), held.type)))
        self.emit(op.SetField(target, cls.ir, ir.WEAK_REFERENCE, held))
        self.goto(end)
        self.start(end)
        return self.emit(op.Cast(held, made))

    # --- questions ---

    def issubclass_call(self, e: CallExpr) -> op.Value:
        """issubclass(kind, C) and issubclass(kind, (C, D))."""
        kind = self.hold_value(self.expr(e.args[0]))
        if not isinstance(kind.type, ir.TypeRef):
            self.refuse(e.args[0], "issubclass() takes a class of the program", "isinstance(object, C)")
        infos = self.classes_named(e.args[1])
        if infos is None:
            return self.is_below(kind, self.expr(e.args[1]), e.args[1])
        if any(info.fullname == "builtins.object" for info in infos):
            return op.Constant(ir.BOOL, True)
        if any(info.type_vars for info in infos):
            self.refuse(e.args[1], "issubclass() takes no generic class", "isinstance(object, C)")
        return self.any_of([self.is_below(kind, self.description(info), e) for info in infos])

    def callable_call(self, e: CallExpr) -> op.Value:
        """callable(x), where the type of x says so."""
        type = self.type_of(e.args[0])
        if isinstance(type, UnionType):
            return self._holds_function(self.expr(e.args[0]), e)
        if not isinstance(e.args[0], RefExpr):
            self.expr(e.args[0])
        if isinstance(type, CallableType | Overloaded | TypeType):
            return op.Constant(ir.BOOL, True)
        if isinstance(type, Instance) and type.type.fullname != "builtins.object":
            return op.Constant(ir.BOOL, type.type.get("__call__") is not None)
        self.refuse(e, _NOT_KNOWN, "isinstance, or a type")

    def _holds_function(self, value: op.Value, e: CallExpr) -> op.Value:
        """Whether a value of a union can be called: it is none of the members that cannot."""
        if not self.is_union(value):
            self.refuse(e, _NOT_KNOWN, "isinstance, or a type")
        held = self.hold_value(value)

        def asked() -> op.Value:
            there = self.hold_value(self.coerce(held, non_null(held.type)))
            others = [member for member in self.members_of(there) if not self._is_called(member)]
            return self.emit(op.Not(self.any_of([self.holds(there, member) for member in others])))

        if not may_be_none(held.type):
            return asked()
        return self.choose(self.is_none(held), ir.BOOL, lambda: op.Constant(ir.BOOL, False), asked)

    def _is_called(self, type: ir.Type) -> bool:
        """Whether values of a type can be called."""
        if not isinstance(type, ir.Ref):
            return isinstance(type, ir.Function | ir.TypeRef)
        cls = self.world.classes.by_ir.get(type.cls)
        return cls is not None and self.world.classes.find(cls, "__call__") is not None
