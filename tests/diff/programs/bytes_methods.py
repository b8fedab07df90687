"""Every method of bytes, bytearray and memoryview, with usual arguments, at the edges, and wrong ones."""

from collections.abc import Callable

b = b"Hello, World"
a = bytearray(b"Hello, World")
m = memoryview(b"Hello")
w = memoryview(bytearray(b"Hello"))


def attempt(action: Callable[[], object]) -> None:
    """What an expression gives, or which exception it raises."""
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: (b.capitalize(), a.capitalize(), b"\xe9a".capitalize()))
attempt(lambda: (b.center(20), a.center(21, b"*"), b.center(3), a.center(20, b"-")))
attempt(lambda: b.center(20, b""))
attempt(lambda: a.ljust(20, b"ab"))
attempt(
    lambda: (
        b.count(b"l"),
        b.count(108),
        b.count(b"l", 3, 5),
        b.count(b""),
        a.count(108, 4),
        b.count(b"", 50),
        b.count(b"l", -3, None),
    )
)
attempt(lambda: b.count(256))
attempt(
    lambda: (
        b.decode(),
        a.decode("utf-8"),
        b"\xff".decode("latin-1"),
        b.decode(encoding="ascii"),
        b.decode("utf-8", errors="ignore"),
    )
)
attempt(lambda: b"\xff".decode())
attempt(lambda: b"\xe9".decode("ascii"))
attempt(
    lambda: (
        b"a\xc3\xa9\xff".decode("utf-8", "replace"),
        b"\xff".decode("ascii", "ignore"),
        b"\xff".decode("utf-8", "backslashreplace"),
        b"\xff".decode("utf-8", "surrogateescape"),
    )
)
attempt(lambda: b"\xed\xa0\x80".decode("utf-8", "surrogatepass"))
attempt(
    lambda: (
        b"h\x00i\x00".decode("utf-16-le"),
        b"\xff\xfeh\x00".decode("utf-16"),
        b"\xfe\xff\x00h".decode("utf-16"),
        b"\x00h".decode("utf-16-be"),
        b"h\x00\x00\x00".decode("utf-32-le"),
        b"\xff\xfe\x00\x00h\x00\x00\x00".decode("utf-32"),
        b"\xef\xbb\xbfx".decode("utf-8-sig"),
    )
)
attempt(lambda: b"h".decode("utf-16"))
attempt(lambda: b"\x00\xd8".decode("utf-16-le"))
attempt(lambda: b"\x00\xd8x\x00".decode("utf-16-le"))
attempt(lambda: b"\x00\xd8x\x00".decode("utf-16-le", "replace"))
attempt(lambda: b"\x00\x00\x11\x00".decode("utf-32-le"))
attempt(lambda: b"xyz".decode("utf-32"))
attempt(lambda: b"x".decode("nonsense"))
attempt(lambda: b"\xff".decode("utf-8", "nonsense"))
attempt(
    lambda: (
        b.endswith(b"ld"),
        b.endswith((b"x", b"d")),
        b.endswith(b"o", 0, 5),
        a.endswith(b""),
        b.endswith(b"", 20),
    )
)
attempt(
    lambda: (
        b"a\tb".expandtabs(),
        a.expandtabs(4),
        b"a\t\nb\tc".expandtabs(3),
        b"\t".expandtabs(0),
        b"\t".expandtabs(tabsize=2),
    )
)
attempt(
    lambda: (
        b.find(b"o"),
        b.find(111),
        b.find(b"o", 5),
        b.find(b"o", 5, 7),
        b.find(b""),
        b.find(b"", 20),
        a.find(b"W"),
        a.find(87, 2, 10),
        b.find(b"z"),
        b.find(b"o", None, 3),
    )
)
attempt(lambda: b.find(-1))
attempt(
    lambda: (b.index(b"o"), b.index(111, 5), b.rindex(b"o"), b.rfind(111), b.rfind(b"o", 0, 5), b.rfind(b""))
)
attempt(lambda: b.index(b"z"))
attempt(lambda: a.index(122))
attempt(lambda: b.rindex(b"z"))
attempt(lambda: a.rindex(122))
attempt(
    lambda: (bytes.fromhex("48 65"), bytearray.fromhex("4865"), bytes.fromhex(""), bytes.fromhex(" \t0a\n"))
)
attempt(lambda: bytes.fromhex("4"))
attempt(lambda: bytes.fromhex("4g"))
attempt(lambda: bytes.fromhex("4 8"))
attempt(lambda: bytes.fromhex("zé"))
attempt(
    lambda: (
        b.hex(),
        a.hex(),
        b.hex("-"),
        b.hex(":", 4),
        b.hex(b"_", -4),
        m.hex(),
        m.hex("-"),
        b"".hex("-"),
        b.hex(sep=" ", bytes_per_sep=2),
        b"abc".hex("-", 0),
    )
)
attempt(lambda: b.hex("ab"))
attempt(lambda: b.hex("é"))
attempt(
    lambda: (
        b.isalnum(),
        b"a1".isalnum(),
        b"".isalnum(),
        b.isalpha(),
        b"ab".isalpha(),
        b.isascii(),
        b"\x80".isascii(),
        b"12".isdigit(),
        b"".isdigit(),
        b.islower(),
        b"ab1".islower(),
        b"AB".isupper(),
        b.istitle(),
        b"Ab Cd".istitle(),
        b" \t".isspace(),
        b"".isspace(),
        a.isalpha(),
        a.istitle(),
    )
)
attempt(
    lambda: (
        b",".join([b"a", b"b"]),
        b"".join([]),
        bytearray(b"-").join([b"a", b"b"]),
        b",".join((b"a", b"c")),
        b",".join(x for x in [b"q"]),
    )
)
attempt(lambda: b",".join([b"a", bytearray(b"b"), memoryview(b"c")]))
attempt(lambda: (b.ljust(20), b.ljust(20, b"-"), a.rjust(20), b.rjust(3)))
attempt(
    lambda: (
        b.lower(),
        a.lower(),
        b.upper(),
        a.upper(),
        b.swapcase(),
        a.swapcase(),
        b.title(),
        a.title(),
        b"they're".title(),
    )
)
attempt(
    lambda: (
        b"  x ".lstrip(),
        b"xxay".lstrip(b"xa"),
        b"  x ".rstrip(),
        b"  x ".strip(),
        a.strip(b"Hd"),
        b.strip(None),
        b"\x0b\x0cx\x1c".strip(),
        b"aba".strip(bytearray(b"a")),
    )
)
attempt(lambda: (bytes.maketrans(b"abc", b"xyz")[97:100], bytearray.maketrans(b"a", b"b")[97]))
attempt(lambda: bytes.maketrans(b"ab", b"x"))
attempt(
    lambda: (
        b.translate(bytes.maketrans(b"lo", b"01")),
        b.translate(None, b"lo"),
        a.translate(bytes.maketrans(b"l", b"L"), b"o"),
        a.translate(None),
        b.translate(None, delete=b"l"),
    )
)
attempt(lambda: b.translate(b"abc"))
attempt(
    lambda: (
        b.partition(b","),
        a.partition(b","),
        b.partition(b"z"),
        a.rpartition(b"o"),
        b.rpartition(b"z"),
        b.rpartition(b"o"),
    )
)
attempt(lambda: b.partition(b""))
attempt(lambda: (b.removeprefix(b"He"), a.removeprefix(b"He"), b.removesuffix(b"ld"), a.removesuffix(b"x")))
attempt(
    lambda: (
        b.replace(b"l", b"L"),
        a.replace(b"l", b"", 1),
        b.replace(b"", b"-"),
        b.replace(b"", b"-", 2),
        b"".replace(b"", b"x"),
        b.replace(b"l", b"LL", 0),
        a.replace(b"o", b"00", -1),
    )
)
attempt(
    lambda: (
        b.split(),
        b.split(b","),
        a.split(b"l", 1),
        b" a  b ".split(),
        b" a  b ".split(b" "),
        b"".split(),
        b"".split(b","),
        b.split(None, 1),
        b.split(maxsplit=1),
        b.split(sep=b"o"),
    )
)
attempt(lambda: b.split(b""))
attempt(
    lambda: (
        b.rsplit(),
        b.rsplit(b"l", 1),
        a.rsplit(None, 1),
        b" a  b ".rsplit(None, 1),
        b.rsplit(b"o", maxsplit=1),
    )
)
attempt(
    lambda: (
        b"a\nb\r\nc\rd".splitlines(),
        b"a\n\nb".splitlines(True),
        bytearray(b"a\n").splitlines(keepends=True),
        b"".splitlines(),
        b"a\x0bb\x1cc".splitlines(),
    )
)
attempt(
    lambda: (
        b.startswith(b"He"),
        b.startswith((b"x", b"H")),
        b.startswith(b"l", 2),
        a.startswith(b"l", 2, 3),
        b.startswith(b"", 12),
        b.startswith(b"", 13),
        b.startswith(b"l", -2, None),
    )
)
attempt(lambda: (b"42".zfill(5), b"-42".zfill(5), b"+".zfill(3), b"".zfill(2), bytearray(b"-1").zfill(4)))
attempt(lambda: (b[0], b[-1], b[1:5], b[::-1], b[::2], a[1:3], a[::-2], b[5:1]))
attempt(lambda: b[100])
attempt(lambda: a[100])
attempt(lambda: (b * 2, a * 2, 2 * b, b * 0, b * -1, b + b"x", b + a, a + b, b + m))
attempt(
    lambda: (
        b == a,
        a == b,
        b == m,
        m == b,
        b < b"Z",
        a < b"Z",
        a <= b,
        a >= b,
        a > b"A",
        b != a,
        b"a" < bytearray(b"b"),
        a == a,
    )
)
attempt(lambda: (72 in b, b"ell" in b, b"" in b, 72 in a, b"z" not in a, 256 - 255 in a))
attempt(lambda: 300 in b)
attempt(lambda: (len(b), len(a), len(m), hash(b"a") == hash(b"a"), hash(b"") == hash(b"")))
attempt(
    lambda: (
        bytes(),
        bytes(3),
        bytes([1, 2]),
        bytes((1,)),
        bytes(range(3)),
        bytes("é", "utf-8"),
        bytes(a),
        bytes(m),
        bytes("x", encoding="ascii"),
        bytes(x for x in [1]),
        bytes("é", "ascii", "replace"),
    )
)
attempt(lambda: bytes(-1))
attempt(lambda: bytes([256]))
attempt(
    lambda: (
        bytearray(),
        bytearray(3),
        bytearray([1]),
        bytearray("é", "utf-8"),
        bytearray(b),
        bytearray(m),
        bytearray(range(2)),
    )
)
attempt(lambda: bytearray(-1))
attempt(lambda: bytearray([256]))
attempt(
    lambda: (
        list(b),
        sorted(b"ba"),
        max(b),
        min(b),
        sum(b),
        tuple(a),
        list(reversed(b)),
        list(enumerate(b"a")),
        [x for x in m],
        list(zip(b, a))[:2],
    )
)
attempt(lambda: b"%d %s %a %r %x %c %c %5.2f %%" % (1, b"x", "é", 2, 255, 65, b"B", 2.5))
attempt(lambda: b"%b|%-5d|%05d|%+d|%#x|%10s|%.2s" % (b"a", 1, 2, 3, 255, b"ab", b"abc"))


