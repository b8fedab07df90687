"""datetime: moments; and the days, times of day and spans that they are made of. The local time is UTC."""

from typing import ClassVar

from user.lib import time as clocks
from user.lib.calendar_days import MAXYEAR, MINYEAR, ORDINAL_OF_1970, date, day_of, written
from user.lib.clock_times import check_time, clock_text, time
from user.lib.iso_times import read_day, read_time
from user.lib.time import struct_time
from user.lib.time_parsing import read_directives
from user.lib.time_spans import (
    DAY,
    SECOND,
    in_microseconds,
    of_microseconds,
    offset_text,
    timedelta,
    timezone,
)

__all__ = ["MAXYEAR", "MINYEAR", "UTC", "date", "datetime", "time", "timedelta", "timezone"]

UTC = timezone.utc
_KEPT = timezone(timedelta(), "kept")
"""What stands for the zone that a moment has."""
_Day = date
_Clock = time


class datetime(date):  # noqa: N801 (Python's name)
    """A day and a time of it."""

    min: ClassVar["datetime"]
    max: ClassVar["datetime"]

    def __init__(
        self,
        year: int,
        month: int,
        day: int,
        hour: int = 0,
        minute: int = 0,
        second: int = 0,
        microsecond: int = 0,
        tzinfo: timezone | None = None,
    ) -> None:
        super().__init__(year, month, day)
        check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo

    # --- moments by other means ---

    @classmethod
    def today(cls) -> "datetime":
        """Now, without a zone."""
        return datetime.now()

    @classmethod
    def now(cls, tz: timezone | None = None) -> "datetime":
        """Now, in a zone or the local time."""
        return _since_1970(clocks.time_ns() // 1000, tz)

    @classmethod
    def utcnow(cls) -> "datetime":
        """Now, in UTC without saying so."""
        return datetime.now()

    @classmethod
    def fromtimestamp(cls, timestamp: float, tz: timezone | None = None) -> "datetime":
        """The moment a number of seconds after 1970."""
        whole = int(timestamp)
        return _since_1970(whole * SECOND + round((timestamp - whole) * 1e6), tz)

    @classmethod
    def utcfromtimestamp(cls, t: float, /) -> "datetime":
        """The moment a number of seconds after 1970, in UTC without saying so."""
        return datetime.fromtimestamp(t)

    @classmethod
    def combine(cls, date: _Day, time: _Clock) -> "datetime":
        """A day and a time of it."""
        clock = (time.hour, time.minute, time.second, time.microsecond)
        return datetime(date.year, date.month, date.day, *clock, time.tzinfo)

    @classmethod
    def fromordinal(cls, n: int, /) -> "datetime":
        """The begin of the day of a number."""
        found = _Day.fromordinal(n)
        return datetime(found.year, found.month, found.day)

    @classmethod
    def fromisoformat(cls, date_string: str, /) -> "datetime":
        """The moment of a text such as 2024-02-29T12:30:15+02:00. ValueError."""
        size = 10 if date_string[4:5] == "-" else 8
        day = read_day(date_string[:size])
        clock = read_time(date_string[size + 1 :]) if len(date_string) > size else read_time("00")
        if day is None or clock is None or len(date_string) == size + 1:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return datetime(*day, clock.hour, clock.minute, clock.second, clock.microsecond, clock.zone)

    @classmethod
    def strptime(cls, date_string: str, format: str, /) -> "datetime":
        """The moment that a text names, written as directives say. ValueError."""
        found, more = read_directives(date_string, format)
        zone: timezone | None = None
        if "z" in more:
            zone = timezone(timedelta(seconds=more["z"]))
        year, month, day, hour, minute, second = found[:6]
        return datetime(year, month, day, hour, minute, second, more.get("f", 0), zone)

    # --- parts ---

    def date(self) -> _Day:
        """The day."""
        return _Day(self.year, self.month, self.day)

    def time(self) -> _Clock:
        """The time of day."""
        return _Clock(self.hour, self.minute, self.second, self.microsecond)

    def timetz(self) -> _Clock:
        """The time of day, with its zone."""
        return _Clock(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def timetuple(self) -> struct_time:
        """The numbers of the moment, for the module time."""
        return self.numbers(self.hour, self.minute, self.second)

    def utcoffset(self) -> timedelta | None:
        """The distance from UTC."""
        zone = self.tzinfo
        return None if zone is None else zone.utcoffset(None)

    def tzname(self) -> str | None:
        """The name of the zone."""
        zone = self.tzinfo
        return None if zone is None else zone.tzname(None)

    def timestamp(self) -> float:
        """Seconds since 1970."""
        return _microseconds(self) / SECOND

    def replace(
        self,
        year: int = -1,
        month: int = -1,
        day: int = -1,
        hour: int = -1,
        minute: int = -1,
        second: int = -1,
        microsecond: int = -1,
        tzinfo: timezone | None = _KEPT,
    ) -> "datetime":
        """The moment with other numbers. ValueError."""
        zone = self.tzinfo if tzinfo is _KEPT else tzinfo
        return self._with_zone(zone, year, month, day, hour, minute, second, microsecond)

    def is_moment(self) -> bool:
        """Whether there is a time of the day, too."""
        return True

    def _with_zone(self, zone: timezone | None, *numbers: int) -> "datetime":
        mine = (self.year, self.month, self.day, self.hour, self.minute, self.second, self.microsecond)
        year, month, day, hour, minute, second, micro = [
            own if number == -1 else number for own, number in zip(mine, numbers, strict=True)
        ]
        return datetime(year, month, day, hour, minute, second, micro, zone)

    def astimezone(self, tz: timezone | None = None) -> "datetime":
        """The same moment in another zone."""
        return _since_1970(_microseconds(self), timezone.utc if tz is None else tz)

    # --- texts ---

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        """Such as 2024-02-29T12:30:15."""
        text = f"{super().isoformat()}{sep}"
        text += clock_text(self.hour, self.minute, self.second, self.microsecond, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + offset_text(offset)

    def strftime(self, format: str) -> str:
        """The moment as directives say."""
        return written(format, self.timetuple(), self.microsecond, self.utcoffset(), self.tzname() or "")

    def __str__(self) -> str:
        return self.isoformat(" ")

    def __repr__(self) -> str:
        shown = f"{self.year}, {self.month}, {self.day}, {self.hour}, {self.minute}"
        if self.second or self.microsecond:
            shown += f", {self.second}"
        if self.microsecond:
            shown += f", {self.microsecond}"
        zone = self.tzinfo
        return (
            f"datetime.datetime({shown})" if zone is None else f"datetime.datetime({shown}, tzinfo={zone!r})"
        )

    # --- arithmetic, order ---

    def __add__(self, value: timedelta, /) -> "datetime":
        return _moved(self, in_microseconds(value))

    def __radd__(self, value: timedelta, /) -> "datetime":
        return _moved(self, in_microseconds(value))

    def __sub__(self, value: _Day | timedelta, /) -> "datetime | timedelta":
        if isinstance(value, timedelta):
            return _moved(self, -in_microseconds(value))
        if not isinstance(value, datetime):
            raise TypeError("unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'")
        if (self.tzinfo is None) != (value.tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return of_microseconds(_microseconds(self) - _microseconds(value))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, datetime) or (self.tzinfo is None) != (other.tzinfo is None):
            return False
        return _microseconds(self) == _microseconds(other)

    def _order(self, value: _Day) -> int:
        """Negative, zero or positive. TypeError where they cannot be compared."""
        if not isinstance(value, datetime):
            raise TypeError("can't compare datetime.datetime to datetime.date")
        if (self.tzinfo is None) != (value.tzinfo is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return _microseconds(self) - _microseconds(value)

    def __lt__(self, value: _Day, /) -> bool:
        return self._order(value) < 0

    def __le__(self, value: _Day, /) -> bool:
        return self._order(value) <= 0

    def __gt__(self, value: _Day, /) -> bool:
        return self._order(value) > 0

    def __ge__(self, value: _Day, /) -> bool:
        return self._order(value) >= 0

    def __hash__(self) -> int:
        return hash(_microseconds(self))


def _local(moment: datetime) -> int:
    """Microseconds from 1970 to what the clock shows."""
    seconds = (moment.hour * 60 + moment.minute) * 60 + moment.second
    return (moment.toordinal() - ORDINAL_OF_1970) * DAY + seconds * SECOND + moment.microsecond


def _microseconds(moment: datetime) -> int:
    """Microseconds since 1970 in UTC."""
    offset = moment.utcoffset()
    return _local(moment) if offset is None else _local(moment) - in_microseconds(offset)


def _shown(local: int, zone: timezone | None) -> datetime:
    """The moment when the clock of a zone has gone that far since 1970. OverflowError."""
    days, rest = divmod(local, DAY)
    seconds, micro = divmod(rest, SECOND)
    day = day_of(days + ORDINAL_OF_1970)
    return datetime(*day, seconds // 3600, seconds // 60 % 60, seconds % 60, micro, zone)


def _since_1970(microseconds: int, zone: timezone | None) -> datetime:
    """The moment that far after 1970, in a zone."""
    return _shown(microseconds + (0 if zone is None else in_microseconds(zone.utcoffset(None))), zone)


def _moved(moment: datetime, microseconds: int) -> datetime:
    return _shown(_local(moment) + microseconds, moment.tzinfo)


datetime.min = datetime(MINYEAR, 1, 1)
datetime.max = datetime(MAXYEAR, 12, 31, 23, 59, 59, 999_999)
