"""Lists of lists of numbers: matrices multiplied floats, and integers modulo a prime."""

PRIME = 1_000_003


def make_floats(n: int) -> list[list[float]]:
    return [[(i - j) * (i + j) / n / n for j in range(n)] for i in range(n)]


def multiply(a: list[list[float]], b: list[list[float]]) -> list[list[float]]:
    columns = list(zip(*b, strict=True))
    return [[sum(x * y for x, y in zip(row, column, strict=True)) for column in columns] for row in a]


def multiply_modulo(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
    n = len(a)
    product = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            total = 0
            for k in range(n):
                total += a[i][k] * b[k][j]
            product[i][j] = total % PRIME
    return product


def power(a: list[list[int]], exponent: int) -> list[list[int]]:
    result = [[int(i == j) for j in range(len(a))] for i in range(len(a))]
    while exponent:
        if exponent & 1:
            result = multiply_modulo(result, a)
        a = multiply_modulo(a, a)
        exponent >>= 1
    return result


def main() -> None:
    n = 160
    a = make_floats(n)
    product = multiply(a, a)
    print(f"{product[0][0]:.6f} {product[n // 2][n // 3]:.6f} {sum(map(sum, product)):.6f}")
    steps = [[(i * 7 + j * 3) % 11 for j in range(40)] for i in range(40)]
    counts = power(steps, 1_000_000)
    print(counts[0][:5], sum(map(sum, counts)))


main()
