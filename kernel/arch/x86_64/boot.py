"""The first instructions: Multiboot2 header, PVH note, and the way from 32-bit mode to `ophion_main`.

Multiboot2 (specification 2.0, 3.3) and PVH (Xen, docs/misc/pvh.pandoc) both enter in 32-bit protected mode
with paging off and flat segments. The code keeps what the loader passed in `boot_info_kind` and
`boot_info_pointer`, builds page tables for the first 4 GiB (twice: as they are and at DIRECT_MAP_BASE; the
first 2 GiB also at KERNEL_BASE), enters long mode (Intel SDM vol. 3A, 10.8.5) and calls `ophion_main` on
the boot stack. When that returns the processor halts.

The sections .boot.* are linked where they are loaded; everything else is linked at KERNEL_BASE + its
physical address. The final page tables, without the identity map, are made later by `paging`.
"""

from kernel.layout import (
    EARLY_HEAP_SIZE,
    KERNEL_BASE,
    STATIC_STACK_SLOT,
    STATIC_STACKS,
)
from ophion.lang.unsafe import global_asm

BOOT_MULTIBOOT2 = 1
BOOT_PVH = 2

_MULTIBOOT2_HEADER_MAGIC = 0xE85250D6
_MULTIBOOT2_LOADER_MAGIC = 0x36D76289
_MULTIBOOT2_HEADER_LENGTH = 24
_MULTIBOOT2_CHECKSUM = 0x1_0000_0000 - _MULTIBOOT2_HEADER_MAGIC - _MULTIBOOT2_HEADER_LENGTH
_XEN_ELFNOTE_PHYS32_ENTRY = 18

_PRESENT_WRITABLE = 0x03
_PRESENT_WRITABLE_LARGE = 0x83
_EARLY_LARGE_PAGES = 2048  # 4 GiB in pages of 2 MiB
_CR0_PG_WP_NE_MP_PE = 0x8001_0023
_CR4_PAE = 0x20
_MSR_EFER = 0xC000_0080
_EFER_NXE_LME_SCE = 0x901
_CODE64 = 0x08

global_asm(f"""
    .section .boot.header, "a", @progbits
    .balign 8
multiboot2_header:
    .long {_MULTIBOOT2_HEADER_MAGIC}
    .long 0
    .long {_MULTIBOOT2_HEADER_LENGTH}
    .long {_MULTIBOOT2_CHECKSUM}
    .word 0, 0
    .long 8

    .section .note.xen, "a", @note
    .balign 4
    .long 4
    .long 8
    .long {_XEN_ELFNOTE_PHYS32_ENTRY}
    .asciz "Xen"
    .quad boot_pvh
""")

global_asm(f"""
    .section .boot.text, "ax", @progbits
    .code32
    .globl boot_multiboot2
boot_multiboot2:
    cmpl ${_MULTIBOOT2_LOADER_MAGIC}, %eax
    jne boot_stop
    movl ${BOOT_MULTIBOOT2}, %esi
    jmp boot_common
    .globl boot_pvh
boot_pvh:
    movl ${BOOT_PVH}, %esi
boot_common:
    cli
    cld
    movl %esi, boot_info_kind - {KERNEL_BASE}
    movl %ebx, boot_info_pointer - {KERNEL_BASE}

    movl $0x80000000, %eax
    cpuid
    cmpl $0x80000001, %eax
    jb boot_stop
    movl $0x80000001, %eax
    cpuid
    btl $29, %edx
    jnc boot_stop

    movl $early_directories, %edi
    movl ${_PRESENT_WRITABLE_LARGE}, %eax
    movl ${_EARLY_LARGE_PAGES}, %ecx
1:  movl %eax, (%edi)
    addl $0x200000, %eax
    addl $8, %edi
    decl %ecx
    jnz 1b

    movl $early_directories + {_PRESENT_WRITABLE}, %eax
    movl %eax, early_low
    movl %eax, early_high + 510*8
    addl $0x1000, %eax
    movl %eax, early_low + 8
    movl %eax, early_high + 511*8
    addl $0x1000, %eax
    movl %eax, early_low + 16
    addl $0x1000, %eax
    movl %eax, early_low + 24
    movl $early_low + {_PRESENT_WRITABLE}, early_root
    movl $early_low + {_PRESENT_WRITABLE}, early_root + 256*8
    movl $early_high + {_PRESENT_WRITABLE}, early_root + 511*8

    movl %cr4, %eax
    orl ${_CR4_PAE}, %eax
    movl %eax, %cr4
    movl $early_root, %eax
    movl %eax, %cr3
    movl ${_MSR_EFER}, %ecx
    movl ${_EFER_NXE_LME_SCE}, %eax
    xorl %edx, %edx
    wrmsr
    movl ${_CR0_PG_WP_NE_MP_PE}, %eax
    movl %eax, %cr0
    lgdt boot_gdt_pointer
    ljmp ${_CODE64}, $boot_long_mode

boot_stop:
    cli
    hlt
    jmp boot_stop

    .code64
boot_long_mode:
    xorl %eax, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %fs
    movl %eax, %gs
    movl %eax, %ss
    movabsq $boot_high, %rax
    jmp *%rax

    .balign 8
boot_gdt:
    .quad 0
    .quad 0x00AF9A000000FFFF
boot_gdt_pointer:
    .word 15
    .long boot_gdt
""")

global_asm(f"""
    .section .text.boot, "ax", @progbits
    .code64
boot_high:
    movq $static_stacks + {STATIC_STACK_SLOT}, %rsp
    xorl %ebp, %ebp
    call ophion_main
1:  cli
    hlt
    jmp 1b

    .section .data.boot, "aw", @progbits
    .balign 8
    .globl boot_info_kind, boot_info_pointer
boot_info_kind:
    .quad 0
boot_info_pointer:
    .quad 0

    .section .bss.boot, "aw", @nobits
    .balign 4096
    .globl static_stacks, early_heap
static_stacks:
    .skip {STATIC_STACK_SLOT * STATIC_STACKS}
early_heap:
    .skip {EARLY_HEAP_SIZE}

    .section .boot.bss, "aw", @nobits
    .balign 4096
early_root:
    .skip 4096
early_low:
    .skip 4096
early_high:
    .skip 4096
early_directories:
    .skip 4096 * 4
    .text
""")
