"""close, throw and send, also through `yield from`; generators that yield when they should end."""

from collections.abc import Generator, Iterator


def stubborn() -> Iterator[int]:
    try:
        yield 1
    finally:
        yield 2


def value() -> Generator[int, str, str]:
    got = yield 1
    print("got", got)
    try:
        more = yield 2
        print("more", more)
    except ValueError as error:
        print("caught", error)
        yield 7
    return "end"


def outer() -> Generator[int, str, int]:
    result = yield from value()
    print("result", result)
    return len(result)


def drop() -> None:
    g = stubborn()
    print(next(g))


class Held:
    def __init__(self, name: str) -> None:
        self.name = name


def holding() -> Iterator[int]:
    held = Held("outer")
    try:
        inner = Held("inner")
        yield 1
        print(inner.name)
    finally:
        last = Held("last")
        try:
            yield 2
        finally:
            print("second", last.name, held.name)


def catching() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        try:
            yield number
        except GeneratorExit:
            print("not yet", number)


def delegating() -> Iterator[int]:
    try:
        yield from holding()
    finally:
        yield from [5, 6]


def drop_catching() -> None:
    g = catching()
    print(next(g), next(g))
    other = delegating()
    print(next(other))


def drop_holding() -> None:
    g = holding()
    print(next(g))
    print("dropping")


def stubborn_generator() -> Generator[int, None, None]:
    yield from stubborn()


g1 = stubborn_generator()
print(next(g1))
try:
    g1.close()
except RuntimeError as e:
    print(e)
print(list(g1))
drop()
drop_holding()
drop_catching()
print("after")
o = outer()
print(next(o), o.send("a"), o.throw(ValueError("x")))
try:
    next(o)
except StopIteration as stop:
    print("stop", stop.value)
try:
    next(o)
except StopIteration as stop:
    print("stop", stop.value)
o.close()
o = outer()
o.close()
try:
    next(o)
except StopIteration as stop:
    print("stop", stop.value, stop.args)
o = outer()
next(o)
try:
    o.throw(KeyError("k"))
except KeyError as error:
    print("out", error)
print("done")
