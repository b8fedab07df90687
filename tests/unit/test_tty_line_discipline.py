"""The line discipline: editing, signals, modes; and against a simple model."""

from hypothesis import given
from hypothesis import strategies as st

from abi import termios as t
from abi.signal import SIGINT, SIGQUIT, SIGTSTP
from kernel.tty.line_discipline import LineDiscipline, initial_settings


def type_in(discipline: LineDiscipline, data: bytes) -> list[int]:
    return [number for byte in data if (number := discipline.receive(byte))]


def raw(**changes: int) -> t.Termios:
    settings = initial_settings()
    settings.c_lflag = 0
    settings.c_iflag = 0
    for name, value in changes.items():
        setattr(settings, name, value)
    return settings


def test_line_is_read_when_it_ends() -> None:
    discipline = LineDiscipline()
    type_in(discipline, b"ec")
    assert not discipline.readable()
    type_in(discipline, b"ho\rnext")
    assert discipline.readable()
    assert discipline.read(100) == b"echo\n"
    assert not discipline.readable()
    assert discipline.take_echo() == b"echo\r\nnext"


def test_short_reads_keep_the_line() -> None:
    discipline = LineDiscipline()
    type_in(discipline, b"one\ntwo\n")
    assert [discipline.read(2) for _ in range(4)] == [b"on", b"e\n", b"tw", b"o\n"]


def test_end_of_file() -> None:
    discipline = LineDiscipline()
    type_in(discipline, b"abc\x04\x04")
    assert discipline.read(10) == b"abc"
    assert discipline.readable()
    assert discipline.read(10) == b""
    assert not discipline.readable()


def test_editing() -> None:
    discipline = LineDiscipline()
    type_in(discipline, b"two words here\x17\x17\x7f\x7fx\n")
    assert discipline.read(100) == b"twx\n"
    type_in(discipline, b"gone\x15kept\x08\n")
    assert discipline.read(100) == b"kep\n"
    type_in(discipline, "é\x7fe\n".encode())
    assert discipline.read(100) == b"e\n"
    type_in(discipline, b"\x16\x03\n")
    assert discipline.read(100) == b"\x03\n"


def test_erase_shows() -> None:
    discipline = LineDiscipline()
    type_in(discipline, b"ab\x01\x7f\x7f")
    assert discipline.take_echo() == b"ab^A" + b"\b \b" * 3
    discipline.process_output(b"\n$ ")
    type_in(discipline, b"\x15\x15a\tb\x7f\x7f")
    shown = discipline.take_echo()
    assert shown.endswith(b"a\tb\b \b" + b"\b" * 5)


def test_signals_flush_and_show() -> None:
    discipline = LineDiscipline()
    assert type_in(discipline, b"half\x03") == [SIGINT]
    assert discipline.take_echo() == b"half^C"
    assert type_in(discipline, b"\x1a\x1c") == [SIGTSTP, SIGQUIT]
    type_in(discipline, b"ok\n")
    assert discipline.read(10) == b"ok\n"


def test_raw_mode_passes_everything() -> None:
    discipline = LineDiscipline()
    type_in(discipline, b"typed")
    discipline.change_settings(raw())
    assert type_in(discipline, b"\x03\x04\r\n") == []
    assert discipline.read(100) == b"typed\x03\x04\r\n"
    assert discipline.take_echo() == b"typed"


def test_back_to_canonical_keeps_what_is_there() -> None:
    discipline = LineDiscipline()
    discipline.change_settings(raw())
    type_in(discipline, b"abc")
    discipline.change_settings(initial_settings())
    assert discipline.readable()
    assert discipline.read(2) == b"ab"
    assert discipline.read(2) == b"c"


def test_flow_control() -> None:
    discipline = LineDiscipline()
    type_in(discipline, b"\x13")
    assert discipline.stopped
    type_in(discipline, b"\x11")
    assert not discipline.stopped


def test_output_processing() -> None:
    discipline = LineDiscipline()
    assert discipline.process_output(b"a\nb\n") == b"a\r\nb\r\n"
    discipline.change_settings(raw(c_oflag=0))
    assert discipline.process_output(b"a\nb\n") == b"a\nb\n"


@given(st.lists(st.sampled_from([b"a", b"B", b" ", b"\n", b"\x7f", b"\x15", b"\x04"]), max_size=60))
def test_canonical_input_matches_a_model(keys: list[bytes]) -> None:
    """The model: a list of finished lines and one under edit."""
    lines: list[bytes] = []
    line = b""
    for key in keys:
        if key == b"\n":
            lines, line = [*lines, line + key], b""
        elif key == b"\x7f":
            line = line[:-1]
        elif key == b"\x15":
            line = b""
        elif key == b"\x04":
            lines, line = [*lines, line], b""
        else:
            line += key
    discipline = LineDiscipline()
    type_in(discipline, b"".join(keys))
    for expected in lines:
        assert discipline.readable()
        assert discipline.read(1000) == expected
    assert not discipline.readable()


@given(st.binary(max_size=300), st.binary(max_size=40))
def test_any_bytes_are_survived(data: bytes, flags: bytes) -> None:
    discipline = LineDiscipline()
    settings = t.Termios()
    settings.view()[: len(flags[:36])] = flags[:36]
    discipline.change_settings(settings)
    type_in(discipline, data)
    discipline.change_settings(initial_settings())
    type_in(discipline, data)
    while discipline.readable():
        discipline.read(7)
