"""user/lib's datetime, and CPython's."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.fakes import host_calls

host_calls.install()

from user.lib import datetime as ours  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def real_system_calls() -> Iterator[None]:
    """The machine's system calls while this module's tests run."""
    host_calls.install()
    yield
    host_calls.remove()


spans = st.timedeltas(datetime.timedelta(days=-90000), datetime.timedelta(days=90000))
moments = st.datetimes(datetime.datetime(1900, 1, 1), datetime.datetime(2200, 12, 31)).map(
    lambda m: m.replace(fold=0)
)


def outcome(function: Callable[..., object], *arguments: object, **named: object) -> str:
    """What a function returns, or what it raises."""
    try:
        return repr(function(*arguments, **named))
    except (ValueError, OverflowError, TypeError, ZeroDivisionError) as problem:
        return f"{type(problem).__name__}: {problem}"


def span_of(span: datetime.timedelta) -> ours.timedelta:
    """CPython's span as ours."""
    return ours.timedelta(span.days, span.seconds, span.microseconds)


def moment_of(m: datetime.datetime) -> ours.datetime:
    """CPython's moment as ours."""
    return ours.datetime(m.year, m.month, m.day, m.hour, m.minute, m.second, m.microsecond)


@settings(max_examples=300, deadline=None)
@given(a=spans, b=spans, n=st.integers(-20, 20), x=st.floats(0.001, 100))
def test_spans(a: datetime.timedelta, b: datetime.timedelta, n: int, x: float) -> None:
    mine, other = span_of(a), span_of(b)
    assert (repr(mine), str(mine), mine.total_seconds()) == (repr(a), str(a), a.total_seconds())
    for name in (
        "__add__",
        "__sub__",
        "__truediv__",
        "__floordiv__",
        "__mod__",
        "__divmod__",
        "__lt__",
        "__ge__",
    ):
        assert outcome(getattr(mine, name), other) == outcome(getattr(a, name), b), name
    for name in ("__mul__", "__truediv__", "__floordiv__"):
        assert outcome(getattr(mine, name), n) == outcome(getattr(a, name), n), name
    assert outcome(lambda: mine * x) == outcome(lambda: a * x)
    assert outcome(lambda: mine / x) == outcome(lambda: a / x)
    assert (repr(-mine), repr(abs(mine)), bool(mine)) == (repr(-a), repr(abs(a)), bool(a))


@settings(max_examples=300, deadline=None)
@given(parts=st.lists(st.floats(-1000, 1000) | st.integers(-(10**6), 10**6), min_size=7, max_size=7))
def test_spans_of_parts(parts: list[float]) -> None:
    mine, theirs = ours.timedelta(*parts), datetime.timedelta(*parts)
    counts = [(each.days * 86400 + each.seconds) * 10**6 + each.microseconds for each in (mine, theirs)]
    assert abs(counts[0] - counts[1]) <= 1  # a rounding of the last digit
    whole = [int(part) for part in parts]
    assert repr(ours.timedelta(*whole)) == repr(datetime.timedelta(*whole))


@settings(max_examples=300, deadline=None)
@given(m=moments, other=moments, span=spans)
def test_moments(m: datetime.datetime, other: datetime.datetime, span: datetime.timedelta) -> None:
    mine, second = moment_of(m), moment_of(other)
    for name in ("isoformat", "ctime", "weekday", "isocalendar", "toordinal", "date", "time", "timestamp"):
        assert outcome(getattr(mine, name)) == outcome(getattr(m.replace(tzinfo=datetime.UTC)
            if name == "timestamp" else m, name)), name  # fmt: skip
    assert outcome(lambda: mine + span_of(span)) == outcome(lambda: m + span)
    assert outcome(lambda: mine - span_of(span)) == outcome(lambda: m - span)
    assert outcome(lambda: mine - second) == outcome(lambda: m - other)
    assert (mine < second, mine == second, mine.date() < second.date()) == (
        m < other,
        m == other,
        m.date() < other.date(),
    )
    template = "%Y-%m-%d %H:%M:%S.%f|%a %A %b %B %d %I %j %p %U %w %W %y %%|%z|%Z"
    assert mine.strftime(template) == m.strftime(template)
    for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds", "none"):
        assert outcome(mine.isoformat, " ", spec) == outcome(m.isoformat, " ", spec)
    text = m.strftime("%d/%m/%Y %H:%M:%S.%f")
    read = ours.datetime.strptime(text, "%d/%m/%Y %H:%M:%S.%f")
    assert repr(read) == repr(datetime.datetime.strptime(text, "%d/%m/%Y %H:%M:%S.%f"))
    assert repr(ours.datetime.fromisoformat(m.isoformat())) == repr(m)


@settings(max_examples=200, deadline=None)
@given(m=moments, minutes=st.integers(-1439, 1439), other=st.integers(-1439, 1439))
def test_zones(m: datetime.datetime, minutes: int, other: int) -> None:
    mine = moment_of(m).replace(tzinfo=ours.timezone(ours.timedelta(minutes=minutes)))
    theirs = m.replace(tzinfo=datetime.timezone(datetime.timedelta(minutes=minutes)))
    for name in ("isoformat", "utcoffset", "tzname", "timestamp", "__repr__"):
        assert outcome(getattr(mine, name)) == outcome(getattr(theirs, name)), name
    moved = mine.astimezone(ours.timezone(ours.timedelta(minutes=other)))
    assert repr(moved) == repr(theirs.astimezone(datetime.timezone(datetime.timedelta(minutes=other))))
    assert moved == mine
    assert repr(ours.datetime.fromisoformat(theirs.isoformat())) == repr(theirs)
    assert mine.strftime("%z %Z") == theirs.strftime("%z %Z")


@settings(max_examples=500, deadline=None)
@given(
    text=st.text("0123456789-:.TWZ+ ", max_size=12),
    day=st.sampled_from(["", "2024-02-29", "20240229", "2024-W09"]),
)
@example("00:", "")
@example("00:00:", "")
def test_texts_that_may_be_wrong(text: str, day: str) -> None:
    for kind in ("date", "time"):
        mine = outcome(getattr(ours, kind).fromisoformat, day + text)
        theirs = outcome(getattr(datetime, kind).fromisoformat, day + text)
        if mine != theirs:
            assert "Error" in mine, (kind, day + text, mine, theirs)  # CPython takes some odd ones


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [("date", (2023, 2, 29)), ("date", (2023, 13, 1)), ("date", (0, 1, 1)), ("date", (2023, 1, 0)),
     ("time", (24,)), ("time", (1, 60)), ("time", (1, 1, 60)), ("time", (1, 1, 1, 10**6)),
     ("datetime", (2023, 1, 1, -1)), ("datetime", (10000, 1, 1))],
)  # fmt: skip
def test_numbers_that_mean_nothing(kind: str, numbers: tuple[int, ...]) -> None:
    assert outcome(getattr(ours, kind), *numbers) == outcome(getattr(datetime, kind), *numbers)
