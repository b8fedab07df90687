"""What the back end writes for each class: its drop function.

A drop function runs `__del__` (with the count at one, so that the object is whole; what it raises is told
and dropped; if it kept the object, that lives on, and has no `__del__` any more), tells the weak reference,
drops the fields, and frees the memory. Where objects may hang together in chains it counts how deep it is,
and leaves those that are too deep to the outermost one. It saves the registers that it uses, so that a
place where something is dropped needs none for it.
"""

from __future__ import annotations

from ophion.compiler.backend.llvm_types import HEADER_SIZE
from ophion.compiler.backend.module import ModuleWriter, takes_error
from ophion.compiler.backend.naming import Naming
from ophion.compiler.backend.object_text import DEPTH, block_size
from ophion.compiler.backend.text import LIKELY, UNLIKELY
from ophion.compiler.ir.function import FunctionIR
from ophion.compiler.ir.types import WEAK_REFERENCE, ClassIR, Ref, Type
from ophion.compiler.passes.reachability import find_destructor, is_told

_FORGOTTEN = (
    "  %referenced = icmp ne ptr %v0, null",
    "  br i1 %referenced, label %forget, label %forgotten",
    "forget:",
    f"  %address = getelementptr inbounds i8, ptr %v0, i64 {HEADER_SIZE}",
    "  store i64 0, ptr %address",
    "  br label %forgotten",
    "forgotten:",
)
"""The weak reference to an object loses its address, the first of its fields."""
_CHAINED = f"""define LINKAGE preserve_mostcc void NAME(ptr %object) #0 {{
  %depth = load i64, ptr @ophion.depth
  %deep = icmp uge i64 %depth, {DEPTH}
  br i1 %deep, label %defer, label %now{UNLIKELY}
defer:
  call preserve_mostcc void @ophion.defer(ptr %object)
  ret void
now:
  %deeper = add i64 %depth, 1
  store i64 %deeper, ptr @ophion.depth
  call preserve_mostcc void FIELDS(ptr %object)
  store i64 %depth, ptr @ophion.depth
  %outermost = icmp eq i64 %depth, 0
  br i1 %outermost, label %look, label %out
look:
  %first = load ptr, ptr @ophion.pending
  %none = icmp eq ptr %first, null
  br i1 %none, label %out, label %deferred{LIKELY}
deferred:
  call preserve_mostcc void @ophion.drop.deferred()
  br label %out
out:
  ret void
}}"""
"""The drop function of a class whose objects may hang together in chains; FIELDS is what it does at once."""
_COUNTED_DOWN = """  %none.N = icmp eq ptr POINTER, null
  br i1 %none.N, label %dropped.N, label %there.N
there.N:
  %count.N = load i64, ptr POINTER
  %left.N = sub i64 %count.N, 1
  store i64 %left.N, ptr POINTER
  %last.N = icmp eq i64 %left.N, 0
  br i1 %last.N, label %end.N, label %dropped.N
end.N:
  call preserve_mostcc void DROP(ptr POINTER)
  br label %dropped.N
dropped.N:"""


def _told(cls: ClassIR, destructor: FunctionIR) -> tuple[str, FunctionIR] | None:
    """How CPython names what may raise when an object ends, and the function itself; None: nobody is told."""
    code = cls.vtable[-1] if cls.vtable else None
    if code is not None and code.frame is cls:
        if not code.noted:
            return None
        return f"<generator object {code.qualified or code.display_name} at 0x", code
    if not is_told(destructor):
        return None
    return f"<function {destructor.qualified or destructor.display_name} at 0x", destructor


def _telling(module: ModuleWriter, owner: str, function: FunctionIR) -> list[str]:
    """Tell of what was raised."""
    name = module.declare("ophion_ignored", "declare void @ophion_ignored(i64, i64, i64)")
    words = ("%raised", module.literal(owner), module.function(function))
    numbers = ", ".join(f"i64 %word{number}" for number in range(len(words)))
    return [
        "  %none = icmp eq ptr %raised, null",
        "  br i1 %none, label %quiet, label %told, !prof !1",
        "told:",
        *(f"  %word{number} = ptrtoint ptr {word} to i64" for number, word in enumerate(words)),
        f"  call void {name}({numbers})",
        "  br label %quiet",
        "quiet:",
    ]


def _asking(module: ModuleWriter) -> list[str]:
    """Skip a `__del__` that has run before, and kept its object."""
    count = module.declare("ophion_kept_objects", "@ophion_kept_objects = external hidden global i64")
    name = module.declare("ophion_was_kept", "declare i1 @ophion_was_kept(i64)")
    return [
        f"  %kept_objects = load i64, ptr {count}",
        "  %no_one = icmp eq i64 %kept_objects, 0",
        "  br i1 %no_one, label %end, label %ask, !prof !1",
        "ask:",
        "  %asked = ptrtoint ptr %object to i64",
        f"  %was_kept = call i1 {name}(i64 %asked)",
        "  br i1 %was_kept, label %fields, label %end",
        "end:",
    ]


