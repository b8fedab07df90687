"""Starting programs: the search along PATH, and its failures 127 and 126 (XCU 2.9.1.1)."""

import errno
import os
import stat

from shell.errors import ShellError
from shell.state import DEFAULT_PATH
from shell.variables import Variables


class ScriptFound(Exception):
    """A file that the kernel does not take for a program, so that this shell is to run it."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


def candidates(name: str, variables: Variables) -> list[str]:
    """The paths that a command name may stand for, in the order of PATH."""
    if name == "":
        return []
    if "/" in name:
        return [name]
    folders = variables.value("PATH", DEFAULT_PATH).split(":")
    return [f"{folder}/{name}" if folder != "" else f"./{name}" for folder in folders]


def locate(name: str, variables: Variables) -> str:
    """The program that a name would run; "" if there is none."""
    for path in candidates(name, variables):
        try:
            regular = stat.S_ISREG(os.stat(path).st_mode)
        except OSError:
            continue
        if regular and os.access(path, os.X_OK):
            return path
    return ""


def execute(arguments: list[str], variables: Variables) -> None:
    """Turn this process into a program; raises ShellError (126, 127) or ScriptFound if it cannot."""
    denied: int = 0
    environment = variables.environment()
    for path in candidates(arguments[0], variables):
        try:
            os.execve(path, arguments, environment)
        except OSError as error:
            number = error.errno or 0
            if number == errno.ENOEXEC:
                raise ScriptFound(path) from None
            if number not in (errno.ENOENT, errno.ENOTDIR):
                denied = number
    if denied != 0:
        raise ShellError(f"{arguments[0]}: {os.strerror(denied)}", 126)
    raise ShellError(f"{arguments[0]}: not found", 127)