def case0() -> object:
    x = bytearray(b"abc")
    x.append(100)
    x.extend(b"ef")
    x.extend([1, 2])
    x.insert(0, 65)
    x.insert(-1, 66)
    x.insert(100, 67)
    return x


attempt(case0)


def case1() -> object:
    x = bytearray(b"abc")
    x.append(256)
    return x


attempt(case1)


def case2() -> object:
    x = bytearray(b"abc")
    x.extend([256])
    return x


attempt(case2)


def case3() -> object:
    x = bytearray(b"abcabc")
    x.remove(98)
    x.reverse()
    y = x.pop()
    z = x.pop(0)
    return x, y, z


attempt(case3)


def case4() -> object:
    x = bytearray()
    return x.pop()


attempt(case4)


def case5() -> object:
    x = bytearray(b"a")
    return x.pop(5)


attempt(case5)


def case6() -> object:
    x = bytearray(b"a")
    x.remove(98)
    return x


attempt(case6)


def case7() -> object:
    x = bytearray(b"abc")
    x.clear()
    y = x.copy()
    return x, y


attempt(case7)


def case8() -> object:
    x = bytearray(b"abcdef")
    x[1:3] = b"XYZ"
    x[::2] = b"1234"
    return x


attempt(case8)


def case9() -> object:
    x = bytearray(b"abcdef")
    x[1:3] = [1, 2, 3]
    return x


