"""The program's memory as Python's objects: an object's class, fields, length, items."""

import re

import gdb  # type: ignore[import-untyped]

PROBLEMS = (RuntimeError, LookupError, TypeError, ValueError, OverflowError)


LARGEST = 1 << 40
"""No length is larger than this."""


class Invalid(ValueError):
    """What lies at an address is not what it should be."""


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


def lineage(type: "gdb.Type") -> "list[gdb.Type]":
    """A class and those above it."""
    types = [type]
    while type.fields() and type.fields()[0].is_base_class:
        type = type.fields()[0].type
        types.append(type)
    return types


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
        return [entry for entry in range(self.number("used")) if int(hashes[entry]) >= 0]

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
