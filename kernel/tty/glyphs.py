"""Characters of the screen: from UTF-8 bytes to code points, and from those to code page 437.

`Utf8Decoder` follows the Unicode standard, section 3.9, table 3-7: a byte that cannot continue a sequence
ends it with U+FFFD and is looked at again.
"""

REPLACEMENT = 0xFFFD
MISSING_GLYPH = 0xFE  # the small square of code page 437

# The characters of code page 437 from 0x80 on, in order (Unicode's mapping file CP437.TXT).
_UPPER_HALF = (
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»"
    "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ "
)
# The glyphs in the places of control characters that text uses.
_LOW_GLYPHS: dict[int, int] = {
    0x263A: 0x01,
    0x2665: 0x03,
    0x2666: 0x04,
    0x2022: 0x07,
    0x25BA: 0x10,
    0x25C4: 0x11,
    0x2191: 0x18,
    0x2193: 0x19,
    0x2192: 0x1A,
    0x2190: 0x1B,
    0x2018: 0x27,
    0x2019: 0x27,
    0x201C: 0x22,
    0x201D: 0x22,
    0x2013: 0x2D,
    0x2014: 0x2D,
}


def _glyph_table() -> dict[int, int]:
    table: dict[int, int] = {}
    for position, character in enumerate(_UPPER_HALF):
        table[ord(character)] = 0x80 + position
    for code, glyph in _LOW_GLYPHS.items():
        table[code] = glyph
    return table


_GLYPHS = _glyph_table()


def glyph_of(code: int) -> int:
    """The character of code page 437 that shows code point `code`; a small square where it has none."""
    if 0x20 <= code < 0x7F:
        return code
    return _GLYPHS.get(code, MISSING_GLYPH)


class Utf8Decoder:
    """Turns bytes, one at a time, into code points."""

    def __init__(self) -> None:
        self._code = 0
        self._missing = 0  # continuation bytes still to come
        self._low = 0x80  # the range in which the next continuation byte must lie
        self._high = 0xBF

    def feed(self, byte: int) -> tuple[int, bool]:
        """Take one byte: a code point or -1 where more must come, and whether the byte is to be fed again."""
        if self._missing == 0:
            return self._begin(byte), False
        if not self._low <= byte <= self._high:
            self._missing = 0
            return REPLACEMENT, True
        self._low, self._high = 0x80, 0xBF
        self._code = self._code << 6 | byte & 0x3F
        self._missing -= 1
        return (self._code if self._missing == 0 else -1), False

    def _begin(self, byte: int) -> int:
        if byte < 0x80:
            return byte
        if byte < 0xC2 or byte > 0xF4:
            return REPLACEMENT
        self._low, self._high = 0x80, 0xBF
        if byte < 0xE0:
            self._code, self._missing = byte & 0x1F, 1
        elif byte < 0xF0:
            self._code, self._missing = byte & 0x0F, 2
            if byte == 0xE0:
                self._low = 0xA0
            elif byte == 0xED:
                self._high = 0x9F
        else:
            self._code, self._missing = byte & 0x07, 3
            if byte == 0xF0:
                self._low = 0x90
            elif byte == 0xF4:
                self._high = 0x8F
        return -1
