"""An expression evaluator: tokenizer, parser, tree, visitor."""

from __future__ import annotations

import operator
import sys
from dataclasses import dataclass
from typing import Callable, Generic, Iterator, NamedTuple, TypeVar, Union

R = TypeVar("R")


class Token(NamedTuple):
    kind: str
    text: str
    position: int


class ParseError(ValueError):
    pass


def tokenize(text: str) -> Iterator[Token]:
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            yield Token("number", text[start:i], start)
        elif c.isalpha():
            start = i
            while i < len(text) and text[i].isalnum():
                i += 1
            yield Token("name", text[start:i], start)
        elif c in "+-*/^()=,":
            yield Token(c, c, i)
            i += 1
        else:
            raise ParseError(f"unexpected {c!r} at {i}")
    yield Token("end", "", len(text))


@dataclass
class Number:
    value: float


@dataclass
class Name:
    name: str


@dataclass
class Binary:
    op: str
    left: Expr
    right: Expr


@dataclass
class Unary:
    op: str
    operand: Expr


@dataclass
class Call:
    function: str
    args: list[Expr]


Expr = Union[Number, Name, Binary, Unary, Call]


class Parser:
    PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

    def __init__(self, text: str) -> None:
        self.tokens = list(tokenize(text))
        self.index = 0

    @property
    def current(self) -> Token:
        return self.tokens[self.index]

    def advance(self) -> Token:
        token = self.current
        self.index += 1
        return token

    def expect(self, kind: str) -> Token:
        if self.current.kind != kind:
            raise ParseError(f"expected {kind}, got {self.current.kind} at {self.current.position}")
        return self.advance()

    def parse(self) -> Expr:
        result = self.expression(0)
        self.expect("end")
        return result

    def expression(self, minimum: int) -> Expr:
        left = self.atom()
        while (precedence := self.PRECEDENCE.get(self.current.kind, 0)) > minimum:
            op = self.advance().kind
            right = self.expression(precedence - 1 if op == "^" else precedence)
            left = Binary(op, left, right)
        return left

    def atom(self) -> Expr:
        token = self.advance()
        match token:
            case Token(kind="number", text=text):
                return Number(float(text))
            case Token("name", name, _):
                if self.current.kind == "(":
                    return self.call(name)
                return Name(name)
            case Token("(", _, _):
                inner = self.expression(0)
                self.expect(")")
                return inner
            case Token("-"):
                return Unary("-", self.expression(2))
        raise ParseError(f"unexpected {token.kind} at {token.position}")

    def call(self, name: str) -> Expr:
        self.expect("(")
        args: list[Expr] = []
        while self.current.kind != ")":
            args.append(self.expression(0))
            if self.current.kind == ",":
                self.advance()
        self.expect(")")
        return Call(name, args)


class Visitor(Generic[R]):
    def visit(self, e: Expr) -> R:
        if isinstance(e, Number):
            return self.number(e)
        elif isinstance(e, Name):
            return self.name(e)
        elif isinstance(e, Binary):
            return self.binary(e)
        elif isinstance(e, Unary):
            return self.unary(e)
        else:
            return self.call(e)

    def number(self, e: Number) -> R:
        raise NotImplementedError

    def name(self, e: Name) -> R:
        raise NotImplementedError

    def binary(self, e: Binary) -> R:
        raise NotImplementedError

    def unary(self, e: Unary) -> R:
        raise NotImplementedError

    def call(self, e: Call) -> R:
        raise NotImplementedError


class Evaluator(Visitor[float]):
    OPERATORS: dict[str, Callable[[float, float], float]] = {
        "+": operator.add,
        "-": operator.sub,
        "*": operator.mul,
        "/": operator.truediv,
        "^": lambda a, b: a**b,
    }

    def __init__(self, names: dict[str, float]) -> None:
        self.names = names
        self.functions: dict[str, Callable[[list[float]], float]] = {"max": max, "sum": sum}

    def number(self, e: Number) -> float:
        return e.value

    def name(self, e: Name) -> float:
        try:
            return self.names[e.name]
        except KeyError:
            raise NameError(f"unknown name {e.name}") from None

    def binary(self, e: Binary) -> float:
        return self.OPERATORS[e.op](self.visit(e.left), self.visit(e.right))

    def unary(self, e: Unary) -> float:
        return -self.visit(e.operand)

    def call(self, e: Call) -> float:
        return self.functions[e.function]([self.visit(arg) for arg in e.args])


class Printer(Visitor[str]):
    def number(self, e: Number) -> str:
        return f"{e.value:g}"

    def name(self, e: Name) -> str:
        return e.name

    def binary(self, e: Binary) -> str:
        return f"({self.visit(e.left)} {e.op} {self.visit(e.right)})"

    def unary(self, e: Unary) -> str:
        return f"-{self.visit(e.operand)}"

    def call(self, e: Call) -> str:
        return f"{e.function}({', '.join(map(self.visit, e.args))})"


def main(lines: list[str]) -> int:
    evaluator = Evaluator({"pi": 3.14159, "x": 2})
    printer = Printer()
    errors = 0
    for line in lines:
        try:
            tree = Parser(line).parse()
            print(printer.visit(tree), "=", round(evaluator.visit(tree), 4))
        except (ParseError, NameError) as error:
            errors += 1
            print(f"{type(error).__name__}: {error}")
        except ZeroDivisionError:
            print("division by zero")
    return errors


if __name__ == "__main__":
    sys.exit(
        main(
            [
                "1 + 2 * 3",
                "-(x ^ 3 ^ 2) / 4",
                "max(1, x, pi) * 2",
                "2 $ 3",
                "1 / 0",
                "y + 1",
                "(1",
                "sum(1,2,3)-4",
            ]
        )
    )
