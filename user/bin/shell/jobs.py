"""Children: forking, waiting for them, and the table of those in the background (XCU 2.9.3.1).

Statuses are the shell's: 0-255, or 128 and the number of the signal that ended the child. There are no
stopped jobs: the shell shares one process group with its children.
"""

import errno
import os

from shell import signals
from shell.errors import ShellError
from shell.names import is_number

RUNNING = -1


class Job:
    """A pipeline in the background; `processes` are those not yet reaped, the last one gives the status."""

    def __init__(self, number: int, leader: int, text: str) -> None:
        self.number = number
        self.leader = leader
        self.text = text
        self.status = RUNNING


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
    return 128 + os.WTERMSIG(wait_status)


def wait_for(process: int) -> int:
    """Wait for one child; 127 if it is none of ours."""
    while True:
        try:
            _, wait_status = os.waitpid(process, 0)
            return shell_status(wait_status)
        except OSError as error:
            if error.errno != errno.EINTR:
                return 127


class JobTable:
    """The background jobs, oldest first."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def add(self, process: int, text: str) -> Job:
        """Note a new job under the number after the highest; those that have ended leave no zombie."""
        self.poll()
        number = 1
        for job in self.jobs:
            number = max(number, job.number + 1)
        job = Job(number, process, text)
        self.jobs.append(job)
        return job

    def poll(self) -> None:
        """Learn which jobs have ended, without waiting."""
        for job in self.jobs:
            if job.status != RUNNING:
                continue
            try:
                process, wait_status = os.waitpid(job.leader, os.WNOHANG)
            except OSError:
                job.status = 127
                continue
            if process != 0:
                job.status = shell_status(wait_status)

    def wait(self, job: Job) -> int:
        """Wait for a job and forget it; its status."""
        if job.status == RUNNING:
            job.status = wait_for(job.leader)
        self.jobs = [other for other in self.jobs if other.number != job.number]
        return job.status

    def forget_ended(self) -> list[Job]:
        """Drop the jobs that have ended, and give them."""
        self.poll()
        ended = [job for job in self.jobs if job.status != RUNNING]
        self.jobs = [job for job in self.jobs if job.status == RUNNING]
        return ended

    def find(self, text: str) -> Job | None:
        """The job for `%2`, `%%`, `%+`, `%-` or a process number; None if there is none."""
        if not text.startswith("%"):
            for job in self.jobs:
                if str(job.leader) == text:
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
    if job.status == RUNNING:
        state = "Running"
    elif job.status == 0:
        state = "Done"
    elif job.status > 128:
        state = signals.signal_name(job.status - 128)
    else:
        state = f"Done({job.status})"
    return f"[{job.number}] {mark} {state}                 {job.text}\n"
