"""Sets the processor up: segments, traps, the system call instruction, protections. Called once, before anything else."""

from kernel.arch.x86_64 import cpu, segments, syscall_entry, traps


def init() -> None:
    """Make traps and system calls work and turn the processor's protections on."""
    segments.init()
    traps.init()
    syscall_entry.init()
    cpu.enable_features()
