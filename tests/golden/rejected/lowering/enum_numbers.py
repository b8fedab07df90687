"""Members of enums of numbers whose values are none."""

from enum import IntEnum, IntFlag


class Size(IntEnum):
    SMALL = "3"


class Mode(IntFlag):
    READ = (1, 2)


print(Size.SMALL, Mode.READ)
