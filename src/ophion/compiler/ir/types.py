"""The types of the intermediate form, and the classes and functions that a program is made of.

Types are immutable values and compare by structure; classes (`ClassIR`) compare by identity. A type says how
a value is held in a register and in memory:

| type | register | counted |
|---|---|---|
| INT, U64 | 64 bits, signed or unsigned | no |
| BOOL, FLOAT, VOID | 1 bit, double, nothing | no |
| Ref(cls, nullable) | pointer to an object | yes |
| Function(params, result, nullable) | pointer to a closure object | yes |
| Tuple(items) | its items side by side | if an item is |
| Optional(value) | a flag and a value: `T | None` where T is not a pointer | if the value is |
| View(struct, nullable) | owner (may be null) and data pointer: a Struct laid over memory | the owner |
| Slots(element) | raw pointer to an array of elements (`unsafe.Ptr[T]`) | no |
| TypeRef(nullable) | pointer to a class's type information (`type[C]`) | no |
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ophion.compiler.ir.function import FunctionIR


class Type:
    """Any type of the intermediate form."""

    counted = False


@dataclass(frozen=True)
class Primitive(Type):
    """A type without parts. `cls`: the enum whose members it holds; they are held, and compare, as INT."""

    name: str
    cls: ClassIR | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.name if self.cls is None else self.cls.name


INT = Primitive("int")
U64 = Primitive("u64")
BOOL = Primitive("bool")
FLOAT = Primitive("float")
VOID = Primitive("void")
CHARACTER = Primitive("character")
"""How a debugger sees an INT that is the code point of a variable's character."""


@dataclass(frozen=True)
class Ref(Type):
    """A counted reference to an object of `cls` or a subclass; null stands for None where `nullable`."""

    cls: ClassIR
    nullable: bool = False
    union: tuple[Type, ...] = field(default=(), compare=False)
    """What an object of a union like `int | str` may be, or hold."""
    counted = True

    def __str__(self) -> str:
        name = self.cls.name if not self.union else f"({' | '.join(map(str, self.union))})"
        return name + ("?" if self.nullable else "")


@dataclass(frozen=True)
class Function(Type):
    """A counted reference to a closure object: header, code pointer, captured values."""

    params: tuple[Type, ...]
    result: Type
    nullable: bool = False
    counted = True

    def __str__(self) -> str:
        return f"fn({', '.join(map(str, self.params))}) -> {self.result}" + ("?" if self.nullable else "")


@dataclass(frozen=True)
class Tuple(Type):
    """Values side by side; no object. `cls`: the named tuple that they are."""

    items: tuple[Type, ...]
    cls: ClassIR | None = field(default=None, compare=False)

    @property
    def counted(self) -> bool:  # type: ignore[override]
        return any(item.counted for item in self.items)

    def __str__(self) -> str:
        return f"({', '.join(map(str, self.items))})" if self.cls is None else self.cls.name


@dataclass(frozen=True)
class Optional(Type):
    """`T | None` where T is not a pointer: a flag (true when there is a value) and the value."""

    value: Type

    @property
    def counted(self) -> bool:  # type: ignore[override]
        return self.value.counted

    def __str__(self) -> str:
        return f"{self.value}?"


@dataclass(frozen=True)
class View(Type):
    """A Struct laid over memory: (owner reference or null, data pointer); a null data pointer stands for
    None.
    """

    struct: StructIR
    nullable: bool = False
    counted = True

    def __str__(self) -> str:
        return f"view {self.struct.name}" + ("?" if self.nullable else "")


@dataclass(frozen=True)
class Slots(Type):
    """A raw array of elements in their register representation."""

    element: Type

    def __str__(self) -> str:
        return f"[{self.element}]*"


@dataclass(frozen=True)
class TypeRef(Type):
    """A class as a value: a pointer to its type information."""

    nullable: bool = False

    def __str__(self) -> str:
        return "type" + ("?" if self.nullable else "")


