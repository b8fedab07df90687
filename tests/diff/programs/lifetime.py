"""Reference counts: __del__ runs as soon as the last reference goes, as in CPython."""


class Noisy:
    """Says goodbye."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __del__(self) -> None:
        print("del", self.name)


def local() -> None:
    noisy = Noisy("local")
    print("in", noisy.name)


def passed(noisy: Noisy) -> Noisy:
    print("got", noisy.name)
    return noisy


local()
kept = passed(Noisy("passed"))
print("kept", kept.name)
kept = Noisy("second")
holders = [Noisy("x"), Noisy("y")]
holders[0] = Noisy("z")
print("replaced")
holders.pop()
del holders[0]
table = {1: Noisy("in dict")}
table[1] = Noisy("in dict again")
del table[1]
try:
    guard = Noisy("raising")
    raise ValueError("v")
except ValueError:
    print("caught")
guard = Noisy("replaced guard")
pair = (Noisy("pair"), 1)
pair = (Noisy("other pair"), 2)
print("end")
del kept
