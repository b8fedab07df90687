"""The memory devices, and devices that others register."""

import pytest

from abi import errno, stat
from kernel.drivers.interfaces import CharDevice, RandomSource
from kernel.fs.devfs import DeviceFileSystem
from kernel.fs.vfs import VirtualFileSystem
from tests.fakes.clock import FakeClock


class Sevens(RandomSource):
    def fill(self, buffer: memoryview) -> None:
        buffer[:] = b"\x07" * len(buffer)


class Recorder(CharDevice):
    """A terminal's stand-in that keeps what happens to it."""

    def __init__(self) -> None:
        super().__init__(stat.make_device(5, 0))
        self.events: list[str] = []

    def read(self, buffer: memoryview, nonblocking: bool) -> int:
        if nonblocking:
            raise errno.os_error(errno.EAGAIN)
        buffer[:2] = b"ok"
        return 2

    def write(self, data: memoryview, nonblocking: bool) -> int:
        self.events.append(bytes(data).decode())
        return len(data)

    def ioctl(self, request: int, value: int, data: memoryview) -> int:
        self.events.append(f"ioctl {request} {value} {len(data)}")
        return 3

    def opened(self, flags: int) -> None:
        self.events.append("opened")

    def closed(self) -> None:
        self.events.append("closed")


def make() -> tuple[VirtualFileSystem, DeviceFileSystem]:
    devices = DeviceFileSystem(6, FakeClock())
    devices.add_memory_devices(Sevens())
    return VirtualFileSystem(devices), devices


def error_of(action: object, *arguments: object) -> int:
    with pytest.raises(OSError) as caught:
        action(*arguments)  # type: ignore[operator]
    assert caught.value.errno is not None
    return caught.value.errno


@pytest.mark.parametrize(
    ("name", "minor", "expected", "takes"),
    [("null", 3, b"", True), ("zero", 5, bytes(5000), True), ("full", 7, bytes(5000), False)]
    + [(name, minor, b"\x07" * 5000, True) for name, minor in (("random", 8), ("urandom", 9))],
)
def test_memory_devices(name: str, minor: int, expected: bytes, takes: bool) -> None:
    vfs, _ = make()
    file = vfs.open(vfs.root, name, 0o2, 0)
    attributes = file.inode.attributes()
    assert (attributes.mode, attributes.device_number) == (0o020666, stat.make_device(1, minor))
    buffer = bytearray(b"\xaa" * 5000)
    assert bytes(buffer[: file.read(memoryview(buffer))]) == expected
    assert file.position == 0 and file.seek(100, 1) == 0
    if takes:
        assert file.write(memoryview(bytes(10))) == 10
    else:
        assert error_of(file.write, memoryview(bytes(10))) == errno.ENOSPC
    assert error_of(file.ioctl, 0x5401, 0, memoryview(b"")) == errno.ENOTTY


def test_registered_device() -> None:
    vfs, devices = make()
    recorder = Recorder()
    devices.register("tty", recorder)
    assert [entry.name for entry in vfs.root.inode.entries()][-1] == "tty"
    file = vfs.open(vfs.root, "tty", 0o2, 0)
    file.retain()
    buffer = memoryview(bytearray(10))
    assert file.read(buffer) == 2 and bytes(buffer[:2]) == b"ok"
    file.set_flags(0o4000)
    assert error_of(file.read, buffer) == errno.EAGAIN
    file.write(memoryview(b"text"))
    assert file.ioctl(7, 8, buffer) == 3
    assert error_of(file.seek, 0, 0) == errno.ESPIPE
    assert error_of(file.read_at, 0, buffer) == errno.ESPIPE
    file.release()
    assert recorder.events[-1] != "closed"
    file.release()
    assert recorder.events == ["opened", "text", "ioctl 7 8 10", "closed"]
    assert error_of(vfs.open, vfs.root, "none", 0, 0) == errno.ENOENT
    assert error_of(vfs.open(vfs.root, "tty", 0o1, 0).read, buffer) == errno.EBADF
