"""The % operator on text, str.format, and format() with every kind of value."""


class Shown:
    def __init__(self, value: int) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"Shown({self.value})"

    def __str__(self) -> str:
        return f"shown {self.value}"


class Below(Shown):
    pass


TEMPLATE = "%s-%05d"


def maybe(n: int) -> int | None:
    return n if n > 0 else None


def two() -> tuple[int, str]:
    print("two", end=" ")
    return 1, "x"


print("%d %s %r %a %c %c" % (1, "a", "b'", "é", "x", 65))
print("%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%#X" % (42, 42, 42, 42, 42, 255, 255, 255, 8, 8, 255))
print("%.3d|%8.3d|%-8.3d|%08.3d|%+.3d|%#.4x|%i|%u" % (5, 5, 5, 5, 5, 5, 7, -7))
print("%f %.2f %10.3f %-10.1f| %010.2f %+.1f" % (1.5, 2.345, 3.14159, 2.5, -3.14159, 2.0))
print("%e %.3E %g %G %#g %.0f %#.0f" % (12345.678, 0.00012, 1e20, 1e-10, 1.0, 2.5, 2.0))
print("%s %s %s" % (None, [1, 2], {"a": 1}), "%10s|%-10s|%.2s|%5.1s|%05s" % ("ab", "ab", "abc", "xyz", "q"))
print("100%% %d%%" % 5, "%s" % "x", "%s" % 5, "%d" % 3.99, "%d" % True, "%s" % True, "%r" % Shown(3))
print("%s" % Shown(4), "%12s|" % Shown(5), "%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2.25})
table = {"x": 1, "y": 2}
print("%(x)d,%(y)3d" % table, "%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%*d|" % (-5, 1))
pair = (1, 2)
print(TEMPLATE % ("a", 3), "%d %d" % pair, "%d-%s" % two())
infinity, nothing = float("inf"), float("nan")
print("%f %f %f %5.1f %05f" % (infinity, nothing, -infinity, infinity, infinity), "%x" % (2**62))


def failing(number: int) -> None:
    try:
        if number == 0:
            print("%d" % nothing)
        elif number == 1:
            print("%d" % infinity)
        elif number == 2:
            print("%c" % 0x110000)
        elif number == 3:
            print(f"{[1]:>5}")
        elif number == 4:
            print(f"{None:>5}")
        elif number == 5:
            print(f"{Below(1):5}")
        elif number == 6:
            print(f"{(1, 2):5}")
        elif number == 7:
            print(format({1: 2}, "x"))
        elif number == 8:
            print(f"{maybe(3):>4}{maybe(-3):>4}")
        elif number == 9:
            print(f"{True:s}")
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


for number in range(10):
    failing(number)

print("{} {}".format(1, "a"), "{0} {1} {0}".format(1, 2), "{a}-{b!r}".format(a=1, b="x"))
print("{:>5}|{:<5}|{:^5}|{:*^7}".format("a", "b", "c", "d"), "{{}} {}".format(3), "{:{}}|".format("a", 5))
print("{:{w}.{p}f}".format(3.14159, w=10, p=2), "{0:>{1}}".format("a", 4), "".format(), "abc".format())
print("{:d} {:x} {:,} {:_} {:08.3f} {:+d} {:e}".format(1, 255, 1234567, 1234567, 3.14159, 5, 12345.678))
print("{:%} {:c} {!s:>4} {!a} {}".format(0.25, 65, None, "é", [1]), "{} {!r}".format(Shown(1), Shown(1)))
print("{} {} {}".format(*two(), 3))
print(f"{maybe(1)} {maybe(0)} {maybe(5)!s:>4} {True:5} {True!s:>6} {False:d}")
print(f"{65:5c}|{-0.001:z.1f} {5:#010_x} {1:n} {1.5:n}")
values = [("5", 42), ("q", 1), ("", 2), (".3", 4), ("z", 5), ("5,", 6), ("c", 65), ("5.2f", 7), (",_", 8)]
for spec, value in values:
    for kind in range(4):
        try:
            if kind == 0:
                print(repr(format(value, spec)))
            elif kind == 1:
                print(repr(format(value / 2, spec)))
            elif kind == 2:
                print(repr(format(str(value), spec)))
            else:
                print(repr(format(value > 4, spec)))
        except ValueError as error:
            print(error)
print(ascii("é"), ascii(["é", "a"]), ascii(5), ascii("'"), ascii({"ü": 1}), type([1]).__name__)
