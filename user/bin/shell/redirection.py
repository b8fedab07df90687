"""Redirections (XCU 2.7): descriptors opened, copied and closed, and put back after a builtin.

Descriptors from 10 up are the shell's own, for the copies that it puts back; programs do not inherit them.
"""

import errno
import os
import stat

from shell.errors import ShellError
from shell.jobs import fork_process
from shell.names import decimal
from shell.output import encode, write_bytes

FIRST_SAVED = 10
PIPE_SIZE = 4096
CREATION_MODE = 0o666


class OpenRedirect:
    """A redirection whose target has been expanded: a path, a number, "-", or a document's text."""

    def __init__(self, descriptor: int, operator: str, target: str) -> None:
        self.descriptor = descriptor
        self.operator = operator
        self.target = target


class SavedDescriptor:
    """A descriptor to put back: from the copy at `slot`, or closed if slot is -1."""

    def __init__(self, descriptor: int, slot: int) -> None:
        self.descriptor = descriptor
        self.slot = slot


def move_descriptor(source: int, target: int) -> None:
    """Make a newly opened descriptor the target, inherited by programs, and close it under its old number."""
    if source == target:
        copy = os.dup(source)
        os.close(source)
        source = copy
    os.dup2(source, target)
    os.close(source)


def close_descriptor(descriptor: int) -> None:
    """Close a descriptor that may not be open."""
    try:
        os.close(descriptor)
    except OSError as error:
        if error.errno != errno.EBADF:
            raise


def open_pipe() -> tuple[int, int]:
    """The two ends of a new pipe, to read and to write; raises ShellError."""
    try:
        return os.pipe()
    except OSError as error:
        raise ShellError(f"cannot open a pipe: {os.strerror(error.errno or 0)}") from None


def _document(text: str) -> int:
    """A descriptor to read a here-document from: a pipe, which a child fills if it may not hold all."""
    data = encode(text)
    reader, writer = open_pipe()
    if len(data) <= PIPE_SIZE:
        write_bytes(writer, data)
    elif fork_process() == 0:
        os.close(reader)
        try:
            write_bytes(writer, data)
        except OSError:
            os._exit(1)
        os._exit(0)
    os.close(writer)
    return reader


def _is_regular(path: str) -> bool:
    """Whether a path names an ordinary file."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _open(redirect: OpenRedirect, noclobber: bool) -> int:
    """Open what a redirection names; raises ShellError."""
    path = redirect.target
    truncating = redirect.operator in (">", ">|")
    if truncating and redirect.operator == ">" and noclobber and _is_regular(path):
        raise ShellError(f"cannot create {path}: File exists")
    flags = os.O_RDONLY
    if truncating:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    elif redirect.operator == ">>":
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    elif redirect.operator == "<>":
        flags = os.O_RDWR | os.O_CREAT
    try:
        return os.open(path, flags, CREATION_MODE)
    except OSError as error:
        action = "open" if flags == os.O_RDONLY else "create"
        raise ShellError(f"cannot {action} {path}: {os.strerror(error.errno or 0)}") from None


def apply(redirect: OpenRedirect, noclobber: bool) -> None:
    """Do one redirection in this process; raises ShellError."""
    if redirect.operator in ("<&", ">&"):
        _copy(redirect)
    elif redirect.operator in ("<<", "<<-"):
        move_descriptor(_document(redirect.target), redirect.descriptor)
    else:
        move_descriptor(_open(redirect, noclobber), redirect.descriptor)


def _copy(redirect: OpenRedirect) -> None:
    """`2>&1` and `2>&-`; raises ShellError."""
    if redirect.target == "-":
        close_descriptor(redirect.descriptor)
        return
    source = decimal(redirect.target)
    if source < 0:
        raise ShellError(f"bad file descriptor: {redirect.target}")
    try:
        if source != redirect.descriptor:
            os.dup2(source, redirect.descriptor)
        else:
            os.close(os.dup(source))
    except OSError:
        raise ShellError(f"{redirect.target}: bad file descriptor") from None


class SavedDescriptors:
    """The descriptors changed so far, innermost last; commands nest, and so do their redirections."""

    def __init__(self) -> None:
        self.saved: list[SavedDescriptor] = []

    def mark(self) -> int:
        """Where to go back to with restore."""
        return len(self.saved)

    def save(self, descriptor: int) -> None:
        """Keep a copy of a descriptor before it changes."""
        slot = FIRST_SAVED + len(self.saved)
        try:
            os.dup2(descriptor, slot, False)
        except OSError as error:
            if error.errno != errno.EBADF:
                raise
            slot = -1
        self.saved.append(SavedDescriptor(descriptor, slot))

    def restore(self, mark: int) -> None:
        """Put descriptors back, newest first, until `mark` of them are left."""
        while len(self.saved) > mark:
            saved = self.saved.pop()
            if saved.slot < 0:
                close_descriptor(saved.descriptor)
            else:
                os.dup2(saved.slot, saved.descriptor)
                os.close(saved.slot)

    def forget(self, mark: int) -> None:
        """Keep the changes, as `exec` does: drop the copies."""
        while len(self.saved) > mark:
            saved = self.saved.pop()
            if saved.slot >= 0:
                os.close(saved.slot)
