"""datetime.date: days of the Gregorian calendar."""

from typing import ClassVar, NamedTuple

from user.lib import time as clocks
from user.lib.dates import days_since_1970, ordinal_of, year_month_day
from user.lib.iso_times import read_day
from user.lib.time import struct_time
from user.lib.time_spans import offset_text, timedelta

MINYEAR = 1
MAXYEAR = 9999
ORDINAL_OF_1970 = 719163
LAST_ORDINAL = 3652059


class IsoCalendarDate(NamedTuple):
    """The year, week and day of the week of ISO 8601."""

    year: int
    week: int
    weekday: int

    def __repr__(self) -> str:
        return f"datetime.IsoCalendarDate(year={self.year}, week={self.week}, weekday={self.weekday})"


def check_day(year: int, month: int, day: int) -> None:
    """ValueError for a day that there is not."""
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if day < 1 or year_month_day(days_since_1970(year, month, day)) != (year, month, day):
        raise ValueError("day is out of range for month")


def day_of(ordinal: int) -> tuple[int, int, int]:
    """Year, month and day of a day's number. OverflowError."""
    if not 1 <= ordinal <= LAST_ORDINAL:
        raise OverflowError("date value out of range")
    return year_month_day(ordinal - ORDINAL_OF_1970)


def written(format: str, moment: struct_time, micro: int, offset: timedelta | None, zone: str) -> str:
    """A moment as directives say, with those that the module time does not have."""
    shown = "" if offset is None else offset_text(offset).replace(":", "")
    text = ""
    place = 0
    while place < len(format):
        pair = format[place : place + 2]
        known = {"%f": f"{micro:06d}", "%z": shown, "%Z": zone.replace("%", "%%")}.get(pair)
        width = 2 if pair[0] == "%" else 1
        text += format[place : place + width] if known is None else known
        place += width
    return clocks.strftime(text, moment)


class date:  # noqa: N801 (Python's name)
    """A day of the Gregorian calendar."""

    min: ClassVar["date"]
    max: ClassVar["date"]
    resolution: ClassVar[timedelta]

    def __init__(self, year: int, month: int, day: int) -> None:
        check_day(year, month, day)
        self.year = year
        self.month = month
        self.day = day

    @classmethod
    def today(cls) -> "date":
        """This day."""
        return date.fromtimestamp(clocks.time())

    @classmethod
    def fromtimestamp(cls, timestamp: float, /) -> "date":
        """The day of a number of seconds since 1970."""
        moment = clocks.gmtime(timestamp)
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday)

    @classmethod
    def fromordinal(cls, n: int, /) -> "date":
        """The day of a number, 1 being the first day of year 1. ValueError."""
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > LAST_ORDINAL:
            raise ValueError("year is out of range")
        return date(*day_of(n))

    @classmethod
    def fromisoformat(cls, date_string: str, /) -> "date":
        """The day of a text such as 2024-02-29. ValueError."""
        found = read_day(date_string)
        if found is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return date(*found)

    def toordinal(self) -> int:
        """The day's number, 1 being the first day of year 1."""
        return days_since_1970(self.year, self.month, self.day) + ORDINAL_OF_1970

    def weekday(self) -> int:
        """The day of the week, from Monday, 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self) -> int:
        """The day of the week, from Monday, 1."""
        return self.weekday() + 1

    def isocalendar(self) -> IsoCalendarDate:
        """The year, week and day of the week of ISO 8601."""
        thursday = self.toordinal() - self.weekday() + 3
        year, _, _ = year_month_day(thursday - ORDINAL_OF_1970)
        first = days_since_1970(year, 1, 1) + ORDINAL_OF_1970
        return IsoCalendarDate(year, (thursday - first) // 7 + 1, self.isoweekday())

    def timetuple(self) -> struct_time:
        """The numbers of the day's begin, for the module time."""
        return self.numbers(0, 0, 0)

    def numbers(self, hour: int, minute: int, second: int) -> struct_time:
        yday = ordinal_of(self.year, self.month, self.day)
        return struct_time(self.year, self.month, self.day, hour, minute, second, self.weekday(), yday, -1)

    def is_moment(self) -> bool:
        """Whether there is a time of the day, too: a datetime equals no date."""
        return False

    def replace(self, year: int = -1, month: int = -1, day: int = -1) -> "date":
        """The day with other numbers. ValueError."""
        return date(
            self.year if year < 0 else year,
            self.month if month < 0 else month,
            self.day if day < 0 else day,
        )

    def isoformat(self) -> str:
        """Such as 2024-02-29."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def ctime(self) -> str:
        """Such as Thu Feb 29 00:00:00 2024."""
        return clocks.asctime(self.timetuple())

    def strftime(self, format: str) -> str:
        """The day as directives say."""
        return written(format, self.timetuple(), 0, None, "")

    def __format__(self, fmt: str, /) -> str:
        return self.strftime(fmt) if fmt else str(self)

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def __add__(self, value: timedelta, /) -> "date":
        return date(*day_of(self.toordinal() + value.days))

    def __radd__(self, value: timedelta, /) -> "date":
        return self + value

    def __sub__(self, value: "date | timedelta", /) -> "date | timedelta":
        if isinstance(value, timedelta):
            return date(*day_of(self.toordinal() - value.days))
        return timedelta(self.toordinal() - value.toordinal())

    def _state(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day

    def __eq__(self, other: object) -> bool:
        return isinstance(other, date) and not other.is_moment() and self._state() == other._state()

    def __lt__(self, value: "date", /) -> bool:
        return self._state() < value._state()

    def __le__(self, value: "date", /) -> bool:
        return self._state() <= value._state()

    def __gt__(self, value: "date", /) -> bool:
        return self._state() > value._state()

    def __ge__(self, value: "date", /) -> bool:
        return self._state() >= value._state()

    def __hash__(self) -> int:
        return hash(self._state())


date.min = date(MINYEAR, 1, 1)
date.max = date(MAXYEAR, 12, 31)
date.resolution = timedelta(days=1)
