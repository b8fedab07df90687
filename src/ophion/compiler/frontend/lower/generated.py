"""Methods that Python makes by itself: equality, order, hash and repr of dataclasses."""

from __future__ import annotations

from collections.abc import Callable

from ophion.compiler.frontend.class_info import ClassInfo
from ophion.compiler.frontend.lower.lowering import Lowering
from ophion.compiler.frontend.lower.scope import Scope
from ophion.compiler.frontend.world import World
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.base import Block
from ophion.compiler.ir.function import FunctionIR


def generate(world: World, kind: str, cls: ClassInfo) -> FunctionIR:
    """The generated method `kind` of a dataclass, made once."""
    key = ("generated", kind, cls)
    if key not in world.made:
        self_type = ir.Ref(cls.ir)
        makers: dict[str, Callable[[Lowering, list[op.Value]], None]] = {
            "eq": lambda b, p: _equal(b, cls, p),
            "hash": lambda b, p: _hash(b, cls, p),
            "repr": lambda b, p: _repr(b, cls, p),
            "<": lambda b, p: _order(b, cls, "<", p),
            "<=": lambda b, p: _order(b, cls, "<=", p),
        }
        result = {"hash": ir.INT, "repr": world.types.of(world.named_type("builtins.str"))}.get(kind, ir.BOOL)
        params: list[ir.Type] = [self_type] if kind in ("hash", "repr") else [self_type, self_type]
        name = f"{cls.ir.name}.__{kind}__"
        registers = [op.Register(type, f"p{i}", parameter=True) for i, type in enumerate(params)]
        made = FunctionIR(world.unique(name), registers, result, display_name=f"__{kind}__")
        world.made[key] = made
        world.program.functions.append(made)
        lowering = Lowering(Scope(world, made, {}, ""))
        makers[kind](lowering, list(registers))
    return world.made[key]


def _fields(b: Lowering, cls: ClassInfo, obj: op.Value) -> list[op.Value]:
    return [b.field(obj, cls, p.name) for p in cls.kept if p.compare]


def _same_class(b: Lowering, cls: ClassInfo, params: list[op.Value], differ: Block) -> None:
    """Two objects are equal only if they are of exactly the same class; that class compares them."""
    one, other = params
    below = b.below(cls.info)
    for sub in below:
        b.world.fields.complete(sub)
        here, both, following = b.new_block(), b.new_block(), b.new_block()
        b.branch(b.emit(op.IsInstance(one, sub.ir, exact=True)), here, following)
        b.start(here)
        b.branch(b.emit(op.IsInstance(other, sub.ir, exact=True)), both, differ)
        b.start(both)
        pair: list[op.Value] = [b.emit(op.Cast(p, ir.Ref(sub.ir))) for p in params]
        b.emit(op.Return(b.call(generate(b.world, "eq", sub), pair)))
        b.start(following)
    if below:
        same = b.new_block()
        b.branch(b.emit(op.IsInstance(other, cls.ir, exact=True)), same, differ)
        b.start(same)


def _equal(b: Lowering, cls: ClassInfo, params: list[op.Value]) -> None:
    differ = b.new_block()
    _same_class(b, cls, params, differ)
    for parameter in cls.kept:
        if not parameter.compare:
            continue
        values = [b.field(p, cls, parameter.name) for p in params]
        same = b.new_block()
        b.branch(b.equal(values[0], values[1]), same, differ)
        b.start(same)
    b.emit(op.Return(op.Constant(ir.BOOL, True)))
    b.start(differ)
    b.emit(op.Return(op.Constant(ir.BOOL, False)))


def _hash(b: Lowering, cls: ClassInfo, params: list[op.Value]) -> None:
    used = [p.name for p in cls.kept if (p.compare if p.hash is None else p.hash)]
    values = b.emit(op.MakeTuple([b.field(params[0], cls, name) for name in used]))
    b.emit(op.Return(b.hash_of(values)))


def _order(b: Lowering, cls: ClassInfo, symbol: str, params: list[op.Value]) -> None:
    left = b.emit(op.MakeTuple(_fields(b, cls, params[0])))
    right = b.emit(op.MakeTuple(_fields(b, cls, params[1])))
    b.emit(op.Return(b.order(symbol, left, right, cls.info)))


def _repr(b: Lowering, cls: ClassInfo, params: list[op.Value]) -> None:
    kind = b.emit(op.TypeOf(params[0], ir.TypeRef()))
    pieces: list[op.Value] = [b.emit(op.TypeName(kind, b.str_type, "__qualname__")), b.text("(")]
    for index, parameter in enumerate(p for p in cls.kept if p.repr):
        pieces.append(b.text(f"{', ' if index else ''}{parameter.name}="))
        pieces.append(b.to_repr(b.field(params[0], cls, parameter.name), parameter.type))
    pieces.append(b.text(")"))
    b.emit(op.Return(b.concatenate(pieces)))
