"""csv: rows of comma-separated values, read and written (RFC 4180, and what spreadsheets make of it)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from user.lib.csv_dialects import (
    QUOTE_ALL,
    QUOTE_MINIMAL,
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    Dialect,
    DialectLike,
    Error,
    excel,
    excel_tab,
    get_dialect,
    list_dialects,
    register_dialect,
    resolved,
    unix_dialect,
    unregister_dialect,
)
from user.lib.csv_reading import Reader, field_size_limit, reader
from user.lib.csv_writing import Writer, writer

__all__ = [
    "QUOTE_ALL",
    "QUOTE_MINIMAL",
    "QUOTE_NONE",
    "QUOTE_NONNUMERIC",
    "Dialect",
    "DictReader",
    "DictWriter",
    "Error",
    "Reader",
    "Writer",
    "excel",
    "excel_tab",
    "field_size_limit",
    "get_dialect",
    "list_dialects",
    "reader",
    "register_dialect",
    "unix_dialect",
    "unregister_dialect",
    "writer",
]

F = TypeVar("F")


class DictReader:
    """The rows of a file as dicts, whose keys are the names in its first row, or those that are given.

    A row is a `dict[str, str]`: one with fewer fields than names needs a `restval`, and one with more
    raises ValueError, where CPython makes None and a list of them.
    """

    def __init__(
        self,
        f: Iterable[str],
        fieldnames: Sequence[str] | None = None,
        restkey: str | None = None,
        restval: str | None = None,
        dialect: DialectLike = "excel",
        **kwds: object,
    ) -> None:
        self._fieldnames: list[str] | None = None
        if fieldnames is not None:
            self._fieldnames = list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = Reader(iter(f), resolved(dialect, kwds))
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self) -> "DictReader":
        return self

    @property
    def fieldnames(self) -> list[str] | None:
        """The names of the fields: the first row is read for them. None where there is no row."""
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value: list[str] | None) -> None:
        self._fieldnames = value

    def __next__(self) -> dict[str, str]:
        names = self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while not row:
            row = next(self.reader)
        if names is None:
            names = []
        found = dict(zip(names, row, strict=False))
        if len(names) < len(row):
            raise TypeError(f"a row of {len(row)} fields for {len(names)} names has no dict of texts")
        if len(names) > len(row):
            if self.restval is None:
                raise TypeError(f"a row of {len(row)} fields for {len(names)} names needs a restval")
            for name in names[len(row) :]:
                found[name] = self.restval
        return found


class DictWriter:
    """Writes dicts as rows, their values in the order of the field names."""

    def __init__(
        self,
        f: F,
        fieldnames: Collection[str],
        restval: object = "",
        extrasaction: str = "raise",
        dialect: DialectLike = "excel",
        **kwds: object,
    ) -> None:
        self.fieldnames = list(fieldnames)
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, **kwds)

    def writeheader(self) -> object:
        """Write a row of the names."""
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict: Mapping[str, object]) -> object:
        """Write one dict. ValueError where it has keys that are no names of fields, Error."""
        if self.extrasaction == "raise":
            wrong = [repr(key) for key in rowdict if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(wrong))
        row: list[object] = []
        for name in self.fieldnames:
            if name in rowdict:
                row.append(rowdict[name])
            else:
                row.append(self.restval)
        return self.writer.writerow(row)

    def writerows(self, rowdicts: Iterable[Mapping[str, object]]) -> None:
        """Write dicts one after the other. ValueError, Error."""
        for rowdict in rowdicts:
            self.writerow(rowdict)
