"""The block cache against the plain bytes of its disk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abi import errno
from kernel.fs.block_cache import BLOCK_SIZE, BlockCache
from tests.fakes.disk import MemoryDisk

SIZE = 40 * BLOCK_SIZE + 3 * 512


def make_disk() -> MemoryDisk:
    return MemoryDisk(b"".join([number.to_bytes(4, "little") * 128 for number in range(SIZE // 512)]))


operations = st.lists(
    st.tuples(st.booleans(), st.integers(0, SIZE), st.integers(0, 12 * BLOCK_SIZE)), min_size=1, max_size=40
)


@given(operations, st.integers(1, 60))
def test_reads_and_writes_as_the_disk(steps: list[tuple[bool, int, int]], capacity: int) -> None:
    disk = make_disk()
    model = bytearray(disk.image)
    cache = BlockCache(disk, capacity)
    for number, (is_write, offset, size) in enumerate(steps):
        size = min(size, SIZE - offset)
        if is_write:
            model[offset : offset + size] = bytes([number]) * size
            cache.write(offset, memoryview(bytes([number]) * size))
        buffer = memoryview(bytearray(size))
        cache.read(offset, buffer)
        assert buffer == model[offset : offset + size]
        assert len(cache._blocks) <= capacity
    assert disk.image == model


def test_second_read_asks_nothing() -> None:
    disk = make_disk()
    cache = BlockCache(disk, 64)
    for _ in range(2):
        cache.read(0, memoryview(bytearray(10 * BLOCK_SIZE)))
    assert disk.reads == [(0, 80)]


def test_long_read_is_one_command_and_does_not_fill_the_cache() -> None:
    disk = make_disk()
    cache = BlockCache(disk, 16)
    cache.block(3)
    cache.read(4 * BLOCK_SIZE, memoryview(bytearray(30 * BLOCK_SIZE)))
    assert disk.reads == [(24, 8), (32, 240)]
    cache.block(3)
    assert len(disk.reads) == 2


def test_beyond_the_end_and_bad_sectors() -> None:
    disk = make_disk()
    cache = BlockCache(disk, 4)
    assert len(cache.block(40)) == 3 * 512
    disk.bad_sectors = {9}
    for offset, size in ((SIZE - 1, 2), (-1, 1), (BLOCK_SIZE, 1), (SIZE, 1)):
        with pytest.raises(OSError) as caught:
            cache.read(offset, memoryview(bytearray(size)))
        assert caught.value.errno == errno.EIO
    with pytest.raises(OSError):
        cache.block(41)
    with pytest.raises(OSError):
        cache.write(SIZE - 1, memoryview(b"ab"))


def test_failed_write_leaves_the_cache_as_the_disk_is() -> None:
    disk = make_disk()
    cache = BlockCache(disk, 4)
    before = bytes(cache.block(0))
    disk.bad_sectors = {1}
    with pytest.raises(OSError):
        cache.write(512, memoryview(b"new"))
    assert cache.block(0) == before
    cache.flush()
    assert disk.flushes == 1
