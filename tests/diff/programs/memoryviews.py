"""memoryview: a slice without a copy."""

storage = bytearray(b"0123456789")
view = memoryview(storage)
part = view[2:6]
print(
    len(view),
    len(part),
    part[0],
    part[-1],
    bytes(part),
    part.tobytes(),
    part.readonly,
    memoryview(b"x").readonly,
)
part[0] = 65
part[1:3] = b"BC"
print(storage, bytes(view[:5]), list(part), bytes(part) == b"ABC5", part[1:][1:].tobytes(), part.hex())
try:
    storage.append(1)
except BufferError as error:
    print("BufferError:", error)
try:
    memoryview(b"abc")[0] = 1
except TypeError as error:
    print("TypeError:", error)
try:
    part[10] = 1
except IndexError as error:
    print("IndexError:", error)
try:
    part[0:2] = b"xyz"
except ValueError as error:
    print("ValueError:", error)
part.release()
view.release()
storage.append(33)
print(storage, sum(memoryview(b"\x01\x02")), memoryview(b"abc")[1:].tobytes(), 98 in memoryview(b"abc"))
total = 0
for value in memoryview(storage)[-2:]:
    total += value
print(total, memoryview(b"ab").toreadonly()[0], int.from_bytes(memoryview(b"\x01\x00"), "big"))
