from collections.abc import Iterable


class Holder:
    def __init__(self, items: Iterable[int]) -> None:
        self.items = items


print(sum(Holder([1]).items))
