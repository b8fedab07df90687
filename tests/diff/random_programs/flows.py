"""Random ways through try, loops, with, return and raise: functions that tell where they come by."""

from __future__ import annotations

from tests.diff.random_programs.scenes import Scenes

ERRORS = ["ValueError", "KeyError", "IndexError", "RuntimeError"]
CAUGHT = [*ERRORS, "LookupError", "Exception", "(ValueError, KeyError)", "BaseException"]


class Flows(Scenes):
    """Writes functions whose statements are ways to go."""

    places = 0
    in_loop = 0
    finals = 0
    generating = False

    def flow(self) -> str:
        """A function of a list of decisions; its name."""
        name = self.global_name("w")
        self.generating = self.chance(0.3)
        result = "Iterator[str]" if self.generating else "str"
        self.line(f"def {name}(d: Decisions, depth: int) -> {result}:")
        self.indent += 1
        self.places = self.in_loop = 0
        for variable in "ab":
            self.line(f"{variable} = {self.random.randint(0, 9)}")
        self.flow_block(self.random.randint(2, 3), 3)
        if self.generating:
            self.line("yield 'last'")
        else:
            self.line(f"return {self.place()}")
        self.indent -= 1
        self.line("")
        return name if not self.generating else f"*{name}"

    def use_flow(self, name: str) -> None:
        """Run it with some decisions."""
        for _ in range(3):
            decisions = [self.random.randint(0, 9) for _ in range(self.random.randint(4, 30))]
            call = f"{name.lstrip('*')}(Decisions({decisions}), 0)"
            with self.block("try:"):
                self.line(f"print(list({call}))" if name.startswith("*") else f"print({call})")
            with self.block("except BaseException as error:"):
                self.line("print(chain(error))")

    def place(self) -> str:
        """The text of a place."""
        self.places += 1
        return repr(f"p{self.places}")

    def flow_block(self, count: int, depth: int) -> None:
        """Some statements."""
        for _ in range(count):
            self.flow_statement(depth)

    def flow_statement(self, depth: int) -> None:
        """One statement."""
        ways = [self.told_place, self.leaving, self.leaving, self.counted]
        if depth > 0:
            ways += [self.trying] * 3 + [self.looping] * 2 + [self.choosing, self.managing]
        self.pick(ways)(depth)

    def told_place(self, depth: int) -> None:
        """Print where we are; or give it."""
        if self.generating and self.chance(0.5):
            self.line(f"yield {self.place()}")
        else:
            self.line(f"print({self.place()})")

    def counted(self, depth: int) -> None:
        """A variable that may have no value, or another."""
        name = self.pick("abc")
        if self.chance(0.5):
            self.line(f"{name} = {self.random.randint(0, 9)}")
        else:
            self.line(f"print({self.pick('ab')})")

    def leaving(self, depth: int) -> None:
        """Leave, if it is so decided."""
        with self.block(f"if d.next() == {self.random.randint(0, 3)}:" if self.chance(0.85) else "if True:"):
            ways = [f"raise {self.pick(ERRORS)}({self.place()})", f"raise Own({self.random.randint(0, 9)})"]
            ways.append("return" if self.generating else f"return {self.place()}")
            if self.in_loop:
                ways += ["break", "continue"] * 2
            if not self.generating:
                ways.append(f"return d.note({self.place()})")
            self.line(self.pick(ways))

    def choosing(self, depth: int) -> None:
        """if and match."""
        if self.chance(0.5):
            with self.block(f"if d.next() < {self.random.randint(1, 8)}:"):
                self.flow_block(2, depth - 1)
            with self.block("else:"):
                self.flow_block(1, depth - 1)
            return
        with self.block("match d.next():"):
            with self.block("case 0 | 1 | 2:"):
                self.flow_block(1, depth - 1)
            with self.block(f"case n if n > {self.random.randint(3, 8)}:"):
                self.flow_block(1, depth - 1)

    def looping(self, depth: int) -> None:
        """for and while, with else."""
        header = (
            "while d.next() > 1:" if self.chance(0.4) else f"for i in range({self.random.randint(0, 3)}):"
        )
        self.in_loop += 1
        with self.block(header):
            self.flow_block(self.random.randint(1, 3), depth - 1)
        self.in_loop -= 1
        if self.chance(0.4):
            with self.block("else:"):
                self.flow_block(1, depth - 1)

    def managing(self, depth: int) -> None:
        """with."""
        quiet = self.pick(["True", "False", "d.next() > 4"])
        with self.block(f"with Manager({self.place()}, {quiet}):"):
            self.flow_block(self.random.randint(1, 3), depth - 1)

    def trying(self, depth: int) -> None:
        """try, with everything that may follow. A `finally` is compiled once for each way that leads to it:
        two in each other are enough.
        """
        handlers = self.random.randint(0, 2)
        last = self.finals < 2 and (not handlers or self.chance(0.5))
        self.finals += last
        with self.block("try:"):
            self.flow_block(self.random.randint(1, 3), depth - 1)
        for _ in range(handlers if last else max(handlers, 1)):
            self.handler(depth)
        if handlers and self.chance(0.3):
            with self.block("else:"):
                self.flow_block(1, depth - 1)
        self.finals -= last
        if last:
            kept, self.finals = self.finals, 2
            with self.block("finally:"):
                self.line(f"print({self.place()})")
                self.flow_block(self.random.randint(0, 2), depth - 1)
            self.finals = kept

    def handler(self, depth: int) -> None:
        """except."""
        name = self.name("e")
        caught = self.pick([*CAUGHT, "Own"])
        with self.block(f"except {caught} as {name}:"):
            self.line(f"print({self.place()}, chain({name}))")
            self.flow_block(self.random.randint(0, 2), depth - 1)
            if self.chance(0.3):
                again = f"raise {self.pick(ERRORS)}({self.place()})"
                self.line(self.pick(["raise", f"{again} from {name}", again, f"{again} from None"]))
