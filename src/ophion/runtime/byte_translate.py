"""bytes.translate and bytes.maketrans: each byte by a table of 256."""

from ophion.lang.unsafe import load_u8, store_u8
from ophion.runtime.bytestrings import bytes_from_memory
from ophion.runtime.spans import B, D, blank, part, span_address, span_size

BYTES = 256


def translate(data: D, table: B | None, delete: bytes = b"") -> D:
    """data.translate(table, delete): without the bytes of `delete`, the others as the table has them."""
    if table is not None and span_size(table) != BYTES:
        raise ValueError("translation table must be 256 characters long")
    made = blank(data, span_size(data))
    size = 0
    for offset in range(span_size(data)):
        value = load_u8(span_address(data) + offset)
        if len(delete) == 0 or value not in delete:
            store_u8(
                span_address(made) + size, value if table is None else load_u8(span_address(table) + value)
            )
            size += 1
    return part(made, 0, size)


def byte_table(frm: B, to: B) -> bytes:
    """bytes.maketrans(frm, to)"""
    if span_size(frm) != span_size(to):
        raise ValueError("maketrans arguments must have same length")
    table = bytearray(range(BYTES))
    for offset in range(span_size(frm)):
        table[load_u8(span_address(frm) + offset)] = load_u8(span_address(to) + offset)
    return bytes_from_memory(span_address(table), BYTES)