attempt(case9)


def case10() -> object:
    x = bytearray(b"abcdef")
    x[::2] = b"12"
    return x


attempt(case10)


def case11() -> object:
    x = bytearray(b"abcdef")
    del x[1]
    del x[1:3]
    return x


attempt(case11)


def case12() -> object:
    x = bytearray(b"abcdefghij")
    del x[::3]
    return x


attempt(case12)


def case13() -> object:
    x = bytearray(b"abcdefghij")
    del x[::-3]
    return x


attempt(case13)


def case14() -> object:
    x = bytearray(b"abcdefghij")
    del x[8:2:-2]
    return x


attempt(case14)


def case15() -> object:
    x = bytearray(b"abc")
    x[5] = 1
    return x


attempt(case15)


def case16() -> object:
    x = bytearray(b"abc")
    x[0] = 256
    return x


attempt(case16)


def case17() -> object:
    x = bytearray(b"abc")
    x[-1] = 65
    x += b"d"
    x *= 2
    return x


attempt(case17)


def case18() -> object:
    x = bytearray(b"abc")
    y = x
    x += b"d"
    x *= 2
    return x is y, y


attempt(case18)


def case19() -> object:
    x = bytearray(b"abc")
    x[1:1] = x
    return x


attempt(case19)


def case20() -> object:
    x = bytearray(b"abc")
    v = memoryview(x)
    x.append(1)
    return x


