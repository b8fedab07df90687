"""sort: write the lines of files in order (-r reversed, -n by number, -u once each, -k N by field N on).

Lines are compared by their bytes, as coreutils does in the C locale; equal keys are ordered by the whole
line. Numbers count to 18 digits before the point and 9 after it.
"""

import sys

from command_line.options import begin, read_options

USAGE = """sort [-nru] [-k FIELD] [-t BYTE] [FILE]...
Write the lines of all files in order; -n by number, -r reversed, -u once each,
-k by a field (-t divides)."""


class Line:
    """A line, its key and, where numbers count, its number in two parts: whole and billionths."""

    def __init__(self, text: bytes, key: bytes, whole: int, billionths: int) -> None:
        self.text = text
        self.key = key
        self.whole = whole
        self.billionths = billionths

    def __lt__(self, other: "Line") -> bool:
        if self.whole != other.whole:
            return self.whole < other.whole
        if self.billionths != other.billionths:
            return self.billionths < other.billionths
        if self.key != other.key:
            return self.key < other.key
        return self.text < other.text


class Order:
    """How lines are compared; `first` and `last` are fields from 1, 0 for none and for the line's end."""

    def __init__(self) -> None:
        self.reverse = False
        self.numeric = False
        self.unique = False
        self.separator = b""
        self.first = 0
        self.last = 0

    def set_key(self, text: str) -> None:
        """Take the `N[,M][nr]` of -k; ValueError where it is no such thing."""
        while text and text[-1] in "nr":
            self.numeric = self.numeric or text[-1] == "n"
            self.reverse = self.reverse or text[-1] == "r"
            text = text[:-1]
        first, _, last = text.partition(",")
        self.first = int(first)
        self.last = int(last) if last else 0

    def line(self, text: bytes) -> Line:
        """`text` with what it is compared by."""
        key = key_of(text, self.first, self.last, self.separator)
        if self.numeric:
            whole, billionths = number_of(key)
            return Line(text, b"", whole, billionths)
        return Line(text, key, 0, 0)


def field_end(text: bytes, position: int, separator: bytes) -> int:
    """Where the field at `position` ends: blanks before it belong to it, a separator ends it."""
    if separator:
        end = text.find(separator, position)
        return len(text) if end < 0 else end
    while position < len(text) and text[position] in b" \t":
        position += 1
    while position < len(text) and text[position] not in b" \t":
        position += 1
    return position


def key_of(text: bytes, first: int, last: int, separator: bytes) -> bytes:
    """The part of `text` from field `first` to the end of field `last`."""
    if first == 0:
        return text
    start = 0
    for _ in range(first - 1):
        start = min(field_end(text, start, separator) + len(separator), len(text))
    if last == 0:
        return text[start:]
    end = start
    for number in range(last - first + 1):
        if number > 0:
            end = min(end + len(separator), len(text))
        end = field_end(text, end, separator)
    return text[start:end]


def digits_at(text: bytes, position: int) -> bytes:
    """The decimal digits that start at `position`."""
    end = position
    while end < len(text) and text[end] in b"0123456789":
        end += 1
    return text[position:end]


def number_of(text: bytes) -> tuple[int, int]:
    """The decimal number at the start of `text`, after blanks, as whole and billionths; 0 for none."""
    text = text.lstrip(b" \t")
    sign = -1 if text.startswith(b"-") else 1
    start = 1 if sign < 0 else 0
    before = digits_at(text, start)
    point = start + len(before)
    after = digits_at(text, point + 1) if text[point : point + 1] == b"." else b""
    whole = int((b"0" + before[:18]).decode())
    return sign * whole, sign * int(after[:9].ljust(9, b"0").decode())


def read_lines(path: str) -> list[bytes]:
    """The lines of the file `path` without their newlines; OSError where it cannot be opened or read."""
    if path == "-":
        data = sys.stdin.buffer.read()
    else:
        with open(path, "rb") as stream:
            data = stream.read()
    lines = data.split(b"\n")
    if len(lines[-1]) == 0:
        lines.pop()
    return lines


def same_key(a: Line, b: Line) -> bool:
    """Whether -u takes two lines for one."""
    return a.whole == b.whole and a.billionths == b.billionths and a.key == b.key


def show(lines: list[Line], unique: bool) -> None:
    """Write the sorted lines, one of each run of equal ones where `unique`."""
    output = sys.stdout.buffer
    previous: Line | None = None
    for line in lines:
        if not unique or previous is None or not same_key(line, previous):
            output.write(line.text + b"\n")
        previous = line


def main() -> int:
    begin()
    order = Order()
    try:
        options, paths = read_options(USAGE, "rnuk:t:", 2)
        for option, value in options:
            if option == "-k":
                order.set_key(value)
            elif option == "-t":
                order.separator = value.encode()
            order.reverse = order.reverse or option == "-r"
            order.numeric = order.numeric or option == "-n"
            order.unique = order.unique or option == "-u"
    except ValueError:
        sys.stderr.write("sort: invalid number at field start\n")
        return 2
    lines: list[Line] = []
    for path in paths if paths else ["-"]:
        try:
            texts = read_lines(path)
        except OSError as problem:
            sys.stderr.write(f"sort: cannot read: {path}: {problem.strerror}\n")
            return 2
        for text in texts:
            lines.append(order.line(text))
    lines.sort(reverse=order.reverse)
    show(lines, order.unique)
    return 0


if __name__ == "__main__":
    sys.exit(main())
