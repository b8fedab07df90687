"""Enums as classes: methods, properties, class methods, lookup by name, flags and mixed-in types."""

from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    """Plain members with methods of their own."""

    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def is_warm(self) -> bool:
        return self is Color.RED

    @property
    def label(self) -> str:
        return self.name.title() + "!"

    @classmethod
    def first(cls) -> "Color":
        for color in cls:
            return color
        return cls.RED

    @classmethod
    def parse(cls, text: str) -> "Color":
        return cls[text.upper()]

    @classmethod
    def numbered(cls, number: int) -> "Color":
        return cls(number)

    @staticmethod
    def count() -> int:
        return len(Color)

    def mixed(self, other: "Color") -> str:
        return f"{self.label}{other.value}"


class Shade(Enum):
    """Texts of its own, an order, an operator."""

    LIGHT = "l"
    DARK = "d"

    def __str__(self) -> str:
        return f"shade {self.value}"

    def __lt__(self, other: "Shade") -> bool:
        return self.value < other.value

    def __add__(self, other: "Shade") -> str:
        return self.value + other.value


class Odd(Enum):
    """Says itself how it is shown and formatted."""

    ONE = auto()
    TWO = auto()

    def __repr__(self) -> str:
        return f"odd({self.value})"

    def __format__(self, spec: str) -> str:
        return f"[{spec}|{self.name}]"


class Planet(Enum):
    """Members with tuples as values."""

    EARTH = (5.5, 6)
    MARS = (3.25, 3)

    @property
    def mass(self) -> float:
        return self.value[0]

    def radius(self) -> int:
        return self.value[1]


class Level(IntEnum):
    """Compares as a number."""

    LOW = 1
    HIGH = 10

    def next(self) -> int:
        return self + 1

    @property
    def shout(self) -> str:
        return self.name + "!"


class Mode(IntFlag):
    """Bits that may be unknown."""

    READ = 4
    WRITE = 2
    RUN = 1

    def letters(self) -> str:
        return "".join(m.name[0] if m.name is not None and m in self else "-" for m in Mode)


class Right(Flag):
    """Bits that must be known."""

    OWN = auto()
    GROUP = auto()
    OTHER = auto()
    ALL = OWN | GROUP | OTHER


class Fruit(StrEnum):
    """Texts."""

    APPLE = auto()
    PEAR = "Pear"


@unique
class Kind(str, Enum):
    """Texts, with an enum's own text."""

    FILE = "file"
    FOLDER = "folder"


def classes() -> None:
    print(Color.RED.is_warm(), Color.BLUE.is_warm(), Color.GREEN.label, Color.first(), Color.parse("blue"))
    print(Color.numbered(2), Color.count(), len(Color), Color.RED.mixed(Color.BLUE), Color["GREEN"])
    print(list(Color), Color.CRIMSON, Color.CRIMSON.name, Color["CRIMSON"], Color(1), Color.RED in Color)
    print({color: color.value for color in Color}, {Color.RED, Color.CRIMSON}, Color.__name__)
    print(bool(Color.RED), [c for c in Color if c], not Color.RED)
    for name in ("RED", "PINK"):
        try:
            print(Color[name])
        except KeyError as error:
            print("KeyError", error)
    for number in (3, 7):
        try:
            print(repr(Color(number)))
        except ValueError as error:
            print("ValueError", error)


def texts() -> None:
    print(
        Shade.LIGHT, repr(Shade.DARK), f"{Shade.DARK}", f"{Shade.DARK:>10}|", str(Shade.LIGHT), [Shade.LIGHT]
    )
    print(
        sorted([Shade.LIGHT, Shade.DARK]),
        Shade.LIGHT < Shade.DARK,
        Shade.DARK > Shade.LIGHT,
        Shade.DARK + Shade.LIGHT,
    )
    print(Odd.ONE, repr(Odd.TWO), f"{Odd.ONE:5}", f"{Odd.TWO}", [Odd.ONE], format(Odd.ONE, "x"))
    print(Planet.EARTH.mass, Planet.MARS.radius(), Planet.MARS.value, repr(Planet.EARTH), Planet.EARTH)
    print(Planet((3.25, 3)), [p.name for p in Planet])
    print(f"{Color.RED:>12}|{Color.RED!r:<20}|{Color.BLUE!s}")


def numbers(ten: Level) -> None:
    print(
        Level.LOW,
        repr(Level.HIGH),
        f"{Level.HIGH:04}",
        Level.LOW.next(),
        Level.HIGH.shout,
        list(Level),
        len(Level),
    )
    print(
        Level["LOW"],
        Level(10).name,
        Level.LOW + Level.HIGH,
        ten == 10,
        10 == ten,
        Level.LOW in (1, 2),
    )
    print(sorted([Level.HIGH, Level.LOW]), max(Level), {Level.LOW: "low"}, Level.HIGH.bit_length())
    both = Mode.READ | Mode.WRITE
    print(
        both,
        repr(both),
        both.letters(),
        repr(Mode(0)),
        repr(both & Mode.RUN),
        repr(~Mode.READ),
        int(~Mode.READ),
    )
    print(repr(Mode.READ | 8), repr(Mode(8)), both.value, list(both), list(Mode), len(Mode), Mode.RUN in both)
    print(repr(Mode.READ ^ both), bool(Mode(0)), f"{both}", f"{both:3}|", repr(Mode(7)))
    right = Right.OWN | Right.OTHER
    print(
        right, repr(right), Right.ALL, repr(Right.ALL), Right(0), repr(Right(0)), ~right, Right.GROUP in right
    )
    print(
        list(Right), [r.name for r in right], right == Right.OWN, right & Right.OWN, bool(right & Right.GROUP)
    )
    try:
        print(Right(9))
    except ValueError as error:
        print("ValueError", error)


def strings(apple: Fruit, kind: Kind, other: Kind) -> None:
    print(
        Fruit.APPLE,
        repr(Fruit.PEAR),
        Fruit.PEAR.value,
        Fruit.APPLE.upper(),
        f"{Fruit.PEAR:>6}",
        Fruit("apple"),
    )
    print(
        Kind.FILE,
        repr(Kind.FOLDER),
        Kind.FILE.value,
        f"{Kind.FILE}",
        Kind("folder"),
        Kind.FILE.startswith("f"),
    )
    word: str = Fruit.PEAR
    print(
        word,
        word + "s",
        len(Fruit.APPLE),
        apple == "apple",
        "file" == kind,
        kind == other,
    )
    print({Fruit.APPLE: 1}[Fruit.APPLE], Fruit.APPLE + "s", [one.value for one in Kind])


def matched(color: Color | None) -> str:
    match color:
        case Color.RED | Color.BLUE:
            return "primary"
        case Color():
            return "other"
        case _:
            return "none"


classes()
texts()
numbers(Level.HIGH)
strings(Fruit.APPLE, Kind.FILE, Kind.FOLDER)
print(
    matched(Color.RED),
    matched(Color.GREEN),
    matched(None),
    isinstance(Level.LOW, int),
    isinstance(Level.LOW, Level),
)


class Secret(Enum):
    """A name that begins with a bar is a member's like any other."""

    OPEN = 1
    _HIDDEN = 2
    _alias = 1


print(list(Secret), len(Secret), Secret._HIDDEN.name, Secret(2), Secret._alias)
