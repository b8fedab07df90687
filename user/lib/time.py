"""time: clocks, sleeping, and dates. The local time is UTC."""

from collections.abc import Iterable
from typing import NamedTuple

from abi import time as clocks
from user.lib import linux
from user.lib.dates import DAYS, MONTHS, days_since_1970, ordinal_of, year_month_day
from user.lib.time_parsing import read_moment

CLOCK_REALTIME = clocks.CLOCK_REALTIME
CLOCK_MONOTONIC = clocks.CLOCK_MONOTONIC
CLOCK_PROCESS_CPUTIME_ID = clocks.CLOCK_PROCESS_CPUTIME_ID
CLOCK_THREAD_CPUTIME_ID = clocks.CLOCK_THREAD_CPUTIME_ID
CLOCK_MONOTONIC_RAW = clocks.CLOCK_MONOTONIC_RAW
CLOCK_BOOTTIME = clocks.CLOCK_BOOTTIME
SECOND = clocks.NANOSECONDS_PER_SECOND

timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")


class struct_time(NamedTuple):  # noqa: N801 (Python's name)
    """A moment: month, day and tm_yday count from 1, tm_wday from 0 (Monday)."""

    tm_year: int
    tm_mon: int
    tm_mday: int
    tm_hour: int
    tm_min: int
    tm_sec: int
    tm_wday: int
    tm_yday: int
    tm_isdst: int

    @property
    def tm_zone(self) -> str:
        """The name of the time zone."""
        return "UTC"

    @property
    def tm_gmtoff(self) -> int:
        """The seconds that the time zone is east of UTC."""
        return 0

    def __repr__(self) -> str:
        date = f"tm_year={self.tm_year}, tm_mon={self.tm_mon}, tm_mday={self.tm_mday}"
        clock = f"tm_hour={self.tm_hour}, tm_min={self.tm_min}, tm_sec={self.tm_sec}"
        rest = f"tm_wday={self.tm_wday}, tm_yday={self.tm_yday}, tm_isdst={self.tm_isdst}"
        return f"time.struct_time({date}, {clock}, {rest})"


Moment = tuple[int, int, int, int, int, int, int, int, int]
"""What stands for a struct_time: its nine numbers."""


def moment_of(sequence: Iterable[int]) -> struct_time:
    """`struct_time(sequence)`. TypeError where there are not nine numbers (two more are left alone)."""
    numbers = list(sequence)
    if len(numbers) < 9:
        raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(numbers)}-sequence given)")
    if len(numbers) > 11:
        raise TypeError(f"time.struct_time() takes an at most 11-sequence ({len(numbers)}-sequence given)")
    year, month, day, hour, minute, second, weekday, day_of_year, summer = numbers[:9]
    return struct_time(year, month, day, hour, minute, second, weekday, day_of_year, summer)


def time_ns() -> int:
    """Nanoseconds since 1970."""
    return linux.clock_gettime(CLOCK_REALTIME)


def time() -> float:
    """Seconds since 1970."""
    return time_ns() / SECOND


def monotonic_ns() -> int:
    """Nanoseconds of a clock that is never set."""
    return linux.clock_gettime(CLOCK_MONOTONIC)


def monotonic() -> float:
    """Seconds of a clock that is never set."""
    return monotonic_ns() / SECOND


def perf_counter_ns() -> int:
    """As monotonic_ns."""
    return monotonic_ns()


def perf_counter() -> float:
    """As monotonic."""
    return monotonic()


def process_time_ns() -> int:
    """Nanoseconds of processor time that this process has used."""
    return linux.clock_gettime(clocks.CLOCK_PROCESS_CPUTIME_ID)


def process_time() -> float:
    """Seconds of processor time that this process has used."""
    return process_time_ns() / SECOND


def clock_gettime_ns(clk_id: int, /) -> int:
    """Nanoseconds of a clock. OSError."""
    return linux.clock_gettime(clk_id)


def clock_gettime(clk_id: int, /) -> float:
    """Seconds of a clock. OSError."""
    return linux.clock_gettime(clk_id) / SECOND


def thread_time_ns() -> int:
    """Nanoseconds of processor time that this thread has used."""
    return linux.clock_gettime(clocks.CLOCK_THREAD_CPUTIME_ID)


def thread_time() -> float:
    """Seconds of processor time that this thread has used."""
    return thread_time_ns() / SECOND


def tzset() -> None:
    """Nothing: the local time is UTC."""


def sleep(seconds: float, /) -> None:
    """Wait, through signals that do not end the process too. ValueError for a negative time."""
    if seconds < 0.0:
        raise ValueError("sleep length must be non-negative")
    rest = int(seconds * SECOND)
    while rest > 0:
        rest = linux.nanosleep(rest)


