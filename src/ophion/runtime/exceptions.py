"""The built-in exceptions: CPython's names and hierarchy, each with its arguments and the frames it passed.

In this module the names shadow the built-in ones; compiled programs that name `builtins.ValueError` get the
class here. The compiler makes an exception by its `__init__` with the one argument, or with the tuple of
several, and their number; an OSError by `os_error`, which picks the subclass, as CPython's constructor does;
those with fields for their arguments as any object.
What programs do not see has names with double underscores, so that a class of theirs may have any field.
"""

from typing import cast

from abi import errno as numbers
from ophion.lang import u64
from ophion.lang.unsafe import load_u64, store_u64
from ophion.runtime.escapes import escape_of
from ophion.runtime.heap import allocate, free

TRACE_LIMIT = 256
"""Frames kept of a trace: the first half (innermost) and the last half (outermost)."""
TRACE_HALF = TRACE_LIMIT // 2


class BaseException:
    """What can be raised: its arguments, the exceptions behind it, and the sites that it passed.

    `__value__` is the argument where `__count__` is one, the tuple of them where there are several.
    `__trace__` is raw memory for `__room__` addresses of site records, of which `__sites__` were noted.
    """

    __notes__: list[str]

    def __init__(self, value: object = None, count: int = 0) -> None:
        self.__value__ = value
        self.__count__ = count
        self.__cause__: BaseException | None = None
        self.__context__: BaseException | None = None
        self.__suppress_context__ = False
        self.__noted__ = False
        self.__trace__: u64 = u64(0)
        self.__room__ = 0
        self.__sites__ = 0

    def __del__(self) -> None:
        free(self.__trace__)

    @property
    def args(self) -> tuple[object, ...]:
        """The arguments that the exception was made with."""
        if self.__count__ == 0:
            return ()
        return (self.__value__,) if self.__count__ == 1 else cast(tuple[object, ...], self.__value__)

    def __str__(self) -> str:
        return "" if self.__count__ == 0 else str(self.__value__)

    def __repr__(self) -> str:
        name = type(self).__name__
        if self.__count__ == 1:
            return name + "(" + repr(self.__value__) + ")"
        return name + repr(self.args)

    def add_note(self, note: str) -> None:
        """Add a line that is printed below the exception."""
        if not self.__noted__:
            self.__notes__ = []
            self.__noted__ = True
        self.__notes__.append(note)

    def note_site(self, site: u64) -> None:
        """Add a site to the trace; it is lost when there is no memory. Never raises."""
        slot = self._slot(self.__sites__)
        if slot >= self.__room__ and not self._grow_trace():
            return
        store_u64(self.__trace__ + 8 * slot, site)
        self.__sites__ += 1

    def site(self, number: int) -> u64:
        """The address of the site noted as the `number`-th, or 0 where it was not kept."""
        if TRACE_HALF <= number < self.__sites__ - TRACE_HALF and self.__sites__ > TRACE_LIMIT:
            return u64(0)
        return load_u64(self.__trace__ + 8 * self._slot(number))

    def forget(self) -> None:
        """Drop what led to it and the trace, for an exception object that is raised again and again."""
        self.__cause__ = None
        self.__context__ = None
        free(self.__trace__)
        self.__trace__ = u64(0)
        self.__room__ = 0
        self.__sites__ = 0

    def _slot(self, number: int) -> int:
        """Where a site is kept: the first half in place, the rest in a ring."""
        return number if number < TRACE_HALF else TRACE_HALF + (number - TRACE_HALF) % TRACE_HALF

    def _grow_trace(self) -> bool:
        room = 8 if self.__room__ == 0 else 2 * self.__room__
        grown = allocate(8 * room)
        if grown == 0:
            return False
        for index in range(self.__room__):
            store_u64(grown + 8 * index, load_u64(self.__trace__ + 8 * index))
        free(self.__trace__)
        self.__trace__ = grown
        self.__room__ = room
        return True


def chain(raised: BaseException, handled: BaseException) -> None:
    """Make the exception that was being handled the context of one raised meanwhile.

    The chain ends where it would run in a circle, as CPython's does.
    """
    if raised is handled:
        return
    last = raised
    while last.__context__ is not None:
        if last.__context__ is handled:
            return
        last = last.__context__
    behind: BaseException | None = handled
    while behind is not None:
        if behind.__context__ is raised:
            behind.__context__ = None
        behind = behind.__context__
    last.__context__ = handled


class SystemExit(BaseException):
    """A request to end the program: `code` is the status, None for 0, or what is printed before status 1."""

    @property
    def code(self) -> object:
        """The argument."""
        return self.__value__ if self.__count__ > 0 else None


