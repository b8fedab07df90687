"""The frame that a signal handler runs on, and the way back from it (sigreturn(2); Linux's rt_sigframe for
x86_64).

    higher addresses   what the program had, then 128 bytes that its red zone may use
                       FXSAVE image, 512 bytes, 64-aligned
                       siginfo_t
                       ucontext_t: alternate stack, registers, signal mask
    rsp at the handler the address of the restorer, to which the handler returns

The user may have changed every byte of it by the time it comes back: only what a program may set is taken
over.
"""

from abi import errno
from abi.signal import Siginfo
from kernel.arch import EXCEPTIONS, TrapFrame, initial_fpu
from kernel.mm.address_space import AddressSpace
from kernel.mm.user_copy import UserSlice, copy_in, copy_out
from kernel.proc.task import Task
from ophion.lang import I32, U16, U64, Array, Struct, sizeof, u64

SS_ONSTACK = 1
SS_DISABLE = 2
_RED_ZONE = 128
_FPU_SIZE = 512
_FPU_ALIGNMENT = 64
_CONTEXT_FLAGS = 6  # UC_SIGCONTEXT_SS | UC_STRICT_RESTORE_SS
_LOW_FLAGS = 0x0CD5  # CF PF AF ZF SF DF OF: what of RFLAGS a program may set (TF apart)
_DIRECTION_AND_TRAP = 0x0500
_MXCSR_OFFSET = 24
_USER_LIMIT = 0x8000_0000_0000


class SignalContext(Struct):
    """ucontext_t as the kernel lays it out, 304 bytes (<asm/ucontext.h>, <asm/sigcontext.h>)."""

    flags = U64()
    link = U64()
    stack_pointer = U64()
    stack_flags = I32()
    stack_padding = I32()
    stack_size = U64()
    r8 = U64()
    r9 = U64()
    r10 = U64()
    r11 = U64()
    r12 = U64()
    r13 = U64()
    r14 = U64()
    r15 = U64()
    rdi = U64()
    rsi = U64()
    rbp = U64()
    rbx = U64()
    rdx = U64()
    rax = U64()
    rcx = U64()
    rsp = U64()
    rip = U64()
    rflags = U64()
    cs = U16()
    gs = U16()
    fs = U16()
    ss = U16()
    error_code = U64()
    vector = U64()
    old_mask = U64()
    cr2 = U64()
    fpu_state = U64()
    reserved = Array(U64, 8)
    mask = U64()


class ReturnAddress(Struct):
    """Where the handler returns to: the frame's first word."""

    restorer = U64()


_CONTEXT_OFFSET = sizeof(ReturnAddress)
_INFO_OFFSET = _CONTEXT_OFFSET + sizeof(SignalContext)
_FRAME_SIZE = _INFO_OFFSET + sizeof(Siginfo)
_LOWEST_STACK = 4096  # nothing below is ever mapped; the frame fits in front of it


class HandlerCall:
    """What running a handler needs: the signal, the handler, where it returns to, the stack to use."""

    def __init__(self, number: int, handler: u64, restorer: u64, stack_top: u64) -> None:
        self.number = number
        self.handler = handler
        self.restorer = restorer
        self.stack_top = stack_top  # 0: below the program's own stack pointer
        self.stack_pointer = u64(0)  # the alternate stack, as ucontext_t tells it
        self.stack_size = u64(0)
        self.mask = u64(0)  # to be restored afterwards
        self.fault_address = u64(0)  # of a page fault


def _write(space: AddressSpace, address: u64, data: bytes | memoryview) -> None:
    copy_out(UserSlice(space, address, len(data)), data)


