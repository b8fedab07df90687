"""struct: the size of a format, and its error.

`pack`, `pack_into`, `unpack` and `unpack_from` are made by the compiler itself, from formats that are
literals: the types of their arguments and results follow from the format's value.
"""

# Size and alignment of native formats on x86_64; without a prefix or with "@" fields are aligned.
_SIZES: dict[str, int] = {
    "x": 1,
    "c": 1,
    "b": 1,
    "B": 1,
    "?": 1,
    "h": 2,
    "H": 2,
    "e": 2,
    "i": 4,
    "I": 4,
    "f": 4,
    "q": 8,
    "Q": 8,
    "d": 8,
    "s": 1,
    "p": 1,
}


class error(Exception):  # noqa: N801 (Python's name)
    """A format that is none."""


def _size_of(letter: str, native: bool) -> int:
    """The size of one field; `struct.error` for a letter that is none."""
    if letter in "lL":
        return 8 if native else 4
    if letter in "nNP" and native:
        return 8
    if letter not in _SIZES:
        raise error("bad char in struct format")
    return _SIZES[letter]


def calcsize(format: str, /) -> int:
    """The bytes that the format describes. struct.error."""
    native = not format or format[0] not in "=<>!"
    text = format[1:] if format and format[0] in "@=<>!" else format
    total = 0
    count = ""
    for letter in text:
        if letter.isdigit():
            count += letter
            continue
        if letter.isspace() and not count:
            continue
        size = _size_of(letter, native)
        if native:
            total = (total + size - 1) // size * size
        total += size * (int(count) if count else 1)
        count = ""
    if count:
        raise error("repeat count given without format specifier")
    return total


def put_packed(buffer: memoryview, offset: int, data: bytes) -> None:
    """What `pack_into` does with what it has packed. struct.error."""
    size = len(buffer)
    start = offset + size if offset < 0 else offset
    if start < 0:
        raise error(f"offset {offset} out of range for {size}-byte buffer")
    if start + len(data) > size:
        where = f"for packing {len(data)} bytes at offset {start} (actual buffer size is {size})"
        raise error(f"pack_into requires a buffer of at least {start + len(data)} bytes {where}")
    buffer[start : start + len(data)] = data
