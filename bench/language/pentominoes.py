"""A puzzle by search: all ways to fill a rectangle with the twelve pentominoes, boards as sets of bits."""

from __future__ import annotations

WIDTH, HEIGHT = 5, 12
FULL = (1 << WIDTH * HEIGHT) - 1

PIECES = {
    "F": ".XX XX. .X.",
    "I": "XXXXX",
    "L": "XXXX X...",
    "N": "XXX. ..XX",
    "P": "XXX XX.",
    "T": "XXX .X. .X.",
    "U": "X.X XXX",
    "V": "X.. X.. XXX",
    "W": "X.. XX. .XX",
    "X": ".X. XXX .X.",
    "Y": "XXXX .X..",
    "Z": "XX. .X. .XX",
}

Shape = frozenset[tuple[int, int]]


def normalized(cells: list[tuple[int, int]]) -> Shape:
    left = min(x for x, _ in cells)
    top = min(y for _, y in cells)
    return frozenset((x - left, y - top) for x, y in cells)


def shapes(piece: str) -> set[Shape]:
    """A piece turned and mirrored in all ways."""
    cells = [(x, y) for y, row in enumerate(piece.split()) for x, mark in enumerate(row) if mark == "X"]
    found: set[Shape] = set()
    for _ in range(4):
        cells = [(-y, x) for x, y in cells]
        found.add(normalized(cells))
        found.add(normalized([(-x, y) for x, y in cells]))
    return found


def placements(piece: str) -> list[list[int]]:
    """By the lowest cell that is covered: the boards with this piece alone."""
    by_cell: list[list[int]] = [[] for _ in range(WIDTH * HEIGHT)]
    for shape in shapes(piece):
        width = max(x for x, _ in shape) + 1
        height = max(y for _, y in shape) + 1
        for top in range(HEIGHT - height + 1):
            for left in range(WIDTH - width + 1):
                cells = [(y + top) * WIDTH + x + left for x, y in shape]
                by_cell[min(cells)].append(sum(1 << cell for cell in cells))
    return by_cell


class Search:
    def __init__(self) -> None:
        self.pieces = {name: placements(piece) for name, piece in PIECES.items()}
        self.tried = 0
        self.solutions: list[list[tuple[str, int]]] = []

    def fill(self, board: int, left: list[str], placed: list[tuple[str, int]]) -> None:
        if not left:
            self.solutions.append(placed[:])
            return
        cell = 0
        while board >> cell & 1:
            cell += 1
        for name in left:
            for piece in self.pieces[name][cell]:
                if board & piece == 0:
                    self.tried += 1
                    placed.append((name, piece))
                    self.fill(board | piece, [other for other in left if other != name], placed)
                    placed.pop()


def show(solution: list[tuple[str, int]]) -> str:
    cells = ["."] * (WIDTH * HEIGHT)
    for name, piece in solution:
        for cell in range(len(cells)):
            if piece >> cell & 1:
                cells[cell] = name
    return "\n".join("".join(cells[y * WIDTH : (y + 1) * WIDTH]) for y in range(HEIGHT))


def main() -> None:
    search = Search()
    corner = search.pieces.pop("X")
    total = 0
    for cell in range(WIDTH):
        for piece in corner[cell]:
            before = len(search.solutions)
            search.fill(piece, list(search.pieces), [("X", piece)])
            total += cell * (len(search.solutions) - before)
    print(len(search.solutions), search.tried, total)
    print(min(show(solution) for solution in search.solutions))


main()
