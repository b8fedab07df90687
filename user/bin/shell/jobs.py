"""Children: forking, waiting for them, the table of those in the background or stopped (XCU 2.9.3.1, 2.11).

Statuses are the shell's: 0-255, or 128 and the number of the signal that ended or stopped the child. Under
job control (shell.job_control) a job is a process group of its own and may be stopped; without it a job
shares the shell's group and is waited for until its end.
"""

import errno
import os

from shell import signals
from shell.errors import ShellError
from shell.names import is_number

LOST = 127


class Job:
    """The processes of one command; the one started last gives the status."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.number = 0  # in the table, 0 outside of it
        self.group = 0  # its process group, 0 without job control
        self.last = 0
        self.unreaped: list[int] = []
        self.status = 0
        self.stopped = False

    def add(self, process: int) -> None:
        """One process more."""
        self.unreaped.append(process)
        self.last = process

    def has_ended(self) -> bool:
        """Whether all processes are gone."""
        return len(self.unreaped) == 0

    def wait(self) -> int:
        """Wait until the job has ended or stopped; its status."""
        while not self.has_ended() and not self.stopped:
            self._reap(0)
        return self.status

    def poll(self) -> None:
        """Learn what has become of it, without waiting."""
        while not self.has_ended() and self._reap(os.WNOHANG):
            continue

    def _reap(self, options: int) -> bool:
        """Learn of one process that has changed; False where none has."""
        if self.group != 0:
            options |= os.WUNTRACED
        try:
            process, wait_status = os.waitpid(-self.group if self.group != 0 else self.unreaped[0], options)
        except OSError as error:
            if error.errno != errno.EINTR:
                self.unreaped.clear()
                self.status = LOST
            return True
        if process == 0:
            return False
        self.stopped = os.WIFSTOPPED(wait_status)
        if not self.stopped and process in self.unreaped:
            self.unreaped.remove(process)
        if self.stopped or process == self.last:
            self.status = shell_status(wait_status)
        return True

    def send(self, number: int) -> None:
        """Send a signal to all of it; raises OSError."""
        os.kill(-self.group if self.group != 0 else self.last, number)

    def proceed(self) -> None:
        """Let it go on after a stop; raises OSError."""
        self.stopped = False
        self.send(signals.CONTINUE)


def fork_process() -> int:
    """0 in a new child, its number in the parent; raises ShellError."""
    try:
        return os.fork()
    except OSError as error:
        raise ShellError(f"cannot fork: {os.strerror(error.errno or 0)}") from None


def shell_status(wait_status: int) -> int:
    """The exit status as `$?` shows it."""
    if os.WIFEXITED(wait_status):
        return os.WEXITSTATUS(wait_status)
    if os.WIFSTOPPED(wait_status):
        return 128 + os.WSTOPSIG(wait_status)
    return 128 + os.WTERMSIG(wait_status)


class JobTable:
    """The jobs in the background and those that are stopped; the current one last."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def add(self, job: Job) -> None:
        """Make a job the current one; a new one gets the number after the highest."""
        self.poll()
        if job.number == 0:
            job.number = 1 + max([other.number for other in self.jobs], default=0)
        self.remove(job)
        self.jobs.append(job)

    def remove(self, job: Job) -> None:
        """Forget a job."""
        self.jobs = [other for other in self.jobs if other is not job]

    def poll(self) -> None:
        """Learn what has become of the jobs, without waiting."""
        for job in self.jobs:
            job.poll()

    def wait(self, job: Job) -> int:
        """Wait for a job, and forget it where it has ended; its status."""
        status = job.wait()
        if job.has_ended():
            self.remove(job)
        return status

    def any_stopped(self) -> bool:
        """Whether a job is stopped."""
        return any(job.stopped for job in self.jobs)

    def forget_ended(self) -> list[Job]:
        """Drop the jobs that have ended, and give them."""
        self.poll()
        ended = [job for job in self.jobs if job.has_ended()]
        self.jobs = [job for job in self.jobs if not job.has_ended()]
        return ended

    def find(self, text: str) -> Job | None:
        """The job for `%2`, `%%`, `%+`, `%-`, `%name` or a process number; None if there is none."""
        if not text.startswith("%"):
            for job in self.jobs:
                if str(job.last) == text:
                    return job
            return None
        name = text[1:]
        if name in ("", "%", "+"):
            return self.jobs[-1] if len(self.jobs) > 0 else None
        if name == "-":
            return self.jobs[-2] if len(self.jobs) > 1 else None
        for job in self.jobs:
            if str(job.number) == name or (not is_number(name) and job.text.startswith(name)):
                return job
        return None


def describe(job: Job, current: bool) -> str:
    """The line that `jobs` prints for a job."""
    mark = "+" if current else " "
    if job.stopped:
        state = "Stopped"
    elif not job.has_ended():
        state = "Running"
    elif job.status == 0:
        state = "Done"
    elif job.status > 128:
        state = signals.signal_name(job.status - 128)
    else:
        state = f"Done({job.status})"
    return f"[{job.number}] {mark} {state}                 {job.text}\n"
