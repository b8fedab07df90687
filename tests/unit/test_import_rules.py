"""Who may import whom: the rules of DESIGN.md, checked on the imports of every source file."""

import ast
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What each part of the house may import of the house; longer names win over shorter ones.
ALLOWED = {
    "ophion.lang": ["ophion.lang"],
    "ophion.runtime": ["ophion.runtime", "ophion.lang", "abi"],
    "abi": ["abi", "ophion.lang"],
    "kernel": ["kernel", "abi", "ophion.lang", "ophion.runtime"],
    "user": ["user", "abi", "ophion.lang", "ophion.runtime"],
    "examples": ["examples", "kernel", "abi", "ophion.lang", "ophion.runtime"],
}
OURS = ("ophion", "abi", "kernel", "user", "tests", "bench", "examples")

# The language itself: what kernel, abi and the runtime may take from Python's standard library.
LANGUAGE_MODULES = {"__future__", "abc", "collections.abc", "dataclasses", "enum", "typing"}
WITHOUT_STANDARD_LIBRARY = ("abi", "kernel", "examples", "ophion.runtime")

POLICY_FOLDERS = ("kernel.mm", "kernel.proc", "kernel.fs", "kernel.tty", "kernel.drivers")
ABSTRACT_DRIVERS = "kernel.drivers.interfaces"
UNSAFE = "ophion.lang.unsafe"
UNSAFE_FOLDERS = ("kernel.arch", "kernel.drivers", "ophion.lang", "ophion.runtime")
FRONT_END = "ophion.compiler.frontend"
CYCLE_FREE = ("abi", "kernel", "ophion", "user")
# Imports for types alone count too, but for those of the two halves of one structure: classes have methods.
ONE_STRUCTURE = {("ophion.compiler.ir.types", "ophion.compiler.ir.function")}
UNTELLING_NAMES = ("common", "utils", "core", "misc")


@dataclass(frozen=True)
class Import:
    """One import: the module that imports, the line, and what is imported."""

    source: str
    path: str
    line: int
    target: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.source} imports {self.target}"


def is_inside(module: str, package: str) -> bool:
    """Whether a module is a package or in it."""
    return module == package or module.startswith(package + ".")


def module_name(path: Path) -> str:
    """The dotted name of a source file."""
    relative = path.relative_to(ROOT)
    parts = list(relative.parts[1:] if relative.parts[0] == "src" else relative.parts)
    parts[-1] = parts[-1].removesuffix(".py")
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_module(name: str) -> bool:
    """Whether a dotted name of ours is a module or a package, not a name inside one."""
    for base in (ROOT, ROOT / "src"):
        path = base.joinpath(*name.split("."))
        if path.is_dir() or path.with_suffix(".py").is_file():
            return True
    return False


def targets_of(node: ast.AST, package: str) -> list[str]:
    """The modules that an import statement names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        kept = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*kept, base]).rstrip(".")
    if not base.startswith(OURS):
        return [base]
    return [name if is_module(name := f"{base}.{alias.name}") else base for alias in node.names]


def imports_of(path: Path) -> list[Import]:
    """Every import of a source file, those inside functions too."""
    name = module_name(path)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found: list[Import] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        for target in targets_of(node, package):
            line = getattr(node, "lineno", 0)
            found.append(Import(name, str(path.relative_to(ROOT)), line, target))
    return found


def all_imports() -> list[Import]:
    """The imports of the toolchain, the kernel, user space and the examples."""
    folders = [ROOT / "src" / "ophion", ROOT / "abi", ROOT / "kernel", ROOT / "user", ROOT / "examples"]
    return [
        entry for folder in folders for path in sorted(folder.rglob("*.py")) for entry in imports_of(path)
    ]


IMPORTS = all_imports()


def listed(offences: list[Import]) -> str:
    """Offences one a line, for the failure's message."""
    return "\n".join(str(offence) for offence in offences)


def test_there_is_something_to_check() -> None:
    assert any(is_inside(entry.source, "kernel") for entry in IMPORTS)
    assert any(is_inside(entry.source, "ophion.lang") for entry in IMPORTS)


