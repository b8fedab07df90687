"""execve(2): a new program in place of the old, or an error with the old one untouched."""

from abi import errno
from abi.mman import MAP_ANONYMOUS, MAP_FIXED, MAP_PRIVATE, PAGE_SIZE, PROT_EXEC, PROT_READ, PROT_WRITE
from kernel import arch
from kernel.arch import TrapFrame
from kernel.fs.vfs import decode_path
from kernel.layout import USER_STACK_TOP, USER_START
from kernel.mm.address_space import AddressSpace
from kernel.mm.user_copy import UserSlice, copy_out
from kernel.proc.elf import Executable, Segment
from kernel.proc.file_pages import FilePages
from kernel.proc.image import Program, find_program
from kernel.proc.initial_stack import InitialStack, ProgramFacts, build_initial_stack, strings_size
from kernel.proc.process import Process
from kernel.proc.randomness import randomness
from ophion.lang import VirtAddr, u64

STRING_LIMIT = 32 * PAGE_SIZE  # MAX_ARG_STRLEN
_RELOCATED_BASE = 0x5555_5555_4000  # where a position-independent program goes
_NAME_LIMIT = 15


class NewImage:
    """An address space with a program in it, ready to be entered."""

    def __init__(self, space: AddressSpace, entry: int, stack_pointer: int) -> None:
        self.space = space
        self.entry = entry
        self.stack_pointer = stack_pointer


def execute(
    process: Process, frame: TrapFrame, path: bytes, arguments: list[bytes], environment: list[bytes]
) -> None:
    """Replace the process's program; on return `frame` enters the new one."""
    if strings_size(arguments) + strings_size(environment) > process.limits.argument_size():
        raise errno.os_error(errno.E2BIG)
    program = find_program(process.current_directory(), path, arguments)
    try:
        image = build_image(program, environment, process.limits.stack_size())
    finally:
        program.file.release()
    _enter(process, frame, program, image)


def build_image(program: Program, environment: list[bytes], stack_size: int) -> NewImage:
    """Map the segments and a stack of `stack_size` bytes in a new address space."""
    space = AddressSpace()
    try:
        return _fill(space, program, environment, stack_size)
    except OSError:
        space.destroy()
        raise
    except MemoryError:
        space.destroy()
        raise


def _fill(space: AddressSpace, program: Program, environment: list[bytes], stack_size: int) -> NewImage:
    image = program.image
    bias = _RELOCATED_BASE if image.relocatable else 0
    if not image.relocatable and image.segments[0].start < USER_START:
        raise errno.os_error(errno.ENOEXEC)
    for segment in image.segments:
        _map_segment(space, program, segment, bias)
    space.set_break_start(u64(image.segments[-1].end + bias))
    _map_stack(space, image, stack_size)
    stack = _make_stack(program, environment, bias)
    copy_out(UserSlice(space, u64(stack.pointer), len(stack.contents)), stack.contents)
    return NewImage(space, image.entry + bias, stack.pointer)


def _map_segment(space: AddressSpace, program: Program, segment: Segment, bias: int) -> None:
    start = VirtAddr(u64(segment.start + bias))
    length = segment.end - segment.start
    flags = MAP_PRIVATE | MAP_FIXED
    if segment.file_size == 0:
        space.map(start, length, segment.protection, flags | MAP_ANONYMOUS, None, 0)
        return
    lead = segment.address - segment.start
    source = FilePages(program.file, segment.offset - lead, segment.offset + segment.file_size, True)
    space.map(start, length, segment.protection, flags, source, 0)


def _map_stack(space: AddressSpace, image: Executable, size: int) -> None:
    """Its pages come when they are touched."""
    protection = PROT_READ | PROT_WRITE
    if image.executable_stack:
        protection |= PROT_EXEC
    start = VirtAddr(u64(USER_STACK_TOP - size))
    space.map(start, size, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, None, 0)


def _make_stack(program: Program, environment: list[bytes], bias: int) -> InitialStack:
    image = program.image
    headers = image.header_address + bias if image.header_address != 0 else 0
    facts = ProgramFacts(image.entry + bias, headers, image.header_count, arch.hardware_capabilities())
    return build_initial_stack(
        USER_STACK_TOP, program.path, program.arguments, environment, randomness.take(16), facts
    )


def _enter(process: Process, frame: TrapFrame, program: Program, image: NewImage) -> None:
    """The point of no return: nothing here fails."""
    task = process.task
    old = task.address_space
    task.address_space = image.space
    arch.load_root(image.space.root)
    if old is not None:
        old.destroy()
    task.context.fs_base = u64(0)
    task.context.load_fpu(arch.initial_fpu())
    arch.enter_user(frame, u64(image.entry), u64(image.stack_pointer))

    process.files.close_for_exec()
    process.actions.reset_handlers()
    process.signal_stack = u64(0)
    process.signal_stack_size = u64(0)
    process.arguments = program.arguments
    process.has_executed = True
    process.shares_image = False
    process.image_left.wake_all()
    task.name = program_name(program.path)


def program_name(path: bytes) -> str:
    """What ps(1) shows: the last component, at most 15 characters."""
    name = decode_path(path)
    return name[name.rfind("/") + 1 :][:_NAME_LIMIT]
