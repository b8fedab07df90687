"""Random statements. Every loop counts its rounds, so that every program ends."""

from __future__ import annotations

from tests.diff.random_programs.matching import Matching
from tests.diff.random_programs.values import (
    BOOL,
    BYTES,
    ELEMENTS,
    INT,
    STR,
    Type,
    list_of,
    ordered,
)
from tests.diff.random_programs.writer import Variable

RAISED = [
    "ValueError", "KeyError", "IndexError", "ZeroDivisionError", "OverflowError", "TypeError", "RuntimeError",
]  # fmt: skip
CAUGHT = [*RAISED, "ArithmeticError", "LookupError", "Exception", "(ValueError, KeyError)", "AssertionError"]
ROUNDS = 4
FLAT = [
    *["declare"] * 6, *["reassign"] * 4, *["augment"] * 3, *["change_container"] * 5, *["tell"] * 3,
    *["change_field"] * 2, "unpack", "leave", "check",
]  # fmt: skip
"""Statements that hold no others, the likelier ones several times."""
DEEP = [
    *["branch"] * 4, *["loop"] * 4, *["attempt"] * 4, *["narrow"] * 2, "match", "use_manager",
    "walk_generator", "nested_function",
]  # fmt: skip
CLIPPED = ("str", "bytes", "list", "sequence")


