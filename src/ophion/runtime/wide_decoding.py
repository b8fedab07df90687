"""bytes.decode of UTF-16 and UTF-32 (RFC 2781, The Unicode Standard 3.10), and of UTF-8 with a mark."""

from ophion.lang import u64
from ophion.lang.unsafe import load_u8
from ophion.runtime.bytestrings import bytes_from_memory
from ophion.runtime.decoding import decode_text, replaced
from ophion.runtime.encoding import plain_name
from ophion.runtime.spans import D, span_address, span_size
from ophion.runtime.text_buffer import TextBuffer
from ophion.runtime.wide_encoding import MARK, WideCodec, wide_codec


def decode_any(data: D, encoding: str = "utf-8", errors: str = "strict") -> str:
    """data.decode(encoding, errors) of any encoding."""
    address, size = span_address(data), span_size(data)
    if plain_name(encoding) == "utf-8-sig":
        mark = 3 if size >= 3 and data[0] == 0xEF and data[1] == 0xBB and data[2] == 0xBF else 0
        return decode_text(address + mark, size - mark, "utf-8", errors)
    codec = wide_codec(encoding)
    if codec is None:
        return decode_text(address, size, encoding, errors)
    return _WideDecoder(address, size, codec, errors).text()


class _WideDecoder:
    """Goes through the units of some bytes."""

    def __init__(self, address: u64, size: int, codec: WideCodec, errors: str) -> None:
        self.address = address
        self.size = size
        self.width = codec.width
        self.big = codec.order == "big"
        self.errors = errors
        self.offset = 0
        self.buffer = TextBuffer(size // codec.width)
        if codec.marked and size >= self.width:
            self._read_mark()

    def _read_mark(self) -> None:
        """Take the order of bytes from the mark, where there is one."""
        for big in (False, True):
            self.big = big
            if self.unit(0) == MARK:
                self.offset = self.width
                return
        self.big = False

    def unit(self, offset: int) -> int:
        """The unit at an offset."""
        value = 0
        for place in range(self.width):
            value = value << 8 | load_u8(
                self.address + offset + (place if self.big else self.width - 1 - place)
            )
        return value

    def text(self) -> str:
        """All of it as text; UnicodeDecodeError."""
        while self.offset + self.width <= self.size:
            unit = self.unit(self.offset)
            if self.width == 4:
                self._whole(unit)
            elif 0xD800 <= unit < 0xE000:
                self._surrogate(unit)
            else:
                self._add(unit, 2)
        if self.offset < self.size:
            self._bad(self.size, "truncated data")
        return self.buffer.finish()

    def _add(self, code: int, width: int) -> None:
        self.buffer.append_code(code)
        self.offset += width

    def _whole(self, code: int) -> None:
        """A character of UTF-32."""
        if code > 0x10FFFF:
            self._bad(self.offset + 4, "code point not in range(0x110000)")
        elif 0xD800 <= code < 0xE000 and self.errors != "surrogatepass":
            self._bad(self.offset + 4, "code point in surrogate code point range(0xd800, 0xe000)")
        else:
            self._add(code, 4)

    def _surrogate(self, unit: int) -> None:
        """A surrogate of UTF-16: the first of a pair, or alone."""
        following = self.unit(self.offset + 2) if self.offset + 4 <= self.size else 0
        if unit < 0xDC00 and 0xDC00 <= following < 0xE000:
            self._add(0x10000 + ((unit & 0x3FF) << 10 | following & 0x3FF), 4)
        elif self.errors == "surrogatepass":
            self._add(unit, 2)
        elif unit >= 0xDC00:
            self._bad(self.offset + 2, "illegal encoding")
        elif self.offset + 4 > self.size:
            self._bad(self.size, "unexpected end of data")
        else:
            self._bad(self.offset + 2, "illegal UTF-16 surrogate")

    def _bad(self, end: int, reason: str) -> None:
        """Deal with bytes that are no character."""
        if not replaced(self.buffer, self.address + self.offset, end - self.offset, self.errors):
            name = "utf-" + str(8 * self.width) + ("-be" if self.big else "-le")
            data = bytes_from_memory(self.address, self.size)
            raise UnicodeDecodeError(name, data, self.offset, end, reason)
        self.offset = end
