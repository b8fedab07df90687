"""logging: messages of levels, by loggers whose names form a tree, to handlers."""

from collections.abc import Iterable, Mapping

from user.lib.call_sites import HANDLED, HERE
from user.lib.logging_handlers import (
    BASIC_FORMAT,
    FileHandler,
    Formatter,
    Handler,
    NullHandler,
    StreamHandler,
    lastResort,
)
from user.lib.logging_loggers import Logger, Problem, all_loggers, disable, getLogger, root
from user.lib.logging_records import (
    CRITICAL,
    DEBUG,
    ERROR,
    FATAL,
    INFO,
    NOTSET,
    WARN,
    WARNING,
    Filter,
    LogRecord,
    addLevelName,
    getLevelName,
    getLevelNamesMapping,
)
from user.lib.text_streams import TextIO

__all__ = [
    "BASIC_FORMAT",
    "CRITICAL",
    "DEBUG",
    "ERROR",
    "FATAL",
    "INFO",
    "NOTSET",
    "WARN",
    "WARNING",
    "FileHandler",
    "Filter",
    "Formatter",
    "Handler",
    "LogRecord",
    "Logger",
    "NullHandler",
    "StreamHandler",
    "addLevelName",
    "basicConfig",
    "critical",
    "debug",
    "disable",
    "error",
    "exception",
    "fatal",
    "getLevelName",
    "getLevelNamesMapping",
    "getLogger",
    "info",
    "lastResort",
    "log",
    "shutdown",
    "warning",
]


def basicConfig(
    *,
    filename: str | None = None,
    filemode: str = "a",
    format: str | None = None,
    datefmt: str | None = None,
    style: str = "%",
    level: int | str | None = None,
    stream: TextIO | None = None,
    handlers: Iterable[Handler] | None = None,
    force: bool = False,
    encoding: str | None = None,
    errors: str | None = None,
) -> None:
    """Give the root logger a handler, if it has none yet. ValueError."""
    if force:
        for old in list(root.handlers):
            root.removeHandler(old)
            old.close()
    if root.handlers:
        return
    made: list[Handler] = []
    if handlers is not None:
        if stream is not None or filename is not None:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        made += list(handlers)
    elif filename is not None:
        if stream is not None:
            raise ValueError("'stream' and 'filename' should not be specified together")
        made.append(FileHandler(filename, filemode, encoding, False, errors))
    else:
        made.append(StreamHandler(stream))
    default = "{levelname}:{name}:{message}" if style == "{" else BASIC_FORMAT
    formatter = Formatter(default if format is None else format, datefmt, style)
    for handler in made:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def _configured() -> None:
    """See to it that the root logger has a handler."""
    if not root.handlers:
        basicConfig()


def shutdown() -> None:
    """Hand on all that was written."""
    for logger in all_loggers():
        for handler in logger.handlers:
            handler.flush()


def debug(
    msg: object,
    *args: object,
    exc_info: Problem = None,
    extra: Mapping[str, object] | None = None,
    handled: BaseException | None = HANDLED,
    here: tuple[str, int, str] = HERE,
) -> None:
    """Log a detail, by the root logger."""
    _configured()
    if root.isEnabledFor(DEBUG):
        root._log(DEBUG, msg, args, exc_info, extra, handled, here)


def info(
    msg: object,
    *args: object,
    exc_info: Problem = None,
    extra: Mapping[str, object] | None = None,
    handled: BaseException | None = HANDLED,
    here: tuple[str, int, str] = HERE,
) -> None:
    """Log what is going on, by the root logger."""
    _configured()
    if root.isEnabledFor(INFO):
        root._log(INFO, msg, args, exc_info, extra, handled, here)


def warning(
    msg: object,
    *args: object,
    exc_info: Problem = None,
    extra: Mapping[str, object] | None = None,
    handled: BaseException | None = HANDLED,
    here: tuple[str, int, str] = HERE,
) -> None:
    """Log something odd, by the root logger."""
    _configured()
    if root.isEnabledFor(WARNING):
        root._log(WARNING, msg, args, exc_info, extra, handled, here)


def error(
    msg: object,
    *args: object,
    exc_info: Problem = None,
    extra: Mapping[str, object] | None = None,
    handled: BaseException | None = HANDLED,
    here: tuple[str, int, str] = HERE,
) -> None:
    """Log a failure, by the root logger."""
    _configured()
    if root.isEnabledFor(ERROR):
        root._log(ERROR, msg, args, exc_info, extra, handled, here)


def exception(
    msg: object,
    *args: object,
    exc_info: Problem = True,
    extra: Mapping[str, object] | None = None,
    handled: BaseException | None = HANDLED,
    here: tuple[str, int, str] = HERE,
) -> None:
    """Log a failure, with the traceback of what is handled, by the root logger."""
    _configured()
    if root.isEnabledFor(ERROR):
        root._log(ERROR, msg, args, exc_info, extra, handled, here)


def critical(
    msg: object,
    *args: object,
    exc_info: Problem = None,
    extra: Mapping[str, object] | None = None,
    handled: BaseException | None = HANDLED,
    here: tuple[str, int, str] = HERE,
) -> None:
    """Log that all is lost, by the root logger."""
    _configured()
    if root.isEnabledFor(CRITICAL):
        root._log(CRITICAL, msg, args, exc_info, extra, handled, here)


def log(
    level: int,
    msg: object,
    *args: object,
    exc_info: Problem = None,
    extra: Mapping[str, object] | None = None,
    handled: BaseException | None = HANDLED,
    here: tuple[str, int, str] = HERE,
) -> None:
    """Log at any level, by the root logger."""
    _configured()
    if root.isEnabledFor(level):
        root._log(level, msg, args, exc_info, extra, handled, here)


fatal = critical
