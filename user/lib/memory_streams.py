"""io.StringIO and io.BytesIO: streams over text and bytes in memory."""

from abi.fcntl import SEEK_CUR, SEEK_END, SEEK_SET
from user.lib.io import BinaryIO, UnsupportedOperation
from user.lib.text_streams import TextIO


class StringIO(TextIO):
    """A stream over text; what is written at its end is joined when somebody asks for it.

    `newline` says which ends of line there are, as for files.
    """

    def __init__(self, initial_value: str = "", newline: str | None = "\n") -> None:
        if newline is not None and newline not in ("", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        super().__init__("", "", False)
        self._is_closed = False
        self._newline = newline
        self._text = self._with_newlines(initial_value)
        self._parts: list[str] = []
        self._length = len(self._text)
        self._position = 0

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._is_closed

    def __enter__(self) -> "StringIO":
        self._check_open()
        return self

    def __iter__(self) -> "StringIO":
        self._check_open()
        return self

    def _check_open(self) -> None:
        if self._is_closed:
            raise ValueError("I/O operation on closed file")

    def _with_newlines(self, text: str) -> str:
        """A text as it is kept."""
        if self._newline is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text if self._newline in ("", "\n") else text.replace("\n", self._newline)

    def getvalue(self) -> str:
        """All of the text."""
        self._check_open()
        if self._parts:
            self._text += "".join(self._parts)
            self._parts.clear()
        return self._text

    def write(self, s: str, /) -> int:
        """Write `s` at the position; its length."""
        self._check_open()
        given = len(s)
        s = self._with_newlines(s)
        size = len(s)
        if self._position == self._length:
            self._parts.append(s)
            self._length += size
        elif size > 0:
            text = self.getvalue()
            before = text[: self._position] + "\0" * (self._position - self._length)
            self._text = before + s + text[self._position + size :]
            self._length = len(self._text)
        self._position += size
        return given

    def read(self, size: int | None = -1, /) -> str:
        """At most `size` characters from the position on, all for a negative number."""
        text = self.getvalue()
        end = self._length if size is None or size < 0 else min(self._position + size, self._length)
        found = text[self._position : end]
        self._position += len(found)
        return found

    def readline(self, size: int = -1, /) -> str:
        """As far as the next newline, at most `size` characters if not negative; empty at the end."""
        width = self._end_of_line(self.getvalue()) - self._position
        return self.read(max(width if size < 0 else min(width, size), 0))

    def _end_of_line(self, text: str) -> int:
        """Where the line at the position ends, behind its newline."""
        newline = self._newline if self._newline else "\n"
        place = text.find(newline, self._position)
        end = place + len(newline) if place >= 0 else self._length
        if self._newline == "":
            other = text.find("\r", self._position, end)
            if other >= 0:
                return other + 2 if text[other + 1 : other + 2] == "\n" else other + 1
        return end

    def seek(self, pos: int, whence: int = SEEK_SET, /) -> int:
        """Move to a position, to where it is (1) or to the end (2); the new position."""
        self._check_open()
        if whence not in (SEEK_SET, SEEK_CUR, SEEK_END):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == SEEK_SET and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence != SEEK_SET and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence != SEEK_CUR:
            self._position = pos if whence == SEEK_SET else self._length
        return self._position

    def tell(self) -> int:
        """The position."""
        self._check_open()
        return self._position

    def truncate(self, size: int | None = None, /) -> int:
        """Cut the text to `size` characters, or to the position; that size."""
        text = self.getvalue()
        wanted = self._position if size is None else size
        if wanted < 0:
            raise ValueError(f"Negative size value {wanted}")
        self._text = text[:wanted]
        self._length = len(self._text)
        return wanted

    def flush(self) -> None:
        """Nothing: it is all there."""
        self._check_open()

    def isatty(self) -> bool:
        """False."""
        self._check_open()
        return False

    def readable(self) -> bool:
        """True."""
        self._check_open()
        return True

    def writable(self) -> bool:
        """True."""
        self._check_open()
        return True

    def seekable(self) -> bool:
        """True."""
        self._check_open()
        return True

    def close(self) -> None:
        """Let go of the text."""
        self._is_closed = True
        self._text = ""
        self._parts.clear()


class BytesIO(BinaryIO):
    """A stream over bytes."""

    def __init__(self, initial_bytes: bytes | bytearray | memoryview = b"") -> None:
        super().__init__(-1, "", "rb+")
        self._data = bytearray(initial_bytes)
        self._position = 0

    def __enter__(self) -> "BytesIO":
        self._check_open()
        return self

    def __iter__(self) -> "BytesIO":
        self._check_open()
        return self

    def _check_open(self) -> None:
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def getvalue(self) -> bytes:
        """All of the bytes."""
        self._check_open()
        return bytes(self._data)

    def getbuffer(self) -> memoryview:
        """A view of the bytes; while it is held, their number cannot change."""
        self._check_open()
        return memoryview(self._data)

    def write(self, buffer: bytes | bytearray | memoryview, /) -> int:
        """Write `buffer` at the position; its length."""
        self._check_open()
        size = len(buffer)
        gap = self._position - len(self._data)
        if gap > 0 and size > 0:
            self._data += bytes(gap)
        self._data[self._position : self._position + size] = buffer
        self._position += size
        return size

    def read(self, size: int | None = -1, /) -> bytes:
        """At most `size` bytes from the position on, all for a negative number."""
        self._check_open()
        length = len(self._data)
        end = length if size is None or size < 0 else min(self._position + size, length)
        found = bytes(self._data[self._position : end])
        self._position += len(found)
        return found

    def read1(self, size: int | None = -1, /) -> bytes:
        """The same as `read`."""
        return self.read(size)

    def readinto(self, buffer: bytearray | memoryview, /) -> int:
        """Fill a buffer; how many bytes there were."""
        found = self.read(len(buffer))
        memoryview(buffer)[: len(found)] = found
        return len(found)

    def readline(self, size: int | None = -1, /) -> bytes:
        """As far as the next newline, at most `size` bytes if not negative; none at the end."""
        self._check_open()
        end = self._data.find(b"\n", self._position) + 1
        width = (end if end > 0 else len(self._data)) - self._position
        return self.read(max(width if size is None or size < 0 else min(width, size), 0))

    def seek(self, pos: int, whence: int = SEEK_SET, /) -> int:
        """Move to a position, from the start, the current one (1) or the end (2); the new position."""
        self._check_open()
        if whence not in (SEEK_SET, SEEK_CUR, SEEK_END):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == SEEK_SET and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        start = 0 if whence == SEEK_SET else self._position if whence == SEEK_CUR else len(self._data)
        self._position = max(start + pos, 0)
        return self._position

    def tell(self) -> int:
        """The position."""
        self._check_open()
        return self._position

    def truncate(self, size: int | None = None, /) -> int:
        """Cut the bytes to `size`, or to the position; that size."""
        self._check_open()
        wanted = self._position if size is None else size
        if wanted < 0:
            raise ValueError(f"negative size value {wanted}")
        del self._data[wanted:]
        return wanted

    def flush(self) -> None:
        """Nothing: it is all there."""
        self._check_open()

    def fileno(self) -> int:
        """There is no descriptor: UnsupportedOperation."""
        raise UnsupportedOperation("fileno")

    def isatty(self) -> bool:
        """False."""
        self._check_open()
        return False

    def readable(self) -> bool:
        """True."""
        self._check_open()
        return True

    def writable(self) -> bool:
        """True."""
        self._check_open()
        return True

    def seekable(self) -> bool:
        """True."""
        self._check_open()
        return True

    def close(self) -> None:
        """Let go of the bytes."""
        self.closed = True
        self._data = bytearray()
