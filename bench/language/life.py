"""Sets and dicts of tuples: Conway's game of life on a board without borders."""

Cell = tuple[int, int]

PATTERN = """
.O.....
...O...
OO..OOO
"""


def parse(pattern: str) -> set[Cell]:
    lines = pattern.strip().splitlines()
    return {(x, y) for y, line in enumerate(lines) for x, mark in enumerate(line) if mark == "O"}


def step(alive: set[Cell]) -> set[Cell]:
    neighbours: dict[Cell, int] = {}
    for x, y in alive:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx != 0 or dy != 0:
                    cell = (x + dx, y + dy)
                    neighbours[cell] = neighbours.get(cell, 0) + 1
    return {cell for cell, count in neighbours.items() if count == 3 or (count == 2 and cell in alive)}


def show(alive: set[Cell], left: int, top: int, width: int, height: int) -> str:
    rows = range(top, top + height)
    return "\n".join(
        "".join("O" if (x, y) in alive else "." for x in range(left, left + width)) for y in rows
    )


def main() -> None:
    alive = parse(PATTERN)
    total = 0
    for _ in range(600):
        alive = step(alive)
        total += len(alive)
    print(len(alive), total)
    print(min(alive), max(alive))
    print(show(alive, -20, -15, 60, 30))


main()
