"""shlex: words of a command line as a shell splits them, and quoted for one (POSIX, 2.2 Quoting)."""

from collections.abc import Iterable

BLANKS = " \t\r\n"
SAFE = "@%+=:,./-_"


def split(s: str, comments: bool = False) -> list[str]:
    """The words of a text, without the quotes. ValueError where a quote or an escape has no end."""
    words: list[str] = []
    at = 0
    while at < len(s):
        if s[at] in BLANKS:
            at += 1
        elif comments and s[at] == "#":
            at = _line_end(s, at)
        else:
            word, at = _word(s, at, comments)
            words.append(word)
    return words


def _line_end(s: str, at: int) -> int:
    """The place behind the line of a place."""
    end = s.find("\n", at)
    return len(s) if end < 0 else end + 1


def _word(s: str, at: int, comments: bool) -> tuple[str, int]:
    """The word that begins at a place, and the place behind it. ValueError."""
    parts: list[str] = []
    while at < len(s) and s[at] not in BLANKS and not (comments and s[at] == "#"):
        letter = s[at]
        if letter == "'":
            end = s.find("'", at + 1)
            if end < 0:
                raise ValueError("No closing quotation")
            parts.append(s[at + 1 : end])
            at = end + 1
        elif letter == '"':
            text, at = _quoted(s, at + 1)
            parts.append(text)
        elif letter == "\\":
            if at + 1 == len(s):
                raise ValueError("No escaped character")
            parts.append(s[at + 1])
            at += 2
        else:
            parts.append(letter)
            at += 1
    return "".join(parts), at


def _quoted(s: str, at: int) -> tuple[str, int]:
    """The text from a place to the next double quote, and the place behind that. ValueError."""
    parts: list[str] = []
    while at < len(s) and s[at] != '"':
        if s[at] == "\\":
            if at + 1 == len(s):
                raise ValueError("No escaped character")
            if s[at + 1] not in '"\\':
                parts.append("\\")
            at += 1
        parts.append(s[at])
        at += 1
    if at == len(s):
        raise ValueError("No closing quotation")
    return "".join(parts), at + 1


def quote(s: str) -> str:
    """A text as one word of a shell's command."""
    if s and all(letter in SAFE or (letter.isascii() and letter.isalnum()) for letter in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command: Iterable[str]) -> str:
    """Words as a command that `split` takes apart again."""
    return " ".join([quote(word) for word in split_command])
