"""Contexts: what the processor needs to continue a task, and the switch from one to another.

A kernel stack is 16 KiB of frames in a slot of STACKS_BASE; the 16 KiB below it are not mapped, so that an
overflow faults. Its top holds what belongs to the task, downwards:

    top          FXSAVE area, 512 bytes (Intel SDM vol. 1, 10.5.1)
    top - 512    saved stack pointer of a task that is not running, and 8 bytes unused
    top - 528    `stack_top`: where the TrapFrame of user mode ends, 176 bytes

The kernel itself uses neither FPU nor FS, so both stay in the processor until another user task needs them.
"""

from kernel.arch.x86_64 import cpu, segments
from kernel.arch.x86_64.paging import (
    GLOBAL,
    NO_EXECUTE,
    PRESENT,
    WRITABLE,
    FrameSource,
    frame_of,
    kernel_tables,
)
from kernel.arch.x86_64.traps import TrapFrame
from kernel.layout import KERNEL_STACK_SIZE, KERNEL_STACK_SLOT, MAXIMUM_STACKS, PAGE_SIZE, STACKS_BASE
from ophion.lang import PhysAddr, sizeof, u64
from ophion.lang.unsafe import (
    copy_memory,
    fill_memory,
    global_asm,
    load_u64,
    memory,
    store_u16,
    store_u32,
    store_u64,
    struct_at,
    symbol,
    symbol_address,
)

FPU_SIZE = 512
_SAVED_SIZE = 16
_CALLEE_SAVED = 6
_INITIAL_FCW = 0x037F  # FNINIT: all exceptions masked, 64-bit precision
_INITIAL_MXCSR = 0x1F80  # all exceptions masked
_MXCSR_OFFSET = 24
_NO_OWNER = -1
_STACK_FLAGS = NO_EXECUTE | PRESENT | WRITABLE | GLOBAL

global_asm("""
    .text
    .code64
    .balign 16
context_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
""")


@symbol("context_switch")
def _context_switch(saved_pointer: u64, stack_pointer: u64) -> None:
    """Save the callee-saved registers here, the stack pointer at `saved_pointer`, and continue on another
    stack.
    """


class _Stacks:
    """The kernel stacks given out, and whose user state the processor holds."""

    def __init__(self) -> None:
        self.source: FrameSource | None = None
        self.free: list[int] = []
        self.used = 0
        self.owner = _NO_OWNER
        self.owner_fpu = u64(0)


_stacks = _Stacks()


def init(source: FrameSource) -> None:
    """Take the frames of kernel stacks from `source`."""
    _stacks.source = source


def _slot_top(slot: int) -> u64:
    return STACKS_BASE + (slot + 1) * KERNEL_STACK_SLOT


def _map_stack(slot: int, source: FrameSource) -> None:
    """Map a stack's pages; MemoryError leaves nothing mapped."""
    address = _slot_top(slot) - KERNEL_STACK_SIZE
    try:
        while address < _slot_top(slot):
            frame = source.allocate()
            try:
                kernel_tables().set(address, frame | _STACK_FLAGS)
            except MemoryError:
                source.release(frame)
                raise
            address = address + PAGE_SIZE
    except MemoryError:
        _unmap_stack(slot, source)
        raise


def _unmap_stack(slot: int, source: FrameSource) -> None:
    address = _slot_top(slot) - KERNEL_STACK_SIZE
    while address < _slot_top(slot):
        entry = kernel_tables().clear(address)
        if entry & PRESENT != 0:
            source.release(frame_of(entry))
        address = address + PAGE_SIZE


def _take_slot() -> int:
    """A slot with a mapped stack; MemoryError."""
    source = _stacks.source
    if source is None:
        raise RuntimeError("kernel stacks are not set up")
    if len(_stacks.free) == 0:
        if _stacks.used == MAXIMUM_STACKS:
            raise MemoryError
        _stacks.free.append(_stacks.used)
        _stacks.used += 1
    slot = _stacks.free[-1]
    _map_stack(slot, source)
    _stacks.free.pop()
    return slot


