"""csv's reader: lines become rows of texts, letter by letter where quotes or escapes are in them."""

from collections.abc import Iterable, Iterator

from user.lib.csv_dialects import QUOTE_NONE, QUOTE_NONNUMERIC, DialectLike, Error, Format, resolved

START_RECORD, START_FIELD, ESCAPED, IN_FIELD, QUOTED, ESCAPED_IN_QUOTES, QUOTE_IN_QUOTES, END, ESCAPED_END = (
    range(9)
)
"""Where in a record the next letter stands."""

END_OF_LINE = ""
"""What stands for a letter behind the last one of each line."""

_limits = [128 * 1024]


def field_size_limit(new_limit: int | None = None) -> int:
    """How long a field may be; the limit so far where a new one is given."""
    limit = _limits[0]
    if new_limit is not None:
        _limits[0] = new_limit
    return limit


class Reader:
    """The rows of a file: an iterator, made by `reader`."""

    def __init__(self, lines: Iterator[str], dialect: Format) -> None:
        self.dialect = dialect
        self.line_num = 0
        self._lines = lines
        self._state = START_RECORD
        self._fields: list[str] = []
        self._letters: list[str] = []
        self._quote = dialect.quotechar if dialect.quoting != QUOTE_NONE and dialect.quotechar else None
        self._escape = dialect.escapechar or None
        self._may_split = not dialect.skipinitialspace and dialect.quoting != QUOTE_NONNUMERIC

    def __iter__(self) -> "Reader":
        return self

    def __next__(self) -> list[str]:
        self._state = START_RECORD
        self._fields = []
        self._letters = []
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if not self._letters and self._state != QUOTED:
                    raise
                self._end_of_file()
                return self._fields
            self.line_num += 1
            if self._state == START_RECORD and self._is_plain(line):
                return line.rstrip("\n").split(self.dialect.delimiter)
            for letter in line:
                self._take(letter)
            self._take(END_OF_LINE)
            if self._state == START_RECORD:
                return self._fields

    def _is_plain(self, line: str) -> bool:
        """Whether only delimiters have a meaning in a line."""
        if not self._may_split or len(line) < 2 or len(line) > _limits[0] or "\r" in line:
            return False
        if "\n" in line[:-1] or line[0] == "\n" or self.dialect.delimiter == "\n":
            return False
        if self._quote is not None and self._quote in line:
            return False
        return self._escape is None or self._escape not in line

    def _end_of_file(self) -> None:
        """The last field, where the file ends in the middle of a record."""
        if self.dialect.strict:
            raise Error("unexpected end of data")
        self._save()

    def _save(self) -> None:
        """A field is complete."""
        self._fields.append("".join(self._letters))
        self._letters = []

    def _add(self, letter: str) -> None:
        if len(self._letters) >= _limits[0]:
            raise Error(f"field larger than field limit ({_limits[0]})")
        self._letters.append(letter)

    def _take(self, letter: str) -> None:
        """One letter more, or END_OF_LINE."""
        match self._state:
            case 0:
                self._at_start(letter)
            case 1:
                self._at_field(letter)
            case 2:
                self._escaped(letter)
            case 3:
                self._in_field(letter)
            case 4:
                self._in_quotes(letter)
            case 5:
                self._add(letter or "\n")
                self._state = QUOTED
            case 6:
                self._behind_quote(letter)
            case 7:
                self._at_end(letter)
            case _:
                if letter:
                    self._in_field(letter)

    def _ends(self, letter: str) -> bool:
        """Whether a field and its record end before a letter, outside of quotes; then they do."""
        if letter and letter not in "\r\n":
            return False
        self._save()
        self._state = END if letter else START_RECORD
        return True

    def _at_start(self, letter: str) -> None:
        if letter and letter in "\r\n":
            self._state = END
        elif letter:
            self._at_field(letter)

    def _at_field(self, letter: str) -> None:
        self._state = START_FIELD
        if self._ends(letter):
            return
        if letter == self._quote:
            self._state = QUOTED
        elif letter == self._escape:
            self._state = ESCAPED
        elif letter == " " and self.dialect.skipinitialspace:
            pass
        elif letter == self.dialect.delimiter:
            self._save()
        else:
            if self.dialect.quoting == QUOTE_NONNUMERIC:
                raise NotImplementedError(
                    "a row of a reader has texts alone: no QUOTE_NONNUMERIC in compiled code"
                )
            self._add(letter)
            self._state = IN_FIELD

    def _escaped(self, letter: str) -> None:
        self._add(letter or "\n")
        self._state = ESCAPED_END if letter and letter in "\r\n" else IN_FIELD

    def _in_field(self, letter: str) -> None:
        if self._ends(letter):
            return
        if letter == self._escape:
            self._state = ESCAPED
        elif letter == self.dialect.delimiter:
            self._save()
            self._state = START_FIELD
        else:
            self._add(letter)

    def _in_quotes(self, letter: str) -> None:
        if letter == END_OF_LINE:
            return
        if letter == self._escape:
            self._state = ESCAPED_IN_QUOTES
        elif letter == self._quote:
            self._state = QUOTE_IN_QUOTES if self.dialect.doublequote else IN_FIELD
        else:
            self._add(letter)

    def _behind_quote(self, letter: str) -> None:
        if letter == self._quote:
            self._add(letter)
            self._state = QUOTED
        elif letter == self.dialect.delimiter:
            self._save()
            self._state = START_FIELD
        elif not self._ends(letter):
            if self.dialect.strict:
                raise Error(f"'{self.dialect.delimiter}' expected after '{self._quote}'")
            self._add(letter)
            self._state = IN_FIELD

    def _at_end(self, letter: str) -> None:
        if letter == END_OF_LINE:
            self._state = START_RECORD
        elif letter not in "\r\n":
            raise Error(
                "new-line character seen in unquoted field - "
                "do you need to open the file in universal-newline mode?"
            )


def reader(iterable: Iterable[str], /, dialect: DialectLike = None, **fmtparams: object) -> Reader:
    """The rows of a file, or of any lines. Error, TypeError."""
    return Reader(iter(iterable), resolved(dialect, fmtparams))
