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

for number in (0.0, -0.0, 1.5, -2.25, 0.1, 65504.0, 6e-8, 3.4e38, 1e-45, float("inf"), float("-inf")):
    print(
        struct.pack("<d", number).hex(),
        struct.pack(">f", number).hex(),
        struct.unpack("<f", struct.pack("<f", number)),
    )
    try:
        print(struct.pack("<e", number).hex(), struct.unpack(">e", struct.pack(">e", number)))
    except OverflowError as error:
        print(error)
print(
    struct.unpack("<f", struct.pack("<f", float("nan"))),
    struct.pack("<3f", 1, True, 2.5),
    struct.unpack("!dHf", struct.pack("!dHf", 0.1, 7, 0.1)),
)
print(struct.pack("ccx2s", b"a", b"\xff", b"xyz"), struct.unpack("cc", b"pq"))
place = bytearray(12)
struct.pack_into("<IH", place, 2, 1, 2)
struct.pack_into(">h", place, -3, -2)
print(place, struct.unpack_from("<H", buffer=place, offset=6), struct.calcsize("<efd"))
for start in (11, -20):
    try:
        struct.pack_into("<I", place, start, 1)
    except struct.error as error:
        print(error)
try:
    struct.pack("c", b"ab")
except struct.error as error:
    print(error)
try:
    struct.pack("<f", 1e39)
except OverflowError as error:
    print(error)
