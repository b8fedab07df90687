"""User iterators, iter() and next(), iterating over oneself."""

from collections.abc import Iterator


class Countdown:
    """Counts down to one."""

    def __init__(self, start: int) -> None:
        self.current = start

    def __iter__(self) -> "Countdown":
        return self

    def __next__(self) -> int:
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1


class Words:
    """Iterable again and again."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __iter__(self) -> Iterator[str]:
        return iter(self.text.split())


for number in Countdown(3):
    print(number)
print(list(Countdown(4)), sum(Countdown(5)), [n * 2 for n in Countdown(2)], max(Countdown(3)))
words = Words("to be or not")
print([w for w in words], len(list(words)), sorted(words), "be" in list(words))
steps = iter([1, 2])
print(next(steps), next(steps))
try:
    next(steps)
except StopIteration:
    print("StopIteration")
for a, b in zip(Countdown(2), "xy"):
    print(a, b)
for index, word in enumerate(words, 1):
    print(index, word)

print(next(iter([]), None), next(iter([]), 5), next((x for x in [1] if x > 1), None))
