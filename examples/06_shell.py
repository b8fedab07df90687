"""Phase 6: the whole. Programs from the disk, on the console, until one of them turns the machine off."""

from kernel import console, disks, programs
from kernel.arch import init_processor, install_controller, read_boot_information
from kernel.drivers.pic import InterruptControllerPair
from kernel.drivers.pit import PitClock
from kernel.mm import memory


def main() -> None:
    """Called by the boot code. It ends in the idle task and does not return."""
    console.init()
    init_processor()
    information = read_boot_information()
    memory.init(information)
    controller = InterruptControllerPair()
    install_controller(controller)
    clock = PitClock()
    drives = disks.find()
    programs.start(drives.root, drives.second, clock, controller, information.command_line)


if __name__ == "__main__":
    main()
