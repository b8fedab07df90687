"""Lists of lists of floats: linear equations solved by LU factorisation with pivots (SciMark's LU)."""

Matrix = list[list[float]]


def factor(a: Matrix) -> list[int]:
    """Replace a by its factors; the row that each step took its pivot from."""
    n = len(a)
    pivots: list[int] = []
    for j in range(n):
        pivot = max(range(j, n), key=lambda i: abs(a[i][j]))
        pivots.append(pivot)
        if a[pivot][j] == 0.0:
            raise ZeroDivisionError("the matrix is singular")
        a[j], a[pivot] = a[pivot], a[j]
        top = a[j]
        reciprocal = 1.0 / top[j]
        for i in range(j + 1, n):
            row = a[i]
            row[j] *= reciprocal
            multiplier = row[j]
            for k in range(j + 1, n):
                row[k] -= multiplier * top[k]
    return pivots


def solve(lu: Matrix, pivots: list[int], b: list[float]) -> list[float]:
    n = len(lu)
    x = list(b)
    for i, pivot in enumerate(pivots):
        x[i], x[pivot] = x[pivot], x[i]
    for i in range(n):
        x[i] -= sum(lu[i][k] * x[k] for k in range(i))
    for i in reversed(range(n)):
        x[i] = (x[i] - sum(lu[i][k] * x[k] for k in range(i + 1, n))) / lu[i][i]
    return x


def make_matrix(n: int) -> Matrix:
    seed = 17
    matrix: Matrix = []
    for _ in range(n):
        row: list[float] = []
        for _ in range(n):
            seed = (seed * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
            row.append(seed / 0x7FFF_FFFF - 0.5)
        matrix.append(row)
    return matrix


def main() -> None:
    a = make_matrix(280)
    lu = [row[:] for row in a]
    pivots = factor(lu)
    b = [float(i % 7) for i in range(len(a))]
    x = solve(lu, pivots, b)
    error = max(
        abs(sum(p * q for p, q in zip(row, x, strict=True)) - wanted)
        for row, wanted in zip(a, b, strict=True)
    )
    print(pivots[:8], f"{x[0]:.6f} {x[-1]:.6f}", error < 1e-9)


main()
