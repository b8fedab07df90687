"""LLVM text that every module carries: allocation, dropping objects, and the C library's four memory
functions.

`ophion.release` runs a class's drop function when a count comes to zero. Below DEPTH nested releases it links
the object through its count word into a list, which the outermost release empties: a chain of any length
takes no more stack.

LLVM itself calls memcpy, memmove, memset and memcmp (Code Generator, "required runtime functions"). They go
word by word, the last one overlapping the one before it; from MANY bytes on they use the string instructions,
which take long to begin and are fast then (Intel Optimization Manual 3.7.6).

Float floor division and modulo follow CPython's float_divmod; FPREM gives the exact remainder (Intel SDM vol.
2A).
"""

from __future__ import annotations

from ophion.compiler import processor
from ophion.compiler.backend.module import ModuleWriter
from ophion.compiler.ir.function import Program

DEPTH = 64
MANY = 128
_NEEDED = {
    "ophion_allocate": "declare i64 @ophion_allocate(i64)",
    "ophion_note_frame": "declare void @ophion_note_frame(i64, i64)",
    "llvm.bswap.i64": "declare i64 @llvm.bswap.i64(i64)",
    "llvm.memset.p0.i64": "declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)",
    "ophion_free": "declare void @ophion_free(i64)",
    "ophion_free_quickly": "declare i1 @ophion_free_quickly(i64)",
}
"""What the text refers to. Those of the heap that are to be inlined are: objects come and go by them."""
OBJECT = 0x4F42_4A31
"""What `ophion.runtime.checked` knows an object's block by."""

_CHECKS = """
define internal void @ophion.check(ptr %object) noinline #0 {
  %count = load i64, ptr %object
  %good = icmp sgt i64 %count, 0
  br i1 %good, label %out, label %bad
bad:
  %address = ptrtoint ptr %object to i64
  call void @ophion_checked_broken(i64 %address)
  unreachable
out:
  ret void
}
define internal void @ophion.count(ptr %object) noinline #0 {
  %none = icmp eq ptr %object, null
  br i1 %none, label %out, label %there
there:
  call void @ophion.check(ptr %object)
  %count = load i64, ptr %object
  %more = add i64 %count, 1
  store i64 %more, ptr %object
  br label %out
out:
  ret void
}
"""
_CHECK_DROPPED = "  call void @ophion.check(ptr %object)\n"
_MARK_OBJECT = """  %kind = getelementptr i8, ptr %object, i64 -8
  store i64 OBJECT, ptr %kind
"""

