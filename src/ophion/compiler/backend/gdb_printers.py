"""How gdb shows the values of a compiled program: as Python would, `[1, 2, 3]` and `Circle(radius=2.0)`.

gdb runs this file; `gdb_script` puts it into each program that is linked with debug information. It finds
out what an object is from its type information, whose ELF symbol is `type.` and the name of the class in
DWARF. Memory is only believed where it makes sense: what is not there or not yet made shows as <invalid>.

It adds: printers for all values; `items[2]`, `table["key"]` and `name == "text"` in expressions; `$len(x)`
and `$at(x, index)`; full names in `bt`; and `step` passes over the runtime, as it does over C in CPython.
"""

import contextlib
import os
import re
from collections.abc import Iterator

import gdb  # type: ignore[import-untyped]
import gdb.xmethod  # type: ignore[import-untyped]
from gdb.FrameDecorator import FrameDecorator  # type: ignore[import-untyped]

PROBLEMS = (RuntimeError, LookupError, TypeError, ValueError, OverflowError)
INVALID = "<invalid>"
LARGEST = 1 << 40
"""No length is larger than this."""
SMALL = 8
"""How many items and fields an object may have to be shown within another one."""


class Invalid(ValueError):
    """What lies at an address is not what it should be."""


# --- objects ---


def symbol_of(address: int) -> tuple[str, bool]:
    """The ELF symbol in which an address lies, or nothing; and whether it begins exactly there."""
    text = gdb.execute(f"with print demangle off -- info symbol {address}", to_string=True)
    place, found, _ = text.partition(" in section ")
    name = re.sub(r" \+ \d+$", "", place)
    return (name, name == place) if found else ("", False)


def symbol_at(address: int) -> str:
    """The ELF symbol that begins exactly at an address, or nothing."""
    name, exactly = symbol_of(address)
    return name if exactly else ""


class ClassNames:
    """Names of classes by the address of their type information; new for each set of object files."""

    def __init__(self) -> None:
        self.known: dict[int, str] = {}
        gdb.events.new_objfile.connect(lambda event: self.known.clear())

    def of(self, address: int) -> str:
        """The name of a class; Invalid where there is no type information."""
        if address not in self.known:
            symbol = symbol_at(address) if address > 0 else ""
            self.known[address] = symbol.removeprefix("type.") if symbol.startswith("type.") else ""
        if not self.known[address]:
            raise Invalid(f"there is no class at {address:#x}")
        return self.known[address]


CLASS_NAMES = ClassNames()


def is_object(type: "gdb.Type") -> bool:
    """Whether a structure is a class of the program: they all begin with the same header."""
    while type.code == gdb.TYPE_CODE_STRUCT and type.fields():
        first = type.fields()[0]
        if not first.is_base_class:
            return bool(first.name == "__references__")
        type = first.type
    return False


def bases(type: "gdb.Type") -> list[str]:
    """The names of a class and those above it."""
    names = [type.name]
    while type.fields() and type.fields()[0].is_base_class:
        type = type.fields()[0].type
        names.append(type.name)
    return names


