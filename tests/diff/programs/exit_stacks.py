"""contextlib: stacks of contexts, redirected streams, null contexts, other directories."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, chdir, contextmanager, nullcontext, redirect_stderr, redirect_stdout

b = io.StringIO()
with redirect_stdout(b) as same:
    print("hi", 1)
    sys.stdout.write("direct\n")
    print("also", file=sys.stdout)
print(repr(b.getvalue()), same is b)
with redirect_stderr(io.StringIO()) as err:
    print("oops", file=sys.stderr)
print(repr(err.getvalue()))


class Door:
    def __init__(self, name: str, swallow: bool = False, fail: bool = False) -> None:
        self.name = name
        self.swallow = swallow
        self.fail = fail

    def __enter__(self) -> str:
        print("enter", self.name)
        return self.name

    def __exit__(self, kind: object, value: BaseException | None, trace: object) -> bool:
        print("exit", self.name, repr(value))
        if self.fail:
            raise KeyError(self.name)
        return self.swallow

    def close(self) -> None:
        print("close", self.name)


@contextmanager
def room(n: int) -> Iterator[int]:
    print("room", n)
    try:
        yield n
    finally:
        print("left", n)


def note(text: str, times: int = 2) -> int:
    print(text * times)
    return 3


def fail(text: str) -> None:
    raise ValueError(text)


def run(*doors: Door) -> None:
    try:
        with ExitStack() as s:
            for d in doors:
                print(s.enter_context(d))
            fail("x")
        print("swallowed")
    except Exception as problem:
        print(type(problem).__name__, problem, repr(problem.__context__))


with ExitStack() as s:
    s.callback(print, "bye", 3)
    s.callback(note, "ab")
    s.callback(note, "cd", times=3)
    s.callback(Door("z").close)
    f = s.enter_context(nullcontext(3))
    r = [s.enter_context(room(i)) for i in range(3)]
    print(f, r)
    s.push(Door("pushed"))
run(Door("a"), Door("b"))
run(Door("a"), Door("b", True))
run(Door("a"), Door("b", False, True), Door("c"))
run(Door("a", True), Door("b", False, True), Door("c"))
with ExitStack() as s2:
    s2.callback(print, "moved")
    kept = s2.pop_all()
print("now")
kept.close()
with nullcontext():
    print("x")
with nullcontext("v") as v:
    print(v)
before = os.getcwd()
with chdir("/"):
    print(os.getcwd())
print(os.getcwd() == before)


def fails(kind: type[BaseException] | None, value: BaseException | None, trace: object) -> bool:
    print("function", value)
    return True


with ExitStack() as s3:
    s3.push(fails)
    fail("gone")
print("end")
