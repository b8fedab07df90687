"""Commands to processes: lists, pipelines, compound and simple commands, functions, subshells (XCU 2.9, 2.12).

`final` means that the process has nothing to do after the command: then it becomes the program instead of
forking once more. `tested` counts the enclosing contexts in which a failure is an answer, so that `set -e`
keeps quiet.
"""

import os

from shell import patterns, programs, redirection, signals
from shell.builtin_control import read_script
from shell.builtin_table import REGULAR, SPECIAL, Builtin
from shell.errors import ControlFlow, FunctionReturn, LoopJump, ShellError, ShellExit
from shell.expansion import Expander
from shell.interpreter import Interpreter
from shell.jobs import wait_for
from shell.output import STANDARD_ERROR, complain, decode, read_all, write_text
from shell.parser import Parser
from shell.redirection import OpenRedirect, SavedDescriptors
from shell.source import Source, TextSource
from shell.state import ShellState
from shell.syntax import (
    AndOr,
    BraceGroup,
    Case,
    Command,
    For,
    FunctionDefinition,
    If,
    ListItem,
    Loop,
    Pipeline,
    Redirect,
    SimpleCommand,
    Subshell,
)
from shell.variables import Scope, Variables

KEYWORDS: list[str] = [
    "!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then", "until", "while",
]  # fmt: skip


