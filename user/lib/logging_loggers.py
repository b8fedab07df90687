"""logging's loggers: names that form a tree, each with its level and handlers."""

from collections.abc import Mapping

from user.lib.call_sites import HANDLED, HERE
from user.lib.logging_handlers import Handler, lastResort
from user.lib.logging_records import (
    CRITICAL,
    DEBUG,
    ERROR,
    INFO,
    NOTSET,
    WARNING,
    Filterer,
    LogRecord,
    checked_level,
    getLevelName,
)

Problem = bool | BaseException | None
"""What calls say of an exception: the one that is handled (True), or which."""

_disabled = [0]


class Logger(Filterer):
    """A name under which a part of a program logs."""

    def __init__(self, name: str, level: int | str = NOTSET) -> None:
        super().__init__()
        self.name = name
        self.level = checked_level(level)
        self.parent: Logger | None = None
        self.propagate = True
        self.handlers: list[Handler] = []
        self.disabled = False

    def __repr__(self) -> str:
        kind = "RootLogger" if self is root else "Logger"
        return f"<{kind} {self.name} ({getLevelName(self.getEffectiveLevel())})>"

    def setLevel(self, level: int | str) -> None:
        """Log from a level on. ValueError."""
        self.level = checked_level(level)

    def getEffectiveLevel(self) -> int:
        """The level of this logger, or of the nearest one above it that has one."""
        logger: Logger | None = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level: int) -> bool:
        """Whether something of a level is logged."""
        return not self.disabled and level > _disabled[0] and level >= self.getEffectiveLevel()

    def getChild(self, suffix: str) -> "Logger":
        """The logger of a name below this one."""
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def addHandler(self, hdlr: Handler) -> None:
        """Hand records to a handler too."""
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr: Handler) -> None:
        """Do without a handler."""
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self) -> bool:
        """Whether this logger, or one that it hands records up to, has a handler."""
        logger: Logger | None = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def handle(self, record: LogRecord) -> None:
        """Hand a record to all handlers, if it passes the filters."""
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record: LogRecord) -> None:
        """Hand a record to the handlers of this logger and of those above it."""
        found = False
        logger: Logger | None = self
        while logger is not None:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def _log(
        self,
        level: int,
        msg: object,
        args: tuple[object, ...],
        exc_info: Problem,
        extra: Mapping[str, object] | None,
        handled: BaseException | None,
        here: tuple[str, int, str],
    ) -> None:
        """Make a record and hand it on."""
        problem = exc_info if isinstance(exc_info, BaseException) else handled
        asked = exc_info is not None and (isinstance(exc_info, BaseException) or exc_info is True)
        filled: tuple[object, ...] | Mapping[str, object] = args
        if len(args) == 1:
            only = args[0]
            if isinstance(only, dict) and only:
                filled = {str(key): value for key, value in only.items()}
        record = LogRecord(
            self.name, level, here[0], here[1], msg, filled, problem if asked else None, here[2]
        )
        record.has_exception = asked
        if extra is not None:
            record.extra |= dict(extra)
        self.handle(record)

    def debug(
        self,
        msg: object,
        *args: object,
        exc_info: Problem = None,
        extra: Mapping[str, object] | None = None,
        handled: BaseException | None = HANDLED,
        here: tuple[str, int, str] = HERE,
    ) -> None:
        """Log a detail."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, exc_info, extra, handled, here)

    def info(
        self,
        msg: object,
        *args: object,
        exc_info: Problem = None,
        extra: Mapping[str, object] | None = None,
        handled: BaseException | None = HANDLED,
        here: tuple[str, int, str] = HERE,
    ) -> None:
        """Log what is going on."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, exc_info, extra, handled, here)

    def warning(
        self,
        msg: object,
        *args: object,
        exc_info: Problem = None,
        extra: Mapping[str, object] | None = None,
        handled: BaseException | None = HANDLED,
        here: tuple[str, int, str] = HERE,
    ) -> None:
        """Log something odd."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, exc_info, extra, handled, here)

    def error(
        self,
        msg: object,
        *args: object,
        exc_info: Problem = None,
        extra: Mapping[str, object] | None = None,
        handled: BaseException | None = HANDLED,
        here: tuple[str, int, str] = HERE,
    ) -> None:
        """Log a failure."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, exc_info, extra, handled, here)

    def exception(
        self,
        msg: object,
        *args: object,
        exc_info: Problem = True,
        extra: Mapping[str, object] | None = None,
        handled: BaseException | None = HANDLED,
        here: tuple[str, int, str] = HERE,
    ) -> None:
        """Log a failure, with the traceback of what is handled."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, exc_info, extra, handled, here)

    def critical(
        self,
        msg: object,
        *args: object,
        exc_info: Problem = None,
        extra: Mapping[str, object] | None = None,
        handled: BaseException | None = HANDLED,
        here: tuple[str, int, str] = HERE,
    ) -> None:
        """Log that all is lost."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, exc_info, extra, handled, here)

    def log(
        self,
        level: int,
        msg: object,
        *args: object,
        exc_info: Problem = None,
        extra: Mapping[str, object] | None = None,
        handled: BaseException | None = HANDLED,
        here: tuple[str, int, str] = HERE,
    ) -> None:
        """Log at any level."""
        if self.isEnabledFor(level):
            self._log(level, msg, args, exc_info, extra, handled, here)

    fatal = critical


root = Logger("root", WARNING)
_loggers: dict[str, Logger] = {}


def getLogger(name: str | None = None) -> Logger:
    """The logger of a name, always the same; the one above all without a name."""
    if not name or name == root.name:
        return root
    if name not in _loggers:
        made = _loggers[name] = Logger(name)
        made.parent = _above(name)
        for other in _loggers.values():
            if other.name.startswith(name + ".") and other.parent is made.parent:
                other.parent = made
    return _loggers[name]


def _above(name: str) -> Logger:
    """The nearest logger above a name."""
    while "." in name:
        name = name.rpartition(".")[0]
        if name in _loggers:
            return _loggers[name]
    return root


def disable(level: int | str = CRITICAL) -> None:
    """Log nothing up to a level."""
    _disabled[0] = checked_level(level)


def all_loggers() -> list[Logger]:
    """The root logger and those that were asked for."""
    return [root, *_loggers.values()]
