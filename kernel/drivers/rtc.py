"""The real-time clock (Motorola MC146818A data sheet), read once at boot for the time of day.

Registers are chosen at port 0x70 and read at 0x71. The clock may be updating while it is read: values count
when two readings agree and no update was under way. It is taken to run in UTC.
"""

from ophion.lang.unsafe import inb, outb

_INDEX = 0x70
_DATA = 0x71
_SECONDS = 0x00
_MINUTES = 0x02
_HOURS = 0x04
_DAY = 0x07
_MONTH = 0x08
_YEAR = 0x09
_CENTURY = 0x32  # where IBM's PC/AT BIOS keeps it
_STATUS_A = 0x0A
_STATUS_B = 0x0B

_UPDATE_IN_PROGRESS = 0x80
_BINARY = 0x04
_24_HOURS = 0x02
_PM = 0x80
_ATTEMPTS = 100
_SPINS = 100_000

_DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]


def _read(register: int) -> int:
    outb(_INDEX, register)
    return inb(_DATA)


def _from_bcd(value: int) -> int:
    return (value >> 4) * 10 + (value & 0x0F)


def seconds_of(year: int, month: int, day: int, hour: int, minute: int, second: int) -> int:
    """Seconds from 1970-01-01 00:00:00 UTC (POSIX, "Seconds Since the Epoch"); year >= 1970."""
    past = year - 1
    leaps = (past // 4 - past // 100 + past // 400) - (1969 // 4 - 1969 // 100 + 1969 // 400)
    days = (year - 1970) * 365 + leaps + _DAYS_BEFORE_MONTH[month - 1] + day - 1
    if month > 2 and ((year % 4 == 0 and year % 100 != 0) or year % 400 == 0):
        days += 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second


def _read_registers() -> list[int]:
    spins = 0
    while _read(_STATUS_A) & _UPDATE_IN_PROGRESS != 0 and spins < _SPINS:
        spins += 1
    return [_read(r) for r in [_SECONDS, _MINUTES, _HOURS, _DAY, _MONTH, _YEAR, _CENTURY]]


def _hour_of(value: int, status: int) -> int:
    """The hour register in its mode: 24 hours, or 1..12 with a bit for the afternoon."""
    hour = value & ~_PM
    if status & _BINARY == 0:
        hour = _from_bcd(hour)
    if status & _24_HOURS != 0:
        return hour
    return hour % 12 + (12 if value & _PM != 0 else 0)


def read_seconds() -> int:
    """The time of day in seconds from 1970-01-01 UTC, or 0 where the clock shows nonsense."""
    values = _read_registers()
    for _ in range(_ATTEMPTS):
        again = _read_registers()
        if again == values:
            break
        values = again
    status = _read(_STATUS_B)
    hour = _hour_of(values[2], status)
    if status & _BINARY == 0:
        values = [_from_bcd(value) for value in values]
    second, minute, day, month, year, century = (
        values[0],
        values[1],
        values[3],
        values[4],
        values[5],
        values[6],
    )
    year += century * 100 if 19 <= century <= 29 else 2000
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60 and second < 62):
        return 0
    return seconds_of(year, month, day, hour, minute, second)
