"""LLVM text for questions about function values: their names, whether two are the same, and a hash.

A function value is { count, type, code, captured values... }; before its code lies the address of a record
(`ModuleWriter.function_record`): { name, qualified name, offset of the function behind, what it stands for,
module }.
"""

FUNCTIONS = """
define internal ptr @ophion.function.record(ptr %closure) #0 {
  %place = getelementptr inbounds i8, ptr %closure, i64 16
  %code = load ptr, ptr %place
  %before = getelementptr inbounds i8, ptr %code, i64 -8
  %record = load ptr, ptr %before
  ret ptr %record
}

; The function that a value stands for: behind adapters, and up to `most` kinds of others.
define internal ptr @ophion.function.behind(ptr %closure, i64 %most) #0 {
  br label %top
top:
  %here = phi ptr [ %closure, %0 ], [ %inner, %follow ]
  %record = call ptr @ophion.function.record(ptr %here)
  %kind.place = getelementptr inbounds i8, ptr %record, i64 24
  %kind = load i64, ptr %kind.place
  %less = sub i64 %kind, 1
  %follows = icmp ult i64 %less, %most
  br i1 %follows, label %follow, label %done
follow:
  %offset.place = getelementptr inbounds i8, ptr %record, i64 16
  %offset = load i64, ptr %offset.place
  %place = getelementptr inbounds i8, ptr %here, i64 %offset
  %inner = load ptr, ptr %place
  br label %top
done:
  ret ptr %here
}

define internal ptr @ophion.function.name(ptr %closure, i64 %which) #0 {
  %own = call ptr @ophion.function.behind(ptr %closure, i64 2)
  %record = call ptr @ophion.function.record(ptr %own)
  %place = getelementptr inbounds i8, ptr %record, i64 %which
  %name = load ptr, ptr %place
  ret ptr %name
}

define internal i64 @ophion.function.kind(ptr %closure) #0 {
  %own = call ptr @ophion.function.behind(ptr %closure, i64 2)
  %record = call ptr @ophion.function.record(ptr %own)
  %place = getelementptr inbounds i8, ptr %record, i64 24
  %kind = load i64, ptr %place
  ret i64 %kind
}

; A number that is the same for values that are the same: of a method, from its code and its object.
define internal i64 @ophion.function.hash(ptr %closure) #0 {
  %own = call ptr @ophion.function.behind(ptr %closure, i64 1)
  %record = call ptr @ophion.function.record(ptr %own)
  %kind.place = getelementptr inbounds i8, ptr %record, i64 24
  %kind = load i64, ptr %kind.place
  %bound = icmp eq i64 %kind, 3
  br i1 %bound, label %method, label %plain
method:
  %name.place = getelementptr inbounds i8, ptr %record, i64 8
  %name = load i64, ptr %name.place
  %object.place = getelementptr inbounds i8, ptr %own, i64 24
  %object = load i64, ptr %object.place
  %mixed = xor i64 %name, %object
  %shifted = lshr i64 %mixed, 4
  ret i64 %shifted
plain:
  %address = ptrtoint ptr %own to i64
  %number = lshr i64 %address, 4
  ret i64 %number
}

define internal i1 @ophion.function.identical(ptr %a, ptr %b) #0 {
  %one = call ptr @ophion.function.behind(ptr %a, i64 1)
  %other = call ptr @ophion.function.behind(ptr %b, i64 1)
  %equal = icmp eq ptr %one, %other
  ret i1 %equal
}

; Methods are the same where their qualified names and their objects are.
define internal i1 @ophion.function.same(ptr %a, ptr %b) #0 {
  %one = call ptr @ophion.function.behind(ptr %a, i64 1)
  %other = call ptr @ophion.function.behind(ptr %b, i64 1)
  %equal = icmp eq ptr %one, %other
  br i1 %equal, label %same, label %different
different:
  %record = call ptr @ophion.function.record(ptr %one)
  %record.other = call ptr @ophion.function.record(ptr %other)
  %kind.place = getelementptr inbounds i8, ptr %record, i64 24
  %kind = load i64, ptr %kind.place
  %bound = icmp eq i64 %kind, 3
  %kind.place.other = getelementptr inbounds i8, ptr %record.other, i64 24
  %kind.other = load i64, ptr %kind.place.other
  %both = icmp eq i64 %kind, %kind.other
  %name.place = getelementptr inbounds i8, ptr %record, i64 8
  %name = load ptr, ptr %name.place
  %name.place.other = getelementptr inbounds i8, ptr %record.other, i64 8
  %name.other = load ptr, ptr %name.place.other
  %named = icmp eq ptr %name, %name.other
  %alike = and i1 %both, %named
  %methods = and i1 %bound, %alike
  br i1 %methods, label %objects, label %no
objects:
  %place = getelementptr inbounds i8, ptr %one, i64 24
  %object = load i64, ptr %place
  %place.other = getelementptr inbounds i8, ptr %other, i64 24
  %object.other = load i64, ptr %place.other
  %found = icmp eq i64 %object, %object.other
  ret i1 %found
same:
  ret i1 true
no:
  ret i1 false
}
"""
FUNCTION_DECLARATIONS = """
declare hidden ptr @ophion.function.name(ptr, i64) #0
declare hidden i64 @ophion.function.kind(ptr) #0
declare hidden i64 @ophion.function.hash(ptr) #0
declare hidden i1 @ophion.function.identical(ptr, ptr) #0
declare hidden i1 @ophion.function.same(ptr, ptr) #0
"""