class Statements(Matching):
    """Writes statements into the function at hand."""

    result: Type | None = None
    yields: Type | None = None

    def statements(self, count: int, depth: int = 2) -> None:
        """Some statements; `depth` says how deep blocks may nest in them."""
        for _ in range(count):
            self.statement(depth)

    def statement(self, depth: int) -> None:
        """One statement."""
        names = [*FLAT, *DEEP] if depth > 0 else FLAT
        if self.yields is not None:
            names = [*names, *["give"] * 6]
        getattr(self, self.pick(names))(depth)

    # --- assignments ---

    def clipped(self, text: str, type: Type) -> str:
        """A value that does not grow from round to round."""
        return f"{text}[:12]" if type.name in CLIPPED and ("+" in text or "*" in text or self.loops) else text

    def declare(self, depth: int) -> None:
        """A new variable."""
        type = self.some_type()
        if self.chance(0.08):
            type = Type("set", (self.pick(ELEMENTS),))
        elif self.chance(0.06):
            type = Type(
                "function", (self.pick([INT, STR]), *[self.pick([INT, STR])] * self.random.randint(0, 2))
            )
        value = self.clipped(self.expression(type), type)
        if type.name in ("list", "dict") and self.chance(0.15):
            value = "[]" if type.name == "list" else "{}"
        name = self.name()
        self.line(f"{name}: {type} = {value}")
        self.variables.append(Variable(name, type))

    def reassign(self, depth: int) -> None:
        """A variable gets another value."""
        free = [v for v in self.variables if not v.fixed]
        if free:
            variable = self.pick(free)
            self.line(f"{variable.name} = {self.clipped(self.expression(variable.type), variable.type)}")

    def augment(self, depth: int) -> None:
        """An augmented assignment."""
        free = [
            v for v in self.variables if not v.fixed and v.type in (INT, STR, list_of(INT), Type("float"))
        ]
        if not free:
            return
        variable = self.pick(free)
        operator = "+="
        if variable.type == INT:
            operator = self.pick(["+=", "-=", "*=", "//=", "%=", "&=", "|=", "^=", ">>="])
        if variable.type.name == "float":
            operator = self.pick(["+=", "-=", "*=", "/="])
        value = self.expression(variable.type, 2)
        if variable.type.name in CLIPPED:
            value = f"({value})[:3]"
        self.line(f"{variable.name} {operator} {value}")

    def unpack(self, depth: int) -> None:
        """Several targets at once."""
        if self.chance(0.4):
            types = [self.some_type(1) for _ in range(2)]
            first, second = self.name(), self.name()
            self.line(f"{first}, {second} = {', '.join(self.expression(type, 2) for type in types)}")
            self.variables += [Variable(first, types[0], True), Variable(second, types[1], True)]
            return
        item = self.pick([INT, STR])
        first, rest = self.name(), self.name()
        targets = self.pick([f"{first}, *{rest}", f"*{rest}, {first}"])
        self.line(f"{targets} = held({self.expression(list_of(item), 2)})")
        self.variables += [Variable(first, item, True), Variable(rest, list_of(item), True)]

    def change_field(self, depth: int) -> None:
        """A field of an object gets another value."""
        targets = []
        for variable in self.variables:
            cls = self.class_of(variable.type)
            if cls is not None and not cls.frozen:
                targets += [(f"{variable.name}.{f.name}", f.type) for f in cls.fields]
        if not targets:
            return
        target, type = self.pick(targets)
        if type == INT and self.chance(0.4):
            self.line(f"{target} {self.pick(['+=', '-=', '*='])} {self.expression(INT, 1)}")
        else:
            self.line(f"{target} = {self.clipped(self.expression(type, 2), type)}")

    def change_container(self, depth: int) -> None:
        """A list, dict or set is changed in place."""
        variables = [v for v in self.variables if v.type.name in ("list", "dict", "set")]
        if not variables:
            return
        variable = self.pick(variables)
        if variable.type.name == "list":
            self.line(self.list_change(variable.name, variable.type))
        elif variable.type.name == "dict":
            self.line(self.dict_change(variable.name, variable.type))
        else:
            item = self.expression(variable.type.args[0], 1)
            change = self.pick(["add", "discard", "remove", "add"])
            self.line(f"{variable.name}.{change}({item})")

    def list_change(self, name: str, type: Type) -> str:
        """A statement that changes a list."""
        item = self.expression(type.args[0], 2)
        ways = [
            f"{name}.append({item})",
            f"{name}.insert({self.index(1)}, {item})",
            f"{name}[{self.index(1)}] = {item}",
            f"{name}[{self.index(1)}] = {item}",
            f"{name}.extend({self.expression(type, 1)}[:3])",
            f"{name}[{self.slice(1)}] = {self.expression(type, 1)}[:3]",
            f"del {name}[{self.index(1)}]",
            f"del {name}[{self.slice(1)}]",
            f"{name}.pop({self.pick(['', self.index(1)])})",
            f"{name}.remove({item})",
            f"{name}.reverse()",
            f"{name}.clear()",
        ]
        if ordered(type.args[0]):
            ways.append(f"{name}.sort({self.pick(['', 'reverse=True'])})")
        if type.args[0] == INT:
            ways.append(f"{name}[{self.index(1)}] {self.pick(['+=', '*=', '-='])} {self.expression(INT, 1)}")
        return self.pick(ways)

    def dict_change(self, name: str, type: Type) -> str:
        """A statement that changes a dict."""
        key, value = self.expression(type.args[0], 1), self.expression(type.args[1], 2)
        ways = [
            f"{name}[{key}] = {value}",
            f"{name}[{key}] = {value}",
            f"{name}.setdefault({key}, {value})",
            f"del {name}[{key}]",
            f"{name}.pop({key})",
            f"{name}.update({self.expression(type, 1)})",
            f"{name}.popitem()",
        ]
        if type.args[1] == INT:
            ways.append(f"{name}[{key}] += {value}")
        return self.pick(ways)

    def tell(self, depth: int) -> None:
        """Print something."""
        if self.variables and self.chance(0.7):
            shown = [v for v in self.variables if v.type.name != "function"]
            if shown:
                variable = self.pick(shown)
                self.line(f"print({self.shown(variable)})")
                return
        self.line(f"print({self.expression(self.some_type())}, {self.expression(STR, 1)}, sep='|')")

    # --- control ---

    def branch(self, depth: int) -> None:
        """if, elif, else."""
        with self.block(f"if {self.condition(2)}:"):
            self.statements(self.random.randint(1, 3), depth - 1)
        if self.chance(0.3):
            with self.block(f"elif {self.condition(2)}:"):
                self.statements(self.random.randint(1, 2), depth - 1)
        if self.chance(0.5):
            with self.block("else:"):
                self.statements(self.random.randint(1, 2), depth - 1)

    def loop(self, depth: int) -> None:
        """for or while, counted, with break, continue and else."""
        count = self.name("n")
        self.line(f"{count} = 0")
        names: list[Variable] = []
        header = f"while {self.condition(2)}:"
        if self.chance(0.8):
            names, header = self.for_header()
        self.loops += 1
        with self.block(header):
            self.variables += names
            self.line(f"{count} += 1")
            with self.block(f"if {count} > {ROUNDS}:"):
                self.line("break")
            self.statements(self.random.randint(1, 3), depth - 1)
            if self.chance(0.4):
                with self.block(f"if {self.condition(1)}:"):
                    self.line(self.pick(["break", "continue"]))
                self.statements(1, depth - 1)
        self.loops -= 1
        if self.chance(0.25):
            with self.block("else:"):
                self.statements(1, depth - 1)

    def for_header(self) -> tuple[list[Variable], str]:
        """The header of a for loop, and the variables that it sets."""
        first, second = self.name("i"), self.name("i")
        item, key = self.pick([INT, STR, self.some_type(1)]), self.pick([INT, STR])
        source = self.expression(list_of(item), 2)
        pairs = self.expression(Type("dict", (key, item)), 2)
        a, b, k = Variable(first, item, self.chance(0.5)), Variable(second, INT, True), Variable(second, key)
        number, letter = Variable(first, INT), Variable(first, STR)
        steps = f"{self.index(1)}, {self.index(1)}, {self.pick(['1', '-1', '2'])}"
        ways = [
            ([a], f"{first} in {source}"),
            ([a], f"{first} in reversed({source})"),
            ([number], f"{first} in range({self.expression(INT, 1)})"),
            ([number], f"{first} in range({steps})"),
            ([b, a], f"{second}, {first} in enumerate({source})"),
            ([a, b], f"{first}, {second} in zip({source}, {self.expression(list_of(INT), 1)})"),
            ([k, a], f"{second}, {first} in {pairs}.items()"),
            ([k], f"{second} in {pairs}"),
            ([a], f"{first} in {pairs}.values()"),
            ([letter], f"{first} in {self.expression(STR, 2)}"),
            ([number], f"{first} in {self.expression(BYTES, 2)}"),
            ([number], f"{first} in sorted({self.expression(Type('set', (INT,)), 1)})"),
        ]
        names, text = self.pick(ways)
        return names, f"for {text}:"

    def attempt(self, depth: int) -> None:
        """try with except, else, finally."""
        with self.block("try:"):
            self.statements(self.random.randint(1, 3), depth - 1)
        handlers = self.random.randint(0, 2)
        for _ in range(handlers):
            name = self.name("e")
            caught = self.pick([*CAUGHT, *self.errors * 3])
            with self.block(f"except {caught} as {name}:"):
                self.line(f"print(told({name}))")
                self.statements(self.random.randint(0, 2), depth - 1)
                if self.chance(0.2):
                    self.line(
                        self.pick(["raise", f"raise {self.raised()} from {name}", f"raise {self.raised()}"])
                    )
        if handlers and self.chance(0.25):
            with self.block("else:"):
                self.statements(1, depth - 1)
        if not handlers or self.chance(0.3):
            with self.block("finally:"):
                self.tell(0)
                self.statements(self.random.randint(0, 1), depth - 1)

    def raised(self) -> str:
        """A new exception."""
        if self.errors and self.chance(0.4):
            return f"{self.pick(self.errors)}({self.expression(STR, 1)}, {self.expression(INT, 1)})"
        arguments = self.pick([STR, INT, None])
        return f"{self.pick(RAISED)}({self.expression(arguments, 1) if arguments else ''})"

    def leave(self, depth: int) -> None:
        """Raise or return, on a condition mostly."""
        with self.block(f"if {self.condition(1)}:"):
            if self.chance(0.5) or self.result is None or self.yields is not None:
                self.line(f"raise {self.raised()}")
            else:
                self.line(f"return {self.expression(self.result, 1)}")

    def check(self, depth: int) -> None:
        """assert."""
        message = f", {self.expression(STR, 1)}" if self.chance(0.5) else ""
        self.line(f"assert {self.condition(2)}{message}")

    def give(self, depth: int) -> None:
        """yield."""
        assert self.yields is not None
        self.line(f"yield {self.expression(self.yields, 2)}")

    # --- narrowing ---

    def narrow(self, depth: int) -> None:
        """isinstance or a test for None, with its use."""
        optionals = [v for v in self.variables if v.type.name == "optional"]
        unions = [v for v in self.variables if v.type == Type("union", (INT, STR))]
        if optionals and (not unions or self.chance(0.5)):
            variable = self.pick(optionals)
            known = Variable(variable.name, variable.type.args[0], True)
            test = f"if {variable.name} is not None:"
        elif unions:
            variable = self.pick(unions)
            type = self.pick([INT, STR])
            known = Variable(variable.name, type, True)
            test = f"if isinstance({variable.name}, {type}):"
        else:
            return
        with self.block(test):
            place = self.variables.index(variable)
            self.variables[place] = known
            self.line(f"print({self.expression(known.type, 2)})")
            self.statements(1, depth - 1)
            self.variables[place] = variable

    def match(self, depth: int) -> None:
        """A match over a number, text, tuple, sequence, union or object."""
        ways = [self.match_number, self.match_text, self.match_pair, self.match_list, self.match_union]
        if self.classes:
            ways += [self.match_object] * 3
        subject, cases = self.pick(ways)()
        with self.block(f"match {subject}:"):
            for names, pattern in cases:
                guard = f" if {self.condition(1)}" if self.chance(0.2) else ""
                with self.block(f"case {pattern}{guard}:"):
                    self.variables += names
                    self.statements(self.random.randint(1, 2), depth - 1)
            if self.chance(0.5):
                with self.block("case _:"):
                    self.statements(1, depth - 1)

    # --- what other parts give ---

    def use_manager(self, depth: int) -> None:
        """with."""
        name = self.name("w")
        quiet = self.pick(["True", "False", self.expression(BOOL, 1)])
        with self.block(f"with Manager({self.expression(STR, 1)}, {quiet}) as {name}:"):
            self.variables.append(Variable(name, STR, True))
            self.statements(self.random.randint(1, 3), depth - 1)

    def walk_generator(self, depth: int) -> None:
        """The values of a generator of the case."""
        generators = [f for f in self.functions if f.generator]
        if not generators or self.loops > 1:
            return
        made = self.pick(generators)
        name = self.name("i")
        call = self.call(made.name, made.params, 1)
        if self.chance(0.3):
            self.line(f"print(next({call}, {self.expression(made.result, 1)}))")
            return
        if self.chance(0.3):
            self.line(f"print(list({call}))")
            return
        self.loops += 1
        with self.block(f"for {name} in {call}:"):
            self.variables.append(Variable(name, made.result, True))
            self.line(f"print({name})")
            if self.chance(0.4):
                with self.block(f"if {self.condition(1)}:"):
                    self.line("break")
            self.statements(1, depth - 1)
        self.loops -= 1

    def nested_function(self, depth: int) -> None:
        """A function in a function; written by `Functions`."""
