"""A whole program: which module bodies run, in which order, and what the outside calls."""

from __future__ import annotations

import os
from collections.abc import Sequence

from mypy.nodes import Decorator, FuncDef, Import, ImportFrom, MypyFile

from ophion.compiler.frontend.check import Checked
from ophion.compiler.frontend.lower.function_code import lowered
from ophion.compiler.frontend.lower.functions import entry, module_body
from ophion.compiler.frontend.names import RUNTIME
from ophion.compiler.frontend.world import World
from ophion.compiler.ir.function import FunctionIR, Program
from ophion.compiler.passes.checked import CHECKED, add_release, route
from ophion.compiler.processor import ARCH

ALWAYS = {
    "linux": [
        f"{RUNTIME}.heap",
        f"{RUNTIME}.traceback",
        f"{RUNTIME}.errors",
        f"{RUNTIME}.ignored",
        f"{RUNTIME}.resurrection",
        f"{RUNTIME}.linux",
        "user.lib.start",
        "user.lib.builtins",
    ],
    "kernel": [
        f"{RUNTIME}.heap",
        f"{RUNTIME}.traceback",
        f"{RUNTIME}.errors",
        f"{RUNTIME}.ignored",
        f"{RUNTIME}.resurrection",
        f"{ARCH}.boot",
    ],
}
"""Modules that every program of a target needs, whether it imports them or not."""

ENTRY = {"linux": "ophion_program_main", "kernel": "ophion_main"}
SUPPORT = (
    "raise_overflow", "raise_zero_division", "raise_modulo_zero", "raise_true_division_zero",
    "raise_float_zero_division", "raise_float_floor_zero", "raise_float_modulo_zero", "raise_negative_shift",
    "raise_float_nan", "raise_float_infinity", "raise_memory",
    "raise_unbound", "raise_unassigned", "raise_none", "uncaught",
)  # fmt: skip
WELL_KNOWN = ("str", "bytes", "BaseException")


def imported(tree: MypyFile, known: dict[str, MypyFile]) -> list[str]:
    """The modules of ours that a module imports, in the order of its statements."""
    found: list[str] = []
    for statement in sorted(tree.imports, key=lambda s: s.line):
        if statement.is_unreachable or statement.is_mypy_only or not statement.is_top_level:
            continue
        if isinstance(statement, Import):
            found += [name for name, _ in statement.ids]
        elif isinstance(statement, ImportFrom):
            found += [statement.id, *(f"{statement.id}.{name}" for name, _ in statement.names)]
    return [name for name in found if name in known]


def in_order(roots: list[str], imports: dict[str, list[str]], target: str) -> list[str]:
    """All modules that `roots` need, each after those that it imports. Packages come before what is in them.

    `imports`: for each module, those of ours that it imports.
    """
    order: dict[str, None] = {}
    visiting: set[str] = set()

    def visit(name: str) -> None:
        if name in order or name in visiting or name.startswith("ophion.lang"):
            return
        visiting.add(name)
        parent = name.rpartition(".")[0]
        if parent in imports:
            visit(parent)
        for other in imports[name]:
            visit(other)
        if target == "linux" and f"user.lib.{name}" in imports:
            visit(f"user.lib.{name}")
        order[name] = None

    for root in roots:
        visit(root)
    return list(order)


def _library_modules(tree: MypyFile, trees: dict[str, MypyFile]) -> list[str]:
    """user.lib modules that stand for the standard modules a program imports."""
    found = []
    for statement in tree.imports:
        names = (
            [n for n, _ in statement.ids] if isinstance(statement, Import) else [getattr(statement, "id", "")]
        )
        found += [f"user.lib.{name}" for name in names if f"user.lib.{name}" in trees]
    return found


def _exported(world: World, name: str) -> None:
    """Compile the functions of a module that assembly calls."""
    for statement in world.checked.trees[name].defs:
        if isinstance(statement, Decorator) and isinstance(statement.func, FuncDef):
            shared = world.decorations.get(statement.func)
            if shared is not None and shared[0] == "export":
                world.function(statement.func, None, {})


def entry_symbol(main: str) -> str:
    """The symbol of a user program's entry among those compiled together."""
    return f"{ENTRY['linux']}.{main}"


