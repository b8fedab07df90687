"""user/lib on the host, but for files: real system calls, results compared with Python's own modules."""

import os
import re
import resource
import signal
import stat
import struct
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import host_calls
from tests.fakes.host_calls import ARGUMENTS

host_calls.install()

from user.lib import errno as our_errno  # noqa: E402
from user.lib import files, getopt  # noqa: E402
from user.lib import os as our_os  # noqa: E402
from user.lib import os_environment as our_os_environment  # noqa: E402
from user.lib import resource as our_resource  # noqa: E402
from user.lib import signal as our_signal  # noqa: E402
from user.lib import struct as our_struct  # noqa: E402
from user.lib import sys as our_sys  # noqa: E402
from user.lib import time as our_time  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def real_system_calls() -> Iterator[None]:
    """The machine's system calls while this module's tests run."""
    host_calls.install()
    yield
    host_calls.remove()


def test_arguments_and_environment_come_from_the_stack() -> None:
    assert our_sys.argv == ARGUMENTS
    assert dict(our_os.environ.items()) == {"PATH": "/bin:/usr/bin", "EMPTY": "", "A": "b=c"}
    assert our_os.getenv("A") == "b=c"
    assert our_os.getenv("B", "none") == "none"
    assert "A" in our_os.environ
    assert list(our_os.environ) == ["PATH", "EMPTY", "A"]


def test_environ_changes() -> None:
    environ = our_os_environment._Environ(["A=1"])
    environ["B"] = "2"
    del environ["A"]
    assert environ.copy() == {"B": "2"}
    assert environ.pop("B", "") == "2"
    assert environ.pop("B", "gone") == "gone"
    assert environ.pop("B", None) is None
    with pytest.raises(KeyError):
        environ.pop("B")
    assert environ.setdefault("C", "3") == environ["C"] == "3"
    assert environ | {"D": "4"} == {"C": "3", "D": "4"}
    environ.update({"E": "5"})
    assert repr(environ) == "environ({'C': '3', 'E': '5'})"
    assert environ.popitem() == ("C", "3")
    environ.clear()
    for key, value in (("x=y", "1"), ("a\0", ""), ("a", "\0"), ("", "x")):
        with pytest.raises((ValueError, OSError)) as mine:
            environ[key] = value
        with pytest.raises((ValueError, OSError)) as theirs:
            os.environ[key] = value
        assert repr(mine.value) == repr(theirs.value)
    with pytest.raises(KeyError):
        environ["missing"]


