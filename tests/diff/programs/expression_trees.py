"""A tokenizer, a parser and an evaluator over a union of dataclasses."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, NamedTuple, TypeAlias, Union, assert_never


class TokenKind(str, Enum):
    NUMBER = "number"
    NAME = "name"
    OP = "op"
    END = "end"


class Token(NamedTuple):
    kind: TokenKind
    text: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Num:
    value: float


@dataclass(frozen=True, slots=True)
class Name:
    name: str


@dataclass(frozen=True, slots=True)
class Binary:
    op: str
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Unary:
    op: Literal["-", "+"]
    operand: Expr


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    args: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Assign:
    name: str
    value: Expr


Expr: TypeAlias = Union[Num, Name, Binary, Unary, Call, Assign]

PRECEDENCE: Final[Mapping[str, int]] = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 3}
OPERATORS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": lambda a, b: a - b,
    "*": operator.mul,
    "/": operator.truediv,
    "%": math.fmod,
    "^": pow,
}
FUNCTIONS: dict[str, Callable[[float], float]] = {"sqrt": math.sqrt, "abs": abs, "sin": math.sin}


class ParseError(Exception):
    pass


def tokenize(text: str) -> Iterator[Token]:
    i = 0
    while i < len(text):
        ch = text[i]
        if ch.isspace():
            i += 1
        elif ch.isdigit() or ch == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            yield Token(TokenKind.NUMBER, text[start:i], start)
        elif ch.isalpha() or ch == "_":
            start = i
            while i < len(text) and (text[i].isalnum() or text[i] == "_"):
                i += 1
            yield Token(TokenKind.NAME, text[start:i], start)
        elif ch in "+-*/%^(),=":
            yield Token(TokenKind.OP, ch, i)
            i += 1
        else:
            raise ParseError(f"unexpected {ch!r} at {i}")
    yield Token(TokenKind.END, "", i)


class Parser:
    def __init__(self, text: str) -> None:
        self._tokens = list(tokenize(text))
        self._index = 0

    @property
    def current(self) -> Token:
        return self._tokens[self._index]

    def advance(self) -> Token:
        token = self.current
        self._index += 1
        return token

    def accept(self, *texts: str) -> Token | None:
        return None

    def expect(self, text: str) -> Token:
        if self.current.text != text:
            raise ParseError(f"expected {text!r}, got {self.current.text!r} at {self.current.position}")
        return self.advance()

    def parse(self) -> Expr:
        expr = self.statement()
        if self.current.kind is not TokenKind.END:
            raise ParseError(f"trailing {self.current.text!r}")
        return expr

    def statement(self) -> Expr:
        match self._tokens[self._index : self._index + 2]:
            case [Token(TokenKind.NAME, name), Token(text="=")]:
                self._index += 2
                return Assign(name, self.expression())
            case _:
                return self.expression()

    def expression(self, minimum: int = 1) -> Expr:
        left = self.unary()
        while (op := self.current.text) in PRECEDENCE and PRECEDENCE[op] >= minimum:
            self.advance()
            right = self.expression(PRECEDENCE[op] + (0 if op == "^" else 1))
            left = Binary(op, left, right)
        return left

    def unary(self) -> Expr:
        if self.current.text in ("-", "+"):
            op = self.advance().text
            return Unary("-" if op == "-" else "+", self.unary())
        return self.atom()

    def atom(self) -> Expr:
        token = self.advance()
        match token:
            case Token(kind=TokenKind.NUMBER, text=text):
                try:
                    return Num(float(text))
                except ValueError as error:
                    raise ParseError(str(error)) from error
            case Token(TokenKind.NAME, name) if self.current.text == "(":
                self.advance()
                args: list[Expr] = []
                while self.current.text != ")":
                    args.append(self.expression())
                    if self.current.text == ",":
                        self.advance()
                self.expect(")")
                return Call(name, tuple(args))
            case Token(TokenKind.NAME, name):
                return Name(name)
            case Token(text="("):
                inner = self.expression()
                self.expect(")")
                return inner
            case Token(position=position):
                raise ParseError(f"unexpected {token.text!r} at {position}")


def evaluate(expr: Expr, env: dict[str, float]) -> float:
    match expr:
        case Num(value):
            return value
        case Name(name):
            return env[name]
        case Binary(op=op, left=left, right=right):
            return OPERATORS[op](evaluate(left, env), evaluate(right, env))
        case Unary("-", operand):
            return -evaluate(operand, env)
        case Unary(_, operand):
            return evaluate(operand, env)
        case Call(function, (single,)):
            return FUNCTIONS[function](evaluate(single, env))
        case Call(function, args):
            values = [evaluate(a, env) for a in args]
            if function == "max":
                return max(values)
            if function == "sum":
                return sum(values)
            raise NameError(function)
        case Assign(name, value):
            env[name] = result = evaluate(value, env)
            return result
        case _:
            assert_never(expr)


def show(expr: Expr) -> str:
    if isinstance(expr, Binary):
        return f"({show(expr.left)} {expr.op} {show(expr.right)})"
    if isinstance(expr, Unary):
        return f"{expr.op}{show(expr.operand)}"
    if isinstance(expr, (Num, Name)):
        return f"{expr.value:g}" if isinstance(expr, Num) else expr.name
    if isinstance(expr, Call):
        return f"{expr.function}({', '.join(map(show, expr.args))})"
    return f"{expr.name} = {show(expr.value)}"


def main() -> None:
    env: dict[str, float] = {"pi": math.pi}
    for line in """x = 3 + 4 * 2
    y = -(x - 1) ^ 2
    x / 0
    sqrt(16) + max(1, x, 3) + sum()
    2 ^ 3 ^ 2
    nope + 1
    3 + * 4
    (1 + 2
    1.2.3
    x % 4 $
    sum(1, 2, y)
    foo(1, 2)""".splitlines():
        try:
            tree = Parser(line).parse()
            print(f"{show(tree)!s:<40} -> {evaluate(tree, env):.4g}")
        except ParseError as error:
            print(f"parse error: {error}", "caused" if error.__cause__ else "")
        except (ZeroDivisionError, KeyError, NameError) as error:
            print(f"{type(error).__name__}: {error}")
    print(repr(Parser("1 + a").parse()), sorted(env))
    print({Num(1.0): "one"}[Num(1.0)], Binary("+", Num(1), Num(2)) == Binary("+", Num(1), Num(2)))
    print(Token(TokenKind.OP, "+"), TokenKind("end").name, TokenKind.NAME.value.upper())


main()
