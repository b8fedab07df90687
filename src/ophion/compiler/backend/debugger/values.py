"""The text of any value of the program, as Python would show it; what makes no sense shows as <invalid>."""

import gdb  # type: ignore[import-untyped]

from ophion.compiler.backend.debugger.objects import (
    CLASS_NAMES,
    LARGEST,
    PROBLEMS,
    Object,
    bases,
    is_object,
    lineage,
    read,
)

INVALID = "<invalid>"
UNASSIGNED = "<unassigned>"
"""A variable or a field that has no value yet. Where None is one, the type of the reference has a name."""


SMALL = 8
"""How many items and fields an object may have to be shown within another one."""


POINTER = gdb.lookup_type("unsigned long").pointer()


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
            if int(target.address) == 0 and is_object(target.type) and value.type.code == gdb.TYPE_CODE_REF:
                return UNASSIGNED
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


def member_name(value: int, type: "gdb.Type") -> str:
    """An enum's member, or the members that a combination of flags consists of."""
    name = type.name.rpartition(".")[2]
    members = {int(field.enumval): field.name for field in type.fields()}
    if value in members:
        return f"{name}.{members[value]}"
    flags = [member for bit, member in members.items() if bit > 0 and bit & value == bit]
    known = sum(bit for bit in members if bit > 0 and bit & value == bit)
    return f"{name}.{'|'.join(flags)}" if flags and known == value else f"{name}({value})"


NUMBERS = {(gdb.TYPE_CODE_FLT, "float"), (gdb.TYPE_CODE_BOOL, "bool")}


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
