"""A script: what a log tells."""

from __future__ import annotations

import io
import sys
import time
from collections import Counter, defaultdict, deque
from enum import Enum
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Iterator, NamedTuple

LOG = """\
2024-01-05 10:00:01 INFO  server started port=80
2024-01-05 10:00:02 WARN  slow request path=/a ms=310
2024-01-05 10:01:09 ERROR broken pipe path=/b
2024-01-05 10:01:10 INFO  request path=/a ms=12
bad line
2024-01-06 00:00:00 ERROR out of memory
"""


class Level(Enum):
    INFO = 1
    WARN = 2
    ERROR = 3


class Entry(NamedTuple):
    date: str
    clock: str
    level: Level
    text: str

    def fields(self) -> dict[str, str]:
        return dict(pair.split("=", 1) for pair in self.text.split() if "=" in pair)


def parse(stream: io.TextIOBase) -> Iterator[Entry]:
    for number, line in enumerate(stream, 1):
        try:
            date, clock, level, text = line.rstrip("\n").split(None, 3)
            yield Entry(date, clock, Level[level], text)
        except (ValueError, KeyError) as problem:
            print(f"line {number}: {problem!r}", file=sys.stderr)


entries = list(parse(io.StringIO(LOG)))
print(Counter(e.level.name for e in entries).most_common())
for date, group in groupby(entries, key=attrgetter("date")):
    print(date, [e.clock for e in group])
print(sorted(entries, key=attrgetter("level.value", "clock"))[0])
print(max(entries, key=itemgetter(1)).clock)
times: defaultdict[str, list[int]] = defaultdict(list)
for e in entries:
    f = e.fields()
    if "ms" in f:
        times[f["path"]].append(int(f["ms"]))
for path, values in times.items():
    print("%-10s %6.2f %d" % (path, sum(values) / len(values), max(values)))
last: deque[str] = deque((e.text for e in entries), maxlen=2)
print(list(last))
t = time.strptime("2024-01-05 10:00:01", "%Y-%m-%d %H:%M:%S")
print(t.tm_yday, t[0], time.strftime("%d %b %Y", t), t[:3], tuple(t)[:6])
