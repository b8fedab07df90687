"""Builds the kernel, the user programs and the disk image, each only when its inputs changed.

`build_all()` is what ./ophion build and ./ophion run do first. Inputs are found by content
(ophion.tools.stamp), so a rebuild with nothing changed compiles nothing and imports neither mypy nor LLVM. A
message of the compiler (CompileError) passes through unchanged.
"""

import hashlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from ophion.tools.image import build_disk_image
from ophion.tools.paths import (
    BUILD,
    DISK_IMAGE,
    KERNEL_ELF,
    KERNEL_MAIN,
    PROGRAMS,
    ROOT,
    SKELETON,
    USER_PROGRAMS,
)
from ophion.tools.report import ToolError, progress, progress_done
from ophion.tools.stamp import build_lock, run_step

TOOLCHAIN_INPUTS = [
    ROOT / "src" / "ophion" / "lang",
    ROOT / "src" / "ophion" / "compiler",
    ROOT / "src" / "ophion" / "runtime",
    ROOT / "abi",
    ROOT / "requirements.txt",
]


def program_sources() -> list[Path]:
    """The user programs, one a file."""
    return sorted(path for path in USER_PROGRAMS.glob("*.py") if not path.name.startswith("_"))


def kernel_output(kernel_main: Path) -> Path:
    """Where the kernel of a main module goes: build/ophion.elf, or build/NAME.elf for an example."""
    if kernel_main.resolve() == KERNEL_MAIN:
        return KERNEL_ELF
    return BUILD / f"{kernel_main.stem}.elf"


def _build_kernel(kernel_main: Path, opt: int) -> Path:
    output = kernel_output(kernel_main)

    def step() -> None:
        from ophion.compiler.driver import build_kernel  # mypy and LLVM take a second to import

        progress(f"compiling {output.name}")
        build_kernel(kernel_main, output, opt)

    # Two kernels of the same name in different folders share an output, so the stamp names the whole path.
    identity = hashlib.sha256(str(kernel_main.resolve()).encode()).hexdigest()
    inputs = [*TOOLCHAIN_INPUTS, ROOT / "kernel", kernel_main.resolve()]
    run_step(f"kernel-{output.stem}", inputs, lambda: [output], f"{identity} -O{opt}", step)
    return output


def _build_programs(opt: int) -> None:
    sources = program_sources()

    def step() -> None:
        from ophion.compiler.driver import build_programs

        progress(f"compiling {len(sources)} programs")
        PROGRAMS.mkdir(parents=True, exist_ok=True)
        for stale in PROGRAMS.iterdir():
            stale.unlink()
        build_programs(sources, PROGRAMS, opt)

    inputs = [*TOOLCHAIN_INPUTS, ROOT / "user"]
    run_step("programs", inputs, lambda: [PROGRAMS / source.stem for source in sources], f"-O{opt}", step)


def _build_image() -> None:
    programs = [PROGRAMS / source.stem for source in program_sources()]

    def step() -> None:
        progress(f"making {DISK_IMAGE.name}")
        build_disk_image(DISK_IMAGE, SKELETON, programs)

    inputs = [*programs, SKELETON, Path(__file__).with_name("image.py")]
    run_step("image", inputs, lambda: [DISK_IMAGE], "", step)


def build_kernel_image(kernel_main: Path, opt: int = 2) -> Path:
    """Compile the kernel whose main module is `kernel_main`; return the ELF file."""
    if not kernel_main.is_file():
        raise ToolError(f"{kernel_main}: no such kernel", 2)
    with build_lock():
        output = _build_kernel(kernel_main, opt)
    progress_done()
    return output


def build_disk(opt: int = 2) -> Path:
    """Compile the user programs and put them on the disk image; return the image."""
    with build_lock():
        _build_programs(opt)
        _build_image()
    progress_done()
    return DISK_IMAGE


def unsafe_files() -> list[str]:
    """The source files of kernel and programs that import ophion.lang.unsafe, as the compiler noted them."""
    notes = [path.with_suffix(".unsafe") for path in (KERNEL_ELF, PROGRAMS)]
    return sorted({line for note in notes if note.exists() for line in note.read_text().splitlines()})


def build_all(kernel_main: Path = KERNEL_MAIN, opt: int = 2) -> Path:
    """Build kernel and disk image at the same time, one process each; return the kernel's ELF file."""
    if not kernel_main.is_file():
        raise ToolError(f"{kernel_main}: no such kernel", 2)
    with build_lock(), ProcessPoolExecutor(1) as pool:
        kernel = pool.submit(_build_kernel, kernel_main, opt)
        _build_programs(opt)
        _build_image()
        output = kernel.result()
    progress_done()
    return output
