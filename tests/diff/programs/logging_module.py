"""logging: loggers, levels, handlers, formats, and tracebacks of what is handled."""

import io
import logging
import os
import re
import sys
import tempfile

log = logging.getLogger(__name__)


class Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Loud(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.levelname = record.levelname.lower()
        return "! " + super().format(record)


class Odd(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno != logging.INFO


def divide(a: int, b: int) -> int:
    return a // b


def plain(text: str) -> str:
    """A log without the lines of a source that is not there, and the folders of files."""
    lines = [re.sub('File ".*/', 'File "', line) for line in text.splitlines()]
    return "\n".join(line for line in lines if not line.startswith("    "))


def fails() -> None:
    memory = io.StringIO()
    logging.basicConfig(stream=memory, force=True)
    try:
        divide(1, 0)
    except ZeroDivisionError as problem:
        log.exception("dividing %d", 1)
        log.error("again", exc_info=True)
        log.warning("told", exc_info=problem)
        try:
            raise KeyError("inner")
        except KeyError:
            log.exception("in it")
    log.error("nothing", exc_info=False)
    print(plain(memory.getvalue()))


def places() -> None:
    log.info("here")
    logging.warning("there")


def levels() -> None:
    for level in ("DEBUG", logging.WARNING, "ERROR"):
        log.setLevel(level)
        log.debug("debug")
        log.warning("warning")
        print(log.isEnabledFor(logging.INFO), log.getEffectiveLevel(), log.level)
    log.setLevel(logging.NOTSET)
    print(logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLevelName(35))
    for wrong in ("LOUD", "debug"):
        try:
            log.setLevel(wrong)
        except ValueError as problem:
            print(problem)
    logging.addLevelName(25, "NOTICE")
    log.log(25, "between")
    logging.disable(logging.ERROR)
    log.error("no")
    log.critical("yes")
    logging.disable(logging.NOTSET)


def tree() -> None:
    parent, child = logging.getLogger("shop"), logging.getLogger("shop.till.one")
    middle = logging.getLogger("shop.till")
    print(child.parent is middle, middle.parent is parent, parent.parent is logging.getLogger(), child)
    print(parent.getChild("till") is middle, logging.getLogger("shop") is parent, child.hasHandlers())
    lines = Lines()
    lines.setFormatter(Loud("%(name)-14s|%(levelname)8s|%(message)s"))
    parent.addHandler(lines)
    child.info("sold %s for %.2f to %(who)s" if False else "sold %s for %.2f", "tea", 1.5)
    child.debug("not seen")
    middle.warning("by name: %(item)s", {"item": "cup"})
    parent.propagate = False
    child.error("kept here")
    lines.addFilter(Odd())
    child.info("filtered")
    parent.addFilter(lambda record: "x" not in record.getMessage())
    parent.error("axe")
    parent.error("saw")
    parent.removeHandler(lines)
    parent.addHandler(logging.NullHandler())
    parent.error("nowhere")
    print("\n".join(lines.lines))


def files() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "run.log")
        handler = logging.FileHandler(path, mode="w", encoding="utf-8")
        handler.setFormatter(logging.Formatter("{levelname:<8}{message}", style="{"))
        log.addHandler(handler)
        log.warning("é %s", [1, 2])
        log.removeHandler(handler)
        handler.close()
        with open(path, encoding="utf-8") as file:
            print(repr(file.read()))
    memory = io.StringIO()
    logging.basicConfig(
        stream=memory, format="%(asctime)s %(message)s", datefmt="[%Y]", force=True, level="INFO"
    )
    log.info("timed")
    print(len(memory.getvalue()), memory.getvalue()[5:].strip())
    logging.basicConfig(stream=memory, format="%(user)s %(message)s", force=True)
    log.warning("with", extra={"user": "ada"})
    print(memory.getvalue().splitlines()[-1])


logging.basicConfig(
    stream=sys.stdout,
    level=logging.DEBUG,
    format="%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(message)s",
)
for step in (places, levels, tree, fails, files):
    print("--", step.__name__)
    step()
