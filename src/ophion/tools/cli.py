"""The command line of ./ophion: one parser, one function a subcommand, which imports what it needs.

Exit status: 0 or what the subcommand says; 1 when the compiler rejects the source or a build fails; 2 for a
wrong command line; 101 after a panic, 124 after a timeout, 130 when interrupted.
"""

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from ophion.tools.paths import DISK_IMAGE, KERNEL_MAIN
from ophion.tools.report import ToolError, complain, progress_done

INTERRUPTED_STATUS = 130


def host_to_guest(text: str) -> tuple[Path, str]:
    """Parse HOST:GUEST of --put. The last colon divides, because FAT names have none."""
    host, colon, guest = text.rpartition(":")
    if not colon or not host or not guest:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:GUEST")
    return Path(host), guest


def guest_to_host(text: str) -> tuple[str, Path]:
    """Parse GUEST:HOST of --get. The first colon divides, because FAT names have none."""
    guest, colon, host = text.partition(":")
    if not colon or not guest or not host:
        raise argparse.ArgumentTypeError(f"{text!r} is not GUEST:HOST")
    return guest, Path(host)


def run_command(arguments: argparse.Namespace) -> int:
    """./ophion run"""
    from ophion.tools import build
    from ophion.tools.run import RunOptions, run_kernel

    options = RunOptions(
        command=arguments.command,
        put=arguments.put,
        get=arguments.get,
        memory=arguments.memory,
        window=arguments.window,
        disk=arguments.disk,
        disk_write=arguments.disk_write,
        accelerator=arguments.accel,
        count_instructions=arguments.icount,
        timeout=arguments.timeout,
        gdb=arguments.gdb,
        verbose=arguments.verbose,
    )
    kernel = build.build_all(arguments.kernel)
    return run_kernel(kernel, DISK_IMAGE, options)


def build_command(arguments: argparse.Namespace) -> int:
    """./ophion build"""
    from ophion.tools import build

    build.build_all(opt=arguments.opt)
    complain(f"{len(build.unsafe_files())} files import ophion.lang.unsafe")
    return 0


def compile_command(arguments: argparse.Namespace) -> int:
    """./ophion compile"""
    from ophion.tools.compile import compile_to, emit_to

    if arguments.emit is None:
        return compile_to(arguments.program, arguments.output, arguments.opt, arguments.checked)
    return emit_to(arguments.program, arguments.output, arguments.opt, arguments.emit, arguments.functions)


def iso_command(arguments: argparse.Namespace) -> int:
    """./ophion iso"""
    from ophion.tools import build
    from ophion.tools.iso import build_iso

    print(build_iso(build.build_all()))
    return 0


def gdb_command(arguments: argparse.Namespace) -> int:
    """./ophion gdb"""
    from ophion.tools import build
    from ophion.tools.gdb import debug

    return debug(build.build_all(arguments.kernel), DISK_IMAGE, arguments.ex, arguments.batch)


def test_command(arguments: argparse.Namespace) -> int:
    """./ophion test"""
    from ophion.tools.testing import run_tests

    return run_tests(arguments.suite, arguments.name)


def bench_command(arguments: argparse.Namespace) -> int:
    """./ophion bench"""
    if arguments.subject == "language":
        from ophion.tools.bench_language import measure_language

        return measure_language(arguments.programs)
    from ophion.tools.bench import measure_all

    return measure_all()


