"""int, float and bool: their methods, conversions, comparisons and the builtin functions over them."""

import math
from collections.abc import Callable


class P:
    def __init__(self, v: int) -> None:
        self.v = v

    def __round__(self, n: int = 7) -> int:
        return self.v + n

    def __index__(self) -> int:
        return self.v


def big() -> int:
    return 9007199254740993


def fl() -> float:
    return 9007199254740992.0


def nan() -> float:
    return float("nan")


def n1() -> int:
    return -1


def tr() -> bool:
    return True


def case_0() -> None:
    print(
        (6).as_integer_ratio(),
        (5).conjugate(),
        (5).real,
        (5).imag,
        (5).numerator,
        (5).denominator,
        True.bit_length(),
        True.real,
        tr().numerator,
    )


def case_1() -> None:
    print(
        (1.5).is_integer(),
        (2.0).is_integer(),
        (0.5).hex(),
        float.fromhex("0x1.8p3"),
        (0.75).as_integer_ratio(),
        (1.5).real,
        (1.5).imag,
        (1.5).conjugate(),
        (-0.0).hex(),
        float.fromhex("inf"),
        (0.1).hex(),
        (5e-324).hex(),
        (1e308).hex(),
        float("nan").hex(),
    )


def case_2() -> None:
    print(
        float.fromhex("0x1.fffffffffffff8p0"),
        float.fromhex("  -0x.1p-2 "),
        float.fromhex("1p1023"),
        float.fromhex("0x1p-1075"),
        float.fromhex("0x1.8p-1075"),
        float.fromhex("ff"),
        float.fromhex("-nan"),
    )


def case_3() -> None:
    print(float.fromhex("1p1024"))


def case_4() -> None:
    print(float.fromhex("0xg"))


def case_5() -> None:
    print(float.fromhex(""))


def case_6() -> None:
    print(
        (2.5).as_integer_ratio(),
        (-0.125).as_integer_ratio(),
        (1e10).as_integer_ratio(),
        (0.0).as_integer_ratio(),
    )


def case_7() -> None:
    print(float("inf").as_integer_ratio())


def case_8() -> None:
    print(float("nan").as_integer_ratio())


def case_9() -> None:
    print(
        pow(3, -1, 7),
        pow(2, 100, 10**18),
        pow(-3, 5, 7),
        pow(3, 5, -7),
        pow(2.0, 3),
        pow(base=2, exp=3),
        pow(2, 3, mod=5),
        pow(3, -2, 11),
        pow(0, 0, 1),
        pow(5, 0, -3),
        pow(-5, 3, -7),
    )


def case_10() -> None:
    print(pow(2, -1, 4))


def case_11() -> None:
    print(
        pow(123456789012, 987654321, 9223372036854775807),
        pow(5, 3, 1),
        pow(7, 0, 1),
        pow(-9223372036854775807, 9223372036854775807, 9223372036854775783),
        pow(3, 12345678901, -9223372036854775807 - 1),
        pow(3, -1, 9223372036854775807 - 25),
    )


def case_12() -> None:
    print(
        round(2.5),
        round(3.5),
        round(-2.5),
        round(2.675, 2),
        round(1234.5, -2),
        round(1234, -2),
        round(1250, -2),
        round(1350, -2),
        round(15, -1),
        round(25, -1),
        round(5),
        round(5, 2),
        round(2.5, None),
        round(True),
        round(number=2.567, ndigits=1),
        round(-1250, -2),
        round(-15, -1),
        round(9223372036854775807, -25),
        round(P(5)),
        round(P(5), 2),
        round(True, -1),
    )


def case_13() -> None:
    print(
        int("12"),
        int(b"12"),
        int(bytearray(b"5")),
        int(P(3)),
        float(P(4)),
        float(b"1.5"),
        float(bytearray(b" 2 ")),
        int(b"ff", 16),
        hex(P(255)),
        chr(P(65)),
    )


def case_14() -> None:
    print(int(b"xx"))


def case_15() -> None:
    print(float(b"xx"))


def case_16() -> None:
    print(
        True + True,
        True * 3,
        True - False,
        tr() * 3,
        tr() + 1,
        tr() | False,
        tr() | 4,
        5 & tr(),
        tr() << 3,
        tr() / 2,
        -tr(),
        ~tr(),
        tr() // 1,
        tr() % 2,
        tr() ** 2,
        1.5 * tr(),
        tr() and tr(),
        tr() ^ True,
    )


def case_17() -> None:
    print(True & False, True | False, True ^ True, True | 1, True == 1, False < 1.5)


def case_18() -> None:
    print(
        1 / 2,
        7 / 2,
        big() / 3,
        big() / 1,
        1 / big(),
        -big() / 7,
        9223372036854775807 / 3,
        (-9223372036854775807 - 1) / 9223372036854775807,
        0 / 5,
        0 / -5,
    )


def case_19() -> None:
    print(1 / 0)


def case_20() -> None:
    x = 0
    print(5 / x)


def case_21() -> None:
    y = 0.0
    print(5 / y)


