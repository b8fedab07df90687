"""zlib: its checksums. Nothing is compressed."""

_crc_table: list[int] = []


def _table() -> list[int]:
    """The remainders of all bytes (ISO 3309), made when they are needed first."""
    if len(_crc_table) == 0:
        for byte in range(256):
            value = byte
            for _ in range(8):
                value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
            _crc_table.append(value)
    return _crc_table


def crc32(data: bytes | bytearray | memoryview, value: int = 0, /) -> int:
    """The cyclic redundancy check of bytes; of more where `value` is that of those before."""
    table = _table()
    found = value & 0xFFFF_FFFF ^ 0xFFFF_FFFF
    for byte in data:
        found = found >> 8 ^ table[(found ^ byte) & 0xFF]
    return found ^ 0xFFFF_FFFF


def adler32(data: bytes | bytearray | memoryview, value: int = 1, /) -> int:
    """The checksum of RFC 1950; of more bytes where `value` is that of those before."""
    low, high = value & 0xFFFF, value >> 16 & 0xFFFF
    for byte in data:
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low