def push_frame(task: Task, space: AddressSpace, frame: TrapFrame, call: HandlerCall, info: Siginfo) -> None:
    """Put the frame on the user's stack, make `frame` enter the handler; OSError(EFAULT) changes nothing."""
    if frame.rsp < _LOWEST_STACK or 0 < call.stack_top < _LOWEST_STACK:
        raise errno.os_error(errno.EFAULT)
    top = call.stack_top if call.stack_top != 0 else frame.rsp - _RED_ZONE
    fpu_address = (top - _FPU_SIZE) // _FPU_ALIGNMENT * _FPU_ALIGNMENT
    address = (fpu_address - _FRAME_SIZE) // 16 * 16 - 8
    contents = memoryview(bytearray(_FRAME_SIZE))
    ReturnAddress.over(contents).restorer = call.restorer
    context = SignalContext.over(contents, _CONTEXT_OFFSET)
    _save_context(context, frame, call)
    context.fpu_state = fpu_address
    contents[_INFO_OFFSET:] = info.view()
    _write(space, fpu_address, task.context.save_fpu())
    _write(space, address, contents)

    task.context.load_fpu(initial_fpu())
    frame.rip = call.handler
    frame.rsp = address
    frame.rdi = u64(call.number)
    frame.rsi = address + _INFO_OFFSET
    frame.rdx = address + _CONTEXT_OFFSET
    frame.rax = u64(0)
    frame.rflags = frame.rflags & ~u64(_DIRECTION_AND_TRAP)


def _save_context(context: SignalContext, frame: TrapFrame, call: HandlerCall) -> None:
    context.flags = u64(_CONTEXT_FLAGS)
    context.stack_pointer = call.stack_pointer
    context.stack_size = call.stack_size
    if call.stack_size == 0:
        context.stack_flags = SS_DISABLE
    context.r8 = frame.r8
    context.r9 = frame.r9
    context.r10 = frame.r10
    context.r11 = frame.r11
    context.r12 = frame.r12
    context.r13 = frame.r13
    context.r14 = frame.r14
    context.r15 = frame.r15
    context.rdi = frame.rdi
    context.rsi = frame.rsi
    context.rbp = frame.rbp
    context.rbx = frame.rbx
    context.rdx = frame.rdx
    context.rax = frame.rax
    context.rcx = frame.rcx
    context.rsp = frame.rsp
    context.rip = frame.rip
    context.rflags = frame.rflags
    context.cs = int(frame.cs) & 0xFFFF
    context.ss = int(frame.ss) & 0xFFFF
    if frame.vector < EXCEPTIONS:
        context.error_code = frame.error_code
        context.vector = frame.vector
        context.cr2 = call.fault_address
    context.mask = call.mask


def pop_frame(task: Task, space: AddressSpace, frame: TrapFrame) -> u64:
    """Restore what `push_frame` saved; the signal mask to go back to. EFAULT for a frame that is none."""
    size = sizeof(SignalContext)
    context = SignalContext.over(copy_in(UserSlice(space, frame.rsp, size)))
    if context.rip >= _USER_LIMIT or context.rsp >= _USER_LIMIT:
        raise errno.os_error(errno.EFAULT)
    if context.fpu_state != 0:
        fpu = bytearray(copy_in(UserSlice(space, context.fpu_state, _FPU_SIZE)))
        fpu[_MXCSR_OFFSET + 2] = fpu[_MXCSR_OFFSET + 3] = 0  # reserved bits fault (SDM vol. 2A, FXRSTOR)
        task.context.load_fpu(bytes(fpu))
    frame.r8 = context.r8
    frame.r9 = context.r9
    frame.r10 = context.r10
    frame.r11 = context.r11
    frame.r12 = context.r12
    frame.r13 = context.r13
    frame.r14 = context.r14
    frame.r15 = context.r15
    frame.rdi = context.rdi
    frame.rsi = context.rsi
    frame.rbp = context.rbp
    frame.rbx = context.rbx
    frame.rdx = context.rdx
    frame.rax = context.rax
    frame.rcx = context.rcx
    frame.rsp = context.rsp
    frame.rip = context.rip
    frame.rflags = frame.rflags & ~u64(_LOW_FLAGS) | context.rflags & _LOW_FLAGS
    return context.mask
