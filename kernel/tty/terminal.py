"""The terminal: bytes with ANSI escape sequences become characters, colours and cursor moves on a Screen.

The sequences are those of ECMA-48 and of the Linux console (console_codes(4)) that programs meet: cursor
moves, erasing, inserting and deleting, scrolling regions, colours, cursor visibility, reports. What it does
not know it swallows whole. `write` takes any bytes; replies that a sequence asks for gather in `take_reply`.

The rules of wrapping are those of the VT100: the last column does not wrap until the next character comes.
"""

from kernel.drivers.screen import Screen
from kernel.tty.glyphs import Utf8Decoder, glyph_of

_GROUND = 0
_ESCAPE = 1
_CONTROL = 2  # inside ESC [ ...
_STRING = 3  # inside ESC ] ... and the like, to BEL or ESC \
_STRING_ESCAPE = 4
_DESIGNATE = 5  # after ESC ( and the like: one byte names a character set

_TAB_WIDTH = 8
_MAXIMUM_PARAMETER = 9999
_MAXIMUM_PARAMETERS = 16
DEFAULT_ATTRIBUTE = 0x07  # light grey on black

# ANSI colours 0-7 as VGA numbers them (red and blue change places).
_VGA_COLOUR = [0, 4, 2, 6, 1, 5, 3, 7]


