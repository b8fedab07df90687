"""re: a pattern as a tree of nodes."""

from user.lib.regex_nodes import (
    ALL,
    ANY,
    ASCII,
    BACK,
    CHAR,
    CHOICE,
    DOTALL,
    ENDLESS,
    GROUP,
    IGNORECASE,
    LAST_LINE_END,
    LINE_END,
    LINE_START,
    LOOK,
    MULTILINE,
    NO_WORD_EDGE,
    REPEAT,
    SET,
    TEXT_END,
    TEXT_START,
    UNICODE,
    VERBOSE,
    WORD_EDGE,
    Characters,
    Node,
    error,
    sequence,
)

_LETTERS: dict[str, int] = {
    "i": IGNORECASE,
    "m": MULTILINE,
    "s": DOTALL,
    "x": VERBOSE,
    "a": ASCII,
    "u": UNICODE,
}
_CONTROLS: dict[str, int] = {"n": 10, "t": 9, "r": 13, "f": 12, "v": 11, "a": 7, "b": 8, "\\": 92}
_HEX: dict[str, int] = {"x": 2, "u": 4, "U": 8}


class Parser:
    """Reads a pattern; `names` and `groups` tell of its groups, `flags` of those that it sets itself too."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags
        self.groups = 0
        self.names: dict[str, int] = {}
        self._at = 0
        self._open: list[int] = []
        self._behind = 0

    def parse(self) -> Node:
        """The tree of the whole pattern. error."""
        tree = self._choice()
        if self._at < len(self.pattern):
            raise self._error("unbalanced parenthesis", self._at)
        return tree

    def _error(self, text: str, place: int) -> error:
        return error(text, self.pattern, place)

    def _peek(self) -> str:
        """The next character; "" at the end."""
        return self.pattern[self._at : self._at + 1]

    def _take(self) -> str:
        """The next character, behind which reading goes on."""
        letter = self._peek()
        self._at += 1
        return letter

    def _takes(self, text: str) -> bool:
        """Whether a text stands here, behind which reading goes on then."""
        found = self.pattern.startswith(text, self._at)
        if found:
            self._at += len(text)
        return found

    # --- alternatives and sequences ---

    def _choice(self) -> Node:
        parts = [self._sequence()]
        while self._takes("|"):
            parts.append(self._sequence())
        if len(parts) == 1:
            return parts[0]
        made = Node(CHOICE)
        made.parts = parts
        return made

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self._peek() not in ("", "|", ")"):
            if self.flags & VERBOSE and self._skips_blank():
                continue
            place = self._at
            node = self._atom(place == 0)
            if node is not None:
                parts.append(self._repeated(node, place))
        return sequence(parts)

    def _skips_blank(self) -> bool:
        """Whether a blank or a comment of a verbose pattern was read."""
        letter = self._peek()
        if letter == "#":
            end = self.pattern.find("\n", self._at)
            self._at = len(self.pattern) if end < 0 else end + 1
            return True
        if letter in " \t\n\r\v\f":
            self._at += 1
            return True
        return False

    def _repeated(self, node: Node, place: int) -> Node:
        """The node with the repetition that follows it."""
        while self.flags & VERBOSE and self._peek() and self._skips_blank():
            pass
        start = self._at
        bounds = self._bounds()
        if bounds is None:
            return node
        if node.kind == REPEAT:
            raise self._error("multiple repeat", start)
        if node.kind in (LINE_START, LINE_END, TEXT_START, TEXT_END, LAST_LINE_END, WORD_EDGE, NO_WORD_EDGE):
            raise self._error("nothing to repeat", start)
        made = Node(REPEAT)
        made.low, made.high = bounds
        made.parts = [node]
        if self._takes("?"):
            made.lazy = True
        elif self._takes("+"):
            raise self._error("possessive repetition is not part of Ophion's re", start)
        return self._repeated(made, place)

    def _bounds(self) -> tuple[int, int] | None:
        """The bounds of a repetition that stands here."""
        if self._takes("*"):
            return 0, ENDLESS
        if self._takes("+"):
            return 1, ENDLESS
        if self._takes("?"):
            return 0, 1
        start = self._at
        if not self._takes("{"):
            return None
        low = self._digits()
        high = low
        if self._takes(","):
            high = self._digits()
        elif not low:
            self._at = start
            return None
        if not self._takes("}"):
            self._at = start
            return None
        least, most = int(low) if low else 0, int(high) if high else ENDLESS
        if most < least:
            raise self._error("min repeat greater than max repeat", start + 1)
        return least, most

    def _digits(self) -> str:
        start = self._at
        while "0" <= self._peek() <= "9" and self._peek():
            self._at += 1
        return self.pattern[start : self._at]

    # --- single parts ---

    def _atom(self, first: bool) -> Node | None:
        """What stands here, without a repetition; None for what matches nothing, such as a comment."""
        place = self._at
        letter = self._take()
        if letter == "(":
            return self._group(place)
        if letter == "[":
            return self._set(place)
        if letter == "\\":
            return self._escape(place)
        if letter == ".":
            return Node(ALL if self.flags & DOTALL else ANY)
        if letter == "^":
            return Node(LINE_START if self.flags & MULTILINE else TEXT_START)
        if letter == "$":
            return Node(LINE_END if self.flags & MULTILINE else LAST_LINE_END)
        if letter in "*+?":
            raise self._error("nothing to repeat", place)
        if letter == "{":
            self._at = place
            if self._bounds() is not None:
                raise self._error("nothing to repeat", place)
            self._at = place + 1
        return self._char(ord(letter))

    def _char(self, code: int) -> Node:
        made = Node(CHAR, code)
        made.flag = self.flags & IGNORECASE != 0
        made.ascii_only = self.flags & ASCII != 0
        return made

    def _characters(self, negated: bool) -> Characters:
        return Characters(negated, self.flags & IGNORECASE != 0, self.flags & ASCII != 0)

    def _kind(self, letter: str) -> Node:
        """`\\d`, `\\w`, `\\s` and their opposites."""
        made = Node(SET)
        made.characters = self._characters(False)
        made.characters.add_kind(letter)
        return made

    def _escape(self, place: int) -> Node:
        letter = self._take()
        if not letter:
            raise self._error("bad escape (end of pattern)", place)
        if letter in "dDwWsS":
            return self._kind(letter)
        if letter in "AZ":
            return Node(TEXT_START if letter == "A" else TEXT_END)
        if letter in "bB":
            made = Node(WORD_EDGE if letter == "b" else NO_WORD_EDGE)
            made.flag = self.flags & ASCII != 0
            return made
        if letter in "123456789":
            return self._reference(letter, place)
        return self._char(self._escaped(letter, place))

    def _reference(self, digits: str, place: int) -> Node:
        """A back reference, or the octal number of a character."""
        if "0" <= self._peek() <= "9" and self._peek():
            digits += self._take()
            octal = digits + self._peek()
            if len(octal) == 3 and all(digit in "01234567" for digit in octal):
                self._at += 1
                if int(octal, 8) > 255:
                    text = f"octal escape value \\{octal} outside of range 0-0o377"
                    raise self._error(text, place)
                return self._char(int(octal, 8))
        return self._back(int(digits), place, place + 1)

    def _back(self, number: int, place: int, shown: int) -> Node:
        if number > self.groups:
            raise self._error(f"invalid group reference {number}", shown)
        if number in self._open:
            raise self._error("cannot refer to an open group", place)
        made = Node(BACK, number)
        made.flag = self.flags & IGNORECASE != 0
        made.ascii_only = self.flags & ASCII != 0
        return made

    def _escaped(self, letter: str, place: int) -> int:
        """The character that an escape stands for."""
        if letter in _HEX:
            width = _HEX[letter]
            digits = ""
            while len(digits) < width and self._peek() and self._peek() in "0123456789abcdefABCDEF":
                digits += self._take()
            if len(digits) < width:
                raise self._error(f"incomplete escape \\{letter}{digits}", place)
            if int(digits, 16) > 0x10FFFF:
                raise self._error(f"bad escape \\{letter}{digits}", place)
            return int(digits, 16)
        if letter == "0":
            digits = "0"
            while len(digits) < 3 and self._peek() and self._peek() in "01234567":
                digits += self._take()
            return int(digits, 8)
        if letter in _CONTROLS:
            return _CONTROLS[letter]
        if letter.isascii() and letter.isalnum():
            raise self._error(f"bad escape \\{letter}", place)
        return ord(letter)

    # --- sets ---

    def _set(self, place: int) -> Node:
        """What stands behind a "[" as far as its end."""
        made = Node(SET)
        characters = self._characters(self._takes("^"))
        made.characters = characters
        first = True
        while first or self._peek() != "]":
            start = self._at
            kind, low = self._member(place)
            first = False
            if (
                self.pattern[self._at : self._at + 1] == "-"
                and self.pattern[self._at + 1 : self._at + 2] != "]"
            ):
                self._at += 1
                other, high = self._member(place)
                if kind or other or high < low:
                    shown = self.pattern[start : self._at]
                    raise self._error(f"bad character range {shown}", start)
                characters.add(low, high)
            elif kind:
                characters.add_kind(kind)
            else:
                characters.add(low, low)
        self._at += 1
        return made

    def _member(self, place: int) -> tuple[str, int]:
        """A member of a set: the letter of a kind, or "" and a character."""
        start = self._at
        letter = self._take()
        if not letter:
            raise self._error("unterminated character set", place)
        if letter != "\\":
            return "", ord(letter)
        letter = self._take()
        if not letter:
            raise self._error("bad escape (end of pattern)", start)
        if letter in "dDwWsS":
            return letter, 0
        if letter in "1234567":
            digits = letter
            while len(digits) < 3 and self._peek() and self._peek() in "01234567":
                digits += self._take()
            if int(digits, 8) > 255:
                raise self._error(f"octal escape value \\{digits} outside of range 0-0o377", start)
            return "", int(digits, 8)
        return "", self._escaped(letter, start)

    # --- groups ---

    def _group(self, place: int) -> Node | None:
        """What stands behind a "(" as far as its ")"."""
        if not self._takes("?"):
            return self._kept("", place)
        if self._takes("P<"):
            name = self._name(">")
            return self._kept(name, place)
        if self._takes("P="):
            start = self._at
            name = self._name(")")
            if name not in self.names:
                raise self._error(f"unknown group name '{name}'", start)
            return self._back(self.names[name], start, start)
        if self._takes("#"):
            end = self.pattern.find(")", self._at)
            if end < 0:
                raise self._error("missing ), unterminated comment", place)
            self._at = end + 1
            return None
        if self._takes(":"):
            return self._inner(GROUP, 0, False, place)
        for text, value, negated in (("=", 1, False), ("!", 1, True), ("<=", -1, False), ("<!", -1, True)):
            if self._takes(text):
                return self._inner(LOOK, value, negated, place)
        return self._flags(place)

    def _name(self, end: str) -> str:
        """The name of a group, as far as the character that ends it."""
        start = self._at
        stop = self.pattern.find(end, start)
        name = self.pattern[start : len(self.pattern) if stop < 0 else stop]
        if not name:
            raise self._error("missing group name", start)
        if stop < 0:
            raise self._error(f"missing {end}, unterminated name", start)
        self._at = stop + 1
        if not name.isidentifier():
            raise self._error(f"bad character in group name {name!r}", start)
        return name

    def _kept(self, name: str, place: int) -> Node:
        """A group whose text is kept."""
        self.groups += 1
        number = self.groups
        if name:
            if name in self.names:
                text = f"redefinition of group name {name!r} as group {number}; was group {self.names[name]}"
                raise self._error(text, place + 4)
            self.names[name] = number
        self._open.append(number)
        made = self._inner(GROUP, number, False, place)
        self._open.pop()
        return made

    def _inner(self, kind: int, value: int, negated: bool, place: int) -> Node:
        """A node around what stands here, as far as the ")"."""
        flags = self.flags
        made = Node(kind, value)
        made.flag = negated
        made.parts = [self._choice()]
        if not self._takes(")"):
            raise self._error("missing ), unterminated subpattern", place)
        self.flags = flags
        if kind == LOOK and value < 0:
            least, most = made.parts[0].width()
            if least != most:
                raise error("look-behind requires fixed-width pattern")
            made.low = least
        return made

    def _letters(self, ends: str, missing: str) -> int:
        """The flags whose letters stand here, up to one of the characters `ends`."""
        found = 0
        letter = self._peek()
        while letter == "" or letter not in ends:
            if letter not in _LETTERS:
                raise self._error("unknown flag" if letter.isalpha() else missing, self._at)
            found |= _LETTERS[letter]
            self._at += 1
            letter = self._peek()
        return found

    def _flags(self, place: int) -> Node | None:
        """(?flags), at the begin alone, and (?flags:...)."""
        letter = self._peek()
        if letter == "":
            raise self._error("unexpected end of pattern", self._at)
        if letter != "-" and letter not in _LETTERS:
            raise self._error(f"unknown extension ?{letter}", place + 1)
        added = self._letters(")-:", "missing -, : or )")
        letter = self._take()
        if letter == ")":
            if place > 0:
                raise self._error("global flags not at the start of the expression", place)
            self.flags |= added
            return None
        removed = self._removed(added) if letter == "-" else 0
        before = self.flags
        self.flags = (self.flags | added) & ~removed
        made = Node(GROUP, 0)
        made.parts = [self._choice()]
        self.flags = before
        if not self._takes(")"):
            raise self._error("missing ), unterminated subpattern", place)
        return made

    def _removed(self, added: int) -> int:
        """The flags whose letters stand behind a minus, up to the colon, behind which reading goes on."""
        letter = self._peek()
        if letter not in _LETTERS:
            raise self._error("unknown flag" if letter.isalpha() else "missing flag", self._at)
        removed = self._letters(":", "missing :")
        if removed & (ASCII | UNICODE):
            raise self._error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", self._at)
        self._at += 1
        if added & removed:
            raise self._error("bad inline flags: flag turned on and off", self._at - 1)
        return removed
