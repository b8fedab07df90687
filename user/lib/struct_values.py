"""struct with formats that are only known when the program runs: taken apart, values packed and unpacked.

Formats that are known when compiling become plain loads and stores instead (`struct_module_calls`).
"""

from ophion.lang import u64
from ophion.runtime.floats import bits_of
from ophion.runtime.narrow_floats import double_of, narrowed, widened

_SIZES: dict[str, int] = {
    "x": 1,
    "c": 1,
    "b": 1,
    "B": 1,
    "?": 1,
    "h": 2,
    "H": 2,
    "e": 2,
    "i": 4,
    "I": 4,
    "f": 4,
    "q": 8,
    "Q": 8,
    "d": 8,
    "s": 1,
    "p": 1,
}
"""Size, and alignment of native formats, on x86_64; without a prefix or with "@" fields are aligned."""

_SIGNED = "bhilqn"
_FLOATS = "efd"
_TEXTS = "sp"
_LARGEST = 0x7FFF_FFFF_FFFF_FFFF
_SHORT_NAMES: dict[str, str] = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
"""What messages call these codes, where bytes stand in the processor's order."""


class error(Exception):  # noqa: N801 (Python's name)
    """A format that is none, or values or a buffer that do not fit it."""


class Field:
    """`count` values of one code, one behind the other; for texts one value of `count` bytes."""

    def __init__(self, code: str, count: int, offset: int, size: int) -> None:
        self.code = code
        self.count = count
        self.offset = offset
        self.size = size


class Layout:
    """A format taken apart: its fields, their size together, how many values they have."""

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self.size = 0
        self.values = 0
        self.is_big = False

    def add(self, code: str, count: int, size: int, native: bool) -> None:
        """Put a field at the end. struct.error."""
        if native:
            self.size = (self.size + size - 1) // size * size
        if count > (_LARGEST - self.size) // size:
            raise error("total struct size too long")
        if code != "x":
            self.fields.append(Field(code, count, self.size, size))
            self.values += 1 if code in _TEXTS else count
        self.size += size * count


def _size_of(letter: str, native: bool) -> int:
    """The size of one value; struct.error for a letter that is none."""
    if letter in "lL":
        return 8 if native else 4
    if letter in "nNP" and native:
        return 8
    if letter not in _SIZES:
        raise error("bad char in struct format")
    return _SIZES[letter]


def layout_of(format: str) -> Layout:
    """A format taken apart. struct.error."""
    native = not format or format[0] not in "=<>!"
    made = Layout()
    made.is_big = bool(format) and format[0] in ">!"
    text = format[1:] if format and format[0] in "@=<>!" else format
    count = ""
    for letter in text:
        if "0" <= letter <= "9":
            count += letter
            continue
        if letter.isspace() and not count:
            continue
        if len(count) > 18:
            raise error("total struct size too long")
        made.add(letter, int(count) if count else 1, _size_of(letter, native), native)
        count = ""
    if count:
        raise error("repeat count given without format specifier")
    return made


# --- packing ---


def check_count(layout: Layout, values: list[object], name: str) -> None:
    """struct.error where there are more or fewer values than the layout has."""
    if len(values) != layout.values:
        raise error(f"{name} expected {layout.values} items for packing (got {len(values)})")


def pack_values(layout: Layout, values: list[object]) -> bytes:
    """The bytes of some values. struct.error."""
    check_count(layout, values, "pack")
    buffer = bytearray(layout.size)
    index = 0
    for field in layout.fields:
        if field.code in _TEXTS:
            _put_text(buffer, field, values[index])
            index += 1
            continue
        for place in range(field.offset, field.offset + field.count * field.size, field.size):
            data = _packed(field, values[index], layout.is_big)
            buffer[place : place + field.size] = data
            index += 1
    return bytes(buffer)


def _put_text(buffer: bytearray, field: Field, value: object) -> None:
    """Store bytes, cut or filled up; of a "p" its first byte says how many there are."""
    if isinstance(value, bytes):
        data = value
    elif isinstance(value, bytearray):
        data = bytes(value)
    else:
        raise error(f"argument for '{field.code}' must be a bytes object")
    if field.code == "p":
        data = counted(data, field.count)
    data = data[: field.count]
    buffer[field.offset : field.offset + len(data)] = data


def counted(data: bytes, size: int) -> bytes:
    """As many bytes as fit into a field of a size, with one before that says how many there are."""
    kept = data[: min(max(size - 1, 0), 255)]
    return bytes([len(kept)]) + kept


def _packed(field: Field, value: object, is_big: bool) -> bytes:
    """The bytes of a value that is no text."""
    if field.code == "c":
        if isinstance(value, bytes) and len(value) == 1:
            return value
        raise error("char format requires a bytes object of length 1")
    if field.code == "?":
        return b"\1" if value else b"\0"
    bits = _float_bits(field.size, value) if field.code in _FLOATS else _integer_bits(field, value, is_big)
    return bits.to_bytes(field.size, "big" if is_big else "little")


def _float_bits(size: int, value: object) -> u64:
    if isinstance(value, int):
        return bits_of(float(value)) if size == 8 else u64(narrowed_int(value, size))
    if isinstance(value, float):
        return bits_of(value) if size == 8 else u64(narrowed(value, size))
    raise error("required argument is not a float")


def narrowed_int(value: int, size: int) -> int:
    """The bits of a float of `size` bytes for a whole number. struct.error where it is too large."""
    try:
        return narrowed(float(value), size)
    except OverflowError:
        raise error("int too large to convert") from None


