"""The ports through which the machine ends: COM2, QEMU's exit device, ACPI, the keyboard controller.

The closing record on COM2 is what `./ophion run` reads (ophion.tools.run): the status in decimal, or the
word `panic`. Registers of the 16550 are those of the National Semiconductor PC16550D data sheet, section 8.
"""

from kernel.arch.x86_64.cpu import halt_forever
from ophion.lang.unsafe import inb, outb, outw

CONSOLE_PORT = 0x3F8
REPORT_PORT = 0x2F8

_LINE_STATUS = 5
_LSR_THRE = 0x20
_LSR_TEMT = 0x40
_SPINS = 100_000
_DEBUG_EXIT = 0xF4
_PANIC_CODE = 50
_ACPI_PM1A_CONTROL = 0x604  # QEMU's PIIX4
_ACPI_SLEEP_S5 = 0x2000
_KEYBOARD_COMMAND = 0x64
_KEYBOARD_PULSE_RESET = 0xFE


def _wait(port: int, bit: int) -> None:
    """Until the transmitter says so, or for as long as a slow line could take."""
    spins = 0
    while inb(port + _LINE_STATUS) & bit == 0 and spins < _SPINS:
        spins += 1


def transmit(port: int, data: memoryview | bytes) -> None:
    """Send bytes through a serial port that may not be set up yet."""
    for byte in data:
        _wait(port, _LSR_THRE)
        outb(port, byte)


def _drain() -> None:
    _wait(CONSOLE_PORT, _LSR_TEMT)
    _wait(REPORT_PORT, _LSR_TEMT)


def power_off(status: int) -> None:
    """Report `status` (0..255) and switch the machine off. Does not return."""
    _wait(CONSOLE_PORT, _LSR_TEMT)
    transmit(REPORT_PORT, f"{status & 0xFF}\n".encode())
    _drain()
    outb(_DEBUG_EXIT, status & 0xFF)
    outw(_ACPI_PM1A_CONTROL, _ACPI_SLEEP_S5)
    halt_forever()


def stop_after_panic() -> None:
    """Report `panic` and stop the machine; where nothing ends it, it halts with the message on its screen."""
    transmit(REPORT_PORT, b"panic\n")
    _drain()
    outb(_DEBUG_EXIT, _PANIC_CODE)
    halt_forever()


def reboot() -> None:
    """Pulse the processor's reset line through the keyboard controller (IBM PC AT Technical Reference)."""
    _drain()
    outb(_KEYBOARD_COMMAND, _KEYBOARD_PULSE_RESET)
    halt_forever()
