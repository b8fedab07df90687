"""Instructions for objects: making them, their fields, their classes, their counts."""

from __future__ import annotations

from ophion.compiler.ir.base import BORROWED_FOREVER, OWNED, Instruction, Value
from ophion.compiler.ir.types import BOOL, VOID, ClassIR, Ref, Type


class New(Instruction):
    """A new object of exactly class `cls` with all fields zero and `args[0]`, if given, extra bytes behind
    them.
    """

    can_raise = True

    def __init__(self, cls: ClassIR, args: list[Value] | None = None, line: int = -1) -> None:
        super().__init__(Ref(cls), args or [], line)
        self.cls = cls

    def detail(self) -> str:
        return self.cls.name


class GetField(Instruction):
    """A field of args[0]. Owned unless `borrow`: counted anew, or `take`n, the field then holding nothing
    that counts; `check`: AttributeError when it is null and its type is not nullable.
    """

    def __init__(
        self,
        obj: Value,
        cls: ClassIR,
        name: str,
        borrow: bool = False,
        check: bool = False,
        take: bool = False,
        line: int = -1,
    ) -> None:
        super().__init__(cls.fields[cls.field_index(name)][1], [obj], line)
        self.cls = cls
        self.name = name
        self.take = take
        self.borrows = 0 if borrow else OWNED
        self.can_raise = check

    def detail(self) -> str:
        return f"{self.cls.name}.{self.name}"


class SetField(Instruction):
    """Store args[1] into a field of args[0] and drop what was there (`initial`: nothing was)."""

    steals = (1,)

    def __init__(
        self, obj: Value, cls: ClassIR, name: str, value: Value, initial: bool = False, line: int = -1
    ) -> None:
        super().__init__(VOID, [obj, value], line)
        self.cls = cls
        self.name = name
        self.initial = initial

    def detail(self) -> str:
        return f"{self.cls.name}.{self.name}"


class IsInstance(Instruction):
    """Whether the object args[0] (not null) is of class `cls` or a subclass; `exact`: of that
    class itself.
    """

    def __init__(self, value: Value, cls: ClassIR, exact: bool = False, line: int = -1) -> None:
        super().__init__(BOOL, [value], line)
        self.cls = cls
        self.exact = exact

    def detail(self) -> str:
        return self.cls.name


class IsSubclass(Instruction):
    """Whether the class args[0] is the class args[1] or below it."""

    def __init__(self, kind: Value, above: Value, line: int = -1) -> None:
        super().__init__(BOOL, [kind, above], line)


class TypeOf(Instruction):
    """The type information of an object (not null)."""

    def __init__(self, value: Value, type: Type, line: int = -1) -> None:
        super().__init__(type, [value], line)


class TypeLiteral(Instruction):
    """The type information of a class."""

    def __init__(self, type: Type, cls: ClassIR, line: int = -1) -> None:
        super().__init__(type, [], line)
        self.cls = cls

    def detail(self) -> str:
        return self.cls.name


class TypeName(Instruction):
    """A name of a class value, an immortal str: its `__name__`, `__qualname__` or `__module__`."""

    borrows = BORROWED_FOREVER

    def __init__(self, value: Value, type: Type, asked: str = "__name__", line: int = -1) -> None:
        super().__init__(type, [value], line)
        self.asked = asked


class IncRef(Instruction):
    """Count one more reference to each object in a value (reference count pass); `maybe_null`
    as for DecRef.
    """

    def __init__(self, value: Value, maybe_null: bool = False, line: int = -1) -> None:
        super().__init__(VOID, [value], line)
        self.maybe_null = maybe_null


class DecRef(Instruction):
    """Drop one reference; `maybe_null`: the pointer may be null though its type does not say so; `fresh`: it
    is likely the last one.
    """

    def __init__(self, value: Value, maybe_null: bool = False, line: int = -1, fresh: bool = False) -> None:
        super().__init__(VOID, [value], line)
        self.maybe_null = maybe_null
        self.fresh = fresh

    def detail(self) -> str:
        return "fresh" if self.fresh else ""
