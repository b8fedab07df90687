"""The names of signals, and how a shell and its children treat them (XCU 2.11).

Signal handlers are not used, but for ^C at the prompt. A signal with a trap is blocked, so that it stays
pending until the shell, between two commands or in `wait`, takes it and runs the trap.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from shell.names import decimal

NAMES: list[str] = [
    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
    "TERM", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU",
]  # fmt: skip
NUMBERS: list[int] = [
    int(signal.SIGHUP), int(signal.SIGINT), int(signal.SIGQUIT), int(signal.SIGILL), int(signal.SIGTRAP),
    int(signal.SIGABRT), int(signal.SIGBUS), int(signal.SIGFPE), int(signal.SIGKILL), int(signal.SIGUSR1),
    int(signal.SIGSEGV), int(signal.SIGUSR2), int(signal.SIGPIPE), int(signal.SIGALRM), int(signal.SIGTERM),
    int(signal.SIGCHLD), int(signal.SIGCONT), int(signal.SIGSTOP), int(signal.SIGTSTP), int(signal.SIGTTIN),
    int(signal.SIGTTOU),
]  # fmt: skip

INTERRUPT = int(signal.SIGINT)
QUIT = int(signal.SIGQUIT)
PIPE = int(signal.SIGPIPE)
TERMINATE = int(signal.SIGTERM)
CONTINUE = int(signal.SIGCONT)
CHILD = int(signal.SIGCHLD)
TERMINAL_INPUT = int(signal.SIGTTIN)
STOPS: list[int] = [int(signal.SIGTSTP), int(signal.SIGTTIN), int(signal.SIGTTOU)]
"""What stops a job that has not got the terminal, or whose terminal says so."""

INTERACTIVE: list[int] = [INTERRUPT, QUIT, TERMINATE]
"""What a shell at a terminal lives on through: ^C, ^\\ and a plain kill."""


def signal_number(name: str) -> int:
    """The number for "INT", "SIGINT" or "2"; 0 for "EXIT" and "0"; -1 if there is no such signal."""
    text = name.upper()
    if text in ("EXIT", "0"):
        return 0
    number = decimal(text)
    if number >= 0:
        return number if number < 65 else -1
    bare = text[3:] if text.startswith("SIG") else text
    return NUMBERS[NAMES.index(bare)] if bare in NAMES else -1


def signal_name(number: int) -> str:
    """The name without SIG: "EXIT" for 0, the number itself where none is known."""
    if number == 0:
        return "EXIT"
    return NAMES[NUMBERS.index(number)] if number in NUMBERS else str(number)


def ignore(number: int) -> None:
    """Let this process and its children not notice a signal; KILL and STOP cannot be ignored."""
    if signal_name(number) not in ("KILL", "STOP"):
        signal.signal(number, signal.SIG_IGN)


def ignore_interactive() -> None:
    """Let a shell at a terminal live on."""
    for number in INTERACTIVE:
        ignore(number)


def restore_interactive() -> None:
    """Undo `ignore_interactive`, in what such a shell starts."""
    for number in INTERACTIVE:
        restore(number)


def hold(number: int) -> None:
    """Keep a signal pending until it is taken."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [number])


def let_through(number: int) -> None:
    """Hold a signal no more."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [number])


@contextmanager
def held_back(numbers: list[int]) -> Iterator[None]:
    """Hold signals for a while. What comes meanwhile acts at the end, as the process has it then; one that is
    ignored, but not held, would be lost.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [number for number in numbers if number not in before])


def held() -> list[int]:
    """The signals that have come and are pending, the lowest number first."""
    return sorted([int(number) for number in signal.sigpending()])


def take(numbers: list[int]) -> int:
    """Wait for one of some signals that are held; its number."""
    return int(signal.sigwait(numbers))


def catch_interrupt() -> bool:
    """Let SIGINT raise KeyboardInterrupt where this process waits; whether it was held."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return INTERRUPT in signal.pthread_sigmask(signal.SIG_UNBLOCK, [INTERRUPT])


def leave_interrupt(was_held: bool) -> None:
    """Undo `catch_interrupt`."""
    if was_held:
        hold(INTERRUPT)
    signal.signal(signal.SIGINT, signal.SIG_IGN if not was_held else signal.SIG_DFL)


def restore(number: int) -> None:
    """Give a signal its default action."""
    if signal_name(number) not in ("KILL", "STOP"):
        signal.signal(number, signal.SIG_DFL)
