"""abi: every constant and every layout equals what the C compiler of the host finds in Linux's headers."""

import os
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from abi import (
    dirent,
    elf,
    errno,
    fat32,
    fcntl,
    mbr,
    mman,
    prctl,
    reboot,
    resource,
    signal,
    stat,
    syscall_names,
    syscall_numbers,
    syscalls,
    termios,
    time,
    uio,
    utsname,
    wait,
)
from ophion.lang import Struct, sizeof

# Names of ours that no header has.
OURS = {
    "ALIGNMENT",
    "CONTINUED",
    "CORE_FLAG",
    "FIELD_SIZE",
    "LAST_SIGNAL",
    "NANOSECONDS_PER_MICROSECOND",
    "NANOSECONDS_PER_SECOND",
    "PAGE_SIZE",
    "RLIMIT_COUNT",
    "SIGRTMAX",
    "SIGRTMIN",
    "SIGSET_SIZE",
    "STOPPED",
    "O_LARGEFILE",  # 0 in glibc on x86_64: the kernel's own value is 0o100000
}
# Names that a header begins with two underscores.
UNDERSCORED = {"WALL", "WCLONE", "WNOTHREAD"}
MODULES: list[tuple[ModuleType, list[str]]] = [
    (errno, ["errno.h"]),
    (fcntl, ["fcntl.h", "unistd.h", "linux/limits.h", "sys/random.h", "limits.h"]),
    (stat, ["sys/stat.h", "unistd.h"]),
    (signal, ["asm/signal.h", "asm/siginfo.h"]),
    (wait, ["sys/wait.h", "linux/wait.h"]),
    (mman, ["sys/mman.h"]),
    (time, ["time.h"]),
    (termios, ["asm/ioctls.h", "asm/termbits.h"]),
    (elf, ["elf.h"]),
    (dirent, ["dirent.h"]),
    (reboot, ["linux/reboot.h"]),
    (uio, ["linux/uio.h"]),
    (resource, ["sys/resource.h"]),
    (prctl, ["asm/prctl.h"]),
]
LAYOUTS: list[tuple[type[Struct], str, list[str], dict[str, str]]] = [
    (
        stat.Stat,
        "struct stat",
        ["sys/stat.h"],
        {
            "st_atime": "st_atim",
            "st_mtime": "st_mtim",
            "st_ctime": "st_ctim",
            "st_atime_nsec": "st_atim.tv_nsec",
            "st_mtime_nsec": "st_mtim.tv_nsec",
            "st_ctime_nsec": "st_ctim.tv_nsec",
        },
    ),
    (time.Timespec, "struct timespec", ["time.h"], {}),
    (time.Timeval, "struct timeval", ["sys/time.h"], {}),
    (time.Timezone, "struct timezone", ["sys/time.h"], {}),
    (time.Tms, "struct tms", ["sys/times.h"], {}),
    (termios.Termios, "struct termios", ["asm/termbits.h"], {}),
    (termios.Winsize, "struct winsize", ["sys/ioctl.h"], {}),
    (elf.Ehdr, "Elf64_Ehdr", ["elf.h"], {}),
    (elf.Phdr, "Elf64_Phdr", ["elf.h"], {}),
    (elf.Shdr, "Elf64_Shdr", ["elf.h"], {}),
    (elf.Symbol, "Elf64_Sym", ["elf.h"], {}),
    (elf.Rela, "Elf64_Rela", ["elf.h"], {}),
    (elf.Auxv, "Elf64_auxv_t", ["elf.h"], {"a_val": "a_un.a_val"}),
    (utsname.Utsname, "struct new_utsname", ["linux/utsname.h"], {}),
    (uio.Iovec, "struct iovec", ["sys/uio.h"], {}),
    (resource.Rlimit, "struct rlimit", ["sys/resource.h"], {}),
    (
        resource.Rusage,
        "struct rusage",
        ["sys/resource.h"],
        {
            "ru_utime_sec": "ru_utime.tv_sec",
            "ru_utime_usec": "ru_utime.tv_usec",
            "ru_stime_sec": "ru_stime.tv_sec",
            "ru_stime_usec": "ru_stime.tv_usec",
        },
    ),
    (signal.Siginfo, "siginfo_t", ["signal.h"], {}),
]
# Fields that C has under no name of its own.
UNNAMED = re.compile(r"padding|reserved|rest|ei_")