class Object:
    """An object of the program: its class and its value as that class. Invalid."""

    def __init__(self, value: "gdb.Value") -> None:
        self.address = int(value.address)
        self.name = CLASS_NAMES.of(int(value["__class__"]))
        self.kind = self.name.partition("[")[0]
        try:
            type = gdb.lookup_type(f"struct {self.name}")
        except gdb.error:
            type = value.type
        self.type = type
        self.value = gdb.Value(self.address).cast(type.pointer()).dereference()

    def number(self, name: str) -> int:
        """A field that counts something."""
        found = int(self.value[name])
        if not 0 <= found < LARGEST:
            raise Invalid(f"{name} is {found}")
        return found

    def tail(self, size: int) -> bytes:
        """Bytes behind the fields: a str's or bytes' own."""
        return read(self.address + int(self.type.sizeof), size)

    def length(self) -> int:
        """len(self)"""
        if self.kind in ("dict", "set", "frozenset"):
            return self.number("count")
        return self.number("size" if self.kind == "bytes" else "length")

    def text(self) -> str:
        """The value of a str."""
        return self.tail(self.number("size")).decode("utf-8", "surrogatepass")

    def entries(self) -> list[int]:
        """Where the live entries of a dict or set are, in their order."""
        hashes = self.value["hashes"]
        return [entry for entry in range(self.number("used")) if int(hashes[entry]) != -1]

    def item(self, key: "gdb.Value") -> "gdb.Value":
        """self[key]; an error of gdb in Python's words."""
        if self.kind == "dict":
            return self._value_of(key)
        place = int(key)
        place += self.length() if place < 0 else 0
        if not 0 <= place < self.length():
            raise gdb.GdbError(f"IndexError: {self.kind} index out of range")
        if self.kind == "str":
            return gdb.Value(self.text()[place])
        if self.kind == "bytes":
            return gdb.Value(self.tail(self.length())[place])
        return self.value["items"][place]

    def _value_of(self, key: "gdb.Value") -> "gdb.Value":
        wanted = plain(key)
        for entry in self.entries():
            if plain(self.value["keys_"][entry]) == wanted:
                return self.value["items_"][entry]
        raise gdb.GdbError(f"KeyError: {wanted!r}")


def read(address: int, size: int) -> bytes:
    """Memory of the program."""
    return bytes(gdb.selected_inferior().read_memory(address, size)) if size else b""


def structure(value: "gdb.Value") -> "gdb.Value":
    """What a reference or a pointer to a structure refers to; other values as they are."""
    type = value.type.strip_typedefs()
    if type.code == gdb.TYPE_CODE_REF:
        return value.referenced_value()
    if type.code == gdb.TYPE_CODE_PTR and type.target().strip_typedefs().code == gdb.TYPE_CODE_STRUCT:
        return value.dereference()
    return value


def plain(value: "gdb.Value") -> "str | int | float":
    """A number or text of the program as one of Python."""
    value = structure(value)
    type = value.type.strip_typedefs()
    if type.code == gdb.TYPE_CODE_STRUCT:
        return Object(value).text()
    if type.code in (gdb.TYPE_CODE_ARRAY, gdb.TYPE_CODE_PTR):
        return str(value.string())
    return float(value) if type.code == gdb.TYPE_CODE_FLT else int(value)


# --- printers ---


