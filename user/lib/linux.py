"""One typed function for each system call that the library makes, and what the kernel put on the first stack.

A call that fails raises OSError with number and text. This is the only file of the library, beside
`start`, that uses `unsafe`. Each `address_of` is of a buffer that the calling function holds by a parameter
or a local variable until the system call has returned, and that nobody resizes meanwhile: there is one
thread.
"""

from typing import NoReturn

from abi import errno, fcntl
from abi import reboot as magic
from abi import syscall_numbers as number
from abi.resource import RLIMIT_STACK, Rlimit
from abi.signal import SA_RESTORER, SIGSET_SIZE, Sigaction
from abi.stat import Stat
from abi.termios import Termios, Winsize
from abi.time import Timespec, Tms
from abi.utsname import Utsname
from ophion.lang import I32, U64, Struct, u64
from ophion.lang.unsafe import (
    address_of,
    load_u8,
    load_u64,
    memory,
    store_u64,
    symbol_address,
    syscall,
    tail_address,
)

ADDRESS_SIZE = 8
MAXIMUM_STACK = 0x400_0000
"""Bytes of the stack that are used at most, where its limit is higher or there is none."""
STACK_RESERVE = 0x4_0000
"""Bytes kept for functions that do not call themselves, and for the arguments and environment."""


class CInt(Struct):
    """A C int."""

    value = I32()


class Pointer(Struct):
    """A C pointer."""

    value = U64()


class SignalSet(Struct):
    """sigset_t: bit `number - 1` for each signal."""

    mask = U64()


class DescriptorPair(Struct):
    """What pipe2(2) fills in."""

    reader = I32()
    writer = I32()


def check(result: int) -> int:
    """The result of a system call; OSError where it is a negated error number."""
    if result < 0:
        raise OSError(-result, errno.strerror(-result))
    return result


def check_path(result: int, path: str) -> int:
    """As `check`, with the file's name in the error."""
    if result < 0:
        raise OSError(-result, errno.strerror(-result), path)
    return result


def terminated(text: str) -> bytes:
    """`text` as the kernel takes it; ValueError where it holds a NUL."""
    data = text.encode()
    if data.find(b"\0") >= 0:
        raise ValueError("embedded null byte")
    return data + b"\0"


def read(descriptor: int, buffer: bytearray | memoryview) -> int:
    """read(2) into `buffer`; the number of bytes, 0 at the end of the file. KeyboardInterrupt."""
    result = syscall(number.READ, descriptor, address_of(buffer), len(buffer))
    if result == -errno.EINTR:
        raise KeyboardInterrupt  # there is no handler but that of default_int_handler
    return check(result)


def write(descriptor: int, data: bytes | bytearray | memoryview) -> int:
    """write(2); the number of bytes written, which may be fewer."""
    return check(syscall(number.WRITE, descriptor, address_of(data), len(data)))


def read_at(descriptor: int, buffer: bytearray, offset: int) -> int:
    """pread(2) into `buffer`; the number of bytes."""
    return check(syscall(number.PREAD64, descriptor, address_of(buffer), len(buffer), offset))


def write_at(descriptor: int, data: bytes | bytearray | memoryview, offset: int) -> int:
    """pwrite(2); the number of bytes."""
    return check(syscall(number.PWRITE64, descriptor, address_of(data), len(data), offset))


def write_last_words(text: str) -> None:
    """Write an ASCII text and a newline to standard error without memory; errors are ignored."""
    newline = b"\n"
    syscall(number.WRITE, 2, tail_address(text), len(text))
    syscall(number.WRITE, 2, address_of(newline), 1)


def open_at(path: str, flags: int, mode: int) -> int:
    """openat(2) from the working directory; the descriptor."""
    name = terminated(path)
    return check_path(syscall(number.OPENAT, fcntl.AT_FDCWD, address_of(name), flags, mode), path)


def close(descriptor: int) -> None:
    """close(2)."""
    check(syscall(number.CLOSE, descriptor))


