"""Allocations fail where control is on its way: in `__del__`, `finally`, `with`, handlers, generators, closures."""

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, cached_property, partial, reduce


class State:
    """What is counted."""

    opened: int = 0
    closed: int = 0
    died: int = 0
    made: int = 0


def broken(name: str, found: object) -> None:
    print("broken invariant:", name, found)


def survive(work: Callable[[], None]) -> bool:
    """Whether some work was done; else there was no memory for it."""
    try:
        work()
    except MemoryError:
        return False
    return True


class Dying:
    """Makes objects when it ends."""

    def __init__(self, number: int) -> None:
        self.number = number
        State.made += 1

    def __del__(self) -> None:
        State.died += 1
        texts = [str(self.number) * 2 for _ in range(3)]
        table = {text: [text] for text in texts}
        if len(table) != 1:
            broken("in __del__", len(table))


class Raising:
    """Raises when it ends."""

    def __init__(self) -> None:
        State.made += 1

    def __del__(self) -> None:
        State.died += 1
        raise ValueError("ended" + str(State.died))


class Managed:
    """Counts its entries and exits, and makes objects at both."""

    def __init__(self, name: str) -> None:
        self.name = name + "managed"

    def __enter__(self) -> "Managed":
        self.texts = [self.name + str(n) for n in range(2)]
        State.opened += 1
        return self

    def __exit__(self, kind: object, raised: object, trace: object) -> None:
        State.closed += 1
        self.texts.append(self.name + "left" + str(State.closed))


class Problem(Exception):
    """Has fields and a text of its own."""

    def __init__(self, number: int, *, text: str = "text") -> None:
        super().__init__(text + str(number), number)
        self.number = number
        self.texts = [text, text + "more"]

    def __str__(self) -> str:
        return f"problem {self.number} of {self.texts}"


def deep(n: int) -> None:
    held = Dying(n)
    if n == 0:
        raise Problem(held.number, text="deep")
    deep(n - 1)


def ends() -> None:
    for n in range(3):
        Dying(n)
    held = [Dying(n) for n in range(4)]
    held[1:3] = [Dying(9)]
    held.clear()
    table = {n: Dying(n) for n in range(4)}
    table[2] = Dying(7)
    del table[1]
    Raising()


def finals() -> None:
    log: list[str] = []
    for n in range(3):
        try:
            log.append("body" + str(n))
            if n == 1:
                continue
        finally:
            State.closed += 1
            log.append("final" + str(n))
        log.append("behind")


def finals_of_exceptions() -> None:
    log: list[str] = []
    for n in range(3):
        try:
            try:
                deep(n)
            finally:
                log.append("final" + str(n))
        except Problem as problem:
            log.append(str(problem) + str(problem.args))
        except MemoryError:
            log = ["out"]


def returned(n: int) -> str:
    try:
        return "value" + str(n)
    finally:
        State.closed += 1
        Dying(n)


def withs() -> None:
    for n in range(2):
        with Managed("a" + str(n)) as one, Managed(one.name) as two:
            two.texts.append(one.name + "b")
    with suppress(Problem), Managed("c"):
        raise Problem(1)


@contextmanager
def opened(name: str) -> Generator[list[str], None, None]:
    texts = [name]
    State.opened += 1
    try:
        yield texts
        texts.append(name + "left")
    except Problem as problem:
        texts.append(str(problem))
    finally:
        State.closed += 1
        texts.append(name + "closed")


def managers() -> None:
    for n in range(2):
        with opened("x" + str(n)) as texts:
            texts.append("inside" + texts[0])
    with opened("y") as texts:
        raise Problem(len(texts))


def handlers() -> None:
    try:
        try:
            raise Problem(1)
        except Problem as problem:
            raise KeyError("key" + str(problem)) from problem
    except KeyError as error:
        if not isinstance(error.__cause__, Problem):
            broken("cause", type(error.__cause__).__name__)
    try:
        {str(n): n for n in range(3)}["missing"] += 1
    except KeyError as error:
        error.add_note("note" + str(error))
    try:
        [int(text) for text in ("1", "x" * 3)]
    except ValueError as error:
        text = repr(error) + str(error)
        if "xxx" not in text:
            broken("ValueError", text)