class Renderer:
    """The text of one value. `print elements` limits how many items and characters it has."""

    def __init__(self) -> None:
        self.limit: int = gdb.parameter("print elements") or LARGEST
        self.room = self.limit
        deepest = gdb.parameter("print max-depth")
        self.deepest: int = LARGEST if deepest in (None, -1) else deepest
        self.inside: list[int] = []
        self.within = False
        """Whether this is in a field of an object; `small`: of an object that is itself in one."""
        self.small = False

    def text(self, value: "gdb.Value") -> str:
        """The text of any value."""
        try:
            return self._text(value)
        except PROBLEMS:
            return "<optimized out>" if value.is_optimized_out else INVALID

    def _text(self, value: "gdb.Value") -> str:
        type = value.type.strip_typedefs()
        if type.code == gdb.TYPE_CODE_REF:
            target = value.referenced_value()
            return self.text(target) if int(target.address) else "None"
        if type.code == gdb.TYPE_CODE_STRUCT:
            return self._object(Object(value)) if is_object(type) else self._record(value, type)
        if type.code == gdb.TYPE_CODE_BOOL:
            return str(bool(value))
        if type.code == gdb.TYPE_CODE_FLT:
            return repr(float(value))
        if type.code == gdb.TYPE_CODE_ENUM:
            return member_name(int(value), type)
        return hex(int(value)) if type.code == gdb.TYPE_CODE_PTR else str(int(value))

    def _record(self, value: "gdb.Value", type: "gdb.Type") -> str:
        names = [field.name for field in type.fields()]
        if names == ["present", "value"]:
            return self.text(value["value"]) if bool(value["present"]) else "None"
        if type.name == "type":
            return f"<class '{CLASS_NAMES.of(int(value.address))}'>"
        if names[:2] == ["owner", "address"]:
            return self._view(value, type)
        items = [self.text(value[name]) for name in names]
        return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"

    def _view(self, value: "gdb.Value", type: "gdb.Type") -> str:
        address = int(value["address"])
        return f"<{type.name} at {address:#x}>" if address else "None"

    def _object(self, found: Object) -> str:
        if found.address in self.inside or len(self.inside) >= self.deepest:
            return "..."
        self.inside.append(found.address)
        try:
            return self._shown(found)
        finally:
            self.inside.pop()

    def _shown(self, found: Object) -> str:
        kind, value = found.kind, found.value
        if kind in ("str", "bytes"):
            return self._characters(found)
        if kind == "bytearray":
            storage = value["storage"].referenced_value()
            data = read(int(storage["address"]), min(found.length(), self.limit))
            return f"bytearray({data!r}{'...' * (found.length() > self.limit)})"
        if kind == "list":
            return f"[{self._items(value['items'], range(found.length()))}]"
        if kind == "tuple":
            return f"({self._items(value['items'], range(found.length()))}{',' * (found.length() == 1)})"
        if kind == "dict":
            return f"{{{self._items(value['keys_'], found.entries(), value['items_'])}}}"
        if kind in ("set", "frozenset"):
            items = self._items(value["keys_"], found.entries())
            shown = f"{{{items}}}" if items else ""
            return shown if kind == "set" and items else f"{kind}({shown})"
        if kind == "function":
            code = gdb.block_for_pc(int(gdb.Value(found.address + 16).cast(POINTER).dereference()))
            return f"<function {code.function.name if code else '?'}>"
        if kind.endswith(".frame"):
            return f"<generator object {kind.removesuffix('.frame').rpartition('.')[2]}>"
        if kind == "cell":
            return self.text(value["value"])
        if "BaseException" in bases(found.type):
            return self._exception(found)
        return self._instance(found)

    def _characters(self, found: Object) -> str:
        size = found.number("size")
        data = found.tail(min(size, 4 * self.limit))
        if found.kind == "bytes":
            return repr(data[: self.limit]) + "..." * (size > self.limit)
        text = data.decode("utf-8", "surrogatepass" if len(data) == size else "ignore")
        return repr(text[: self.limit]) + "..." * (found.length() > self.limit)

    def _items(self, items: "gdb.Value", places: "range | list[int]", of: "gdb.Value | None" = None) -> str:
        parts: list[str] = []
        for place in places:
            self.room -= 1
            if self.room < 0:
                parts.append("...")
                break
            text = self.text(items[place])
            parts.append(text if of is None else f"{text}: {self.text(of[place])}")
        return ", ".join(parts)

    def _exception(self, found: Object) -> str:
        count, held = int(found.value["__count__"]), found.value["__value__"]
        shown = "()" if count == 0 else f"({self.text(held)})" if count == 1 else self.text(held)
        return found.kind.rpartition(".")[2] + shown

    def _instance(self, found: Object) -> str:
        """An object by its fields. Another object in a field of it is shown if it is small."""
        name = found.kind.rpartition(".")[2]
        if not self.within:
            self.within = True
            text = f"{name}({self._fields(found)})"
            self.within = False
            return text
        if self.small:
            return f"{name}({self._fields(found)})"
        room, self.room, self.small = self.room, SMALL, True
        text = f"{name}({self._fields(found)})"
        text = text if self.room >= 0 else f"{name}(...)"
        self.room, self.small = room, False
        return text

    def _fields(self, found: Object) -> str:
        parts: list[str] = []
        for type in reversed(lineage(found.type)):
            for field in type.fields():
                if not field.is_base_class and not field.name.startswith("__"):
                    self.room -= 1
                    if self.room < 0:
                        return ", ".join([*parts, "..."])
                    parts.append(f"{field.name}={self.text(found.value[field.name])}")
        return ", ".join(parts)


