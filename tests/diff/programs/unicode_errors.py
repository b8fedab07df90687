"""Encoding and decoding errors: what they say, and what of the bytes or the text is bad."""


def attempt(data: bytes, encoding: str) -> None:
    try:
        print(data.decode(encoding))
    except UnicodeDecodeError as problem:
        print(problem, problem.args)
        print(problem.encoding, problem.object, problem.start, problem.end, problem.reason, repr(problem))


def encode(text: str, encoding: str) -> None:
    try:
        print(text.encode(encoding))
    except UnicodeEncodeError as problem:
        print(problem, problem.args)
        print(problem.encoding, ascii(problem.object), problem.start, problem.end, problem.reason)
        print(ascii(problem.object[problem.start : problem.end]))


attempt(b"abc\xff", "utf-8")
attempt(b"abc\xe2\x82", "utf-8")
attempt(b"abc\xe2\x28\xa1", "utf-8")
attempt(b"ab\x80", "ascii")
attempt(b"a\x00b", "utf-16")
attempt(b"a\x00\x00\xd8", "utf-16-le")
attempt(b"\x00\x00\x20\x00", "utf-32")
encode("caf\u00e9", "ascii")
encode("\u20ac5 \U0001f600", "latin-1")
encode("a\ud800b", "utf-8")
encode("a\ud800b", "utf-16")
try:
    raise UnicodeDecodeError("mine", b"xyz", 1, 3, "because")
except ValueError as problem:
    print(problem, isinstance(problem, UnicodeError))
try:
    raise UnicodeEncodeError("mine", "xyz", 1, 2, "because")
except UnicodeError as problem:
    print(problem)
print("end")