def stat_at(path: str, flags: int) -> Stat:
    """newfstatat(2) from the working directory."""
    name = terminated(path)
    status = Stat()
    view = status.view()
    check_path(syscall(number.NEWFSTATAT, fcntl.AT_FDCWD, address_of(name), address_of(view), flags), path)
    return status


def fstat(descriptor: int) -> Stat:
    """fstat(2)."""
    status = Stat()
    view = status.view()
    check(syscall(number.FSTAT, descriptor, address_of(view)))
    return status


def lseek(descriptor: int, offset: int, whence: int) -> int:
    """lseek(2); the new position."""
    return check(syscall(number.LSEEK, descriptor, offset, whence))


def getdents64(descriptor: int, buffer: bytearray) -> int:
    """getdents64(2); the number of bytes of `buffer` filled, 0 at the end."""
    return check(syscall(number.GETDENTS64, descriptor, address_of(buffer), len(buffer)))


def getcwd() -> str:
    """getcwd(2)."""
    buffer = bytearray(fcntl.PATH_MAX)
    length = check(syscall(number.GETCWD, address_of(buffer), len(buffer)))
    return buffer[: length - 1].decode()


def path_call(call: int, path: str, argument: int) -> None:
    """A system call whose arguments are a path and a number, such as mkdir(2)."""
    name = terminated(path)
    check_path(syscall(call, address_of(name), argument), path)


def two_path_call(call: int, first: str, second: str) -> None:
    """A system call whose arguments are two paths, such as rename(2)."""
    first_name = terminated(first)
    second_name = terminated(second)
    try:
        check_path(syscall(call, address_of(first_name), address_of(second_name)), first)
    except OSError as problem:
        problem.filename2 = second
        raise


def set_times_to_now(path: str) -> None:
    """utimensat(2) with the current time for both times."""
    name = terminated(path)
    check_path(syscall(number.UTIMENSAT, fcntl.AT_FDCWD, address_of(name), 0, 0), path)


def set_times(path: str, accessed: int, changed: int) -> None:
    """utimensat(2) with times in nanoseconds since 1970."""
    name = terminated(path)
    times = b"".join(
        [
            part.to_bytes(8, "little", signed=True)
            for moment in (accessed, changed)
            for part in divmod(moment, 1_000_000_000)
        ]
    )
    check_path(syscall(number.UTIMENSAT, fcntl.AT_FDCWD, address_of(name), address_of(times), 0), path)


def readlink(path: str) -> str:
    """readlink(2)."""
    name = terminated(path)
    buffer = bytearray(fcntl.PATH_MAX)
    length = check_path(syscall(number.READLINK, address_of(name), address_of(buffer), len(buffer)), path)
    return buffer[:length].decode()


def plain_call(call: int, a: int = 0, b: int = 0, c: int = 0) -> int:
    """A system call whose arguments are numbers alone."""
    return check(syscall(call, a, b, c))


def pipe2(flags: int) -> tuple[int, int]:
    """pipe2(2); the descriptors to read from and to write to."""
    pair = DescriptorPair()
    view = pair.view()
    check(syscall(number.PIPE2, address_of(view), flags))
    return pair.reader, pair.writer


def string_array(texts: list[str]) -> bytearray:
    """The null-ended array of addresses that execve(2) takes, with the strings behind it.

    One buffer holds all, so that who holds it holds what the addresses lead to.
    """
    strings = [terminated(text) for text in texts]
    position = ADDRESS_SIZE * (len(strings) + 1)
    buffer = bytearray(position + sum(len(string) for string in strings))
    start = address_of(buffer)
    for index, string in enumerate(strings):
        Pointer.over(buffer, ADDRESS_SIZE * index).value = start + position
        buffer[position : position + len(string)] = string
        position += len(string)
    return buffer


def execve(path: str, arguments: list[str], environment: list[str]) -> NoReturn:
    """execve(2); returns by OSError alone."""
    name = terminated(path)
    argument_array = string_array(arguments)
    environment_array = string_array(environment)
    result = syscall(
        number.EXECVE, address_of(name), address_of(argument_array), address_of(environment_array)
    )
    raise OSError(-result, errno.strerror(-result), path)


