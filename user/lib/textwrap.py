"""textwrap: text in lines of a width, and indentation.

Text is split into chunks that stay whole, words and the spaces between them; lines are filled with chunks.
"""

from collections.abc import Callable

from user.lib.text_chunks import ends_sentence, hyphenated_chunks, plain_chunks, spaced


class TextWrapper:
    """How text is broken into lines; the attributes are the parameters."""

    def __init__(
        self,
        width: int = 70,
        initial_indent: str = "",
        subsequent_indent: str = "",
        expand_tabs: bool = True,
        replace_whitespace: bool = True,
        fix_sentence_endings: bool = False,
        break_long_words: bool = True,
        drop_whitespace: bool = True,
        break_on_hyphens: bool = True,
        tabsize: int = 8,
        *,
        max_lines: int | None = None,
        placeholder: str = " [...]",
    ) -> None:
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text: str) -> list[str]:
        """The lines of a paragraph, without newlines. ValueError for a width that nothing fits into."""
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        pending = self._chunks(text)[::-1]
        lines: list[str] = []
        while pending and self._add_line(lines, pending):
            pass
        return lines

    def fill(self, text: str) -> str:
        """The lines of a paragraph as one text."""
        return "\n".join(self.wrap(text))

    def _chunks(self, text: str) -> list[str]:
        """The parts of a text that stay whole."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = spaced(text)
        chunks = hyphenated_chunks(text) if self.break_on_hyphens else plain_chunks(text)
        if self.fix_sentence_endings:
            index = 0
            while index < len(chunks) - 1:
                if chunks[index + 1] == " " and ends_sentence(chunks[index]):
                    chunks[index + 1] = "  "
                    index += 1
                index += 1
        return chunks

    def _add_line(self, lines: list[str], pending: list[str]) -> bool:
        """Make one line of the chunks at the end of `pending`; False where it is the last one allowed."""
        indent = self.subsequent_indent if lines else self.initial_indent
        width = self.width - len(indent)
        if self.drop_whitespace and lines and not pending[-1].strip():
            pending.pop()
        line, size = self._filled(pending, width)
        if self.drop_whitespace and line and not line[-1].strip():
            size -= len(line.pop())
        if not line:
            return True
        if self.max_lines is None or len(lines) + 1 < self.max_lines or self._is_end(pending, size, width):
            lines.append(indent + "".join(line))
            return True
        self._cut_short(lines, line, size, indent)
        return False

    def _filled(self, pending: list[str], width: int) -> tuple[list[str], int]:
        """The chunks that fit into a line, taken off `pending`, and their size."""
        line: list[str] = []
        size = 0
        while pending and size + len(pending[-1]) <= width:
            size += len(pending[-1])
            line.append(pending.pop())
        if pending and len(pending[-1]) > width:
            room = 1 if width < 1 else width - size
            if self.break_long_words:
                line.append(self._broken(pending, room))
            elif not line:
                line.append(pending.pop())
        return line, sum(len(chunk) for chunk in line)

    def _broken(self, pending: list[str], room: int) -> str:
        """The begin of a word that fits into no line, taken off it; if it can be, up to a hyphen."""
        word = pending[-1]
        end = room
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind("-", 0, room)
            if hyphen > 0 and word[:hyphen].strip("-"):
                end = hyphen + 1
        pending[-1] = word[end:]
        return word[:end]

    def _is_end(self, pending: list[str], size: int, width: int) -> bool:
        """Whether a line has all that is left to be shown."""
        only_blank = self.drop_whitespace and len(pending) == 1 and not pending[0].strip()
        return (not pending or only_blank) and size <= width

    def _cut_short(self, lines: list[str], line: list[str], size: int, indent: str) -> None:
        """Make the last line that is allowed, with the placeholder in it for what is left out."""
        while line:
            if line[-1].strip() and size + len(self.placeholder) <= self.width - len(indent):
                lines.append(indent + "".join(line) + self.placeholder)
                return
            size -= len(line.pop())
        before = lines[-1].rstrip() if lines else ""
        if lines and len(before) + len(self.placeholder) <= self.width:
            lines[-1] = before + self.placeholder
        else:
            lines.append(indent + self.placeholder.lstrip())


def wrap(
    text: str,
    width: int = 70,
    *,
    initial_indent: str = "",
    subsequent_indent: str = "",
    expand_tabs: bool = True,
    tabsize: int = 8,
    replace_whitespace: bool = True,
    fix_sentence_endings: bool = False,
    break_long_words: bool = True,
    break_on_hyphens: bool = True,
    drop_whitespace: bool = True,
    max_lines: int | None = None,
    placeholder: str = " [...]",
) -> list[str]:
    """The lines of a paragraph, without newlines."""
    return TextWrapper(
        width,
        initial_indent,
        subsequent_indent,
        expand_tabs,
        replace_whitespace,
        fix_sentence_endings,
        break_long_words,
        drop_whitespace,
        break_on_hyphens,
        tabsize,
        max_lines=max_lines,
        placeholder=placeholder,
    ).wrap(text)


def fill(
    text: str,
    width: int = 70,
    *,
    initial_indent: str = "",
    subsequent_indent: str = "",
    expand_tabs: bool = True,
    tabsize: int = 8,
    replace_whitespace: bool = True,
    fix_sentence_endings: bool = False,
    break_long_words: bool = True,
    break_on_hyphens: bool = True,
    drop_whitespace: bool = True,
    max_lines: int | None = None,
    placeholder: str = " [...]",
) -> str:
    """The lines of a paragraph as one text."""
    return TextWrapper(
        width,
        initial_indent,
        subsequent_indent,
        expand_tabs,
        replace_whitespace,
        fix_sentence_endings,
        break_long_words,
        drop_whitespace,
        break_on_hyphens,
        tabsize,
        max_lines=max_lines,
        placeholder=placeholder,
    ).fill(text)


def shorten(
    text: str,
    width: int,
    *,
    initial_indent: str = "",
    subsequent_indent: str = "",
    expand_tabs: bool = True,
    tabsize: int = 8,
    replace_whitespace: bool = True,
    fix_sentence_endings: bool = False,
    break_long_words: bool = True,
    break_on_hyphens: bool = True,
    drop_whitespace: bool = True,
    placeholder: str = " [...]",
) -> str:
    """A text of at most `width` characters with single spaces, words at its end left out."""
    return TextWrapper(
        width,
        initial_indent,
        subsequent_indent,
        expand_tabs,
        replace_whitespace,
        fix_sentence_endings,
        break_long_words,
        drop_whitespace,
        break_on_hyphens,
        tabsize,
        max_lines=1,
        placeholder=placeholder,
    ).fill(" ".join(text.strip().split()))


def dedent(text: str) -> str:
    """The text without the spaces and tabs with which all its lines begin; blank lines become empty."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin: str | None = None
    for line in lines:
        if line:
            found = line[: len(line) - len(line.lstrip(" \t"))]
            margin = found if margin is None else _common(margin, found)
    size = 0 if margin is None else len(margin)
    return "\n".join([line[size:] for line in lines])


def _common(one: str, other: str) -> str:
    """The characters with which both begin."""
    size = 0
    while size < len(one) and size < len(other) and one[size] == other[size]:
        size += 1
    return one[:size]


def indent(text: str, prefix: str, predicate: Callable[[str], bool] | None = None) -> str:
    """The text with `prefix` before each line that is not blank, or for which `predicate` is true."""
    made: list[str] = []
    for line in text.splitlines(True):
        chosen = bool(line.strip()) if predicate is None else predicate(line)
        made.append(prefix + line if chosen else line)
    return "".join(made)
