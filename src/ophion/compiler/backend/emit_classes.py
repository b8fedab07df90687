"""What the back end writes for each class: its drop function, and through it the type information.

A drop function runs `__del__` (with the count at one, so that the object is whole; what it raises is dropped;
if it kept the object, the object lives on), drops the fields, and frees the memory.
"""

from __future__ import annotations

from ophion.compiler.backend.module import ModuleWriter, takes_error
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import ClassIR
from ophion.compiler.passes.reachability import find_destructor


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


def _drop_function(module: ModuleWriter, cls: ClassIR) -> str:
    """Write the drop function of a class and return its name; classes without anything to drop share one."""
    destructor = find_destructor(cls)
    if destructor is not None and destructor not in module.symbols:
        destructor = None  # no object of this class is ever made
    layout = module.layout(cls)
    counted = [(name, type) for name, type in cls.fields[: cls.first_unowned] if type.counted]
    if destructor is None and not counted:
        return "@ophion.free"
    name = module.unique("drop." + cls.name)
    lines = [f"define internal void {name}(ptr %object) #0 {{"]
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
    return name


def write_classes(module: ModuleWriter) -> None:
    """Write the type information of every class that was referred to."""
    while module.pending_classes:
        cls = module.pending_classes.pop()
        module.write_typeinfo(cls, _drop_function(module, cls))
