"""range as a value: three integers. A `for` over range(...) written in place makes none of these."""

from ophion.runtime.slices import clamp, clamp_down, resolve


class Range:
    """range's layout and methods."""

    def __init__(self, start: int, stop: int, step: int) -> None:
        if step == 0:
            raise ValueError("range() arg 3 must not be zero")
        self.start: int = start
        self.stop: int = stop
        self.step: int = step
        self.length: int = _count(start, stop, step)

    def __len__(self) -> int:
        return self.length

    def __bool__(self) -> bool:
        return self.length != 0

    def __getitem__(self, index: int) -> int:
        place = index + self.length if index < 0 else index
        if place < 0 or place >= self.length:
            raise IndexError("range object index out of range")
        return self.start + place * self.step

    def get_slice(self, start: int | None, stop: int | None, step: int | None) -> "Range":
        """self[start:stop:step]"""
        first, stride, _ = resolve(start, stop, step, self.length)
        if stride > 0:
            end = self.length if stop is None else clamp(stop, self.length)
        else:
            end = -1 if stop is None else clamp_down(stop, self.length)
        return Range(self.start + first * self.step, self.start + end * self.step, stride * self.step)

    def __contains__(self, value: int) -> bool:
        if (value - self.start) % self.step != 0:
            return False
        return self.start <= value < self.stop if self.step > 0 else self.stop < value <= self.start

    def index(self, value: int) -> int:
        """Where `value` stands; ValueError."""
        if value not in self:
            raise ValueError(str(value) + " is not in range")
        return (value - self.start) // self.step

    def count(self, value: int) -> int:
        """1 where `value` is in it."""
        return 1 if value in self else 0

    def __eq__(self, other: "Range") -> bool:  # type: ignore[override]
        if self.length != other.length:
            return False
        if self.length == 0:
            return True
        return self.start == other.start and (self.length == 1 or self.step == other.step)

    def __hash__(self) -> int:
        return hash((self.length, self.start if self.length else 0, self.step if self.length > 1 else 0))

    def __repr__(self) -> str:
        text = "range(" + str(self.start) + ", " + str(self.stop)
        return text + ")" if self.step == 1 else text + ", " + str(self.step) + ")"

    def __iter__(self) -> "RangeIterator":
        return RangeIterator(self)


class RangeIterator:
    """iter(range(...))"""

    def __init__(self, values: Range) -> None:
        self.values = values
        self.position = 0

    def __iter__(self) -> "RangeIterator":
        return self

    def __next__(self) -> int:
        if self.position >= self.values.length:
            raise StopIteration
        self.position += 1
        return self.values[self.position - 1]


def _count(start: int, stop: int, step: int) -> int:
    if step > 0:
        return 0 if start >= stop else (stop - start - 1) // step + 1
    return 0 if start <= stop else (start - stop - 1) // -step + 1
