"""Signals: numbers, names, default actions and the kernel's own structures (signal(7), sigaction(2)).

The layouts are those that cross the system call, <asm/signal.h> of x86_64, not glibc's wrappers. A signal
set is a u64 whose bit `number - 1` stands for the signal.
"""

from enum import IntEnum

from ophion.lang import I32, U64, Array, Struct

SIGHUP = 1
SIGINT = 2
SIGQUIT = 3
SIGILL = 4
SIGTRAP = 5
SIGABRT = 6
SIGBUS = 7
SIGFPE = 8
SIGKILL = 9
SIGUSR1 = 10
SIGSEGV = 11
SIGUSR2 = 12
SIGPIPE = 13
SIGALRM = 14
SIGTERM = 15
SIGSTKFLT = 16
SIGCHLD = 17
SIGCONT = 18
SIGSTOP = 19
SIGTSTP = 20
SIGTTIN = 21
SIGTTOU = 22
SIGURG = 23
SIGXCPU = 24
SIGXFSZ = 25
SIGVTALRM = 26
SIGPROF = 27
SIGWINCH = 28
SIGIO = 29
SIGPWR = 30
SIGSYS = 31
SIGRTMIN = 32
SIGRTMAX = 64
LAST_SIGNAL = 64

# Indexed by number; the names that kill(1) shows, with "SIG" before them.
NAMES: list[str] = [
    "EXIT",
    "HUP",
    "INT",
    "QUIT",
    "ILL",
    "TRAP",
    "ABRT",
    "BUS",
    "FPE",
    "KILL",
    "USR1",
    "SEGV",
    "USR2",
    "PIPE",
    "ALRM",
    "TERM",
    "STKFLT",
    "CHLD",
    "CONT",
    "STOP",
    "TSTP",
    "TTIN",
    "TTOU",
    "URG",
    "XCPU",
    "XFSZ",
    "VTALRM",
    "PROF",
    "WINCH",
    "IO",
    "PWR",
    "SYS",
]


class DefaultAction(IntEnum):
    """What a signal does to a process that has no handler for it (signal(7), "Standard signals")."""

    TERMINATE = 0
    CORE = 1  # terminate, and tell so in the wait status where a core file was written
    IGNORE = 2
    STOP = 3
    CONTINUE = 4


DEFAULT_IGNORED: list[int] = [SIGCHLD, SIGURG, SIGWINCH]
DEFAULT_STOPS: list[int] = [SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU]
DEFAULT_CORE: list[int] = [
    SIGQUIT,
    SIGILL,
    SIGTRAP,
    SIGABRT,
    SIGBUS,
    SIGFPE,
    SIGSEGV,
    SIGXCPU,
    SIGXFSZ,
    SIGSYS,
]


def default_action(number: int) -> DefaultAction:
    """The default action of signal `number`, 1 to 64."""
    if number == SIGCONT:
        return DefaultAction.CONTINUE
    if number in DEFAULT_IGNORED:
        return DefaultAction.IGNORE
    if number in DEFAULT_STOPS:
        return DefaultAction.STOP
    if number in DEFAULT_CORE:
        return DefaultAction.CORE
    return DefaultAction.TERMINATE


# The handlers that are not addresses.
SIG_DFL = 0
SIG_IGN = 1

# rt_sigprocmask(2)
SIG_BLOCK = 0
SIG_UNBLOCK = 1
SIG_SETMASK = 2

SA_NOCLDSTOP = 0x0000_0001
SA_NOCLDWAIT = 0x0000_0002
SA_SIGINFO = 0x0000_0004
SA_RESTORER = 0x0400_0000
SA_ONSTACK = 0x0800_0000
SA_RESTART = 0x1000_0000
SA_NODEFER = 0x4000_0000
SA_RESETHAND = 0x8000_0000

# The only size of a signal set that rt_sigaction and rt_sigprocmask take.
SIGSET_SIZE = 8


class Sigaction(Struct):
    """struct kernel_sigaction: what rt_sigaction(2) reads and writes, 32 bytes."""

    handler = U64()
    flags = U64()
    restorer = U64()
    mask = U64()


class Siginfo(Struct):
    """siginfo_t, 128 bytes, with the fields of the kill and SIGCHLD members of its union (sigaction(2))."""

    si_signo = I32()
    si_errno = I32()
    si_code = I32()
    padding = I32()
    si_pid = I32()
    si_uid = I32()
    si_status = I32()
    rest = Array(I32, 25)


SI_USER = 0
SI_KERNEL = 0x80
SI_TKILL = -6
ILL_ILLOPN = 2
FPE_INTDIV = 1
FPE_FLTDIV = 3
FPE_FLTOVF = 4
FPE_FLTUND = 5
FPE_FLTRES = 6
FPE_FLTINV = 7
SEGV_MAPERR = 1
SEGV_ACCERR = 2
BUS_ADRALN = 1
BUS_ADRERR = 2
TRAP_BRKPT = 1
TRAP_TRACE = 2
CLD_EXITED = 1
CLD_KILLED = 2
CLD_DUMPED = 3
CLD_STOPPED = 5
CLD_CONTINUED = 6
