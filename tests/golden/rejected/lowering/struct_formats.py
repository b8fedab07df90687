"""What struct does not take when compiling."""

import struct


def packed(number: int) -> None:
    print(struct.pack("<Z", number))
    print(struct.pack("<d", "text"))
    print(struct.pack("<II", number))
    print(struct.pack("<I", "text"))


packed(1)
