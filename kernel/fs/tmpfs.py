"""tmpfs: files in memory, gone at power-off.

A file is a table of 4 KiB pages; a page never written is a hole that reads as zeros. All files of one
TmpFileSystem share its limit: a page beyond it is OSError(ENOSPC). A file lives until its last name and its
last open file go.
"""

from abi import errno, stat
from kernel.drivers.interfaces import Clock
from kernel.fs.interfaces import BLOCK_SIZE, Attributes, FileSystem, Inode
from kernel.fs.memory_directory import MemoryDirectory, check_name

PAGE_SIZE = 4096
MAXIMUM_SIZE = 1 << 62
ROOT_MODE = 0o1777
ENTRY_SIZE = 20  # what a name adds to the size that a directory tells, as on Linux


class Space:
    """What the files of one tmpfs share: pages left, the next inode number, the clock."""

    def __init__(self, device: int, clock: Clock, page_limit: int) -> None:
        self.device = device
        self.clock = clock
        self.free_pages = page_limit
        self._last_number = 0

    def take_page(self) -> bytearray:
        """A page of zeros; ENOSPC."""
        if self.free_pages == 0:
            raise errno.os_error(errno.ENOSPC)
        page = bytearray(PAGE_SIZE)
        self.free_pages -= 1
        return page

    def next_number(self) -> int:
        """An inode number that was never used."""
        self._last_number += 1
        return self._last_number


