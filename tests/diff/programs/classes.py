"""Classes: fields, methods, defaults, class variables, static and class methods, __str__ and __repr__."""


class Point:
    """A point."""

    count = 0

    def __init__(self, x: int, y: int = 0) -> None:
        self.x = x
        self.y = y

    def moved(self, dx: int, dy: int) -> "Point":
        return Point(self.x + dx, self.y + dy)

    def __repr__(self) -> str:
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __hash__(self) -> int:
        return hash((self.x, self.y))

    @staticmethod
    def origin() -> "Point":
        return Point(0)

    @classmethod
    def square(cls, side: int) -> "Point":
        return cls(side, side)


class Named:
    """Has a name that is not there at first."""

    def __init__(self) -> None:
        self.name: str | None = None

    def __str__(self) -> str:
        return "nobody" if self.name is None else self.name


class Counter:
    """Counts its calls."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, step: int) -> int:
        self.calls += step
        return self.calls

    def __len__(self) -> int:
        return self.calls

    def __getitem__(self, index: int) -> int:
        return index * 2

    def __contains__(self, value: int) -> bool:
        return value < self.calls


point = Point(1, 2)
print(point, point.moved(3, 4), Point.origin(), Point.square(5), Point(7), [point], str(point), repr(point))
print(point == Point(1, 2), point != Point(1, 3), point is point, {point: "here"}[Point(1, 2)])
point.x += 10
print(point.x, point.y, isinstance(point, Point), Point.count)
named = Named()
print(named)
named.name = "ada"
print(named, f"{named}", len(str(named)))
counter = Counter()
print(
    counter(2),
    counter(3),
    len(counter),
    counter[4],
    4 in counter,
    5 in counter,
    bool(counter),
    bool(Counter()),
)
