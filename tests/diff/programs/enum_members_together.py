"""Members of enums that are assigned together."""

from enum import Enum, IntEnum, IntFlag


class Color(Enum):
    RED, GREEN, BLUE = range(3)


class Level(IntEnum):
    LOW, HIGH = range(1, 3)
    TOP = 9


class Mark(Enum):
    X, Y = "x", "o"


class Bits(IntFlag):
    A, B = 1, 2


print(
    list(Color),
    Color.BLUE.value,
    Color(1),
    Level.HIGH + 1,
    list(Level),
    Mark.X.value,
    Mark("o"),
    Bits.A | Bits.B,
    Color["RED"],
)
