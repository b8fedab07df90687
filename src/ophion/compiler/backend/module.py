"""One LLVM module as text: the globals, literals, type information and declarations that functions refer to.

Type information of a class is { type id, last type id of its subclasses, name (str object), drop function,
object size, base's type information, qualified name, module's name, vtable... }, 8 bytes each. Type ids
number the tree of classes in pre-order, so that "is an instance of" is one comparison of a range.

Literals are objects whose count starts so high that it never comes down to zero.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from ophion.compiler.backend.alias import AliasWriter
from ophion.compiler.backend.debug import DebugWriter
from ophion.compiler.backend.llvm_types import HEADER_SIZE, ClassLayout
from ophion.compiler.backend.naming import Naming
from ophion.compiler.backend.text import float_constant, global_name, integer_constant, quote
from ophion.compiler.ir.function import FunctionIR, Global, Program
from ophion.compiler.ir.types import BOOL, FLOAT, ROOT_METHODS, ClassIR, Ref
from ophion.compiler.source_lines import SourceLines

IMMORTAL = 1 << 62
CHARACTERS = "@ophion.characters"
CODES = 128
"""How many characters ASCII has."""
STANDS = ("", "adapter", "wrapper", "method", "class")
"""What the code of a function value may stand for, as `function_text` knows it by number."""


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
    """Collects the text of a module. `own`: the program's functions that it defines; `written`: what became
    of these, and of others that are repeated here; `definitions`: functions of the compiler's own making.

    Small functions of other modules are repeated here to be inlined: `copied`, until they are written.
    `alone`: it is the only module of its program, and none of its symbols need to be visible to others.
    `holds_data`: it defines the type information of all classes.
    """

    def __init__(
        self, naming: Naming, target: str, optimise: bool, own: Iterable[FunctionIR], alone: bool
    ) -> None:
        self.naming = naming
        self.program = naming.program
        self.kernel = target == "kernel"
        self.optimise = optimise
        self.alone = alone
        self.holds_data = alone
        self.own = set(own)
        self.types = naming.types
        self.debug = DebugWriter(self.types, optimise)
        self.sources: SourceLines | None = None
        self.alias = AliasWriter(self.debug.node, optimise)
        self.globals: list[str] = []
        self.assembly: list[str] = []
        self.definitions: list[str] = []
        self.written: list[tuple[FunctionIR, str]] = []
        self.declarations: dict[str, str] = {}
        self.copied: list[FunctionIR] = []
        self.uses_float_division = False
        self._functions: dict[FunctionIR, str] = {}
        self._copies: set[FunctionIR] = set()
        self._literals: dict[str | bytes, str] = {}
        self._immortals: dict[ClassIR, str] = {}
        self._closures: set[str] = set()
        self._globals: dict[Global, str] = {}
        self._sites: dict[tuple[str, int, str], str] = {}
        self._defined = {f.symbol for f in self.own if f.symbol and not f.external}

    @property
    def linkage(self) -> str:
        """How a symbol of the compiler's own making is defined: for this module, or for the whole program."""
        return "internal" if self.alone else "hidden"

    def section(self, kind: str, name: str) -> str:
        """A section of its own for a function or variable, so that the linker can leave out what is not used.

        The kernel uses all that it has, and its linker script groups sections itself.
        """
        return "" if self.kernel else f', section ".{kind}.{name[1:].strip(chr(34))}"'

    def declare(self, symbol: str, text: str) -> str:
        """Refer to a symbol from outside the module; `text` is its declaration.

        All is linked into one static program, so that no symbol is reached through a global offset table.
        """
        if not symbol.startswith("llvm."):
            text = text.replace("declare ", "declare dso_local ", 1).replace(
                "external ", "external dso_local ", 1
            )
            self.naming.outside.add(symbol)
        name = global_name(symbol)
        if symbol not in self._defined:
            self.declarations.setdefault(name, text)
        return name

    def defines_symbol(self, symbol: str) -> None:
        """Say that text of the module's own defines a symbol, which is referred to as one from outside."""
        self._defined.add(symbol)
        self.declarations.pop(global_name(symbol), None)

    def function(self, function: FunctionIR) -> str:
        """The name of a function that is called."""
        name = self._functions.get(function)
        if name is None:
            name = self._functions[function] = self.naming.function(function)
            if function not in self.own and self._inlined(function):
                self.copied.append(function)
                self._copies.add(function)
                self.declarations.pop(name, None)
            else:
                self.address(function)
        return name

    def copy_exported(self, symbol: str) -> None:
        """Have the body of the function with a symbol here too, if it is one to be inlined."""
        for function in self.program.functions:
            if function.symbol == symbol and function.inline and function not in self.own:
                self._defined.add(symbol)
                self.copied.append(function)
                self._copies.add(function)

    def address(self, function: FunctionIR) -> str:
        """The name of a function whose address is used."""
        name = self.naming.function(function)
        if function.external:
            assert function.symbol is not None
            self.declare(function.symbol, f"declare {self.signature(function)}")
        elif function not in self.own and function not in self._copies:
            self.declarations.setdefault(name, self._declaration(function))
        return name

    def defines(self, function: FunctionIR) -> str:
        """The linkage of a function that is written into this module.

        A function that is called from here alone, or inlined wherever it is called, needs no symbol. Those
        that a person wants to read are compiled for any argument.
        """
        if function.symbol is not None:
            return "available_externally " if function in self._copies else ""
        if self.alone and function.apart:
            return "hidden "
        needless = function.internal or (self._inlined(function) and not function.address_taken)
        return "internal " if needless or function not in self.own else f"{self.linkage} "

    def _inlined(self, function: FunctionIR) -> bool:
        return self.optimise and function.inline and function.symbol is None

    def _declaration(self, function: FunctionIR) -> str:
        params = [self.types.parameter(param.type) for param in function.params]
        if takes_error(function):
            params.append("ptr swifterror")
        head = "hidden swiftcc" if function.convention == "python" else "dso_local"
        group = "#1" if function.no_return else "#0"
        name = self.naming.function(function)
        return f"declare {head} {self.types.text(function.result)} {name}({', '.join(params)}) {group}"

    def signature(self, function: FunctionIR) -> str:
        """`result @name(parameter types)`, for a declaration."""
        params = [self.types.parameter(param.type) for param in function.params]
        name = global_name(function.symbol or function.name)
        return f"{self.types.text(function.result)} {name}({', '.join(params)})"

    def layout(self, cls: ClassIR) -> ClassLayout:
        """How objects of the class lie in memory."""
        return self.types.object(cls)

    def literal(self, value: str | bytes) -> str:
        """The immortal object of a literal, of which the program keeps one whatever modules write it."""
        name = self._literals.get(value)
        if name is None:
            kind = "str" if isinstance(value, str) else "bytes"
            data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
            name = self._literals[value] = f"@{kind}.{hashlib.sha256(data).hexdigest()[:20]}"
            self.globals.append(self._literal_text(name, value, data, self.program.well_known[kind]))
        return name

    def characters(self) -> tuple[str, int]:
        """The address of the texts of one ASCII character, in the order of codes, and their distance."""
        size = self.layout(self.program.well_known["str"]).size + 8
        if not self.alone:
            text = f"{CHARACTERS} = external hidden global [{CODES * size} x i8], align 8"
            self.declarations.setdefault(CHARACTERS, text)
        return CHARACTERS, size

    def write_characters(self) -> None:
        """Define these texts."""
        cls = self.program.well_known["str"]
        parts = [self._character_text(cls, code) for code in range(CODES)]
        content = f"[{CODES} x {{ i64, ptr, [{len(cls.fields)} x i64], [8 x i8] }}] [{', '.join(parts)}]"
        self.globals.append(
            f"{CHARACTERS} = {self.linkage} global {content}{self.section('data', CHARACTERS)}, align 8"
        )

    def _character_text(self, cls: ClassIR, code: int) -> str:
        fields = ", ".join(f"i64 {int(field in ('size', 'length'))}" for field, _ in cls.fields)
        type = f"{{ i64, ptr, [{len(cls.fields)} x i64], [8 x i8] }}"
        data = quote(bytes([code, 0, 0, 0, 0, 0, 0, 0]))
        head = f"i64 {IMMORTAL}, ptr {self.typeinfo(cls)}, [{len(cls.fields)} x i64] [{fields}]"
        return f'{type} {{ {head}, [8 x i8] c"{data}" }}'

    def _literal_text(self, name: str, value: str | bytes, data: bytes, cls: ClassIR) -> str:
        known = {"size": len(data), "length": len(value)}
        types = ["i64", "ptr"] + ["i64"] * len(cls.fields) + [f"[{len(data) + 1} x i8]"]
        parts = [f"i64 {IMMORTAL}", f"ptr {self.typeinfo(cls)}"]
        parts += [f"i64 {known.get(field, 0)}" for field, _ in cls.fields]
        parts.append(f'{types[-1]} c"{quote(data)}\\00"')
        content = f"global {{ {', '.join(types)} }} {{ {', '.join(parts)} }}{self.section('data', name)}"
        return f"${name[1:]} = comdat any\n{name} = linkonce_odr hidden {content}, comdat, align 8"

    def immortal(self, cls: ClassIR) -> str:
        """The object of a class that lies in the program's data."""
        name = self._immortals.get(cls)
        if name is None:
            type = self.typeinfo(cls)
            name = self._immortals[cls] = type.replace("type.", "immortal.", 1)
            rest = self.layout(cls).size - HEADER_SIZE
            parts = f"i64 {IMMORTAL}, ptr {type}, [{rest} x i8] zeroinitializer"
            content = f"global {{ i64, ptr, [{rest} x i8] }} {{ {parts} }}{self.section('data', name)}"
            self.globals.append(
                f"${name[1:]} = comdat any\n{name} = linkonce_odr hidden {content}, comdat, align 8"
            )
        return name

    def shared_closure(self, function: FunctionIR, cls: ClassIR) -> str:
        """The one object of a function value that captures nothing."""
        code = self.address(function)
        name = global_name("closure." + code[1:].strip('"'))
        if name not in self._closures:
            self._closures.add(name)
            parts = f"i64 {IMMORTAL}, ptr {self.typeinfo(cls)}, ptr {code}"
            content = f"global {{ i64, ptr, ptr }} {{ {parts} }}{self.section('data', name)}"
            self.globals.append(
                f"${name[1:]} = comdat any\n{name} = linkonce_odr hidden {content}, comdat, align 8"
            )
        return name

    def function_record(self, function: FunctionIR) -> str:
        """What lies before the code of a function value, where such a thing is asked for: { name, qualified
        name, offset of the function behind it, what it stands for, module }.
        """
        if not self.program.asks_functions or not function.is_value or function not in self.own:
            return ""
        name = global_name("names." + self.naming.function(function)[1:].strip('"'))
        called = function.called or function.display_name or function.name
        offset = "0"
        if function.behind:
            closure = function.params[0].type
            assert isinstance(closure, Ref)
            layout = self.layout(closure.cls)
            place = f"{layout.text}, ptr null, i64 0, i32 {layout.indices[function.behind]}"
            offset = f"ptrtoint (ptr getelementptr ({place}) to i64)"
        parts = f"ptr {self.literal(called)}, ptr {self.literal(function.qualified or called)}"
        parts += f", i64 {offset}, i64 {STANDS.index(function.stands)}"
        parts += f", ptr {self.literal(function.module or 'builtins')}"
        self.globals.append(
            f"{name} = internal constant {{ ptr, ptr, i64, i64, ptr }} {{ {parts} }}, align 8"
        )
        return f" prefix ptr {name}"

    def variable(self, variable: Global) -> str:
        """The address of a module variable."""
        name = self._globals.get(variable)
        if name is None:
            name = self._globals[variable] = self.naming.variable(variable)
            if not self.alone:
                kind = "constant" if variable.constant else "global"
                text = f"{name} = external hidden {kind} {self.types.text(variable.type)}, align 8"
                self.declarations[name] = text
        return name

    def write_variable(self, variable: Global, name: str) -> None:
        """Define a module variable."""
        kind = "constant" if variable.constant else "global"
        initial = self.constant_text(variable)
        kind_of_place = "rodata" if variable.constant else "bss" if variable.initial is None else "data"
        content = f"{kind} {self.types.text(variable.type)} {initial}{self.section(kind_of_place, name)}"
        described = self.debug.module_variable(variable) if self.program.debug else ""
        self.globals.append(f"{name} = {self.linkage} {content}, align 8{described}")

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
        """The type information of a class, which is written last."""
        name = self.naming.typeinfo(cls)
        if not self.holds_data:
            self.declarations[name] = f"{name} = external hidden constant i8"
        return name

    def type_range(self, cls: ClassIR) -> tuple[str, str]:
        """A class's type id and how many ids its subclasses have after it, as operands.

        Other modules keep their text when a class comes or goes, as the linker fills these in.
        """
        if self.alone:
            return str(cls.type_id), str(cls.last_id - cls.type_id)
        names = self.naming.number(cls)
        for name in names:
            self.declarations[name] = f"{name} = external hidden global i8"
        return f"ptrtoint (ptr {names[0]} to i64)", f"ptrtoint (ptr {names[1]} to i64)"

    def write_typeinfo(self, cls: ClassIR, drop: str) -> None:
        """Define the type information of a class."""
        display = self.literal(cls.display_name or cls.name)
        base = self.typeinfo(cls.base) if cls.base is not None else "null"
        values = [f"i64 {cls.type_id}", f"i64 {cls.last_id}", f"ptr {display}", f"ptr {drop}"]
        values += [f"i64 {self.layout(cls).size}", f"ptr {base}"]
        qualified = self.literal(cls.qualified or cls.display_name or cls.name)
        values += [f"ptr {qualified}", f"ptr {self.literal(cls.module or 'builtins')}"]
        unused = self.program.support["raise_unassigned"]
        table = [cls.root_table.get(slot, unused) for slot in range(len(ROOT_METHODS))]
        for method in [*table, *cls.vtable]:
            values.append(f"ptr {self.address(method) if self.naming.known(method) else 'null'}")
        types = ", ".join(value.split(" ", 1)[0] for value in values)
        name = self.naming.typeinfo(cls)
        content = f"constant {{ {types} }} {{ {', '.join(values)} }}{self.section('rodata', name)}"
        self.globals.append(f"{name} = {self.linkage} {content}, align 8")

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

    def write_assembly(self, lines: Iterable[str]) -> None:
        """Add lines of assembly."""
        self.assembly += [f'module asm "{quote(line.encode())}"' for line in lines]

    def text(self) -> str:
        """The whole module."""
        head = [*self.assembly, *self.globals, *self.declarations.values()]
        code = [*self.definitions, *(text for _, text in self.functions())]
        return "\n".join([*head, *code, *self.attributes(), *self.debug.metadata(), ""])

    def functions(self) -> list[tuple[FunctionIR, str]]:
        """What was written, by file, as readelf wants to find what describes them."""
        return sorted(self.written, key=lambda pair: self.debug.place(pair[0].file))

    def attributes(self) -> list[str]:
        """The attribute groups: 0 for every function, 1 for those that run when something is wrong, 2 for
        short ones that run often and need no frame.
        """
        bare = "nounwind noredzone noimplicitfloat" if self.kernel else "nounwind"
        common = f'{bare} "frame-pointer"="all"' if self.kernel else bare
        if not self.optimise and not self.kernel:
            common += ' "frame-pointer"="all"'  # gdb finds the end of the prologue by it
        return [
            f"attributes #0 = {{ {common} }}",
            f"attributes #1 = {{ {common} cold noinline }}",
            f"attributes #2 = {{ {bare} }}",
        ]