POINTER = gdb.lookup_type("unsigned long").pointer()


def lineage(type: "gdb.Type") -> "list[gdb.Type]":
    """A class and those above it."""
    types = [type]
    while type.fields() and type.fields()[0].is_base_class:
        type = type.fields()[0].type
        types.append(type)
    return types


def member_name(value: int, type: "gdb.Type") -> str:
    """An enum's member, or the members that a combination of flags consists of."""
    name = type.name.rpartition(".")[2]
    members = {int(field.enumval): field.name for field in type.fields()}
    if value in members:
        return f"{name}.{members[value]}"
    flags = [member for bit, member in members.items() if bit > 0 and bit & value == bit]
    known = sum(bit for bit in members if bit > 0 and bit & value == bit)
    return f"{name}.{'|'.join(flags)}" if flags and known == value else f"{name}({value})"


class Printer:
    """A value in the form in which gdb asks for it."""

    def __init__(self, value: "gdb.Value") -> None:
        self.value = value

    def to_string(self) -> str:
        """The text of the value; never an exception."""
        return Renderer().text(self.value)


def find_printer(value: "gdb.Value") -> Printer | None:
    """Our printer, for the values of compiled Python."""
    type = value.type.strip_typedefs()
    target = type.target() if type.code == gdb.TYPE_CODE_REF else type
    name = target.name or ""
    if target.code == gdb.TYPE_CODE_STRUCT:
        names = [field.name for field in target.fields()[:2]]
        ours = is_object(target) or name == "type" or names in (["present", "value"], ["owner", "address"])
        return Printer(value) if ours or name.startswith("tuple[") else None
    if target.code == gdb.TYPE_CODE_ENUM:
        return Printer(value) if "." in name else None
    return Printer(value) if (target.code, name) in NUMBERS else None


NUMBERS = {(gdb.TYPE_CODE_FLT, "float"), (gdb.TYPE_CODE_BOOL, "bool")}


# --- expressions ---


def index(value: "gdb.Value", key: "gdb.Value") -> "gdb.Value":
    """value[key]"""
    value = structure(value)
    if is_object(value.type):
        return Object(value).item(key)
    fields = value.type.fields()
    place = int(key) + (len(fields) if int(key) < 0 else 0)
    if not 0 <= place < len(fields):
        raise gdb.GdbError("IndexError: tuple index out of range")
    return value[fields[place].name]


def equal(value: "gdb.Value", other: "gdb.Value") -> "gdb.Value":
    """value == other, for text."""
    return gdb.Value(plain(value) == plain(other))


OPERATORS = {
    "operator[]": (("dict", "list", "tuple", "str", "bytes"), index),
    "operator==": (("str",), equal),
    "operator!=": (("str",), lambda value, other: gdb.Value(plain(value) != plain(other))),
}


class Worker:
    """An operator for one type of argument."""

    def __init__(self, work: "object", argument: "gdb.Type | None") -> None:
        self.work = work
        self.argument = argument

    def get_arg_types(self) -> "gdb.Type | None":
        """The types of the arguments."""
        return self.argument

    def get_result_type(self, *values: "gdb.Value") -> "gdb.Type":
        """The type of the result, found without looking at memory: gdb asks with values that do not exist."""
        if self.work is not index:
            return structure(values[0]).type if self.argument is None else gdb.Value(True).type
        for type in lineage(structure(values[0]).type):
            for field in type.fields():
                if field.name in ("items", "items_"):
                    return field.type.target()
        return self(*values).type

    def __call__(self, *values: "gdb.Value") -> "gdb.Value":
        assert callable(self.work)
        return self.work(*values)


