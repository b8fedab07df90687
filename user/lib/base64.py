"""base64: bytes as text of 64, 32 or 16 characters, and back (RFC 4648)."""

from user.lib.binascii import Error, a2b_base64, b2a_base64

_LETTERS_32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_FROM_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def _bytes(s: str | bytes | bytearray | memoryview) -> bytes:
    if not isinstance(s, str):
        return bytes(s)
    if not s.isascii():
        raise ValueError("string argument should contain only ASCII characters")
    return s.encode()


def b64encode(
    s: bytes | bytearray | memoryview, altchars: bytes | bytearray | memoryview | None = None
) -> bytes:
    """Base64, with other characters for + and /."""
    made = b2a_base64(s, newline=False)
    return made if altchars is None else made.translate(bytes.maketrans(b"+/", bytes(altchars)))


def b64decode(
    s: str | bytes | bytearray | memoryview,
    altchars: str | bytes | bytearray | memoryview | None = None,
    validate: bool = False,
) -> bytes:
    """The bytes of base64. binascii.Error."""
    text = _bytes(s)
    if altchars is not None:
        text = text.translate(bytes.maketrans(_bytes(altchars), b"+/"))
    return a2b_base64(text, strict_mode=validate)


def standard_b64encode(s: bytes | bytearray | memoryview) -> bytes:
    """Base64."""
    return b64encode(s)


def standard_b64decode(s: str | bytes | bytearray | memoryview) -> bytes:
    """The bytes of base64. binascii.Error."""
    return b64decode(s)


def urlsafe_b64encode(s: bytes | bytearray | memoryview) -> bytes:
    """Base64 with - and _ for + and /."""
    return b64encode(s).translate(_URL_SAFE)


def urlsafe_b64decode(s: str | bytes | bytearray | memoryview) -> bytes:
    """The bytes of base64 with - and _ for + and /. binascii.Error."""
    return b64decode(_bytes(s).translate(_FROM_URL_SAFE))


def b32encode(s: bytes | bytearray | memoryview) -> bytes:
    """Base32."""
    made = bytearray()
    for at in range(0, len(s), 5):
        part = bytes(s[at : at + 5])
        bits = int.from_bytes(part.ljust(5, b"\0"), "big")
        used = (len(part) * 8 + 4) // 5
        for place in range(8):
            made.append(_LETTERS_32[bits >> (35 - 5 * place) & 31] if place < used else 0x3D)
    return bytes(made)


def b32decode(s: str | bytes | bytearray | memoryview, casefold: bool = False) -> bytes:
    """The bytes of base32. binascii.Error."""
    text = _bytes(s)
    if len(text) % 8:
        raise Error("Incorrect padding")
    if casefold:
        text = text.upper()
    letters = text.rstrip(b"=")
    pads = len(text) - len(letters)
    made = bytearray()
    for at in range(0, len(letters), 8):
        bits = 0
        for byte in letters[at : at + 8].ljust(8, b"A"):
            value = _LETTERS_32.find(byte)
            if value < 0:
                raise Error("Non-base32 digit found")
            bits = bits << 5 | value
        made += bits.to_bytes(5, "big")
    if pads not in (0, 1, 3, 4, 6):
        raise Error("Incorrect padding")
    lost = (5 * pads + 7) // 8
    return bytes(made[: len(made) - lost])


def b16encode(s: bytes | bytearray | memoryview) -> bytes:
    """Base16: hexadecimal in capitals."""
    return bytes(s).hex().upper().encode()


def b16decode(s: str | bytes | bytearray | memoryview, casefold: bool = False) -> bytes:
    """The bytes of base16. binascii.Error."""
    text = _bytes(s)
    if casefold:
        text = text.upper()
    if any(byte not in b"0123456789ABCDEF" for byte in text):
        raise Error("Non-base16 digit found")
    if len(text) % 2 == 1:
        raise Error("Odd-length string")
    return bytes.fromhex(text.decode())
