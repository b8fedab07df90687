"""Telling of a bug in the kernel that one process met."""

from typing import cast

from kernel.proc.process import Process
from ophion.runtime import exceptions
from ophion.runtime.traceback import format_exception


def report_bug(process: Process, place: str, error: Exception) -> None:
    """Print the traceback of an exception that should not be, and whom it ends."""
    print(format_exception(cast(exceptions.BaseException, error)), end="")
    print(f"process {process.pid} ({process.name}) ended by a bug of the kernel in {place}")
