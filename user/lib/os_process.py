"""os: processes, the programs that they run, their groups and how they ended."""

from typing import NamedTuple, NoReturn

from abi import errno
from abi import syscall_numbers as number
from abi import wait as wait_status
from user.lib import linux
from user.lib import posixpath as path
from user.lib.os_environment import environ, settings_of

_TICKS_PER_SECOND = 100


def fork() -> int:
    """Make a child that is a copy; 0 in the child, its number in the parent."""
    return linux.plain_call(number.FORK)


def execve(path: str, argv: list[str], env: dict[str, str]) -> NoReturn:
    """Become the program at `path`; returns by OSError alone."""
    linux.execve(path, argv, settings_of(env))


def execv(path: str, argv: list[str]) -> NoReturn:
    """Become the program at `path` with this environment."""
    linux.execve(path, argv, settings_of(environ.copy()))


def execvpe(file: str, args: list[str], env: dict[str, str]) -> NoReturn:
    """Become the program `file`, looked for in the directories of env's PATH where it has no "/"."""
    if "/" in file:
        execve(file, args, env)
    denied: OSError | None = None
    missing: OSError | None = None
    search = env.get("PATH", path.defpath)
    for directory in search.split(path.pathsep):
        try:
            execve(path.join(directory, file), args, env)
        except OSError as problem:
            if problem.errno == errno.ENOENT or problem.errno == errno.ENOTDIR:
                missing = problem
            elif denied is None:
                denied = problem
    if denied is not None:
        raise denied
    raise missing if missing is not None else OSError(errno.ENOENT, errno.strerror(errno.ENOENT), file)


def execvp(file: str, args: list[str]) -> NoReturn:
    """As execvpe with this environment."""
    execvpe(file, args, environ.copy())


def execl(file: str, *args: str) -> NoReturn:
    """As execv, the arguments written out."""
    execv(file, list(args))


def execlp(file: str, *args: str) -> NoReturn:
    """As execvp, the arguments written out."""
    execvp(file, list(args))


def system(command: str) -> int:
    """Run a command with the shell; its wait status."""
    child = fork()
    if child == 0:
        try:
            execv("/bin/sh", ["sh", "-c", command])
        except OSError:
            _exit(127)
    return waitpid(child, 0)[1]


class times_result(NamedTuple):  # noqa: N801 (Python's name)
    """Seconds of processor time, and since some moment in the past."""

    user: float
    system: float
    children_user: float
    children_system: float
    elapsed: float

    def __repr__(self) -> str:
        return (
            f"posix.times_result(user={self.user}, system={self.system}, children_user={self.children_user}, "
            f"children_system={self.children_system}, elapsed={self.elapsed})"
        )


def times() -> times_result:
    """How long this process and its children have run."""
    ticks, elapsed = linux.times()
    return times_result(
        ticks.tms_utime / _TICKS_PER_SECOND,
        ticks.tms_stime / _TICKS_PER_SECOND,
        ticks.tms_cutime / _TICKS_PER_SECOND,
        ticks.tms_cstime / _TICKS_PER_SECOND,
        elapsed / _TICKS_PER_SECOND,
    )


def cpu_count() -> int | None:
    """How many processors this process may run on."""
    mask = bytearray(128)
    size = linux.sched_getaffinity(0, mask)
    return sum(byte.bit_count() for byte in mask[:size])


def _exit(status: int) -> NoReturn:
    """End the process at once, without flushing streams."""
    linux.exit_group(status)


def abort() -> NoReturn:
    """End the process by SIGABRT."""
    kill(getpid(), 6)
    linux.exit_group(127)


def waitpid(pid: int, options: int, /) -> tuple[int, int]:
    """Wait for a child, any for -1; its number (0: none yet, with WNOHANG) and its wait status."""
    return linux.wait4(pid, options)


def wait() -> tuple[int, int]:
    """Wait for any child; its number and its wait status."""
    return linux.wait4(-1, 0)


def kill(pid: int, signal: int, /) -> None:
    """Send a signal to a process, or to a process group for a negative number."""
    linux.plain_call(number.KILL, pid, signal)


def killpg(pgid: int, signal: int, /) -> None:
    """Send a signal to a process group."""
    linux.plain_call(number.KILL, -pgid, signal)


def getpid() -> int:
    """The number of this process."""
    return linux.plain_call(number.GETPID)


def getppid() -> int:
    """The number of its parent."""
    return linux.plain_call(number.GETPPID)


def getuid() -> int:
    """The real user."""
    return linux.plain_call(number.GETUID)


def geteuid() -> int:
    """The effective user."""
    return linux.plain_call(number.GETEUID)


def getgid() -> int:
    """The real group."""
    return linux.plain_call(number.GETGID)


def getegid() -> int:
    """The effective group."""
    return linux.plain_call(number.GETEGID)


def getpgid(pid: int) -> int:
    """The process group of a process, of this one for 0."""
    return linux.plain_call(number.GETPGID, pid)


def getpgrp() -> int:
    """The process group of this process."""
    return linux.plain_call(number.GETPGID, 0)


def setpgid(pid: int, pgrp: int, /) -> None:
    """Move a process (0: this one) into a process group (0: one of its own)."""
    linux.plain_call(number.SETPGID, pid, pgrp)


def setsid() -> None:
    """Begin a session."""
    linux.plain_call(number.SETSID)


def getsid(pid: int, /) -> int:
    """The session of a process, of this one for 0."""
    return linux.plain_call(number.GETSID, pid)


def sched_yield() -> None:
    """Let another process run."""
    linux.plain_call(number.SCHED_YIELD)


def WIFEXITED(status: int) -> bool:  # noqa: N802 (Python's name)
    """Whether the child exited."""
    return wait_status.did_exit(status)


def WEXITSTATUS(status: int) -> int:  # noqa: N802 (Python's name)
    """Its exit code."""
    return wait_status.exit_status(status)


def WIFSIGNALED(status: int) -> bool:  # noqa: N802 (Python's name)
    """Whether a signal ended it."""
    return wait_status.was_signaled(status)


def WTERMSIG(status: int) -> int:  # noqa: N802 (Python's name)
    """That signal."""
    return wait_status.term_signal(status)


def WCOREDUMP(status: int, /) -> bool:  # noqa: N802 (Python's name)
    """Whether it left a core file."""
    return wait_status.dumped_core(status)


def WIFSTOPPED(status: int) -> bool:  # noqa: N802 (Python's name)
    """Whether it is stopped."""
    return wait_status.is_stopped(status)


def WSTOPSIG(status: int) -> int:  # noqa: N802 (Python's name)
    """The signal that stopped it."""
    return wait_status.stop_signal(status)


def WIFCONTINUED(status: int) -> bool:  # noqa: N802 (Python's name)
    """Whether it goes on after a stop."""
    return wait_status.did_continue(status)


def waitstatus_to_exitcode(status: int) -> int:
    """The exit code, or the negated signal. ValueError for a stopped child."""
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    raise ValueError(f"invalid wait status: {status}")
