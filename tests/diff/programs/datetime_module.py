"""datetime: days, times, moments, spans."""

import datetime as dt
from datetime import date, datetime, time, timedelta, timezone

d = date(2024, 2, 29)
print(
    d, repr(d), d.year, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.timetuple(), d.ctime()
)
print(
    d + timedelta(days=1),
    d - timedelta(weeks=1),
    date(2024, 3, 1) - d,
    d < date(2024, 3, 1),
    d == date(2024, 2, 29),
)
print(
    d.replace(day=1),
    d.strftime("%A %d %B %Y, %j %U"),
    f"{d:%d.%m.%y} {d}",
    date.fromisoformat("2024-12-31"),
    hash(d) == hash(date(2024, 2, 29)),
)
print(timedelta(days=1) + d, (date(2025, 1, 1) - date(2024, 1, 1)).days, sorted([date(2024, 5, 1), d])[0])
m = datetime(2024, 2, 29, 23, 59, 58, 123456)
print(m, repr(m), m.isoformat(), m.isoformat(" ", "minutes"), m.date(), m.time(), m.hour, m.microsecond)
print(
    m + timedelta(seconds=2),
    m - timedelta(days=366),
    m - datetime(2024, 1, 1),
    m.replace(year=2023, day=28, second=0),
)
print(
    m.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %a %b %%"),
    datetime.strptime("2023-01-02 03:04:05.25", "%Y-%m-%d %H:%M:%S.%f"),
)
print(
    datetime.strptime("Jan 5, 2021 3:07 PM", "%b %d, %Y %I:%M %p"),
    datetime.strptime("01/02/23", "%m/%d/%y").date(),
)
print(
    datetime.fromisoformat("2024-02-29T12:30:15+02:00"),
    datetime.fromisoformat("2024-02-29"),
    datetime.fromisoformat("20240229T123015Z"),
)
print(
    m.timestamp(),
    datetime.fromtimestamp(1700000000.5),
    datetime.fromtimestamp(0, timezone.utc),
    datetime.fromtimestamp(0, tz=timezone.utc).isoformat(),
)
z = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
east = timezone(timedelta(hours=5, minutes=30))
print(
    z,
    repr(z),
    z.astimezone(east),
    z.astimezone(east) == z,
    z.utcoffset(),
    z.tzname(),
    east,
    repr(east),
    z.strftime("%z %Z"),
)
print(
    datetime(2024, 1, 1, 12, tzinfo=east).astimezone(timezone.utc),
    z.replace(tzinfo=None),
    datetime.combine(d, time(1, 2)),
)
s = timedelta(days=-1, hours=3, milliseconds=1500, microseconds=7)
print(
    s,
    repr(s),
    s.days,
    s.seconds,
    s.microseconds,
    s.total_seconds(),
    -s,
    abs(s),
    s * 2,
    s / 2,
    3 * s,
    s // timedelta(minutes=7),
)
print(
    timedelta(hours=10) / timedelta(hours=4),
    timedelta(hours=1) * 1.5,
    timedelta(minutes=90) / 2.5,
    timedelta(hours=5) % timedelta(hours=2),
)
print(
    divmod(timedelta(hours=5), timedelta(hours=2)),
    bool(timedelta()),
    timedelta(weeks=1, days=0.5),
    timedelta(seconds=0.1),
    sum([timedelta(1), timedelta(2)], timedelta()),
)
print(
    timedelta(seconds=3661),
    max(timedelta(1), timedelta(2)),
    timedelta.max,
    date.max,
    datetime.min,
    dt.timedelta(1) == timedelta(1),
)
t = time(12, 30, 5)
print(
    t,
    repr(t),
    t < time(13),
    t.isoformat("minutes"),
    time.fromisoformat("04:05:06.5"),
    t.strftime("%H-%M"),
    f"{t:%I:%M %p}",
)
spans: dict[str, timedelta] = {"a": timedelta(hours=1)}
total = timedelta()
for span in spans.values():
    total += span
print(total, m > datetime(2020, 1, 1), min(m, datetime(2020, 1, 1)))
later = m
later += timedelta(days=1)
print(later, (later - m).total_seconds(), [str(d + timedelta(days=n)) for n in range(3)])
for trial in range(8):
    try:
        if trial == 0:
            date(2023, 2, 29)
        elif trial == 1:
            date(2023, 13, 1)
        elif trial == 2:
            datetime(2023, 1, 1, 24)
        elif trial == 3:
            date.fromisoformat("2023-1-1")
        elif trial == 4:
            print(z - m)
        elif trial == 5:
            print(z < m)
        elif trial == 6:
            datetime.strptime("x", "%Y")
        else:
            print(date.max + timedelta(days=1))
    except (ValueError, TypeError, OverflowError) as problem:
        print(type(problem).__name__, problem)
age = (datetime(2024, 6, 1) - datetime(2000, 6, 2)).days // 365
print(
    age,
    isinstance(m, date),
    isinstance(d, datetime),
    m == d,
    datetime.now() > m,
    date.today() > d,
    {d: 1}[date(2024, 2, 29)],
)
