"""What a terminal must know of processes and may do to them: sessions, groups, signals (credentials(7))."""

from abc import ABC, abstractmethod


class JobControl(ABC):
    """The terminal's view of the process table; "the caller" is the process that is making a system call."""

    @abstractmethod
    def send_to_group(self, group: int, number: int) -> None:
        """Send a signal of the kernel's to every process of a group."""

    @abstractmethod
    def caller_group(self) -> int:
        """The caller's process group."""

    @abstractmethod
    def caller_session(self) -> int:
        """The caller's session."""

    @abstractmethod
    def caller_leads_session(self) -> bool:
        """Whether the caller is the leader of its session."""

    @abstractmethod
    def caller_takes(self, number: int) -> bool:
        """Whether the caller neither blocks nor ignores a signal."""

    @abstractmethod
    def caller_is_orphaned(self) -> bool:
        """Whether nobody could continue the caller's group if it stopped."""

    @abstractmethod
    def session_of_group(self, group: int) -> int:
        """The session that a process group belongs to, 0 where there is no such group."""
