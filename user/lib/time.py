"""time: clocks, sleeping, and dates. The local time is UTC."""

from abi import time as clocks
from user.lib import linux

CLOCK_REALTIME = clocks.CLOCK_REALTIME
CLOCK_MONOTONIC = clocks.CLOCK_MONOTONIC
SECOND = clocks.NANOSECONDS_PER_SECOND

timezone = 0
altzone = 0
daylight = 0

_DAYS: list[str] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS: list[str] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS_BEFORE_MONTH: list[int] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]


class struct_time:  # noqa: N801 (Python's name)
    """A moment: month, day and tm_yday count from 1, tm_wday from 0 (Monday)."""

    def __init__(self, year: int, month: int, day: int, second_of_day: int, weekday: int) -> None:
        self.tm_year = year
        self.tm_mon = month
        self.tm_mday = day
        self.tm_hour = second_of_day // 3600
        self.tm_min = second_of_day // 60 % 60
        self.tm_sec = second_of_day % 60
        self.tm_wday = weekday
        leap = 1 if month > 2 and _is_leap(year) else 0
        self.tm_yday = _DAYS_BEFORE_MONTH[month - 1] + day + leap
        self.tm_isdst = 0
        self.tm_zone = "UTC"
        self.tm_gmtoff = 0


def _is_leap(year: int) -> bool:
    """Whether a year of the Gregorian calendar has a 29th of February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


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


def sleep(seconds: float, /) -> None:
    """Wait, through signals that do not end the process too. ValueError for a negative time."""
    if seconds < 0.0:
        raise ValueError("sleep length must be non-negative")
    rest = int(seconds * SECOND)
    while rest > 0:
        rest = linux.nanosleep(rest)


def _civil(days: int) -> tuple[int, int, int]:
    """Year, month and day of the day `days` after 1970-01-01.

    Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    """
    shifted = days + 719468
    era = shifted // 146097
    day_of_era = shifted - era * 146097
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = month_from_march + 3 if month_from_march < 10 else month_from_march - 9
    year = year_of_era + era * 400 + (1 if month <= 2 else 0)
    return year, month, day


def _moment(seconds: int) -> struct_time:
    """The moment `seconds` after 1970, in UTC."""
    days = seconds // 86400
    year, month, day = _civil(days)
    return struct_time(year, month, day, seconds % 86400, (days + 3) % 7)


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
            return _DAYS[t.tm_wday][:3]
        case "A":
            return _DAYS[t.tm_wday]
        case "b" | "h":
            return _MONTHS[t.tm_mon - 1][:3]
        case "B":
            return _MONTHS[t.tm_mon - 1]
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


def strftime(format: str, time_tuple: struct_time | None = None, /) -> str:
    """A moment, now without one, as the directives say (strftime(3), C locale); unknown ones stay."""
    moment = gmtime() if time_tuple is None else time_tuple
    text = ""
    index = 0
    while index < len(format):
        letter = format[index]
        index += 1
        if letter != "%" or index == len(format):
            text += letter
            continue
        letter = format[index]
        index += 1
        if letter in _COMPOSED:
            text += strftime(_COMPOSED[letter], moment)
            continue
        expanded = _date(letter, moment)
        if expanded is None:
            expanded = _clock(letter, moment)
        text += "%" + letter if expanded is None else expanded
    return text


def asctime(time_tuple: struct_time | None = None, /) -> str:
    """A moment such as "Thu Jan  1 00:00:00 1970"."""
    return strftime("%c", time_tuple)


def ctime(seconds: float | None = None, /) -> str:
    """The moment `seconds` after 1970 as asctime writes it."""
    return asctime(gmtime(seconds))
