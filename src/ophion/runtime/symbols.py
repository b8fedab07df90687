"""Where in the source an address of the kernel's code comes from: the line table that the linking step
embeds.

Its layout is described in ophion.compiler.backend.symbols. The table is constant data of the program, so it
stays mapped; every read lies inside it because its own counts bound it.
"""

from ophion.lang import u64
from ophion.lang.unsafe import load_u32, load_u64, memory, symbol_address

HEADER_SIZE = 24
FUNCTION_SIZE = 12
ROW_SIZE = 8
LINE_BITS = 20


def _last_not_above(start: u64, count: int, size: int, offset: int) -> int:
    """The last of `count` records of `size` bytes, sorted by their first u32, that is at most `offset`; -1
    for none.
    """
    low = 0
    high = count
    while low < high:
        middle = (low + high) // 2
        if load_u32(start + middle * size) <= offset:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _string(table: u64, offset: int) -> str:
    """A string of the table."""
    place = table + load_u32(table + 20) + offset
    return bytes(memory(place + 4, load_u32(place))).decode()


def _function(table: u64, offset: int) -> str:
    """The name of the function around a code offset, or an empty text."""
    start = table + HEADER_SIZE
    number = _last_not_above(start, load_u32(table + 8), FUNCTION_SIZE, offset)
    if number < 0:
        return ""
    entry = start + number * FUNCTION_SIZE
    if offset - load_u32(entry) >= load_u32(entry + 4):
        return ""
    return _string(table, load_u32(entry + 8))


def lookup(address: u64) -> str:
    """`File "x.py", line 3, in f` for an address in the program's code, or an empty text."""
    table = symbol_address("ophion_line_table")
    base = load_u64(table)
    if address < base or address - base >= 0x1_0000_0000:
        return ""
    offset = int(address - base)
    function = _function(table, offset)
    rows = table + HEADER_SIZE + load_u32(table + 8) * FUNCTION_SIZE
    count = load_u32(table + 12)
    number = _last_not_above(rows, count, ROW_SIZE, offset)
    if function == "" or number < 0:
        return ""
    packed = load_u32(rows + number * ROW_SIZE + 4)
    line = packed & (1 << LINE_BITS) - 1
    names = rows + count * ROW_SIZE
    file = _string(table, load_u32(names + 4 * (packed >> LINE_BITS)))
    return 'File "' + file + '", line ' + str(line) + ", in " + function
