from enum import Enum


class Unit(Enum):
    METRE = 1

    def __init__(self, size: int) -> None:
        self.size = size


print(Unit.METRE)
