"""Dates and times of directory entries (fatgen103, "Date and Time Formats"), taken as UTC.

Two seconds are the unit of a time, a day that of an access date. A date out of its range, such as the 0 of
an entry without one, counts as the nearest that exists.
"""

NANOSECONDS = 1_000_000_000
SECONDS_PER_DAY = 86_400
FIRST_YEAR = 1980
# Days before each month of a year that is no leap year.
DAYS_BEFORE_MONTH: list[int] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]


def days_since_1970(year: int, month: int, day: int) -> int:
    """The day's number; `year` from 1970 to 2107, the last that FAT knows."""
    leap_days = (year - 1969) // 4 - (1 if year > 2100 else 0)
    days = (year - 1970) * 365 + leap_days + DAYS_BEFORE_MONTH[month - 1] + day - 1
    is_leap = year % 4 == 0 and year != 2100
    return days + 1 if is_leap and month > 2 else days


def nanoseconds(date: int, time: int, tenths: int) -> int:
    """Nanoseconds since 1970 of a date, a time, and hundredths of a second (0 to 199) beyond it."""
    month = min(max(date >> 5 & 0xF, 1), 12)
    days = days_since_1970(FIRST_YEAR + (date >> 9 & 0x7F), month, max(date & 0x1F, 1))
    seconds = min(time >> 11 & 0x1F, 23) * 3600 + min(time >> 5 & 0x3F, 59) * 60 + min(time & 0x1F, 29) * 2
    return (days * SECONDS_PER_DAY + seconds) * NANOSECONDS + min(tenths, 199) * 10_000_000
