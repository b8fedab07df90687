"""Names on FAT32: short names with their case bits, long names in UTF-16, and which names are the same.

Short names are in code page 850, as mkfs.fat and mtools have it by default. What no name may hold ("/" and
control characters) is shown as "_", half a surrogate pair as U+FFFD, so that a damaged directory still lists
names that a path can hold.
"""

from abi import fat32

HIGH_850 = (
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"  # noqa: RUF001
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0"  # noqa: RUF001
)
REPLACEMENT = "\ufffd"
BASE_SIZE = 8


def fold(name: str) -> str:
    """Equal for names that FAT32 does not tell apart: case and dots at the end do not count."""
    return name.rstrip(".").lower()


def short_name(raw: bytes, case_bits: int) -> str:
    """A short entry's 11 bytes as the name shown, "README.TXT"; "" where there is none."""
    base = _part(raw[:BASE_SIZE], case_bits & fat32.CASE_LOWER_BASE != 0)
    extension = _part(raw[BASE_SIZE:], case_bits & fat32.CASE_LOWER_EXTENSION != 0)
    if raw[0] == fat32.NAME_KANJI_E5:
        base = _character(fat32.NAME_DELETED) + base[1:]
    return f"{base}.{extension}" if extension else base


def _part(raw: bytes, lower: bool) -> str:
    text = "".join([_character(byte) for byte in raw.rstrip(b" ")])
    return text.lower() if lower else text


def _character(byte: int) -> str:
    if byte >= 0x80:
        return HIGH_850[byte - 0x80]
    if byte < 0x20 or byte == 0x2F:
        return "_"
    return chr(byte)


def long_name(units: list[int]) -> str:
    """UTF-16 code units as far as the terminating 0, as a name."""
    parts: list[str] = []
    index = 0
    while index < len(units) and units[index] != 0:
        unit = units[index]
        index += 1
        if not 0xD800 <= unit < 0xE000:
            parts.append("_" if unit < 0x20 or unit == 0x2F else chr(unit))
        elif unit < 0xDC00 and index < len(units) and 0xDC00 <= units[index] < 0xE000:
            parts.append(chr(0x10000 + ((unit - 0xD800) << 10) + (units[index] - 0xDC00)))
            index += 1
        else:
            parts.append(REPLACEMENT)
    return "".join(parts)


def unit_count(name: str) -> int:
    """The length of `name` in UTF-16 code units."""
    return len(name) + sum([1 for character in name if ord(character) >= 0x10000])


def units_of(piece: bytes) -> list[int]:
    """The UTF-16 code units in a piece of a long-name entry."""
    return [piece[index] | piece[index + 1] << 8 for index in range(0, len(piece), 2)]