def _moment(seconds: int) -> struct_time:
    """The moment `seconds` after 1970, in UTC."""
    days = seconds // 86400
    year, month, day = year_month_day(days)
    left = seconds % 86400
    weekday = (days + 3) % 7
    ordinal = ordinal_of(year, month, day)
    return struct_time(year, month, day, left // 3600, left // 60 % 60, left % 60, weekday, ordinal, 0)


def mktime(time_tuple: Moment, /) -> float:
    """Seconds from 1970 to a local time; numbers outside their range count on."""
    year, month, day, hour, minute, second = time_tuple[:6]
    return float(days_since_1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second)


def gmtime(seconds: float | None = None, /) -> struct_time:
    """The moment `seconds` after 1970, now without them, in UTC."""
    if seconds is None:
        return _moment(time_ns() // SECOND)
    whole = int(seconds)
    return _moment(whole if float(whole) <= seconds else whole - 1)


def localtime(seconds: float | None = None, /) -> struct_time:
    """As gmtime: the local time is UTC."""
    return gmtime(seconds)


def _two(number: int) -> str:
    """Two digits."""
    return f"{number:02}"


def _date(letter: str, t: struct_time) -> str | None:
    """The text of a directive about the date; None for one that is not."""
    match letter:
        case "a":
            return DAYS[t.tm_wday][:3]
        case "A":
            return DAYS[t.tm_wday]
        case "b" | "h":
            return MONTHS[t.tm_mon - 1][:3]
        case "B":
            return MONTHS[t.tm_mon - 1]
        case "C":
            return _two(t.tm_year // 100)
        case "d":
            return _two(t.tm_mday)
        case "e":
            return str(t.tm_mday).rjust(2)
        case "j":
            return f"{t.tm_yday:03}"
        case "m":
            return _two(t.tm_mon)
        case "u":
            return str(t.tm_wday + 1)
        case "w":
            return str((t.tm_wday + 1) % 7)
        case "y":
            return _two(t.tm_year % 100)
        case "Y":
            return str(t.tm_year)
        case "U":
            return _two((t.tm_yday + 6 - (t.tm_wday + 1) % 7) // 7)
        case "W":
            return _two((t.tm_yday + 6 - t.tm_wday) // 7)
    return None


def _clock(letter: str, t: struct_time) -> str | None:
    """The text of a directive about the time of day; None for one that is not."""
    match letter:
        case "H":
            return _two(t.tm_hour)
        case "I":
            return _two((t.tm_hour + 11) % 12 + 1)
        case "k":
            return str(t.tm_hour).rjust(2)
        case "l":
            return str((t.tm_hour + 11) % 12 + 1).rjust(2)
        case "M":
            return _two(t.tm_min)
        case "p":
            return "AM" if t.tm_hour < 12 else "PM"
        case "P":
            return "am" if t.tm_hour < 12 else "pm"
        case "S":
            return _two(t.tm_sec)
        case "Z":
            return "UTC"
        case "z":
            return "+0000"
        case "n":
            return "\n"
        case "t":
            return "\t"
        case "%":
            return "%"
    return None


_COMPOSED: dict[str, str] = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "T": "%H:%M:%S",
    "x": "%m/%d/%y",
    "X": "%H:%M:%S",
}


def _checked(t: Moment) -> struct_time:
    """A moment whose numbers all mean something; 0 stands for the first month or day. ValueError."""
    year, month, day, hour, minute, second, weekday, day_of_year, summer = t
    if not 0 <= month <= 12:
        raise ValueError("month out of range")
    if not 0 <= day <= 31:
        raise ValueError("day of month out of range")
    if not 0 <= hour <= 23:
        raise ValueError("hour out of range")
    if not 0 <= minute <= 59:
        raise ValueError("minute out of range")
    if not 0 <= second <= 61:
        raise ValueError("seconds out of range")
    if weekday < -1:
        raise ValueError("day of week out of range")
    if not 0 <= day_of_year <= 366:
        raise ValueError("day of year out of range")
    whole = (hour, minute, second, (weekday + 7) % 7, max(day_of_year, 1), summer)
    return struct_time(year, max(month, 1), max(day, 1), *whole)


def strftime(format: str, time_tuple: Moment | None = None, /) -> str:
    """A moment, now without one, as the directives say (strftime(3), C locale); unknown ones stay."""
    return _written(format, localtime() if time_tuple is None else _checked(time_tuple))


def _written(format: str, moment: struct_time) -> str:
    parts: list[str] = []
    index = 0
    while index < len(format):
        letter = format[index]
        index += 1
        if letter != "%" or index == len(format):
            parts.append(letter)
            continue
        letter = format[index]
        index += 1
        if letter in _COMPOSED:
            parts.append(_written(_COMPOSED[letter], moment))
            continue
        expanded = _date(letter, moment)
        if expanded is None:
            expanded = _clock(letter, moment)
        parts.append("%" + letter if expanded is None else expanded)
    return "".join(parts)


def asctime(time_tuple: Moment | None = None, /) -> str:
    """A moment such as "Thu Jan  1 00:00:00 1970"."""
    return strftime("%c", time_tuple)


def ctime(seconds: float | None = None, /) -> str:
    """The moment `seconds` after 1970 as asctime writes it."""
    return asctime(localtime(seconds))


def strptime(data_string: str, format: str = "%a %b %d %H:%M:%S %Y", /) -> struct_time:
    """The moment that a text names, written as the directives say. ValueError."""
    return moment_of(read_moment(data_string, format))
