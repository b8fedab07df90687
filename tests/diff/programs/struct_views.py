"""Structs and views over memory that is let go, resized or replaced while they are used."""

from ophion.lang import U8, U16, U32, Array, Bytes, Struct, sizeof


class Header(Struct):
    kind = U8()
    flags = U8()
    size = U16()
    name = Bytes(8)
    words = Array(U32, 3)


class Holder:
    def __init__(self) -> None:
        self.data = bytearray(range(64))
        self.header = Header.over(self.data, 4)
        self.own = Header()

    def replace(self) -> int:
        self.data = bytearray(64)
        self.header = Header.over(self.data, 0)
        self.own = Header()
        churn()
        return 1


def churn() -> None:
    made = [bytearray(64) for _ in range(20)]
    made += [bytearray(24) for _ in range(20)]
    if len(made) != 40:
        print("churn")


def read(header: Header, more: int) -> str:
    return f"{header.kind} {header.size} {header.name!r} {header.words[1]} {more}"


def over_temporary() -> Header:
    return Header.over(bytearray(b"temporary" * 5), 3)


def resized(data: bytearray) -> str:
    try:
        data.extend(b"more" * 100)
        return "extended"
    except BufferError as error:
        return "BufferError"


holder = Holder()
print(read(holder.header, holder.replace()))
holder = Holder()
print(read(holder.own, holder.replace()))
holder = Holder()
kept = holder.header
del holder
churn()
print(read(kept, 0), sizeof(Header))
print(read(over_temporary(), 0))
header = over_temporary()
churn()
print(read(header, 0))
data = bytearray(b"abcdefgh" * 8)
header = Header.over(data, 0)
print(resized(data))
first = header.words[0]
header = Header()
churn()
print(first, header.words[0], resized(data), len(data))
holder = Holder()
holder.header.size = holder.replace() + 7
print(holder.header.size, holder.own.size)
holder = Holder()
holder.header.words[holder.replace()] = 9
print(holder.header.words[1])
views = [memoryview(bytearray(str(n) * 10, "ascii"))[2:] for n in range(3)]
churn()
print([bytes(view) for view in views])
view = memoryview(Holder().data)[3:9]
churn()
print(bytes(view))
