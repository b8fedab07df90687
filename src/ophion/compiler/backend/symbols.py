"""The kernel's line table: from an address of its code to file, line and function, at run time.

The kernel is linked twice: once with an empty table, then with the one made from that ELF's symbols and DWARF
lines (DWARF 4, section 6.2). The table lies behind the code, so the code's addresses stay.
`ophion.runtime.symbols` reads it.

Layout, little-endian, at the symbol `ophion_line_table`, 8-aligned:

    u64 base            address that all offsets count from
    u32 functions       number of functions
    u32 rows            number of line rows
    u32 files           number of files
    u32 strings         offset, from the table's start, of the strings
    functions x { u32 offset, u32 size, u32 name }      sorted by offset
    rows x { u32 offset, u32 line | file << 20 }        sorted by offset; a row is in force until the next one
    files x u32 name                                    name: offset into the strings
    strings: each a u32 length and as many bytes of UTF-8
"""

from __future__ import annotations

import struct
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection

from ophion.compiler.backend.compile import compile_unit
from ophion.compiler.backend.line_program import section_rows
from ophion.compiler.backend.link import LinkError, link
from ophion.compiler.backend.text import quote
from ophion.compiler.ir.function import Program

SYMBOL = "ophion_line_table"
LINE_BITS = 20
_SYMBOL = struct.Struct("<IBBHQQ")
"""Elf64_Sym: name, information, other, section, value, size (System V ABI, Symbol Table)."""
_FUNCTION = 2
_NO_TABLE = struct.pack("<QIIII", 0, 0, 0, 0, 24)


def display_names(program: Program) -> dict[str, str]:
    """What the functions' symbols are called in tracebacks."""
    return {
        function.symbol or function.name: function.display_name or function.name
        for function in program.functions
    }


class _Strings:
    def __init__(self) -> None:
        self.data = bytearray()
        self._known: dict[str, int] = {}

    def add(self, text: str) -> int:
        offset = self._known.get(text)
        if offset is None:
            offset = self._known[text] = len(self.data)
            encoded = text.encode()
            self.data += struct.pack("<I", len(encoded)) + encoded
        return offset


def _functions(elf: ELFFile) -> list[tuple[int, int, str]]:
    """Address, size and symbol of every function, by address."""
    table = elf.get_section_by_name(".symtab")
    if not isinstance(table, SymbolTableSection):
        return []
    names = elf.get_section(table["sh_link"]).data()
    found: dict[int, tuple[int, int, str]] = {}
    for name, info, _, section, value, size in _SYMBOL.iter_unpack(table.data()):
        if info & 15 == _FUNCTION and section:
            found[value] = (value, size, names[name : names.index(b"\0", name)].decode())
    return sorted(found.values())


def _rows(elf: ELFFile) -> list[tuple[int, str, int]]:
    """Address, file and line where they change, by address."""
    section = elf.get_section_by_name(".debug_line")
    found: dict[int, tuple[str, int]] = {}
    for address, file, line in section_rows(section.data() if section is not None else b""):
        if line or not file:
            found[address] = (file, line)
    rows: list[tuple[int, str, int]] = []
    for address in sorted(found):
        file, line = found[address]
        if not rows or rows[-1][1:] != (file, line):
            rows.append((address, file, line))
    return rows


def make_table(elf_path: Path, names: dict[str, str]) -> bytes:
    """The table of a linked ELF."""
    with elf_path.open("rb") as stream:
        elf = ELFFile(stream)
        functions, rows = _functions(elf), _rows(elf)
    if not functions:
        return _NO_TABLE
    # Start-up code at its physical address lies far from the rest and has no lines.
    base = rows[0][0] if rows else functions[0][0]
    functions = [function for function in functions if base <= function[0] < base + (1 << 32)]
    strings = _Strings()
    files: dict[str, int] = {}
    packed_rows = bytearray()
    for address, file, line in rows:
        number = files.setdefault(file, len(files))
        packed_rows += struct.pack("<II", address - base, line | number << LINE_BITS)
    body = b"".join(
        struct.pack("<III", address - base, size, strings.add(names.get(name, name)))
        for address, size, name in functions
    )
    body += packed_rows + b"".join(struct.pack("<I", strings.add(name)) for name in files)
    header = struct.pack("<QIIII", base, len(functions), len(rows), len(files), 24 + len(body))
    return header + body + bytes(strings.data)


def _table_object(table: bytes, path: Path, compilers: ProcessPoolExecutor) -> None:
    content = path.with_suffix(".table")
    content.write_bytes(table)
    lines = (
        '.section .rodata.ophion_lines,"a",@progbits',
        ".balign 8",
        f".globl {SYMBOL}",
        f"{SYMBOL}:",
        f'.incbin "{content}"',
    )
    text = "".join(f'module asm "{quote(line.encode())}"\n' for line in lines)
    path.write_bytes(compilers.submit(compile_unit, text, "kernel", 0).result())


def link_with_line_table(
    objects: list[Path], output: Path, script: str, names: dict[str, str], compilers: ProcessPoolExecutor
) -> None:
    """Link a kernel with its line table; LinkError."""
    with TemporaryDirectory(prefix="ophion-lines-") as scratch:
        table, first = Path(scratch, "lines.o"), Path(scratch, "first.elf")
        _table_object(_NO_TABLE, table, compilers)
        link([*objects, table], first, script)
        _table_object(make_table(first, names), table, compilers)
        link([*objects, table], output, script)
        if _code(first) != _code(output):
            raise LinkError("the line table moved the code it describes: it must lie behind .text")


def _code(path: Path) -> list[tuple[int, int, str]]:
    with path.open("rb") as stream:
        return _functions(ELFFile(stream))
