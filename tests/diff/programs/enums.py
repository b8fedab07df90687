"""Enum, IntEnum and IntFlag."""

from enum import Enum, IntEnum, IntFlag


class Color(Enum):
    """Colours."""

    RED = 1
    GREEN = 2
    BLUE = 3


class Level(IntEnum):
    """Compares as a number."""

    LOW = 1
    HIGH = 10


class Mode(IntFlag):
    """Bits."""

    READ = 4
    WRITE = 2
    EXECUTE = 1


def name(color: Color) -> str:
    if color is Color.RED:
        return "red"
    return color.name.lower()


print(Color.RED, Color.GREEN.name, Color.BLUE.value, repr(Color.RED), name(Color.RED), name(Color.BLUE))
print(
    Color.RED == Color.RED, Color(1) != Color(2), Color(2), [color.name for color in Color], len(list(Color))
)
print(
    {Color.RED: "r"}[Color.RED], Color.GREEN in [Color.RED, Color.GREEN], f"{Color.RED}", f"{Color.RED.value}"
)
print(
    Level.HIGH > Level.LOW,
    Level.HIGH + 1,
    int(Level.LOW),
    Level(10).name,
    Level(1) == Level.LOW,
    max(Level.LOW, Level.HIGH).name,
)
both = Mode.READ | Mode.WRITE
print(int(both), bool(both & Mode.EXECUTE), bool(both & Mode.READ), int(both & ~Mode.READ), Mode.READ in both)
try:
    Color(9)
except ValueError as error:
    print("ValueError:", error)
