"""The boot sequence: one call a subsystem, in the order in which they need each other."""

from kernel import console, disks, programs
from kernel.arch import init_processor, install_controller, read_boot_information
from kernel.drivers.pic import InterruptControllerPair
from kernel.drivers.pit import PitClock
from kernel.mm import memory


def main() -> None:
    """Called by the boot code on the boot stack; ends as the idle task."""
    screen_and_serial = console.init()  # print and panics show
    init_processor()  # segments, traps, the system call instruction, protections
    information = read_boot_information()  # memory map and command line
    frames = memory.init(information)  # frames, page tables, the heap's supply
    controller = InterruptControllerPair()  # interrupt requests, all masked
    install_controller(controller)
    clock = PitClock()  # ticks and time
    if programs.RUN_WORD in information.command_line.split():
        screen_and_serial.keep_serial_clean()
    print(f"Ophion: started by {information.loader}, {frames.total_count // 256} MiB of memory")
    drives = disks.find()  # the file system at / and the one at /mnt
    programs.start(drives.root, drives.second, clock, controller, information.command_line)


if __name__ == "__main__":
    main()