_OBJECTS = """
define internal noalias ptr @ophion.allocate(i64 %size, ptr %type) noinline #0 {
  %address = call i64 @ophion_allocate(i64 %size)
  %object = inttoptr i64 %address to ptr
  %none = icmp eq i64 %address, 0
  br i1 %none, label %done, label %made, !prof !0
made:
MARKED  store i64 1, ptr %object
  %place = getelementptr inbounds i8, ptr %object, i64 8
  store ptr %type, ptr %place
  br label %done
done:
  ret ptr %object
}
@ophion.depth = internal global i64 0
@ophion.pending = internal global ptr null
define internal void @ophion.destroy(ptr %object) alwaysinline #0 {
  %place = getelementptr inbounds i8, ptr %object, i64 8
  %type = load ptr, ptr %place
  %entry = getelementptr inbounds i8, ptr %type, i64 24
  %drop = load ptr, ptr %entry
  call void %drop(ptr %object)
  ret void
}
define internal void @ophion.release(ptr %object) noinline #0 {
  %depth = load i64, ptr @ophion.depth
  %deep = icmp uge i64 %depth, DEPTH
  br i1 %deep, label %defer, label %now, !prof !0
defer:
  %head = load ptr, ptr @ophion.pending
  store ptr %head, ptr %object
  store ptr %object, ptr @ophion.pending
  ret void
now:
  %deeper = add i64 %depth, 1
  store i64 %deeper, ptr @ophion.depth
  call void @ophion.destroy(ptr %object)
  %outermost = icmp eq i64 %depth, 0
  br i1 %outermost, label %next, label %out
next:
  %first = load ptr, ptr @ophion.pending
  %empty = icmp eq ptr %first, null
  br i1 %empty, label %out, label %again
again:
  %following = load ptr, ptr %first
  store ptr %following, ptr @ophion.pending
  store i64 0, ptr %first
  call void @ophion.destroy(ptr %first)
  br label %next
out:
  store i64 %depth, ptr @ophion.depth
  ret void
}
define internal preserve_mostcc void @ophion.drop(ptr %object) noinline #0 {
  %none = icmp eq ptr %object, null
  br i1 %none, label %out, label %there
there:
CHECKED  %count = load i64, ptr %object
  %left = sub i64 %count, 1
  store i64 %left, ptr %object
  %last = icmp eq i64 %left, 0
  br i1 %last, label %release, label %out
release:
  tail call preserve_mostcc void @ophion.drop.last(ptr %object)
  ret void
out:
  ret void
}
define internal preserve_mostcc void @ophion.drop.last(ptr %object) noinline #0 {
  %place = getelementptr inbounds i8, ptr %object, i64 8
  %type = load ptr, ptr %place
  %entry = getelementptr inbounds i8, ptr %type, i64 24
  %drop = load ptr, ptr %entry
  %plain = icmp eq ptr %drop, @ophion.free
  br i1 %plain, label %free, label %slow
free:
  %address = ptrtoint ptr %object to i64
  %done = call i1 @ophion_free_quickly(i64 %address)
  br i1 %done, label %out, label %slow, !prof !1
slow:
  tail call preserve_mostcc void @ophion.drop.slowly(ptr %object)
  ret void
out:
  ret void
}
define internal preserve_mostcc void @ophion.drop.slowly(ptr %object) noinline #0 {
  call void @ophion.release(ptr %object)
  ret void
}
define internal swiftcc void @ophion.note(ptr %site, ptr swifterror %error) noinline cold #0 {
  %exception = load ptr, ptr %error
  br label %loaded
loaded:
  %a = ptrtoint ptr %exception to i64
  %b = ptrtoint ptr %site to i64
  call void @ophion_note_frame(i64 %a, i64 %b)
  ret void
}
define internal noalias ptr @ophion.new(ptr %type) noinline #0 {
  %field = getelementptr inbounds i8, ptr %type, i64 32
  %size = load i64, ptr %field
  %object = call ptr @ophion.allocate(i64 %size, ptr %type)
  %none = icmp eq ptr %object, null
  br i1 %none, label %out, label %fields, !prof !0
fields:
  %first = getelementptr inbounds i8, ptr %object, i64 16
  %rest = sub i64 %size, 16
  call void @llvm.memset.p0.i64(ptr align 8 %first, i8 0, i64 %rest, i1 false)
  br label %out
out:
  ret ptr %object
}
define internal void @ophion.free(ptr %object) #0 {
  %address = ptrtoint ptr %object to i64
  tail call void @ophion_free(i64 %address)
  ret void
}
"""

