"""Generator functions: yield in every kind of statement, send, throw, close, yield from, and how they end."""

from collections.abc import Generator, Iterable, Iterator


class Tree:
    """A binary tree, walked in order."""

    def __init__(self, key: int, left: "Tree | None" = None, right: "Tree | None" = None) -> None:
        self.key = key
        self.left = left
        self.right = right

    def __iter__(self) -> Iterator[int]:
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right

    def deep(self, depth: int = 0) -> Iterator[tuple[int, str]]:
        for child in (self.left, self.right):
            if child is not None:
                yield from child.deep(depth + 1)
        yield depth, str(self.key)


class Guard:
    """Prints when it is entered and left."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> str:
        print("enter", self.name)
        return self.name

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        print("leave", self.name, "-" if kind is None else kind.__name__)


def count(stop: int) -> Iterator[int]:
    number = 0
    while number < stop:
        yield number
        number += 1


def squares(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        yield number * number


def letters(text: str, table: dict[str, float]) -> Iterator[tuple[str, float]]:
    for index, letter in enumerate(text):
        if letter in table:
            yield letter, table[letter]
        else:
            yield letter, float(index)


def held() -> Iterator[str]:
    with Guard("a") as a, Guard("b") as b:
        yield a + b
        try:
            yield "inside"
        finally:
            print("finally")
    yield "after"


def running() -> Generator[float, float, str]:
    total = 0.0
    seen = 0
    while seen < 3:
        value = yield total
        total += value
        seen += 1
    return f"{seen} values, {total}"


def report() -> Generator[float, float, None]:
    text = yield from running()
    print(text)
    again = yield from running()
    print(again)


def patient() -> Generator[str, str | None, int]:
    caught = 0
    while True:
        try:
            got = yield f"caught {caught}"
            if got is not None:
                print("got", got)
        except ValueError as error:
            caught += 1
            print("error", error)
        except KeyError:
            return caught
        finally:
            print("round")


def delegating() -> Generator[str, str | None, None]:
    try:
        result = yield from patient()
        print("result", result)
    except ZeroDivisionError:
        print("division")
        yield "divided"


def nested(names: list[str]) -> Iterator[str]:
    calls = 0

    def inner(prefix: str) -> Iterator[str]:
        nonlocal calls
        for name in names:
            calls += 1
            yield prefix + name + str(calls)

    yield from inner("x")
    names.append("later")
    for item in inner("y"):
        yield item
    yield str(calls)


def stubborn() -> Iterator[int]:
    try:
        yield 1
    except GeneratorExit:
        yield 2


def stopping() -> Iterator[int]:
    yield 1
    raise StopIteration


def nothing() -> Iterator[None]:
    print("before")
    yield
    print("between")
    yield None
    print("after")


def early(limit: int) -> Iterator[int]:
    for number in range(100):
        if number == limit:
            return
        yield number


def selfish() -> Iterator[int]:
    yield 1
    yield next(itself[0])
    yield 3


def primes() -> Iterator[int]:
    found: list[int] = []
    number = 2
    while True:
        if all(number % prime for prime in found):
            found.append(number)
            yield number
        number += 1


tree = Tree(5, Tree(2, Tree(1), Tree(3)), Tree(8, None, Tree(9)))
print(list(tree), sum(tree), max(tree), [n for n in tree if n % 2], 8 in list(tree))
print(list(tree.deep()))
print(list(squares(count(5))), list(squares([1, 2])), list(squares(squares((3, 4)))), sum(squares(range(4))))
for pair in letters("abc", {"b": 0.5}):
    print(pair)
print(sorted(count(4), reverse=True), dict(letters("xy", {})), set(count(3)), "".join(held()))

for text in held():
    print(text)
    if text == "inside":
        break
print("broken off")

accumulator = running()
print(next(accumulator), accumulator.send(1.5), accumulator.send(2.0))
try:
    accumulator.send(3.0)
except StopIteration as stop:
    print("stopped", stop.value)
try:
    next(accumulator)
except StopIteration as stop:
    print("again", stop.value, stop.args)
reporter = report()
next(reporter)
print([reporter.send(float(n)) for n in range(5)])
reporter.close()
reporter.close()

p = patient()
print(next(p), p.send("hello"), p.throw(ValueError("one")), p.throw(ValueError))
try:
    p.throw(KeyError("end"))
except StopIteration:
    print("over")
try:
    p.throw(KeyError("again"))
except KeyError as error:
    print("again", error)
d = delegating()
print(next(d), d.send("through"), d.throw(ValueError("deep")))
print(d.throw(ZeroDivisionError()))
print(next(d, "end"), next(d, "end"))
d = delegating()
next(d)
try:
    d.throw(KeyError("x"))
except StopIteration:
    print("finished")

print(list(nested(["a", "b"])))
s = stubborn()
s2 = (next(s), 0)
g = patient()
try:
    g.send("early")
except TypeError as error:
    print(error)
g.close()
print(next(g, "closed"))
fresh = patient()
try:
    fresh.throw(OSError(5, "fresh"))
except OSError as error:
    print(error)
print(next(fresh, "closed"))
try:
    for number in stopping():
        print(number)
except RuntimeError as error:
    print(error, repr(error.__cause__))
for none in nothing():
    print(none)
print(list(early(3)), list(early(0)), next(early(1)))
itself: list[Iterator[int]] = []
itself.append(selfish())
next(itself[0])
try:
    next(itself[0])
except ValueError as error:
    print(error)
print(next(itself[0], -1))
for prime in primes():
    if prime > 30:
        break
    print(prime, end=" ")
print()
for a, b in zip(count(3), squares(count(9))):
    print(a, b)
