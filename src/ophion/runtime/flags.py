"""Flags: the arithmetic and the names of combined members of IntFlag and Flag, as CPython's enum has them.

`mask` is all bits that members name, `every` all bits up to the highest of them.
"""


def kept(value: int, mask: int, every: int) -> int:
    """The number of an IntFlag made from any number: a negative one names the bits that it leaves out."""
    if value >= 0:
        return value
    if value >= ~every and value & (every ^ mask) == 0:
        return every + 1 + value
    return max(every + 1, 1 << value.bit_length()) + value


def strict(value: int, mask: int, every: int, name: str) -> int:
    """The number of a Flag; ValueError when it has bits that no member names."""
    if not ~every <= value <= every or value & (every ^ mask) != 0:
        width = max(value.bit_length(), mask.bit_length())
        text = "<flag '" + name + "'> invalid value " + str(value)
        text += "\n    given " + _binary(value, width)
        raise ValueError(text + "\n  allowed " + _binary(mask, width))
    return value if value >= 0 else every + 1 + value


def _binary(value: int, width: int) -> str:
    """The bits behind their sign, as enum.bin shows them."""
    shown = value if value >= 0 else (1 << width) + value
    digits = bin(shown)[2:]
    return ("0b0 " if value >= 0 else "0b1 ") + digits.rjust(width, "0" if value >= 0 else "1")


def joined(names: str, name: str) -> str:
    """One more name behind a bar."""
    return name if names == "" else names + "|" + name


def with_unknown(names: str, rest: int) -> str:
    """The names and the bits that have none; no name at all is no text."""
    return names if rest == 0 or names == "" else names + "|" + str(rest)