_MEMORY = {
    "memcpy": """
define ptr @memcpy(ptr %to, ptr %from, i64 %size) "no-builtins" noinline #0 {
  %word = icmp uge i64 %size, 8
  br i1 %word, label %words, label %parts
words:
  %at.last = sub i64 %size, 8
  %from.last = getelementptr i8, ptr %from, i64 %at.last
  %to.last = getelementptr i8, ptr %to, i64 %at.last
  %last = load i64, ptr %from.last, align 1
  %many = icmp ugt i64 %size, MANY
  br i1 %many, label %string, label %more
more:
  %at = phi i64 [ 0, %words ], [ %at.next, %one ]
  %left = icmp ult i64 %at, %at.last
  br i1 %left, label %one, label %rest
one:
  %from.one = getelementptr i8, ptr %from, i64 %at
  %to.one = getelementptr i8, ptr %to, i64 %at
  %one.word = load i64, ptr %from.one, align 1
  store i64 %one.word, ptr %to.one, align 1
  %at.next = add i64 %at, 8
  br label %more
string:
  %count = lshr i64 %size, 3
  %s = call { ptr, ptr, i64 } COPY_WORDS(ptr %to, ptr %from, i64 %count)
  br label %rest
rest:
  store i64 %last, ptr %to.last, align 1
  ret ptr %to
parts:
  %half = icmp uge i64 %size, 4
  br i1 %half, label %halves, label %bytes
halves:
  %at.high = sub i64 %size, 4
  %from.high = getelementptr i8, ptr %from, i64 %at.high
  %to.high = getelementptr i8, ptr %to, i64 %at.high
  %low = load i32, ptr %from, align 1
  %high = load i32, ptr %from.high, align 1
  store i32 %low, ptr %to, align 1
  store i32 %high, ptr %to.high, align 1
  ret ptr %to
bytes:
  %i = phi i64 [ 0, %parts ], [ %i.next, %byte ]
  %end = icmp eq i64 %i, %size
  br i1 %end, label %done, label %byte
byte:
  %from.byte = getelementptr i8, ptr %from, i64 %i
  %to.byte = getelementptr i8, ptr %to, i64 %i
  %b = load i8, ptr %from.byte
  store i8 %b, ptr %to.byte
  %i.next = add i64 %i, 1
  br label %bytes
done:
  ret ptr %to
}
""",
    "memmove": """
define ptr @memmove(ptr %to, ptr %from, i64 %size) "no-builtins" noinline #0 {
  %a = ptrtoint ptr %to to i64
  %b = ptrtoint ptr %from to i64
  %distance = sub i64 %a, %b
  %backwards = icmp ult i64 %distance, %size
  br i1 %backwards, label %down, label %up
up:
  %r = call ptr @memcpy(ptr %to, ptr %from, i64 %size)
  ret ptr %to
down:
  %last = add i64 %size, -1
  %to.last = getelementptr i8, ptr %to, i64 %last
  %from.last = getelementptr i8, ptr %from, i64 %last
  %s = call { ptr, ptr, i64 } COPY_DOWN(ptr %to.last, ptr %from.last, i64 %size)
  ret ptr %to
}
""",
    "memset": """
define ptr @memset(ptr %to, i32 %byte, i64 %size) "no-builtins" noinline #0 {
  %low = and i32 %byte, 255
  %wide = zext i32 %low to i64
  %pattern = mul i64 %wide, 72340172838076673
  %word = icmp uge i64 %size, 8
  br i1 %word, label %words, label %bytes
words:
  %at.last = sub i64 %size, 8
  %to.last = getelementptr i8, ptr %to, i64 %at.last
  %many = icmp ugt i64 %size, MANY
  br i1 %many, label %string, label %more
more:
  %at = phi i64 [ 0, %words ], [ %at.next, %one ]
  %left = icmp ult i64 %at, %at.last
  br i1 %left, label %one, label %rest
one:
  %to.one = getelementptr i8, ptr %to, i64 %at
  store i64 %pattern, ptr %to.one, align 1
  %at.next = add i64 %at, 8
  br label %more
string:
  %count = lshr i64 %size, 3
  %s = call { ptr, i64 } FILL_WORDS(ptr %to, i64 %count, i64 %pattern)
  br label %rest
rest:
  store i64 %pattern, ptr %to.last, align 1
  ret ptr %to
bytes:
  %i = phi i64 [ 0, %0 ], [ %i.next, %byte.one ]
  %end = icmp eq i64 %i, %size
  br i1 %end, label %done, label %byte.one
byte.one:
  %to.byte = getelementptr i8, ptr %to, i64 %i
  %b = trunc i32 %low to i8
  store i8 %b, ptr %to.byte
  %i.next = add i64 %i, 1
  br label %bytes
done:
  ret ptr %to
}
""",
    "bcmp": """
define i32 @bcmp(ptr %a, ptr %b, i64 %size) "no-builtins" noinline #0 {
  %order = tail call i32 @memcmp(ptr %a, ptr %b, i64 %size)
  ret i32 %order
}
""",
    "memcmp": """
define i32 @memcmp(ptr %a, ptr %b, i64 %size) "no-builtins" noinline #0 {
  %word = icmp uge i64 %size, 8
  br i1 %word, label %words, label %parts
words:
  %at.last = sub i64 %size, 8
  br label %more
more:
  %at = phi i64 [ 0, %words ], [ %at.next, %one ]
  %left = icmp ult i64 %at, %at.last
  br i1 %left, label %one, label %last
one:
  %pa = getelementptr i8, ptr %a, i64 %at
  %pb = getelementptr i8, ptr %b, i64 %at
  %wa = load i64, ptr %pa, align 1
  %wb = load i64, ptr %pb, align 1
  %at.next = add i64 %at, 8
  %equal = icmp eq i64 %wa, %wb
  br i1 %equal, label %more, label %differ
last:
  %pa.last = getelementptr i8, ptr %a, i64 %at.last
  %pb.last = getelementptr i8, ptr %b, i64 %at.last
  %wa.last = load i64, ptr %pa.last, align 1
  %wb.last = load i64, ptr %pb.last, align 1
  %equal.last = icmp eq i64 %wa.last, %wb.last
  br i1 %equal.last, label %none, label %differ
differ:
  %da = phi i64 [ %wa, %one ], [ %wa.last, %last ]
  %db = phi i64 [ %wb, %one ], [ %wb.last, %last ]
  %oa = call i64 @llvm.bswap.i64(i64 %da)
  %ob = call i64 @llvm.bswap.i64(i64 %db)
  %below = icmp ult i64 %oa, %ob
  %order = select i1 %below, i32 -1, i32 1
  ret i32 %order
parts:
  %half = icmp uge i64 %size, 4
  br i1 %half, label %halves, label %bytes
halves:
  %ha = load i32, ptr %a, align 1
  %hb = load i32, ptr %b, align 1
  %equal.half = icmp eq i32 %ha, %hb
  br i1 %equal.half, label %upper, label %bytes
upper:
  %at.high = sub i64 %size, 4
  %pa.high = getelementptr i8, ptr %a, i64 %at.high
  %pb.high = getelementptr i8, ptr %b, i64 %at.high
  %ha.high = load i32, ptr %pa.high, align 1
  %hb.high = load i32, ptr %pb.high, align 1
  %equal.high = icmp eq i32 %ha.high, %hb.high
  br i1 %equal.high, label %none, label %bytes
bytes:
  %start = phi i64 [ 0, %parts ], [ 0, %halves ], [ %at.high, %upper ]
  br label %check
check:
  %i = phi i64 [ %start, %bytes ], [ %i.next, %alike ]
  %end = icmp eq i64 %i, %size
  br i1 %end, label %none, label %byte
byte:
  %qa = getelementptr i8, ptr %a, i64 %i
  %qb = getelementptr i8, ptr %b, i64 %i
  %ba = load i8, ptr %qa
  %bb = load i8, ptr %qb
  %same.byte = icmp eq i8 %ba, %bb
  br i1 %same.byte, label %alike, label %found
alike:
  %i.next = add i64 %i, 1
  br label %check
found:
  %za = zext i8 %ba to i32
  %zb = zext i8 %bb to i32
  %difference = sub i32 %za, %zb
  ret i32 %difference
none:
  ret i32 0
}
""",
}

