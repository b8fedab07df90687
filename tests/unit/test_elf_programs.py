"""ELF headers, sound and damaged, and the stack that a program starts with."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abi import elf, errno
from kernel.proc.elf import HEADER_SIZE, Executable, parse_header, parse_program_headers
from kernel.proc.initial_stack import ProgramFacts, build_initial_stack


def program_header(kind: int, flags: int, offset: int, address: int, file_size: int, size: int) -> bytes:
    return struct.pack("<IIQQQQQQ", kind, flags, offset, address, address, file_size, size, 4096)


def make_elf(headers: list[bytes], entry: int = 0x40_1000, kind: int = elf.ET_EXEC) -> bytes:
    ident = b"\x7fELF\x02\x01\x01" + bytes(9)
    fixed = struct.pack("<HHIQQQIHHHHHH", kind, 62, 1, entry, 64, 0, 0, 64, 56, len(headers), 64, 0, 0)
    return (ident + fixed + b"".join(headers)).ljust(0x3000, b"\x90")


TEXT = program_header(elf.PT_LOAD, 5, 0, 0x40_0000, 0x2000, 0x2000)
DATA = program_header(elf.PT_LOAD, 6, 0x2010, 0x40_3010, 0x100, 0x5000)
SOUND = make_elf([TEXT, DATA])


def parse(data: bytes) -> Executable:
    header = parse_header(data[:HEADER_SIZE])
    start = int(header.e_phoff)
    return parse_program_headers(header, data[start : start + header.e_phnum * 56], len(data))


def test_sound_file() -> None:
    image = parse(SOUND)
    assert image.entry == 0x40_1000
    assert image.header_address == 0x40_0040
    assert [(segment.start, segment.end) for segment in image.segments] == [
        (0x40_0000, 0x40_2000),
        (0x40_3000, 0x40_9000),
    ]
    assert [segment.protection for segment in image.segments] == [5, 3]
    assert not image.relocatable


def test_static_pie() -> None:
    text = program_header(elf.PT_LOAD, 5, 0, 0, 0x2000, 0x2000)
    image = parse(make_elf([text], 0x1000, elf.ET_DYN))
    assert image.relocatable
    assert image.header_address == 64


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [DATA],
        [DATA, TEXT],
        [TEXT, TEXT],
        [TEXT, program_header(elf.PT_INTERP, 4, 0, 0, 0, 0)],
        [program_header(elf.PT_LOAD, 5, 0, 0, 0x2000, 0x2000)],
        [program_header(elf.PT_LOAD, 5, 0, 0x40_0000, 0x9000, 0x9000)],
        [program_header(elf.PT_LOAD, 5, 0, 0x40_0000, 0x2000, 0x1000)],
        [program_header(elf.PT_LOAD, 5, 8, 0x40_0000, 0x2000, 0x2000)],
        [TEXT, program_header(elf.PT_LOAD, 6, 0, 0x41_0000, 0x40, 0)],
        [program_header(elf.PT_LOAD, 5, 0, 0xFFFF_FFFF_8000_0000, 0x2000, 0x2000)],
        [program_header(elf.PT_LOAD, 5, 0, 0x40_0000, 0x2000, 0xFFFF_FFFF_FFFF_0000)],
        [program_header(elf.PT_LOAD, 4, 0, 0x40_0000, 0x2000, 0x2000)],
    ],
)
def test_bad_segments(headers: list[bytes]) -> None:
    with pytest.raises(OSError) as caught:
        parse(make_elf(headers))
    assert caught.value.errno == errno.ENOEXEC


@given(
    st.lists(st.tuples(st.integers(0, 64 + 2 * 56 - 1), st.integers(0, 255)), min_size=1, max_size=6),
    st.integers(0, len(SOUND)),
)
def test_damage_gives_enoexec_or_a_sound_image(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(SOUND)
    for place, value in changes:
        data[place] = value
    try:
        image = parse(bytes(data[: max(length, 1)]))
    except OSError as error:
        assert error.errno == errno.ENOEXEC
        return
    previous = 0
    for segment in image.segments:
        assert previous <= segment.start <= segment.address
        assert segment.file_size <= segment.memory_size
        assert segment.offset + segment.file_size <= len(data)
        assert segment.end <= 0x7FFF_0000_1000
        previous = segment.end


class Decoded:
    """The stack as a C library's start-up code reads it."""

    def __init__(self, pointer: int, contents: bytes) -> None:
        self.pointer = pointer
        self.contents = contents
        position = 0
        self.count = self.word(position)
        position += 8
        self.arguments, position = self._strings(position)
        self.environment, position = self._strings(position)
        self.auxiliary: dict[int, int] = {}
        while self.word(position) != elf.AT_NULL:
            self.auxiliary[self.word(position)] = self.word(position + 8)
            position += 16

    def word(self, position: int) -> int:
        return int(struct.unpack_from("<Q", self.contents, position)[0])

    def text(self, address: int) -> bytes:
        start = address - self.pointer
        return self.contents[start : self.contents.index(b"\0", start)]

    def _strings(self, position: int) -> tuple[list[bytes], int]:
        found: list[bytes] = []
        while self.word(position):
            found.append(self.text(self.word(position)))
            position += 8
        return found, position + 8


WORDS = st.lists(st.binary(max_size=30).map(lambda text: text.replace(b"\0", b"")), max_size=8)


@given(WORDS, WORDS)
def test_stack_can_be_decoded(arguments: list[bytes], environment: list[bytes]) -> None:
    top = 0x7FFF_FFFF_E000
    facts = ProgramFacts(0x40_1000, 0x40_0040, 2, 0x178B_FBFF)
    stack = build_initial_stack(top, b"/bin/x", arguments, environment, bytes(range(16)), facts)
    assert stack.pointer % 16 == 0
    assert stack.pointer + len(stack.contents) == top
    decoded = Decoded(stack.pointer, stack.contents)
    assert decoded.count == len(arguments)
    assert decoded.arguments == arguments
    assert decoded.environment == environment
    auxiliary = decoded.auxiliary
    assert decoded.text(auxiliary[elf.AT_EXECFN]) == b"/bin/x"
    start = auxiliary[elf.AT_RANDOM] - stack.pointer
    assert stack.contents[start : start + 16] == bytes(range(16))
    assert (auxiliary[elf.AT_PHDR], auxiliary[elf.AT_PHNUM], auxiliary[elf.AT_PHENT]) == (0x40_0040, 2, 56)
    assert (auxiliary[elf.AT_ENTRY], auxiliary[elf.AT_PAGESZ], auxiliary[elf.AT_SECURE]) == (
        0x40_1000,
        4096,
        0,
    )
    assert elf.AT_SYSINFO_EHDR not in auxiliary
