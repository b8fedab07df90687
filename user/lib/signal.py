"""signal: the signals' numbers and actions (default, none, KeyboardInterrupt), blocking and awaiting them.

The one handler that `signal` takes beside SIG_DFL and SIG_IGN is default_int_handler. It is noticed where a
read(2) waits, which then raises KeyboardInterrupt.
"""

from collections.abc import Iterable
from enum import IntEnum

from abi import signal as numbers
from ophion.lang import u64
from user.lib import linux


class Signals(IntEnum):
    """The signals by name."""

    SIGHUP = numbers.SIGHUP
    SIGINT = numbers.SIGINT
    SIGQUIT = numbers.SIGQUIT
    SIGILL = numbers.SIGILL
    SIGTRAP = numbers.SIGTRAP
    SIGABRT = numbers.SIGABRT
    SIGBUS = numbers.SIGBUS
    SIGFPE = numbers.SIGFPE
    SIGKILL = numbers.SIGKILL
    SIGUSR1 = numbers.SIGUSR1
    SIGSEGV = numbers.SIGSEGV
    SIGUSR2 = numbers.SIGUSR2
    SIGPIPE = numbers.SIGPIPE
    SIGALRM = numbers.SIGALRM
    SIGTERM = numbers.SIGTERM
    SIGSTKFLT = numbers.SIGSTKFLT
    SIGCHLD = numbers.SIGCHLD
    SIGCONT = numbers.SIGCONT
    SIGSTOP = numbers.SIGSTOP
    SIGTSTP = numbers.SIGTSTP
    SIGTTIN = numbers.SIGTTIN
    SIGTTOU = numbers.SIGTTOU
    SIGURG = numbers.SIGURG
    SIGXCPU = numbers.SIGXCPU
    SIGXFSZ = numbers.SIGXFSZ
    SIGVTALRM = numbers.SIGVTALRM
    SIGPROF = numbers.SIGPROF
    SIGWINCH = numbers.SIGWINCH
    SIGIO = numbers.SIGIO
    SIGPWR = numbers.SIGPWR
    SIGSYS = numbers.SIGSYS


class Handlers(IntEnum):
    """The actions that are not functions."""

    SIG_DFL = numbers.SIG_DFL
    SIG_IGN = numbers.SIG_IGN
    INTERRUPT = -1  # default_int_handler, which is a function in Python's own module


class Sigmasks(IntEnum):
    """How pthread_sigmask changes the mask."""

    SIG_BLOCK = numbers.SIG_BLOCK
    SIG_UNBLOCK = numbers.SIG_UNBLOCK
    SIG_SETMASK = numbers.SIG_SETMASK


SIGHUP = Signals.SIGHUP
SIGINT = Signals.SIGINT
SIGQUIT = Signals.SIGQUIT
SIGILL = Signals.SIGILL
SIGTRAP = Signals.SIGTRAP
SIGABRT = Signals.SIGABRT
SIGBUS = Signals.SIGBUS
SIGFPE = Signals.SIGFPE
SIGKILL = Signals.SIGKILL
SIGUSR1 = Signals.SIGUSR1
SIGSEGV = Signals.SIGSEGV
SIGUSR2 = Signals.SIGUSR2
SIGPIPE = Signals.SIGPIPE
SIGALRM = Signals.SIGALRM
SIGTERM = Signals.SIGTERM
SIGSTKFLT = Signals.SIGSTKFLT
SIGCHLD = Signals.SIGCHLD
SIGCONT = Signals.SIGCONT
SIGSTOP = Signals.SIGSTOP
SIGTSTP = Signals.SIGTSTP
SIGTTIN = Signals.SIGTTIN
SIGTTOU = Signals.SIGTTOU
SIGURG = Signals.SIGURG
SIGXCPU = Signals.SIGXCPU
SIGXFSZ = Signals.SIGXFSZ
SIGVTALRM = Signals.SIGVTALRM
SIGPROF = Signals.SIGPROF
SIGWINCH = Signals.SIGWINCH
SIGIO = Signals.SIGIO
SIGPWR = Signals.SIGPWR
SIGSYS = Signals.SIGSYS
SIG_DFL = Handlers.SIG_DFL
SIG_IGN = Handlers.SIG_IGN
default_int_handler = Handlers.INTERRUPT
SIG_BLOCK = Sigmasks.SIG_BLOCK
SIG_UNBLOCK = Sigmasks.SIG_UNBLOCK
SIG_SETMASK = Sigmasks.SIG_SETMASK
NSIG = numbers.LAST_SIGNAL + 1


def _handler(value: u64) -> Handlers | None:
    """The action that a stored handler is; None where it is an address."""
    if value == numbers.SIG_DFL:
        return Handlers.SIG_DFL
    if value == numbers.SIG_IGN:
        return Handlers.SIG_IGN
    if value == linux.interrupt_handler():
        return Handlers.INTERRUPT
    return None


def signal(signalnum: int, handler: int) -> Handlers | None:
    """Set a signal's action: SIG_DFL, SIG_IGN or default_int_handler; the one before. ValueError, OSError."""
    if handler == Handlers.INTERRUPT:
        return _handler(linux.set_signal_handler(signalnum, linux.interrupt_handler()))
    if handler != Handlers.SIG_DFL and handler != Handlers.SIG_IGN:
        raise ValueError("a signal's handler must be SIG_DFL, SIG_IGN or default_int_handler")
    return _handler(linux.set_signal_handler(signalnum, u64(handler)))


def getsignal(signalnum: int) -> Handlers | None:
    """The action of a signal. OSError."""
    return _handler(linux.signal_handler(signalnum))


def _mask_of(signals: Iterable[int]) -> u64:
    """The signals as the kernel takes them. ValueError."""
    mask = u64(0)
    for number in signals:
        if number < 1 or number >= NSIG:
            raise ValueError(f"signal number {number} out of range [1; {NSIG - 1}]")
        mask |= u64(1) << (number - 1)
    return mask


def _set_of(mask: u64) -> set[int]:
    """The numbers in a mask."""
    return {number for number in range(1, NSIG) if mask >> (number - 1) & 1 != 0}


def pthread_sigmask(how: int, mask: Iterable[int]) -> set[int]:
    """Change what is blocked as SIG_BLOCK, SIG_UNBLOCK or SIG_SETMASK say; what was before. OSError."""
    return _set_of(linux.signal_mask(how, _mask_of(mask)))


def sigpending() -> set[int]:
    """The signals that have come and are blocked. OSError."""
    return _set_of(linux.pending_signals())


def sigwait(sigset: Iterable[int]) -> int:
    """Wait until one of some blocked signals is pending, and take it. OSError."""
    return linux.wait_for_signal(_mask_of(sigset))
