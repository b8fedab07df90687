"""Every operator over the edges of 64 bits: exact, or OverflowError where the result needs more.

CPython's integers have no end; a result beyond 64 bits is shown there as the error that compiled code raises.
"""

LEAST = -0x8000_0000_0000_0000
LARGEST = 0x7FFF_FFFF_FFFF_FFFF
EDGES = [LEAST, LEAST + 1, -0x8000_0000, -3, -1, 0, 1, 2, 7, 63, 0xFFFF_FFFF, LARGEST - 1, LARGEST]


def calculate(op: str, a: int, b: int) -> int:
    if op == "+":
        return a + b
    if op == "-":
        return a - b
    if op == "*":
        return a * b
    if op == "//":
        return a // b
    if op == "%":
        return a % b
    if op == "<<":
        return a << b
    if op == ">>":
        return a >> b
    if op == "&":
        return a & b
    if op == "|":
        return a | b
    return a ^ b


def shown(op: str, a: int, b: int) -> str:
    if op == "<<" and b > 200:
        return "0" if a == 0 else "O"
    try:
        result = calculate(op, a, b)
        if not LEAST <= result <= LARGEST:
            raise OverflowError
    except OverflowError:
        return "O"
    except ZeroDivisionError:
        return "Z"
    except ValueError:
        return "V"
    return str(result)


for op in ["+", "-", "*", "//", "%", ">>", "&", "|", "^"]:
    for a in EDGES:
        print(op, a, " ".join([shown(op, a, b) for b in EDGES]))
for a in EDGES:
    print("<<", a, " ".join([shown("<<", a, b) for b in [0, 1, 5, 31, 32, 62, 63, 64, 100, -1]]))
for a in EDGES:
    masked = ((a * 0x9E37_79B9 + 12345) ^ (a << 3)) & 0xFFFF_FFFF
    print(masked, (a + 1) & 0xFF, (a * a) & 0xFFFF_FFFF_FFFF, -a & 0xFFFF, ~a & 0xFFF)
for a in EDGES:
    print([a < b for b in EDGES], [a == b for b in EDGES], [a >= b for b in EDGES])
