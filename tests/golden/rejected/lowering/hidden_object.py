from collections.abc import Iterable


class Holder:
    def __init__(self, items: Iterable[int]) -> None:
        self.items = items


holder = Holder([1])
print(holder.items == [1])
print(isinstance(holder.items, list))
print(holder.items)
if holder.items:
    print(sum(holder.items))