def test_errors_are_pythons(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    pairs: list[tuple[Callable[[], object], Callable[[], object]]] = [
        (lambda: our_os.stat(missing), lambda: os.stat(missing)),
        (lambda: our_os.open(missing, 0), lambda: os.open(missing, 0)),
        (lambda: our_os.listdir(missing), lambda: os.listdir(missing)),
        (lambda: our_os.chdir(missing), lambda: os.chdir(missing)),
        (lambda: our_os.rmdir(missing), lambda: os.rmdir(missing)),
        (lambda: our_os.close(9999), lambda: os.close(9999)),
        (lambda: files.open_text(missing), lambda: open(missing)),  # noqa: SIM115
        (lambda: files.open_text(str(tmp_path)), lambda: open(tmp_path)),  # noqa: SIM115
    ]
    for mine, theirs in pairs:
        with pytest.raises(OSError) as ours:
            mine()
        with pytest.raises(OSError) as expected:
            theirs()
        assert (ours.value.errno, ours.value.strerror) == (expected.value.errno, expected.value.strerror)
    with pytest.raises(ValueError):
        our_os.stat("a\0b")
    assert our_os.strerror(2) == os.strerror(2)
    assert our_errno.errorcode[our_errno.EPIPE] == "EPIPE"


def test_descriptors(tmp_path: Path) -> None:
    reader, writer = our_os.pipe()
    assert not our_os.get_inheritable(reader)
    our_os.set_inheritable(reader, True)
    assert our_os.get_inheritable(reader)
    assert our_os.write(writer, b"hello") == 5
    assert our_os.write(writer, memoryview(b"world")[1:]) == 4
    assert our_os.read(reader, 100) == b"helloorld"
    copy = our_os.dup(writer)
    our_os.close(writer)
    our_os.close(copy)
    assert our_os.read(reader, 1) == b""
    assert not our_os.isatty(reader)
    our_os.close(reader)
    descriptor = our_os.open(str(tmp_path / "f"), our_os.O_RDWR | our_os.O_CREAT, 0o600)
    our_os.write(descriptor, bytearray(b"0123456789"))
    assert our_os.lseek(descriptor, -3, our_os.SEEK_END) == 7
    assert our_os.read(descriptor, 5) == b"789"
    our_os.close(descriptor)
    assert stat.S_IMODE((tmp_path / "f").stat().st_mode) == 0o600


def test_processes_and_names() -> None:
    assert our_os.getpid() == os.getpid()
    assert our_os.getppid() == os.getppid()
    assert (our_os.getuid(), our_os.getegid()) == (os.getuid(), os.getegid())
    assert our_os.getpgrp() == os.getpgrp()
    names, expected = our_os.uname(), os.uname()
    assert (names.sysname, names.release, names.machine) == (
        expected.sysname,
        expected.release,
        expected.machine,
    )
    assert len(our_os.urandom(1000)) == 1000
    child = os.fork()
    if child == 0:
        os._exit(7)
    pid, status = our_os.waitpid(child, 0)
    assert (pid, our_os.WIFEXITED(status), our_os.WEXITSTATUS(status)) == (child, True, 7)
    assert our_os.waitstatus_to_exitcode(status) == 7
    with pytest.raises(ChildProcessError):
        our_os.waitpid(child, 0)


def test_programs_are_executed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    child = os.fork()
    if child == 0:
        descriptor = os.open(output, os.O_WRONLY | os.O_CREAT)
        our_os.dup2(descriptor, 1)
        our_os.execvpe("sh", ["sh", "-c", 'echo "$0 $1 $A"', "\u00e4", "b c"], {"A": "x", "PATH": "/no:/bin"})
    assert our_os.waitpid(child, 0)[1] == 0
    assert output.read_text() == "\u00e4 b c x\n"
    with pytest.raises(FileNotFoundError):
        our_os.execvp("a-program-that-is-not-there", ["x"])


def test_signal_actions() -> None:
    before = our_signal.signal(our_signal.SIGUSR2, our_signal.SIG_IGN)
    assert before == our_signal.SIG_DFL
    os.kill(os.getpid(), signal.SIGUSR2)
    assert our_signal.getsignal(our_signal.SIGUSR2) == our_signal.SIG_IGN
    assert our_signal.signal(our_signal.SIGUSR2, our_signal.SIG_DFL) == our_signal.SIG_IGN
    assert {s.name: s.value for s in our_signal.Signals}.items() <= {
        **{s.name: s.value for s in signal.Signals},
        "SIGSTKFLT": 16,
    }.items()
    with pytest.raises(OSError):
        our_signal.signal(our_signal.SIGKILL, our_signal.SIG_IGN)


def test_commands_and_processors(tmp_path: Path) -> None:
    for command in ("exit 3", "kill -9 $$", "true"):
        assert our_os.system(command) == os.system(command)
    assert our_os.cpu_count() == len(os.sched_getaffinity(0))
    descriptor = os.open(tmp_path / "f", os.O_RDWR | os.O_CREAT)
    assert our_os.pwrite(descriptor, b"abc", 2) == 3
    assert our_os.pread(descriptor, 9, 1) == b"\0abc"
    our_os.fchmod(descriptor, 0o604)
    our_os.fdatasync(descriptor)
    assert stat.S_IMODE(our_os.fstat(descriptor).st_mode) == 0o604
    our_os.closerange(descriptor, descriptor + 2)
    with pytest.raises(OSError):
        os.fstat(descriptor)


ALL_DIRECTIVES = (
    "%a %A %b %B %c %C %d %D %e %F %H %I %j %k %l %m %M %n %p %r %R %S %t %T %u %U %w %W %x %X %y %Y %% %h"
)


@given(st.integers(-62_000_000_000, 250_000_000_000))
def test_dates_equal_pythons(seconds: int) -> None:
    mine, theirs = our_time.gmtime(seconds), time.gmtime(seconds)
    for name in (
        "tm_year",
        "tm_mon",
        "tm_mday",
        "tm_hour",
        "tm_min",
        "tm_sec",
        "tm_wday",
        "tm_yday",
        "tm_zone",
    ):
        expected = "UTC" if name == "tm_zone" else getattr(theirs, name)
        assert getattr(mine, name) == expected, name
    if theirs.tm_year >= 1000:
        assert our_time.strftime(ALL_DIRECTIVES, mine) == time.strftime(ALL_DIRECTIVES, theirs)
        assert our_time.asctime(mine) == time.asctime(theirs)
    assert our_time.mktime(mine) == seconds
    assert (repr(mine), tuple(mine)) == (repr(theirs), tuple(theirs))


MOMENTS = st.tuples(
    st.integers(1900, 2100), *[st.integers(-2, limit) for limit in (14, 33, 25, 61, 63, 8, 368, 1)]
)


@given(MOMENTS)
def test_moments_out_of_range_are_refused(moment: our_time.Moment) -> None:
    try:
        expected = time.strftime("%Y %m %d %H %M %S %w %j", moment)
    except ValueError as problem:
        with pytest.raises(ValueError, match=str(problem)):
            our_time.strftime("%Y", moment)
        return
    assert our_time.strftime("%Y %m %d %H %M %S %w %j", moment) == expected


@given(st.lists(st.integers(0, 9), max_size=12))
def test_moments_of_sequences(numbers: list[int]) -> None:
    try:
        expected = time.struct_time(numbers)
    except TypeError as problem:
        with pytest.raises(TypeError, match=re.escape(str(problem))):
            our_time.moment_of(numbers)
        return
    assert tuple(our_time.moment_of(numbers)) == tuple(expected)


def test_clocks() -> None:
    assert abs(our_time.time() - time.time()) < 5
    start = our_time.monotonic()
    our_time.sleep(0.02)
    assert 0.02 <= our_time.monotonic() - start < 5
    with pytest.raises(ValueError):
        our_time.sleep(-1)


@given(
    st.text(alphabet="xcbB?hHiIlLqQnNPfdesp0123456789 ", max_size=8),
    st.sampled_from(["", "@", "=", "<", ">", "!"]),
)
def test_sizes_of_formats_equal_pythons(text: str, prefix: str) -> None:
    try:
        expected = struct.calcsize(prefix + text)
    except struct.error:
        with pytest.raises(our_struct.error):
            our_struct.calcsize(prefix + text)
        return
    assert our_struct.calcsize(prefix + text) == expected


def test_options() -> None:
    assert getopt.gnu_getopt(["-a", "x", "-bn5", "--", "-c"], "abn:c") == (
        [("-a", ""), ("-b", ""), ("-n", "5")],
        ["x", "-c"],
    )
    assert getopt.getopt(["-n", "5", "x", "-a"], "an:") == ([("-n", "5")], ["x", "-a"])
    assert getopt.gnu_getopt(["-", "x"], "a") == ([], ["-", "x"])
    for arguments in (["-z"], ["-n"], ["--long"]):
        with pytest.raises(getopt.GetoptError):
            getopt.gnu_getopt(arguments, "an:")


def test_leaving() -> None:
    with pytest.raises(SystemExit) as raised:
        our_sys.exit()
    assert raised.value.code is None
    assert our_sys.maxsize == sys.maxsize


def test_limits_are_the_systems() -> None:
    for name in our_resource.__all__:
        if name.startswith("RLIM"):
            assert getattr(our_resource, name) == getattr(resource, name)
    numbers = [getattr(resource, name) for name in our_resource.__all__ if name.startswith("RLIMIT_")]
    assert [our_resource.getrlimit(number) for number in numbers] == [
        resource.getrlimit(number) for number in numbers
    ]
    before = resource.getrlimit(resource.RLIMIT_CORE)
    our_resource.setrlimit(our_resource.RLIMIT_CORE, (0, before[1]))
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, before[1])
    resource.setrlimit(resource.RLIMIT_CORE, before)
    for module in (resource, our_resource):
        with pytest.raises(ValueError, match="invalid resource specified"):
            module.getrlimit(99)
        with pytest.raises(ValueError, match="current limit exceeds maximum limit"):
            module.setrlimit(resource.RLIMIT_CORE, (2, 1))


def test_times_are_the_systems() -> None:
    ours, theirs = our_os.times(), os.times()
    assert ours._fields == ("user", "system", "children_user", "children_system", "elapsed")
    assert all(0 <= there - here < 5 for here, there in zip(ours, theirs, strict=True))
