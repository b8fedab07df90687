"""print in a kernel: the text goes to the platform's `ophion_write`."""

from typing import cast

from ophion.lang import u64
from ophion.lang.unsafe import symbol, tail_address
from ophion.runtime.strings import Str


@symbol("ophion_write")
def write(address: u64, size: int) -> None:
    """Write bytes to the console. The platform's."""


def print_text(text: str) -> None:
    """Write a text."""
    write(tail_address(text), cast(Str, text).size)
