"""argparse's values: words converted by the type of their argument, and tried against its choices."""

from user.lib.argparse_actions import (
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    Action,
    ArgumentError,
    ArgumentTypeError,
)
from user.lib.argparse_values import typed_list


def value_of(action: Action, word: str) -> object:
    """What a word is for an argument. ArgumentError."""
    if action.type is None:
        return word
    try:
        return action.type(word)
    except ArgumentTypeError as problem:
        raise ArgumentError(action, str(problem)) from None
    except (TypeError, ValueError):
        message = f"invalid {action.type.__name__} value: {word!r}"
        raise ArgumentError(action, message) from None


def check(action: Action, value: object) -> None:
    """ArgumentError where a value is none of an argument's choices."""
    if action.choices is not None and value not in action.choices:
        choices = ", ".join([repr(choice) for choice in action.choices])
        raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")


def values_of(action: Action, words: list[str]) -> tuple[object, bool]:
    """The value of an argument that was given some words, and whether it is its default. ArgumentError."""
    nargs = action.nargs
    if nargs not in (PARSER, REMAINDER) and "--" in words:
        words.remove("--")
    if not words and nargs == OPTIONAL:
        value = action.const if action.option_strings else action.default
        if isinstance(value, str):
            value = value_of(action, value)
            check(action, value)
        return value, not action.option_strings
    if not words and nargs == ZERO_OR_MORE and not action.option_strings:
        found: object = action.default if action.default is not None else words
        check(action, found)
        return found, action.default is not None
    if len(words) == 1 and nargs in (None, OPTIONAL):
        value = value_of(action, words[0])
        check(action, value)
        return value, False
    if nargs == SUPPRESS:
        return SUPPRESS, False
    values = [value_of(action, word) for word in words]
    for value in values[:1] if nargs == PARSER else [] if nargs == REMAINDER else values:
        check(action, value)
    return (list(words) if action.type is None else typed_list(values, None)), False
