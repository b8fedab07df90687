"""All commands: lists, pipelines and compound commands over simple ones (XCU 2.9.2 to 2.9.5)."""

import os
from collections.abc import Callable

from shell import patterns, redirection
from shell.errors import LoopJump, ShellError, ShellExit
from shell.jobs import Job
from shell.output import complain
from shell.simple import SimpleCommands
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
    SimpleCommand,
    Subshell,
)


class Executor(SimpleCommands):
    """A whole shell."""

    def run_items(self, items: list[ListItem], final: bool) -> int:
        """Run the commands of a list; the status of the last one."""
        status = 0
        for index in range(len(items)):
            item = items[index]
            if self.state.option("n") and not self.state.interactive:
                return self.state.status
            self.state.command_text = item.text if item.text != "" else self.state.command_text
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
        self.run_caught_traps()
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
        job = Job(self.state.command_text)
        reader = -1
        for index in range(len(commands)):
            following, writer = -1, -1
            if index + 1 < len(commands):
                following, writer = redirection.open_pipe()
            if self.fork(job, True):
                self.run_stage(commands[index], reader, writer, following)
            for descriptor in [reader, writer]:
                if descriptor >= 0:
                    os.close(descriptor)
            reader = following
        return self.finish(job)

    def run_stage(self, command: Command, reader: int, writer: int, following: int) -> None:
        """One command of a pipeline, in its process; never returns."""
        if following >= 0:
            os.close(following)
        if reader >= 0:
            redirection.move_descriptor(reader, 0)
        if writer >= 0:
            redirection.move_descriptor(writer, 1)
        self.run_child([ListItem(command, False, "")])

    def run_subshell(self, command: Subshell, final: bool) -> int:
        """`( body )`; where nothing follows, this process is the subshell."""
        job = Job(self.state.command_text)
        if final or self.fork(job, True):
            if final:
                self.enter_subshell()
            try:
                self.redirect(command.redirects, False)
            except ShellError as error:
                complain(error.message)
                os._exit(error.status)
            self.run_child(command.body)
        return self.finish(job)

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
        return self.repeat(lambda: (self.run_tested(loop.condition) == 0) != loop.until, loop.body)

    def repeat(self, goes_on: Callable[[], bool], body: list[ListItem]) -> int:
        """Run a loop's body as long as `goes_on()`, as far as `break` and `continue` let it."""
        status = 0
        self.state.loop_depth += 1
        try:
            while True:
                try:
                    if not goes_on():
                        break
                    status = self.run_items(body, False)
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
        values = self.expander.fields(command.words)
        values.reverse()

        def take_next() -> bool:
            if len(values) == 0:
                return False
            self.state.variables.set(command.name, values.pop())
            return True

        return self.repeat(take_next, command.body)

    def run_case(self, command: Case) -> int:
        """`case subject in ...`: the first clause that matches."""
        subject = self.expander.text(command.subject)
        for clause in command.clauses:
            for pattern in clause.patterns:
                if patterns.matches(self.expander.pattern(pattern), subject):
                    return self.run_items(clause.body, False)
        return 0
