"""Calls that mypy would refuse, were it not for a comment."""


class Lamp:
    def __init__(self, level: int) -> None:
        self.level = level

    def brighter(self, by: int) -> int:
        return self.level + by


def measured(lamp: Lamp) -> None:
    print(lamp.brighter())  # type: ignore[call-arg]
    print(lamp.brighter(1, 2))  # type: ignore[call-arg]
    print(lamp.brighter(steps=1))  # type: ignore[call-arg]
    print(lamp.colour)  # type: ignore[attr-defined]
    print(lamp.dim())  # type: ignore[attr-defined]
    print(lamp[0])  # type: ignore[index]
    lamp.colour = 3  # type: ignore[attr-defined]


class Dim(Lamp):
    def brighter(self) -> int:  # type: ignore[override]
        return self.level


def lit(lamp: Lamp) -> None:
    print(lamp.brighter(1))


measured(Dim(1))
lit(Dim(1))