class KeyboardInterrupt(BaseException):
    """The user pressed the interrupt key."""


class GeneratorExit(BaseException):
    """A generator was closed."""


class Exception(BaseException):
    """All exceptions but those that end the program."""


class ArithmeticError(Exception):
    """An arithmetic operation failed."""


class OverflowError(ArithmeticError):
    """A result is too large to be represented."""


class ZeroDivisionError(ArithmeticError):
    """The second operand of a division is zero."""


class FloatingPointError(ArithmeticError):
    """A floating-point operation failed."""


class AssertionError(Exception):
    """An `assert` failed."""


class AttributeError(Exception):
    """There is no such attribute."""


class FrozenInstanceError(AttributeError):
    """A field of a frozen dataclass cannot be assigned."""


class BufferError(Exception):
    """A buffer is in use by a memoryview."""


class EOFError(Exception):
    """`input` met the end of the file."""


class ImportError(Exception):
    """A module could not be imported."""


class ModuleNotFoundError(ImportError):
    """A module that is not there."""


class LookupError(Exception):
    """There is no such key or index."""


class IndexError(LookupError):
    """A sequence index is out of range."""


class KeyError(LookupError):
    """There is no such key; its text is the key's repr."""

    def __str__(self) -> str:
        return repr(self.__value__) if self.__count__ == 1 else super().__str__()


class MemoryError(Exception):
    """Out of memory."""


class NameError(Exception):
    """A name is not bound."""


class UnboundLocalError(NameError):
    """A local variable has no value yet."""


class RuntimeError(Exception):
    """An error in no other category."""


class NotImplementedError(RuntimeError):
    """A method that a subclass must provide."""


class RecursionError(RuntimeError):
    """Calls are nested too deeply."""


class StopIteration(Exception):
    """An iterator has no more values; `value` is what a generator returned."""

    @property
    def value(self) -> object:
        """The argument."""
        return self.__value__ if self.__count__ > 0 else None


class ReferenceError(Exception):
    """The object of a weak reference is gone."""


class StopAsyncIteration(Exception):
    """An asynchronous iterator has no more values."""


class SystemError(Exception):
    """An internal error."""


class SyntaxError(Exception):
    """A text that a grammar does not allow."""


class TypeError(Exception):
    """An operation on a value of the wrong type."""


class ValueError(Exception):
    """A value of the right type that cannot be accepted."""


class UnicodeError(ValueError):
    """A text encoding or decoding error."""


class CodecError(UnicodeError):
    """The bytes or the text from `start` to `end` have no meaning in an encoding, for some reason."""

    def __init__(self, encoding: str, start: int, end: int, reason: str) -> None:
        super().__init__()
        self.encoding = encoding
        self.start = start
        self.end = end
        self.reason = reason

    def about(self, action: str, unit: str, shown: str) -> str:
        """The message: `shown` is the one unit that is bad, if it is one."""
        text = "'" + self.encoding + "' codec can't " + action + " " + unit
        if shown:
            text += " " + shown + " in position " + str(self.start)
        else:
            text += "s in position " + str(self.start) + "-" + str(self.end - 1)
        return text + ": " + self.reason

    def __repr__(self) -> str:
        return type(self).__name__ + repr(self.args)


class UnicodeDecodeError(CodecError):
    """Bytes that are no text in the encoding."""

    def __init__(self, encoding: str, object: bytes, start: int, end: int, reason: str) -> None:
        super().__init__(encoding, start, end, reason)
        self.object = object

    @property
    def args(self) -> tuple[object, ...]:
        """All that it was made with."""
        return (self.encoding, self.object, self.start, self.end, self.reason)

    def __str__(self) -> str:
        alone = self.end == self.start + 1 and self.start < len(self.object)
        return self.about("decode", "byte", f"0x{self.object[self.start]:02x}" if alone else "")


class UnicodeEncodeError(CodecError):
    """Text that the encoding cannot express."""

    def __init__(self, encoding: str, object: str, start: int, end: int, reason: str) -> None:
        super().__init__(encoding, start, end, reason)
        self.object = object

    @property
    def args(self) -> tuple[object, ...]:
        """All that it was made with."""
        return (self.encoding, self.object, self.start, self.end, self.reason)

    def __str__(self) -> str:
        alone = self.end == self.start + 1 and self.start < len(self.object)
        return self.about("encode", "character", _quoted(self.object[self.start]) if alone else "")


def _quoted(character: str) -> str:
    """A character as its escape in quotes."""
    return "'" + escape_of(ord(character)) + "'"


