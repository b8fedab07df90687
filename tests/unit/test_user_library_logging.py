"""user/lib's logging, and CPython's."""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.fakes import host_calls

host_calls.install()

from user.lib import logging as ours  # noqa: E402
from user.lib import logging_handlers, logging_loggers  # noqa: E402
from user.lib import sys as our_sys  # noqa: E402


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's system calls, and loggers of which no other test knows."""
    host_calls.install()
    root = logging.RootLogger(logging.WARNING)
    monkeypatch.setattr(logging, "root", root)
    monkeypatch.setattr(logging.Logger, "root", root)
    monkeypatch.setattr(logging.Logger, "manager", logging.Manager(root))
    monkeypatch.setattr(logging_loggers, "_loggers", {})
    monkeypatch.setattr(logging_loggers.root, "handlers", [])
    ours.getLogger().setLevel(ours.WARNING)
    yield
    host_calls.remove()


def outcome(module: Any, **named: Any) -> object:
    """What is written of some messages, with the root logger configured so; what is raised."""
    stream = io.StringIO()
    module.getLogger().handlers.clear()
    try:
        module.basicConfig(stream=stream, **named)
        log = module.getLogger("a.b")
        for level in (5, 10, 20, 25, 30, 40, 50):
            log.log(level, "at %d", level)
            module.log(level, "root")
        log.warning("none %s")
        log.error("many %s %r %5.1f", "x", "y", 2)
        log.critical("by %(name)s", {"name": "name"})
        log.info({"no": "text"})
        log.error("problem", exc_info=ValueError("what"))
        log.error("none", exc_info=True)
    except (ValueError, TypeError) as problem:
        return type(problem).__name__, str(problem)
    return stream.getvalue()


@pytest.mark.parametrize("level", [None, 0, 10, 25, "ERROR", "WARN", 60, "LOUD"])
def test_levels(level: int | str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging_handlers, "traceback_of", lambda e: f"{type(e).__name__}: {e}")
    assert outcome(ours, level=level) == outcome(logging, level=level)


@pytest.mark.parametrize(
    "named",
    [
        {"format": "%(levelname)-10s|%(name)s|%(message)s"},
        {"format": "{levelno:>4}{name!r}{message}", "style": "{"},
        {"style": "{"},
        {"format": "no fields"},
        {"format": "%(message)s", "style": "?"},
        {"format": "%(processName)s %(threadName)s %(process)d %(message)s"},
    ],
)
def test_formats(named: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging_handlers, "traceback_of", lambda e: f"{type(e).__name__}: {e}")
    assert outcome(ours, level=0, **named) == outcome(logging, level=0, **named)


def test_times() -> None:
    for named in ({}, {"datefmt": "[%H]"}):
        texts = [str(outcome(module, format="%(asctime)s.", level=50, **named)) for module in (ours, logging)]
        shapes = [re.sub(r"\d", "0", text.splitlines()[0]) for text in texts]
        assert shapes[0] == shapes[1]


def tree(module: Any) -> object:
    """What the loggers of some names say of themselves, asked for in no order."""
    names = ["a.b.c", "x", "a", "a.b.c.d", "a.b", "ab"]
    module.getLogger().handlers.clear()
    found = [module.getLogger(name) for name in names]
    found[2].setLevel(7)
    parents = [log.parent.name for log in found]
    return (
        parents,
        [log.getEffectiveLevel() for log in found],
        [repr(log) for log in found],
        found[0].hasHandlers(),
    )


def test_tree() -> None:
    assert tree(ours) == tree(logging)
    assert ours.getLogger("a.b") is ours.getLogger("a").getChild("b")
    assert ours.getLogger("root") is ours.getLogger() is ours.getLogger("")


def test_level_names() -> None:
    for level in (0, 10, 35, "INFO", "LOUD", "WARN"):
        assert ours.getLevelName(level) == logging.getLevelName(level)
    assert ours.getLevelNamesMapping() == logging.getLevelNamesMapping()


def handled(module: Any) -> list[str]:
    """What reaches the handlers of loggers above each other, with filters."""
    texts: list[str] = []

    class Kept(module.Handler):  # type: ignore[misc]
        def emit(self, record: Any) -> None:
            texts.append(self.format(record))

    parent, child = module.getLogger("p"), module.getLogger("p.c")
    for log, level in ((parent, 30), (child, 10)):
        handler = Kept(level)
        handler.setFormatter(module.Formatter(f"{log.name}: %(message)s"))
        log.addHandler(handler)
        log.addHandler(handler)
    child.setLevel(10)
    child.info("one")
    child.error("two")
    child.propagate = False
    child.error("three")
    child.addFilter(module.Filter("p.d"))
    child.error("four")
    parent.addFilter(lambda record: record.levelno > 30)
    parent.warning("five")
    parent.error("six")
    module.disable(40)
    parent.error("seven")
    module.disable(0)
    parent.disabled = True
    parent.critical("eight")
    return texts


def test_handlers() -> None:
    assert handled(ours) == handled(logging)


def test_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, system in ((ours, our_sys), (logging, __import__("sys"))):
        stream = io.StringIO()
        module.getLogger().handlers.clear()
        monkeypatch.setattr(system, "stderr", stream)
        module.getLogger("q").info("no")
        module.getLogger("q").warning("yes %s", 1)
        assert stream.getvalue() == "yes 1\n"
