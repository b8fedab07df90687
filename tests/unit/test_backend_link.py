"""From the intermediate form to an ELF that runs on Linux, and to an object for the kernel."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile

from ophion.compiler.backend import split
from ophion.compiler.backend.compile import compile_object, compile_objects, emit_assembly, run_passes
from ophion.compiler.backend.link import LinkError, link
from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import INT, U64, VOID, Ref
from tests.unit.ir_harness import World, integer

START = """
.globl _start
_start:
    xorl %ebp, %ebp
    call start
    ud2
"""
WRITE, EXIT = 1, 60

pytestmark = pytest.mark.skipif(shutil.which("ld.lld") is None, reason="ld.lld is not installed")


def _hello() -> World:
    """Prints a literal and exits with the remainder of -7 by 4."""
    world = World()
    world.program.assembly.append(START)
    for name, params in (("ophion_allocate", 1), ("ophion_free", 1), ("ophion_note_frame", 2)):
        hook = world.function(name, [(f"a{n}", INT) for n in range(params)], U64 if "all" in name else VOID)
        hook.function.convention, hook.function.symbol = "c", name
        hook.add(ir.Return(integer(0, U64) if "all" in name else None))
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
        compile_object(world.program, "linux", opt, tmp_path / f"{turn}.o")
        link([tmp_path / f"{turn}.o"], tmp_path / turn)
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
    compile_object(world.program, "linux", 0, tmp_path / "a.o")
    with pytest.raises(LinkError, match="missing_symbol"):
        link([tmp_path / "a.o"], tmp_path / "a")


@pytest.mark.parametrize("opt", [0, 2])
def test_kernel_code_uses_no_vector_registers(opt: int) -> None:
    world = _hello()
    run_passes(world.program)
    assembly = emit_assembly(world.program, "kernel", opt)
    assert "xmm" not in assembly
    assert "%rbp, %rsp" in assembly or "%rsp, %rbp" in assembly


def test_two_modules_link_to_the_same_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(split, "WORTHWHILE", 0)
    world = _hello()
    world.program.support["raise_none"].no_return = False
    run_passes(world.program)
    objects = compile_objects(world.program, "linux", 2, tmp_path)
    assert len(objects) == 2
    link(objects, tmp_path / "a")
    done = subprocess.run([tmp_path / "a"], capture_output=True, timeout=10, check=False)
    assert (done.stdout.decode(), done.returncode) == ("grüße\n", 1)