class Matcher:
    """Gives gdb's expressions the operators that the classes of Python have."""

    name = "ophion"
    enabled = True
    methods = None

    def match(self, type: "gdb.Type", method: str) -> list[Worker]:
        """The operators of a class."""
        if method == "operator*" and is_object(type.strip_typedefs()):
            return [Worker(structure, None)]
        kinds, work = OPERATORS.get(method, ((), None))
        name = type.strip_typedefs().name or ""
        if name.partition("[")[0] not in kinds:
            return []
        arguments = [gdb.lookup_type("char").pointer()]
        if method == "operator[]":
            arguments.append(gdb.lookup_type("long"))
        with contextlib.suppress(gdb.error):
            arguments.append(gdb.lookup_type("struct str"))
        return [Worker(work, argument) for argument in arguments]


class LengthFunction(gdb.Function):  # type: ignore[misc]
    """$len(x): how many items x has."""

    def invoke(self, value: "gdb.Value") -> int:
        """Called by gdb."""
        value = structure(value)
        return Object(value).length() if is_object(value.type) else len(value.type.fields())


class AtFunction(gdb.Function):  # type: ignore[misc]
    """$at(x, index): what x[index] is, for any list, tuple, dict, str or bytes."""

    def invoke(self, value: "gdb.Value", key: "gdb.Value") -> "gdb.Value":
        """Called by gdb."""
        return index(value, key)


class ActualFunction(gdb.Function):  # type: ignore[misc]
    """$actual(x): x as the class that it is of, where the variable's is a base class of that."""

    def invoke(self, value: "gdb.Value") -> "gdb.Value":
        """Called by gdb."""
        return Object(structure(value)).value


# --- frames ---


class FullName(FrameDecorator):  # type: ignore[misc]
    """A frame by its function's full name, module.Class.method."""

    def function(self) -> "str | int | None":
        """The name that `bt` shows."""
        frame = self.inferior_frame()
        function = frame.function()
        if function is None or frame.type() == gdb.INLINE_FRAME:
            known: str | int | None = super().function()
            return known
        symbol = symbol_at(int(function.value().address))
        # List.append<types>, area#1 (another of its name), count.code (a generator's body), main.<lambda>
        return re.sub(r"(?<=[^.])<.*|#.*", "", symbol).removesuffix(".code")


HIDDEN = (".value", ".adapter", ".bound")
"""What the compiler calls the functions between a call and a function or method that is used as a value."""


class FrameFilter:
    """Names all frames."""

    name = "ophion"
    priority = 100
    enabled = True

    def filter(self, frames: "Iterator[FrameDecorator]") -> "Iterator[FullName]":
        """Called by gdb."""
        named = map(FullName, frames)
        return (frame for frame in named if not str(frame.function()).endswith(HIDDEN))


def use_operators() -> None:
    """Have expressions read as C++'s, the only ones in which gdb lets a type define `[]` and `==`.

    gdb remarks once that the frame's language is another; that is said to nobody.
    """

    def listen(event: object) -> None:
        if gdb.selected_frame().find_sal().symtab is not None:
            gdb.events.stop.disconnect(listen)
            gdb.execute("echo", to_string=True)

    gdb.execute("set language c++")
    gdb.events.stop.connect(listen)


def install() -> None:
    """Make gdb use all this, once."""
    objfile = gdb.current_objfile()
    owner = objfile or gdb
    owner.pretty_printers.append(find_printer)
    gdb.xmethod.register_xmethod_matcher(objfile, Matcher(), replace=True)
    frame_filter = FrameFilter()
    owner.frame_filters[frame_filter.name] = frame_filter
    use_operators()
    LengthFunction("len")
    AtFunction("at")
    ActualFunction("actual")
    if "src/ophion/runtime" not in gdb.execute("info skip", to_string=True):
        gdb.execute("skip -gfi src/ophion/runtime/*.py", to_string=True)
    if objfile is not None:
        gdb.execute(f"directory {os.path.dirname(objfile.filename)}", to_string=True)


if __name__ == "__main__":
    install()