def run_c(text: str, folder: Path) -> dict[str, int]:
    """Compile and run a C program that prints `name value` lines."""
    source = folder / "facts.c"
    source.write_text("#define _GNU_SOURCE\n#include <stdio.h>\n#include <stddef.h>\n" + text)
    subprocess.run(["gcc", "-w", "-o", folder / "facts", source], check=True, timeout=60)
    lines = subprocess.run([folder / "facts"], check=True, capture_output=True, text=True, timeout=10)
    return {name: int(value) for name, value in (line.split() for line in lines.stdout.splitlines())}


def constants(module: ModuleType) -> dict[str, int]:
    """The integer constants that a module defines."""
    return {
        name: int(value) for name, value in vars(module).items() if name.isupper() and isinstance(value, int)
    }


@pytest.mark.parametrize(("module", "headers"), MODULES, ids=lambda value: getattr(value, "__name__", ""))
def test_constants_equal_the_headers(module: ModuleType, headers: list[str], tmp_path: Path) -> None:
    ours = constants(module)
    spelled = {name: f"__{name}" if name in UNDERSCORED else name for name in ours if name not in OURS}
    prints = "\n".join(
        f'printf("{name} %lld\\n", (long long)({theirs}));' for name, theirs in spelled.items()
    )
    includes = "\n".join(f"#include <{header}>" for header in headers)
    theirs = run_c(f"{includes}\nint main(void) {{\n{prints}\nreturn 0; }}\n", tmp_path)
    mask = 0xFFFF_FFFF_FFFF_FFFF
    different = {n: (ours[n], theirs[n]) for n in theirs if (ours[n] - theirs[n]) & mask not in (0, 1 << 32)}
    assert len(theirs) > 2 or module is uio
    assert different == {}


@pytest.mark.parametrize(("struct", "name", "headers", "renamed"), LAYOUTS, ids=lambda value: str(value)[:40])
def test_layouts_equal_the_headers(
    struct: type[Struct], name: str, headers: list[str], renamed: dict[str, str], tmp_path: Path
) -> None:
    fields = [field for field in vars(struct) if hasattr(vars(struct)[field], "load")]
    named = [field for field in fields if not UNNAMED.match(field)]
    prints = "\n".join(f'printf("{f} %zu\\n", offsetof({name}, {renamed.get(f, f)}));' for f in named)
    includes = "\n".join(f"#include <{header}>" for header in headers)
    body = f'int main(void) {{\nprintf("SIZE %zu\\n", sizeof({name}));\n{prints}\nreturn 0; }}\n'
    theirs = run_c(f"{includes}\n{body}", tmp_path)
    assert theirs.pop("SIZE") == sizeof(struct)
    assert {f: vars(struct)[f].offset for f in named} == theirs


def test_system_call_numbers_equal_the_headers(tmp_path: Path) -> None:
    names = syscall_names.all_names()
    prints = "\n".join(
        f'#ifdef __NR_{name}\nprintf("{name} %d\\n", __NR_{name});\n#endif' for name in names.values()
    )
    theirs = run_c(f"#include <asm/unistd_64.h>\nint main(void) {{\n{prints}\nreturn 0; }}\n", tmp_path)
    assert {name: number for number, name in names.items() if name in theirs} == theirs
    assert len(theirs) > 350


