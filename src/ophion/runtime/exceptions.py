"""The built-in exceptions: CPython's names and hierarchy, each with its message and the frames it has passed.

In this module the names shadow the built-in ones; compiled programs that name `builtins.ValueError` get the
class here. A message is kept as text: the compiler passes `repr(key)` to KeyError, and makes an OSError by
`os_error`, which picks the subclass, as CPython's constructor does.
"""

from abi import errno as numbers
from ophion.lang import u64
from ophion.lang.unsafe import load_u64, store_u64
from ophion.runtime.heap import allocate, free

TRACE_LIMIT = 256
"""Frames kept of a trace: the first half (innermost) and the last half (outermost)."""
TRACE_HALF = TRACE_LIMIT // 2


class BaseException:
    """What can be raised: a message, the exception that it was raised `from`, and the sites it passed.

    `trace` is raw memory for `trace_room` addresses of site records, of which `trace_count` were noted.
    """

    def __init__(self, message: str | None = None) -> None:
        self.message = message
        self.cause: BaseException | None = None
        self.trace: u64 = u64(0)
        self.trace_room = 0
        self.trace_count = 0

    def __del__(self) -> None:
        free(self.trace)

    def __str__(self) -> str:
        return "" if self.message is None else self.message

    def __repr__(self) -> str:
        text = "" if self.message is None else repr(self.message)
        return type(self).__name__ + "(" + text + ")"

    def note_site(self, site: u64) -> None:
        """Add a site to the trace; it is lost when there is no memory. Never raises."""
        slot = self._slot(self.trace_count)
        if slot >= self.trace_room and not self._grow_trace():
            return
        store_u64(self.trace + 8 * slot, site)
        self.trace_count += 1

    def site(self, number: int) -> u64:
        """The address of the site noted as the `number`-th, or 0 where it was not kept."""
        if TRACE_HALF <= number < self.trace_count - TRACE_HALF and self.trace_count > TRACE_LIMIT:
            return u64(0)
        return load_u64(self.trace + 8 * self._slot(number))

    def forget(self) -> None:
        """Drop cause and trace, for an exception object that is raised again and again."""
        self.cause = None
        free(self.trace)
        self.trace = u64(0)
        self.trace_room = 0
        self.trace_count = 0

    def _slot(self, number: int) -> int:
        """Where a site is kept: the first half in place, the rest in a ring."""
        return number if number < TRACE_HALF else TRACE_HALF + (number - TRACE_HALF) % TRACE_HALF

    def _grow_trace(self) -> bool:
        room = 8 if self.trace_room == 0 else 2 * self.trace_room
        grown = allocate(8 * room)
        if grown == 0:
            return False
        for index in range(self.trace_room):
            store_u64(grown + 8 * index, load_u64(self.trace + 8 * index))
        free(self.trace)
        self.trace = grown
        self.trace_room = room
        return True


class SystemExit(BaseException):
    """A request to end the program with status `code`; a message is printed before and makes the status 1."""

    def __init__(self, code: int = 0, message: str | None = None) -> None:
        super().__init__(message)
        self.code = code if message is None else 1

    def __str__(self) -> str:
        return str(self.code) if self.message is None else self.message


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
    """There is no such key; the message is its repr."""

    def __repr__(self) -> str:
        return type(self).__name__ + "(" + ("" if self.message is None else self.message) + ")"


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
    """An iterator has no more values."""


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


class UnicodeDecodeError(UnicodeError):
    """Bytes that are no text in the encoding."""


class UnicodeEncodeError(UnicodeError):
    """Text that the encoding cannot express."""


class OSError(Exception):
    """A system call failed: `errno`, and where given its text and the file's name."""

    def __init__(self, errno: int = 0, strerror: str | None = None, filename: str | None = None) -> None:
        super().__init__(None)
        self.errno = errno
        self.strerror = strerror
        self.filename = filename

    def __str__(self) -> str:
        if self.strerror is None:
            return str(self.errno)
        text = "[Errno " + str(self.errno) + "] " + self.strerror
        return text if self.filename is None else text + ": " + repr(self.filename)

    def __repr__(self) -> str:
        text = type(self).__name__ + "(" + str(self.errno)
        if self.strerror is not None:
            text += ", " + repr(self.strerror)
        return text + ")"


class BlockingIOError(OSError):
    """EAGAIN, EALREADY, EINPROGRESS."""


class ChildProcessError(OSError):
    """ECHILD."""


class ConnectionError(OSError):
    """A connection failed."""


class BrokenPipeError(ConnectionError):
    """EPIPE."""


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


def os_error(errno: int = 0, strerror: str | None = None, filename: str | None = None) -> OSError:
    """The OSError for an error number, of the subclass that CPython would pick."""
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
    if errno == numbers.EAGAIN:
        return BlockingIOError(errno, strerror, filename)
    return _process_error(errno, strerror, filename)


def _process_error(errno: int, strerror: str | None, filename: str | None) -> OSError:
    if errno == numbers.ECHILD:
        return ChildProcessError(errno, strerror, filename)
    if errno == numbers.EINTR:
        return InterruptedError(errno, strerror, filename)
    if errno == numbers.EPIPE:
        return BrokenPipeError(errno, strerror, filename)
    if errno == numbers.ESRCH:
        return ProcessLookupError(errno, strerror, filename)
    if errno == numbers.ETIMEDOUT:
        return TimeoutError(errno, strerror, filename)
    return _connection_error(errno, strerror, filename)


def _connection_error(errno: int, strerror: str | None, filename: str | None) -> OSError:
    if errno == numbers.ECONNREFUSED:
        return ConnectionRefusedError(errno, strerror, filename)
    if errno == numbers.ECONNRESET:
        return ConnectionResetError(errno, strerror, filename)
    if errno == numbers.ECONNABORTED:
        return ConnectionAbortedError(errno, strerror, filename)
    return OSError(errno, strerror, filename)
