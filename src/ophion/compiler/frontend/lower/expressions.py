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
    Expression,
    FloatExpr,
    FuncDef,
    IndexExpr,
    IntExpr,
    ListExpr,
    MemberExpr,
    NameExpr,
    OpExpr,
    RefExpr,
    SetExpr,
    SliceExpr,
    StrExpr,
    SuperExpr,
    TupleExpr,
    TypeInfo,
)
from mypy.subtypes import is_subtype
from mypy.types import Overloaded

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.constants import literal_bytes
from ophion.compiler.frontend.lower.displays import Displays
from ophion.compiler.frontend.lower.opened_containers import SLICE
from ophion.compiler.frontend.mypy_types import is_typed_dict
from ophion.compiler.frontend.source_paths import is_runtime
from ophion.compiler.frontend.world import shape
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import may_be_none, non_null


class Expressions(Displays):
    """Lowers expressions that are not calls."""

    def expr(self, e: Expression, hint: ir.Type | None = None) -> op.Value:
        line = self.line
        self.line = e.line if e.line > 0 else line
        try:
            if isinstance(e, RefExpr) and isinstance(e.node, TypeInfo) and isinstance(hint, ir.Function):
                return self.class_as_function(e, hint)
            if isinstance(e, RefExpr) and isinstance(e.node, FuncDef) and isinstance(hint, ir.Function):
                own = "." in e.fullname and not e.fullname.startswith("builtins.")
                node = self.world.resolve(e.fullname) if own else None
                if isinstance(node, FuncDef) and self.world.signature(node).variables:
                    return self.generic_function(node, hint)
                if isinstance(node, FuncDef) and self.world.signature(node).is_var_arg:
                    return self.called_with(e, node, hint)
            if isinstance(e, MemberExpr) and isinstance(hint, ir.Function) and self.is_python_method(e):
                return self.python_method(e, hint)
            if isinstance(e, MemberExpr):
                return self.with_defaults(self.narrowed(self.member_expr(e), e), e, hint)
            if isinstance(e, NameExpr):
                if isinstance(hint, ir.Function) and e.fullname.startswith("builtins."):
                    return self.builtin_value(e, hint)
                return self.with_defaults(self.narrowed(self.name_expr(e), e), e, hint)
            if isinstance(e, IndexExpr):
                return self.narrowed(self.index_expr(e), e)
            if isinstance(e, ListExpr | DictExpr | SetExpr | CallExpr):
                return self._display_or_call(e, hint)
            if isinstance(e, TupleExpr):
                return self.tuple_expr(e, hint)
            return self._plain(e)
        finally:
            self.line = line

    def _display_or_call(self, e: ListExpr | DictExpr | SetExpr | CallExpr, hint: ir.Type | None) -> op.Value:
        if isinstance(e, ListExpr):
            return self.list_expr(e)
        if isinstance(e, DictExpr):
            return self.dict_expr(e)
        if isinstance(e, SetExpr):
            return self.set_expr(e)
        if isinstance(hint, ir.Function) and self._is_partial(e.callee):
            return self.partial_call(e, hint)
        value = (self.float_sum(e) if hint == ir.FLOAT else None) or self.call_expr(e)
        if self._has_own_overloads(e.callee):
            return self.narrowed(value, e)
        return self.as_container(value, self.type_of(e)) if self.is_object(value) else value

    def _is_partial(self, callee: Expression) -> bool:
        return isinstance(callee, RefExpr) and callee.fullname == "functools.partial"

    def _has_own_overloads(self, callee: Expression) -> bool:
        """Whether a function of the program is called whose @overload says more than its code."""
        type = self.world.checked.types.get(callee)
        if not isinstance(type, Overloaded) or not isinstance(type.items[0].definition, FuncDef | Decorator):
            return False
        return self.world.module_name(type.items[0].definition.fullname) in self.world.checked.trees

    def _plain(self, e: Expression) -> op.Value:
        method: Callable[[Expression], op.Value] | None = getattr(
            self, _METHODS.get(type(e).__name__, ""), None
        )
        if method is None:
            self.refuse(e, f"{_describe(e)} is not part of the language")
        return method(e)

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

    # --- members ---

    # --- items ---

    def index_expr(self, e: IndexExpr) -> op.Value:
        """base[index]."""
        enum = self.enum_named(e.base)
        if enum is not None:
            return self.enum_item(enum, e)
        if e.analyzed is not None:
            self.refuse(e, "a type cannot be used as a value here")
        if self.is_element(e):
            return self.element_value(e)
        if isinstance(e.index, SliceExpr):
            sliced = self.opened(self.expr(e.base), e.base, SLICE)
            if self.is_asked_by_name(sliced, e.base):
                held = [self.hold_value(sliced), *self.slice_parts(e.index)]
                return self.library("unknown_members.sliced", held, e)
            return self.slice_of(sliced, e)
        base = self.opened(self.expr(e.base), e.base)
        item = self.any_item(base, e)
        if item is not None:
            return item
        if isinstance(base.type, ir.Optional):
            base = self.coerce(base, base.type.value)
        if isinstance(base.type, ir.Tuple):
            return self.tuple_item(base, e)
        if isinstance(base.type, ir.Slots):
            index = self.coerce(self.expr(e.index), ir.INT)
            return self.emit(op.SlotsLoad(base, index))
        found = self._item_at(base, self.expr(e.index), e)
        return self.coerce(found, self.ir_of(e)) if self.is_typed(e.base) else found

    def is_typed(self, e: Expression) -> bool:
        """Whether an expression is a TypedDict, whose items are objects that are of known types."""
        return is_typed_dict(self.world.checked.types.get(e))

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
        found = self.ir_of(e)
        if self.is_object(op.Constant(found, None)) and not self.is_union(op.Constant(found, None)):
            parts = [self.hold_value(self.coerce(part, found)) for part in parts]
        if len({shape(part.type) for part in parts}) != 1:
            self.refuse(e, "a tuple of different types needs a constant index")
        row = self.world.named_type("builtins.tuple", self.world.mypy_type(parts[0].type))
        holder = self.variable_tuple(self.emit(op.MakeTuple(parts)), self.world.types.of(row))
        return self.call_method(holder, "__getitem__", [self.expr(e.index)], e)

    def slice_of(self, base: op.Value, e: IndexExpr) -> op.Value:
        """base[a:b:c]."""
        assert isinstance(e.index, SliceExpr)
        if self.is_union(base) and self.only_tuples(base):
            return self.by_member(base, self.ir_of(e), lambda member: self.slice_of(member, e))
        if isinstance(base.type, ir.Tuple):
            parts = [self._bound(p) for p in (e.index.begin_index, e.index.end_index, e.index.stride)]
            chosen = range(len(base.type.items))[slice(*parts)]
            return self.emit(op.MakeTuple([self.emit(op.TupleItem(base, i)) for i in chosen]))
        cls = self.class_of(base)
        if cls is None or self.world.classes.hook(cls, "get_slice") is not None:
            return self.call_hook(base, "get_slice", self.slice_parts(e.index), e)
        return self.call_method(base, "__getitem__", [self.new_slice(self.slice_parts(e.index))], e)

    def new_slice(self, parts: list[op.Value]) -> op.Value:
        """A slice object."""
        return self.make_object(self.world.classes.named("builtins.slice"), parts)

    def slice_fields(self, value: op.Value) -> list[op.Value]:
        """The bounds and the step of a slice object."""
        chosen = self.hold_value(value)
        kind = self.class_of(chosen)
        assert kind is not None
        return [self.emit(op.GetField(chosen, kind.ir, n)) for n in ("start", "stop", "step")]

    def _item_at(self, base: op.Value, index: op.Value, e: IndexExpr) -> op.Value:
        """base[index] of values: an index may be a slice, or one of several types."""
        cls = self.class_of(base)
        if self.is_union(index):
            return self.by_member(index, self.ir_of(e), lambda member: self._item_at(base, member, e))
        if self.is_builtin(index, "slice") and cls is not None:
            if self.world.classes.hook(cls, "get_slice") is not None:
                return self.call_hook(base, "get_slice", self.slice_fields(index), e)
        return self.call_method(base, "__getitem__", [index], e)

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

    # --- the rest ---

    def op_expr(self, e: OpExpr) -> op.Value:
        """A binary operator."""
        if e.op in ("and", "or"):
            return self.logical_expr(e)
        known = self.world.constants.evaluate(e)
        if isinstance(known, int) and -(2**63) <= known < 2**64 and self.ir_of(e) in (ir.INT, ir.U64):
            return op.Constant(ir.INT if known < 2**63 else ir.U64, known)
        return self.retagged(self.binary_expr(e), e)

    def comparison_expr(self, e: ComparisonExpr) -> op.Value:
        """A chain of comparisons as a value."""
        if len(e.operators) == 1:
            left = self.first_operand(e)
            return self.compare(e.operators[0], left, e.operands[1], e)[0]
        return self.condition_value(e)

    def conditional_expr(self, e: ConditionalExpr) -> op.Value:
        """a if condition else b."""
        type = self.ir_of(e)
        result = self.register(type) if type != ir.VOID else None
        true, false, end = self.new_block(), self.new_block(), self.new_block()
        self.condition(e.cond, true, false)
        for block, side in ((true, e.if_expr), (false, e.else_expr)):
            self.start(block)
            if side in self.world.checked.types or not isinstance(side, RefExpr | CallExpr):
                self._side(e, side, type, result)
            else:
                self.never_comes_here()
            self.goto(end)
        self.start(end)
        return result if result is not None else self.none()

    def _side(self, e: ConditionalExpr, side: Expression, type: ir.Type, result: op.Register | None) -> None:
        """One side of a conditional. mypy leaves one that is never chosen out of the type of the whole."""
        value = self.expr(side, type)
        if result is None:
            return
        try:
            self.assign(result, value)
        except Refusal:
            if self.abnormal or is_subtype(self.type_of(side), self.type_of(e)):
                raise
            self.never_comes_here()

    def assignment_expr(self, e: AssignmentExpr) -> op.Value:
        """(name := value)."""
        value = self.expr(e.value)
        self.store(e.target, value)
        return self.expr(e.target)

    def cast_expr(self, e: CastExpr) -> op.Value:
        """typing.cast: the same object seen as another class, which it must be of."""
        value = self.expr(e.expr)
        target = self.ir_type(e.type, e)
        if self.world.abstract.is_abstract(target) and not may_be_none(target):
            return value  # it is told what its items are, and stays what it is
        if is_runtime(self.scope.path) and isinstance(value.type, ir.Ref) and isinstance(target, ir.Ref):
            return self.emit(op.Cast(value, target)) if value.type != target else value
        enum = self.enum_of(target)
        if enum is not None and value.type in (ir.INT, ir.U64) and self.enum_of(value.type) is not enum:
            name = enum.info.name
            self.refuse(e, f"a number is not taken for a member of {name}", f"{name}(number)")
        if may_be_none(value.type) and not may_be_none(target):
            value = self.emit(op.CheckNone(value, non_null(value.type), "'NoneType' object"))
        return self.coerce(value, target)

    def super_expr(self, e: Expression) -> op.Value:
        """super().name outside a call: a property of the base class."""
        assert isinstance(e, SuperExpr)
        owner = self.scope.owner
        base = owner.base if owner is not None else None
        method = self.world.classes.find(base, e.name) if base is not None else None
        if base is None or method is None or not method.is_property:
            self.refuse(e, f"super().{e.name} is no property of the base class", f"self.{e.name}, or a call")
        return self.call(self.world.method(method, base), [self.scope.function.params[0]])


_METHODS = {
    "IntExpr": "int_expr",
    "FloatExpr": "float_expr",
    "StrExpr": "str_expr",
    "BytesExpr": "bytes_expr",
    "IndexExpr": "index_expr",
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
    "YieldExpr": "yield_expr",
    "YieldFromExpr": "yield_from_expr",
    "SuperExpr": "super_expr",
}


def _describe(e: Expression) -> str:
    names = {"AwaitExpr": "await", "EllipsisExpr": "...", "ParamSpecExpr": "ParamSpec"}
    return names.get(type(e).__name__, type(e).__name__)
