"""Reference counts: __del__ runs as soon as the last reference goes, as in CPython."""


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
