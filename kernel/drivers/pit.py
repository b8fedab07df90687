"""The timer: the 8254 ticks at 100 Hz on IRQ 0; the processor's time stamp counter tells the time between.

The counter is measured once against channel 2, whose gate and output are at port 0x61 (Intel 8254 data
sheet; IBM PC/AT Technical Reference). `PitClock` combines both with the real-time clock into the kernel's
Clock.
"""

from kernel.arch import read_tsc
from kernel.drivers import rtc
from kernel.drivers.interfaces import Clock
from ophion.lang.unsafe import inb, outb

TIMER_IRQ = 0
TICKS_PER_SECOND = 100
NANOSECONDS_PER_SECOND = 1_000_000_000

_INPUT_HZ = 1_193_182
_CHANNEL_0 = 0x40
_CHANNEL_2 = 0x42
_COMMAND = 0x43
_CHANNEL_0_RATE = 0x34  # low byte then high byte, mode 2: rate generator
_CHANNEL_2_ONE_SHOT = 0xB0  # low byte then high byte, mode 0: interrupt on terminal count
_CONTROL_PORT = 0x61
_GATE_2 = 0x01
_SPEAKER = 0x02
_OUTPUT_2 = 0x20

_CALIBRATION_TICKS = 2_386  # of the input clock: 2 ms
_CALIBRATIONS = 5
_CALIBRATION_SPINS = 2_000_000
_SLOWEST_TSC = 1_000_000  # Hz; what is below was not measured
_KILO = 1000
_MOST_CYCLES = 1 << 40  # what is above was not measured either


def start_ticks() -> None:
    """Make channel 0 tick TICKS_PER_SECOND times a second."""
    divisor = (_INPUT_HZ + TICKS_PER_SECOND // 2) // TICKS_PER_SECOND
    outb(_COMMAND, _CHANNEL_0_RATE)
    outb(_CHANNEL_0, divisor & 0xFF)
    outb(_CHANNEL_0, divisor >> 8)


def measure_tsc() -> int:
    """The time stamp counter's frequency in Hz, a multiple of 1000.

    Whatever takes the processor away meanwhile (firmware, a hypervisor) makes a measurement longer, never
    shorter: the shortest of a few counts.
    """
    cycles = min(_measure_once() for _ in range(_CALIBRATIONS))
    return max(cycles * _INPUT_HZ // _CALIBRATION_TICKS // _KILO * _KILO, _SLOWEST_TSC)


def _measure_once() -> int:
    """The counter's cycles in 2 ms."""
    outb(_CONTROL_PORT, inb(_CONTROL_PORT) & ~(_SPEAKER | _GATE_2))
    outb(_COMMAND, _CHANNEL_2_ONE_SHOT)
    outb(_CHANNEL_2, _CALIBRATION_TICKS & 0xFF)
    outb(_CHANNEL_2, _CALIBRATION_TICKS >> 8)
    outb(_CONTROL_PORT, inb(_CONTROL_PORT) & ~_SPEAKER | _GATE_2)
    start = read_tsc()
    spins = 0
    while inb(_CONTROL_PORT) & _OUTPUT_2 == 0 and spins < _CALIBRATION_SPINS:
        spins += 1
    cycles = int((read_tsc() - start) & 0x7FFF_FFFF_FFFF_FFFF)
    outb(_CONTROL_PORT, inb(_CONTROL_PORT) & ~(_SPEAKER | _GATE_2))
    return min(cycles, _MOST_CYCLES)


class PitClock(Clock):
    """Time since boot from the time stamp counter; time of day from the real-time clock read at boot."""

    def __init__(self) -> None:
        """Measure the counter, read the real-time clock, start the ticks."""
        self.frequency = measure_tsc()
        self.ticks = 0
        self._start = read_tsc()
        self._latest = 0
        self._boot_time = rtc.read_seconds() * NANOSECONDS_PER_SECOND
        start_ticks()

    def tick(self) -> None:
        """Count a timer interrupt."""
        self.ticks += 1

    def monotonic(self) -> int:
        """Nanoseconds since the clock was made.

        Seconds and rest apart, and the rest by kHz: no product leaves 64 bits, however wrong the frequency.
        """
        now = read_tsc()
        if now < self._start:
            return self._latest
        cycles = int(now - self._start)
        seconds = cycles // self.frequency
        rest = cycles % self.frequency * (NANOSECONDS_PER_SECOND // _KILO) // (self.frequency // _KILO)
        self._latest = max(self._latest, seconds * NANOSECONDS_PER_SECOND + rest)
        return self._latest

    def realtime(self) -> int:
        """Nanoseconds since 1970-01-01 UTC."""
        return self._boot_time + self.monotonic()
