"""Operators and functions in gdb's expressions: `items[2]`, `name == "text"`, `$len(x)`, `$at(x, index)`."""

import contextlib

import gdb  # type: ignore[import-untyped]

from ophion.compiler.backend.debugger.objects import Object, is_object, lineage, plain, structure


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
