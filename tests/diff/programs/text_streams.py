"""Streams of text and bytes, in files and in memory, where a TextIO or BinaryIO is declared."""

import io
import os
import sys
from typing import IO, BinaryIO, TextIO


def count(stream: TextIO) -> int:
    return sum(len(line.split()) for line in stream)


def write(out: TextIO, n: int) -> None:
    print("n", n, file=out)
    out.write("x\n")
    out.writelines(["a", "b\n"])


def head(b: BinaryIO) -> bytes:
    return b.read(2) + b.readline()


path = f"/tmp/ophion-streams-{os.getpid()}"
print(count(io.StringIO("a b\nc d e\n")))
s = io.StringIO()
write(s, 3)
print(repr(s.getvalue()))
write(sys.stdout, 4)
with open(path, "w") as f:
    write(f, 5)
with open(path) as f:
    print(count(f))
with open(path, "rb") as b:
    print(head(b), head(io.BytesIO(b"abcd\nef")))


class Report:
    def __init__(self, out: TextIO = sys.stdout) -> None:
        self.out = out

    def say(self, t: str) -> None:
        print(t, file=self.out)


Report().say("hi")
r = Report(io.StringIO())
r.say("there")
print(isinstance(r.out, io.StringIO), r.out.closed, sys.stdout.isatty(), r.out.isatty())
streams: list[TextIO] = [sys.stdout, io.StringIO(), open(path)]
for x in streams:
    print(x.readable(), x.writable())
try:
    r.out.fileno()
except OSError as e:
    print(type(e).__name__, e)
t = io.StringIO("a\r\nb\rc\n", newline="")
print(
    list(t),
    io.StringIO("a\r\nb\rc", newline=None).getvalue(),
    repr(io.StringIO("a\nb", newline="\r\n").getvalue()),
)
print(io.StringIO("a\nbb\nccc").readlines(2), io.BytesIO(b"a\nbb\nccc").readlines(3))
out = sys.stderr if len(sys.argv) > 5 else sys.stdout
print("chosen", file=out)
buf: IO[str] = io.StringIO("q")
print(buf.read())
os.remove(path)
