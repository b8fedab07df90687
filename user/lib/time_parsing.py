"""time.strptime: a text as the numbers of a moment.

Each directive takes as much as it can; nothing is taken back for the sake of a later one.
"""

from user.lib.dates import DAYS, MONTHS, days_since_1970, ordinal_of, year_month_day

_NUMBERS: dict[str, tuple[int, int, int]] = {
    "d": (1, 31, 2),
    "H": (0, 23, 2),
    "I": (1, 12, 2),
    "j": (1, 366, 3),
    "m": (1, 12, 2),
    "M": (0, 59, 2),
    "S": (0, 61, 2),
    "U": (0, 53, 2),
    "W": (0, 53, 2),
    "u": (1, 7, 1),
    "w": (0, 6, 1),
    "y": (0, 99, 2),
    "Y": (0, 9999, 4),
}
"""Directives of numbers: the least, the largest, and the most digits."""

_EXACT = "yY"
"""Directives that need all their digits."""

_COMPOSED: dict[str, str] = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


_OTHERS = "aAbBpZfz%"
"""The other directives that there are."""


class _Reader:
    """A text, how much of it is read, and what was found by its directive."""

    def __init__(self, text: str, template: str) -> None:
        self.text = text
        self.template = template
        self.position = 0
        self.found: dict[str, int] = {}

    def mismatch(self) -> ValueError:
        """That the text is not as the template says."""
        return ValueError(f"time data {self.text!r} does not match format {self.template!r}")

    def read(self, template: str) -> None:
        """Read what a template describes. ValueError."""
        index = 0
        while index < len(template):
            letter = template[index]
            index += 1
            if letter.isspace():
                while index < len(template) and template[index].isspace():
                    index += 1
                self._spaces()
            elif letter != "%":
                self._literal(letter)
            else:
                self._directive(template[index])
                index += 1

    def _spaces(self) -> None:
        """At least one space."""
        begin = self.position
        while self.text[self.position : self.position + 1].isspace():
            self.position += 1
        if self.position == begin:
            raise self.mismatch()

    def _literal(self, letter: str) -> None:
        if self.text[self.position : self.position + 1].lower() != letter.lower():
            raise self.mismatch()
        self.position += 1

    def _directive(self, letter: str) -> None:
        if letter in _NUMBERS:
            self.found[letter] = self._number(letter)
        elif letter in _COMPOSED:
            self.read(_COMPOSED[letter])
        elif letter == "a":
            self.found["weekday"] = self._name([day[:3] for day in DAYS])
        elif letter == "A":
            self.found["weekday"] = self._name(DAYS)
        elif letter == "b":
            self.found["m"] = self._name([month[:3] for month in MONTHS]) + 1
        elif letter == "B":
            self.found["m"] = self._name(MONTHS) + 1
        elif letter == "p":
            self.found["p"] = self._name(["am", "pm"])
        elif letter == "f":
            self.found["f"] = self._fraction()
        elif letter == "z":
            self.found["z"] = self._offset()
        elif letter == "Z":
            self.found["Z"] = self._name(["utc", "gmt"])
        else:
            self._literal("%")

    def _fraction(self) -> int:
        """Up to six digits behind a point, in microseconds."""
        begin = self.position
        while self.position < begin + 6 and self.text[self.position : self.position + 1].isdecimal():
            self.position += 1
        if self.position == begin:
            raise self.mismatch()
        return int(self.text[begin : self.position].ljust(6, "0"))

    def _offset(self) -> int:
        """A distance from UTC in seconds: Z, +0200, +02:00, +02:00:30."""
        begin = self.position
        if self.text[begin : begin + 1] == "Z":
            self.position += 1
            return 0
        if self.text[begin : begin + 1] not in ("+", "-"):
            raise self.mismatch()
        seconds = self._two_digits(begin + 1) * 3600
        colon = self.text[begin + 3 : begin + 4] == ":"
        self.position = begin + (6 if colon else 5)
        seconds += self._two_digits(self.position - 2) * 60
        if colon and self.text[self.position : self.position + 1] == ":":
            seconds += self._two_digits(self.position + 1)
            self.position += 3
        return -seconds if self.text[begin] == "-" else seconds

    def _two_digits(self, begin: int) -> int:
        digits = self.text[begin : begin + 2]
        if len(digits) < 2 or not digits.isdecimal():
            raise self.mismatch()
        return int(digits)

    def _name(self, names: list[str]) -> int:
        """Which of some names stands here, in any case of its letters."""
        rest = self.text[self.position :].lower()
        for place, name in enumerate(names):
            if rest.startswith(name.lower()):
                self.position += len(name)
                return place
        raise self.mismatch()

    def _number(self, letter: str) -> int:
        """The longest number here that the directive may stand for."""
        least, largest, width = _NUMBERS[letter]
        begin = self.position
        if letter == "d" and self.text[begin : begin + 1] == " ":
            begin += 1
            width = 1
        for size in range(width, width - 1 if letter in _EXACT else 0, -1):
            digits = self.text[begin : begin + size]
            if len(digits) == size and digits.isdecimal() and least <= int(digits) <= largest:
                self.position = begin + size
                return int(digits)
        raise self.mismatch()


