"""Text of numbers: str, repr, round, float() and format()."""

for value in [0.1, 1.0, -0.0, 1e16, 1e15, 123456789.125, 1e-5, 0.0001, 1 / 3, 2.5e300, 5e-324, 1e22]:
    print(value, repr(value), f"{value:g} {value:.3e} {value:.2f}" if abs(value) < 1e20 else "big")
print(
    float("1.5"),
    float("-2e3"),
    float(" inf "),
    float("nan") != float("nan"),
    int(2.9),
    int(-2.9),
    float(3),
    7 / 2,
    7 // 2.0,
)
print(
    round(2.5),
    round(3.5),
    round(-2.5),
    round(2.675, 2),
    round(1234.5678, -2),
    2.0**10,
    5.5 % 2,
    -5.5 // 2,
    (4.0).is_integer(),
)
print(
    1.5 < 2,
    1.0 == 1,
    0.1 + 0.2,
    1e308 * 10,
    3.0 * 2,
    -1.5,
    abs(-2.5),
    min(1.5, 0.5),
    sum([0.5, 0.25]),
    float(10**15),
)
try:
    print(1.0 / 0.0)
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error)
try:
    float("x")
except ValueError as error:
    print("ValueError:", error)
print(
    format(1234.5, ",.1f"),
    format(-1.5, "08.2f"),
    format(1.5, "+"),
    format(255, "#06x"),
    format("s", ">3"),
    format(1e6, "g"),
    format(12345678.0, "g"),
)
print(f"{1e100:.3g} {123.456:10.1f}| {0.00001234:g} {100000.0:g} {1000000.0:g} {1.0:#g} {12.0:e}")
