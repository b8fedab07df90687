"""PCI enumeration, and the IDE ports that it leads to, over a fake bus."""

from collections.abc import Iterator

import pytest

from kernel.drivers import ata, pci
from ophion.lang import unsafe
from tests.fakes.ata import FakeChannel, FakeDrive, FakeMachine

Bus = dict[tuple[int, int, int, int], int]


@pytest.fixture(autouse=True)
def no_machine_left() -> Iterator[None]:
    yield
    unsafe.install(unsafe.Machine())


def add(bus: Bus, place: tuple[int, int, int], identity: int, code: int, header: int = 0) -> None:
    bus[(*place, 0x00)] = identity
    bus[(*place, 0x08)] = code
    bus[(*place, 0x0C)] = header << 16


def make_bus() -> Bus:
    """QEMU's i440FX with a bridge and a device behind it."""
    bus: Bus = {}
    add(bus, (0, 0, 0), 0x1237_8086, 0x0600_0002)
    add(bus, (0, 1, 0), 0x7000_8086, 0x0601_0000, 0x80)
    add(bus, (0, 1, 1), 0x7010_8086, 0x0101_8000)
    add(bus, (0, 1, 3), 0x7113_8086, 0x0680_0003)
    add(bus, (0, 2, 0), 0x0001_1B36, 0x0604_0000, 0x01)
    add(bus, (0, 2, 5), 0xBAD0_BAD0, 0x0101_0000)
    bus[(0, 2, 0, 0x18)] = 0x0000_0300
    add(bus, (3, 4, 0), 0x1111_1234, 0x0300_0002)
    return bus


def test_functions_and_bridges() -> None:
    machine = FakeMachine([], make_bus())
    unsafe.install(machine)
    found = pci.functions()
    places = [(each.bus, each.device, each.function) for each in found]
    assert places == [(0, 0, 0), (0, 1, 0), (0, 1, 1), (0, 1, 3), (0, 2, 0), (3, 4, 0)]
    assert found[-1] == pci.PciFunction(3, 4, 0, 0x1234, 0x1111, 0x03, 0x00, 0x00)
    assert machine.config_reads < 150
    assert [each.device_id for each in pci.find_class(1, 1)] == [0x7010]


def test_bridges_in_a_circle() -> None:
    bus = make_bus()
    add(bus, (3, 5, 0), 0x0001_1B36, 0x0604_0000, 0x01)
    bus[(3, 5, 0, 0x18)] = 0x0000_0300
    unsafe.install(FakeMachine([], bus))
    assert len(pci.functions()) == 7


def test_no_pci() -> None:
    unsafe.install(FakeMachine([], None))
    assert pci.functions() == []


@pytest.mark.parametrize("interface", [0x80, 0x85])
def test_ide_ports(interface: int) -> None:
    """Legacy ports in compatibility mode, the base address registers in native mode."""
    bus = make_bus()
    bus[(0, 1, 1, 0x08)] = 0x0101_0000 | interface << 8
    for index, value in enumerate((0xC001, 0xC101, 0xC201, 0xC301)):
        bus[(0, 1, 1, 0x10 + 4 * index)] = value
    unsafe.install(FakeMachine([], bus))
    ports = [(channel.base, channel.control) for channel in ata.channels(10)]
    native = interface == 0x85
    assert ports == ([(0xC000, 0xC102), (0xC200, 0xC302)] if native else [(0x1F0, 0x3F6), (0x170, 0x376)])
    assert bus[(0, 1, 1, 0x04)] & 1 == 1


def test_disk_on_native_ports(monkeypatch: pytest.MonkeyPatch) -> None:
    bus = make_bus()
    bus[(0, 1, 1, 0x08)] = 0x0101_8500
    for index, value in enumerate((0xC001, 0xC101, 0xC201, 0xC301)):
        bus[(0, 1, 1, 0x10 + 4 * index)] = value
    channels = [
        FakeChannel(0xC000, 0xC102, [None, None]),
        FakeChannel(0xC200, 0xC302, [FakeDrive(9), None]),
    ]
    machine = FakeMachine(channels, bus)
    unsafe.install(machine)
    monkeypatch.setattr(ata, "address_of", machine.address_of)
    disks = ata.find_disks(400)
    assert [disk.name for disk in disks] == ["hdc"]
    buffer = memoryview(bytearray(512))
    disks[0].write(3, memoryview(b"0123" * 128))
    disks[0].read(3, buffer)
    assert bytes(buffer) == b"0123" * 128
