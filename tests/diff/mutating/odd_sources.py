"""Sources of their own kind, as bytes: bad encodings, half texts, deep nesting, great sizes."""

ALONE: list[tuple[str, bytes]] = [
    ("bad UTF-8", b"x = '\xff\xfe'\n"),
    ("a NUL", b"x = 1\0\n"),
    ("a NUL in a text", b"x = 'a\0b'\nprint(x)\n"),
    ("another encoding", b"# -*- coding: latin-1 -*-\nx = '\xe9'\nprint(x)\n"),
    ("an unknown encoding", b"# -*- coding: nothing -*-\nx = 1\n"),
    ("nothing", b""),
    ("half a text", b"print('abc"),
    ("half a block", b"def f() -> None:\n"),
    ("tabs and spaces", b"if True:\n\tx = 1\n        y = 2\n"),
    ("deep brackets", b"x = " + b"(" * 150 + b"1" + b")" * 150 + b"\n"),
    ("too deep brackets", b"x = " + b"[" * 3000 + b"]" * 3000 + b"\n"),
    ("many signs", b"x = " + b"-" * 2500 + b"1\nprint(x)\n"),
    ("a long sum", b"x = " + b" + ".join([b"1"] * 4000) + b"\nprint(x)\n"),
    ("a long chain of calls", b"x = 'a'" + b".upper()" * 1500 + b"\nprint(x)\n"),
    ("deep blocks", b"".join(b" " * n + b"if True:\n" for n in range(95)) + b" " * 95 + b"print(1)\n"),
    ("a huge number", b"x = 1" + b"0" * 5000 + b"\n"),
    ("a huge number in hexadecimal", b"x = 0x" + b"f" * 5000 + b"\nprint(x)\n"),
    ("a huge text", b"x = '" + b"a" * 300_000 + b"'\nprint(len(x))\n"),
    (
        "many parameters",
        b"def f(" + b", ".join(b"a%d: int" % n for n in range(300)) + b") -> int:\n    return a0\n",
    ),
]
"""Each with a name."""
