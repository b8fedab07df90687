"""The machine under user/lib on the host: real system calls through ctypes, and a first stack."""

import ctypes

from ophion.lang import u64
from user.lib import linux

ARGUMENTS = ["program", "one", "zwei \u00fc", ""]
SETTINGS = ["PATH=/bin:/usr/bin", "EMPTY=", "A=b=c"]


class PyBuffer(ctypes.Structure):
    """Py_buffer as far as its address (CPython C API, "Buffer structure")."""

    _fields_ = [("address", ctypes.c_void_p), ("rest", ctypes.c_byte * 200)]


def address_of(buffer: object) -> u64:
    """The address of a buffer that lives on."""
    view = PyBuffer()
    flags = 0
    ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(buffer), ctypes.byref(view), flags)
    address = view.address
    ctypes.pythonapi.PyBuffer_Release(ctypes.byref(view))
    return u64(address or 0)


def syscall(number: int, a: int = 0, b: int = 0, c: int = 0, d: int = 0, e: int = 0, f: int = 0) -> int:
    """A real system call."""
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    result = library.syscall(*(ctypes.c_long(int(value)) for value in (number, a, b, c, d, e, f)))
    return -ctypes.get_errno() if result == -1 else int(result)


def memory(address: int, size: int) -> memoryview:
    """Raw memory."""
    return memoryview((ctypes.c_char * size).from_address(int(address))).cast("B")


class FirstStack:
    """argc, argv and envp as the kernel lays them out."""

    def __init__(self) -> None:
        self.strings = [ctypes.create_string_buffer(text.encode()) for text in ARGUMENTS + SETTINGS]
        addresses = [ctypes.addressof(string) for string in self.strings]
        split = len(ARGUMENTS)
        words = [split, *addresses[:split], 0, *addresses[split:], 0]
        self.words = (ctypes.c_uint64 * len(words))(*words)
        self.pointer = ctypes.c_uint64(ctypes.addressof(self.words))


STACK = FirstStack()
FAKES: dict[str, object] = {
    "syscall": syscall,
    "address_of": address_of,
    "memory": memory,
    "load_u8": lambda address: memory(address, 1)[0],
    "load_u64": lambda address: u64(int.from_bytes(memory(address, 8), "little")),
    "symbol_address": lambda name: u64(ctypes.addressof(STACK.pointer)),
}
REAL = {name: getattr(linux, name) for name in FAKES}


def install() -> None:
    """Have user/lib call the host."""
    for name, fake in FAKES.items():
        setattr(linux, name, fake)


def remove() -> None:
    """Leave user/lib without a machine again."""
    for name, function in REAL.items():
        setattr(linux, name, function)
