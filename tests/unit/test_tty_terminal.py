"""The terminal's escape sequences, on a screen made of lists."""

from hypothesis import given
from hypothesis import strategies as st

from kernel.drivers.screen import Screen
from kernel.tty.glyphs import MISSING_GLYPH, glyph_of
from kernel.tty.terminal import Terminal


class ListScreen(Screen):
    """80 by 25 cells; a call outside them fails the test."""

    def __init__(self) -> None:
        self.cells = [[(0x20, 7)] * 80 for _ in range(25)]
        self.cursor = (0, 0, True)

    @property
    def rows(self) -> int:
        return 25

    @property
    def columns(self) -> int:
        return 80

    def put(self, row: int, column: int, character: int, attribute: int) -> None:
        assert 0 <= row < 25 and 0 <= column < 80 and 0 <= character < 256 and 0 <= attribute < 128
        self.cells[row][column] = (character, attribute)

    def fill(self, row: int, column: int, count: int, attribute: int) -> None:
        assert 0 <= row < 25 and column >= 0 and count >= 0 and column + count <= 80
        for place in range(column, column + count):
            self.cells[row][place] = (0x20, attribute)

    def move_row(self, source: int, destination: int) -> None:
        assert 0 <= source < 25 and 0 <= destination < 25
        self.cells[destination] = list(self.cells[source])

    def move_columns(self, row: int, source: int, destination: int, count: int) -> None:
        assert 0 <= row < 25 and count >= 0 and max(source, destination) + count <= 80
        self.cells[row][destination : destination + count] = self.cells[row][source : source + count]

    def set_cursor(self, row: int, column: int, visible: bool) -> None:
        assert 0 <= row < 25 and 0 <= column < 80
        self.cursor = (row, column, visible)

    def line(self, row: int) -> str:
        return bytes(character for character, _ in self.cells[row]).decode("cp437").rstrip()


def shown(data: bytes) -> ListScreen:
    screen = ListScreen()
    Terminal(screen).write(data)
    return screen


def test_text_and_line_ends() -> None:
    screen = shown(b"one\r\ntwo\tx\b\by")
    assert (screen.line(0), screen.line(1)) == ("one", "two    yx")
    assert screen.cursor == (1, 8, True)


def test_last_column_wraps_late() -> None:
    screen = shown(b"a" * 80)
    assert screen.cursor == (0, 79, True)
    screen = shown(b"a" * 81)
    assert screen.line(1) == "a"


def test_scrolling() -> None:
    screen = shown(b"".join(b"line %d\r\n" % number for number in range(30)))
    assert screen.line(0) == "line 6"
    assert screen.line(23) == "line 29"
    assert screen.line(24) == ""


def test_cursor_moves_and_erasing() -> None:
    screen = shown(b"abcdef\x1b[3D\x1b[K\x1b[5;10Hx\x1b[2A\x1b[Gy\x1b[99;99Hz")
    assert screen.line(0) == "abc"
    assert screen.line(4) == " " * 9 + "x"
    assert screen.line(2) == "y"
    assert screen.cells[24][79][0] == ord("z")
    assert shown(b"text\x1b[2J\x1b[H").line(0) == ""


def test_insert_and_delete() -> None:
    assert shown(b"abcd\x1b[2G\x1b[2@").line(0) == "a  bcd"
    assert shown(b"abcd\x1b[2G\x1b[2P").line(0) == "ad"
    screen = shown(b"1\r\n2\r\n3\x1b[2;1H\x1b[L")
    assert [screen.line(row) for row in range(4)] == ["1", "", "2", "3"]
    screen = shown(b"1\r\n2\r\n3\x1b[1;1H\x1b[M")
    assert [screen.line(row) for row in range(3)] == ["2", "3", ""]


def test_scrolling_region() -> None:
    screen = shown(b"top\x1b[2;3r\x1b[2;1Ha\r\nb\r\nc\x1b[r")
    assert [screen.line(row) for row in range(4)] == ["top", "b", "c", ""]


def test_colours() -> None:
    screen = shown(b"\x1b[31mr\x1b[1;44mB\x1b[0;7mv\x1b[m.")
    assert [attribute for _, attribute in screen.cells[0][:4]] == [0x04, 0x1C, 0x70, 0x07]


def test_utf8() -> None:
    screen = shown("é│→\U0001f40d".encode() + b"\xff\xc3(")
    characters = [character for character, _ in screen.cells[0][:7]]
    assert characters == [0x82, 0xB3, 0x1A, MISSING_GLYPH, MISSING_GLYPH, MISSING_GLYPH, ord("(")]
    assert glyph_of(ord("A")) == ord("A")


def test_reports() -> None:
    terminal = Terminal(ListScreen())
    terminal.write(b"\x1b[3;4H\x1b[6n\x1b[5n")
    assert terminal.take_reply() == b"\x1b[3;4R\x1b[0n"
    assert terminal.take_reply() == b""


def test_unknown_sequences_are_swallowed() -> None:
    assert shown(b"\x1b]0;title\x07a\x1b(Bb\x1b[?2004hc\x1b[>1;2qd").line(0) == "abcd"


def test_cursor_can_be_hidden() -> None:
    assert shown(b"\x1b[?25l").cursor == (0, 0, False)


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=8),
            st.builds(
                lambda numbers, final: b"\x1b[" + b";".join(b"%d" % n for n in numbers) + bytes([final]),
                st.lists(st.integers(0, 100), max_size=3),
                st.integers(0x40, 0x7E),
            ),
        ),
        max_size=30,
    )
)
def test_any_bytes_stay_on_the_screen(pieces: list[bytes]) -> None:
    shown(b"".join(pieces))
