"""u64: the full unsigned range, exact or OverflowError."""

from ophion.lang import PhysAddr, u64

top = u64(0xFFFF_FFFF_FFFF_FFFF)
base = u64(0xFFFF_8000_0000_0000)
print(top, base, hex(base), base + 4096, base - 1, top & 0xFFF, base >> 40, u64(1) << 63, ~u64(0), base | 1)
print(
    base // 4096, base % 4096, top == u64(0xFFFF_FFFF_FFFF_FFFF), base < top, 5 < base, base > -1, u64(5) == 5
)
print(
    int(u64(7)) - 10,
    f"{base:016x} {base:#x} {u64(5):04}",
    str(u64(9)),
    [base],
    {base: 1}[base],
    hash(u64(5)) == hash(5),
)


def attempt(kind: str, a: u64, b: int) -> str:
    try:
        if kind == "+":
            return str(a + b)
        if kind == "-":
            return str(a - b)
        if kind == "*":
            return str(a * b)
        return str(a << b)
    except OverflowError:
        return "OverflowError"


print(
    attempt("+", top, 1),
    attempt("-", u64(0), 1),
    attempt("*", top, 2),
    attempt("<<", top, 1),
    attempt("+", u64(1), -1),
)
print(attempt("+", u64(5), -3), attempt("*", u64(3), 4), attempt("-", base, -1))
try:
    print(u64(-1))
except OverflowError:
    print("OverflowError")
address = PhysAddr(u64(0x1000))
print(address + 1, hex(address), (int(address) * 3) & 0xFFF, address & 0xFFFF_FFFF_FFFF_F000)
print(u64((0x9E37_79B9 * 0x7F4A_7C15_0000) & 0xFFFF_FFFF_FFFF_FFFF))
print((255).to_bytes(8, "little"), base.to_bytes(8, "big"), base.bit_length(), top.bit_count())


def shifted_after_a_mask(a: u64, b: u64) -> u64:
    """What is masked stays a u64: 32 more bits fit."""
    return ((a + b) & 0xFFFF_FFFF) << 32


print(shifted_after_a_mask(u64(0xFFFF_FFFF), u64(0)), shifted_after_a_mask(u64(0xFFFF_FFFF), u64(3)))
