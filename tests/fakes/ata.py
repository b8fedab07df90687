"""An IDE controller with up to four drives, and a PCI bus, answering port reads and writes.

Register behaviour after ATA/ATAPI-6 chapters 7 to 9. `FakeMachine` is installed as the target of
ophion.lang.unsafe; buffers get made-up addresses from `address_of`, by which the block moves of `rep ins`
and `rep outs` find them.
"""

from ophion.lang.unsafe import Machine

RESET_BUSY = 10_200  # polls for which a drive is busy after a reset
BUSY, READY, FAULT, REQUEST, ERROR = 0x80, 0x40, 0x20, 0x08, 0x01


class FakeDrive:
    """A disk of `sectors` 512-byte sectors. Faults: `errors` by sector, `hang`, `fault`, `slow`."""

    def __init__(self, sectors: int, lba48: bool = True, atapi: bool = False) -> None:
        self.sectors = sectors
        self.lba48 = lba48
        self.atapi = atapi
        self.data: dict[int, bytes] = {}
        self.errors: dict[int, int] = {}
        self.fault = False
        self.hang = False
        self.slow = 0
        self.logical_sector_words = 0
        self.commands: list[tuple[int, int, int]] = []
        self.registers = [[0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]]
        self.device = 0
        self.status = 0 if atapi else READY
        self.error = 0
        self.busy_polls = 0
        self.buffer = bytearray()
        self.writing = False
        self.sector = 0
        self.left = 0

    def identify_data(self) -> bytes:
        words = [0] * 256
        model = b"FAKE DISK".ljust(40)
        for index in range(20):
            words[27 + index] = model[2 * index] << 8 | model[2 * index + 1]
        words[49] = 1 << 9
        small = min(self.sectors, (1 << 28) - 1)
        words[60], words[61] = small & 0xFFFF, small >> 16
        words[83] = 1 << 14 | 1 << 12 | ((1 << 10 | 1 << 13) if self.lba48 else 0)
        for index in range(4):
            words[100 + index] = self.sectors >> 16 * index & 0xFFFF if self.lba48 else 0
        if self.logical_sector_words:
            words[106] = 1 << 14 | 1 << 12
            words[117] = self.logical_sector_words
        return b"".join([word.to_bytes(2, "little") for word in words])

    def reset(self) -> None:
        self.status = 0 if self.atapi else READY
        self.busy_polls = RESET_BUSY
        self.buffer.clear()
        self.left = 0

    def peek_status(self) -> int:
        return BUSY if self.hang or self.busy_polls > 0 else self.status

    def read_status(self) -> int:
        if self.busy_polls > 0:
            self.busy_polls -= 1
            return BUSY
        return BUSY if self.hang else self.status

    def write_register(self, number: int, value: int) -> None:
        self.registers[number] = [value, self.registers[number][0]]

    def _address(self, extended: bool) -> tuple[int, int]:
        count, low, middle, high = self.registers[2:6]
        if extended:
            sector = sum(
                each[0] << 8 * i | each[1] << 24 + 8 * i for i, each in enumerate((low, middle, high))
            )
            return sector, (count[1] << 8 | count[0]) or 65536
        return low[0] | middle[0] << 8 | high[0] << 16 | (self.device & 0xF) << 24, count[0] or 256

    def command(self, code: int) -> None:
        self.status, self.error = READY, 0
        self.busy_polls = self.slow
        if code == 0xEC and not self.atapi:
            self.commands.append((code, 0, 0))
            self.writing, self.left = False, 0
            self.buffer = bytearray(self.identify_data())
            self.status |= REQUEST
        elif code in (0x20, 0x30) or (code in (0x24, 0x34) and self.lba48):
            assert self.device & 0x40, "CHS addressing"
            self.sector, self.left = self._address(code in (0x24, 0x34))
            self.commands.append((code, self.sector, self.left))
            self.writing = code in (0x30, 0x34)
            self._next_sector()
        elif code in (0xE7, 0xEA) and not self.atapi:
            self.commands.append((code, 0, 0))
            if self.fault:
                self.status |= FAULT
        else:
            self._fail(0x04)

    def _fail(self, error: int) -> None:
        self.status, self.error, self.left = READY | ERROR, error, 0
        self.buffer.clear()

    def _next_sector(self) -> None:
        self.busy_polls = self.slow
        if self.left == 0:
            self.status = READY | (FAULT if self.fault else 0)
        elif self.sector >= self.sectors:
            self._fail(0x10)
        elif self.sector in self.errors:
            self._fail(self.errors[self.sector])
        else:
            self.status = READY | REQUEST
            self.buffer = bytearray() if self.writing else bytearray(self.data.get(self.sector, bytes(512)))

    def pull(self, size: int) -> bytes:
        assert self.status & REQUEST and not self.writing and not self.busy_polls, (
            "data read at the wrong time"
        )
        piece = bytes(self.buffer[:size])
        del self.buffer[:size]
        if not self.buffer:
            self.status &= ~REQUEST
            if self.left:
                self.sector, self.left = self.sector + 1, self.left - 1
                self._next_sector()
        return piece

    def push(self, data: bytes) -> None:
        assert self.status & REQUEST and self.writing and not self.busy_polls, (
            "data written at the wrong time"
        )
        self.buffer += data
        if len(self.buffer) == 512:
            self.data[self.sector] = bytes(self.buffer)
            self.sector, self.left = self.sector + 1, self.left - 1
            self._next_sector()


