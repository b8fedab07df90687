"""struct: values as bytes, as a format describes them.

Calls with a format that is known when compiling are made by the compiler itself; what stands here is for the
others, whose values are objects. `unpack` and its kin give tuples of objects.
"""

from collections.abc import Iterator

from user.lib.struct_values import (
    Layout,
    check_multiple,
    error,
    layout_of,
    pack_values,
    place_of,
    put_packed,
    put_values,
    unpack_values,
)

__all__ = ["check_multiple", "error", "place_of", "put_packed"]


class Struct:
    """A format taken apart."""

    def __init__(self, format: str) -> None:
        self.format = format
        self._layout = layout_of(format)
        self.size = self._layout.size

    def pack(self, *v: object) -> bytes:
        """The bytes of some values. struct.error."""
        return pack_values(self._layout, list(v))

    def pack_into(self, buffer: bytearray | memoryview, offset: int, *v: object) -> None:
        """Put the bytes of some values into a buffer. struct.error."""
        put_values(self._layout, memoryview(buffer), offset, list(v))

    def unpack(self, buffer: bytes | bytearray | memoryview, /) -> tuple[object, ...]:
        """The values of some bytes. struct.error."""
        return _unpacked(self._layout, memoryview(buffer))

    def unpack_from(self, buffer: bytes | bytearray | memoryview, offset: int = 0) -> tuple[object, ...]:
        """The values of bytes in a buffer. struct.error."""
        return _unpacked_from(self._layout, memoryview(buffer), offset)

    def iter_unpack(self, buffer: bytes | bytearray | memoryview, /) -> Iterator[tuple[object, ...]]:
        """The values of one piece of a buffer after the other. struct.error."""
        return _pieces(self._layout, memoryview(buffer))


def calcsize(format: str, /) -> int:
    """The bytes that the format describes. struct.error."""
    return layout_of(format).size


def pack(format: str, /, *v: object) -> bytes:
    """The bytes of some values. struct.error."""
    return pack_values(layout_of(format), list(v))


def pack_into(format: str, buffer: bytearray | memoryview, offset: int, /, *v: object) -> None:
    """Put the bytes of some values into a buffer. struct.error."""
    put_values(layout_of(format), memoryview(buffer), offset, list(v))


def unpack(format: str, buffer: bytes | bytearray | memoryview, /) -> tuple[object, ...]:
    """The values of some bytes. struct.error."""
    return _unpacked(layout_of(format), memoryview(buffer))


def unpack_from(
    format: str, /, buffer: bytes | bytearray | memoryview, offset: int = 0
) -> tuple[object, ...]:
    """The values of bytes in a buffer. struct.error."""
    return _unpacked_from(layout_of(format), memoryview(buffer), offset)


def iter_unpack(format: str, buffer: bytes | bytearray | memoryview, /) -> Iterator[tuple[object, ...]]:
    """The values of one piece of a buffer after the other. struct.error."""
    return _pieces(layout_of(format), memoryview(buffer))


def _unpacked(layout: Layout, data: memoryview) -> tuple[object, ...]:
    if len(data) != layout.size:
        raise error(f"unpack requires a buffer of {layout.size} bytes")
    return tuple(unpack_values(layout, data))


def _unpacked_from(layout: Layout, data: memoryview, offset: int) -> tuple[object, ...]:
    start = place_of(data, layout.size, offset)
    return tuple(unpack_values(layout, data[start : start + layout.size]))


def _pieces(layout: Layout, data: memoryview) -> Iterator[tuple[object, ...]]:
    check_multiple(len(data), layout.size)
    return _each(layout, data)


def _each(layout: Layout, data: memoryview) -> Iterator[tuple[object, ...]]:
    for start in range(0, len(data), layout.size):
        yield tuple(unpack_values(layout, data[start : start + layout.size]))


# --- formats of which the letters are known, but not how many there are: the compiler asks for these ---


def _mixed() -> TypeError:
    return TypeError("the format has not only values of the type that its letters let expect")


def values_of_int(values: tuple[object, ...]) -> tuple[int, ...]:
    """The values, which are all ints. TypeError."""
    made: list[int] = []
    for value in values:
        if not isinstance(value, int):
            raise _mixed()
        made.append(value)
    return tuple(made)


def values_of_float(values: tuple[object, ...]) -> tuple[float, ...]:
    """The values, which are all floats. TypeError."""
    made: list[float] = []
    for value in values:
        if not isinstance(value, float):
            raise _mixed()
        made.append(value)
    return tuple(made)


def values_of_bytes(values: tuple[object, ...]) -> tuple[bytes, ...]:
    """The values, which are all bytes. TypeError."""
    made: list[bytes] = []
    for value in values:
        if not isinstance(value, bytes):
            raise _mixed()
        made.append(value)
    return tuple(made)


def values_of_bool(values: tuple[object, ...]) -> tuple[bool, ...]:
    """The values, which are all truth values. TypeError."""
    made: list[bool] = []
    for value in values:
        if not isinstance(value, bool):
            raise _mixed()
        made.append(value)
    return tuple(made)


def rows_of_int(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[int, ...]]:
    """The same of `iter_unpack`."""
    for row in rows:
        yield values_of_int(row)


def rows_of_float(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[float, ...]]:
    """The same of `iter_unpack`."""
    for row in rows:
        yield values_of_float(row)


def rows_of_bytes(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[bytes, ...]]:
    """The same of `iter_unpack`."""
    for row in rows:
        yield values_of_bytes(row)


def rows_of_bool(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[bool, ...]]:
    """The same of `iter_unpack`."""
    for row in rows:
        yield values_of_bool(row)