_FLOAT_DIVISION = """
define internal double @ophion.float.remainder(double %a, double %b) noinline #0 {
  %x = fpext double %a to x86_fp80
  %y = fpext double %b to x86_fp80
  %r = call x86_fp80 REMAINDER(x86_fp80 %x, x86_fp80 %y)
  %d = fptrunc x86_fp80 %r to double
  ret double %d
}
define internal double @ophion.float.mod(double %a, double %b) #0 {
  %r = call double @ophion.float.remainder(double %a, double %b)
  %zero = fcmp oeq double %r, 0.0
  %signed = call double @llvm.copysign.f64(double 0.0, double %b)
  %r.negative = fcmp olt double %r, 0.0
  %b.negative = fcmp olt double %b, 0.0
  %differ = xor i1 %r.negative, %b.negative
  %moved = fadd double %r, %b
  %floored = select i1 %differ, double %moved, double %r
  %result = select i1 %zero, double %signed, double %floored
  ret double %result
}
define internal double @ophion.float.floordiv(double %a, double %b) #0 {
entry:
  %r = call double @ophion.float.remainder(double %a, double %b)
  %whole = fsub double %a, %r
  %quotient = fdiv double %whole, %b
  %uneven = fcmp une double %r, 0.0
  %r.negative = fcmp olt double %r, 0.0
  %b.negative = fcmp olt double %b, 0.0
  %differ = xor i1 %r.negative, %b.negative
  %below = and i1 %uneven, %differ
  %less = fsub double %quotient, 1.0
  %q = select i1 %below, double %less, double %quotient
  %nonzero = fcmp une double %q, 0.0
  br i1 %nonzero, label %round, label %null
null:
  %true = fdiv double %a, %b
  %signed = call double @llvm.copysign.f64(double 0.0, double %true)
  ret double %signed
round:
  %size = call double @llvm.fabs.f64(double %q)
  %small = fcmp olt double %size, 4503599627370496.0
  br i1 %small, label %floor, label %large
large:
  ret double %q
floor:
  %integer = fptosi double %q to i64
  %truncated = sitofp i64 %integer to double
  %above = fcmp ogt double %truncated, %q
  %lower = fsub double %truncated, 1.0
  %floored = select i1 %above, double %lower, double %truncated
  %rest = fsub double %q, %floored
  %up = fcmp ogt double %rest, 0.5
  %higher = fadd double %floored, 1.0
  %result = select i1 %up, double %higher, double %floored
  ret double %result
}
"""


