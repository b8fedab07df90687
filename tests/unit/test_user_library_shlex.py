"""user/lib's shlex, and CPython's."""

import shlex
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from user.lib import shlex as ours

texts = st.text(st.sampled_from("ab -_$#'\"\\\n\té"), max_size=10)


def outcome(function: Callable[..., object], *arguments: object) -> object:
    """What a function returns, or what it raises."""
    try:
        return function(*arguments)
    except ValueError as problem:
        return str(problem)


@settings(max_examples=800, deadline=None)
@given(text=texts, comments=st.booleans())
def test_split(text: str, comments: bool) -> None:
    assert outcome(ours.split, text, comments) == outcome(shlex.split, text, comments)


@settings(max_examples=300, deadline=None)
@given(words=st.lists(texts, max_size=4))
def test_join(words: list[str]) -> None:
    assert ours.join(words) == shlex.join(words)
    assert ours.split(ours.join(words)) == words
    assert [ours.quote(word) for word in words] == [shlex.quote(word) for word in words]
