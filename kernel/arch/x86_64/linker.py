"""The linker script of the kernel's ELF: what lies where, and which protection each segment gets.

.boot lies at its physical address; the rest is linked at KERNEL_BASE + physical address. Every group of
sections with a protection of its own starts on a page and is bounded by symbols that `paging` maps by. The
tools that build the kernel read LINKER_SCRIPT; the kernel itself does not.
"""

from kernel.layout import KERNEL_BASE, KERNEL_LOAD

LINKER_SCRIPT = f"""
OUTPUT_FORMAT("elf64-x86-64")
ENTRY(boot_multiboot2)
PHDRS
{{
    boot PT_LOAD FLAGS(7);
    note PT_NOTE FLAGS(4);
    text PT_LOAD FLAGS(5);
    rodata PT_LOAD FLAGS(4);
    data PT_LOAD FLAGS(6);
}}
SECTIONS
{{
    . = {KERNEL_LOAD:#x};
    .boot : {{ KEEP(*(.boot.header)) *(.boot.text) }} :boot
    .note.xen : {{ KEEP(*(.note.xen)) }} :boot :note
    .boot.bss (NOLOAD) : {{ *(.boot.bss) }} :boot

    . = ALIGN(4096) + {KERNEL_BASE:#x};
    kernel_text_start = .;
    .text : AT(ADDR(.text) - {KERNEL_BASE:#x}) {{ *(.text.boot) *(.text .text.*) }} :text
    . = ALIGN(4096);
    kernel_text_end = .;
    .rodata : AT(ADDR(.rodata) - {KERNEL_BASE:#x}) {{
        *(.rodata .rodata.*) *(.data.rel.ro .data.rel.ro.*)
    }} :rodata
    . = ALIGN(4096);
    kernel_rodata_end = .;
    .data : AT(ADDR(.data) - {KERNEL_BASE:#x}) {{ *(.data .data.*) }} :data
    .bss : AT(ADDR(.bss) - {KERNEL_BASE:#x}) {{ *(.bss .bss.*) *(COMMON) }} :data
    . = ALIGN(4096);
    kernel_data_end = .;
    /DISCARD/ : {{ *(.comment) *(.eh_frame) *(.note.GNU-stack) *(.note.gnu.*) }}
}}
"""