class Executor(Interpreter):
    """Runs the commands of one shell process."""

    def __init__(self, state: ShellState) -> None:
        super().__init__(state)
        self.expander = Expander(self)
        self.descriptors = SavedDescriptors()
        self.tested = 0
        self.substituted = 0

    # Programs: texts, traps, the end of the process.

    def run_source(self, source: Source) -> int:
        """Run a program as it is read; raises ShellError and ControlFlow."""
        parser = Parser(source)
        status = 0
        while True:
            items = parser.parse_command_line()
            if items is None:
                return status
            if not self.state.option("n") and len(items) > 0:
                status = self.run_items(items, False)

    def run_text(self, text: str) -> int:
        return self.run_source(TextSource(text))

    def run_trap(self, name: str) -> None:
        action = self.state.traps.get(name, "")
        if action == "":
            return
        status = self.state.status
        self.run_text(action)
        self.state.status = status

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

    # Subshells.

    def fork(self) -> int:
        """A child that is a subshell: it gets 0, the parent the child's number."""
        process = os.fork()
        if process == 0:
            self.enter_subshell()
        return process

    def enter_subshell(self) -> None:
        """Forget what a subshell does not inherit: traps that are not "ignore", jobs, saved descriptors."""
        state = self.state
        if state.interactive:
            signals.restore(signals.INTERRUPT)
            signals.restore(signals.QUIT)
            signals.restore(signals.TERMINATE)
        state.interactive = False
        state.subshell = True
        for name in signals.NAMES:
            if state.traps.get(name, "") != "":
                signals.restore(signals.signal_number(name))
        state.traps = {
            name: action for name, action in state.traps.items() if action == "" and name != "EXIT"
        }
        state.jobs.jobs = []
        self.descriptors.forget(0)

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
        reader, writer = os.pipe()
        process = self.fork()
        if process == 0:
            os.close(reader)
            redirection.move_descriptor(writer, 1)
            self.run_child(body)
        os.close(writer)
        data = read_all(reader)
        os.close(reader)
        self.substituted = wait_for(process)
        return decode(data.replace(b"\0", b"")).rstrip("\n")

    def start_background(self, item: ListItem) -> None:
        """`command &`: its input is empty, and ^C does not reach it (XCU 2.9.3.1, 2.11)."""
        interactive = self.state.interactive
        process = self.fork()
        if process == 0:
            signals.ignore(signals.INTERRUPT)
            signals.ignore(signals.QUIT)
            redirection.apply(OpenRedirect(0, "<", "/dev/null"), False)
            self.run_child([ListItem(item.command, False, item.text)])
        self.state.last_background = process
        job = self.state.jobs.add(process, item.text)
        if interactive:
            write_text(STANDARD_ERROR, f"[{job.number}] {process}\n")

    # Lists and pipelines.

    def run_items(self, items: list[ListItem], final: bool) -> int:
        """Run the commands of a list; the status of the last one."""
        status = 0
        for index in range(len(items)):
            item = items[index]
            if item.background:
                self.start_background(item)
                status = 0
                self.state.status = 0
            else:
                status = self.run(item.command, final and index + 1 == len(items))
        return status

    def run_tested(self, items: list[ListItem]) -> int:
        """Run a list whose status is a condition, to which `set -e` does not apply."""
        self.tested += 1
        try:
            return self.run_items(items, False)
        finally:
            self.tested -= 1

    def run(self, command: Command, final: bool) -> int:
        """Run one command; `$?` is its status afterwards."""
        checked = True
        if isinstance(command, SimpleCommand):
            status = self.run_simple(command, final)
        elif isinstance(command, Pipeline):
            status = self.run_pipeline(command)
            checked = not command.negated
        elif isinstance(command, AndOr):
            status = self.run_and_or(command)
            checked = False
        elif isinstance(command, Subshell):
            status = self.run_subshell(command, final)
        else:
            status = self.run_compound(command)
            checked = False
        self.state.status = status
        self.check_errexit(status, checked)
        return status

    def check_errexit(self, status: int, checked: bool) -> None:
        """Leave the shell for a failure that nothing tests, under `set -e`."""
        if status != 0 and checked and self.tested == 0 and self.state.option("e"):
            raise ShellExit(status)

    def run_and_or(self, command: AndOr) -> int:
        """`left && right`, `left || right`; the last command of the chain counts for `set -e`."""
        self.tested += 1
        try:
            status = self.run(command.left, False)
        finally:
            self.tested -= 1
        if (status == 0) == (command.operator == "&&"):
            return self.run(command.right, False)
        return status

    def run_pipeline(self, pipeline: Pipeline) -> int:
        """`first | second`: each in a subshell, all waited for, the last one's status."""
        if pipeline.negated:
            self.tested += 1
            try:
                status = self.run_stages(pipeline.commands)
            finally:
                self.tested -= 1
            return 1 if status == 0 else 0
        return self.run_stages(pipeline.commands)

    def run_stages(self, commands: list[Command]) -> int:
        """Run the commands of a pipeline; one alone runs in this shell."""
        if len(commands) == 1:
            return self.run(commands[0], False)
        processes: list[int] = []
        reader = -1
        for index in range(len(commands)):
            following, writer = -1, -1
            if index + 1 < len(commands):
                following, writer = os.pipe()
            process = self.fork()
            if process == 0:
                self.run_stage(commands[index], reader, writer, following)
            processes.append(process)
            for descriptor in (reader, writer):
                if descriptor >= 0:
                    os.close(descriptor)
            reader = following
        status = 0
        for process in processes:
            status = wait_for(process)
        self.after_foreground(status)
        return status

    def run_stage(self, command: Command, reader: int, writer: int, following: int) -> None:
        """One command of a pipeline, in its process; never returns."""
        if following >= 0:
            os.close(following)
        if reader >= 0:
            redirection.move_descriptor(reader, 0)
        if writer >= 0:
            redirection.move_descriptor(writer, 1)
        self.run_child([ListItem(command, False, "")])

    def after_foreground(self, status: int) -> None:
        """Run the trap on the signal that ended the foreground command; end its line on a terminal."""
        if status <= 128:
            return
        name = signals.signal_name(status - 128)
        if self.state.interactive:
            if name == "INT":
                write_text(STANDARD_ERROR, "\n")
            elif name != "PIPE":
                write_text(STANDARD_ERROR, f"terminated by SIG{name}\n")
        self.run_trap(name)

    # Redirections.

    def redirect(self, redirects: list[Redirect], saving: bool) -> None:
        """Do redirections in order; raises ShellError."""
        for redirect in redirects:
            opened = OpenRedirect(redirect.descriptor, redirect.operator, self.expander.text(redirect.target))
            if saving:
                self.descriptors.save(opened.descriptor)
            redirection.apply(opened, self.state.option("C"))

    # Compound commands.

    def run_subshell(self, command: Subshell, final: bool) -> int:
        """`( body )`; where nothing follows, this process is the subshell."""
        process = 0 if final else self.fork()
        if process == 0:
            if final:
                self.enter_subshell()
            try:
                self.redirect(command.redirects, False)
            except ShellError as error:
                complain(error.message)
                os._exit(error.status)
            self.run_child(command.body)
        status = wait_for(process)
        self.after_foreground(status)
        return status

    def run_compound(self, command: Command) -> int:
        """A compound command in this shell, its redirections undone afterwards."""
        if len(command.redirects) == 0 or isinstance(command, FunctionDefinition):
            return self.run_body(command)
        mark = self.descriptors.mark()
        try:
            try:
                self.redirect(command.redirects, True)
            except ShellError as error:
                complain(error.message)
                self.check_errexit(error.status, True)
                return error.status
            return self.run_body(command)
        finally:
            self.descriptors.restore(mark)

    def run_body(self, command: Command) -> int:
        """A compound command without its redirections."""
        if isinstance(command, BraceGroup):
            return self.run_items(command.body, False)
        if isinstance(command, If):
            if self.run_tested(command.condition) == 0:
                return self.run_items(command.body, False)
            return self.run_items(command.alternative, False)
        if isinstance(command, Loop):
            return self.run_loop(command)
        if isinstance(command, For):
            return self.run_for(command)
        if isinstance(command, Case):
            return self.run_case(command)
        if isinstance(command, FunctionDefinition):
            self.state.functions[command.name] = command.body
        return 0

    def run_loop(self, loop: Loop) -> int:
        """`while` and `until`."""
        status = 0
        self.state.loop_depth += 1
        try:
            while True:
                try:
                    if (self.run_tested(loop.condition) == 0) == loop.until:
                        break
                    status = self.run_items(loop.body, False)
                except LoopJump as jump:
                    status = 0
                    if self.leaves(jump):
                        break
        finally:
            self.state.loop_depth -= 1
        return status

    def leaves(self, jump: LoopJump) -> bool:
        """Whether a jump that reached a loop ends it; raises it anew for the loop outside."""
        if jump.levels > 1:
            raise LoopJump(jump.levels - 1, jump.resume)
        return not jump.resume

    def run_for(self, command: For) -> int:
        """`for name in words`."""
        status = 0
        values = self.expander.fields(command.words)
        self.state.loop_depth += 1
        try:
            for value in values:
                self.state.variables.set(command.name, value)
                try:
                    status = self.run_items(command.body, False)
                except LoopJump as jump:
                    status = 0
                    if self.leaves(jump):
                        break
        finally:
            self.state.loop_depth -= 1
        return status

    def run_case(self, command: Case) -> int:
        """`case subject in ...`: the first clause that matches."""
        subject = self.expander.text(command.subject)
        for clause in command.clauses:
            for pattern in clause.patterns:
                if patterns.matches(self.expander.pattern(pattern), subject):
                    return self.run_items(clause.body, False)
        return 0

    # Simple commands.

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
        """A special builtin: its assignments stay, and after `exec` its redirections; its errors end a script."""
        mark = self.descriptors.mark()
        try:
            self.redirect(command.redirects, True)
            self.assign(command, None)
            self.trace(command, arguments)
            if arguments[0] == "exec":
                self.descriptors.forget(mark)
            return self.call_builtin(builtin, arguments)
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
        """A function or a builtin that is not special: assignments and redirections last as long as it does."""
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
        process = 0 if final else self.fork()
        if process == 0:
            self.run_program_here(command, arguments)
        status = wait_for(process)
        self.after_foreground(status)
        return status

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
            signals.restore(signals.INTERRUPT)
            signals.restore(signals.QUIT)
            signals.restore(signals.TERMINATE)
        try:
            programs.execute(arguments, self.state.variables)
        except programs.ScriptFound as script:
            return self.become_script(script.path, arguments[1:])
        return 0

    def become_script(self, path: str, arguments: list[str]) -> int:
        """Run a file without a program's header as a script, in a shell that has only what is exported."""
        text = read_script(path)
        if "\0" in text[:256]:
            raise ShellError(f"{path}: Exec format error", 126)
        exported = Variables()
        for name in self.state.variables.names():
            variable = self.state.variables.entry(name)
            if variable.exported:
                exported.table[name] = variable
        state = self.state
        state.variables = exported
        state.set_defaults()
        state.functions, state.traps, state.options = {}, {}, ""
        state.name, state.parameters = path, arguments
        state.scopes, state.loop_depth, self.tested = [], 0, 0
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
        return programs.locate(name, self.state.variables)
