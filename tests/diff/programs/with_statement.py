"""with: order of enter and exit, exceptions through it, swallowing, several managers."""

from types import TracebackType


class Guard:
    """Prints its life."""

    def __init__(self, name: str, swallow: bool = False) -> None:
        self.name = name
        self.swallow = swallow

    def __enter__(self) -> "Guard":
        print("enter", self.name)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        print("exit", self.name, "none" if error is None else str(error))
        return self.swallow


def early() -> int:
    length = 0
    with Guard("early") as guard:
        length = len(guard.name)
        if length == 5:
            return length
    return -length


with Guard("a"):
    print("inside")
with Guard("b") as outer, Guard("c") as inner:
    print(outer.name, inner.name)
print(early())
with Guard("quiet", True):
    raise ValueError("swallowed")
print("after")
try:
    with Guard("loud"):
        raise KeyError("through")
except KeyError as error:
    print("caught", error)
for number in range(3):
    with Guard(str(number)):
        if number == 1:
            break
