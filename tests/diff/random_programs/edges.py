"""Numbers at the edges of what their types hold, and specifications of formats."""

from __future__ import annotations

from random import Random

from tests.diff.random_programs.values import BORDERS

FLOATS = [
    'float("inf")', 'float("-inf")', 'float("nan")', "-0.0", "0.0", "5e-324", "-5e-324",
    "2.2250738585072014e-308", "1.7976931348623157e308", "1e16", "1e15", "123456789012345680.0",
    "9007199254740993.0", "0.1", "-2.675", "0.5", "1.5", "2.5", "1e-5", "0.0001", "-1e22",
    "9.223372036854775e18", "9.223372036854776e18", "-9.223372036854776e18", "1e100", "4.35", "1e23",
    "99999.95",
]  # fmt: skip
FORMAT_TYPES = {"int": "dxXobcn", "float": "feEgG%n", "str": "s"}


def edge(random: Random, kind: str) -> str:
    """A number of a kind: int, u64, float."""
    if kind == "float":
        return random.choice(FLOATS)
    if kind == "int":
        return str(random.choice([*BORDERS, 0, 1, -1, 2, -2, 3, 7, -7, 10, 255, 2**53, -(2**32)]))
    near = random.choice([0, 2**63, 2**64, 2**32, 2**62])
    return str(min(max(near + random.randint(-2, 2), 0), 2**64 - 1))


def format_spec(random: Random, kind: str) -> str:
    """A specification of a format that suits a type mostly."""
    align = random.choice(["", "", "<", ">", "^", "*<", "é^", "0>", "=", "_="])
    if kind == "str":
        align = align.replace("=", "<")
        precision = random.choice(["", "", ".0", ".2", ".5"])
        return f"{align}{random.choice(['', '5', '12'])}{precision}{random.choice(['', 's'])}"
    sign = random.choice(["", "", "+", "-", " "])
    other = "#" if random.random() < 0.2 else ""
    zero = "0" if random.random() < 0.2 else ""
    width = random.choice(["", "", "1", "8", "15", "30"])
    group = random.choice(["", "", "", ",", "_"])
    precision = random.choice(["", ".0", ".1", ".3", ".17"]) if kind == "float" else ""
    letter = random.choice(FORMAT_TYPES[kind] + "  ").strip()
    return f"{align}{sign}{other}{zero}{width}{group}{precision}{letter}"
