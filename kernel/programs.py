"""Running programs: file systems mounted, terminal connected, init started, processor given to tasks."""

from abi.stat import make_device
from kernel import console
from kernel.arch import install_handlers, read_tsc
from kernel.drivers.keyboard import KEYBOARD_IRQ, enable_keyboard
from kernel.drivers.pic import InterruptControllerPair
from kernel.drivers.pit import TIMER_IRQ, PitClock
from kernel.drivers.serial import COM1_IRQ
from kernel.fs.devfs import DeviceFileSystem
from kernel.fs.interfaces import FileSystem
from kernel.fs.procfs import ProcFileSystem
from kernel.fs.tmpfs import TmpFileSystem
from kernel.fs.vfs import VirtualFileSystem
from kernel.mm.memory import frames
from kernel.proc.namespace import namespace
from kernel.proc.randomness import randomness
from kernel.proc.scheduler import scheduler
from kernel.proc.sessions import CallerTerminal, ProcessJobControl, terminals
from kernel.proc.start import start_init
from kernel.syscall.handlers import ProgramHandlers
from kernel.terminal import CONSOLE_DEVICE, ConsoleTerminal
from kernel.tty.tty import Tty

INIT_PATH = "/bin/init"
RUN_WORD = "run=1"  # see ophion.tools.run: the serial line belongs to one command's output

# st_dev of the file systems in memory (Linux gives those without a disk major 0).
_DEVICE_FILES = make_device(0, 5)
_PROCESS_FILES = make_device(0, 6)
_TEMPORARY_FILES = make_device(0, 7)


def start(
    root: FileSystem,
    second: FileSystem | None,
    clock: PitClock,
    controller: InterruptControllerPair,
    words: str,
) -> None:
    """Run programs from `root`, `second` at /mnt; `words` is the kernel's command line. Does not return."""
    randomness.stir(int(read_tsc() & 0x7FFF_FFFF_FFFF_FFFF) ^ clock.realtime())
    scheduler.start(clock)
    terminal = _connect_terminal(RUN_WORD in words.split())
    _mount(root, second, clock, terminal.tty, words)
    handlers = ProgramHandlers()
    handlers.handle(TIMER_IRQ, clock.tick)
    handlers.handle(KEYBOARD_IRQ, terminal.key_pressed)
    handlers.handle(COM1_IRQ, terminal.byte_received)
    install_handlers(handlers)
    enable_keyboard()
    for irq in (TIMER_IRQ, KEYBOARD_IRQ, COM1_IRQ):
        controller.enable(irq)
    console.current().serial.enable_interrupt()
    start_init(INIT_PATH, words)
    scheduler.run_idle()


def _connect_terminal(plain: bool) -> ConsoleTerminal:
    """The console's terminal, known to processes; with `plain` the kernel leaves the serial line alone."""
    if plain:
        console.current().keep_serial_clean()
    terminal = ConsoleTerminal(console.current(), plain)
    terminal.tty.set_job_control(ProcessJobControl())
    terminals.add(CONSOLE_DEVICE, terminal.tty)
    return terminal


def _mount(root: FileSystem, second: FileSystem | None, clock: PitClock, terminal: Tty, words: str) -> None:
    """Make the tree: the disk at /, then /dev, /proc, /tmp in memory, and a second disk at /mnt."""
    files = VirtualFileSystem(root)
    devices = DeviceFileSystem(_DEVICE_FILES, clock)
    devices.add_memory_devices(randomness)
    devices.register("console", terminal)
    devices.register("tty", CallerTerminal())
    files.mount("/dev", devices)
    files.mount("/proc", ProcFileSystem(_PROCESS_FILES, words))
    files.mount("/tmp", TmpFileSystem(_TEMPORARY_FILES, clock, frames().total_count // 2))
    if second is not None:
        files.mount("/mnt", second)
    namespace.mount_root(files)
