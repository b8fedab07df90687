"""The line table: made from a linked ELF, read by the runtime's own module under CPython."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection

from ophion.compiler.backend.link import link
from ophion.compiler.backend.symbols import display_names, make_table
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import INT, VOID, Type
from ophion.compiler.passes.order import run_passes
from ophion.lang import u64, unsafe
from ophion.runtime import symbols
from tests.unit.ir_harness import World, integer, object_files

TABLE = 0x10000


class _Memory(unsafe.Machine):
    def __init__(self, data: bytes) -> None:
        self.data = data

    def load(self, address: int, size: int) -> int:
        return int.from_bytes(self.data[address - TABLE : address - TABLE + size], "little")

    def memory(self, address: int, size: int) -> memoryview:
        return memoryview(self.data)[address - TABLE : address - TABLE + size]

    def symbol(self, name: str) -> int:
        return TABLE


def _program() -> World:
    world = World()
    for name in ("ophion_allocate", "ophion_free", "ophion_note_frame", "_start"):
        params: list[tuple[str, Type]] = (
            [] if name == "_start" else list([("a", INT), ("b", INT)][: 2 if "note" in name else 1])
        )
        b = world.function(name.strip("_"), params, INT if "alloc" in name else VOID)
        b.function.convention, b.function.symbol, b.function.display_name = "c", name, "shown " + name
        b.add(ir.Intrinsic("out8", [integer(1), integer(2)], VOID, line=70))
        b.add(ir.Intrinsic("out8", [integer(1), integer(2)], VOID, line=71))
        b.add(ir.Return(integer(0) if "alloc" in name else None, line=72))
    return world


@pytest.fixture
def table_and_elf(tmp_path: Path) -> Iterator[bytes]:
    world = _program()
    run_passes(world.program)
    names = display_names(world.program)
    link(object_files(world.program, 0, tmp_path / "objects", tmp_path / "cache"), tmp_path / "a")
    before = unsafe._machine
    unsafe.install(_Memory(make_table(tmp_path / "a", names)))
    yield (tmp_path / "a").read_bytes()
    unsafe.install(before)


def test_every_address_of_a_function_has_its_place(table_and_elf: bytes) -> None:
    section = ELFFile(BytesIO(table_and_elf)).get_section_by_name(".symtab")
    assert isinstance(section, SymbolTableSection)
    start = next(symbol for symbol in section.iter_symbols() if symbol.name == "_start")
    found = [symbols.lookup(u64(start["st_value"] + offset)) for offset in range(start["st_size"])]
    lines = [int(text.split("line ")[1].split(",")[0]) for text in found]
    assert {70, 71, 72} <= set(lines) <= {1, 70, 71, 72}
    assert lines == sorted(lines)
    assert set(found) >= {'File "/src/test.py", line 71, in shown _start'}


def test_other_addresses_have_none(table_and_elf: bytes) -> None:
    for address in (0, 1, 0xFFFF_FFFF_8000_0000, (1 << 64) - 1):
        assert symbols.lookup(u64(address)) == ""
