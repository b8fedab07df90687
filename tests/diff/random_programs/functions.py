"""Random functions: plain, nested, recursive, generators."""

from __future__ import annotations

from tests.diff.random_programs.statements import Statements
from tests.diff.random_programs.values import INT, STR, Type
from tests.diff.random_programs.writer import Function, Variable


class Functions(Statements):
    """Writes functions."""

    def parameters(self, types: list[Type]) -> list[Variable]:
        """Variables for parameters of some types."""
        return [Variable(self.name("a"), type) for type in types]

    def header(self, name: str, params: list[Variable], result: str) -> str:
        """def name(...) -> result:"""
        return f"def {name}({', '.join(f'{p.name}: {p.type}' for p in params)}) -> {result}:"

    def body(self, params: list[Variable], result: Type, count: int, outer: bool = False) -> None:
        """Statements and the return."""
        kept = self.result, self.yields
        self.result, self.yields = result, None
        with self.function_scope(params, outer):
            self.statements(count, 1 if outer else 2)
            self.line(f"return {self.expression(result)}")
        self.result, self.yields = kept

    def function(self) -> None:
        """A function at the top of the module, which later ones may call."""
        made = Function(self.global_name("f"), [self.some_type(1) for _ in range(self.random.randint(0, 3))],
                        self.some_type())  # fmt: skip
        params = self.parameters(made.params)
        self.line(self.header(made.name, params, str(made.result)))
        self.indent += 1
        self.body(params, made.result, self.random.randint(2, 5))
        self.indent -= 1
        self.line("")
        self.functions.append(made)

    def recursive(self) -> None:
        """A function that calls itself with one less."""
        result = self.some_type(1)
        name = self.global_name("f")
        params = [Variable("depth", INT, True), *self.parameters([self.some_type(1)])]
        self.line(self.header(name, params, str(result)))
        self.indent += 1
        self.line("if depth <= 0:")
        kept = self.result
        self.result = result
        with self.function_scope(params):
            self.line(f"    return {self.expression(result, 1)}")
            inner = self.name()
            self.line(f"{inner}: {result} = {name}(depth - 1, {self.expression(params[1].type, 1)})")
            self.variables.append(Variable(inner, result))
            self.statements(self.random.randint(1, 3), 1)
            self.line(f"return {self.expression(result)}")
        self.result = kept
        self.indent -= 1
        self.line("")
        self.recursions.append((name, params[1].type))

    def generator(self) -> None:
        """A generator function."""
        item = self.some_type(1)
        made = Function(
            self.global_name("g"), [self.some_type(1) for _ in range(self.random.randint(0, 2))], item, True
        )
        params = self.parameters(made.params)
        self.line(self.header(made.name, params, f"Iterator[{item}]"))
        self.indent += 1
        kept = self.result, self.yields
        self.result, self.yields = None, item
        with self.function_scope(params):
            self.give(0)
            self.statements(self.random.randint(2, 5), 2)
        self.result, self.yields = kept
        self.indent -= 1
        self.line("")
        self.functions.append(made)

    def nested_function(self, depth: int) -> None:
        """A function that uses, and may change, variables of the one around it."""
        if self.indent > 3 or depth < 1 or self.yields is not None:
            return
        params = self.parameters([self.pick([INT, STR])] * self.random.randint(0, 2))
        result = self.pick([INT, STR])
        name = self.name("h")
        with self.block(self.header(name, params, str(result))):
            changed = [v for v in self.variables if not v.fixed and v.type == INT and v.name.startswith("v")]
            if changed and self.chance(0.6):
                variable = self.pick(changed)
                self.line(f"nonlocal {variable.name}")
                self.line(f"{variable.name} {self.pick(['+=', '-=', '^='])} {self.expression(INT, 1)}")
            self.body(params, result, self.random.randint(0, 2), outer=True)
        self.variables.append(Variable(name, Type("function", (result, *[p.type for p in params])), True))
