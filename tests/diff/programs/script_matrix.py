"""A script: matrices."""

from __future__ import annotations

import copy
import random
from operator import mul

Matrix = list[list[float]]


def matmul(a: Matrix, b: Matrix) -> Matrix:
    columns = list(zip(*b))
    return [[sum(map(mul, row, column)) for column in columns] for row in a]


def transpose(m: Matrix) -> Matrix:
    return [list(row) for row in zip(*m)]


def determinant(m: Matrix) -> float:
    m = copy.deepcopy(m)
    sign = 1.0
    for i in range(len(m)):
        pivot = max(range(i, len(m)), key=lambda r: abs(m[r][i]))
        if m[pivot][i] == 0:
            return 0.0
        if pivot != i:
            m[i], m[pivot] = m[pivot], m[i]
            sign = -sign
        for r in range(i + 1, len(m)):
            k = m[r][i] / m[i][i]
            m[r] = [x - k * y for x, y in zip(m[r], m[i])]
    for i in range(len(m)):
        sign *= m[i][i]
    return sign


random.seed(7)
a: Matrix = [[float(random.randint(-9, 9)) for _ in range(3)] for _ in range(3)]
b = transpose(a)
for row in matmul(a, b):
    print(" ".join(f"{x:8.2f}" for x in row))
print(round(determinant(a), 6), a == transpose(b), a is not copy.copy(a))
flat = [x for row in a for x in row]
print(sum(flat), min(flat), max(flat), sorted(flat)[:2])
print(list(map(list, zip(*[[1, 2], [3, 4]]))))
print([list(r) for r in zip(*[iter(range(6))] * 2)])
