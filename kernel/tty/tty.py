"""The terminal device: keyboard and serial line in, screen and serial line out, and the programs between.

Bytes typed anywhere come in by `receive`, from an interrupt handler; the line discipline makes lines and
signals of them. Programs read, write and ask through the CharDevice interface. What is written shows on every
output.

Job control (POSIX chapter 11.1): a session owns the terminal, one of its process groups is in the foreground
and gets the signals of ^C, ^\\ and ^Z; a read from another group stops that group.
"""

from abc import ABC, abstractmethod

from abi import errno, signal
from abi import termios as t
from kernel.drivers.interfaces import READABLE, WRITABLE, CharDevice
from kernel.proc.scheduler import scheduler
from kernel.proc.wait_queue import WaitQueue, readiness_changed
from kernel.tty.job_control import JobControl
from kernel.tty.line_discipline import LineDiscipline
from ophion.lang import I32, Struct

_TENTH_OF_SECOND = 100_000_000  # ns, VTIME's unit
_WRITE_PIECE = 1024
NO_OUTPUT = -1


class TtyOutput(ABC):
    """A place where the terminal's output shows."""

    @abstractmethod
    def show(self, raw: bytes, processed: bytes) -> None:
        """Show output: as the program wrote it, and as the line discipline made it."""

    @abstractmethod
    def echo(self, data: bytes) -> None:
        """Show the echo of what was typed."""

    def take_reply(self) -> bytes:
        """What the terminal answered to the output (its cursor's place, say), once."""
        return b""


class ProcessGroup(Struct):
    """What TIOCSPGRP points to: a pid_t."""

    number = I32()


