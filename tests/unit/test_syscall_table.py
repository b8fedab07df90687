"""Every system call is declared once, and every declared one exists."""

from abi import stat, syscall_names, syscalls
from abi import syscall_numbers as number
from kernel.syscall import dispatch
from ophion.lang import sizeof
from tests.fakes.desk import Program, running_kernel


def test_declarations_and_functions_agree() -> None:
    implemented = {
        index for index, function in enumerate(dispatch._table) if function is not dispatch._missing
    }
    declared = {call.number for call in syscalls.DECLARED}
    names = syscall_names.all_names()
    assert {names[index] for index in declared ^ implemented} == set()


def test_stat_and_statx_tell_the_same() -> None:
    def init(program: Program) -> int:
        place = program.put(bytes(256))
        assert program.call(number.STAT, program.text("/dev/null"), place) == 0
        old = stat.Stat.over(bytearray(program.peek(place, sizeof(stat.Stat))))
        assert program.call(number.STATX, -100, program.text("/dev/null"), 0, 0x7FF, place) == 0
        new = stat.Statx.over(bytearray(program.peek(place, sizeof(stat.Statx))))
        assert (new.stx_mode, new.stx_ino) == (old.st_mode, old.st_ino)
        assert stat.make_device(new.stx_rdev_major, new.stx_rdev_minor) == old.st_rdev
        return 0

    assert sizeof(stat.Statx) == 256
    with running_kernel() as desk:
        desk.run(init)
