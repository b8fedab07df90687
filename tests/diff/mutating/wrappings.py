"""What is put around a statement or an expression, and single statements that are put in."""

from __future__ import annotations

import ast
import copy
from random import Random

from tests.diff.mutating.trees import Replace, bodies, expression, read

AROUND_STATEMENTS = [
    "for _ in range(2):\n    BODY", "while True:\n    BODY\n    break", "if True:\n    BODY",
    "if False:\n    BODY\nelse:\n    pass", "try:\n    BODY\nfinally:\n    pass",
    "try:\n    BODY\nexcept Exception as error:\n    print(error)\nelse:\n    print('else')",
    "try:\n    pass\nfinally:\n    BODY", "try:\n    raise ValueError\nexcept ValueError:\n    BODY",
    "try:\n    BODY\nexcept* ValueError:\n    pass", "def wrapped() -> None:\n    BODY\nwrapped()",
    "class Wrapped:\n    BODY", "async def wrapped() -> None:\n    BODY",
    "class Wrapped:\n    def method(self) -> None:\n        BODY\nWrapped().method()",
    "match 1:\n    case 1:\n        BODY\n    case _:\n        pass",
    "match 1:\n    case 2:\n        pass\n    case _:\n        BODY",
    "def wrapped() -> Iterator[int]:\n    yield 1\n    BODY\nprint(list(wrapped()))",
    "for _ in []:\n    BODY\nelse:\n    pass", "with open('/dev/null') as file:\n    BODY",
    "if __name__ == '__main__':\n    BODY", "if TYPE_CHECKING:\n    BODY",
]  # fmt: skip
AROUND_EXPRESSIONS = [
    "(X)", "(walrus := X)", "(lambda: X)()", "[X for _ in range(2)]", "[X][0]", "(X,)", "(X, X)[1]",
    "(X if X else X)", "(X or X)", "(X and X)", "f'{X}'", "f'{X!r:>{10}}'", "f'{X=}'", "str(X)", "repr(X)",
    "print(X)", "[*X]", "{*X}", "{**X}", "{X: X}", "sorted(X)", "list(X)", "tuple(X)", "dict(X)", "set(X)",
    "len(X)", "int(X)", "float(X)", "bool(X)", "(not X)", "(-X)", "(~X)", "(X == X)", "(X is X)",
    "(X is None)", "(X in X)", "(X < X < X)", "X[0]", "X[:]", "X[::-1]", "X[-1:]", "X[...]", "X()",
    "X.__class__", "X.__doc__", "type(X)", "type(X).__name__", "isinstance(X, int)",
    "isinstance(X, (int, str))", "callable(X)", "hash(X)", "id(X)", "iter(X)", "next(iter(X))",
    "next(iter(X), X)", "max(X, X)", "min(X, key=lambda m: X)", "sum(X)", "sum([X])", "any(X)",
    "all(m for m in X)", "list(map(lambda m: m, X))", "list(filter(None, X))", "list(zip(X, X))",
    "list(enumerate(X))", "list(reversed(X))", "(yield)", "(yield X)", "(yield from X)", "(await X)",
    "(X for X in X)", "{X for m in X if m}", "{m: X for m in X}", "X.copy()", "X.items()", "X.upper()",
    "X.append(X)", "X.real", "(X + X)", "(X % X)", "(X * 2)", "(2 ** X)", "(X // 0)", "(X << 70)", "(X @ X)",
    "cast(int, X)", "'%s' % X", "'%s' % (X,)", "'{}'.format(X)", "format(X, '>10')", "divmod(X, 3)",
    "pow(X, 2, 7)", "round(X)", "abs(X)", "chr(X)", "ord(X)", "open(X)", "super().X", "range(X)", "bytes(X)",
    "memoryview(X)", "slice(X)", "print(*X)", "print(X, end='', flush=True)", "dict(a=X)", "reveal_type(X)",
    "X.__len__()", "(lambda *a: X)()", "(lambda a=X: a)()", "(lambda a: a)(X)",
    "[m for n in [X] for m in [n] if m == X]", "copy.copy(X)", "ref(X)",
]  # fmt: skip
ALONE = [
    "return", "return X", "raise", "raise X", "raise ValueError(X) from None", "yield", "yield X", "break",
    "continue", "del N", "del N[0]", "del N[:]", "del N.a", "global N", "nonlocal N", "assert X, X",
    "assert False", "pass", "...", "N = X", "N += X", "N: int = X", "N: int", "N = N = X", "N, M = X",
    "N, *M = X", "[N, M] = X", "(N, (M, *_)) = X, X", "N[0] = X", "N[1:2] = X", "N.a = X", "N @= X",
    "N **= X", "for N in X: pass", "for N, M in X: print(N)", "for N[0] in X: pass", "for N.a in X: pass",
    "with X as N: pass", "with X, X: pass", "import os", "from math import *", "import os.path as N",
    "from . import N", "while X: break", "if X: pass", "if (N := X): print(N)", "match X:\n    case N: pass",
    "match X:\n    case [N, *M] if X: pass", "match X:\n    case {'a': N, **M}: pass",
    "match X:\n    case int(N) | str(N): pass", "match X:\n    case N() as M: pass",
    "match X, X:\n    case 1, _: pass", "print(f'{X:{X}}', *X, sep=X)", "def N(M: int = X) -> int: return M",
    "class N: pass", "class N(M): a: int = X", "lambda: X", "N = lambda M: X", "N = [M for M in X if M]",
    "N = {**X, 'a': X}", "N = yield X", "async def N() -> None: await X",
    "try:\n    N\nexcept (N, M) as e:\n    raise e", "try: X\nexcept: raise\nelse: X\nfinally: X",
    "N = M = 1", "N.append(N)", "exec('1')", "N = __name__", "print(__file__, __doc__)",
    "N = X  # type: ignore", "@N\ndef M() -> None: pass",
]  # fmt: skip