def wait4(pid: int, options: int) -> tuple[int, int]:
    """wait4(2); the child's number and its wait status."""
    status = CInt()
    view = status.view()
    child = check(syscall(number.WAIT4, pid, address_of(view), options, 0))
    return child, status.value


def uname() -> Utsname:
    """uname(2)."""
    names = Utsname()
    view = names.view()
    check(syscall(number.UNAME, address_of(view)))
    return names


def getrandom(buffer: bytearray | memoryview) -> int:
    """getrandom(2) without flags; the number of bytes filled."""
    return check(syscall(number.GETRANDOM, address_of(buffer), len(buffer), 0))


def sched_getaffinity(pid: int, mask: bytearray) -> int:
    """sched_getaffinity(2): fill in the mask of processors a process may run on; the bytes filled."""
    return check(syscall(number.SCHED_GETAFFINITY, pid, len(mask), address_of(mask)))


def getrlimit(which: int) -> Rlimit:
    """getrlimit(2)."""
    limit = Rlimit()
    view = limit.view()
    check(syscall(number.GETRLIMIT, which, address_of(view)))
    return limit


def setrlimit(which: int, soft: u64, hard: u64) -> None:
    """setrlimit(2)."""
    limit = Rlimit()
    limit.rlim_cur = soft
    limit.rlim_max = hard
    view = limit.view()
    check(syscall(number.SETRLIMIT, which, address_of(view)))


def times() -> tuple[Tms, int]:
    """times(2): ticks of this process and of its children, and of the clock."""
    ticks = Tms()
    view = ticks.view()
    return ticks, check(syscall(number.TIMES, address_of(view)))


def clock_gettime(clock: int) -> int:
    """clock_gettime(2), in nanoseconds."""
    now = Timespec()
    view = now.view()
    check(syscall(number.CLOCK_GETTIME, clock, address_of(view)))
    return now.tv_sec * 1_000_000_000 + now.tv_nsec


def nanosleep(nanoseconds: int) -> int:
    """nanosleep(2); 0, or the nanoseconds that were left when a signal came."""
    span = Timespec()
    span.tv_sec = nanoseconds // 1_000_000_000
    span.tv_nsec = nanoseconds % 1_000_000_000
    rest = Timespec()
    span_view = span.view()
    rest_view = rest.view()
    result = syscall(number.NANOSLEEP, address_of(span_view), address_of(rest_view))
    if result == -errno.EINTR:
        return rest.tv_sec * 1_000_000_000 + rest.tv_nsec
    check(result)
    return 0


def ioctl(descriptor: int, request: int, argument: int) -> int:
    """ioctl(2) with a number."""
    return check(syscall(number.IOCTL, descriptor, request, argument))


def ioctl_buffer(descriptor: int, request: int, buffer: memoryview | bytearray) -> int:
    """ioctl(2) with a structure."""
    return check(syscall(number.IOCTL, descriptor, request, address_of(buffer)))


def ioctl_get(descriptor: int, request: int) -> int:
    """ioctl(2) that stores a C int, such as TIOCGPGRP; that int."""
    cell = CInt()
    ioctl_buffer(descriptor, request, cell.view())
    return cell.value


def ioctl_set(descriptor: int, request: int, value: int) -> None:
    """ioctl(2) that reads a C int, such as TIOCSPGRP."""
    cell = CInt()
    cell.value = value
    ioctl_buffer(descriptor, request, cell.view())


def terminal_settings(descriptor: int, request: int) -> Termios:
    """The settings of a terminal (TCGETS); OSError(ENOTTY) where it is none."""
    settings = Termios()
    ioctl_buffer(descriptor, request, settings.view())
    return settings


def window_size(descriptor: int, request: int) -> Winsize:
    """The size of a terminal (TIOCGWINSZ)."""
    size = Winsize()
    ioctl_buffer(descriptor, request, size.view())
    return size


def set_signal_handler(signal_number: int, handler: u64) -> u64:
    """rt_sigaction(2) with a handler that is SIG_DFL, SIG_IGN or `interrupt_handler`; the one before."""
    action = Sigaction()
    action.handler = handler
    action.flags = u64(SA_RESTORER)
    action.restorer = symbol_address("ophion_signal_return")
    before = Sigaction()
    action_view = action.view()
    before_view = before.view()
    check(
        syscall(
            number.RT_SIGACTION, signal_number, address_of(action_view), address_of(before_view), SIGSET_SIZE
        )
    )
    return before.handler