class Terminal:
    """One terminal on one screen; the cursor is at (`row`, `column`), counted from 0."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.row = 0
        self.column = 0
        self._wrap_pending = False
        self._visible = True
        self._top = 0
        self._bottom = screen.rows - 1
        self._saved_row = 0
        self._saved_column = 0
        self._state = _GROUND
        self._parameters: list[int] = []
        self._private = 0
        self._decoder = Utf8Decoder()
        self._reply = bytearray()
        self._foreground = 7
        self._background = 0
        self._bold = False
        self._reverse = False
        self._attribute = DEFAULT_ATTRIBUTE
        self._erase_screen(2)
        self._show_cursor()

    def write(self, data: bytes | memoryview) -> None:
        """Interpret `data` and show the cursor where it ends up."""
        for byte in data:
            self._feed(byte)
        self._show_cursor()

    def take_reply(self) -> bytes:
        """The bytes that the terminal sends back (cursor position reports), once."""
        reply = bytes(self._reply)
        if reply:
            self._reply = bytearray()
        return reply

    def _show_cursor(self) -> None:
        self.screen.set_cursor(self.row, self.column, self._visible)

    # Parsing: console_codes(4), "ECMA-48 CSI sequences".

    def _feed(self, byte: int) -> None:
        if self._state == _GROUND:
            self._feed_text(byte)
        elif self._state == _CONTROL:
            self._feed_control_sequence(byte)
        elif self._state == _ESCAPE:
            self._feed_escape(byte)
        elif self._state == _STRING:
            if byte == 0x07:
                self._state = _GROUND
            elif byte == 0x1B:
                self._state = _STRING_ESCAPE
        elif self._state == _STRING_ESCAPE:
            self._state = _GROUND if byte == 0x5C else _STRING
        else:
            self._state = _GROUND

    def _feed_text(self, byte: int) -> None:
        again = True
        while again:
            code, again = self._decoder.feed(byte)
            if code >= 0x20 and code != 0x7F:
                self._put(glyph_of(code))
            elif code >= 0:
                self._control_character(code)

    def _control_character(self, code: int) -> None:
        if code == 0x08:
            self._wrap_pending = False
            self.column = max(self.column - 1, 0)
        elif code == 0x09:
            stop = (self.column // _TAB_WIDTH + 1) * _TAB_WIDTH
            self._go(self.row, stop)
        elif 0x0A <= code <= 0x0C:
            self._line_feed()
        elif code == 0x0D:
            self._go(self.row, 0)
        elif code == 0x1B:
            self._state = _ESCAPE

    def _feed_escape(self, byte: int) -> None:
        self._state = _GROUND
        if byte == 0x5B:  # [
            self._state = _CONTROL
            self._parameters = [0]
            self._private = 0
        elif byte in b"]P^_X":
            self._state = _STRING
        elif byte in b"()*+#%":
            self._state = _DESIGNATE
        elif byte == 0x37:  # 7
            self._save_cursor()
        elif byte == 0x38:  # 8
            self._go(self._saved_row, self._saved_column)
        elif byte == 0x44:  # D
            self._line_feed()
        elif byte == 0x45:  # E
            self._go(self.row, 0)
            self._line_feed()
        elif byte == 0x4D:  # M
            self._reverse_line_feed()
        elif byte == 0x63:  # c
            self._reset()

    def _feed_control_sequence(self, byte: int) -> None:
        if 0x30 <= byte <= 0x39:
            value = self._parameters[-1] * 10 + byte - 0x30
            self._parameters[-1] = min(value, _MAXIMUM_PARAMETER)
        elif byte == 0x3B or byte == 0x3A:
            if len(self._parameters) < _MAXIMUM_PARAMETERS:
                self._parameters.append(0)
        elif 0x3C <= byte <= 0x3F:
            self._private = byte
        elif 0x40 <= byte <= 0x7E:
            self._state = _GROUND
            self._control_sequence(byte)
        elif byte == 0x1B:
            self._state = _ESCAPE
        elif byte < 0x20:
            self._control_character(byte)

    def _parameter(self, index: int, default: int) -> int:
        """A parameter; 0 and absence mean the default."""
        if index < len(self._parameters) and self._parameters[index] != 0:
            return self._parameters[index]
        return default

    def _control_sequence(self, final: int) -> None:
        if self._private != 0:
            if self._private == 0x3F and self._parameters[0] == 25 and (final == 0x68 or final == 0x6C):
                self._visible = final == 0x68
            return
        count = self._parameter(0, 1)
        if final in b"ABCDEFGHde`af":
            self._move_sequence(final, count)
        elif final in b"@PLMXST":
            self._edit_sequence(final, count)
        elif final == 0x4A:  # J
            self._erase_screen(self._parameters[0])
        elif final == 0x4B:  # K
            self._erase_line(self._parameters[0])
        elif final == 0x6D:  # m
            self._select_rendition()
        elif final == 0x6E:  # n
            self._report()
        elif final == 0x72:  # r
            self._set_region()
        elif final == 0x73:  # s
            self._save_cursor()
        elif final == 0x75:  # u
            self._go(self._saved_row, self._saved_column)

    def _move_sequence(self, final: int, count: int) -> None:
        if final == 0x41:  # A
            self._go(max(self.row - count, self._top if self.row >= self._top else 0), self.column)
        elif final == 0x42 or final == 0x65:  # B e
            limit = self._bottom if self.row <= self._bottom else self.screen.rows - 1
            self._go(min(self.row + count, limit), self.column)
        elif final == 0x43 or final == 0x61:  # C a
            self._go(self.row, self.column + count)
        elif final == 0x44:  # D
            self._go(self.row, self.column - count)
        elif final == 0x45:  # E
            self._go(self.row + count, 0)
        elif final == 0x46:  # F
            self._go(self.row - count, 0)
        elif final == 0x47 or final == 0x60:  # G `
            self._go(self.row, count - 1)
        elif final == 0x64:  # d
            self._go(count - 1, self.column)
        else:  # H f
            self._go(count - 1, self._parameter(1, 1) - 1)

    def _edit_sequence(self, final: int, count: int) -> None:
        self._wrap_pending = False
        rest = self.screen.columns - self.column
        if final == 0x53:  # S
            self._scroll_up(self._top, count)
        elif final == 0x54:  # T
            self._scroll_down(self._top, count)
        elif final == 0x4C or final == 0x4D:  # L M
            if self._top <= self.row <= self._bottom:
                if final == 0x4C:
                    self._scroll_down(self.row, count)
                else:
                    self._scroll_up(self.row, count)
        elif final == 0x58:  # X
            self.screen.fill(self.row, self.column, min(count, rest), self._attribute)
        elif final == 0x40:  # @
            count = min(count, rest)
            self.screen.move_columns(self.row, self.column, self.column + count, rest - count)
            self.screen.fill(self.row, self.column, count, self._attribute)
        else:  # P
            count = min(count, rest)
            self.screen.move_columns(self.row, self.column + count, self.column, rest - count)
            self.screen.fill(self.row, self.screen.columns - count, count, self._attribute)

    # Acting.

    def _go(self, row: int, column: int) -> None:
        self._wrap_pending = False
        self.row = min(max(row, 0), self.screen.rows - 1)
        self.column = min(max(column, 0), self.screen.columns - 1)

    def _put(self, glyph: int) -> None:
        if self._wrap_pending:
            self._go(self.row, 0)
            self._line_feed()
        self.screen.put(self.row, self.column, glyph, self._attribute)
        if self.column == self.screen.columns - 1:
            self._wrap_pending = True
        else:
            self.column += 1

    def _line_feed(self) -> None:
        self._wrap_pending = False
        if self.row == self._bottom:
            self._scroll_up(self._top, 1)
        elif self.row < self.screen.rows - 1:
            self.row += 1

    def _reverse_line_feed(self) -> None:
        self._wrap_pending = False
        if self.row == self._top:
            self._scroll_down(self._top, 1)
        elif self.row > 0:
            self.row -= 1

    def _scroll_up(self, top: int, count: int) -> None:
        count = min(count, self._bottom - top + 1)
        for row in range(top, self._bottom - count + 1):
            self.screen.move_row(row + count, row)
        for row in range(self._bottom - count + 1, self._bottom + 1):
            self.screen.fill(row, 0, self.screen.columns, self._attribute)

    def _scroll_down(self, top: int, count: int) -> None:
        count = min(count, self._bottom - top + 1)
        for row in range(self._bottom, top + count - 1, -1):
            self.screen.move_row(row - count, row)
        for row in range(top, top + count):
            self.screen.fill(row, 0, self.screen.columns, self._attribute)

    def _erase_line(self, how: int) -> None:
        self._wrap_pending = False
        if how == 0:
            self.screen.fill(self.row, self.column, self.screen.columns - self.column, self._attribute)
        elif how == 1:
            self.screen.fill(self.row, 0, self.column + 1, self._attribute)
        elif how == 2:
            self.screen.fill(self.row, 0, self.screen.columns, self._attribute)

    def _erase_screen(self, how: int) -> None:
        if how == 0 or how == 1:
            self._erase_line(how)
        first = self.row + 1 if how == 0 else 0
        last = self.row - 1 if how == 1 else self.screen.rows - 1
        if how <= 3:
            for row in range(first, last + 1):
                self.screen.fill(row, 0, self.screen.columns, self._attribute)

    def _set_region(self) -> None:
        top = self._parameter(0, 1) - 1
        bottom = min(self._parameter(1, self.screen.rows), self.screen.rows) - 1
        if top < bottom:
            self._top, self._bottom = top, bottom
            self._go(0, 0)

    def _save_cursor(self) -> None:
        self._saved_row, self._saved_column = self.row, self.column

    def _report(self) -> None:
        if self._parameters[0] == 5:
            self._reply += b"\x1b[0n"
        elif self._parameters[0] == 6:
            self._reply += f"\x1b[{self.row + 1};{self.column + 1}R".encode()

    def _reset(self) -> None:
        self._top, self._bottom = 0, self.screen.rows - 1
        self._parameters = [0]
        self._select_rendition()
        self._go(0, 0)
        self._save_cursor()
        self._visible = True
        self._erase_screen(2)

    def _select_rendition(self) -> None:
        """Colours: console_codes(4), "ECMA-48 Select Graphic Rendition"."""
        index = 0
        while index < len(self._parameters):
            code = self._parameters[index]
            index += 1
            if code == 38 or code == 48:
                index += self._extended_colour(code, index)
            else:
                self._rendition(code)
        foreground = self._foreground | 8 if self._bold else self._foreground
        if self._reverse:
            self._attribute = (foreground & 7) << 4 | self._background
        else:
            self._attribute = self._background << 4 | foreground

    def _rendition(self, code: int) -> None:
        if code == 0:
            self._foreground, self._background = 7, 0
            self._bold = self._reverse = False
        elif code == 1:
            self._bold = True
        elif code == 7:
            self._reverse = True
        elif code == 22:
            self._bold = False
        elif code == 27:
            self._reverse = False
        elif 30 <= code <= 37:
            self._foreground = _VGA_COLOUR[code - 30]
        elif code == 39:
            self._foreground = 7
        elif 40 <= code <= 47:
            self._background = _VGA_COLOUR[code - 40]
        elif code == 49:
            self._background = 0
        elif 90 <= code <= 97:
            self._foreground = _VGA_COLOUR[code - 90] | 8
        elif 100 <= code <= 107:
            self._background = _VGA_COLOUR[code - 100]

    def _extended_colour(self, code: int, index: int) -> int:
        """38 and 48 take `5;n` or `2;r;g;b`: the palette's first 16 count; how many parameters were used."""
        if index >= len(self._parameters) or self._parameters[index] != 5:
            return 4
        colour = self._parameters[index + 1] if index + 1 < len(self._parameters) else 0
        if colour < 16:
            vga = _VGA_COLOUR[colour & 7]
            if code == 38:
                self._foreground = vga | colour & 8
            else:
                self._background = vga
        return 2
