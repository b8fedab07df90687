"""The runtime's str, bytes and containers under CPython: memory for their tails, and casts that convert.

In a compiled program `cast(Str, text)` is free, because a str is a Str. Here the two differ: `install()`
puts a machine with plain memory below the unsafe operations, and replaces `cast` in the runtime's modules
by one that converts values between Python's classes and the runtime's.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, get_origin

from ophion.compiler.frontend.names import METHOD_MODULES, RUNTIME
from ophion.lang import u64, unsafe

SIZE = 1 << 22
BASE = 0x10_0000


class TailMemory(unsafe.Machine):
    """Memory handed out from the bottom up and never taken back, until `forget` empties it."""

    def __init__(self) -> None:
        self.bytes = bytearray(SIZE)
        self.next = 64
        self.tails: dict[int, tuple[object, int]] = {}

    def forget(self) -> None:
        """Begin anew; objects made before are void."""
        self.next = 64
        self.tails.clear()

    def allocate(self, size: int) -> u64:
        """Some bytes."""
        address = self.next
        self.next += (size + 15) & ~15
        if self.next > SIZE:
            raise MemoryError
        return u64(BASE + address)

    def load(self, address: int, size: int) -> int:
        return int.from_bytes(self.memory(address, size), "little")

    def store(self, address: int, size: int, value: int) -> None:
        if not 0 <= value < 1 << 8 * size:
            raise OverflowError(value)
        self.memory(address, size)[:] = int(value).to_bytes(size, "little")

    def memory(self, address: int, size: int) -> memoryview:
        assert size == 0 or (address >= BASE and address - BASE + size <= self.next), (hex(address), size)
        return memoryview(self.bytes)[address - BASE : address - BASE + size]

    def tail_address(self, value: object) -> int:
        return self.tails[id(value)][1]

    def new_with_tail(self, kind: type[Any], size: int) -> Any:
        made: Any = object.__new__(kind)
        for name in kind.__annotations__:
            setattr(made, name, 0)
        self.tails[id(made)] = (made, self.allocate(size))
        return made


__all__ = ["fields", "format", "numbers", "strings"]

MACHINE = TailMemory()
unsafe.install(MACHINE)

from ophion.runtime import (  # noqa: E402 (the modules make objects when imported)
    buffers,
    bytestrings,
    decoding,
    encoding,
    fields,
    format,
    numbers,
    strings,
    text_buffer,
    views,
)

METHODS = [import_module(f"{RUNTIME}.{name}") for name in METHOD_MODULES[f"{RUNTIME}.strings.Str"]]


def from_text(text: str) -> strings.Str:
    """A str as the runtime's."""
    data = text.encode("utf-8", "surrogatepass")
    made = strings.new_text(len(data), len(text))
    MACHINE.memory(MACHINE.tail_address(made), len(data))[:] = data
    return made


def to_text(text: strings.Str) -> str:
    """The runtime's str as Python's; its fields must be right."""
    data = bytes(MACHINE.memory(MACHINE.tail_address(text), text.size + 1))
    assert data[-1] == 0
    result = data[:-1].decode("utf-8", "surrogatepass")
    assert len(result) == text.length
    return result


def from_bytes(data: bytes) -> bytestrings.Bytes:
    """A bytes object as the runtime's."""
    made = bytestrings.new_bytes(len(data))
    MACHINE.memory(MACHINE.tail_address(made), len(data))[:] = data
    return made


def converting_cast(kind: Any, value: Any) -> Any:
    """cast, between Python's classes and the runtime's."""
    if kind is strings.Str and isinstance(value, str):
        return from_text(value)
    if kind is str and isinstance(value, strings.Str):
        return to_text(value)
    if kind is bytestrings.Bytes and isinstance(value, bytes):
        return from_bytes(value)
    if kind is bytes and isinstance(value, bytestrings.Bytes):
        return bytes(MACHINE.memory(MACHINE.tail_address(value), value.size))
    assert get_origin(kind) is not list
    return value


def method(text: strings.Str, name: str) -> Callable[..., object]:
    """A method of str: the class's own, or a function of one of the modules that have its methods."""
    if hasattr(text, name):
        return getattr(text, name)  # type: ignore[no-any-return]
    function = next(getattr(module, name) for module in METHODS if hasattr(module, name))
    return partial(function, text)


def install() -> None:
    """Replace what the modules got from `typing` and the heap."""
    texts = (strings, text_buffer, fields, format, numbers, encoding, decoding)
    for module in (*METHODS, *texts, bytestrings, views):
        if hasattr(module, "cast"):
            module.cast = converting_cast  # type: ignore[attr-defined]
    for module in (text_buffer, bytestrings, buffers):
        module.allocate_bytes = MACHINE.allocate  # type: ignore[attr-defined]
        module.free_bytes = lambda address: None  # type: ignore[attr-defined]
        module.grow_bytes = _grow  # type: ignore[attr-defined]
    fresh()


def fresh() -> None:
    """Forget all memory, between tests; another test's machine may have been installed."""
    unsafe.install(MACHINE)
    MACHINE.forget()


def _grow(address: u64, used: int, size: int) -> u64:
    made = MACHINE.allocate(size)
    MACHINE.memory(made, used)[:] = bytes(MACHINE.memory(address, used))
    return made
