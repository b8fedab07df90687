"""logging's records: levels, what is logged, and filters that let it pass."""

from collections.abc import Callable, Mapping

from user.lib import os, time
from user.lib.posixpath import basename, splitext

CRITICAL = 50
FATAL = CRITICAL
ERROR = 40
WARNING = 30
WARN = WARNING
INFO = 20
DEBUG = 10
NOTSET = 0

_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_levels = {name: level for level, name in _names.items()} | {"FATAL": FATAL, "WARN": WARN}
_start = time.time()


def getLevelName(level: int | str) -> object:
    """The name of a level, or the level of a name."""
    if isinstance(level, int):
        return _names.get(level, f"Level {level}")
    if level in _levels:
        return _levels[level]
    return f"Level {level}"


def getLevelNamesMapping() -> dict[str, int]:
    """All names of levels."""
    return dict(_levels)


def addLevelName(level: int, levelName: str) -> None:
    """Give a level a name."""
    _names[level] = levelName
    _levels[levelName] = level


def checked_level(level: int | str) -> int:
    """A level by its number or name. ValueError."""
    if isinstance(level, int):
        return level
    if level not in _levels:
        raise ValueError(f"Unknown level: {level!r}")
    return _levels[level]


class LogRecord:
    """One thing that is logged."""

    def __init__(
        self,
        name: str,
        level: int,
        pathname: str,
        lineno: int,
        msg: object,
        args: tuple[object, ...] | Mapping[str, object] | None,
        exc_info: BaseException | None,
        func: str | None = None,
    ) -> None:
        self.name = name
        self.msg = msg
        self.args = args
        self.levelname = str(getLevelName(level))
        self.levelno = level
        self.pathname = pathname
        self.filename = basename(pathname)
        self.module = splitext(self.filename)[0]
        self.lineno = lineno
        self.funcName = func
        self.exc_info = exc_info
        self.has_exception = False
        self.exc_text: str | None = None
        self.created = time.time()
        self.msecs = float(int((self.created - int(self.created)) * 1000))
        self.relativeCreated = (self.created - _start) * 1000
        self.threadName = "MainThread"
        self.processName = "MainProcess"
        self.process = os.getpid()
        self.message = ""
        self.asctime = ""
        self.extra: dict[str, object] = {}

    def getMessage(self) -> str:
        """The message, its arguments filled in."""
        text = str(self.msg)
        if isinstance(self.args, tuple) and self.args:
            return text % self.args
        if isinstance(self.args, dict):
            return text % self.args
        return text

    def fields(self) -> dict[str, object]:
        """What formats may name."""
        known: dict[str, object] = {
            "name": self.name,
            "msg": self.msg,
            "levelname": self.levelname,
            "levelno": self.levelno,
            "pathname": self.pathname,
            "filename": self.filename,
            "module": self.module,
            "lineno": self.lineno,
            "funcName": self.funcName,
            "created": self.created,
            "msecs": self.msecs,
            "relativeCreated": self.relativeCreated,
            "threadName": self.threadName,
            "processName": self.processName,
            "process": self.process,
            "message": self.message,
            "asctime": self.asctime,
        }
        return known | self.extra


class Filter:
    """Lets the records of a logger pass, and of those below it; all where it has no name."""

    def __init__(self, name: str = "") -> None:
        self.name = name

    def filter(self, record: LogRecord) -> bool:
        """Whether a record passes."""
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


class Filterer:
    """Has filters: loggers and handlers."""

    def __init__(self) -> None:
        self.filters: list[Filter | Callable[[LogRecord], bool]] = []

    def addFilter(self, filter: Filter | Callable[[LogRecord], bool]) -> None:
        """Let pass what this filter does too."""
        self.filters.append(filter)

    def removeFilter(self, filter: Filter | Callable[[LogRecord], bool]) -> None:
        """Do without a filter."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record: LogRecord) -> bool:
        """Whether a record passes all filters."""
        for each in self.filters:
            passes = each.filter(record) if isinstance(each, Filter) else each(record)
            if not passes:
                return False
        return True
