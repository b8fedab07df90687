"""Simple commands (XCU 2.9.1): special builtins, functions, other builtins, programs."""

import os
from abc import abstractmethod

from shell import programs, signals
from shell.builtin_control import read_script
from shell.builtin_table import REGULAR, SPECIAL, Builtin
from shell.errors import ControlFlow, FunctionReturn, ShellError, ShellExit
from shell.jobs import Job
from shell.output import STANDARD_ERROR, complain, write_text
from shell.session import Session
from shell.syntax import Command, SimpleCommand
from shell.variables import Scope, Variables

KEYWORDS: list[str] = [
    "!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then", "until",
    "while",
]  # fmt: skip


class SimpleCommands(Session):
    """A shell that runs simple commands; functions need the rest of it."""

    @abstractmethod
    def run(self, command: Command, final: bool) -> int:
        """Run one command; `$?` is its status afterwards."""

    def run_simple(self, command: SimpleCommand, final: bool) -> int:
        """Expand, then run: a special builtin, a function, a builtin or a program (XCU 2.9.1)."""
        self.state.line = command.line
        self.substituted = 0
        arguments = self.expander.fields(command.words)
        if len(arguments) == 0:
            return self.run_assignments(command)
        name = arguments[0]
        builtin = SPECIAL.get(name)
        if builtin is not None:
            return self.run_special(command, builtin, arguments)
        if name in self.state.functions or name in REGULAR:
            return self.run_inside(command, arguments)
        return self.run_program(command, arguments, final)

    def run_assignments(self, command: SimpleCommand) -> int:
        """Assignments and redirections without a command; the status is that of the last substitution."""
        mark = self.descriptors.mark()
        try:
            self.redirect(command.redirects, True)
        except ShellError as error:
            complain(error.message)
            return error.status
        finally:
            self.descriptors.restore(mark)
        self.assign(command, None)
        self.trace(command, [])
        return self.substituted

    def assign(self, command: SimpleCommand, scope: Scope | None) -> None:
        """Do the assignments before a command; with a scope they are exported, and noted for undoing."""
        for assignment in command.assignments:
            value = self.expander.assigned(assignment.value)
            if scope is not None:
                self.state.variables.save(scope, assignment.name)
            self.state.variables.set(assignment.name, value)
            if scope is not None:
                self.state.variables.entry(assignment.name).exported = True

    def trace(self, command: SimpleCommand, arguments: list[str]) -> None:
        """Show a command before it runs, under `set -x`."""
        if not self.state.option("x"):
            return
        shown: list[str] = []
        for assignment in command.assignments:
            shown.append(f"{assignment.name}={self.state.variables.value(assignment.name, '')}")
        shown.extend(arguments)
        write_text(STANDARD_ERROR, self.state.variables.value("PS4", "") + " ".join(shown) + "\n")

    def run_special(self, command: SimpleCommand, builtin: Builtin, arguments: list[str]) -> int:
        """A special builtin: assignments stay, after `exec` redirections too; errors end a script."""
        mark = self.descriptors.mark()
        try:
            self.redirect(command.redirects, True)
            self.assign(command, None)
            self.trace(command, arguments)
            if arguments[0] == "exec":
                self.descriptors.forget(mark)
            return self.call_builtin(builtin, arguments)
        except ShellError as error:
            complain(error.message)  # here, where a redirection of standard error still holds
            raise ShellError("", error.status) from None
        finally:
            self.descriptors.restore(mark)

    def call_builtin(self, builtin: Builtin, arguments: list[str]) -> int:
        """Run a builtin; a failed write or read is its status 1."""
        try:
            return builtin(self, arguments[1:])
        except OSError as error:
            complain(f"{arguments[0]}: {os.strerror(error.errno or 0)}")
            return 1

    def run_inside(self, command: SimpleCommand, arguments: list[str]) -> int:
        """A function or an ordinary builtin: assignments and redirections last as long as it does."""
        mark = self.descriptors.mark()
        scope = Scope()
        try:
            try:
                self.redirect(command.redirects, True)
            except ShellError as error:
                complain(error.message)
                return error.status
            self.assign(command, scope)
            self.trace(command, arguments)
            return self.run_command(arguments, True)
        finally:
            self.state.variables.restore(scope)
            self.descriptors.restore(mark)

    def run_command(self, arguments: list[str], functions: bool) -> int:
        body = self.state.functions.get(arguments[0]) if functions else None
        if body is not None:
            return self.call_function(body, arguments[1:])
        builtin = REGULAR.get(arguments[0])
        if builtin is None:
            builtin = SPECIAL.get(arguments[0])
        if builtin is None:
            return self.run_program(SimpleCommand(self.state.line), arguments, False)
        try:
            return self.call_builtin(builtin, arguments)
        except ShellError as error:
            complain(error.message)
            return error.status

    def call_function(self, body: Command, arguments: list[str]) -> int:
        """A function: its own parameters, loops and local variables."""
        state = self.state
        parameters, loop_depth = state.parameters, state.loop_depth
        scope = Scope()
        state.scopes.append(scope)
        state.parameters, state.loop_depth = arguments, 0
        try:
            return self.run(body, False)
        except FunctionReturn as jump:
            return jump.status
        finally:
            state.parameters, state.loop_depth = parameters, loop_depth
            state.scopes.pop()
            state.variables.restore(scope)

    def run_program(self, command: SimpleCommand, arguments: list[str], final: bool) -> int:
        """A program, in a process of its own."""
        job = Job(self.state.command_text)
        if final or self.fork(job, True):
            self.run_program_here(command, arguments)
        return self.finish(job)

    def run_program_here(self, command: SimpleCommand, arguments: list[str]) -> None:
        """Become the program that a command names, or end with the status of the failure; never returns."""
        status = 2
        try:
            self.redirect(command.redirects, False)
            self.assign(command, Scope())
            self.trace(command, arguments)
            status = self.replace_process(arguments)
        except ControlFlow as jump:
            status = jump.status
        except ShellError as error:
            complain(error.message)
            status = error.status
        os._exit(status & 255)

    def replace_process(self, arguments: list[str]) -> int:
        if self.state.interactive:
            signals.restore_interactive()
        self.release_signals()
        self.state.job_control.leave()
        try:
            programs.execute(arguments, self.state.variables)
        except programs.ScriptFound as script:
            return self.become_script(script.path, arguments[1:])
        return 0

    def become_script(self, path: str, arguments: list[str]) -> int:
        """Run a file without a program's header as a script, in a shell that has only what is exported."""
        text = read_script(path)
        if "\0" in text[:256] or text.startswith("\x7fELF"):
            raise ShellError(f"{path}: Exec format error", 126)
        exported = Variables()
        for name in self.state.variables.names():
            variable = self.state.variables.entry(name)
            if variable.exported:
                exported.table[name] = variable
        state = self.state
        state.variables = exported
        state.set_defaults()
        state.functions = {}
        state.traps = {}
        state.scopes = []
        state.options = ""
        state.loop_depth = 0
        self.tested = 0
        state.name, state.parameters = path, arguments
        try:
            status = self.run_text(text)
        except ControlFlow as jump:
            status = jump.status
        raise ShellExit(self.exit_status(status))

    def describe_command(self, name: str) -> str:
        if name in KEYWORDS:
            return "keyword"
        if name in SPECIAL:
            return "special builtin"
        if name in self.state.functions:
            return "function"
        if name in REGULAR:
            return "builtin"
        if name in self.state.aliases:
            return "alias"
        return programs.locate(name, self.state.variables)
