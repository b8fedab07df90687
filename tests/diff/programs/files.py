"""Files: every mode, encodings, ends of lines, positions, lines in part, and what is wrong."""

import os
import sys
from collections.abc import Callable

path = f"/tmp/ophion-files-{os.getpid()}"


def attempt(action: Callable[[], object]) -> None:
    """What an expression gives, or which exception it raises."""
    try:
        print(repr(action()))
    except (OSError, ValueError, LookupError) as error:
        print(type(error).__name__, error if not isinstance(error, OSError) else error.errno)


def raw() -> bytes:
    """The bytes of the file."""
    with open(path, "rb") as data:
        return data.read()


with open(path, "w", encoding="latin-1") as out:
    print(out.write("é\n"), out.tell(), out.writable(), out.readable(), out.mode)
print(raw())
attempt(lambda: open(path).read())
with open(path, encoding="latin-1") as text:
    print(ascii(text.read()), text.encoding)
with open(path, errors="replace") as text:
    print(ascii(text.read()))
attempt(lambda: open(path, "x"))
attempt(lambda: open(path, "w", newline="x"))

with open(path, "wb") as binary:
    binary.writelines([b"one\r\n", b"two\r", b"three\n", b"four"])
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, newline=newline) as text:
        print(repr(newline), list(text))
with open(path) as text:
    print(
        repr(text.readline(2)), repr(text.readline()), repr(text.read(5)), text.readlines(), repr(text.read())
    )
with open(path, "w", newline="\r\n") as out:
    out.writelines(["a\n", "b\n"])
    out.writelines(line for line in ["c\n"])
print(raw())
with open(path, "r+") as both:
    print(repr(both.readline()), both.seek(3), both.write("X"), both.seek(0), repr(both.read()))
print(raw())
with open(path, "a+") as both:
    print(both.write("end"), both.seek(0), repr(both.read()))
with open(path, "w+b") as random:
    print(random.write(b"0123456789"), random.seek(3), random.read(2), random.write(b"AB"), random.tell())
    print(
        random.seek(-2, 2),
        random.read(),
        random.truncate(5),
        random.seek(0),
        random.read(),
        random.seekable(),
    )
with open(path, "r+b") as random:
    random.seek(2)
    print(random.truncate(), random.readable(), random.writable())
print(raw(), os.path.getsize(path))
with open(path, "ab") as binary:
    print(binary.write(bytearray(b"more")), binary.tell())
with open(path, mode="rb") as data:
    print(data.readline(3), data.readlines(), data.closed)
print(data.closed)
attempt(lambda: data.read())
attempt(lambda: open(path, "rt", encoding="ascii").read())
print("to a file", 1, 2.5, sep="|", end="!\n", file=sys.stdout, flush=True)
print(*[1, 2], sep="")
print()
os.remove(path)
