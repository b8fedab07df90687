"""One shell process: it runs texts and traps, forks subshells, substitutes commands (XCU 2.12, 2.6.3).

`final` means that the process has nothing to do after the command: then it becomes the program instead of
forking once more. `tested` counts the enclosing contexts in which a failure is an answer, so that `set -e`
keeps quiet.
"""

import os
from abc import abstractmethod

from shell import redirection, signals
from shell.errors import ControlFlow, ShellError
from shell.expansion import Expander
from shell.interpreter import Interpreter
from shell.jobs import Job, describe, fork_process
from shell.output import STANDARD_ERROR, complain, decode, read_all, write_text
from shell.parser import Parser
from shell.redirection import OpenRedirect, SavedDescriptors
from shell.source import Source, TextSource
from shell.state import ShellState
from shell.syntax import ListItem, Redirect


class EchoingSource(Source):
    """A Source whose lines are shown on standard error while `set -v` is on."""

    def __init__(self, source: Source, state: ShellState) -> None:
        self.source = source
        self.state = state

    def next_line(self, continuing: bool) -> str | None:
        line = self.source.next_line(continuing)
        if line is not None and self.state.option("v"):
            write_text(STANDARD_ERROR, line)
        return line


class Session(Interpreter):
    """A shell without its commands, which the classes below add."""

    def __init__(self, state: ShellState) -> None:
        super().__init__(state)
        self.expander = Expander(self)
        self.descriptors = SavedDescriptors()
        self.tested = 0
        self.substituted = 0

    @abstractmethod
    def run_items(self, items: list[ListItem], final: bool) -> int:
        """Run the commands of a list; the status of the last one."""

    def run_source(self, source: Source) -> int:
        """Run the shell's own input as it is read; raises ShellError and ControlFlow."""
        return self.run_lines(EchoingSource(source, self.state))

    def run_lines(self, source: Source) -> int:
        """Run a program, each line before the next is read."""
        parser = Parser(source, self.state.aliases)
        status = 0
        while True:
            items = parser.parse_command_line()
            if items is None:
                return status
            if not self.state.option("n") and len(items) > 0:
                status = self.run_items(items, False)

    def run_text(self, text: str) -> int:
        return self.run_lines(TextSource(text))

    def run_trap(self, name: str) -> None:
        action = self.state.traps.get(name, "")
        if action == "":
            return
        status = self.state.status
        self.run_text(action)
        self.state.status = status

    def run_caught_traps(self) -> None:
        """Run the traps on the signals that have come."""
        if len(self.state.traps) == 0:
            return
        caught = self.state.caught()
        if len(caught) == 0:
            return
        for number in signals.held():
            if number in caught:
                signals.take([number])
                self.run_trap(signals.signal_name(number))

    def exit_status(self, status: int) -> int:
        """Run the trap on EXIT, once; the status to end the process with."""
        self.state.status = status
        try:
            if "EXIT" in self.state.traps:
                action = self.state.traps["EXIT"]
                del self.state.traps["EXIT"]
                self.tested = 0
                self.run_text(action)
        except ControlFlow as jump:
            return jump.status & 255
        except ShellError as error:
            complain(error.message)
            return error.status
        return status & 255

    def recover(self, status: int) -> None:
        """Go on after an error at the prompt, from wherever it came."""
        self.state.status = status
        self.state.loop_depth = 0
        self.tested = 0

    def fork(self, job: Job, foreground: bool) -> bool:
        """Start a child that is a subshell and belongs to `job`; True in the child."""
        with signals.held_back(self.ignored()):
            process = fork_process()
            self.state.job_control.join(job, process if process != 0 else os.getpid(), foreground)
            if process == 0:
                self.enter_subshell()
            else:
                job.add(process)
        return process == 0

    def ignored(self) -> list[int]:
        """The signals that the shell ignores and a subshell does not, which may be for a child just made."""
        stops = signals.STOPS if self.state.job_control.active else []
        return [*signals.INTERACTIVE, *stops] if self.state.interactive else stops

    def finish(self, job: Job) -> int:
        """Wait for a job in the foreground; one that stops goes into the table. Its status."""
        status = job.wait()
        self.state.job_control.take_back()
        if job.stopped:
            self.state.jobs.add(job)
            write_text(STANDARD_ERROR, "\n" + describe(job, True))
        else:
            self.state.jobs.remove(job)
            self.after_foreground(status)
        return status

    def enter_subshell(self) -> None:
        """Forget what a subshell does not inherit: traps that are not "ignore", jobs, saved descriptors."""
        state = self.state
        if state.interactive:
            signals.restore_interactive()
        state.job_control.leave()
        state.interactive = False
        state.subshell = True
        self.release_signals()
        state.traps = {
            name: action for name, action in state.traps.items() if action == "" and name != "EXIT"
        }
        state.jobs.jobs = []
        self.descriptors.forget(0)

    def release_signals(self) -> None:
        """Give the signals with a trap their default actions."""
        for number in self.state.caught():
            signals.restore(number)
            signals.let_through(number)

    def run_child(self, items: list[ListItem]) -> None:
        """The whole life of a forked subshell; never returns."""
        try:
            status = self.run_items(items, True)
        except ControlFlow as jump:
            status = jump.status
        except ShellError as error:
            complain(error.message)
            status = error.status
        os._exit(self.exit_status(status))

    def substitute(self, body: list[ListItem]) -> str:
        """The output of a command substitution."""
        reader, writer = redirection.open_pipe()
        job = Job("")
        with signals.held_back(self.ignored()):
            process = fork_process()
            if process == 0:
                self.enter_subshell()
        if process == 0:
            os.close(reader)
            redirection.move_descriptor(writer, 1)
            self.tested = 0
            self.run_child(body)
        job.add(process)
        os.close(writer)
        data = read_all(reader)
        os.close(reader)
        self.substituted = job.wait()
        return decode(data.replace(b"\0", b"")).rstrip("\n")

    def start_background(self, item: ListItem) -> None:
        """`command &`: without job control its input is empty and ^C no matter (XCU 2.9.3.1, 2.11)."""
        controlled = self.state.job_control.active
        job = Job(item.text)
        if self.fork(job, False):
            if not controlled:
                signals.ignore(signals.INTERRUPT)
                signals.ignore(signals.QUIT)
                redirection.apply(OpenRedirect(0, "<", "/dev/null"), False)
            self.run_child([ListItem(item.command, False, item.text)])
        self.state.last_background = job.last
        self.state.jobs.add(job)
        if self.state.interactive:
            write_text(STANDARD_ERROR, f"[{job.number}] {job.last}\n")

    def redirect(self, redirects: list[Redirect], saving: bool) -> None:
        """Do redirections in order; raises ShellError."""
        for redirect in redirects:
            opened = OpenRedirect(redirect.descriptor, redirect.operator, self.expander.text(redirect.target))
            if saving:
                self.descriptors.save(opened.descriptor)
            redirection.apply(opened, self.state.option("C"))

    def after_foreground(self, status: int) -> None:
        """At a terminal: end the line of a command that was ended by a signal."""
        if status <= 128 or not self.state.interactive:
            return
        name = signals.signal_name(status - 128)
        if name == "INT":
            write_text(STANDARD_ERROR, "\n")
        elif name != "PIPE":
            write_text(STANDARD_ERROR, f"terminated by SIG{name}\n")
