"""Functions that the compiler makes for an enum: between a member, its name and its value."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mypy.nodes import TypeInfo
from mypy.types import Type as MypyType

from ophion.compiler.frontend.enums import Member
from ophion.compiler.frontend.lower.lowering import Lowering
from ophion.compiler.frontend.lower.scope import Scope
from ophion.compiler.frontend.world import World
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import may_be_none

Body = Callable[[Lowering, op.Value], None]


def _function(
    world: World, info: TypeInfo, name: str, param: ir.Type, result: ir.Type, body: Body
) -> FunctionIR:
    """A function of one parameter whose body is emitted by `body(lowering, parameter)`."""
    register = op.Register(param, "p", parameter=True)
    made = FunctionIR(world.unique(f"{info.fullname}.{name}"), [register], result, display_name=name)
    made.noted = False
    path = world.paths.shown(world.module_of(info.fullname).path)
    body(Lowering(Scope(world, made, {}, path)), register)
    world.program.functions.append(made)
    return made


def _switch(b: Lowering, value: op.Value, cases: list[tuple[int, Callable[[], op.Value]]]) -> None:
    """Return the value of the case that matches; go on where none does."""
    blocks = [(number, b.new_block()) for number, _ in cases]
    other = b.new_block()
    b.emit(op.Switch(value, list(blocks), other))
    for (_, block), (_, make) in zip(blocks, cases, strict=True):
        b.start(block)
        b.emit(op.Return(b.coerce(make(), b.function.result)))
    b.start(other)


def _first_names(world: World, info: TypeInfo) -> dict[int, str]:
    seen: dict[int, str] = {}
    for member in world.enums.members(info).values():
        seen.setdefault(member.held, member.name)
    return seen


def enum_names(world: World, info: TypeInfo) -> FunctionIR:
    """member -> its name; of combined flags, the names between bars, empty where there are none."""
    text = world.types.of(world.named_type("builtins.str"))

    def body(b: Lowering, param: op.Value) -> None:
        names = _first_names(world, info)
        _switch(b, param, [(held, partial(b.text, name)) for held, name in names.items()])
        if not world.enums.is_flag(info):
            b.emit(op.Unreachable())
            return
        joined = b.hold_in_register(b.text(""))
        rest = b.hold_in_register(param)
        for member in world.enums.canonical(info):
            _add_flag(b, member, param, joined, rest)
        b.emit(op.Return(b.runtime("flags.with_unknown", [joined, rest])))

    return _function(world, info, "name", world.enums.type(info), text, body)


def _add_flag(b: Lowering, member: Member, param: op.Value, joined: op.Register, rest: op.Register) -> None:
    there, following = b.new_block(), b.new_block()
    bit = b.number(member.held)
    common = b.emit(op.Arithmetic("and", param, bit, ir.INT))
    b.branch(b.emit(op.Compare("ne", common, b.number(0))), there, following)
    b.start(there)
    b.assign(joined, b.runtime("flags.joined", [joined, b.text(member.name)]))
    b.assign(rest, b.emit(op.Arithmetic("xor", rest, bit, ir.INT)))
    b.goto(following)
    b.start(following)


def _value(b: Lowering, member: Member) -> op.Value:
    if member.value is None:
        return b.expr(member.expression)
    return b.constant(member.value, ir.BOOL if isinstance(member.value, bool) else ir.INT)


def enum_values(world: World, info: TypeInfo) -> FunctionIR:
    """member -> its value, of an enum whose members are numbered."""
    kind = world.types.of(world.enums.value_type(info))

    def body(b: Lowering, param: op.Value) -> None:
        cases = [(m.held, lambda m=m: _value(b, m)) for m in world.enums.canonical(info)]
        _switch(b, param, list(cases))
        b.emit(op.Unreachable())

    return _function(world, info, "value", world.enums.type(info), kind, body)


def enum_of_value(world: World, info: TypeInfo) -> FunctionIR:
    """value -> member; ValueError where there is none. Of flags, any combination of the bits."""
    return _of(world, info, world.enums.value_type(info))


def enum_of_object(world: World, info: TypeInfo) -> FunctionIR:
    """A value of any type -> member."""
    return _of(world, info, world.named_type("builtins.object"))


def _of(world: World, info: TypeInfo, mypy_type: MypyType) -> FunctionIR:
    """A value -> member, what `_missing_` finds, or ValueError."""
    kind = world.types.of(mypy_type)
    result = world.enums.type(info)

    def body(b: Lowering, param: op.Value) -> None:
        if world.enums.is_flag(info):
            b.emit(op.Return(flag_of(b, param, info)))
            return
        for member in world.enums.canonical(info):
            same, other = b.new_block(), b.new_block()
            value = _value(b, member)
            b.branch(b.equal(param, value), same, other)
            b.start(same)
            b.emit(op.Return(op.Constant(result, member.held)))
            b.start(other)
        _missing(b, param, info)
        pieces = [b.to_repr(param, mypy_type), b.text(f" is not a valid {info.name}")]
        b.raise_builtin("ValueError", b.concatenate(list(pieces)))

    return _function(world, info, "of", kind, result, body)


def _missing(b: Lowering, value: op.Value, info: TypeInfo) -> None:
    """Return what the enum's own `_missing_` finds for a value, if that is a member."""
    cls = b.world.classes.named(info.fullname)
    method = b.world.classes.find(cls, "_missing_")
    if method is None:
        return
    kind = b.emit(op.TypeLiteral(ir.TypeRef(), cls.ir))
    found = b.hold_value(b.call(b.world.method(method, cls), [kind, value]))
    some, none = b.new_block(), b.new_block()
    b.branch(b.is_none(found), none, some)
    b.start(some)
    b.emit(op.Return(b.coerce(found, b.function.result)))
    b.start(none)


