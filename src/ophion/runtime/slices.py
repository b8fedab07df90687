"""What a slice or an index selects, for every sequence class."""

from ophion.lang.unsafe import inline, wrapping


class Slice:
    """slice: what a class of one's own is given for `x[a:b:c]`."""

    def __init__(self, start: int | None, stop: int | None, step: int | None) -> None:
        self.start = start
        self.stop = stop
        self.step = step

    def indices(self, length: int) -> tuple[int, int, int]:
        """The start, stop and step of the range of indices that it selects of a sequence; ValueError."""
        step = 1 if self.step is None else self.step
        first, _, _ = resolve(self.start, self.stop, step, length)
        if step > 0:
            return first, length if self.stop is None else clamp(self.stop, length), step
        return first, -1 if self.stop is None else clamp_down(self.stop, length), step

    def __eq__(self, other: "Slice") -> bool:  # type: ignore[override]
        return (self.start, self.stop, self.step) == (other.start, other.stop, other.step)

    def __repr__(self) -> str:
        return f"slice({self.start!r}, {self.stop!r}, {self.step!r})"


def resolve(start: int | None, stop: int | None, step: int | None, length: int) -> tuple[int, int, int]:
    """(first index, step, how many) of `start:stop:step` over a sequence; ValueError for step 0.

    Where nothing is selected, `first` is where a contiguous slice would be inserted.
    """
    if step is None:
        first = 0 if start is None else clamp(start, length)
        end = length if stop is None else clamp(stop, length)
        return first, 1, end - first if end > first else 0
    stride = step
    if stride == 0:
        raise ValueError("slice step cannot be zero")
    if stride > 0:
        first = 0 if start is None else clamp(start, length)
        end = length if stop is None else clamp(stop, length)
        return first, stride, (end - first + stride - 1) // stride if end > first else 0
    first = length - 1 if start is None else clamp_down(start, length)
    end = -1 if stop is None else clamp_down(stop, length)
    return first, stride, (first - end - stride - 1) // -stride if first > end else 0


@inline
@wrapping
def clamp(index: int, length: int) -> int:
    """A slice bound as a position in 0 .. length."""
    if index < 0:
        index += length
        return 0 if index < 0 else index
    return length if index > length else index


def clamp_down(index: int, length: int) -> int:
    """A slice bound for a negative step as a position in -1 .. length - 1."""
    if index < 0:
        index += length
        return -1 if index < 0 else index
    return length - 1 if index >= length else index
