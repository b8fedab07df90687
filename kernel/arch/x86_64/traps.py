"""Traps: the IDT, its stubs, the one way in and out for exceptions and interrupts.

Source: Intel SDM vol. 3A, chapter 7.

Every stub completes the same TrapFrame on the kernel stack and calls `ophion_trap`, which asks, in this
order: NMI, double fault and machine check, and exceptions of the kernel itself, go to the hooks'
`exception`, which does not return; exceptions of user mode go to `TrapHandlers.exception`; the vectors of
the interrupt controller to `interrupt`. Before each return to user mode `TrapHandlers.return_to_user` runs.
Interrupts are off all the while.
"""

from abc import ABC, abstractmethod

from kernel.arch.x86_64 import cpu, segments
from kernel.arch.x86_64.hooks import installed_hooks
from ophion.lang import U8, U16, U32, U64, Struct, VirtAddr, sizeof, u64
from ophion.lang.unsafe import export, global_asm, inline, struct_at, symbol_address

BREAKPOINT = 3
OVERFLOW = 4
NON_MASKABLE_INTERRUPT = 2
DOUBLE_FAULT = 8
PAGE_FAULT = 14
MACHINE_CHECK = 18
EXCEPTIONS = 32
SYSTEM_CALL = 256  # the `vector` of a system call's frame
IRQ_BASE = 32
IRQ_COUNT = 16
_VECTORS = 256
_STUB_SIZE = 16
_GATE_SIZE = 16

# Vectors 8, 10-14, 17, 21, 29 and 30 push an error code (SDM vol. 3A, table 7-1; APM vol. 2, 8.2).
_ERROR_CODES = 0x6022_7D00

_GATE_PRESENT_INTERRUPT = 0x8E
_GATE_USER = 0x60
_RFLAGS_AC_CLEAR = 0xFFFB_FFFF
_SYSCALL_LENGTH = 2  # bytes of the instruction


class TrapFrame(Struct):
    """The interrupted program's registers, at the top of the kernel stack; the same for every way in."""

    r15 = U64()
    r14 = U64()
    r13 = U64()
    r12 = U64()
    r11 = U64()
    r10 = U64()
    r9 = U64()
    r8 = U64()
    rbp = U64()
    rdi = U64()
    rsi = U64()
    rdx = U64()
    rcx = U64()
    rbx = U64()
    rax = U64()
    vector = U64()
    error_code = U64()
    rip = U64()
    cs = U64()
    rflags = U64()
    rsp = U64()
    ss = U64()

    # A system call in it, as Linux has it (System V ABI, AMD64 supplement, A.2.1).

    @inline
    def call_number(self) -> u64:
        """Which system call is made."""
        return self.rax

    def argument(self, index: int) -> u64:
        """One of its arguments, 0 to 5."""
        if index == 0:
            return self.rdi
        if index == 1:
            return self.rsi
        if index == 2:
            return self.rdx
        if index == 3:
            return self.r10
        if index == 4:
            return self.r8
        return self.r9

    def result(self) -> u64:
        """What the program finds as its result."""
        return self.rax

    @inline
    def set_result(self, value: u64) -> None:
        """Give it a result."""
        self.rax = value

    def make_again(self, number: u64) -> None:
        """Let the program make a system call anew that it has just made."""
        self.rax = number
        self.rip -= _SYSCALL_LENGTH


# The general registers in the order of TrapFrame, from its end: one text for both ways in.
PUSH_REGISTERS = """
    pushq %rax
    pushq %rbx
    pushq %rcx
    pushq %rdx
    pushq %rsi
    pushq %rdi
    pushq %rbp
    pushq %r8
    pushq %r9
    pushq %r10
    pushq %r11
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
"""


class InterruptGate(Struct):
    """An IDT entry (SDM vol. 3A, figure 7-8)."""

    offset_low = U16()
    selector = U16()
    interrupt_stack = U8()
    attributes = U8()
    offset_middle = U16()
    offset_high = U32()
    reserved = U32()


class TrapHandlers:
    """What the kernel does about traps; a kernel overrides what it uses."""

    def system_call(self, frame: TrapFrame) -> None:
        """Carry out the system call in `frame.rax` and store its result there."""

    def exception(self, frame: TrapFrame) -> None:
        """An exception of user mode."""

    def interrupt(self, irq: int, frame: TrapFrame) -> None:
        """Interrupt request `irq`, 0..15, real and acknowledged."""

    def kernel_breakpoint(self, frame: TrapFrame) -> None:
        """INT3 in the kernel; returning continues after it."""

    def return_to_user(self, frame: TrapFrame) -> None:
        """The last thing before user mode continues by `frame`."""

    def task_started(self) -> None:
        """The first thing on a new task's kernel stack; of a user task it returns, and user mode begins."""


class InterruptController(ABC):
    """The hardware that numbers interrupt requests."""

    @abstractmethod
    def acknowledge(self, irq: int) -> bool:
        """Tell the hardware that request `irq` is being handled; False for a spurious one."""


class NoController(InterruptController):
    """Before a controller is installed no request is real."""

    def acknowledge(self, irq: int) -> bool:
        """Never real."""
        return False


