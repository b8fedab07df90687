"""Exceptions as objects: args, texts, fields, contexts, notes, OSError's classes, SystemExit."""

import errno
from dataclasses import dataclass


class Plain(Exception):
    """No constructor of its own."""


class Coded(Exception):
    """Leaves its arguments to CPython."""

    def __init__(self, code: int, message: str = "none") -> None:
        self.code = code
        self.message = message


class Told(Exception):
    """Tells its base a text."""

    def __init__(self, trace: list[int]) -> None:
        super().__init__(f"trace of {len(trace)}")
        self.trace = trace
        self.cause = "mine"

    def __str__(self) -> str:
        return f"<{self.args[0]}: {self.trace}>"


class Below(Told):
    """Two levels."""

    def __init__(self, value: str) -> None:
        super().__init__([len(value)])
        self.value = value


@dataclass
class Record(Exception):
    """Fields that a decorator wrote."""

    name: str
    size: int = 0


def show(error: BaseException) -> None:
    print(type(error).__name__, "|", error, "|", repr(error), "|", error.args, len(error.args))


def texts() -> None:
    show(ValueError())
    show(ValueError("one"))
    show(ValueError("one", 2, None, 2.5, (1, "a")))
    show(ValueError(7))
    show(ValueError(None))
    show(ValueError(["a"], {"k": 1}))
    show(KeyError("key"))
    show(KeyError(3))
    show(KeyError("a", 1))
    show(KeyError())
    show(Plain("x", 1))
    show(Plain())
    show(Coded(3, "text"))
    show(Coded(code=3, message="text"))
    show(Coded(4))
    show(Told([1, 2]))
    show(Below("abc"))
    show(Record("n", 2))
    show(StopIteration(5))
    show(SystemExit())
    show(SystemExit(3))
    show(SystemExit("bye"))
    print(
        SystemExit().code,
        SystemExit(3).code,
        SystemExit("bye").code,
        StopIteration(5).value,
        StopIteration().value,
    )
    print(Below("abc").value, Below("abc").trace, Told([]).cause, Coded(9).code, Coded(9).message)


def system_errors() -> None:
    for number in (
        errno.ENOENT,
        errno.EACCES,
        errno.EEXIST,
        errno.EPIPE,
        errno.ECONNREFUSED,
        errno.EIO,
        errno.EINTR,
    ):
        error = OSError(number, "text")
        print(type(error).__name__, error, repr(error), error.errno == number, error.strerror, error.filename)
    named = OSError(errno.ENOENT, "No such file or directory", "a/b")
    print(named, repr(named), named.filename, named.args, isinstance(named, FileNotFoundError))
    for other in (OSError("alone"), OSError(), OSError(5), FileNotFoundError("gone")):
        print(other, repr(other), other.errno, other.strerror, other.args)
    try:
        open("/no/such/file")
    except FileNotFoundError as error:
        print(error, error.errno, error.strerror, error.filename)


def hierarchy() -> None:
    for error in (
        IndexError("i"),
        KeyError("k"),
        ZeroDivisionError("z"),
        OverflowError("o"),
        NotImplementedError("n"),
        RecursionError("r"),
        UnboundLocalError("u"),
    ):
        print(
            isinstance(error, LookupError),
            isinstance(error, ArithmeticError),
            isinstance(error, RuntimeError),
            isinstance(error, NameError),
        )
    for index in range(4):
        try:
            if index == 0:
                raise KeyError("a")
            if index == 1:
                raise IndexError("b")
            if index == 2:
                raise ZeroDivisionError
            raise Coded(1)
        except (KeyError, IndexError) as lookup:
            print("lookup", repr(lookup))
        except (ArithmeticError, Coded) as rest:
            print("rest", repr(rest))


def fail(depth: int) -> int:
    if depth == 0:
        raise ValueError("deep")
    return fail(depth - 1)


def contexts() -> None:
    try:
        try:
            fail(1)
        except ValueError:
            raise KeyError("second")
    except KeyError as error:
        print(repr(error.__context__), error.__cause__, error.__suppress_context__)
    try:
        try:
            fail(0)
        except ValueError as first:
            raise TypeError("other") from first
    except TypeError as error:
        print(repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
    try:
        try:
            fail(0)
        except ValueError:
            raise TypeError("alone") from None
    except TypeError as error:
        print(error.__cause__, repr(error.__context__), error.__suppress_context__)
    try:
        try:
            fail(0)
        finally:
            int("x")
    except ValueError as error:
        print(error, repr(error.__context__))
    try:
        try:
            fail(0)
        except ValueError:
            try:
                int("y")
            except ValueError:
                print([][fail_index()])
    except IndexError as error:
        context = error.__context__
        print(error, repr(context), repr(context.__context__) if context is not None else "")
    try:
        try:
            fail(0)
        except ValueError:
            raise
    except ValueError as error:
        print(error.__context__)
    try:
        raise ValueError("noted")
    except ValueError as error:
        error.add_note("a note")
        error.add_note("another")
        print(error.__notes__)


def fail_index() -> int:
    return 3


texts()
system_errors()
hierarchy()
contexts()
