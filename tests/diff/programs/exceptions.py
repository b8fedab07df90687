"""Raising and catching: hierarchy, messages, else, re-raise, own classes, chains of calls."""

import errno


class ParseError(ValueError):
    """Carries a position."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


def parse(text: str) -> int:
    if not text:
        raise ParseError("empty", 0)
    for position, character in enumerate(text):
        if not character.isdigit():
            raise ParseError(f"bad character {character!r}", position)
    return int(text)


def attempt(text: str) -> str:
    try:
        value = parse(text)
    except ParseError as error:
        return f"{error} at {error.position}"
    else:
        return f"ok {value}"


def deep(level: int) -> int:
    if level == 0:
        raise KeyError("bottom")
    return deep(level - 1) + 1


print(attempt("12"), attempt(""), attempt("1x"))
try:
    deep(5)
except LookupError as error:
    print("LookupError:", error, type(error).__name__)
try:
    raise OSError(errno.ENOENT, "No such file or directory", "x.txt")
except FileNotFoundError as error:
    print(error, error.errno, error.strerror)
try:
    raise OSError(errno.EINTR, "Interrupted system call")
except InterruptedError as error:
    print(error)
try:
    try:
        raise ValueError("inner")
    except ValueError:
        print("cleanup")
        raise
except ValueError as error:
    print("again", error)
try:
    try:
        parse("?")
    except ParseError as error:
        raise RuntimeError("outer") from error
except RuntimeError as error:
    print(error, repr(error), error.__cause__ is not None)
for number in range(3):
    try:
        if number == 0:
            raise ZeroDivisionError("zero")
        if number == 1:
            raise IndexError("one")
        print("none raised")
    except (ZeroDivisionError, IndexError) as error:
        print(type(error).__name__, error)
    finally:
        print("finally", number)
try:
    assert 1 + 1 == 3, "arithmetic"
except AssertionError as error:
    print("AssertionError:", error)
try:
    raise NotImplementedError
except Exception as error:
    print(type(error).__name__, repr(error), str(error) == "")
print(
    repr(ValueError("x")),
    repr(KeyError("k")),
    str(KeyError("k")),
    str(ValueError()),
    isinstance(ParseError("m", 1), ValueError),
)
