"""Bytes in and out: text is written to descriptors at once, so that nothing waits in a buffer across a fork.

Text is str; bytes that are no UTF-8 travel through it unchanged as lone surrogates, as in Python's own os
module.
"""

import os

STANDARD_OUTPUT = 1
STANDARD_ERROR = 2


def encode(text: str) -> bytes:
    """The bytes of a text, those included that were no UTF-8 when decoded."""
    return text.encode("utf-8", "surrogateescape")


def decode(data: bytes) -> str:
    """The text of some bytes; never fails."""
    return data.decode("utf-8", "surrogateescape")


def write_bytes(descriptor: int, data: bytes) -> None:
    """Write all of data, however many calls it takes; raises OSError."""
    written = 0
    while written < len(data):
        written += os.write(descriptor, data[written:])


def write_text(descriptor: int, text: str) -> None:
    """Write all of a text; raises OSError."""
    write_bytes(descriptor, encode(text))


def complain(message: str) -> None:
    """Report on standard error, as `sh: message`; a closed standard error is no failure of the command.

    An error that has been reported before has the message "".
    """
    if message == "":
        return
    try:
        write_text(STANDARD_ERROR, f"sh: {message}\n")
    except OSError:
        return


def read_all(descriptor: int) -> bytes:
    """Everything up to the end of the file; raises OSError."""
    blocks: list[bytes] = []
    while True:
        block = os.read(descriptor, 4096)
        if len(block) == 0:
            return b"".join(blocks)
        blocks.append(block)


def read_line(descriptor: int) -> bytes:
    """One line with its newline, byte by byte, so that what follows is left to other programs."""
    line: list[bytes] = []
    while True:
        byte = os.read(descriptor, 1)
        if len(byte) == 0:
            return b"".join(line)
        line.append(byte)
        if byte == b"\n":
            return b"".join(line)
