"""init: the first process: gives the console a login shell, starts it anew when it ends, and reaps orphans.

With the word `run=1` on the kernel's command line it runs `/bin/sh /etc/run.cmd` instead, and powers the
machine off with the shell's status: its exit code, or 128 and the number of the signal that ended it.
"""

import os
import sys
import time

from user.lib import power

CONSOLE = "/dev/console"
COMMAND_LINE = "/proc/cmdline"
RUN_WORD = "run=1"
RUN_FILE = "/etc/run.cmd"
SHELL = "/bin/sh"
ENVIRONMENT: dict[str, str] = {
    "PATH": "/bin",
    "HOME": "/home",
    "TERM": "linux",
    "SHELL": SHELL,
    "USER": "root",
    "PWD": "/",
}
# A shell that ends at once is not started anew without end at full speed.
RESTART_PAUSE = 1


def open_console() -> None:
    """Make the console standard input, output and error."""
    descriptor = os.open(CONSOLE, os.O_RDWR)
    for target in range(3):
        if descriptor != target:
            os.dup2(descriptor, target)
    if descriptor > 2:
        os.close(descriptor)


def is_run() -> bool:
    """Whether the kernel was started to run one command."""
    try:
        with open(COMMAND_LINE, "rb") as stream:
            words = stream.read().decode().split()
    except OSError:
        return False
    return RUN_WORD in words


def complain(path: str, problem: OSError) -> None:
    """Tell what failed."""
    os.write(2, f"init: {path}: {problem.strerror}\n".encode())


def start(arguments: list[str]) -> int:
    """Start a program in a session of its own that owns the console; its process number."""
    child = os.fork()
    if child != 0:
        return child
    try:
        os.setsid()
        power.take_terminal(0)
    except OSError as problem:
        # A console without job control still gives a shell.
        complain(CONSOLE, problem)
    try:
        os.execve(SHELL, arguments, ENVIRONMENT)
    except OSError as problem:
        complain(SHELL, problem)
    os._exit(127)


def wait_for(child: int) -> int:
    """Reap whatever ends until `child` does; its status as a shell tells it."""
    while True:
        pid, status = os.waitpid(-1, 0)
        if pid == child:
            if os.WIFSIGNALED(status):
                return 128 + os.WTERMSIG(status)
            return os.WEXITSTATUS(status)


def main() -> int:
    open_console()
    if is_run():
        status = wait_for(start(["sh", RUN_FILE]))
        power.power_off(status)
    while True:
        wait_for(start(["-sh"]))
        time.sleep(RESTART_PAUSE)


if __name__ == "__main__":
    sys.exit(main())
