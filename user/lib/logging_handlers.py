"""logging's handlers: records become lines of text, on a stream or in a file."""

from collections.abc import Mapping
from typing import cast

from ophion.runtime import exceptions
from ophion.runtime.traceback import format_exception
from user.lib import sys, time
from user.lib.files import open_text
from user.lib.logging_records import WARNING, Filterer, LogRecord, checked_level
from user.lib.posixpath import abspath
from user.lib.text_streams import TextIO

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


def traceback_of(problem: BaseException) -> str:
    """The traceback of an exception, without a newline at its end."""
    return format_exception(cast(exceptions.BaseException, problem)).removesuffix("\n")


class Formatter:
    """Makes the text of a record by a format of `%(name)s`, or of `{name}` fields."""

    def __init__(
        self,
        fmt: str | None = None,
        datefmt: str | None = None,
        style: str = "%",
        validate: bool = True,
        *,
        defaults: Mapping[str, object] | None = None,
    ) -> None:
        if style == "$":
            raise NotImplementedError("formats of the style $ are not part of compiled code")
        if style not in ("%", "{"):
            raise ValueError("Style must be one of: %,{,$")
        if fmt is not None and ("(thread)" in fmt or "{thread}" in fmt):
            raise NotImplementedError("there are no threads in compiled code, and no field thread")
        default = "{message}" if style == "{" else "%(message)s"
        self._fmt = fmt or default
        self._style = style
        self.datefmt = datefmt
        self.defaults: dict[str, object] = {}
        if defaults is not None:
            self.defaults |= dict(defaults)
        if validate and style == "%" and "%(" not in self._fmt:
            raise ValueError(f"Invalid format '{self._fmt}' for '{style}' style")

    def usesTime(self) -> bool:
        """Whether the format has the time."""
        return ("{asctime" if self._style == "{" else "%(asctime)") in self._fmt

    def formatTime(self, record: LogRecord, datefmt: str | None = None) -> str:
        """The time of a record."""
        when = time.localtime(record.created)
        if datefmt:
            return time.strftime(datefmt, when)
        return f"{time.strftime('%Y-%m-%d %H:%M:%S', when)},{int(record.msecs):03d}"

    def formatMessage(self, record: LogRecord) -> str:
        """The format with the record's fields filled in. ValueError."""
        fields = self.defaults | record.fields()
        try:
            return self._fmt.format_map(fields) if self._style == "{" else self._fmt % fields
        except KeyError as problem:
            raise ValueError(f"Formatting field not found in record: {problem}") from None

    def formatException(self, ei: BaseException | None) -> str:
        """The traceback of an exception, without a newline at its end."""
        return "NoneType: None" if ei is None else traceback_of(ei)

    def format(self, record: LogRecord) -> str:
        """The text of a record, and the traceback of its exception."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.has_exception and record.exc_text is None:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = text if text.endswith("\n") else text + "\n"
            text += record.exc_text
        return text


_plain = Formatter()


class Handler(Filterer):
    """Does something with records; a class below it says what, in `emit`."""

    def __init__(self, level: int | str = 0) -> None:
        super().__init__()
        self.level = checked_level(level)
        self.formatter: Formatter | None = None
        self.name: str | None = None

    def setLevel(self, level: int | str) -> None:
        """Handle records from a level on. ValueError."""
        self.level = checked_level(level)

    def setFormatter(self, fmt: Formatter | None) -> None:
        """Say how records become text."""
        self.formatter = fmt

    def format(self, record: LogRecord) -> str:
        """The text of a record."""
        return (_plain if self.formatter is None else self.formatter).format(record)

    def emit(self, record: LogRecord) -> None:
        """Do what is done with a record."""
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record: LogRecord) -> bool:
        """Emit a record that passes the filters; whether it does."""
        passes = self.filter(record)
        if passes:
            self.emit(record)
        return passes

    def handleError(self, record: LogRecord) -> None:
        """Say on standard error that a record could not be emitted."""
        sys.stderr.write(f"--- Logging error ---\nMessage: {record.msg!r}\nArguments: {record.args}\n")

    def flush(self) -> None:
        """Hand on what was written."""

    def close(self) -> None:
        """End it."""


class NullHandler(Handler):
    """Does nothing."""

    def handle(self, record: LogRecord) -> bool:
        return True

    def emit(self, record: LogRecord) -> None:
        """Do nothing."""


class StreamHandler(Handler):
    """Writes lines to a stream, standard error if none is given."""

    terminator = "\n"

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__()
        self.stream: TextIO = sys.stderr if stream is None else stream

    def flush(self) -> None:
        self.stream.flush()

    def emit(self, record: LogRecord) -> None:
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream: TextIO) -> TextIO | None:
        """Write to another stream; the one so far, or None where it is the same."""
        if stream is self.stream:
            return None
        before = self.stream
        self.flush()
        self.stream = stream
        return before


class FileHandler(StreamHandler):
    """Writes lines to a file."""

    def __init__(
        self,
        filename: str,
        mode: str = "a",
        encoding: str | None = None,
        delay: bool = False,
        errors: str | None = None,
    ) -> None:
        self.baseFilename = abspath(filename)
        self.mode = mode
        super().__init__(open_text(self.baseFilename, mode, -1, encoding or "utf-8", errors or "strict"))

    def close(self) -> None:
        self.stream.close()


class LastResort(StreamHandler):
    """What handles warnings where no logger has a handler."""

    def emit(self, record: LogRecord) -> None:
        self.stream = sys.stderr
        super().emit(record)


lastResort = LastResort()  # noqa: N816
lastResort.setLevel(WARNING)
