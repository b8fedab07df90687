"""What the back end writes for each class: its drop function.

A drop function runs `__del__` (with the count at one, so that the object is whole; what it raises is dropped;
if it kept the object, the object lives on), drops the fields, and frees the memory.
"""

from __future__ import annotations

from ophion.compiler.backend.module import ModuleWriter, takes_error
from ophion.compiler.backend.naming import Naming
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import ClassIR
from ophion.compiler.passes.reachability import find_destructor

SHARED = "@ophion.free"
"""What drops the objects that hold nothing to drop."""


def _destructor_lines(module: ModuleWriter, destructor: FunctionIR) -> list[str]:
    call = f"call swiftcc void {module.function(destructor)}(ptr %object"
    lines = ["  store i64 1, ptr %object"]
    if takes_error(destructor):
        lines += [
            "  store ptr null, ptr %error",
            f"  {call}, ptr swifterror %error)",
            "  %raised = load ptr, ptr %error",
            "  br label %called",
            "called:",
            "  call preserve_mostcc void @ophion.drop(ptr %raised)",
        ]
    else:
        lines.append(f"  {call})")
    return [
        *lines,
        "  %count = load i64, ptr %object",
        "  %left = sub i64 %count, 1",
        "  store i64 %left, ptr %object",
        "  %kept = icmp ne i64 %left, 0",
        "  br i1 %kept, label %out, label %fields, !prof !0",
        "out:",
        "  ret void",
        "fields:",
    ]


def _destructor(naming: Naming, cls: ClassIR) -> FunctionIR | None:
    """What runs when an object of the class ends; None, too, if no such object is ever made."""
    destructor = find_destructor(cls)
    return destructor if destructor is not None and naming.known(destructor) else None


def drop_function(naming: Naming, cls: ClassIR) -> str:
    """The name of the drop function of a class; classes without anything to drop share one."""
    counted = any(type.counted for _, type in cls.fields[: cls.first_unowned])
    return naming.drop(cls) if counted or _destructor(naming, cls) is not None else SHARED


def write_drop_function(module: ModuleWriter, cls: ClassIR) -> None:
    """Write the drop function of a class, if it has one of its own."""
    name = drop_function(module.naming, cls)
    if name == SHARED:
        return
    destructor = _destructor(module.naming, cls)
    layout = module.layout(cls)
    counted = [(name, type) for name, type in cls.fields[: cls.first_unowned] if type.counted]
    lines = [f"define {module.linkage} void {name}(ptr %object) #0 {{"]
    if destructor is not None:
        if takes_error(destructor):
            lines.append("  %error = alloca swifterror ptr")
        lines += _destructor_lines(module, destructor)
    for number, (field, type) in enumerate(counted):
        place = f"getelementptr inbounds {layout.text}, ptr %object, i64 0, i32 {layout.indices[field]}"
        text = module.types.text(type)
        lines += [f"  %p{number} = {place}", f"  %v{number} = load {text}, ptr %p{number}"]
        for position, leaf in enumerate(module.types.leaves(type)):
            pointer = f"%v{number}"
            if leaf.path:
                pointer = f"%l{number}.{position}"
                lines.append(
                    f"  {pointer} = extractvalue {text} %v{number}, {', '.join(map(str, leaf.path))}"
                )
            lines.append(f"  call preserve_mostcc void @ophion.drop(ptr {pointer})")
    lines += ["  call void @ophion.free(ptr %object)", "  ret void", "}"]
    module.definitions.append("\n".join(lines))
