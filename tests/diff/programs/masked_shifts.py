"""Shifts to the left below a constant mask, by constants of any size."""


def seen(value: int) -> int:
    print("seen", value)
    return value


def shifted(a: int) -> list[int]:
    return [(a << 63) & 0xFF, (a << 64) & 0xFF, (a << 70) & 0xFFFF, (a << 1000) & 1, (a << 4) & 0xFF]


print(shifted(2), shifted(-1), (2 << 2147483648) & 0xFF, (3 << 64 | 5) & 0xFF, (seen(7) << 65) & 0xFF)
try:
    print((seen(1) << -1) & 0xFF)
except ValueError as error:
    print(error)
