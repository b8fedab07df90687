"""io.TextIOWrapper and typing.TextIO: files as streams of text, over those of bytes.

Text is UTF-8, ASCII or Latin-1; reading it turns "\\r\\n" and "\\r" into "\\n", unless `newline` says
otherwise.
"""

from collections.abc import Iterable
from types import TracebackType

from abi.fcntl import SEEK_CUR
from ophion.runtime.encoding import plain_name
from user.lib.io import BinaryIO, UnsupportedOperation


class TextIO:
    """A stream of text: a file, or a text in memory. A method that a stream has not raises OSError."""

    def __init__(self, encoding: str, errors: str, line_buffering: bool) -> None:
        self.encoding = encoding
        self.errors = errors
        self.line_buffering = line_buffering

    @property
    def buffer(self) -> BinaryIO:
        """The stream of bytes below."""
        raise UnsupportedOperation("buffer")

    @property
    def name(self) -> str:
        """The name of the file."""
        raise UnsupportedOperation("name")

    @property
    def mode(self) -> str:
        """The mode that it was opened with."""
        raise UnsupportedOperation("mode")

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return False

    def __enter__(self) -> "TextIO":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> "TextIO":
        return self

    def __next__(self) -> str:
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def fileno(self) -> int:
        """The descriptor."""
        raise UnsupportedOperation("fileno")

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return False

    def readable(self) -> bool:
        """Whether it can be read."""
        return False

    def writable(self) -> bool:
        """Whether it can be written."""
        return False

    def seekable(self) -> bool:
        """Whether it has a position."""
        return False

    def read(self, size: int = -1, /) -> str:
        """All that is left, or `size` characters of it."""
        raise UnsupportedOperation("read")

    def readline(self, limit: int = -1, /) -> str:
        """The next line with its newline, at most `limit` characters if not negative; empty at the end."""
        raise UnsupportedOperation("readline")

    def readlines(self, hint: int = -1, /) -> list[str]:
        """All lines that are left, or as many as have `hint` characters."""
        lines: list[str] = []
        size = 0
        while hint <= 0 or size <= hint:
            line = self.readline()
            if not line:
                break
            size += len(line)
            lines.append(line)
        return lines

    def write(self, s: str, /) -> int:
        """Write `s`; its length in characters."""
        raise UnsupportedOperation("write")

    def writelines(self, lines: Iterable[str], /) -> None:
        """Write each of `lines`."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Hand on what was written."""

    def seek(self, cookie: int, whence: int = 0, /) -> int:
        """Move to a position that `tell` gave, or to the end (2)."""
        raise UnsupportedOperation("seek")

    def tell(self) -> int:
        """The position."""
        raise UnsupportedOperation("tell")

    def truncate(self, size: int | None = None, /) -> int:
        """Cut it to a size, or to the position; the new size."""
        raise UnsupportedOperation("truncate")

    def close(self) -> None:
        """Flush and close."""


def plain_encoding(encoding: str) -> str:
    """The name of an encoding that files may have; LookupError for others."""
    name = plain_name(encoding)
    if name in ("utf-8", "utf8"):
        return "utf-8"
    if name in ("ascii", "us-ascii"):
        return "ascii"
    if name in ("latin-1", "latin1", "iso-8859-1", "iso8859-1"):
        return "latin-1"
    raise LookupError("files have text of UTF-8, ASCII or Latin-1, not " + encoding)


