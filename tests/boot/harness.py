"""Drives a machine as a person would: keys, the VGA screen, the serial line, exit codes.

A `Guest` is one booted machine. Text typed with `type_text()` goes through the PS/2 keyboard; `send()` goes
through COM1, which is a pseudo-terminal. What the machine writes to COM1 is collected and searched with
`expect()`, which continues after the last match. Every wait has an end, and a wait that fails shows the
screen, the serial line and the kernel's log. Nothing sleeps except to poll.
"""

import errno
import os
import re
import select
import subprocess
import sys
import time
import tty
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from ophion.tools.paths import ROOT
from ophion.tools.qemu import Machine, RunningMachine
from ophion.tools.run import read_reports

WAIT_SECONDS = 60.0
POLL_SECONDS = 0.05
PROMPT = re.compile(r"(?:^|\n)[^\n]*[$#] \Z")
ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass
class Finished:
    """What one ./ophion command did."""

    status: int
    output: bytes
    errors: str

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.output.decode("utf-8", "replace")


def ophion(*words: str | Path, timeout: float = 180) -> Finished:
    """Run ./ophion to its end."""
    command = [str(ROOT / "ophion"), *(str(word) for word in words)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, cwd=ROOT)
    return Finished(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def plain_text(data: bytes) -> str:
    """Serial bytes as a person reads them: no escape sequences or carriage returns, backspaces applied."""
    text = ESCAPE_SEQUENCE.sub("", data.decode("utf-8", "replace")).replace("\r", "")
    shown: list[str] = []
    for character in text:
        if character != "\b":
            shown.append(character)
        elif shown and shown[-1] != "\n":
            shown.pop()
    return "".join(shown)


class Guest:
    """One booted machine; leaving the `with` block ends it."""

    def __init__(self, machine: Machine, folder: Path) -> None:
        self._console_log = folder / "console"
        machine.console = f"pty,logfile={self._console_log}"
        machine.console_monitor = False
        machine.control = folder / "qmp.sock"
        machine.reports = f"file,path={folder / 'reports'}"
        machine.stopped = True
        self._reports = folder / "reports"
        self._received = b""
        self._consumed = 0
        self.machine = RunningMachine(machine)
        self._terminal = os.open(self.machine.serial_terminal(), os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        tty.setraw(self._terminal)
        self.machine.qmp.execute("cont")

    def type_text(self, text: str) -> None:
        """Type text on the keyboard, one key after the other."""
        for character in text:
            self.press(character)

    def press(self, key: str) -> None:
        """Press a key, a control key (`^C`) or a named key (`<up>`), and wait until it was let go."""
        self.machine.press(key)
        self._receive(POLL_SECONDS)

    def send(self, data: bytes) -> None:
        """Type bytes on the serial line."""
        while data:
            select.select([], [self._terminal], [], WAIT_SECONDS)
            data = data[os.write(self._terminal, data) :]

    def _receive(self, seconds: float) -> None:
        """Collect what COM1 sends, waiting for the first byte at most `seconds`."""
        while select.select([self._terminal], [], [], seconds)[0]:
            data = self._read_terminal()
            if (
                not data
            ):  # QEMU has ended. What the terminal held then is lost; the log of the console has it all
                time.sleep(POLL_SECONDS)
                self._received = self._console_log.read_bytes()
                return
            self._received += data
            seconds = 0

    def _read_terminal(self) -> bytes:
        """What the terminal holds; nothing when QEMU has closed its end."""
        try:
            return os.read(self._terminal, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return b""

    def serial(self) -> str:
        """All that COM1 has sent, as text."""
        self._receive(0)
        return plain_text(self._received)

    def screen(self) -> str:
        """The VGA text screen."""
        return "\n".join(self.machine.screen()).rstrip("\n")

    def wait_until(self, condition: Callable[[], bool], what: str, timeout: float = WAIT_SECONDS) -> None:
        """Poll until `condition` holds; fail with all that is known about the machine when it never does."""
        deadline = time.monotonic() + timeout
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"{what}: not within {timeout:g} seconds\n{self.describe()}")
            self._receive(POLL_SECONDS)

    def describe(self) -> str:
        """Screen, serial line and the kernel's log, for a failure's message."""
        exit_code = self.machine.process.poll()
        screen = self.screen() if exit_code is None else f"(QEMU ended with {exit_code})"
        reports = self._reports.read_text(errors="replace") if self._reports.exists() else ""
        return f"--- screen\n{screen}\n--- serial\n{self.serial()}\n--- kernel log\n{reports}"

    def expect(self, pattern: str | re.Pattern[str], timeout: float = WAIT_SECONDS) -> str:
        """Wait for a pattern on COM1 after the last match; return the text up to the end of the match."""
        compiled = re.compile(pattern)
        found: list[re.Match[str]] = []

        def matches() -> bool:
            match = compiled.search(self.serial()[self._consumed :])
            if match:
                found.append(match)
            return match is not None

        self.wait_until(matches, f"{compiled.pattern!r} on COM1", timeout)
        text = self.serial()[self._consumed : self._consumed + found[0].end()]
        self._consumed += found[0].end()
        return text

    def expect_screen(self, pattern: str, timeout: float = WAIT_SECONDS) -> str:
        """Wait for a pattern on the VGA screen; return the screen."""
        self.wait_until(lambda: re.search(pattern, self.screen()) is not None, f"{pattern!r} on VGA", timeout)
        return self.screen()

    def prompt(self, timeout: float = WAIT_SECONDS) -> str:
        """Wait for the shell's prompt; return what came before it."""
        return PROMPT.sub("", self.expect(PROMPT, timeout))

    def run(self, line: str, timeout: float = WAIT_SECONDS) -> str:
        """Type a command line on the keyboard and return its output."""
        self.type_text(line + "\n")
        return self._output_of(line, timeout)

    def run_serial(self, line: str, timeout: float = WAIT_SECONDS) -> str:
        """Type a command line on the serial line and return its output."""
        self.send(line.encode() + b"\r")
        return self._output_of(line, timeout)

    def _output_of(self, line: str, timeout: float) -> str:
        echoed = self.expect(re.escape(line) + r"\n", timeout)
        assert echoed.endswith(line + "\n")
        # The prompt's pattern wants a line break before it, which the echo took.
        self._consumed -= 1
        return self.prompt(timeout).removeprefix("\n")

    def wait_end(self, timeout: float = WAIT_SECONDS) -> str | None:
        """Wait until the machine ends; the record it left on COM2: a status, or `panic`."""
        self.wait_until(lambda: self.machine.process.poll() is not None, "the machine's end", timeout)
        self._receive(0)
        return read_reports(self._reports)[1]

    def close(self) -> None:
        """End the machine."""
        os.close(self._terminal)
        self.machine.close()

    def __enter__(self) -> "Guest":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            print(self.describe(), file=sys.stderr)
        self.close()
