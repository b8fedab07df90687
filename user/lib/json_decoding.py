"""json.loads: JSON text (RFC 8259) as values: `dict[str, Any]`, `list[Any]`, texts and numbers."""

QUOTE, BACKSLASH, COMMA, COLON, MINUS, DOT = 0x22, 0x5C, 0x2C, 0x3A, 0x2D, 0x2E
OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT = 0x5B, 0x5D, 0x7B, 0x7D
DIGITS = b"0123456789"
SPACE = b" \t\n\r"
_ESCAPES = {0x22: '"', 0x5C: "\\", 0x2F: "/", 0x62: "\b", 0x66: "\f", 0x6E: "\n", 0x72: "\r", 0x74: "\t"}


class JSONDecodeError(ValueError):
    """That a text is no JSON: why, and where."""

    def __init__(self, msg: str, doc: str, pos: int) -> None:
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


class Decoder:
    """Reads one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._data = text.encode("utf-8", "surrogatepass")
        self._at = 0

    def whole(self) -> object:
        """The value that a text is. JSONDecodeError."""
        if self._text.startswith("\ufeff"):
            raise self._wrong("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0)
        self._skip_space()
        value = self._value()
        self._skip_space()
        if self._at < len(self._data):
            raise self._wrong("Extra data", self._at)
        return value

    def _wrong(self, message: str, at: int) -> JSONDecodeError:
        place = at if self._text.isascii() else len(self._data[:at].decode("utf-8", "surrogatepass"))
        return JSONDecodeError(message, self._text, place)

    def _next(self) -> int:
        """The next byte; -1 at the end."""
        return self._data[self._at] if self._at < len(self._data) else -1

    def _skip_space(self) -> None:
        while self._at < len(self._data) and self._data[self._at] in SPACE:
            self._at += 1

    def _value(self) -> object:
        byte = self._next()
        if byte == QUOTE:
            return self._string()
        if byte == OPEN_OBJECT:
            return self._object()
        if byte == OPEN_ARRAY:
            return self._array()
        if byte == MINUS or (byte >= 0 and byte in DIGITS):
            return self._number()
        return self._word()

    def _word(self) -> object:
        if self._takes(b"null"):
            return None
        if self._takes(b"true"):
            return True
        if self._takes(b"false"):
            return False
        if self._takes(b"NaN"):
            return float("nan")
        if self._takes(b"Infinity"):
            return float("inf")
        raise self._wrong("Expecting value", self._at)

    def _takes(self, word: bytes) -> bool:
        if not self._data.startswith(word, self._at):
            return False
        self._at += len(word)
        return True

    # --- numbers ---

    def _digits(self, at: int) -> int:
        """Where the digits end that begin at a place."""
        while at < len(self._data) and self._data[at] in DIGITS:
            at += 1
        return at

    def _number(self) -> object:
        start = self._at
        first = start + 1 if self._data[start] == MINUS else start
        end = first + 1 if self._data.startswith(b"0", first) else self._digits(first)
        if end == first:
            if self._takes(b"-Infinity"):
                return float("-inf")
            raise self._wrong("Expecting value", start)
        whole = end
        if self._data.startswith(b".", end) and self._digits(end + 1) > end + 1:
            end = self._digits(end + 1)
        end = self._exponent(end)
        self._at = end
        text = self._data[start:end].decode("ascii")
        return int(text) if end == whole else float(text)

    def _exponent(self, at: int) -> int:
        """Where an exponent ends that begins at a place, or that place."""
        if self._data[at : at + 1].lower() != b"e":
            return at
        first = at + 2 if self._data[at + 1 : at + 2] in (b"+", b"-") else at + 1
        end = self._digits(first)
        return end if end > first else at

    # --- texts ---

    def _string(self) -> str:
        begin = self._at
        self._at += 1
        parts: list[str] = []
        while True:
            start = self._at
            while (
                self._at < len(self._data)
                and self._data[self._at] not in b'"\\'
                and self._data[self._at] >= 0x20
            ):
                self._at += 1
            parts.append(self._data[start : self._at].decode("utf-8", "surrogatepass"))
            byte = self._next()
            if byte < 0:
                raise self._wrong("Unterminated string starting at", begin)
            if byte < 0x20:
                raise self._wrong("Invalid control character at", self._at)
            self._at += 1
            if byte == QUOTE:
                return "".join(parts)
            parts.append(self._escape(begin))

    def _escape(self, begin: int) -> str:
        """What stands behind a backslash."""
        byte = self._next()
        if byte < 0:
            raise self._wrong("Unterminated string starting at", begin)
        self._at += 1
        if byte != 0x75:
            if byte not in _ESCAPES:
                raise self._wrong("Invalid \\escape", self._at - 2)
            return _ESCAPES[byte]
        code = self._four_digits()
        follows = self._at + 6 < len(self._data) and self._data.startswith(b"\\u", self._at)
        if 0xD800 <= code < 0xDC00 and follows:
            before = self._at
            self._at += 2
            low = self._four_digits()
            if 0xDC00 <= low < 0xE000:
                return chr(0x10000 + ((code - 0xD800) << 10) + low - 0xDC00)
            self._at = before
        return chr(code)

    def _four_digits(self) -> int:
        if self._at + 4 >= len(self._data):
            raise self._wrong("Invalid \\uXXXX escape", self._at - 1)
        value = 0
        for byte in self._data[self._at : self._at + 4]:
            place = b"0123456789abcdef".find(bytes([byte]).lower())
            if place < 0:
                raise self._wrong("Invalid \\uXXXX escape", self._at - 1)
            value = value << 4 | place
        self._at += 4
        return value

    # --- arrays and objects ---

    def _array(self) -> list[object]:
        self._at += 1
        items: list[object] = []
        self._skip_space()
        if self._next() == CLOSE_ARRAY:
            self._at += 1
            return items
        while True:
            items.append(self._value())
            if self._ends(CLOSE_ARRAY):
                return items

    def _ends(self, closing: int) -> bool:
        """Whether an array or object ends here, or goes on behind a comma."""
        self._skip_space()
        byte = self._next()
        if byte != closing and byte != COMMA:
            raise self._wrong("Expecting ',' delimiter", self._at)
        self._at += 1
        if byte == closing:
            return True
        self._skip_space()
        return False

    def _object(self) -> dict[str, object]:
        self._at += 1
        made: dict[str, object] = {}
        self._skip_space()
        if self._next() == CLOSE_OBJECT:
            self._at += 1
            return made
        while True:
            if self._next() != QUOTE:
                raise self._wrong("Expecting property name enclosed in double quotes", self._at)
            key = self._string()
            self._skip_space()
            if self._next() != COLON:
                raise self._wrong("Expecting ':' delimiter", self._at)
            self._at += 1
            self._skip_space()
            made[key] = self._value()
            if self._ends(CLOSE_OBJECT):
                return made
