"""Loops: which walk an expression or a value asks for."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import ARG_STAR, CallExpr, Context, Expression, MemberExpr, RefExpr

from ophion.compiler.frontend.declarations import declared
from ophion.compiler.frontend.lower.composed_walks import Enumerated, Filtered, Mapped, Zipped
from ophion.compiler.frontend.lower.expressions import Expressions
from ophion.compiler.frontend.lower.interface import Iteration
from ophion.compiler.frontend.lower.iterator_walks import CalledWalk, IteratorWalk, StepWalk
from ophion.compiler.frontend.lower.walks import (
    IndexWalk,
    ListWalk,
    RangeWalk,
    StringWalk,
    TableWalk,
    TupleWalk,
)
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import non_null


class Loops(Expressions):
    """Chooses the walk for an expression or value."""

    def iterate(self, e: Expression) -> Iteration:
        if isinstance(e, CallExpr):
            known = self._known_call(e)
            if known is not None:
                return known
        return self.iterate_value(self.opened(self.iterable(e), e, "__iter__"), e)

    def refuse_star(self, e: CallExpr) -> None:
        """map(f, *rows), and zip(*rows) beside other arguments: mypy gives items of type Any."""
        name = e.callee.fullname if isinstance(e.callee, RefExpr) else ""
        if name in ("builtins.zip", "builtins.map") and ARG_STAR in e.arg_kinds:
            self.refuse(
                e.args[e.arg_kinds.index(ARG_STAR)],
                f"* beside other arguments of {name.rpartition('.')[2]} gives items whose type is not known",
                "a comprehension over the positions",
            )

    def _known_call(self, e: CallExpr) -> Iteration | None:
        builtin = declared(e.callee.fullname) if isinstance(e.callee, RefExpr) else None
        if builtin is not None and builtin.walk:
            walk: Callable[[CallExpr], Iteration | None] = getattr(self, builtin.walk)
            return walk(e)
        if isinstance(e.callee, MemberExpr) and not e.args and e.callee.name in ("items", "keys", "values"):
            return self._dict_part(e.callee)
        return None

    def range_walk(self, e: CallExpr) -> Iteration:
        """range(stop), range(start, stop, step)."""
        values = [self.keep(self.expr(arg)) for arg in self.spread(e).args]
        start = values[0] if len(values) > 1 else self.number(0)
        stop = values[1] if len(values) > 1 else values[0]
        return RangeWalk(self, start, stop, values[2] if len(values) > 2 else self.number(1))

    def enumerate_walk(self, e: CallExpr) -> Iteration:
        """enumerate(iterable, start=0)."""
        start = self.expr(e.args[1]) if len(e.args) > 1 else self.number(0)
        return Enumerated(self, self.iterate(e.args[0]), start)

    def zip_walk(self, e: CallExpr) -> Iteration | None:
        """zip(iterables..., strict=...)."""
        if ARG_STAR in e.arg_kinds:
            return None
        sources = [a for a, n in zip(e.args, e.arg_names, strict=True) if n is None]
        return Zipped(self, [self.iterate(a) for a in sources], self.zip_strict(e))

    def zip_strict(self, e: CallExpr) -> bool:
        """What a call of zip says of lengths that differ."""
        for argument, name in zip(e.args, e.arg_names, strict=True):
            if name == "strict":
                known = self.world.constants.evaluate(argument)
                if not isinstance(known, bool):
                    self.refuse(
                        argument, "zip is strict or it is not: True or False", "two calls, and a test"
                    )
                return known
        return False

    def map_walk(self, e: CallExpr) -> Iteration:
        """map(function, iterables...)."""
        self.refuse_star(e)
        if len(e.args) == 2:
            return Mapped(self, self._function_over(e), self.iterate(e.args[1]))
        elements = [self.world.inference.element(self.type_of(a)) for a in e.args[1:]]
        function = self.keep(self.key_function(e.args[0], *elements))
        return Mapped(self, function, Zipped(self, [self.iterate(a) for a in e.args[1:]], False), True)

    def filter_walk(self, e: CallExpr) -> Iteration:
        """filter(function, iterable)."""
        return Filtered(self, self._function_over(e), self.iterate(e.args[1]))

    def _function_over(self, e: CallExpr) -> op.Value:
        """The function of map and filter, over the items of one iterable."""
        return self.keep(self.key_function(e.args[0], self.world.inference.element(self.type_of(e.args[1]))))

    def called_walk(self, e: CallExpr) -> Iteration | None:
        """iter(function, sentinel)."""
        if len(e.args) != 2:
            return None
        function = self.keep(self.expr(e.args[0]))
        return CalledWalk(self, function, self.keep(self.expr(e.args[1])))

    def reversed_walk(self, call: CallExpr) -> Iteration:
        """reversed(sequence)."""
        e = call.args[0]
        if (
            isinstance(e, CallExpr)
            and isinstance(e.callee, RefExpr)
            and e.callee.fullname == "builtins.range"
        ):
            values = [self.keep(self.coerce(self.expr(arg), ir.INT)) for arg in e.args]
            if len(values) < 3:
                start = values[0] if len(values) > 1 else self.number(0)
                last = self.emit(op.Arithmetic("sub", values[-1], self.number(1), ir.INT))
                end = self.emit(op.Arithmetic("sub", start, self.number(1), ir.INT))
                return RangeWalk(self, last, end, self.number(-1))
        if isinstance(e, CallExpr) and isinstance(e.callee, MemberExpr) and not e.args:
            if e.callee.name in ("items", "keys", "values"):
                return self._dict_part(e.callee, backwards=True)
        return self.reversed_value(self.opened(self.iterable(e), e), e)

    def _dict_part(self, callee: MemberExpr, backwards: bool = False) -> Iteration:
        table = self.opened(self.expr(callee.expr), callee.expr, callee.name)
        if not self.is_builtin(table, "dict"):
            part = self.call_method(table, callee.name, [], callee)
            return self.reversed_value(part, callee) if backwards else self.iterate_value(part, callee)
        parts = {"items": ("key_at", "value_at"), "keys": ("key_at",), "values": ("value_at",)}[callee.name]
        cls = self.class_of(table)
        assert cls is not None
        return TableWalk(self, table, cls, parts, backwards)

    def reversed_value(self, value: op.Value, e: Context) -> Iteration:
        """reversed(value)."""
        cls = self.class_of(value)
        if cls is not None and (self.is_builtin(value, "list") or self.is_builtin(value, "tuple")):
            return ListWalk(self, value, cls, backwards=True)
        if cls is not None and self.is_builtin(value, "dict"):
            return TableWalk(self, value, cls, ("key_at",), backwards=True)
        if isinstance(value.type, ir.Tuple):
            backwards = self.emit(op.MakeTuple(self.tuple_parts(value)[::-1]))
            return self.iterate_value(backwards, e)
        if cls is not None and self.world.classes.find(cls, "__reversed__") is not None:
            return self.iterate_value(self.call_method(value, "__reversed__", [], e), e)
        return IndexWalk(self, value, e, backwards=True)

    def iterate_value(self, value: op.Value, node: Context) -> Iteration:
        value = self.coerce(value, non_null(value.type)) if value.type != ir.VOID else value
        if isinstance(value.type, ir.Tuple):
            return TupleWalk(self, value, self._tuple_element(value.type, node))
        if self.is_union(value) and isinstance(node, Expression) and node in self.world.checked.types:
            return self.iterate_value(
                self.one_iterable(value, self.world.named_type("typing.Iterable", self.type_of(node))), node
            )
        enum = self.enum_of(value)
        if enum is not None and self.world.enums.is_flag(enum.info):
            value = self.flag_list(value, enum, node)
        cls = self.class_of(value)
        if cls is None:
            self.refuse(node, f"a value of type {value.type} cannot be iterated over")
        if self.world.iterators.kind(value.type) is not None:
            return StepWalk(self, value, cls)
        if self.is_builtin(value, "list") or self.is_builtin(value, "tuple"):
            return ListWalk(self, value, cls)
        if self.is_builtin(value, "str"):
            return StringWalk(self, value, cls)
        if any(self.is_builtin(value, name) for name in ("bytes", "bytearray", "memoryview", "range")):
            return IndexWalk(self, value, node)
        if (
            self.is_builtin(value, "dict")
            or self.is_builtin(value, "set")
            or self.is_builtin(value, "frozenset")
        ):
            return TableWalk(self, value, cls, ("key_at",))
        find = self.world.classes.find
        if find(cls, "__next__") is not None and find(cls, "__iter__") is None:
            return IteratorWalk(self, value, node)
        if find(cls, "__iter__") is not None:
            iterator = self.call_method(value, "__iter__", [], node)
            inner = self.class_of(iterator)
            if inner is not None and find(inner, "__next__") is None:
                return self.iterate_value(iterator, node)
            return IteratorWalk(self, iterator, node)
        return IndexWalk(self, value, node)

    def _tuple_element(self, type: ir.Tuple, node: Context) -> ir.Type:
        """What a loop over a tuple of fixed shape gives."""
        if len(set(type.items)) > 1 and isinstance(node, Expression) and node in self.world.checked.types:
            return self.world.types.of(self.world.inference.element(self.type_of(node)))
        return type.items[0] if type.items else ir.BOOL
