"""Segments: the GDT, the TSS and the block that GS points to (Intel SDM vol. 3A, 3.4.5 and 9.7).

In long mode a segment says little more than a privilege. The order of the selectors is dictated by SYSCALL
and SYSRET (vol. 2B, SYSRET): kernel code, kernel data; user data, user code after a slot for 32-bit code
that is left empty. The TSS holds the stack for traps from user mode and the stacks of double fault, NMI and
machine check.
"""

from kernel.arch.x86_64 import cpu
from kernel.layout import STATIC_STACK_SLOT
from ophion.lang import U8, U16, U32, U64, Array, Bit, Bits, Struct, VirtAddr, sizeof, u64
from ophion.lang.unsafe import global_asm, store_u64, struct_at, symbol, symbol_address

KERNEL_CODE = 0x08
KERNEL_DATA = 0x10
USER_CODE_32 = 0x18
USER_DATA = 0x20
USER_CODE = 0x28
TASK_STATE = 0x30
USER_PRIVILEGE = 3
_SLOTS = 8

DOUBLE_FAULT_STACK = 1
NMI_STACK = 2
MACHINE_CHECK_STACK = 3

PER_CPU_KERNEL_STACK = 0
PER_CPU_USER_STACK = 8

_TYPE_CODE = 0b1010  # execute, read
_TYPE_DATA = 0b0010  # read, write
_TYPE_TSS = 0b1001  # 64-bit TSS, available


class SegmentDescriptor(Struct):
    """A GDT entry (SDM vol. 3A, figure 3-8)."""

    limit_low = U16()
    base_low = U16()
    base_middle = U8()
    access = U8()
    flags = U8()
    base_high = U8()
    type = Bits(40, 4)
    code_or_data = Bit(44)
    privilege = Bits(45, 2)
    present = Bit(47)
    long_mode = Bit(53)


class SystemSegmentDescriptor(SegmentDescriptor):
    """A GDT entry of 16 bytes, for the TSS (SDM vol. 3A, figure 9-4)."""

    base_upper = U32()
    reserved = U32()


class TaskStateSegment(Struct):
    """The 64-bit TSS (SDM vol. 3A, figure 9-11)."""

    reserved_0 = U32()
    rsp0 = U64()
    rsp1 = U64()
    rsp2 = U64()
    reserved_1 = U64()
    interrupt_stacks = Array(U64, 7)
    reserved_2 = U64()
    reserved_3 = U16()
    io_map_base = U16()


global_asm(f"""
    .section .data.segments, "aw", @progbits
    .balign 16
    .globl per_cpu
global_descriptor_table:
    .skip {_SLOTS * 8}
task_state_segment:
    .skip {sizeof(TaskStateSegment)}
    .balign 16
per_cpu:
    .skip 64
gdt_pointer:
    .word {_SLOTS * 8 - 1}
    .quad global_descriptor_table

    .text
    .code64
load_segments:
    lgdt gdt_pointer(%rip)
    movl ${KERNEL_DATA}, %eax
    movl %eax, %ss
    xorl %eax, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %fs
    movl %eax, %gs
    movl ${TASK_STATE}, %eax
    ltr %ax
    popq %rax
    pushq ${KERNEL_CODE}
    pushq %rax
    lretq
""")


@symbol("load_segments")
def _load_segments() -> None:
    """Load GDTR, TR and every segment register."""


# The selectors are constants of this file and lie inside the table, as the task state does in its block.
def _descriptor(selector: int, kind: int, privilege: int) -> SegmentDescriptor:
    entry = struct_at(SegmentDescriptor, symbol_address("global_descriptor_table") + selector)
    entry.type = kind
    entry.code_or_data = True
    entry.privilege = privilege
    entry.present = True
    entry.long_mode = kind == _TYPE_CODE
    return entry


def _task_state() -> TaskStateSegment:
    return struct_at(TaskStateSegment, symbol_address("task_state_segment"))


def _describe_task_state() -> None:
    table = symbol_address("global_descriptor_table")
    base = symbol_address("task_state_segment")
    entry = struct_at(SystemSegmentDescriptor, table + TASK_STATE)
    entry.limit_low = sizeof(TaskStateSegment) - 1
    entry.base_low = int(base & 0xFFFF)
    entry.base_middle = int((base >> 16) & 0xFF)
    entry.base_high = int((base >> 24) & 0xFF)
    entry.base_upper = int(base >> 32)
    entry.type = _TYPE_TSS
    entry.present = True


def static_stack_top(index: int) -> VirtAddr:
    """The top of one of the stacks inside the kernel's image: 0 the boot stack, then DOUBLE_FAULT_STACK and
    so on.
    """
    return VirtAddr(symbol_address("static_stacks") + (index + 1) * STATIC_STACK_SLOT)


def set_kernel_stack(top: u64) -> None:
    """Where traps and system calls from user mode put their frame: 16-aligned."""
    _task_state().rsp0 = top
    store_u64(symbol_address("per_cpu") + PER_CPU_KERNEL_STACK, top)


def init() -> None:
    """Fill GDT and TSS and load them."""
    _descriptor(KERNEL_CODE, _TYPE_CODE, 0)
    _descriptor(KERNEL_DATA, _TYPE_DATA, 0)
    _descriptor(USER_DATA, _TYPE_DATA, USER_PRIVILEGE)
    _descriptor(USER_CODE, _TYPE_CODE, USER_PRIVILEGE)
    _describe_task_state()
    state = _task_state()
    for index in (DOUBLE_FAULT_STACK, NMI_STACK, MACHINE_CHECK_STACK):
        state.interrupt_stacks[index - 1] = static_stack_top(index)
    state.io_map_base = sizeof(TaskStateSegment)  # beyond the limit: user mode has no ports
    set_kernel_stack(static_stack_top(0))
    _load_segments()
    cpu.write_msr(cpu.IA32_GS_BASE, symbol_address("per_cpu"))
    cpu.write_msr(cpu.IA32_KERNEL_GS_BASE, u64(0))
