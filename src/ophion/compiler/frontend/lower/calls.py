"""Calls: who is called, how arguments meet parameters, how objects are made."""

from __future__ import annotations

from mypy.nodes import (
    CallExpr,
    FuncDef,
    IndexExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    RefExpr,
    SuperExpr,
    TypeApplication,
    TypeInfo,
    Var,
)

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.invocations import Invocations
from ophion.compiler.frontend.lower.objects import function_of
from ophion.compiler.ir import instructions as op


class Calls(Invocations):
    """Lowers calls."""

    def call_expr(self, e: CallExpr) -> op.Value:
        if e.analyzed is not None:
            return self.expr(e.analyzed)
        callee = e.callee
        if isinstance(callee, IndexExpr) and isinstance(callee.analyzed, TypeApplication):
            callee = callee.analyzed.expr
        if isinstance(callee, MemberExpr) and callee.name in ("join", "format", "format_map"):
            text = self.formatted(e)
            if text is not None:
                return text
        if isinstance(callee, SuperExpr) and self.is_root_told(callee):
            return self.root_told(e)
        e = self.spread(e)
        if isinstance(callee, SuperExpr):
            return self.super_call(callee, e)
        if isinstance(callee, NameExpr) and isinstance(callee.node, Var) and callee.node.is_cls:
            assert self.scope.owner is not None
            if self.scope.owner.info.is_enum:
                return self.enum_lookup(self.scope.owner.info, e)
            if self.scope.owner.info.is_named_tuple:
                return self.construct(self.scope.owner.info, e)
            return self.construct_class(self.scope.owner, e)
        function = function_of(callee.node) if isinstance(callee, NameExpr) else None
        nested = self.nested(function) if function is not None else None
        if function is not None and nested is not None:
            return self.nested_call(function, nested, e)
        if isinstance(callee, RefExpr) and not self._is_local(callee):
            result = self._named_call(callee, e)
            if result is not None:
                return result
        inner = self.inner_class(callee)
        if inner is not None:
            return self.construct(inner, e)
        if isinstance(callee, MemberExpr):
            return self.method_call(callee, e)
        return self.value_call(self.expr(callee), e)

    def _is_local(self, callee: RefExpr) -> bool:
        return isinstance(callee.node, Var) and (
            callee.node in self.scope.places or (isinstance(callee, MemberExpr) and bool(callee.node.info))
        )

    def _named_call(self, callee: RefExpr, e: CallExpr) -> op.Value | None:
        """A call of something with a full name: known to the compiler, a class, or a function."""
        if isinstance(callee, MemberExpr) and not self._is_qualified(callee):
            return None
        name = callee.fullname
        if (
            isinstance(callee, MemberExpr)
            and isinstance(callee.expr, RefExpr)
            and isinstance(callee.expr.node, TypeInfo)
        ):
            name = f"{callee.expr.fullname}.{callee.name}"
        if name:
            known = self.builtin_call(name, e)
            if known is not None:
                return known
        node = self.world.resolve(callee.fullname) if "." in name else callee.node
        node = node if node is not None else callee.node
        if isinstance(node, TypeInfo):
            return self.construct(node, e)
        if (
            isinstance(callee, MemberExpr)
            and isinstance(callee.expr, RefExpr)
            and isinstance(callee.expr.node, TypeInfo)
        ):
            return self.class_call(callee, callee.expr.node, e)
        function = function_of(node)
        if (
            function is None
            or function.info
            or (isinstance(callee.node, FuncDef) and self._is_nested(callee))
        ):
            return None
        if function.fullname and self.world.module_name(function.fullname) not in self.world.checked.trees:
            self.refuse(e, f"{callee.fullname} is not available to compiled code")
        return self.call_function(function, e)

    def _is_nested(self, callee: RefExpr) -> bool:
        return callee.kind == 0

    def _is_qualified(self, callee: MemberExpr) -> bool:
        return isinstance(callee.expr, RefExpr) and isinstance(callee.expr.node, MypyFile | TypeInfo)

    # --- arguments ---

    def call_function(self, node: FuncDef, e: CallExpr, owner: ClassInfo | None = None) -> op.Value:
        """Call a module-level function."""
        for name in self.variants(node, e, 0):
            other = self.world.lookup(f"{node.fullname.rpartition('.')[0]}.{name}")
            if isinstance(other, FuncDef):
                node = other
                break
        signature = self.world.signature(node)
        env = self.infer(signature, node, e, 0, {})
        values, actual = self.arguments(node, e, 0, env, signature)
        self.world.module_of(node.fullname)
        return self.finish_call(self.world.function(node, owner, env, actual), values)

    # --- methods ---

    # --- objects ---
