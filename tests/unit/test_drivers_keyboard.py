"""The keyboard's translation: every key of the US layout, modifiers, locks, sequences, damaged input."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.drivers.keyboard import Keyboard
from tests.fakes.machine import installed

SHIFT, RIGHT_SHIFT, CONTROL, ALT, CAPS, NUM, RELEASE = 0x2A, 0x36, 0x1D, 0x38, 0x3A, 0x45, 0x80
ROWS = {
    0x02: ("1234567890-=", "!@#$%^&*()_+"),
    0x10: ("qwertyuiop[]", "QWERTYUIOP{}"),
    0x1E: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    0x2B: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
}
CODES = {plain: first + i for first, (row, _) in ROWS.items() for i, plain in enumerate(row)}
CODES[" "] = 0x39


def typed(*codes: int) -> bytes:
    keyboard = Keyboard()
    return b"".join(keyboard.translate(code) for code in codes)


def test_the_whole_layout() -> None:
    for first, (plain, shifted) in ROWS.items():
        for index, (low, high) in enumerate(zip(plain, shifted, strict=True)):
            code = first + index
            assert typed(code, code | RELEASE) == low.encode()
            assert typed(SHIFT, code, SHIFT | RELEASE) == high.encode()
            assert typed(RIGHT_SHIFT, code) == high.encode()
            assert typed(SHIFT, SHIFT | RELEASE, code) == low.encode()
    every = set("".join(plain + shifted for plain, shifted in ROWS.values())) | {" "}
    assert every == set(string.printable[:95])


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([0x01], b"\x1b"),
        ([0x0E], b"\x7f"),
        ([0x0F], b"\t"),
        ([SHIFT, 0x0F], b"\x1b[Z"),
        ([0x1C], b"\r"),
        ([0x39], b" "),
        ([0xE0, 0x48, 0xE0, 0xC8], b"\x1b[A"),
        ([0xE0, 0x50], b"\x1b[B"),
        ([0xE0, 0x4D], b"\x1b[C"),
        ([0xE0, 0x4B], b"\x1b[D"),
        ([0xE0, 0x2A, 0xE0, 0x47, 0xE0, 0xC7, 0xE0, 0xAA, 0x1E], b"\x1b[Ha"),
        ([0xE0, 0x4F], b"\x1b[F"),
        ([0xE0, 0x49], b"\x1b[5~"),
        ([0xE0, 0x51], b"\x1b[6~"),
        ([0xE0, 0x52], b"\x1b[2~"),
        ([0xE0, 0x53], b"\x1b[3~"),
        ([0xE0, 0x1C], b"\r"),
        ([0xE0, 0x35], b"/"),
        ([0x48], b"\x1b[A"),
        ([NUM, NUM | RELEASE, 0x48, 0x53, 0x37, 0x4A, 0x4E], b"8.*-+"),
        ([0xE1, 0x1D, 0x45, 0xE1, 0x9D, 0xC5, 0x1E], b"a"),
        ([0x3B, 0x44, 0x57, 0x58], b"\x1b[11~\x1b[21~\x1b[23~\x1b[24~"),
        ([ALT, 0x30], b"\x1bb"),
        ([0xE0, ALT, 0x30], b"\x1bb"),
        ([0xFA, 0xAA, 0x1E], b"a"),
        ([0xE0, 0x5B], b""),
        ([0x7F], b""),
    ],
)
def test_keys(codes: list[int], expected: bytes) -> None:
    assert typed(*codes) == expected


def test_control() -> None:
    for letter in string.ascii_lowercase:
        assert typed(CONTROL, CODES[letter]) == bytes([ord(letter) - 0x60])
        assert typed(0xE0, CONTROL, CODES[letter]) == bytes([ord(letter) - 0x60])
    assert typed(CONTROL, CODES["["]) == b"\x1b"
    assert typed(CONTROL, CODES["\\"]) == b"\x1c"
    assert typed(CONTROL, CODES["]"]) == b"\x1d"
    assert typed(CONTROL, SHIFT, CODES["6"]) == b"\x1e"
    assert typed(CONTROL, CODES["/"]) == b"\x1f"
    assert typed(CONTROL, SHIFT, CODES["2"]) == b"\0"
    assert typed(CONTROL, CODES[" "]) == b"\0"
    assert typed(CONTROL, CODES["c"], CONTROL | RELEASE, CODES["c"]) == b"\x03c"


def test_caps_lock_is_for_letters() -> None:
    keyboard = Keyboard()
    for code in (CAPS, CAPS, CAPS | RELEASE):  # held down: the repetition does not toggle
        assert keyboard.translate(code) == b""
    assert keyboard.caps_lock
    assert keyboard.translate(CODES["a"]) == b"A"
    assert keyboard.translate(CODES["1"]) == b"1"
    keyboard.translate(SHIFT)
    assert keyboard.translate(CODES["a"]) == b"a"
    assert keyboard.translate(CODES["1"]) == b"!"
    keyboard.translate(CAPS)
    assert keyboard.translate(CODES["a"]) == b"A"


def test_both_shifts() -> None:
    assert typed(SHIFT, RIGHT_SHIFT, SHIFT | RELEASE, CODES["a"], RIGHT_SHIFT | RELEASE, CODES["a"]) == b"Aa"


@given(st.lists(st.integers(0, 255), max_size=200))
def test_any_bytes_are_survived(codes: list[int]) -> None:
    keyboard = Keyboard()
    for code in codes:
        assert len(keyboard.translate(code)) <= 6


def test_receive_empties_the_controller_and_lights_the_lamp() -> None:
    with installed() as machine:
        waiting = [(0x01, CODES["o"]), (0x21, 0x99), (0x01, CAPS), (0x01, CODES["k"])]
        machine.inputs[0x64] = lambda: waiting[0][0] if waiting else 0
        machine.inputs[0x60] = lambda: waiting.pop(0)[1]
        assert Keyboard().receive() == b"oK"
        assert (0x60, 0xED) in machine.written and (0x60, 4) in machine.written
