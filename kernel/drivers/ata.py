"""ATA disks on IDE channels, by programmed I/O: find_disks() gives each as a BlockDevice.

Source: ATA/ATAPI-6 (T13/1410D): 7 (registers), 8 (commands), 9 (protocols); PCI IDE Controller Specification
1.0 for where the ports are. A channel has two drives; commands are polled, with the drive's interrupt off,
and a drive that does not answer within its number of polls is reset and reported as OSError(EIO). ATAPI
drives and drives whose sectors are not of 512 bytes are passed over.
"""

from abi import errno
from abi.stat import make_device
from kernel.drivers import pci
from kernel.drivers.interfaces import SECTOR_SIZE, BlockDevice
from ophion.lang import U16, U32, U64, Array, Bit, Bytes, Struct
from ophion.lang.unsafe import address_of, asm, inb, outb

# Command block registers, from a channel's base (6.2 of the specification above).
DATA = 0
ERROR = 1
SECTOR_COUNT = 2
LBA_LOW = 3
LBA_MID = 4
LBA_HIGH = 5
DEVICE = 6
STATUS = 7
COMMAND = 7

STATUS_ERROR = 0x01
STATUS_DATA_REQUEST = 0x08
STATUS_DEVICE_FAULT = 0x20
STATUS_BUSY = 0x80
FLOATING_BUS = 0xFF

DEVICE_LBA = 0x40
DEVICE_OBSOLETE = 0xA0  # bits 7 and 5, which old drives want set
DEVICE_SECOND = 0x10
CONTROL_NO_INTERRUPT = 0x02
CONTROL_RESET = 0x04

COMMAND_READ = 0x20
COMMAND_READ_EXT = 0x24
COMMAND_WRITE = 0x30
COMMAND_WRITE_EXT = 0x34
COMMAND_FLUSH = 0xE7
COMMAND_FLUSH_EXT = 0xEA
COMMAND_IDENTIFY = 0xEC

# What the error register's bits say, from bit 0 on (ATA-6 8.33.6, and older editions for the obsolete bits).
ERROR_TEXTS: list[str] = [
    "address mark not found",
    "no media",
    "aborted",
    "media change requested",
    "sector not found",
    "media changed",
    "uncorrectable data",
    "interface CRC",
]

SECTORS_PER_COMMAND = 256  # the most that a 28-bit command can, written as 0
LBA28_SECTORS = 1 << 28
LBA48_MASK = (1 << 48) - 1
SETTLE_POLLS = 4  # reads of the alternate status, 100 ns each at the least, until the status is valid
RESET_POLLS = 100  # for the 5 us of a software reset
AFTER_RESET_POLLS = 10_000  # for the 2 ms before a drive's status counts again
# One poll takes 0.3 us to 1 us on hardware: about ten seconds, the time of a disk that has to spin up.
POLL_LIMIT = 20_000_000

LEGACY_PORTS: list[tuple[int, int]] = [(0x1F0, 0x3F6), (0x170, 0x376)]
NATIVE_CONTROL_OFFSET = 2
# Names and numbers as Linux gave them to IDE disks (Documentation/admin-guide/devices.txt).
DRIVE_LETTERS = "abcd"
IDE_MAJORS: list[int] = [3, 22]
MINORS_PER_DRIVE = 64


class IdentifyData(Struct):
    """What IDENTIFY DEVICE returns, as far as it is used (ATA-6 8.15)."""

    general = Array(U16, 27)
    model = Bytes(40)  # words 27 to 46, two characters a word, the first in the high byte
    words_47_to_48 = Array(U16, 2)
    capabilities = Array(U16, 11)  # words 49 to 59
    lba28_sectors = U32()
    words_62_to_82 = Array(U16, 21)
    command_sets = Array(U16, 17)  # words 83 to 99
    lba48_sectors = U64()
    words_104_to_105 = Array(U16, 2)
    sector_sizes = U16()
    words_107_to_255 = Array(U16, 149)

    has_lba = Bit(49 * 16 + 9)
    has_lba48 = Bit(83 * 16 + 10)
    has_flush = Bit(83 * 16 + 12)
    has_flush_ext = Bit(83 * 16 + 13)
    has_long_sectors = Bit(106 * 16 + 12)
    sector_sizes_invalid = Bit(106 * 16 + 15)
    sector_sizes_valid = Bit(106 * 16 + 14)


