"""The `syscall` instruction's way in and out (Intel SDM vol. 2B, SYSCALL and SYSRET; vol. 3A, 6.8.8).

The entry switches to the task's kernel stack and completes the same TrapFrame as a trap. On the way out
SYSRET is used where it can give exactly the frame: rcx = rip, r11 = rflags, the user's selectors, and a
canonical rip (with another one SYSRET would fault in the kernel, on the user's stack). Every other frame
leaves through IRET.
"""

from kernel.arch.x86_64 import cpu, segments
from kernel.arch.x86_64.traps import PUSH_REGISTERS, SYSTEM_CALL, TrapFrame, installed_handlers
from ophion.lang import u64
from ophion.lang.unsafe import export, global_asm, struct_at, symbol_address

# RFLAGS cleared at entry: TF, IF, DF, IOPL, NT, AC.
_FLAGS_CLEARED = 0x0004_7700
_EFER_SCE = 1
_USER_CS = segments.USER_CODE | segments.USER_PRIVILEGE
_USER_SS = segments.USER_DATA | segments.USER_PRIVILEGE

global_asm(f"""
    .text
    .code64
    .balign 16
system_call_entry:
    swapgs
    movq %rsp, %gs:{segments.PER_CPU_USER_STACK}
    movq %gs:{segments.PER_CPU_KERNEL_STACK}, %rsp
    pushq ${_USER_SS}
    pushq %gs:{segments.PER_CPU_USER_STACK}
    pushq %r11
    pushq ${_USER_CS}
    pushq %rcx
    pushq $0
    pushq ${SYSTEM_CALL}
{PUSH_REGISTERS}
    xorl %ebp, %ebp
    movq %rsp, %rdi
    call ophion_system_call
    movq {TrapFrame.rip.offset}(%rsp), %rcx
    cmpq %rcx, {TrapFrame.rcx.offset}(%rsp)
    jne trap_return
    movq {TrapFrame.rflags.offset}(%rsp), %r11
    cmpq %r11, {TrapFrame.r11.offset}(%rsp)
    jne trap_return
    cmpq ${_USER_CS}, {TrapFrame.cs.offset}(%rsp)
    jne trap_return
    cmpq ${_USER_SS}, {TrapFrame.ss.offset}(%rsp)
    jne trap_return
    testl $0x10100, %r11d
    jnz trap_return
    movq %rcx, %rax
    shrq $47, %rax
    jnz trap_return
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    addq $8, %rsp
    popq %r10
    popq %r9
    popq %r8
    popq %rbp
    popq %rdi
    popq %rsi
    popq %rdx
    addq $8, %rsp
    popq %rbx
    popq %rax
    movq {TrapFrame.rsp.offset - TrapFrame.vector.offset}(%rsp), %rsp
    swapgs
    sysretq

    .globl task_entry
    .balign 16
task_entry:
    xorl %ebp, %ebp
    movq %rsp, %rdi
    call ophion_task_started
    jmp trap_return
""")


@export("ophion_system_call")
def _system_call(frame_address: u64) -> None:
    # The entry has just completed the frame on this stack, where it stays until the way out.
    frame = struct_at(TrapFrame, frame_address)
    handlers = installed_handlers()
    handlers.system_call(frame)
    handlers.return_to_user(frame)


@export("ophion_task_started")
def _task_started(frame_address: u64) -> None:
    # The new task's first frame lies at the top of its stack until it leaves for user mode.
    installed_handlers().task_started()
    installed_handlers().return_to_user(struct_at(TrapFrame, frame_address))


def init() -> None:
    """Point SYSCALL at the entry."""
    selectors = segments.KERNEL_CODE << 32 | (segments.USER_CODE_32 | segments.USER_PRIVILEGE) << 48
    cpu.write_msr(cpu.IA32_STAR, u64(selectors))
    cpu.write_msr(cpu.IA32_LSTAR, symbol_address("system_call_entry"))
    cpu.write_msr(cpu.IA32_FMASK, u64(_FLAGS_CLEARED))
    cpu.write_msr(cpu.IA32_EFER, cpu.read_msr(cpu.IA32_EFER) | _EFER_SCE)
