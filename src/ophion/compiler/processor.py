"""All that the compiler knows of the processor: its name, and the instructions that LLVM has no form for.

LLVM knows the rest. Another processor needs these names with its own values, and a folder beside
`kernel/arch/x86_64`. Operands are written as LLVM's inline assembly has them.
"""

ARCH = "kernel.arch.x86_64"
"""The part of the kernel that is for this processor: its boot code and its linker script."""
TRIPLE = "x86_64-unknown-linux-gnu"
CPU = "x86-64"
KERNEL_FEATURES = "-mmx,-sse,-sse2,-avx,+soft-float"
"""What the kernel does without: the registers of floating point are the programs' alone."""

CLOBBERS = "~{dirflag},~{fpsr},~{flags}"
"""What any inline assembly may change."""
STACK_POINTER = 'call i64 asm "movq %rsp, $0", "=r"()'

PORTS = {8: ("b", "%al"), 16: ("w", "%ax"), 32: ("l", "%eax")}
"""By the bits of a port: the letter of the instruction and the register (Intel SDM vol. 2A, IN and OUT)."""
CALL_REGISTERS = ("rax", "rdi", "rsi", "rdx", "r10", "r8", "r9")
"""Number and arguments of a system call (System V ABI, A.2.1)."""

COPY_WORDS = f'asm sideeffect "rep movsq", "={{di}},={{si}},={{cx}},0,1,2,~{{memory}},{CLOBBERS}"'
FILL_WORDS = f'asm sideeffect "rep stosq", "={{di}},={{cx}},0,1,{{ax}},~{{memory}},{CLOBBERS}"'
"""String instructions: destination, source, count; they advance all three."""
_FPREM = (
    f'asm sideeffect "1: fprem; fnstsw %ax; testb $$4, %ah; jne 1b", "={{st}},0,{{st(1)}},~{{ax}},{CLOBBERS}"'
)
REMAINDER = f"""  %x = fpext double %a to x86_fp80
  %y = fpext double %b to x86_fp80
  %r = call x86_fp80 {_FPREM}(x86_fp80 %x, x86_fp80 %y)
  %remainder = fptrunc x86_fp80 %r to double
"""
"""LLVM text: %remainder is the exact one of the doubles %a and %b (Intel SDM vol. 2A, FPREM)."""


def port_in(bits: int, port: str) -> str:
    """Read a port: LLVM text that gives an i`bits`."""
    suffix, register = PORTS[bits]
    return (
        f'call i{bits} asm sideeffect "in{suffix} %dx, {register}", "={{ax}},{{dx}},{CLOBBERS}"(i16 {port})'
    )


def port_out(bits: int, port: str, value: str) -> str:
    """Write a port: LLVM text."""
    suffix, register = PORTS[bits]
    constraints = f"{{dx}},{{ax}},{CLOBBERS}"
    return (
        f'call void asm sideeffect "out{suffix} {register}, %dx", "{constraints}"'
        f"(i16 {port}, i{bits} {value})"
    )


def system_call(args: list[str]) -> str:
    """A system call with its number and arguments: LLVM text that gives an i64."""
    inputs = ",".join(f"{{{register}}}" for register in CALL_REGISTERS[: len(args)])
    constraints = f"={{rax}},{inputs},~{{rcx}},~{{r11}},~{{memory}},{CLOBBERS}"
    return f'call i64 asm sideeffect "syscall", "{constraints}"({", ".join(f"i64 {arg}" for arg in args)})'