def read_words(port: int, buffer: memoryview) -> None:
    """Fill `buffer`, an even number of bytes, with 16-bit words from `port` (SDM vol. 2B, REP INS).

    The instruction writes len(buffer) // 2 words, all inside the buffer, which the caller holds and does not
    resize. RDI and RCX, which it moves, are put back: asm has a single output.
    """
    asm(
        "pushq %rdi; pushq %rcx; cld; rep insw; popq %rcx; popq %rdi",
        "{rdx},{rdi},{rcx},~{memory}",
        port,
        address_of(buffer),
        len(buffer) // 2,
    )


def write_words(port: int, data: memoryview) -> None:
    """Write `data`, an even number of bytes, to `port` as 16-bit words (SDM vol. 2B, REP OUTS)."""
    asm(
        "pushq %rsi; pushq %rcx; cld; rep outsw; popq %rcx; popq %rsi",
        "{rdx},{rsi},{rcx},~{memory}",
        port,
        address_of(data),
        len(data) // 2,
    )


def read_dwords(port: int, buffer: memoryview) -> None:
    """The same in half the instructions' steps: `buffer`, a multiple of 4 bytes, with 32-bit words."""
    asm(
        "pushq %rdi; pushq %rcx; cld; rep insl; popq %rcx; popq %rdi",
        "{rdx},{rdi},{rcx},~{memory}",
        port,
        address_of(buffer),
        len(buffer) // 4,
    )


def write_dwords(port: int, data: memoryview) -> None:
    """Write `data`, a multiple of 4 bytes, to `port` as 32-bit words."""
    asm(
        "pushq %rsi; pushq %rcx; cld; rep outsl; popq %rcx; popq %rsi",
        "{rdx},{rsi},{rcx},~{memory}",
        port,
        address_of(data),
        len(data) // 4,
    )


class Channel:
    """One IDE channel: command block registers from `base` on, the control register at `control`.

    `is_wide` says that the data port takes 32 bits at a time: a PCI controller makes two words of them,
    where an ISA bus would make accesses to two different ports.
    """

    def __init__(self, base: int, control: int, is_wide: bool, poll_limit: int) -> None:
        self.base = base
        self.control = control
        self.is_wide = is_wide
        self.poll_limit = poll_limit

    def read_sector(self, buffer: memoryview) -> None:
        """Take the sector that the drive has ready, after `data_phase`."""
        if self.is_wide:
            read_dwords(self.base + DATA, buffer)
        else:
            read_words(self.base + DATA, buffer)
        self.settle()

    def write_sector(self, data: memoryview) -> None:
        """Give the drive the sector that it waits for, after `data_phase`."""
        if self.is_wide:
            write_dwords(self.base + DATA, data)
        else:
            write_words(self.base + DATA, data)
        self.settle()

    def is_floating(self) -> bool:
        """Whether nothing drives the bus: no drive can have all status bits set."""
        return inb(self.base + STATUS) == FLOATING_BUS

    def disable_interrupts(self) -> None:
        """Let neither drive raise the channel's interrupt."""
        outb(self.control, CONTROL_NO_INTERRUPT)

    def settle(self) -> None:
        """Wait the 400 ns after which the status tells of the drive, command or data just moved."""
        for _ in range(SETTLE_POLLS):
            inb(self.control)

    def wait(self, mask: int, wanted: int) -> int:
        """Poll until the status under `mask` is `wanted`, and return it; OSError(ETIMEDOUT)."""
        for _ in range(self.poll_limit):
            status = inb(self.control)
            if status & mask == wanted:
                return inb(self.base + STATUS)
        raise errno.os_error(errno.ETIMEDOUT)

    def select(self, device: int) -> None:
        """Choose a drive by its device register, and wait until it is not busy; ETIMEDOUT."""
        self.wait(STATUS_BUSY | STATUS_DATA_REQUEST, 0)
        outb(self.base + DEVICE, device)
        self.settle()
        self.wait(STATUS_BUSY | STATUS_DATA_REQUEST, 0)

    def reset(self) -> None:
        """Software reset of both drives (ATA-6 9.2), interrupts off; they may stay busy for a while."""
        outb(self.control, CONTROL_RESET | CONTROL_NO_INTERRUPT)
        for _ in range(RESET_POLLS):
            inb(self.control)
        self.disable_interrupts()
        for _ in range(AFTER_RESET_POLLS):
            inb(self.control)

    def data_phase(self) -> None:
        """Wait until the drive wants to move a sector; EIO with what its error register says, ETIMEDOUT."""
        status = self.wait(STATUS_BUSY, 0)
        self.check(status)
        if status & STATUS_DATA_REQUEST == 0:
            self.check(self.wait(STATUS_BUSY | STATUS_DATA_REQUEST, STATUS_DATA_REQUEST))

    def check(self, status: int) -> None:
        """OSError(EIO) where `status` tells of an error."""
        if status & STATUS_DEVICE_FAULT != 0:
            raise OSError(errno.EIO, "device fault")
        if status & STATUS_ERROR != 0:
            raise OSError(errno.EIO, error_text(inb(self.base + ERROR)))


