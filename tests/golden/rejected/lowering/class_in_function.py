"""Classes in functions whose names are not to be had where they are used."""

from collections.abc import Iterable


def build() -> int:
    class Registry:
        names: list[str] = []

    Registry.names.append("a")
    return len(Registry.names)


def early() -> int:
    class Caller:
        def call(self) -> int:
            return later()

    caller = Caller()

    def later() -> int:
        return 1

    return caller.call()


def without_object(size: int) -> int:
    class Box:
        @staticmethod
        def size() -> int:
            return size

    return Box.size()


def several(items: Iterable[int]) -> int:
    class Sum:
        def of(self) -> int:
            return sum(items)

    return Sum().of()


def as_value(size: int) -> str:
    class Box:
        def size(self) -> int:
            return size

    kinds = [Box]
    return kinds[0].__name__


def from_elsewhere(size: int) -> int:
    class Box:
        def size(self) -> int:
            return size

    class Maker:
        @staticmethod
        def make() -> Box:
            return Box()

    return Maker.make().size()


print(several([1]), several({2}), as_value(1), from_elsewhere(2), build(), early(), without_object(1))
