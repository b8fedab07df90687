"""PCI: which functions there are, and their base addresses, by configuration mechanism #1.

Source: PCI Local Bus Specification 3.0, 3.2.2.3.2 (mechanism #1) and 6.1 (configuration space). Buses are
followed from bus 0 through PCI-to-PCI bridges (PCI-to-PCI Bridge Architecture Specification 1.2, 3.2), so
that few of the 65,536 possible functions are asked.
"""

from dataclasses import dataclass

from ophion.lang.unsafe import inl, outl

CONFIG_ADDRESS = 0xCF8
CONFIG_DATA = 0xCFC
CONFIG_ENABLE = 0x8000_0000

# Offsets in configuration space.
VENDOR_AND_DEVICE = 0x00
COMMAND_AND_STATUS = 0x04
REVISION_AND_CLASS = 0x08
HEADER_TYPE = 0x0C  # in bits 16 to 23 of this dword
BASE_ADDRESS_0 = 0x10
BUS_NUMBERS = 0x18  # of a bridge: primary, secondary, subordinate

NO_VENDOR = 0xFFFF
COMMAND_IO_SPACE = 0x0001
COMMAND_MASK = 0xFFFF
MULTIPLE_FUNCTIONS = 0x80
BASE_ADDRESS_IS_IO = 0x1
BASE_ADDRESS_IO_MASK = 0xFFFF_FFFC

CLASS_STORAGE = 0x01
SUBCLASS_IDE = 0x01
CLASS_BRIDGE = 0x06
SUBCLASS_PCI_BRIDGE = 0x04

DEVICES = 32
FUNCTIONS = 8


@dataclass(frozen=True)
class PciFunction:
    """One function of a device, by its address and its class."""

    bus: int
    device: int
    function: int
    vendor_id: int
    device_id: int
    base_class: int
    subclass: int
    interface: int

    def read(self, offset: int) -> int:
        """The dword at `offset` (a multiple of 4) of its configuration space."""
        return read_config(self.bus, self.device, self.function, offset)

    def write(self, offset: int, value: int) -> None:
        """Store the dword at `offset`."""
        _select(self.bus, self.device, self.function, offset)
        outl(CONFIG_DATA, value)

    def io_base(self, index: int) -> int:
        """The first port of base address register `index`; 0 where it is of memory, or unset."""
        value = self.read(BASE_ADDRESS_0 + 4 * index)
        return value & BASE_ADDRESS_IO_MASK if value & BASE_ADDRESS_IS_IO != 0 else 0

    def enable_io(self) -> None:
        """Let the function answer at its ports. The status half is written as 0, which leaves it."""
        command = self.read(COMMAND_AND_STATUS) & COMMAND_MASK
        self.write(COMMAND_AND_STATUS, command | COMMAND_IO_SPACE)


def _select(bus: int, device: int, function: int, offset: int) -> None:
    outl(CONFIG_ADDRESS, CONFIG_ENABLE | bus << 16 | device << 11 | function << 8 | offset)


def read_config(bus: int, device: int, function: int, offset: int) -> int:
    """The dword at `offset` (a multiple of 4) of a function's configuration space; all ones for none."""
    _select(bus, device, function, offset)
    return inl(CONFIG_DATA)


def is_present() -> bool:
    """Whether mechanism #1 is there: its address register keeps what is written."""
    outl(CONFIG_ADDRESS, CONFIG_ENABLE)
    return inl(CONFIG_ADDRESS) == CONFIG_ENABLE


def functions() -> list[PciFunction]:
    """All functions, in the order of their addresses but for those behind a bridge, which come last."""
    found: list[PciFunction] = []
    if not is_present():
        return found
    buses: list[int] = [0]
    place = 0
    while place < len(buses):
        for device in range(DEVICES):
            for function in _device_functions(buses[place], device):
                found.append(function)
                secondary = _secondary_bus(function)
                if secondary > 0 and secondary not in buses:
                    buses.append(secondary)
        place += 1
    return found


def find_class(base_class: int, subclass: int) -> list[PciFunction]:
    """All functions of a class."""
    return [each for each in functions() if each.base_class == base_class and each.subclass == subclass]


def _device_functions(bus: int, device: int) -> list[PciFunction]:
    found: list[PciFunction] = []
    count = 1
    function = 0
    while function < count:
        identity = read_config(bus, device, function, VENDOR_AND_DEVICE)
        if identity & 0xFFFF != NO_VENDOR:
            found.append(_identify(bus, device, function, identity))
            header = read_config(bus, device, function, HEADER_TYPE) >> 16 & 0xFF
            if function == 0 and header & MULTIPLE_FUNCTIONS != 0:
                count = FUNCTIONS
        function += 1
    return found


def _identify(bus: int, device: int, function: int, identity: int) -> PciFunction:
    code = read_config(bus, device, function, REVISION_AND_CLASS)
    vendor_id = identity & 0xFFFF
    device_id = identity >> 16 & 0xFFFF
    base_class = code >> 24 & 0xFF
    return PciFunction(
        bus, device, function, vendor_id, device_id, base_class, code >> 16 & 0xFF, code >> 8 & 0xFF
    )


def _secondary_bus(function: PciFunction) -> int:
    """The bus behind a PCI-to-PCI bridge; 0 for what is none."""
    if function.base_class != CLASS_BRIDGE or function.subclass != SUBCLASS_PCI_BRIDGE:
        return 0
    return function.read(BUS_NUMBERS) >> 8 & 0xFF
