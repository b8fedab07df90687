"""Enums and flags in unusual combinations."""

from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Perm(IntFlag):
    R = 4
    W = 2
    X = 1
    RWX = 7


class Col(Flag):
    RED = auto()
    GREEN = auto()
    BLUE = auto()
    WHITE = RED | GREEN | BLUE


class Lvl(IntEnum):
    LOW = 1
    HIGH = 10


class Sh(StrEnum):
    A = auto()
    B = "bee"


@unique
class St(Enum):
    ON = "on"
    OFF = "off"

    def flip(self) -> "St":
        return St.OFF if self is St.ON else St.ON

    @property
    def title(self) -> str:
        return self.name.title()

    @classmethod
    def parse(cls, text: str) -> "St":
        return cls(text.lower())


print(
    Perm.R | Perm.W,
    Perm.RWX & ~Perm.X,
    Perm(6),
    Perm.R in Perm.RWX,
    list(Perm),
    Perm(0),
    bool(Perm(0)),
    Perm.R + 1,
)
print(
    Col.RED | Col.BLUE,
    ~Col.RED,
    Col.WHITE,
    list(Col.WHITE),
    Col.RED in Col.WHITE,
    Col(3),
    Col.RED ^ Col.WHITE,
    len(Col.WHITE),
)
print(
    Lvl.LOW < Lvl.HIGH,
    Lvl.LOW + 1,
    max(Lvl),
    sorted(Lvl, reverse=True),
    Lvl(10),
    f"{Lvl.LOW}",
    f"{Lvl.LOW:03d}",
    [1, 2, 3][Lvl.LOW],
    repr(Lvl.LOW),
)
print(Sh.A, Sh.B, Sh.A.upper(), Sh("bee"), f"{Sh.B!r}")
print(
    St.ON.flip(),
    St.parse("OFF"),
    St.ON.title,
    St["ON"],
    [s.value for s in St],
    St.ON in St,
    St.ON is St("on"),
)
try:
    St("x")
except ValueError as e:
    print(e)
try:
    St["x"]
except KeyError as e:
    print(e)
d: dict[St, int] = {s: i for i, s in enumerate(St)}
print(d, d[St.OFF], hash(St.ON) == hash(St.ON))
match St.ON:
    case St.ON:
        print("on")
    case St.OFF:
        print("off")
match Lvl(1):
    case 1:
        print("one")
    case _:
        print("no")
