"""Every integer operation on the edges of its range, against CPython."""

from __future__ import annotations

import operator
from collections.abc import Callable

import pytest

from ophion.compiler.ir import instructions as ir
from ophion.compiler.ir.types import INT, U64, Type
from tests.unit.ir_harness import Machine, World, integer

LOW, HIGH, TOP = -(1 << 63), (1 << 63) - 1, (1 << 64) - 1
VALUES: dict[Type, list[int]] = {
    INT: [
        LOW,
        LOW + 1,
        -(1 << 32),
        -65,
        -64,
        -7,
        -3,
        -2,
        -1,
        0,
        1,
        2,
        3,
        7,
        62,
        63,
        64,
        65,
        1 << 31,
        HIGH - 1,
        HIGH,
    ],
    U64: [0, 1, 2, 3, 7, 63, 64, 65, 1 << 32, HIGH - 1, HIGH, HIGH + 1, HIGH + 2, TOP - 1, TOP],
}
OPERATORS: dict[str, Callable[[int, int], int]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "and": operator.and_,
    "or": operator.or_,
    "xor": operator.xor,
}
RANGES: dict[Type, tuple[int, int]] = {INT: (LOW, HIGH), U64: (0, TOP)}
NAMES: dict[Type, str] = {INT: "int", U64: "u64"}
SHAPES = [
    (INT, INT, INT),
    (U64, U64, U64),
    (U64, INT, U64),
    (INT, U64, U64),
    (INT, U64, INT),
    (U64, U64, INT),
]


def expected(op: str, a: int, b: int, result: Type) -> int | str:
    """What Python gives, or the name of the error."""
    if op in ("shl", "shr"):
        if b < 0:
            return "negative_shift"
        value = a >> min(b, 64) if op == "shr" else 0 if a == 0 else a << min(b, 64)
    elif b == 0 and op in ("floordiv", "mod"):
        return "zero_division" if op == "floordiv" else "modulo_zero"
    else:
        value = OPERATORS[op](a, b)
    low, high = RANGES[result]
    return value if low <= value <= high else "overflow"


def _define(world: World, op: str, shape: tuple[Type, Type, Type], constant: int | None = None) -> str:
    left, right, result = shape
    suffix = "" if constant is None else f"_{constant}".replace("-", "m")
    name = f"{op}_{NAMES[left]}_{NAMES[right]}_{NAMES[result]}{suffix}"
    params = [("a", left)] + ([("b", right)] if constant is None else [])
    b = world.function(name, params, result)
    second = b.params[1] if constant is None else integer(constant, right)
    b.add(ir.Return(b.add(ir.Arithmetic(op, b.params[0], second, result))))
    world.export(b.function)
    return name


@pytest.mark.parametrize("opt", [0, 2])
def test_every_operation_on_every_pair(opt: int) -> None:
    world = World()
    cases = [(op, shape) for op in [*OPERATORS, "shl", "shr"] for shape in SHAPES]
    names = [_define(world, op, shape) for op, shape in cases]
    machine = Machine(world, opt)
    for (op, shape), name in zip(cases, names, strict=True):
        for a in VALUES[shape[0]]:
            for b in VALUES[shape[1]]:
                got = machine.run(name, a, b, signed=shape[2] == INT)
                assert got == expected(op, a, b, shape[2]), (name, a, b)
    assert machine.live == 0


@pytest.mark.parametrize("opt", [0, 2])
def test_constant_operands(opt: int) -> None:
    world = World()
    cases = [
        (op, shape, constant)
        for op in [*OPERATORS, "shl", "shr"]
        for shape in SHAPES
        for constant in (-3, -1, 0, 1, 3, 8, 63, 64, HIGH, TOP)
        if RANGES[shape[1]][0] <= constant <= RANGES[shape[1]][1]
    ]
    names = [_define(world, op, shape, constant) for op, shape, constant in cases]
    machine = Machine(world, opt)
    for (op, shape, constant), name in zip(cases, names, strict=True):
        for a in VALUES[shape[0]]:
            got = machine.run(name, a, signed=shape[2] == INT)
            assert got == expected(op, a, constant, shape[2]), (name, a)


@pytest.mark.parametrize("opt", [0, 2])
def test_modular_arithmetic_wraps(opt: int) -> None:
    world = World()
    for op in ("add", "sub", "mul", "shl"):
        f = world.function("wrap_" + op, [("a", U64), ("b", U64)], U64)
        f.add(ir.Return(f.add(ir.Arithmetic(op, f.params[0], f.params[1], U64, modular=True))))
        world.export(f.function)
    machine = Machine(world, opt)
    for a in VALUES[U64]:
        for b in VALUES[U64]:
            assert machine.run("wrap_add", a, b, signed=False) == (a + b) & TOP
            assert machine.run("wrap_sub", a, b, signed=False) == (a - b) & TOP
            assert machine.run("wrap_mul", a, b, signed=False) == (a * b) & TOP
            assert machine.run("wrap_shl", a, b, signed=False) == (a << min(b, 64)) & TOP


@pytest.mark.parametrize("opt", [0, 2])
def test_comparisons_are_those_of_numbers(opt: int) -> None:
    world = World()
    operators = {
        "eq": operator.eq,
        "ne": operator.ne,
        "lt": operator.lt,
        "le": operator.le,
        "gt": operator.gt,
    }
    shapes = [(INT, INT), (U64, U64), (INT, U64), (U64, INT)]
    for op in operators:
        for left, right in shapes:
            f = world.function(f"{op}_{NAMES[left]}_{NAMES[right]}", [("a", left), ("b", right)], INT)
            outcome = f.add(ir.Compare(op, f.params[0], f.params[1]))
            f.add(ir.Return(f.add(ir.Convert(outcome, INT))))
            world.export(f.function)
    machine = Machine(world, opt)
    for op, function in operators.items():
        for left, right in shapes:
            for a in VALUES[left]:
                for b in VALUES[right]:
                    assert machine.run(f"{op}_{NAMES[left]}_{NAMES[right]}", a, b) == int(function(a, b)), (
                        op,
                        a,
                        b,
                    )


@pytest.mark.parametrize("opt", [0, 2])
def test_conversions_are_checked(opt: int) -> None:
    world = World()
    for source, target in ((INT, U64), (U64, INT)):
        b = world.function(f"{NAMES[source]}_to_{NAMES[target]}", [("a", source)], target)
        b.add(ir.Return(b.add(ir.Convert(b.params[0], target))))
        world.export(b.function)
    machine = Machine(world, opt)
    for a in VALUES[INT]:
        assert machine.run("int_to_u64", a, signed=False) == (a if a >= 0 else "overflow")
    for a in VALUES[U64]:
        assert machine.run("u64_to_int", a) == (a if a <= HIGH else "overflow")