class Tty(CharDevice):
    """One terminal."""

    def __init__(self, device_number: int, rows: int, columns: int) -> None:
        super().__init__(device_number)
        self.discipline = LineDiscipline()
        self.outputs: list[TtyOutput] = []
        self.answering = NO_OUTPUT  # the index of the output whose replies the programs get
        self.session = 0
        self.foreground_group = 0
        self._job_control: JobControl | None = None
        self._readers = WaitQueue()
        self._writers = WaitQueue()
        self._window = t.Winsize()
        self._window.ws_row = rows
        self._window.ws_col = columns

    def set_job_control(self, job_control: JobControl) -> None:
        """From now on there are processes."""
        self._job_control = job_control

    @property
    def jobs(self) -> JobControl:
        """The view of the processes."""
        jobs = self._job_control
        assert jobs is not None
        return jobs

    # The wires.

    def receive(self, data: bytes) -> None:
        """Take typed bytes; called with interrupts off, from an interrupt handler."""
        for byte in data:
            number = self.discipline.receive(byte)
            self._show_echo()
            if number != 0 and self._job_control is not None and self.foreground_group != 0:
                self._job_control.send_to_group(self.foreground_group, number)
        self._wake()

    def _wake(self) -> None:
        if not self.discipline.stopped:
            self._writers.wake_all()
        if self.discipline.available() > 0 or self.discipline.readable():
            self._readers.wake_all()
        readiness_changed.wake_all()

    def _show_echo(self) -> None:
        echo = self.discipline.take_echo()
        if len(echo) > 0:
            for output in self.outputs:
                output.echo(echo)

    def show(self, data: bytes) -> None:
        """Write without waiting: the kernel's own messages and the pieces of `write`."""
        processed = self.discipline.process_output(data)
        replies: list[bytes] = []
        for output in self.outputs:
            output.show(data, processed)
            replies.append(output.take_reply())
        if self.answering >= 0 and len(replies[self.answering]) > 0:
            self.receive(replies[self.answering])

    # CharDevice.

    def read(self, buffer: memoryview, nonblocking: bool) -> int:
        self._require_foreground()
        if len(buffer) == 0:
            return 0
        if not self.discipline.local(t.ICANON):
            self._wait_raw(len(buffer), nonblocking)
        else:
            while not self.discipline.readable():
                if nonblocking:
                    raise errno.os_error(errno.EAGAIN)
                self._readers.wait()
                self._require_foreground()
                if not self.discipline.local(t.ICANON):
                    break
        data = self.discipline.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _wait_raw(self, wanted: int, nonblocking: bool) -> None:
        """termios(3), noncanonical mode: VMIN bytes must come, VTIME limits the wait."""
        minimum = min(self.discipline.control(t.VMIN), wanted)
        limit = self.discipline.control(t.VTIME) * _TENTH_OF_SECOND
        if nonblocking:
            if self.discipline.available() == 0 and (minimum > 0 or limit > 0):
                raise errno.os_error(errno.EAGAIN)
            return
        needed = max(minimum, 1)
        count = self.discipline.available()
        while count < needed and (minimum > 0 or limit > 0):
            # With VMIN the timer runs between bytes; without, from the start of the read.
            timed = limit > 0 and (minimum == 0 or count > 0)
            deadline = scheduler.clock.monotonic() + limit if timed else -1
            if not self._readers.wait_until(deadline):
                return
            count = self.discipline.available()

    def write(self, data: memoryview, nonblocking: bool) -> int:
        if self.discipline.local(t.TOSTOP):
            self._require_background_right(signal.SIGTTOU)
        done = 0
        while done < len(data):
            while self.discipline.stopped:
                if nonblocking or done > 0:
                    break
                self._writers.wait()
            if self.discipline.stopped:
                break
            piece = bytes(data[done : done + _WRITE_PIECE])
            self.show(piece)
            done += len(piece)
        if done == 0 and len(data) > 0:
            raise errno.os_error(errno.EAGAIN)
        return done

    def readiness(self) -> int:
        ready = 0 if self.discipline.stopped else WRITABLE
        return ready | READABLE if self.discipline.readable() else ready

    # Job control.

    def _is_background(self) -> bool:
        if self._job_control is None or self.session == 0:
            return False
        jobs = self._job_control
        return jobs.caller_session() == self.session and jobs.caller_group() != self.foreground_group

    def _require_foreground(self) -> None:
        """A read from the background stops the reader's group, or fails where it cannot stop (termios(3))."""
        if not self._is_background():
            return
        if not self.jobs.caller_takes(signal.SIGTTIN) or self.jobs.caller_is_orphaned():
            raise errno.os_error(errno.EIO)
        self.jobs.send_to_group(self.jobs.caller_group(), signal.SIGTTIN)
        raise errno.os_error(errno.EINTR)

    def _require_background_right(self, number: int) -> None:
        """A change from the background stops the caller's group, unless it blocks or ignores the signal."""
        if not self._is_background() or not self.jobs.caller_takes(number):
            return
        if self.jobs.caller_is_orphaned():
            raise errno.os_error(errno.EIO)
        self.jobs.send_to_group(self.jobs.caller_group(), number)
        raise errno.os_error(errno.EINTR)

    def take_session(self, session: int, group: int) -> None:
        """Become the controlling terminal of a session."""
        self.session = session
        self.foreground_group = group

    def release_session(self) -> None:
        """Be nobody's controlling terminal."""
        self.session = 0
        self.foreground_group = 0

    # Requests.

    def ioctl(self, request: int, value: int, data: memoryview) -> int:
        if request == t.TCGETS:
            data[:] = self.discipline.settings.view()
        elif request in (t.TCSETS, t.TCSETSW, t.TCSETSF):
            self._change_settings(request, data)
        elif request == t.TIOCGWINSZ:
            data[:] = self._window.view()
        elif request == t.TIOCSWINSZ:
            self._resize(data)
        elif request == t.FIONREAD:
            count = self.discipline.available() if self.discipline.readable() else 0
            data[:] = count.to_bytes(4, "little")
        elif request == t.TIOCOUTQ:
            data[:] = bytes(4)
        elif request == t.TCFLSH:
            self._flush(value)
        elif request in (t.TCSBRK, t.TCXONC):
            self._require_background_right(signal.SIGTTOU)
        else:
            self._session_request(request, data)
        return 0

    def _change_settings(self, request: int, data: memoryview) -> None:
        self._require_background_right(signal.SIGTTOU)
        settings = t.Termios.over(bytearray(data))
        if request == t.TCSETSF:
            self.discipline.flush_input()
        self.discipline.change_settings(settings)
        self._wake()

    def _resize(self, data: memoryview) -> None:
        window = t.Winsize.over(bytearray(data))
        changed = window.tobytes() != self._window.tobytes()
        self._window = window
        if changed and self.foreground_group != 0:
            self.jobs.send_to_group(self.foreground_group, signal.SIGWINCH)

    def _flush(self, queue: int) -> None:
        self._require_background_right(signal.SIGTTOU)
        if queue not in (t.TCIFLUSH, t.TCOFLUSH, t.TCIOFLUSH):
            raise errno.os_error(errno.EINVAL)
        if queue != t.TCOFLUSH:
            self.discipline.flush_input()

    def _session_request(self, request: int, data: memoryview) -> None:
        """ioctl_tty(2), "Controlling terminal" and "Process group and session ID"."""
        if request not in (t.TIOCGPGRP, t.TIOCSPGRP, t.TIOCGSID):
            raise errno.os_error(errno.ENOTTY)
        if self.session == 0 or self.jobs.caller_session() != self.session:
            raise errno.os_error(errno.ENOTTY)
        if request == t.TIOCSPGRP:
            self._require_background_right(signal.SIGTTOU)
            self._set_foreground(ProcessGroup.over(data).number)
        else:
            number = self.foreground_group if request == t.TIOCGPGRP else self.session
            data[:] = number.to_bytes(4, "little")

    def _set_foreground(self, group: int) -> None:
        if group < 0:
            raise errno.os_error(errno.EINVAL)
        session = self.jobs.session_of_group(group)
        if session == 0:
            raise errno.os_error(errno.ESRCH)
        if session != self.session:
            raise errno.os_error(errno.EPERM)
        self.foreground_group = group
