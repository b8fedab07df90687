"""Pages that come from a file: program segments and private file mappings (mmap(2))."""

from abi import errno
from kernel.fs.interfaces import OpenFile
from kernel.mm.region import PageSource


class FilePages(PageSource):
    """A stretch of a file; what lies beyond it in the last page is zero. Keeps the file open while it lives.

    A region's offset counts from `start`, which may lie before the stretch's first byte by the part of
    a page that the mapping's alignment demands.
    """

    def __init__(self, file: OpenFile, start: int, end: int, zeros_beyond: bool) -> None:
        """`zeros_beyond`: whole pages beyond `end` are zero, as a program's bss, and not an error."""
        file.retain()
        self._zeros_beyond = zeros_beyond
        self._file = file
        self._start = start
        self._end = end

    def __del__(self) -> None:
        self._file.release()

    def read_page(self, offset: int, page: memoryview) -> None:
        """Fill the front of `page`, which is zero before; OSError(EIO) of the device."""
        position = self._start + offset
        count = min(len(page), self._end - position)
        if count <= 0 and not self._zeros_beyond:
            raise errno.os_error(errno.EIO)
        done = 0
        while done < count:
            size = self._file.inode.read_at(position + done, page[done:count])
            if size == 0:
                return
            done += size
