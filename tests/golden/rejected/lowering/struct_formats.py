"""What struct does not take when compiling."""

import struct


def packed(form: str, number: int) -> None:
    print(struct.pack(form, number))
    print(struct.pack("<Z", number))
    print(struct.pack("<d", 1.5))
    print(struct.pack("<II", number))
    print(struct.pack("<I", "text"))


packed("<I", 1)
