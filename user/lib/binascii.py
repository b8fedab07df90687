"""binascii: bytes as hexadecimal and base64, and back; their check."""

from user.lib.zlib import crc32

__all__ = [
    "Error",
    "Incomplete",
    "a2b_base64",
    "a2b_hex",
    "b2a_base64",
    "b2a_hex",
    "crc32",
    "hexlify",
    "unhexlify",
]

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PAD = 0x3D


class Error(ValueError):
    """That a text does not stand for bytes."""


class Incomplete(Exception):
    """That a text ends too early; nothing raises it."""


def _ascii(data: str | bytes | bytearray | memoryview) -> bytes:
    if not isinstance(data, str):
        return bytes(data)
    if not data.isascii():
        raise ValueError("string argument should contain only ASCII characters")
    return data.encode()


def b2a_hex(
    data: bytes | bytearray | memoryview, sep: str | bytes | None = None, bytes_per_sep: int = 1
) -> bytes:
    """Two hexadecimal digits a byte."""
    if sep is None:
        return bytes(data).hex().encode()
    return bytes(data).hex(sep if isinstance(sep, str) else sep.decode("latin-1"), bytes_per_sep).encode()


def hexlify(
    data: bytes | bytearray | memoryview, sep: str | bytes | None = None, bytes_per_sep: int = 1
) -> bytes:
    """As b2a_hex."""
    return b2a_hex(data, sep, bytes_per_sep)


def a2b_hex(hexstr: str | bytes | bytearray | memoryview, /) -> bytes:
    """The bytes of hexadecimal digits. Error."""
    digits = _ascii(hexstr)
    if len(digits) % 2 == 1:
        raise Error("Odd-length string")
    if any(not (chr(digit).isdigit() or chr(digit) in "abcdefABCDEF") for digit in digits):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(digits.decode())


def unhexlify(hexstr: str | bytes | bytearray | memoryview, /) -> bytes:
    """As a2b_hex."""
    return a2b_hex(hexstr)


def b2a_base64(data: bytes | bytearray | memoryview, /, *, newline: bool = True) -> bytes:
    """Base64 (RFC 4648)."""
    made = bytearray()
    for at in range(0, len(data), 3):
        part = bytes(data[at : at + 3])
        bits = int.from_bytes(part.ljust(3, b"\0"), "big")
        for place in range(4):
            made.append(_LETTERS[bits >> (18 - 6 * place) & 63] if place <= len(part) else _PAD)
    return bytes(made) + (b"\n" if newline else b"")


def a2b_base64(data: str | bytes | bytearray | memoryview, /, *, strict_mode: bool = False) -> bytes:
    """The bytes of base64; other characters are skipped, or refused where it is strict. Error."""
    text = _ascii(data)
    if strict_mode and text.startswith(b"="):
        raise Error("Leading padding not allowed")
    made = bytearray()
    bits = count = pads = 0
    padded = False
    for at, byte in enumerate(text):
        if byte == _PAD:
            padded = True
            if count >= 2:
                pads += 1
                if count + pads >= 4:
                    if strict_mode and at + 1 < len(text):
                        raise Error("Excess data after padding")
                    return bytes(made)
            continue
        value = _LETTERS.find(byte)
        if value < 0:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and padded:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        bits = (bits << 6 | value) & 0xFFFF_FFFF
        if count > 0:
            made.append(bits >> (6 - 2 * count) & 0xFF)
        count = (count + 1) % 4
    if count == 1:
        characters = len(made) // 3 * 4 + 1
        raise Error(
            f"Invalid base64-encoded string: number of data characters ({characters})"
            " cannot be 1 more than a multiple of 4"
        )
    if count != 0:
        raise Error("Incorrect padding")
    return bytes(made)
