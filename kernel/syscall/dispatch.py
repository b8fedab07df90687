"""The way from a system call's number to its function, and from what it raises to what the program sees.

An OSError becomes -errno and a MemoryError -ENOMEM. Any other exception is a bug of the kernel: its traceback
is printed, the process dies by SIGSYS, and everything else runs on. `TaskExit` passes through.
"""

from collections.abc import Callable

from abi import errno, signal, wait
from abi.syscall_names import all_names
from kernel.arch import TrapFrame
from kernel.proc.process import Process
from kernel.proc.task import TaskExit
from kernel.syscall import (
    descriptors,
    device_requests,
    directories,
    file_status,
    memory,
    process,
    signals,
    system,
    times,
    transfers,
    waiting,
)
from kernel.syscall.bugs import report_bug
from kernel.syscall.call import Call
from kernel.syscall.table import Entry
from ophion.lang import u64

_TABLE_SIZE = 512
_NUMBER_MASK = 0x7FFF_FFFF
_WORD = 0xFFFF_FFFF_FFFF_FFFF


def call_name(number: u64) -> str:
    """What Linux calls a system call."""
    return all_names().get(int(number & _NUMBER_MASK), "unknown")


def _missing(call: Call) -> int:
    """A number that no function has: ENOSYS, told once."""
    number = int(call.frame.call_number() & _NUMBER_MASK)
    if number not in _reported:
        _reported[number] = True
        name = call_name(call.frame.call_number())
        print(f"{call.process.name}: system call {number} ({name}) is not implemented")
    raise errno.os_error(errno.ENOSYS)


_reported: dict[int, bool] = {}


def _make_table() -> list[Callable[[Call], int]]:
    table: list[Callable[[Call], int]] = []
    for _ in range(_TABLE_SIZE):
        table.append(_missing)
    modules: list[list[Entry]] = [
        transfers.ENTRIES,
        descriptors.ENTRIES,
        device_requests.ENTRIES,
        directories.ENTRIES,
        file_status.ENTRIES,
        memory.ENTRIES,
        process.ENTRIES,
        signals.ENTRIES,
        times.ENTRIES,
        waiting.ENTRIES,
        system.ENTRIES,
    ]
    for entries in modules:
        for entry in entries:
            table[entry.number] = entry.function
    return table


_table = _make_table()


def carry_out(caller: Process, frame: TrapFrame) -> None:
    """Do the system call in `frame` and leave its result there; TaskExit where it ends the process."""
    number = frame.call_number()
    space = caller.task.address_space
    assert space is not None
    call = Call(caller, space, frame)
    function = _table[int(number)] if number < _TABLE_SIZE else _missing
    result = 0
    try:
        result = function(call)
    except OSError as error:
        result = -_errno_of(error)
        if result == -errno.EINTR and call.restarts:
            caller.restart_call = int(number)
    except MemoryError:
        result = -errno.ENOMEM
    except TaskExit:
        raise
    except Exception as error:
        report_bug(caller, f"system call {call_name(number)}", error)
        raise TaskExit(wait.signaled_status(signal.SIGSYS)) from None
    frame.set_result(u64(result & _WORD))


def _errno_of(error: OSError) -> int:
    number = error.errno
    return number if number is not None else errno.EIO
