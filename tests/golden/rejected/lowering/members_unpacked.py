from enum import IntEnum

SIZES = (1, 5)


class Size(IntEnum):
    SMALL, LARGE = SIZES


print(Size.LARGE)
