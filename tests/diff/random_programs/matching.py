"""Random subjects of `match`, with patterns that fit them."""

from __future__ import annotations

from tests.diff.random_programs.expressions import Expressions
from tests.diff.random_programs.values import INT, STR, Type, list_of
from tests.diff.random_programs.writer import Variable

Cases = list[tuple[list[Variable], str]]
"""Patterns, with the variables that each captures."""


class Matching(Expressions):
    """Each method gives a subject and its cases."""

    def match_number(self) -> tuple[str, Cases]:
        """Literals and alternatives of numbers."""
        low = self.random.randint(-3, 3)
        name = self.name("m")
        return self.expression(INT, 2), [
            ([], f"{low}"),
            ([], f"{low + 1} | {low + 2} | {low + 5}"),
            ([Variable(name, INT, True)], f"int() as {name}"),
        ][: self.random.randint(1, 3)]

    def match_text(self) -> tuple[str, Cases]:
        """Literals of texts."""
        cases: Cases = [([], '""'), ([], '"a" | "é" | "ab"')]
        return self.expression(STR, 2), cases[: self.random.randint(1, 2)]

    def match_pair(self) -> tuple[str, Cases]:
        """Parts of a tuple."""
        name = self.name("m")
        captured = [Variable(name, STR, True)]
        return self.expression(Type("tuple", (INT, STR)), 2), [
            (captured, f"(0 | 1, {name})"),
            ([], "(_, 'a')"),
        ]

    def match_list(self) -> tuple[str, Cases]:
        """Lengths and items of a list."""
        first, rest = self.name("m"), self.name("m")
        both = [Variable(first, INT, True), Variable(rest, list_of(INT), True)]
        return self.expression(list_of(INT), 2), [
            ([], "[]"),
            (both[:1], f"[{first}]"),
            (both, self.pick([f"[{first}, *{rest}]", f"[*{rest}, {first}]", f"[0, {first}, *{rest}]"])),
        ][: self.random.randint(1, 3)]  # fmt: skip

    def match_union(self) -> tuple[str, Cases]:
        """Members of a union."""
        union = Type("union", (INT, STR))
        name = self.name("m")
        value = self.pick(self.known(union)) if self.known(union) else f"pick({self.expression(union, 1)})"
        return value, [
            ([Variable(name, INT, True)], f"int({name})"),
            ([Variable(name, STR, True)], f"str() as {name}"),
        ]

    def match_object(self) -> tuple[str, Cases]:
        """An object by its class and fields, or a member of an enum."""
        cls = self.pick(self.classes)
        value = self.expression(cls.type, 2)
        if cls.members:
            return value, [([], f"{cls.name}.{member}") for member in cls.members[:2]]
        cases: Cases = []
        for other in [*[c for c in self.classes if c.base is cls][:1], cls]:
            if other.fields:
                captured = self.name("m")
                field = self.pick(other.fields)
                cases.append(
                    ([Variable(captured, field.type, True)], f"{other.name}({field.name}={captured})")
                )
            else:
                cases.append(([], f"{other.name}()"))
        return value, cases
