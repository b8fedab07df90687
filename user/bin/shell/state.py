"""What a shell remembers (XCU 2.12): variables, parameters, options, functions, traps, jobs."""

import os

from shell import signals
from shell.errors import ShellError
from shell.job_control import JobControl
from shell.jobs import JobTable
from shell.names import decimal, is_name
from shell.output import complain
from shell.syntax import Command
from shell.variables import Scope, Variables

OPTION_LETTERS = "aCefmnuvx"
OPTION_NAMES: list[str] = [
    "allexport", "noclobber", "errexit", "noglob", "monitor", "noexec", "nounset", "verbose", "xtrace",
]  # fmt: skip
DEFAULT_PATH = "/bin:/usr/bin"


class ShellState:
    """The environment of one shell; a subshell is a fork and so has its own."""

    def __init__(self, name: str, parameters: list[str]) -> None:
        self.name = name
        self.parameters = parameters
        self.process = os.getpid()
        self.variables = Variables()
        self.scopes: list[Scope] = []
        self.functions: dict[str, Command] = {}
        self.aliases: dict[str, str] = {}
        self.traps: dict[str, str] = {}
        self.options = ""
        self.jobs = JobTable()
        self.job_control = JobControl()
        self.told_of_stopped = False  # by an exit that was refused for their sake
        self.status = 0
        self.last_background = 0
        self.interactive = False
        self.subshell = False
        self.loop_depth = 0
        self.line = 1
        self.command_text = ""  # of the list's item that runs
        self.option_index = 0
        self.option_offset = 1

    def import_environment(self) -> None:
        """Take the variables of the environment, exported."""
        for name, value in os.environ.items():
            if is_name(name):
                variable = self.variables.entry(name)
                variable.value = value
                variable.exported = True
        self.set_defaults()

    def set_defaults(self) -> None:
        """Set the variables that a shell always has."""
        for name, value in [("IFS", " \t\n"), ("PS2", "> "), ("PS4", "+ "), ("OPTIND", "1")]:
            self.variables.set(name, value)
        if self.variables.get("PS1") is None:
            self.variables.set("PS1", "$ ")
        self.variables.set("PPID", str(os.getppid()))
        try:
            self.variables.set("PWD", os.getcwd())
        except OSError:
            return

    def caught(self) -> list[int]:
        """The numbers of the signals that have an action."""
        names = [name for name, action in self.traps.items() if action != "" and name != "EXIT"]
        return [signals.signal_number(name) for name in names]

    def option(self, letter: str) -> bool:
        """Whether `set -letter` is on."""
        return letter in self.options

    def set_option(self, letter: str, on: bool) -> None:
        """Do `set -letter` or `set +letter`; raises ShellError for an unknown one."""
        if letter not in OPTION_LETTERS:
            raise ShellError(f"set: illegal option -{letter}")
        if letter == "m" and on != self.job_control.active:
            on = self._control_jobs(on)
        self.options = self.options.replace(letter, "")
        if on:
            self.options += letter
        if letter == "a":
            self.variables.export_all = on

    def refuses_exit(self) -> bool:
        """Whether an interactive shell stays, once, for the sake of stopped jobs; it tells so."""
        refuses = self.jobs.any_stopped() and not self.told_of_stopped
        if refuses:
            complain("You have stopped jobs.")
        self.told_of_stopped = refuses
        return refuses

    def _control_jobs(self, on: bool) -> bool:
        """Do `set -m` or `set +m`; whether there is job control now."""
        if not on:
            self.job_control.stop()
        elif not self.job_control.start():
            complain("can't access tty; job control turned off")
        return self.job_control.active

    def parameter(self, name: str) -> str | None:
        """The value of any parameter but @ and *; None if unset (XCU 2.5)."""
        if is_name(name):
            return str(self.line) if name == "LINENO" else self.variables.get(name)
        match name:
            case "?":
                return str(self.status)
            case "#":
                return str(len(self.parameters))
            case "$":
                return str(self.process)
            case "!":
                return str(self.last_background) if self.last_background != 0 else None
            case "-":
                return self.options + ("i" if self.interactive else "")
            case "0":
                return self.name
            case _:
                number = decimal(name)
                return self.parameters[number - 1] if 0 < number <= len(self.parameters) else None
