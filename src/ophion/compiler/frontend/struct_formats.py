"""Formats of the module struct that are known when compiling: their values, and the types of these."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from mypy.nodes import (
    AssignmentStmt,
    CallExpr,
    Expression,
    Import,
    ImportBase,
    ImportFrom,
    ListExpr,
    MemberExpr,
    MypyFile,
    NameExpr,
    Node,
    OpExpr,
    RefExpr,
    StrExpr,
)

from ophion.compiler.frontend.walk import children

SIGNED, UNSIGNED = "bhilqn", "BHILQNP"
FLOATS = "efd"
TEXTS = "spc"
MAKERS = ("struct.Struct", "_struct.Struct", "re.compile")
_KINDS = {**dict.fromkeys(SIGNED + UNSIGNED, "int"), **dict.fromkeys(FLOATS, "float"),
          **dict.fromkeys(TEXTS, "bytes"), "?": "bool"}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One value of a format: its code, place and size in bytes."""

    code: str
    offset: int
    size: int


def items_of(layout: str) -> tuple[list[Item], int, bool]:
    """(the values of a format, its size, whether it is big endian); struct.error where it is no format."""
    size = struct.calcsize(layout)
    order = layout[0] if layout.startswith(("@", "=", "<", ">", "!")) else "@"
    found: list[Item] = []
    done = order
    for count, code in re.findall(r"(\d*)([^\d\s])", layout.removeprefix(order)):
        for unit in [count + code] if code in "sp" else [code] * int(count or 1):
            done += unit
            width = struct.calcsize(order + unit)
            if code != "x":
                found.append(Item(code, struct.calcsize(done) - width, width))
        if count == "0":
            done += "0" + code
    return found, size, order in ">!"


def type_of_item(item: Item) -> str:
    """The builtin class of a value; "" where that depends on the value, of unsigned numbers of 64 bits."""
    return "" if item.code in UNSIGNED and item.size == 8 else _KINDS[item.code]


class Formats:
    """What expressions of a program stand for formats, and for objects of `struct.Struct`."""

    def __init__(self) -> None:
        self._assigned: dict[str, Expression | None] = {}
        self._locals: dict[str, Expression | None] = {}

    def collect(self, file: MypyFile) -> None:
        """Note what the variables of a module that uses struct are made of, before they are bound."""
        if not any(name in ("struct", "re") for statement in file.imports for name in names_of(statement)):
            return
        for statement in file.defs:
            for name, value in _assignments(statement):
                _note(self._assigned, f"{file.fullname}.{name}", value)
        pending: list[Node] = [node for node in file.defs if not isinstance(node, AssignmentStmt)]
        while pending:
            node = pending.pop()
            pending += children(node)
            for name, value in _assignments(node):
                _note(self._locals, name, value)

    def known(self, e: Expression) -> str | None:
        """The format that an expression, or the object of `Struct` that it names, has."""
        if isinstance(e, StrExpr):
            return e.value
        if isinstance(e, OpExpr) and e.op == "+":
            left, right = self.known(e.left), self.known(e.right)
            return None if left is None or right is None else left + right
        if isinstance(e, CallExpr) and isinstance(e.callee, RefExpr) and e.callee.fullname in MAKERS:
            return self.known(e.args[0])
        if isinstance(e, RefExpr):
            made = self._assigned.get(e.fullname)
            return self.known(made) if made is not None else None
        return None

    def kind(self, e: Expression) -> str:
        """The builtin class of all values of a format whose letters are known, but perhaps not how many there
        are; "" where they are not known, or of several classes. It is a guess, to be checked with the values.
        """
        text = self._letters(e)
        codes = set(re.findall(r"[^\d\s@=<>!x]", text)) if text is not None else set()
        kinds = {_KINDS.get(code, "") for code in codes}
        return kinds.pop() if len(kinds) == 1 else ""

    def _letters(self, e: Expression) -> str | None:
        """The text of an expression, without the numbers in it; None where a part of it may be anything."""
        known = self.known(e)
        if known is not None:
            return known
        if isinstance(e, OpExpr) and e.op == "+":
            return _joined([self._letters(e.left), self._letters(e.right)])
        if isinstance(e, OpExpr) and e.op == "*":
            left, right = self._letters(e.left), self._letters(e.right)
            return right if left is None else left
        if isinstance(e, OpExpr) and e.op == "%":
            template = self._letters(e.left)
            return template.replace("%d", "") if template is not None else None
        if (
            isinstance(e, CallExpr)
            and isinstance(e.callee, MemberExpr)
            and isinstance(e.callee.expr, StrExpr)
        ):
            return self._letters_of_fstring(e)
        if isinstance(e, CallExpr) and isinstance(e.callee, RefExpr) and e.callee.fullname in MAKERS:
            return self._letters(e.args[0])
        made = self._locals.get(e.name) if isinstance(e, NameExpr | MemberExpr) else None
        return self._letters(made) if made is not None else None

    def _letters_of_fstring(self, e: CallExpr) -> str | None:
        """Of an f-string, which is ''.join([...]) of texts and of '{:{}}'.format(value, spec)."""
        assert isinstance(e.callee, MemberExpr)
        if e.callee.name == "format":
            return ""
        items = e.args[0].items if isinstance(e.args[0], ListExpr) else []
        return _joined([self._letters(item) for item in items]) if e.callee.name == "join" else None


def _joined(parts: list[str | None]) -> str | None:
    known = [part for part in parts if part is not None]
    return "".join(known) if len(known) == len(parts) else None


def _assignments(node: Node) -> Iterator[tuple[str, Expression]]:
    """The names, of variables or fields, that a statement gives a value."""
    for target in node.lvalues if isinstance(node, AssignmentStmt) else []:
        if isinstance(target, NameExpr | MemberExpr) and isinstance(node, AssignmentStmt):
            yield target.name, node.rvalue


def _note(found: dict[str, Expression | None], name: str, value: Expression) -> None:
    """Remember what is assigned to a name; nothing is known of one that is assigned twice."""
    found[name] = None if name in found else value


def names_of(statement: ImportBase) -> list[str]:
    """The modules that an import statement names."""
    if isinstance(statement, Import):
        return [name for name, _ in statement.ids]
    return [statement.id] if isinstance(statement, ImportFrom) else []