def case_22() -> None:
    y = 0.0
    print(5 // y)


def case_23() -> None:
    y = 0.0
    print(5 % y)


def case_24() -> None:
    y = 0.0
    print(divmod(5, y))


def case_25() -> None:
    print(divmod(7.5, 2), divmod(-7.5, 2.0), divmod(7, 2.5))


def case_26() -> None:
    print(
        big() == fl(),
        big() > fl(),
        big() < fl(),
        big() <= fl(),
        big() >= fl(),
        big() != fl(),
        fl() == big(),
        fl() < big(),
        fl() > big(),
        fl() <= big(),
        fl() >= big(),
        fl() != big(),
    )


def case_27() -> None:
    print(
        1 == nan(),
        1 != nan(),
        1 < nan(),
        1 <= nan(),
        1 > nan(),
        1 >= nan(),
        nan() < big(),
        nan() >= big(),
        big() < nan(),
        big() <= nan(),
        big() > nan(),
        big() >= nan(),
        big() == nan(),
        big() != nan(),
    )


def case_28() -> None:
    print(
        9223372036854775807 < 9223372036854775808.0,
        big() < 1e300,
        big() > -1e300,
        -big() < float("inf"),
        big() == float("inf"),
        fl() == 9007199254740992,
        3 < 3.5,
        3.5 > 3,
        [1, 2] == [1, 2],
        sorted([3.5, 2.5])[0] < big(),
    )


def case_29() -> None:
    print(abs(-5), abs(-1.5), abs(True), abs(-0.0), abs(tr()))


def case_30() -> None:
    print(isinstance(5, object), isinstance(1.5, object), isinstance((1, 2), object), isinstance("a", object))


def case_31() -> None:
    print(
        type(5).__name__,
        type(1.5).__name__,
        type(tr()).__name__,
        type(None).__name__,
        type([1]).__name__,
        type((1, 2)).__name__,
        type({1: 2}).__name__,
        type("a").__name__,
        type(P(1)).__name__,
        type(b"").__name__,
        type({1}).__name__,
        type(range(3)).__name__,
    )


def case_32() -> None:
    print(
        int.from_bytes([1, 2], "little"),
        int.from_bytes((1, 2), "big"),
        int.from_bytes(b"\xff", "little", signed=True),
        (258).to_bytes(2, "big"),
        (1).to_bytes(),
        (-2).to_bytes(2, "little", signed=True),
        (5).to_bytes(length=2, byteorder="little"),
    )


def case_33() -> None:
    print(max(1, 2.5), 2**-1, 2**0.5, (-8) ** 2, 2.0 ** n1(), int(1e18), int(-0.5))


def case_34() -> None:
    print(int(nan()))


def case_35() -> None:
    print(int(-float("inf")))


CASES: list[Callable[[], None]] = [
    case_0,
    case_1,
    case_2,
    case_3,
    case_4,
    case_5,
    case_6,
    case_7,
    case_8,
    case_9,
    case_10,
    case_11,
    case_12,
    case_13,
    case_14,
    case_15,
    case_16,
    case_17,
    case_18,
    case_19,
    case_20,
    case_21,
    case_22,
    case_23,
    case_24,
    case_25,
    case_26,
    case_27,
    case_28,
    case_29,
    case_30,
    case_31,
    case_32,
    case_33,
    case_34,
    case_35,
]
for case in CASES:
    try:
        case()
    except Exception as error:
        print(type(error).__name__, error)


def beside_sums() -> None:
    """What is an int beside a sum or product of floats."""
    xs = [1.5, 2.5]
    n = 4
    print(len(xs) / sum(xs), 3 * sum(xs), n - sum(xs), n // sum(xs), 2 * math.prod(xs), n < sum(xs))
    print(2 * sum(x * 2 for x in xs), 3 + sum([1, 2]), 2 ** sum(xs), n * sum(xs, 1))
    print(2 * sum([x for x in xs if x > 2]), n / sum([x * n for x in xs]), sum(xs) * n)


beside_sums()


def sum_of(values: list[float]) -> float:
    return sum(values)


def sums_of_floats() -> None:
    none: list[float] = []
    some = [1.5, 2.25]
    print(
        sum(none),
        sum(some),
        sum(x * 2 for x in some),
        sum(x for x in none),
        sum(none) / 2,
        sum(some) / len(some),
    )
    print(1.5 - sum(none), sum(none) * 2.0, sum(some) + 0.5, sum_of(some))
    rows = [[1.0, 2.0], [3.0]]
    sums: list[float] = [sum(row) for row in rows]
    print(sums, [sum(row) for row in rows], sum(map(sum, rows)), sum([-0.0]), 2.0 * sum(x for x in [-0.0]))
    a = 3.0
    a -= sum(some)
    print(a, sum(some, 1.0), sum([1, 2]), sum([True, False]), sum(some) ** 2.0, sum(none) // 1.5)
    try:
        print(sum(none) / 0)
    except ZeroDivisionError as error:
        print(error)
    try:
        print(sum(none) / 0.0)
    except ZeroDivisionError as error:
        print(error)
    print(f"{sum(some):.3f} {sum(none)}", max(sum(some), 1.0), [sum(some), 2.0], (sum(none), sum(some)))


sums_of_floats()
