"""struct.pack, unpack and unpack_from with literal formats."""

import struct


def show(data: bytes) -> None:
    print(len(data), data)


show(struct.pack("<BHIQ", 1, 2, 3, 2**63))
show(struct.pack(">bhiq", -1, -2, -3, -4))
show(struct.pack("<4s2x?H", b"abcdef", True, 7))
show(struct.pack("<6s", b"ab"))
show(struct.pack("@BI", 1, 2))
show(struct.pack("!2H", 258, 772))
a, b, c = struct.unpack("<BHi", b"\x01\x02\x03\xff\xff\xff\xff")
print(a, b, c)
name, flag = struct.unpack(">3s?", b"xyz\x01")
print(name, flag)
print(struct.unpack_from("<H", b"\x00\x01\x02\x03", 1)[0], struct.calcsize("<BHIQ"))
try:
    struct.pack("<B", 256)
except struct.error:
    print("too large")
try:
    struct.unpack("<I", b"abc")
except struct.error as error:
    print(error)
