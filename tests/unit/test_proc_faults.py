"""What a program is told of an exception, also of those that QEMU never raises: as Linux's traps.c says."""

import pytest

from abi import signal
from kernel.arch import TrapFrame
from kernel.proc.faults import fault_of, float_code
from kernel.proc.task import Task
from ophion.lang import sizeof, u64
from tests.fakes.desk import FakeContext

RIP = 0x40_1000
TRAP_FLAG = 0x100


def told(vector: int, flags: int = 0, fpu: bytes = bytes(512)) -> tuple[int, int, int]:
    """Signal, code and address of exception `vector`."""
    context = FakeContext()
    context.load_fpu(fpu)
    frame = TrapFrame.over(bytearray(sizeof(TrapFrame)))
    frame.vector, frame.rip, frame.rflags = u64(vector), u64(RIP), u64(flags)
    fault = fault_of(frame, Task(1, 1, "t", context))  # type: ignore[arg-type]
    return fault.number, fault.code, int(fault.address)


@pytest.mark.parametrize(
    ("vector", "expected"),
    [
        (0, (signal.SIGFPE, signal.FPE_INTDIV, RIP)),
        (1, (signal.SIGTRAP, signal.TRAP_BRKPT, RIP)),
        (3, (signal.SIGTRAP, signal.SI_KERNEL, 0)),
        (4, (signal.SIGSEGV, signal.SI_KERNEL, 0)),
        (6, (signal.SIGILL, signal.ILL_ILLOPN, RIP)),
        (10, (signal.SIGSEGV, signal.SI_KERNEL, 0)),
        (11, (signal.SIGBUS, signal.SI_KERNEL, 0)),
        (12, (signal.SIGBUS, signal.SI_KERNEL, 0)),
        (13, (signal.SIGSEGV, signal.SI_KERNEL, 0)),
        (17, (signal.SIGBUS, signal.BUS_ADRALN, 0)),
    ],
)
def test_signals_of_exceptions(vector: int, expected: tuple[int, int, int]) -> None:
    assert told(vector) == expected


def test_a_step_is_told_from_other_debug_exceptions() -> None:
    assert told(1, TRAP_FLAG) == (signal.SIGTRAP, signal.TRAP_TRACE, RIP)


def fxsave(control: int, status: int, mxcsr: int) -> bytes:
    """An FXSAVE image with these registers."""
    head = control.to_bytes(2, "little") + status.to_bytes(2, "little") + bytes(20)
    return (head + mxcsr.to_bytes(4, "little")).ljust(512, b"\0")


CODES = [
    (0x01, signal.FPE_FLTINV),
    (0x02, signal.FPE_FLTUND),
    (0x04, signal.FPE_FLTDIV),
    (0x08, signal.FPE_FLTOVF),
    (0x10, signal.FPE_FLTUND),
    (0x20, signal.FPE_FLTRES),
    (0x24, signal.FPE_FLTDIV),
    (0x00, signal.SI_KERNEL),
]


@pytest.mark.parametrize(("flags", "code"), CODES)
def test_codes_of_floating_point_exceptions(flags: int, code: int) -> None:
    assert float_code(fxsave(0x37F & ~flags, flags, 0x1F80), False) == code
    assert float_code(fxsave(0x37F, 0, 0x1F80 & ~(flags << 7) | flags), True) == code
    assert told(16, 0, fxsave(0x37F & ~flags, flags, 0x1F80)) == (signal.SIGFPE, code, RIP)
    masked = fxsave(0x37F, 0x3F, 0x1F80 | 0x3F)
    assert float_code(masked, False) == float_code(masked, True) == signal.SI_KERNEL
