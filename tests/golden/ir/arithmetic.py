"""Checked and modular arithmetic, a loop, a comparison."""


def fibonacci(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def checksum(text: bytes) -> int:
    total = 5381
    for byte in text:
        total = (total * 33 + byte) & 0xFFFF_FFFF
    return total


def average(total: int, count: int) -> int:
    return total // count


print(fibonacci(10), checksum(b"abc"), average(7, 2))
