"""The % operator on text with a template that is only known when the program runs."""

from ophion.runtime import percent

_REALS = "eEfFgG"
_INTEGERS = "diuoxX"


def fill(template: str, values: list[object], named: dict[str, object] | None) -> str:
    """template % values; `named`: the right side is a mapping. TypeError, ValueError, KeyError."""
    reader = _Reader(template, values, named)
    parts: list[str] = []
    start = 0
    while True:
        place = template.find("%", start)
        if place < 0:
            break
        parts.append(template[start:place])
        reader.at = place + 1
        parts.append(reader.conversion())
        start = reader.at
    parts.append(template[start:])
    if reader.taken < len(values) and named is None:
        raise TypeError("not all arguments converted during string formatting")
    return "".join(parts)


class _Reader:
    """Reads conversions, and takes a value for each."""

    def __init__(self, template: str, values: list[object], named: dict[str, object] | None) -> None:
        self.template = template
        self.values = values
        self.named = named
        self.at = 0
        self.taken = 0

    def _next(self) -> object:
        if self.taken >= len(self.values):
            raise TypeError("not enough arguments for format string")
        self.taken += 1
        return self.values[self.taken - 1]

    def _letter(self) -> str:
        """The next character, behind which reading goes on. ValueError at the end."""
        if self.at >= len(self.template):
            raise ValueError("incomplete format")
        self.at += 1
        return self.template[self.at - 1]

    def conversion(self) -> str:
        """The text of the conversion that stands here, behind its "%"."""
        letter = self._letter()
        if letter == "%":
            return "%"
        key: str | None = None
        if letter == "(":
            key = self._key()
            letter = self._letter()
        flags = ""
        while letter in "-+ #0":
            flags += letter
            letter = self._letter()
        self.at -= 1
        width = self._size()
        precision = percent.NOT_GIVEN
        letter = self._letter()
        if letter == ".":
            precision = self._size()
            precision = 0 if precision == percent.NOT_GIVEN else precision
            letter = self._letter()
        if letter in "hlL":
            letter = self._letter()
        value = self._next() if key is None else self._named(key)
        return self._text(letter, value, flags, width, precision)

    def _key(self) -> str:
        """The name in parentheses, which may stand in it too."""
        if self.named is None:
            raise TypeError("format requires a mapping")
        start = self.at
        depth = 1
        while depth > 0:
            if self.at >= len(self.template):
                raise ValueError("incomplete format key")
            letter = self._letter()
            depth += 1 if letter == "(" else -1 if letter == ")" else 0
        return self.template[start : self.at - 1]

    def _named(self, key: str) -> object:
        named = self.named
        if named is None:
            raise TypeError("format requires a mapping")
        self.taken = len(self.values)
        return named[key]

    def _size(self) -> int:
        """A width or precision: a number, a value for "*", or NOT_GIVEN."""
        if self.template[self.at : self.at + 1] == "*":
            self.at += 1
            value = self._next()
            if isinstance(value, int):
                return value
            raise TypeError("* wants int")
        start = self.at
        while self.at < len(self.template) and "0" <= self.template[self.at] <= "9":
            self.at += 1
        return int(self.template[start : self.at]) if self.at > start else percent.NOT_GIVEN

    def _text(self, kind: str, value: object, flags: str, width: int, precision: int) -> str:
        if kind == "s":
            return percent.text(str(value), flags, width, precision)
        if kind == "r":
            return percent.text(repr(value), flags, width, precision)
        if kind == "a":
            return percent.text(ascii(value), flags, width, precision)
        if kind == "c":
            return percent.one_character(one_character(value), flags, width, precision)
        if kind in _REALS:
            return percent.real(real(value), flags, width, precision, kind)
        if kind in _INTEGERS:
            return percent.integer(integer(value, kind), flags, width, precision, kind)
        place = self.at - 1
        raise ValueError(f"unsupported format character '{kind}' ({ord(kind):#x}) at index {place}")


def one_character(value: object) -> str:
    """What %c shows. TypeError, OverflowError."""
    if isinstance(value, int):
        return percent.character(value, "", percent.NOT_GIVEN, percent.NOT_GIVEN)
    if isinstance(value, str):
        return value
    raise TypeError("%c requires int or char")


def real(value: object) -> float:
    """What %f shows. TypeError."""
    if isinstance(value, float):
        return value
    if isinstance(value, int):
        return float(value)
    raise TypeError(f"must be real number, not {type(value).__name__}")


def integer(value: object, kind: str) -> int:
    """What %d shows, or another conversion of integers. TypeError."""
    if isinstance(value, int):
        return value
    if isinstance(value, float) and kind in "diu":
        return int(value)
    what = "a real number" if kind in "diu" else "an integer"
    raise TypeError(f"%{kind} format: {what} is required, not {type(value).__name__}")
