"""The code of functions: bodies, module bodies, adapters for vtables, and the program's entry."""

from __future__ import annotations

from mypy.nodes import FuncDef, MypyFile

from ophion.compiler.frontend.captures import variables_of
from ophion.compiler.frontend.class_info import ClassInfo, Method
from ophion.compiler.frontend.lower.finish import finish
from ophion.compiler.frontend.lower.lowering import Lowering
from ophion.compiler.frontend.lower.scope import Scope
from ophion.compiler.frontend.mypy_types import Env
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.overriding import Given
from ophion.compiler.frontend.world import World
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR


def lower_function(
    world: World, function: FunctionIR, node: FuncDef, owner: ClassInfo | None, env: Env
) -> None:
    """Fill in a declared function's blocks."""
    world.checked.complete(node)
    scope = Scope(world, function, env, function.file, owner, variables_of(node, []))
    lowering = Lowering(scope)
    if node.is_generator:
        promised = world.iterators.returned(world.signatures.promised(node, env))
        within = Scope(world, function, env, function.file, owner, scope.variables)
        within.noted = not node.fullname.startswith(RUNTIME)
        lowering.guarded(node, lambda: lowering.generator_function(node, promised, within))
    else:
        if owner is not None and not node.is_static and not node.is_class:
            lowering.bind_surroundings(node, function.params[0])
        lowering.guarded(node, lambda: lowering.function_body(node))
    finish(function, world)


def _as_promised(world: World, target: FunctionIR, promised: FunctionIR) -> FunctionIR:
    """A function without code, with the signature of `promised`, that is to call `target`."""
    params = [op.Register(p.type, p.name, parameter=True) for p in promised.params]
    function = FunctionIR(
        world.unique(f"{target.name}.adapter"), params, promised.result, file=target.file, line=target.line,
        display_name=target.display_name, noted=False,
    )  # fmt: skip
    function.declines = promised.declines
    return function


def adapter(world: World, target: FunctionIR, promised: FunctionIR) -> FunctionIR:
    """A function with the signature of `promised` that calls `target`, converting arguments and result."""
    function = _as_promised(world, target, promised)
    lowering = Lowering(Scope(world, function, {}, target.file))
    result = lowering.call(target, list(function.params))
    lowering.emit(op.Return(None if promised.result == ir.VOID else lowering.coerce(result, promised.result)))
    return function


def attribute(world: World, cls: ClassInfo, promised: FunctionIR, name: str) -> FunctionIR:
    """A function with the signature of a property that gives an attribute which a class has in its place."""
    function = _as_promised(world, promised, promised)
    lowering = Lowering(Scope(world, function, {}, function.file))
    base = lowering.emit(op.Cast(function.params[0], ir.Ref(cls.ir)))
    value = lowering.attribute(base, cls, name)
    assert value is not None
    lowering.emit(op.Return(lowering.coerce(value, promised.result)))
    finish(function, world)
    world.program.functions.append(function)
    return function


def binder(world: World, method: Method, cls: ClassInfo, promised: FunctionIR, call: Given) -> FunctionIR:
    """A function of a signature that calls a class's version of a method with what a call gives: parameters
    that it leaves out have the defaults of this version.
    """
    node = method.function
    env = dict(method.env)
    formal = world.signature(node).arg_types[0 if method.is_static else 1 :]
    for (position, _), held in zip(call.arguments, promised.params[1:], strict=True):
        if position < len(formal):
            world.inference.unify(formal[position], world.mypy_type(held.type), env)
    target = world.method(method, cls, env)
    function = _as_promised(world, target, promised)
    lowering = Lowering(Scope(world, function, env, target.file, method.owner))
    lowering.guarded(node, lambda: lowering.bind_given(method, cls, target, call))
    finish(function, world)
    world.program.functions.append(function)
    return function


def module_body(world: World, tree: MypyFile) -> FunctionIR:
    """The function that runs a module's body."""
    file = world.paths.shown(tree.path)
    function = FunctionIR(
        world.unique(f"{tree.fullname}.<module>"),
        [],
        file=file,
        line=1,
        display_name="<module>",
        module_body=True,
    )
    lowering = Lowering(Scope(world, function, {}, file, variables=variables_of(None, list(tree.defs))))
    lowering.statements(list(tree.defs))
    if not lowering.block.terminated:
        lowering.emit(op.Return(None))
    finish(function)
    if not _does_nothing(function):
        world.program.functions.append(function)
    return function


def _does_nothing(body: FunctionIR) -> bool:
    """Whether a module's body only returns: the module has nothing but definitions."""
    return [type(step) for block in body.blocks for step in block.instructions] == [op.Return]


def entry(
    world: World, symbol: str, bodies: dict[str, FunctionIR], modules: list[str], main: FunctionIR | None,
    failed: FunctionIR,
) -> FunctionIR:  # fmt: skip
    """The exported function that runs the bodies of `modules` and then `main`; what escapes goes to `failed`.

    At the end the modules' variables whose objects have a `__del__` are dropped, as CPython does.
    """
    function = FunctionIR(
        symbol, [], convention="c", symbol=symbol, can_raise=False, display_name=symbol, noted=False
    )
    lowering = Lowering(Scope(world, function, {}, ""))
    with lowering.uncaught(failed):
        for body in (bodies[name] for name in modules):
            if not _does_nothing(body):
                lowering.call(body, [])
        if main is not None:
            lowering.call(main, [])
    if not lowering.block.terminated:
        for variable in world.lifetimes.globals_with_destructors(modules):
            lowering.emit(op.SetGlobal(variable, lowering.none(variable.type)))
        lowering.emit(op.Return(None))
    finish(function)
    world.program.functions.append(function)
    return function
