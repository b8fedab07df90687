"""The builtins `echo` and `printf` (XCU, echo with XSI's backslashes; printf; XBD 5 for formats)."""

from shell.arithmetic import MAXIMUM, parse_number
from shell.errors import ShellError
from shell.interpreter import Interpreter
from shell.output import STANDARD_OUTPUT, complain, encode, write_bytes

ESCAPES = 'abfnrtv\\"'
ESCAPED: list[int] = [7, 8, 12, 10, 13, 9, 11, 92, 34]


class Output:
    """Collects the bytes to print; `stopped` once `\\c` asked for no more, `status` 1 after a bad number."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.stopped = False
        self.status = 0

    def text(self, text: str) -> None:
        """Add text."""
        self.data += encode(text)

    def flush(self) -> int:
        """Print everything; the status."""
        write_bytes(STANDARD_OUTPUT, bytes(self.data))
        return self.status


def octal_value(text: str, position: int, most: int) -> tuple[int, int]:
    """The number of up to `most` octal digits at a position, and where they end."""
    value = 0
    start = position
    while position < len(text) and position < start + most and "0" <= text[position] <= "7":
        value = value * 8 + int(text[position])
        position += 1
    return (value & 255, position)


def put_escape(output: Output, text: str, position: int, zero: bool) -> int:
    """Print the escape at position; where it ends. zero: octal needs a leading 0, and `\\c` counts."""
    following = text[position + 1] if position + 1 < len(text) else ""
    if following != "" and following in ESCAPES and not (zero and following == '"'):
        output.data.append(ESCAPED[ESCAPES.find(following)])
        return position + 2
    if following == "c" and zero:
        output.stopped = True
        return len(text)
    if following != "" and (following == "0" if zero else "0" <= following <= "7"):
        value, end = octal_value(text, position + (2 if zero else 1), 3)
        output.data.append(value)
        return end
    output.text("\\")
    return position + 1


def put_escaped(output: Output, text: str) -> None:
    """Print the operand of echo or of `%b`."""
    position = 0
    while position < len(text) and not output.stopped:
        following = text.find("\\", position)
        if following < 0:
            following = len(text)
        output.text(text[position:following])
        position = following
        if position < len(text):
            position = put_escape(output, text, position, True)


def echo_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`echo [-n] words`: with backslash escapes, as XSI has it."""
    output = Output()
    newline = len(arguments) == 0 or arguments[0] != "-n"
    words = arguments if newline else arguments[1:]
    put_escaped(output, " ".join(words))
    if newline and not output.stopped:
        output.text("\n")
    return output.flush()


class Conversion:
    """`%[flags][width][.precision]letter`; precision -1 if none is given."""

    def __init__(self) -> None:
        self.flags = ""
        self.width = 0
        self.precision = -1
        self.letter = ""

    def padded(self, text: str, numeric: bool) -> str:
        """A converted text, filled up to the width."""
        missing = max(0, self.width - len(text))
        if "-" in self.flags:
            return text + " " * missing
        if numeric and "0" in self.flags and self.precision < 0:
            sign = text[0] if text != "" and text[0] in "+- " else ""
            return sign + "0" * missing + text[len(sign) :]
        return " " * missing + text

    def padded_float(self, value: float) -> str:
        """A value by the conversion's letter, filled up to the width."""
        precision = self.precision if self.precision >= 0 else 6
        sign = "+" if "+" in self.flags else (" " if " " in self.flags else "-")
        shape = "#" if "#" in self.flags else ""
        text = format(value, f"{sign}{shape}.{precision}{self.letter}")
        missing = max(0, self.width - len(text))
        if "0" in self.flags and "-" not in self.flags:
            start = 1 if text[0] in "+- " else 0
            return text[:start] + "0" * missing + text[start:]
        return text + " " * missing if "-" in self.flags else " " * missing + text

    def signed(self, value: int) -> str:
        """A value in decimal."""
        sign = "-" if value < 0 else ("+" if "+" in self.flags else (" " if " " in self.flags else ""))
        return sign + self.digits(str(abs(value)))

    def unsigned(self, value: int) -> str:
        """A value in the base of the letter; a negative one as its 64 bits."""
        digits = ""
        prefix = ""
        bits = value & MAXIMUM
        match self.letter:
            case "o":
                digits = f"{bits:o}" if value >= 0 else f"1{bits:021o}"
                prefix = "0" if "#" in self.flags and digits != "0" else ""
            case "u":
                digits = str(bits) if value >= 0 else _negative_decimal(bits)
            case _:
                digits = f"{bits:x}" if value >= 0 else f"{8 + (bits >> 60):x}{bits & (MAXIMUM >> 3):015x}"
                prefix = "0x" if "#" in self.flags and value != 0 else ""
        text = prefix + self.digits(digits)
        return text.upper() if self.letter == "X" else text

    def digits(self, digits: str) -> str:
        """Digits filled up with zeros to the precision; none for 0 with precision 0."""
        if self.precision == 0 and digits == "0":
            return ""
        return "0" * max(0, self.precision - len(digits)) + digits


