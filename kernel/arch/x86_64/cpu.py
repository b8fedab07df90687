"""One leaf function an instruction or control register (Intel SDM vol. 2 and 3A).

Each is a place where a unit test puts a fake. None of them keeps state.
"""

from ophion.lang import PhysAddr, VirtAddr, u64
from ophion.lang.unsafe import asm

CR4_PGE = 1 << 7
CR4_OSFXSR = 1 << 9
CR4_OSXMMEXCPT = 1 << 10
CR4_UMIP = 1 << 11
CR4_SMEP = 1 << 20
CR4_SMAP = 1 << 21

IA32_EFER = 0xC000_0080
IA32_STAR = 0xC000_0081
IA32_LSTAR = 0xC000_0082
IA32_FMASK = 0xC000_0084
IA32_FS_BASE = 0xC000_0100
IA32_GS_BASE = 0xC000_0101
IA32_KERNEL_GS_BASE = 0xC000_0102

_CPUID_FEATURES = 7
_CPUID_EXTENDED = 0x8000_0001
_EBX_SMEP = 1 << 7
_EBX_SMAP = 1 << 20
_ECX_UMIP = 1 << 2
_EDX_PAGE_1GB = 1 << 26


def read_cr2() -> u64:
    """The address of the last page fault."""
    return asm("mov %cr2, $0", "=r")


def read_cr3() -> PhysAddr:
    """The root page table in use."""
    return PhysAddr(asm("mov %cr3, $0", "=r"))


def write_cr3(root: PhysAddr) -> None:
    """Use another root page table; translations that are not global leave the TLB."""
    asm("mov $0, %cr3", "r,~{memory}", root)


def read_cr4() -> u64:
    """Control register 4."""
    return asm("mov %cr4, $0", "=r")


def write_cr4(value: u64) -> None:
    """Set control register 4."""
    asm("mov $0, %cr4", "r,~{memory}", value)


def invlpg(address: u64) -> None:
    """Forget the translation of one page."""
    asm("invlpg ($0)", "r,~{memory}", address)


def read_msr(register: int) -> u64:
    """RDMSR."""
    return asm(
        "mov $1, %rcx; rdmsr; shl $$32, %rdx; or %rdx, %rax; mov %rax, $0",
        "=r,r,~{rax},~{rcx},~{rdx},~{flags}",
        register,
    )


def write_msr(register: int, value: u64) -> None:
    """WRMSR."""
    asm(
        "mov $0, %rcx; mov $1, %rax; mov %rax, %rdx; shr $$32, %rdx; wrmsr",
        "r,r,~{rax},~{rcx},~{rdx},~{flags},~{memory}",
        register,
        value,
    )


def read_tsc() -> u64:
    """RDTSC: the time stamp counter."""
    return asm("rdtsc; shl $$32, %rdx; or %rdx, %rax; mov %rax, $0", "=r,~{rax},~{rdx},~{flags}")


def cpuid_ebx(leaf: int) -> u64:
    """EBX of CPUID leaf `leaf`, subleaf 0."""
    return asm(
        "mov $1, %rax; xor %ecx, %ecx; cpuid; mov %rbx, $0",
        "=r,r,~{rax},~{rbx},~{rcx},~{rdx},~{flags}",
        leaf,
    )


def cpuid_ecx(leaf: int) -> u64:
    """ECX of CPUID leaf `leaf`, subleaf 0."""
    return asm(
        "mov $1, %rax; xor %ecx, %ecx; cpuid; mov %rcx, $0",
        "=r,r,~{rax},~{rbx},~{rcx},~{rdx},~{flags}",
        leaf,
    )


def cpuid_edx(leaf: int) -> u64:
    """EDX of CPUID leaf `leaf`, subleaf 0."""
    return asm(
        "mov $1, %rax; xor %ecx, %ecx; cpuid; mov %rdx, $0",
        "=r,r,~{rax},~{rbx},~{rcx},~{rdx},~{flags}",
        leaf,
    )


def cpuid_maximum() -> u64:
    """The highest basic CPUID leaf."""
    return asm(
        "xor %eax, %eax; xor %ecx, %ecx; cpuid; mov %rax, $0",
        "=r,~{rax},~{rbx},~{rcx},~{rdx},~{flags}",
    )


def has_huge_pages() -> bool:
    """Whether pages of 1 GiB exist."""
    return cpuid_edx(_CPUID_EXTENDED) & _EDX_PAGE_1GB != 0


def protection_features() -> u64:
    """The CR4 bits of SMEP, SMAP and UMIP, as far as the processor has them."""
    bits = u64(0)
    if cpuid_maximum() < _CPUID_FEATURES:
        return bits
    ebx = cpuid_ebx(_CPUID_FEATURES)
    if ebx & _EBX_SMEP != 0:
        bits = bits | CR4_SMEP
    if ebx & _EBX_SMAP != 0:
        bits = bits | CR4_SMAP
    if cpuid_ecx(_CPUID_FEATURES) & _ECX_UMIP != 0:
        bits = bits | CR4_UMIP
    return bits


def enable_features() -> None:
    """Turn on what every kernel wants: global pages, FXSAVE, SMEP, SMAP and UMIP."""
    write_cr4(read_cr4() | CR4_PGE | CR4_OSFXSR | CR4_OSXMMEXCPT | protection_features())


def fxsave(area: u64) -> None:
    """Store the x87 and SSE state in 512 bytes at `area`, 16-aligned."""
    asm("fxsave64 ($0)", "r,~{memory}", area)


def fxrstor(area: u64) -> None:
    """Load the x87 and SSE state from 512 bytes at `area`; reserved MXCSR bits there raise #GP."""
    asm("fxrstor64 ($0)", "r,~{memory}", area)


def disable_interrupts() -> None:
    """CLI."""
    asm("cli", "~{memory}")


def poll_interrupts() -> None:
    """Let the interrupts in that wait: a named point in long work."""
    asm("sti; nop; cli", "~{memory}")


def idle() -> None:
    """Sleep until an interrupt has been handled; STI holds interrupts off until HLT has begun."""
    asm("sti; hlt; cli", "~{memory}")


def halt_forever() -> None:
    """Stop for good, deaf to interrupts."""
    while True:
        asm("cli; hlt", "~{memory}")


def breakpoint_trap() -> None:
    """INT3: exception 3."""
    asm("int3", "~{memory}")


def load_idt(pointer: VirtAddr) -> None:
    """LIDT from the 10-byte pseudo-descriptor at `pointer`."""
    asm("lidt ($0)", "r,~{memory}", pointer)
