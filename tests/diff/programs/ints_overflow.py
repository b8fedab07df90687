"""Integer arithmetic: exact within 64 bits, OverflowError or CPython's error beyond."""

LARGEST = 0x7FFF_FFFF_FFFF_FFFF


def divide(a: int, b: int) -> str:
    try:
        return f"{a // b} {a % b}"
    except ZeroDivisionError as error:
        return f"ZeroDivisionError: {error}"


def shift(a: int, count: int) -> str:
    try:
        return str(a << count) + " " + str(a >> count)
    except ValueError as error:
        return f"ValueError: {error}"


def masked(a: int, b: int) -> int:
    return (a * b + 12345) & 0xFFFF_FFFF


print(7 // 2, -7 // 2, 7 // -2, -7 // -2)
print(7 % 3, -7 % 3, 7 % -3, -7 % -3)
print(divide(17, 5), divide(-17, 5), divide(1, 0))
print(shift(3, 4), shift(-3, 1), shift(1, -1))
print(2**10, (-3) ** 3, 10**18, 0**0)
print(LARGEST, -LARGEST - 1, LARGEST - 1 + 1)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, -1 & 0xFF, -8 >> 1)
print(masked(0x1234_5678, 0x9ABC_DEF0), masked(LARGEST, LARGEST))
print(abs(-5), divmod(-7, 2), min(3, 1, 2), max(3, 1, 2))
print((255).bit_length(), (0).bit_length(), (-256).bit_length(), (7).bit_count())
print(1 < 2 < 3, 1 < 3 < 2, not 0, True + True)
print(int("42"), int("-0x1f", 16), int("1_000"), int("0b101", 0), int(" 7 "))
for text in ["", "x", "1__0", "0x", "9 9"]:
    try:
        print(int(text))
    except ValueError as error:
        print("ValueError:", error)
total = 0
for index in range(10, 0, -3):
    total += index
print(total, sum(range(5)), list(range(0)), list(range(3, -3, -2)))
print(hex(255), hex(-255), oct(8), bin(5), hex(0))
print((1000).to_bytes(4, "big"), (1000).to_bytes(4, "little"), (-2).to_bytes(2, "little", signed=True))
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True))