DECLARATIONS = """
declare hidden noalias ptr @ophion.allocate(i64, ptr) #0
declare hidden preserve_mostcc void @ophion.drop(ptr) #0
declare hidden preserve_mostcc void @ophion.drop.last(ptr) #1
declare hidden swiftcc void @ophion.note(ptr, ptr swifterror) #1
declare hidden noalias ptr @ophion.new(ptr) #0
declare hidden void @ophion.free(ptr) #0
declare hidden double @ophion.float.mod(double, double) #0
declare hidden double @ophion.float.floordiv(double, double) #0
"""


def exported(program: Program) -> set[str]:
    """The symbols that a program's functions define."""
    return {function.symbol for function in program.functions if function.symbol and function.blocks}


def _objects(checked: bool) -> str:
    """Allocation and release; in a checked build with the checks of `ophion.runtime.checked`."""
    text = _OBJECTS.replace("DEPTH", str(DEPTH))
    text = text.replace("CHECKED", _CHECK_DROPPED if checked else "")
    return text.replace("MARKED", _MARK_OBJECT.replace("OBJECT", str(OBJECT)) if checked else "")


def _for_processor(text: str) -> str:
    """Text with the processor's instructions where their names stand."""
    for name in ("COPY_WORDS", "COPY_DOWN", "FILL_WORDS", "REMAINDER"):
        text = text.replace(name, getattr(processor, name))
    return text.replace("MANY", str(MANY))


def declarations(program: Program) -> str:
    """What other modules than the one that has this text refer to."""
    return DECLARATIONS + ("declare hidden void @ophion.count(ptr) #0\n" if program.checked else "")


def add_runtime(module: ModuleWriter, defined: set[str], float_division: bool) -> None:
    """Add the text to a module whose program defines the symbols `defined` itself."""
    for symbol, text in _NEEDED.items():
        if module.optimise:
            module.copy_exported(symbol)
        module.declare(symbol, text)
    texts = [_objects(module.program.checked)]
    if module.program.checked:
        module.declare("ophion_checked_broken", "declare void @ophion_checked_broken(i64)")
        texts.append(_CHECKS)
    for name in _MEMORY.keys() - defined:
        module.declarations.pop(f"@{name}", None)
    texts += [_for_processor(text) for name, text in _MEMORY.items() if name not in defined]
    if float_division:
        module.declare("llvm.copysign.f64", "declare double @llvm.copysign.f64(double, double)")
        module.declare("llvm.fabs.f64", "declare double @llvm.fabs.f64(double)")
        texts.append(_for_processor(_FLOAT_DIVISION))
    module.definitions += [text.replace("define internal", f"define {module.linkage}") for text in texts]
