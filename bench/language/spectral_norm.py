"""Float lists: the spectral norm of an infinite matrix, cut off."""

from math import sqrt


def element(row: int, column: int) -> float:
    return 1.0 / ((row + column) * (row + column + 1) // 2 + row + 1)


def multiply(vector: list[float]) -> list[float]:
    result: list[float] = []
    for row in range(len(vector)):
        total = 0.0
        for column in range(len(vector)):
            total += element(row, column) * vector[column]
        result.append(total)
    return result


def multiply_transposed(vector: list[float]) -> list[float]:
    result: list[float] = []
    for row in range(len(vector)):
        total = 0.0
        for column, value in enumerate(vector):
            total += element(column, row) * value
        result.append(total)
    return result


def main() -> None:
    size = 250
    u = [1.0] * size
    v: list[float] = []
    for _ in range(10):
        v = multiply_transposed(multiply(u))
        u = multiply_transposed(multiply(v))
    product = square = 0.0
    for a, b in zip(u, v, strict=True):
        product += a * b
        square += b * b
    print(f"{sqrt(product / square):.9f}")


main()