def test_system_calls_are_declared_once() -> None:
    names = syscall_names.all_names()
    assert set(names) == set(constants(syscall_numbers).values())
    numbers = [call.number for call in syscalls.DECLARED]
    assert len(numbers) == len(set(numbers))
    for call in syscalls.DECLARED:
        assert call.name == names[call.number]
        assert len(call.arguments) <= 6, call.name
        for kind, following in zip(call.arguments, (*call.arguments[1:], None), strict=False):
            if kind in (syscalls.BUFFER_IN, syscalls.BUFFER_OUT):
                assert following in (syscalls.SIZE, None) or call.name == "sched_getaffinity"
    assert syscalls.declarations()[0].name == "read"


def test_error_texts_are_those_of_the_c_library() -> None:
    for number in range(-2, 200):
        assert errno.strerror(number) == os.strerror(number)
    assert errno.strerror(9999) == os.strerror(9999)
    assert {errno.name_of(number): number for number in errno.names()}.items() <= constants(errno).items()
    assert errno.name_of(41) == "41"
    assert errno.name_of(2) == "ENOENT"
    assert errno.name_of(9999) == "9999"


def test_wait_statuses_decode_as_python_does() -> None:
    for status in [*range(0, 0x10000, 7), 0xFFFF, wait.signaled_status(11, True), wait.exited_status(300)]:
        assert wait.did_exit(status) == os.WIFEXITED(status)
        assert wait.was_signaled(status) == os.WIFSIGNALED(status)
        assert wait.is_stopped(status) == os.WIFSTOPPED(status)
        assert wait.did_continue(status) == os.WIFCONTINUED(status)
        assert wait.exit_status(status) == os.WEXITSTATUS(status)
        assert wait.term_signal(status) == os.WTERMSIG(status)
        assert wait.stop_signal(status) == os.WSTOPSIG(status)
        assert wait.dumped_core(status) == os.WCOREDUMP(status)
    assert wait.exit_status(wait.exited_status(-1)) == 255
    assert wait.stop_signal(wait.stopped_status(20)) == 20


def test_signal_names_and_default_actions() -> None:
    for number in range(1, 32):
        assert getattr(signal, "SIG" + signal.NAMES[number]) == number
    assert signal.default_action(signal.SIGSEGV) == signal.DefaultAction.CORE
    assert signal.default_action(signal.SIGTSTP) == signal.DefaultAction.STOP
    assert signal.default_action(signal.SIGCHLD) == signal.DefaultAction.IGNORE
    assert signal.default_action(signal.SIGCONT) == signal.DefaultAction.CONTINUE
    assert signal.default_action(40) == signal.DefaultAction.TERMINATE


def test_device_numbers() -> None:
    for major, minor in [(8, 1), (4, 64), (259, 300), (4095, 0xFFFFF)]:
        assert stat.make_device(major, minor) == os.makedev(major, minor)


def test_directory_records() -> None:
    assert sizeof(dirent.Dirent64) == 19
    assert [dirent.record_length(n) for n in (1, 4, 5, 12, 13)] == [24, 24, 32, 32, 40]
    assert dirent.type_of_mode(stat.S_IFDIR | 0o755) == dirent.DT_DIR
    assert dirent.type_of_mode(stat.S_IFREG) == dirent.DT_REG


def test_disk_layouts_have_the_sizes_of_their_standards() -> None:
    assert sizeof(fat32.BootSector) == 90
    assert sizeof(fat32.FsInfo) == 512
    assert sizeof(fat32.DirectoryEntry) == sizeof(fat32.LongNameEntry) == fat32.DIRECTORY_ENTRY_SIZE
    assert sizeof(mbr.PartitionEntry) == 16
    assert sizeof(mbr.MasterBootRecord) == 512
    assert fat32.BootSector.root_cluster.offset == 44
    assert fat32.FsInfo.free_count.offset == 488
    assert fat32.DirectoryEntry.first_cluster_low.offset == 26
    assert fat32.LongNameEntry.name_3.offset == 28


def test_short_name_checksum() -> None:
    total = 0
    for byte in b"README  TXT":
        total = ((total << 7 | total >> 1) + byte) & 0xFF
    assert fat32.short_name_checksum(b"README  TXT") == total
