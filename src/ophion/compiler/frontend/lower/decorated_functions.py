"""What stands for a function with decorators: the code that looks into a cache, or calls what they have made.

A decorated function is compiled twice: as it is written, and as the code that its callers call. That code has
the same signature, so that arguments by name, defaults and overriding work as for any other function.
"""

from __future__ import annotations

from mypy.nodes import CallExpr, Expression, FuncDef, NameExpr
from mypy.types import TupleType
from mypy.types import Type as MypyType

from ophion.compiler.frontend.class_info import ClassInfo, kept_flag, kept_value
from ophion.compiler.frontend.lower.finish import finish
from ophion.compiler.frontend.lower.lowering import Lowering
from ophion.compiler.frontend.lower.scope import Scope
from ophion.compiler.frontend.mypy_types import Env
from ophion.compiler.frontend.world import World
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR, Global
from ophion.compiler.ir.types import non_null

CACHE = "user.lib.functools.LruCache"
MAXSIZE = 128


def lower_decorated(
    world: World,
    function: FunctionIR,
    node: FuncDef,
    owner: ClassInfo | None,
    env: Env,
    actual: dict[int, ir.Type],
) -> None:
    """Fill in the code that stands for a decorated function."""
    function.noted = False
    b = Lowering(Scope(world, function, env, function.file, owner))
    decorated = world.decorated

    def work() -> None:
        plain = world.undecorated(node, owner, env, actual)
        if node in decorated.caches:
            _cached(b, plain, node, b.hold_value(the_cache(b, plain, node)), list(function.params))
        elif node in decorated.kept:
            _kept(b, plain, node.name)
        else:
            held = b.emit(op.GetGlobal(made_by_decorators(world, node), check=True))
            result = b.emit(op.CallClosure([held, *function.params], function.result))
            b.emit(op.Return(None if function.result == ir.VOID else result))

    b.guarded(node, work)
    finish(function, world)


def made_by_decorators(world: World, node: FuncDef) -> Global:
    """The variable that holds what the decorators of a function have made of it."""
    name = f"{node.fullname}.decorated"
    known = world.globals.get(name)
    if known is None:
        plain = world.undecorated(node, world.owner_of(node), {}, {})
        type = ir.Function(tuple(p.type for p in plain.params), plain.result)
        known = world.add_variable(Global(name, type, file=plain.file, line=node.line))
    return known


# --- caches ---


def cache_class(world: World, params: list[ir.Type], result: ir.Type) -> ClassInfo:
    """The class of the cache of a function with some parameters and result."""
    kinds: list[MypyType] = [world.mypy_type(type) for type in params]
    key = kinds[0] if len(kinds) == 1 else TupleType(kinds, world.named_type("builtins.tuple"))
    cls = world.classes.named(CACHE, key, world.mypy_type(result))
    world.fields.complete(cls)
    return cls


def new_cache(b: Lowering, params: list[ir.Type], result: ir.Type, node: FuncDef) -> op.Value:
    """A new cache for a function."""
    size = _maxsize(b, b.world.decorated.caches[node])
    return b.make_object(cache_class(b.world, params, result), [b.number(size)])


def cache_variable(world: World, plain: FunctionIR) -> Global:
    """The variable that holds the cache of a function, None until its first call."""
    name = f"{plain.name}.cache"
    known = world.globals.get(name)
    if known is None:
        cls = cache_class(world, [p.type for p in plain.params], plain.result)
        type = ir.Ref(cls.ir, nullable=True)
        known = world.add_variable(Global(name, type, file=plain.file, line=plain.line))
    return known


def the_cache(b: Lowering, plain: FunctionIR, node: FuncDef) -> op.Value:
    """The cache of a function, made when it is first asked for."""
    variable = cache_variable(b.world, plain)
    params = [p.type for p in plain.params]
    none, some = b.new_block(), b.new_block()
    b.branch(b.emit(op.IsNone(b.emit(op.GetGlobal(variable)))), none, some, False)
    b.start(none)
    made = new_cache(b, params, plain.result, node)
    b.emit(op.SetGlobal(variable, b.coerce(made, variable.type)))
    b.goto(some)
    b.start(some)
    return b.emit(op.Cast(b.emit(op.GetGlobal(variable)), non_null(variable.type)))


def _maxsize(b: Lowering, decorator: Expression) -> int:
    """How many results a cache keeps; -1: all."""
    if not isinstance(decorator, CallExpr):
        return -1 if getattr(decorator, "name", "") == "cache" else MAXSIZE
    size = MAXSIZE
    for name, argument in zip(decorator.arg_names, decorator.args, strict=True):
        value = b.world.constants.evaluate(argument)
        if name in (None, "maxsize") and isinstance(argument, NameExpr) and argument.name == "None":
            size = -1
        elif name in (None, "maxsize") and isinstance(value, int):
            size = max(value, 0)
        elif value is not False:
            b.refuse(argument, "this argument of lru_cache is not known when compiling", "maxsize=128")
    return size


def nested_cache(
    outer: Lowering, code: FunctionIR, plain: FunctionIR, node: FuncDef, place: tuple[ir.ClassIR, str]
) -> None:
    """Fill in the code of a nested function that looks into its cache, which its closure holds."""
    code.noted = False
    b = Lowering(Scope(outer.world, code, outer.env, outer.scope.path))
    cache = b.hold_value(b.emit(op.GetField(code.params[0], *place)))
    _cached(b, plain, node, cache, list(code.params[1:]))
    finish(code, b.world)
    b.world.program.functions.append(code)


def _cached(b: Lowering, plain: FunctionIR, node: FuncDef, cache: op.Value, params: list[op.Value]) -> None:
    """Return the result that a cache has for some arguments, or compute and keep it."""
    key = params[0] if len(params) == 1 else b.hold_value(b.emit(op.MakeTuple(params)))
    hit, miss = b.new_block(), b.new_block()
    b.branch(b.call_hook(cache, "holds", [key], node), hit, miss)
    b.start(hit)
    found = b.call_method(cache, "result", [key], node)
    b.emit(op.Return(None if plain.result == ir.VOID else b.coerce(found, plain.result)))
    b.start(miss)
    result = b.call(plain, list(b.function.params))
    if plain.result != ir.VOID:
        result = b.hold_value(result)
    b.call_hook(cache, "keep", [key, result], node)
    b.emit(op.Return(None if plain.result == ir.VOID else result))


def _kept(b: Lowering, plain: FunctionIR, name: str) -> None:
    """A property whose value its object keeps."""
    receiver = b.function.params[0]
    cls = b.class_of(receiver)
    assert cls is not None
    there, not_yet = b.new_block(), b.new_block()
    b.branch(b.emit(op.GetField(receiver, cls.ir, kept_flag(name))), there, not_yet)
    b.start(not_yet)
    result = b.call(plain, [receiver])
    if plain.result != ir.VOID:
        b.emit(op.SetField(receiver, cls.ir, kept_value(name), result))
    b.emit(op.SetField(receiver, cls.ir, kept_flag(name), op.Constant(ir.BOOL, True)))
    b.goto(there)
    b.start(there)
    value = None if plain.result == ir.VOID else b.emit(op.GetField(receiver, cls.ir, kept_value(name)))
    b.emit(op.Return(value))
