"""From the intermediate form to an ELF that runs on Linux, and to an object for the kernel."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile

from ophion.compiler.backend.compile import emit_assembly
from ophion.compiler.backend.link import LinkError, link
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import BOOL, INT, U64, VOID, Ref
from ophion.compiler.passes.order import run_passes
from tests.unit.ir_harness import World, integer, object_files

START = """
.globl _start
_start:
    xorl %ebp, %ebp
    call start
    ud2
"""
WRITE, EXIT = 1, 60
TWO = ("ophion_note_frame", "ophion_free_to")
"""The hooks with two parameters."""


def _hello() -> World:
    """Prints a literal and exits with the remainder of -7 by 4."""
    world = World()
    world.program.assembly.append(START)
    hooks = {
        "ophion_allocate": U64,
        "ophion_allocate_quickly": U64,
        "ophion_free": VOID,
        "ophion_free_quickly": BOOL,
        "ophion_free_to": BOOL,
        "ophion_note_frame": VOID,
    }
    for name, result in hooks.items():
        hook = world.function(name, [(f"a{n}", INT) for n in range(2 if name in TWO else 1)], result)
        hook.function.convention, hook.function.symbol = "c", name
        hook.add(ir.Return(None if result == VOID else ir.Constant(result, 0)))
    b = world.function("start", [])
    b.function.convention, b.function.symbol = "c", "start"
    text = b.add(ir.Literal(Ref(world.str), "grüße\n"))
    address = b.add(ir.Intrinsic("tail", [text], U64))
    size = b.add(ir.GetField(text, world.str, "size"))
    b.add(ir.Intrinsic("syscall", [integer(WRITE), integer(1), address, size], INT))
    status = b.add(ir.Arithmetic("mod", integer(-7), integer(4), INT))
    b.add(ir.Intrinsic("syscall", [integer(EXIT), status], INT))
    b.add(ir.Unreachable())
    return world


@pytest.mark.parametrize("opt", [0, 2])
def test_a_program_runs_on_linux_and_is_reproducible(opt: int, tmp_path: Path) -> None:
    outputs = []
    for turn in ("first", "second"):
        world = _hello()
        run_passes(world.program)
        folder = tmp_path / f"{turn} objects"
        link(object_files(world.program, opt, folder, folder), tmp_path / turn)
        outputs.append((tmp_path / turn).read_bytes())
    assert outputs[0] == outputs[1]
    done = subprocess.run([tmp_path / "first"], capture_output=True, timeout=10, check=False)
    assert (done.stdout.decode(), done.returncode) == ("grüße\n", 1)
    elf = ELFFile(BytesIO(outputs[0]))
    lines = next(elf.get_dwarf_info().iter_CUs())
    assert lines.get_top_DIE().attributes["DW_AT_producer"].value == b"ophion"


def test_an_undefined_symbol_is_the_linkers_message(tmp_path: Path) -> None:
    world = _hello()
    world.program.assembly.append("call missing_symbol")
    run_passes(world.program)
    objects = object_files(world.program, 0, tmp_path / "objects", tmp_path / "cache")
    with pytest.raises(LinkError, match="missing_symbol"):
        link(objects, tmp_path / "a")


@pytest.mark.parametrize("opt", [0, 2])
def test_kernel_code_uses_no_vector_registers(opt: int) -> None:
    world = _hello()
    run_passes(world.program)
    assembly = emit_assembly(world.program, "kernel", opt)
    assert "xmm" not in assembly
    assert "%rbp, %rsp" in assembly or "%rsp, %rbp" in assembly
