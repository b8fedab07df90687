"""What init and shutdown need and Python has no name for: power, and the terminal that a session owns."""

from abi import reboot as commands
from abi import termios
from user.lib import linux


def power_off(status: int) -> None:
    """Power the machine off; `status` (0..255) is what `./ophion run` exits with. OSError(EPERM)."""
    linux.sync()
    linux.reboot(commands.LINUX_REBOOT_CMD_POWER_OFF, status)


def restart() -> None:
    """Restart the machine. OSError(EPERM)."""
    linux.sync()
    linux.reboot(commands.LINUX_REBOOT_CMD_RESTART, 0)


def take_terminal(descriptor: int) -> None:
    """Make the terminal the controlling one of this session (TIOCSCTTY, ioctl_tty(2)). OSError."""
    linux.ioctl(descriptor, termios.TIOCSCTTY, 0)
