"""Assignment in all its forms, and del."""

from __future__ import annotations

from mypy.checkexpr import has_uninhabited_component
from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Context,
    DelStmt,
    Expression,
    IndexExpr,
    ListExpr,
    MemberExpr,
    NamedTupleExpr,
    NameExpr,
    NewTypeExpr,
    OperatorAssignmentStmt,
    RefExpr,
    SliceExpr,
    StarExpr,
    TempNode,
    TupleExpr,
    TypeInfo,
    TypeVarLikeExpr,
    Var,
)
from mypy.types import Instance, UnionType, get_proper_type

from ophion.compiler.frontend.lower.exception_statements import ExceptionStatements
from ophion.compiler.frontend.lower.operators import is_simple
from ophion.compiler.frontend.lower.sequence_items import PLAIN_LIST, slice_items, store_back
from ophion.compiler.frontend.mypy_types import Untypable
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir

DEFINITIONS = (NamedTupleExpr, NewTypeExpr, TypeVarLikeExpr)
"""Calls that define what the program's types are."""
SEQUENCES = ("list", "tuple", "str", "bytes", "bytearray", "memoryview", "range")
"""Builtin classes whose items are taken by their numbers."""


class Assignments(ExceptionStatements):
    """Assignment in all its forms, and del."""

    def stmt_DelStmt(self, s: DelStmt) -> None:
        targets = s.expr.items if isinstance(s.expr, TupleExpr) else [s.expr]
        for target in targets:
            if isinstance(target, IndexExpr):
                self.delete_item(target)
            elif isinstance(target, NameExpr):
                self.delete_name(target)
            else:
                self.refuse(s, "only items and names can be deleted")

    def delete_name(self, target: NameExpr) -> None:
        """del name: what it held is dropped now; mypy refuses to read it afterwards."""
        variable = target.node
        assert isinstance(variable, Var)
        place = self.place(variable)
        if place is not None:
            self.unbind(place)
        elif self.is_module_level(variable):
            holder = self.world.variable(variable)
            if holder.type.counted:
                self.emit(op.SetGlobal(holder, op.Constant(holder.type, None)))

    def delete_item(self, target: IndexExpr) -> None:
        """del base[index] or del base[a:b]."""
        base = self.expr(target.base)
        if isinstance(target.index, SliceExpr):
            self._of_slice(base, "delete_slice", "__delitem__", self.slice_parts(target.index), [], target)
        else:
            self._at_index(base, "delete_slice", "__delitem__", self.expr(target.index), [], target)

    def stmt_AssignmentStmt(self, s: AssignmentStmt) -> None:
        if isinstance(s.rvalue, TempNode) or s.is_alias_def or self.is_definition(s):
            return
        first = s.lvalues[0]
        if (
            len(s.lvalues) == 1
            and isinstance(first, TupleExpr)
            and isinstance(s.rvalue, TupleExpr | ListExpr)
        ):
            # mypy looks at the items of a list here, and gives the list itself no type
            if not any(isinstance(item, StarExpr) for item in first.items + s.rvalue.items):
                values = [self._unpacked(item) for item in s.rvalue.items]
                held = [self.hold(value) for value in values]
                for target, value in zip(first.items, held, strict=True):
                    self.store(target, value)
                return
            if isinstance(s.rvalue, ListExpr) and any(isinstance(i, StarExpr) for i in s.rvalue.items):
                self.store(first, self.starred_list(s.rvalue))
                return
            if isinstance(s.rvalue, ListExpr):
                self.store(first, self.emit(op.MakeTuple([self.expr(item) for item in s.rvalue.items])))
                return
        if len(s.lvalues) == 1 and isinstance(first, TupleExpr) and self._unpack_slice(first, s.rvalue):
            return
        self._complete(s.rvalue, first)
        unpacked = isinstance(first, TupleExpr | ListExpr)
        value = self.iterable(s.rvalue) if unpacked else self.expr(s.rvalue, self.target_type(first))
        if len(s.lvalues) > 1:
            value = self.hold(value)
        for target in s.lvalues:
            self.store(target, value)

    def _complete(self, e: Expression, target: Expression) -> None:
        """Give `defaultdict(list)` the type of its variable: mypy finds that by what is put in later."""
        variable = target.node if isinstance(target, NameExpr | MemberExpr) else None
        if not isinstance(e, CallExpr) or not isinstance(variable, Var) or variable.type is None:
            return
        made, wanted = get_proper_type(self.world.checked.types.get(e)), get_proper_type(variable.type)
        if isinstance(made, Instance) and isinstance(wanted, Instance) and made.type is wanted.type:
            if has_uninhabited_component(made) and not has_uninhabited_component(wanted):
                self.world.checked.types[e] = wanted

    def _unpack_slice(self, target: TupleExpr, e: Expression) -> bool:
        """`a, b = values[i:j]` of a list, without a list for the slice; whether it is that."""
        if not isinstance(e, IndexExpr) or not isinstance(e.index, SliceExpr) or e.index.stride is not None:
            return False
        cls = self.class_of(self.ir_of(e.base))
        parts = (e.index.begin_index, e.index.end_index)
        if (
            cls is None
            or cls.info.fullname != PLAIN_LIST
            or any(isinstance(i, StarExpr) for i in target.items)
        ):
            return False
        if any(part is not None and self.ir_of(part) != ir.INT for part in parts):
            return False
        base = self.hold(self.expr(e.base))
        first, end = (None if part is None else self.keep(self.expr(part)) for part in parts)
        values = slice_items(self, base, cls, (first, end), len(target.items))
        for item, value in zip(target.items, [self.hold_value(value) for value in values], strict=True):
            self.store(item, value)
        return True

    def _unpacked(self, item: Expression) -> op.Value:
        """An item of what is unpacked; of a list in it mypy may have looked at the items alone."""
        if isinstance(item, ListExpr) and item not in self.world.checked.types and item.items:
            return self.list_of([self.hold(self.expr(each)) for each in item.items], ir.VOID)
        return self.expr(item)

    def hold(self, value: op.Value) -> op.Value:
        """A value that stays what it is while variables change: a copy of a register in a register of its
        own.
        """
        if isinstance(value, op.Register) and not value.parameter:
            copy = self.register(value.type)
            self.emit(op.Assign(copy, value))
            return copy
        return value

    def is_definition(self, s: AssignmentStmt) -> bool:
        """Type variables, NewTypes and constants need no code."""
        if isinstance(s.rvalue, CallExpr) and isinstance(s.rvalue.analyzed, DEFINITIONS):
            return True
        if isinstance(s.rvalue, NewTypeExpr | TypeVarLikeExpr):
            return True
        target = s.lvalues[0]
        if self.function.module_body and isinstance(target, NameExpr) and isinstance(target.node, Var):
            if target.name == "__all__":
                return True
            return self.world.constants.variable(target.node.fullname) is not None
        return isinstance(target, RefExpr) and isinstance(target.node, TypeInfo)

    def target_type(self, target: Expression) -> ir.Type | None:
        """The declared type of what is assigned to, as a hint for displays like [] and None."""
        if isinstance(target, NameExpr) and isinstance(target.node, Var) and target.node.type is not None:
            if self.world.types.is_vague(target.node):
                return None
            try:
                return self.world.types.of(self.concrete(target.node.type))
            except Untypable:
                return None
        return None

    def store(self, target: Expression, value: op.Value) -> None:
        """Assign to a name, field, item or pattern of these."""
        if isinstance(target, NameExpr):
            assert isinstance(target.node, Var)
            self.store_variable(target.node, value, target)
        elif isinstance(target, MemberExpr):
            self.store_member(target, value)
        elif isinstance(target, IndexExpr):
            self.store_item(target, value)
        else:
            assert isinstance(target, TupleExpr | ListExpr), target
            self.unpack(target, value)

    def store_item(self, target: IndexExpr, value: op.Value) -> None:
        """base[index] = value."""
        if self.store_element(target, value):
            return
        base = self.expr(target.base)
        if isinstance(base.type, ir.Slots):
            self.emit(op.SlotsStore(base, self.expr(target.index), self.coerce(value, base.type.element)))
        elif isinstance(target.index, SliceExpr):
            parts = self.slice_parts(target.index)
            if self.is_builtin(base, "bytearray") and not self.is_buffer(value):
                value = self.runtime("bytearrays.bytearray_from_ints", [value])
            self._of_slice(base, "set_slice", "__setitem__", parts, [value], target)
        else:
            self._at_index(base, "set_slice", "__setitem__", self.expr(target.index), [value], target)

    def _of_slice(
        self,
        base: op.Value,
        ours: str,
        special: str,
        parts: list[op.Value],
        values: list[op.Value],
        e: Context,
    ) -> op.Value:
        """A method that takes a slice: the library's takes its parts, the program's a slice object."""
        cls = self.class_of(base)
        if cls is None or self.world.classes.hook(cls, ours) is not None:
            return self.call_hook(base, ours, [*parts, *values], e)
        return self.call_method(base, special, [self.new_slice(parts), *values], e)

    def _at_index(
        self, base: op.Value, ours: str, special: str, index: op.Value, values: list[op.Value], e: Context
    ) -> op.Value:
        """A method that takes an index, or that for slices where the index is a slice object."""
        if self.is_unknown(base):
            held = [self.hold_value(value) if value.type != ir.VOID else value for value in [index, *values]]

            def work(member: op.Value) -> op.Value:
                return self._at_index(member, ours, special, held[0], held[1:], e)

            return self.of_kinds(base, special, ir.VOID, work, e)
        cls = self.class_of(base)
        if self.is_builtin(index, "slice") and cls is not None and self.world.classes.hook(cls, ours):
            return self.call_hook(base, ours, [*self.slice_fields(index), *values], e)
        return self.call_method(base, special, [index, *values], e)

    def unpack(self, target: TupleExpr | ListExpr, value: op.Value) -> None:
        """Assign the parts of a value to several targets."""
        if self.is_object(value) and not self.is_union(value):
            value = self.library("unknown_members.unpacked", [value], target)
        if isinstance(value.type, ir.Tuple) and not any(isinstance(item, StarExpr) for item in target.items):
            for index, item in enumerate(target.items):
                self.store(item, self.emit(op.TupleItem(value, index)))
            return
        if isinstance(value.type, ir.Tuple):
            self.unpack_starred(target, value)
            return
        if not any(self.is_builtin(value, name) for name in SEQUENCES):
            self.unpack_iterated(target, value)
            return
        self._unpack_sequence(target, self.hold(value))

    def _unpack_sequence(self, target: TupleExpr | ListExpr, sequence: op.Value) -> None:
        """Assign the items of a list, of a tuple of any length or the like."""
        length = self.length(sequence)
        starred = [i for i, item in enumerate(target.items) if isinstance(item, StarExpr)]
        fixed = self.number(len(target.items) - len(starred))
        with self.unless(self.emit(op.Compare("ge" if starred else "eq", length, fixed))):
            self.runtime("errors.raise_unpack_starred" if starred else "errors.raise_unpack", [fixed, length])
        for index, item in enumerate(target.items):
            if isinstance(item, StarExpr):
                rest = len(target.items) - 1 - index
                end = self.emit(op.Arithmetic("sub", length, self.number(rest), ir.INT))
                part = self.call_hook(sequence, "get_slice", [self.number(index), end, self.none()], item)
                element = self.world.inference.element(self.world.mypy_type(part.type))
                self.store(item.expr, self.runtime("lists.list_from", [part], element))
            else:
                at: op.Value = self.number(index)
                if starred and index > starred[0]:
                    behind = self.number(len(target.items) - index)
                    at = self.emit(op.Arithmetic("sub", length, behind, ir.INT))
                self.store(item, self.call_method(sequence, "__getitem__", [at], item))

    def unpack_iterated(self, target: TupleExpr | ListExpr, value: op.Value) -> None:
        """Assign the items of an iterable; no more of them are asked for than can be taken."""
        if any(isinstance(item, StarExpr) for item in target.items):
            element = self.world.inference.element(self.world.mypy_type(value.type))
            self.unpack(target, self.runtime("lists.list_from", [value], element))
            return
        expected = self.number(len(target.items))
        walk = self.iterate_value(value, target)
        walk.begin()
        items: list[op.Value] = []
        for index in range(len(target.items)):
            more, short = self.new_block(), self.new_block()
            walk.test(more, short)
            self.start(short)
            self.runtime("errors.raise_unpack", [expected, self.number(index)])
            self.emit(op.Unreachable())
            self.start(more)
            items.append(self.hold(self.joined(walk.values())))
            walk.advance()
        long, fits = self.new_block(), self.new_block()
        walk.test(long, fits)
        self.start(long)
        self.runtime("errors.raise_unpack", [expected, self.number(len(target.items) + 1)])
        self.emit(op.Unreachable())
        self.start(fits)
        for item, found in zip(target.items, items, strict=True):
            self.store(item, found)

    def unpack_starred(self, target: TupleExpr | ListExpr, value: op.Value) -> None:
        """a, *b, c = a tuple of fixed shape."""
        assert isinstance(value.type, ir.Tuple)
        count, total = len(target.items), len(value.type.items)
        for index, item in enumerate(target.items):
            if isinstance(item, StarExpr):
                parts = self.tuple_parts(value)[index : total - (count - 1 - index)]
                self.store(item.expr, self.list_of(parts, self._type_of_rest(item.expr, parts)))
                continue
            at = (
                index
                if not any(isinstance(t, StarExpr) for t in target.items[:index])
                else total - (count - index)
            )
            self.store(item, self.emit(op.TupleItem(value, at)))

    def _type_of_rest(self, target: Expression, parts: list[op.Value]) -> ir.Type:
        """The type of the list that `*target` is given; `*_` says nothing of it."""
        if target in self.world.checked.types and not self.is_any(target):
            return self.ir_of(target)
        items = UnionType.make_union([self.world.mypy_type(part.type) for part in parts])
        element = items if parts else self.world.named_type("builtins.object")
        return self.world.types.of(self.world.named_type("builtins.list", element))

    def stmt_OperatorAssignmentStmt(self, s: OperatorAssignmentStmt) -> None:
        target = s.lvalue
        if isinstance(target, NameExpr):
            old = self.expr(target)
            if not is_simple(s.rvalue):
                old = self.keep(old)
            self.store(target, self.in_place(s, old))
        elif isinstance(target, MemberExpr) and self.class_named(target.expr) is not None:
            self.store(target, self.in_place(s, self.expr(target)))
        elif isinstance(target, MemberExpr):
            base = self.hold(self.expr(target.expr))
            old = self.member_read(base, target)
            self.store_member_of(base, target, self.in_place(s, old))
        elif isinstance(target, IndexExpr) and not isinstance(target.index, SliceExpr):
            self.item_in_place(s, target)
        else:
            assert isinstance(target, IndexExpr) and isinstance(target.index, SliceExpr), target
            base = self.hold(self.expr(target.base))
            parts = [self.hold(part) for part in self.slice_parts(target.index)]
            old = self._of_slice(base, "get_slice", "__getitem__", parts, [], target)
            value = self.in_place(s, old)
            self._of_slice(base, "set_slice", "__setitem__", parts, [value], target)

    def item_in_place(self, s: OperatorAssignmentStmt, target: IndexExpr) -> None:
        """base[index] op= value."""
        if self.is_element(target):
            self.store(target, self.in_place(s, self.expr(target)))
            return
        base = self.hold(self.expr(target.base))
        index = self.hold(self.expr(target.index))
        if isinstance(base.type, ir.Slots):
            old: op.Value = self.emit(op.SlotsLoad(base, index))
            self.emit(op.SlotsStore(base, index, self.coerce(self.in_place(s, old), base.type.element)))
            return
        if self.is_asked_by_name(base, target.base):

            def work(member: op.Value) -> op.Value:
                self._item_in_place_of(s, target, member, index)
                return self.none()

            self.of_kinds(base, "__setitem__", ir.VOID, work, s)
            return
        self._item_in_place_of(s, target, base, index)

    def _item_in_place_of(
        self, s: OperatorAssignmentStmt, target: IndexExpr, base: op.Value, index: op.Value
    ) -> None:
        """base[index] op= value of a ready base and index."""
        old = self.call_method(base, "__getitem__", [index], target)
        if self.is_typed(target.base):
            old = self.coerce(old, self.ir_of(target))
        block, start = self.block, len(self.block.instructions)
        value = self.in_place(s, old)
        if self.block is block and store_back(self, base, old, block.instructions[start:], value):
            return
        self.call_method(base, "__setitem__", [index, value], target)

    def in_place(self, s: OperatorAssignmentStmt, old: op.Value) -> op.Value:
        """old op= rvalue as a value."""
        special = "__i" + self.operator_name(s.op)[2:]
        cls = self.class_of(old)
        if cls is not None and self.world.classes.find(cls, special) is not None:
            self.fit_display(s.rvalue, old)
            right = self.expr(s.rvalue)
            if special == "__ior__" and self.dict_class(old) is not None and self.dict_class(right) is None:
                self.call_hook(old, "update_pairs", [right], s)
                return old
            result = self.call_method(
                old, special, [right], s, lambda: self.binary_values(s.op, old, right, s)
            )
            return old if result.type == ir.VOID else result
        return self.binary(s.op, old, s.rvalue, s)
