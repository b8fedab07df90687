"""Copies of dataclasses that compiled code does not make by itself."""

from dataclasses import asdict, dataclass, replace


@dataclass
class Row:
    cells: list[list[int]]


@dataclass
class Wide(Row):
    width: int = 3


print(replace(Row([]), cells=[[1]]))
print(asdict(Wide([[1]])))
