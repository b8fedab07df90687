"""The first program: init, from the disk, on the console."""

from abi import fcntl
from kernel.arch import TrapFrame, enter_user
from kernel.proc.execute import build_image
from kernel.proc.forking import make_init
from kernel.proc.image import find_program
from kernel.proc.limits import DEFAULT_STACK
from kernel.proc.namespace import namespace
from kernel.proc.process import Process
from kernel.proc.scheduler import scheduler
from kernel.proc.sessions import adopt_on_open
from ophion.lang import u64

_CONSOLE = "/dev/console"
_DEFAULT_ENVIRONMENT: list[bytes] = [b"HOME=/", b"TERM=linux", b"PATH=/bin"]


def environment_of(command_line: str) -> list[bytes]:
    """init's environment: the defaults and, as on Linux, the `key=value` words of the command line."""
    environment = list(_DEFAULT_ENVIRONMENT)
    for word in command_line.split():
        if word.find("=") > 0:
            environment.append(word.encode())
    return environment


def start_init(path: str, command_line: str) -> Process:
    """Make a runnable process 1 of the program at `path`, with the console as its three first files.

    The OSError of execve(2) where that cannot be.
    """
    root = namespace.files.root
    program = find_program(root, path.encode(), [path.encode()])
    try:
        image = build_image(program, environment_of(command_line), DEFAULT_STACK)
    finally:
        program.file.release()
    registers = TrapFrame()
    enter_user(registers, u64(image.entry), u64(image.stack_pointer))
    init = make_init(image.space, registers)
    init.directory = root
    init.arguments = program.arguments
    init.has_executed = True
    _open_console(init)
    scheduler.add(init.task)
    return init


def _open_console(init: Process) -> None:
    file = namespace.files.open(namespace.files.root, _CONSOLE, fcntl.O_RDWR, 0)
    adopt_on_open(init, file.inode.attributes().device_number, fcntl.O_RDWR)
    init.files.install(file, False)
    for descriptor in (1, 2):
        file.retain()
        init.files.replace(descriptor, file, False)
