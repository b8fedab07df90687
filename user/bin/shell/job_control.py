"""Job control: each job a process group, one of which has the terminal (XCU 2.11; POSIX, 11.1.4).

The terminal is kept open under a descriptor of its own, so that a redirected shell still finds it. While job
control is on, the shell ignores the signals that stop; what it starts does not.
"""

import contextlib
import os

from shell import signals
from shell.jobs import Job

TERMINAL_PATH = "/dev/tty"
TERMINAL = 255
"""The descriptor: beyond what scripts name and what redirections save."""


class JobControl:
    """Whether there is job control, and the group that the terminal goes back to."""

    def __init__(self) -> None:
        self.active = False
        self.former_group = 0

    def start(self) -> bool:
        """Become a group with the terminal; False where there is no terminal."""
        try:
            opened = os.open(TERMINAL_PATH, os.O_RDWR)
        except OSError:
            return False
        os.dup2(opened, TERMINAL, False)
        os.close(opened)
        self.former_group = os.getpgrp()
        while os.tcgetpgrp(TERMINAL) != self.former_group:
            os.killpg(self.former_group, signals.TERMINAL_INPUT)  # until whoever has the terminal gives it
        for number in signals.STOPS:
            signals.ignore(number)
        self.active = True
        if self.former_group != os.getpid():
            os.setpgid(0, 0)
            self.take_back()
        return True

    def stop(self) -> None:
        """Give the terminal back to the group that had it at the start."""
        if not self.active:
            return
        os.tcsetpgrp(TERMINAL, self.former_group)
        if self.former_group != os.getpgrp():
            os.setpgid(0, self.former_group)
        self.leave()

    def leave(self) -> None:
        """Have no more to do with it, as a child that was forked."""
        if not self.active:
            return
        self.active = False
        os.close(TERMINAL)
        for number in signals.STOPS:
            signals.restore(number)

    def join(self, job: Job, process: int, foreground: bool) -> None:
        """Put a new process of a job into its group. Parent and child both do it, for neither can wait."""
        if not self.active:
            return
        if job.group == 0:
            job.group = process
        with contextlib.suppress(OSError):  # the parent may be late: the child has become a program, or ended
            os.setpgid(process, job.group)
            if foreground:
                os.tcsetpgrp(TERMINAL, job.group)

    def give(self, job: Job) -> None:
        """Bring a job to the foreground."""
        if self.active and job.group != 0:
            os.tcsetpgrp(TERMINAL, job.group)

    def take_back(self) -> None:
        """Be in the foreground again."""
        if self.active:
            os.tcsetpgrp(TERMINAL, os.getpgrp())