def die_by(signal_number: int) -> None:
    """End the process by a signal, as if nothing had caught it."""
    set_signal_handler(signal_number, u64(0))
    plain_call(number.KILL, plain_call(number.GETPID), signal_number)


def interrupt_handler() -> u64:
    """A handler that does nothing: the system call that waits ends with EINTR."""
    return symbol_address("ophion_interrupted")


def signal_handler(signal_number: int) -> u64:
    """The handler of a signal, by rt_sigaction(2)."""
    action = Sigaction()
    view = action.view()
    check(syscall(number.RT_SIGACTION, signal_number, 0, address_of(view), SIGSET_SIZE))
    return action.handler


def signal_mask(how: int, mask: u64) -> u64:
    """rt_sigprocmask(2): change which signals are blocked; those that were before."""
    new, before = SignalSet(), SignalSet()
    new.mask = mask
    new_view, before_view = new.view(), before.view()
    check(syscall(number.RT_SIGPROCMASK, how, address_of(new_view), address_of(before_view), SIGSET_SIZE))
    return before.mask


def pending_signals() -> u64:
    """rt_sigpending(2)."""
    pending = SignalSet()
    view = pending.view()
    check(syscall(number.RT_SIGPENDING, address_of(view), SIGSET_SIZE))
    return pending.mask


def wait_for_signal(mask: u64) -> int:
    """rt_sigtimedwait(2) without an end: the number of a signal of `mask`, which is no longer pending."""
    wanted = SignalSet()
    wanted.mask = mask
    view = wanted.view()
    while True:
        result = syscall(number.RT_SIGTIMEDWAIT, address_of(view), 0, 0, SIGSET_SIZE)
        if result != -errno.EINTR:
            return check(result)


def reboot(command: int, argument: int) -> None:
    """reboot(2)."""
    check(syscall(number.REBOOT, magic.LINUX_REBOOT_MAGIC1, magic.LINUX_REBOOT_MAGIC2, command, argument))


def sync() -> None:
    """sync(2)."""
    syscall(number.SYNC)


def exit_group(status: int) -> NoReturn:
    """exit_group(2): the process ends here."""
    while True:
        syscall(number.EXIT_GROUP, status)


def _string_at(address: u64) -> str:
    """The NUL-terminated string at `address`, which the kernel has put on the first stack."""
    length = 0
    while load_u8(address + length) != 0:
        length += 1
    return bytes(memory(address, length)).decode("utf-8", "replace")


def _strings_from(array: u64) -> list[str]:
    """The strings of a null-ended array of addresses on the first stack."""
    texts: list[str] = []
    while True:
        address = load_u64(array + ADDRESS_SIZE * len(texts))
        if address == 0:
            return texts
        texts.append(_string_at(address))


def set_stack_limit() -> None:
    """Let recursion end in RecursionError before the stack does. Nothing catches exceptions yet: no memory
    is asked for.
    """
    limits = symbol_address("ophion_stack_rlimit")
    size = u64(MAXIMUM_STACK)
    if syscall(number.PRLIMIT64, 0, RLIMIT_STACK, 0, limits) == 0:
        size = min(load_u64(limits), size)
    used = size - STACK_RESERVE if size > STACK_RESERVE else u64(0)
    store_u64(symbol_address("ophion_stack_limit"), _first_stack() - used)


def _first_stack() -> u64:
    """The stack pointer at the program's entry, kept by `start`: argc, argv, envp lie there."""
    return load_u64(symbol_address("ophion_first_stack"))


def arguments() -> list[str]:
    """The program's arguments, its name first."""
    return _strings_from(_first_stack() + ADDRESS_SIZE)


def environment() -> list[str]:
    """The settings NAME=VALUE that the program was given."""
    stack = _first_stack()
    count = load_u64(stack)
    return _strings_from(stack + ADDRESS_SIZE * (count + 2))
