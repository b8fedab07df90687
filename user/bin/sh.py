"""sh: the POSIX shell. `sh [options] [script [arguments]]`, `sh -c 'commands' [name [arguments]]`, `sh -s`.

Without a script it reads standard input, with prompts if that is a terminal. A login shell (-l, or a dash
before its name) reads the profiles first. Its parts are in the package `shell`.
"""

import os
import sys

from shell import signals
from shell.builtin_control import read_script
from shell.builtin_variables import take_options
from shell.errors import ControlFlow, LineDropped, ShellError
from shell.executor import Executor
from shell.jobs import describe
from shell.output import STANDARD_ERROR, STANDARD_OUTPUT, complain, write_text
from shell.parser import Parser
from shell.source import InputSource, Prompts, TerminalSource, TextSource
from shell.state import ShellState

USAGE = """sh [-aCefilmnuvx] [-o OPTION] [SCRIPT [ARGUMENT]... | -c COMMANDS [NAME
       [ARGUMENT]...] | -s]
Run the commands of a script, of -c, or those that are typed or come in (-s)."""
PROFILE = "/etc/profile"


class ShellPrompts(Prompts):
    """PS1 and PS2, expanded; before PS1 the background jobs that have ended are told."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor

    def prompt(self, continuing: bool) -> str:
        told = ""
        if not continuing:
            for job in self.executor.state.jobs.forget_ended():
                told += describe(job, False)
        text = self.executor.state.variables.value("PS2" if continuing else "PS1", "")
        try:
            return told + self.executor.expander.text(Parser(TextSource("")).parse_text(text))
        except ShellError:
            return told + text


def interact(executor: Executor) -> int:
    """Read commands from a terminal until it ends; an error costs a line, not the shell."""
    signals.ignore_interactive()
    if not executor.state.option("m"):
        executor.state.set_option("m", True)
    parser = Parser(TerminalSource(ShellPrompts(executor)), executor.state.aliases)
    while True:
        try:
            items = parser.parse_command_line()
            if items is None:
                write_text(STANDARD_ERROR, "\n")
                if executor.state.refuses_exit():
                    continue
                return executor.state.status
            executor.run_items(items, False)
        except LineDropped:
            write_text(STANDARD_ERROR, "\n")
            parser.abandon_line()
            executor.recover(128 + signals.INTERRUPT)
            executor.run_trap("INT")
        except ShellError as error:
            complain(error.message)
            parser.abandon_line()
            executor.recover(error.status)


class CommandLine:
    """What the shell's own arguments ask for; text is the program of -c or of a script."""

    def __init__(self) -> None:
        self.text: str | None = None
        self.interactive = False
        self.login = sys.argv[0].startswith("-")


def read_command_line(executor: Executor, arguments: list[str]) -> CommandLine:
    """Set options, `$0` and the parameters; raises ShellError."""
    line = CommandLine()
    command = False
    while len(arguments) > 0 and len(arguments[0]) > 1 and arguments[0][0] in "-+" and arguments[0] != "--":
        word = arguments[0]
        if word[0] == "-":
            command = command or "c" in word
            line.interactive = line.interactive or "i" in word
            line.login = line.login or "l" in word
            if "s" in word:
                executor.state.parameters = arguments[1:]
                return line
            word = word.replace("c", "").replace("i", "").replace("l", "") if word != "-o" else word
        # One word at a time, with the name that -o takes: a later word may hold the letters that are ours.
        options = [word, *arguments[1 : 2 if word[-1] == "o" else 1]]
        arguments = arguments[take_options(executor, options) if len(word) > 1 else 1 :]
    if len(arguments) > 0 and arguments[0] in ("-", "--"):
        arguments = arguments[1:]
    if command:
        if len(arguments) == 0:
            raise ShellError("-c requires an argument")
        line.text = arguments[0]
        arguments = arguments[1:]
    elif len(arguments) > 0:
        try:
            line.text = read_script(arguments[0])
        except ShellError as error:
            raise ShellError(error.message, 127) from None
    if len(arguments) > 0:
        executor.state.name = arguments[0]
        executor.state.parameters = arguments[1:]
    return line


def read_profiles(executor: Executor) -> None:
    """What a login shell does first: the commands of /etc/profile and of the user's own .profile."""
    for path in (PROFILE, executor.state.variables.value("HOME", "") + "/.profile"):
        if not os.path.isfile(path):
            continue
        try:
            executor.run_text(read_script(path))
        except ShellError as error:
            complain(error.message)


def run(executor: Executor, arguments: list[str]) -> int:
    """Do what the command line asks for; the last status."""
    try:
        line = read_command_line(executor, arguments)
        text = line.text
        if line.login:
            read_profiles(executor)
        if text is not None:
            return executor.run_source(TextSource(text))
        if line.interactive or (os.isatty(0) and os.isatty(2)):
            executor.state.interactive = True
            return interact(executor)
        return executor.run_source(InputSource())
    except ControlFlow as jump:
        return jump.status
    except ShellError as error:
        complain(error.message)
        return error.status
    except OSError as error:
        complain(f"standard input: {os.strerror(error.errno or 0)}")
        return 2


def main() -> None:
    """The whole life of the shell."""
    if sys.argv[1:] == ["--help"]:
        write_text(STANDARD_OUTPUT, f"Usage: {USAGE}\n")
        os._exit(0)
    signals.restore(signals.PIPE)
    signals.restore(signals.INTERRUPT)
    state = ShellState("sh", [])
    state.import_environment()
    executor = Executor(state)
    status = executor.exit_status(run(executor, sys.argv[1:]))
    state.job_control.stop()
    os._exit(status)


if __name__ == "__main__":
    main()
