"""str.encode: text as bytes of UTF-8, ASCII or Latin-1 (RFC 3629, ISO 8859-1).

`errors` is "strict", "replace", "ignore", "backslashreplace", "xmlcharrefreplace", "surrogateescape" (PEP
383: the lone surrogates U+DC80 to U+DCFF become the bytes that they stand for) or "surrogatepass", for UTF-8.
The wider encodings are in `wide_encoding`, which is linked where one may be meant.
"""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import load_u8, memory, tail_address
from ophion.runtime.bytestrings import bytes_from_memory
from ophion.runtime.escapes import escape_of
from ophion.runtime.strings import Str
from ophion.runtime.utf8 import code_at, width_of

UTF_8 = 0
ASCII = 1
LATIN_1 = 2


def codec_number(encoding: str) -> int:
    """Which encoding a name means; LookupError for an unknown one."""
    name = plain_name(encoding)
    if name in ("utf-8", "utf8", "u8", "utf", "cp65001"):
        return UTF_8
    if name in ("ascii", "us-ascii", "646", "iso646-us"):
        return ASCII
    if name in ("latin-1", "latin1", "latin", "iso-8859-1", "iso8859-1", "iso8859", "8859", "cp819", "l1"):
        return LATIN_1
    raise LookupError("unknown encoding: " + encoding)


def plain_name(encoding: str) -> str:
    """The name of an encoding in lower case, with hyphens; ASCII's letters alone have a case here."""
    name = ""
    for letter in encoding:
        if letter in "_ ":
            name += "-"
        else:
            name += chr(ord(letter) + 0x20) if "A" <= letter <= "Z" else letter
    return name


def codec_name(codec: int) -> str:
    """The name in error messages."""
    if codec == UTF_8:
        return "utf-8"
    return "ascii" if codec == ASCII else "latin-1"


def _is_surrogate(code: int) -> bool:
    return 0xD800 <= code <= 0xDFFF


def encode(text: Str, encoding: str = "utf-8", errors: str = "strict") -> bytes:
    """text.encode(encoding, errors)"""
    codec = UTF_8 if encoding == "utf-8" else codec_number(encoding)
    address, size = tail_address(text), text.size
    if size == text.length or (codec == UTF_8 and not has_surrogates(address, size)):
        return bytes_from_memory(address, size)
    made = bytearray()
    offset = 0
    index = 0
    while offset < size:
        code = code_at(address + offset)
        width = width_of(load_u8(address + offset))
        if can_encode(codec, code):
            if codec == UTF_8:
                made.extend(memory(address + offset, width))
            else:
                made.append(code)
        elif errors == "surrogateescape" and 0xDC80 <= code <= 0xDCFF:
            made.append(code - 0xDC00)
        elif errors == "surrogatepass" and codec == UTF_8:
            made.extend(memory(address + offset, width))
        else:
            instead = replacement(code, errors)
            if instead is None:
                last = _last_bad(address, size, offset, index, codec)
                name, whole = codec_name(codec), cast(str, text)
                raise UnicodeEncodeError(name, whole, index, last + 1, _reason(codec))
            made.extend(instead)
        offset += width
        index += 1
    return bytes(made)


def replacement(code: int, errors: str) -> bytes | None:
    """What stands for a character that cannot be encoded; None where that is an error."""
    if errors == "ignore":
        return b""
    if errors == "replace":
        return b"?"
    if errors == "backslashreplace":
        return escape_of(code).encode()
    if errors == "xmlcharrefreplace":
        return ("&#" + str(code) + ";").encode()
    check_handler(errors)
    return None


def check_handler(errors: str) -> None:
    """LookupError for what no error handler is called."""
    if errors not in ("strict", "surrogateescape", "surrogatepass"):
        raise LookupError("unknown error handler name '" + errors + "'")


def has_surrogates(address: u64, size: int) -> bool:
    """Whether a text holds a surrogate, which no encoding can express."""
    for offset in range(size - 2):
        if load_u8(address + offset) == 0xED and load_u8(address + offset + 1) >= 0xA0:
            return True
    return False


def can_encode(codec: int, code: int) -> bool:
    """Whether an encoding has a character."""
    if codec == UTF_8:
        return not _is_surrogate(code)
    return code < (0x80 if codec == ASCII else 0x100)


def _last_bad(address: u64, size: int, start: int, index: int, codec: int) -> int:
    """The index of the last of the characters from one on that cannot be encoded."""
    offset = start
    last = index - 1
    while offset < size and not can_encode(codec, code_at(address + offset)):
        offset += width_of(load_u8(address + offset))
        last += 1
    return last


def _reason(codec: int) -> str:
    """Why an encoding has no bytes for a character, in CPython's words."""
    if codec == UTF_8:
        return "surrogates not allowed"
    return "ordinal not in range(128)" if codec == ASCII else "ordinal not in range(256)"
