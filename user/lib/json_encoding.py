"""json.dumps: values as JSON text (RFC 8259), by what objects are when the program runs."""

from user.lib.objects import items_of

INFINITY = float("inf")
_SHORT = {
    '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b",
}  # fmt: skip


def quoted(text: str, ascii_only: bool) -> str:
    """A text as JSON has it."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    parts: list[str] = []
    for letter in text:
        code = ord(letter)
        if letter in _SHORT:
            parts.append(_SHORT[letter])
        elif code < 0x20 or (ascii_only and code > 0x7E):
            parts.append(_escape(code))
        else:
            parts.append(letter)
    return f'"{"".join(parts)}"'


def _escape(code: int) -> str:
    """A character as \\uXXXX, or as a pair of surrogates."""
    if code < 0x10000:
        return f"\\u{code:04x}"
    rest = code - 0x10000
    return f"\\u{0xD800 | rest >> 10:04x}\\u{0xDC00 | rest & 0x3FF:04x}"


class Encoder:
    """How values are written; `parts` are what was written so far."""

    def __init__(
        self,
        ascii_only: bool,
        allow_nan: bool,
        indent: str | None,
        separators: tuple[str, str],
        sort_keys: bool,
        skip_keys: bool,
    ) -> None:
        self._ascii_only = ascii_only
        self._allow_nan = allow_nan
        self._indent = indent
        self._between, self._behind_key = separators
        self._sort_keys = sort_keys
        self._skip_keys = skip_keys
        self.parts: list[str] = []

    def write(self, value: object, depth: int) -> None:
        """Write a value. TypeError, ValueError."""
        if value is None:
            self.parts.append("null")
        elif isinstance(value, bool):
            self.parts.append("true" if value else "false")
        elif isinstance(value, str):
            self.parts.append(quoted(value, self._ascii_only))
        elif isinstance(value, int):
            self.parts.append(f"{value:d}")
        elif isinstance(value, float):
            self.parts.append(self._number(value))
        elif isinstance(value, list | tuple):
            self._array(items_of(value), depth + 1)
        elif isinstance(value, dict):
            self._object(items_of(value), depth + 1)
        else:
            raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")

    def _number(self, value: float) -> str:
        if value == value and abs(value) != INFINITY:
            return repr(value)
        if not self._allow_nan:
            shown = "" if self._indent is None else f": {value!r}"
            raise ValueError(f"Out of range float values are not JSON compliant{shown}")
        return "NaN" if value != value else "Infinity" if value > 0.0 else "-Infinity"

    def _new_line(self, depth: int) -> str:
        indent = self._indent
        return "" if indent is None else "\n" + indent * depth

    def _array(self, items: list[object], depth: int) -> None:
        if len(items) == 0:
            self.parts.append("[]")
            return
        self.parts.append("[" + self._new_line(depth))
        for place, item in enumerate(items):
            if place > 0:
                self.parts.append(self._between + self._new_line(depth))
            self.write(item, depth)
        self.parts.append(self._new_line(depth - 1) + "]")

    def _object(self, pairs: list[object], depth: int) -> None:
        """A dict, whose keys and values come in turn."""
        places = list(range(0, len(pairs), 2))
        if self._sort_keys:
            places = _sorted(places, pairs)
        if len(places) == 0:
            self.parts.append("{}")
            return
        self.parts.append("{")
        written = 0
        for place in places:
            key = self._key(pairs[place])
            if key is None:
                continue
            self.parts.append((self._between if written > 0 else "") + self._new_line(depth))
            self.parts.append(quoted(key, self._ascii_only) + self._behind_key)
            self.write(pairs[place + 1], depth)
            written += 1
        self.parts.append(self._new_line(depth - 1) + "}")

    def _key(self, key: object) -> str | None:
        """The text of a key; None for one to skip. TypeError."""
        if isinstance(key, str):
            return key
        if key is None:
            return "null"
        if isinstance(key, bool):
            return "true" if key else "false"
        if isinstance(key, int):
            return f"{key:d}"
        if isinstance(key, float):
            return self._number(key)
        if self._skip_keys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")


def _sorted(places: list[int], pairs: list[object]) -> list[int]:
    """The places of keys in their order. TypeError where they have none."""
    texts: list[tuple[str, int]] = []
    numbers: list[tuple[float, int]] = []
    for place in places:
        key = pairs[place]
        if isinstance(key, str):
            texts.append((key, place))
        elif isinstance(key, int):
            numbers.append((float(key), place))
        elif isinstance(key, float):
            numbers.append((key, place))
        else:
            name = type(key).__name__
            raise TypeError(f"'<' not supported between instances of '{name}' and '{name}'")
    if len(texts) > 0 and len(numbers) > 0:
        raise TypeError("'<' not supported between instances of 'str' and 'int'")
    texts.sort()
    numbers.sort()
    return [place for _, place in texts] + [place for _, place in numbers]
