"""Functions: signatures, bodies, module bodies, adapters for vtables, and the program's entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mypy.nodes import ARG_STAR, ARG_STAR2, FuncDef, MypyFile
from mypy.types import CallableType

from ophion.compiler.diagnostics import Refusal
from ophion.compiler.frontend.captures import variables_of
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.typemap import Env, Untypable, expand, is_protocol
from ophion.compiler.ir import instructions as op
from ophion.compiler.ir import types as ir
from ophion.compiler.ir.function import FunctionIR

if TYPE_CHECKING:
    from ophion.compiler.frontend.classes import ClassInfo
    from ophion.compiler.frontend.lower.lowering import Lowering
    from ophion.compiler.frontend.world import World


def _self_type(world: World, owner: ClassInfo) -> ir.Type:
    if world.structs.is_struct(owner.info):
        return ir.View(world.structs.layout(owner.info).ir)
    return world.types.of(owner.instance)


def parameters(
    world: World, node: FuncDef, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type]
) -> list[op.Register]:
    """The parameter registers of a function for concrete types."""
    signature = world.signature(node)
    result: list[op.Register] = []
    for position, (kind, type) in enumerate(zip(signature.arg_kinds, signature.arg_types, strict=True)):
        name = signature.arg_names[position] or ""
        if kind == ARG_STAR2 or (kind == ARG_STAR and not node.fullname.startswith("user.lib.")):
            raise Refusal(
                node.line,
                node.column,
                f"{node.name} takes *{name}, whose length is not known when compiling",
                "a list parameter",
            )
        if position == 0 and owner is not None and not node.is_static:
            held: ir.Type = ir.TypeRef() if node.is_class else _self_type(world, owner)
        elif is_protocol(type) and position in actual:
            held = actual[position]
        elif kind == ARG_STAR:
            held = world.types.of(world.named_type("builtins.tuple", expand(type, env)))
        else:
            held = world.types.of(expand(type, env))
        result.append(op.Register(held, name, parameter=True, line=node.line))
    return result


def decoration(world: World, node: FuncDef) -> tuple[str, str] | None:
    """("export" or "symbol", linker name) where a function is shared with assembly."""
    return world.decorations.get(node)


def declare(
    world: World, node: FuncDef, owner: ClassInfo | None, env: Env, actual: dict[int, ir.Type]
) -> FunctionIR:
    """The signature of a function as IR."""
    signature = world.signature(node)
    tree = world.module_of(
        node.fullname if owner is None else owner.info.fullname if node.info is None else node.info.fullname
    )
    params = parameters(world, node, owner, env, actual)
    result = world.types.of(expand(signature.ret_type, env))
    name = world.unique(node.fullname + (f"<{owner.ir.name}>" if owner is not None and owner.env else ""))
    file = world.shown_path(tree.path)
    function = FunctionIR(name, params, result, file=file, line=node.line, display_name=node.name)
    function.noted = not tree.fullname.startswith(RUNTIME) and not node.is_generator
    shared = decoration(world, node)
    if shared is not None:
        function.convention = "c"
        function.symbol = shared[1]
        function.can_raise = False
        function.external = shared[0] == "symbol"
    function.inline = node in world.inlined
    function.no_return = str(expand(signature.ret_type, env)) == "Never"
    return function


def lower_function(
    world: World,
    function: FunctionIR,
    node: FuncDef,
    owner: ClassInfo | None,
    env: Env,
    actual: dict[int, ir.Type],
) -> None:
    """Fill in a declared function's blocks."""
    from ophion.compiler.frontend.lower.builder import Scope
    from ophion.compiler.frontend.lower.lowering import Lowering

    scope = Scope(world, function, env, function.file, owner, variables_of(node, []))
    lowering = Lowering(scope)
    if node.is_generator:
        promised = world.iterators.returned(expand(world.signature(node).ret_type, env))
        within = Scope(world, function, env, function.file, owner, scope.variables)
        within.noted = not node.fullname.startswith(RUNTIME)
        lowering.guarded(node, lambda: lowering.generator_function(node, promised, within))
    else:
        lowering.guarded(node, lambda: lowering.function_body(node))
    finish(function, world)


