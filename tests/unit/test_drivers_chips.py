"""Interrupt controller, timer, clock, serial line and screen over fake ports."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.drivers import pit, rtc
from kernel.drivers.pic import InterruptControllerPair
from kernel.drivers.serial import COM1, SerialPort
from kernel.drivers.vga import COLUMNS, VgaScreen
from kernel.layout import VGA_TEXT
from ophion.lang import u64
from tests.fakes.machine import FakeMachine, installed


class FakePic:
    """The in-service registers of both 8259s."""

    def __init__(self, machine: FakeMachine) -> None:
        self.in_service = {0x20: 0, 0xA0: 0}
        self.ended: list[int] = []
        for port in (0x20, 0xA0):
            machine.inputs[port] = lambda port=port: self.in_service[port]  # type: ignore[misc]
            machine.outputs[port] = lambda value, port=port: self._command(port, value)  # type: ignore[misc]

    def _command(self, port: int, value: int) -> None:
        if value == 0x20:
            self.ended.append(port)


def test_requests_are_acknowledged_and_spurious_ones_are_not() -> None:
    with installed() as machine:
        chip = FakePic(machine)
        controller = InterruptControllerPair()
        assert controller.acknowledge(1) and chip.ended == [0x20]
        assert controller.acknowledge(14) and chip.ended == [0x20, 0xA0, 0x20]
        chip.ended.clear()
        assert not controller.acknowledge(7) and chip.ended == []
        assert not controller.acknowledge(15) and chip.ended == [0x20]
        assert controller.spurious_count == 2
        chip.in_service = {0x20: 0x80, 0xA0: 0x80}
        assert controller.acknowledge(7) and controller.acknowledge(15)


def test_masks() -> None:
    with installed() as machine:
        FakePic(machine)
        controller = InterruptControllerPair()
        masks = dict(machine.written)
        assert (masks[0x21], masks[0xA1]) == (0xFB, 0xFF)
        controller.enable(0)
        controller.enable(14)
        masks = dict(machine.written)
        assert (masks[0x21], masks[0xA1]) == (0xFA, 0xBF)
        controller.disable(0)
        assert dict(machine.written)[0x21] == 0xFB


@given(st.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31)))
def test_seconds_since_the_epoch(when: datetime) -> None:
    seconds = rtc.seconds_of(when.year, when.month, when.day, when.hour, when.minute, when.second)
    assert seconds == int(when.replace(tzinfo=UTC, microsecond=0).timestamp())


def bcd(value: int) -> int:
    return value // 10 * 16 + value % 10


@pytest.mark.parametrize(
    ("status", "hour", "expected"),
    [(0x02, 0x17, 17), (0x06, 17, 17), (0x00, 0x85, 17), (0x04, 0x85, 17), (0x00, 0x12, 0), (0x00, 0x92, 12)],
)
def test_clock_modes(status: int, hour: int, expected: int) -> None:
    binary = status & 4 != 0
    values = [59, 8, 29, 2, 24, 20]
    if not binary:
        values = [bcd(value) for value in values]
    registers = dict(zip([0x00, 0x02, 0x07, 0x08, 0x09, 0x32], values, strict=True))
    registers |= {0x04: hour, 0x0A: 0, 0x0B: status}
    with installed() as machine:
        machine.inputs[0x71] = lambda: registers[machine.written[-1][1]]
        seconds = rtc.read_seconds()
    assert datetime.fromtimestamp(seconds, UTC) == datetime(2024, 2, 29, expected, 8, 59, tzinfo=UTC)


def test_a_clock_of_nonsense() -> None:
    with installed() as machine:
        machine.inputs[0x71] = lambda: 0x7F if machine.written[-1][1] == 0x0A else 0xFF
        assert rtc.read_seconds() == 0


class FakeUart:
    """A 16550 that counts what is written without waiting for room."""

    def __init__(self, machine: FakeMachine, base: int) -> None:
        self.sent = bytearray()
        self.incoming = bytearray()
        self.scratch = 0
        self.line_control = 0
        machine.outputs[base] = self._send
        machine.outputs[base + 3] = lambda value: setattr(self, "line_control", value)
        machine.outputs[base + 7] = lambda value: setattr(self, "scratch", value)
        machine.inputs[base] = lambda: self.incoming.pop(0)
        machine.inputs[base + 5] = lambda: 0x60 | (1 if self.incoming else 0)
        machine.inputs[base + 7] = lambda: self.scratch

    def _send(self, value: int) -> None:
        if not self.line_control & 0x80:
            self.sent.append(value)


def test_serial_line() -> None:
    with installed() as machine:
        chip = FakeUart(machine, COM1)
        port = SerialPort(COM1)
        port.write(b"forty-two characters, more than a FIFO has")
        assert chip.sent == b"forty-two characters, more than a FIFO has"
        chip.incoming += b"typed"
        assert port.receive() == b"typed"
        assert port.receive() == b""


def test_absent_serial_line() -> None:
    with installed() as machine:
        for port in range(COM1, COM1 + 8):
            machine.inputs[port] = lambda: 0xFF
        port_object = SerialPort(COM1)
        assert not port_object.present
        port_object.write(b"x")
        assert port_object.receive() == b""


def test_screen() -> None:
    with installed() as machine:
        machine.inputs |= {0x3DA: lambda: 0, 0x3C1: lambda: 0x08, 0x3D5: lambda: 0}
        screen = VgaScreen()
        assert (0x3C0, 0x00) in machine.written
        screen.put(1, 2, ord("A"), 0x1F)
        at = VGA_TEXT + (COLUMNS + 2) * 2
        assert machine.physical[at : at + 2] == b"A\x1f"
        screen.move_row(1, 0)
        assert machine.physical[VGA_TEXT + 4 : VGA_TEXT + 6] == b"A\x1f"
        screen.move_columns(0, 2, 3, 5)
        assert machine.physical[VGA_TEXT + 6 : VGA_TEXT + 8] == b"A\x1f"
        screen.fill(0, 0, COLUMNS, 0x07)
        assert machine.physical[VGA_TEXT : VGA_TEXT + 160] == b" \x07" * 80
        screen.set_cursor(24, 79, True)
        assert machine.written[-3:] == [(0x3D5, 0x07), (0x3D4, 0x0F), (0x3D5, 0xCF)]
        for row, column in ((25, 0), (-1, 0), (0, 80)):
            with pytest.raises(IndexError):
                screen.put(row, column, 65, 7)


class FakeTimer:
    """Channel 2 of an 8254 beside a time stamp counter: one-shots that take `lengths` cycles in turn."""

    def __init__(self, machine: FakeMachine, lengths: list[int]) -> None:
        self.machine = machine
        self.lengths = lengths
        self.end = 0
        machine.outputs[0x61] = self._gate
        machine.inputs[0x61] = lambda: 0x20 if machine.tsc >= self.end else self._wait()

    def _gate(self, value: int) -> None:
        if value & 1:
            self.end = self.machine.tsc + self.lengths.pop(0)

    def _wait(self) -> int:
        self.machine.tsc += 10_000
        return 0


def test_the_counter_is_measured_though_the_processor_is_taken_away() -> None:
    true = 5_000_000  # cycles in 2 ms: 2.5 GHz
    for lengths in ([true] * 5, [9 * true, true, 3 * true, true, true], [2 * true] * 4 + [true]):
        with installed() as machine:
            FakeTimer(machine, list(lengths))
            frequency = pit.measure_tsc()
        assert frequency % 1000 == 0 and abs(frequency - 2_500_000_000) < 25_000_000


@pytest.mark.parametrize("frequency", [1_000_000, 2_399_999_000, 15_000_000_000, 600_000_000_000_000])
def test_time_never_leaves_its_range_nor_goes_back(frequency: int) -> None:
    with installed() as machine:
        clock = pit.PitClock.__new__(pit.PitClock)
        clock.frequency, clock._start, clock._latest = frequency, u64(5), 0
        before = 0
        for seconds in range(40):
            for part in (0, 1, frequency // 3, frequency - 2000):
                machine.tsc = 5 + seconds * frequency + part
                now = clock.monotonic()
                assert now >= before
                assert abs(now - (machine.tsc - 5) * 10**9 // frequency) < 2000 + 10**12 // frequency
                before = now
