"""time's moments, and textwrap."""

import sys
import textwrap
import time


def year_of(moment: time.struct_time) -> str:
    """The year of a moment."""
    return time.strftime("%Y", moment)


for stamp in (0, 86400 * 59, 951782400, 1700000000, 2**31):
    t = time.gmtime(stamp)
    print("%10d  %04d-%02d-%02d %02d:%02d:%02d  %s" % (stamp, *t[:6], time.strftime("%a %j %U %p %I", t)))
    print(t, t == time.gmtime(stamp), t < time.gmtime(stamp + 1), year_of(t), t[7], len(t), time.mktime(t))
y, m, d, *rest = time.gmtime(10**9)
print(y, m, d, rest, min([time.gmtime(5), time.gmtime(1)]).tm_sec)
print(time.mktime((2000, 3, 1, 12, 0, 0, 0, 0, 0)), time.asctime((2000, 3, 1, 12, 0, 0, 2, 61, 0)))
print(time.struct_time((2000, 1, 2, 3, 4, 5, 6, 2, 0)))
parsed = time.strptime("Mon, 05 Feb 2024 13:02:09", "%a, %d %b %Y %H:%M:%S")
print(parsed, time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed))
for text, template in (("x", "%Y"), ("2024-02-30", "%Y-%m-%d"), ("1 2", "%d"), ("1", "%"), ("1", "%Q")):
    try:
        print(time.strptime(text, template))
    except ValueError as e:
        print(e)
print(sys.version_info >= (3, 8), sys.version_info[0], sys.version_info.major, sys.maxunicode)

TEXT = """The quick brown fox jumps over the lazy dog, and then -- after some
hesitation -- it turns back.   Extraordinarilylongwordsthatneverend are hyphen-ated."""
print(textwrap.fill(TEXT, 30))
print(textwrap.wrap(TEXT, width=20, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(TEXT, 40), textwrap.shorten(TEXT, width=30, placeholder="..."))
print(textwrap.dedent("\n    def f():\n        return 1\n\n      x\n    "))
print(textwrap.indent("a\n\nb\n", "> "), textwrap.TextWrapper(width=12).wrap(TEXT)[:3])
try:
    textwrap.wrap(TEXT, 0)
except ValueError as e:
    print(e)
