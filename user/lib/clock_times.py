"""datetime.time: times of day."""

from typing import ClassVar

from user.lib.calendar_days import written
from user.lib.iso_times import read_time
from user.lib.time import struct_time
from user.lib.time_spans import offset_text, timedelta, timezone


def check_time(hour: int, minute: int, second: int, microsecond: int) -> None:
    """ValueError for a time that there is not."""
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999_999:
        raise ValueError("microsecond must be in 0..999999")


def clock_text(hour: int, minute: int, second: int, micro: int, timespec: str) -> str:
    """A time of day as ISO 8601 has it, as exact as `timespec` says. ValueError."""
    if timespec == "auto":
        timespec = "microseconds" if micro else "seconds"
    text = f"{hour:02d}:{minute:02d}:{second:02d}"
    match timespec:
        case "hours":
            return text[:2]
        case "minutes":
            return text[:5]
        case "seconds":
            return text
        case "milliseconds":
            return f"{text}.{micro // 1000:03d}"
        case "microseconds":
            return f"{text}.{micro:06d}"
    raise ValueError("Unknown timespec value")


class time:  # noqa: N801 (Python's name)
    """A time of day."""

    min: ClassVar["time"]
    max: ClassVar["time"]
    resolution: ClassVar[timedelta]

    def __init__(
        self,
        hour: int = 0,
        minute: int = 0,
        second: int = 0,
        microsecond: int = 0,
        tzinfo: timezone | None = None,
    ) -> None:
        check_time(hour, minute, second, microsecond)
        self.hour = hour
        self.minute = minute
        self.second = second
        self.microsecond = microsecond
        self.tzinfo = tzinfo

    @classmethod
    def fromisoformat(cls, time_string: str, /) -> "time":
        """The time of a text such as 12:30:15. ValueError."""
        found = read_time(time_string.removeprefix("T"))
        if found is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return time(found.hour, found.minute, found.second, found.microsecond, found.zone)

    def replace(self, hour: int = -1, minute: int = -1, second: int = -1, microsecond: int = -1) -> "time":
        """The time with other numbers. ValueError."""
        return time(
            self.hour if hour == -1 else hour,
            self.minute if minute == -1 else minute,
            self.second if second == -1 else second,
            self.microsecond if microsecond == -1 else microsecond,
            self.tzinfo,
        )

    def isoformat(self, timespec: str = "auto") -> str:
        """Such as 12:30:15."""
        text = clock_text(self.hour, self.minute, self.second, self.microsecond, timespec)
        zone = self.tzinfo
        return text if zone is None else text + offset_text(zone.utcoffset(None))

    def strftime(self, format: str) -> str:
        """The time as directives say."""
        moment = struct_time(1900, 1, 1, self.hour, self.minute, self.second, 0, 1, -1)
        zone = self.tzinfo
        if zone is None:
            return written(format, moment, self.microsecond, None, "")
        return written(format, moment, self.microsecond, zone.utcoffset(None), zone.tzname(None))

    def __format__(self, fmt: str, /) -> str:
        return self.strftime(fmt) if fmt else str(self)

    def __str__(self) -> str:
        return self.isoformat()

    def __repr__(self) -> str:
        shown = f"{self.hour}, {self.minute}"
        if self.second or self.microsecond:
            shown += f", {self.second}"
        if self.microsecond:
            shown += f", {self.microsecond}"
        zone = self.tzinfo
        return f"datetime.time({shown})" if zone is None else f"datetime.time({shown}, tzinfo={zone!r})"

    def _state(self) -> tuple[int, int, int, int]:
        return self.hour, self.minute, self.second, self.microsecond

    def __eq__(self, other: object) -> bool:
        return isinstance(other, time) and self._state() == other._state()

    def __lt__(self, value: "time", /) -> bool:
        return self._state() < value._state()

    def __le__(self, value: "time", /) -> bool:
        return self._state() <= value._state()

    def __gt__(self, value: "time", /) -> bool:
        return self._state() > value._state()

    def __ge__(self, value: "time", /) -> bool:
        return self._state() >= value._state()

    def __hash__(self) -> int:
        return hash(self._state())


time.min = time()
time.max = time(23, 59, 59, 999_999)
time.resolution = timedelta(microseconds=1)