attempt(case20)


def case21() -> object:
    x = bytearray(b"abc")
    v = memoryview(x)
    v[0] = 65
    v[1:] = b"xy"
    v.release()
    x.append(1)
    return x


attempt(case21)
attempt(
    lambda: (
        m[0],
        m[-1],
        bytes(m[1:3]),
        m.tobytes(),
        m.tolist(),
        m.nbytes,
        m.itemsize,
        m.format,
        m.ndim,
        m.shape,
        m.strides,
        m.readonly,
        w.readonly,
        m.contiguous,
        m.c_contiguous,
        m.f_contiguous,
    )
)
attempt(lambda: m[10])
attempt(lambda: hash(w))
attempt(lambda: (m.toreadonly().readonly, w.toreadonly().readonly, bytes(w.cast("B")), w.cast("B")[0]))
attempt(lambda: (m.suboffsets, m.tobytes("C")))


def case22() -> object:
    v = memoryview(bytearray(4))
    v[0] = 300
    return 1


attempt(case22)


def case23() -> object:
    v = memoryview(b"abc")
    v[0] = 1
    return 1


attempt(case23)


def case24() -> object:
    v = memoryview(bytearray(4))
    v[0:2] = b"abc"
    return 1


attempt(case24)
attempt(
    lambda: (
        memoryview(b"abc")[1:] == memoryview(b"bc"),
        memoryview(b"").tobytes(),
        b"x" + memoryview(b"y"),
        memoryview(m)[0],
    )
)
attempt(
    lambda: (
        isinstance(b, bytes),
        isinstance(a, bytearray),
        type(b).__name__,
        type(a).__name__,
        type(m).__name__,
    )
)
attempt(lambda: (b.__len__(), b.__getitem__(0), b.__contains__(72), b.__add__(b"x"), a.__len__()))
attempt(lambda: (iter(b).__next__(), next(iter(a)), list(iter(m))))
attempt(
    lambda: (
        int.from_bytes(b"\x01\x02", "big"),
        int.from_bytes(b"\xff", "little", signed=True),
        int.from_bytes([1, 2], "big"),
        int.from_bytes(b"\x01\x02"),
        int.from_bytes(bytes=b"\x01", byteorder="little"),
        int.from_bytes(a[:2], "big"),
        int.from_bytes(m[:2], "little"),
        int.from_bytes(b"", "big"),
    )
)
attempt(
    lambda: (
        (258).to_bytes(2, "big"),
        (1).to_bytes(),
        (-1).to_bytes(2, "little", signed=True),
        (5).to_bytes(length=3, byteorder="little"),
    )
)
attempt(lambda: (256).to_bytes(1, "big"))
attempt(lambda: (-1).to_bytes(1, "big"))
attempt(lambda: (1).to_bytes(-1, "big"))
