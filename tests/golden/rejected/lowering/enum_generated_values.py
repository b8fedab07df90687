"""An enum that makes the values of auto() itself."""

from enum import Enum, auto


class Ordinal(Enum):
    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[object]) -> str:
        return name

    NORTH = auto()
    SOUTH = auto()


print(Ordinal.NORTH.value)
