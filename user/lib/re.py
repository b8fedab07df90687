"""re: regular expressions over text, as CPython's, with a machine that goes back where it had a choice.

Not there: bytes, LOCALE, atomic groups and possessive repetitions, conditions `(?(1)...)`. `findall` gives
texts, or tuples where the pattern is known when compiling and has several groups.
"""

from collections.abc import Callable, Iterator
from enum import IntFlag

from user.lib import regex_nodes
from user.lib.regex_nodes import error
from user.lib.regex_parser import Parser
from user.lib.regex_program import Machine, Program
from user.lib.regex_templates import expanded

__all__ = ["error"]


class RegexFlag(IntFlag):
    """How a pattern is meant."""

    IGNORECASE = regex_nodes.IGNORECASE
    I = regex_nodes.IGNORECASE  # noqa: E741 (Python's name)
    MULTILINE = regex_nodes.MULTILINE
    M = regex_nodes.MULTILINE
    DOTALL = regex_nodes.DOTALL
    S = regex_nodes.DOTALL
    UNICODE = regex_nodes.UNICODE
    U = regex_nodes.UNICODE
    VERBOSE = regex_nodes.VERBOSE
    X = regex_nodes.VERBOSE
    ASCII = regex_nodes.ASCII
    A = regex_nodes.ASCII
    NOFLAG = 0


IGNORECASE = I = RegexFlag.IGNORECASE  # noqa: E741 (Python's name)
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
UNICODE = U = RegexFlag.UNICODE
VERBOSE = X = RegexFlag.VERBOSE
ASCII = A = RegexFlag.ASCII
NOFLAG = RegexFlag.NOFLAG


class Match:
    """Where a pattern has matched, and its groups."""

    def __init__(
        self, re: "Pattern", string: str, pos: int, endpos: int, spans: list[int], last: int
    ) -> None:
        self.re = re
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._spans = spans
        self.lastindex: int | None = last if last > 0 else None

    @property
    def lastgroup(self) -> str | None:
        """The name of the group that ended last."""
        for name, number in self.re.groupindex.items():
            if number == self.lastindex:
                return name
        return None

    @property
    def regs(self) -> tuple[tuple[int, int], ...]:
        """Begin and end of the match and of each group."""
        return tuple([self.span(number) for number in range(self.re.groups + 1)])

    def _number(self, group: int | str) -> int:
        """The number of a group. IndexError."""
        if isinstance(group, str):
            if group in self.re.groupindex:
                return self.re.groupindex[group]
        elif 0 <= group <= self.re.groups:
            return group
        raise IndexError("no such group")

    def _text(self, number: int) -> str | None:
        begin = self._spans[2 * number]
        return None if begin < 0 else self.string[begin : self._spans[2 * number + 1]]

    def group(self, group: int | str = 0) -> str | None:
        """The text of a group, of the match without one; None where it has none. IndexError."""
        return self._text(self._number(group))

    def group_of_2(self, one: int | str, other: int | str) -> tuple[str | None, str | None]:
        """group(one, other)"""
        return self.group(one), self.group(other)

    def group_of_3(
        self, one: int | str, other: int | str, third: int | str
    ) -> tuple[str | None, str | None, str | None]:
        """group(one, other, third)"""
        return self.group(one), self.group(other), self.group(third)

    def __getitem__(self, group: int | str) -> str | None:
        return self._text(self._number(group))

    def groups(self, default: str | None = None) -> tuple[str | None, ...]:
        """The texts of all groups."""
        found: list[str | None] = []
        for number in range(1, self.re.groups + 1):
            text = self._text(number)
            found.append(default if text is None else text)
        return tuple(found)

    def groupdict(self, default: str | None = None) -> dict[str, str | None]:
        """The texts of the groups that have names."""
        found: dict[str, str | None] = {}
        for name, number in self.re.groupindex.items():
            text = self._text(number)
            found[name] = default if text is None else text
        return found

    def start(self, group: int | str = 0) -> int:
        """Where a group begins; -1 where it has no text."""
        return self._spans[2 * self._number(group)]

    def end(self, group: int | str = 0) -> int:
        """Where a group ends."""
        return self._spans[2 * self._number(group) + 1]

    def span(self, group: int | str = 0) -> tuple[int, int]:
        """Begin and end of a group."""
        return self.start(group), self.end(group)

    def expand(self, template: str) -> str:
        """A template of `sub` with the texts of the groups in it."""
        return expanded(template, [self._text(n) for n in range(self.re.groups + 1)], self.re.groupindex)

    def __repr__(self) -> str:
        return f"<re.Match object; span={self.span()}, match={self._text(0)!r}>"


