from typing import Protocol, runtime_checkable


@runtime_checkable
class Measured(Protocol):
    def __len__(self) -> int: ...


class Rope:
    def __len__(self) -> int:
        return 3


def show(thing: object) -> None:
    if isinstance(thing, Measured):
        print(len(thing))


show(Rope())
show([1, 2])
