"""What a program starts with: registers, FPU state, address space (System V ABI, AMD64 supplement, 3.4.1)."""

from kernel.arch.x86_64 import cpu, segments
from kernel.arch.x86_64.context import FPU_SIZE
from kernel.arch.x86_64.paging import kernel_tables
from kernel.arch.x86_64.traps import TrapFrame
from ophion.lang import PhysAddr, sizeof, u64

_INTERRUPTS_ON = 0x202  # RFLAGS.IF, and bit 1, which is always 1
_USER_CS = segments.USER_CODE | segments.USER_PRIVILEGE
_USER_SS = segments.USER_DATA | segments.USER_PRIVILEGE
_INITIAL_FCW = 0x037F
_INITIAL_MXCSR = 0x1F80
_MXCSR_OFFSET = 24


def enter_user(frame: TrapFrame, entry: u64, stack_pointer: u64) -> None:
    """Make `frame` begin a program: every register 0 but these."""
    frame.view()[:] = bytes(sizeof(TrapFrame))
    frame.rip = entry
    frame.rsp = stack_pointer
    frame.cs = u64(_USER_CS)
    frame.ss = u64(_USER_SS)
    frame.rflags = u64(_INTERRUPTS_ON)


def initial_fpu() -> bytes:
    """The FXSAVE image of a program that has not used the FPU."""
    image = bytearray(FPU_SIZE)
    image[0:2] = _INITIAL_FCW.to_bytes(2, "little")
    image[_MXCSR_OFFSET : _MXCSR_OFFSET + 4] = _INITIAL_MXCSR.to_bytes(4, "little")
    return bytes(image)


def hardware_capabilities() -> int:
    """AT_HWCAP: the feature bits in EDX of CPUID leaf 1."""
    return int(cpu.cpuid_edx(1))


def load_root(root: PhysAddr) -> None:
    """Use another address space's page tables from now on."""
    cpu.write_cr3(root)


def kernel_root() -> PhysAddr:
    """The page tables of tasks without user memory."""
    return kernel_tables().root
