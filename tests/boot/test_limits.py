"""What a machine with little memory lives through when programs behave badly, and that nothing is lost by it.

Each program is C, static, from tests/boot/limits; the commands run in one boot of 32 MiB.
"""

import re
import subprocess
from pathlib import Path

import pytest

from tests.boot.conftest import BootKernel
from tests.boot.harness import Finished, ophion

SOURCES = Path(__file__).with_name("limits")
# Free memory may differ by what the block cache and the heap keep.
KEPT_KILOBYTES = 1024
# Read by the shell itself, which can start no program then; the first line tells of the job.
SECOND_ERROR = "{ read first; read second; echo $second; } </tmp/errors"
COUNT_SHELLS = "ps >/tmp/processes; echo $(grep -c sh /tmp/processes) left"
COMMANDS = """
/limits/fill_memory; echo filled $?
/limits/fork_without_end; echo forked $?
for round in 1 2 3; do
    for i in 1 2 3 4 5 6 7 8 9 10; do ls /bin | sort | wc -l; done >/dev/null
    grep MemFree /proc/meminfo
done
/limits/fill_memory; echo filled $?
grep MemFree /proc/meminfo
sh -c 'sleep 1 & exit 0'
for try in 1 2 3 4 5 6 7 8 9; do ps >/tmp/processes; grep -q sleep /tmp/processes || break; sleep 0.5; done
echo processes $(grep -c sleep /tmp/processes) after $try
/limits/strange_call; echo strange $?
"""


@pytest.fixture(scope="module")
def done(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The output of all commands, and the kernel's log."""
    folder = tmp_path_factory.mktemp("limits")
    for source in SOURCES.glob("*.c"):
        command = ["musl-gcc", "-static", "-O1", "-w", "-o", str(folder / source.stem), str(source)]
        subprocess.run(command, check=True)
    return ophion("run", "-v", "--memory", "32M", "--put", f"{folder}:/limits", "-c", COMMANDS)


def test_a_program_that_fills_memory_is_ended_alone(done: Finished) -> None:
    assert done.status == 0
    assert done.text.count("filled 137\n") == 2
    assert len(re.findall(r"out of memory: process \d+ \(fill_memory\) ended", done.errors)) == 2


def test_fork_fails_when_memory_ends_and_its_children_can_be_waited_for(done: Finished) -> None:
    assert "more than 10 children 1, then errno 12\nreaped all 1\nforked 0\n" in done.text


def test_memory_comes_back(done: Finished) -> None:
    free = [int(number) for number in re.findall(r"MemFree: +(\d+) kB", done.text)]
    assert len(free) == 4
    assert max(free) - min(free) < KEPT_KILOBYTES


def test_orphans_are_reaped(done: Finished) -> None:
    tries = re.search(r"^processes 0 after (\d)$", done.text, re.MULTILINE)
    assert tries is not None and int(tries[1]) > 1, "none was there at first, or one stayed"


def test_an_unknown_system_call_is_told_once(done: Finished) -> None:
    assert "strange 38\n" in done.text
    assert done.errors.count("system call 9999 (unknown)") == 1


def test_a_fork_bomb_in_the_foreground_ends_by_control_c(boot_shell: BootKernel) -> None:
    shell = boot_shell("32M")
    shell.send(b"sh -c 'echo begun; bomb() { bomb | bomb; }; bomb'\r")
    shell.expect("\nbegun\n")
    shell.expect("cannot fork")
    shell.press("^C")
    shell.prompt()
    assert shell.run(COUNT_SHELLS) == "1 left"


def test_a_fork_bomb_in_the_background_ends_by_killing_all(boot_shell: BootKernel) -> None:
    shell = boot_shell("32M")
    shell.send(b"bomb() { bomb | bomb & }; bomb 2>/tmp/errors\r")
    shell.prompt()
    shell.wait_until(lambda: "cannot fork" in shell.run_serial(SECOND_ERROR), "an end of memory")
    shell.run_serial("kill -KILL -1")
    shell.wait_until(lambda: "1 left" in shell.run_serial(COUNT_SHELLS), "an end of the processes")
