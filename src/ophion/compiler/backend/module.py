"""One LLVM module as text: the globals, literals, type information and declarations that functions refer to.

Type information of a class is { type id, last type id of its subclasses, name (str object), drop function,
object size, base's type information, vtable... }, 8 bytes each. Type ids number the tree of classes in
pre-order, so that "is an instance of" is one comparison of a range.

Literals are objects whose count starts so high that it never comes down to zero.
"""

from __future__ import annotations

from ophion.compiler.backend.debug import DebugWriter
from ophion.compiler.backend.llvm_types import ClassLayout, TypeTable
from ophion.compiler.backend.text import float_constant, global_name, integer_constant, quote
from ophion.compiler.ir.function import FunctionIR, Global, Program
from ophion.compiler.ir.types import BOOL, FLOAT, ClassIR

IMMORTAL = 1 << 62


def number_types(program: Program) -> None:
    """Give every class its range of type ids."""
    children: dict[ClassIR | None, list[ClassIR]] = {}
    for cls in program.classes:
        children.setdefault(cls.base, []).append(cls)
    number = 0

    def visit(cls: ClassIR) -> None:
        nonlocal number
        cls.type_id = number
        number += 1
        for child in children.get(cls, ()):
            visit(child)
        cls.last_id = number - 1

    for root in children.get(None, ()):
        visit(root)


def takes_error(function: FunctionIR) -> bool:
    """Whether the compiled function has an error register among its parameters."""
    return function.convention == "python" and (function.can_raise or function.address_taken)


