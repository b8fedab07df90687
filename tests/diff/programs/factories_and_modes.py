"""The texts of default factories, what a file of the wrong mode raises, and encodings as they were given."""

import io
from collections import defaultdict

d: defaultdict[str, int] = defaultdict(int)
d["a"] += 1
print(d, repr(d))
e: defaultdict[str, list[int]] = defaultdict(list, {"x": [1]})
print(e)
f: defaultdict[str, dict[str, int]] = defaultdict(dict)
print(f)
print(e.default_factory)
try:
    io.StringIO().fileno()
except io.UnsupportedOperation as x:
    print(type(x), x, x.args)
try:
    open("/dev/null", "r").write("x")
except io.UnsupportedOperation as x:
    print(type(x).__name__, x, x.args, repr(x))
try:
    open("/dev/null", "w").read()
except io.UnsupportedOperation as x:
    print(type(x).__name__, x, x.args, repr(x))
try:
    open("/dev/null", "wb").read()
except io.UnsupportedOperation as x:
    print(type(x).__name__, x, x.args, repr(x))
with open("/dev/null", encoding="UTF-8") as g:
    print(g.encoding)
with open("/dev/null", encoding="utf8") as g:
    print(g.encoding)
with open("/dev/null", encoding="latin-1") as g:
    print(g.encoding)
with open("/dev/null") as g:
    print(g.encoding, g.errors, g.name, g.mode)


class Own:
    def __init__(self) -> None:
        self.count = 0

    def __repr__(self) -> str:
        return f"Own({self.count})"


owns: defaultdict[str, Own] = defaultdict(Own)
owns["a"].count += 1
print(owns, owns.default_factory)
try:
    open("/dev/null", "wb").readline()
except io.UnsupportedOperation as error:
    print(error.args, error.errno)
try:
    open("/dev/null", "rb").write(b"x")
except io.UnsupportedOperation as error:
    print(error.args)
try:
    next(open("/dev/null", "w"))
except io.UnsupportedOperation as error:
    print(error.args)