def finish(function: FunctionIR, world: World | None = None) -> None:
    """Drop the blocks that nothing reaches; keep the variables that must live as long as in CPython."""
    seen = {function.blocks[0]}
    pending = [function.blocks[0]]
    while pending:
        block = pending.pop()
        following = (
            [block.handler]
            if block.handler is not None and any(i.can_raise for i in block.instructions)
            else []
        )
        if block.instructions:
            following += block.instructions[-1].targets()
        for target in following:
            if target not in seen:
                seen.add(target)
                pending.append(target)
    function.blocks = [block for block in function.blocks if block in seen]
    if world is not None:
        named = [r for r in function.locals if r.name and not r.name.startswith(".")]
        function.pinned += [r for r in named if world.lives_long(r.type, function.file)]
        _keep_until_replaced(function, world, named)
    for block in function.blocks:
        if block.handler not in seen:
            block.handler = None  # nothing in the block raises
        if (
            function.pinned
            and block.instructions
            and isinstance(block.instructions[-1], op.Return | op.Raise | op.Unreachable)
        ):
            keep = op.Intrinsic(
                "keep", list(dict.fromkeys(function.pinned)), ir.VOID, block.instructions[-1].line
            )
            block.instructions.insert(-1, keep)


def _keep_until_replaced(function: FunctionIR, world: World, named: list[op.Register]) -> None:
    """What a variable holds lives until another value is assigned, where a `__del__` can tell."""
    told = {r for r in named if world.destructor_tells(r.type)}
    if not told:
        return
    for block in function.blocks:
        kept: list[op.Instruction] = []
        for instruction in block.instructions:
            if isinstance(instruction, op.Assign) and instruction.dest in told:
                kept.append(op.Intrinsic("keep", [instruction.dest], ir.VOID, instruction.line))
            kept.append(instruction)
        block.instructions = kept


def adapter(world: World, target: FunctionIR, promised: FunctionIR) -> FunctionIR:
    """A function with the signature of `promised` that calls `target`, converting arguments and result."""
    from ophion.compiler.frontend.lower.builder import Scope
    from ophion.compiler.frontend.lower.lowering import Lowering

    params = [op.Register(p.type, p.name, parameter=True) for p in promised.params]
    function = FunctionIR(
        world.unique(f"{target.name}.adapter"), params, promised.result, file=target.file, line=target.line,
        display_name=target.display_name, noted=False,
    )  # fmt: skip
    lowering = Lowering(Scope(world, function, {}, target.file))
    result = lowering.call(target, list(params))
    lowering.emit(op.Return(None if promised.result == ir.VOID else lowering.coerce(result, promised.result)))
    return function


def module_body(world: World, tree: MypyFile) -> FunctionIR:
    """The function that runs a module's body."""
    from ophion.compiler.frontend.lower.builder import Scope
    from ophion.compiler.frontend.lower.lowering import Lowering

    file = world.shown_path(tree.path)
    function = FunctionIR(
        world.unique(f"{tree.fullname}.<module>"), [], file=file, line=1, display_name="<module>"
    )
    lowering = Lowering(Scope(world, function, {}, file, variables=variables_of(None, list(tree.defs))))
    lowering.statements(list(tree.defs))
    if not lowering.block.terminated:
        lowering.emit(op.Return(None))
    finish(function)
    world.program.functions.append(function)
    return function


def entry(
    world: World, symbol: str, bodies: dict[str, FunctionIR], modules: list[str], main: FunctionIR | None,
    failed: FunctionIR,
) -> FunctionIR:  # fmt: skip
    """The exported function that runs the bodies of `modules` and then `main`; what escapes goes to `failed`.

    At the end the modules' variables whose objects have a `__del__` are dropped, as CPython does.
    """
    from ophion.compiler.frontend.lower.builder import Scope
    from ophion.compiler.frontend.lower.lowering import Lowering

    function = FunctionIR(
        symbol, [], convention="c", symbol=symbol, can_raise=False, display_name=symbol, noted=False
    )
    lowering = Lowering(Scope(world, function, {}, ""))
    with lowering.uncaught(failed):
        for name in modules:
            lowering.call(bodies[name], [])
        if main is not None:
            lowering.call(main, [])
    if not lowering.block.terminated:
        for variable in world.globals_with_destructors(modules):
            lowering.emit(op.SetGlobal(variable, lowering.none(variable.type)))
        lowering.emit(op.Return(None))
    finish(function)
    world.program.functions.append(function)
    return function


__all__ = [
    "CallableType",
    "Lowering",
    "Untypable",
    "adapter",
    "declare",
    "entry",
    "lower_function",
    "module_body",
]
