"""str.format with templates that only the run knows, against CPython's."""

from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ophion.runtime import templates

PIECES = [
    "{}",
    "{0}",
    "{1}",
    "{name}",
    "{missing}",
    "{",
    "}",
    "{{",
    "}}",
    "x",
    ":",
    "!",
    "!r",
    "!s}",
    "!a}",
    "{:>5}",
]
MORE = [
    "{0:{1}}",
    "{:{}}",
    "{0!r:>4}",
    "{name!s:^{0}}",
    "{0!x}",
    "{0:{1:{0}}}",
    "{0!r",
    "{0:d}",
    "]",
    "{!r:3}",
]
TEMPLATES = st.lists(st.sampled_from(PIECES + MORE), max_size=5).map("".join)
VALUES = st.lists(st.sampled_from([7, -3, "te\u00e4xt", 2.5, True, None]), max_size=3)


def outcome(action: Callable[[], str]) -> object:
    """What a call gives, or the exception that it raises."""
    try:
        return action()
    except (ValueError, IndexError, KeyError, TypeError) as problem:
        return repr(problem)


@settings(max_examples=1500)
@given(TEMPLATES, VALUES)
@example("{0[", [1])
@example("{!}", [1])
@example("{0:", [1])
def test_filling_equals_pythons(template: str, values: list[object]) -> None:
    named: dict[str, object] = {"name": "n", "other": 5}
    mine = outcome(lambda: templates.fill(template, values, named))
    assert mine == outcome(lambda: template.format(*values, **named))


@given(TEMPLATES)
def test_filling_from_a_mapping_equals_pythons(template: str) -> None:
    mine = outcome(lambda: templates.fill_from(template, {"name": 4}))
    assert mine == outcome(lambda: template.format_map({"name": 4}))
