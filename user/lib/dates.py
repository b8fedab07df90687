"""The Gregorian calendar: days as numbers, and their names in English."""

DAYS: list[str] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS: list[str] = [
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
DAYS_BEFORE_MONTH: list[int] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]


def is_leap(year: int) -> bool:
    """Whether a year of the Gregorian calendar has a 29th of February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def year_month_day(days: int) -> tuple[int, int, int]:
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


def ordinal_of(year: int, month: int, day: int) -> int:
    """Which day of its year a day is, from 1."""
    return DAYS_BEFORE_MONTH[month - 1] + day + (1 if month > 2 and is_leap(year) else 0)


def days_since_1970(year: int, month: int, day: int) -> int:
    """The days from 1970-01-01 to a day; months and days outside a year or a month count on.

    Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    """
    shifted = year + (month - 1) // 12
    from_march = (month - 3) % 12
    if from_march >= 10:
        shifted -= 1
    era = shifted // 400
    year_of_era = shifted - era * 400
    day_of_year = (153 * from_march + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468