def _add_run(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "run", help="boot a kernel; without -c, an interactive shell on this terminal"
    )
    parser.add_argument("kernel", nargs="?", type=Path, default=KERNEL_MAIN, metavar="KERNEL.py")
    parser.add_argument(
        "-c", dest="command", help="run this shell command, print its output, end with its status"
    )
    parser.add_argument("--put", action="append", default=[], type=host_to_guest, metavar="HOST:GUEST")
    parser.add_argument("--get", action="append", default=[], type=guest_to_host, metavar="GUEST:HOST")
    parser.add_argument("--memory", default="128M", metavar="SIZE", help="e.g. 16M; 128M unless told")
    parser.add_argument("--window", action="store_true", help="show the screen in a window")
    parser.add_argument("--disk", type=Path, metavar="IMAGE", help="a second IDE drive, mounted at /mnt")
    parser.add_argument("--disk-write", action="store_true", help="keep what is written to the second drive")
    parser.add_argument("--accel", choices=["tcg", "kvm"], default="tcg")
    parser.add_argument(
        "--icount", action="store_true", help="count instructions: one a nanosecond of guest time"
    )
    parser.add_argument(
        "--timeout", type=float, metavar="SECONDS", help="end with status 124 after this time"
    )
    parser.add_argument("--gdb", action="store_true", help="wait for gdb before the first instruction")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="show the kernel's log on standard error"
    )
    parser.set_defaults(function=run_command)


def _add_builders(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("build", help="build the kernel and the disk image")
    _add_optimisation(parser)
    parser.set_defaults(function=build_command)
    parser = commands.add_parser("compile", help="compile a program to a static ELF for Linux and Ophion")
    parser.add_argument("program", type=Path, metavar="PROGRAM.py")
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE", help="build/NAME unless told")
    _add_optimisation(parser)
    parser.add_argument("--emit", choices=["ir", "llvm", "asm"], help="this form instead of a program")
    parser.add_argument(
        "--emit-function",
        dest="functions",
        metavar="NAME",
        help="the functions to show, by pattern (append, 'mean.*', '*'); those of PROGRAM.py unless told",
    )
    parser.add_argument(
        "--checked", action="store_true", help="a program that verifies its heap as it runs and at its end"
    )
    parser.set_defaults(function=compile_command)
    parser = commands.add_parser("iso", help="make build/ophion.iso, which boots through GRUB")
    parser.set_defaults(function=iso_command)


def _add_optimisation(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-O", dest="opt", type=int, choices=[0, 2], default=2, help="optimisation; 2 unless told"
    )


def _add_developers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("test", help="run the checks and the tests")
    parser.add_argument("suite", nargs="?", choices=["unit", "diff", "golden", "boot"])
    parser.add_argument("-k", dest="name", metavar="NAME", help="only tests whose name contains this")
    parser.set_defaults(function=test_command)
    parser = commands.add_parser("gdb", help="QEMU stopped at boot, gdb attached")
    parser.add_argument("kernel", nargs="?", type=Path, default=KERNEL_MAIN, metavar="KERNEL.py")
    parser.add_argument(
        "-ex", action="append", default=[], metavar="COMMAND", help="a command of gdb to run first"
    )
    parser.add_argument("--batch", action="store_true", help="leave gdb after the commands")
    parser.set_defaults(function=gdb_command)
    parser = commands.add_parser("bench", help="run the measurements")
    parser.add_argument(
        "subject", nargs="?", choices=["system", "language"], default="system", help="system unless told"
    )
    parser.add_argument("programs", nargs="*", metavar="PROGRAM", help="of bench/language; all unless told")
    parser.set_defaults(function=bench_command)


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command."""
    parser = argparse.ArgumentParser(
        prog="./ophion", description="Ophion: a kernel for x86_64, written in Python."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_run(commands)
    _add_builders(commands)
    _add_developers(commands)
    return parser


def main(words: list[str]) -> int:
    """Run one command; return its exit status."""
    arguments = make_parser().parse_args(words)
    try:
        status: int = arguments.function(arguments)
        return status
    except ToolError as error:
        complain(str(error))
        return error.status
    except KeyboardInterrupt:
        progress_done()
        return INTERRUPTED_STATUS
    except Exception as error:
        # The compiler is imported only by the commands that compile, so its error class is looked up only
        # then.
        diagnostics = sys.modules.get("ophion.compiler.diagnostics")
        if diagnostics is None or not isinstance(error, diagnostics.CompileError):
            raise
        progress_done()
        print(error, file=sys.stderr)
        return 1


def end(status: int) -> NoReturn:
    """End the process with what it has printed; its trees need not be taken apart, which takes a while."""
    with suppress(BrokenPipeError):
        sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    end(main(sys.argv[1:]))
