"""Methods of Python's own types as values: with their object, and without."""

from collections import Counter, deque
from collections.abc import Callable
from functools import reduce

values = [3, 1, 2]
sort = values.sort
sort()
print(values)
append = values.append
append(4)
print(values)
text = "abc"
upper = text.upper
print(upper(), list(map(", ".join, [["a", "b"], ["c"]])), list(map("-{}-".format, [1, 2])))
table = {1: 20, 2: 10}
get = table.get
print(get(1), get(2), get(3))
print(sorted([1, 2], key=table.__getitem__))
some: set[int] = set()
add = some.add
add(5)
for _ in map(some.add, [1, 2]):
    pass
print(sorted(some), list(filter(some.__contains__, range(6))))
print(sorted(["b", "A"], key=str.lower), list(map(str.strip, [" a "])), list(map(int.bit_length, [1, 2, 4])))
up = str.upper
bits = int.bit_length
print(up("x"), bits(5), list(map(str.upper, "abc")), max(table, key=table.__getitem__))
print(list(map("abcabc".index, "cb")), list(map("a,b;c".split, ",;")), list(filter(str.isdigit, ["1", "a"])))
print(list(map(str.replace, ["aa", "ba"], ["a", "b"], ["x", "y"])), list(map(bytes.hex, [b"a", b"b"])))
print((255).bit_length(), list(map((10).__add__, [1, 2])))
whole = (2.0).is_integer
print(whole(), list(map(float.is_integer, [1.0, 1.5])))


def apply(function: Callable[[str], str], to: str) -> str:
    return function(to)


def twice(function: Callable[[int], None]) -> None:
    function(7)
    function(8)


print(apply(str.title, "one two"), apply("x".__add__, "y"), apply("<{}>".format, "z"), apply("-".join, "abc"))
twice(values.append)
twice(some.discard)
print(values, sorted(some))
handlers: dict[str, Callable[[str], str]] = {"low": str.lower, "up": str.upper, "strip": str.strip}
print([handlers[name](" Ab ") for name in ("low", "up", "strip")])
queue: deque[int] = deque()
push: Callable[[int], None] = queue.append
push(1)
twice(queue.appendleft)
print(queue, list(map(queue.count, [1, 8])))
counts = Counter("abca")
print(sorted(counts, key=counts.__getitem__, reverse=True)[0])
print(reduce(str.__add__, ["a", "b", "c"]))
parts: list[str] = []
emit = parts.append
for word in "to be".split():
    emit(word)
extend = parts.extend
extend(["or", "not"])
print(parts)
starts: Callable[[str], bool] = "hello".startswith
print(starts("he"), any(map("hello".startswith, ["x", "h"])), all(map("hello".__contains__, "hel")))
default: Callable[[int, int], int] = table.get
print(default(1, 0), default(9, -1))
setter = table.setdefault
print(setter(5, 50), table, list(map(table.pop, [5, 1])), table)