def lower_programs(checked: Checked, target: str, mains: list[str], verify: bool = False) -> Program:
    """The IR of programs compiled together, one entry each (`entry_symbol`); CompileError when something is
    refused.

    What they share is compiled once. A kernel has the one entry that its boot code calls, and its `main` is
    run. `verify`: programs of a checked build.
    """
    world = _new_world(checked, target, mains)
    bodies: dict[str, FunctionIR] = {}
    first = [CHECKED] if verify else []
    if target == "linux":
        _lower_bodies(world, target, [None], bodies, first)
        for function in world.program.functions:
            function.core = True
        for cls in world.program.classes:
            cls.core = True
    orders = _lower_bodies(world, target, mains, bodies, first)
    for main in mains:
        _enter(world, main, bodies, orders[main])
        if verify:
            add_release(world.program, main, world.globals_of(orders[main][::-1]))
    world.run()
    world.enums.describe()
    if verify:
        route(world.program)
    return world.program


def _new_world(checked: Checked, target: str, mains: list[str]) -> World:
    """What is known of the programs, with what the back end needs of the runtime by name."""
    world = World(checked, target, lowered)
    trees = checked.trees
    world.paths.folders = list(dict.fromkeys(os.path.dirname(trees[main].path) for main in mains))
    if target == "linux":
        world.qualified.mains = mains
        world.main_paths = {world.paths.shown(trees[main].path) for main in mains}
        if len(mains) > 1:
            imports = {name: imported(tree, trees) for name, tree in trees.items()}
            for number, main in enumerate(mains):
                for name in in_order([main], imports, target):
                    world.programs.setdefault(world.paths.shown(trees[name].path), set()).add(number)
    for name in SUPPORT if target == "kernel" else (*SUPPORT, "raise_recursion"):
        world.support(name)
    for name in WELL_KNOWN:
        world.program.well_known[name] = world.classes.named(f"builtins.{name}").ir
    return world


def _enter(world: World, main: str, bodies: dict[str, FunctionIR], order: list[str]) -> None:
    """Make a program's entry, which runs the bodies of its modules in an order."""
    if world.target == "kernel":
        symbol, start, failed = ENTRY["kernel"], _main_function(world, main), f"{RUNTIME}.errors.uncaught"
    else:
        symbol, start, failed = entry_symbol(main), None, "user.lib.start.run_exit"
    entry(world, symbol, bodies, order, start, world.function(world.named_function(failed), None, {}))


def _lower_bodies(
    world: World, target: str, mains: Sequence[str | None], bodies: dict[str, FunctionIR], first: list[str]
) -> dict[str | None, list[str]]:
    """Lower the module bodies that programs run, and all that these lead to; give the bodies' orders.

    None among `mains` stands for what every program has.
    """
    trees = world.checked.trees
    imports = {name: imported(tree, trees) for name, tree in trees.items()}
    while True:
        orders = {main: _module_order(world, target, main, first, imports) for main in mains}
        new = dict.fromkeys(name for order in orders.values() for name in order if name not in bodies)
        if not new:
            return orders
        for name in new:
            bodies[name] = module_body(world, world.checked.trees[name])
            _exported(world, name)
        world.run()


def _module_order(
    world: World, target: str, main: str | None, first: list[str], imports: dict[str, list[str]]
) -> list[str]:
    """The modules whose bodies a program runs: the runtime's that are in use, what the target needs, its own
    imports.
    """
    trees = world.checked.trees
    runtime = sorted(name for name in world.modules_used if name.startswith(RUNTIME))
    roots = [*first, *runtime, *ALWAYS[target]]
    last = [main] if main is not None else []
    while True:
        order = in_order([*roots, *last], imports, target)
        library = [m for name in order for m in _library_modules(trees[name], trees) if m not in order]
        library += [m for name in order for m in world.library_needs(trees[name].path) if m not in order]
        if target == "kernel" or not library:
            return [name for name in order if name != main] + last
        roots += library


def _main_function(world: World, main: str) -> FunctionIR | None:
    """A kernel's `main`."""
    symbol = world.checked.trees[main].names.get("main")
    if symbol is not None and isinstance(symbol.node, FuncDef):
        return world.function(symbol.node, None, {})
    return None
