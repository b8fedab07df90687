"""The processor, as the rest of the kernel knows it."""

from kernel.arch.x86_64.bootinfo import BootInformation, MemoryRange
from kernel.arch.x86_64.bootinfo import read as read_boot_information
from kernel.arch.x86_64.context import Context, enter, leave, switch
from kernel.arch.x86_64.context import init as init_contexts
from kernel.arch.x86_64.cpu import (
    breakpoint_trap,
    disable_interrupts,
    idle,
    poll_interrupts,
    read_tsc,
)
from kernel.arch.x86_64.hooks import PageProvider, RuntimeHooks, install_hooks, install_pages
from kernel.arch.x86_64.machine_check import failures as hardware_failures
from kernel.arch.x86_64.paging import (
    COPY_ON_WRITE,
    NO_EXECUTE,
    PRESENT,
    USER,
    WRITABLE,
    FrameSource,
    PageTables,
    frame_of,
    kernel_tables,
    new_tables,
)
from kernel.arch.x86_64.paging import init as init_paging
from kernel.arch.x86_64.ports import power_off, reboot, stop_after_panic
from kernel.arch.x86_64.processor import init as init_processor
from kernel.arch.x86_64.stack_walk import is_stack_guard, return_addresses
from kernel.arch.x86_64.traps import (
    EXCEPTIONS,
    PAGE_FAULT,
    ExceptionHook,
    InterruptController,
    TrapFrame,
    TrapHandlers,
    from_user,
    install_controller,
    install_exception_hook,
    install_handlers,
    page_fault_address,
)
from kernel.arch.x86_64.user_mode import (
    enter_user,
    hardware_capabilities,
    initial_fpu,
    kernel_root,
    load_root,
)

__all__ = [
    "COPY_ON_WRITE",
    "EXCEPTIONS",
    "NO_EXECUTE",
    "PAGE_FAULT",
    "PRESENT",
    "USER",
    "WRITABLE",
    "BootInformation",
    "Context",
    "ExceptionHook",
    "FrameSource",
    "InterruptController",
    "MemoryRange",
    "PageProvider",
    "PageTables",
    "RuntimeHooks",
    "TrapFrame",
    "TrapHandlers",
    "breakpoint_trap",
    "disable_interrupts",
    "enter",
    "enter_user",
    "frame_of",
    "from_user",
    "hardware_capabilities",
    "hardware_failures",
    "idle",
    "init_contexts",
    "init_paging",
    "init_processor",
    "initial_fpu",
    "install_controller",
    "install_exception_hook",
    "install_handlers",
    "install_hooks",
    "install_pages",
    "is_stack_guard",
    "kernel_root",
    "kernel_tables",
    "leave",
    "load_root",
    "new_tables",
    "page_fault_address",
    "poll_interrupts",
    "power_off",
    "read_boot_information",
    "read_tsc",
    "reboot",
    "return_addresses",
    "stop_after_panic",
    "switch",
]
