"""What ends a command early: the shell's own errors, and the jumps of break, continue, return and exit.

A ShellError has been caused by the script and is reported as `sh: line N: message`. A ControlFlow carries no
message: it is caught by the loop, the function or the shell that it names.
"""


class ShellError(Exception):
    """An expansion, redirection or builtin cannot go on (XCU 2.8.1); a shell without prompts exits."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


class ShellSyntaxError(ShellError):
    """The text is no program of the shell language; line counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}", 2)


class LineDropped(Exception):
    """^C at the prompt: what has been typed of the command is forgotten."""


class ControlFlow(Exception):
    """Base of the jumps; status is the exit status of the command that jumped."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


class LoopJump(ControlFlow):
    """break or continue: leaves `levels` loops, and goes on with the last of them if `resume`."""

    def __init__(self, levels: int, resume: bool) -> None:
        super().__init__(0)
        self.levels = levels
        self.resume = resume


class FunctionReturn(ControlFlow):
    """return: leaves the function or the dot script that is running."""


class ShellExit(ControlFlow):
    """exit, or a failure under `set -e`: ends this shell or subshell."""