class TextIOWrapper(TextIO):
    """A stream of text over a stream of bytes.

    `newline`: None turns every kind of end of line into "\\n" when reading; "" splits at every kind, and
    others at that one alone, and leave it as it is. Writing turns "\\n" into `newline`, if that is one.
    """

    def __init__(
        self,
        buffer: BinaryIO,
        line_buffering: bool = False,
        encoding: str = "utf-8",
        errors: str = "strict",
        newline: str | None = None,
    ) -> None:
        super().__init__(encoding, errors, line_buffering)
        self._codec = plain_encoding(encoding)
        self._bytes = buffer
        self._newline = newline
        self._rest = b""

    @property
    def buffer(self) -> BinaryIO:
        """The stream of bytes below."""
        return self._bytes

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._bytes.name

    @property
    def mode(self) -> str:
        """The mode that it was opened with."""
        return self._bytes.mode.replace("b", "")

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._bytes.closed

    def __enter__(self) -> "TextIOWrapper":
        return self

    def __iter__(self) -> "TextIOWrapper":
        return self

    def fileno(self) -> int:
        """The descriptor."""
        return self._bytes.fileno()

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._bytes.isatty()

    def readable(self) -> bool:
        """Whether it can be read."""
        return self._bytes.readable()

    def writable(self) -> bool:
        """Whether it can be written."""
        return self._bytes.writable()

    def seekable(self) -> bool:
        """Whether it has a position."""
        return self._bytes.seekable()

    def _check_open(self) -> None:
        if self._bytes.closed:
            raise ValueError("I/O operation on closed file.")

    def _next_line(self) -> bytes:
        """The next line as it stands in the file."""
        self._check_open()
        line = self._rest
        self._rest = b""
        if len(line) == 0:
            try:
                line = self._bytes.readline()
            except UnsupportedOperation:
                raise UnsupportedOperation("not readable") from None
        if self._newline is None or self._newline == "":
            index = line.find(b"\r")
            if 0 <= index < len(line) - 1 and line[index : index + 2] != b"\r\n":
                self._rest = line[index + 1 :]
                line = line[: index + 1]
        elif self._newline != "\n":
            line = self._line_with(line, self._newline.encode())
        return line

    def _line_with(self, begin: bytes, end: bytes) -> bytes:
        """The line that begins so, as far as an end of line of one kind."""
        line = begin
        more = begin
        while len(more) > 0 and end not in line:
            more = self._bytes.readline()
            line += more
        cut = line.find(end)
        if cut < 0:
            return line
        self._rest = line[cut + len(end) :]
        return line[: cut + len(end)]

    def _text(self, data: bytes) -> str:
        """Bytes of the file as text."""
        if self._codec == "utf-8":
            text = data.decode("utf-8", self.errors)
        elif self._codec == "ascii":
            text = data.decode("ascii", self.errors)
        else:
            text = data.decode("latin-1", self.errors)
        return (
            text.replace("\r\n", "\n").replace("\r", "\n") if self._newline is None and "\r" in text else text
        )

    def _encoded(self, text: str) -> bytes:
        """Text as bytes of the file, its ends of line as they are."""
        if self._codec == "utf-8":
            return text.encode("utf-8", self.errors)
        if self._codec == "ascii":
            return text.encode("ascii", self.errors)
        return text.encode("latin-1", self.errors)

    def readline(self, limit: int = -1, /) -> str:
        """The next line with its newline, at most `limit` characters if not negative; empty at the end."""
        line = self._text(self._next_line())
        if 0 <= limit < len(line):
            self._rest = self._encoded(line[limit:]) + self._rest
            return line[:limit]
        return line

    def read(self, size: int = -1, /) -> str:
        """All that is left, or `size` characters of it."""
        if size >= 0:
            return self._read_some(size)
        self._check_open()
        try:
            data = self._rest + self._bytes.read()
        except UnsupportedOperation:
            raise UnsupportedOperation("not readable") from None
        self._rest = b""
        return self._text(data)

    def _read_some(self, size: int) -> str:
        text = ""
        while len(text) < size:
            line = self._next_line()
            if len(line) == 0:
                break
            shown = self._text(line)
            wanted = size - len(text)
            if len(shown) > wanted:
                self._rest = self._encoded(shown[wanted:]) + self._rest
                shown = shown[:wanted]
            text += shown
        return text

    def write(self, s: str, /) -> int:
        """Write `s`; its length in characters."""
        self._check_open()
        if len(self._rest) > 0:
            self._bytes.seek(-len(self._rest), SEEK_CUR)
            self._rest = b""
        turned = self._newline is not None and self._newline != "" and self._newline != "\n" and "\n" in s
        text = s.replace("\n", self._newline) if turned and self._newline is not None else s
        try:
            self._bytes.write(self._encoded(text))
        except UnsupportedOperation:
            raise UnsupportedOperation("not writable") from None
        if self.line_buffering and "\n" in s:
            self._bytes.flush()
        return len(s)

    def truncate(self, size: int | None = None, /) -> int:
        """Cut the file, or fill it up with zeros, to `size` bytes, or to the position; the new size."""
        self.flush()
        return self._bytes.truncate(self.tell() if size is None else size)

    def flush(self) -> None:
        """Hand what was written to the kernel."""
        self._bytes.flush()

    def seek(self, cookie: int, whence: int = 0, /) -> int:
        """Move to a position that `tell` gave, or to the end (2)."""
        self._rest = b""
        return self._bytes.seek(cookie, whence)

    def tell(self) -> int:
        """The position in the file."""
        return self._bytes.tell() - len(self._rest)

    def close(self) -> None:
        """Flush and close."""
        self._bytes.close()
