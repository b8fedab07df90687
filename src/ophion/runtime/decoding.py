"""bytes.decode: bytes of UTF-8, ASCII or Latin-1 as text (RFC 3629, ISO 8859-1).

`errors` is "strict", "replace" (each ill-formed part becomes U+FFFD, cut as the Unicode Standard 3.9
recommends and CPython does), "ignore", "backslashreplace", "surrogateescape" (PEP 383) or, for UTF-8,
"surrogatepass". The wider encodings are in `wide_decoding`.
"""

from ophion.lang import u64
from ophion.lang.unsafe import load_u8, load_u64
from ophion.runtime.bytestrings import bytes_from_memory
from ophion.runtime.encoding import ASCII, LATIN_1, UTF_8, check_handler, codec_name, codec_number
from ophion.runtime.strings import text_from_memory
from ophion.runtime.text_buffer import TextBuffer

REPLACEMENT = 0xFFFD
HIGH_BITS = u64(0x8080_8080_8080_8080)


def ascii_prefix(address: u64, size: int) -> int:
    """How many bytes at the start are ASCII."""
    offset = 0
    while offset + 8 <= size and load_u64(address + offset) & HIGH_BITS == 0:
        offset += 8
    while offset < size and load_u8(address + offset) < 0x80:
        offset += 1
    return offset


def decode_text(address: u64, size: int, encoding: str, errors: str) -> str:
    """The text of `size` bytes; UnicodeDecodeError."""
    codec = codec_number(encoding)
    plain = ascii_prefix(address, size)
    if plain == size:
        return text_from_memory(address, size, size)
    buffer = TextBuffer(size)
    buffer.append(text_from_memory(address, plain, plain))
    offset = plain
    while offset < size:
        if codec == LATIN_1 or load_u8(address + offset) < 0x80:
            buffer.append_code(load_u8(address + offset))
            offset += 1
            continue
        width = 0 if codec == ASCII else sequence_width(address + offset, size - offset)
        if width == 0 and codec == UTF_8 and errors == "surrogatepass":
            width = _surrogate_width(address + offset, size - offset)
        if width > 0:
            buffer.append(text_from_memory(address + offset, width, 1))
            offset += width
        else:
            offset += _bad(buffer, address, size, offset, codec, errors)
    return buffer.finish()


def _bad(buffer: TextBuffer, address: u64, size: int, offset: int, codec: int, errors: str) -> int:
    """Deal with bytes that are no character; how many there are."""
    length = 1 if codec == ASCII else bad_length(address + offset, size - offset)
    if errors == "surrogateescape":
        for index in range(length):
            buffer.append_code(0xDC00 + load_u8(address + offset + index))
    elif not replaced(buffer, address + offset, length, errors):
        reason = _reason(address, size, offset, length, codec)
        data = bytes_from_memory(address, size)
        raise UnicodeDecodeError(codec_name(codec), data, offset, offset + length, reason)
    return length


def replaced(buffer: TextBuffer, address: u64, length: int, errors: str) -> bool:
    """Add what stands for bytes that are no character; False where they are an error."""
    if errors == "replace":
        buffer.append_code(REPLACEMENT)
    elif errors == "backslashreplace":
        for index in range(length):
            buffer.append("\\x")
            buffer.append_hex(load_u8(address + index), 2)
    elif errors != "ignore":
        check_handler(errors)
        return False
    return True


def _surrogate_width(address: u64, size: int) -> int:
    """3 where a surrogate stands in three bytes, else 0."""
    if size < 3 or load_u8(address) != 0xED or load_u8(address + 1) & 0xE0 != 0xA0:
        return 0
    return 3 if load_u8(address + 2) & 0xC0 == 0x80 else 0


def _needed(lead: int) -> int:
    """How many bytes a sequence with this lead byte has; 0 where none begins so (RFC 3629 section 4)."""
    if lead < 0xC2 or lead > 0xF4:
        return 0
    if lead < 0xE0:
        return 2
    return 3 if lead < 0xF0 else 4


def _second_is_good(lead: int, second: int) -> bool:
    """Whether a second byte may follow: no overlong forms, no surrogates, nothing beyond U+10FFFF."""
    if second & 0xC0 != 0x80:
        return False
    if lead == 0xE0:
        return second >= 0xA0
    if lead == 0xED:
        return second < 0xA0
    if lead == 0xF0:
        return second >= 0x90
    return lead != 0xF4 or second < 0x90


def _good_part(address: u64, size: int) -> int:
    """How many bytes of the sequence that begins here are well-formed; 0 for a byte that begins none."""
    lead = load_u8(address)
    needed = _needed(lead)
    if needed == 0:
        return 0
    if size < 2 or not _second_is_good(lead, load_u8(address + 1)):
        return 1
    good = 2
    while good < needed and good < size and load_u8(address + good) & 0xC0 == 0x80:
        good += 1
    return good


def sequence_width(address: u64, size: int) -> int:
    """The width of the well-formed sequence that begins here, or 0."""
    good = _good_part(address, size)
    return good if good > 0 and good == _needed(load_u8(address)) else 0


def bad_length(address: u64, size: int) -> int:
    """How many bytes of an ill-formed sequence are replaced together."""
    good = _good_part(address, size)
    return good if good > 0 else 1


def _reason(address: u64, size: int, offset: int, length: int, codec: int) -> str:
    """What is bad about some bytes, in CPython's words."""
    if codec == ASCII:
        return "ordinal not in range(128)"
    if _needed(load_u8(address + offset)) == 0:
        return "invalid start byte"
    return "unexpected end of data" if offset + length == size else "invalid continuation byte"
