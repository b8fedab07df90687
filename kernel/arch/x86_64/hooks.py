"""What the compiled program's runtime asks of the machine: memory pages, output, and a last resort.

The runtime calls six C functions: `ophion_pages_allocate`, `ophion_pages_grow`, `ophion_pages_free`,
`ophion_write`, `ophion_complain` and `ophion_fatal`. Before anything is set up they work as they are: pages
come from a pool in .bss, output goes to the serial ports, a fatal error stops the machine. Later
`install_pages` and `install_hooks` put the frame allocator and the console behind them.

The pool's position lives in .data, untouched by module bodies: the heap is in use before any of them has
run.
"""

from abc import ABC, abstractmethod

from kernel.arch.x86_64.ports import CONSOLE_PORT, REPORT_PORT, stop_after_panic, transmit
from kernel.layout import EARLY_HEAP_SIZE, KERNEL_BASE, PAGE_SIZE
from ophion.lang import u64
from ophion.lang.unsafe import (
    export,
    global_asm,
    load_u64,
    memory,
    store_u64,
    symbol_address,
)

global_asm("""
    .section .data.hooks, "aw", @progbits
    .balign 8
early_heap_used:
    .quad 0
pages_installed:
    .quad 0
hooks_installed:
    .quad 0
    .text
""")


class PageProvider(ABC):
    """Gives pages to the runtime's heap.

    Its methods run inside the allocator: they must not allocate objects.
    """

    @abstractmethod
    def allocate_pages(self, count: int) -> u64:
        """The address of `count` contiguous writable pages, 0 when there are none."""

    @abstractmethod
    def free_pages(self, address: u64, count: int) -> None:
        """Take back what `allocate_pages` gave."""


class NoPages(PageProvider):
    """The provider of a kernel that never sets memory up: nothing beyond the early pool."""

    def allocate_pages(self, count: int) -> u64:
        """Nothing."""
        return u64(0)

    def free_pages(self, address: u64, count: int) -> None:
        """Nothing comes back."""


class RuntimeHooks:
    """Where output and fatal errors go; a subclass is installed when there is a better place."""

    def write(self, data: memoryview) -> None:
        """Show the kernel's own output."""
        transmit(CONSOLE_PORT, data)
        transmit(REPORT_PORT, data)

    def fatal(self, message: memoryview) -> None:
        """End everything, after `message`: an exception that no one caught. Does not return."""
        self.write(message)
        stop_after_panic()


class _Installed:
    """The hooks in use."""

    def __init__(self) -> None:
        self.hooks = RuntimeHooks()
        self.pages: PageProvider = NoPages()


_installed = _Installed()


def install_hooks(hooks: RuntimeHooks) -> None:
    """Send output and fatal errors to `hooks` from now on."""
    _installed.hooks = hooks
    store_u64(symbol_address("hooks_installed"), 1)


def install_pages(provider: PageProvider) -> None:
    """Take the heap's pages from `provider` from now on."""
    _installed.pages = provider
    store_u64(symbol_address("pages_installed"), 1)


def installed_hooks() -> RuntimeHooks:
    """The hooks in use."""
    return _installed.hooks


# The symbols below are words of this file's own data; what the runtime gives an address of lives until the
# call returns.


@export("ophion_pages_allocate")
def _allocate_pages(count: int) -> u64:
    if load_u64(symbol_address("pages_installed")) != 0:
        return _installed.pages.allocate_pages(count)
    used = load_u64(symbol_address("early_heap_used"))
    if count > (EARLY_HEAP_SIZE - used) // PAGE_SIZE:
        return u64(0)
    store_u64(symbol_address("early_heap_used"), used + count * PAGE_SIZE)
    return symbol_address("early_heap") + used


@export("ophion_pages_grow")
def _grow_pages(address: u64, count: int, wanted: int) -> u64:
    return u64(0)  # frames in a row do not grow


@export("ophion_pages_free")
def _free_pages(address: u64, count: int) -> None:
    if address < KERNEL_BASE:  # the early pool's pages, in the kernel's image, are not used again
        _installed.pages.free_pages(address, count)


@export("ophion_write")
def _write(address: u64, size: int) -> None:
    data = memory(address, size)
    if load_u64(symbol_address("hooks_installed")) != 0:
        _installed.hooks.write(data)
    else:
        transmit(CONSOLE_PORT, data)
        transmit(REPORT_PORT, data)


@export("ophion_complain")
def _complain(address: u64, size: int) -> None:
    _write(address, size)


@export("ophion_fatal")
def _fatal(address: u64, size: int, status: int) -> None:
    if load_u64(symbol_address("hooks_installed")) != 0:
        _installed.hooks.fatal(memory(address, size))
    transmit(CONSOLE_PORT, memory(address, size))
    transmit(REPORT_PORT, memory(address, size))
    stop_after_panic()