class FakeChannel:
    """Two drives at `base` and `control`; without any the bus floats."""

    def __init__(self, base: int, control: int, drives: list[FakeDrive | None]) -> None:
        self.base = base
        self.control = control
        self.drives = drives
        self.selected = 1  # whatever the firmware left
        self.resets = 0
        self.interrupts_off = False

    def read(self, port: int) -> int:
        if self.drives == [None, None]:
            return 0xFF
        drive = self.drives[self.selected]
        if drive is None:
            return 0
        if port == self.control or port == self.base + 7:
            return drive.read_status()
        return drive.error if port == self.base + 1 else drive.registers[port - self.base][0]

    def write(self, port: int, value: int) -> None:
        number = port - self.base
        chosen = self.drives[self.selected]
        if port == self.control:
            self.interrupts_off = value & 2 != 0
            self.resets += value >> 2 & 1
            for drive in self.drives:
                if drive is not None and value & 4:
                    drive.reset()
            return
        if chosen is not None and number != 7 and chosen.peek_status() & (BUSY | REQUEST):
            return  # a busy drive ignores register writes
        if number == 6:
            self.selected = value >> 4 & 1
        for index, drive in enumerate(self.drives):
            if drive is None:
                continue
            if number == 7:
                if index == self.selected:
                    drive.command(value)
            elif number == 6:
                drive.device = value
            else:
                drive.write_register(number, value)


class FakeMachine(Machine):
    """Channels, and PCI dwords by (bus, device, function, offset); `pci` None is a machine without."""

    def __init__(self, channels: list[FakeChannel], pci: dict[tuple[int, int, int, int], int] | None) -> None:
        self.channels = channels
        self.pci = pci
        self.config_address = 0
        self.config_reads = 0
        self.buffers: list[memoryview] = []

    def address_of(self, buffer: memoryview) -> int:
        self.buffers.append(memoryview(buffer))
        return len(self.buffers) << 32

    def _channel(self, port: int) -> FakeChannel:
        return next(
            each for each in self.channels if each.base <= port < each.base + 8 or port == each.control
        )

    def _pci_key(self) -> tuple[int, int, int, int]:
        address = self.config_address
        return address >> 16 & 0xFF, address >> 11 & 0x1F, address >> 8 & 7, address & 0xFC

    def port_in(self, port: int, size: int) -> int:
        if port == 0xCF8 and size == 4:
            return 0xFFFF_FFFF if self.pci is None else self.config_address
        if port == 0xCFC and size == 4:
            self.config_reads += 1
            assert self.pci is not None
            return self.pci.get(self._pci_key(), 0xFFFF_FFFF if self._pci_key()[3] == 0 else 0)
        assert size == 1
        return self._channel(port).read(port)

    def port_out(self, port: int, size: int, value: int) -> None:
        if port == 0xCF8 and size == 4:
            self.config_address = value
        elif port == 0xCFC and size == 4:
            assert self.pci is not None
            self.pci[self._pci_key()] = value
        else:
            assert size == 1 and 0 <= value < 256
            self._channel(port).write(port, value)

    def asm(self, template: str, operands: tuple[int, ...]) -> int:
        port, address, count = operands
        size = count * (4 if "sl;" in template else 2)
        assert size == 512 and (size == 2 * count or self.pci is not None), "32 bits on an ISA bus"
        channel = self._channel(port)
        drive = channel.drives[channel.selected]
        assert port == channel.base and drive is not None
        buffer = self.buffers[(address >> 32) - 1]
        assert size <= len(buffer)
        if "rep ins" in template:
            buffer[:size] = drive.pull(size)
        else:
            assert "rep outs" in template
            drive.push(bytes(buffer[:size]))
        return 0