class TmpFile(Inode):
    """A regular file."""

    def __init__(self, space: Space, mode: int) -> None:
        super().__init__(space.device, space.next_number())
        self._space = space
        self._mode = stat.S_IFREG | mode
        self._size = 0
        self._pages: dict[int, bytearray] = {}
        self.links = 1
        now = space.clock.realtime()
        self._access_time = now
        self._modification_time = now
        self.change_time = now

    def file_type(self) -> int:
        return stat.S_IFREG

    def attributes(self) -> Attributes:
        blocks = len(self._pages) * (PAGE_SIZE // BLOCK_SIZE)
        attributes = Attributes(self.device, self.number, self._mode, self.links, self._size, blocks)
        attributes.access_time = self._access_time
        attributes.modification_time = self._modification_time
        attributes.change_time = self.change_time
        return attributes

    def read_at(self, offset: int, buffer: memoryview) -> int:
        wanted = min(len(buffer), self._size - offset)
        done = 0
        while done < wanted:
            start = (offset + done) % PAGE_SIZE
            count = min(PAGE_SIZE - start, wanted - done)
            page = self._pages.get((offset + done) // PAGE_SIZE)
            if page is None:
                buffer[done : done + count] = bytes(count)
            else:
                buffer[done : done + count] = memoryview(page)[start : start + count]
            done += count
        self._access_time = self._space.clock.realtime()
        return done

    def write_at(self, offset: int, data: memoryview) -> int:
        if offset > MAXIMUM_SIZE - len(data):
            raise errno.os_error(errno.EFBIG)
        done = 0
        while done < len(data):
            start = (offset + done) % PAGE_SIZE
            count = min(PAGE_SIZE - start, len(data) - done)
            try:
                page = self._page((offset + done) // PAGE_SIZE)
            except OSError:
                if done == 0:
                    raise
                break
            memoryview(page)[start : start + count] = data[done : done + count]
            done += count
            self._size = max(self._size, offset + done)
        self._touch()
        return done

    def truncate(self, size: int) -> None:
        if size > MAXIMUM_SIZE:
            raise errno.os_error(errno.EFBIG)
        if size < self._size:
            self._drop_pages((size + PAGE_SIZE - 1) // PAGE_SIZE)
            page = self._pages.get(size // PAGE_SIZE)
            if page is not None:
                start = size % PAGE_SIZE
                memoryview(page)[start:] = bytes(PAGE_SIZE - start)
        self._size = size
        self._touch()

    def sync(self) -> None:
        return

    def unused(self) -> None:
        self.free_if_dead()

    def free_if_dead(self) -> None:
        """Give the pages back where neither a name nor an open file is left."""
        if self.links == 0 and self.users == 0:
            self._drop_pages(0)

    def _page(self, index: int) -> bytearray:
        """Page `index`, a new one where there was a hole; ENOSPC."""
        page = self._pages.get(index)
        if page is None:
            page = self._space.take_page()
            self._pages[index] = page
        return page

    def _drop_pages(self, first: int) -> None:
        """Give back the pages from `first` on."""
        for index in [index for index in self._pages if index >= first]:
            del self._pages[index]
            self._space.free_pages += 1

    def _touch(self) -> None:
        now = self._space.clock.realtime()
        self._modification_time = now
        self.change_time = now


class TmpDirectory(MemoryDirectory):
    """A directory: names in the order in which they came. `alive` ends with rmdir."""

    def __init__(self, space: Space, mode: int) -> None:
        super().__init__(space.device, space.next_number())
        self._space = space
        self._mode = stat.S_IFDIR | mode
        self.alive = True
        now = space.clock.realtime()
        self._modification_time = now

    def attributes(self) -> Attributes:
        links = 0
        if self.alive:
            links = 2
            for inode in self.files.values():
                if inode.is_directory():
                    links += 1
        size = ENTRY_SIZE * (len(self.files) + 2)
        attributes = Attributes(self.device, self.number, self._mode, links, size, 0)
        attributes.access_time = self._modification_time
        attributes.modification_time = self._modification_time
        attributes.change_time = self._modification_time
        return attributes

    def create(self, name: str, mode: int) -> Inode:
        self._check_new(name)
        file = TmpFile(self._space, mode)
        self._put(name, file)
        return file

    def make_directory(self, name: str, mode: int) -> Inode:
        self._check_new(name)
        directory = TmpDirectory(self._space, mode)
        self._put(name, directory)
        return directory

    def unlink(self, name: str) -> None:
        inode = self.lookup(name)
        if inode.is_directory():
            raise errno.os_error(errno.EISDIR)
        self._remove(name, inode)

    def remove_directory(self, name: str) -> None:
        inode = self.lookup(name)
        if not isinstance(inode, TmpDirectory):
            raise errno.os_error(errno.ENOTDIR)
        if inode.files:
            raise errno.os_error(errno.ENOTEMPTY)
        self._remove(name, inode)

    def rename(self, name: str, directory: Inode, new_name: str) -> None:
        inode = self.lookup(name)
        if not isinstance(directory, TmpDirectory):
            raise errno.os_error(errno.EXDEV)
        replaced = directory.files.get(new_name)
        if replaced is inode:
            return
        if replaced is None:
            directory._check_new(new_name)
        elif isinstance(replaced, TmpDirectory):
            directory.remove_directory(new_name)
        else:
            directory.unlink(new_name)
        del self.files[name]
        self._touch()
        directory._put(new_name, inode)

    def _check_new(self, name: str) -> None:
        """EEXIST, ENAMETOOLONG, and ENOENT in a directory that was removed."""
        check_name(name)
        if name in self.files:
            raise errno.os_error(errno.EEXIST)
        if not self.alive:
            raise errno.os_error(errno.ENOENT)

    def _put(self, name: str, inode: Inode) -> None:
        self.files[name] = inode
        self._touch()

    def _remove(self, name: str, inode: Inode) -> None:
        """Take the name away, and with it the inode's life but for its open files."""
        del self.files[name]
        if isinstance(inode, TmpFile):
            inode.links -= 1
            inode.change_time = self._space.clock.realtime()
            inode.free_if_dead()
        elif isinstance(inode, TmpDirectory):
            inode.alive = False
        self._touch()

    def _touch(self) -> None:
        self._modification_time = self._space.clock.realtime()


class TmpFileSystem(FileSystem):
    """A tmpfs of at most `page_limit` pages of 4 KiB, as st_dev `device`."""

    def __init__(self, device: int, clock: Clock, page_limit: int) -> None:
        super().__init__("tmpfs", device)
        self.space = Space(device, clock, page_limit)
        self._root = TmpDirectory(self.space, ROOT_MODE)

    def root(self) -> Inode:
        return self._root
