"""Where the console's terminal shows: the screen and the serial line."""

from kernel.drivers.serial import SerialPort
from kernel.tty.terminal import Terminal
from kernel.tty.tty import TtyOutput


class ScreenOutput(TtyOutput):
    """Output that the terminal draws on a screen."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def show(self, raw: bytes, processed: bytes) -> None:
        self._terminal.write(processed)

    def echo(self, data: bytes) -> None:
        self._terminal.write(data)

    def take_reply(self) -> bytes:
        return self._terminal.take_reply()


class SerialOutput(TtyOutput):
    """Output on a serial line; with `plain` what programs write and nothing else: no echo, no carriage returns."""

    def __init__(self, port: SerialPort, plain: bool) -> None:
        self._port = port
        self._plain = plain

    def show(self, raw: bytes, processed: bytes) -> None:
        self._port.write(raw if self._plain else processed)

    def echo(self, data: bytes) -> None:
        if not self._plain:
            self._port.write(data)
