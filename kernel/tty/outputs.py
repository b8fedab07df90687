"""Where the console's terminal shows: the screen and the serial line."""

from abc import ABC, abstractmethod

from kernel.tty.terminal import Terminal
from kernel.tty.tty import TtyOutput


class Line(ABC):
    """A serial line's transmitter."""

    @abstractmethod
    def send(self, data: bytes) -> None:
        """Send bytes; returns when they are on their way."""


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
    """Output on a serial line; `plain`: what programs write alone, without echo or carriage returns."""

    def __init__(self, line: Line, plain: bool) -> None:
        self._line = line
        self._plain = plain

    def show(self, raw: bytes, processed: bytes) -> None:
        self._line.send(raw if self._plain else processed)

    def echo(self, data: bytes) -> None:
        if not self._plain:
            self._line.send(data)