class ExceptionHook:
    """What becomes of an exception in the kernel itself; a subclass shows it and stops."""

    def exception(self, frame: TrapFrame) -> None:
        """Does not return."""
        text = f"exception {frame.vector} at {frame.rip:#x}, address {cpu.read_cr2():#x}\n".encode()
        installed_hooks().fatal(memoryview(text))


class _Installed:
    """The handlers in use."""

    def __init__(self) -> None:
        self.handlers = TrapHandlers()
        self.controller: InterruptController = NoController()
        self.exceptions = ExceptionHook()


_installed = _Installed()

global_asm(f"""
    .text
    .code64
    .balign 16
trap_stubs:
    .set vector, 0
    .rept {_VECTORS}
    .balign {_STUB_SIZE}
    .if vector < {EXCEPTIONS} && (({_ERROR_CODES} >> (vector & 31)) & 1)
    .else
    pushq $0
    .endif
    pushq $vector
    jmp trap_common
    .set vector, vector + 1
    .endr

    .balign 16
trap_common:
    testb $3, 24(%rsp)
    jz 1f
    swapgs
1:  cld
{PUSH_REGISTERS}
    testb $3, {TrapFrame.cs.offset}(%rsp)
    jz 2f
    xorl %ebp, %ebp
    pushfq
    andl ${_RFLAGS_AC_CLEAR}, (%rsp)
    popfq
2:  movq %rsp, %rdi
    call ophion_trap
    .globl trap_return
trap_return:
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %r11
    popq %r10
    popq %r9
    popq %r8
    popq %rbp
    popq %rdi
    popq %rsi
    popq %rdx
    popq %rcx
    popq %rbx
    popq %rax
    addq $16, %rsp
    testb $3, 8(%rsp)
    jz 3f
    swapgs
3:  iretq

    .section .data.traps, "aw", @progbits
    .balign 8
idt_pointer:
    .word {_VECTORS * _GATE_SIZE - 1}
    .quad interrupt_descriptor_table
    .section .bss.traps, "aw", @nobits
    .balign 16
interrupt_descriptor_table:
    .skip {_VECTORS * _GATE_SIZE}
    .text
""")


def install_handlers(handlers: TrapHandlers) -> None:
    """Give traps to `handlers` from now on."""
    _installed.handlers = handlers


def install_controller(controller: InterruptController) -> None:
    """Ask `controller` about interrupt requests from now on."""
    _installed.controller = controller


def install_exception_hook(hook: ExceptionHook) -> None:
    """Give exceptions of the kernel itself to `hook` from now on."""
    _installed.exceptions = hook


def installed_handlers() -> TrapHandlers:
    """The handlers in use."""
    return _installed.handlers


def from_user(frame: TrapFrame) -> bool:
    """Whether user mode was interrupted."""
    return frame.cs & segments.USER_PRIVILEGE != 0


def page_fault_address() -> u64:
    """The address whose access caused the page fault being handled."""
    return cpu.read_cr2()


def _interrupt_stack(vector: int) -> int:
    if vector == DOUBLE_FAULT:
        return segments.DOUBLE_FAULT_STACK
    if vector == NON_MASKABLE_INTERRUPT:
        return segments.NMI_STACK
    if vector == MACHINE_CHECK:
        return segments.MACHINE_CHECK_STACK
    return 0


def init() -> None:
    """Fill all 256 gates and load the IDT. INT3 and INTO alone may be executed by user mode."""
    table = symbol_address("interrupt_descriptor_table")
    stubs = symbol_address("trap_stubs")
    for vector in range(_VECTORS):
        stub = stubs + vector * _STUB_SIZE
        gate = struct_at(InterruptGate, table + vector * sizeof(InterruptGate))
        gate.offset_low = int(stub & 0xFFFF)
        gate.offset_middle = int((stub >> 16) & 0xFFFF)
        gate.offset_high = int(stub >> 32)
        gate.selector = segments.KERNEL_CODE
        gate.interrupt_stack = _interrupt_stack(vector)
        gate.attributes = _GATE_PRESENT_INTERRUPT
        if vector in (BREAKPOINT, OVERFLOW):
            gate.attributes = _GATE_PRESENT_INTERRUPT | _GATE_USER
    cpu.load_idt(VirtAddr(symbol_address("idt_pointer")))


def _is_fatal(vector: int, user: bool) -> bool:
    return not user or vector in (DOUBLE_FAULT, NON_MASKABLE_INTERRUPT, MACHINE_CHECK)


@export("ophion_trap")
def _trap(frame_address: u64) -> None:
    # The stub has just completed the frame on this stack, where it stays until the way out.
    frame = struct_at(TrapFrame, frame_address)
    vector = int(frame.vector)
    user = from_user(frame)
    if vector < EXCEPTIONS:
        if vector == BREAKPOINT and not user:
            _installed.handlers.kernel_breakpoint(frame)
        elif _is_fatal(vector, user):
            _installed.exceptions.exception(frame)
        else:
            _installed.handlers.exception(frame)
    elif vector < IRQ_BASE + IRQ_COUNT and _installed.controller.acknowledge(vector - IRQ_BASE):
        _installed.handlers.interrupt(vector - IRQ_BASE, frame)
    if user:
        _installed.handlers.return_to_user(frame)