WEAK_REFERENCE = "weak reference"
"""The field that holds the weak reference to an object, where its class may have some."""


ROOT_METHODS = ("str", "repr", "eq", "lt", "hash", "bool", "format", "items", "walked", "operated", "copied")
"""The methods that objects of all classes have, by their slots, which come before a vtable's own. There is
room for all of them in every program: the library's code is the same whichever a program uses.
"""


@dataclass(eq=False)
class ClassIR:
    """A concrete class (generic ones once for each set of type arguments).

    `fields` holds own and inherited fields in layout order, after the 16-byte header (count, type
    information). `root_table` maps the slots of methods that any object has (ROOT_METHODS) to those in use,
    `vtable` a method slot to its implementation for exactly this class; slot numbers agree along the base
    chain.
    Objects of a `tail` class (str, bytes) are followed by bytes of varying length. Objects of a `closure`
    class have the address of their code between the header and the fields. The fields from `first_unowned` on
    are left alone by the drop function: those of a generator's frame, whose code knows what they hold.
    """

    name: str
    base: ClassIR | None = None
    fields: list[tuple[str, Type]] = field(default_factory=list)
    vtable: list[FunctionIR] = field(default_factory=list)
    root_table: dict[int, FunctionIR] = field(default_factory=dict)
    subclasses: list[ClassIR] = field(default_factory=list)
    destructor: FunctionIR | None = None
    display_name: str = ""
    closure: bool = False
    tail: bool = False
    first_unowned: int | None = None
    type_id: int = 0
    last_id: int = 0
    python_name: str = ""
    module: str = ""
    """What Python's `__module__` says; nothing for builtin classes."""
    qualified: str = ""
    """What Python's `__qualname__` says, where that is not `display_name`."""
    cell: bool = False
    """The class of a variable that functions share: one field, its value."""

    core: bool = False
    """Every program of its target has it."""
    members: dict[str, int] = field(default_factory=dict)
    """Of an enum that is in use: how each member is held."""

    @property
    def full_name(self) -> str:
        """The name that a debugger shows: of a class that stands behind one of Python's, Python's."""
        return self.python_name or self.name

    def field_index(self, name: str) -> int:
        """The position of a field; KeyError when there is none."""
        for index, (known, _) in enumerate(self.fields):
            if known == name:
                return index
        raise KeyError(name)

    def is_subclass(self, other: ClassIR) -> bool:
        """Whether this class is `other` or derives from it."""
        cls: ClassIR | None = self
        while cls is not None:
            if cls is other:
                return True
            cls = cls.base
        return False


@dataclass(eq=False)
class StructIR:
    """A Struct's layout: only its size matters here, fields are offsets in the instructions that use them."""

    name: str
    size: int


def declaring_class(cls: ClassIR, name: str) -> ClassIR:
    """The topmost class that has a field."""
    while cls.base is not None and any(known == name for known, _ in cls.base.fields):
        cls = cls.base
    return cls


def nullable(type: Type) -> Type:
    """The type of `T | None`."""
    if isinstance(type, Ref):
        return Ref(type.cls, True, type.union)
    if isinstance(type, Function):
        return Function(type.params, type.result, True)
    if isinstance(type, View):
        return View(type.struct, True)
    if isinstance(type, TypeRef):
        return TypeRef(True)
    if type == VOID or isinstance(type, Optional):
        return type
    return Optional(type)


def non_null(type: Type) -> Type:
    """The type of a value of `T | None` that is not None."""
    if isinstance(type, Ref):
        return Ref(type.cls, union=type.union)
    if isinstance(type, Function):
        return Function(type.params, type.result)
    if isinstance(type, View):
        return View(type.struct)
    if isinstance(type, TypeRef):
        return TypeRef()
    return type.value if isinstance(type, Optional) else type


def may_be_none(type: Type) -> bool:
    """Whether None is among the values of a type."""
    return isinstance(type, Optional) or type == VOID or bool(getattr(type, "nullable", False))
