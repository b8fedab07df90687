"""io.StringIO and io.BytesIO, and print to objects with a method write."""

import io
from collections.abc import Callable


def attempt(action: Callable[[], object]) -> None:
    """What an expression gives, or which exception it raises."""
    try:
        print(repr(action()))
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)


out = io.StringIO()
print("one", 2, sep="-", file=out)
print("three", file=out, end="", flush=True)
print(out.write("é🐍\n"), out.tell(), repr(out.getvalue()), out.writable(), out.isatty())
print(
    out.seek(2),
    out.write("XY"),
    repr(out.getvalue()),
    out.seek(0, 2),
    out.seek(20),
    out.write("!"),
    repr(out.getvalue()),
)
out.writelines(["a\n", "b"])
print(out.truncate(4), repr(out.getvalue()), out.tell(), out.read())
text = io.StringIO("first\nsecond\n\nlast")
print(
    repr(text.readline()),
    repr(text.readline(3)),
    repr(text.read(2)),
    text.readlines(),
    repr(text.read()),
    repr(text.readline()),
)
text.seek(0)
print([line.rstrip() for line in text], text.seek(3), repr(text.read(None)))
attempt(lambda: text.seek(-1))
attempt(lambda: text.seek(1, 1))
attempt(lambda: text.seek(0, 5))
attempt(lambda: text.truncate(-1))
with io.StringIO("x") as held:
    print(held.read(), held.closed)
print(held.closed)
attempt(held.getvalue)
attempt(lambda: held.write("y"))

data = io.BytesIO(b"abc\ndef\n")
print(
    data.readline(),
    data.read(2),
    data.tell(),
    data.read(),
    data.read(),
    data.seek(-3, 2),
    data.readline(1),
    data.readlines(),
)
print(
    data.seek(1),
    data.write(b"XY"),
    data.getvalue(),
    data.seek(12),
    data.write(bytearray(b"z")),
    data.getvalue(),
)
print(data.truncate(3), data.getvalue(), data.seek(0), list(data))
print(bytes(data.getbuffer()), data.seek(1, 1), data.tell(), data.seekable())
attempt(lambda: data.seek(-1))
attempt(lambda: data.seek(0, 9))
data.writelines([b"1", b"2"])
room = bytearray(3)
print(data.getvalue(), data.seek(1), data.readinto(room), room)
data.close()
attempt(data.getvalue)


class Shout:
    """An object that print writes to."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def write(self, s: str, /) -> int:
        """Keep a text in upper case."""
        self.seen.append(s.upper())
        return len(s)


shout = Shout()
print("hello", "there", file=shout)
print(shout.seen == ["HELLO THERE\n"] or "".join(shout.seen) == "HELLO THERE\n")
