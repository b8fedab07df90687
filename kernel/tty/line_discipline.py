"""The line discipline: what happens to a terminal's bytes between the wires and the programs (termios(3)).

`receive` takes one byte as it was typed and does what the settings say: edits the line, gathers it for
`read`, leaves an echo for `take_echo`, and returns the signal that the byte stands for. `process_output` is
the way out. Pure policy: it never waits and knows no device; `Tty` does the waiting.

Canonical input is a queue of lines. A line ends with its newline, or where ^D was typed; an empty line of the
second kind is the end of the file. Without ICANON there is one run of bytes.
"""

from abi import termios as t
from abi.signal import SIGINT, SIGQUIT, SIGTSTP

_LONGEST_LINE = 4095  # termios(3), "Canonical and noncanonical mode"
_LONGEST_QUEUE = 65536
_DISABLED = 0  # _POSIX_VDISABLE: a control character that is 0 is not used
_BELL = 0x07
_BACKSPACE = 0x08
_TAB = 0x09
_NEWLINE = 0x0A
_RETURN = 0x0D
_DELETE = 0x7F


def initial_settings() -> t.Termios:
    """The settings of a fresh terminal, as Linux's tty_std_termios."""
    settings = t.Termios()
    settings.c_iflag = t.ICRNL | t.IXON | t.IUTF8
    settings.c_oflag = t.OPOST | t.ONLCR
    settings.c_cflag = t.B38400 | t.CS8 | t.CREAD | t.HUPCL
    settings.c_lflag = t.ISIG | t.ICANON | t.ECHO | t.ECHOE | t.ECHOK | t.ECHOCTL | t.ECHOKE | t.IEXTEN
    for index in range(t.NCCS):
        settings.c_cc[index] = t.INITIAL_CONTROL_CHARACTERS[index]
    return settings