def _keeping(module: ModuleWriter) -> list[str]:
    """Note that `__del__` has run."""
    name = module.declare("ophion_keep", "declare void @ophion_keep(i64)")
    return ["  %kept_address = ptrtoint ptr %object to i64", f"  call void {name}(i64 %kept_address)"]


def _destructor_lines(module: ModuleWriter, cls: ClassIR, destructor: FunctionIR) -> list[str]:
    told = _told(cls, destructor)
    once = told is not None and told[1] is destructor
    call = f"call swiftcc void {module.function(destructor)}(ptr %object"
    lines = [*(_asking(module) if once else ()), "  store i64 1, ptr %object"]
    if takes_error(destructor):
        lines += [
            "  store ptr null, ptr %error",
            f"  {call}, ptr swifterror %error)",
            "  %raised = load ptr, ptr %error",
            "  br label %called",
            "called:",
            *(_telling(module, *told) if told is not None else ()),
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
        *(_keeping(module) if once else ()),
        "  ret void",
        "fields:",
    ]


def _destructor(naming: Naming, cls: ClassIR) -> FunctionIR | None:
    """What runs when an object of the class ends; None, too, if no such object is ever made."""
    destructor = find_destructor(cls)
    return destructor if destructor is not None and naming.known(destructor) else None


def has_drop_function(naming: Naming, cls: ClassIR) -> bool:
    """Whether there is more to do for an object of the class than to give its memory back."""
    counted = any(type.counted for _, type in cls.fields[: cls.first_unowned])
    return counted or _destructor(naming, cls) is not None


def drop_function(module: ModuleWriter, cls: ClassIR) -> str:
    """The name of the drop function of a class, declared where another module defines it."""
    own = has_drop_function(module.naming, cls)
    name = module.naming.drop(cls) if own else _free_function(module, cls)
    if not module.alone:
        module.declarations[name] = f"declare hidden preserve_mostcc void {name}(ptr) #0"
    return name


def _free_function(module: ModuleWriter, cls: ClassIR) -> str:
    """What gives back the memory of an object: a function for its size, where the class tells it."""
    size = None if cls.tail else block_size(module.layout(cls).size)
    return "@ophion.free" if size is None else f"@ophion.free.{size}"


def _drops(module: ModuleWriter, cls: ClassIR) -> list[str]:
    """Drop each reference that the fields hold."""
    layout = module.layout(cls)
    lines: list[str] = []
    counted = [(name, type) for name, type in cls.fields[: cls.first_unowned] if type.counted]
    counted.sort(key=lambda field: field[0] != WEAK_REFERENCE)
    for number, (field, type) in enumerate(counted):
        place = f"getelementptr inbounds {layout.text}, ptr %object, i64 0, i32 {layout.indices[field]}"
        text = module.types.text(type)
        lines += [f"  %p{number} = {place}", f"  %v{number} = load {text}, ptr %p{number}"]
        if field == WEAK_REFERENCE:
            lines += _FORGOTTEN
        for position, leaf in enumerate(module.types.leaves(type)):
            pointer = f"%v{number}"
            if leaf.path:
                pointer = f"%l{number}.{position}"
                lines.append(
                    f"  {pointer} = extractvalue {text} %v{number}, {', '.join(map(str, leaf.path))}"
                )
            lines.append(_dropped(module, cls, type, pointer))
    return lines


def _dropped(module: ModuleWriter, cls: ClassIR, type: Type, pointer: str) -> str:
    """Drop what a field of an object of a class holds. In a chain that is most often the last reference."""
    if cls not in module.naming.chained or not module.optimise or module.program.checked:
        return f"  call preserve_mostcc void @ophion.drop(ptr {pointer})"
    same = type in (Ref(cls), Ref(cls, nullable=True)) and not cls.subclasses
    text = _COUNTED_DOWN.replace("POINTER", pointer).replace(".N", "." + pointer.removeprefix("%"))
    return text.replace("DROP", module.naming.drop(cls) if same else "@ophion.drop.last")


def write_drop_function(module: ModuleWriter, cls: ClassIR) -> None:
    """Write the drop function of a class, if it has one of its own."""
    if not has_drop_function(module.naming, cls):
        return
    name = module.naming.drop(cls)
    head = f"define {module.linkage} preserve_mostcc void {name}(ptr %object) #0 {{"
    if cls in module.naming.chained:
        fields = module.naming.drop_fields(cls)
        text = _CHAINED.replace("LINKAGE", module.linkage).replace("NAME", name)
        module.definitions.append(text.replace("FIELDS", fields))
        head = f"define internal preserve_mostcc void {fields}(ptr %object) #0 {{"
    lines = [head]
    destructor = _destructor(module.naming, cls)
    if destructor is not None:
        if takes_error(destructor):
            lines.append("  %error = alloca swifterror ptr")
        lines += _destructor_lines(module, cls, destructor)
    free = _free_function(module, cls)
    if not module.alone:
        module.declarations[free] = f"declare hidden preserve_mostcc void {free}(ptr) #0"
    lines += [*_drops(module, cls), f"  call preserve_mostcc void {free}(ptr %object)", "  ret void", "}"]
    module.definitions.append("\n".join(lines))
