"""Random classes: dataclasses, plain ones below each other, enums, exceptions."""

from __future__ import annotations

from tests.diff.random_programs.functions import Functions
from tests.diff.random_programs.values import INT, STR, Type, ordered, value_type
from tests.diff.random_programs.writer import Class, Function, Variable


class Classes(Functions):
    """Writes classes."""

    def fields(self, low: int = 1) -> list[Variable]:
        """Fields of a new class."""
        count = self.random.randint(low, 3)
        extra = tuple(cls.type for cls in self.classes if cls.members)
        return [Variable(self.name("x"), value_type(self.random, 1, extra)) for _ in range(count)]

    def dataclass(self) -> None:
        """A dataclass, frozen or ordered perhaps, with a default at its end."""
        fields = self.fields()
        frozen = self.chance(0.4)
        options = ["frozen=True"] if frozen else []
        if all(ordered(f.type) for f in fields) and self.chance(0.5):
            options.append("order=True")
        made = Class(self.global_name("D"), fields, frozen=frozen)
        self.line(self.decorator(options))
        self.line(f"class {made.name}:")
        self.indent += 1
        for variable in fields:
            self.line(f"{variable.name}: {variable.type}")
        self.methods(made)
        self.indent -= 1
        self.line("")
        self.classes.append(made)

    def decorator(self, options: list[str]) -> str:
        """@dataclass with its options."""
        return f"@dataclass({', '.join(options)})" if options else "@dataclass"

    def plain_class(self) -> None:
        """A class with __init__, __repr__ and methods; below another perhaps."""
        bases = [cls for cls in self.classes if not cls.members and cls.name.startswith("C")]
        base = self.pick(bases) if bases and self.chance(0.7) else None
        inherited = base.fields if base is not None else []
        own = self.fields(0 if base else 1)
        made = Class(self.global_name("C"), [*inherited, *own], base=base)
        self.line(f"class {made.name}{f'({base.name})' if base is not None else ''}:")
        self.indent += 1
        self.line(self.header("__init__", [Variable("self", Type("object")), *made.fields], "None")
                  .replace("self: object", "self"))  # fmt: skip
        if base is not None:
            self.line(f"    super().__init__({', '.join(f.name for f in inherited)})")
        for variable in own:
            self.line(f"    self.{variable.name}: {variable.type} = {variable.name}")
        self.line("def __repr__(self) -> str:")
        self.line(f"    return {self.pick(['', repr(made.name + ' ')]) or repr('C:')} + {self.as_text(made)}")
        if self.chance(0.4):
            self.line("def __len__(self) -> int:")
            self.line(f"    return {self.random.randint(0, 2)}")
        self.methods(made)
        self.indent -= 1
        self.line("")
        self.classes.append(made)

    def as_text(self, cls: Class) -> str:
        """The text of all fields."""
        return " + ".join(f"repr(self.{f.name})" for f in cls.fields) or "'()'"

    def methods(self, cls: Class) -> None:
        """Methods: of a base overridden, and new ones."""
        inherited = cls.base.methods if cls.base is not None else []
        cls.methods = list(inherited)
        for method in inherited:
            if self.chance(0.6):
                self.method(cls, method)
        for _ in range(self.random.randint(0, 2)):
            made = Function(self.name("m"), [value_type(self.random, 0)] * self.random.randint(0, 1),
                            value_type(self.random, 1))  # fmt: skip
            self.method(cls, made)
            cls.methods.append(made)

    def method(self, cls: Class, made: Function) -> None:
        """One method, which uses the fields."""
        params = self.parameters(made.params)
        self.line(self.header(made.name, [Variable("self", Type("object")), *params], str(made.result))
                  .replace("self: object", "self"))  # fmt: skip
        self.indent += 1
        own = [Variable(f"self.{f.name}", f.type, cls.frozen) for f in cls.fields]
        base = cls.base
        if base is not None and any(m.name == made.name for m in base.methods) and self.chance(0.5):
            inner = self.name()
            self.line(f"{inner} = super().{made.name}({', '.join(p.name for p in params)})")
            params.append(Variable(inner, made.result, True))
        self.body([*params, *own], made.result, self.random.randint(0, 2))
        self.indent -= 1

    def enum(self) -> None:
        """An enum."""
        made = Class(self.global_name("E"), members=["RED", "GREEN", "ΩMEGA"][: self.random.randint(2, 3)])
        self.line(f"class {made.name}({self.pick(['Enum', 'Enum', 'IntEnum'])}):")
        for index, member in enumerate(made.members):
            self.line(f"    {member} = {index + 1}")
        self.line("")
        self.classes.append(made)

    def error(self) -> None:
        """An exception with a field."""
        name = self.global_name("Error")
        base = self.pick(["Exception", "ValueError", "KeyError", *self.errors])
        self.line(f"class {name}({base}):")
        self.line("    def __init__(self, text: str, code: int) -> None:")
        call = (
            "super().__init__(text, code)"
            if base in self.errors
            else f"super().__init__({self.pick(['text', 'text, code', ''])})"
        )
        self.line(f"        {call}")
        self.line("        self.code = code")
        self.line("")
        self.errors.append(name)


__all__ = ["INT", "STR", "Classes"]
