"""Sets the processor up, once and early: segments, traps, the system call instruction, protections."""

from kernel.arch.x86_64 import cpu, machine_check, segments, syscall_entry, traps


def init() -> None:
    """Make traps and system calls work and turn the processor's protections on."""
    segments.init()
    traps.init()
    syscall_entry.init()
    cpu.enable_features()
    machine_check.enable()