def _hour(found: dict[str, int]) -> int:
    """The hour of the day, from that of a half and which half it is."""
    if "I" not in found:
        return found.get("H", 0)
    return found["I"] % 12 + 12 * found.get("p", 0)


def _year(found: dict[str, int]) -> int | None:
    """The year, if there is one; two digits stand for 1969 to 2068."""
    if "y" in found:
        return found["y"] + (2000 if found["y"] <= 68 else 1900)
    return found.get("Y")


def _weekday(found: dict[str, int]) -> int | None:
    """The day of the week from 0, Monday, if there is one."""
    if "w" in found:
        return (found["w"] + 6) % 7
    if "u" in found:
        return found["u"] - 1
    return found.get("weekday")


def _ordinal_in_week(year: int, week: int, weekday: int, from_monday: bool) -> int:
    """Which day of the year a day of a week is; 0 and less lie in the year before."""
    first = (days_since_1970(year, 1, 1) + 3) % 7
    if not from_monday:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    week_0 = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + week_0 + 7 * (week - 1) + weekday


def _check_day(year: int, month: int, day: int) -> None:
    """ValueError for a day that its month does not have."""
    if year_month_day(days_since_1970(year, month, day)) != (year, month, day):
        raise ValueError("day is out of range for month")


def _check_template(template: str) -> None:
    """ValueError for a directive that is none."""
    index = template.find("%")
    while index >= 0:
        letter = template[index + 1 : index + 2]
        if not letter:
            raise ValueError(f"stray % in format '{template}'")
        if letter not in _NUMBERS and letter not in _COMPOSED and letter not in _OTHERS:
            raise ValueError(f"'{letter}' is a bad directive in format '{template}'")
        index = template.find("%", index + 2)


def read_moment(text: str, template: str) -> list[int]:
    """The nine numbers of the moment that a text names. ValueError."""
    return read_directives(text, template)[0]


def read_directives(text: str, template: str) -> tuple[list[int], dict[str, int]]:
    """The nine numbers of the moment that a text names, and what each directive has found. ValueError."""
    _check_template(template)
    reader = _Reader(text, template)
    reader.read(template)
    if reader.position < len(text):
        raise ValueError(f"unconverted data remains: {text[reader.position :]}")
    found = reader.found
    month, day = found.get("m", 1), found.get("d", 1)
    given = _year(found)
    year = given if given is not None else 1904 if (month, day) == (2, 29) else 1900
    weekday = _weekday(found)
    ordinal = found.get("j")
    if ordinal is None and weekday is not None and ("U" in found or "W" in found):
        week = found["W"] if "W" in found else found["U"]
        ordinal = _ordinal_in_week(year, week, weekday, "W" in found)
    if ordinal is not None:
        year, month, day = year_month_day(days_since_1970(year, 1, 1) + ordinal - 1)
    _check_day(year, month, day)
    ordinal = ordinal_of(year, month, day)
    if weekday is None:
        weekday = (days_since_1970(year, month, day) + 3) % 7
    shown = 1900 if given is None and year == 1904 else year
    clock = [_hour(found), found.get("M", 0), found.get("S", 0)]
    return [shown, month, day, *clock, weekday, ordinal, 0 if "Z" in found else -1], found