def _names(random: Random, tree: ast.AST) -> list[str]:
    """Two names of a tree."""
    found = sorted({n.id for n in ast.walk(tree) if isinstance(n, ast.Name)} | {"N"})
    return [random.choice(found), random.choice(found)]


def wrap_statement(random: Random, tree: ast.Module) -> None:
    """Some statements of a block stand in another statement."""
    body = random.choice(bodies(tree))
    start = random.randrange(len(body))
    end = random.randint(start + 1, min(len(body), start + 4))
    made = ast.parse(random.choice(AROUND_STATEMENTS))
    for inner in bodies(made):
        for index, statement in enumerate(inner):
            if isinstance(statement, ast.Expr) and ast.unparse(statement) == "BODY":
                inner[index : index + 1] = body[start:end]
                body[start:end] = made.body
                return


def wrap_expression(random: Random, tree: ast.Module) -> None:
    """An expression stands in another."""
    chosen = random.choice(read(tree))
    made = ast.Expression(expression(random.choice(AROUND_EXPRESSIONS)))
    for name in [n for n in ast.walk(made) if isinstance(n, ast.Name) and n.id == "X"]:
        Replace(name, copy.deepcopy(chosen)).visit(made)
    Replace(chosen, made.body).visit(tree)


def insert_statement(random: Random, tree: ast.Module) -> None:
    """A statement of some kind stands somewhere, with names and values of the source."""
    body = random.choice(bodies(tree))
    text = random.choice(ALONE)
    for letter, name in zip("NM", _names(random, tree), strict=True):
        text = "".join(name if token == letter else token for token in _split(text))
    made = ast.parse(text)
    values = read(tree)
    for value in [n for n in ast.walk(made) if isinstance(n, ast.Name) and n.id == "X"]:
        Replace(value, copy.deepcopy(random.choice(values))).visit(made)
    place = random.randint(0, len(body))
    body[place:place] = made.body


def _split(text: str) -> list[str]:
    """Words and what is between them."""
    parts, word = [], ""
    for character in text:
        if character.isalnum() or character == "_":
            word += character
        else:
            parts += [word, character]
            word = ""
    return [*parts, word]