def _negative_decimal(bits: int) -> str:
    """2**63 + bits in decimal, which no 64-bit signed number holds."""
    low = bits % 10 + 8
    return str(bits // 10 + 922337203685477580 + low // 10) + str(low % 10)


class Formatter:
    """Prints one format, over and over while arguments are left."""

    def __init__(self, text: str, arguments: list[str]) -> None:
        self.text = text
        self.arguments = arguments
        self.used = 0
        self.position = 0
        self.output = Output()

    def argument(self) -> str:
        """The next argument; "" when there are no more."""
        self.used += 1
        return self.arguments[self.used - 1] if self.used <= len(self.arguments) else ""

    def number(self) -> int:
        """The next argument as a number; `'x` gives the code of x; complains and gives 0 for what is none."""
        text = self.argument()
        if text == "":
            return 0
        if text[0] in "'\"":
            return ord(text[1]) if len(text) > 1 else 0
        number = parse_number(text)
        if number is not None:
            return number
        complain(f"printf: {text}: expected numeric value")
        self.output.status = 1
        length = len(text)
        while length > 0:
            leading = parse_number(text[:length])
            if leading is not None:
                return leading
            length -= 1
        return 0

    def float_number(self) -> float:
        """The next argument as a number with a fraction; complains and gives 0 for what is none."""
        text = self.argument()
        try:
            return float(text) if text != "" else 0.0
        except ValueError:
            complain(f"printf: {text}: expected numeric value")
            self.output.status = 1
            return 0.0

    def print_all(self) -> int:
        """Print everything; the status. Raises ShellError for a bad format."""
        self.print_once()
        while 0 < self.used < len(self.arguments) and not self.output.stopped:
            self.print_once()
        return self.output.flush()

    def print_once(self) -> None:
        """Print the format once."""
        self.position = 0
        while self.position < len(self.text) and not self.output.stopped:
            character = self.text[self.position]
            if character == "\\":
                self.position = put_escape(self.output, self.text, self.position, False)
            elif character == "%":
                self.position += 1
                self.convert()
            else:
                self.output.text(character)
                self.position += 1

    def count(self) -> int:
        """The digits or `*` of a width or precision."""
        if self.text.startswith("*", self.position):
            self.position += 1
            return self.number()
        value = 0
        while self.position < len(self.text) and "0" <= self.text[self.position] <= "9":
            value = value * 10 + int(self.text[self.position])
            self.position += 1
        return value

    def conversion(self) -> Conversion:
        """The conversion after `%`."""
        conversion = Conversion()
        while self.position < len(self.text) and self.text[self.position] in "-+ #0":
            conversion.flags += self.text[self.position]
            self.position += 1
        conversion.width = self.count()
        if conversion.width < 0:
            conversion.width = -conversion.width
            conversion.flags += "-"
        if self.text.startswith(".", self.position):
            self.position += 1
            conversion.precision = self.count()
        if self.position >= len(self.text):
            raise ShellError("printf: missing format character")
        conversion.letter = self.text[self.position]
        self.position += 1
        return conversion

    def convert(self) -> None:
        """Print one conversion."""
        conversion = self.conversion()
        match conversion.letter:
            case "%":
                self.output.text("%")
            case "s":
                text = self.argument()
                shown = text if conversion.precision < 0 else text[: conversion.precision]
                self.output.text(conversion.padded(shown, False))
            case "c":
                self.output.text(conversion.padded(self.argument()[:1], False))
            case "b":
                self.print_escaped(conversion)
            case "d" | "i":
                self.output.text(conversion.padded(conversion.signed(self.number()), True))
            case "u" | "o" | "x" | "X":
                self.output.text(conversion.padded(conversion.unsigned(self.number()), True))
            case "e" | "E" | "f" | "F" | "g" | "G":
                self.output.text(conversion.padded_float(self.float_number()))
            case _:
                raise ShellError(f"printf: %{conversion.letter}: invalid directive")

    def print_escaped(self, conversion: Conversion) -> None:
        """`%b`: a string with backslash escapes."""
        inner = Output()
        put_escaped(inner, self.argument())
        missing = b" " * max(0, conversion.width - len(inner.data))
        if "-" not in conversion.flags:
            self.output.data += missing
        self.output.data += inner.data
        if "-" in conversion.flags:
            self.output.data += missing
        self.output.stopped = inner.stopped


def printf_builtin(interpreter: Interpreter, arguments: list[str]) -> int:
    """`printf format arguments`."""
    if len(arguments) > 0 and arguments[0] == "--":
        arguments = arguments[1:]
    if len(arguments) == 0:
        raise ShellError("printf: usage: printf format [arg ...]")
    return Formatter(arguments[0], arguments[1:]).print_all()
