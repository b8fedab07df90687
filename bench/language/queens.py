"""Generators: all ways to place queens on a chessboard so that none attacks another."""

from collections.abc import Iterator


def placements(size: int, placed: list[int]) -> Iterator[list[int]]:
    """The columns of queens by row, for every way to go on from those that are placed."""
    row = len(placed)
    if row == size:
        yield placed
        return
    for column in range(size):
        if all(column != other and abs(column - other) != row - above for above, other in enumerate(placed)):
            yield from placements(size, [*placed, column])


def board(columns: list[int]) -> str:
    return "\n".join("." * column + "Q" + "." * (len(columns) - column - 1) for column in columns)


def main() -> None:
    for size in range(5, 11):
        print(size, sum(1 for _ in placements(size, [])))
    print(board(next(placements(12, []))))


main()
