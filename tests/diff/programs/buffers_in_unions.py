"""Bytes, bytearrays and memoryviews among other types, told apart by isinstance."""


def f(s: bytes | bytearray) -> str:
    return s.decode("utf-8", "surrogatepass")


def g(s: str | bytes | bytearray) -> str:
    return s if isinstance(s, str) else s.decode("utf-8")


def h(s: str | bytes) -> str:
    if isinstance(s, str):
        return s
    return s.decode()


print(h("a"), h(b"x"))
print(f(b"abc"), f(bytearray(b"x")))
print(g("a"), g(b"b"), g(bytearray(b"c")))


def k(o: object) -> str:
    if isinstance(o, (bytes, bytearray)):
        return o.decode()
    return "no"


print(k(b"b"), k(bytearray(b"c")), k(3))


def m(o: object) -> int:
    if isinstance(o, memoryview):
        return len(o)
    return 0


print(m(memoryview(b"abc")), m(b"x"))


def n(o: str | memoryview) -> int:
    if isinstance(o, memoryview):
        return o[0]
    return len(o)


print(n(memoryview(b"abc")), n("x"))