def _integer_bits(field: Field, value: object, is_big: bool) -> u64:
    if isinstance(value, u64):
        return large_bits(field.code, field.size, value, is_big)
    if isinstance(value, int):
        return integer_bits(field.code, field.size, value, is_big)
    raise error("required argument is not an integer")


def integer_bits(code: str, size: int, value: int, is_big: bool) -> u64:
    """A number as the bits of an integer code. struct.error where it does not fit."""
    if code not in _SIGNED:
        if value < 0 and _short_name(code, is_big) == "":
            raise error(_too_large(size, is_big))
        if size < 8 and not 0 <= value < 1 << 8 * size:
            raise error(_out_of_range(code, size, is_big))
        return u64(value)
    if size < 8 and not -(1 << 8 * size - 1) <= value < 1 << 8 * size - 1:
        raise error(_out_of_range(code, size, is_big))
    return u64(value & (1 << 8 * size) - 1) if size < 8 else u64(value & 0xFFFF_FFFF_FFFF_FFFF)


def large_bits(code: str, size: int, value: u64, is_big: bool) -> u64:
    """The same of a u64."""
    if value <= _LARGEST:
        return integer_bits(code, size, int(value), is_big)
    if size < 8 and code not in _SIGNED and _short_name(code, is_big) == "":
        raise error(_out_of_range(code, size, is_big))
    if size < 8 or code in _SIGNED:
        raise error(_too_large(size, is_big))
    return value


def _short_name(code: str, is_big: bool) -> str:
    """What messages call a code, "" for itself: CPython packs single bytes and its own order by C's types."""
    return _SHORT_NAMES.get(code, "") if not is_big or code in "bB" else ""


def _too_large(size: int, is_big: bool) -> str:
    """What is said of a number that no integer of C has that the bytes are made from."""
    return "int too large to convert" if is_big and size == 8 else "argument out of range"


def _out_of_range(code: str, size: int, is_big: bool) -> str:
    """What is said of a number that does not fit."""
    least = -(1 << 8 * size - 1) if code in _SIGNED else 0
    most = least + (1 << 8 * size) - 1
    name = _short_name(code, is_big) or f"'{code}'"
    return f"{name} format requires {least} <= number <= {most}"


# --- unpacking ---


def unpack_values(layout: Layout, data: memoryview) -> list[object]:
    """The values of as many bytes as the layout has."""
    values: list[object] = []
    for field in layout.fields:
        if field.code == "s":
            values.append(bytes(data[field.offset : field.offset + field.count]))
            continue
        if field.code == "p":
            values.append(text_of_counted(bytes(data[field.offset : field.offset + field.count])))
            continue
        for place in range(field.offset, field.offset + field.count * field.size, field.size):
            values.append(_unpacked(field, bytes(data[place : place + field.size]), layout.is_big))
    return values


def text_of_counted(data: bytes) -> bytes:
    """The bytes behind one that says how many there are."""
    return data[1 : 1 + data[0]] if len(data) > 0 else b""


def _unpacked(field: Field, data: bytes, is_big: bool) -> object:
    """A value that is no text."""
    if field.code == "c":
        return data
    if field.code == "?":
        return data != b"\0"
    order = data[::-1] if is_big else data
    bits = u64(0)
    for byte in order[::-1]:
        bits = bits << 8 | byte
    if field.code in _FLOATS:
        return double_of(bits) if field.size == 8 else widened(int(bits), field.size)
    if field.code in _SIGNED:
        return _signed(bits, field.size)
    return int(bits) if bits <= _LARGEST else bits


def _signed(bits: u64, size: int) -> int:
    """The number whose two's complement some bits are."""
    half = u64(1) << 8 * size - 1
    return int(bits) if bits < half else int(bits - half) - (1 << 8 * size - 2) - (1 << 8 * size - 2)


# --- buffers ---


def place_to_pack(buffer: memoryview, size: int, offset: int) -> int:
    """Where `pack_into` begins. struct.error."""
    return _place(len(buffer), size, offset, "no space to pack", "pack_into", "packing")


def place_of(buffer: memoryview, size: int, offset: int) -> int:
    """Where `unpack_from` begins. struct.error."""
    return _place(len(buffer), size, offset, "not enough data to unpack", "unpack_from", "unpacking")


def _place(length: int, size: int, offset: int, lack: str, function: str, doing: str) -> int:
    """Where `size` bytes of a buffer begin; the texts are what its messages say."""
    if offset < 0:
        if offset + size > 0:
            raise error(f"{lack} {size} bytes at offset {offset}")
        if offset + length < 0:
            raise error(f"offset {offset} out of range for {length}-byte buffer")
    start = offset + length if offset < 0 else offset
    if start + size > length:
        where = f"for {doing} {size} bytes at offset {start} (actual buffer size is {length})"
        raise error(f"{function} requires a buffer of at least {start + size} bytes {where}")
    return start


def put_packed(buffer: memoryview, offset: int, data: bytes) -> None:
    """What `pack_into` does with what it has packed. struct.error."""
    start = place_to_pack(buffer, len(data), offset)
    buffer[start : start + len(data)] = data


def put_values(layout: Layout, buffer: memoryview, offset: int, values: list[object]) -> None:
    """`pack_into`: nothing is written where a value does not fit. struct.error."""
    check_count(layout, values, "pack_into")
    start = place_to_pack(buffer, layout.size, offset)
    buffer[start : start + layout.size] = pack_values(layout, values)


def check_multiple(length: int, size: int) -> None:
    """What `iter_unpack` asks of its buffer. struct.error."""
    if size == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if length % size != 0:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
