"""LLVM text of the C library's memory functions, which LLVM itself calls (Code Generator, "required runtime
functions").

They go word by word, the last one overlapping the one before it; from MANY bytes on memcpy and memset use the
string instructions, which take long to begin and are fast then (Intel Optimization Manual 3.7.6). Downwards
these are slow, and memmove goes by blocks. Where names in capitals stand, `runtime_text` puts the processor's
instructions.
"""

MANY = 128

MEMORY = {
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
  %left = phi i64 [ %size, %0 ], [ %left.next, %block ]
  %long = icmp uge i64 %left, 64
  br i1 %long, label %block, label %words
block:
  %left.next = sub i64 %left, 64
  %from.block = getelementptr i8, ptr %from, i64 %left.next
  %to.block = getelementptr i8, ptr %to, i64 %left.next
  %block.all = load <8 x i64>, ptr %from.block, align 1
  store <8 x i64> %block.all, ptr %to.block, align 1
  br label %down
words:
  %rest = phi i64 [ %left, %down ], [ %rest.next, %word ]
  %wide = icmp uge i64 %rest, 8
  br i1 %wide, label %word, label %bytes
word:
  %rest.next = sub i64 %rest, 8
  %from.word = getelementptr i8, ptr %from, i64 %rest.next
  %to.word = getelementptr i8, ptr %to, i64 %rest.next
  %word.all = load i64, ptr %from.word, align 1
  store i64 %word.all, ptr %to.word, align 1
  br label %words
bytes:
  %few = phi i64 [ %rest, %words ], [ %few.next, %byte ]
  %none = icmp eq i64 %few, 0
  br i1 %none, label %done, label %byte
byte:
  %few.next = sub i64 %few, 1
  %from.byte = getelementptr i8, ptr %from, i64 %few.next
  %to.byte = getelementptr i8, ptr %to, i64 %few.next
  %b.byte = load i8, ptr %from.byte
  store i8 %b.byte, ptr %to.byte
  br label %bytes
done:
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
"""Each function's text by its name."""
