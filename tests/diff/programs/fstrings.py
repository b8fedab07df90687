"""f-strings: conversions, specifications, nesting, expressions."""

name, count, ratio = "pi", 3, 22 / 7
print(f"{name} {count} {name!r} {count + 1} {name.upper()} {{braces}}")
print(f"[{name:5}] [{name:>5}] [{name:^6}] [{name:*<4}] [{name!r:>6}] [{name:.1}]")
print(f"[{count:5}] [{count:<5}] [{count:05}] [{count:+}] [{-count: d}] [{count:^7d}]")
print(
    f"{255:x} {255:#x} {255:X} {255:08b} {255:#o} {255:#010x} {1234567:,} {1234567:_} {65:c} {0xFFFF_FFFF:_x}"
)
print(f"{ratio:.3f} {ratio:8.2f} {ratio:e} {ratio:g} {0.256:.1%} {ratio:+.0f} {1e10:,.2f}")
width, precision = 8, 3
print(f"{ratio:{width}.{precision}f}|{name:{width}}|{count:0{width}d}")
print(f"{True} {None} {[1] == []} {(1, 2)} {[name]} {count=} {count == 3!s:>6}")
items = {"a": 1}
print(f"{items['a']} {'nested ' + f'{count}'} {'yes' if count > 2 else 'no'}")
print(f"{-7:05} {-7:=6} {7:<+4}| {'é':>3}| {'':3}| {0:d}")
for spec in ["d", "q", ".2", "x"]:
    try:
        print(format(7, spec))
    except ValueError as error:
        print("ValueError:", error)
try:
    print(format("text", "d"))
except ValueError as error:
    print("ValueError:", error)
