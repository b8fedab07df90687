"""user/lib's textwrap, and dates read from text, against CPython's own."""

import calendar
import string
import textwrap
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from user.lib import dates, time_parsing
from user.lib import string as our_string
from user.lib import textwrap as ours

PIECES = [
    "a",
    "bc",
    "-",
    "--",
    " ",
    "  ",
    "\t",
    "\n",
    ".",
    "!",
    '"',
    "1",
    "_",
    "\u00e9",
    "word",
    "\xa0",
    "A. ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
INDENTS = st.sampled_from(["", "*", " > "])
OPTIONS = st.fixed_dictionaries(
    {
        "width": st.sampled_from([-1, 0, *range(4, 20)]),
        "initial_indent": INDENTS,
        "subsequent_indent": INDENTS,
        "tabsize": st.integers(1, 9),
        "placeholder": st.sampled_from([" [...]", "..", "", "a longer one"]),
        **{
            name: st.booleans()
            for name in ("expand_tabs", "replace_whitespace", "fix_sentence_endings", "break_long_words")
        },
        "drop_whitespace": st.booleans(),
        "break_on_hyphens": st.booleans(),
    }
)


def outcome(action: Callable[[], object]) -> object:
    """What a call gives, or the exception that it raises."""
    try:
        return action()
    except ValueError as problem:
        return repr(problem)


@settings(max_examples=400, deadline=None)
@given(TEXTS, OPTIONS, st.sampled_from([None, 1, 2, 3]))
def test_wrapping_equals_pythons(text: str, options: dict[str, object], most: int | None) -> None:
    for mine, theirs in ((ours.wrap, textwrap.wrap), (ours.fill, textwrap.fill)):
        shown = outcome(lambda f=mine: f(text, max_lines=most, **options))  # type: ignore[misc]
        assert shown == outcome(lambda f=theirs: f(text, max_lines=most, **options))  # type: ignore[misc]
    short = outcome(lambda: ours.shorten(text, **options))  # type: ignore[arg-type]
    assert short == outcome(lambda: textwrap.shorten(text, **options))  # type: ignore[arg-type]


@given(TEXTS)
def test_indentation_equals_pythons(text: str) -> None:
    assert ours.dedent(text) == textwrap.dedent(text)
    assert ours.indent(text, "> ") == textwrap.indent(text, "> ")
    assert ours.indent(text, "> ", lambda line: True) == textwrap.indent(text, "> ", lambda line: True)


@given(st.integers(-700_000, 2_900_000))
def test_days_have_their_dates(days: int) -> None:
    year, month, day = dates.year_month_day(days)
    assert dates.days_since_1970(year, month, day) == days
    if 1 <= year <= 9999:
        expected = time.gmtime(days * 86400)
        assert (year, month, day) == expected[:3]
        assert dates.ordinal_of(year, month, day) == expected.tm_yday
        assert dates.is_leap(year) == calendar.isleap(year)


FORMATS = [
    "%Y-%m-%d %H:%M:%S",
    "%d %b %Y",
    "%A, %d. %B %y",
    "%a %b %d %H:%M:%S %Y",
    "%c",
    "%x %X",
    "%I:%M %p",
    "%Y %j",
    "%U %w %Y",
    "%Y %W %a",
    "%Y%m%d",
    "%%%m",
    "%d/%m",
    "%Z %u",
]


@given(st.integers(0, 4_000_000_000), st.sampled_from(FORMATS))
def test_moments_are_read_as_python_reads_them(seconds: int, template: str) -> None:
    text = time.strftime(template.replace("%Z", "UTC"), time.gmtime(seconds))
    for shown in (text, text.upper(), text.replace(" 0", " ")):
        mine = outcome(lambda t=shown: tuple(time_parsing.read_moment(t, template)))  # type: ignore[misc]
        assert mine == outcome(lambda t=shown: tuple(time.strptime(t, template)))  # type: ignore[misc]


@given(st.text(alphabet="0123456789-: JanFeb%", max_size=12), st.sampled_from([*FORMATS, "%", "%Q", "%d%"]))
def test_what_is_no_moment_is_refused_in_pythons_words(text: str, template: str) -> None:
    mine = outcome(lambda: tuple(time_parsing.read_moment(text, template)))
    assert mine == outcome(lambda: tuple(time.strptime(text, template)))


@given(st.text(alphabet="$ab{}1_ \n\u00e9", max_size=14))
def test_templates_equal_pythons(template: str) -> None:
    names = {"a": "1", "b": "2", "ab": "3"}
    mine, theirs = our_string.Template(template), string.Template(template)
    assert mine.safe_substitute(names) == theirs.safe_substitute(names)
    try:
        expected = theirs.substitute(names)
    except (KeyError, ValueError) as problem:
        with pytest.raises(type(problem)) as raised:
            mine.substitute(names)
        assert repr(raised.value) == repr(problem)
        return
    assert mine.substitute(names) == expected
