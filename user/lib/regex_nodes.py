"""re: what a pattern is made of, and the characters that a part of it matches."""

IGNORECASE = 2
MULTILINE = 8
DOTALL = 16
UNICODE = 32
VERBOSE = 64
ASCII = 256
"""The flags that patterns have, as the numbers of Python's."""

ENDLESS = 0x7FFF_FFFF
"""The largest number of a repetition: as often as may be."""

CHAR = 1
ANY = 2
ALL = 3
SET = 4
SEQUENCE = 5
CHOICE = 6
REPEAT = 7
GROUP = 8
LOOK = 9
BACK = 10
LINE_START = 11
LINE_END = 12
TEXT_START = 13
TEXT_END = 14
LAST_LINE_END = 15
WORD_EDGE = 16
NO_WORD_EDGE = 17
"""The kinds of nodes."""


class error(Exception):  # noqa: N801 (Python's name)
    """A pattern that is none; `pos` is the place in it."""

    def __init__(self, msg: str, pattern: str | None = None, pos: int | None = None) -> None:
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        text = msg
        if pattern is not None and pos is not None:
            text += f" at position {pos}"
            line = pattern.count("\n", 0, pos) + 1
            if "\n" in pattern:
                text += f" (line {line}, column {pos - pattern.rfind(chr(10), 0, pos)})"
        super().__init__(text)


class Characters:
    """A set of characters: ranges, and kinds by the letters of their escapes."""

    def __init__(self, negated: bool, ignore_case: bool, ascii_only: bool) -> None:
        self.negated = negated
        self._ignore_case = ignore_case
        self._ascii_only = ascii_only
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        self._kinds = ""

    def add(self, first: int, last: int) -> None:
        """Take in a range."""
        self._firsts.append(first)
        self._lasts.append(last)

    def add_kind(self, letter: str) -> None:
        """Take in what an escape such as `\\w` stands for."""
        self._kinds += letter

    def has(self, code: int) -> bool:
        """Whether a character belongs to the set."""
        found = self._listed(code)
        if not found and self._ignore_case:
            found = any(self._listed(other) for other in cases_of(code, self._ascii_only))
        return found != self.negated

    def _listed(self, code: int) -> bool:
        for index, first in enumerate(self._firsts):
            if first <= code <= self._lasts[index]:
                return True
        return any(is_kind(letter, code, self._ascii_only) for letter in self._kinds)


def cases_of(code: int, ascii_only: bool) -> list[int]:
    """The other cases of a character; with the flag ASCII, other letters than those have one case."""
    found: list[int] = []
    if ascii_only and code >= 128:
        return found
    letter = chr(code)
    for text in (letter.lower(), letter.upper()):
        if len(text) == 1 and ord(text) != code:
            found.append(ord(text))
    return found


def lowered(code: int, ascii_only: bool) -> int:
    """A character in lower case, if that is one; with the flag ASCII, other letters than those stay."""
    if ascii_only and code >= 128:
        return code
    text = chr(code).lower()
    return ord(text) if len(text) == 1 else code


def is_word(code: int, ascii_only: bool) -> bool:
    """Whether a character is of a word: a letter, a digit or "_"."""
    letter = chr(code)
    return letter == "_" or (letter.isalnum() and (code < 128 or not ascii_only))


def is_kind(letter: str, code: int, ascii_only: bool) -> bool:
    """Whether a character is of the kind that an escape stands for; a capital letter is all others."""
    if letter.isupper():
        return not is_kind(letter.lower(), code, ascii_only)
    if letter == "w":
        return is_word(code, ascii_only)
    if code >= 128 and ascii_only:
        return False
    if letter == "d":
        return chr(code).isdecimal()
    return chr(code).isspace() and (not ascii_only or not 28 <= code <= 31)


class Node:
    """A part of a pattern; which fields count depends on its kind."""

    def __init__(self, kind: int, value: int = 0) -> None:
        self.kind = kind
        # The character of CHAR, the number of GROUP (0: not kept) and BACK, 1 (ahead) or -1 of LOOK.
        self.value = value
        self.parts: list[Node] = []
        self.low = 0
        self.high = 0
        self.lazy = False
        # Of CHAR and BACK: in any case; of LOOK: it must not match; of WORD_EDGE: ASCII alone.
        self.flag = False
        # Of those in any case: only letters of ASCII have cases.
        self.ascii_only = False
        self.characters: Characters | None = None

    def width(self) -> tuple[int, int]:
        """The least and the largest number of characters that the node matches."""
        if self.kind in (CHAR, ANY, ALL, SET):
            return 1, 1
        if self.kind == CHOICE:
            widths = [part.width() for part in self.parts]
            return min([least for least, _ in widths]), max([most for _, most in widths])
        if self.kind == BACK:
            return 0, ENDLESS
        if self.kind in (SEQUENCE, GROUP, REPEAT):
            least, most = 0, 0
            for part in self.parts:
                low, high = part.width()
                least, most = least + low, most + high
            if self.kind == REPEAT:
                most = 0 if most == 0 else min(most * self.high, ENDLESS)
                return min(least * self.low, ENDLESS), most
            return min(least, ENDLESS), min(most, ENDLESS)
        return 0, 0


def sequence(parts: list[Node]) -> Node:
    """Nodes one behind the other."""
    if len(parts) == 1:
        return parts[0]
    made = Node(SEQUENCE)
    made.parts = parts
    return made
