from enum import Enum


class Unit(Enum):
    ONE = [1]


print(Unit.ONE)
