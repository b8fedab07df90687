"""The machine's own terminal, /dev/console: keyboard, screen and the first serial line, joined to a Tty."""

from abi.stat import make_device
from kernel.console import Console
from kernel.drivers.keyboard import Keyboard
from kernel.drivers.serial import SerialPort
from kernel.tty.outputs import Line, ScreenOutput, SerialOutput
from kernel.tty.tty import NO_OUTPUT, Tty

CONSOLE_DEVICE = make_device(5, 1)
_SCREEN = 0  # index of the output


class SerialLine(Line):
    """A serial port as an output of the terminal."""

    def __init__(self, port: SerialPort) -> None:
        self._port = port

    def send(self, data: bytes) -> None:
        self._port.write(data)


class ConsoleTerminal:
    """The terminal and the two places where it is typed on."""

    def __init__(self, console: Console, plain: bool) -> None:
        """`plain`: the serial line carries what programs write and nothing else."""
        screen = console.terminal.screen
        self.tty = Tty(CONSOLE_DEVICE, screen.rows, screen.columns)
        self.tty.outputs.append(ScreenOutput(console.terminal))
        self.tty.outputs.append(SerialOutput(SerialLine(console.serial), plain))
        self.tty.answering = _SCREEN
        self._serial = console.serial
        self._keyboard = Keyboard()

    def key_pressed(self) -> None:
        """IRQ 1: take what the keyboard has; from now on the screen's terminal answers programs."""
        self.tty.answering = _SCREEN
        self.tty.receive(self._keyboard.receive())

    def byte_received(self) -> None:
        """IRQ 4: take what came over the serial line; the terminal at its other end answers by itself."""
        self.tty.answering = NO_OUTPUT
        self.tty.receive(self._serial.receive())
