"""Floats: how many points of a grid belong to the Mandelbrot set, and a checksum of their rows."""


def escapes_after(cx: float, cy: float, limit: int) -> int:
    x = y = 0.0
    for turn in range(limit):
        if x * x + y * y > 4.0:
            return turn
        x, y = x * x - y * y + cx, 2.0 * x * y + cy
    return limit


def main() -> None:
    size = 300
    limit = 50
    inside = 0
    checksum = 0
    for row in range(size):
        cy = 2.0 * row / size - 1.0
        for column in range(size):
            turns = escapes_after(2.0 * column / size - 1.5, cy, limit)
            if turns == limit:
                inside += 1
            checksum = (checksum * 31 + turns) & 0xFFFF_FFFF
    print(inside, checksum)


main()
