"""What the boot loader told: memory map, command line, and the memory that it still occupies.

Read once, through the direct map, from Multiboot2's information (specification 2.0, 3.6) or from PVH's
start info (Xen, public/arch-x86/hvm/start_info.h). Both lie below 4 GiB.
"""

from kernel.arch.x86_64.boot import BOOT_MULTIBOOT2, BOOT_PVH
from kernel.layout import DIRECT_MAP_BASE, EARLY_MAP_END, KERNEL_BASE, round_up
from ophion.lang import U32, U64, Struct, sizeof, u64
from ophion.lang.unsafe import load_u8, load_u64, memory, struct_at, symbol_address

_TYPE_AVAILABLE = 1  # the same number in both, and in E820
_TAG_END = 0
_TAG_COMMAND_LINE = 1
_TAG_MODULE = 3
_TAG_MEMORY_MAP = 6
_TAG_ALIGNMENT = 8
_PVH_MAGIC = 0x336E_C578
_LONGEST_COMMAND_LINE = 4096
_ADDRESS_LIMIT = 1 << 52


class MultibootInformation(Struct):
    """The head of Multiboot2's information; tags follow."""

    total_size = U32()
    reserved = U32()


class MultibootTag(Struct):
    """The head of every tag."""

    type = U32()
    size = U32()


class MultibootModule(MultibootTag):
    """Tag 3: a file that the loader put into memory."""

    start = U32()
    end = U32()


class MultibootMemoryMap(MultibootTag):
    """Tag 6; entries of `entry_size` bytes follow."""

    entry_size = U32()
    entry_version = U32()


class MemoryMapEntry(Struct):
    """One range of either memory map."""

    start = U64()
    length = U64()
    type = U32()
    reserved = U32()


class PvhStartInfo(Struct):
    """struct hvm_start_info, version 1."""

    magic = U32()
    version = U32()
    flags = U32()
    module_count = U32()
    modules = U64()
    command_line = U64()
    rsdp = U64()
    memory_map = U64()
    memory_map_entries = U32()
    reserved = U32()


class PvhModule(Struct):
    """struct hvm_modlist_entry."""

    start = U64()
    size = U64()
    command_line = U64()
    reserved = U64()


class MemoryRange:
    """Physical memory from `start` to `end`; `usable` unless firmware or a device owns it."""

    def __init__(self, start: int, end: int, usable: bool) -> None:
        self.start = start
        self.end = end
        self.usable = usable


class BootInformation:
    """What was learned."""

    def __init__(self) -> None:
        self.loader = ""
        self.command_line = ""
        self.memory_map: list[MemoryRange] = []
        self.occupied: list[MemoryRange] = []

    def memory_end(self) -> int:
        """The end of the highest usable memory."""
        end = 0
        for entry in self.memory_map:
            if entry.usable and entry.end > end:
                end = entry.end
        return end


def _at(physical: int) -> u64:
    """The early direct map's address of physical memory; ValueError beyond it. The loader's information lies
    where it put it until the frames are given out, which is after it has been read.
    """
    if not 0 <= physical < EARLY_MAP_END:
        raise ValueError(f"boot information at {physical:#x} is out of reach")
    return DIRECT_MAP_BASE + physical


def _read_string(physical: int) -> str:
    length = 0
    while length < _LONGEST_COMMAND_LINE and load_u8(_at(physical + length)) != 0:
        length += 1
    return bytes(memory(_at(physical), length)).decode("utf-8", "replace")


def _add_range(information: BootInformation, entry: MemoryMapEntry) -> None:
    start = entry.start
    length = entry.length
    if start < _ADDRESS_LIMIT and 0 < length <= _ADDRESS_LIMIT:
        usable = entry.type == _TYPE_AVAILABLE
        information.memory_map.append(MemoryRange(int(start), int(start + length), usable))


def _read_multiboot_map(information: BootInformation, tag: int) -> None:
    head = struct_at(MultibootMemoryMap, _at(tag))
    position = tag + sizeof(MultibootMemoryMap)
    while head.entry_size > 0 and position + head.entry_size <= tag + head.size:
        _add_range(information, struct_at(MemoryMapEntry, _at(position)))
        position += head.entry_size


def _read_multiboot(information: BootInformation, physical: int) -> None:
    total = struct_at(MultibootInformation, _at(physical)).total_size
    information.occupied.append(MemoryRange(physical, physical + total, False))
    position = physical + sizeof(MultibootInformation)
    while position + sizeof(MultibootTag) <= physical + total:
        tag = struct_at(MultibootTag, _at(position))
        if tag.type == _TAG_END:
            break
        if tag.type == _TAG_COMMAND_LINE:
            information.command_line = _read_string(position + sizeof(MultibootTag))
        elif tag.type == _TAG_MODULE:
            module = struct_at(MultibootModule, _at(position))
            information.occupied.append(MemoryRange(module.start, module.end, False))
        elif tag.type == _TAG_MEMORY_MAP:
            _read_multiboot_map(information, position)
        position += max(round_up(tag.size, _TAG_ALIGNMENT), _TAG_ALIGNMENT)


def _read_pvh(information: BootInformation, physical: int) -> None:
    info = struct_at(PvhStartInfo, _at(physical))
    if info.magic != _PVH_MAGIC or info.version < 1:
        raise ValueError("the PVH start info has no memory map")
    occupied = information.occupied
    occupied.append(MemoryRange(physical, physical + sizeof(PvhStartInfo), False))
    entries = int(info.memory_map)
    for index in range(info.memory_map_entries):
        entry = struct_at(MemoryMapEntry, _at(entries + index * sizeof(MemoryMapEntry)))
        _add_range(information, entry)
    if info.command_line != 0:
        information.command_line = _read_string(int(info.command_line))
    for index in range(info.module_count):
        module = struct_at(PvhModule, _at(int(info.modules) + index * sizeof(PvhModule)))
        occupied.append(MemoryRange(int(module.start), int(module.start + module.size), False))


def read() -> BootInformation:
    """Read what the loader passed; ValueError where it makes no sense."""
    information = BootInformation()
    kind = int(load_u64(symbol_address("boot_info_kind")))
    physical = int(load_u64(symbol_address("boot_info_pointer")))
    if kind == BOOT_MULTIBOOT2:
        information.loader = "Multiboot2"
        _read_multiboot(information, physical)
    elif kind == BOOT_PVH:
        information.loader = "PVH"
        _read_pvh(information, physical)
    image_end = int(symbol_address("kernel_data_end") - KERNEL_BASE)
    information.occupied.append(MemoryRange(0, image_end, False))
    return information