class Context:
    """One task's kernel stack and saved state.

    Made by `for_kernel` or `for_user`; `release` gives the stack back. Until then its slot is mapped, and all
    addresses here lie in it.
    """

    def __init__(self, is_user: bool) -> None:
        """Take a stack; MemoryError."""
        self.is_user = is_user
        self._slot = _take_slot()
        self._fs_base = u64(0)
        self._fpu = _slot_top(self._slot) - FPU_SIZE
        self.saved_pointer = self._fpu - _SAVED_SIZE
        self.stack_top = self.saved_pointer
        self._prepare()

    @staticmethod
    def for_kernel() -> "Context":
        """A context that begins in `TrapHandlers.task_started` and never leaves the kernel."""
        return Context(False)

    @staticmethod
    def for_user(frame_values: bytes) -> "Context":
        """A context that, after `task_started`, enters user mode by this TrapFrame image.

        ValueError for its size.
        """
        if len(frame_values) != sizeof(TrapFrame):
            raise ValueError("not the image of a TrapFrame")
        context = Context(True)
        context.trap_frame().view()[:] = frame_values
        return context

    def reset_fpu(self) -> None:
        """The FPU state that a program begins with (System V ABI, AMD64 supplement, 3.4.1)."""
        fill_memory(self._fpu, 0, FPU_SIZE)
        store_u16(self._fpu, _INITIAL_FCW)
        store_u32(self._fpu + _MXCSR_OFFSET, _INITIAL_MXCSR)
        if self._is_owner():
            cpu.fxrstor(self._fpu)

    def _prepare(self) -> None:
        """A stack that `_context_switch` continues at `task_entry`, with a zeroed frame and a fresh FPU."""
        self.reset_fpu()
        pointer = self.stack_top - sizeof(TrapFrame)
        fill_memory(pointer, 0, sizeof(TrapFrame))
        pointer = pointer - 8
        store_u64(pointer, symbol_address("task_entry"))
        for _ in range(_CALLEE_SAVED):
            pointer = pointer - 8
            store_u64(pointer, 0)
        store_u64(self.saved_pointer, pointer)

    def trap_frame(self) -> TrapFrame:
        """The frame by which the task entered the kernel from user mode. The context must outlive it."""
        return struct_at(TrapFrame, self.stack_top - sizeof(TrapFrame))

    def _is_owner(self) -> bool:
        return _stacks.owner == self._slot

    @property
    def fs_base(self) -> u64:
        """The address that FS points to in user mode."""
        return self._fs_base

    @fs_base.setter
    def fs_base(self, address: u64) -> None:
        self._fs_base = address
        if self._is_owner():
            cpu.write_msr(cpu.IA32_FS_BASE, address)

    def save_fpu(self) -> bytes:
        """The FXSAVE image of the task's user state."""
        if self._is_owner():
            cpu.fxsave(self._fpu)
        return bytes(memory(self._fpu, FPU_SIZE))

    def load_fpu(self, image: bytes) -> None:
        """Take over an FXSAVE image; ValueError for a wrong size. MXCSR must hold no reserved bit."""
        if len(image) != FPU_SIZE:
            raise ValueError("not an FXSAVE image")
        memory(self._fpu, FPU_SIZE)[:] = image
        if self._is_owner():
            cpu.fxrstor(self._fpu)

    def copy_fpu_from(self, other: "Context") -> None:
        """Take over another task's FPU state."""
        if other._is_owner():
            cpu.fxsave(other._fpu)
        copy_memory(self._fpu, other._fpu, FPU_SIZE)

    def take_processor(self) -> None:
        """Load FPU and FS base, saving those of the task that has them now."""
        if self._is_owner():
            return
        if _stacks.owner != _NO_OWNER:
            cpu.fxsave(_stacks.owner_fpu)
        cpu.fxrstor(self._fpu)
        cpu.write_msr(cpu.IA32_FS_BASE, self._fs_base)
        _stacks.owner = self._slot
        _stacks.owner_fpu = self._fpu

    def release(self) -> None:
        """Give the stack back: never while it runs, and once only."""
        source = _stacks.source
        if self._slot < 0 or source is None:
            return
        if self._is_owner():
            _stacks.owner = _NO_OWNER
        _unmap_stack(self._slot, source)
        _stacks.free.append(self._slot)
        self._slot = _NO_OWNER - 1


def enter(following: Context, root: PhysAddr) -> u64:
    """Make everything but the stack `following`'s; the stack pointer at which it continues."""
    if cpu.read_cr3() != root:
        cpu.write_cr3(root)
    segments.set_kernel_stack(following.stack_top)
    if following.is_user:
        following.take_processor()
    return load_u64(following.saved_pointer)


def switch(previous: Context, following: Context, root: PhysAddr) -> None:
    """Continue `following` in the address space `root`; returns when someone switches back to `previous`."""
    _context_switch(previous.saved_pointer, enter(following, root))


def leave(saved_pointer: u64, stack_pointer: u64) -> None:
    """A task's last switch, after `enter`.

    It takes no object, so that none is lost with the stack it leaves.
    """
    _context_switch(saved_pointer, stack_pointer)
