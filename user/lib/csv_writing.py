"""csv's writer: rows of any values become lines, quoted where the dialect needs it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from user.lib.csv_dialects import (
    QUOTE_ALL,
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    DialectLike,
    Error,
    Format,
    resolved,
)

F = TypeVar("F")


class Writer:
    """Writes rows with the `write` of a file; made by `writer`."""

    def __init__(self, write: Callable[[str], object], dialect: Format) -> None:
        self.dialect = dialect
        self._write = write
        self._special = dialect.delimiter + (dialect.escapechar or "") + (dialect.quotechar or "")
        self._special += dialect.lineterminator

    def writerow(self, row: Iterable[object]) -> object:
        """Write a row; what the file's `write` gives. Error."""
        fields = [self._field(value) for value in row]
        line = self.dialect.delimiter.join(fields)
        if len(fields) == 1 and not line:
            if self.dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            line = self._quoted("")
        return self._write(line + self.dialect.lineterminator)

    def writerows(self, rows: Iterable[Iterable[object]]) -> None:
        """Write rows one after the other. Error."""
        for row in rows:
            self.writerow(row)

    def _field(self, value: object) -> str:
        """The text of a value, in quotes where they are needed."""
        text = "" if value is None else str(value)
        quoting = self.dialect.quoting
        quoted = quoting == QUOTE_ALL or (quoting == QUOTE_NONNUMERIC and not isinstance(value, int | float))
        if any(letter in text for letter in self._special):
            return self._escaped(text, quoted)
        return self._quoted(text) if quoted else text

    def _quoted(self, text: str) -> str:
        quote = self.dialect.quotechar or ""
        return f"{quote}{text}{quote}"

    def _escaped(self, text: str, quoted: bool) -> str:
        """A text in which some letters have a meaning in the dialect. Error."""
        dialect = self.dialect
        letters: list[str] = []
        for letter in text:
            if letter in self._special:
                if dialect.quoting == QUOTE_NONE:
                    letters.append(self._escape())
                elif letter == dialect.quotechar:
                    if dialect.doublequote:
                        letters.append(letter)
                        quoted = True
                    else:
                        letters.append(self._escape())
                elif letter == dialect.escapechar:
                    letters.append(letter)
                else:
                    quoted = True
            letters.append(letter)
        return self._quoted("".join(letters)) if quoted else "".join(letters)

    def _escape(self) -> str:
        if not self.dialect.escapechar:
            raise Error("need to escape, but no escapechar set")
        return self.dialect.escapechar


def writer(fileobj: F, /, dialect: DialectLike = None, **fmtparams: object) -> Writer:
    """A writer of rows to anything that has a `write`. Error, TypeError."""
    return Writer(fileobj.write, resolved(dialect, fmtparams))  # type: ignore[attr-defined]
