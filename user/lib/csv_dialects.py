"""csv's dialects: how a file separates and quotes its fields, and the dialects that have names."""

from dataclasses import dataclass, replace

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    """A file that does not fit its dialect, or a dialect that is none."""


@dataclass
class Format:
    """A dialect that was checked, with what a call says otherwise (`_csv.Dialect`)."""

    delimiter: str
    quotechar: str | None
    escapechar: str | None
    doublequote: bool
    skipinitialspace: bool
    lineterminator: str
    quoting: int
    strict: bool

    def set(self, name: str, value: object) -> None:
        """Change one value, which a call gave by its name."""
        match name:
            case "delimiter" if isinstance(value, str):
                self.delimiter = value
            case "lineterminator" if isinstance(value, str):
                self.lineterminator = value
            case "quotechar" if value is None or isinstance(value, str):
                self.quotechar = value
            case "escapechar" if value is None or isinstance(value, str):
                self.escapechar = value
            case "doublequote":
                self.doublequote = bool(value)
            case "skipinitialspace":
                self.skipinitialspace = bool(value)
            case "strict":
                self.strict = bool(value)
            case "quoting" if isinstance(value, int):
                self.quoting = value
            case _:
                raise TypeError(f'"{name}" must be string, not {type(value).__name__}')

    def check(self) -> None:
        """TypeError where a value is none that a file can have."""
        if len(self.delimiter) != 1:
            raise TypeError('"delimiter" must be a 1-character string')
        _check_character("escapechar", self.escapechar)
        _check_character("quotechar", self.quotechar)
        if not QUOTE_MINIMAL <= self.quoting <= QUOTE_NONE:
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and not self.quotechar:
            raise TypeError("quotechar must be set if quoting enabled")


class Dialect:
    """Base of dialects: a class below it says in class variables what a file of the dialect looks like."""

    delimiter: str = ""
    quotechar: str | None = None
    escapechar: str | None = None
    doublequote: bool = False
    skipinitialspace: bool = False
    lineterminator: str = ""
    quoting: int = QUOTE_MINIMAL
    strict: bool = False

    @classmethod
    def _class_format(cls) -> Format:
        """What the class says."""
        return Format(
            cls.delimiter,
            cls.quotechar,
            cls.escapechar,
            cls.doublequote,
            cls.skipinitialspace,
            cls.lineterminator,
            cls.quoting,
            cls.strict,
        )

    def _format(self) -> Format:
        """What an object says, which may have values of its own."""
        return Format(
            self.delimiter,
            self.quotechar,
            self.escapechar,
            self.doublequote,
            self.skipinitialspace,
            self.lineterminator,
            self.quoting,
            self.strict,
        )


class excel(Dialect):  # noqa: N801
    """Files that Excel writes: commas, double quotes where they are needed."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    lineterminator = "\r\n"


class excel_tab(excel):  # noqa: N801
    """As `excel`, with tabs between the fields."""

    delimiter = "\t"


class unix_dialect(Dialect):  # noqa: N801
    """Every field in quotes, lines that end as Unix ends them."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    lineterminator = "\n"
    quoting = QUOTE_ALL


DialectLike = str | Format | Dialect | type[Dialect] | None
"""What calls take for a dialect: the name of a registered one, a class, an object, or none: `excel`."""


def _check_character(name: str, value: str | None) -> None:
    if value is not None and len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')


def _as_format(dialect: DialectLike) -> Format:
    """What a call takes for a dialect as a format of its own. Error."""
    if dialect is None:
        return excel._class_format()
    if isinstance(dialect, str):
        return replace(get_dialect(dialect))
    if isinstance(dialect, Format):
        return replace(dialect)
    return dialect._format() if isinstance(dialect, Dialect) else dialect._class_format()


def resolved(dialect: DialectLike, options: dict[str, object]) -> Format:
    """The dialect that a call means, with the options that it gives beside it. Error, TypeError."""
    found = _as_format(dialect)
    for name, value in options.items():
        found.set(name, value)
    if dialect is None and found.quotechar is None and "quoting" not in options:
        found.quoting = QUOTE_NONE
    found.check()
    return found


_registered = {
    "excel": excel._class_format(),
    "excel-tab": excel_tab._class_format(),
    "unix": unix_dialect._class_format(),
}


def register_dialect(name: str, /, dialect: DialectLike = None, **fmtparams: object) -> None:
    """Give a dialect a name by which calls find it. TypeError."""
    _registered[name] = resolved(dialect, fmtparams)


def unregister_dialect(name: str) -> None:
    """Forget a name. Error."""
    if name not in _registered:
        raise Error("unknown dialect")
    del _registered[name]


def get_dialect(name: str) -> Format:
    """The dialect of a name. Error."""
    if name not in _registered:
        raise Error("unknown dialect")
    return _registered[name]


def list_dialects() -> list[str]:
    """The names of all dialects."""
    return list(_registered)
