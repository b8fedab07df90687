"""Wait statuses: how wait4(2) tells what became of a child (wait(2), <bits/waitstatus.h>).

The low 7 bits hold the signal that ended the child, 0 for an exit whose code is in bits 8-15, 0x7F for a
stop whose signal is there; 0x80 says that a core file was written; 0xFFFF that the child continued.
"""

WNOHANG = 1
WUNTRACED = 2
WSTOPPED = 2
WEXITED = 4
WCONTINUED = 8
WNOWAIT = 0x0100_0000
WNOTHREAD = 0x2000_0000  # no difference where a process has one thread
WALL = 0x4000_0000
WCLONE = 0x8000_0000

CORE_FLAG = 0x80
STOPPED = 0x7F
CONTINUED = 0xFFFF


def exited_status(code: int) -> int:
    """The wait status of a child that called _exit(code); the code's low 8 bits count."""
    return (code & 0xFF) << 8


def signaled_status(number: int, core: bool = False) -> int:
    """The wait status of a child that signal `number` ended."""
    return number | CORE_FLAG if core else number


def stopped_status(number: int) -> int:
    """The wait status of a child that signal `number` stopped."""
    return number << 8 | STOPPED


def did_exit(status: int) -> bool:
    """WIFEXITED."""
    return status & 0x7F == 0


def exit_status(status: int) -> int:
    """WEXITSTATUS."""
    return status >> 8 & 0xFF


def was_signaled(status: int) -> bool:
    """WIFSIGNALED."""
    return status & 0x7F != 0 and status & 0x7F != STOPPED


def term_signal(status: int) -> int:
    """WTERMSIG."""
    return status & 0x7F


def dumped_core(status: int) -> bool:
    """WCOREDUMP."""
    return status & CORE_FLAG != 0


def is_stopped(status: int) -> bool:
    """WIFSTOPPED."""
    return status & 0xFF == STOPPED


def stop_signal(status: int) -> int:
    """WSTOPSIG."""
    return status >> 8 & 0xFF


def did_continue(status: int) -> bool:
    """WIFCONTINUED."""
    return status == CONTINUED
