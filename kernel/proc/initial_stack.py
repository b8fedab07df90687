"""The stack that a program starts with: argc, argv, envp, the auxiliary vector, and the strings they point
to.

    higher addresses   the path of the file, the strings of envp and argv, 16 random bytes, "x86_64"
                       padding to 16 bytes
                       auxiliary vector, ended by AT_NULL
                       envp[0..], 0
                       argv[0..], 0
    rsp, 16-aligned    argc
(System V ABI, AMD64 supplement, figure 3.9.)
"""

from abi import elf
from abi.mman import PAGE_SIZE
from ophion.lang import U64, Struct, sizeof, u64

CLOCK_TICKS = 100  # AT_CLKTCK: times(2) counts in 1/100 second
STACK_ALIGNMENT = 16
_PLATFORM = b"x86_64"
_MINIMUM_SIGNAL_STACK = 2048


class Word(Struct):
    """A number or a pointer on the stack."""

    value = U64()


class InitialStack:
    """The bytes to put at `pointer`, which ends at the top of the stack."""

    def __init__(self, pointer: int, contents: bytes) -> None:
        self.pointer = pointer
        self.contents = contents


class ProgramFacts:
    """What the auxiliary vector tells the program about itself."""

    def __init__(self, entry: int, header_address: int, header_count: int, hardware: int) -> None:
        self.entry = entry
        self.header_address = header_address
        self.header_count = header_count
        self.hardware = hardware  # CPUID.1:EDX


class _Strings:
    """Strings laid downwards from the top."""

    def __init__(self, top: int) -> None:
        self.address = top
        self.pieces: list[bytes] = []

    def add(self, text: bytes) -> int:
        """Put `text` below the rest; its address."""
        self.pieces.append(text)
        self.address -= len(text)
        return self.address

    def contents(self) -> bytes:
        """All of it, from the lowest address on."""
        self.pieces.reverse()
        return b"".join(self.pieces)


def strings_size(strings: list[bytes]) -> int:
    """The bytes that strings and their pointers take: what execve(2) limits."""
    return sum(len(text) + 1 + 8 for text in strings)


def build_initial_stack(
    top: int,
    path: bytes,
    arguments: list[bytes],
    environment: list[bytes],
    random: bytes,
    facts: ProgramFacts,
) -> InitialStack:
    """Lay out the stack that ends at `top`, a multiple of 16; `random` are 16 bytes."""
    strings = _Strings(top)
    strings.add(bytes(8))
    path_address = strings.add(path + b"\0")
    environment_addresses = _add_strings(strings, environment)
    argument_addresses = _add_strings(strings, arguments)
    platform_address = strings.add(_PLATFORM + b"\0")
    random_address = strings.add(random)

    words: list[int] = [len(arguments)]
    words.extend(argument_addresses)
    words.append(0)
    words.extend(environment_addresses)
    words.append(0)
    words.extend(_auxiliary_vector(facts, path_address, platform_address, random_address))

    pointer = (strings.address - 8 * len(words)) // STACK_ALIGNMENT * STACK_ALIGNMENT
    table = bytearray(strings.address - pointer)
    for index in range(len(words)):
        Word.over(table, 8 * index).value = u64(words[index])
    return InitialStack(pointer, bytes(table) + strings.contents())


def _add_strings(strings: _Strings, texts: list[bytes]) -> list[int]:
    """Add the last first, so that they stand in order; their addresses in order."""
    addresses: list[int] = []
    for text in reversed(texts):
        addresses.append(strings.add(text + b"\0"))
    addresses.reverse()
    return addresses


def _auxiliary_vector(facts: ProgramFacts, path: int, platform: int, random: int) -> list[int]:
    vector: list[int] = [elf.AT_HWCAP, facts.hardware, elf.AT_PAGESZ, PAGE_SIZE, elf.AT_CLKTCK, CLOCK_TICKS]
    if facts.header_address != 0:
        vector.extend([elf.AT_PHDR, facts.header_address])
    vector.extend([elf.AT_PHENT, sizeof(elf.Phdr), elf.AT_PHNUM, facts.header_count])
    vector.extend([elf.AT_BASE, 0, elf.AT_FLAGS, 0, elf.AT_ENTRY, facts.entry])
    vector.extend([elf.AT_UID, 0, elf.AT_EUID, 0, elf.AT_GID, 0, elf.AT_EGID, 0, elf.AT_SECURE, 0])
    vector.extend([elf.AT_RANDOM, random, elf.AT_EXECFN, path, elf.AT_PLATFORM, platform])
    vector.extend([elf.AT_HWCAP2, 0, elf.AT_MINSIGSTKSZ, _MINIMUM_SIGNAL_STACK, elf.AT_NULL, 0])
    return vector
