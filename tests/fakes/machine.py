"""A PC for unit tests: physical memory seen through the direct map, control registers, ports, linker symbols.

`installed(...)` puts one under `ophion.lang.unsafe` and gives it back; what is left undefined raises.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kernel.layout import DIRECT_MAP_BASE, KERNEL_BASE
from ophion.lang import unsafe

MEGABYTE = 0x10_0000


class FakeMachine(unsafe.Machine):
    """`size` bytes of memory at physical 0, and a kernel image that ends at 2 MiB."""

    def __init__(self, size: int = 4 * MEGABYTE) -> None:
        self.physical = bytearray(size)
        self.cr3 = 0
        self.tsc = 0
        self.msr: dict[int, int] = {}
        self.invalidated: list[int] = []
        self.inputs: dict[int, Callable[[], int]] = {}
        self.outputs: dict[int, Callable[[int], None]] = {}
        self.written: list[tuple[int, int]] = []
        self.symbols = {
            "kernel_text_start": KERNEL_BASE + MEGABYTE,
            "kernel_text_end": KERNEL_BASE + MEGABYTE + 0x2000,
            "kernel_rodata_end": KERNEL_BASE + MEGABYTE + 0x3000,
            "kernel_data_end": KERNEL_BASE + MEGABYTE + 0x50000,
            "static_stacks": KERNEL_BASE + MEGABYTE + 0x4000,
            "pages_installed": KERNEL_BASE + MEGABYTE + 0x3000,
            "hooks_installed": KERNEL_BASE + MEGABYTE + 0x3008,
            "task_entry": KERNEL_BASE + MEGABYTE + 0x100,
        }

    def _offset(self, address: int, size: int) -> int:
        base = KERNEL_BASE if address >= KERNEL_BASE else DIRECT_MAP_BASE
        offset = int(address) - int(base)
        assert offset >= 0 and offset + size <= len(self.physical), f"access to {int(address):#x}"
        return offset

    def load(self, address: int, size: int) -> int:
        at = self._offset(address, size)
        return int.from_bytes(self.physical[at : at + size], "little")

    def store(self, address: int, size: int, value: int) -> None:
        at = self._offset(address, size)
        self.physical[at : at + size] = int(value).to_bytes(size, "little")

    def memory(self, address: int, size: int) -> memoryview:
        at = self._offset(address, size)
        return memoryview(self.physical)[at : at + size]

    def port_in(self, port: int, size: int) -> int:
        return self.inputs[port]()

    def port_out(self, port: int, size: int, value: int) -> None:
        assert 0 <= value < 1 << 8 * size
        self.written.append((port, value))
        if port in self.outputs:
            self.outputs[port](value)

    def asm(self, template: str, operands: tuple[int, ...]) -> int:
        if template == "mov %cr3, $0":
            return self.cr3
        if template == "mov $0, %cr3":
            self.cr3 = int(operands[0])
        elif template == "invlpg ($0)":
            self.invalidated.append(int(operands[0]))
        elif "rdtsc" in template:
            self.tsc += 1000
            return self.tsc
        elif "wrmsr" in template:
            self.msr[int(operands[0])] = int(operands[1])
        elif "cpuid" not in template and "fxsave" not in template and "fxrstor" not in template:
            raise AssertionError(f"unexpected instruction {template!r}")
        return 0

    def symbol(self, name: str) -> int:
        return int(self.symbols[name])


@contextmanager
def installed(size: int = 4 * MEGABYTE) -> Iterator[FakeMachine]:
    """A fake machine under the unsafe operations, for the length of a `with` block."""
    machine = FakeMachine(size)
    unsafe.install(machine)
    try:
        yield machine
    finally:
        unsafe.install(unsafe.Machine())
