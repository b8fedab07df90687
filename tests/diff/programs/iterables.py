"""Iterables passed on as values, and bytes methods that take numbers as well as bytes."""

print(b"-".join([bytearray(b"ab"), bytearray(b"c")]), b"".join([b"x", b"y"]))
print(b"abc".find(98), bytearray(b"abc").find(99), b"a" in bytearray(b"abc"), b"abc".count(b"b"))
data = bytearray(b"ab")
data.extend([1, 2])
data += bytearray(b"z")
data.extend(memoryview(b"q"))
print(data, b"%" + b"s", b"x" * 3 == b"xxx", bytearray(b"a") == b"a")
print(str(b"abc", "ascii"), bytes("é", "utf-8"), b"abc"[1:2] == b"b", bytes(bytearray(b"r")))
print(max(b"abc"), sum(b"ab"), sorted(b"cab"), list(reversed([1, 2])), b"abc".isalpha() if False else 1)
print(
    " ".join(reversed(["a", "b"])),
    list(enumerate(b"ab")),
    [hex(b) for b in b"\x00\xff"],
    "".join(reversed("abc")),
)
print(
    dict(zip(["a", "b"], [1, 2])),
    ",".join(map(str, [1, 2])),
    set(map(len, ["a", "bb"])) == {1, 2},
    tuple(reversed((1, 2, 3))),
)
print(
    sum(map(int, "123")),
    sorted(filter(None, [0, 2, 1])),
    [*reversed([1, 2])] if True else [],
    dict(enumerate("ab")),
)
