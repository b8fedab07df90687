"""LLVM text for objects: making them, dropping references to them, giving their memory back.

Objects of up to LARGEST bytes are made and freed by functions for their size, which know the class of the
heap (`ophion.runtime.heap`) that has it. These, and what saves all registers (`preserve_mostcc`), have a way
that is taken nearly always and calls nothing; the rest is in functions of their own.

When a count comes to zero the class's drop function runs (emit_classes.py). Where objects may hang together
in chains it counts how deep it is: below DEPTH others `ophion.defer` links the object through its count word
into a list, which the outermost one empties: a chain of any length takes no more stack. A link has its
highest bit set, whatever half of memory it leads to: an object whose count is not positive is gone.
"""

from __future__ import annotations

DEPTH = 64
LARGEST = 128
UNIT = 16
CLASS_BYTES = 48
"""Up to LARGEST bytes the heap has a class for each multiple of UNIT; so many bytes of state has each."""
TABLE_BYTES = 2136
"""How large its table is."""
CLEARED = 48
"""Objects of more bytes are cleared by who makes them, and not where they are made."""
OBJECT = 0x4F42_4A31
"""What `ophion.runtime.checked` knows an object's block by."""

CHECKS = """
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

_FIRST_REFERENCE = """  store i64 1, ptr %object
  %place = getelementptr inbounds i8, ptr %object, i64 8
  store ptr %type, ptr %place
"""
_DROP_BY_TYPE = """  %place = getelementptr inbounds i8, ptr %object, i64 8
  %type = load ptr, ptr %place
  %entry = getelementptr inbounds i8, ptr %type, i64 24
  %drop = load ptr, ptr %entry
  call preserve_mostcc void %drop(ptr %object)
  ret void
"""
_ZERO_FIELDS = """  %first = getelementptr inbounds i8, ptr %object, i64 16
  %rest = sub i64 %size, 16
  call void @llvm.memset.p0.i64(ptr align 8 %first, i8 0, i64 %rest, i1 false)
"""

_OBJECTS = """
define internal noalias ptr @ophion.allocate(i64 %size, ptr %type) noinline #2 {
  %address = call i64 @ophion_allocate(i64 %size)
  %object = inttoptr i64 %address to ptr
  %none = icmp eq i64 %address, 0
  br i1 %none, label %done, label %made, !prof !0
made:
MARKEDFIRST_REFERENCE  br label %done
done:
  ret ptr %object
}
@ophion_heap = hidden global [HEAP x i8] zeroinitializer, align 64
define internal noalias ptr @ophion.new.slowly(i64 %size, ptr %type) noinline #0 {
  %address = call i64 @ophion_allocate(i64 %size)
  %object = inttoptr i64 %address to ptr
  %none = icmp eq i64 %address, 0
  br i1 %none, label %done, label %made, !prof !0
made:
MARKEDFIRST_REFERENCEZERO_FIELDS  br label %done
done:
  ret ptr %object
}
@ophion_kept_objects = hidden global i64 0
@ophion.depth = hidden global i64 0
@ophion.pending = hidden global ptr null
define internal preserve_mostcc void @ophion.defer(ptr %object) noinline cold #0 {
  %head = load i64, ptr @ophion.pending
  %link = or i64 %head, -9223372036854775808
  store i64 %link, ptr %object
  store ptr %object, ptr @ophion.pending
  ret void
}
define internal preserve_mostcc void @ophion.drop.deferred() noinline cold #0 {
  store i64 1, ptr @ophion.depth
  br label %next
next:
  %first = load ptr, ptr @ophion.pending
  %empty = icmp eq ptr %first, null
  br i1 %empty, label %out, label %again
again:
  %linked = load i64, ptr %first
  %high = shl i64 %linked, 16
  %following = ashr i64 %high, 16
  store i64 %following, ptr @ophion.pending
  store i64 0, ptr %first
  call preserve_mostcc void @ophion.drop.last(ptr %first)
  br label %next
