"""Runs DWARF line number programs (DWARF 4, section 6.2): which file and line each address comes from.

pyelftools can do this too, in seconds for a kernel; this needs a tenth of that.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_COPY, _ADVANCE_PC, _ADVANCE_LINE, _SET_FILE, _SET_COLUMN = 1, 2, 3, 4, 5
_CONST_ADD_PC, _FIXED_ADVANCE_PC, _SET_ISA = 8, 9, 12
_END_SEQUENCE, _SET_ADDRESS = 1, 2
_VERSION = 4
_HEADER = struct.Struct("<IHI")
"""The length of what follows, the version, and the length of what stands before the program."""
_OPCODES = struct.Struct("<xxxbBB")
"""Of the header's next bytes: the line base, the line range and the number of opcodes, plus one."""


def _leb128(code: bytes, at: int) -> tuple[int, int, int]:
    """A number of 7 bits a byte at `at`: unsigned, signed, and where it ends."""
    value = shift = 0
    while True:
        byte = code[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            return value, value - (1 << shift if byte & 0x40 else 0), at


def _text(code: bytes, at: int) -> tuple[str, int]:
    """A text that ends with a zero, and where what follows begins."""
    end = code.index(b"\0", at)
    return code[at:end].decode(), end + 1


def _file_names(header: bytes, at: int) -> list[str]:
    """The names of a header's files, by number: in folders that its table before them names."""
    folders, names = [""], [""]
    while header[at]:
        folder, at = _text(header, at)
        folders.append(folder + "/")
    at += 1
    while header[at]:
        name, at = _text(header, at)
        folder_number, _, at = _leb128(header, at)
        _, _, at = _leb128(header, at)  # when the file was changed
        _, _, at = _leb128(header, at)  # and its length
        names.append((folders[folder_number] + name).removeprefix("./"))
    return names


def section_rows(section: bytes) -> Iterator[tuple[int, str, int]]:
    """The rows (address, file, line) of all programs in a section `.debug_line` of DWARF 4.

    A file of no name marks the end of a run of addresses.
    """
    at = 0
    while at < len(section):
        length, version, header_length = _HEADER.unpack_from(section, at)
        end, tables = at + 4 + length, at + _HEADER.size
        if version != _VERSION:
            raise ValueError(f"a line number program of DWARF {version}, not {_VERSION}")
        line_base, line_range, opcode_base = _OPCODES.unpack_from(section, tables)
        names = _file_names(section, tables + _OPCODES.size + opcode_base - 1)
        for address, file, line in _rows(
            section[tables + header_length : end], opcode_base, line_base, line_range
        ):
            yield address, names[file], line
        at = end


def _rows(code: bytes, opcode_base: int, line_base: int, line_range: int) -> Iterator[tuple[int, int, int]]:
    """The rows (address, file number, line) of a program, whose instructions are a byte long at the least.

    File number 0 marks the end of a run of addresses.
    """
    address, file, line = 0, 1, 1
    at = 0
    while at < len(code):
        opcode = code[at]
        at += 1
        if opcode >= opcode_base:
            step, move = divmod(opcode - opcode_base, line_range)
            address, line = address + step, line + line_base + move
            yield address, file, line
        elif opcode == _COPY:
            yield address, file, line
        elif opcode == 0:
            size, _, at = _leb128(code, at)
            if code[at] == _END_SEQUENCE:
                yield address, 0, 0
                address, file, line = 0, 1, 1
            elif code[at] == _SET_ADDRESS:
                address = int.from_bytes(code[at + 1 : at + size], "little")
            at += size
        elif opcode == _CONST_ADD_PC:
            address += (255 - opcode_base) // line_range
        elif opcode == _FIXED_ADVANCE_PC:
            address += int.from_bytes(code[at : at + 2], "little")
            at += 2
        elif opcode in (_ADVANCE_PC, _ADVANCE_LINE, _SET_FILE, _SET_COLUMN, _SET_ISA):
            value, signed, at = _leb128(code, at)
            if opcode == _ADVANCE_PC:
                address += value
            elif opcode == _ADVANCE_LINE:
                line += signed
            elif opcode == _SET_FILE:
                file = value