def numbers(count: int) -> Generator[str, None, None]:
    State.opened += 1
    try:
        for n in range(count):
            yield "n" + str(n)
    finally:
        State.closed += 1
        Dying(count)


def echo() -> Generator[str, str, list[str]]:
    got: list[str] = []
    State.opened += 1
    try:
        while len(got) < 3:
            try:
                got.append((yield "g" + str(len(got))) + "!")
            except Problem as problem:
                got.append(str(problem))
        return got
    finally:
        State.closed += 1


def delegating() -> Generator[str, str, None]:
    yield ",".join((yield from echo()))


def generators() -> None:
    whole = list(numbers(3))
    if whole != ["n0", "n1", "n2"]:
        broken("generator", whole)
    part = numbers(5)
    next(part)
    del part
    for text in numbers(5):
        if text == "n2":
            break
    talk = delegating()
    next(talk)
    talk.send("a" * 2)
    talk.throw(Problem(4))
    talk.send("b" * 2)
    other = delegating()
    next(other)
    other.close()
    later = numbers(2)
    later.close()
    lengths = sum(len(text) for text in map(str.upper, filter(None, numbers(4))))
    pairs = [a + b for a, b in zip(numbers(3), numbers(4), strict=False)]
    if lengths != 8 or len(pairs) != 3:
        broken("lengths", lengths)


def counter() -> tuple[Callable[[], int], Callable[[], list[str]]]:
    count = 0
    seen: list[str] = []

    def step() -> int:
        nonlocal count, seen
        count += 1
        seen = [*seen, str(count) * 2]
        return count

    return step, lambda: seen


def closures() -> None:
    step, seen = counter()
    for _ in range(5):
        if not survive(lambda: print(end="" if step() else "")):
            pass
    if not len(seen()) <= 5:
        broken("closure", len(seen()))
    adders = [partial(joined, str(n)) for n in range(3)]
    if [add("x") for add in adders] != ["0x", "1x", "2x"]:
        broken("partial", len(adders))
    composed: Callable[[str], str] = str.upper
    for _ in range(3):
        composed = twice(composed)
    composed("text")
    reduce(joined, ["a" * n for n in range(5)])


def joined(a: str, b: str) -> str:
    return a + b


def twice(work: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: work(work(text) + "t")


@cache
def cached(n: int) -> list[str]:
    return [str(n) * 3]


@dataclass(order=True)
class Record:
    number: int
    names: list[str] = field(default_factory=lambda: ["default" + str(1)])

    @cached_property
    def text(self) -> str:
        return f"{self.number:>4}" + ",".join(self.names)


def records() -> None:
    record = Record(3)
    if record.text != record.text or record != Record(3):
        broken("record", record.number)
    for n in range(4):
        if cached(n % 2) is not cached(n % 2):
            broken("cache", n)
    ordered = sorted([Record(n * 3 % 5) for n in range(5)])
    if [r.number for r in ordered] != [0, 1, 2, 3, 4]:
        broken("records", len(ordered))
    text = f"{record!r:>40}{record.text:<10}{3.5:8.2f}{[1, 2]!s}{'é'}{len(ordered):05}"
    if "Record(number=3" not in text:
        broken("text", text)


def objects() -> None:
    values: list[object] = [1, "a" * 2, 2.5, (1, "b"), None, [1], {"k": 2}]
    texts = [str(value) for value in values]
    found = [value for value in values if isinstance(value, int)]
    if len(texts) != 7 or found != [1] or values != list(values):
        broken("objects", len(texts))


PARTS: list[Callable[[], None]] = [
    ends,
    finals,
    finals_of_exceptions,
    withs,
    managers,
    handlers,
    generators,
    closures,
    records,
    objects,
]
failed = 0
for part in PARTS:
    State.opened = State.closed = State.died = State.made = 0
    if not survive(part):
        failed += 1
    if State.made < State.died:
        broken("ends", State.died)
    if part in (withs, managers, generators) and State.opened != State.closed:
        broken("closed", State.opened - State.closed)
if not survive(lambda: print(end="" if returned(3) else "")):
    failed += 1
print("survived", failed == 0)
