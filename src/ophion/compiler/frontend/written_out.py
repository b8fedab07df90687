"""Functions that make functions, written out before mypy sees them: `key=itemgetter(1)` is a lambda.

typeshed cannot say what `operator.itemgetter(1)` gives; of `lambda item: item[1]` mypy finds it out at the
place where the function is used. Only arguments of calls are written out, since a lambda that stands alone
has no place that gives its parameter a type. `itertools.starmap(f, rows)` becomes
`map(lambda row: f(*row), rows)`, and `map(operator.mul, a, b)`, which typeshed calls Any,
`map(lambda a, b: a * b, a, b)`. `Counter(a=3)` becomes `Counter({"a": 3})`, and so does OrderedDict.
"""

from __future__ import annotations

from mypy.nodes import (
    ARG_NAMED,
    ARG_POS,
    ARG_STAR,
    Argument,
    Block,
    CallExpr,
    DictExpr,
    Expression,
    Import,
    ImportFrom,
    IndexExpr,
    IntExpr,
    LambdaExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    OpExpr,
    ReturnStmt,
    StrExpr,
    TupleExpr,
    UnaryExpr,
    Var,
)

from ophion.compiler.frontend.walk import children

_MAKERS = ("operator.itemgetter", "operator.attrgetter", "operator.methodcaller")
_STARMAP = "itertools.starmap"
_OPERATORS = {
    f"operator.{name}": symbol
    for name, symbol in {
        "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "and_": "&",
        "or_": "|", "xor": "^", "lshift": "<<", "rshift": ">>",
    }.items()
}  # fmt: skip
_NAMED = ("collections.Counter", "collections.OrderedDict")
_KNOWN = (*_MAKERS, _STARMAP, *_NAMED, *_OPERATORS)
_MODULES = ("operator", "itertools", "collections")
_ITEM = "item"


def write_out(file: MypyFile) -> None:
    """Write out what a module calls of these functions."""
    known = _names(file)
    pending: list[Node] = list(file.defs) if known else []
    writer = _Writer(known)
    while pending:
        node = pending.pop()
        pending += children(node)
        if isinstance(node, CallExpr):
            writer.write(node)


def _names(file: MypyFile) -> dict[str, str]:
    """What a module's imports call these functions -> their full names."""
    found: dict[str, str] = {}
    for statement in file.imports:
        if isinstance(statement, ImportFrom) and statement.id in _MODULES:
            pairs = [(alias or name, f"{statement.id}.{name}") for name, alias in statement.names]
            found.update((name, full) for name, full in pairs if full in _KNOWN)
        elif isinstance(statement, Import):
            for name, alias in statement.ids:
                for full in _KNOWN:
                    if full.startswith(f"{name}."):
                        found[full.replace(name, alias or name, 1)] = full
    return found


class _Writer:
    """Writes out calls of the functions that a module's names stand for."""

    def __init__(self, known: dict[str, str]) -> None:
        self.known = known

    def write(self, e: CallExpr) -> None:
        """Write out a call, and those that make its arguments."""
        if self._full_name(e.callee) == _STARMAP and len(e.args) == 2:
            self._as_map(e)
        elif isinstance(e.callee, NameExpr) and e.callee.name == "map" and len(e.args) == 3:
            symbol = _OPERATORS.get(self._full_name(e.args[0]))
            if symbol is not None:
                e.args[0] = _lambda(OpExpr(symbol, NameExpr("a"), NameExpr("b")), e.args[0], "a", "b")
        elif (
            self._full_name(e.callee) in _NAMED and e.args and all(kind == ARG_NAMED for kind in e.arg_kinds)
        ):
            _as_mapping(e)
        for place, argument in enumerate(e.args):
            made = self._function(argument)
            if made is not None:
                e.args[place] = _lambda(made, argument)

    def _full_name(self, e: Expression) -> str:
        """The full name of the function that an expression names, if it is one of these."""
        if isinstance(e, MemberExpr) and isinstance(e.expr, NameExpr):
            return self.known.get(f"{e.expr.name}.{e.name}", "")
        return self.known.get(e.name, "") if isinstance(e, NameExpr) else ""

    def _as_map(self, e: CallExpr) -> None:
        """starmap(f, rows) as map(lambda item: f(*item), rows)."""
        function = e.args[0]
        symbol = _OPERATORS.get(self._full_name(function))
        if symbol is not None:
            left, right = (IndexExpr(NameExpr(_ITEM), IntExpr(place)) for place in range(2))
            made: Expression = OpExpr(symbol, left, right)
        elif isinstance(function, NameExpr | MemberExpr):
            made = CallExpr(function, [NameExpr(_ITEM)], [ARG_STAR], [None])
        else:
            return
        e.callee = NameExpr("map")
        e.callee.set_line(e)
        e.args[0] = _lambda(made, function)

    def _function(self, e: Expression) -> Expression | None:
        """What the function does with its item; None where the expression makes none of these functions."""
        if not isinstance(e, CallExpr) or not e.args:
            return None
        name = self._full_name(e.callee)
        if name == "operator.methodcaller":
            method, *rest = e.args
            if not isinstance(method, StrExpr) or not all(map(_lasts, rest)):
                return None
            return CallExpr(MemberExpr(NameExpr(_ITEM), method.value), rest, e.arg_kinds[1:], e.arg_names[1:])
        if name not in _MAKERS or any(kind != ARG_POS for kind in e.arg_kinds):
            return None
        parts = [_part(name, argument) for argument in e.args]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        return known[0] if len(known) == 1 else TupleExpr(known)


def _as_mapping(e: CallExpr) -> None:
    """Counter(a=3, b=1) as Counter({"a": 3, "b": 1})."""
    shown = DictExpr([(StrExpr(name or ""), value) for name, value in zip(e.arg_names, e.args, strict=True)])
    for key, _ in shown.items:
        assert key is not None
        key.set_line(e)
    shown.set_line(e)
    e.args, e.arg_kinds, e.arg_names = [shown], [ARG_POS], [None]


def _part(name: str, argument: Expression) -> Expression | None:
    """item[argument], or item.name for each name between dots."""
    if name == "operator.itemgetter":
        return IndexExpr(NameExpr(_ITEM), argument) if _lasts(argument) else None
    if not isinstance(argument, StrExpr):
        return None
    made: Expression = NameExpr(_ITEM)
    for attribute in argument.value.split("."):
        made = MemberExpr(made, attribute)
    return made


def _lasts(e: Expression) -> bool:
    """Whether an expression is a literal, which has the same value whenever it is asked for."""
    return isinstance(e, IntExpr | StrExpr) or (isinstance(e, UnaryExpr) and _lasts(e.expr))


def _lambda(result: Expression, stands_for: Expression, *names: str) -> LambdaExpr:
    """lambda item: result, or with other names of its parameters, at the place of what it stands for."""
    arguments = [Argument(Var(name), None, None, ARG_POS) for name in names or (_ITEM,)]
    made = LambdaExpr(arguments, Block([ReturnStmt(result)]))
    pending: list[Node] = [made]
    while pending:
        node = pending.pop()
        node.set_line(stands_for)
        pending += children(node)
    return made
