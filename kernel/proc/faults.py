"""What a program is told of an exception that it caused: signal, si_code and si_addr.

As Linux does it (arch/x86/kernel/traps.c; sigaction(2), "The si_code field").
"""

from abi import signal
from kernel.arch import TrapFrame
from kernel.proc.task import Task
from ophion.lang import U16, U32, Struct, u64

# Exceptions (Intel SDM vol. 3A, table 7-1) of which the address is told, and those that have only a signal.
_DIVIDE_ERROR = 0
_DEBUG = 1
_INVALID_OPCODE = 6
_X87 = 16
_ALIGNMENT_CHECK = 17
_SIMD = 19
_OTHER_SIGNALS: dict[int, int] = {
    3: signal.SIGTRAP,  # breakpoint
    11: signal.SIGBUS,  # segment not present
    12: signal.SIGBUS,  # stack segment
}

_RFLAGS_TRAP = 0x100
_MXCSR_MASKS_SHIFT = 7  # the mask of each exception stands this far above its flag
_EXCEPTION_FLAGS = 0x3F

# The exceptions of floating-point numbers and their codes, the most urgent first: bits of FSW and MXCSR alike
# (vol. 1, 8.1.3 and 10.2.3).
_FLOAT_CODES: list[tuple[int, int]] = [
    (0x01, signal.FPE_FLTINV),  # invalid operation
    (0x04, signal.FPE_FLTDIV),  # division by zero
    (0x08, signal.FPE_FLTOVF),  # overflow
    (0x12, signal.FPE_FLTUND),  # underflow, denormal operand
    (0x20, signal.FPE_FLTRES),  # precision
]


class FloatState(Struct):
    """The head of an FXSAVE image (vol. 1, table 10-2)."""

    control = U16()
    status = U16()
    tag = U16()
    opcode = U16()
    pointers = U32()
    pointers_high = U32()
    data_pointers = U32()
    data_pointers_high = U32()
    mxcsr = U32()


class Fault:
    """A signal that a program caused, and what its handler is told."""

    def __init__(self, number: int, code: int, address: u64) -> None:
        self.number = number
        self.code = code
        self.address = address


def fault_of(frame: TrapFrame, task: Task) -> Fault:
    """What an exception of user mode other than a page fault becomes."""
    vector = int(frame.vector)
    if vector == _DIVIDE_ERROR:
        return Fault(signal.SIGFPE, signal.FPE_INTDIV, frame.rip)
    if vector == _DEBUG:
        stepped = frame.rflags & _RFLAGS_TRAP != 0
        return Fault(signal.SIGTRAP, signal.TRAP_TRACE if stepped else signal.TRAP_BRKPT, frame.rip)
    if vector == _INVALID_OPCODE:
        return Fault(signal.SIGILL, signal.ILL_ILLOPN, frame.rip)
    if vector in (_X87, _SIMD):
        return Fault(signal.SIGFPE, float_code(task.context.save_fpu(), vector == _SIMD), frame.rip)
    if vector == _ALIGNMENT_CHECK:
        return Fault(signal.SIGBUS, signal.BUS_ADRALN, u64(0))
    return Fault(_OTHER_SIGNALS.get(vector, signal.SIGSEGV), signal.SI_KERNEL, u64(0))


def float_code(image: bytes, simd: bool) -> int:
    """The si_code of a floating-point exception, by the FXSAVE image of the program."""
    state = FloatState.over(bytearray(image[:28]))
    if simd:
        raised = state.mxcsr & ~(state.mxcsr >> _MXCSR_MASKS_SHIFT) & _EXCEPTION_FLAGS
    else:
        raised = state.status & ~state.control & _EXCEPTION_FLAGS
    for flags, code in _FLOAT_CODES:
        if raised & flags != 0:
            return code
    return signal.SI_KERNEL
