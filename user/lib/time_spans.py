"""datetime.timedelta and datetime.timezone: spans of time, and fixed distances from UTC."""

from typing import ClassVar

DAY_SECONDS = 86400
SECOND = 1_000_000
DAY = DAY_SECONDS * SECOND


def nearest(dividend: int, divisor: int) -> int:
    """The quotient, rounded half to even. ZeroDivisionError."""
    quotient, rest = divmod(dividend, divisor)
    twice = 2 * rest
    larger = twice > divisor if divisor > 0 else twice < divisor
    return quotient + 1 if larger or (twice == divisor and quotient % 2 == 1) else quotient


def _parts(days: float, hours: float, minutes: float, seconds: float) -> tuple[int, float]:
    """Whole seconds, and what is left of them."""
    whole = 0
    left = 0.0
    for number, scale in ((days, DAY_SECONDS), (hours, 3600), (minutes, 60), (seconds, 1)):
        whole += int(number) * scale
        rest = (number - int(number)) * scale
        whole += int(rest)
        left += rest - int(rest)
    return whole, left


def _check_days(days: int) -> None:
    if abs(days) > 999_999_999:
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")


class timedelta:  # noqa: N801 (Python's name)
    """A span of time: days, and seconds and microseconds that are never negative."""

    min: ClassVar["timedelta"]
    max: ClassVar["timedelta"]
    resolution: ClassVar["timedelta"]

    def __init__(
        self,
        days: float = 0.0,
        seconds: float = 0.0,
        microseconds: float = 0.0,
        milliseconds: float = 0.0,
        minutes: float = 0.0,
        hours: float = 0.0,
        weeks: float = 0.0,
    ) -> None:
        whole, left = _parts(days, hours, minutes, seconds)
        more, rest = _parts(weeks * 7.0, 0.0, 0.0, 0.0)
        milli = int(milliseconds)
        left = (left + rest) * 1e6 + (milliseconds - milli) * 1e3 + (microseconds - int(microseconds))
        micro = int(microseconds) + milli % 1000 * 1000 + round(left)
        total = whole + more + milli // 1000 + micro // SECOND
        self.days = total // DAY_SECONDS
        self.seconds = total % DAY_SECONDS
        self.microseconds = micro % SECOND
        _check_days(self.days)

    def total_seconds(self) -> float:
        """The span in seconds."""
        return in_microseconds(self) / SECOND

    def __repr__(self) -> str:
        shown = [
            f"{name}={number}"
            for name, number in (
                ("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds),
            )
            if number != 0
        ]  # fmt: skip
        return f"datetime.timedelta({', '.join(shown) or '0'})"

    def __str__(self) -> str:
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self.days != 0:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return f"{text}.{self.microseconds:06d}" if self.microseconds else text

    def __add__(self, other: "timedelta") -> "timedelta":
        return of_microseconds(in_microseconds(self) + in_microseconds(other))

    def __sub__(self, other: "timedelta") -> "timedelta":
        return of_microseconds(in_microseconds(self) - in_microseconds(other))

    def __neg__(self) -> "timedelta":
        return of_microseconds(-in_microseconds(self))

    def __pos__(self) -> "timedelta":
        return self

    def __abs__(self) -> "timedelta":
        return -self if self.days < 0 else self

    def __mul__(self, other: int | float) -> "timedelta":
        if isinstance(other, int):
            return of_microseconds(in_microseconds(self) * other)
        top, bottom = other.as_integer_ratio()
        return of_microseconds(nearest(in_microseconds(self) * top, bottom))

    def __rmul__(self, other: int | float) -> "timedelta":
        return self * other

    def __truediv__(self, other: "timedelta | int | float") -> "timedelta | float":
        if isinstance(other, timedelta):
            return in_microseconds(self) / in_microseconds(other)
        if isinstance(other, int):
            return of_microseconds(nearest(in_microseconds(self), other))
        top, bottom = other.as_integer_ratio()
        return of_microseconds(nearest(in_microseconds(self) * bottom, top))

    def __floordiv__(self, other: "timedelta | int") -> "timedelta | int":
        if isinstance(other, timedelta):
            return in_microseconds(self) // in_microseconds(other)
        return of_microseconds(in_microseconds(self) // other)

    def __mod__(self, other: "timedelta") -> "timedelta":
        return of_microseconds(in_microseconds(self) % in_microseconds(other))

    def __divmod__(self, other: "timedelta") -> "tuple[int, timedelta]":
        quotient, rest = divmod(in_microseconds(self), in_microseconds(other))
        return quotient, of_microseconds(rest)

    def _state(self) -> tuple[int, int, int]:
        return self.days, self.seconds, self.microseconds

    def __eq__(self, other: object) -> bool:
        return isinstance(other, timedelta) and self._state() == other._state()

    def __lt__(self, other: "timedelta") -> bool:
        return self._state() < other._state()

    def __le__(self, other: "timedelta") -> bool:
        return self._state() <= other._state()

    def __gt__(self, other: "timedelta") -> bool:
        return self._state() > other._state()

    def __ge__(self, other: "timedelta") -> bool:
        return self._state() >= other._state()

    def __hash__(self) -> int:
        return hash(self._state())

    def __bool__(self) -> bool:
        return self._state() != (0, 0, 0)


def in_microseconds(span: timedelta) -> int:
    """A span as a number. OverflowError beyond some 290,000 years."""
    return (span.days * DAY_SECONDS + span.seconds) * SECOND + span.microseconds


def of_microseconds(number: int) -> timedelta:
    """The span of a number of microseconds."""
    made = timedelta()
    made.days, rest = divmod(number, DAY)
    _check_days(made.days)
    made.seconds, made.microseconds = divmod(rest, SECOND)
    return made


def _limit(days: int, seconds: int, microseconds: int) -> timedelta:
    made = timedelta()
    made.days, made.seconds, made.microseconds = days, seconds, microseconds
    return made


timedelta.min = _limit(-999_999_999, 0, 0)
timedelta.max = _limit(999_999_999, DAY_SECONDS - 1, SECOND - 1)
timedelta.resolution = _limit(0, 0, 1)


def offset_text(offset: timedelta) -> str:
    """A distance from UTC, such as +02:00."""
    sign = "-" if offset.days < 0 else "+"
    seconds = abs(in_microseconds(offset)) // SECOND
    micro = abs(in_microseconds(offset)) % SECOND
    text = f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    if seconds % 60 or micro:
        text += f":{seconds % 60:02d}"
    return f"{text}.{micro:06d}" if micro else text


class timezone:  # noqa: N801 (Python's name)
    """A fixed distance from UTC."""

    utc: ClassVar["timezone"]

    def __init__(self, offset: timedelta, name: str | None = None) -> None:
        if abs(in_microseconds(offset)) >= DAY:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and"
                f" timedelta(hours=24), not {offset!r}."
            )
        self._offset = offset
        self._name = name

    def utcoffset(self, dt: object, /) -> timedelta:
        """The distance from UTC."""
        return self._offset

    def tzname(self, dt: object, /) -> str:
        """The name, which says the distance where none was given."""
        if self._name is not None:
            return self._name
        return f"UTC{offset_text(self._offset)}" if self._offset else "UTC"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self) -> int:
        return hash(self._offset)

    def __str__(self) -> str:
        return self.tzname(None)

    def __repr__(self) -> str:
        if self._name is not None:
            return f"datetime.timezone({self._offset!r}, {self._name!r})"
        return f"datetime.timezone({self._offset!r})" if self._offset else "datetime.timezone.utc"


timezone.utc = timezone(timedelta())
