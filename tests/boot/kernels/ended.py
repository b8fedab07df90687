"""What `__del__` raises in a kernel is told on the console, and it goes on: to what nothing catches."""

from kernel import console


class Ending:
    """Raises when it ends."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        raise ValueError("ended " + str(self.number))


def end(number: int) -> int:
    """Make an object that ends at once."""
    return len(str(Ending(number).number))


def main() -> None:
    """Called by the boot code."""
    console.init()
    print("before")
    print("after", end(7))
    print([1, 2][end(100)])
