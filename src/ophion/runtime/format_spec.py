"""The format mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type].

It is that of the Python library reference, "Format Specification Mini-Language"; errors are CPython's.
"""


class FormatSpec:
    """A parsed format specification; what was not given is "" or -1."""

    def __init__(self) -> None:
        self.fill = ""
        self.align = ""
        self.sign = ""
        self.no_negative_zero = False
        self.alternate = False
        self.width = -1
        self.grouping = ""
        self.precision = -1
        self.kind = ""
        self.type_name = ""


class SpecParser:
    """Reads a specification from left to right."""

    def __init__(self, text: str, type_name: str) -> None:
        self.text = text
        self.type_name = type_name
        self.at = 0

    def peek(self) -> str:
        """The next character, "" at the end."""
        return self.text[self.at] if self.at < len(self.text) else ""

    def accept(self, characters: str) -> str:
        """The next character if it is one of some, else ""."""
        found = self.peek()
        if found == "" or found not in characters:
            return ""
        self.at += 1
        return found

    def number(self) -> int:
        """A decimal number, -1 where there is none."""
        start = self.at
        while self.peek() != "" and "0" <= self.peek() <= "9":
            self.at += 1
        if self.at - start > 18:
            raise ValueError("Too many decimal digits in format string")
        return int(self.text[start : self.at]) if self.at > start else -1

    def parse(self) -> FormatSpec:
        """The whole specification; ValueError."""
        spec = FormatSpec()
        spec.type_name = self.type_name
        self._alignment(spec)
        spec.sign = self.accept("+- ")
        spec.no_negative_zero = self.accept("z") != ""
        spec.alternate = self.accept("#") != ""
        if spec.fill == "" and self.accept("0") != "":
            spec.fill = "0"
            if spec.align == "" and self.type_name != "str":
                spec.align = "="
        spec.width = self.number()
        self._grouping(spec)
        if self.accept(".") != "":
            spec.precision = self.number()
            if spec.precision < 0:
                raise ValueError("Format specifier missing precision")
        spec.kind = self.peek()
        if len(self.text) - self.at > 1:
            text = "Invalid format specifier '" + self.text
            raise ValueError(text + "' for object of type '" + self.type_name + "'")
        if spec.kind == "" and self.type_name == "str":
            spec.kind = "s"
        self._check_grouping(spec)
        return spec

    def _grouping(self, spec: FormatSpec) -> None:
        spec.grouping = self.accept(",_")
        other = "_" if spec.grouping == "," else ","
        if spec.grouping != "" and self.accept(other) != "":
            raise ValueError("Cannot specify both ',' and '_'.")

    def _check_grouping(self, spec: FormatSpec) -> None:
        """Which types take which separator."""
        if spec.grouping == "" or spec.kind == "" or spec.kind in "deEfFgG%":
            return
        if spec.grouping == "," or spec.kind not in "boxX":
            raise ValueError("Cannot specify '" + spec.grouping + "' with '" + shown_code(spec.kind) + "'.")

    def _alignment(self, spec: FormatSpec) -> None:
        if len(self.text) > 1 and self.text[1] in "<>=^":
            spec.fill = self.text[0]
            spec.align = self.text[1]
            self.at = 2
        else:
            spec.align = self.accept("<>=^")


def parse_spec(text: str, type_name: str) -> FormatSpec:
    """A specification for values of a type; ValueError."""
    return SpecParser(text, type_name).parse()


def shown_code(kind: str) -> str:
    """A presentation type as error messages show it."""
    code = ord(kind)
    return kind if 0x20 < code < 0x80 else f"\\x{code:x}"


def unknown_code(spec: FormatSpec) -> ValueError:
    """The error for a presentation type that the value's type does not have."""
    text = "Unknown format code '" + shown_code(spec.kind)
    return ValueError(text + "' for object of type '" + spec.type_name + "'")
