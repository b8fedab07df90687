"""The boot information of both loaders, well-formed and damaged."""

import struct

import pytest

from kernel.arch.x86_64 import bootinfo
from kernel.arch.x86_64.boot import BOOT_MULTIBOOT2, BOOT_PVH
from ophion.lang import u64
from tests.fakes.machine import MEGABYTE, FakeMachine, installed

INFO = 0x9000
KIND = MEGABYTE + 0x3100
POINTER = MEGABYTE + 0x3108
E820 = [(0, 0x9FC00, 1), (0xF0000, 0x10000, 2), (MEGABYTE, 0x7F00000, 1), (0xFFFC0000, 0x40000, 2)]


def boot(machine: FakeMachine, kind: int) -> bootinfo.BootInformation:
    base = int(machine.symbols["kernel_text_start"]) - MEGABYTE
    machine.symbols["boot_info_kind"] = u64(base + KIND)
    machine.symbols["boot_info_pointer"] = u64(base + POINTER)
    machine.physical[KIND : KIND + 16] = struct.pack("<QQ", kind, INFO)
    return bootinfo.read()


def tag(kind: int, body: bytes) -> bytes:
    data = struct.pack("<II", kind, 8 + len(body)) + body
    return data + bytes(-len(data) % 8)


def multiboot(machine: FakeMachine, tags: bytes) -> bootinfo.BootInformation:
    data = struct.pack("<II", 8 + len(tags), 0) + tags
    machine.physical[INFO : INFO + len(data)] = data
    return boot(machine, BOOT_MULTIBOOT2)


def memory_map(entry_size: int = 24) -> bytes:
    body = struct.pack("<II", entry_size, 0)
    for start, length, kind in E820:
        body += struct.pack("<QQII", start, length, kind, 0) + bytes(entry_size - 24)
    return tag(6, body)


@pytest.mark.parametrize("entry_size", [24, 32])
def test_multiboot2(entry_size: int) -> None:
    with installed() as machine:
        module = tag(3, struct.pack("<II", 0x200000, 0x204000) + b"initrd\0")
        tags = tag(1, b"run=1 x\0") + tag(99, b"unknown") + module + memory_map(entry_size) + tag(0, b"")
        information = multiboot(machine, tags)
    assert information.loader == "Multiboot2"
    assert information.command_line == "run=1 x"
    assert [(entry.start, entry.end, entry.usable) for entry in information.memory_map] == [
        (start, start + length, kind == 1) for start, length, kind in E820
    ]
    occupied = [(entry.start, entry.end) for entry in information.occupied]
    assert (0x200000, 0x204000) in occupied
    assert (INFO, INFO + 8 + len(tags)) in occupied
    assert information.memory_end() == 128 * MEGABYTE


@pytest.mark.parametrize("size", [0, 4, 7])
def test_a_tag_too_small_does_not_hang(size: int) -> None:
    with installed() as machine:
        assert multiboot(machine, struct.pack("<II", 99, size) + memory_map()).memory_map


def test_a_memory_map_without_entries_does_not_hang() -> None:
    with installed() as machine:
        assert multiboot(machine, tag(6, struct.pack("<II", 0, 0) + bytes(64))).memory_map == []


def pvh(machine: FakeMachine, version: int) -> bootinfo.BootInformation:
    text, table, modules = INFO + 0x100, INFO + 0x200, INFO + 0x300
    machine.physical[INFO : INFO + 56] = struct.pack(
        "<IIIIQQQQII", 0x336EC578, version, 0, 1, modules, text, 0, table, len(E820), 0
    )
    machine.physical[text : text + 6] = b"run=1\0"
    machine.physical[modules : modules + 32] = struct.pack("<QQQQ", 0x300000, 0x1000, 0, 0)
    entries = b"".join(struct.pack("<QQII", start, length, kind, 0) for start, length, kind in E820)
    machine.physical[table : table + len(entries)] = entries
    return boot(machine, BOOT_PVH)


def test_pvh() -> None:
    with installed() as machine:
        information = pvh(machine, 1)
    assert (information.loader, information.command_line) == ("PVH", "run=1")
    assert len(information.memory_map) == 4
    assert information.memory_end() == 128 * MEGABYTE
    assert (0x300000, 0x301000) in [(entry.start, entry.end) for entry in information.occupied]


def test_pvh_without_a_memory_map() -> None:
    with installed() as machine, pytest.raises(ValueError):
        pvh(machine, 0)
