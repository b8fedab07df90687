from typing import Protocol, runtime_checkable


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


class File:
    def close(self) -> None: ...


class Stone:
    pass


def shut(thing: object) -> None:
    if isinstance(thing, Closable):
        thing.close()


shut(File())
shut(Stone())