class Pattern:
    """A pattern, ready to be looked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        parser = Parser(pattern, flags)
        tree = parser.parse()
        self.pattern = pattern
        self.flags = parser.flags if parser.flags & regex_nodes.ASCII else parser.flags | regex_nodes.UNICODE
        self.groups = parser.groups
        self.groupindex = parser.names
        self._program = Program(tree, parser.groups)

    def _match_at(
        self, machine: Machine, text: str, pos: int, start: int, whole: bool, some: bool
    ) -> Match | None:
        """The match that begins at a place."""
        end = machine.match(start, whole, some)
        if end < 0:
            return None
        size = 2 * self.groups + 2
        spans = machine.saved[:size]
        spans[0], spans[1] = start, end
        for group in range(1, self.groups + 1):
            if spans[2 * group + 1] < 0:
                spans[2 * group] = -1
        return Match(self, text, pos, machine.end, spans, machine.saved[size])

    def _machine(self, text: str, endpos: int) -> Machine:
        codes = [ord(letter) for letter in text]
        return Machine(self._program, codes, max(min(endpos, len(codes)), 0))

    def match(self, string: str, pos: int = 0, endpos: int = regex_nodes.ENDLESS) -> Match | None:
        """The match that begins at `pos`."""
        machine = self._machine(string, endpos)
        start = min(max(pos, 0), len(machine.text))
        return self._match_at(machine, string, start, start, False, False) if start <= machine.end else None

    def fullmatch(self, string: str, pos: int = 0, endpos: int = regex_nodes.ENDLESS) -> Match | None:
        """The match of all of the text."""
        machine = self._machine(string, endpos)
        start = min(max(pos, 0), len(machine.text))
        return self._match_at(machine, string, start, start, True, False) if start <= machine.end else None

    def search(self, string: str, pos: int = 0, endpos: int = regex_nodes.ENDLESS) -> Match | None:
        """The first match."""
        for found in self.finditer(string, pos, endpos):
            return found
        return None

    def finditer(self, string: str, pos: int = 0, endpos: int = regex_nodes.ENDLESS) -> Iterator[Match]:
        """All matches that do not overlap."""
        machine = self._machine(string, endpos)
        place = start = min(max(pos, 0), len(machine.text))
        some = False
        while place <= machine.end:
            found = self._match_at(machine, string, start, place, False, some)
            if found is None:
                place += 1
                some = False
                continue
            yield found
            some = found.end() == found.start()
            place = found.end()

    def findall(self, string: str, pos: int = 0, endpos: int = regex_nodes.ENDLESS) -> list[str]:
        """The texts of all matches, of their group where there is one. TypeError where there are more."""
        if self.groups > 1:
            raise TypeError("findall of a pattern with several groups: the pattern must be a literal")
        group = self.groups
        return [found.group(group) or "" for found in self.finditer(string, pos, endpos)]

    def findall_rows(
        self, string: str, pos: int = 0, endpos: int = regex_nodes.ENDLESS
    ) -> list[tuple[str, ...]]:
        """The texts of the groups of all matches."""
        rows: list[tuple[str, ...]] = []
        for found in self.finditer(string, pos, endpos):
            rows.append(tuple([found.group(number) or "" for number in range(1, self.groups + 1)]))
        return rows

    def split(self, string: str, maxsplit: int = 0) -> list[str]:
        """The text between matches, and the groups of these. TypeError where a group has no text."""
        if maxsplit < 0:
            return [string]
        parts: list[str] = []
        begin = 0
        for count, found in enumerate(self.finditer(string)):
            if 0 < maxsplit <= count:
                break
            parts.append(string[begin : found.start()])
            for text in found.groups():
                if text is None:
                    raise TypeError("split by a pattern of which a group has no text would give None")
                parts.append(text)
            begin = found.end()
        parts.append(string[begin:])
        return parts

    def _replaced(self, text: str, count: int, replacement: Callable[[Match], str]) -> tuple[str, int]:
        if count < 0:
            return text, 0
        parts: list[str] = []
        begin = done = 0
        for found in self.finditer(text):
            if 0 < count <= done:
                break
            parts.append(text[begin : found.start()])
            parts.append(replacement(found))
            begin = found.end()
            done += 1
        parts.append(text[begin:])
        return "".join(parts), done

    def subn(self, repl: str, string: str, count: int = 0) -> tuple[str, int]:
        """The text with `repl`, a template, in place of matches, and how many there were."""
        if "\\" not in repl:
            return self._replaced(string, count, lambda found: repl)
        expanded(repl, [""] * (self.groups + 1), self.groupindex)
        return self._replaced(string, count, lambda found: found.expand(repl))

    def subn_calling(self, repl: Callable[[Match], str], string: str, count: int = 0) -> tuple[str, int]:
        """subn with what a function gives for each match."""
        return self._replaced(string, count, repl)

    def sub(self, repl: str, string: str, count: int = 0) -> str:
        """The text with `repl`, a template, in place of matches."""
        return self.subn(repl, string, count)[0]

    def sub_calling(self, repl: Callable[[Match], str], string: str, count: int = 0) -> str:
        """sub with what a function gives for each match."""
        return self._replaced(string, count, repl)[0]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self) -> int:
        return hash((self.pattern, self.flags))

    def __repr__(self) -> str:
        names = [
            f"re.{name}"
            for name, flag in _FLAG_NAMES.items()
            if self.flags & flag and flag != regex_nodes.UNICODE
        ]
        shown = repr(self.pattern)[:200]
        return f"re.compile({shown}{', ' if names else ''}{'|'.join(names)})"


_FLAG_NAMES: dict[str, int] = {
    "IGNORECASE": regex_nodes.IGNORECASE,
    "MULTILINE": regex_nodes.MULTILINE,
    "DOTALL": regex_nodes.DOTALL,
    "VERBOSE": regex_nodes.VERBOSE,
    "ASCII": regex_nodes.ASCII,
}
_known: dict[tuple[str, int], Pattern] = {}
_MOST_KNOWN = 512


def compile(pattern: str | Pattern, flags: int = 0) -> Pattern:
    """A pattern, ready to be looked for. error; ValueError where flags are given for one that is."""
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    key = (pattern, int(flags))
    if key not in _known:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[key] = Pattern(pattern, int(flags))
    return _known[key]


def purge() -> None:
    """Forget the patterns that are kept ready."""
    _known.clear()


def match(pattern: str | Pattern, string: str, flags: int = 0) -> Match | None:
    """The match at the text's begin. error."""
    return compile(pattern, flags).match(string)


