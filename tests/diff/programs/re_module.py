"""re: patterns, matches, groups, templates, as programs use them."""

import re
from collections import Counter
from collections.abc import Callable

LINE = re.compile(r"(?P<date>\d{4}-\d\d-\d\d) (?P<level>[A-Z]+)\s+(?P<text>.*)")
WORD = re.compile(r"[a-z']+", re.IGNORECASE)
LOG = """\
2024-01-05 INFO  server started port=80
2024-01-05 ERROR broken pipe path=/b
bad line
2024-01-06 WARN  slow request path=/a ms=310
"""


def attempt(action: Callable[[], object]) -> None:
    """What an expression gives, or which exception it raises."""
    try:
        print(repr(action()))
    except (re.error, IndexError) as error:
        print(type(error).__name__, error)


levels: Counter[str] = Counter()
for line in LOG.splitlines():
    found = LINE.match(line)
    if not found:
        print("no match:", line)
        continue
    levels[found.group("level")] += 1
    print(found["date"], found.group("text").upper(), found.start("text"), found.groups(), found.lastgroup)
    for key, value in re.findall(r"(\w+)=(\S+)", line):
        print("  ", key, "->", value)
print(levels.most_common(), WORD.findall("It's the END, isn't it?"))
print(Counter(w.lower() for w in re.findall(r"\w+", "a B b A a")).most_common(1))
print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", "joe@home, ann@work"), re.sub("a", "b", "banana", count=2))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "1 22 x3"), re.subn("x", "-", "axbx"))
print(re.split(r"\s*[,;]\s*", "a , b;c,d"), re.split(r"(-)", "a-b-c", 1), re.compile(r"\W+").split("x y  z"))
print(
    re.fullmatch(r"[+-]?\d+", "-12") is not None, re.fullmatch(r"\d+", "12x"), bool(re.search("b+", "aabbb"))
)
optional = re.match(r"(a)(b)?(c)?", "ac")
if optional is not None:
    print(optional.group(2), optional.groups("-"), optional.span(3), optional.group(1, 3), optional)
    middle = optional.group(2)
    print(middle is None, middle or "none", len(optional.group(1)), optional.groupdict())
print([m.span() for m in re.finditer("a*", "baac")], [m.group() for m in re.finditer(r"\b\w", "one two")])
print(re.search(r"^b$", "a\nb", re.M), re.search("a.b", "a\nb", re.S | re.I), LINE.pattern[:12], LINE.groups)
print(
    re.escape("a.b*c"),
    LINE.groupindex["text"],
    re.compile("x", re.I),
    re.compile(r"(?x) a  b # c").match("ab"),
)
print(re.match(r"(?:(\d+)|(\w+))-\1?", "12-12"), re.findall(r"(?<!\d)\d{2}(?!\d)", "1 22 333 44"))
for pattern in ("(", "a**", "[b-a]", r"\q", "(?P<n>a)(?P<n>b)", "a{3,1}", "[", ")", "*"):
    attempt(lambda: re.compile(pattern))
attempt(lambda: re.sub("(a)", r"\2", "a"))
attempt(lambda: LINE.match(LOG) and re.match("(a)", "a").group(2))  # type: ignore[union-attr]
text = "the cat sat on the mat " * 20
print(len(re.findall(r"\b[cm]at\b", text)), len(re.sub(r"(\w)(\w*)", lambda m: m[2] + m[1] + "ay", text)))


def number_of(pattern: str | re.Pattern[str], text: str) -> int:
    return len([match.span() for match in re.finditer(pattern, text)])


WORD = re.compile(r"\w+")
print(number_of("a", "banana"), number_of(WORD, "a b c"), re.compile(WORD) is WORD, re.fullmatch(WORD, "a b"))
print(re.findall(WORD, "a bc"), re.sub(WORD, "x", "a b"), re.split(re.compile(r"\s+"), "a b  c"))
print(re.subn(WORD, lambda m: m[0].upper(), "ab c"), re.match(WORD, "ab c"), re.search(WORD, " hi"))
try:
    re.search(WORD, "x", re.I)
except ValueError as problem:
    print(problem)
