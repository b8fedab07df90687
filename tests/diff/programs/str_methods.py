"""Every method of str, with usual arguments, at the edges, and wrong ones."""

from collections.abc import Callable

s = "Hello, World"
u = "ﬃ Straße ΣΑΣ İstanbul ǆ"
e = ""


def attempt(action: Callable[[], object]) -> None:
    """What an expression gives, or which exception it raises."""
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: (s.capitalize(), u.capitalize(), e.capitalize(), "ǆx".capitalize(), "ﬁX".capitalize()))
attempt(lambda: (s.casefold(), u.casefold()))
attempt(lambda: (s.center(20), s.center(21, "*"), s.center(-1), u.center(40, "é")))
attempt(lambda: s.center(20, "ab"))
attempt(lambda: s.ljust(20, ""))
attempt(
    lambda: (
        s.count("l"),
        s.count("l", 3),
        s.count("l", 3, 10),
        s.count(""),
        e.count(""),
        s.count("", 20),
        s.count("l", -3),
        s.count("l", None, None),
    )
)
attempt(lambda: (s.encode(), u.encode("utf-8"), u.encode("utf-8", "strict")))
attempt(
    lambda: (
        s.encode("utf-16"),
        s.encode("utf-16-le"),
        s.encode("utf-16-be"),
        s.encode("utf-32"),
        s.encode("utf-32-le"),
        s.encode("utf-32-be"),
        s.encode("utf-8-sig"),
    )
)
attempt(lambda: u.encode("ascii"))
attempt(lambda: u.encode("latin-1"))
attempt(
    lambda: (
        u.encode("latin-1", "replace"),
        u.encode("ascii", "ignore"),
        u.encode("ascii", "backslashreplace"),
        u.encode("ascii", "xmlcharrefreplace"),
    )
)
attempt(lambda: s.encode("nonsense"))
attempt(lambda: u.encode("ascii", "nonsense"))
attempt(lambda: "\ud800".encode())
attempt(lambda: ("\ud800x".encode("utf-8", "surrogatepass"), "\udc80".encode("utf-8", "surrogateescape")))
attempt(lambda: "\ud800".encode("utf-16"))
attempt(lambda: ("\U0001f40d".encode("utf-16-le"), "\U0001f40d".encode("utf-32-be")))
attempt(lambda: s.encode(encoding="ascii", errors="strict"))
attempt(
    lambda: (
        s.endswith("World"),
        s.endswith(("x", "ld")),
        s.endswith("o", 0, 5),
        s.endswith("", 3),
        s.endswith("", 30),
        s.endswith(()),
    )
)
attempt(
    lambda: (
        "a\tb\tc".expandtabs(),
        "a\tb\tc".expandtabs(4),
        "a\tb\n\tc".expandtabs(0),
        "\t".expandtabs(-1),
        "a\tb".expandtabs(tabsize=3),
    )
)
attempt(
    lambda: (
        s.find("o"),
        s.find("o", 5),
        s.find("o", 5, 7),
        s.find(""),
        s.find("", 20),
        s.find("x"),
        u.find("Σ"),
        s.find("o", -5),
        s.find("o", None, 3),
    )
)
attempt(lambda: (s.index("o"), s.index("W", 2)))
attempt(lambda: s.index("z"))
attempt(lambda: s.rindex("z", 1, 3))
attempt(
    lambda: (
        "{} {}".format(1, "a"),
        "{0!r:>5}|{1:^7.2f}".format("a", 2.5),
        "{a}{b}".format(a=1, b=2),
        "{{}}".format(),
    )
)
attempt(lambda: (s.isalnum(), "".isalnum(), "a1".isalnum(), "é²".isalnum(), "a b".isalnum()))
attempt(lambda: (s.isalpha(), "abc".isalpha(), "é".isalpha(), "ª".isalpha()))
attempt(lambda: (s.isascii(), e.isascii(), u.isascii()))
attempt(lambda: ("12".isdecimal(), "²".isdecimal(), "٣".isdecimal(), e.isdecimal()))
attempt(lambda: ("12".isdigit(), "²".isdigit(), "½".isdigit(), e.isdigit()))
attempt(lambda: ("12".isnumeric(), "½".isnumeric(), "一".isnumeric()))
attempt(
    lambda: (
        "abc".isidentifier(),
        "1a".isidentifier(),
        "_é".isidentifier(),
        e.isidentifier(),
        "class".isidentifier(),
    )
)
attempt(lambda: (s.islower(), "abc".islower(), "a1".islower(), "1".islower(), "ª".islower()))
attempt(lambda: (s.isupper(), "ABC".isupper(), "A1".isupper(), "ǅ".isupper()))
attempt(lambda: (s.istitle(), "Ab Cd".istitle(), "AB".istitle(), "ǅa".istitle(), "1a".istitle()))
attempt(lambda: (s.isprintable(), "\n".isprintable(), e.isprintable(), "\u00a0".isprintable()))
attempt(lambda: (" ".isspace(), "\u2003\t".isspace(), e.isspace()))
attempt(
    lambda: (
        ",".join(["a", "b"]),
        ",".join(("a",)),
        ",".join([]),
        ",".join({"a": 1}),
        ",".join("abc"),
        ",".join(x for x in "abc"),
        "é".join(map(str, [1, 2])),
    )
)
attempt(lambda: (s.ljust(20), s.ljust(20, "-"), s.ljust(3), s.rjust(20, "é")))
attempt(lambda: (s.lower(), u.lower(), "ΑΣ".lower(), "İ".lower()))
attempt(lambda: (s.upper(), u.upper(), "ŉ".upper()))
attempt(lambda: (s.swapcase(), u.swapcase()))
attempt(lambda: (s.title(), u.title(), "they're bill's".title()))
attempt(
    lambda: (
        "  x ".lstrip(),
        "xxay".lstrip("xa"),
        "  x ".rstrip(),
        "  x ".strip(),
        "éxé".strip("é"),
        "x".strip(""),
        "\u3000x\x1f".strip(),
        s.strip(None),
    )
)
attempt(lambda: (str.maketrans("abc", "xyz"), str.maketrans("abc", "xyz", "d")))
attempt(lambda: str.maketrans("ab", "x"))
attempt(lambda: (s.translate(str.maketrans("lo", "01")), s.translate(str.maketrans("lo", "01", "H"))))
attempt(lambda: s.translate({108: None, 111: "00", 72: 104}))
attempt(lambda: s.translate({108: None}))
attempt(lambda: s.translate({108: "L"}))
attempt(lambda: s.translate({108: 76}))
attempt(lambda: (s.partition(","), s.partition("z"), s.rpartition("o"), s.rpartition("z")))
attempt(lambda: s.partition(""))
attempt(
    lambda: (
        s.removeprefix("He"),
        s.removeprefix("x"),
        s.removesuffix("ld"),
        s.removesuffix("x"),
        s.removeprefix(s),
        s.removesuffix(""),
    )
)
attempt(
    lambda: (
        s.replace("l", "L"),
        s.replace("l", "", 1),
        s.replace("", "-"),
        e.replace("", "x"),
        e.replace("a", "x"),
        s.replace("", "-", 2),
        s.replace("l", "LL", 0),
        s.replace("l", "é", -1),
    )
)
attempt(lambda: (s.rfind("o"), s.rfind("o", 0, 5), s.rfind(""), s.rfind("", 20), s.rfind("z")))
attempt(
    lambda: (
        s.split(),
        s.split(","),
        s.split("l", 1),
        "a  b".split(" "),
        " a  b ".split(),
        e.split(),
        e.split(","),
        s.split(None, 1),
        s.split(maxsplit=1),
        s.split(sep="o"),
        " a b ".split(None, 0),
    )
)
attempt(lambda: s.split(""))
attempt(
    lambda: (
        s.rsplit(),
        s.rsplit("l", 1),
        " a  b ".rsplit(None, 1),
        s.rsplit(maxsplit=1),
        e.rsplit("x"),
        " a b ".rsplit(None, 0),
    )
)
attempt(
    lambda: (
        "a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029".splitlines(),
        "a\n\nb".splitlines(True),
        "a\n".splitlines(keepends=True),
        e.splitlines(),
    )
)
attempt(
    lambda: (
        s.startswith("He"),
        s.startswith(("x", "H")),
        s.startswith("l", 2),
        s.startswith("l", 2, 3),
        s.startswith("", 12),
        s.startswith("", 13),
        s.startswith("l", -1),
    )
)
attempt(lambda: ("42".zfill(5), "-42".zfill(5), "+".zfill(3), "".zfill(2), "é".zfill(3), "--1".zfill(6)))
attempt(lambda: (s[0], s[-1], s[1:5], s[::-1], s[5:1], s[-100:100], s[10:2:-3], u[3], u[::-1]))
attempt(lambda: s[100])
attempt(lambda: s[::0])
attempt(lambda: (s * 2, s * 0, s * -1, 2 * s))
attempt(lambda: (s + u, s == u, s < u, s != u, s <= s, s > e, "a" < "b" < "c"))
attempt(lambda: ("l" in s, "xyz" in s, "" in s, "x" not in s))
attempt(lambda: (len(s), len(u), len(e), len("\U0001f40d")))
attempt(lambda: (hash("") == hash(""), hash("a") == hash("a")))
attempt(
    lambda: (
        str(),
        str(1),
        str(1.5),
        str(True),
        str(None),
        str(b"abc", "ascii"),
        str(object=3),
        str([1, "a"]),
    )
)
attempt(
    lambda: (
        str(b"\xff", errors="replace"),
        str(b"\xff", "latin-1"),
        str(bytearray(b"x"), "utf-8"),
        str(memoryview(b"x"), "utf-8"),
    )
)
attempt(lambda: str(b"x"))
attempt(lambda: ([c for c in reversed("abé")]))
attempt(lambda: (ord("é"), chr(233), chr(0x10FFFF), ord("\ud800")))
attempt(lambda: chr(-1))
attempt(lambda: chr(0x110000))
attempt(lambda: ord("ab"))
attempt(
    lambda: (
        repr("it's"),
        repr('"'),
        repr("'\""),
        repr("\x7f\xad\u0378\U000e0001\ud800"),
        ascii("é\U0001f40d"),
    )
)
attempt(lambda: "%s %r %a %d %5.2f %x %o %c %%" % (s, "é", "é", 3, 2.5, 255, 8, "c"))
attempt(lambda: "%(a)s %(b)d" % {"a": "x", "b": 3})
attempt(lambda: "%-10s|%10s|%.2s|%*d|%+d|% d|%05d|%#x" % ("a", "b", "cde", 5, 3, 4, 5, -6, 255))
attempt(lambda: "%c%c" % (97, "é"))
attempt(lambda: "%i %u %e %E %g %G %F" % (1, 2, 3.0, 4.0, 5.0, 1e10, 2.0))
attempt(
    lambda: (s.__len__(), s.__contains__("H"), s.__add__("x"), s.__mul__(2), s.__eq__("a"), s.__getitem__(1))
)
attempt(lambda: ("x".__lt__("y"), "x".__hash__() == hash("x")))
attempt(lambda: f"{s!r:>20}|{u:^30}|{s:.3}|{s=}|{3:>{5}}|{3.14159:.{2}f}")
attempt(lambda: f"{1000000:,} {1234.5:_.2f} {255:#x} {255:#b} {-5:+} {5: } {True} {None}")
attempt(lambda: f"{'a' + 'b'} {[x for x in 'ab']} {dict(a=1)['a']} {s[0]} {s.upper()}")
attempt(lambda: ("abcdef", r"\n", "\N{SNOWMAN}"))
attempt(lambda: (s.split(",", -1), s.rsplit(",", -5), s.split("o", 100)))
attempt(lambda: iter(s).__next__())
attempt(lambda: s.__iter__().__next__())
attempt(lambda: ("".join(reversed(s)), "".join(sorted(s)), "".join([s[i] for i in range(3)])))
