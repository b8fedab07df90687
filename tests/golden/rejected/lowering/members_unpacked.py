from enum import IntEnum


class Size(IntEnum):
    SMALL, LARGE = range(2)


print(Size.LARGE)
