"""Tests by classes: which ones a test names, and those by classes that only the run knows."""

from __future__ import annotations

from mypy.nodes import Context, Expression, OpExpr, RefExpr, TupleExpr, TypeInfo, Var

from ophion.compiler.frontend.lower.method_values import MethodValues
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.types import non_null


class ClassTests(MethodValues):
    """Lowers tests by classes that are values."""

    def classes_named(self, e: Expression) -> list[TypeInfo] | None:
        """The classes that a test names, or a variable of a module that is assigned once; None where only the
        run knows them.
        """
        if isinstance(e, RefExpr) and isinstance(e.node, Var) and not e.node.info:
            made = self.world.constants.made_of(e.node.fullname)
            return self.classes_named(made) if made is not None else None
        info = self.class_of_name(e)
        if info is not None:
            return [info]
        if isinstance(e, OpExpr) and e.op == "|":
            parts = [e.left, e.right]
        elif isinstance(e, TupleExpr):
            parts = e.items
        else:
            return None
        found = [self.classes_named(part) for part in parts]
        return None if None in found else [info for infos in found if infos is not None for info in infos]

    def is_below(self, kind: op.Value, above: op.Value, e: Context) -> op.Value:
        """Whether a class is another or below it; a tuple of classes stands for any of them."""
        if isinstance(above.type, ir.TypeRef):
            return self.emit(op.IsSubclass(kind, self.coerce(above, non_null(above.type))))
        if self.is_union(above):
            return self.by_member(above, ir.BOOL, lambda member: self.is_below(kind, member, e))
        if isinstance(above.type, ir.Tuple):
            count = len(above.type.items)
            tests = [self.is_below(kind, self.emit(op.TupleItem(above, i)), e) for i in range(count)]
            return self.any_of(tests)
        held = self.class_of(above)
        items = [self.world.types.of(argument) for argument in held.instance.args] if held is not None else []
        if not any(isinstance(item, ir.TypeRef) for item in items):
            self.refuse(e, "a test takes classes", "a class, or a tuple of classes")
        return self.runtime("class_names.is_below_any", [kind, above])

    def any_of(self, tests: list[op.Value]) -> op.Value:
        """Whether one of some tests that have been made is true."""
        result: op.Value = op.Constant(ir.BOOL, False)
        for position, test in enumerate(tests):
            result = self.emit(op.Select(result, op.Constant(ir.BOOL, True), test)) if position else test
        return result
