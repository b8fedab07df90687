"""Files of text in UTF-16, UTF-32, or UTF-8 with a mark at its begin: what `open` gives for these encodings.

A file that is read is decoded as a whole when something of it is wanted; what is written is encoded piece by
piece. In between, text is UTF-8, as in other files.
"""

from abi.fcntl import SEEK_CUR, SEEK_SET
from user.lib.files import open_binary_reader, open_binary_writer
from user.lib.io import BinaryIO, UnsupportedOperation
from user.lib.text_streams import TextIOWrapper

_LATER = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}
"""How text goes on in encodings that begin with a mark."""


class _Recoded(BinaryIO):
    """A stream of UTF-8 over a stream of another encoding."""

    def __init__(self, source: BinaryIO, encoding: str, errors: str) -> None:
        super().__init__(-1, source.name, source.mode)
        self._source = source
        self._encoding = encoding
        self._errors = errors
        self._data = b""
        self._position = 0
        self._is_read = False
        if source.writable() and source.seekable() and source.tell() > 0:
            self._encoding = _LATER.get(encoding, encoding)

    def fileno(self) -> int:
        """The descriptor."""
        return self._source.fileno()

    def readable(self) -> bool:
        """Whether it can be read."""
        return self._source.readable()

    def writable(self) -> bool:
        """Whether it can be written."""
        return self._source.writable()

    def _rest(self) -> bytes:
        """All of the text; UnicodeDecodeError."""
        if not self._is_read:
            text = self._source.read().decode(self._encoding, self._errors)
            self._data = text.encode("utf-8", "surrogatepass")
            self._is_read = True
        return self._data

    def _take(self, end: int) -> bytes:
        """The bytes as far as a place, which is the position then."""
        found = self._data[self._position : end]
        self._position = max(self._position, min(end, len(self._data)))
        return found

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, all there are for a negative number; none at the end."""
        length = len(self._rest())
        return self._take(length if size < 0 else self._position + size)

    def readline(self, limit: int = -1, /) -> bytes:
        """Bytes as far as the next newline, at most `limit` if not negative; none at the end."""
        data = self._rest()
        found = data.find(b"\n", self._position) + 1
        end = found if found > 0 else len(data)
        return self._take(end if limit < 0 else min(end, self._position + limit))

    def write(self, buffer: bytes | bytearray | memoryview, /) -> int:
        """Write all of `buffer`; its length. UnicodeEncodeError."""
        text = bytes(buffer).decode("utf-8", "surrogatepass")
        self._source.write(text.encode(self._encoding, self._errors))
        if text:
            self._encoding = _LATER.get(self._encoding, self._encoding)
        return len(buffer)

    def flush(self) -> None:
        """Hand what was written to the kernel."""
        self._source.flush()

    def seek(self, target: int, whence: int = 0, /) -> int:
        """Move to a position in a file that is read."""
        if not self.readable() or whence not in (SEEK_SET, SEEK_CUR):
            raise UnsupportedOperation("seek")
        self._rest()
        self._position = max(target if whence == SEEK_SET else self._position + target, 0)
        return self._position

    def tell(self) -> int:
        """The position."""
        return self._position if self.readable() else self._source.tell()

    def close(self) -> None:
        """Flush and close."""
        self.closed = True
        self._source.close()


def open_recoded(
    path: str,
    mode: str = "r",
    buffering: int = -1,
    encoding: str = "utf-16",
    errors: str = "strict",
    newline: str | None = None,
) -> TextIOWrapper:
    """`open(path, encoding="utf-16")` and the like. OSError; ValueError for a mode of reading and writing."""
    if "+" in mode:
        raise ValueError("a file of this encoding is read or written, not both")
    if newline is not None and newline not in ("", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")
    source: BinaryIO = open_binary_reader(path, mode) if "r" in mode else open_binary_writer(path, mode)
    name = encoding.lower().replace("_", "-")
    recoded = _Recoded(source, name, errors)
    stream = TextIOWrapper(recoded, buffering == 1, "utf-8", "surrogatepass", newline)
    stream.encoding = encoding
    return stream