class LineDiscipline:
    """One terminal's input queue, line under edit and settings."""

    def __init__(self) -> None:
        self.settings = initial_settings()
        self.stopped = False  # ^S holds the output until ^Q
        self._ready = bytearray()  # what read may take
        self._lines: list[int] = []  # the lengths of the lines in _ready, in order; empty without ICANON
        self._line = bytearray()  # the line under edit
        self._line_column = 0  # the column where it began
        self._literal_next = False
        self._echo = bytearray()
        self._column = 0  # of the output, as far as control characters tell

    # Settings.

    def local(self, flag: int) -> bool:
        """Whether a c_lflag bit is set."""
        return self.settings.c_lflag & flag != 0

    def _input(self, flag: int) -> bool:
        return self.settings.c_iflag & flag != 0

    def control(self, index: int) -> int:
        """A control character of c_cc."""
        return self.settings.c_cc[index]

    def _is(self, byte: int, index: int) -> bool:
        return byte == self.settings.c_cc[index] and byte != _DISABLED

    def change_settings(self, settings: t.Termios) -> None:
        """Take new settings; input that is queued is read by the new rules."""
        was_canonical = self.local(t.ICANON)
        self.settings = settings
        canonical = self.local(t.ICANON)
        if was_canonical and not canonical:
            self._ready += self._line
            self._line = bytearray()
            self._lines = []
        elif canonical and not was_canonical and len(self._ready) > 0:
            self._lines = [len(self._ready)]
        if not self._input(t.IXON):
            self.stopped = False

    # Input.

    def receive(self, byte: int) -> int:
        """Take one typed byte; the signal to send to the foreground processes, or 0."""
        if self._input(t.ISTRIP):
            byte &= 0x7F
        if self._literal_next:
            self._literal_next = False
            self._add(byte)
            return 0
        if self._flow_control(byte):
            return 0
        signal = self._signal_of(byte)
        if signal != 0:
            self._echo_character(byte)
            if not self.local(t.NOFLSH):
                self.flush_input()
            return signal
        byte = self._translate(byte)
        if byte < 0:
            return 0
        if self.local(t.ICANON):
            self._edit(byte)
        else:
            self._add(byte)
        return 0

    def _flow_control(self, byte: int) -> bool:
        if not self._input(t.IXON):
            return False
        if self._is(byte, t.VSTOP):
            self.stopped = True
            return True
        if self._is(byte, t.VSTART) or (self.stopped and self._input(t.IXANY)):
            self.stopped = False
            return self._is(byte, t.VSTART)
        return False

    def _signal_of(self, byte: int) -> int:
        if not self.local(t.ISIG):
            return 0
        if self._is(byte, t.VINTR):
            return SIGINT
        if self._is(byte, t.VQUIT):
            return SIGQUIT
        if self._is(byte, t.VSUSP):
            return SIGTSTP
        return 0

    def _translate(self, byte: int) -> int:
        """c_iflag's changes of carriage return and newline; -1 for a byte that is dropped."""
        if byte == _RETURN:
            if self._input(t.IGNCR):
                return -1
            return _NEWLINE if self._input(t.ICRNL) else byte
        if byte == _NEWLINE and self._input(t.INLCR):
            return _RETURN
        return byte

    def _edit(self, byte: int) -> None:
        if self._is(byte, t.VERASE) or (byte == _BACKSPACE and self._is(_DELETE, t.VERASE)):
            self._erase_character()
        elif self._is(byte, t.VKILL):
            self._kill_line()
        elif self._is(byte, t.VWERASE) and self.local(t.IEXTEN):
            self._erase_word()
        elif self._is(byte, t.VREPRINT) and self.local(t.IEXTEN):
            self._reprint(byte)
        elif self._is(byte, t.VLNEXT) and self.local(t.IEXTEN):
            self._literal_next = True
            if self.local(t.ECHO) and self.local(t.ECHOCTL):
                self._echo += b"^\x08"
        elif self._is(byte, t.VEOF):
            self._end_line()
        elif byte == _NEWLINE or self._is(byte, t.VEOL) or self._is(byte, t.VEOL2):
            if self.local(t.ECHO) or (byte == _NEWLINE and self.local(t.ECHONL)):
                self._emit(byte)
            self._line.append(byte)
            self._end_line()
        else:
            self._add(byte)

    def _add(self, byte: int) -> None:
        if not self.local(t.ICANON):
            if len(self._ready) < _LONGEST_QUEUE:
                self._ready.append(byte)
                self._echo_character(byte)
            return
        if len(self._line) >= _LONGEST_LINE or len(self._ready) >= _LONGEST_QUEUE:
            self._echo.append(_BELL)
            return
        if len(self._line) == 0:
            self._line_column = self._column
        self._line.append(byte)
        self._echo_character(byte)

    def _end_line(self) -> None:
        if len(self._ready) < _LONGEST_QUEUE:
            self._ready += self._line
            self._lines.append(len(self._line))
        self._line = bytearray()

    # Editing.

    def _take_character(self) -> bytes:
        """Remove the last character of the line: a whole UTF-8 sequence with IUTF8."""
        start = len(self._line) - 1
        if self._input(t.IUTF8):
            while start > 0 and self._line[start] & 0xC0 == 0x80:
                start -= 1
        character = bytes(self._line[start:])
        self._line = self._line[:start]
        return character

    def _erase_character(self) -> None:
        if len(self._line) == 0:
            return
        character = self._take_character()
        if not self.local(t.ECHO):
            return
        if not self.local(t.ECHOE):
            self._echo_character(self.control(t.VERASE))
            return
        if character == b"\t":
            self._move_back(self._column - self._width_to_end())
        else:
            self._rub_out(self._width(character[0]))

    def _erase_word(self) -> None:
        """Erase back to the start of a word: letters, digits, _ and non-ASCII bytes, as on Linux."""
        while len(self._line) > 0 and not _is_word(self._line[-1]):
            self._erase_character()
        while len(self._line) > 0 and _is_word(self._line[-1]):
            self._erase_character()

    def _kill_line(self) -> None:
        if self.local(t.ECHO) and not (self.local(t.ECHOK) and self.local(t.ECHOKE) and self.local(t.ECHOE)):
            self._line = bytearray()
            self._echo_character(self.control(t.VKILL))
            if self.local(t.ECHOK):
                self._emit(_NEWLINE)
            return
        while len(self._line) > 0:
            self._erase_character()

    def _reprint(self, byte: int) -> None:
        if not self.local(t.ECHO):
            return
        self._echo_character(byte)
        self._emit(_NEWLINE)
        self._line_column = self._column
        for old in self._line:
            self._echo_character(old)

    def _width(self, byte: int) -> int:
        """The columns that a character's echo took, a tab's apart."""
        if byte < 0x20 or byte == _DELETE:
            return 2 if self.local(t.ECHOCTL) else 0
        return 1

    def _width_to_end(self) -> int:
        """The column at the end of the line under edit."""
        column = self._line_column
        for byte in self._line:
            if byte == _TAB:
                column = (column // 8 + 1) * 8
            elif not (self._input(t.IUTF8) and byte & 0xC0 == 0x80):
                column += self._width(byte)
        return column

    def _rub_out(self, count: int) -> None:
        for _ in range(count):
            self._echo += b"\x08 \x08"
        self._column = max(self._column - count, 0)

    def _move_back(self, count: int) -> None:
        for _ in range(max(count, 0)):
            self._emit(_BACKSPACE)

    # Echo and output.

    def _echo_character(self, byte: int) -> None:
        if not self.local(t.ECHO):
            return
        if self.local(t.ECHOCTL) and (byte < 0x20 or byte == _DELETE) and byte != _TAB and byte != _NEWLINE:
            self._emit(0x5E)  # ^
            self._emit(byte ^ 0x40)
        else:
            self._emit(byte)

    def _emit(self, byte: int) -> None:
        """Add one byte of output to the echo, processed as output is."""
        if byte == _NEWLINE and self._maps_newline():
            self._echo.append(_RETURN)
        self._echo.append(byte)
        self._follow(byte)

    def _follow(self, byte: int) -> None:
        """Keep track of the column."""
        if byte in (_NEWLINE, _RETURN):
            self._column = 0
        elif byte == _BACKSPACE:
            self._column = max(self._column - 1, 0)
        elif byte == _TAB:
            self._column = (self._column // 8 + 1) * 8
        elif byte >= 0x20 and byte & 0xC0 != 0x80:
            self._column += 1

    def _maps_newline(self) -> bool:
        flags = self.settings.c_oflag
        return flags & t.OPOST != 0 and flags & t.ONLCR != 0

    def take_echo(self) -> bytes:
        """What is to be shown for the bytes received since the last call."""
        echo = bytes(self._echo)
        if echo:
            self._echo = bytearray()
        return echo

    def process_output(self, data: bytes) -> bytes:
        """What goes to the screen for `data` that a program writes."""
        last = data.rfind(b"\n")
        for byte in data[last + 1 :]:
            self._follow(byte)
        if last >= 0 and len(data) - last == 1:
            self._column = 0
        if not self._maps_newline() or last < 0:
            return data
        return data.replace(b"\n", b"\r\n")

    # Reading.

    def available(self) -> int:
        """The number of bytes that a read could take now (FIONREAD)."""
        return len(self._ready)

    def readable(self) -> bool:
        """Whether a canonical read would return, or any byte is there."""
        return len(self._lines) > 0 if self.local(t.ICANON) else len(self._ready) > 0

    def read(self, limit: int) -> bytes:
        """Take at most `limit` bytes; in canonical mode of one line, b"" being the end of the file."""
        count = min(limit, len(self._ready))
        if self.local(t.ICANON) and len(self._lines) > 0:
            count = min(limit, self._lines[0])
            if count == self._lines[0]:
                del self._lines[0]
            else:
                self._lines[0] -= count
        data = bytes(self._ready[:count])
        self._ready = self._ready[count:]
        return data

    def flush_input(self) -> None:
        """Drop everything typed and not yet read (TCIFLUSH)."""
        self._ready = bytearray()
        self._lines = []
        self._line = bytearray()
        self._literal_next = False


def _is_word(byte: int) -> bool:
    return (
        0x30 <= byte <= 0x39 or 0x41 <= byte <= 0x5A or 0x61 <= byte <= 0x7A or byte == 0x5F or byte >= 0x80
    )
