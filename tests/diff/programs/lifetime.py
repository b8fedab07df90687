"""Reference counts: __del__ runs as soon as the last reference goes, as in CPython."""

from dataclasses import dataclass


class Noisy:
    """Says goodbye."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __del__(self) -> None:
        print("del", self.name)


class Holder:
    """Holds another object."""

    def __init__(self, held: Noisy) -> None:
        self.held: Noisy | None = held


def passed(noisy: Noisy) -> Noisy:
    print("got", noisy.name)
    return noisy


def inside() -> int:
    length = len(passed(Noisy("temporary")).name)
    print("left")
    return length


print(inside())
kept = passed(Noisy("passed"))
print("kept", kept.name)
kept = Noisy("second")
print("reassigned")
holders = [Noisy("x"), Noisy("y")]
holders[0] = Noisy("z")
print("replaced")
holders.pop()
print("popped")
del holders[0]
print("deleted")
table = {1: Noisy("in dict")}
table[1] = Noisy("in dict again")
print("stored")
del table[1]
print("removed")
holder = Holder(Noisy("in field"))
holder.held = None
print("cleared")
holder.held = Noisy("in field again")
del holder
print("holder gone")
pair = (Noisy("in pair"), 1)
pair = (Noisy("in other pair"), 2)
print("pair replaced")
words = [Noisy("a"), Noisy("b"), Noisy("c")]
words[1:2] = []
print("slice gone")
words.clear()
print("end")
del kept
del pair


def refuse(n: int) -> int:
    """A value that cannot be computed."""
    if n > 2:
        raise ValueError("no")
    return n


class Numbered:
    """Says when it goes."""

    def __init__(self, n: int) -> None:
        self.n = n

    def __del__(self) -> None:
        print("gone", self.n)


@dataclass
class Labelled:
    """The same with a generated __init__."""

    n: int
    label: str

    def __del__(self) -> None:
        print("gone", self.label)


def build(n: int) -> tuple[list[Numbered], tuple[Labelled, ...]]:
    """Displays of objects, of which one may never be made."""
    return [Numbered(1), Numbered(refuse(n)), Numbered(3)], (Labelled(refuse(n), "a"), Labelled(n, "b"))


def try_to_build(n: int) -> None:
    """An object whose arguments raise does not exist, and is not deleted."""
    try:
        numbers, labels = build(n)
        print(len(numbers), len(labels), numbers[2].n, labels[1].label)
    except ValueError as problem:
        print("refused:", problem)


try_to_build(2)
try_to_build(3)


class Link:
    """One of a chain."""

    def __init__(self, value: int, following: "Link | None") -> None:
        self.value = value
        self.following = following


def chain(length: int) -> Link:
    """length links: length - 1, ..., 0."""
    made = Link(0, None)
    for value in range(1, length):
        made = Link(value, made)
    return made


def steps(first: Link | None) -> int:
    """A variable that moves along its own fields, which alone hold what it moves to."""
    count = 0
    while first is not None:
        count += first.value
        first = first.following
    return count


def last_but(first: Link, count: int) -> int:
    """A step of two, and a swap on the way."""
    ahead = behind = first
    while ahead.following is not None:
        ahead = ahead.following
        if count > 0:
            count -= 1
        elif behind.following is not None:
            behind, first = behind.following, behind
    return behind.value * 100 + first.value


def reversed_chain(first: Link | None) -> Link | None:
    """Each link's field is replaced while a variable still needs what it held."""
    made: Link | None = None
    while first is not None:
        first.following, made, first = made, first, first.following
    return made


print(steps(chain(5)), last_but(chain(7), 2), steps(reversed_chain(chain(4))))
texts = ["a", "b", "c"]
for text in texts:
    text, texts[0] = texts[1] + text, text
    print(text, texts)
