"""struct with formats that are known in part, or not at all; Struct objects; iter_unpack; messages."""

import struct
import sys
from collections.abc import Callable

POINT = struct.Struct("<hh")
NAMED = struct.Struct(">4sBx5p")
PREFIX = "<"


def attempt(action: Callable[[], object]) -> None:
    """What an expression gives, or which exception it raises."""
    try:
        print(repr(action()))
    except (struct.error, OverflowError) as error:
        print(type(error).__name__, error)


class Record:
    """A class with a format of its own."""

    LAYOUT = struct.Struct("<IH")

    def __init__(self, number: int, kind: int) -> None:
        self.number = number
        self.kind = kind

    def pack(self) -> bytes:
        """Its bytes."""
        return self.LAYOUT.pack(self.number, self.kind)

    @classmethod
    def unpack(cls, data: bytes) -> "Record":
        """The record of some bytes."""
        number, kind = cls.LAYOUT.unpack(data)
        return cls(number, kind)


data = POINT.pack(1, -2) + POINT.pack(300, 4)
print(data, POINT.size, POINT.format, [(x, y) for x, y in POINT.iter_unpack(data)])
print(sum(x for x, _ in POINT.iter_unpack(data)), list(POINT.iter_unpack(data)), POINT.unpack_from(data, 4))
print(NAMED.pack(b"abcdef", 7, b"xy"), NAMED.unpack(NAMED.pack(b"a", 1, b"longer")))
names = {name.rstrip(b"\0"): number for name, number, _ in NAMED.iter_unpack(NAMED.pack(b"k", 9, b""))}
print(names)
record = Record.unpack(Record(70000, 3).pack())
print(record.number, record.kind, Record.LAYOUT.size)


def table(count: int) -> None:
    """Formats that only the run knows."""
    numbers = list(range(count))
    layout = f"<{count}H"
    packed = struct.pack(layout, *numbers)
    values = struct.unpack(layout, packed)
    print(values, sum(values), max(struct.unpack("<%dH" % count, packed)), struct.calcsize(layout))
    first, *rest = struct.unpack(PREFIX + "H" * count, packed)
    print(
        first + 1,
        rest,
        [value * 2 for row in struct.iter_unpack(f"<{count}B", bytes(2 * count)) for value in row],
    )
    floats = struct.unpack(f"{count}d", struct.pack(f"{count}d", *[0.5] * count))
    print(sum(floats), struct.unpack(f"{count}s", b"x" * count)[0] + b"!")
    place = bytearray(2 * count + 1)
    struct.pack_into(layout, place, 1, *numbers)
    print(place, struct.unpack_from(layout, place, 1))


table(3)
for mixed in ("<hB", ">q?", "2s f", "Q"):
    fields = struct.unpack(mixed, bytes(range(1, struct.calcsize(mixed) + 1)))
    print(mixed, fields, len(fields), [type(field).__name__ for field in fields])
    for field in fields:
        if isinstance(field, int):
            print(field + 1)
local = struct.Struct("<I" if len(sys.argv) < 9 else ">I")
print(local.pack(1), local.unpack(b"\1\0\0\0"), local.size)
for value in (2**31, -1, 256, -129):
    for layout in ("b", "B", "<h", "H", "i", "<I", "=l"):
        attempt(lambda: struct.pack(layout, value))
number = len(sys.argv) - 2
attempt(lambda: struct.pack("<B", number))
attempt(lambda: struct.pack("<I", number))
attempt(lambda: struct.pack("b", number + 300))
attempt(lambda: struct.pack("<L", number + 2**32 + 1))
attempt(lambda: POINT.unpack(b"abc"))
attempt(lambda: POINT.unpack_from(b"abc", -9))
attempt(lambda: list(POINT.iter_unpack(b"abc")))
attempt(lambda: struct.unpack(PREFIX + "hz"[number + 1 :], b""))
attempt(lambda: struct.pack(PREFIX + "hh"[number + 1 :], 1))
attempt(lambda: struct.pack_into("<I", bytearray(3), 0, 1))
attempt(lambda: struct.pack("<e", 65520))
attempt(lambda: struct.pack("<e", 65520.0))
attempt(lambda: struct.pack(PREFIX + "ef"[number + 1 :], 65520, True))
