"""Prolog-like unification with backtracking by generators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from typing import Dict, Iterator, List, Tuple, Union

Term = Union["Var", "Atom", "Compound"]
Subst = Dict["Var", Term]


@dataclass(frozen=True)
class Var:
    name: str
    index: int = 0

    def __str__(self) -> str:
        return self.name if not self.index else f"{self.name}_{self.index}"


@dataclass(frozen=True)
class Atom:
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Compound:
    functor: str
    args: Tuple[Term, ...]

    def __str__(self) -> str:
        if self.functor == "." and len(self.args) == 2:
            return show_list(self)
        return f"{self.functor}({', '.join(map(str, self.args))})"


@dataclass
class Clause:
    head: Term
    body: List[Term]


def show_list(term: Term) -> str:
    items: List[str] = []
    while isinstance(term, Compound) and term.functor == ".":
        head, term = term.args
        items.append(str(head))
    tail = "" if term == Atom("[]") else f"|{term}"
    return f"[{', '.join(items)}{tail}]"


class ParseError(ValueError):
    pass


class Parser:
    TOKENS = re.compile(r"\s*(?:(:-)|([a-z]\w*|\d+)|([A-Z_]\w*)|([()\[\],.|])|(\S))")

    def __init__(self, text: str) -> None:
        self.tokens: List[Tuple[str, str]] = []
        for m in self.TOKENS.finditer(text):
            for kind, value in zip(("op", "atom", "var", "punct", "bad"), m.groups()):
                if value is not None:
                    if kind == "bad":
                        raise ParseError(f"unexpected {value!r}")
                    self.tokens.append((kind, value))
        self.i = 0

    def peek(self) -> str:
        return self.tokens[self.i][1] if self.i < len(self.tokens) else ""

    def take(self, expected: str = "") -> Tuple[str, str]:
        if self.i >= len(self.tokens):
            raise ParseError(f"expected {expected or 'a term'} at the end")
        token = self.tokens[self.i]
        if expected and token[1] != expected:
            raise ParseError(f"expected {expected}, found {token[1]}")
        self.i += 1
        return token

    def clauses(self) -> Iterator[Clause]:
        while self.i < len(self.tokens):
            head = self.term()
            body: List[Term] = []
            if self.peek() == ":-":
                self.take()
                body = self.terms()
            self.take(".")
            yield Clause(head, body)

    def terms(self) -> List[Term]:
        out = [self.term()]
        while self.peek() == ",":
            self.take()
            out.append(self.term())
        return out

    def term(self) -> Term:
        kind, text = self.take()
        if kind == "var":
            return Var(text)
        if text == "[":
            return self.list_term()
        if kind != "atom":
            raise ParseError(f"unexpected {text}")
        if self.peek() == "(":
            self.take()
            args = self.terms()
            self.take(")")
            return Compound(text, tuple(args))
        return Atom(text)

    def list_term(self) -> Term:
        if self.peek() == "]":
            self.take()
            return Atom("[]")
        items = self.terms()
        tail: Term = Atom("[]")
        if self.peek() == "|":
            self.take()
            tail = self.term()
        self.take("]")
        for item in reversed(items):
            tail = Compound(".", (item, tail))
        return tail


def walk(term: Term, s: Subst) -> Term:
    while isinstance(term, Var) and term in s:
        term = s[term]
    return term


def resolve(term: Term, s: Subst) -> Term:
    term = walk(term, s)
    if isinstance(term, Compound):
        return Compound(term.functor, tuple(resolve(a, s) for a in term.args))
    return term


def unify(a: Term, b: Term, s: Subst) -> Subst | None:
    a, b = walk(a, s), walk(b, s)
    if a == b:
        return s
    if isinstance(a, Var):
        return {**s, a: b}
    if isinstance(b, Var):
        return unify(b, a, s)
    if isinstance(a, Compound) and isinstance(b, Compound):
        if (a.functor, len(a.args)) != (b.functor, len(b.args)):
            return None
        result: Subst | None = s
        for x, y in zip(a.args, b.args):
            if result is None:
                return None
            result = unify(x, y, result)
        return result
    return None


class Database:
    def __init__(self, source: str) -> None:
        self.clauses = list(Parser(source).clauses())
        self.fresh = count(1)

    def rename(self, term: Term, n: int) -> Term:
        match term:
            case Var(name):
                return Var(name, n)
            case Compound(functor, args):
                return Compound(functor, tuple(self.rename(a, n) for a in args))
            case _:
                return term

    def solve(self, goals: List[Term], s: Subst, depth: int = 0) -> Iterator[Subst]:
        if not goals:
            yield s
            return
        if depth > 200:
            raise RecursionError("too deep")
        goal, *rest = goals
        for clause in self.clauses:
            n = next(self.fresh)
            if (s2 := unify(goal, self.rename(clause.head, n), s)) is not None:
                body = [self.rename(t, n) for t in clause.body]
                yield from self.solve(body + rest, s2, depth + 1)

    def query(self, text: str, limit: int = 10) -> List[str]:
        goals = Parser(text).terms()
        names = sorted({m for m in re.findall(r"\b[A-Z]\w*", text)})
        out: List[str] = []
        for s in self.solve(goals, {}):
            out.append(", ".join(f"{n} = {resolve(Var(n), s)}" for n in names) or "true")
            if len(out) == limit:
                break
        return out or ["false"]


PROGRAM = """
parent(tom, bob). parent(bob, ann). parent(bob, pat). parent(pat, jim).
grand(X, Z) :- parent(X, Y), parent(Y, Z).
anc(X, Y) :- parent(X, Y).
anc(X, Z) :- parent(X, Y), anc(Y, Z).
app([], L, L).
app([H|T], L, [H|R]) :- app(T, L, R).
member(X, L) :- app(P, [X|S], L).
loop(X) :- loop(X).
"""


def main() -> None:
    db = Database(PROGRAM)
    for q in (
        "grand(tom, X)",
        "anc(tom, X)",
        "app([1, 2], [3], L)",
        "app(X, Y, [a, b])",
        "member(X, [p, q])",
        "parent(jim, X)",
        "grand(X, Y), parent(Y, Z)",
        "app([1|T], [3], [1, 2, 3])",
    ):
        print(f"?- {q}.")
        print(*db.query(q), sep="\n")
    for bad in ("p(", "p(X", "[a|b", "$"):
        try:
            db.query(bad)
        except ParseError as e:
            print("ParseError:", e)
    try:
        db.query("loop(a)")
    except RecursionError as e:
        print("RecursionError:", e)


if __name__ == "__main__":
    main()
