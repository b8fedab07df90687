"""Decorators whose types leave out the parameters of what they decorate, written out before mypy sees them.

`F = TypeVar("F", bound=Callable[..., Any])` or `Callable[..., R]` says of a function what it gives at most,
and its wrapper takes `*args: Any, **kwargs: Any`. What is meant is a ParamSpec, with which the types say all:

    def traced(function: F) -> F:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            return function(*args, **kwargs)

        return cast(F, wrapper)

F becomes `Callable[_Params, _Result]`, the wrapper takes `*args: _Params.args, **kwargs: _Params.kwargs` and
gives `_Result`, and the cast goes. The same holds for a function around it, which makes the decorator.
"""

from __future__ import annotations

from mypy.nodes import (
    ARG_POS,
    ARG_STAR,
    ARG_STAR2,
    AssignmentStmt,
    CallExpr,
    EllipsisExpr,
    Expression,
    FuncDef,
    ImportFrom,
    IndexExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    ReturnStmt,
    Statement,
    StrExpr,
    TupleExpr,
)
from mypy.types import CallableType, EllipsisType, Type, TypeList, UnboundType

from ophion.compiler.frontend.walk import children

_CALLABLE, _PARAMS, _RESULT = "_Callable", "_Params", "_Result"
_ANYTHING = ("Any", "typing.Any", "object")
_CALLABLES = ("Callable", "typing.Callable", "collections.abc.Callable")


def write_out_parameters(file: MypyFile) -> None:
    """Write out the types of a module's decorators."""
    writer = _Writer({name for statement in file.defs for name in _bounded_by(statement)})
    for statement in file.defs:
        writer.visit(statement, [])
    if writer.found:
        place = sum(isinstance(each, ImportFrom) and each.id == "__future__" for each in file.defs)
        file.defs[place:place] = _declarations(file)


def _bounded_by(statement: Statement) -> list[str]:
    """F, if a statement is `F = TypeVar("F", bound=Callable[..., Any])`."""
    if not isinstance(statement, AssignmentStmt) or not isinstance(statement.rvalue, CallExpr):
        return []
    call = statement.rvalue
    bound = dict(zip(call.arg_names, call.args, strict=True)).get("bound")
    if _name(call.callee).rpartition(".")[2] != "TypeVar" or not isinstance(bound, IndexExpr):
        return []
    index = bound.index
    elided = isinstance(index, TupleExpr) and isinstance(index.items[0], EllipsisExpr)
    return (
        [_name(target) for target in statement.lvalues] if elided and _name(bound.base) in _CALLABLES else []
    )


def _name(e: Node) -> str:
    """The name that an expression is, with dots."""
    if isinstance(e, MemberExpr):
        return f"{_name(e.expr)}.{e.name}"
    return e.name if isinstance(e, NameExpr) else ""


def _takes_anything(function: FuncDef) -> bool:
    """Whether a function ends in `*args: Any, **kwargs: Any`."""
    type = function.type
    return (
        isinstance(type, CallableType)
        and type.arg_kinds[-2:] == [ARG_STAR, ARG_STAR2]
        and all(_is_anything(each) for each in type.arg_types[-2:])
    )


def _is_anything(type: Type) -> bool:
    return isinstance(type, UnboundType) and type.name in _ANYTHING


def _elided(type: Type, bounded: set[str]) -> Type | None:
    """What a function of a type gives whose parameters are left out; of another, None."""
    if not isinstance(type, UnboundType):
        return None
    if type.name in bounded:
        return UnboundType(_RESULT)
    if type.name not in _CALLABLES or len(type.args) != 2 or not isinstance(type.args[0], EllipsisType):
        return None
    return UnboundType(_RESULT) if _is_anything(type.args[1]) else type.args[1]


def _written(type: Type, bounded: set[str]) -> Type:
    """A type with the parameters that it leaves out."""
    result = _elided(type, bounded)
    if result is not None:
        made: Type = UnboundType(_CALLABLE, [UnboundType(_PARAMS), result])
    elif isinstance(type, UnboundType) and type.args:
        made = UnboundType(type.name, [_written(each, bounded) for each in type.args])
    elif isinstance(type, TypeList):
        made = TypeList([_written(each, bounded) for each in type.items])
    else:
        return type
    made.set_line(type)
    return made


def _set_types(function: FuncDef, types: list[Type], result: Type) -> None:
    """Give a function other types, which nobody has looked at yet."""
    for known in (function.type, function.unanalyzed_type):
        assert isinstance(known, CallableType)
        known.arg_types, known.ret_type = list(types), result
    for argument, type in zip(function.arguments, types, strict=True):
        argument.type_annotation = argument.type_annotation and type


class _Writer:
    """Writes out the decorators of a module. `bounded`: its names of functions of any parameters."""

    def __init__(self, bounded: set[str]) -> None:
        self.bounded = bounded
        self.found = False

    def visit(self, node: Node, around: list[FuncDef]) -> None:
        """Write out the decorators in some code, with the functions around it, outermost first."""
        if isinstance(node, FuncDef):
            if around and _takes_anything(node):
                self._decorator(around, node)
            around = [*around, node]
        for child in children(node):
            self.visit(child, around)

    def _decorator(self, around: list[FuncDef], wrapper: FuncDef) -> None:
        """Write out the function around a wrapper, if that takes what is wrapped, and those around it."""
        decorator = around[-1]
        taken = decorator.type.arg_types if isinstance(decorator.type, CallableType) else []
        results = [result for type in taken if (result := _elided(type, self.bounded)) is not None]
        if len(results) != 1:
            return
        self.found = True
        for function in around:
            if isinstance(function.type, CallableType):
                types = [_written(type, self.bounded) for type in function.type.arg_types]
                _set_types(function, types, _written(function.type.ret_type, self.bounded))
        assert isinstance(wrapper.type, CallableType)
        types = [
            *wrapper.type.arg_types[:-2],
            UnboundType(f"{_PARAMS}.args"),
            UnboundType(f"{_PARAMS}.kwargs"),
        ]
        for made, type in zip(types[-2:], wrapper.type.arg_types[-2:], strict=True):
            made.set_line(type)
        given = wrapper.type.ret_type
        _set_types(wrapper, types, results[0] if _is_anything(given) else given)
        self._without_casts(decorator)

    def _without_casts(self, node: Node) -> None:
        """`return cast(F, wrapper)` becomes `return wrapper`."""
        call = node.expr if isinstance(node, ReturnStmt) else None
        if isinstance(node, ReturnStmt) and isinstance(call, CallExpr) and len(call.args) == 2:
            if _name(call.callee).rpartition(".")[2] == "cast" and _name(call.args[0]) in self.bounded:
                node.expr = call.args[1]
        for child in children(node):
            self._without_casts(child)


def _declarations(file: MypyFile) -> list[Statement]:
    """The import and the assignments that the written types need."""
    kinds = {"ParamSpec": _PARAMS, "TypeVar": _RESULT}
    names: list[tuple[str, str | None]] = [(name, f"_{name}") for name in ("Callable", *kinds)]
    imported = ImportFrom("typing", 0, names)
    file.imports.append(imported)
    made: list[Statement] = [imported]
    for kind, name in kinds.items():
        args: list[Expression] = [StrExpr(name)]
        made.append(AssignmentStmt([NameExpr(name)], CallExpr(NameExpr(f"_{kind}"), args, [ARG_POS], [None])))
    line = next((each.line for each in file.defs), 1)
    pending: list[Node] = list(made)
    while pending:
        node = pending.pop()
        node.set_line(line, 0)
        pending += children(node)
    return made