class ModuleWriter:
    """Collects the text of a module. `definitions` are whole functions."""

    def __init__(self, program: Program, target: str, optimise: bool) -> None:
        self.program = program
        self.kernel = target == "kernel"
        self.optimise = optimise
        self.types = TypeTable()
        self.debug = DebugWriter(self.types, optimise)
        self.globals: list[str] = []
        self.definitions: list[str] = []
        self.declarations: dict[str, str] = {}
        self.instances: dict[ClassIR, str] = {}
        self.uses_float_division = False
        self.pending_classes: list[ClassIR] = []
        self.symbols: dict[FunctionIR, str] = {}
        self._trailer: list[str] = []
        self._names: set[str] = set()
        self._literals: dict[str | bytes, str] = {}
        self._globals: dict[Global, str] = {}
        self._layouts: dict[ClassIR, ClassLayout] = {}
        self._sites: dict[tuple[str, int, str], str] = {}
        self._defined = {f.symbol for f in program.functions if f.symbol and not f.external}

    def section(self, kind: str, name: str) -> str:
        """A section of its own for a function or variable, so that the linker can leave out what is not used.

        The kernel uses all that it has, and its linker script groups sections itself.
        """
        return "" if self.kernel else f', section ".{kind}.{name[1:].strip(chr(34))}"'

    def unique(self, name: str) -> str:
        """A global name that nothing else has."""
        candidate, count = name, 1
        while candidate in self._names:
            count += 1
            candidate = f"{name}.{count}"
        self._names.add(candidate)
        return global_name(candidate)

    def declare(self, symbol: str, text: str) -> str:
        """Refer to a symbol from outside the module; `text` is its declaration.

        All is linked into one static program, so that no symbol is reached through a global offset table.
        """
        if not symbol.startswith("llvm."):
            text = text.replace("declare ", "declare dso_local ", 1).replace(
                "external ", "external dso_local ", 1
            )
        if symbol not in self._defined:
            self.declarations.setdefault(symbol, text)
        return global_name(symbol)

    def function(self, function: FunctionIR) -> str:
        """The name of a function."""
        name = self.symbols.get(function)
        if name is None:
            if function.symbol is None:
                name = self.unique(function.name)
            else:
                name = global_name(function.symbol)
                if function.external:
                    self.declare(function.symbol, f"declare {self.signature(function)}")
            self.symbols[function] = name
        return name

    def signature(self, function: FunctionIR) -> str:
        """`result @name(parameter types)`, for a declaration."""
        params = [self.types.text(param.type) for param in function.params]
        name = global_name(function.symbol or function.name)
        return f"{self.types.text(function.result)} {name}({', '.join(params)})"

    def layout(self, cls: ClassIR) -> ClassLayout:
        """How objects of the class lie in memory."""
        found = self._layouts.get(cls)
        if found is None:
            found = self._layouts[cls] = ClassLayout(cls, self.types)
        return found

    def literal(self, value: str | bytes) -> str:
        """The immortal object of a literal."""
        name = self._literals.get(value)
        if name is None:
            kind = "str" if isinstance(value, str) else "bytes"
            name = self._literals[value] = f"@{kind}.{len(self._literals)}"
            self.globals.append(self._literal_text(name, value, self.program.well_known[kind]))
        return name

    def _literal_text(self, name: str, value: str | bytes, cls: ClassIR) -> str:
        data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
        known = {"size": len(data), "length": len(value)}
        types = ["i64", "ptr"] + ["i64"] * len(cls.fields) + [f"[{len(data) + 1} x i8]"]
        parts = [f"i64 {IMMORTAL}", f"ptr {self.typeinfo(cls)}"]
        parts += [f"i64 {known.get(field, 0)}" for field, _ in cls.fields]
        parts.append(f'{types[-1]} c"{quote(data)}\\00"')
        place = self.section("data", name)
        return f"{name} = internal global {{ {', '.join(types)} }} {{ {', '.join(parts)} }}{place}, align 8"

    def variable(self, variable: Global) -> str:
        """The address of a module variable."""
        name = self._globals.get(variable)
        if name is None:
            name = self._globals[variable] = self.unique("global." + variable.name)
            kind = "constant" if variable.constant else "global"
            text = self.types.text(variable.type)
            initial = self.constant_text(variable)
            kind_of_place = "rodata" if variable.constant else "bss" if variable.initial is None else "data"
            place = self.section(kind_of_place, name)
            described = self.debug.module_variable(variable) if self.program.debug else ""
            self.globals.append(f"{name} = internal {kind} {text} {initial}{place}, align 8{described}")
        return name

    @staticmethod
    def constant_text(variable: Global) -> str:
        """The initial value of a module variable."""
        if variable.initial is None:
            return "zeroinitializer"
        if variable.type == BOOL:
            return "true" if variable.initial else "false"
        if variable.type == FLOAT:
            return float_constant(float(variable.initial))
        return integer_constant(int(variable.initial))

    def typeinfo(self, cls: ClassIR) -> str:
        """The type information of a class, which is written out later with its drop function."""
        name = self.instances.get(cls)
        if name is None:
            name = self.instances[cls] = self.unique("type." + cls.full_name)
            self.pending_classes.append(cls)
        return name

    def write_typeinfo(self, cls: ClassIR, drop: str) -> None:
        """Define the type information of a class."""
        name = self.literal(cls.display_name or cls.name)
        base = self.typeinfo(cls.base) if cls.base is not None else "null"
        values = [f"i64 {cls.type_id}", f"i64 {cls.last_id}", f"ptr {name}", f"ptr {drop}"]
        values += [f"i64 {self.layout(cls).size}", f"ptr {base}"]
        table = cls.root_table + [self.program.support["raise_unassigned"]] * (
            len(self.program.root_methods) - len(cls.root_table)
        )
        values += [f"ptr {self.symbols.get(method, 'null')}" for method in [*table, *cls.vtable]]
        types = ", ".join(value.split(" ", 1)[0] for value in values)
        name = self.instances[cls]
        place = self.section("rodata", name)
        self.globals.append(
            f"{name} = internal constant {{ {types} }} {{ {', '.join(values)} }}{place}, align 8"
        )

    def site(self, file: str, line: int, function: str) -> str:
        """The static record of a place in the source, for tracebacks: { file, line, function name }."""
        key = (file, line, function)
        name = self._sites.get(key)
        if name is None:
            name = self._sites[key] = f"@site.{len(self._sites)}"
            fields = f"ptr {self.literal(file)}, i64 {line}, ptr {self.literal(function)}"
            place = self.section("rodata", name)
            self.globals.append(
                f"{name} = internal constant {{ ptr, i64, ptr }} {{ {fields} }}{place}, align 8"
            )
        return name

    def assembly(self) -> list[str]:
        """The program's assembly."""
        lines = [line for part in self.program.assembly for line in part.splitlines()]
        return [f'module asm "{quote(line.encode())}"' for line in lines]

    def trailer(self) -> list[str]:
        """Attributes and metadata."""
        if not self._trailer:
            self._trailer = [*self.attributes(), *self.debug.metadata(), ""]
        return self._trailer

    def text(self) -> str:
        """The whole module."""
        declarations = [text for symbol, text in self.declarations.items() if symbol not in self._defined]
        return "\n".join([*self.assembly(), *self.globals, *declarations, *self.definitions, *self.trailer()])

    def attributes(self) -> list[str]:
        """The attribute groups: 0 for every function, 1 for those that run when something is wrong."""
        common = 'nounwind "frame-pointer"="all" noredzone noimplicitfloat' if self.kernel else "nounwind"
        if not self.optimise and not self.kernel:
            common += ' "frame-pointer"="all"'  # gdb finds the end of the prologue by it
        return [f"attributes #0 = {{ {common} }}", f"attributes #1 = {{ {common} cold noinline }}"]
