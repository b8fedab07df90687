"""The block cache: the only way of a file system to its block device, addressed in bytes.

The device is seen as blocks of 4 KiB, of which the `capacity` most useful stay in memory, chosen by second
chance. A long read fetches what is missing straight into the caller's buffer, many sectors to a command, and
leaves a copy behind, unless it alone would fill a quarter of the cache. Writes go through to the device at
once.

A view returned by `block` stays what it was when its block leaves the cache: buffers are never used again.
"""

from abi import errno
from kernel.drivers.interfaces import SECTOR_SIZE, BlockDevice

BLOCK_SIZE = 4096
SECTORS_PER_BLOCK = BLOCK_SIZE // SECTOR_SIZE


class CachedBlock:
    """A block in memory; `recent` says that it was used since the hand last passed."""

    def __init__(self, number: int, data: memoryview) -> None:
        self.number = number
        self.data = data
        self.recent = False


class BlockCache:
    """`capacity` blocks of `device`; offsets and sizes are in bytes."""

    def __init__(self, device: BlockDevice, capacity: int) -> None:
        self.device = device
        self.capacity = capacity
        self.size = device.sector_count * SECTOR_SIZE
        self._blocks: list[CachedBlock] = []
        self._slots: dict[int, int] = {}
        self._hand = 0

    def block(self, number: int) -> memoryview:
        """Block `number`, read where it is not cached; the device's last block may be short. EIO."""
        slot = self._slots.get(number)
        if slot is not None:
            cached = self._blocks[slot]
            cached.recent = True
            return cached.data
        offset = number * BLOCK_SIZE
        if number < 0 or offset >= self.size:
            raise errno.os_error(errno.EIO)
        data = memoryview(bytearray(min(BLOCK_SIZE, self.size - offset)))
        self.device.read(number * SECTORS_PER_BLOCK, data)
        self._insert(number, data)
        return data

    def read(self, offset: int, buffer: memoryview) -> None:
        """Fill `buffer` from byte `offset` of the device; EIO beyond its end."""
        if offset < 0 or offset + len(buffer) > self.size:
            raise errno.os_error(errno.EIO)
        done = 0
        while done < len(buffer):
            number = (offset + done) // BLOCK_SIZE
            start = (offset + done) % BLOCK_SIZE
            missing = 0
            if start == 0:
                missing = self._missing_run(number, (len(buffer) - done) // BLOCK_SIZE)
            if missing > 0:
                self._read_run(number, buffer[done : done + missing * BLOCK_SIZE])
                done += missing * BLOCK_SIZE
            else:
                block = self.block(number)
                count = min(len(block) - start, len(buffer) - done)
                buffer[done : done + count] = block[start : start + count]
                done += count

    def write(self, offset: int, data: memoryview) -> None:
        """Store `data` at byte `offset`, in the cache and on the device; EIO, EROFS."""
        if offset < 0 or offset + len(data) > self.size:
            raise errno.os_error(errno.EIO)
        done = 0
        while done < len(data):
            number = (offset + done) // BLOCK_SIZE
            start = (offset + done) % BLOCK_SIZE
            block = self.block(number)
            count = min(len(block) - start, len(data) - done)
            first = start // SECTOR_SIZE * SECTOR_SIZE
            end = (start + count + SECTOR_SIZE - 1) // SECTOR_SIZE * SECTOR_SIZE
            sectors = memoryview(bytearray(block[first:end]))
            sectors[start - first : start - first + count] = data[done : done + count]
            self.device.write((number * BLOCK_SIZE + first) // SECTOR_SIZE, sectors)
            block[first:end] = sectors
            done += count

    def flush(self) -> None:
        """Return when all that was written is safe on the device; EIO."""
        self.device.flush()

    def _missing_run(self, number: int, most: int) -> int:
        """How many blocks from `number` on are not cached, up to `most`."""
        count = 0
        while count < most and number + count not in self._slots:
            count += 1
        return count

    def _read_run(self, number: int, buffer: memoryview) -> None:
        """Fetch uncached whole blocks into `buffer`, and keep copies of a short run."""
        self.device.read(number * SECTORS_PER_BLOCK, buffer)
        count = len(buffer) // BLOCK_SIZE
        if count * 4 > self.capacity:
            return
        for index in range(count):
            copy = bytearray(buffer[index * BLOCK_SIZE : (index + 1) * BLOCK_SIZE])
            self._insert(number + index, memoryview(copy))

    def _insert(self, number: int, data: memoryview) -> None:
        """Give the block a slot, an old block's where all are taken."""
        block = CachedBlock(number, data)
        if len(self._blocks) < self.capacity:
            self._slots[number] = len(self._blocks)
            self._blocks.append(block)
            return
        while self._blocks[self._hand].recent:
            self._blocks[self._hand].recent = False
            self._hand = (self._hand + 1) % self.capacity
        del self._slots[self._blocks[self._hand].number]
        self._blocks[self._hand] = block
        self._slots[number] = self._hand
        self._hand = (self._hand + 1) % self.capacity
