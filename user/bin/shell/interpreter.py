"""The executor as builtins and the expander see it, which keeps their modules below it."""

from abc import ABC, abstractmethod

from shell.jobs import Job
from shell.state import ShellState
from shell.syntax import ListItem


class Interpreter(ABC):
    """Runs commands; `state` is the shell's memory."""

    def __init__(self, state: ShellState) -> None:
        self.state = state

    @abstractmethod
    def substitute(self, body: list[ListItem]) -> str:
        """Run commands in a subshell and give what they wrote, without the newlines at its end."""

    @abstractmethod
    def run_text(self, text: str) -> int:
        """Run a program text in this shell; its last status."""

    @abstractmethod
    def run_command(self, arguments: list[str], functions: bool) -> int:
        """Run a command by name, a function only if they are allowed; its status."""

    @abstractmethod
    def replace_process(self, arguments: list[str]) -> int:
        """Turn this process into a program; raises ShellError if that fails, and never returns otherwise."""

    @abstractmethod
    def describe_command(self, name: str) -> str:
        """What a name runs: "builtin", "special builtin", "function", "keyword", a path; "" for nothing."""

    @abstractmethod
    def finish(self, job: Job) -> int:
        """Wait for a job in the foreground; its status."""

    @abstractmethod
    def run_trap(self, name: str) -> None:
        """Run the action set for a signal or EXIT, if any, leaving `$?` as it was."""
