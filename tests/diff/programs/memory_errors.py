"""MemoryError for what can never fit, and the program goes on."""


def attempt(kind: int) -> str:
    try:
        if kind == 0:
            return str(len(bytearray(1 << 60)))
        if kind == 1:
            return str(len(bytes(1 << 60)))
        if kind == 2:
            return str(len([0] * (1 << 61)))
        if kind == 3:
            return str(len("ab" * (1 << 61)))
        if kind == 4:
            return str(len([0, 1] * (1 << 60)))
        return str(len(b"x" * (1 << 60)))
    except (MemoryError, OverflowError) as error:
        return "OverflowError" if isinstance(error, OverflowError) and kind > 5 else "too large"


for kind in range(6):
    print(kind, attempt(kind))
print(len([0] * 1000), len("ab" * 1000))