def fullmatch(pattern: str | Pattern, string: str, flags: int = 0) -> Match | None:
    """The match of all of the text. error."""
    return compile(pattern, flags).fullmatch(string)


def search(pattern: str | Pattern, string: str, flags: int = 0) -> Match | None:
    """The first match. error."""
    return compile(pattern, flags).search(string)


def finditer(pattern: str | Pattern, string: str, flags: int = 0) -> Iterator[Match]:
    """All matches that do not overlap. error."""
    return compile(pattern, flags).finditer(string)


def findall(pattern: str | Pattern, string: str, flags: int = 0) -> list[str]:
    """The texts of all matches, of their group where there is one. error; TypeError where there are more."""
    return compile(pattern, flags).findall(string)


def findall_rows(pattern: str | Pattern, string: str, flags: int = 0) -> list[tuple[str, ...]]:
    """The texts of the groups of all matches. error."""
    return compile(pattern, flags).findall_rows(string)


def split(pattern: str | Pattern, string: str, maxsplit: int = 0, flags: int = 0) -> list[str]:
    """The text between matches, and the groups of these. error; TypeError where a group has no text."""
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern: str | Pattern, repl: str, string: str, count: int = 0, flags: int = 0) -> str:
    """The text with `repl`, a template, in place of matches. error."""
    return compile(pattern, flags).sub(repl, string, count)


def sub_calling(
    pattern: str | Pattern, repl: Callable[[Match], str], string: str, count: int = 0, flags: int = 0
) -> str:
    """sub with what a function gives for each match. error."""
    return compile(pattern, flags).sub_calling(repl, string, count)


def subn(pattern: str | Pattern, repl: str, string: str, count: int = 0, flags: int = 0) -> tuple[str, int]:
    """The text with `repl`, a template, in place of matches, and how many there were. error."""
    return compile(pattern, flags).subn(repl, string, count)


def subn_calling(
    pattern: str | Pattern, repl: Callable[[Match], str], string: str, count: int = 0, flags: int = 0
) -> tuple[str, int]:
    """subn with what a function gives for each match. error."""
    return compile(pattern, flags).subn_calling(repl, string, count)


_SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"


def escape(pattern: str) -> str:
    """A pattern that matches a text and nothing else."""
    return "".join(["\\" + letter if letter in _SPECIAL else letter for letter in pattern])