@pytest.mark.parametrize("part", ALLOWED)
def test_parts_import_only_what_they_may(part: str) -> None:
    offences = [
        entry
        for entry in IMPORTS
        if is_inside(entry.source, part)
        and entry.target.split(".")[0] in OURS
        and not any(is_inside(entry.target, allowed) for allowed in ALLOWED[part])
    ]
    assert not offences, listed(offences)


@pytest.mark.parametrize("part", WITHOUT_STANDARD_LIBRARY)
def test_parts_that_run_bare_import_the_language_alone(part: str) -> None:
    offences = [
        entry
        for entry in IMPORTS
        if is_inside(entry.source, part)
        and entry.target.split(".")[0] not in OURS
        and entry.target not in LANGUAGE_MODULES
    ]
    assert not offences, listed(offences)


@pytest.mark.parametrize("folder", POLICY_FOLDERS)
def test_policy_never_imports_system_calls(folder: str) -> None:
    offences = [
        entry
        for entry in IMPORTS
        if is_inside(entry.source, folder) and is_inside(entry.target, "kernel.syscall")
    ]
    assert not offences, listed(offences)


def test_the_processor_is_reached_through_its_package_alone() -> None:
    offences = [
        entry
        for entry in IMPORTS
        if is_inside(entry.target, "kernel.arch")
        and entry.target != "kernel.arch"
        and not is_inside(entry.source, "kernel.arch")
    ]
    assert not offences, listed(offences)


def test_unsafe_is_imported_only_where_it_may_be() -> None:
    users = [entry for entry in IMPORTS if is_inside(entry.target, UNSAFE)]
    offences = [
        entry
        for entry in users
        if (
            is_inside(entry.source, "kernel")
            or is_inside(entry.source, "user")
            or is_inside(entry.source, "abi")
        )
        and not any(is_inside(entry.source, folder) for folder in UNSAFE_FOLDERS)
    ]
    memory_files = {entry.source for entry in offences if is_inside(entry.source, "kernel.mm")}
    start_files = {entry.source for entry in offences if is_inside(entry.source, "user.lib")}
    others = [entry for entry in offences if entry.source not in memory_files | start_files]
    assert not others, listed(others)
    assert len(memory_files) <= 1, f"only one file of kernel.mm maps physical memory: {sorted(memory_files)}"
    assert start_files <= {"user.lib.linux", "user.lib.start"}, sorted(start_files)


def test_drivers_are_reached_through_abstract_classes() -> None:
    offences = [
        entry
        for entry in IMPORTS
        if is_inside(entry.source, "kernel.fs")
        and is_inside(entry.target, "kernel.drivers")
        and entry.target != ABSTRACT_DRIVERS
    ]
    assert not offences, listed(offences)


@pytest.mark.parametrize("part", CYCLE_FREE)
def test_imports_make_no_cycle(part: str) -> None:
    graph: dict[str, set[str]] = {}
    for entry in IMPORTS:
        inside = is_inside(entry.source, part) and is_inside(entry.target, part)
        if inside and (entry.source, entry.target) not in ONE_STRUCTURE:
            graph.setdefault(entry.source, set()).add(entry.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_what_the_front_end_knows_is_below_lowering() -> None:
    offences = [
        entry
        for entry in IMPORTS
        if is_inside(entry.source, FRONT_END)
        and is_inside(entry.target, f"{FRONT_END}.lower")
        and not is_inside(entry.source, f"{FRONT_END}.lower")
        and entry.source != f"{FRONT_END}.program"
    ]
    assert not offences, listed(offences)


def test_no_folder_has_a_name_that_says_nothing() -> None:
    folders = [ROOT / "src", ROOT / "abi", ROOT / "kernel", ROOT / "user", ROOT / "tests"]
    names = [path for folder in folders for path in folder.rglob("*") if path.is_dir()]
    offences = [str(path.relative_to(ROOT)) for path in names if path.name in UNTELLING_NAMES]
    offences += [
        str(path.relative_to(ROOT)) for path in names if path.name == "lib" and path != ROOT / "user" / "lib"
    ]
    assert not offences, offences
