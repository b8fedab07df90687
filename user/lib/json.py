"""json: values as JSON text and back."""

from typing import TypeVar

from user.lib.json_decoding import Decoder, JSONDecodeError
from user.lib.json_encoding import Encoder

__all__ = ["JSONDecodeError", "dump", "dumps", "load", "loads"]

F = TypeVar("F")


def dumps(
    obj: object,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    """The JSON text of a value. TypeError for what JSON has none of, ValueError."""
    if separators is None:
        separators = (", ", ": ") if indent is None else (",", ": ")
    spaces = " " * indent if isinstance(indent, int) else indent
    encoder = Encoder(ensure_ascii, allow_nan, spaces, separators, sort_keys, skipkeys)
    encoder.write(obj, 0)
    return "".join(encoder.parts)


def dump(
    obj: object,
    fp: F,
    *,
    skipkeys: bool = False,
    ensure_ascii: bool = True,
    check_circular: bool = True,
    allow_nan: bool = True,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> None:
    """Write the JSON text of a value to a file. TypeError, ValueError."""
    text = dumps(
        obj,
        skipkeys=skipkeys,
        ensure_ascii=ensure_ascii,
        allow_nan=allow_nan,
        indent=indent,
        separators=separators,
        sort_keys=sort_keys,
    )
    fp.write(text)  # type: ignore[attr-defined]


def loads(s: str | bytes | bytearray) -> object:
    """The value of a JSON text. JSONDecodeError."""
    text = s if isinstance(s, str) else s.decode("utf-8", "surrogatepass")
    return Decoder(text).whole()


def load(fp: F) -> object:
    """The value of the JSON text in a file. JSONDecodeError."""
    return loads(fp.read())  # type: ignore[attr-defined]