def error_text(error: int) -> str:
    """The error register in words."""
    words = [ERROR_TEXTS[bit] for bit in range(8) if error >> bit & 1 != 0]
    return ", ".join(words) if words else "unknown error"


class AtaDisk(BlockDevice):
    """A drive: its `name`, hda to hdd, its device number, and the `model` that it says it is."""

    def __init__(self, channel: Channel, number: int, identity: IdentifyData) -> None:
        super().__init__(_sector_count(identity))
        self.name = f"hd{DRIVE_LETTERS[number]}"
        self.device_number = make_device(IDE_MAJORS[number // 2], number % 2 * MINORS_PER_DRIVE)
        self.model = _swapped(identity.model)
        self._channel = channel
        self._device = DEVICE_OBSOLETE | DEVICE_LBA | (DEVICE_SECOND if number % 2 == 1 else 0)
        self._has_flush = identity.has_flush or identity.has_flush_ext
        self._flush_command = COMMAND_FLUSH_EXT if identity.has_flush_ext else COMMAND_FLUSH

    def read(self, first_sector: int, buffer: memoryview) -> None:
        count = self.check_range(first_sector, len(buffer))
        done = 0
        while done < count:
            part = min(count - done, SECTORS_PER_COMMAND)
            self._read_part(first_sector + done, buffer[done * SECTOR_SIZE : (done + part) * SECTOR_SIZE])
            done += part

    def write(self, first_sector: int, data: memoryview) -> None:
        count = self.check_range(first_sector, len(data))
        done = 0
        while done < count:
            part = min(count - done, SECTORS_PER_COMMAND)
            self._write_part(first_sector + done, data[done * SECTOR_SIZE : (done + part) * SECTOR_SIZE])
            done += part

    def flush(self) -> None:
        if not self._has_flush:
            return
        channel = self._channel
        try:
            channel.select(self._device)
            outb(channel.base + COMMAND, self._flush_command)
            channel.settle()
            channel.check(channel.wait(STATUS_BUSY, 0))
        except OSError as error:
            raise self._failure(error, "flush", 0) from None

    def _read_part(self, sector: int, buffer: memoryview) -> None:
        """One command's worth of sectors."""
        channel = self._channel
        try:
            self._start(sector, len(buffer) // SECTOR_SIZE, COMMAND_READ, COMMAND_READ_EXT)
            for start in range(0, len(buffer), SECTOR_SIZE):
                channel.data_phase()
                channel.read_sector(buffer[start : start + SECTOR_SIZE])
            channel.check(channel.wait(STATUS_BUSY | STATUS_DATA_REQUEST, 0))
        except OSError as error:
            raise self._failure(error, "read", sector) from None

    def _write_part(self, sector: int, data: memoryview) -> None:
        channel = self._channel
        try:
            self._start(sector, len(data) // SECTOR_SIZE, COMMAND_WRITE, COMMAND_WRITE_EXT)
            for start in range(0, len(data), SECTOR_SIZE):
                channel.data_phase()
                channel.write_sector(data[start : start + SECTOR_SIZE])
            channel.check(channel.wait(STATUS_BUSY | STATUS_DATA_REQUEST, 0))
        except OSError as error:
            raise self._failure(error, "write", sector) from None

    def _start(self, sector: int, count: int, command: int, command_ext: int) -> None:
        """Give the drive an address, a count and a command, in 48 bits only where 28 do not reach."""
        channel = self._channel
        base = channel.base
        if sector + count <= LBA28_SECTORS:
            channel.select(self._device | sector >> 24 & 0xF)
            self._set_address(count & 0xFF, sector)
            outb(base + COMMAND, command)
        else:
            channel.select(self._device)
            self._set_address(count >> 8, sector >> 24)
            self._set_address(count & 0xFF, sector)
            outb(base + COMMAND, command_ext)
        channel.settle()

    def _set_address(self, count: int, sector: int) -> None:
        """Write the count and the low 24 bits of `sector`; before the 48-bit commands it is done twice."""
        base = self._channel.base
        outb(base + SECTOR_COUNT, count)
        outb(base + LBA_LOW, sector & 0xFF)
        outb(base + LBA_MID, sector >> 8 & 0xFF)
        outb(base + LBA_HIGH, sector >> 16 & 0xFF)

    def _failure(self, error: OSError, action: str, sector: int) -> OSError:
        """The error to raise, with the channel reset so that the next command finds it idle."""
        self._channel.reset()
        reason = "timed out" if error.errno == errno.ETIMEDOUT else f"{error.strerror}"
        return OSError(errno.EIO, f"{self.name}: {action} at sector {sector}: {reason}")


def _sector_count(identity: IdentifyData) -> int:
    if identity.has_lba48:
        return int(identity.lba48_sectors & LBA48_MASK)
    return identity.lba28_sectors


def _swapped(words: bytes) -> str:
    """An IDENTIFY string: the characters of each word are in the wrong order."""
    characters: list[str] = []
    for index in range(0, len(words), 2):
        characters.append(chr(words[index + 1] & 0x7F))
        characters.append(chr(words[index] & 0x7F))
    return "".join(characters).strip()


def identify(channel: Channel, second: bool) -> IdentifyData | None:
    """IDENTIFY DEVICE; None for an absent or ATAPI drive, one that fails, or one that cannot be used here."""
    base = channel.base
    if channel.is_floating():
        return None
    try:
        channel.wait(STATUS_BUSY, 0)  # a busy drive ignores what is written
        outb(base + DEVICE, DEVICE_OBSOLETE | (DEVICE_SECOND if second else 0))
        channel.settle()
        if inb(base + STATUS) in (0, FLOATING_BUS):
            return None
        channel.wait(STATUS_BUSY, 0)
        outb(base + SECTOR_COUNT, 0)
        outb(base + LBA_LOW, 0)
        outb(base + LBA_MID, 0)
        outb(base + LBA_HIGH, 0)
        outb(base + COMMAND, COMMAND_IDENTIFY)
        channel.settle()
        if inb(base + STATUS) == 0:
            return None
        channel.data_phase()
        data = memoryview(bytearray(SECTOR_SIZE))
        channel.read_sector(data)
    except OSError:
        return None
    identity = IdentifyData.over(data, 0)
    sizes_valid = identity.sector_sizes_valid and not identity.sector_sizes_invalid
    if not identity.has_lba or (sizes_valid and identity.has_long_sectors) or _sector_count(identity) == 0:
        return None
    return identity


def channels(poll_limit: int) -> list[Channel]:
    """The two channels of the first IDE controller, at its own ports or the legacy ones."""
    ports = LEGACY_PORTS
    controllers = pci.find_class(pci.CLASS_STORAGE, pci.SUBCLASS_IDE)
    if controllers:
        ports = [_controller_ports(controllers[0], index) for index in range(2)]
        controllers[0].enable_io()
    is_wide = len(controllers) > 0
    return [Channel(base, control, is_wide, poll_limit) for base, control in ports]


def _controller_ports(controller: pci.PciFunction, index: int) -> tuple[int, int]:
    """Base and control port of a channel. Bits 0 and 2 of the interface say which is in native mode."""
    base = controller.io_base(2 * index)
    control = controller.io_base(2 * index + 1)
    if controller.interface >> (2 * index) & 1 != 0 and base != 0 and control != 0:
        return base, control + NATIVE_CONTROL_OFFSET
    return LEGACY_PORTS[index]


def find_disks(poll_limit: int = POLL_LIMIT) -> list[AtaDisk]:
    """All disks, the first channel's first drive first."""
    disks: list[AtaDisk] = []
    for number, channel in enumerate(channels(poll_limit)):
        if channel.is_floating():
            continue
        channel.disable_interrupts()
        for drive in range(2):
            identity = identify(channel, drive == 1)
            if identity is not None:
                disks.append(AtaDisk(channel, 2 * number + drive, identity))
    return disks
