"""Enums as programs use them."""

from enum import Enum, Flag, IntEnum, StrEnum, auto


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass: float, radius: float) -> None:
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self) -> float:
        return 6.67430e-11 * self.mass / (self.radius * self.radius)


class Status(Enum):
    OK = 200
    NOT_FOUND = 404
    UNKNOWN = -1

    @classmethod
    def _missing_(cls, value: object) -> "Status":
        return cls.UNKNOWN


class Weekday(Enum):
    MON = auto()
    TUE = auto()
    WED = auto()
    FIRST = MON

    def next(self) -> "Weekday":
        days = list(Weekday)
        return days[(days.index(self) + 1) % len(days)]

    @staticmethod
    def parse(text: str) -> "Weekday":
        return Weekday[text.upper()]

    def __str__(self) -> str:
        return self.name.title()


class Color(StrEnum):
    RED = auto()
    GREEN = "g"


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W


class Coin(Enum):
    PENNY = (1, "one")
    DIME = (10, "ten")

    def __init__(self, cents: int, word: str) -> None:
        self.cents = cents
        self.word = word

    @classmethod
    def of(cls, cents: int) -> "Coin":
        for coin in cls:
            if coin.cents == cents:
                return coin
        raise ValueError(cents)


class Op(Enum):
    ADD = "+"
    SUB = "-"

    def apply(self, a: int, b: int) -> int:
        match self:
            case Op.ADD:
                return a + b
            case Op.SUB:
                return a - b


class Level(IntEnum):
    LOW = 1
    HIGH = 10

    @property
    def label(self) -> str:
        return self._name_.lower()


def main() -> None:
    for planet in Planet:
        print(planet.name, round(planet.gravity, 2), planet.value, planet)
    print(Planet.EARTH.mass, Planet.EARTH == Planet.EARTH)
    print(Status(200), Status(5), Status(404).name)
    print(Weekday.MON.next(), Weekday.parse("tue"), repr(Weekday.FIRST), len(Weekday))
    print([d.value for d in Weekday], list(Weekday.__members__), Weekday.WED.next().name)
    print(Color.RED, Color.GREEN.upper(), Color("red"), repr(Color.GREEN), f"{Color.RED:>5}")
    p = Perm.R | Perm.X
    print(p, Perm.RW, Perm.R in p, Perm.W in p, ~p, bool(p & Perm.W), p.value, repr(Perm(0)))
    print([f.name for f in Perm], len(Perm), [f.name for f in p])
    try:
        print(Perm(8))
    except ValueError as error:
        print("ValueError:", str(error).splitlines()[0])
    try:
        print(Weekday(9))
    except ValueError as error:
        print("ValueError:", error)
    try:
        print(Weekday["NO"])
    except KeyError as error:
        print("KeyError:", error)
    print(Coin.of(10), Coin.PENNY.word, Coin.DIME.value, [c.cents for c in Coin])
    print(Op("+").apply(1, 2), Op.SUB.apply(1, 2), Op.ADD._value_)
    print(
        Level.HIGH.label, Level.LOW + 1, Level.HIGH > Level.LOW, max(Level), sorted([Level.HIGH, Level.LOW])
    )
    print(
        Status.OK in Status,
        {Status.OK: 1}[Status.OK],
        isinstance(Status.OK, Status),
        hash(Status.OK) == hash(Status.OK),
    )
    counts: dict[Weekday, int] = {day: 0 for day in Weekday}
    counts[Weekday.TUE] += 1
    print(counts[Weekday.TUE], Weekday.TUE.name, type(Weekday.TUE).__name__)


main()
