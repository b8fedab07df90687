"""What the tools tell a person: progress on a terminal, and errors that end the command.

Both go to standard error, because standard output belongs to the program that runs in the machine. Progress
is shown only where standard error is a terminal; in a pipe or a log the tools are silent.
"""

import sys


class ToolError(Exception):
    """A command cannot go on; str() says why in a sentence. `status` is the exit status of ./ophion."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


def progress(message: str) -> None:
    """Say what is being done, if anybody is watching."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{message}", end="", file=sys.stderr, flush=True)


def progress_done() -> None:
    """Remove the line of progress, so that what follows starts on a clean line."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def complain(message: str) -> None:
    """Print a message of the tools on standard error."""
    progress_done()
    print(f"ophion: {message}", file=sys.stderr, flush=True)
