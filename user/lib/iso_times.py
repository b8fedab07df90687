"""Days and times as ISO 8601 writes them, for the module datetime."""

from typing import NamedTuple

from user.lib.dates import days_since_1970, year_month_day
from user.lib.time_spans import timedelta, timezone


class Clock(NamedTuple):
    """A time of day, and its zone."""

    hour: int
    minute: int
    second: int
    microsecond: int
    zone: timezone | None


def _number(text: str) -> int | None:
    """A number of ASCII digits alone."""
    return int(text) if text.isascii() and text.isdigit() else None


def read_day(text: str) -> tuple[int, int, int] | None:
    """Year, month and day: 2024-02-29, 20240229, 2024-W09-4, 2024W094, 2024-W09. None for other texts."""
    if text[4:6] == "-W" and (len(text) == 8 or (len(text) == 10 and text[8] == "-")):
        return _week_day(text[:4] + text[5:8] + text[9:])
    if text[4:5] == "W":
        return _week_day(text)
    if len(text) == 10 and text[4] == "-" and text[7] == "-":
        text = text[:4] + text[5:7] + text[8:]
    year, month, day = _number(text[:4]), _number(text[4:6]), _number(text[6:])
    if len(text) != 8 or year is None or month is None or day is None:
        return None
    return year, month, day


def _week_day(text: str) -> tuple[int, int, int] | None:
    """The day of a week: 2024W094, of which the last number may be left out."""
    year, week, day = _number(text[:4]), _number(text[5:7]), _number(text[7:] or "1")
    if len(text) not in (7, 8) or text[4] != "W" or year is None or week is None or day is None:
        return None
    fourth = days_since_1970(year, 1, 4)
    monday = fourth - (fourth + 3) % 7
    last = days_since_1970(year, 12, 28)
    if not 1 <= week <= (last - monday) // 7 + 1 or not 1 <= day <= 7:
        return None
    return year_month_day(monday + 7 * (week - 1) + day - 1)


def read_time(text: str) -> Clock | None:
    """A time of day: 12, 12:30, 123015, 12:30:15.25, with Z or +02:00 behind it. None for other texts."""
    zone: timezone | None = None
    if text.endswith("Z"):
        zone = timezone.utc
        text = text[:-1]
    else:
        at = max(text.find("+"), text.find("-"))
        if at >= 0:
            found = _parts(text[at + 1 :])
            if found is None or len(text) - at < 3:
                return None
            span = timedelta(hours=found[0], minutes=found[1], seconds=found[2], microseconds=found[3])
            zone = timezone(-span if text[at] == "-" else span) if span else timezone.utc
            text = text[:at]
    parts = _parts(text)
    return None if parts is None else Clock(*parts, zone)


def _parts(text: str) -> tuple[int, int, int, int] | None:
    """Hours, minutes, seconds and microseconds."""
    micro = 0
    for mark in ".,":
        if mark in text:
            text, _, rest = text.partition(mark)
            digits = _number(rest)
            if digits is None or len(text) not in (6, 8):
                return None
            micro = int(rest[:6].ljust(6, "0"))
    parted = len(text) % 3 == 2 and all(letter == ":" for letter in text[2::3])
    plain = text.replace(":", "") if parted else text
    if len(plain) not in (2, 4, 6) or _number(plain) is None:
        return None
    return int(plain[:2]), int(plain[2:4] or "0"), int(plain[4:] or "0"), micro