out:
  store i64 0, ptr @ophion.depth
  ret void
}
define internal preserve_mostcc void @ophion.drop(ptr %object) noinline #2 {
  %none = icmp eq ptr %object, null
  br i1 %none, label %out, label %there
there:
CHECKED  %count = load i64, ptr %object
  %left = sub i64 %count, 1
  store i64 %left, ptr %object
  %last = icmp eq i64 %left, 0
  br i1 %last, label %end, label %out
end:
DROP_BY_TYPEout:
  ret void
}
define internal preserve_mostcc void @ophion.drop.last(ptr %object) noinline #2 {
DROP_BY_TYPE}
define internal preserve_mostcc void @ophion.free(ptr %object) noinline #2 {
  %address = ptrtoint ptr %object to i64
  %done = call i1 @ophion_free_quickly(i64 %address)
  br i1 %done, label %out, label %slow, !prof !1
slow:
  call preserve_mostcc void @ophion.free.slowly(i64 %address)
  ret void
out:
  ret void
}
define internal preserve_mostcc void @ophion.free.slowly(i64 %address) noinline #0 {
  call void @ophion_free(i64 %address)
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
ZERO_FIELDS  br label %out
out:
  ret ptr %object
}
"""

_NEW = """
define internal noalias ptr @ophion.new.SIZE(ptr %type) noinline #2 {
  %state = ptrtoint ptr getelementptr (i8, ptr @ophion_heap, i64 STATE) to i64
  %address = call i64 @ophion_allocate_quickly(i64 %state)
  %none = icmp eq i64 %address, 0
  br i1 %none, label %slow, label %made, !prof !0
made:
  %object = inttoptr i64 %address to ptr
FIRST_REFERENCECLEARED  ret ptr %object
slow:
  %other = tail call ptr @ophion.new.slowly(i64 SIZE, ptr %type)
  ret ptr %other
}
"""
_FREE = """
define internal preserve_mostcc void @ophion.free.SIZE(ptr %object) noinline #2 {
  %state = ptrtoint ptr getelementptr (i8, ptr @ophion_heap, i64 STATE) to i64
  %address = ptrtoint ptr %object to i64
  %done = call i1 @ophion_free_to(i64 %state, i64 %address)
  br i1 %done, label %out, label %slow, !prof !1
slow:
  call preserve_mostcc void @ophion.free.slowly(i64 %address)
  ret void
out:
  ret void
}
"""
_CLEARED = """  %first = getelementptr inbounds i8, ptr %object, i64 16
  call void @llvm.memset.p0.i64(ptr align 16 %first, i8 0, i64 REST, i1 false)
"""


def block_size(size: int) -> int | None:
    """The size of the blocks that objects of a size are in, if these have functions of their own."""
    return -(-size // UNIT) * UNIT if size <= LARGEST else None


def _for_sizes() -> str:
    """The functions that make small objects and give back their memory."""
    text = ""
    for size in range(UNIT, LARGEST + 1, UNIT):
        cleared = _CLEARED.replace("REST", str(size - UNIT)) if size > CLEARED else ""
        state = CLASS_BYTES * (size // UNIT - 1)
        functions = _NEW.replace("CLEARED", cleared) + _FREE
        text += functions.replace("SIZE", str(size)).replace("STATE", str(state))
    return text


def objects_text(checked: bool) -> str:
    """The text; in a checked build with the checks of `ophion.runtime.checked`."""
    text = _OBJECTS.replace("HEAP", str(TABLE_BYTES)) + _for_sizes()
    text = text.replace("FIRST_REFERENCE", _FIRST_REFERENCE).replace("DROP_BY_TYPE", _DROP_BY_TYPE)
    text = text.replace("ZERO_FIELDS", _ZERO_FIELDS)
    text = text.replace("CHECKED", _CHECK_DROPPED if checked else "")
    return text.replace("MARKED", _MARK_OBJECT.replace("OBJECT", str(OBJECT)) if checked else "")
