"""What dataclasses and classes below them have made: __init__, texts, equality, hash, order."""

from __future__ import annotations

from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, replace
from typing import ClassVar


@dataclass
class Base:
    name: str
    size: int = 1


@dataclass
class Derived(Base):
    weight: float = 0.5
    name: str = "none"


@dataclass
class Plain:
    x: int
    _: KW_ONLY
    y: int = 2
    z: int


@dataclass(kw_only=True)
class Named(Base):
    extra: str
    count: ClassVar[int] = 0
    tag: str = field(default="t", kw_only=False)


@dataclass
class Rect:
    width: int
    height: int
    area: int = field(init=False)
    unit: InitVar[str] = "cm"
    secret: str = field(default="s", repr=False, compare=False)

    def __post_init__(self, unit: str) -> None:
        self.area = self.width * self.height
        self.label = f"{self.area}{unit}"


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)


@dataclass(frozen=True)
class Key:
    a: int
    b: str = field(hash=False, default="")


@dataclass(unsafe_hash=True)
class Loose:
    a: int


@dataclass(eq=False)
class ById:
    a: int


@dataclass(repr=False)
class Quiet:
    a: int

    def __repr__(self) -> str:
        return f"Quiet<{self.a}>"


class Sub(Base):
    def shout(self) -> str:
        return self.name.upper()


class Sub2(Base):
    def __init__(self, name: str) -> None:
        super().__init__(name, 9)


@dataclass(init=False)
class Own:
    a: int
    b: int = 3

    def __init__(self, a: int) -> None:
        self.a = a * 2


def main() -> None:
    print(Derived(), Derived("d", 2, 3.5), Derived(size=4))
    print(Plain(1, z=3), Plain(1, y=5, z=6))
    print(Named("n", 2, extra="e"), Named("n", 3, "tag", extra="x"))
    r = Rect(2, 3)
    print(r, r.label, Rect(1, 1, "mm", "hidden").label, Rect(1, 1, secret="a") == Rect(1, 1, secret="b"))
    print(
        Version(1, 2, "x") == Version(1, 2, "y"),
        Version(1) < Version(1, 1),
        sorted([Version(2), Version(1, 5)]),
    )
    print(hash(Version(1, 2, "x")) == hash(Version(1, 2, "y")), len({Version(1), Version(1, 0, "z")}))
    print(hash(Key(1, "a")) == hash(Key(1, "b")), Key(1, "a") == Key(1, "b"))
    print(len({Loose(1), Loose(1), Loose(2)}), ById(1) == ById(1))
    print(Quiet(3), [Quiet(4)])
    s = Sub("sub")
    print(s, s.shout(), s.size, s == Sub("sub"), s == Base("sub"))
    t = Sub2("two")
    print(t, t.size, Own(4))
    print(replace(Version(1, 2), minor=7), asdict(Loose(3)), astuple(Plain(1, z=3)))
    try:
        print(hash(Base("x")))
    except TypeError as error:
        print("TypeError:", error)
    o: object = Base("y")
    try:
        d = {o: 1}
        print(len(d))
    except TypeError as error:
        print("TypeError:", error)
    for value in (o, [1], {1: 2}, {3}, bytearray(b"x")):
        try:
            print(hash(value) == 0)
        except TypeError as error:
            print("TypeError:", error)


class WithEq:
    def __eq__(self, other: object) -> bool:
        return isinstance(other, WithEq)


main()
try:
    print(len({WithEq()}))
except TypeError as error:
    print("TypeError:", error)


class Bare(Base):
    def __init__(self) -> None:
        self.name = "bare"


@dataclass
class Checked(Base):
    def __post_init__(self) -> None:
        self.name = self.describe()

    def describe(self) -> str:
        return f"<{self.name}>"


class Below(Checked):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.extra = 1

    def describe(self) -> str:
        return f"below {self.name} {self.size}"


@dataclass
class Late:
    text: str = field(init=False)

    def __post_init__(self) -> None:
        try:
            print(self.text)
        except AttributeError:
            print("AttributeError")
        self.text = "set"


print(Bare().size, Bare(), Below("b"), Checked("c", 3), Late())
