"""Alarms: SIGALRM at a deadline, one for each process (alarm(2))."""

from abi.signal import SIGALRM
from kernel.proc.process import Process, processes
from kernel.proc.sending import KERNEL_ORIGIN, send_signal


class Alarms:
    """The pids of the processes that have an alarm; the deadline is the process's own."""

    def __init__(self) -> None:
        self._pids: list[int] = []

    def left(self, process: Process, now: int) -> int:
        """The ns until a process's alarm, 0 for none."""
        return max(process.alarm - now, 1) if process.alarm >= 0 else 0

    def set(self, process: Process, deadline: int) -> None:
        """Replace a process's alarm; -1 for none."""
        if process.pid in self._pids:
            self._pids.remove(process.pid)
        process.alarm = deadline
        if deadline >= 0:
            self._pids.append(process.pid)

    def any(self) -> bool:
        """Whether there is an alarm at all."""
        return len(self._pids) > 0

    def ring(self, now: int) -> None:
        """Send the signals that are due."""
        for pid in list(self._pids):
            process = processes.find(pid)
            if process is None or process.is_zombie:
                self._pids.remove(pid)
            elif process.alarm <= now:
                self.set(process, -1)
                send_signal(process, SIGALRM, KERNEL_ORIGIN)


alarms = Alarms()
