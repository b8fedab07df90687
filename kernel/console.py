"""The kernel's own voice: what it prints shows on the screen, on COM1 and, as its log, on COM2.

`init` makes `print` and panics go there; until then both reach the serial ports alone. When programs own
COM1 (run=1 on the command line, see ophion.tools.run) `keep_serial_clean` takes the kernel's messages off
it.
"""

from kernel import panic
from kernel.arch import install_hooks
from kernel.drivers.screen import Screen
from kernel.drivers.serial import COM1, COM2, SerialPort
from kernel.drivers.vga import VgaScreen
from kernel.tty.terminal import Terminal

_LINE_FEED = 0x0A
_CARRIAGE_RETURN = 0x0D


def with_carriage_returns(data: bytes | memoryview) -> bytes:
    """Each line feed with a carriage return before it, as terminals want lines ended."""
    converted = bytearray()
    for byte in data:
        if byte == _LINE_FEED:
            converted.append(_CARRIAGE_RETURN)
        converted.append(byte)
    return bytes(converted)


class Console(panic.KernelHooks):
    """Screen and serial lines. The tty takes `terminal` and `serial` over when it is set up."""

    def __init__(self, screen: Screen, serial: SerialPort, reports: SerialPort) -> None:
        super().__init__()
        self.terminal = Terminal(screen)
        self.serial = serial
        self.reports = reports
        self._serial_is_clean = False

    def keep_serial_clean(self) -> None:
        """No messages of the kernel on COM1 from now on."""
        self._serial_is_clean = True

    def write(self, data: memoryview) -> None:
        """Show text of the kernel."""
        self.reports.write(data)
        converted = with_carriage_returns(data)
        self.terminal.write(converted)
        if not self._serial_is_clean:
            self.serial.write(converted)


class _Installed:
    """The console, once there is one."""

    def __init__(self) -> None:
        self.console: Console | None = None


_installed = _Installed()


def init() -> Console:
    """Set screen and serial ports up and send the kernel's output there."""
    console = Console(VgaScreen(), SerialPort(COM1), SerialPort(COM2))
    _installed.console = console
    install_hooks(console)
    panic.install(console)
    return console


def current() -> Console:
    """The console; RuntimeError before `init`."""
    console = _installed.console
    if console is None:
        raise RuntimeError("the console is not set up")
    return console
