"""Signals as policy: dispositions, masks, which signal comes next (signal(7), sigaction(2)).

A mask is a u64 whose bit `number - 1` stands for signal `number`. Sending and delivering are in
kernel/proc/delivery.py.
"""

from enum import IntEnum

from abi import signal
from ophion.lang import u64


class Disposition(IntEnum):
    """What delivering a signal does to a process."""

    TERMINATE = 0
    IGNORE = 1
    STOP = 2
    CONTINUE = 3
    HANDLE = 4


class Action:
    """What sigaction(2) says about one signal: never changed once made, so that processes may share it."""

    def __init__(self, handler: u64, flags: u64, restorer: u64, mask: u64) -> None:
        self.handler = handler
        self.flags = flags
        self.restorer = restorer
        self.mask = mask

    def has(self, flag: int) -> bool:
        """Whether an SA_ flag is set."""
        return self.flags & flag != 0


def bit(number: int) -> u64:
    """The mask of one signal."""
    return u64(1) << (number - 1)


def mask_of(numbers: list[int]) -> u64:
    """The mask of several signals."""
    mask = u64(0)
    for number in numbers:
        mask |= bit(number)
    return mask


UNBLOCKABLE = mask_of([signal.SIGKILL, signal.SIGSTOP])
STOPS = mask_of(signal.DEFAULT_STOPS)
# Consequences of the instruction itself: they go before the others.
_SYNCHRONOUS = mask_of(
    [signal.SIGSEGV, signal.SIGBUS, signal.SIGILL, signal.SIGTRAP, signal.SIGFPE, signal.SIGSYS]
)


def is_signal(number: int) -> bool:
    """Whether there is such a signal (0 is none)."""
    return 1 <= number <= signal.LAST_SIGNAL


def next_signal(deliverable: u64) -> int:
    """The number of the signal to deliver first, 0 for an empty mask."""
    if deliverable & bit(signal.SIGKILL):
        return signal.SIGKILL
    if deliverable & _SYNCHRONOUS:
        deliverable &= _SYNCHRONOUS
    for number in range(1, signal.LAST_SIGNAL + 1):
        if deliverable & bit(number):
            return number
    return 0


def default_disposition(number: int) -> Disposition:
    """What a signal does to a process that has SIG_DFL for it."""
    action = signal.default_action(number)
    if action == signal.DefaultAction.IGNORE:
        return Disposition.IGNORE
    if action == signal.DefaultAction.STOP:
        return Disposition.STOP
    if action == signal.DefaultAction.CONTINUE:
        return Disposition.CONTINUE
    return Disposition.TERMINATE


_DEFAULT = Action(u64(signal.SIG_DFL), u64(0), u64(0), u64(0))


class SignalActions:
    """A process's table of actions."""

    def __init__(self) -> None:
        self._actions: list[Action] = [_DEFAULT] * (signal.LAST_SIGNAL + 1)

    def get(self, number: int) -> Action:
        """The action for a signal, which must exist."""
        return self._actions[number]

    def set(self, number: int, action: Action) -> None:
        """Replace the action for a signal."""
        self._actions[number] = action

    def reset(self, number: int) -> None:
        """Back to SIG_DFL (SA_RESETHAND)."""
        self._actions[number] = _DEFAULT

    def disposition(self, number: int) -> Disposition:
        """What delivering the signal would do."""
        handler = self._actions[number].handler
        if handler == signal.SIG_DFL:
            return default_disposition(number)
        if handler == signal.SIG_IGN:
            return Disposition.IGNORE
        return Disposition.HANDLE

    def is_ignored(self, number: int) -> bool:
        """Whether delivering the signal would do nothing."""
        return self.disposition(number) == Disposition.IGNORE

    def copy(self) -> "SignalActions":
        """The table of a child."""
        child = SignalActions()
        child._actions = self._actions[:]
        return child

    def reset_handlers(self) -> None:
        """execve(2): what had a handler goes back to SIG_DFL, what is ignored stays ignored."""
        for number in range(1, signal.LAST_SIGNAL + 1):
            if self._actions[number].handler > signal.SIG_IGN:
                self.reset(number)
