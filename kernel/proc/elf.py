"""ELF64 executables: from the first bytes of a file to what must be mapped (elf(5), System V ABI chapters 4
and 5).

Accepted: little-endian x86_64, ET_EXEC, and ET_DYN without an interpreter (static-PIE, which relocates
itself). Everything else, and every header that contradicts itself, is OSError(ENOEXEC).
"""

from abi import elf, errno
from abi.mman import PAGE_SIZE, PROT_EXEC, PROT_READ, PROT_WRITE
from ophion.lang import sizeof

HEADER_SIZE = sizeof(elf.Ehdr)
MAXIMUM_PROGRAM_HEADERS = 64
_LIMIT = 0x7FFF_0000_0000  # no segment reaches beyond: above it is the stack


class Segment:
    """A PT_LOAD: `memory_size` bytes at `address`, the first `file_size` from the file's `offset`."""

    def __init__(self, address: int, memory_size: int, offset: int, file_size: int, protection: int) -> None:
        self.address = address
        self.memory_size = memory_size
        self.offset = offset
        self.file_size = file_size
        self.protection = protection

    @property
    def start(self) -> int:
        """Its first page's address."""
        return self.address // PAGE_SIZE * PAGE_SIZE

    @property
    def end(self) -> int:
        """The address after its last page."""
        return (self.address + self.memory_size + PAGE_SIZE - 1) // PAGE_SIZE * PAGE_SIZE


class Executable:
    """What the program headers say; addresses are the file's own, before a load bias."""

    def __init__(self, entry: int, header_address: int, header_count: int, relocatable: bool) -> None:
        self.entry = entry
        self.header_address = (
            header_address  # of the program headers in memory, 0 where no segment holds them
        )
        self.header_count = header_count
        self.relocatable = relocatable
        self.executable_stack = False
        self.segments: list[Segment] = []


def _reject_unless(condition: bool) -> None:
    if not condition:
        raise errno.os_error(errno.ENOEXEC)


def parse_header(data: bytes) -> elf.Ehdr:
    """Check the file's header; `data` are the first bytes of the file, as many as there are up to 64."""
    _reject_unless(len(data) >= HEADER_SIZE)
    header = elf.Ehdr.over(data)
    _reject_unless(header.ei_mag == elf.MAGIC)
    _reject_unless(header.ei_class == elf.ELFCLASS64 and header.ei_data == elf.ELFDATA2LSB)
    _reject_unless(header.ei_version == elf.EV_CURRENT and header.e_version == elf.EV_CURRENT)
    _reject_unless(header.e_type == elf.ET_EXEC or header.e_type == elf.ET_DYN)
    _reject_unless(header.e_machine == elf.EM_X86_64)
    _reject_unless(header.e_phentsize == sizeof(elf.Phdr))
    _reject_unless(1 <= header.e_phnum <= MAXIMUM_PROGRAM_HEADERS)
    _reject_unless(header.e_phoff < 0x1_0000_0000 and header.e_entry < _LIMIT)
    return header


def parse_program_headers(header: elf.Ehdr, table: bytes, file_size: int) -> Executable:
    """Read the program header `table`, or what there is of it, of a file of `file_size` bytes."""
    _reject_unless(len(table) == header.e_phnum * sizeof(elf.Phdr))
    offset = int(header.e_phoff)
    image = Executable(int(header.e_entry), 0, header.e_phnum, header.e_type == elf.ET_DYN)
    for index in range(header.e_phnum):
        entry = elf.Phdr.over(table, index * sizeof(elf.Phdr))
        if entry.p_type == elf.PT_INTERP:
            raise errno.os_error(errno.ENOEXEC)
        if entry.p_type == elf.PT_GNU_STACK:
            image.executable_stack = entry.p_flags & elf.PF_X != 0
        elif entry.p_type == elf.PT_LOAD and (entry.p_memsz != 0 or entry.p_filesz != 0):
            _add_segment(image, _segment(entry, file_size))
    _reject_unless(len(image.segments) > 0)
    image.header_address = _find_headers(image, offset, offset + len(table))
    _reject_unless(_holds_code(image))
    return image


def _segment(entry: elf.Phdr, file_size: int) -> Segment:
    _reject_unless(entry.p_vaddr < _LIMIT and entry.p_memsz < _LIMIT)
    _reject_unless(entry.p_vaddr + entry.p_memsz < _LIMIT)
    _reject_unless(entry.p_filesz <= entry.p_memsz)
    _reject_unless(entry.p_offset <= file_size and entry.p_filesz <= file_size)
    address, offset = int(entry.p_vaddr), int(entry.p_offset)
    _reject_unless(offset + int(entry.p_filesz) <= file_size)
    _reject_unless(entry.p_filesz == 0 or address % PAGE_SIZE == offset % PAGE_SIZE)
    return Segment(address, int(entry.p_memsz), offset, int(entry.p_filesz), _protection(entry.p_flags))


def _protection(flags: int) -> int:
    protection = 0
    if flags & elf.PF_R:
        protection |= PROT_READ
    if flags & elf.PF_W:
        protection |= PROT_WRITE
    if flags & elf.PF_X:
        protection |= PROT_EXEC
    return protection


def _add_segment(image: Executable, segment: Segment) -> None:
    """Segments come in ascending order (System V ABI, "Program Header") and share no page."""
    if len(image.segments) > 0:
        _reject_unless(segment.start >= image.segments[-1].end)
    elif not image.relocatable:
        _reject_unless(segment.start >= PAGE_SIZE)
    image.segments.append(segment)


def _find_headers(image: Executable, start: int, end: int) -> int:
    """Where bytes `start` to `end` of the file are in memory; 0 where no segment holds them."""
    for segment in image.segments:
        if segment.offset <= start and end <= segment.offset + segment.file_size:
            return segment.address + start - segment.offset
    return 0


def _holds_code(image: Executable) -> bool:
    """Whether the entry point lies in an executable segment."""
    for segment in image.segments:
        if segment.protection & PROT_EXEC and 0 <= image.entry - segment.address < segment.memory_size:
            return True
    return False
