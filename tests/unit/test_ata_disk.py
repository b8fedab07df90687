"""The ATA driver over a fake controller."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from abi import errno
from kernel.drivers import ata
from ophion.lang import sizeof, unsafe
from tests.fakes.ata import FakeChannel, FakeDrive, FakeMachine

LEGACY = [(0x1F0, 0x3F6), (0x170, 0x376)]
POLLS = 400

Install = Callable[..., FakeMachine]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Put up to four drives on the legacy ports of a machine without PCI."""

    def put(*drives: FakeDrive | None) -> FakeMachine:
        slots = [*drives, None, None, None, None][:4]
        channels = [FakeChannel(*LEGACY[i], slots[2 * i : 2 * i + 2]) for i in range(2)]
        machine = FakeMachine(channels, None)
        unsafe.install(machine)
        monkeypatch.setattr(ata, "address_of", machine.address_of)
        return machine

    yield put
    unsafe.install(unsafe.Machine())


def sectors(first: int, count: int) -> bytes:
    return b"".join([number.to_bytes(8, "little") * 64 for number in range(first, first + count)])


def filled(count: int) -> FakeDrive:
    drive = FakeDrive(count)
    drive.data = {number: sectors(number, 1) for number in range(min(count, 2000))}
    return drive


def read(disk: ata.AtaDisk, first: int, count: int) -> bytes:
    buffer = bytearray(count * 512)
    disk.read(first, memoryview(buffer))
    return bytes(buffer)


def failure(action: Callable[..., object], *arguments: object) -> OSError:
    with pytest.raises(OSError) as caught:
        action(*arguments)
    return caught.value


def test_identify_layout() -> None:
    assert sizeof(ata.IdentifyData) == 512
    assert ata.IdentifyData.lba28_sectors.offset == 2 * 60
    assert ata.IdentifyData.lba48_sectors.offset == 2 * 100
    assert ata.IdentifyData.sector_sizes.offset == 2 * 106


def test_drives_are_found(install: Install) -> None:
    machine = install(FakeDrive(1000), FakeDrive(5), None, FakeDrive(1 << 33))
    disks = ata.find_disks(POLLS)
    assert [(disk.name, disk.sector_count, disk.model) for disk in disks] == [
        ("hda", 1000, "FAKE DISK"),
        ("hdb", 5, "FAKE DISK"),
        ("hdd", 1 << 33, "FAKE DISK"),
    ]
    assert [disk.device_number for disk in disks] == [0x300, 0x340, 0x1640]
    assert all(channel.interrupts_off for channel in machine.channels)


def test_drives_that_are_passed_over(install: Install) -> None:
    install()
    assert ata.find_disks(POLLS) == []
    hung, long_sectors = FakeDrive(100), FakeDrive(100)
    hung.hang = True
    long_sectors.logical_sector_words = 2048
    install(FakeDrive(100, atapi=True), None, hung, long_sectors)
    assert ata.find_disks(POLLS) == []
    install(FakeDrive(100, atapi=True), FakeDrive(100))
    assert [disk.name for disk in ata.find_disks(POLLS)] == ["hdb"]


def test_reads_in_commands_of_256_sectors(install: Install) -> None:
    drive = filled(1000)
    install(drive)
    disk = ata.find_disks(POLLS)[0]
    assert read(disk, 3, 600) == sectors(3, 600)
    assert drive.commands[1:] == [(0x20, 3, 256), (0x20, 259, 256), (0x20, 515, 88)]
    assert read(disk, 0, 0) == b""


def test_both_drives_of_a_channel(install: Install) -> None:
    first, second = filled(100), FakeDrive(100)
    install(first, second)
    disks = ata.find_disks(POLLS)
    disks[1].write(7, memoryview(sectors(50, 2)))
    assert read(disks[0], 7, 2) == sectors(7, 2) and read(disks[1], 7, 2) == sectors(50, 2)


@pytest.mark.parametrize("first", [(1 << 28) - 2, (1 << 28) - 1, 1 << 28, (1 << 40) + 12345])
def test_addresses_beyond_28_bits(install: Install, first: int) -> None:
    drive = FakeDrive(1 << 41)
    install(drive)
    disk = ata.find_disks(POLLS)[0]
    disk.write(first, memoryview(sectors(77, 2)))
    assert drive.data == {first: sectors(77, 1), first + 1: sectors(78, 1)}
    assert read(disk, first, 2) == sectors(77, 2)
    extended = first + 2 > 1 << 28
    assert drive.commands[1:] == [
        (0x34 if extended else 0x30, first, 2),
        (0x24 if extended else 0x20, first, 2),
    ]


def test_beyond_the_end(install: Install) -> None:
    install(FakeDrive(10))
    disk = ata.find_disks(POLLS)[0]
    assert failure(read, disk, 9, 2).errno == errno.EIO
    assert failure(disk.read, 0, memoryview(bytearray(100))).errno == errno.EINVAL


@pytest.mark.parametrize(
    ("bits", "text"),
    [(0x40, "uncorrectable data"), (0x14, "aborted, sector not found"), (0, "unknown error")],
)
def test_errors_are_decoded_and_pass(install: Install, bits: int, text: str) -> None:
    drive = filled(100)
    drive.errors = {12: bits}
    machine = install(drive)
    disk = ata.find_disks(POLLS)[0]
    for action in (lambda: read(disk, 10, 5), lambda: disk.write(10, memoryview(bytes(5 * 512)))):
        error = failure(action)
        assert (error.errno, error.strerror) == (
            errno.EIO,
            f"hda: {'read' if 'read' in str(error) else 'write'} at sector 10: {text}",
        )
    assert machine.channels[0].resets == 2
    drive.errors = {}
    assert read(disk, 12, 2) == sectors(12, 2)


def test_time_out_and_recovery(install: Install) -> None:
    drive = filled(100)
    install(drive)
    disk = ata.find_disks(POLLS)[0]
    drive.hang = True
    error = failure(read, disk, 4, 1)
    assert (error.errno, error.strerror) == (errno.EIO, "hda: read at sector 4: timed out")
    assert failure(disk.flush).errno == errno.EIO
    drive.hang = False
    assert read(disk, 4, 1) == sectors(4, 1)


def test_slow_drive(install: Install) -> None:
    drive = filled(100)
    drive.slow = 20
    install(drive)
    disk = ata.find_disks(POLLS)[0]
    assert read(disk, 0, 30) == sectors(0, 30)
    disk.write(50, memoryview(sectors(1, 30)))
    assert read(disk, 50, 30) == sectors(1, 30)


@pytest.mark.parametrize("lba48", [True, False])
def test_flush(install: Install, lba48: bool) -> None:
    drive = FakeDrive(100, lba48)
    install(drive)
    disk = ata.find_disks(POLLS)[0]
    disk.flush()
    assert drive.commands[-1][0] == (0xEA if lba48 else 0xE7)
    drive.fault = True
    assert failure(disk.flush).strerror == "hda: flush at sector 0: device fault"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 700), st.integers(0, 600)), max_size=8))
def test_as_an_array_of_sectors(install: Install, steps: list[tuple[bool, int, int]]) -> None:
    install(None, FakeDrive(700))
    disk = ata.find_disks(POLLS)[0]
    model = bytearray(700 * 512)
    for number, (is_write, first, count) in enumerate(steps):
        count = min(count, 700 - first)
        part = slice(first * 512, (first + count) * 512)
        if is_write:
            model[part] = sectors(number * 1000, count)
            disk.write(first, memoryview(sectors(number * 1000, count)))
        assert read(disk, first, count) == model[part]