def enum_field(world: World, info: TypeInfo, name: str) -> FunctionIR:
    """member -> what its `__init__` has stored as `name`."""
    kind = world.types.of(world.enums.fields(info)[name])

    def read(b: Lowering, member: Member) -> op.Value:
        check = kind.counted and not may_be_none(kind)
        return b.emit(op.GetGlobal(world.enums.field(info, member, name), check=check))

    def body(b: Lowering, param: op.Value) -> None:
        _switch(b, param, [(m.held, partial(read, b, m)) for m in world.enums.canonical(info)])
        b.emit(op.Unreachable())

    return _function(world, info, name, world.enums.type(info), kind, body)


def flag_of(b: Lowering, value: op.Value, info: TypeInfo) -> op.Value:
    """The combination of flags with a number: IntFlag keeps unknown bits, Flag refuses them."""
    mask = 0
    for member in b.world.enums.members(info).values():
        mask |= member.held
    every = (1 << mask.bit_length()) - 1
    if info.has_base("builtins.int"):
        return b.runtime("flags.kept", [value, b.number(mask), b.number(every)])
    return b.runtime("flags.strict", [value, b.number(mask), b.number(every), b.text(info.name)])


def enum_of_name(world: World, info: TypeInfo) -> FunctionIR:
    """name -> member; KeyError where there is none."""
    text_type = world.named_type("builtins.str")
    text = world.types.of(text_type)
    result = world.enums.type(info)

    def body(b: Lowering, param: op.Value) -> None:
        for member in world.enums.members(info).values():
            same, other = b.new_block(), b.new_block()
            b.branch(b.equal(param, b.text(member.name)), same, other)
            b.start(same)
            b.emit(op.Return(op.Constant(result, member.held)))
            b.start(other)
        b.raise_builtin("KeyError", param)

    return _function(world, info, "named", text, result, body)


MAKERS: dict[str, Callable[[World, TypeInfo], FunctionIR]] = {
    "names": enum_names,
    "values": enum_values,
    "of_value": enum_of_value,
    "of_object": enum_of_object,
    "of_name": enum_of_name,
}


def enum_function(world: World, kind: str, info: TypeInfo, name: str) -> FunctionIR:
    """A function of an enum: names, values, of_value, of_object, of_name, or field, of that name."""
    return enum_field(world, info, name) if kind == "field" else MAKERS[kind](world, info)
