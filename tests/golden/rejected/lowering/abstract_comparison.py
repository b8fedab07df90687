from collections.abc import Sequence


class Holder:
    def __init__(self, items: Sequence[int]) -> None:
        self.items = items


print(Holder([1]).items == [1])
