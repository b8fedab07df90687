"""The end: an exception of the processor inside the kernel, or a Python exception that nothing caught.

Both show what is known on every output that works, report `panic` on COM2 and stop. The text goes out line
by line, so that memory which is short or damaged still lets through what comes first. A panic during a
panic says so, through the serial ports alone, and stops.
"""

from kernel.arch import (
    PAGE_FAULT,
    ExceptionHook,
    RuntimeHooks,
    TrapFrame,
    hardware_failures,
    install_exception_hook,
    is_stack_guard,
    page_fault_address,
    return_addresses,
    stop_after_panic,
)
from ophion.lang import u64
from ophion.runtime import symbols

# Names of the exceptions (Intel SDM vol. 3A, table 7-1).
_NAMES = [
    "divide error",
    "debug",
    "non-maskable interrupt",
    "breakpoint",
    "overflow",
    "bound range exceeded",
    "invalid opcode",
    "no coprocessor",
    "double fault",
    "coprocessor segment overrun",
    "invalid TSS",
    "segment not present",
    "stack fault",
    "general protection fault",
    "page fault",
    "reserved",
    "floating-point error",
    "alignment check",
    "machine check",
    "SIMD floating-point error",
    "virtualization exception",
    "control protection exception",
]

_DOUBLE_FAULT = 8
_MACHINE_CHECK = 18
_SHOWN_REPETITIONS = 3
_WRITE = 2
_FETCH = 16


class PanicState:
    """Whether the end has begun."""

    def __init__(self) -> None:
        self.begun = False


_state = PanicState()


class KernelHooks(RuntimeHooks):
    """Hooks that tell a fatal error once. A subclass says where output goes."""

    def fatal(self, message: memoryview) -> None:
        """Show `message` and stop."""
        if not _state.begun:
            _state.begun = True
            self.write(memoryview(b"\npanic: an exception that nothing caught\n"))
            self.write(message)
        else:
            RuntimeHooks().write(message)
        stop_after_panic()


class KernelExceptions(ExceptionHook):
    """Shows the functions under way, the registers and the faulting address."""

    def __init__(self, hooks: RuntimeHooks) -> None:
        self.hooks = hooks

    def exception(self, frame: TrapFrame) -> None:
        """Tell everything about an exception of the kernel and stop."""
        if _state.begun:
            RuntimeHooks().write(memoryview(b"\npanic: another exception during the panic\n"))
            stop_after_panic()
        _state.begun = True
        self._line(f"\npanic: {describe(frame)}")
        self._line("Traceback (most recent call last):")
        self._calls(return_addresses(frame.rbp))
        self._line(f"  {_place(frame.rip)}")
        self._registers(frame)
        if frame.vector == _MACHINE_CHECK:
            for failure in hardware_failures():
                self._line(f"bank {failure.bank}: status {failure.status:016x}, address {failure.address:#x}")
        self._line(describe(frame))
        stop_after_panic()

    def _calls(self, addresses: list[u64]) -> None:
        """The calls under way, outermost first; of one that repeats, the first three."""
        repeated = 0
        for index in range(len(addresses) - 1, -1, -1):
            outer = addresses[index + 1] if index + 1 < len(addresses) else u64(0)
            repeated = repeated + 1 if addresses[index] == outer else 0
            if repeated < _SHOWN_REPETITIONS:
                self._call(addresses[index] - 1)  # the call, not what follows it
            elif index == 0 or addresses[index - 1] != addresses[index]:
                times = repeated - _SHOWN_REPETITIONS + 1
                self._line(f"  [Previous line repeated {times} more time{'s' if times > 1 else ''}]")

    def _line(self, text: str) -> None:
        self.hooks.write(memoryview((text + "\n").encode()))

    def _registers(self, frame: TrapFrame) -> None:
        self._line(f"rip {frame.rip:016x}  cs  {frame.cs:016x}  rflags {frame.rflags:016x}")
        self._line(f"rsp {frame.rsp:016x}  rbp {frame.rbp:016x}  error  {frame.error_code:016x}")
        self._line(f"rax {frame.rax:016x}  rbx {frame.rbx:016x}  rcx    {frame.rcx:016x}")
        self._line(f"rdx {frame.rdx:016x}  rsi {frame.rsi:016x}  rdi    {frame.rdi:016x}")
        self._line(f"r8  {frame.r8:016x}  r9  {frame.r9:016x}  r10    {frame.r10:016x}")
        self._line(f"r11 {frame.r11:016x}  r12 {frame.r12:016x}  r13    {frame.r13:016x}")
        self._line(f"r14 {frame.r14:016x}  r15 {frame.r15:016x}  cr2    {page_fault_address():016x}")

    def _call(self, address: u64) -> None:
        """Show a call in the source; the boot code and what the compiler made around main have none."""
        if _has_source(symbols.lookup(address)):
            self._line(f"  {_place(address)}")


def _has_source(place: str) -> bool:
    return place != "" and not place.startswith('File ""')


def _place(address: u64) -> str:
    place = symbols.lookup(address)
    return place if _has_source(place) else f"at {address:#x}"


def describe(frame: TrapFrame) -> str:
    """The exception in words, with the address that it is about."""
    vector = int(frame.vector)
    name = _NAMES[vector] if vector < len(_NAMES) else f"exception {vector}"
    if vector == _DOUBLE_FAULT and is_stack_guard(page_fault_address()):
        return f"kernel stack overflow, writing {page_fault_address():#x}"
    if vector != PAGE_FAULT:
        return f"{name} (error code {frame.error_code:#x})"
    access = "reading"
    if frame.error_code & _FETCH != 0:
        access = "executing"
    elif frame.error_code & _WRITE != 0:
        access = "writing"
    return f"{name} {access} {page_fault_address():#x}"


def install(hooks: RuntimeHooks) -> None:
    """Show exceptions of the kernel through `hooks`."""
    install_exception_hook(KernelExceptions(hooks))
