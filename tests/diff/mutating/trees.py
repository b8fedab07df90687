"""Changes of a source's syntax tree. Each function changes the tree in place, or gives another."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable
from random import Random
from types import EllipsisType

ANNOTATIONS = [
    "int", "str", "bytes", "float", "bool", "object", "list[int]", "dict[str, int]", "int | None", "None",
    "tuple[int, ...]", "Callable[[int], int]", "Iterable[int]", "set[str]", "u64", "'int'", "list",
    "type[int]", "tuple[()]", "Self", "Literal[1]", "Final", "ClassVar[int]", "int | str | None",
    "Iterator[str]", "T", "Annotated[int, 1]", "Never", "Callable[..., int]", "frozenset[bytes]", "Any",
    "range", "1", "list[list[str]]",
]  # fmt: skip
VALUES: list[str | bytes | int | float | complex | EllipsisType | None] = [
    0, -1, 2**63 - 1, -(2**63), 2**64, 10**40, 1.5, 1e308, "", "é", "{}", "%d", b"x", None, True, ..., 2j,
]  # fmt: skip
NAMES = [
    "__init__", "__del__", "__eq__", "__hash__", "__iter__", "__next__", "__getattr__", "__new__",
    "__class__", "__slots__", "__doc__", "__name__", "__dict__", "__enter__", "__len__", "__call__",
    "__getitem__", "__file__", "__bool__", "__str__", "__post_init__", "__all__", "__debug__", "print", "len",
    "int", "list", "super", "_", "self", "range", "Exception", "object", "T", "property",
]  # fmt: skip
DECORATORS = [
    "staticmethod", "classmethod", "property", "cache", "lru_cache(maxsize=2)", "contextmanager", "dataclass",
    "dataclass(order=True)", "dataclass(frozen=True, slots=True)", "final", "abstractmethod", "overload",
    "wraps(len)", "total_ordering", "unique", "cached_property", "override", "no_type_check", "print",
    "(lambda f: f)",
]  # fmt: skip
IMPORTS = {
    "cache": "functools", "lru_cache": "functools", "wraps": "functools", "total_ordering": "functools",
    "cached_property": "functools", "contextmanager": "contextlib", "dataclass": "dataclasses",
    "final": "typing", "abstractmethod": "abc", "overload": "typing", "unique": "enum",
    "no_type_check": "typing", "Self": "typing", "Literal": "typing", "Final": "typing", "ClassVar": "typing",
    "Never": "typing", "Annotated": "typing", "Any": "typing", "Callable": "collections.abc",
    "Iterable": "collections.abc", "Iterator": "collections.abc",
}  # fmt: skip
OPERATORS: list[ast.operator] = [
    ast.Add(), ast.Sub(), ast.Mult(), ast.Div(), ast.FloorDiv(), ast.Mod(), ast.Pow(), ast.LShift(),
    ast.RShift(), ast.BitOr(), ast.BitXor(), ast.BitAnd(), ast.MatMult(),
]  # fmt: skip
COMPARISONS: list[ast.cmpop] = [
    ast.Eq(), ast.NotEq(), ast.Lt(), ast.LtE(), ast.Gt(), ast.GtE(), ast.Is(), ast.IsNot(), ast.In(),
    ast.NotIn(),
]  # fmt: skip
BASES = ["Exception", "int", "str", "Generic[T]", "Enum", "Protocol", "object", "list[int]", "NamedTuple"]
Function = ast.FunctionDef | ast.AsyncFunctionDef
TreeChange = Callable[[Random, ast.Module], None]


def bodies(tree: ast.AST) -> list[list[ast.stmt]]:
    """All blocks of statements."""
    found = []
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list) and body:
                found.append(body)
    return found


def read(tree: ast.AST) -> list[ast.expr]:
    """The expressions that are read."""
    found = [n for n in ast.walk(tree) if isinstance(n, ast.expr)]
    return [n for n in found if isinstance(getattr(n, "ctx", ast.Load()), ast.Load) and not _in_text(n)]


def _in_text(e: ast.expr) -> bool:
    return isinstance(e, ast.JoinedStr | ast.FormattedValue)


def expression(text: str) -> ast.expr:
    """The tree of an expression."""
    return ast.parse(text, mode="eval").body


class Replace(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """The node, changed."""
        return self.new if node is self.old else self.generic_visit(node)


def statements(random: Random, tree: ast.Module) -> None:
    """A statement is dropped, doubled, or moved: into a class, a function, a loop, the module."""
    found = bodies(tree)
    body, target = random.choice(found), random.choice(found)
    moved = random.choice(body)
    if random.random() < 0.5:
        body.remove(moved)
        if not body:
            body.append(ast.Pass())
    if random.random() < 0.8:
        target.insert(random.randint(0, len(target)), copy.deepcopy(moved))


def expressions(random: Random, tree: ast.Module) -> None:
    """An expression stands in the place of another, one of the same kind mostly."""
    found = read(tree)
    chosen = random.choice(found)
    alike = [e for e in found if type(e) is type(chosen)] if random.random() < 0.6 else found
    Replace(chosen, copy.deepcopy(random.choice(alike))).visit(tree)


def constants(random: Random, tree: ast.Module) -> None:
    """A constant has another value."""
    found = [n for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    if found:
        Replace(random.choice(found), ast.Constant(random.choice(VALUES))).visit(tree)


def annotated(random: Random, tree: ast.Module) -> None:
    """An annotation says another type, or is missing."""
    kinds = (ast.arg, ast.FunctionDef, ast.AnnAssign)
    found = [n for n in ast.walk(tree) if isinstance(n, kinds)]
    if not found:
        return
    chosen = random.choice(found)
    type = expression(random.choice(ANNOTATIONS))
    if isinstance(chosen, ast.FunctionDef):
        chosen.returns = type if random.random() < 0.8 else None
    else:
        chosen.annotation = type


def names(random: Random, tree: ast.Module) -> None:
    """What is defined, assigned or read has another name: a special one, or one of the source."""
    kinds = (ast.Name, ast.FunctionDef, ast.ClassDef, ast.arg, ast.Attribute)
    found = [n for n in ast.walk(tree) if isinstance(n, kinds)]
    if not found:
        return
    chosen, other = random.choice(found), random.choice(found)
    fields = {"Name": "id", "FunctionDef": "name", "ClassDef": "name", "arg": "arg", "Attribute": "attr"}
    new = getattr(other, fields[type(other).__name__])
    setattr(chosen, fields[type(chosen).__name__], random.choice(NAMES) if random.random() < 0.4 else new)


def operators(random: Random, tree: ast.Module) -> None:
    """Another operator stands between two values."""
    found = [n for n in ast.walk(tree) if isinstance(n, ast.BinOp | ast.AugAssign | ast.Compare | ast.BoolOp)]
    if not found:
        return
    chosen = random.choice(found)
    if isinstance(chosen, ast.Compare):
        chosen.ops[random.randrange(len(chosen.ops))] = random.choice(COMPARISONS)
    elif isinstance(chosen, ast.BoolOp):
        chosen.op = random.choice([ast.And(), ast.Or()])
    else:
        chosen.op = random.choice(OPERATORS)


def decorators(random: Random, tree: ast.Module) -> None:
    """A function or class has one decorator more, or none."""
    found = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    if not found:
        return
    chosen = random.choice(found)
    if chosen.decorator_list and random.random() < 0.3:
        chosen.decorator_list.clear()
    else:
        chosen.decorator_list.insert(0, expression(random.choice(DECORATORS)))


def parameters(random: Random, tree: ast.Module) -> None:
    """Parameters are of another kind, have a default, or stand in another order."""
    found = [n.args for n in ast.walk(tree) if isinstance(n, Function | ast.Lambda)]
    if not found:
        return
    chosen = random.choice(found)
    kind = random.randrange(6)
    if kind == 0 and chosen.args:
        chosen.vararg = chosen.args.pop()
    elif kind == 1 and chosen.args:
        chosen.kwarg = chosen.args.pop()
    elif kind == 2 and chosen.args:
        chosen.kwonlyargs.append(chosen.args.pop())
        chosen.kw_defaults.append(random.choice([None, ast.Constant(random.choice(VALUES))]))
    elif kind == 3 and chosen.args:
        chosen.posonlyargs.append(chosen.args.pop(0))
    elif kind == 4 and chosen.args:
        chosen.defaults = [copy.deepcopy(random.choice(read(tree)))]
    else:
        random.shuffle(chosen.args)
    del chosen.defaults[len(chosen.args) + len(chosen.posonlyargs) :]


def bases(random: Random, tree: ast.Module) -> None:
    """A class is below another, or below none, or has a keyword."""
    found = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    if not found:
        return
    chosen, other = random.choice(found), random.choice(found)
    names = [
        other.name,
        "Exception",
        "int",
        "str",
        "Generic[T]",
        "Enum",
        "Protocol",
        "object",
        "list[int]",
        "NamedTuple",
    ]
    kind = random.randrange(4)
    if kind == 0:
        chosen.bases.clear()
    elif kind == 1:
        chosen.bases.append(expression(random.choice(names)))
    elif kind == 2:
        chosen.bases = [expression(random.choice(names))]
    else:
        chosen.keywords.append(
            ast.keyword(random.choice(["metaclass", "total"]), ast.Name("type", ast.Load()))
        )


TREE_CHANGES: list[TreeChange] = [
    *[statements] * 4, *[expressions] * 5, *[constants] * 2, *[annotated] * 2, *[names] * 2,
    *[operators] * 2, decorators, parameters, bases,
]  # fmt: skip
