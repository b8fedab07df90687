"""The terminal of the machine itself: /dev/console, on the screen and the first serial line."""

from abi.stat import make_device
from kernel.drivers.keyboard import Keyboard
from kernel.drivers.serial import SerialPort
from kernel.tty.outputs import ScreenOutput, SerialOutput
from kernel.tty.terminal import Terminal
from kernel.tty.tty import NO_OUTPUT, Tty

CONSOLE_DEVICE = make_device(5, 1)
_SCREEN = 0  # index of the output


class ConsoleTty:
    """The terminal and the two places where it is typed on; the methods are for the interrupt handlers."""

    def __init__(self, terminal: Terminal, port: SerialPort, plain: bool) -> None:
        """`plain`: the serial line carries what programs write and nothing else, and is not typed on."""
        self.tty = Tty(CONSOLE_DEVICE, terminal.screen.rows, terminal.screen.columns)
        self.tty.outputs.append(ScreenOutput(terminal))
        self.tty.outputs.append(SerialOutput(port, plain))
        self.tty.answering = _SCREEN
        self._port = port
        self._keyboard = Keyboard()

    def key_pressed(self) -> None:
        """Take what the keyboard has; the screen's terminal answers programs from now on."""
        self.tty.answering = _SCREEN
        self.tty.receive(self._keyboard.receive())

    def byte_received(self) -> None:
        """Take what came over the serial line; the terminal at its other end answers by itself."""
        self.tty.answering = NO_OUTPUT
        self.tty.receive(self._port.receive())