class OSError(Exception):
    """A system call failed: `errno`, its text and the file's name; other arguments are kept as they are."""

    def __init__(
        self,
        errno: int | None = None,
        strerror: str | None = None,
        filename: str | None = None,
        value: object = None,
        count: int = 0,
    ) -> None:
        super().__init__(value, count)
        self.errno = errno
        self.strerror = strerror
        self.filename = filename
        self.filename2: str | None = None

    @property
    def args(self) -> tuple[object, ...]:
        """The arguments, but the files' names."""
        return super().args if self.errno is None else (self.errno, self.strerror)

    def __str__(self) -> str:
        if self.errno is None:
            return super().__str__()
        text = "[Errno " + str(self.errno) + "] " + str(self.strerror)
        if self.filename is None:
            return text
        text += ": " + repr(self.filename)
        return text if self.filename2 is None else text + " -> " + repr(self.filename2)

    def __repr__(self) -> str:
        if self.errno is None:
            return super().__repr__()
        return type(self).__name__ + repr(self.args)


class UnicodeTranslateError(UnicodeError):
    """Text that cannot be translated."""


class Warning(Exception):
    """All warnings."""


class UserWarning(Warning):
    """A warning of a program."""


class DeprecationWarning(Warning):
    """A feature that will go."""


class RuntimeWarning(Warning):
    """Doubtful behaviour."""


class BlockingIOError(OSError):
    """EAGAIN, EALREADY, EINPROGRESS."""


class ChildProcessError(OSError):
    """ECHILD."""


class ConnectionError(OSError):
    """A connection failed."""


class BrokenPipeError(ConnectionError):
    """EPIPE, ESHUTDOWN."""


class ConnectionAbortedError(ConnectionError):
    """ECONNABORTED."""


class ConnectionRefusedError(ConnectionError):
    """ECONNREFUSED."""


class ConnectionResetError(ConnectionError):
    """ECONNRESET."""


class FileExistsError(OSError):
    """EEXIST."""


class FileNotFoundError(OSError):
    """ENOENT."""


class InterruptedError(OSError):
    """EINTR."""


class IsADirectoryError(OSError):
    """EISDIR."""


class NotADirectoryError(OSError):
    """ENOTDIR."""


class PermissionError(OSError):
    """EACCES, EPERM."""


class ProcessLookupError(OSError):
    """ESRCH."""


class TimeoutError(OSError):
    """ETIMEDOUT."""


def os_error(
    errno: int | None = None,
    strerror: str | None = None,
    filename: str | None = None,
    value: object = None,
    count: int = 0,
) -> OSError:
    """The OSError for an error number, of the subclass that CPython would pick."""
    if errno is None:
        return OSError(None, None, None, value, count)
    if errno == numbers.ENOENT:
        return FileNotFoundError(errno, strerror, filename)
    if errno == numbers.EACCES or errno == numbers.EPERM:
        return PermissionError(errno, strerror, filename)
    if errno == numbers.EEXIST:
        return FileExistsError(errno, strerror, filename)
    if errno == numbers.ENOTDIR:
        return NotADirectoryError(errno, strerror, filename)
    if errno == numbers.EISDIR:
        return IsADirectoryError(errno, strerror, filename)
    if errno in (numbers.EAGAIN, numbers.EALREADY, numbers.EINPROGRESS):
        return BlockingIOError(errno, strerror, filename)
    return _process_error(errno, strerror, filename)


def _process_error(errno: int, strerror: str | None, filename: str | None) -> OSError:
    if errno == numbers.ECHILD:
        return ChildProcessError(errno, strerror, filename)
    if errno == numbers.EINTR:
        return InterruptedError(errno, strerror, filename)
    if errno == numbers.ESRCH:
        return ProcessLookupError(errno, strerror, filename)
    if errno == numbers.ETIMEDOUT:
        return TimeoutError(errno, strerror, filename)
    return _connection_error(errno, strerror, filename)


def _connection_error(errno: int, strerror: str | None, filename: str | None) -> OSError:
    if errno == numbers.EPIPE or errno == numbers.ESHUTDOWN:
        return BrokenPipeError(errno, strerror, filename)
    if errno == numbers.ECONNABORTED:
        return ConnectionAbortedError(errno, strerror, filename)
    if errno == numbers.ECONNREFUSED:
        return ConnectionRefusedError(errno, strerror, filename)
    if errno == numbers.ECONNRESET:
        return ConnectionResetError(errno, strerror, filename)
    return OSError(errno, strerror, filename)
