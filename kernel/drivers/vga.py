"""The VGA text screen: 80 by 25 cells at physical 0xB8000.

Source: IBM VGA Technical Reference, "Alphanumeric modes".

A cell is two bytes: character, then attribute. The cursor is the CRT controller's, at ports 0x3D4 and
0x3D5.
"""

from kernel.drivers.screen import Screen
from kernel.layout import DIRECT_MAP_BASE, VGA_TEXT
from ophion.lang import VirtAddr, u64
from ophion.lang.unsafe import copy_memory, inb, move_memory, outb, store_u16

ROWS = 25
COLUMNS = 80
_CELL = 2
_BLANK = 0x20

_CRTC_INDEX = 0x3D4
_CRTC_DATA = 0x3D5
_CURSOR_START = 0x0A
_CURSOR_END = 0x0B
_CURSOR_HIGH = 0x0E
_CURSOR_LOW = 0x0F
_CURSOR_DISABLE = 0x20
_SCAN_LINES = 0x1F
_CURSOR_FIRST_LINE = 14
_CURSOR_LAST_LINE = 15

_ATTRIBUTE_ADDRESS = 0x3C0  # index and data in turn; reading 0x3DA makes the next access the index
_INPUT_STATUS = 0x3DA
_MODE_CONTROL = 0x10
_PALETTE_ENABLE = 0x20
_BLINK = 0x08


class VgaScreen(Screen):
    """The screen of a PC. Its memory stays mapped for ever, in the direct map."""

    def __init__(self) -> None:
        """Take the screen in the text mode that the firmware left; a bright background does not blink."""
        self._memory = VirtAddr(DIRECT_MAP_BASE + VGA_TEXT)
        self._stop_blinking()
        outb(_CRTC_INDEX, _CURSOR_END)
        outb(_CRTC_DATA, inb(_CRTC_DATA) & ~_SCAN_LINES | _CURSOR_LAST_LINE)

    def _stop_blinking(self) -> None:
        inb(_INPUT_STATUS)
        outb(_ATTRIBUTE_ADDRESS, _MODE_CONTROL | _PALETTE_ENABLE)
        mode = inb(_ATTRIBUTE_ADDRESS + 1)
        outb(_ATTRIBUTE_ADDRESS, mode & ~_BLINK)

    @property
    def rows(self) -> int:
        return ROWS

    @property
    def columns(self) -> int:
        return COLUMNS

    def _cell(self, row: int, column: int) -> u64:
        """The address of a cell; all that is written below lies between two such. IndexError."""
        if not (0 <= row < ROWS and 0 <= column < COLUMNS):
            raise IndexError(f"no cell at row {row}, column {column}")
        return self._memory + (row * COLUMNS + column) * _CELL

    def put(self, row: int, column: int, character: int, attribute: int) -> None:
        store_u16(self._cell(row, column), attribute << 8 | character)

    def fill(self, row: int, column: int, count: int, attribute: int) -> None:
        if count <= 0:
            return
        first = self._cell(row, column)
        self._cell(row, column + count - 1)
        for index in range(count):
            store_u16(first + index * _CELL, attribute << 8 | _BLANK)

    def move_row(self, source: int, destination: int) -> None:
        if source != destination:
            copy_memory(self._cell(destination, 0), self._cell(source, 0), COLUMNS * _CELL)

    def move_columns(self, row: int, source: int, destination: int, count: int) -> None:
        if count <= 0:
            return
        self._cell(row, source + count - 1)
        self._cell(row, destination + count - 1)
        move_memory(self._cell(row, destination), self._cell(row, source), count * _CELL)

    def set_cursor(self, row: int, column: int, visible: bool) -> None:
        position = row * COLUMNS + column
        outb(_CRTC_INDEX, _CURSOR_START)
        outb(_CRTC_DATA, _CURSOR_FIRST_LINE | (0 if visible else _CURSOR_DISABLE))
        outb(_CRTC_INDEX, _CURSOR_HIGH)
        outb(_CRTC_DATA, position >> 8 & 0xFF)
        outb(_CRTC_INDEX, _CURSOR_LOW)
        outb(_CRTC_DATA, position & 0xFF)
