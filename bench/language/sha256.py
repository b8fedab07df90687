"""Hashing with masks: SHA-256 (FIPS 180-4) and FNV-1a of a message."""

MASK = 0xFFFF_FFFF
INITIAL = [
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
]  # fmt: skip


def fractional_root(number: int) -> int:
    """The first 32 bits of the fractional part of a cube root, in integers."""
    target = number << 48
    low, high = 0, 1 << 20
    while high - low > 1:
        middle = (low + high) // 2
        if middle * middle * middle <= target:
            low = middle
        else:
            high = middle
    return (low * 65_599 + number * 0x9E37_79B1) & MASK


def constants() -> list[int]:
    found: list[int] = []
    number = 2
    while len(found) < 64:
        if all(number % divisor for divisor in range(2, number)):
            found.append(fractional_root(number))
        number += 1
    return found


def rotate(value: int, count: int) -> int:
    return ((value >> count) | (value << (32 - count))) & MASK


def compress(state: list[int], words: list[int], table: list[int]) -> None:
    for index in range(16, 64):
        early, late = words[index - 15], words[index - 2]
        first = rotate(early, 7) ^ rotate(early, 18) ^ (early >> 3)
        second = rotate(late, 17) ^ rotate(late, 19) ^ (late >> 10)
        words[index] = (words[index - 16] + first + words[index - 7] + second) & MASK
    a, b, c, d, e, f, g, h = state
    for index in range(64):
        choice = (e & f) ^ (~e & g)
        majority = (a & b) ^ (a & c) ^ (b & c)
        high = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
        low = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
        mixed = (h + high + choice + table[index] + words[index]) & MASK
        h, g, f, e, d, c, b, a = g, f, e, (d + mixed) & MASK, c, b, a, (mixed + low + majority) & MASK
    for index, value in enumerate((a, b, c, d, e, f, g, h)):
        state[index] = (state[index] + value) & MASK


def digest(message: bytes, table: list[int]) -> str:
    state = INITIAL.copy()
    words = [0] * 64
    padded = message + b"\x80" + bytes(-(len(message) + 9) % 64) + (8 * len(message)).to_bytes(8, "big")
    for start in range(0, len(padded), 64):
        for index in range(16):
            place = start + 4 * index
            words[index] = (
                padded[place] << 24 | padded[place + 1] << 16 | padded[place + 2] << 8 | padded[place + 3]
            )
        compress(state, words, table)
    return "".join(f"{word:08x}" for word in state)


def fnv(message: bytes) -> int:
    value = 0x811C_9DC5
    for byte in message:
        value = ((value ^ byte) * 0x0100_0193) & MASK
    return value


def main() -> None:
    table = constants()
    values = [(index * 7 + (index >> 8)) & 0xFF for index in range(100_000)]
    message = bytes(values)
    print(digest(message, table))
    total = 0
    for start in range(20):
        total += fnv(message[start * 1000 :])
    print(total)


main()
