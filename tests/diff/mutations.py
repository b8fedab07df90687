"""Sources made from good ones by a change: for a compiler that answers whatever it is given."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Callable
from random import Random
from types import EllipsisType

_TOKEN = re.compile(r"\w+|[^\w\s]|\n[ ]*|[ ]+")
ANNOTATIONS = ["int", "str", "bytes", "float", "bool", "object", "list[int]", "dict[str, int]", "int | None",
               "tuple[int, ...]",
               "Callable[[int], int]", "None", "Iterable[int]", "set[str]", "u64"]  # fmt: skip
VALUES: list[str | bytes | int | float | EllipsisType | None] = [
    0,
    -1,
    2**63 - 1,
    2**64,
    10**40,
    1.5,
    "",
    "é",
    b"x",
    None,
    True,
    ...,
]
ALONE: list[tuple[str, bytes]] = [
    ("bad UTF-8", b"x = '\xff\xfe'\n"),
    ("a NUL", b"x = 1\0\n"),
    ("a NUL in a text", b"x = 'a\0b'\nprint(x)\n"),
    ("another encoding", b"# -*- coding: latin-1 -*-\nx = '\xe9'\nprint(x)\n"),
    ("an unknown encoding", b"# -*- coding: nothing -*-\nx = 1\n"),
    ("nothing", b""),
    ("half a text", b"print('abc"),
    ("half a block", b"def f() -> None:\n"),
    ("tabs and spaces", b"if True:\n\tx = 1\n        y = 2\n"),
    ("deep brackets", b"x = " + b"(" * 150 + b"1" + b")" * 150 + b"\n"),
    ("too deep brackets", b"x = " + b"[" * 3000 + b"]" * 3000 + b"\n"),
    ("many signs", b"x = " + b"-" * 2500 + b"1\nprint(x)\n"),
    ("a long sum", b"x = " + b" + ".join([b"1"] * 4000) + b"\nprint(x)\n"),
    ("a long chain of calls", b"x = 'a'" + b".upper()" * 1500 + b"\nprint(x)\n"),
    ("deep blocks", b"".join(b" " * n + b"if True:\n" for n in range(95)) + b" " * 95 + b"print(1)\n"),
    ("a huge number", b"x = 1" + b"0" * 5000 + b"\n"),
    ("a huge number in hexadecimal", b"x = 0x" + b"f" * 5000 + b"\nprint(x)\n"),
    ("a huge text", b"x = '" + b"a" * 300_000 + b"'\nprint(len(x))\n"),
    (
        "many parameters",
        b"def f(" + b", ".join(b"a%d: int" % n for n in range(300)) + b") -> int:\n    return a0\n",
    ),
]
"""Sources of their own kind."""


class Mutator:
    """Changes one source. Each method gives the text changed once."""

    def __init__(self, random: Random, text: str, other: str) -> None:
        self.random = random
        self.text = text
        self.other = other

    def mutated(self) -> str:
        """The text after one to three changes."""
        ways: list[Callable[[], str]] = [self.tokens, self.cut, self.splice]
        ways += [self.statements] * 4 + [self.expressions] * 4 + [self.constants] * 3 + [self.annotations] * 3
        for _ in range(self.random.randint(1, 3)):
            try:
                self.text = self.random.choice(ways)()
            except (SyntaxError, ValueError):  # a change that is no source, or that broke the syntax
                break
        return self.text

    def tokens(self) -> str:
        """A token is dropped, doubled or swapped with another."""
        tokens = _TOKEN.findall(self.text)
        a, b = (self.random.randrange(len(tokens)) for _ in range(2))
        kind = self.random.randrange(3)
        if kind == 0:
            del tokens[a]
        elif kind == 1:
            tokens.insert(a, tokens[a])
        else:
            tokens[a], tokens[b] = tokens[b], tokens[a]
        return "".join(tokens)

    def cut(self) -> str:
        """The end is missing."""
        return self.text[: self.random.randrange(len(self.text))]

    def splice(self) -> str:
        """Lines of another source stand in between."""
        lines, others = self.text.splitlines(), self.other.splitlines()
        start, place = self.random.randrange(len(others)), self.random.randrange(len(lines))
        lines[place:place] = others[start : start + self.random.randint(1, 12)]
        return "\n".join(lines) + "\n"

    def statements(self) -> str:
        """A statement is dropped, doubled, or moved."""
        tree = ast.parse(self.text)
        found = [getattr(node, "body", None) for node in ast.walk(tree)]
        bodies: list[list[ast.stmt]] = [body for body in found if isinstance(body, list)]
        body, target = self.random.choice(bodies), self.random.choice(bodies)
        moved = self.random.choice(body)
        if self.random.random() < 0.5:
            body.remove(moved)
            if not body:
                body.append(ast.Pass())
        if self.random.random() < 0.7:
            target.insert(self.random.randint(0, len(target)), copy.deepcopy(moved))
        return ast.unparse(ast.fix_missing_locations(tree))

    def expressions(self) -> str:
        """An expression stands in the place of another."""
        tree = ast.parse(self.text)
        loads = [n for n in ast.walk(tree) if isinstance(n, ast.expr) and self._is_read(n)]
        chosen, other = self.random.choice(loads), copy.deepcopy(self.random.choice(loads))
        return ast.unparse(_Replace(chosen, other).visit(tree))

    @staticmethod
    def _is_read(node: ast.expr) -> bool:
        return isinstance(getattr(node, "ctx", ast.Load()), ast.Load) and not isinstance(node, ast.JoinedStr)

    def constants(self) -> str:
        """A constant has another value."""
        tree = ast.parse(self.text)
        found = [n for n in ast.walk(tree) if isinstance(n, ast.Constant)]
        chosen = self.random.choice(found) if found else ast.Constant(1)
        return ast.unparse(_Replace(chosen, ast.Constant(self.random.choice(VALUES))).visit(tree))

    def annotations(self) -> str:
        """An annotation says another type, or is missing."""
        tree = ast.parse(self.text)
        found = [n for n in ast.walk(tree) if isinstance(n, ast.arg | ast.FunctionDef | ast.AnnAssign)]
        chosen = self.random.choice(found) if found else ast.arg("a")
        type = ast.parse(self.random.choice(ANNOTATIONS), mode="eval").body
        if isinstance(chosen, ast.FunctionDef):
            chosen.returns = type if self.random.random() < 0.8 else None
        else:
            chosen.annotation = type
        return ast.unparse(tree)


class _Replace(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """The node, changed."""
        return self.new if node is self.old else self.generic_visit(node)
