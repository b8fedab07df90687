"""Random expressions of a wanted type: from templates, and the ways that need more than a template."""

from __future__ import annotations

import re

from tests.diff.random_programs.edges import edge, format_spec
from tests.diff.random_programs.templates import (
    FORMATS,
    LISTS_OF_INTS,
    LISTS_OF_TEXTS,
    PARTS,
    PLAIN_TEMPLATES,
)
from tests.diff.random_programs.values import (
    BOOL,
    FLOAT,
    INT,
    PLAIN,
    STR,
    Type,
    list_of,
    literal,
    mixed,
    ordered,
)
from tests.diff.random_programs.values import optional as optional_of
from tests.diff.random_programs.writer import Production, Variable, Writer

MASKS = ["0xFF", "0xFFFF", "0xFFFF_FFFF", "(2**63 - 1)", "1", "0x7FFF", "0xFFFF_FFFF_FFFF_FFFF"]
_HOLE = re.compile("«(.*?)»")
_NUMBERS = re.compile(r"(-?\d+)\.\.(\d+)")


class Expressions(Writer):
    """Texts of expressions. `depth` and `d` say how much deeper they may nest."""

    def expression(self, type: Type, depth: int = 3) -> str:
        """An expression of that type."""
        names = self.known(type)
        if names and self.chance(0.35 if depth > 0 else 0.7):
            return self.pick(names)
        if depth <= 0:
            return self.simple(type)
        if self.chance(0.12):
            return self.pick(self.of_any_type(type))(depth - 1)
        if type in PLAIN:
            return self.fill(self.pick(PLAIN_TEMPLATES[type.name]), depth - 1)
        return self.pick(self.productions(type))(depth - 1)

    def simple(self, type: Type) -> str:
        """A variable, a literal, or a display of literals."""
        names = self.known(type)
        if names and self.chance(0.5):
            return self.pick(names)
        return literal(self.random, type) if type in PLAIN else self.display(type, -1)

    # --- templates ---

    def fill(self, template: str, d: int) -> str:
        """A template with its holes filled, from left to right."""
        return _HOLE.sub(lambda hole: self.part(hole[1], d), template)

    def part(self, hole: str, d: int) -> str:
        """What stands in a hole."""
        if hole.startswith("| "):
            return self.fill(self.pick(hole[2:].split(" | ")), d)
        if hole.startswith("? "):
            return self.pick(hole[2:].split(" ")).replace("_in", " in")
        if hole in PARTS:
            return self.expression(PARTS[hole], d)
        numbers = _NUMBERS.fullmatch(hole)
        if numbers is not None:
            return str(self.random.randint(int(numbers[1]), int(numbers[2])))
        kind, _, of = hole.partition("_")
        if kind in ("edge", "format"):
            return (
                edge(self.random, of) if kind == "edge" else format_spec(self.random, of.removeprefix("of_"))
            )
        if kind == "literal":
            return literal(self.random, PARTS[of])
        if kind == "simple":
            return self.simple(PARTS[of])
        text: str = getattr(self, hole)(d)
        return text

    def some(self, d: int) -> str:
        """An expression of any type."""
        return self.expression(self.some_type(), d)

    def index(self, d: int) -> str:
        """An index, mostly a small one."""
        return str(self.random.randint(-3, 3)) if self.chance(0.8) else self.expression(INT, d)

    def slice(self, d: int) -> str:
        """What stands in the brackets of a slice."""
        start, stop = (self.index(d) if self.chance(0.6) else "" for _ in range(2))
        step = f":{self.pick(['', '1', '2', '-1', '-2', '3'])}" if self.chance(0.35) else ""
        return f"{start}:{stop}{step}"

    def int_format(self, d: int) -> str:
        """A format of an int."""
        return self.pick(FORMATS["int"])

    def with_m(self, d: int) -> str:
        """An int of the parameter m."""
        return self.within([("m", INT)], INT, d)

    def key_of_m(self, d: int) -> str:
        """An int of the parameter m, a text."""
        return self.within([("m", STR)], INT, d)

    def held_int(self, d: int) -> str:
        """An int that mypy does not take for a literal."""
        return self.held(INT, d)

    # --- what is known inside ---

    def bind(self, names: list[str], types: list[Type]) -> None:
        """Variables that expressions may use from here."""
        self.variables += [Variable(name, type, True) for name, type in zip(names, types, strict=True)]

    def within(self, variables: list[tuple[str, Type]], type: Type, d: int) -> str:
        """An expression that may use some more variables."""
        before = len(self.variables)
        self.bind([name for name, _ in variables], [kind for _, kind in variables])
        body = self.expression(type, d)
        del self.variables[before:]
        return body

    # --- numbers and truth ---

    def masked(self, d: int) -> str:
        """Arithmetic below a mask; with all 64 bits it is shifted at once, which an int then holds."""
        mask = self.pick(MASKS)
        inner = f"(({self.wrapping(d)}) & {mask})"
        return f"({inner} {self.pick(['>> 1', '>> 40', '% 1000'])})" if mask == MASKS[-1] else inner

    def wrapping(self, d: int) -> str:
        """Arithmetic that may leave 64 bits, below a mask."""
        if d < 0 or self.chance(0.3):
            return self.expression(INT, d)
        op = self.pick(["+", "-", "*", "*", "^", "|", "&", "<<"])
        if op == "<<":
            return f"({self.wrapping(d - 1)} << {self.pick(['1', '7', '33', '63'])})"
        if self.chance(0.1):
            return f"{self.pick('-~')}({self.wrapping(d - 1)})"
        return f"({self.wrapping(d - 1)} {op} {self.wrapping(d - 1)})"

    def summed(self, d: int) -> str:
        """sum() over a generator expression."""
        name = self.name("i")
        source = (
            f"range({self.random.randint(0, 6)})" if self.chance(0.5) else self.expression(list_of(INT), d)
        )
        body = self.within([(name, INT)], INT, d)
        test = f" if {self.within([(name, INT)], BOOL, d)}" if self.chance(0.4) else ""
        return f"sum({body} for {name} in {source}{test})"

    def quantified(self, d: int) -> str:
        """any() or all()."""
        name = self.name("i")
        source = self.expression(list_of(INT), d)
        return f"{self.pick(['any', 'all'])}({self.within([(name, INT)], BOOL, d)} for {name} in {source})"

    def condition(self, d: int) -> str:
        """A truth value, or what has one."""
        if self.chance(0.15):
            return self.expression(self.pick([INT, STR, list_of(INT)]), d)
        return self.expression(BOOL, d)

    def comparison(self, d: int) -> str:
        """left op right, of one type or of two kinds of numbers."""
        if self.chance(0.2):
            return f"({self.held(INT, d)} {self.pick(['<', '==', '>='])} {self.expression(FLOAT, d)})"
        type = self.some_type(1)
        while type.name in ("sequence", "optional", "union") or mixed(type):
            type = self.some_type(1)
        signs = ["<", "<=", ">", ">=", "==", "!="] if ordered(type) else ["==", "!="]
        return f"({self.held(type, d)} {self.pick(signs)} {self.expression(type, d)})"

    def held(self, type: Type, d: int) -> str:
        """An expression of a type that mypy does not take for that of its one value."""
        text = self.expression(type, d)
        return text if text in self.known(type) else f"held({text})"

    def none_test(self, d: int) -> str:
        """A test for None, where there is something to test."""
        optionals = [v.name for v in self.variables if v.type.name == "optional"]
        return (
            f"({self.pick(optionals)} is {self.pick(['', 'not '])}None)" if optionals else self.comparison(d)
        )

    def kind_test(self, d: int) -> str:
        """isinstance, where there is something to test."""
        unions = [v.name for v in self.variables if v.type.name == "union" and STR in v.type.args]
        return f"isinstance({self.pick(unions)}, str)" if unions else self.comparison(d)

    def f_string(self, d: int) -> str:
        """An f-string of one to three fields."""
        parts = []
        for _ in range(self.random.randint(1, 3)):
            type = self.pick([INT, STR, FLOAT, self.some_type(1)])
            names = self.known(type)
            value = self.pick(names) if names and type.name != "bytes" else "1"
            type = type if value != "1" else INT
            form = f":{self.pick(FORMATS[type.name])}" if type.name in FORMATS and self.chance(0.5) else ""
            convert = self.pick(["!r", "!s", "!a"]) if not form and self.chance(0.3) else ""
            parts.append(f"{self.pick(['', 'é', '{{', '-', ' '])}{{{value}{convert}{form}}}")
        return f'f"{"".join(parts)}"'

    # --- containers and objects ---

    def productions(self, type: Type) -> list[Production]:
        """The ways to make a value that is not plain."""
        shown: list[Production] = [lambda d: self.display(type, d)]
        if mixed(type):
            return shown
        if type.name == "list":
            return shown * 2 + self.of_list(type)
        if type.name == "set":
            return shown + self.of_set(type)
        if type.name == "dict":
            return shown * 2 + self.of_dict(type)
        return shown

    def display(self, type: Type, d: int) -> str:
        """A value written out with its parts."""
        inner = type.args
        several = range(self.random.randint(1, 3))
        if type.name in ("list", "set", "sequence"):
            items = ", ".join(self.expression(inner[0], d) for _ in several)
            return {"list": f"[{items}]", "set": f"{{{items}}}", "sequence": f"({items},)"}[type.name]
        if type.name == "tuple":
            return f"({', '.join(self.expression(part, d) for part in inner)})"
        if type.name == "dict":
            pairs = [f"{self.expression(inner[0], d)}: {self.expression(inner[1], d)}" for _ in several]
            return f"{{{', '.join(pairs)}}}"
        if type.name == "optional":
            return "None" if self.chance(0.35) else self.expression(inner[0], d)
        if type.name == "union":
            return self.expression(self.pick(inner), d)
        return self.function_value(type, d) if type.name == "function" else self.object_of(type, d)

    def of_list(self, type: Type) -> list[Production]:
        """Lists."""
        e, item = self.expression, type.args[0]
        ways: list[Production] = [
            lambda d: f"({e(type, d)} + {e(type, d)})",
            lambda d: f"{e(type, d)}[{self.slice(d)}]",
            lambda d: f"({e(type, d)} * {self.random.randint(0, 2)})",
            lambda d: f"[*{e(type, d)}, {e(item, d)}]",
            lambda d: f"list(reversed({e(type, d)}))",
            lambda d: f"list({e(Type('sequence', type.args), d)})",
            lambda d: f"[{self.comprehension(item, d)}]",
            lambda d: f"[{self.comprehension(item, d)}]",
            lambda d: f"{e(type, d)}.copy()",
        ]
        if ordered(item):
            ways.append(lambda d: f"sorted({e(type, d)}{self.pick(['', ', reverse=True'])})")
        if item in (INT, STR):
            templates = LISTS_OF_INTS if item == INT else LISTS_OF_TEXTS
            ways += [lambda d: self.fill(self.pick(templates), d)] * 4
        return ways

    def of_set(self, type: Type) -> list[Production]:
        """Sets."""
        e = self.expression
        return [
            lambda d: f"set({e(list_of(type.args[0]), d)})",
            lambda d: f"({e(type, d)} {self.pick('|&-^')} {e(type, d)})",
            lambda d: f"{{{self.comprehension(type.args[0], d)}}}",
        ]

    def of_dict(self, type: Type) -> list[Production]:
        """Dicts."""
        e, (key, value) = self.expression, type.args
        return [
            lambda d: f"{{{self.comprehension(key, d, value)}}}",
            lambda d: f"dict(zip({e(list_of(key), d)}, {e(list_of(value), d)}))",
            lambda d: f"dict({e(type, d)})",
            lambda d: f"({e(type, d)} | {e(type, d)})",
        ]

    def comprehension(self, item: Type, d: int, value: Type | None = None) -> str:
        """What stands in the brackets of a comprehension; `value`: that of a dict."""
        before = len(self.variables)
        name, kind = self.name("i"), self.pick([INT, INT, STR])
        source = f"range({self.random.randint(0, 4)})" if kind == INT and self.chance(0.5) else ""
        source = source or f"{self.expression(list_of(kind), d)}[:4]"
        self.bind([name], [kind])
        second = ""
        if self.chance(0.15):
            inner = self.name("i")
            second = f" for {inner} in {self.expression(list_of(STR), d)}[:3]"
            self.bind([inner], [STR])
        test = f" if {self.condition(d)}" if self.chance(0.35) else ""
        body = self.expression(item, d) + (f": {self.expression(value, d)}" if value is not None else "")
        del self.variables[before:]
        return f"{body} for {name} in {source}{second}{test}"

    def function_value(self, type: Type, d: int) -> str:
        """A lambda, or a function of the case that fits."""
        result, *params = type.args
        fitting = [
            f.name for f in self.functions if (f.result, f.params) == (result, params) and not f.generator
        ]
        if fitting and self.chance(0.4):
            return self.pick(fitting)
        names = [self.name("p") for _ in params]
        around = self.variables
        self.variables = [variable for variable in around if not variable.doubt]
        body = self.within(list(zip(names, params, strict=True)), result, d)
        self.variables = around
        return f"(lambda {', '.join(names)}: {body})" if names else f"(lambda: {body})"

    def object_of(self, type: Type, d: int) -> str:
        """An object of a class, or a member of an enum."""
        cls = self.class_of(type)
        assert cls is not None, type
        if cls.members:
            return f"{cls.name}.{self.pick(cls.members)}"
        below = [other for other in self.classes if other.base is cls]
        if below and self.chance(0.4):
            return self.object_of(self.pick(below).type, d)
        arguments = [self.expression(variable.type, min(d, 1)) for variable in cls.fields]
        if arguments and self.chance(0.2):
            arguments[-1] = f"{cls.fields[-1].name}={arguments[-1]}"
        return f"{cls.name}({', '.join(arguments)})"

    # --- ways that suit every type ---

    def of_any_type(self, type: Type) -> list[Production]:
        """Conditionals, items, fields, calls."""
        e = self.expression
        ways: list[Production] = [
            lambda d: f"({e(type, d)} if {self.condition(d)} else {e(type, d)})",
            lambda d: f"{e(list_of(type), d)}[{self.index(d)}]" if type in PLAIN else self.simple(type),
            lambda d: self.item_of_pair(type, d) if type.name != "function" else self.simple(type),
        ]
        calls = [(f.name, f.params) for f in self.functions if f.result == type and not f.generator]
        calls += self.methods_of(type)
        if self.loops > 1:
            calls = []
        calls += [
            (v.name, list(v.type.args[1:]))
            for v in self.variables
            if v.type.name == "function" and v.type.args[0] == type
        ]
        if calls:
            ways += [lambda d: self.call(*self.pick(calls), d)] * 4
        fields = self.fields_of(type)
        if fields:
            ways += [lambda d: self.pick(fields)] * 3
        dicts = [v for v in self.variables if v.type.name == "dict" and v.type.args[1] == type]
        if dicts:
            ways += [lambda d: self.dict_item(self.pick(dicts), d)] * 2
        optionals = self.known(optional_of(type))
        if optionals:
            ways += [lambda d: self.without_none(self.pick(optionals), type, d)] * 3
        return ways

    def item_of_pair(self, type: Type, d: int) -> str:
        """One item of a tuple made for it."""
        other = self.expression(self.pick(PLAIN), d)
        wanted = self.expression(type, d)
        return f"({wanted}, {other})[0]" if self.chance(0.5) else f"({other}, {wanted})[-1]"

    def call(self, name: str, params: list[Type], d: int) -> str:
        """A call with arguments of some types."""
        return f"{name}({', '.join(self.expression(param, min(d, 1)) for param in params)})"

    def fields_of(self, type: Type) -> list[str]:
        """Fields of variables that have a type."""
        pairs = [(v, self.class_of(v.type)) for v in self.variables]
        return [
            f"{v.name}.{f.name}" for v, cls in pairs if cls is not None for f in cls.fields if f.type == type
        ]

    def methods_of(self, type: Type) -> list[tuple[str, list[Type]]]:
        """Methods of variables that give a type, with the types of their parameters."""
        pairs = [(v, self.class_of(v.type)) for v in self.variables]
        found = [(v, method) for v, cls in pairs if cls is not None for method in cls.methods]
        return [(f"{v.name}.{m.name}", m.params) for v, m in found if m.result == type]

    def dict_item(self, variable: Variable, d: int) -> str:
        """An item of a dict, which may be missing."""
        key, value = variable.type.args
        if self.chance(0.4):
            return f"{variable.name}[{self.expression(key, d)}]"
        method = self.pick(["get", "get", "pop"])
        return f"{variable.name}.{method}({self.expression(key, d)}, {self.expression(value, d)})"

    def without_none(self, name: str, type: Type, d: int) -> str:
        """The value of an optional variable, or another."""
        other = self.expression(type, d)
        if self.chance(0.3):
            return f"({name} or {other})"
        if self.chance(0.5):
            return f"({other} if {name} is None else {name})"
        return f"({name} if {name} is not None else {other})"

    def shown(self, variable: Variable) -> str:
        """The text of an expression that prints alike in each run."""
        return f"sorted({variable.name})" if variable.type.name == "set" else variable.name
